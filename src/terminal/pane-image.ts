import type { HistoryMark } from './anchor.ts'
import { afterRows } from './captured-line.ts'

/** What a pane shows and remembers at one exact point of its output, as tmux can tell it. */
export interface PaneImage extends HistoryMark {
  /** Its program has ended, and tmux may have written so below its last line. */
  readonly isDead: boolean
  readonly rows: number
  /** Cursor on the screen, 0-based. */
  readonly cursorX: number
  readonly cursorY: number
  /** 0-based rows of the scroll region. */
  readonly regionTop: number
  readonly regionBottom: number
  /** History and main screen, wrapped rows joined. Colours carry over from line to line. */
  readonly lines: readonly Buffer[]
  /** What stands on the alternate screen while that is shown. */
  readonly alternate: AlternateImage | undefined
  /** The beginning of an escape sequence that tmux has read but not its end. */
  readonly pending: Buffer
}

export interface AlternateImage {
  readonly lines: readonly Buffer[]
  /** Where the cursor of the main screen waits, 0-based. */
  readonly savedX: number
  readonly savedY: number
}

const NEWLINE = '\r\n'
const RESET = '\x1b[m'
const ESCAPE = 0x1b
/** The first parameters that set the colour of the text, its background or its underline. */
const COLOURS = [/^[39]\d$/, /^(?:4|10)\d$/, /^5[89]$/]

/** True for a pane that has shown nothing yet. */
export function isBlank({ lines, alternate, cursorX, cursorY }: PaneImage): boolean {
  return lines.every(isEmpty) && alternate === undefined && cursorX === 0 && cursorY === 0
}

/**
 * The lines of the main screen and its history from `first` on, as they are written one below the other, in the colours
 * that carry over from the lines before. The first `skipped` rows of the first one are left out.
 */
export function paintRows(image: PaneImage, first: number, skipped = 0): Buffer[] {
  const shown = image.historyRows > 0 ? image.lines : withoutTrailingBlank(image.lines)
  if (skipped === 0) return join(shown, first)
  const cut = shown.map((line, at) => (at === first ? afterRows(line, skipped, image.cols) : line))
  return join(cut, first)
}

/** Puts the cursor where it stands, after rows were written so that the last one is the last of the screen. */
export function paintScreen(image: PaneImage): Buffer[] {
  const { regionTop, regionBottom, rows, alternate } = image
  const region = regionTop > 0 || regionBottom < rows - 1 ? `\x1b[${regionTop + 1};${regionBottom + 1}r` : ''
  const cursor = `\x1b[m${region}${moveTo(image.cursorY, image.cursorX)}`
  if (alternate === undefined) return [Buffer.from(cursor)]
  const enter = `\x1b[m${moveTo(alternate.savedY, alternate.savedX)}\x1b[?1049h\x1b[H`
  return [Buffer.from(enter), ...join(withoutTrailingBlank(alternate.lines)), Buffer.from(cursor)]
}

/** CUP; row and column are 0-based. */
export function moveTo(row: number, column: number): string {
  return `\x1b[${row + 1};${column + 1}H`
}

function isEmpty(line: Buffer): boolean {
  return line.every((byte) => byte === 0x20)
}

function withoutTrailingBlank(lines: readonly Buffer[]): readonly Buffer[] {
  const last = lines.findLastIndex((line) => !isEmpty(line))
  return lines.slice(0, last + 1)
}

/** Without colours between the lines: they would fill the rows that a line break uncovers. */
function join(lines: readonly Buffer[], first = 0): Buffer[] {
  const painted: Buffer[] = []
  const colours = new Map<string, string>()
  for (const [at, line] of lines.entries()) {
    if (at >= first) {
      const before = `${at > first ? NEWLINE : ''}${[...colours.values()].join('')}`
      painted.push(Buffer.from(before, 'latin1'), line)
    }
    carry(colours, line)
    if (at >= first && colours.size > 0) painted.push(Buffer.from(RESET))
  }
  return painted
}

/** Takes over the colour sequences of a line; of those that set the same thing the last one counts. */
function carry(colours: Map<string, string>, line: Buffer): void {
  if (!line.includes(ESCAPE)) return
  for (const [sequence, what = '0'] of line.toString('latin1').matchAll(/\x1b\[(\d*)[0-9;:]*m/g)) {
    if (Number(what) === 0) colours.clear()
    if (sequence === RESET || sequence === '\x1b[0m') continue
    const colour = COLOURS.findIndex((parameter) => parameter.test(what))
    colours.set(colour >= 0 ? String(colour) : sequence, sequence)
  }
}
