import type { Stats } from 'node:fs'
import { open, readdir, stat, unlink, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { constants, gunzip } from 'node:zlib'
import { systemCode } from '../base/failure.ts'

/** The file that is written to; `output.log.1.gz` is the newest of those that were full. */
export const LIVE_FILE = 'output.log'
const ROTATED = /^output\.log\.(\d{1,6})\.gz$/
/** How much of a file tells whether another one is its copy. */
const COMPARED_BYTES = 4096
const TRAILER_BYTES = 4

/** One file of a log on disk. */
export interface LogPart {
  readonly path: string
  readonly zipped: boolean
  /** Bytes of output in it. */
  readonly bytes: number
  /** Stays the same when the file is renamed, and changes when another takes its name. */
  readonly identity: string
}

/**
 * The files of a log as they are now, the newest first. A rotation meanwhile may tear the list: ask until two agree.
 *
 * A rotated file that is still being zipped is left out: the live file holds the same until it is replaced.
 */
export async function listParts(directory: string): Promise<readonly LogPart[]> {
  const live = join(directory, LIVE_FILE)
  const found = await stat(live).catch(absent)
  const parts: LogPart[] = []
  if (found !== undefined) parts.push({ path: live, zipped: false, bytes: found.size, identity: identify(found) })
  for (const name of await rotatedNames(directory)) {
    const part = await zippedPart(join(directory, name))
    if (part === undefined) continue
    const newest = parts.every(({ zipped }) => !zipped)
    const maybeUnfinished = newest && found !== undefined && part.modified >= found.mtimeMs
    if (maybeUnfinished && (await isCopy(part.path, live))) continue
    parts.push(part)
  }
  return parts
}

/** True when both lists are of the same files in the same order, whatever was added to them. */
export function sameParts(one: readonly LogPart[], other: readonly LogPart[]): boolean {
  return one.length === other.length && one.every(({ identity }, index) => identity === other[index]?.identity)
}

/** The name of a file that was full and zipped; 1 is the newest. */
export function rotatedFile(number: number): string {
  return `${LIVE_FILE}.${number}.gz`
}

/**
 * Deletes what a crash left of a file that was being zipped: the live file, which is full, still holds all of it and is
 * going to be zipped again.
 */
export async function dropUnfinished(directory: string, maxBytes: number): Promise<void> {
  const live = join(directory, LIVE_FILE)
  const newest = join(directory, rotatedFile(1))
  const [full, zipped] = await Promise.all([live, newest].map(async (path) => stat(path).catch(absent)))
  if (full === undefined || zipped === undefined) return
  if (full.size >= maxBytes && zipped.mtimeMs >= full.mtimeMs && (await isCopy(newest, live))) await unlink(newest)
}

/** Says which file this is, whatever its name. */
export async function identityOf(file: FileHandle): Promise<string> {
  return identify(await file.stat())
}

function identify({ dev, ino, birthtimeMs }: Stats): string {
  return `${dev}:${ino}:${birthtimeMs}`
}

/** Names of the rotated files, the newest first. */
async function rotatedNames(directory: string): Promise<readonly string[]> {
  const names = (await readdir(directory).catch(absent)) ?? []
  const numbered = names.map((name) => ({ name, number: Number(ROTATED.exec(name)?.[1] ?? 0) }))
  return numbered
    .filter(({ number }) => number > 0)
    .sort((one, other) => one.number - other.number)
    .map(({ name }) => name)
}

async function zippedPart(path: string): Promise<(LogPart & { readonly modified: number }) | undefined> {
  const file = await open(path, 'r').catch(absent)
  if (file === undefined) return undefined
  try {
    const found = await file.stat()
    // The last four bytes of a gzip file are the size of what it holds, modulo 4 GiB.
    const trailer = await file.read(
      Buffer.alloc(TRAILER_BYTES),
      0,
      TRAILER_BYTES,
      Math.max(0, found.size - TRAILER_BYTES),
    )
    const bytes = trailer.buffer.readUInt32LE(0)
    return { path, zipped: true, bytes, identity: identify(found), modified: found.mtimeMs }
  } finally {
    await file.close()
  }
}

/** True when a zipped file begins, as far as it goes, like the plain one. */
async function isCopy(zipped: string, plain: string): Promise<boolean> {
  const [packed, original] = await Promise.all([head(zipped), head(plain)])
  if (original.length === 0) return false
  const unpacked = await promisify(gunzip)(packed, { finishFlush: constants.Z_SYNC_FLUSH }).catch(() => Buffer.alloc(0))
  const length = Math.min(unpacked.length, original.length)
  return unpacked.subarray(0, length).equals(original.subarray(0, length))
}

async function head(path: string): Promise<Buffer> {
  const file = await open(path, 'r').catch(absent)
  if (file === undefined) return Buffer.alloc(0)
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(COMPARED_BYTES), 0, COMPARED_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

function absent(error: unknown): undefined {
  if (systemCode(error) === 'ENOENT') return undefined
  throw error
}
