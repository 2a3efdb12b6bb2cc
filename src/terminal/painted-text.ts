import type { ScreenLine } from './screen-line.ts'

/** Rows at the top that stay where they are while what is below them scrolls. */
const MOST_HEADER_ROWS = 4
/** What a row counts when two screens are laid side by side: one that says nothing fits anywhere. */
const MUCH = 16
const LITTLE = 1
/** Fewer characters may stand anywhere by chance. */
const LEAST_INK = 8
/** So often in a row the same rows change where they stand only if they are clocks or counters. */
const SURE_TICKS = 3
/** Clocks and counters that change together fill fewer rows than a page, or they count no farther than a page has rows. */
const LEAST_PAGE_ROWS = 5
/** A person who scrolls by pages passes over so much, in characters. */
const MOST_SKIPPED = 4000
/** So much of what was told is remembered, in characters, to know it when a program goes back to it. */
const MOST_REMEMBERED = 64 * 1024

/** A line stays at the top while so much scrolls under it. */
const MOST_LATELY = 200

const DIGITS = /\d+/g

interface Seen {
  line: ScreenLine
  /** It is among the lines that were told, or has come back from there. */
  told: boolean
}

/**
 * The text of a program that scrolls by painting its screen anew, as full-screen agents do: lines that have left the screen
 * at its top are told once. Rows that are painted over where they stand, as clocks and spinners are, leave nothing.
 */
export class PaintedText {
  #seen: Seen[] = []
  /** What was taken in last. */
  #looked: readonly ScreenLine[] = []
  /** What a person has scrolled away downwards, from the top. */
  #below: Seen[] = []
  /** The screen shows what has left it before: how far in that it has come. */
  #backAt: number | undefined
  /** Lines that gave way to others like them, which may be clocks and counters. */
  #ticked: Seen[] = []
  #ticks = 0
  #told: ScreenLine[] = []
  /** The last lines of it. */
  #lately: string[] = []
  /** Ink of what was told last. */
  #remembered = ''

