import { randomUUID } from 'node:crypto'
import { unlinkSync } from 'node:fs'
import { link, lstat, open, rename, stat, unlink, type FileHandle } from 'node:fs/promises'
import { Failure, messageOf, systemCode } from '../../../base/failure.ts'
import { ignoreGone } from '../../../base/ignore-gone.ts'

const ONLY_ME = 0o600
/** File systems without links to files answer so. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'ENOSYS'])
/** As long as a person who has pressed Ctrl-C sees nothing happen. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Writes a file whole or not at all, for this user alone: beside its place, then into it. Returns how many bytes it has.
 *
 * Throws a Failure `cannot-create` when there is such a file already, unless `force`, and when the disk refuses it; what
 * `pieces` throws is thrown on. Nothing is left behind then.
 */
export async function writeWhole(path: string, pieces: AsyncIterable<string>, force: boolean): Promise<number> {
  if (!force && (await isThere(path))) throw alreadyThere(path)
  if ((await stat(path).catch(() => undefined))?.isFile() === false)
    throw new Failure('cannot-create', `${path} is no regular file`, { next: 'name a file, or leave out -o' })
  const fresh = `${path}.${randomUUID()}.new`
  const file = await open(fresh, 'wx', ONLY_ME).catch((error: unknown) => {
    throw refused(path, error)
  })
  const giveUp = removeAtSignal(fresh)
  try {
    const bytes = await writeAll(file, path, pieces)
    await putInPlace(fresh, path, force)
    return bytes
  } finally {
    giveUp()
    await ignoreGone(unlink(fresh))
  }
}

async function writeAll(file: FileHandle, path: string, pieces: AsyncIterable<string>): Promise<number> {
  let bytes = 0
  try {
    for await (const piece of pieces) {
      const data = Buffer.from(piece)
      for (let at = 0; at < data.length;) {
        at += await file.write(data, at).then(
          ({ bytesWritten }) => bytesWritten,
          (error: unknown) => {
            throw refused(path, error)
          },
        )
      }
      bytes += data.length
    }
    // A disk that is full may say so as late as now.
    await file.sync().catch((error: unknown) => {
      throw refused(path, error)
    })
    return bytes
  } finally {
    await file.close()
  }
}

/** Without `force` another file that has come meanwhile stays. */
async function putInPlace(fresh: string, path: string, force: boolean): Promise<void> {
  try {
    if (!force) {
      await link(fresh, path)
      return
    }
  } catch (error) {
    const code = systemCode(error) ?? ''
    if (code === 'EEXIST') throw alreadyThere(path)
    if (!NO_LINKS.has(code)) throw refused(path, error)
    if (await isThere(path)) throw alreadyThere(path)
  }
  await rename(fresh, path).catch((error: unknown) => {
    throw refused(path, error)
  })
}

async function isThere(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined)) !== undefined
}

/** Leaves nothing behind when the program is ended by a signal. Returns how to let signals be. */
function removeAtSignal(path: string): () => void {
  const end = (signal: NodeJS.Signals): void => {
    letBe()
    try {
      unlinkSync(path)
    } catch {
      // It has gone already.
    }
    process.kill(process.pid, signal)
  }
  const letBe = (): void => {
    for (const signal of SIGNALS) process.off(signal, end)
  }
  for (const signal of SIGNALS) process.on(signal, end)
  return letBe
}

function alreadyThere(path: string): Failure {
  return new Failure('cannot-create', `${path} is there already`, { next: 'take another name, or --force' })
}

function refused(path: string, error: unknown): Failure {
  const denied = systemCode(error) === 'EACCES' || systemCode(error) === 'EPERM'
  return new Failure(denied ? 'permission-denied' : 'cannot-create', `cannot write ${path}: ${messageOf(error)}`, {
    next: 'nothing was left behind: try again in another place with -o',
    cause: error,
  })
}
