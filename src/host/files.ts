import { mkdirSync, realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'

/** What can be seen of the files of a host, and done to them. */
export interface Files {
  /** The home directory of the user. */
  readonly home: () => string
  /** One name for one file, however it was reached; also when the file itself does not exist yet. */
  readonly canonical: (path: string) => string
  /** Makes a directory that is this user's alone, and those above it. Throws what the system says. */
  readonly makeDirectory: (path: string) => void
}

/** Those of this machine. */
export const localFiles: Files = {
  home: homedir,
  canonical: (path) => {
    try {
      return join(realpathSync(dirname(path)), basename(path))
    } catch {
      return path
    }
  },
  makeDirectory: (path) => {
    mkdirSync(path, { recursive: true, mode: 0o700 })
  },
}
