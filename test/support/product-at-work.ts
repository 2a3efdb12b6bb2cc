import { connect, type Client } from '../../src/ipc/client.ts'
import type { Params, RunnerSummary } from '../../src/ipc/messages.ts'
import { geppetto, geppettoJson, stopController } from './product.ts'
import type { TestServer } from './tmux.ts'
import { childrenOf, cpuMs } from './proc.ts'

/** The built program at work on one server. */
export interface Product extends AsyncDisposable {
  readonly client: Client
  /** The controller's process. */
  readonly pid: number
  readonly mark: (pane: string, options?: Omit<Params<'mark'>, 'pane'>) => Promise<RunnerSummary>
  readonly unmark: (runner: string) => Promise<void>
  /** What is in the logs of these runners together, and how much of it was rebuilt from the panes' history. */
  readonly logged: (runners: readonly RunnerSummary[]) => Promise<Logged>
  /** The tmux clients that the controller holds now. */
  readonly clients: () => readonly number[]
  /** Their processor time. Milliseconds. */
  readonly clientsCpuMs: () => number
}

interface Logged {
  readonly bytes: number
  readonly recoveredBytes: number
}

interface Status {
  readonly pid: number
  readonly socket: string
}

/** Starts the controller of a server. */
export async function startProduct(server: TestServer): Promise<Product> {
  const started = await geppetto(server, 'controller', 'start')
  if (started.code !== 0) throw new Error(`the controller did not start: ${started.stderr}`)
  const { pid, socket } = await geppettoJson<Status>(server, 'controller', 'status')
  const client = await connect(socket)
  return {
    client,
    pid,
    mark: async (pane, options) => (await client.call('mark', { pane, ...options })).runner,
    unmark: async (runner) => void (await client.call('unmark', { runner })),
    logged: async (runners) => {
      const sum = { bytes: 0, recoveredBytes: 0 }
      for (const { id } of runners) {
        const { metrics } = (await client.call('show', { runner: id })).runner
        sum.bytes += metrics.bytes
        sum.recoveredBytes += metrics.recoveredBytes
      }
      return sum
    },
    clients: () => childrenOf(pid),
    clientsCpuMs: () => childrenOf(pid).reduce((sum, child) => sum + cpuMs(child), 0),
    [Symbol.asyncDispose]: async () => {
      client.close()
      await stopController(server)
    },
  }
}
