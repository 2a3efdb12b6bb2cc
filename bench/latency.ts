/**
 * From a write in a pane to the `output` event on the socket, with the bytes on disk by then.
 */
import { closeSync, openSync, statSync, writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { PaneId, SessionId } from '../src/protocol/ids.ts'
import { tmuxProgram } from '../src/tmux/client-program.ts'
import { openControlClient } from '../src/tmux/control-client.ts'
import { bench } from './support/bench.ts'
import { startProduct } from '../test/support/product-at-work.ts'
import { openQuietPane } from '../test/support/quiet-pane.ts'
import { openServer } from './support/server.ts'
import { percentile } from './support/statistics.ts'

const RUNNERS = 10
const SAMPLES = 1000
/** `output` events of one runner come at most every 50 ms; with ten in turn each has rested for longer. */
const EVERY_MS = 12

await bench(async (options) => {
  const { runs = SAMPLES } = options
  await using server = await openServer(options)
  await using product = await startProduct(server)
  const panes = []
  for (let at = 0; at < RUNNERS; at += 1) {
    const pane = await openQuietPane(server)
    const runner = await product.mark(pane.pane)
    panes.push({ ...pane, runner, file: openSync(pane.tty, 'w') })
  }
  const session = (await server.tmux('display-message', '-p', '#{session_id}')) as SessionId
  let heard: (pane: PaneId) => void = () => undefined
  const client = await openControlClient({
    address: { socket: server.socket },
    program: tmuxProgram(server.binary),
    session,
    flags: [],
    onNotification: () => undefined,
    onOutput: (pane) => heard(pane),
  })
  let told: (runner: string) => void = () => undefined
  void (async () => {
    for await (const events of product.client.subscribe({})) {
      for (const event of events) if (event.type === 'output') told(event.runner)
    }
  })()
  await sleep(500)

  const event: number[] = []
  const bare: number[] = []
  let early = 0
  for (let at = 0; at < runs; at += 1) {
    const pane = panes[at % RUNNERS]
    if (pane === undefined) break
    const size = statSync(pane.runner.log, { throwIfNoEntry: false })?.size ?? 0
    const startedAt = performance.now()
    await Promise.all([
      new Promise<void>((resolve) => {
        heard = (from) => {
          if (from !== pane.pane) return
          bare.push(performance.now() - startedAt)
          heard = () => undefined
          resolve()
        }
      }),
      new Promise<void>((resolve) => {
        told = (runner) => {
          if (runner !== pane.runner.id) return
          event.push(performance.now() - startedAt)
          if ((statSync(pane.runner.log, { throwIfNoEntry: false })?.size ?? 0) <= size) early += 1
          told = () => undefined
          resolve()
        }
        writeSync(pane.file, 'a line\n')
      }),
    ])
    await sleep(EVERY_MS)
  }
  for (const { file } of panes) closeSync(file)
  await client.close()
  if (early > 0) throw new Error(`${early} events came before their bytes were on disk`)
  return [
    {
      what: 'output → event on the socket, bytes on disk, p99',
      unit: 'ms',
      ours: percentile(event, 0.99),
      beside: { 'bare control client': percentile(bare, 0.99) },
      must: { atMost: 10 },
    },
    {
      what: 'the same, median',
      unit: 'ms',
      ours: percentile(event, 0.5),
      beside: { 'bare control client': percentile(bare, 0.5) },
    },
  ]
})
