import * as z from 'zod/mini'
import { time } from './shape.ts'

/** An `events` frame never carries more than this many, so that one slow reader costs a bounded buffer. */
export const MAX_EVENTS_PER_FRAME = 50

export const runnerEvent = z.looseObject({
  /** Grows by one with every event of this controller. */
  seq: z.number(),
  time,
  runner: z.string(),
  name: z.string(),
  /** marked, started, restarted, resumed, recognised, state, output, dialog, answered, not-taken, moved, renamed, muted, unmuted, queued, sent, unqueued, gap, recovered, log-trouble, log-resumed, removed; metrics where asked for */
  type: z.string(),
})
export type RunnerEvent = z.infer<typeof runnerEvent>
