/**
 * From a change of state to its badge in a real client, and what the client is sent for it.
 */
import { closeSync, openSync, writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { loadPlugin } from '../test/support/plugin.ts'
import { bench } from './support/bench.ts'
import { startProduct } from '../test/support/product-at-work.ts'
import { openQuietPane } from '../test/support/quiet-pane.ts'
import { percentile } from './support/statistics.ts'
import { openServer } from './support/server.ts'
import { watchClient } from './support/watched-client.ts'

const SAMPLES = 40
const IDLE_AFTER_MS = 500

await bench(async (options) => {
  const { runs = SAMPLES } = options
  await using server = await openServer(options, { env: { GEPPETTO_NODE: process.execPath } })
  await server.tmux('set-option', '-g', 'status-interval', '0')
  await loadPlugin(server)
  await using product = await startProduct(server)
  const pane = await openQuietPane(server)
  await using client = await watchClient(server)
  const tty = openSync(pane.tty, 'w')
  await product.mark(pane.pane, { idleAfterMs: IDLE_AFTER_MS })
  const drawn: number[] = []
  const bytes: number[] = []
  for (let at = 0; at < runs; at += 1) {
    await client.sees('○')
    await client.still()
    // Runners do not wait for each other's round.
    await sleep((at * 37) % 250)
    client.forget()
    const startedAt = performance.now()
    writeSync(tty, 'x')
    drawn.push((await client.sees('●')) - startedAt)
    await client.still()
    bytes.push(Buffer.byteLength(client.drawn()))
    client.forget()
  }
  closeSync(tty)
  return [
    {
      what: 'change of state → badge in a real client, p95',
      unit: 'ms',
      ours: percentile(drawn, 0.95),
      beside: {},
      must: { atMost: 300 },
    },
    { what: 'the same, median', unit: 'ms', ours: percentile(drawn, 0.5), beside: {} },
    {
      what: 'written to each client for one change, most',
      unit: 'bytes',
      ours: Math.max(...bytes),
      beside: {},
      must: { atMost: 1000 },
    },
  ]
})
