import type { Parameter } from './sgr.ts'
import type { Screen } from './screen.ts'
import type { Writer } from './writer.ts'
import { PLAIN, type Style } from './styles.ts'

/** What ESC 7 keeps. */
interface Kept {
  readonly style: Style
  readonly charsets: Charsets
  readonly x: number
  readonly y: number
  readonly origin: boolean
}

/** Which of the two character sets is in use, and which of them draw lines. */
export interface Charsets {
  readonly shifted: boolean
  readonly g0: boolean
  readonly g1: boolean
}

const ASCII: Charsets = { shifted: false, g0: false, g1: false }

const CONTROLS: Readonly<Record<number, (screen: Screen, writer: Writer) => void>> = {
  0x08: (screen) => screen.backspace(),
  0x09: (_, writer) => writer.tab(),
  0x0a: (screen) => screen.lineFeed(),
  0x0b: (screen) => screen.lineFeed(),
  0x0c: (screen) => screen.lineFeed(),
  0x0d: (screen) => screen.carriageReturn(),
}

const CAPITAL_H = 0x48
const SMALL_M = 0x6d
const SHIFT_OUT = 0x0e
const SHIFT_IN = 0x0f

/** Carries out what the parser finds, as the dispatchers of tmux's input.c do. */
export class Commands {
  readonly #screen: Screen
  readonly #writer: Writer
  #kept: Kept
  charsets = ASCII

  constructor(screen: Screen, writer: Writer) {
    this.#screen = screen
    this.#writer = writer
    this.#kept = { style: screen.style, charsets: ASCII, x: 0, y: 0, origin: false }
  }

  /** True while what is written is line drawing. */
  get drawsLines(): boolean {
    const { shifted, g0, g1 } = this.charsets
    return shifted ? g1 : g0
  }

  /** True while no character set is chosen. */
  get isPlain(): boolean {
    const { shifted, g0, g1 } = this.charsets
    return !shifted && !g0 && !g1
  }

  /** Forgets styles and character sets, in use and kept; whether origin mode was on stays kept. */
  reset(): void {
    this.#screen.style = PLAIN
    this.charsets = ASCII
    this.#kept = { style: PLAIN, charsets: ASCII, x: 0, y: 0, origin: this.#kept.origin }
  }

  control(byte: number): void {
    if (byte === SHIFT_OUT || byte === SHIFT_IN) this.charsets = { ...this.charsets, shifted: byte === SHIFT_OUT }
    else CONTROLS[byte]?.(this.#screen, this.#writer)
  }

  /** False for a sequence that tmux does not know. */
  escape(sequence: string): boolean {
    const screen = this.#screen
    switch (sequence) {
      case '7':
        this.#keep()
        break
      case '8':
        this.#restore()
        break
      case '#8':
        screen.alignmentTest()
        break
      case 'D':
        screen.lineFeed()
        break
      case 'E':
        screen.carriageReturn()
        screen.lineFeed()
        break
      case 'H':
        screen.setTab()
        break
      case 'M':
        screen.reverseIndex()
        break
      case 'c':
        this.reset()
        screen.reset()
        break
      case '(0':
      case '(B':
        this.charsets = { ...this.charsets, g0: sequence === '(0' }
        break
      case ')0':
      case ')B':
        this.charsets = { ...this.charsets, g1: sequence === ')0' }
        break
      case '=':
      case '>':
      case '\\':
        break
      default:
        return false
    }
    return true
  }

  /** False for a sequence that tmux does not know. `repeat` prints the last character again as often as it says. */
  csi(
    final: number,
    intermediates: string,
    parameters: readonly Parameter[],
    repeat: (count: number) => void,
  ): boolean {
    if (intermediates === '') {
      // What programs that paint write most.
      if (final === SMALL_M) {
        this.#screen.restyle(parameters)
        return true
      }
      if (final === CAPITAL_H) {
        this.#place(parameters)
        return true
      }
    }
    return this.#obey(intermediates + String.fromCharCode(final), parameters, repeat)
  }

  #place(parameters: readonly Parameter[]): void {
    const row = parameterAt(parameters, 0, 1, 1)
    const column = parameterAt(parameters, 1, 1, 1)
    if (row === 1 && column === 1) this.#screen.grid.watch?.homing()
    if (row !== undefined && column !== undefined) this.#screen.moveTo(column - 1, row - 1, true)
  }

