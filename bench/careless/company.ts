import { attachCareless, type CarelessClient } from '../../test/support/careless-client.ts'
import { geppetto, stopController } from '../../test/support/product.ts'
import type { TestServer } from '../../test/support/tmux.ts'
import { waitFor } from '../../test/support/wait-for.ts'
import { exists } from '../../test/support/proc.ts'
import { startProduct } from '../../test/support/product-at-work.ts'

/** Who is there while something dangerous happens. */
export interface Company {
  readonly name: string
  readonly join: (server: TestServer) => Promise<Guest>
}

/** It has come to a server and stays from moment to moment. */
export interface Guest extends AsyncDisposable {
  /** Called when moments are prepared, with the panes that they are about, and before they happen. */
  readonly before: (panes: readonly string[]) => Promise<void>
  /** Called when they have happened and the server lives. */
  readonly after: () => Promise<void>
}

/** A pane that no danger is about. */
const QUIET_PANE = '%0'

const NOBODY: Company = {
  name: 'nothing attached',
  join: async () => ({
    before: async () => undefined,
    after: async () => undefined,
    [Symbol.asyncDispose]: async () => undefined,
  }),
}

const CARELESS: Company = {
  name: 'careless client',
  join: async (server) => {
    // Output of a session comes only to clients in it: those of main see notices, the others are respawned under.
    const main = await attachCareless(server)
    let visitors: CarelessClient[] = []
    const leave = async () => {
      for (const visitor of visitors) await visitor[Symbol.asyncDispose]()
      visitors = []
    }
    return {
      before: async (panes) => {
        const rows = await server.tmux('list-panes', '-a', '-F', '#{pane_id} #{session_name}')
        const found = rows.split('\n').map((row) => row.split(' ') as [string, string])
        const sessions = new Set(found.filter(([pane]) => panes.includes(pane)).map(([, session]) => session))
        // One by one: careless clients that come together end a server by themselves.
        for (const session of sessions) visitors.push(await attachCareless(server, { session }))
      },
      after: leave,
      [Symbol.asyncDispose]: async () => {
        await leave()
        await main[Symbol.asyncDispose]()
      },
    }
  },
}

/** The product at its default, with so many runners: one in a quiet pane, the others where something happens. */
function product(runners: number, state: 'up' | 'killed' | 'stopped' = 'up'): Company {
  const names = { up: `product, ${runners} ${runners === 1 ? 'runner' : 'runners'}`, killed: 'controller killed' }
  return {
    name: state === 'stopped' ? 'controller stopped' : names[state],
    join: async (server) => {
      let pid = 0
      return {
        before: async (panes) => {
          // A connection that asks nothing for long is closed: each time a new one.
          const started = await startProduct(server)
          pid = started.pid
          const marked = new Set(await markedPanes(server))
          const wanted = [QUIET_PANE, ...panes].slice(0, runners)
          for (const pane of wanted) if (!marked.has(pane)) await started.mark(pane)
          started.client.close()
          if (state !== 'up') process.kill(pid, state === 'killed' ? 'SIGKILL' : 'SIGSTOP')
        },
        after: async () => {
          if (state !== 'stopped') return
          process.kill(pid, 'SIGCONT')
          await waitFor('the controller to answer', async () => (await geppetto(server, 'status')).code === 0)
        },
        [Symbol.asyncDispose]: async () => {
          if (state === 'stopped' && exists(pid)) process.kill(pid, 'SIGCONT')
          await stopController(server)
        },
      }
    },
  }
}

async function markedPanes(server: TestServer): Promise<string[]> {
  const panes = await server.tmux('list-panes', '-a', '-F', '#{?@geppetto_id,#{pane_id},}')
  return panes.split('\n').filter(Boolean)
}

export const COMPANIES: readonly Company[] = [
  NOBODY,
  CARELESS,
  product(1),
  product(3),
  product(3, 'killed'),
  product(3, 'stopped'),
]
