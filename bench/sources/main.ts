/**
 * The two sources of runners, taps and pipes: what is lost when a program ends, throughput, cost and harm.
 *
 * With `--source control` or `--source pipe`: floods that this one has to log whole, with a terminal attached and without
 * one, or only `--terminal` or `--no-terminal`.
 */
import { startServer } from '../../test/support/tmux.ts'
import { bench } from '../support/bench.ts'
import { startProduct } from '../../test/support/product-at-work.ts'
import type { Row } from '../support/row.ts'
import { endings } from './endings.ts'
import { floods } from './floods.ts'
import { stalls } from './stalls.ts'
import { SHAPES, wholeFlood } from './whole.ts'

const FLOODS = 5
const ENDINGS = 40
/** About 50 KB and 1.2 MB. */
const LINES = [2000, 50_000]

await bench(async ({ tmux, runs, source, terminal }) => {
  if (source !== undefined) return wholeFloods(tmux, source, terminal === undefined ? [true, false] : [terminal])
  await using server = await startServer(tmux)
  await using product = await startProduct(server)
  const rows: Row[] = []
  for (const panes of [1, 20]) rows.push(...(await floods(server, product, panes, runs ?? FLOODS)))
  rows.push(...(await stalls(server, product)))
  for (const stalled of [false, true]) {
    for (const remain of ['off', 'on'] as const) {
      await server.tmux('set', '-g', 'remain-on-exit', remain)
      for (const lines of LINES) {
        rows.push(await endings(server, product, { lines, stalled, remain, runs: runs ?? ENDINGS }))
      }
    }
  }
  return rows
})

async function wholeFloods(tmux: string, source: string, terminals: readonly boolean[]): Promise<Row[]> {
  const rows: Row[] = []
  for (const terminal of terminals) {
    for (const [panes, mbEach] of SHAPES) rows.push(...(await wholeFlood(tmux, { panes, mbEach, terminal, source })))
  }
  return rows
}
