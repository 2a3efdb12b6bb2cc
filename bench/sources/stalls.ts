import type { TestServer } from '../../test/support/tmux.ts'
import { openFlood } from '../../test/support/flood.ts'
import { rssBytes } from '../../test/support/proc.ts'
import type { Product } from '../../test/support/product-at-work.ts'
import type { Row } from '../support/row.ts'
import { markAll, type SourceName } from './runners.ts'

const BYTES = 60e6

/** What a flooding pane does to memory while the controller is stopped. */
export async function stalls(server: TestServer, product: Product): Promise<Row[]> {
  const control = await stall(server, product, 'control')
  const pipe = await stall(server, product, 'pipe')
  return [
    {
      what: 'growth of the tmux server, 60 MB while the controller is stopped',
      unit: 'MB',
      ours: pipe.serverMb,
      beside: { control: control.serverMb },
    },
    { what: 'memory of the reader then', unit: 'MB', ours: pipe.readerMb, beside: {} },
  ]
}

async function stall(
  server: TestServer,
  product: Product,
  source: SourceName,
): Promise<{ readonly serverMb: number; readonly readerMb: number }> {
  const flood = await openFlood(server, 1, BYTES)
  const runners = await markAll(server, product, source, flood.panes, flood.bytes)
  const before = rssBytes(server.pid)
  process.kill(product.pid, 'SIGSTOP')
  try {
    await flood.go()
    await flood.written()
    const readerBytes = runners.processes.reduce((sum, pid) => sum + rssBytes(pid), 0)
    return { serverMb: (rssBytes(server.pid) - before) / 1e6, readerMb: readerBytes / 1e6 }
  } finally {
    process.kill(product.pid, 'SIGCONT')
    await runners.close()
    await flood.close()
  }
}
