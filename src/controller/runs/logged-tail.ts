import type { IndexEntry } from '../../logs/index-entry.ts'
import { openLog, type LogReader } from '../../logs/reader.ts'
import type { Anchor } from '../../terminal/anchor.ts'
import type { LoggedScreen } from '../../terminal/seam.ts'
import type { Line } from '../../terminal/styled-line.ts'
// Not loaded when it is needed: by then an update may have taken the file away from a running controller.
import { Transcript } from '../../terminal/transcript.ts'

/** Enough of a log's end to hold more lines than a screen and the comparison above it need. */
const LEAST_BYTES = 128 * 1024
/** So far back an anchor is worth drawing what follows it; it takes some 100 ms. */
const MOST_BYTES = 2 * 1024 * 1024
/** The last bytes of a full-screen program, in which it leaves the alternate screen. */
const LEAVING_BYTES = 64

export interface LoggedTail extends LoggedScreen {
  /** The lines with these bytes drawn after the log. */
  linesWith(more: Buffer): Promise<readonly string[]>
}

/**
 * Renders the end of a run's log as the pane would show it at this size. `unwritten` gives what the disk has not taken yet,
 * from a logical offset on.
 */
export async function loggedTail(
  directory: string,
  { cols, rows }: { readonly cols: number; readonly rows: number },
  unwritten: (from: number) => Buffer,
): Promise<LoggedTail> {
  const log = await openLog(directory)
  const begin = paneStart(log)
  const stretches = alternateStretches(log, begin)
  const from = Math.max(begin, tailStart(log, stretches))
  const transcript = new Transcript(log.sizeAt(from), log.traitsAt(from))
  transcript.keep('nothing')
  const open = stretches.find((stretch) => stretch.from <= from && from < stretch.to)
  if (open !== undefined) transcript.write(Buffer.from('\x1b[?1049h'))
  const drawing: Drawing = { hidden: false, anchor: undefined }
  const events: Event[] = [
    ...stretches.flatMap((stretch) => [
      { at: stretch.from, act: () => (drawing.hidden = true) },
      { at: Math.max(stretch.from, stretch.to - LEAVING_BYTES), act: () => (drawing.hidden = false) },
    ]),
    ...log.entries.flatMap((entry): Event | [] => {
      if (entry.kind === 'size') return { at: entry.at, act: () => transcript.resize(entry.cols, entry.rows) }
      if (entry.kind === 'respawn') return { at: entry.at, act: () => transcript.begin() }
      if (entry.kind === 'pane') return { at: entry.at, act: () => transcript.becomes(entry) }
      if (entry.kind === 'gap') {
        const act = (): void => {
          drawing.anchor = undefined
          transcript.note(GAP)
        }
        return { at: entry.at, act }
      }
      if (entry.kind !== 'anchor') return []
      return { at: entry.at, act: () => (drawing.anchor = { row: entry.row - transcript.row, mark: entry }) }
    }),
  ]
  const due = events.filter((event) => event.at >= from).toSorted((one, other) => one.at - other.at)
  let at = from
  const act = async (): Promise<void> => {
    while (due[0] !== undefined && due[0].at <= at) await due.shift()?.act()
  }
  for await (const [offset, chunk] of pieces(log, from, unwritten)) {
    at = offset
    for (let rest = chunk; rest.length > 0;) {
      await act()
      const part = rest.subarray(0, (due[0]?.at ?? Infinity) - at)
      if (!drawing.hidden) transcript.write(part)
      at += part.length
      rest = rest.subarray(part.length)
    }
  }
  await act()
  transcript.resize(cols, rows)
  const mainScreen = () => (transcript.alternate ? transcript.behind() : transcript.screen())
  const final = transcript.takeRemembered()
  const { lastRow, lastLineRow } = transcript
  const { anchor } = drawing
  return {
    ...textsOf([...final, ...mainScreen()], from > begin),
    lastRow,
    freeRow: transcript.freeRow,
    anchor: anchor === undefined ? undefined : { ...anchor, row: anchor.row + lastLineRow },
    alternate: transcript.alternate,
    linesWith: async (more) => {
      transcript.write(more)
      final.push(...transcript.take())
      return textsOf([...final, ...mainScreen()], from > begin).lines
    },
  }
}

/** What is on disk, and after it what is not. */
async function* pieces(
  log: LogReader,
  from: number,
  unwritten: (from: number) => Buffer,
): AsyncGenerator<readonly [number, Buffer]> {
  yield* log.pieces(from)
  yield [log.end, unwritten(log.end)]
}

interface Drawing {
  /** A full-screen program is passed over. */
  hidden: boolean
  /** The last one that is passed; its row is that of the transcript's row 0. */
  anchor: Anchor | undefined
}

/** Stands among the lines where some are missing. */
const GAP: Line = { text: '', ansi: '' }

/** Something that happened when the log had come to this offset. */
interface Event {
  readonly at: number
  readonly act: () => unknown
}

interface Stretch {
  readonly from: number
  readonly to: number
}

/** Where the log of its present pane begins: what is before it was another one. */
function paneStart(log: LogReader): number {
  return log.entries.findLast((entry) => entry.kind === 'restart')?.at ?? 0
}

/** Where the log shows the alternate screen: from the byte after it was entered to the byte after it was left. */
function alternateStretches(log: LogReader, begin: number): Stretch[] {
  const stretches: Stretch[] = []
  let from: number | undefined
  for (const entry of log.entries.filter((each): each is Switch => each.kind === 'alternate' && each.at >= begin)) {
    if (entry.on) from ??= entry.at
    else if (from !== undefined) {
      stretches.push({ from, to: entry.at })
      from = undefined
    }
  }
  if (from !== undefined) stretches.push({ from, to: log.end })
  return stretches
}

type Switch = Extract<IndexEntry, { kind: 'alternate' }>

/** Where to begin so that enough of what was written to the main screen is seen, and the last anchor if it can be had. */
function tailStart(log: LogReader, stretches: readonly Stretch[]): number {
  const anchor = log.entries.findLast((entry) => entry.kind === 'anchor')?.at ?? log.end
  const least = Math.min(anchor, offsetBefore(LEAST_BYTES, log, stretches))
  return Math.max(least, offsetBefore(MOST_BYTES, log, stretches))
}

/** The offset from which so many bytes were written to the main screen. */
function offsetBefore(bytes: number, log: LogReader, stretches: readonly Stretch[]): number {
  let left = bytes
  let at = log.end
  for (const { from, to } of stretches.toReversed()) {
    if (at - to >= left) break
    left -= at - to
    at = from
  }
  return Math.max(log.start, at - left)
}

/** The text of lines among which gaps stand; `isCut`: the first one may begin anywhere. */
function textsOf(lines: readonly Line[], isCut: boolean): Pick<LoggedScreen, 'lines' | 'since'> {
  const gap = lines.lastIndexOf(GAP)
  const texts = lines.filter((line) => line !== GAP).map(({ text }) => text.trimEnd())
  const before = lines.slice(0, gap + 1).filter((line) => line !== GAP).length
  // The first line after a gap may begin anywhere, too.
  const since = gap >= 0 && texts.length - before > 1 ? before + 1 : before
  const cut = isCut && texts.length > 1 ? 1 : 0
  return { lines: texts.slice(cut), since: Math.max(0, since - cut) }
}
