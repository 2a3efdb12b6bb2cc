import type { Behaviour } from './behaviour.ts'
import { CLUSTER, LONG, PADDING, TAB, VALUE_BITS, cellOf, isSpace, tabOf, widthOf } from './cell.ts'
import { bytesOf } from './clusters.ts'
import { joinsBy } from './joining.ts'
import type { Row } from './row.ts'
import type { Screen } from './screen.ts'
import { HANGUL_FILLER, JOINER, PLAIN_CODES, standsAlone, VARIATION } from './standing-alone.ts'
import { CHARSET, INDEXED, NO_COLOUR } from './styles.ts'
import { unsigned } from './unsigned.ts'
import { paneWidth } from './widths.ts'

const REPLACEMENT = 0xfffd
const SPACE = 0x20

/** Writes characters into the cells of a screen, as tmux's screen_write_cell: wide ones, and those that share a cell. */
export class Writer {
  readonly #screen: Screen
  readonly #behaviour: Behaviour
  /** Up to 3.3: a joiner has come, and what comes next joins with it. */
  #joinerIsPending = false

  constructor(screen: Screen) {
    this.#screen = screen
    this.#behaviour = screen.behaviour
  }

  /** The program has written nothing for a while: up to 3.3 tmux forgets a joiner between two reads. */
  rest(): void {
    this.#joinerIsPending = false
  }

  /** Goes to the next tab stop. Over blank cells the tab may stay one. */
  tab(): void {
    const screen = this.#screen
    const to = screen.nextTab
    if (to === undefined) return
    const row = screen.grid.row(screen.y)
    const width = to - screen.x
    const isKept = this.#behaviour.keepsTabs && width <= this.#behaviour.cellBytes && this.#isBlank(row, screen.x, to)
    // It has the style of the cell that it begins in.
    if (isKept) this.#write(tabOf(width), ' '.repeat(width), width, row.style(screen.x))
    else screen.x = to
  }

