import * as z from 'zod/mini'

// A command checks one or two answers in its life: compiling a checker for them takes longer than they do. A shape looks at
// this when it is made, so every file that makes shapes of messages imports this one.
z.config({ jitless: true })

/** ISO 8601 with milliseconds, in UTC. */
export const time = z.string()
