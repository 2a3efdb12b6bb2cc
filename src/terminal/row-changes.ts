import type { ScreenLine } from './screen-line.ts'

/** Clocks and counters that change together fill fewer rows than a page, or they count no farther than a page has rows. */
const LEAST_PAGE_ROWS = 5
const DIGITS = /\d+/g

/**
 * True for many rows that say other words, or in which the numbers go on where those of the last page have ended: so much
 * farther in each row as there are rows.
 */
export function isNextPage(before: readonly ScreenLine[], now: readonly ScreenLine[]): boolean {
  const changed = before.flatMap((line, at) => {
    const text = now[at]?.text ?? ''
    return line.text === '' || line.text === text ? [] : [[line.text, text] as const]
  })
  if (changed.length < LEAST_PAGE_ROWS) return false
  const steps = changed.map(([one, other]) => stepOf(one, other)).filter((step) => step !== undefined)
  if (steps.length * 2 < changed.length) return true
  const [first = 0] = steps
  return Math.abs(first) >= changed.length && steps.filter((step) => step === first).length * 2 > changed.length
}

/** By how much the first number that differs is another one; undefined where more than numbers differ. */
function stepOf(one: string, other: string): number | undefined {
  if (one.replaceAll(DIGITS, '0') !== other.replaceAll(DIGITS, '0')) return undefined
  const [first, second] = [one, other].map((text) => (text.match(DIGITS) ?? []).map(Number))
  const at = first?.findIndex((number, place) => number !== second?.[place]) ?? -1
  return (second?.[at] ?? 0) - (first?.[at] ?? 0)
}

/** True for texts that differ in numbers, or in less than half of what they say. */
export function isAlike(one: string, other: string): boolean {
  const [first, second] = [one.replaceAll(DIGITS, '0'), other.replaceAll(DIGITS, '0')]
  const most = Math.min(first.length, second.length)
  let same = 0
  while (same < most && first[same] === second[same]) same += 1
  let end = 0
  while (same + end < most && first.at(-1 - end) === second.at(-1 - end)) end += 1
  return (same + end) * 2 >= Math.max(first.length, second.length)
}
