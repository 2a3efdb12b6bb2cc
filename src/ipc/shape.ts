import * as z from 'zod/mini'

// A command checks one or two answers in its life: compiling a checker for them takes longer than they do.
z.config({ jitless: true })

/** Builds the shapes of messages. What makes a shape takes it from here: then it is set up before. */
export { z }

/** ISO 8601 with milliseconds, in UTC. */
export const time = z.string()
