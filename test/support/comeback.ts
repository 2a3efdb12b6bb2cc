import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { controllerSocket } from '../../src/host/paths.ts'
import { connect } from '../../src/ipc/client.ts'
import type { OuterClient } from './outer-client.ts'
import type { TestServer } from './tmux.ts'
import { waitFor } from './wait-for.ts'

/** How long it took from the end of a controller, in milliseconds. */
export interface Comeback {
  /** Until nothing claimed any more that it is known. */
  readonly staleMs: number
  /** Until the next controller answered. */
  readonly backMs: number
  /** Until the status line of a terminal was right again. */
  readonly trueMs: number
}

type Server = Pick<TestServer, 'socket' | 'env' | 'tmux'>

/** The process that holds the claim, alive or not, as tmux knows it; no command of ours is run for that. */
export async function claimantPid(server: Server): Promise<number> {
  return Number.parseInt(await server.tmux('display-message', '-p', '#{GEPPETTO_CONTROLLER}'), 10)
}

/** The controller that answers at the socket now; undefined when none does. */
export async function answeringPid(server: Server): Promise<number | undefined> {
  try {
    const client = await connect(controllerSocket(server, server.env))
    try {
      return (await client.call('hello', {})).pid
    } finally {
      client.close()
    }
  } catch {
    return undefined
  }
}

/** Kills the controller of a server, which stays dead until a command starts another one. */
export async function killForGood(server: Server): Promise<number> {
  const now = Math.floor(Date.now() / 1000)
  await server.tmux('set-environment', '-gh', 'GEPPETTO_REVIVED', Array.from({ length: 5 }, () => now).join(' '))
  const pid = await claimantPid(server)
  process.kill(pid, 'SIGKILL')
  return pid
}

/** Kills the controller and waits until another one answers, without a command of ours. Returns how long that took. */
export async function killAndReturn(server: Server): Promise<number> {
  const pid = await claimantPid(server)
  const killedAt = performance.now()
  process.kill(pid, 'SIGKILL')
  return (await returned(server, pid)) - killedAt
}

/**
 * Kills the controller of a server with an attached terminal, and lets a runner end while there is none. The runner that
 * is active goes on; the last one shows that what is said is what is.
 */
export async function killWhileWatched(server: TestServer, client: OuterClient): Promise<Comeback> {
  await server.tmux('set-environment', '-gu', 'GEPPETTO_REVIVED')
  const pane = await server.tmux('new-window', '-d', '-P', '-F', '#{pane_id} #{pane_pid}', '-t', 'main:', 'exec cat')
  const [id = '', program = ''] = pane.split(' ')
  const controller = await connect(controllerSocket(server, server.env))
  await controller.call('mark', { pane: id })
  controller.close()
  await waitFor('both to be shown', async () => /(?:● 2|● 1 ○ 1)(?!\?)/.test(await client.statusLine()))
  const pid = await claimantPid(server)
  const killedAt = performance.now()
  process.kill(pid, 'SIGKILL')
  const since = (at: number): number => at - killedAt
  const stale = waitFor('a stale status line', async () => (await client.statusLine()).includes('?'), { everyMs: 1 })
  const staleAt = stale.then(() => performance.now())
  await sleep(20)
  process.kill(Number(program), 'SIGKILL')
  const backAt = returned(server, pid)
  await stale
  await waitFor('a true status line', async () => /✕ 1 ● 1(?!\?)/.test(await client.statusLine()), { everyMs: 10 })
  const trueAt = performance.now()
  // A failure that nobody has looked at would be counted the next time, too.
  const successor = await connect(controllerSocket(server, server.env))
  await successor.call('looked', { runners: [id] })
  successor.close()
  await server.tmux('kill-pane', '-t', id)
  return { staleMs: since(await staleAt), backMs: since(await backAt), trueMs: since(trueAt) }
}

async function returned(server: Server, before: number): Promise<number> {
  await waitFor(
    'a controller to come back',
    async () => {
      const pid = await answeringPid(server)
      return pid !== undefined && pid !== before
    },
    { everyMs: 10, timeoutMs: 30_000 },
  )
  return performance.now()
}

/** Processes that name this server's socket on their command line, apart from those of tmux itself. */
export function ownProcesses({ socket }: Pick<TestServer, 'socket'>): { pid: number; words: string[] }[] {
  return readdirSync('/proc').flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return []
    try {
      const words = readFileSync(join('/proc', entry, 'cmdline'), 'utf8').split('\0')
      const isOurs = words.some((word) => /\/(?:keeper|start\.cjs|pipe-reader\.js)$/.test(word))
      return isOurs && words.includes(socket) ? [{ pid: Number(entry), words }] : []
    } catch {
      return []
    }
  })
}

/** The keepers that wait beside a controller of this server, or run one. */
export function keepers(server: Pick<TestServer, 'socket'>): number[] {
  return ownProcesses(server)
    .filter(({ words }) => words.some((word) => word.endsWith('/keeper')))
    .map(({ pid }) => pid)
}
