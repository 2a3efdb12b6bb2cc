import { setTimeout as sleep } from 'node:timers/promises'
import type { RunnerSummary } from '../../src/ipc/messages.ts'
import { keepBusy } from '../../test/support/busy-cores.ts'
import { attachClient } from '../../test/support/outer-client.ts'
import { startServer } from '../../test/support/tmux.ts'
import { isWhole } from '../../test/support/whole-log.ts'
import { openFlood } from '../../test/support/flood.ts'
import { rssBytes } from '../../test/support/proc.ts'
import { startProduct, type Product } from '../../test/support/product-at-work.ts'
import type { Row } from '../support/row.ts'

/** How many panes write how many MB each. */
export const SHAPES = [
  [20, 5],
  [5, 30],
  [20, 7.5],
  [10, 15],
  [1, 300],
] as const

const BUSY_LOOPS = 2
const SAMPLE_MS = 100
const WRITTEN_MS = 2000
/** Nothing that is on its way takes so long. */
const GIVEN_UP_MS = 30_000

export interface Shape {
  readonly panes: number
  readonly mbEach: number
  /** Somebody looks at one of the panes. */
  readonly terminal: boolean
  readonly source: string
}

/** How much of a flood is not in the logs, byte for byte, on a busy machine, and what it takes of the tmux server. */
export async function wholeFlood(tmux: string, { panes, mbEach, terminal, source }: Shape): Promise<Row[]> {
  await using server = await startServer(tmux, { config: `set -g @geppetto-source ${source}` })
  await using product = await startProduct(server)
  await using _outer = terminal ? await attachClient(server) : undefined
  const flood = await openFlood(server, panes, panes * mbEach * 1e6)
  const runners: RunnerSummary[] = []
  for (const pane of flood.panes) runners.push(await product.mark(pane))
  const before = await logged(product, runners)
  const wanted = before.bytes + flood.bytes * panes
  await using _busy = keepBusy(BUSY_LOOPS)
  const base = rssBytes(server.pid)
  let peak = base
  const startedAt = performance.now()
  await flood.go()
  let now = before
  let grownAt = performance.now()
  while (now.bytes < wanted && performance.now() - grownAt < GIVEN_UP_MS) {
    await sleep(SAMPLE_MS)
    peak = Math.max(peak, rssBytes(server.pid))
    const last = now
    now = await logged(product, runners)
    if (now.bytes > last.bytes) grownAt = performance.now()
  }
  const seconds = (grownAt - startedAt) / 1000
  // What the controller has comes to the disk within half a second.
  await sleep(WRITTEN_MS)
  let wrong = 0
  for (const [at, runner] of runners.entries()) {
    if (!(await isWhole(runner.log, before.each[at] ?? 0, flood.text))) wrong += 1
  }
  const what = `${panes} × ${mbEach} MB, ${terminal ? 'a terminal' : 'no terminal'}`
  return [
    {
      what: `logs that are not whole, ${what}`,
      unit: '',
      ours: wrong,
      beside: { gaps: now.gaps, 'bytes missing': wanted - now.bytes },
      must: { atMost: 0 },
    },
    { what: `growth of the server, ${what}`, unit: 'MB', ours: (peak - base) / 1e6, beside: {} },
    { what: `until all is logged, ${what}`, unit: 's', ours: seconds, beside: {} },
  ]
}

interface Logged {
  readonly bytes: number
  readonly gaps: number
  readonly each: readonly number[]
}

async function logged(product: Product, runners: readonly RunnerSummary[]): Promise<Logged> {
  const found = await Promise.all(runners.map(async ({ id }) => product.client.call('show', { runner: id })))
  const metrics = found.map(({ runner }) => runner.metrics)
  const sum = (of: 'bytes' | 'gaps'): number => metrics.reduce((total, figures) => total + figures[of], 0)
  return { bytes: sum('bytes'), gaps: sum('gaps'), each: metrics.map(({ bytes }) => bytes) }
}
