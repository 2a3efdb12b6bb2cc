/**
 * From a key press to its answer in a real client, against a key that is bound to `display-message` alone.
 */
import { writeFileSync } from 'node:fs'
import { loadPlugin } from '../test/support/plugin.ts'
import { bench } from './support/bench.ts'
import { startProduct } from '../test/support/product-at-work.ts'
import { openQuietPane } from '../test/support/quiet-pane.ts'
import type { Row } from './support/row.ts'
import { median } from './support/statistics.ts'
import { openServer } from './support/server.ts'
import { waitFor } from '../test/support/wait-for.ts'
import { pressOurs, watchClient } from './support/watched-client.ts'

const RUNS = 21

await bench(async (options) => {
  const { runs = RUNS } = options
  await using server = await openServer(options, { env: { GEPPETTO_NODE: process.execPath } })
  await server.tmux('set-option', '-g', 'status-interval', '0', ';', 'set-option', '-g', 'display-time', '10000')
  await server.tmux('bind-key', '-T', 'geppetto', 'y', 'display-message', 'plain answer')
  await loadPlugin(server)
  await using product = await startProduct(server)
  // Another runner keeps the controller at work, and is the one to go to.
  const far = await openQuietPane(server)
  writeFileSync(far.tty, 'far-away\r\n')
  await product.mark(far.pane, { idleAfterMs: 100 })
  await server.tmux('send-keys', '-t', ':0', 'PS1=; clear; printf at-home', 'Enter')
  await waitFor('the runner to be idle', async () => (await product.client.call('status', {})).counts.idle === 1)
  await waitFor('the way of keys', async () =>
    (await server.tmux('show-environment', '-gh')).includes('GEPPETTO_KEYS='),
  )
  await using client = await watchClient(server)

  const press = async (key: string): Promise<number> => pressOurs(client, key)
  const found = {
    plain: [] as number[],
    first: [] as number[],
    done: [] as number[],
    popup: [] as number[],
    text: [] as number[],
    next: [] as number[],
    back: [] as number[],
    menu: [] as number[],
  }
  for (let run = 0; run < runs; run += 1) {
    let pressedAt = await press('y')
    found.plain.push((await client.sees('plain answer')) - pressedAt)
    pressedAt = await press('m')
    found.first.push((await client.sees(/marking|releasing/)) - pressedAt)
    found.done.push((await client.sees(/watching/)) - pressedAt)
    await client.still()
    // The first press of a pair marks, the second one releases.
    if (run % 2 === 1) {
      pressedAt = await press('n')
      found.next.push((await client.sees('far-away')) - pressedAt)
      pressedAt = await press('b')
      found.back.push((await client.sees('at-home')) - pressedAt)
      await product.client.call('unread', { runner: far.pane })
      pressedAt = await press('Space')
      found.menu.push((await client.sees('who wants you')) - pressedAt)
      await client.press('q')
      await client.still()
      continue
    }
    pressedAt = await press('l')
    found.popup.push((await client.sees('┌')) - pressedAt)
    found.text.push((await client.sees(/follow|q close|live/)) - pressedAt)
    await client.press('q')
    await client.still()
  }
  const beside = { 'display-message alone': median(found.plain) }
  const effect = (what: string, ms: readonly number[]): Row => ({
    what: `key → effect, p50 (${what})`,
    unit: 'ms',
    ours: median(ms),
    beside,
    must: { atMost: 15 },
  })
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
    { what: 'key → effect, p50 (mark: the controller has it)', unit: 'ms', ours: median(found.done), beside },
    effect('next: the other pane', found.next),
    effect('back: the pane before', found.back),
    effect('Space: the menu of who wants you', found.menu),
    { what: 'key → done (log: its text)', unit: 'ms', ours: median(found.text), beside },
  ]
})
