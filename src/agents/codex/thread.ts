import * as z from 'zod/mini'
import { label, time } from '../../usage/record-shapes.ts'

/** A field of which something else than expected says nothing. */
function maybe<T extends z.ZodMiniType>(schema: T) {
  return z.pipe(
    z.optional(z.unknown()),
    z.transform((value) => z.safeParse(schema, value).data),
  )
}

const meta = z.object({
  id: label,
  timestamp: maybe(time),
  forked_from_id: maybe(label),
  parent_thread_id: maybe(label),
  history_base: maybe(z.object({ thread_id: label })),
  subagent_history_start_ordinal: maybe(z.int()),
  source: z.optional(z.unknown()),
})
const subagentSource = z.object({ subagent: z.unknown() })
const spawned = z.object({ subagent: z.object({ thread_spawn: z.object({ parent_thread_id: label }) }) })
const head = z.object({ type: z.literal('session_meta'), timestamp: maybe(time), payload: meta })

/** What the first line of a rollout says of its thread. */
export interface CodexThread {
  readonly id: string
  /** Threads of which its file may begin with a copy. */
  readonly origins: readonly string[]
  /** The thread that has started it as a sub-agent. */
  readonly parent: string | undefined
  /** Milliseconds since the epoch. */
  readonly bornAt: number | undefined
  /** Lines of a lower number are a copy. */
  readonly ownFrom: number | undefined
}

/** Reads the first line of a rollout; undefined when it is something else. */
export function codexThread(record: unknown): CodexThread | undefined {
  const { success, data } = z.safeParse(head, record)
  if (!success) return undefined
  const { id, timestamp, source, ...more } = data.payload
  const spawnedBy = z.safeParse(spawned, source).data?.subagent.thread_spawn.parent_thread_id
  const isSubagent = z.safeParse(subagentSource, source).success
  const named = [more.forked_from_id, more.parent_thread_id, spawnedBy, more.history_base?.thread_id]
  return {
    id,
    origins: [...new Set(named.filter((origin): origin is string => origin !== undefined && origin !== id))],
    parent: spawnedBy ?? (isSubagent ? more.parent_thread_id : undefined),
    bornAt: timestamp ?? data.timestamp,
    ownFrom: more.subagent_history_start_ordinal,
  }
}
