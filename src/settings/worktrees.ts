import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import * as z from 'zod/mini'
import { readConfigPart } from './config-file.ts'

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

/** Reads the settings; what is wrong is told with its place, and then none of them count. */
export function readWorktreeSettings(path: string, report: (problem: string) => void): WorktreeSettings {
  const found = readConfigPart(path, config, 'what it says of worktrees is not used', report)
  const { root, setup, copy = [] } = found?.worktrees ?? {}
  return { root: root?.startsWith('~/') === true ? join(homedir(), root.slice(2)) : root, setup, copy }
}
