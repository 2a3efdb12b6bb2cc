import type { IndexEntry } from '../../src/logs/index-entry.ts'
import { lineText } from './programs/numbered-kinds.mjs'

/** What a log holds of the lines that a program of one kind has numbered. */
export interface Checked {
  readonly written: number
  /** Numbers that are not in the log and stand inside a recorded gap. */
  readonly inGaps: number
  /** Everything that must not be: numbers missing or doubled, torn lines, gaps where nothing is missing. */
  readonly problems: readonly string[]
}

/** So many problems say enough. */
const MAX_PROBLEMS = 10

/** A gap as the index records it, before a line counted from the log's start. */
export interface GapBefore {
  readonly line: number
  /** Perhaps nothing is missing. */
  readonly doubtful: boolean
}

/**
 * Compares the text of a log with the numbers that were written.
 *
 * Lines without a number (`same`, `cycle`) are counted instead: their order must go on, and without a gap so must their
 * count.
 */
export function checkLines(
  kind: string,
  written: number,
  lines: readonly string[],
  gaps: readonly GapBefore[],
): Checked {
  const problems: string[] = []
  let inGaps = 0
  let last = 0
  let gap: GapBefore | undefined
  for (const [at, line] of lines.entries()) {
    const here = gaps.find((each) => each.line === at)
    gap ??= here
    if (kind === 'screen' && isFullScreen(line, last)) continue
    const number = numberOf(kind, line, last)
    // Of the oldest line that the pane remembers the first rows may be gone.
    if (here !== undefined && number === undefined) continue
    if (number === undefined) {
      problems.push(`after ${last} a line that was never written: ${JSON.stringify(line)}`)
      continue
    }
    if (number <= last) problems.push(`${number} after ${last}`)
    else if (gap === undefined && number > last + 1) problems.push(`${last + 1} to ${number - 1} are missing`)
    else if (gap?.doubtful === false && number === last + 1 && isNumbered(kind)) {
      problems.push(`a gap before ${number}, and nothing is missing`)
    } else inGaps += number - last - 1
    last = number
    gap = undefined
  }
  const complete = isNumbered(kind) || gaps.length === 0 ? last === written : last <= written
  if (!complete) problems.push(`ends with ${last} of ${written}`)
  return { written, inGaps, problems: problems.slice(0, MAX_PROBLEMS) }
}

/** The last screen of a full-screen program between the lines: blank, but for one row with the number before. */
function isFullScreen(line: string, last: number): boolean {
  return line === '' || line.trim() === `full ${last}`
}

function isNumbered(kind: string): boolean {
  return lineText(kind, 1) !== lineText(kind, 4)
}

/** The number in a line; for lines without one the next number that fits. */
function numberOf(kind: string, line: string, last: number): number | undefined {
  const number = Number(/^\w+ (\d+)\b/.exec(line)?.[1] ?? last + 1)
  return line === lineText(kind, number) ? number : undefined
}

/** What is wrong with an index beside a log of `bytes` bytes. */
export function checkIndex(entries: readonly IndexEntry[], bytes: number): string[] {
  const problems: string[] = []
  let at = 0
  let recoveredTo = 0
  for (const entry of entries) {
    // What may have been missed while a pane was only looked at is known once it is joined.
    const isDoubt = entry.kind === 'gap' && entry.loss === 'perhaps'
    if (entry.at < at && !isDoubt && !['file', 'size', 'respawn'].includes(entry.kind))
      problems.push(`${entry.kind} at ${entry.at} after ${at}`)
    if (entry.at > bytes) problems.push(`${entry.kind} at ${entry.at}, beyond the end at ${bytes}`)
    if (entry.kind === 'recovered') {
      if (entry.at < recoveredTo) problems.push(`recovered twice before ${recoveredTo}, again at ${entry.at}`)
      recoveredTo = entry.at + entry.bytes
      if (recoveredTo > bytes) problems.push(`recovered to ${recoveredTo}, beyond the end at ${bytes}`)
    }
    at = Math.max(at, entry.at)
  }
  return problems.slice(0, MAX_PROBLEMS)
}
