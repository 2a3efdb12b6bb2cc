import { LineAssembler } from './line-assembler.ts'
import { maySignal, parseSignal, type Signal } from './signal.ts'
import { SKIM_BYTES, bellsIn, lastTextLineStart, plainEnd } from './skim.ts'
import { titleOf } from './title.ts'
import { Utf8Assembler } from './utf8-assembler.ts'
import {
  CONTROL,
  CSI_COLLECT,
  CSI_END,
  CSI_PARAMETER,
  CSI_START,
  DCS_END,
  ESCAPE_COLLECT,
  ESCAPE_END,
  ESCAPE_START,
  GROUND,
  HIGH,
  NOTHING,
  OSC_END,
  OSC_PUT,
  OSC_START,
  PRINT,
  TABLE,
} from './vt-table.ts'

/** Longest string of a notification or a status; a longer one is cut. */
const MAX_STRING_BYTES = 4096
/** Most signals that are taken from one piece of output; no honest program sends more. */
const MAX_SIGNALS = 64
const NO_SIGNALS: readonly Signal[] = []
/** How what tmux passes through to the outer terminal begins, and the sequences in it. */
const PASSED_THROUGH = 'tmux;'
const PASSED_PARTS = /\x1b\]([^\x07\x1b]*)(?:\x07|\x1b\\)|\x07/g
/** A sequence has few parameters; those beyond are not looked at. */
const MAX_PARAMETERS = 16
const MAX_PARAMETER = 0xffff

/** What one piece of output says. */
export interface Scan {
  /**
   * At least one character that leaves ink on the screen: not a space, not text inside an OSC, DCS or other string. Cursor
   * moves, colours, modes, titles and bells are not visible.
   */
  readonly visible: boolean
  /** The screen may look otherwise than before: by ink, or where a blank, an erasure or a shift took some away. */
  readonly redrawn: boolean
  /** Bells rung; the BEL that ends a title is none. */
  readonly bells: number
  /** The last title that was set (OSC 0 or 2), without control characters; undefined when none was. */
  readonly title: string | undefined
  /** Where the alternate screen was entered or left: `offset` in the piece is that of the first byte after the sequence. */
  readonly alternateChanges: readonly AlternateChange[]
  /** What it told about itself, in order, also what it asked tmux to pass through. */
  readonly signals: readonly Signal[]
}

export interface AlternateChange {
  readonly offset: number
  readonly on: boolean
}

/**
 * Reads what a program writes to its terminal, in pieces cut anywhere, without keeping a screen.
 *
 * Understands the stream as tmux does: UTF-8, no 8-bit control characters, ESC ends every string but DCS. Uses bounded
 * memory whatever it is fed and never throws.
 */
export class OutputScanner {
  #state = GROUND
  readonly #utf8 = new Utf8Assembler()
  readonly #lines = new LineAssembler()
  /** What is painted on the alternate screen comes in pieces, which are no lines. */
  readonly #pieces = new LineAssembler()
  #alternate: boolean

  readonly #parameters = new Int32Array(MAX_PARAMETERS)
  #parameterCount = 0
  #prefix = 0
  #collected = false

  readonly #string = Buffer.alloc(MAX_STRING_BYTES)
  #stringLength = 0

  #visible = false
  #redrawn = false
  #bells = 0
  #title: string | undefined
  #alternateChanges: AlternateChange[] = []
  #signals: readonly Signal[] = NO_SIGNALS

  /** `alternate`: the program shows the alternate screen already. */
  constructor(alternate = false) {
    this.#alternate = alternate
  }

  /** The last line with something on it that was not painted on the alternate screen, at most 200 characters of it. */
  get lastLine(): string {
    return this.#lines.text
  }

  /** The line that is being written, at most 1000 characters; empty on the alternate screen. */
  get openLine(): string {
    return this.#alternate ? '' : this.#lines.open
  }

