/**
 * 1, 10, 50 and 200 runners: what one more costs to mark, to look at, in memory, and for each MB.
 */
import { bench, type BenchOptions } from './support/bench.ts'
import { openFlood } from '../test/support/flood.ts'
import { cpuMs, rssBytes } from '../test/support/proc.ts'
import { startProduct } from '../test/support/product-at-work.ts'
import { ours } from './support/readers.ts'
import type { Row } from './support/row.ts'
import { openServer } from './support/server.ts'
import { median } from './support/statistics.ts'

const SIZES = [1, 10, 50, 200]
const FLOOD_BYTES = 16e6
const LOOKS = 20

await bench(async (options) => {
  const rows: Row[] = []
  for (const count of SIZES) rows.push(...(await measure(options, count)))
  return rows
})

async function measure(options: BenchOptions, count: number): Promise<Row[]> {
  await using server = await openServer(options)
  await using product = await startProduct(server)
  const empty = rssBytes(product.pid)
  const flood = await openFlood(server, count, FLOOD_BYTES)
  const markedAt = performance.now()
  const reader = await ours(product)(server, flood.panes, flood.bytes)
  const markMs = (performance.now() - markedAt) / count
  const looks: number[] = []
  const looking = cpuMs(product.pid)
  for (let look = 0; look < LOOKS; look += 1) {
    const startedAt = performance.now()
    await product.client.call('refresh', {})
    looks.push(performance.now() - startedAt)
  }
  const lookMs = (cpuMs(product.pid) - looking) / LOOKS
  const ourCpuMs = (): number => cpuMs(product.pid) + product.clientsCpuMs()
  const before = { ours: ourCpuMs(), server: cpuMs(server.pid) }
  await flood.go()
  await flood.written()
  const lost = await reader.complete()
  const megabytes = FLOOD_BYTES / 1e6
  const ourMs = (ourCpuMs() - before.ours) / megabytes
  const serverMs = (cpuMs(server.pid) - before.server) / megabytes
  const memory = rssBytes(product.pid)
  await reader.close()
  const what = count === 1 ? '1 runner' : `${count} runners`
  return [
    { what: `${what}: mark, each`, unit: 'ms', ours: markMs, beside: {} },
    {
      what: `${what}: a look at the server`,
      unit: 'ms',
      ours: median(looks),
      beside: { 'controller, processor': lookMs },
    },
    {
      what: `${what}: processor time for a MB`,
      unit: 'ms',
      ours: ourMs,
      beside: { 'tmux server': serverMs },
    },
    {
      what: `${what}: memory after ${megabytes} MB`,
      unit: 'MB',
      ours: memory / 1e6,
      beside: { 'without runners': empty / 1e6 },
    },
    { what: `${what}: lost`, unit: 'bytes', ours: lost, beside: {}, must: { atMost: 0 } },
  ]
}
