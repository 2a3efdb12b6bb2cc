import { alignment, isTelling, saysMuch, saysSame, type Alignment } from './alignment.ts'
import { isAlike, isNextPage } from './row-changes.ts'
import type { ScreenLine } from './screen-line.ts'

/** Rows at the top that stay where they are while what is below them scrolls. */
const MOST_HEADER_ROWS = 4
/** Fewer characters may stand anywhere by chance. */
const LEAST_INK = 8
/** So often in a row the same rows change where they stand only if they are clocks or counters. */
const SURE_TICKS = 3
/** A person who scrolls by pages passes over so much, in characters. */
const MOST_SKIPPED = 4000
/** So much of what was told is remembered, in characters, to know it when a program goes back to it. */
const MOST_REMEMBERED = 64 * 1024

/** A line stays at the top while so much scrolls under it. */
const MOST_LATELY = 200

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
    const shown = before.map(({ line }) => line)
    const aligned = alignment(shown, lines)
    const after = saysMuch(shown, aligned)
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
    if (!lines.some(isTelling)) return false
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
    const shown = before.map(({ line }) => line)
    if (isNextPage(shown, now)) return undefined
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

/** Tells line by line whether a text has them. One that says too little goes with the one before. */
function isPartOf(text: string): (line: ScreenLine) => boolean {
  let isPart = false
  return (line) => {
    const ink = line.ink
    if (ink.length >= LEAST_INK) isPart = text.includes(ink)
    return isPart
  }
}
