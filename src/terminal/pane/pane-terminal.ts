import { behaviourOf, type Behaviour } from './behaviour.ts'
import { captureRow, SgrWriter } from './capture.ts'
import { Commands } from './commands.ts'
import type { RowWatch } from './grid.ts'
import { painting } from './painting.ts'
import { Parser } from './parser.ts'
import type { Row } from './row.ts'
import { makeRoomForPicture } from './picture.ts'
import { Screen, type ScreenOptions } from './screen.ts'
import { sixelCells } from './sixel.ts'
import { CHARSET, type Styles } from './styles.ts'
import { linkIn } from './link.ts'
import { Utf8Reader } from './utf8-reader.ts'
import { Writer } from './writer.ts'

export interface PaneOptions {
  /** `#{version}` of tmux, such as 3.3a. */
  readonly version: string
  readonly historyLimit: number
  /** The options of tmux of these names. */
  readonly alternateScreen: boolean
  readonly scrollOnClear?: boolean
  readonly variationSelectorAlwaysWide?: boolean
  /** Widths by code point. */
  readonly codepointWidths?: ReadonlyMap<number, number>
}

function screenOptions(options: PaneOptions): ScreenOptions {
  const { alternateScreen, scrollOnClear = true, variationSelectorAlwaysWide: wideVariations = true } = options
  return { alternateScreen, scrollOnClear, wideVariations, codepointWidths: options.codepointWidths ?? new Map() }
}

/** What the words of a cell stand for. */
export interface CellReader {
  textOf(word: number): string
  readonly styles: Styles
}

/** How long after its beginning tmux waits for the end of a string (input.c). */
const GIVEN_UP_MS = 5000
const SIXEL = 0x71

/** A pane of tmux: reads what its program writes, and has on its screen and in its history what tmux has there. */
export class PaneTerminal {
  readonly #screen: Screen
  readonly #writer: Writer
  readonly #commands: Commands
  readonly #parser: Parser
  readonly #behaviour: Behaviour
  readonly #utf8: Utf8Reader
  /** Links so far. */
  #links = 0
  /** What REP repeats: a code point. */
  #last: number | undefined
  /** How long the string that has begun rested. */
  #restedMs = 0

