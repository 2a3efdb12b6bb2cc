import type { Seam } from './check-log.ts'

/** What a reader sees of a stream of numbered prose. */
export interface TextVerdict {
  readonly failures: readonly string[]
  /** Lines in a row that are not there, by their offsets in the stream. */
  readonly missing: readonly { readonly from: number; readonly to: number }[]
  /** Number of the last line that was found. */
  readonly lastLine: number
}

const STYLING = /\x1b\[[0-9;]*m/g

/**
 * Compares the lines of a log as they are printed with those that the program wrote: each at most once, in order, whole,
 * and missing only where the log tells of a gap. What was lost before the log began is none of its business.
 *
 * A line that was not finished when the pane changed its width is drawn as the pane does, which may be another way; so is
 * one whose line feed came after that, where the return had left the cursor inside of a long line. Such lines are not
 * counted. Their bytes are checked as all others.
 */
export function checkText(
  printed: string,
  stream: Buffer,
  { seams, resizedAt }: { readonly seams: readonly Seam[]; readonly resizedAt: readonly number[] },
): TextVerdict {
  const expected = stream.toString().replaceAll(STYLING, '').split('\r\n')
  // What the program has written last may be the beginning of many a line.
  const numbers = new Map(expected.slice(0, -1).map((line, index) => [line, index]))
  const failures: string[] = []
  const missing: { from: number; to: number }[] = []
  const starts = offsetsOf(stream)
  const lostLines = (first: number, after: number): void => {
    const from = starts[first] ?? 0
    const to = starts[after] ?? stream.length
    if (after === first + 1 && resizedAt.some((at) => at !== from && at >= from - 1 && at < to)) return
    missing.push({ from, to })
    if (seams.some((seam) => seam.gaps.length > 0 && seam.from < to && seam.to > from)) return
    failures.push(`lines ${first + 1} to ${after} are missing without a gap`)
  }
  const torn: string[] = []
  let last = -1
  const lines = printed.split('\n').filter((line) => line !== '')
  for (const [index, line] of lines.entries()) {
    const number = numbers.get(line)
    if (number === undefined) {
      // The first line may have lost its beginning to the limit of the history, the last one is not finished yet.
      const unfinished = index === lines.length - 1 && expected.some((whole) => whole.startsWith(line))
      if (index > 0 && !unfinished) torn.push(`${JSON.stringify(line.slice(0, 100))} after line ${last + 1}`)
      continue
    }
    if (number <= last) failures.push(`line ${number + 1} after line ${last + 1}`)
    else if (last >= 0 && number > last + 1) lostLines(last + 1, number)
    last = Math.max(last, number)
  }
  const gaps = seams.reduce((sum, seam) => sum + (seam.gaps.length > 0 ? 1 : 0), 0)
  // Beside a gap one line may have lost its end and one its beginning.
  if (torn.length > 2 * gaps + resizedAt.length)
    failures.push(`${torn.length} lines are not the program's: ${torn.slice(0, 3).join('; ')}`)
  return { failures, missing, lastLine: last + 1 }
}

/** Offset in the stream at which each line begins. */
function offsetsOf(stream: Buffer): number[] {
  const starts = [0]
  for (let at = stream.indexOf('\r\n'); at >= 0; at = stream.indexOf('\r\n', at + 2)) starts.push(at + 2)
  return starts
}
