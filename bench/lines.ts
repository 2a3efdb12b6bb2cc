/**
 * 20 panes that write 1,000 lines each second, each line a write of its own: lost lines and the controller's share.
 */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { RunnerSummary } from '../src/ipc/messages.ts'
import { waitFor } from '../test/support/wait-for.ts'
import { bench } from './support/bench.ts'
import { cpuMs } from '../test/support/proc.ts'
import { startProduct } from '../test/support/product-at-work.ts'
import { openServer } from './support/server.ts'
import { openQuietPane, type QuietPane } from '../test/support/quiet-pane.ts'

const PANES = 20
const LINES_PER_S = 1000
const SECONDS = 60
const TICK_MS = 5

await bench(async (options) => {
  const { seconds = SECONDS } = options
  await using server = await openServer(options)
  await using product = await startProduct(server)
  const panes: QuietPane[] = []
  const runners: RunnerSummary[] = []
  for (let at = 0; at < PANES; at += 1) {
    const pane = await openQuietPane(server)
    panes.push(pane)
    runners.push(await product.mark(pane.pane))
  }
  const before = { controller: cpuMs(product.pid), clients: product.clientsCpuMs(), server: cpuMs(server.pid) }
  const ttys = panes.map((pane) => openSync(pane.tty, 'w'))
  const total = LINES_PER_S * seconds
  const startedAt = performance.now()
  for (let line = 0; line < total;) {
    const due = Math.min(total, Math.floor(((performance.now() - startedAt) / 1000) * LINES_PER_S))
    for (; line < due; line += 1) {
      for (const tty of ttys) writeSync(tty, `line ${String(line).padStart(8, '0')} of a program that writes much\n`)
    }
    await sleep(TICK_MS)
  }
  const tookS = (performance.now() - startedAt) / 1000
  for (const tty of ttys) closeSync(tty)
  const used = {
    controller: cpuMs(product.pid) - before.controller,
    clients: product.clientsCpuMs() - before.clients,
    server: cpuMs(server.pid) - before.server,
  }
  const found = runners.map(
    ({ log }) =>
      async () =>
        waitFor('the last line', () => countLines(log, total), { timeoutMs: 20_000 }),
  )
  let lost = 0
  for (const count of found) lost += total - (await count())
  const perCent = (ms: number): number => ms / 10 / tookS
  const what = `${PANES} panes × ${LINES_PER_S} lines/s for ${seconds} s`
  return [
    { what: `${what}: lines lost or out of order`, unit: 'lines', ours: lost, beside: {}, must: { atMost: 0 } },
    {
      what: `${what}: processor, controller`,
      unit: '% of a core',
      ours: perCent(used.controller),
      beside: { 'its tmux clients': perCent(used.clients), 'tmux server': perCent(used.server) },
      must: { atMost: 50 },
    },
  ]
})

/** The lines of a log that stand where they belong, counted once the last one is there. */
function countLines(log: string, total: number): number | undefined {
  const lines = readFileSync(log, 'latin1').split('\r\n')
  const numbers = lines.filter((line) => line.startsWith('line ')).map((line) => Number(line.slice(5, 13)))
  if (numbers.at(-1) !== total - 1) return undefined
  let next = 0
  let inOrder = 0
  for (const number of numbers) {
    if (number === next) inOrder += 1
    next = number + 1
  }
  return inOrder - (numbers.length - total > 0 ? numbers.length - total : 0)
}
