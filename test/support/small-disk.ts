import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { rm, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { privateRoot } from './private-root.ts'

/** A file system of its own, so small that it can be filled. */
export interface SmallDisk extends AsyncDisposable {
  readonly path: string
  /** Takes all the space that is left. */
  readonly fill: () => void
  /** Gives it back. */
  readonly free: () => Promise<void>
  readonly setReadOnly: (readOnly: boolean) => void
}

/** False where nobody may mount; tests that need a small disk are skipped there. */
export const canMount = tryToMount()

export function smallDisk(bytes: number): SmallDisk {
  const path = mkdtempSync(join(privateRoot(), 'disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes},mode=0700`, 'tmpfs', path])
  const filler = join(path, 'filler')
  return {
    path,
    fill: () => {
      // Some systems give the last pages only in small pieces.
      for (const size of [65_536, 4096, 1]) {
        try {
          for (;;) writeFileSync(filler, Buffer.alloc(size), { flag: 'a' })
        } catch {
          // It is full.
        }
      }
    },
    free: async () => unlink(filler),
    setReadOnly: (readOnly) => {
      execFileSync('mount', ['-o', `remount,${readOnly ? 'ro' : 'rw'}`, path])
    },
    [Symbol.asyncDispose]: async () => {
      // Lazily: a process that is about to end may still have a file open.
      execFileSync('umount', ['-l', path])
      await rm(path, { recursive: true, force: true })
    },
  }
}

function tryToMount(): boolean {
  try {
    execFileSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
