import { openLog } from '../logs/reader.ts'
import type { LoggedScreen } from '../terminal/seam.ts'

/** Enough of a log's end to hold more lines than a screen and the comparison above it need. */
const TAIL_BYTES = 512 * 1024

/** Renders the end of a run's log as the pane would show it at this size. */
export async function loggedScreen(directory: string, cols: number, rows: number): Promise<LoggedScreen> {
  const { Transcript } = await import('../terminal/transcript.ts')
  const log = await openLog(directory)
  const from = Math.max(log.start, log.end - TAIL_BYTES)
  const size = log.sizeAt(from) ?? { cols, rows }
  const transcript = new Transcript(size)
  const changes = log.entries.filter((entry) => entry.kind === 'size' && entry.at > from)
  const switched = log.entries.findLast((entry) => entry.kind === 'alternate' && entry.at <= from)
  if (switched?.kind === 'alternate' && switched.on) await transcript.write(Buffer.from('\x1b[?1049h'))
  let at = from
  for (const change of changes) {
    for await (const chunk of log.read(at, change.at)) await transcript.write(chunk)
    if (change.kind === 'size') transcript.resize(change.cols, change.rows)
    at = change.at
  }
  for await (const chunk of log.read(at, log.end)) await transcript.write(chunk)
  transcript.resize(cols, rows)
  const { alternate } = transcript
  if (alternate) await transcript.write(Buffer.from('\x1b[?1049l'))
  const screen = transcript.screen()
  const lines = [...transcript.take(), ...screen].map((line) => line.text.trimEnd())
  return { lines, lastRow: transcript.lastRow, alternate }
}
