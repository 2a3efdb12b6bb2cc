import { layFile } from './agent-records.ts'

/** Threads of the tests; the first twelve digits are when each began, in milliseconds since the epoch. */
export const PARENT = threadAt('2026-11-20T10:00:00.000Z', 1)

/** A thread id of Codex: a UUID of version 7. */
export function threadAt(time: string, last: number): string {
  const digits = Date.parse(time).toString(16).padStart(12, '0')
  return `${digits.slice(0, 8)}-${digits.slice(8)}-7000-8000-${String(last).padStart(12, '0')}`
}

export interface Line {
  readonly timestamp: string
  readonly ordinal?: number
  readonly type: string
  readonly payload: object
}

/** One line of a rollout. */
export function line(timestamp: string, type: string, payload: object): Line {
  return { timestamp, type, payload }
}

export function sessionMeta(thread: string, timestamp: string, more: object = {}): Line {
  return line(timestamp, 'session_meta', { id: thread, timestamp, source: 'cli', ...more })
}

/** What Codex writes after each answer: the sum of its thread so far, here of input alone, and what the answer added. */
export function tokenCount(timestamp: string, total: number, last?: number): Line {
  const usage = (input: number) => ({
    input_tokens: input,
    cached_input_tokens: 0,
    output_tokens: 0,
    total_tokens: input,
  })
  const info = { total_token_usage: usage(total), ...(last === undefined ? {} : { last_token_usage: usage(last) }) }
  return line(timestamp, 'event_msg', { type: 'token_count', info })
}

/** One answer, as versions from 0.150 on record it. */
export function usageRecord(timestamp: string, thread: string, id: string, input: number, total: number): Line {
  const usage = (count: number) => ({
    input_tokens: count,
    cached_input_tokens: 0,
    output_tokens: 0,
    total_tokens: count,
  })
  return line(timestamp, 'token_usage_record', {
    thread_id: thread,
    response_id: id,
    usage: usage(input),
    thread_token_usage: usage(total),
  })
}

export function taskStarted(timestamp: string, turn: string): Line {
  return line(timestamp, 'event_msg', { type: 'task_started', turn_id: turn })
}

/** Puts a rollout where Codex would have written it, and returns its path. */
export function layRollout(home: string, thread: string, lines: readonly Line[], name?: string): string {
  const day = lines[0]?.timestamp.slice(0, 10).replaceAll('-', '/') ?? ''
  const time = lines[0]?.timestamp.slice(0, 19).replaceAll(':', '-') ?? ''
  const text = lines.map((one) => `${JSON.stringify(one)}\n`).join('')
  return layFile(home, name ?? `.codex/sessions/${day}/rollout-${time}-${thread}.jsonl`, text)
}

/** The same line at another time, as a fork copies it. */
export function at(timestamp: string, one: Line): Line {
  return { ...one, timestamp }
}
