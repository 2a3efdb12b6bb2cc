import { setTimeout as delay } from 'node:timers/promises'

/** Wall-clock time in milliseconds since the epoch. */
export function now(): number {
  return Date.now()
}

/** Milliseconds on the clock of the machine that is never set: the same for all its processes. */
export function machineMs(): number {
  return Number(process.hrtime.bigint() / 1_000_000n)
}

/** A time in milliseconds since the epoch as others read it: ISO 8601 with milliseconds. */
export function iso(ms: number): string {
  return new Date(ms).toISOString()
}

/** One moment on two clocks. Spans of time are measured on the steady one, people are shown the other. */
export interface Moment {
  /** Milliseconds since the epoch, as the machine is set: an hour back or forth at any time. */
  readonly wallMs: number
  /** Milliseconds on a clock that only goes on, and stands still while the machine sleeps. The timers of Node.js use it. */
  readonly steadyMs: number
}

export function moment(): Moment {
  return { wallMs: Date.now(), steadyMs: performance.now() }
}

/** The moment of a time in the past, in milliseconds since the epoch, seen from now; now where it is none. */
export function momentAt(wallMs: number, now: Moment): Moment {
  const agoMs = Math.max(0, now.wallMs - wallMs)
  return { wallMs: now.wallMs - agoMs, steadyMs: now.steadyMs - agoMs }
}

/** Waits `ms` milliseconds; rejects with an AbortError when the signal aborts first. */
export async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  await delay(ms, undefined, signal === undefined ? {} : { signal })
}

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** No wait that a person chooses is longer than a year. */
export const MAX_DURATION_MS = 366 * 86_400_000

/** Parses a duration such as `30s`, `1.5m`, `2h`, `30d` or plain seconds into milliseconds; undefined when it is none. */
export function parseDuration(text: string): number | undefined {
  const match = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h|d)?$/.exec(text.trim())
  if (match === null) return undefined
  return Math.round(Number(match[1]) * (UNIT_MS[match[2] ?? 's'] ?? 1000))
}

/** A span of milliseconds for people, in its one or two largest units: `12s`, `4m`, `1h 5m`, `3d 2h`. */
export function spanText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  if (seconds < 60) return `${seconds}s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes}m`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return minutes % 60 === 0 ? `${hours}h` : `${hours}h ${minutes % 60}m`
  return hours % 24 === 0 ? `${hours / 24}d` : `${Math.floor(hours / 24)}d ${hours % 24}h`
}
