import { parseDuration } from '../../base/clock.ts'

const AGO = /\s+ago$/
/** A number alone may be an hour as well. */
const HAS_UNIT = /[a-z]$/
const CLOCK = /^(?:(\d{4})-(\d{1,2})-(\d{1,2})\s+)?(\d{1,2}):(\d{2})(?::(\d{2}))?$/

/** What to type to name a time. */
export const TIME_FORMS = '14:30, 2026-01-31 14:30, 2h'

/**
 * The time that a person means, in milliseconds since the epoch: a time of the clock, the last one that is over, with or
 * without its day, or so long ago. Undefined for anything else.
 */
export function timeIn(text: string, nowMs: number): number | undefined {
  const ago = text.trim().replace(AGO, '')
  const agoMs = HAS_UNIT.test(ago) ? parseDuration(ago) : undefined
  if (agoMs !== undefined) return nowMs - agoMs
  const match = CLOCK.exec(text.trim())
  if (match === null) return undefined
  const [year, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match.slice(1).map(numberOrNone)
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 59) return undefined
  if (year !== undefined) return new Date(year, month - 1, day, hour, minute, second).getTime()
  const time = new Date(nowMs)
  time.setHours(hour, minute, second, 0)
  if (time.getTime() > nowMs) time.setDate(time.getDate() - 1)
  return time.getTime()
}

function numberOrNone(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text)
}
