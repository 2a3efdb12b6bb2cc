import { execFileSync } from 'node:child_process'
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestServer } from '../../test/support/tmux.ts'
import { waitFor } from '../../test/support/wait-for.ts'

/** Ends the output of each flooding program and stands nowhere else. One byte, so that no chunk can cut it. */
export const END_MARK = '~'

const COLUMNS = 79
const LIMITS = { timeoutMs: 120_000, everyMs: 5 }

/** Programs that write the same lines as fast as their panes take them, once they are told to. */
export interface Flood {
  readonly panes: readonly string[]
  /** What one pane's program writes, as tmux reads it. Bytes. */
  readonly bytes: number
  /** Lets all programs write. */
  readonly go: () => Promise<void>
  /** Resolves when all programs have written everything, with the time from the first byte to the last. Milliseconds. */
  readonly written: () => Promise<{ readonly startedAt: number; readonly tookMs: number }>
  readonly close: () => Promise<void>
}

/** Opens `count` windows that will write about `totalBytes` together. */
export async function openFlood(server: TestServer, count: number, totalBytes: number): Promise<Flood> {
  const directory = mkdtempSync(join(server.home, 'flood'))
  const lines = Math.ceil(totalBytes / count / (COLUMNS + 2))
  const text = join(directory, 'text')
  writeFileSync(text, `${`${'plain output of a program '.repeat(4).slice(0, COLUMNS)}\n`.repeat(lines)}${END_MARK}\n`)
  // Everything that opens a pipe to read waits until somebody opens it to write.
  const gate = join(directory, 'gate')
  execFileSync('mkfifo', [gate])
  const panes: string[] = []
  for (let at = 0; at < count; at += 1) {
    const file = (name: string): string => `'${join(directory, `${name}-${at}`)}'`
    const program = `: >${file('ready')}; : <'${gate}'; date +%s%N >${file('start')}; cat '${text}'; date +%s%N >${file('end')}; exec cat`
    panes.push(await server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}', program))
  }
  const files = (name: string): string[] => panes.map((_, at) => join(directory, `${name}-${at}`))
  const all = async (name: string): Promise<true> =>
    waitFor(`all programs to ${name}`, () => files(name).every((path) => existsSync(path)), LIMITS)
  await all('ready')
  const times = (name: string): number[] => files(name).map((path) => Number(readFileSync(path, 'utf8')) / 1e6)
  return {
    panes,
    bytes: lines * (COLUMNS + 2) + END_MARK.length + 2,
    go: async () => {
      const opened = openSync(gate, 'w')
      await all('start')
      closeSync(opened)
    },
    written: async () => {
      await waitFor('all programs to end', () => files('end').every((path) => isWritten(path)), LIMITS)
      const startedAt = Math.min(...times('start'))
      return { startedAt, tookMs: Math.max(...times('end')) - startedAt }
    },
    close: async () => {
      for (const pane of panes) await server.tmux('kill-pane', '-t', pane)
    },
  }
}

function isWritten(path: string): boolean {
  return existsSync(path) && readFileSync(path, 'utf8').endsWith('\n')
}