  #obey(sequence: string, parameters: readonly Parameter[], repeat: (count: number) => void): boolean {
    const screen = this.#screen
    const count = parameterAt(parameters, 0, 1, 1)
    const counted = COUNTED[sequence]
    if (counted !== undefined) {
      if (count !== undefined) counted(screen, count)
      return true
    }
    switch (sequence) {
      case 'f':
        this.#place(parameters)
        break
      case 'J':
        this.#eraseScreen(parameters)
        break
      case 'K':
        this.#eraseLine(parameters)
        break
      case 'b':
        if (count !== undefined) repeat(Math.min(count, screen.grid.cols - screen.x))
        break
      case 'g':
        this.#clearTabs(parameters)
        break
      case 'r': {
        const last = parameterAt(parameters, 1, 1, screen.grid.rows)
        if (count !== undefined && last !== undefined) screen.setRegion(count - 1, last - 1)
        break
      }
      case 's':
        this.#keep()
        break
      case 'u':
        this.#restore()
        break
      case 'h':
      case 'l':
        for (const mode of parameters) if (mode === 4) screen.inserts = sequence === 'h'
        break
      case '?h':
      case '?l':
        for (const mode of parameters) if (typeof mode === 'number') this.#privateMode(mode, sequence === '?h')
        break
      default:
        return KNOWN.has(sequence)
    }
    return true
  }

  #eraseScreen(parameters: readonly Parameter[]): void {
    const screen = this.#screen
    switch (parameterAt(parameters, 0, 0, 0)) {
      case 0:
        return screen.eraseScreenEnd()
      case 1:
        return screen.eraseScreenStart()
      case 2:
        return screen.eraseScreen()
      case 3:
        if (parameterAt(parameters, 1, 0, 0) === 0) screen.grid.clearHistory()
        return
      default:
    }
  }

  #eraseLine(parameters: readonly Parameter[]): void {
    const screen = this.#screen
    switch (parameterAt(parameters, 0, 0, 0)) {
      case 0:
        return screen.eraseLineEnd()
      case 1:
        return screen.eraseLineStart()
      case 2:
        return screen.eraseLine()
      default:
    }
  }

  #clearTabs(parameters: readonly Parameter[]): void {
    const which = parameterAt(parameters, 0, 0, 0)
    if (which === 0) this.#screen.clearTab()
    if (which === 3) this.#screen.clearTabs()
  }

  #privateMode(mode: number, isOn: boolean): void {
    const screen = this.#screen
    switch (mode) {
      case 3:
        screen.moveTo(0, 0, true)
        screen.eraseScreen()
        break
      case 6:
        screen.origin = isOn
        screen.moveTo(0, 0, true)
        break
      case 7:
        screen.wraps = isOn
        break
      case 25:
        if (isOn) screen.grid.watch?.painted()
        break
      case 2026:
        if (!isOn) screen.grid.watch?.painted()
        break
      case 47:
      case 1047:
      case 1049:
        if (isOn) screen.enterAlternate(mode === 1049)
        else screen.leaveAlternate(mode === 1049)
    }
  }

  #keep(): void {
    const { style, x, y, origin } = this.#screen
    this.#kept = { style, charsets: this.charsets, x, y, origin }
  }

  #restore(): void {
    const { style, charsets, x, y, origin } = this.#kept
    this.charsets = charsets
    this.#screen.style = style
    this.#screen.origin = origin
    this.#screen.moveTo(x, y)
  }
}

/** Sequences with a number of at least 1. */
const COUNTED: Readonly<Record<string, (screen: Screen, count: number) => void>> = {
  '@': (screen, count) => screen.insertCells(count),
  A: (screen, count) => screen.up(count),
  B: (screen, count) => screen.down(count),
  C: (screen, count) => screen.right(count),
  D: (screen, count) => screen.left(count),
  E: (screen, count) => {
    screen.carriageReturn()
    screen.down(count)
  },
  F: (screen, count) => {
    screen.carriageReturn()
    screen.up(count)
  },
  G: (screen, count) => screen.moveTo(count - 1, undefined, true),
  L: (screen, count) => screen.insertLines(count),
  M: (screen, count) => screen.deleteLines(count),
  P: (screen, count) => screen.deleteCells(count),
  S: (screen, count) => screen.scrollUp(count),
  T: (screen, count) => screen.scrollDown(count),
  X: (screen, count) => screen.eraseCells(count),
  Z: (screen, count) => screen.backTab(count),
  '`': (screen, count) => screen.moveTo(count - 1, undefined, true),
  d: (screen, count) => screen.moveTo(undefined, count - 1, true),
}

/** Sequences that tmux knows and that change nothing here. */
const KNOWN: ReadonlySet<string> = new Set(['c', '>c', '>m', 'n', '>n', ' q', '>q', 't'])

/** A number; undefined where there is one with colons. */
function parameterAt(
  parameters: readonly Parameter[],
  index: number,
  least: number,
  missing: number,
): number | undefined {
  const parameter = parameters[index]
  if (typeof parameter === 'string') return undefined
  return parameter === undefined ? missing : Math.max(parameter, least)
}