  /** True when cells are blank and look alike, so that a tab can stand for them. */
  #isBlank(row: Row, from: number, to: number): boolean {
    const first = row.word(from)
    for (let x = from; x < to; x += 1) {
      const word = row.word(x)
      const isAlike = ((word ^ first) & TAB) === 0 && this.#screen.styles.lookAlike(row.style(x), row.style(from))
      if (!isSpace(word) || !isAlike) return false
    }
    return true
  }

  /** Writes printable ASCII. */
  writeAscii(data: Uint8Array, from: number, to: number): void {
    if (!this.#screen.wraps || this.#screen.inserts || (this.#screen.style.attributes & CHARSET) !== 0) {
      for (let at = from; at < to; at += 1) this.#write(data[at] as number, '', 1)
      return
    }
    const { cols } = this.#screen.grid
    for (let at = from; at < to;) {
      if (this.#screen.x > cols - 1) {
        this.#screen.lineFeed(true)
        this.#screen.x = 0
      }
      const end = Math.min(to, at + cols - this.#screen.x)
      const row = this.#screen.grid.row(this.#screen.y)
      if (row.hasWide) this.#clearHalves(row, this.#screen.x)
      row.setAscii(this.#screen.x, data, at, end, this.#screen.styleNumber, cols)
      this.#screen.x += end - at
      if (row.hasWide) for (let x = this.#screen.x; x < cols && isPadding(row, x); x += 1) this.#clearHalf(row, x)
      at = end
    }
  }

  /** Takes away what is left of a wide character whose second half is written over. */
  #clearHalves(row: Row, x: number): void {
    if (x === 0) return
    let at = x
    for (; at > 0 && isPadding(row, at); at -= 1) this.#clearHalf(row, at)
    if (at === 0 && !this.#behaviour.clearsFirstColumn) return
    if (at !== x && (widthOf(row.word(at)) > 1 || isPadding(row, at))) this.#clearHalf(row, at)
  }

  /** Writes a character that is not ASCII. */
  writeCharacter(codePoint: number): boolean {
    const behaviour = this.#behaviour
    if (this.#writePlain(codePoint)) return true
    const width = this.#screen.options.codepointWidths.get(codePoint) ?? paneWidth(codePoint, behaviour)
    if (width === undefined) return false
    const word = cellOf(codePoint, width)
    this.#write(word, this.#screen.textOf(word), width)
    return true
  }

  /** Writes a character of one cell that joins no other, as most do, where that is nothing special. False: it was not. */
  #writePlain(codePoint: number): boolean {
    const screen = this.#screen
    if (codePoint >= PLAIN_CODES || this.#joinerIsPending || !screen.wraps || screen.inserts) return false
    if (screen.options.codepointWidths.size > 0 || !standsAlone(codePoint, this.#behaviour)) return false
    const { grid, x, y } = screen
    const { cols } = grid
    if (x >= cols || y >= grid.rows) return false
    const row = grid.row(y)
    // A character may end with a joiner, and another one be cut in half.
    if (x > 0 && (row.word(x - 1) & (CLUSTER | PADDING)) !== 0) return false
    if ((row.word(x) & ~(VALUE_BITS | LONG)) !== 0) return false
    row.set(x, codePoint, screen.styleNumber, cols)
    screen.x = x + 1
    return true
  }

  writeReplacement(): void {
    this.#write(REPLACEMENT, String.fromCodePoint(REPLACEMENT), 1)
  }

  /** Writes what a cell holds; `text` is empty for what never joins. */
  #write(word: number, text: string, width: number, style = this.#screen.styleNumber): void {
    if (text !== '' && this.#joins(word, text, width)) return
    if (text === '' && this.#joinerIsPending) return this.#joinPending(String.fromCodePoint(word))
    const { grid } = this.#screen
    const { cols, rows } = grid
    if (
      !this.#screen.wraps &&
      width > 1 &&
      (width > cols || (this.#screen.x !== cols && this.#screen.x > cols - width))
    )
      return
    if (this.#screen.inserts) grid.insertCells(this.#screen.x, this.#screen.y, width, NO_COLOUR)
    if (this.#screen.wraps && this.#screen.x > unsigned(cols - width)) {
      this.#screen.lineFeed(true)
      this.#screen.x = 0
    }
    if (this.#screen.x > unsigned(cols - width) || this.#screen.y > rows - 1) return
    const row = grid.row(this.#screen.y)
    // Up to 3.5 a padding takes a long entry, too.
    const hasLong = this.#behaviour.paddingHasWidth ? row.hasLong : row.hasWide
    const isHalf = hasLong && this.#overwrite(row, width)
    for (let x = this.#screen.x + 1; x < this.#screen.x + width; x += 1)
      row.set(x, PADDING, this.#paddingStyle(style), cols)
    if (this.#screen.inserts || isHalf || !this.#isThere(row, word)) row.set(this.#screen.x, word, style, cols)
    const last = this.#screen.wraps ? 0 : 1
    if (this.#screen.x <= unsigned(cols - last - width)) this.#screen.place(this.#screen.x + width, undefined)
    else this.#screen.place(cols - last, undefined)
  }

  /** A half of a character goes. */
  #clearHalf(row: Row, x: number): void {
    row.set(x, SPACE, this.#paddingStyle(row.style(x)), this.#screen.grid.cols)
  }

  /**
   * True where tmux sees no change, and leaves a cell as it is. It does not look at the colour of an underline, and at links
   * only where it has no cell yet.
   */
  #isThere(row: Row, word: number): boolean {
    const { attributes, foreground, background, link } = this.#screen.style
    const isNew = this.#screen.x >= row.size
    if (word !== (isNew ? SPACE : row.word(this.#screen.x)) || ((foreground | background) & INDEXED) !== 0) return false
    const there = this.#screen.styles.style(row.style(this.#screen.x))
    if (attributes !== there.attributes || foreground !== there.foreground) return false
    return background === there.background && (link === '' || !isNew)
  }

  #paddingStyle(style: number): number {
    return this.#behaviour.colorsPadding ? this.#screen.styles.erased(this.#screen.styles.style(style).background) : 0
  }

  /** Takes away what is left of characters that are partly written over. True when there was any. */
  #overwrite(row: Row, width: number): boolean {
    const { cols } = this.#screen.grid
    const word = row.word(this.#screen.x)
    const style = row.style(this.#screen.x)
    let done = false
    if (isPadding(row, this.#screen.x)) {
      let x = this.#screen.x
      for (; x > 0 && isPadding(row, x); x -= 1) this.#clearHalf(row, x)
      this.#clearHalf(row, x)
      done = true
    }
    if (width !== 1 || widthOf(word) !== 1 || (word & PADDING) !== 0) {
      const isTab = (word & TAB) !== 0 && !this.#behaviour.colorsPadding
      for (let x = this.#screen.x + width; x < cols && isPadding(row, x); x += 1) {
        if (isTab) row.set(x, tabOf(1), style, cols)
        else this.#clearHalf(row, x)
        done = true
      }
    }
    return done
  }

  /** True when a character has joined the one before, or makes no sense without one. */
  #joins(word: number, text: string, width: number): boolean {
    const codePoint = (word & TAB) === 0 ? word & VALUE_BITS : SPACE
    if (this.#behaviour.joins === 'any') {
      if (codePoint === JOINER) {
        this.#joinerIsPending = true
        return true
      }
      if (this.#joinerIsPending) {
        this.#joinPending(text)
        return true
      }
      if (width > 0) return false
      this.#append(text)
      return true
    }
    if (this.#behaviour.joins === 'emoji' && codePoint === HANGUL_FILLER) return true
    const isVariation = codePoint === VARIATION
    const hasNoWidth = codePoint === JOINER || isVariation || width === 0
    let isWide = isVariation && (this.#behaviour.joins === 'modifiers' || this.#screen.options.wideVariations)
    if (this.#screen.x === 0 || bytesOf(text) < 2) return hasNoWidth
    const row = this.#screen.grid.row(this.#screen.y)
    const back = this.#screen.x !== 1 && isPadding(row, this.#screen.x - 1) ? 2 : 1
    const before = row.word(this.#screen.x - back)
    if (back !== widthOf(before) || (before & PADDING) !== 0) return hasNoWidth
    const beforeText = this.#screen.textOf(before)
    if (!hasNoWidth) {
      const joins = joinsBy(this.#behaviour, beforeText, codePoint)
      if (joins === 'lost') return true
      if (joins === undefined) return false
      if (joins === 'wide') isWide = true
    }
    const whole = beforeText + text
    if (bytesOf(whole) > this.#behaviour.cellBytes) return hasNoWidth && this.#behaviour.colorsPadding
    const number = this.#screen.clusters.number(whole)
    if (number === undefined) return hasNoWidth
    const widens = isWide && widthOf(before) === 1
    const x = this.#screen.x - back
    // The sixth bit of the bytes goes into the width.
    const cellWidth = widens || (this.#screen.clusters.isLost(number) && widthOf(before) === 1) ? 2 : widthOf(before)
    // Of a tab tmux keeps the width only.
    const joined = (before & TAB) === 0 ? CLUSTER | cellOf(number, cellWidth) : tabOf(cellWidth)
    row.set(x, joined, row.style(x), this.#screen.grid.cols)
    if (widens) row.set(x + 1, PADDING, this.#paddingStyle(row.style(x)), this.#screen.grid.cols)
    this.#moveBehind(x, widens ? 2 : back)
    return true
  }

  /** Sets the cursor behind a character that another one has joined. It may stand outside of a pane that became smaller. */
  #moveBehind(x: number, width: number): void {
    const { cols } = this.#screen.grid
    const { joinedCursor } = this.#behaviour
    if (x <= cols && x + width > cols && joinedCursor !== 'set') return
    if (x > cols && joinedCursor === 'kept-outside') return
    this.#screen.place(x, undefined)
    this.#screen.place(x + width, undefined)
  }

  /** Up to 3.3: adds a joiner and what follows it to the character before. */
  #joinPending(text: string): void {
    this.#joinerIsPending = false
    this.#append('\u200d')
    this.#append(text)
  }

  /** Up to 3.3: adds a text to the character before the cursor, wherever that has moved. */
  #append(text: string): void {
    const row = this.#screen.grid.row(this.#screen.y)
    let x = this.#screen.x - 1
    while (x >= 0 && isPadding(row, x)) x -= 1
    if (x < 0) return
    const before = row.word(x)
    const whole = this.#screen.textOf(before) + text
    const number = bytesOf(whole) > this.#behaviour.cellBytes ? undefined : this.#screen.clusters.number(whole)
    if (number === undefined) return
    row.set(x, CLUSTER | cellOf(number, widthOf(before)), row.style(x), this.#screen.grid.cols)
  }
}

function isPadding(row: Row, x: number): boolean {
  return (row.word(x) & PADDING) !== 0
}
