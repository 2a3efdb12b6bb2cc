/**
 * 500 taps that come and go and 50 killed controllers, with killed sessions, detached clients and popups: is the server as before?
 *
 * `npm run bench -- cycles [--tmux 3.7c] [--taps 500] [--kills 50] [--seed N]`; ends with 1 when a bound is broken.
 */
import { parseArgs } from 'node:util'
import { attachClient } from '../test/support/outer-client.ts'
import { churn, CHURN_CONFIG } from '../test/support/churn.ts'
import openRoot from '../test/support/private-root.ts'
import { startServer, tmuxVersions } from '../test/support/tmux.ts'
import { rssBytes } from '../test/support/proc.ts'

/** What the allocator may keep after a warm-up. */
const MAX_RSS_GROWTH = 1.1
/** Popups to measure what one costs, after a few to warm up. */
const POPUPS = 60
const FIRST_POPUPS = 10

const { values } = parseArgs({
  options: {
    tmux: { type: 'string' },
    taps: { type: 'string', default: '500' },
    kills: { type: 'string', default: '50' },
    seed: { type: 'string', default: String(Date.now() % 1e6) },
  },
})
if (values.tmux !== undefined) process.env['TMUX_VERSIONS'] = values.tmux
const close = openRoot()
let broken = false
try {
  for (const { version, binary } of tmuxVersions()) broken = (await measure(version, binary)) || broken
} finally {
  await close?.()
}
process.exit(broken ? 1 : 0)

async function measure(version: string, binary: string): Promise<boolean> {
  await using server = await startServer(binary, { config: CHURN_CONFIG })
  const seed = Number(values.seed)
  const startedAt = performance.now()
  const { alive, taps, kills, popups, before, after, clients, processes } = await churn(server, {
    taps: Number(values.taps),
    kills: Number(values.kills),
    seed,
  })
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0)
  // Up to 3.5a tmux keeps some kilobytes of every popup, whoever opens it.
  const popupBytes = popups * (await popupCost(binary))
  const growth = (after.rssBytes - popupBytes) / before.rssBytes
  const bounds: readonly (readonly [string, boolean])[] = [
    [`server ${alive ? 'alive' : 'DEAD'}`, alive],
    [`open files ${before.openFiles} -> ${after.openFiles}`, after.openFiles === before.openFiles],
    [
      `RSS ${kb(before.rssBytes)} -> ${kb(after.rssBytes)} kB (x ${growth.toFixed(3)} without ${kb(popupBytes)} kB that ${popups} popups cost)`,
      growth <= MAX_RSS_GROWTH,
    ],
    [`clients left ${clients.length}`, clients.length === 0],
    [`processes left ${processes.length}`, processes.length === 0],
  ]
  const words = bounds.map(([text, holds]) => (holds ? text : `${text} BROKEN`)).join(', ')
  process.stdout.write(`tmux ${version}: ${taps} taps, ${kills} kills in ${seconds} s, seed ${seed}: ${words}\n`)
  return bounds.some(([, holds]) => !holds)
}

/** By how much one popup lets a server grow that has nothing to do with us. Bytes. */
async function popupCost(binary: string): Promise<number> {
  await using server = await startServer(binary, { config: CHURN_CONFIG })
  await using front = await attachClient(server)
  const popups = async (count: number): Promise<number> => {
    for (let at = 0; at < count; at += 1) await server.tmux('display-popup', '-c', front.name, '-E', 'sleep 0.01')
    return rssBytes(server.pid)
  }
  const before = await popups(FIRST_POPUPS)
  return Math.max(0, ((await popups(POPUPS)) - before) / POPUPS)
}

function kb(bytes: number): number {
  return Math.round(bytes / 1024)
}
