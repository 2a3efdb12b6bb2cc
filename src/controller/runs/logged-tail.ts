import type { IndexEntry } from '../../logs/index-entry.ts'
import { openLog, type LogReader } from '../../logs/reader.ts'
import type { Anchor } from '../../terminal/anchor.ts'
import type { LoggedScreen } from '../../terminal/seam.ts'
import type { Line } from '../../terminal/styled-line.ts'
// A static import, because an update may have deleted the file by the time it is needed.
import { Transcript } from '../../terminal/transcript.ts'

/** Least bytes of a log's end that are drawn: they hold more lines than a screen and the comparison above it need. */
const LEAST_BYTES = 128 * 1024
/** Most bytes that are drawn in order to begin at an anchor; that takes some 100 ms. */
const MOST_BYTES = 2 * 1024 * 1024
/** How many of the last bytes of a full-screen program are drawn: in these it leaves the alternate screen. */
const LEAVING_BYTES = 64

export interface LoggedTail extends LoggedScreen {
  /** The lines with these bytes drawn after the log. */
  linesWith(more: Buffer): Promise<readonly string[]>
}

/**
 * Renders the end of a run's log as the pane would show it at this size. `unwritten` returns the bytes that are not on
 * disk yet, from a logical offset on.
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

/** The bytes on disk, then those that are not on disk yet. */
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
  /** The last anchor that was passed; its row is that of the transcript's row 0. */
  anchor: Anchor | undefined
}

/** Takes the place of missing lines. */
const GAP: Line = { text: '', ansi: '' }

/** Something that happened at this offset of the log. */
interface Event {
  readonly at: number
  readonly act: () => unknown
}

interface Stretch {
  readonly from: number
  readonly to: number
}

/** Where the log of the present pane begins: the part before it is that of another pane. */
function paneStart(log: LogReader): number {
  return log.entries.findLast((entry) => entry.kind === 'restart')?.at ?? 0
}

/** The parts of the log on the alternate screen: from the byte after it was entered to the byte after it was left. */
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

/** Where to begin, so that enough output of the main screen is included, and the last anchor if it is near enough. */
function tailStart(log: LogReader, stretches: readonly Stretch[]): number {
  const anchor = log.entries.findLast((entry) => entry.kind === 'anchor')?.at ?? log.end
  const least = Math.min(anchor, offsetBefore(LEAST_BYTES, log, stretches))
  return Math.max(least, offsetBefore(MOST_BYTES, log, stretches))
}

/** The offset from which `bytes` bytes were written to the main screen. */
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

/** The text of lines with gaps among them; `isCut`: the first line may lack its beginning. */
function textsOf(lines: readonly Line[], isCut: boolean): Pick<LoggedScreen, 'lines' | 'since'> {
  const gap = lines.lastIndexOf(GAP)
  const texts = lines.filter((line) => line !== GAP).map(({ text }) => text.trimEnd())
  const before = lines.slice(0, gap + 1).filter((line) => line !== GAP).length
  // The first line after a gap may lack its beginning, too.
  const since = gap >= 0 && texts.length - before > 1 ? before + 1 : before
  const cut = isCut && texts.length > 1 ? 1 : 0
  return { lines: texts.slice(cut), since: Math.max(0, since - cut) }
}
