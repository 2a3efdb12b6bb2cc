import { existsSync } from 'node:fs'
import { ignoreGone } from '../base/ignore-gone.ts'
import { git } from './git.ts'

/** A list is wanted now: what git has not said by then is left open. */
const PATIENCE_MS = 1500
const AT_ONCE = 4
/** More worktrees are not looked at for one list. */
const MAX_WORKTREES = 64

/** How a worktree is, as a list shows it. */
export interface Glance {
  /** Its branch; undefined when it is at none. */
  readonly branch: string | undefined
  /** Something differs from its commit, or git does not know it. */
  readonly dirty: boolean
}

/** Looks at worktrees, some at once, for a bounded time. Those that did not answer, or are gone, have no entry. */
export async function glances(paths: readonly string[]): Promise<ReadonlyMap<string, Glance>> {
  const found = new Map<string, Glance>()
  const deadline = performance.now() + PATIENCE_MS
  const queue = [...new Set(paths)].slice(0, MAX_WORKTREES)
  const work = async (): Promise<void> => {
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      const leftMs = deadline - performance.now()
      if (leftMs <= 0) return
      const glance = existsSync(path) ? await ignoreGone(look(path, leftMs)) : undefined
      if (glance !== undefined) found.set(path, glance)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return found
}

async function look(path: string, timeoutMs: number): Promise<Glance | undefined> {
  const { code, stdout } = await git(path, ['status', '--porcelain=v2', '--branch', '-z'], {
    timeoutMs: Math.ceil(timeoutMs),
  })
  return code === 0 ? parseStatus(stdout.toString()) : undefined
}

/** Reads `git status --porcelain=v2 --branch -z`. */
export function parseStatus(text: string): Glance {
  const entries = text.split('\0').filter((entry) => entry !== '')
  const head = entries.find((entry) => entry.startsWith('# branch.head '))?.slice('# branch.head '.length)
  return {
    branch: head === '(detached)' ? undefined : head,
    dirty: entries.some((entry) => !entry.startsWith('# ')),
  }
}
