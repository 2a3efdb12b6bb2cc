const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
/** The first minute is shown in steps of this, so that little is drawn. */
const STEP_MS = 10 * SECOND_MS

/** How long something has lasted, in at most four cells: `now`, `40s`, `12m`, `5h`, `3d`. */
export function ageText(ms: number): string {
  if (ms < STEP_MS) return 'now'
  if (ms < MINUTE_MS) return `${Math.floor(ms / STEP_MS) * 10}s`
  if (ms < HOUR_MS) return `${Math.floor(ms / MINUTE_MS)}m`
  if (ms < DAY_MS) return `${Math.floor(ms / HOUR_MS)}h`
  return `${Math.min(999, Math.floor(ms / DAY_MS))}d`
}

/** In how many milliseconds that text will be another one. */
export function ageLastsMs(ms: number): number {
  const step = ms < MINUTE_MS ? STEP_MS : ms < HOUR_MS ? MINUTE_MS : ms < DAY_MS ? HOUR_MS : DAY_MS
  return step - (Math.max(0, ms) % step)
}

/** The time of the clock, in five cells: `11:42`, and the day, such as `12/01`, where that is not today. */
export function clockText(timeMs: number, nowMs: number): string {
  const [time, now] = [new Date(timeMs), new Date(nowMs)]
  const two = (value: number): string => String(value).padStart(2, '0')
  if (time.toDateString() === now.toDateString()) return `${two(time.getHours())}:${two(time.getMinutes())}`
  return `${two(time.getMonth() + 1)}/${two(time.getDate())}`
}
