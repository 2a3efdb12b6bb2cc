import { readdir, readlink, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { ignoreGone } from '../../base/ignore-gone.ts'
import { CODEX_MARKS, codexRollout, CodexShared, threadOf } from './rollout.ts'
import { codexThread, type CodexThread } from './thread.ts'
import { firstLine } from '../../usage/file-head.ts'
import { findFiles } from '../../usage/find-files.ts'
import { LineFiles } from '../../usage/line-files.ts'
import type { UsageProvider } from '../../usage/provider.ts'

/** Codex: `sessions/<year>/<month>/<day>/rollout-<time>-<thread>.jsonl`. Its input includes what a cache has read. */
export function codexProvider(): UsageProvider {
  const files = new LineFiles({ marks: CODEX_MARKS, share: () => new CodexShared(), open: codexRollout })
  const heads = new Map<string, CodexThread>()
  return {
    agent: 'codex',
    account: (env, home) => resolve(home, env['CODEX_HOME'] || '.codex'),
    read: async (account, { sinceMs, session }, findings) => {
      const isRollout = (name: string): boolean => name.startsWith('rollout-') && name.endsWith('.jsonl')
      const found = ['sessions', 'archived_sessions'].map(async (folder) =>
        findFiles(join(account, folder), isRollout, findings),
      )
      const rollouts = new Rollouts((await Promise.all(found)).flat(), heads)
      const wanted = session === undefined ? await rollouts.changedSince(sinceMs) : rollouts.ofSession(session)
      // What a fork has copied is known by what it was copied from, however old that is.
      await files.read(rollouts.originsFirst(wanted), sinceMs, findings, 0)
    },
    // Only a Codex without its shared daemon holds the file itself.
    sessionOf: async (account, { pid }) => {
      const directory = `/proc/${pid}/fd`
      for (const descriptor of await readdir(directory)) {
        const path = await readlink(join(directory, descriptor)).catch(() => '')
        const session = threadOf(path)
        if (session !== undefined && path.startsWith(`${join(account, 'sessions')}/`)) return session
      }
      return undefined
    },
  }
}

/** The files of an account, and how their threads come from each other. */
class Rollouts {
  readonly #paths: readonly string[]
  readonly #heads: Map<string, CodexThread>
  readonly #byThread = new Map<string, string[]>()

  /** `heads` holds the first lines that were read before: they never change. */
  constructor(paths: readonly string[], heads: Map<string, CodexThread>) {
    this.#paths = paths
    this.#heads = heads
    for (const path of paths) {
      const thread = threadOf(path)
      if (thread !== undefined) this.#byThread.set(thread, [...(this.#byThread.get(thread) ?? []), path])
    }
  }

  async changedSince(sinceMs: number): Promise<string[]> {
    if (sinceMs <= 0) return [...this.#paths]
    const times = await Promise.all(this.#paths.map(async (path) => ignoreGone(stat(path))))
    // One that is gone is for the reading to tell.
    return this.#paths.filter((_, i) => (times[i]?.mtimeMs ?? Infinity) >= sinceMs)
  }

  /** The files of a session and of the sub-agents that were started since it began. */
  ofSession(session: string): string[] {
    const own = this.#byThread.get(session) ?? this.#paths.filter((path) => basename(path).includes(session))
    const first = own.map((path) => basename(path)).toSorted()[0]
    if (first === undefined) return []
    const found = new Map(own.map((path) => [path, session]))
    const threads = new Set([session])
    const later = this.#paths.filter((path) => basename(path) >= first && !found.has(path))
    for (const path of later.toSorted((a, b) => basename(a).localeCompare(basename(b)))) {
      const thread = this.#head(path)
      if (thread?.parent === undefined || !threads.has(thread.parent)) continue
      threads.add(thread.id)
      found.set(path, thread.id)
    }
    return [...found.keys()]
  }

  /** The same files, each behind those that it may have copied, which are added. */
  originsFirst(paths: readonly string[]): string[] {
    const ordered = new Set<string>()
    const visited = new Set<string>()
    const visit = (path: string): void => {
      if (visited.has(path)) return
      visited.add(path)
      for (const origin of this.#head(path)?.origins ?? []) this.#byThread.get(origin)?.forEach(visit)
      ordered.add(path)
    }
    paths.forEach(visit)
    return [...ordered]
  }

  #head(path: string): CodexThread | undefined {
    const known = this.#heads.get(path)
    if (known !== undefined) return known
    const head = parse(firstLine(path))
    if (head !== undefined) this.#heads.set(path, head)
    return head
  }
}

function parse(line: string | undefined): CodexThread | undefined {
  try {
    return line === undefined ? undefined : codexThread(JSON.parse(line))
  } catch {
    return undefined
  }
}