  constructor(size: { readonly cols: number; readonly rows: number }, options: PaneOptions, watch?: RowWatch) {
    const behaviour = behaviourOf(options.version)
    const screen = new Screen({
      ...size,
      historyLimit: options.historyLimit,
      behaviour,
      options: screenOptions(options),
    })
    screen.grid.watch = watch
    this.#screen = screen
    this.#writer = new Writer(screen)
    this.#behaviour = behaviour
    this.#commands = new Commands(screen, this.#writer)
    this.#utf8 = new Utf8Reader({
      character: (codePoint) => this.#character(codePoint),
      invalid: () => {
        if (behaviour.replacesInvalid) this.#writer.writeReplacement()
      },
      replacesInvalid: behaviour.replacesInvalid,
    })
    const repeat = (count: number): void => this.#repeat(count)
    this.#parser = new Parser({
      print: (data, from, to) => this.#print(data, from, to),
      high: (data, at) => {
        this.#last = undefined
        return this.#utf8.take(data, at)
      },
      control: (byte) => {
        this.#utf8.stop()
        this.#commands.control(byte)
        this.#last = undefined
      },
      escape: (final, intermediates) => {
        if (this.#commands.escape(intermediates + String.fromCharCode(final))) this.#last = undefined
      },
      csi: (final, intermediates, parameters) => {
        if (this.#commands.csi(final, intermediates, parameters, repeat)) this.#last = undefined
      },
      osc: (bytes) => this.#osc(bytes),
      dcs: (bytes, intermediates, parameters) => this.#dcs(bytes, intermediates === '' && parameters !== undefined),
      stringBegan: () => {
        this.#last = undefined
        this.#restedMs = 0
      },
    })
  }

  get cursor(): { readonly x: number; readonly y: number } {
    return { x: this.#screen.x, y: this.#screen.y }
  }

  /** True while the alternate screen is shown. */
  get alternate(): boolean {
    return this.#screen.isAlternate
  }

  /** The rows of the history, oldest first, and those of the normal screen, also while the alternate one is shown. */
  get lines(): readonly Row[] {
    return this.#screen.normalLines
  }

  /** The rows of the screen that is shown. */
  get shown(): readonly Row[] {
    const { grid } = this.#screen
    return grid.lines.slice(grid.history)
  }

  /** A row of the screen that is shown, from 0. */
  row(y: number): Row {
    return this.#screen.grid.row(y)
  }

  get cols(): number {
    return this.#screen.grid.cols
  }

  get rows(): number {
    return this.#screen.grid.rows
  }

  /** Counts how often rows were wrapped anew, which makes others of them. */
  get reflows(): number {
    return this.#screen.grid.reflows
  }

  /** The text of a cell, and how it looks: see row.ts. */
  get cells(): CellReader {
    return this.#screen
  }

  /**
   * True once tmux has read the cursor outside of its memory, which it does at some resizes: from then on its place is
   * unknown.
   */
  get astray(): boolean {
    return this.#screen.isAstray
  }

  /** Rows of the history. */
  get historySize(): number {
    return this.#screen.grid.history
  }

  /** Reads the next piece of output; pieces may be cut anywhere. */
  write(data: Uint8Array): void {
    this.#parser.push(data)
  }

  /**
   * To be called when the program has written nothing for `ms` milliseconds. Its next output is read apart from the
   * last, and a string without an end is given up, with styles and character sets.
   */
  rest(ms = 0): void {
    this.#writer.rest()
    this.#restedMs += ms
    if (this.#restedMs < GIVEN_UP_MS || !this.#parser.isInString) return
    this.#parser.giveUp()
    this.#commands.reset()
    this.#last = undefined
  }

  /**
   * Takes over another size of the pane. Returns where rows of before are now, from the oldest of the history on, as far as
   * there are such rows.
   */
  resize(cols: number, rows: number, places: readonly number[] = []): number[] {
    this.#writer.rest()
    return this.#screen.resize(Math.max(1, cols), Math.max(1, rows), places)
  }

  /** As the command clear-history. */
  clearHistory(): void {
    this.#screen.grid.clearHistory()
  }

  /** The text of the rows of the screen that is shown, without blanks at their ends, as `capture-pane -p` prints it. */
  shownText(): string[] {
    return this.shown.map((row) => captureRow(row, this.#screen).trimEnd())
  }

  /** What paints the screen that is shown on a blank one, see painting.ts; undefined also within a sequence or character. */
  painting(): string | undefined {
    const isBetween = this.#parser.isGround && !this.#utf8.isWithin && this.#commands.isPlain
    return isBetween ? painting(this.#screen) : undefined
  }

  /** The options of the pane have changed. Its version and its limit cannot. */
  setOptions(options: PaneOptions): void {
    this.#screen.options = screenOptions(options)
  }

  /** What `capture-pane -pJ -S -` prints, line by line; `escapes`: with `-e`. */
  captured({ escapes = false }: { readonly escapes?: boolean } = {}): string[] {
    const screen = this.#screen
    const writer = escapes ? new SgrWriter(screen.styles, this.#behaviour.capturesDefaults) : undefined
    const lines: string[] = []
    let line = ''
    for (const row of screen.grid.lines) {
      line += captureRow(row, screen, writer)
      if (row.wrapped) continue
      lines.push(line)
      line = ''
    }
    if (line !== '') lines.push(line)
    return lines
  }

  #osc(bytes: Uint8Array): void {
    const { keepsLinks, linkBytes } = this.#behaviour
    const link = keepsLinks ? linkIn(bytes, (this.#links += 1), linkBytes) : undefined
    if (link !== undefined) this.#screen.style = { ...this.#screen.style, link }
  }

  /** `isPlain`: what stands before the string is what tmux since 3.6 expects before a picture. */
  #dcs(bytes: Uint8Array, isPlain: boolean): void {
    const { drawsSixel } = this.#behaviour
    const isPicture = bytes[0] === SIXEL && (drawsSixel === 'all' || (drawsSixel === 'set' && isPlain))
    const size = isPicture ? sixelCells(Buffer.from(bytes).toString('latin1'), drawsSixel === 'all') : undefined
    if (size !== undefined) makeRoomForPicture(this.#screen, size.width, size.height)
  }

  #print(data: Uint8Array, from: number, to: number): void {
    const isLine = this.#commands.drawsLines
    this.#utf8.stop()
    this.#drawLines(isLine)
    this.#writer.writeAscii(data, from, to)
    if (isLine) this.#drawLines(false)
    this.#last = data[to - 1]
  }

  #character(codePoint: number): void {
    if (this.#writer.writeCharacter(codePoint)) {
      if (this.#behaviour.repeatsAny) this.#last = codePoint
    } else if (this.#behaviour.replacesInvalid) this.#writer.writeReplacement()
  }

  #repeat(count: number): void {
    const codePoint = this.#last
    if (codePoint === undefined) return
    const isAscii = codePoint < 0x7f
    const byte = Uint8Array.of(codePoint)
    this.#drawLines(this.#commands.drawsLines)
    for (let left = count; left > 0; left -= 1) {
      if (isAscii) this.#writer.writeAscii(byte, 0, 1)
      else this.#writer.writeCharacter(codePoint)
    }
    if (!this.#behaviour.repeatsAny) this.#drawLines(false)
  }

  /** Sets the attribute for line drawing, or takes it away. */
  #drawLines(isOn: boolean): void {
    const { style } = this.#screen
    const attributes = isOn ? style.attributes | CHARSET : style.attributes & ~CHARSET
    if (attributes !== style.attributes) this.#screen.style = { ...style, attributes }
  }
}
