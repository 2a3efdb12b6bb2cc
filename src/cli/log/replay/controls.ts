import type { Key } from '../../../tui/keys.ts'

/** Each twice as fast as the one before. */
const SPEEDS = [0.25, 0.5, 1, 2, 4, 8, 16, 32, 64]

/** What a key asks for: to end, to play on, one piece of output, or another place, in milliseconds since the start. */
export type Request =
  | { readonly kind: 'quit' | 'play' | 'pause' | 'step' | 'none' }
  | { readonly kind: 'speed'; readonly speed: number }
  | { readonly kind: 'seek'; readonly timeMs: number }

/** Where a replay is. */
export interface Place {
  readonly timeMs: number
  readonly lengthMs: number
  readonly speed: number
  readonly isPaused: boolean
  /** Times of marks in milliseconds since the start, in order. */
  readonly marksMs: readonly number[]
}

/** What a key asks for where the replay is. */
export function requestOf(key: Key, { timeMs, lengthMs, speed, isPaused, marksMs }: Place): Request {
  if (/^[0-9]$/.test(key)) return { kind: 'seek', timeMs: (lengthMs * Number(key)) / 10 }
  switch (key) {
    case 'q':
    case 'C-c':
      return { kind: 'quit' }
    case ' ':
      return { kind: isPaused ? 'play' : 'pause' }
    case '.':
      return { kind: 'step' }
    case ']': {
      const next = marksMs.find((markMs) => markMs > timeMs)
      return next === undefined ? { kind: 'none' } : { kind: 'seek', timeMs: Math.min(next, lengthMs) }
    }
    case '<':
      return { kind: 'speed', speed: SPEEDS.findLast((each) => each < speed) ?? speed }
    case '>':
      return { kind: 'speed', speed: SPEEDS.find((each) => each > speed) ?? speed }
    default:
      return { kind: 'none' }
  }
}

/** A time of a replay for people: `0:07`, `1:02:03`. */
export function clockText(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1000)
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`
}
