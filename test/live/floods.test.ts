import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { keepBusy } from '../support/busy-cores.ts'
import { openFlood, type Flood } from '../support/flood.ts'
import { attachClient } from '../support/outer-client.ts'
import { geppetto, geppettoJson, rawLog, stopController } from '../support/product.ts'
import { oldestAndNewest, startServer, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'
import { isWhole } from '../support/whole-log.ts'

const MB = 1e6
/** On a machine with ten times more to do than cores. */
const LIMITS = { timeoutMs: 240_000, everyMs: 500 }
const ON_DISK = { timeoutMs: 20_000, everyMs: 500 }
const TEST_MS = 400_000
/** So long after the end of a flood nothing more of it is to come. */
const SETTLED_MS = 5000

interface Shown {
  readonly pane: string
  readonly log: string
  readonly metrics: {
    readonly bytes: number
    readonly gaps: number
    readonly lostBytes: number
    readonly lostLines: number
    readonly gapsAtLeast: number
    readonly gapsPerhaps: number
  }
}

/** The runners in the order of their panes. */
async function runnersOf(server: TestServer, flood: Flood): Promise<Shown[]> {
  const { runners } = await geppettoJson<{ runners: Shown[] }>(server, 'ls', '--wide')
  return flood.panes.flatMap((pane) => runners.find((runner) => runner.pane === pane) ?? [])
}

async function openRunners(server: TestServer, panes: number, bytes: number): Promise<Flood> {
  const flood = await openFlood(server, panes, bytes)
  for (const pane of flood.panes) expect(await geppetto(server, 'mark', '-t', pane)).toMatchObject({ code: 0 })
  return flood
}

function isNumbered(line: string): boolean {
  return /^\d{8} /.test(line)
}

describe.each(oldestAndNewest())('a flood of many panes before a terminal, tmux $version', ({ binary }) => {
  it('is logged whole, however long tmux has to hold it for us', { timeout: TEST_MS }, async () => {
    await using server = await startServer(binary, { config: 'set -g @geppetto-source control' })
    await using _outer = await attachClient(server)
    const flood = await openRunners(server, 20, 100 * MB)
    const before = await runnersOf(server, flood)
    await using _busy = keepBusy(2)
    await flood.go()
    await waitFor(
      'all of it, or a gap',
      async () => {
        const now = await runnersOf(server, flood)
        const whole = now.every(({ metrics }, at) => metrics.bytes >= (before[at]?.metrics.bytes ?? 0) + flood.bytes)
        return whole || now.some(({ metrics }) => metrics.gaps > 0)
      },
      LIMITS,
    )
    for (const [at, { log, metrics }] of (await runnersOf(server, flood)).entries()) {
      expect(metrics.gaps).toBe(0)
      const start = before[at]?.metrics.bytes ?? 0
      // The figures tell of bytes that have been taken; they are written together, a moment later.
      await waitFor('all of it on disk, and nothing else', async () => isWhole(log, start, flood.text), ON_DISK)
    }
    await stopController(server)
  })

  it('says what is gone where tmux may not hold all of it', { timeout: TEST_MS }, async () => {
    const config = 'set -g @geppetto-source control\nset -g @geppetto-flood-memory 4K'
    await using server = await startServer(binary, { config })
    await using _outer = await attachClient(server)
    const flood = await openRunners(server, 8, 40 * MB)
    await using _busy = keepBusy(2)
    await flood.go()
    await flood.written()
    for (const pane of flood.panes) {
      await waitFor('the end of the flood', async () => (await rawLog(server, pane)).includes('~'), LIMITS)
    }
    await sleep(SETTLED_MS)
    const after = await runnersOf(server, flood)
    const written = readFileSync(flood.text, 'utf8').split('\n').filter(isNumbered).length
    for (const [at, { metrics }] of after.entries()) {
      const { stdout } = await geppetto(server, 'log', flood.panes[at] ?? '', '--text', '-n', '1000000')
      const missing = written - new Set(stdout.split('\n').filter(isNumbered)).size
      const isTold = metrics.gapsAtLeast > 0 || Math.abs(metrics.lostLines - missing) <= missing / 100
      expect({ missing, ...metrics, isTold }).toMatchObject({ isTold: true, gapsPerhaps: 0 })
    }
    expect(after.some(({ metrics }) => metrics.gaps > 0)).toBe(true)
    expect((await geppetto(server, 'doctor')).stdout).toMatch(/logs: gaps in that of \S+: \d+ \(.*(?:lost|unknown)/)
    await stopController(server)
  })
})
