/**
 * From a key press to its answer in a real client, against a key that is bound to `display-message` alone.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { loadPlugin } from '../test/support/plugin.ts'
import { bench } from './support/bench.ts'
import { startProduct } from '../test/support/product-at-work.ts'
import { openQuietPane } from '../test/support/quiet-pane.ts'
import { median } from './support/statistics.ts'
import { openServer } from './support/server.ts'
import { watchClient } from './support/watched-client.ts'

const RUNS = 21
/** Keys closer together than assume-paste-time (1 ms) count as pasted text and are not looked up as bindings. */
const KEY_GAP_MS = 5

await bench(async (options) => {
  const { runs = RUNS } = options
  await using server = await openServer(options, { env: { GEPPETTO_NODE: process.execPath } })
  await server.tmux('set-option', '-g', 'status-interval', '0', ';', 'set-option', '-g', 'display-time', '10000')
  await server.tmux('bind-key', '-T', 'geppetto', 'y', 'display-message', 'plain answer')
  await loadPlugin(server)
  await using product = await startProduct(server)
  // Another runner keeps the controller at work.
  await product.mark((await openQuietPane(server)).pane)
  await using client = await watchClient(server)

  const press = async (key: string): Promise<number> => {
    for (const prefix of ['C-b', 'G']) {
      await client.press(prefix)
      await sleep(KEY_GAP_MS)
    }
    await client.still()
    client.forget()
    const pressedAt = performance.now()
    void client.press(key)
    return pressedAt
  }
  const found = {
    plain: [] as number[],
    first: [] as number[],
    done: [] as number[],
    popup: [] as number[],
    text: [] as number[],
  }
  for (let run = 0; run < runs; run += 1) {
    let pressedAt = await press('y')
    found.plain.push((await client.sees('plain answer')) - pressedAt)
    pressedAt = await press('m')
    found.first.push((await client.sees(/marking|releasing/)) - pressedAt)
    found.done.push((await client.sees(/watching/)) - pressedAt)
    await client.still()
    // The first press of a pair marks, the second one releases.
    if (run % 2 === 1) continue
    pressedAt = await press('l')
    found.popup.push((await client.sees('┌')) - pressedAt)
    found.text.push((await client.sees(/follow|q close|live/)) - pressedAt)
    await client.press('q')
    await client.still()
  }
  const beside = { 'display-message alone': median(found.plain) }
  return [
    {
      what: 'key → visible answer, p50 (mark: the message)',
      unit: 'ms',
      ours: median(found.first),
      beside,
      must: { atMost: 5 },
    },
    {
      what: 'key → visible answer (log: the popup)',
      unit: 'ms',
      ours: median(found.popup),
      beside,
      must: { atMost: 5 },
    },
    { what: 'key → done (mark: the controller has it)', unit: 'ms', ours: median(found.done), beside },
    { what: 'key → done (log: its text)', unit: 'ms', ours: median(found.text), beside },
  ]
})
