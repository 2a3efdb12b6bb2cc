/**
 * The dashboard: its first picture in a popup beside an empty node program, what it draws while all is quiet, and what it
 * costs a flood.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { RunnerSummary } from '../src/ipc/runners.ts'
import { loadPlugin } from '../test/support/plugin.ts'
import { openFlood } from '../test/support/flood.ts'
import { ENTRY } from '../test/support/product.ts'
import { startProduct, type Product } from '../test/support/product-at-work.ts'
import { waitFor } from '../test/support/wait-for.ts'
import type { TestServer } from '../test/support/tmux.ts'
import { bench, type BenchOptions } from './support/bench.ts'
import type { Row } from './support/row.ts'
import { openServer } from './support/server.ts'
import { median } from './support/statistics.ts'
import { pressOurs, watchClient, type WatchedClient } from './support/watched-client.ts'

const RUNS = 15
const SECONDS = 60
const RUNNERS = 200
const FLOODS = 20
const FLOOD_BYTES = 100_000_000
const FLOOD_RUNS = 3
const CLOSED_MS = 300
/** Synchronized output, which the dashboard puts around each picture. */
const PICTURE_BEGINS = '\u001b[?2026h'

await bench(async (options) => [
  ...(await firstPicture(options)),
  ...(await quiet(options)),
  ...(await whileItFloods(options)),
])

async function firstPicture(options: BenchOptions): Promise<Row[]> {
  const { runs = RUNS } = options
  await using server = await openServer(options, { env: { GEPPETTO_NODE: process.execPath } })
  await server.tmux('set-option', '-g', 'status-interval', '0')
  const empty = `${process.execPath} -e 'process.stdout.write("empty-program"); setTimeout(() => {}, 1e6)'`
  await server.tmux('bind-key', '-T', 'geppetto', 'y', 'display-popup', '-E', '-w', '90%', '-h', '90%', empty)
  await loadPlugin(server)
  await using product = await startProduct(server)
  await markMany(server, product, 3)
  await using client = await watchClient(server)
  const found = { ours: [] as number[], empty: [] as number[] }
  for (let run = 0; run < runs; run += 1) {
    found.empty.push(await popup(client, 'y', 'empty-program', 'C-c'))
    found.ours.push(await popup(client, 'd', /quiet|working/, 'q'))
  }
  const beside = { 'node -e in a popup': median(found.empty) }
  return [
    {
      what: 'key → dashboard drawn in a popup, p50',
      unit: 'ms',
      ours: median(found.ours),
      beside,
      must: { atMost: 120 },
    },
    {
      what: 'of it ours, over an empty node program',
      unit: 'ms',
      ours: median(found.ours) - median(found.empty),
      beside: {},
      must: { atMost: 40 },
    },
  ]
}

/** From the key to this text, in milliseconds; then `close` ends what is in the popup. */
async function popup(client: WatchedClient, key: string, text: string | RegExp, close: string): Promise<number> {
  const pressedAt = await pressOurs(client, key)
  const took = (await client.sees(text)) - pressedAt
  await client.press(close)
  await sleep(CLOSED_MS)
  await client.still()
  return took
}

async function quiet(options: BenchOptions): Promise<Row[]> {
  const { seconds = SECONDS } = options
  await using server = await openServer(options)
  await server.tmux('set-option', '-g', 'status', 'off')
  await using product = await startProduct(server)
  await markMany(server, product, RUNNERS)
  await waitFor('all runners to be idle', async () => {
    const { counts } = await product.client.call('status', {})
    return counts.idle === RUNNERS
  })
  await using client = await watchClient(server)
  await server.tmux('new-window', process.execPath, ENTRY, '-S', server.socket, 'dashboard')
  await client.sees(/idle since/)
  await sleep(CLOSED_MS)
  await client.still()
  client.forget()
  await sleep(seconds * 1000)
  const bytes = Buffer.byteLength(client.drawn())
  return [
    {
      what: `${RUNNERS} idle runners, ${seconds} s: drawn`,
      unit: 'bytes',
      ours: bytes,
      beside: {},
      must: { atMost: 0 },
    },
  ]
}

async function whileItFloods(options: BenchOptions): Promise<Row[]> {
  const took = { with: [] as number[], without: [] as number[] }
  const frames: number[] = []
  for (let run = 0; run < FLOOD_RUNS; run += 1) {
    took.without.push((await flooded(options, false)).tookMs)
    const { tookMs, pictures } = await flooded(options, true)
    took.with.push(tookMs)
    frames.push((pictures / tookMs) * 1000)
  }
  const rate = (ms: number): number => FLOOD_BYTES / 1000 / ms
  return [
    {
      what: `${FLOODS} floods, ${FLOOD_BYTES / 1e6} MB: logged, with the dashboard open`,
      unit: 'MB/s',
      ours: rate(median(took.with)),
      beside: { 'without it': rate(median(took.without)) },
      must: { atLeast: 0.95, times: 'without it' },
    },
    { what: 'its pictures meanwhile', unit: 'a second', ours: median(frames), beside: {}, must: { atMost: 10 } },
  ]
}

/** How long it takes until all of a flood is in the logs, and how often the dashboard has drawn meanwhile. */
async function flooded(options: BenchOptions, isOpen: boolean): Promise<{ tookMs: number; pictures: number }> {
  await using server = await openServer(options)
  await server.tmux('set-option', '-g', 'status', 'off')
  await using product = await startProduct(server)
  const flood = await openFlood(server, FLOODS, FLOOD_BYTES)
  const runners: RunnerSummary[] = []
  for (const pane of flood.panes) runners.push(await product.mark(pane))
  await using client = await watchClient(server)
  const drawn = join(server.home, 'drawn')
  writeFileSync(drawn, '')
  if (isOpen) {
    const command = [process.execPath, ENTRY, '-S', server.socket, 'dashboard']
    const pane = await server.tmux('new-window', '-P', '-F', '#{pane_id}', ...command)
    await client.sees(/runners/)
    await client.still()
    await server.tmux('pipe-pane', '-O', '-t', pane, `cat >'${drawn}'`)
  }
  const began = performance.now()
  await flood.go()
  await waitFor(
    'the whole flood to be in the logs',
    async () => (await product.logged(runners)).bytes >= flood.bytes * FLOODS,
    { timeoutMs: 300_000, everyMs: 50 },
  )
  const tookMs = performance.now() - began
  return { tookMs, pictures: readFileSync(drawn, 'latin1').split(PICTURE_BEGINS).length - 1 }
}

async function markMany(server: TestServer, product: Product, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    const pane = await server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}', 'cat')
    await product.mark(pane, { idleAfterMs: 300 })
  }
}
