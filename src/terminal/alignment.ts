import type { ScreenLine } from './screen-line.ts'

/** What a row counts when two screens are laid side by side: one that says nothing fits anywhere. */
const MUCH = 16
const LITTLE = 1

/** A row of the screen before, and the row of the screen now that is the same. */
type Match = readonly [before: number, now: number]

/** Rows of two screens that are the same: so many at the top, then some, in order, and so many at the bottom. */
export interface Alignment {
  readonly top: number
  readonly matches: readonly Match[]
  readonly below: number
}

/** Lays two screens side by side so that what is the same weighs as much as it can. */
export function alignment(before: readonly ScreenLine[], now: readonly ScreenLine[]): Alignment {
  const isSame = (at: number, to: number): boolean => saysSame(before[at], now[to])
  let top = 0
  while (top < before.length && top < now.length && isSame(top, top)) top += 1
  let below = 0
  const most = Math.min(before.length, now.length) - top
  while (below < most && isSame(before.length - 1 - below, now.length - 1 - below)) below += 1
  const others = before.slice(top, before.length - below)
  const matches = common(others, now.slice(top, now.length - below))
  return { top, matches: matches.map(([at, to]) => [top + at, top + to]), below }
}

/** The lines that two texts have in common, in order, so that they weigh as much as they can. */
function common(before: readonly ScreenLine[], now: readonly ScreenLine[]): Match[] {
  const [rows, cols] = [before.length, now.length]
  if (rows === 0 || cols === 0) return []
  const numberOf = numbering()
  const [numbers, nowNumbers] = [before.map(numberOf), now.map(numberOf)]
  const weights = before.map(weightOf)
  // The weight of the best alignment of what is from a row on.
  const best = new Uint32Array((rows + 1) * (cols + 1))
  const weightFrom = (row: number, col: number): number => best[row * (cols + 1) + col] as number
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let col = cols - 1; col >= 0; col -= 1) {
      const skipped = Math.max(weightFrom(row + 1, col), weightFrom(row, col + 1))
      const isSame = numbers[row] === nowNumbers[col]
      const taken = isSame ? weightFrom(row + 1, col + 1) + (weights[row] as number) : 0
      best[row * (cols + 1) + col] = Math.max(skipped, taken)
    }
  }
  const matches: Match[] = []
  for (let [row, col] = [0, 0]; row < rows && col < cols;) {
    if (weightFrom(row, col) === weightFrom(row + 1, col)) row += 1
    else if (weightFrom(row, col) === weightFrom(row, col + 1)) col += 1
    else {
      matches.push([row, col])
      row += 1
      col += 1
    }
  }
  return matches
}

/** Gives lines that say the same the same number. */
function numbering(): (line: ScreenLine) => number {
  const numbers = new Map<string, number>()
  return (line) => {
    const key = line.ink || line.text
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, numbers.size)
    return numbers.size - 1
  }
}

/** True when some row that stays says enough to be known by. */
export function saysMuch(before: readonly ScreenLine[], { top, matches, below }: Alignment): boolean {
  return (
    before.slice(0, top).some(isTelling) ||
    before.slice(before.length - below).some(isTelling) ||
    matches.some(([at]) => isTelling(before[at] as ScreenLine))
  )
}

/** True for lines that differ in frames and bars at most. */
export function saysSame(one: ScreenLine | undefined, other: ScreenLine | undefined): boolean {
  if (one === undefined || other === undefined) return false
  if (one === other || one.text === other.text) return true
  const ink = one.ink
  return ink !== '' && ink === other.ink
}

function weightOf(line: ScreenLine): number {
  return line.ink.length >= 3 ? MUCH : LITTLE
}

/** True for a row that says enough to be known by. */
export function isTelling(line: ScreenLine): boolean {
  return weightOf(line) === MUCH
}
