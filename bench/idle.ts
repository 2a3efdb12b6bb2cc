/**
 * 50 silent runners: processor time, memory and wake-ups, against a poller that looks at each pane once a second.
 */
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { waitFor } from '../test/support/wait-for.ts'
import { bench } from './support/bench.ts'
import { cpuMs, rssBytes, sleeps } from '../test/support/proc.ts'
import { openServer } from './support/server.ts'
import { startProduct } from '../test/support/product-at-work.ts'

const RUNNERS = 50
const SECONDS = 60
/** The alternatives do the same each second. */
const BESIDE_SECONDS = 20
const IDLE_AFTER_MS = 1000
/** V8 collects what 50 marks have left behind, in steps over some 20 s, on a slow machine 50. After that nothing is due. */
const SETTLE_MS = 60_000

await bench(async (options) => {
  const { tmux, seconds = SECONDS } = options
  await using server = await openServer(options)
  const panes: string[] = []
  for (let at = 0; at < RUNNERS; at += 1) {
    panes.push(await server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}', 'cat'))
  }
  const nothing = await each(BESIDE_SECONDS, () => ({ cpu: cpuMs(server.pid), wakeUps: wakeUps(server.pid) }))

  const poller = await (async () => {
    const script = join(server.home, 'poller')
    const looks = panes
      .map((pane) => `'${tmux}' -S '${server.socket}' capture-pane -p -t ${pane} >/dev/null\n`)
      .join('')
    writeFileSync(script, `while :; do\n${looks}sleep 1\ndone\n`)
    const child = spawn('sh', [script], { env: server.env, stdio: 'ignore' })
    const pid = child.pid ?? 0
    const found = await each(BESIDE_SECONDS, () => ({
      cpu: cpuMs(pid, { reaped: true }) + cpuMs(server.pid),
      wakeUps: wakeUps(pid) + wakeUps(server.pid),
    }))
    child.kill()
    return found
  })()

  await using product = await startProduct(server)
  for (const pane of panes) await product.mark(pane, { idleAfterMs: IDLE_AFTER_MS })
  await waitFor('all runners to be idle', async () => {
    const { counts } = await product.client.call('status', {})
    return counts.idle === RUNNERS
  })
  await sleep(SETTLE_MS)
  const ours = await each(seconds, () => ({
    cpu: cpuMs(product.pid) + product.clientsCpuMs() + cpuMs(server.pid),
    wakeUps: wakeUps(product.pid) + product.clients().reduce((sum, pid) => sum + wakeUps(pid), 0),
    server: wakeUps(server.pid),
  }))
  const perCent = (cpuMsEachSecond: number): number => cpuMsEachSecond / 10
  const what = `${RUNNERS} silent runners, ${seconds} s`
  return [
    {
      what: `${what}: processor, with tmux itself`,
      unit: '% of a core',
      ours: perCent(ours.cpu),
      beside: { '1 s poller': perCent(poller.cpu), 'no plugin': perCent(nothing.cpu) },
      must: { atMost: 0.1 },
    },
    {
      what: `${what}: wake-ups of controller and clients`,
      unit: 'a minute',
      ours: ours.wakeUps * 60,
      beside: { '1 s poller': poller.wakeUps * 60 },
      must: { atMost: 5 },
    },
    {
      what: `${what}: wake-ups of the tmux server`,
      unit: 'a minute',
      ours: ours.server * 60,
      beside: { 'no plugin': nothing.wakeUps * 60 },
    },
    {
      what: `${what}: memory of the controller`,
      unit: 'MB',
      ours: rssBytes(product.pid) / 1e6,
      beside: {},
      must: { atMost: 90 },
    },
  ]
})

function wakeUps(pid: number): number {
  return [...sleeps(pid).values()].reduce((sum, { count }) => sum + count, 0)
}

/** By how much each figure grows in a second, over that many. */
async function each<K extends string>(seconds: number, read: () => Record<K, number>): Promise<Record<K, number>> {
  const before = read()
  await sleep(seconds * 1000)
  const after = read()
  const keys = Object.keys(after) as K[]
  return Object.fromEntries(keys.map((key) => [key, (after[key] - before[key]) / seconds])) as Record<K, number>
}
