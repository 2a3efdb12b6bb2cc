import { moveTo, paint, paintRows, paintScreen, type PaneImage } from './pane-image.ts'

/** What the log shows at its end, rendered at the pane's size. */
export interface LoggedScreen {
  /** Text of its last lines, wrapped rows joined, trailing blank lines left out. The last one may be unfinished. */
  readonly lines: readonly string[]
  /** Screen row, 0-based, on which the last of those lines begins; -1 when it has left the screen. */
  readonly lastRow: number
  /** The log ends while the alternate screen is shown. `lines` are those of the main screen all the same. */
  readonly alternate: boolean
}

export interface Continuation {
  /** What to append to the log; empty when nothing is missing. */
  readonly data: Buffer
  /** False when the image and the log have nothing in common, so that output between them is lost. */
  readonly joined: boolean
}

/** Ends a control string or sequence in which the log may have stopped, and its colours. */
const SETTLE = '\x1b\\\x1b[m'
/** Enough to tell two places of a real log apart, few enough that a repainted screen further up does not matter. */
const MAX_COMPARED = 50
/** A repainted screen can be joined above it, when at least this many lines that are not blank agree. */
const MIN_ABOVE_SCREEN = 3

/**
 * Continues a log with what only the pane still knows: finds the log's last lines in the image and returns the bytes
 * that add what follows them, each line once. The last line of the log is written again from its start, since it may
 * have grown.
 */
export function continueLog(image: PaneImage, logged: LoggedScreen): Continuation {
  if (logged.lines.length === 0) return { data: paint(image), joined: true }
  const texts = image.lines.map(plainText)
  const seam = findSeam(logged.lines, texts, image.rows)
  const leave = logged.alternate ? '\x1b[?1049l' : ''
  if (seam === undefined) {
    const start = Buffer.from(`${SETTLE}${leave}${moveTo(image.rows - 1, 0)}\r\n\x1b)0`)
    return { data: Buffer.concat([start, ...paintRows(image, 0), ...paintScreen(image), image.pending]), joined: false }
  }
  const same = seam.above === 0 && texts[seam.at] === logged.lines.at(-1)
  const nothingFollows = texts.slice(seam.at + 1).every((text) => text === '')
  if (same && nothingFollows && image.alternate === undefined && !logged.alternate) {
    return { data: image.pending, joined: true }
  }
  const rewritten = seam.above === 0 && logged.lastRow >= 0
  const below = seam.above === 0 ? moveTo(0, 0) : `${moveTo(image.rows - 1, 0)}\r\n`
  const place = rewritten ? moveTo(logged.lastRow, 0) : below
  const first = rewritten ? seam.at : seam.at + 1
  const start = Buffer.from(`${SETTLE}${leave}${place}\x1b)0`)
  const colours = carriedColours(image.lines.slice(Math.max(0, first - 200), first))
  return {
    data: Buffer.concat([start, colours, ...paintRows(image, first), ...paintScreen(image), image.pending]),
    joined: true,
  }
}

/**
 * True when the pane shows lines between what the log had and what came after: bytes in between were lost.
 *
 * `before` are the log's last lines, `after` the same with the bytes that followed drawn on top. Only plain evidence
 * counts: where the two are drawn differently for any other reason the bytes are believed.
 */
export function hasHole(image: PaneImage, before: readonly string[], after: readonly string[]): boolean {
  const texts = image.lines.map(plainText)
  const seam = findSeam(before, texts, image.rows)
  if (seam === undefined || seam.above > 0) return false
  const inPane = texts.slice(seam.at + 1).filter((text) => text !== '')
  const inLog = after.slice(before.length).filter((text) => text !== '')
  // The first line after a hole may be cut anywhere.
  const whole = inLog.slice(1)
  if (whole.length === 0 || inPane.length <= inLog.length) return false
  return whole.every((text, at) => text === inPane[inPane.length - whole.length + at])
}

interface Seam {
  /** Index of the image's line that is the log's line `above` lines before its last. */
  readonly at: number
  readonly above: number
}

/** The latest place where the log's last lines stand in the image; lines of its screen may have been repainted since. */
function findSeam(logged: readonly string[], texts: readonly string[], rows: number): Seam | undefined {
  for (let above = 0; above < Math.min(rows, logged.length); above += 1) {
    const last = logged.length - 1 - above
    const lastText = logged[last] ?? ''
    for (let at = texts.length - 1; at >= 0; at -= 1) {
      const text = texts[at] ?? ''
      if (above === 0 ? !text.startsWith(lastText) : text !== lastText) continue
      const agreed = agreement(logged, last, texts, at)
      if (agreed === undefined) continue
      if (above === 0 ? agreed > 0 || lastText !== '' : agreed >= MIN_ABOVE_SCREEN) return { at, above }
    }
  }
  return undefined
}

/** How many lines that are not blank agree above two places, or undefined when one differs. */
function agreement(logged: readonly string[], last: number, texts: readonly string[], at: number): number | undefined {
  let count = 0
  const depth = Math.min(last, at, MAX_COMPARED)
  for (let up = 1; up <= depth; up += 1) {
    if (logged[last - up] !== texts[at - up]) return undefined
    if (logged[last - up] !== '') count += 1
  }
  return count
}

/** All that `capture-pane -e` puts between characters: colours, links and the switch to line drawing. */
const STYLING = /\x1b\[[0-9;:]*m|\x1b\]8;[^\x07\x1b]*(?:\x07|\x1b\\)|[\x0e\x0f]/g

/** A captured line as a person reads it. */
function plainText(line: Buffer): string {
  return line.toString().replaceAll(STYLING, '').trimEnd()
}

/** The colour sequences still in force after these lines. */
function carriedColours(lines: readonly Buffer[]): Buffer {
  const sequences = lines.flatMap((line) => line.toString('latin1').match(/\x1b\[[0-9;:]*m/g) ?? [])
  const reset = sequences.findLastIndex((sequence) => /^\x1b\[0?m$/.test(sequence))
  return Buffer.from(sequences.slice(reset + 1).join(''), 'latin1')
}
