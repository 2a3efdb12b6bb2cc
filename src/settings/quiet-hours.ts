/** A part of each day, in minutes since midnight; it goes over midnight when it ends before it begins. */
export interface QuietHours {
  readonly from: number
  readonly to: number
}

/** Reads `22:00-07:00`; undefined when it is no such span, or an empty one. */
export function parseQuietHours(text: string): QuietHours | undefined {
  const match = /^(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})$/.exec(text)
  if (match === null) return undefined
  const [hour = 0, minute = 0, endHour = 0, endMinute = 0] = match.slice(1).map(Number)
  if (hour > 23 || endHour > 23 || minute > 59 || endMinute > 59) return undefined
  const from = hour * 60 + minute
  const to = endHour * 60 + endMinute
  return from === to ? undefined : { from, to }
}

/** Whether that moment is within them, on the clocks of this machine's place. */
export function isQuiet({ from, to }: QuietHours, at: Date): boolean {
  const minute = at.getHours() * 60 + at.getMinutes()
  return from < to ? minute >= from && minute < to : minute >= from || minute < to
}
