import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { setTimeout as sleep } from 'node:timers/promises'
import { killWhileWatched, type Comeback } from '../test/support/comeback.ts'
import { killLoop } from '../test/support/kill-loop.ts'
import { attachClient } from '../test/support/outer-client.ts'
import { loadPlugin } from '../test/support/plugin.ts'
import setup from '../test/support/private-root.ts'
import { SOURCES, stopController } from '../test/support/product.ts'
import { seededRandom } from '../test/support/random.ts'
import { startServer, tmuxVersions } from '../test/support/tmux.ts'
import { markdown, type Row } from './support/row.ts'
import { median } from './support/statistics.ts'

/**
 * `kill -9` of the controller at random moments under 5,000 lines a second, without a key pressed: when it is back, when the
 * status line is right again, and whether every line is in the log once.
 *
 * `--kills N`, `--seed N`, `--source control|pipe`. TMUX_VERSIONS chooses the tmux.
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    source: { type: 'string' },
  },
})

const end = setup()
try {
  for (const { version, binary } of tmuxVersions()) {
    for (const { source, sourceConfig } of SOURCES) {
      if (values.source !== undefined && values.source !== source) continue
      const config = `${sourceConfig}set -g history-limit 20000\nset -g remain-on-exit on\n`
      await using server = await startServer(binary, { config, width: 120 })
      await loadPlugin(server)
      await using client = await attachClient(server, { width: 120 })
      const random = seededRandom(Number(values.seed))
      const found: Comeback[] = []
      const kill = async (): Promise<void> => {
        await sleep(random() * 1500)
        const comeback = await killWhileWatched(server, client)
        found.push(comeback)
        const [stale, back, right] = [comeback.staleMs, comeback.backMs, comeback.trueMs].map(Math.round)
        process.stderr.write(`${found.length}: stale ${stale}, answers ${back}, right ${right} ms\n`)
      }
      const load = loadavg()[0]?.toFixed(1)
      const results = await killLoop(server, { kinds: ['torrent'], kills: Number(values.kills), random, kill })
      const name = `${version}, ${source}`
      const row = (what: string, times: readonly number[], must?: Row['must']): Row => ({
        what: `${name}: ${what}`,
        unit: 'ms',
        ours: Math.max(...times),
        beside: { median: median(times) },
        ...(must === undefined ? {} : { must }),
      })
      say(`\n${name}, seed ${values.seed}, load ${load} before and ${loadavg()[0]?.toFixed(1)} after\n`)
      const rows = [
        row(
          'killed → stale in a terminal',
          found.map((it) => it.staleMs),
        ),
        row(
          'killed → answers, slowest',
          found.map((it) => it.backMs),
          { atMost: 2000 },
        ),
        row(
          'killed → status line right, slowest',
          found.map((it) => it.trueMs),
          { atMost: 3000 },
        ),
      ]
      say(markdown(rows))
      for (const { kind, written, inGaps, gaps, recoveredBytes, problems } of results) {
        say(`${kind}: ${written} lines, ${recoveredBytes} bytes recovered, ${gaps} gaps with ${inGaps} lines`)
        for (const problem of problems) say(`WRONG ${problem}`)
        if (problems.length > 0 || (source === 'pipe' && gaps > 0)) process.exitCode = 1
      }
      await stopController(server)
    }
  }
} finally {
  await end?.()
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
