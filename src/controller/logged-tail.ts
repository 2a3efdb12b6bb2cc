import { openLog } from '../logs/reader.ts'
import type { LoggedScreen } from '../terminal/seam.ts'
// Not loaded when it is needed: by then an update may have taken the file away from a running controller.
import { Transcript } from '../terminal/transcript.ts'

/** Enough of a log's end to hold more lines than a screen and the comparison above it need. */
const TAIL_BYTES = 512 * 1024

export interface LoggedTail extends LoggedScreen {
  /** The lines with these bytes drawn after the log. */
  linesWith(more: Buffer): Promise<readonly string[]>
}

/** Renders the end of a run's log as the pane would show it at this size. */
export async function loggedTail(directory: string, cols: number, rows: number): Promise<LoggedTail> {
  const log = await openLog(directory)
  const from = Math.max(log.start, log.end - TAIL_BYTES)
  const transcript = new Transcript(log.sizeAt(from))
  const switched = log.entries.findLast((entry) => entry.kind === 'alternate' && entry.at <= from)
  if (switched?.kind === 'alternate' && switched.on) await transcript.write(Buffer.from('\x1b[?1049h'))
  let at = from
  for (const entry of log.entries) {
    if (entry.kind !== 'size' || entry.at <= from) continue
    for await (const chunk of log.read(at, entry.at)) await transcript.write(chunk)
    transcript.resize(entry.cols, entry.rows)
    at = entry.at
  }
  for await (const chunk of log.read(at, log.end)) await transcript.write(chunk)
  transcript.resize(cols, rows)
  const mainScreen = () => (transcript.alternate ? transcript.behind() : transcript.screen())
  const final = textOf(transcript.take())
  return {
    lines: [...final, ...textOf(mainScreen())],
    lastRow: transcript.lastRow,
    alternate: transcript.alternate,
    linesWith: async (more) => {
      await transcript.write(more)
      return [...final, ...textOf(transcript.take()), ...textOf(mainScreen())]
    },
  }
}

function textOf(lines: readonly { readonly text: string }[]): string[] {
  return lines.map((line) => line.text.trimEnd())
}
