/**
 * 500 taps that come and go and 50 killed controllers, with killed sessions, detached clients and popups: is the server as before?
 *
 * `npm run bench -- cycles [--tmux 3.7c] [--taps 500] [--kills 50] [--seed N]`; ends with 1 when a bound is broken.
 */
import { parseArgs } from 'node:util'
import { churn, CHURN_CONFIG } from '../test/support/churn.ts'
import openRoot from '../test/support/private-root.ts'
import { startServer, tmuxVersions } from '../test/support/tmux.ts'

/** What the allocator may keep after a warm-up. */
const MAX_RSS_GROWTH = 1.1

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
  const { alive, taps, kills, before, after, clients, processes } = await churn(server, {
    taps: Number(values.taps),
    kills: Number(values.kills),
    seed,
  })
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0)
  const growth = after.rssBytes / before.rssBytes
  const bounds: readonly (readonly [string, boolean])[] = [
    [`server ${alive ? 'alive' : 'DEAD'}`, alive],
    [`open files ${before.openFiles} -> ${after.openFiles}`, after.openFiles === before.openFiles],
    [`RSS ${kb(before.rssBytes)} -> ${kb(after.rssBytes)} kB (x ${growth.toFixed(3)})`, growth <= MAX_RSS_GROWTH],
    [`clients left ${clients.length}`, clients.length === 0],
    [`processes left ${processes.length}`, processes.length === 0],
  ]
  const words = bounds.map(([text, holds]) => (holds ? text : `${text} BROKEN`)).join(', ')
  process.stdout.write(`tmux ${version}: ${taps} taps, ${kills} kills in ${seconds} s, seed ${seed}: ${words}\n`)
  return bounds.some(([, holds]) => !holds)
}

function kb(bytes: number): number {
  return Math.round(bytes / 1024)
}
