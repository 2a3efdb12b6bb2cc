import type { CastEvent } from './cast-event.ts'

export interface CastHeader {
  readonly cols: number
  readonly rows: number
  /** When the run began, in milliseconds since the epoch. */
  readonly startMs: number
  readonly title: string
}

export const CAST_VERSIONS = ['2', '3'] as const
export type CastVersion = (typeof CAST_VERSIONS)[number]

/** Players skip what is longer, in seconds. */
const IDLE_SECONDS = 2

/** A recording in asciicast, line by line: `2` is read by every player, `3` has times since the event before. */
export async function* castLines(
  { cols, rows, startMs, title }: CastHeader,
  events: AsyncIterable<CastEvent>,
  version: CastVersion,
): AsyncGenerator<string> {
  const about = { timestamp: Math.floor(startMs / 1000), idle_time_limit: IDLE_SECONDS, title }
  const type = 'tmux-256color'
  if (version === '2') yield line({ version: 2, width: cols, height: rows, ...about, env: { TERM: type } })
  else yield line({ version: 3, term: { cols, rows, type }, ...about })
  let before = 0
  for await (const { timeMs, code, data } of events) {
    const ms = Math.max(before, Math.round(timeMs))
    yield line([(version === '2' ? ms : ms - before) / 1000, code, data])
    before = ms
  }
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`
}
