import { parseDuration } from './clock.ts'

const AGO = /\s+ago$/
/** A number alone may be an hour as well. */
const HAS_UNIT = /[a-z]$/
const CLOCK =
  /^(?:(\d{4})-(\d{1,2})-(\d{1,2})(?:[\sT]+|$))?(?:(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)?(Z|[+-]\d{2}:?\d{2})?$/i

/** What to type to name a time. */
export const TIME_FORMS = '14:30, 2026-01-31 14:30, 2h'

/** The time that a span until now means, such as 90 or 10m, or the one that `timeIn` finds. Milliseconds since the epoch. */
export function pastTimeIn(text: string, nowMs: number): number | undefined {
  const spanMs = parseDuration(text)
  return spanMs === undefined ? timeIn(text, nowMs) : nowMs - spanMs
}

/**
 * The time that a person means, in milliseconds since the epoch: a time of the clock, the last one that is over, with or
 * without its day, a day, a time as ISO 8601 has it, or so long ago. Undefined for anything else.
 */
export function timeIn(text: string, nowMs: number): number | undefined {
  const ago = text.trim().replace(AGO, '')
  const agoMs = HAS_UNIT.test(ago) ? parseDuration(ago) : undefined
  if (agoMs !== undefined) return nowMs - agoMs
  const match = CLOCK.exec(text.trim())
  if (match === null || match[0] === '') return undefined
  const [, year, month = '1', day = '1', hour, minute = '0', second = '0', zone] = match
  if (year === undefined && hour === undefined) return undefined
  if (zone !== undefined && (year === undefined || hour === undefined)) return undefined
  if (Number(hour ?? 0) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  if (year === undefined) return lastTime([Number(hour), Number(minute), Number(second)], nowMs)
  const date = new Date(Number(year), Number(month) - 1, Number(day), Number(hour ?? 0), Number(minute), Number(second))
  if (date.getMonth() !== Number(month) - 1 || Number(day) === 0) return undefined
  return zone === undefined ? date.getTime() : zonedTime(text.trim())
}

/** That time of the clock of today, or of yesterday when it is still to come. */
function lastTime([hour, minute, second]: readonly [number, number, number], nowMs: number): number {
  const time = new Date(nowMs)
  time.setHours(hour, minute, second, 0)
  if (time.getTime() > nowMs) time.setDate(time.getDate() - 1)
  return time.getTime()
}

function zonedTime(text: string): number | undefined {
  const time = Date.parse(text.replace(/\s+/, 'T'))
  return Number.isNaN(time) ? undefined : time
}
