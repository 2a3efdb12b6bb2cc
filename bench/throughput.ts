/**
 * Log throughput, what it costs the flooding program, and the controller's processor time; 1 and 20 panes.
 */
import type { TestServer } from '../test/support/tmux.ts'
import { bench } from './support/bench.ts'
import { openFlood } from '../test/support/flood.ts'
import { cpuMs } from '../test/support/proc.ts'
import { startProduct, type Product } from '../test/support/product-at-work.ts'
import { bareBesideQuiet, bareClient, nobody, ours, pipedClient, pipePane, type OpenReader } from './support/readers.ts'
import type { Row } from './support/row.ts'
import { openServer } from './support/server.ts'
import { alternate, median } from './support/statistics.ts'

/** Seconds of tmux 3.3a: less than what it holds back before it drops something (README, "What tmux holds"). */
const TOTAL_BYTES = 30e6
const RUNS = 5

interface Sample {
  /** From the first byte written to the last byte on disk. */
  readonly mbPerS: number
  readonly programMs: number
  readonly serverMs: number
  /** Processor time of the controller and of what it has started. */
  readonly ourMs: number
  readonly lost: number
}

await bench(async (options) => {
  const { runs = RUNS } = options
  await using server = await openServer(options)
  await using product = await startProduct(server)
  const rows: Row[] = []
  for (const panes of [1, 20]) rows.push(...(await floods(server, product, panes, runs)))
  return rows
})

async function floods(server: TestServer, product: Product, panes: number, runs: number): Promise<Row[]> {
  const once = (reader: OpenReader) => async () => flood(server, product, panes, reader)
  const found = await alternate(runs, {
    'nobody attached': once(nobody),
    'bare control client': once(bareClient),
    ours: once(ours(product)),
    'beside a quiet client': once(bareBesideQuiet),
    'in a pipe': once(pipedClient),
    'pipe-pane': once(pipePane),
  })
  const middle = (samples: readonly Sample[], of: keyof Sample): number => median(samples.map((sample) => sample[of]))
  const beside = (of: keyof Sample): Record<string, number> => ({
    'bare control client': middle(found['bare control client'], of),
    'beside a quiet client': middle(found['beside a quiet client'], of),
    'in a pipe': middle(found['in a pipe'], of),
    'pipe-pane': middle(found['pipe-pane'], of),
    'nobody attached': middle(found['nobody attached'], of),
  })
  const where = panes === 1 ? '1 pane' : `${panes} panes`
  const megabytes = TOTAL_BYTES / 1e6
  return [
    {
      what: `log throughput, ${where}`,
      unit: 'MB/s',
      ours: middle(found.ours, 'mbPerS'),
      beside: beside('mbPerS'),
      must: { times: 'bare control client', atLeast: 0.95 },
    },
    {
      what: `lost of ${megabytes} MB, ${where}, worst run`,
      unit: 'bytes',
      ours: Math.max(...found.ours.map((sample) => sample.lost)),
      beside: {},
      must: { atMost: 0 },
    },
    {
      what: `time of the flooding program, ${where}`,
      unit: 'ms',
      ours: middle(found.ours, 'programMs'),
      beside: beside('programMs'),
      must: { times: 'bare control client', atMost: 1.1 },
    },
    {
      what: `processor time for a MB, ${where}`,
      unit: 'ms',
      ours: middle(found.ours, 'ourMs') / megabytes,
      beside: { 'tmux server': middle(found.ours, 'serverMs') / megabytes },
      must: { times: 'tmux server', atMost: 0.5 },
    },
  ]
}

async function flood(server: TestServer, product: Product, panes: number, open: OpenReader): Promise<Sample> {
  const flood = await openFlood(server, panes, TOTAL_BYTES)
  const reader = await open(server, flood.panes, flood.bytes)
  const serverBefore = cpuMs(server.pid)
  const ourCpuMs = (): number => cpuMs(product.pid) + product.clientsCpuMs()
  const oursBefore = ourCpuMs()
  await flood.go()
  const { startedAt, tookMs: programMs } = await flood.written()
  const lost = await reader.complete()
  const tookMs = Date.now() - startedAt
  const sample = {
    mbPerS: (flood.bytes * panes) / 1e3 / tookMs,
    programMs,
    serverMs: cpuMs(server.pid) - serverBefore,
    ourMs: ourCpuMs() - oursBefore,
    lost,
  }
  await reader.close()
  await flood.close()
  return sample
}
