import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { streamBytes } from './programs/stream.mjs'
import type { TestServer } from './tmux.ts'
import { waitFor } from './wait-for.ts'

const PROGRAM = join(import.meta.dirname, 'programs/stream.mjs')

export interface StreamOptions {
  readonly session: string
  readonly kind?: 'torture' | 'long' | 'lines' | 'soup'
  /** Tells the streams of one server apart. */
  readonly seed: number
  readonly bytes: number
  /** Bytes a second; 0 for as fast as the terminal takes them. */
  readonly rate?: number
}

/** A pane whose program writes a known stream of bytes once it is told to, and then stays. */
export interface StreamPane {
  readonly pane: string
  readonly expected: Buffer
  go(): void
  /** Resolves when the program has written everything. */
  written(): Promise<void>
}

/** Starts the program in a new window of a session. */
export async function openStream(server: TestServer, options: StreamOptions): Promise<StreamPane> {
  const { session, kind = 'torture', seed, bytes, rate = 0 } = options
  const go = join(server.home, `go-${seed}`)
  const done = join(server.home, `done-${seed}`)
  const command = [process.execPath, PROGRAM, kind, String(seed), String(bytes), go, done, String(rate)]
  const pane = await server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}', '-t', `${session}:`, ...command)
  return {
    pane,
    expected: streamBytes(kind, seed, bytes),
    go: () => writeFileSync(go, ''),
    written: async () => {
      await waitFor(`the program in ${pane} to finish`, () => existsSync(done), { timeoutMs: 50_000 })
    },
  }
}
