/** What a pane shows and remembers at one exact point of its output, as tmux can tell it. */
export interface PaneImage {
  readonly cols: number
  readonly rows: number
  /** Rows that have left the screen and are remembered. */
  readonly historyRows: number
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
/** tmux prints line-drawing characters with shift-out; they need G1 to be the drawing set. */
const PREPARE = '\x1b)0\x1b[m'

/**
 * The bytes that bring an empty terminal of the same size to this image: history in its scrollback, the screen with
 * every row in its place, the cursor where it stands. Empty for a pane that has shown nothing yet.
 */
export function paint(image: PaneImage): Buffer {
  const blank = image.lines.every((line) => line.length === 0 || isBlank(line))
  if (blank && image.alternate === undefined && image.cursorX === 0 && image.cursorY === 0) return image.pending
  return Buffer.concat([Buffer.from(PREPARE), ...paintRows(image, 0), ...paintScreen(image), image.pending])
}

/** The lines of the main screen and its history from `first` on, as they are written one below the other. */
export function paintRows(image: PaneImage, first: number): Buffer[] {
  const shown = image.historyRows > 0 ? image.lines : withoutTrailingBlank(image.lines)
  return join(shown.slice(first))
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

function isBlank(line: Buffer): boolean {
  return line.every((byte) => byte === 0x20)
}

function withoutTrailingBlank(lines: readonly Buffer[]): readonly Buffer[] {
  const last = lines.findLastIndex((line) => !isBlank(line))
  return lines.slice(0, last + 1)
}

function join(lines: readonly Buffer[]): Buffer[] {
  return lines.flatMap((line, at) => (at === 0 ? [line] : [Buffer.from(NEWLINE), line]))
}