  get #line(): LineAssembler {
    return this.#alternate ? this.#pieces : this.#lines
  }

  /** True while the program shows the alternate screen. */
  get alternate(): boolean {
    return this.#alternate
  }

  /** Reads the next piece of output. */
  push(data: Buffer): Scan {
    this.#visible = false
    this.#redrawn = false
    this.#bells = 0
    this.#title = undefined
    this.#alternateChanges = []
    this.#signals = NO_SIGNALS

    const length = data.length
    let at = 0
    let skimAt = length < SKIM_BYTES ? length : 0
    while (at < length) {
      const entry = TABLE[(this.#state << 8) | (data[at] as number)] as number
      const action = entry >> 4
      this.#state = entry & 15
      if (action === PRINT) {
        if (at >= skimAt) {
          const end = plainEnd(data, at)
          skimAt = Math.max(end, at + SKIM_BYTES)
          if (end - at >= SKIM_BYTES) at = this.#skim(data, at, end)
        }
        at = this.#print(data, at)
        continue
      }
      if (action !== NOTHING) this.#perform(action, data[at] as number, at)
      at += 1
    }
    return {
      visible: this.#visible,
      redrawn: this.#redrawn,
      bells: this.#bells,
      title: this.#title,
      alternateChanges: this.#alternateChanges,
      signals: this.#signals,
    }
  }

  /** Skims the text without a sequence in `data[from..end)`; returns where to read on. */
  #skim(data: Buffer, from: number, end: number): number {
    const at = lastTextLineStart(data, from, end)
    if (at === from) return from
    this.#bells += bellsIn(data.subarray(from, at))
    this.#utf8.reset()
    this.#line.finish()
    return at
  }

  /** Takes the run of printable ASCII that starts at `from`; returns where it ends. */
  #print(data: Buffer, from: number): number {
    const length = data.length
    this.#abandonCharacter()
    this.#redrawn = true
    let to = from
    let byte = data[to] as number
    while (byte === 0x20) {
      to += 1
      byte = to < length ? (data[to] as number) : 0
    }
    if (byte > 0x20 && byte < 0x7f) this.#visible = true
    while (byte >= 0x20 && byte < 0x7f) {
      to += 1
      byte = to < length ? (data[to] as number) : 0
    }
    this.#line.writeAscii(data, from, to)
    return to
  }

  #perform(action: number, byte: number, at: number): void {
    if (action === HIGH) {
      this.#high(byte)
      return
    }
    switch (action) {
      case CONTROL:
        this.#control(byte)
        break
      case ESCAPE_START:
        this.#abandonCharacter()
        this.#collected = false
        break
      case ESCAPE_COLLECT:
      case CSI_COLLECT:
        this.#collected = true
        break
      case ESCAPE_END:
        if (!this.#collected) this.#escape(byte, at)
        break
      case CSI_START:
        this.#parameters.fill(0)
        this.#parameterCount = 1
        this.#prefix = 0
        break
      case CSI_PARAMETER:
        this.#parameter(byte)
        break
      case CSI_END:
        if (!this.#collected) this.#csi(byte, at)
        break
      case OSC_START:
        this.#stringLength = 0
        break
      case OSC_PUT:
        if (this.#stringLength < this.#string.length) {
          this.#string[this.#stringLength] = byte
          this.#stringLength += 1
        }
        break
      case OSC_END:
      case DCS_END:
        this.#stringEnd(action)
        break
    }
  }

  #stringEnd(action: number): void {
    this.#collected = false
    const text = this.#string.subarray(0, this.#stringLength)
    if (action === DCS_END) return this.#passedThrough(text.toString())
    const title = titleOf(text)
    if (title !== undefined) this.#title = title
    else if (maySignal(text)) this.#signal(text.toString())
  }

  #signal(osc: string): void {
    if (this.#signals.length >= MAX_SIGNALS) return
    const signal = parseSignal(osc)
    if (signal !== undefined) this.#signals = [...this.#signals, signal]
  }

  /** A title that is passed through is that of the outer terminal, not of the pane. */
  #passedThrough(text: string): void {
    if (!text.startsWith(PASSED_THROUGH)) return
    for (const [, osc] of text.matchAll(PASSED_PARTS)) {
      if (osc === undefined) this.#bells += 1
      else this.#signal(osc)
    }
  }

  #high(byte: number): void {
    const codePoint = this.#utf8.push(byte)
    if (this.#utf8.abandoned) this.#write(REPLACEMENT)
    if (codePoint >= 0) this.#write(codePoint)
  }

  /** A character that was cut short shows as a replacement character. */
  #abandonCharacter(): void {
    if (this.#utf8.reset()) this.#write(REPLACEMENT)
  }

  #write(codePoint: number): void {
    if (codePoint < 0xa0) return
    this.#redrawn = true
    if (codePoint !== NO_BREAK_SPACE) this.#visible = true
    this.#line.writeCodePoint(codePoint)
  }

  #control(byte: number): void {
    this.#abandonCharacter()
    switch (byte) {
      case 0x07:
        this.#bells += 1
        break
      case 0x08:
        this.#line.moveBy(-1)
        break
      case 0x09:
        this.#line.tab()
        break
      case 0x0a:
      case 0x0b:
      case 0x0c:
        this.#line.finish()
        this.#redrawn = true
        break
      case 0x0d:
        this.#line.moveTo(0)
        break
    }
  }

  #escape(byte: number, at: number): void {
    switch (byte) {
      // Next line, index, reverse index, which may scroll: the cursor is on another line.
      case 0x45:
      case 0x44:
      case 0x4d:
        this.#redrawn = true
        this.#line.finish()
        break
      case 0x37:
        this.#line.save()
        break
      case 0x38:
        this.#line.restore()
        break
      // Full reset.
      case 0x63:
        this.#redrawn = true
        this.#line.finish()
        this.#setAlternate(false, at)
        break
    }
  }

  #parameter(byte: number): void {
    const last = this.#parameterCount - 1
    if (byte <= 0x39) {
      if (last >= MAX_PARAMETERS) return
      const value = (this.#parameters[last] as number) * 10 + byte - 0x30
      this.#parameters[last] = Math.min(value, MAX_PARAMETER)
    } else if (byte <= 0x3b) {
      if (last < MAX_PARAMETERS) this.#parameterCount += 1
    } else {
      this.#prefix = byte
    }
  }

  #csi(final: number, at: number): void {
    if (this.#prefix === QUESTION_MARK && (final === 0x68 || final === 0x6c)) {
      const count = Math.min(this.#parameterCount, MAX_PARAMETERS)
      const modes = this.#parameters.subarray(0, count)
      // Another number of columns clears the screen.
      if (modes.includes(3)) this.#redrawn = true
      if (modes.some((mode) => mode === 1049 || mode === 1047 || mode === 47)) this.#setAlternate(final === 0x68, at)
      return
    }
    if (this.#prefix !== 0) return
    const first = this.#parameters[0] as number
    const letter = String.fromCharCode(final)
    if (CHANGES.has(letter)) this.#redrawn = true
    switch (letter) {
      case 'C':
      case 'a':
        this.#line.moveBy(Math.max(first, 1))
        break
      case 'D':
        this.#line.moveBy(-Math.max(first, 1))
        break
      case 'G':
      case '`':
        this.#line.moveTo(first - 1)
        break
      case 'K':
        if (first === 0) this.#line.eraseRight()
        else if (first === 1) this.#line.eraseLeft()
        else if (first === 2) this.#line.eraseAll()
        break
      case 'J':
        if (first === 0) this.#line.eraseRight()
        else if (first === 2) this.#line.eraseAll()
        break
      case 's':
        this.#line.save()
        break
      case 'u':
        this.#line.restore()
        break
      // Up, down, next and previous line, position, row: the cursor is on another line.
      case 'A':
      case 'B':
      case 'E':
      case 'F':
      case 'H':
      case 'f':
      case 'd':
        this.#line.finish()
        break
    }
  }

  #setAlternate(on: boolean, at: number): void {
    if (on === this.#alternate) return
    this.#alternate = on
    this.#redrawn = true
    this.#lines.finish()
    this.#alternateChanges.push({ offset: at + 1, on })
  }
}

/** Ends of sequences that erase, insert, delete, scroll or repeat. */
const CHANGES: ReadonlySet<string> = new Set(['@', 'J', 'K', 'L', 'M', 'P', 'S', 'T', 'X', 'b'])
const REPLACEMENT = 0xfffd
const NO_BREAK_SPACE = 0xa0
const QUESTION_MARK = 0x3f
