import { statSync, type Stats } from 'node:fs'
import { readdir, stat, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { openRegular } from '../base/regular-file.ts'
import { absent } from './absent.ts'

/** The file that is written to; `output.log.1.gz` is the newest of those that were full and zipped. */
export const LIVE_FILE = 'output.log'
/** The newest full file, until it is zipped. */
export const FULL_FILE = `${LIVE_FILE}.0`
const ROTATED = /^output\.log\.(\d{1,6})\.gz$/
const TRAILER_BYTES = 4

/** One file of a log on disk. */
export interface LogPart {
  readonly path: string
  readonly zipped: boolean
  /** Bytes of output in it; of a zipped file modulo 4 GiB. */
  readonly bytes: number
  /** How many files were begun after it: 0 is the live file. */
  readonly position: number
  /** Stays the same when the file is renamed, and changes when another takes its name. */
  readonly identity: string
}

/** The files of a log as they are now, the newest first. A rotation meanwhile may tear the list: ask until two agree. */
export async function listParts(directory: string): Promise<readonly LogPart[]> {
  const zipped = await rotatedNumbers(directory)
  const full = await plainPart(join(directory, FULL_FILE), 1)
  const parts = [await plainPart(join(directory, LIVE_FILE), 0), full]
  for (const [index, number] of zipped.entries()) {
    if (number === 0 && full !== undefined) continue
    // The full file gets its number before the others have moved on; those behind a hole in the numbers have moved.
    const ahead = full !== undefined || (zipped[0] === 0 && number === index) ? 1 : 0
    parts.push(await zippedPart(join(directory, rotatedFile(number)), number + ahead))
  }
  return parts.filter((part) => part !== undefined)
}

/** True when both lists are of the same files in the same order, whatever was added to them. */
export function sameParts(one: readonly LogPart[], other: readonly LogPart[]): boolean {
  return one.length === other.length && one.every(({ identity }, index) => identity === other[index]?.identity)
}

/** The name of a file that was full and zipped; 1 is the newest, 0 one that is about to become it. */
export function rotatedFile(number: number): string {
  return `${LIVE_FILE}.${number}.gz`
}

/** Numbers of the zipped files, the newest first. */
export async function rotatedNumbers(directory: string): Promise<readonly number[]> {
  const names = (await readdir(directory).catch(absent)) ?? []
  return names
    .flatMap((name) => ROTATED.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((one, other) => one - other)
}

/** Identity of the full file that waits to be zipped; undefined when there is none. */
export function fullFile(directory: string): string | undefined {
  const found = statSync(join(directory, FULL_FILE), { throwIfNoEntry: false })
  return found?.isFile() === true ? identify(found) : undefined
}

/** Says which file this is, whatever its name. */
export async function identityOf(file: FileHandle): Promise<string> {
  return identify(await file.stat())
}

/** The identity of a file. The inode number alone is not enough: numbers are used again at once. */
export function identify({ dev, ino, birthtimeMs }: Stats): string {
  return `${dev}:${ino}:${birthtimeMs}`
}

async function plainPart(path: string, position: number): Promise<LogPart | undefined> {
  const found = await stat(path).catch(absent)
  if (found?.isFile() !== true) return undefined
  return { path, zipped: false, bytes: found.size, position, identity: identify(found) }
}

async function zippedPart(path: string, position: number): Promise<LogPart | undefined> {
  const file = await openRegular(path).catch(absent)
  if (file === undefined) return undefined
  try {
    const found = await file.stat()
    // The last four bytes of a gzip file are the size of what it holds, modulo 4 GiB.
    const at = Math.max(0, found.size - TRAILER_BYTES)
    const { buffer } = await file.read(Buffer.alloc(TRAILER_BYTES), 0, TRAILER_BYTES, at)
    const bytes = buffer.readUInt32LE(0)
    return { path, zipped: true, bytes, position, identity: identify(found) }
  } finally {
    await file.close()
  }
}
