import * as z from 'zod/mini'
import { errorBody } from './errors.ts'
import { MAX_EVENTS_PER_FRAME, runnerEvent } from './events.ts'
import './shape.ts'

/** Changes whenever an old client could misunderstand a new controller; both ends refuse another one. */
export const PROTOCOL_VERSION = 1

export const request = z.object({
  v: z.number(),
  id: z.union([z.number(), z.string()]),
  method: z.string(),
  params: z.optional(z.unknown()),
  /** Until when it is meant, as `machineMs` counts: a controller that was held longer does nothing. */
  until: z.optional(z.number()),
})

/** What the controller writes: a result, an error, or a batch of events of a subscription. */
export const response = z.union([
  z.object({ id: z.nullable(z.union([z.number(), z.string()])), error: errorBody }),
  z.object({ id: z.union([z.number(), z.string()]), ok: z.unknown() }),
  z.object({ events: z.array(runnerEvent).check(z.maxLength(MAX_EVENTS_PER_FRAME)) }),
])
