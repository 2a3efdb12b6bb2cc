import type { TestServer } from '../../test/support/tmux.ts'
import { openFlood } from '../../test/support/flood.ts'
import { cpuMs, rssBytes } from '../../test/support/proc.ts'
import type { Product } from '../../test/support/product-at-work.ts'
import { nobody, pipePane, type OpenReader } from '../support/readers.ts'
import type { Row } from '../support/row.ts'
import { alternate, median } from '../support/statistics.ts'
import { markAll, type Runners, type SourceName } from './runners.ts'

const TOTAL_BYTES = 60e6

interface Sample {
  readonly whole: boolean
  readonly mbPerS: number
  readonly programMs: number
  /** Processor time for a MB: of tmux, and of the controller with its clients and readers. */
  readonly serverMs: number
  readonly oursMs: number
  readonly readersMb: number
}

/** Throughput and cost of panes that write as fast as they can. */
export async function floods(server: TestServer, product: Product, panes: number, runs: number): Promise<Row[]> {
  const source = (name: SourceName) => async () => {
    return flood(server, product, panes, async (_, names, bytes) => markAll(server, product, name, names, bytes))
  }
  const found = await alternate(runs, {
    control: source('control'),
    pipe: source('pipe'),
    'pipe-pane cat': async () => flood(server, product, panes, alone(pipePane)),
    nobody: async () => flood(server, product, panes, alone(nobody)),
  })
  const where = panes === 1 ? '1 pane' : `${panes} panes`
  const whole = (name: keyof typeof found): Sample[] => found[name].filter((sample) => sample.whole)
  /** Of the floods that are whole in the log: who is left behind has less to do. */
  const row = (what: string, unit: string, of: Exclude<keyof Sample, 'whole'>): Row => {
    const middle = (name: keyof typeof found): number => median(whole(name).map((sample) => sample[of]))
    const beside = { control: middle('control'), 'pipe-pane cat': middle('pipe-pane cat'), nobody: middle('nobody') }
    return { what: `${what}, ${where}`, unit, ours: middle('pipe'), beside }
  }
  return [
    {
      what: `floods of ${runs} that are whole in the log, ${where}`,
      unit: '',
      ours: whole('pipe').length,
      beside: { control: whole('control').length },
    },
    row('throughput to the log', 'MB/s', 'mbPerS'),
    row('time of the flooding programs', 'ms', 'programMs'),
    row("tmux's processor time for a MB", 'ms', 'serverMs'),
    row('that of controller, clients and readers', 'ms', 'oursMs'),
    row('memory of all readers afterwards', 'MB', 'readersMb'),
  ]
}

async function flood(
  server: TestServer,
  product: Product,
  panes: number,
  open: (...given: Parameters<OpenReader>) => Promise<Runners>,
): Promise<Sample> {
  const flood = await openFlood(server, panes, TOTAL_BYTES)
  const reader = await open(server, flood.panes, flood.bytes)
  const readers = reader.processes
  const ours = [product.pid, ...product.clients(), ...readers]
  const oursMs = (): number => ours.reduce((sum, pid) => sum + cpuMs(pid), 0)
  const before = { server: cpuMs(server.pid), ours: oursMs() }
  await flood.go()
  const { startedAt, tookMs: programMs } = await flood.written()
  const lost = await reader.complete()
  const tookMs = Date.now() - startedAt
  const megabytes = (flood.bytes * panes) / 1e6
  const sample = {
    whole: lost === 0,
    mbPerS: megabytes / (tookMs / 1e3),
    programMs,
    serverMs: (cpuMs(server.pid) - before.server) / megabytes,
    oursMs: (oursMs() - before.ours) / megabytes,
    readersMb: readers.reduce((sum, pid) => sum + rssBytes(pid), 0) / 1e6,
  }
  await reader.close()
  await flood.close()
  return sample
}

/** A way without processes of ours. */
function alone(open: OpenReader) {
  return async (...given: Parameters<OpenReader>): Promise<Runners> => ({ ...(await open(...given)), processes: [] })
}
