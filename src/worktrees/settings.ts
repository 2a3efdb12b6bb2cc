import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import * as z from 'zod/mini'
import { messageOf, systemCode } from '../base/failure.ts'
import { readRegularFile } from '../base/regular-file.ts'

/** It is written by hand. */
const MAX_FILE_BYTES = 1024 * 1024
const MAX_PATTERNS = 100

const config = z.object({
  worktrees: z.exactOptional(
    z.strictObject({
      /** Where worktrees are made, instead of beside their repositories. */
      root: z.exactOptional(
        z.string().check(z.refine((path) => isAbsolute(path) || path.startsWith('~/'), 'not a whole path')),
      ),
      /** A shell command that makes a new worktree ready. */
      setup: z.exactOptional(z.string().check(z.minLength(1), z.maxLength(4096))),
      /** Ignored files that a new worktree gets a copy of: patterns as in `.gitignore`. */
      copy: z.exactOptional(
        z.array(z.string().check(z.minLength(1), z.maxLength(1024))).check(z.maxLength(MAX_PATTERNS)),
      ),
    }),
  ),
})

/** The part of `config.json` that is about worktrees; other parts have other readers. */
export interface WorktreeSettings {
  readonly root: string | undefined
  readonly setup: string | undefined
  readonly copy: readonly string[]
}

const NOTHING: WorktreeSettings = { root: undefined, setup: undefined, copy: [] }

/** Reads the settings; what is wrong is told with its place, and then none of them count. */
export function readWorktreeSettings(path: string, report: (problem: string) => void): WorktreeSettings {
  try {
    const { success, data, error } = z.safeParse(config, JSON.parse(readRegularFile(path, MAX_FILE_BYTES).toString()))
    if (success) {
      const { root, setup, copy = [] } = data.worktrees ?? {}
      return { root: root?.startsWith('~/') === true ? join(homedir(), root.slice(2)) : root, setup, copy }
    }
    const [issue] = error.issues
    report(
      `${path}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'wrong'}; what it says of worktrees is not used`,
    )
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') report(`${path}: ${messageOf(error)}; what it says of worktrees is not used`)
  }
  return NOTHING
}
