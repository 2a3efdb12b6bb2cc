import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { RunnerSummary } from '../../src/ipc/messages.ts'
import type { TestServer } from '../../test/support/tmux.ts'
import { waitFor } from '../../test/support/wait-for.ts'
import { END_MARK } from '../../test/support/flood.ts'
import type { Product } from '../../test/support/product-at-work.ts'

/** One way to have what panes write on disk. */
export interface Reader {
  /** Resolves when everything that the panes' floods wrote is in files, with how many bytes will never be, as they were. */
  readonly complete: () => Promise<number>
  readonly close: () => Promise<void>
}

/** Opens a way to have the panes' output on disk; `bytes` is what each of them is going to write. */
export type OpenReader = (server: TestServer, panes: readonly string[], bytes: number) => Promise<Reader>

/** Nothing that is on its way takes so long. */
const GIVEN_UP_MS = 5000
const LIMITS = { timeoutMs: 60_000, everyMs: 5 }

/** Nobody reads. */
export const nobody: OpenReader = async () => ({ complete: async () => 0, close: async () => undefined })

/** `tmux -C attach > file`: all that control mode can give. */
export const bareClient: OpenReader = async (server, panes) => bare(server, panes, 'exec "$@"')

/** `tmux -C attach | cat > file`: all that it can give to another process. */
export const pipedClient: OpenReader = async (server, panes) => bare(server, panes, '"$@" | cat')

/**
 * The bare client beside one that takes no output, as a controller has. tmux slows a program whose only readers are control
 * clients that are behind; with such a neighbour it never does (server-client.c:server_client_check_pane_buffer).
 */
export const bareBesideQuiet: OpenReader = async (server, panes, bytes) => {
  const args = ['-u', '-S', server.socket, '-C', 'attach-session', '-f', 'no-output', '-t', 'main']
  const quiet = spawn(server.binary, args, { env: server.env, stdio: ['pipe', 'ignore', 'inherit'] })
  const reader = await bareClient(server, panes, bytes)
  return {
    complete: reader.complete,
    close: async () => {
      await reader.close()
      quiet.stdin.end()
      await once(quiet, 'exit')
    },
  }
}

async function bare(server: TestServer, panes: readonly string[], script: string): Promise<Reader> {
  const path = join(server.home, `control-${plain(panes[0])}`)
  const file = openSync(path, 'w+')
  const command = [server.binary, '-u', '-S', server.socket, '-C', 'attach-session', '-t', 'main']
  const client = spawn('sh', ['-c', script, 'sh', ...command], {
    env: server.env,
    stdio: ['pipe', file, 'inherit'],
  })
  await waitFor('the control client', () => fstatSync(file).size > 0)
  let read = 0
  let marks = 0
  const chunk = Buffer.alloc(1 << 20)
  const countMarks = (): number => {
    for (let bytes = -1; bytes !== 0; read += bytes) {
      bytes = readSync(file, chunk, 0, chunk.length, read)
      marks += chunk.toString('latin1', 0, bytes).split(END_MARK).length - 1
    }
    return marks
  }
  return {
    complete: async () => {
      await waitFor('all that was written', () => countMarks() >= panes.length, LIMITS)
      return 0
    },
    close: async () => {
      client.stdin?.end()
      await once(client, 'exit')
      closeSync(file)
    },
  }
}

/** `pipe-pane 'cat >> file'` for each pane. */
export const pipePane: OpenReader = async (server, panes, bytes) => {
  const paths = panes.map((pane) => join(server.home, `pipe-${plain(pane)}`))
  for (const [at, pane] of panes.entries()) {
    await server.tmux('pipe-pane', '-t', pane, `cat >> '${paths[at]}'`)
  }
  return {
    complete: async () => waitForSize(paths, bytes * panes.length),
    close: async () => {
      for (const pane of panes) await server.tmux('pipe-pane', '-t', pane)
    },
  }
}

/** Runners of ours. */
export function ours(product: Product): OpenReader {
  return async (_server, panes, bytes) => {
    const runners: RunnerSummary[] = []
    for (const pane of panes) runners.push(await product.mark(pane))
    const before = await product.logged(runners)
    const expected = before.bytes + bytes * panes.length
    return {
      complete: async () =>
        waitForSize(
          runners.map((runner) => runner.log),
          expected,
        ),
      close: async () => {
        for (const runner of runners) await product.unmark(runner.id)
      },
    }
  }
}

/** What pipe-pane is given is a format. */
function plain(pane = ''): string {
  return pane.replace('%', '')
}

/** Resolves when the files together have so many bytes, or stay smaller, with how many are missing. */
async function waitForSize(paths: readonly string[], bytes: number): Promise<number> {
  let total = -1
  let grownAt = performance.now()
  await waitFor(
    'the files to be complete',
    () => {
      const before = total
      total = paths.reduce((sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0)
      if (total > before) grownAt = performance.now()
      return total >= bytes || performance.now() - grownAt > GIVEN_UP_MS
    },
    LIMITS,
  )
  return bytes - total
}
