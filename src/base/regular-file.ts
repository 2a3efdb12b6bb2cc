import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeFileSync,
  type Stats,
} from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'

/** Opens a file to be read without waiting for the other end of a pipe, and without making a terminal one's own. */
export const READ_AT_ONCE = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY

/** Opens a file to be added to, without waiting for anybody, and makes it if need be. */
const APPEND_AT_ONCE =
  constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_NONBLOCK | constants.O_NOCTTY
/** Fails where anything, a link too, has the name already. */
const ONLY_NEW = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW

/**
 * Reads a file in whose place anything may stand, such as one in a home directory. A link to a file is that file.
 *
 * Throws what the system says, or an Error for a link that leads nowhere, for a pipe, device or directory, and for more than
 * `maxBytes`.
 */
export function readRegularFile(path: string, maxBytes: number): Buffer {
  const file = openToRead(path)
  try {
    const status = requireRegular(file)
    if (status.size > maxBytes) throw new Error(`it is larger than ${inWords(maxBytes)}`)
    return readFileSync(file)
  } finally {
    closeSync(file)
  }
}

/**
 * Opens a file, by default to be read; undefined where a pipe, a device or a directory has its name: what waits for the
 * other end of one would never come back, and hold one of the few threads that all files share. Throws what the system says.
 */
export async function openRegular(path: string, flags = READ_AT_ONCE, mode?: number): Promise<FileHandle | undefined> {
  const file = await open(path, flags | constants.O_NONBLOCK | constants.O_NOCTTY, mode)
  if ((await file.stat()).isFile()) return file
  await file.close()
  return undefined
}

/** Opens a regular file to be added to, and makes it for this user alone if it is not there. Throws as readRegularFile. */
export function openToAppend(path: string): number {
  const file = openSync(path, APPEND_AT_ONCE, 0o600)
  try {
    requireRegular(file)
    return file
  } catch (error) {
    closeSync(file)
    throw error
  }
}

/** The status of an open file. Throws an Error for a pipe, a device, a directory. */
export function requireRegular(file: number): Stats {
  const status = fstatSync(file)
  if (!status.isFile()) throw new Error('it is not a regular file')
  return status
}

/** Writes a file whole or not at all: beside it, under a name that cannot be guessed, then in its place. */
export function replaceFile(path: string, text: string, mode: number): void {
  const fresh = `${path}.${crypto.randomUUID()}.new`
  const file = openSync(fresh, ONLY_NEW, 0o600)
  try {
    try {
      writeFileSync(file, text)
      fchmodSync(file, mode)
    } finally {
      closeSync(file)
    }
    renameSync(fresh, path)
  } catch (error) {
    unlinkSync(fresh)
    throw error
  }
}

function openToRead(path: string): number {
  try {
    return openSync(path, READ_AT_ONCE)
  } catch (error) {
    if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() !== true) throw error
    throw new Error('it is a link that leads nowhere, or where you may not read', { cause: error })
  }
}

function inWords(bytes: number): string {
  const mebibytes = bytes / 1024 / 1024
  return mebibytes >= 1 ? `${mebibytes} MB` : `${bytes / 1024} kB`
}
