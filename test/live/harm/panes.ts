import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestServer } from '../../support/tmux.ts'
import { waitFor } from '../../support/wait-for.ts'

/** Writes as fast as its terminal takes it, for ever. */
export const FLOOD = ['yes', 'as fast as the terminal takes it']

/** A program that floods its terminal and notes in a file how far it has come. */
export interface CountingPane {
  readonly pane: string
  /** Lets it begin. */
  readonly go: () => void
  /** False when the program is stuck: three seconds pass without two steps. */
  readonly grows: () => Promise<boolean>
  /** Resolves when the program has written so many bytes more. */
  readonly writes: (bytes: number) => Promise<void>
}

/** What `seq -s ' ' 9000` prints. */
const STEP_BYTES = 43_893

/** Opens a window with such a program in a session. It waits until it is told to go. */
export async function waitingPane(server: TestServer, session: string): Promise<CountingPane> {
  const file = join(server.home, `count-${(counted += 1)}`)
  const wait = `until [ -e '${file}-go' ]; do sleep 0.02; done`
  const program = `${wait}; while :; do seq -s ' ' 9000; n=$((n + 1)); echo $n >'${file}'; done`
  const pane = await server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}', '-t', `${session}:`, program)
  const count = (): number => (existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0)
  return {
    pane,
    go: () => writeFileSync(`${file}-go`, ''),
    grows: async () => {
      const before = count()
      return waitFor('the program to go on', () => count() > before + 1, { timeoutMs: 3000 }).catch(() => false)
    },
    writes: async (bytes) => {
      const end = count() + bytes / STEP_BYTES
      await waitFor(`${bytes} bytes more`, () => count() > end, { timeoutMs: 30_000 })
    },
  }
}

/** Opens a window with such a program in a session and waits until it floods. */
export async function countingPane(server: TestServer, session: string): Promise<CountingPane> {
  const pane = await waitingPane(server, session)
  pane.go()
  await waitFor('the program to begin', pane.grows)
  return pane
}

let counted = 0
