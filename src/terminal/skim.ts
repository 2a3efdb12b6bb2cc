/*
 * In long text without escape sequences only the last line with ink, and what follows it, decides the result. Of the rest only
 * bells are counted. Searching is ten times as fast as reading.
 */

/** Text is skimmed from this length on, in bytes; below, searching costs more than reading. */
export const SKIM_BYTES = 512
/** Most lines, from the last one back, in which one with text is looked for. */
const MAX_LINES = 16

const BELL = 0x07
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
const ESCAPE = 0x1b

/** The end of the text without escapes that begins at `from`. */
export function plainEnd(data: Buffer, from: number): number {
  const escape = data.indexOf(ESCAPE, from)
  return escape < 0 ? data.length : escape
}

/**
 * The start of the last ended line of printable ASCII with ink in `data[from..end)`; `from` when none of the last MAX_LINES is
 * one.
 */
export function lastTextLineStart(data: Buffer, from: number, end: number): number {
  let lineEnd = data.lastIndexOf(LINE_FEED, end - 1)
  for (let lines = 0; lines < MAX_LINES; lines += 1) {
    const before = data.lastIndexOf(LINE_FEED, Math.max(lineEnd - 1, 0))
    if (before < from) return from
    if (hasOnlyText(data, before + 1, lineEnd)) return before + 1
    lineEnd = before
  }
  return from
}

/** How many bells ring in text without sequences. */
export function bellsIn(data: Buffer): number {
  let count = 0
  for (let at = data.indexOf(BELL); at >= 0; at = data.indexOf(BELL, at + 1)) count += 1
  return count
}

/** True for printable ASCII, ended by a carriage return or not, that leaves ink. */
function hasOnlyText(data: Buffer, from: number, to: number): boolean {
  const end = data[to - 1] === CARRIAGE_RETURN ? to - 1 : to
  let hasInk = false
  for (let at = from; at < end; at += 1) {
    const byte = data[at] as number
    if (byte < 0x20 || byte > 0x7e) return false
    hasInk ||= byte > 0x20
  }
  return hasInk
}
