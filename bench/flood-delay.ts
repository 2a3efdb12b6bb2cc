/**
 * By how much the flood of one pane delays what is told of the others: states, and marks as a key sets them.
 */
import { closeSync, openSync, writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { openFlood } from '../test/support/flood.ts'
import { attachClient } from '../test/support/outer-client.ts'
import { startServer } from '../test/support/tmux.ts'
import { bench } from './support/bench.ts'
import { startProduct } from '../test/support/product-at-work.ts'
import { openQuietPane } from '../test/support/quiet-pane.ts'
import { percentile } from './support/statistics.ts'

const FLOODS = 20
const FLOOD_BYTES = 20e6
const IDLE_AFTER_MS = 300
const MOST_MS = 300

await bench(async ({ tmux, runs = FLOODS, source = 'control' }) => {
  await using server = await startServer(tmux, { config: `set -g @geppetto-source ${source}` })
  await using product = await startProduct(server)
  await using _outer = await attachClient(server)
  const quiet = await openQuietPane(server)
  const spare = await openQuietPane(server)
  const tty = openSync(quiet.tty, 'w')
  const { id } = await product.mark(quiet.pane, { idleAfterMs: IDLE_AFTER_MS })
  let told: (state: string) => void = () => undefined
  void (async () => {
    for await (const events of product.client.subscribe({})) {
      for (const event of events) if (event.type === 'state' && event.runner === id) told(String(event['state']))
    }
  })()
  const until = async (wanted: string): Promise<number> =>
    new Promise((resolve) => {
      told = (state) => {
        if (state === wanted) resolve(performance.now())
      }
    })
  /** Milliseconds until it is told that the pane writes, that it is silent, and until another one is marked. */
  const sample = async (): Promise<readonly [active: number, idle: number, mark: number]> => {
    const wroteAt = performance.now()
    const active = until('active')
    writeSync(tty, 'x')
    const activeAt = await active
    const idle = until('idle')
    const marked = await product.mark(spare.pane)
    const markedAt = performance.now()
    await product.unmark(marked.id)
    return [activeAt - wroteAt, (await idle) - wroteAt - IDLE_AFTER_MS, markedAt - activeAt]
  }
  await sleep(2 * IDLE_AFTER_MS)
  const alone: (readonly number[])[] = []
  const flooded: (readonly number[])[] = []
  for (let run = 0; run < runs; run += 1) {
    alone.push(await sample())
    const flood = await openFlood(server, 1, FLOOD_BYTES)
    const runner = await product.mark(flood.panes[0] ?? '')
    await flood.go()
    flooded.push(await sample())
    await flood.written()
    await product.unmark(runner.id)
    await flood.close()
    await sleep(2 * IDLE_AFTER_MS)
  }
  closeSync(tty)
  return ['told that it writes', 'told that it is silent', 'another pane marked'].map((what, at) => ({
    what: `${what}, under the flood of one pane, p95`,
    unit: 'ms',
    ours: percentile(
      flooded.map((times) => times[at] ?? 0),
      0.95,
    ),
    beside: {
      'without it': percentile(
        alone.map((times) => times[at] ?? 0),
        0.95,
      ),
    },
    must: { over: 'without it', atMost: MOST_MS },
  }))
})
