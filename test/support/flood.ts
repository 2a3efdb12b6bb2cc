import { execFileSync } from 'node:child_process'
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { TestServer } from './tmux.ts'
import { waitFor } from './wait-for.ts'

/** Ends the output of each flooding program and stands nowhere else. One byte, so that no chunk can cut it. */
export const END_MARK = '~'

const COLUMNS = 79
const LINES_AT_ONCE = 10_000
const LIMITS = { timeoutMs: 300_000, everyMs: 5 }

/** Programs that write the same lines as fast as their panes take them, once they are told to. */
export interface Flood {
  readonly panes: readonly string[]
  /** File with what each program writes, before the terminal makes `\r\n` of its line ends. */
  readonly text: string
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
  writeText(text, lines)
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
    text,
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

/** Numbered lines, so that each has its one place. */
function writeText(path: string, lines: number): void {
  const filling = ' plain output of a program'.repeat(4)
  const file = openSync(path, 'w')
  for (let at = 0; at < lines; at += LINES_AT_ONCE) {
    const numbers = Array.from({ length: Math.min(LINES_AT_ONCE, lines - at) }, (_, line) => at + line)
    const texts = numbers.map((number) => `${String(number).padStart(8, '0')}${filling}`.slice(0, COLUMNS))
    writeSync(file, `${texts.join('\n')}\n`)
  }
  writeSync(file, `${END_MARK}\n`)
  closeSync(file)
}

function isWritten(path: string): boolean {
  return existsSync(path) && readFileSync(path, 'utf8').endsWith('\n')
}
