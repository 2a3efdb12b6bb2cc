import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { geppetto, geppettoJson, stopController } from '../support/product.ts'
import { oneVersion, startServer, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

const DAY_MS = 86_400_000
/** No process has this id. */
const NOBODY = 2 ** 22 + 1

interface Stored {
  readonly bytes: number
  readonly endedDaysAgo?: number
  readonly silentDays?: number
  readonly serverPid?: number
}

function runnersOf(server: TestServer): string {
  return join(server.home, 'state/geppetto-tmux/runners')
}

/** Puts a run of another tmux server there. */
function store(
  server: TestServer,
  id: string,
  { bytes, endedDaysAgo, silentDays = 0, serverPid = NOBODY }: Stored,
): void {
  const directory = join(runnersOf(server), id)
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const state =
    endedDaysAgo === undefined
      ? { kind: 'active', since: 0 }
      : { kind: 'stopped', since: Date.now() - endedDaysAgo * DAY_MS, why: 'unmarked' }
  const record = {
    schema: 1,
    id,
    name: id,
    agent: 'command',
    pane: '%0',
    window: 'w',
    session: 's',
    server: { socket: '/nonexistent/other', pid: serverPid, startedAt: 1 },
    pid: 1,
    startedAt: 1,
    idleAfterMs: 1000,
    state,
    lastLine: '',
  }
  writeFileSync(join(directory, 'output.log'), Buffer.alloc(bytes))
  writeFileSync(join(directory, 'runner.json'), JSON.stringify(record))
  const at = Date.now() / 1000 - (silentDays * DAY_MS) / 1000
  for (const name of ['output.log', 'runner.json']) utimesSync(join(directory, name), at, at)
}

async function remaining(server: TestServer, wanted: readonly string[]): Promise<void> {
  const list = (): string => readdirSync(runnersOf(server)).sort().join(' ')
  await waitFor(`only ${wanted.join(' ')} to remain`, () => list() === wanted.toSorted().join(' ')).catch(
    () => undefined,
  )
  expect(list()).toBe(wanted.toSorted().join(' '))
}

// Files do not depend on the version of tmux.
describe.each(oneVersion())('old logs on tmux $version', ({ binary }) => {
  test('go by age, those of other servers too, but none that may be alive', async () => {
    await using server = await startServer(binary, { config: 'set -g @geppetto-log-retention 10d' })
    store(server, 'raaaaaa', { bytes: 10, endedDaysAgo: 11 })
    store(server, 'rbbbbbb', { bytes: 10, endedDaysAgo: 9 })
    // Its server is gone, and it has been silent for long enough, or is there.
    store(server, 'rcccccc', { bytes: 10, silentDays: 11 })
    store(server, 'rdddddd', { bytes: 10, silentDays: 11, serverPid: server.pid })
    // What a crash has left of one that was being deleted.
    mkdirSync(join(runnersOf(server), 'reeeeee.removed'))
    await geppetto(server, 'controller', 'start')
    await remaining(server, ['rbbbbbb', 'rdddddd'])
    const { stdout } = await geppetto(server, 'controller', 'log')
    expect(stdout).toContain('"message":"log removed","runner":"raaaaaa","bytes"')
    await stopController(server)
  })

  test('go by total size, the oldest first and never a live one', async () => {
    await using server = await startServer(binary, { config: 'set -g @geppetto-log-total-size 300K' })
    store(server, 'raaaaaa', { bytes: 100_000, endedDaysAgo: 3 })
    store(server, 'rbbbbbb', { bytes: 110_000, endedDaysAgo: 2 })
    store(server, 'rcccccc', { bytes: 200_000, silentDays: 0.5 })
    await geppetto(server, 'mark', '-t', '%0', '--name', 'mine')
    const { runners } = await geppettoJson<{ runners: { id: string }[] }>(server, 'ls')
    const mine = runners.map(({ id }) => id)
    await remaining(server, [...mine, 'rcccccc'])
    // The live ones alone are too large by now: nothing more can go.
    store(server, 'rdddddd', { bytes: 200_000, silentDays: 0.5 })
    await geppetto(server, 'controller', 'restart')
    await remaining(server, [...mine, 'rcccccc', 'rdddddd'])
    await stopController(server)
  })

  test('go when a run ends, and its runner with them', async () => {
    await using server = await startServer(binary, { config: 'set -g @geppetto-log-total-size 20K' })
    await geppetto(server, 'mark', '-t', '%0', '--name', 'mine')
    store(server, 'raaaaaa', { bytes: 20_300, endedDaysAgo: 1 })
    await geppetto(server, 'unmark', 'mine')
    await waitFor('the older one to go', () => !readdirSync(runnersOf(server)).includes('raaaaaa'))
    expect((await geppetto(server, 'ls', '--all')).stdout).toContain('mine')
    await server.tmux('set', '-g', '@geppetto-log-total-size', '4K')
    writeFileSync(join(runnersOf(server), readdirSync(runnersOf(server))[0] ?? '', 'output.log'), Buffer.alloc(5000))
    await geppetto(server, 'mark', '-t', '%0', '--name', 'next')
    await geppetto(server, 'unmark', 'next')
    await waitFor(
      'the runner to be forgotten',
      async () => !(await geppetto(server, 'ls', '--all')).stdout.includes('mine'),
    )
    await stopController(server)
  })
})
