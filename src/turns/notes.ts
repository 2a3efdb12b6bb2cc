import { openRegular } from '../base/regular-file.ts'
import { readLines } from '../usage/lines.ts'
import { findFiles } from '../usage/find-files.ts'
import { Findings, type Account } from '../usage/provider.ts'
import type { TurnList } from './turn-list.ts'

/** How the notes of one agent become turns. */
export interface TurnNotes {
  /** As in `--agent`. */
  readonly agent: string
  /** Where it notes a session; undefined where it has no notes of it any more. */
  readonly find: (account: Account, session: string) => Promise<string | undefined>
  /** Hands over the entries of a session, oldest first; of a larger file those in its last bytes. Throws what the disk says. */
  readonly entries: (
    path: string,
    session: string,
    onEntry: (entry: unknown) => void,
    mostBytes?: number,
  ) => Promise<void>
  /** What is kept of an entry in a copy; undefined for one that is not needed. Without it all is kept. */
  readonly slim?: (entry: unknown) => unknown
  /** Makes a reader that takes one entry after the other into a list; what it does not know it leaves. */
  readonly reader: (list: TurnList) => (entry: unknown) => void
}

/** The last by name of the files below a directory that are wanted; undefined when there is none. */
export async function findNote(root: string, isWanted: (name: string) => boolean): Promise<string | undefined> {
  return (await findFiles(root, isWanted, new Findings())).at(-1)
}

/** Entries that stand in a file as JSON, one a line; lines without any of the marks are not looked at. */
export function linesWith(...marks: readonly string[]): TurnNotes['entries'] {
  const wanted = marks.map((mark) => Buffer.from(mark))
  const isWanted = (line: Buffer): boolean => wanted.some((mark) => line.includes(mark))
  return async (path, _session, onEntry, mostBytes) => entriesOfFile(path, onEntry, { isWanted, mostBytes })
}

/** Of larger files the end is read: what was said last is wanted first. */
const MOST_BYTES = 1024 ** 3

interface FileOptions {
  /** Which lines are looked at. */
  readonly isWanted?: (line: Buffer) => boolean
  readonly mostBytes?: number | undefined
}

/** Hands over each line of a file that is JSON. Throws what the disk says, or an Error for what is no file. */
export async function entriesOfFile(
  path: string,
  onEntry: (entry: unknown) => void,
  { isWanted = () => true, mostBytes = MOST_BYTES }: FileOptions = {},
): Promise<void> {
  const file = await openRegular(path)
  if (file === undefined) throw new Error(`${path} is no file`)
  const take = (line: Buffer): void => {
    const entry = isWanted(line) ? parsed(line) : undefined
    if (entry !== undefined) onEntry(entry)
  }
  try {
    const start = Math.max(0, (await file.stat()).size - mostBytes)
    const stream = file.createReadStream({ start, autoClose: false })
    const { rest } = await readLines(stream, { onLine: take, onTooLong: () => undefined })
    // The last line may be whole although the agent has not ended it.
    if (rest !== undefined) take(rest)
  } finally {
    await file.close()
  }
}

/** Undefined for a line that is torn. */
function parsed(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString('utf8'))
  } catch {
    return undefined
  }
}