  /** Takes in the screen as it is when a frame has been painted, from top to bottom. */
  see(lines: readonly ScreenLine[]): void {
    if (lines === this.#looked) return
    this.#looked = lines
    const before = this.#seen
    if (this.#stays(lines)) return
    // It has been cleared to be painted.
    if (lines.every(({ text }) => text === '')) return
    const aligned = alignment(before, lines)
    const after = saysMuch(before, aligned)
      ? this.#scroll(lines, aligned)
      : (this.#tick(before, lines) ?? this.#replace(before, lines, lines))
    this.#seen = after
  }

  /** Lines that have left the screen since the last call. */
  take(): ScreenLine[] {
    const told = this.#told
    this.#told = []
    return told
  }

  /** Lines that are on the screen and were not told. */
  rest(): ScreenLine[] {
    const lines = [...this.#ticked, ...this.#seen].filter(({ told }) => !told).map(({ line }) => line)
    while (lines.at(-1)?.text === '') lines.pop()
    return lines
  }

  /** These lines are on the screen, and are not told any more. */
  pass(lines: readonly ScreenLine[]): void {
    this.#ticked = []
    this.#looked = lines
    this.#seen = lines.map((line) => ({ line, told: true }))
  }

  /** The program is done with its screen: what is left on it is told. */
  leave(): void {
    const rest = this.rest()
    this.#ticked = []
    for (const line of rest) this.#tell(line)
    this.#seen = []
    this.#looked = []
    this.#backAt = undefined
  }

  /** True when all rows stay what they were, whatever their colours are now: most frames turn a spinner. */
  #stays(lines: readonly ScreenLine[]): boolean {
    const seen = this.#seen
    if (lines.length !== seen.length) return false
    let isSame = true
    for (let at = 0; at < lines.length; at += 1) {
      const [{ line }, now] = [seen[at] as Seen, lines[at] as ScreenLine]
      if (line === now) continue
      if (!saysSame(line, now)) return false
      isSame = false
    }
    if (isSame) return true
    if (!lines.some((line) => weightOf(line) === MUCH)) return false
    for (let at = 0; at < lines.length; at += 1) (seen[at] as Seen).line = lines[at] as ScreenLine
    return true
  }

  /** Another text is there. What it does not show any more has left; of what it shows, some may have been told. */
  #replace(gone: readonly Seen[], come: readonly ScreenLine[], screen: readonly ScreenLine[]): Seen[] {
    const isShown = isPartOf(screen.map(({ ink }) => ink).join(''))
    for (const { line, told } of gone) if (!isShown(line) && !told) this.#tell(line)
    this.#below = []
    const isKnown = isPartOf(this.#remembered)
    const seen = come.map((line) => ({ line, told: isKnown(line) }))
    const last = seen.findLast(({ line, told }) => told && line.ink.length >= LEAST_INK)
    this.#goBack(last?.line)
    return seen
  }

  #scroll(lines: readonly ScreenLine[], { top, matches, below }: Alignment): Seen[] {
    const after: Seen[] = []
    const header: Seen[] = []
    const stays = (at: number, now: number): void => {
      const same = this.#seen[at] as Seen
      same.line = lines[now] as ScreenLine
      after.push(same)
      header.push(same)
    }
    for (let row = 0; row < top; row += 1) stays(row, row)
    let isBack = false
    let [from, to] = [top, top]
    const [end, endNow] = [this.#seen.length - below, lines.length - below]
    for (const [at, now] of [...matches, [end, endNow] as const]) {
      const gone = this.#seen.slice(from, at)
      const come = lines.slice(to, now)
      const isAtTop = to < MOST_HEADER_ROWS
      const isOther = isAtTop && Math.min(gone.length, come.length) > MOST_HEADER_ROWS
      if (isAtTop && gone.length > come.length) {
        this.#tellOnce(header)
        if (!isOther) this.#scrolledAway(gone, come)
      }
      if (isOther) after.push(...(this.#tick(gone, come) ?? this.#replace(gone, come, lines)))
      else if (isAtTop && come.length > gone.length) {
        // What enters at the top may have been there before.
        const isKnown = isPartOf(this.#remembered)
        after.push(...come.map((line) => ({ line, told: isKnown(line) })))
        isBack ||= after.at(-1)?.told === true
      } else {
        after.push(...come.map((line) => this.#entering(line)))
        if (isBack) this.#below.unshift(...gone)
      }
      if (at < end) stays(at, now)
      from = at + 1
      to = now + 1
    }
    for (let left = below; left > 0; left -= 1) stays(this.#seen.length - left, lines.length - left)
    return after
  }

  /** Lines that have left at the top, where fewer have come: a row that resembles the one in its place has only changed. */
  #scrolledAway(gone: readonly Seen[], come: readonly ScreenLine[]): void {
    for (const [at, { line, told }] of gone.entries()) {
      const inPlace = come[at]
      if (!told && (inPlace === undefined || !isAlike(line.text, inPlace.text))) this.#tell(line)
    }
  }

  /** A line that enters below others: a new one, or one that has left there when a person scrolled back. */
  #entering(line: ScreenLine): Seen {
    const [next] = this.#below
    if (next?.line.text === line.text) {
      this.#below.shift()
      next.line = line
      return next
    }
    return { line, told: this.#follows(line) }
  }

  /** The last line on the screen is one that has left it before; undefined: none is. */
  #goBack(line: ScreenLine | undefined): void {
    const ink = line?.ink ?? ''
    const at = ink === '' ? -1 : this.#remembered.lastIndexOf(ink) + ink.length
    this.#backAt = at < 0 || at >= this.#remembered.length ? undefined : at
  }

  /** True for a line that came next when it was told before. */
  #follows(line: ScreenLine): boolean {
    const ink = line.ink
    if (this.#backAt === undefined || ink === '') return false
    const found = this.#remembered.indexOf(ink, this.#backAt)
    const isNext = found >= 0 && found - this.#backAt <= MOST_SKIPPED
    const at = found + ink.length
    this.#backAt = !isNext || at >= this.#remembered.length ? undefined : at
    return isNext
  }

  /**
   * Rows that stand where others stood that most of them resemble. Once that is a page of a table; again and again it is
   * clocks and counters, of which only the last is kept.
   */
  #tick(before: readonly Seen[], now: readonly ScreenLine[]): Seen[] | undefined {
    if (before.length !== now.length) return undefined
    const inked = before.filter(({ line }) => line.text !== '')
    const alike = before.filter(({ line }, at) => line.text !== '' && isAlike(line.text, now[at]?.text ?? ''))
    if (alike.length * 2 <= inked.length) return undefined
    if (isNextPage(before, now)) return undefined
    if (now.some(({ ink }) => ink.length >= LEAST_INK && this.#remembered.includes(ink))) return undefined
    this.#ticks += 1
    const gone = before.filter(({ line, told }, at) => !told && line.text !== now[at]?.text)
    this.#ticked = this.#ticks >= SURE_TICKS ? [] : [...this.#ticked, ...gone]
    return before.map((seen, at) => {
      const line = now[at] as ScreenLine
      return { line, told: seen.told && seen.line.text === line.text }
    })
  }

  /** Rows that stand still while what is below them scrolls. One may be the copy of a line that has scrolled away. */
  #tellOnce(header: readonly Seen[]): void {
    for (const seen of header) {
      if (!seen.told && !this.#lately.includes(seen.line.text)) this.#tell(seen.line)
      seen.told = true
    }
  }

  #tell(line: ScreenLine): void {
    const ticked = this.#ticked
    this.#ticked = []
    this.#ticks = 0
    for (const seen of ticked) this.#tell(seen.line)
    if (line.text === '' && this.#lately.at(-1) === '') return
    this.#told.push(line)
    this.#lately.push(line.text)
    if (this.#lately.length > 2 * MOST_LATELY) this.#lately = this.#lately.slice(-MOST_LATELY)
    this.#remembered += line.ink
    if (this.#remembered.length <= 2 * MOST_REMEMBERED) return
    this.#remembered = this.#remembered.slice(-MOST_REMEMBERED)
    this.#backAt = undefined
  }
}

/**
 * True for many rows that say other words, or in which the numbers go on where those of the last page have ended: so much
 * farther in each row as there are rows.
 */
function isNextPage(before: readonly Seen[], now: readonly ScreenLine[]): boolean {
  const changed = before.flatMap(({ line }, at) => {
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
function isAlike(one: string, other: string): boolean {
  const [first, second] = [one.replaceAll(DIGITS, '0'), other.replaceAll(DIGITS, '0')]
  const most = Math.min(first.length, second.length)
  let same = 0
  while (same < most && first[same] === second[same]) same += 1
  let end = 0
  while (same + end < most && first.at(-1 - end) === second.at(-1 - end)) end += 1
  return (same + end) * 2 >= Math.max(first.length, second.length)
}

/** Tells line by line whether a text has them. One that says too little goes with the one before. */
function isPartOf(text: string): (line: ScreenLine) => boolean {
  let isPart = false
  return (line) => {
    const ink = line.ink
    if (ink.length >= LEAST_INK) isPart = text.includes(ink)
    return isPart
  }
}

/** A row of the screen before, and the row of the screen now that is the same. */
type Match = readonly [before: number, now: number]

/** Rows of two screens that are the same: so many at the top, then some, in order, and so many at the bottom. */
interface Alignment {
  readonly top: number
  readonly matches: readonly Match[]
  readonly below: number
}

/** Lays two screens side by side so that what is the same weighs as much as it can. */
function alignment(before: readonly Seen[], now: readonly ScreenLine[]): Alignment {
  const isSame = (at: number, to: number): boolean => saysSame(before[at]?.line, now[to])
  let top = 0
  while (top < before.length && top < now.length && isSame(top, top)) top += 1
  let below = 0
  const most = Math.min(before.length, now.length) - top
  while (below < most && isSame(before.length - 1 - below, now.length - 1 - below)) below += 1
  const others = before.slice(top, before.length - below).map(({ line }) => line)
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
function saysMuch(before: readonly Seen[], { top, matches, below }: Alignment): boolean {
  const isMuch = ({ line }: Seen): boolean => weightOf(line) === MUCH
  return (
    before.slice(0, top).some(isMuch) ||
    before.slice(before.length - below).some(isMuch) ||
    matches.some(([at]) => isMuch(before[at] as Seen))
  )
}

/** True for lines that differ in frames and bars at most. */
function saysSame(one: ScreenLine | undefined, other: ScreenLine | undefined): boolean {
  if (one === undefined || other === undefined) return false
  if (one === other || one.text === other.text) return true
  const ink = one.ink
  return ink !== '' && ink === other.ink
}

function weightOf(line: ScreenLine): number {
  return line.ink.length >= 3 ? MUCH : LITTLE
}
