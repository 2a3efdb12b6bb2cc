import * as z from 'zod/mini'
import { time } from './shape.ts'

const weighed = z.object({
  rule: z.string(),
  source: z.string(),
  /** Which source is believed when two disagree: the one that weighs more. */
  weight: z.number(),
  text: z.string(),
  /** The state that it speaks for. */
  says: z.string(),
  time,
})

/** Why a runner is in its state. */
export const explanation = z.object({
  /** What won; without it output and silence decide. */
  because: z.optional(weighed),
  /** What else was seen, the weightiest first. */
  others: z.array(weighed),
  /** Whether there are rules for its agent. */
  known: z.boolean(),
  lastVisibleAt: time,
  idleAfterMs: z.number(),
  title: z.optional(z.string()),
  /** The last lines of the screen, as they were last looked at. */
  screen: z.array(z.string()),
  /** Undefined when its process was not seen. */
  processRuns: z.optional(z.boolean()),
  lastBellAt: z.optional(time),
  /** What would put it into another state. */
  changes: z.array(z.object({ says: z.string(), rule: z.string(), when: z.string() })),
})
export type Explanation = z.infer<typeof explanation>
