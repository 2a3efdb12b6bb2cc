import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { dismissMissed } from '../../src/traces/dismissal.ts'
import { isRunning } from '../../src/host/process-state.ts'
import {
  answeringPid,
  claimantPid,
  keepers,
  killAndReturn,
  killForGood,
  killWhileWatched,
  ownProcesses,
} from '../support/comeback.ts'
import { killLoop } from '../support/kill-loop.ts'
import { attachClient } from '../support/outer-client.ts'
import { loadPlugin, pathWithoutNode } from '../support/plugin.ts'
import { geppetto, geppettoJson, stopController, versionsAndSources } from '../support/product.ts'
import { seededRandom } from '../support/random.ts'
import { oldestAndNewest, startServer, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

/** Longer than a keeper and the controller that it starts need, also with many other tests beside them. */
const AWAY_MS = 10_000
/** With no process of ours left there is nobody who could start another one; this is for what nobody thought of. */
const STILL_AWAY_MS = 1000

const variable = async (server: TestServer, name: string): Promise<string> =>
  server.tmux('display-message', '-p', `#{GEPPETTO_${name}}`)

async function staysAway(server: TestServer): Promise<void> {
  await waitFor('all to be gone', () => ownProcesses(server).length === 0, { timeoutMs: AWAY_MS })
  await sleep(STILL_AWAY_MS)
  expect(ownProcesses(server)).toEqual([])
  expect(await answeringPid(server)).toBe(undefined)
}

describe.each(versionsAndSources(oldestAndNewest()))(
  'a killed controller on tmux $version, $source',
  ({ binary, sourceConfig }) => {
    it('comes back by itself, and has every line once', async () => {
      const config = `${sourceConfig}set -g history-limit 20000\nset -g remain-on-exit on\n`
      // What starts it again is the very node that it ran on: a tmux server often has none in its PATH.
      await using server = await startServer(binary, {
        config,
        width: 120,
        env: { PATH: await pathWithoutNode(binary) },
      })
      await loadPlugin(server)
      await using client = await attachClient(server, { width: 120 })
      const random = seededRandom(7)
      const kill = async (): Promise<void> => {
        await sleep(random() * 500)
        const { staleMs, backMs } = await killWhileWatched(server, client)
        expect(staleMs).toBeLessThan(backMs)
      }
      const results = await killLoop(server, { kinds: ['fast'], kills: 2, random, kill })
      expect(results.flatMap(({ problems }) => problems)).toEqual([])
      expect(results.map(({ gaps }) => gaps)).toEqual([0])
      await stopController(server)
      await waitFor('all to be gone', () => ownProcesses(server).length === 0)
    }, 120_000)
  },
)

describe.each(oldestAndNewest())('a controller on tmux $version', ({ binary }) => {
  it('looks stale while it is away, and gives up in words after five times in ten minutes', async () => {
    await using server = await startServer(binary, { width: 120 })
    await loadPlugin(server)
    await server.tmux('set', '-g', 'status-interval', '0')
    await using client = await attachClient(server, { width: 120 })
    await geppetto(server, 'mark', '-t', '%0')
    await waitFor('its badge', async () => /● 1 .*/.test(await client.statusLine()))
    await killAndReturn(server)
    await waitFor('the first to be noted', async () => /^\d+$/.test(await variable(server, 'REVIVED')))
    expect(await variable(server, 'DEAD')).toBe('')

    await killForGood(server)
    const line = await waitFor('words', async () => {
      const text = await client.statusLine()
      return text.includes('geppetto: stopped, see doctor') ? text : undefined
    })
    expect(line).toMatch(/●\?.*geppetto: stopped, see doctor/)
    await staysAway(server)
    const { stdout, code } = await geppetto(server, 'doctor')
    expect(code).toBe(1)
    expect(stdout).toMatch(/fail +controller: has ended too often/)

    await geppetto(server, 'controller', 'start')
    await waitFor('its badge again', async () => /● 1(?!\?)/.test(await client.statusLine()))
    expect(await server.tmux('show-environment', '-gh')).not.toMatch(/STALE|DEAD|REVIVED/)
    await killAndReturn(server)
    await stopController(server)
  })

  it('comes back when it crashes, with its own state directory, and leaves another server alone', async () => {
    await using server = await startServer(binary)
    await using other = await startServer(binary)
    const crash = join(server.home, 'crash.cjs')
    writeFileSync(crash, "process.on('SIGUSR2', () => { throw new Error('as a bug would') })")
    const env = { ...server.env, XDG_STATE_HOME: join(server.home, 'elsewhere'), NODE_OPTIONS: `--require ${crash}` }
    const run = { ...server, env }
    await geppetto(other, 'mark', '-t', '%0')
    await geppetto(run, 'mark', '-t', '%0', '--name', 'api')
    const [pid, otherPid] = [await claimantPid(run), await claimantPid(other)]
    process.kill(pid, 'SIGUSR2')
    await waitFor('another controller', async () => ![undefined, pid].includes(await answeringPid(run)))
    expect(await geppettoJson(run, 'ls')).toMatchObject({ runners: [{ name: 'api' }] })
    expect(await answeringPid(server)).toBe(undefined)
    expect(await claimantPid(other)).toBe(otherPid)
    await stopController(run)
    await stopController(other)
  })

  it('comes back when it is killed while it comes back, and after its keeper was killed', async () => {
    await using server = await startServer(binary)
    await geppetto(server, 'mark', '-t', '%0')
    for (const afterMs of [0, 150, 300]) {
      const before = await claimantPid(server)
      process.kill(before, 'SIGKILL')
      const next = await waitFor(
        'the next one to start',
        () => ownProcesses(server).find(({ pid, words }) => pid !== before && words.includes('--after')),
        { everyMs: 1 },
      )
      await sleep(afterMs)
      if (isRunning(next.pid)) process.kill(next.pid, 'SIGKILL')
      await waitFor('one that answers', async () => ![undefined, before, next.pid].includes(await answeringPid(server)))
      await server.tmux('set-environment', '-gu', 'GEPPETTO_REVIVED')
    }
    const killed = keepers(server)
    for (const keeper of killed) process.kill(keeper, 'SIGKILL')
    await waitFor('another keeper', () => keepers(server).some((keeper) => !killed.includes(keeper)))
    await killAndReturn(server)
    await stopController(server)
    await waitFor('all to be gone', () => ownProcesses(server).length === 0)
  })

  it('leaves no process when its server ends at the same moment', async () => {
    await using server = await startServer(binary)
    await geppetto(server, 'mark', '-t', '%0')
    process.kill(await claimantPid(server), 'SIGKILL')
    await server.kill()
    await waitFor('all to be gone', () => ownProcesses(server).length === 0)
    await sleep(STILL_AWAY_MS)
    expect(ownProcesses(server)).toEqual([])
  })
})

describe.each(oldestAndNewest())('a controller that is wanted or not, on tmux $version', ({ binary }) => {
  it('is one, and counts anew, when a command starts it at the same moment', async () => {
    await using server = await startServer(binary)
    await geppetto(server, 'mark', '-t', '%0')
    const before = await claimantPid(server)
    process.kill(before, 'SIGKILL')
    const all = await Promise.all([1, 2].map(async () => geppetto(server, 'ls')))
    expect(all.map(({ code }) => code)).toEqual([0, 0])
    const pid = await answeringPid(server)
    await sleep(AWAY_MS)
    expect(await answeringPid(server)).toBe(pid)
    expect(ownProcesses(server).filter(({ words }) => words.includes('run'))).toHaveLength(1)
    await stopController(server)
    await waitFor('all to be gone', () => ownProcesses(server).length === 0)
  })

  it('is not taken for gone when it has come back between two looks', async () => {
    await using server = await startServer(binary)
    await geppetto(server, 'mark', '-t', '%0')
    const before = await claimantPid(server)
    expect(await dismissMissed({ socket: server.socket }, binary)).toBe(false)
    expect(await answeringPid(server)).toBe(before)
    await stopController(server)
    expect(await dismissMissed({ socket: server.socket }, binary)).toBe(true)
  })

  it.each([
    ['told to stop', async (server: TestServer) => void (await geppetto(server, 'controller', 'stop'))],
    ['told to stop once it was killed', async (server: TestServer) => killedThen(server, 'controller', 'stop')],
    ['uninstalled once it was killed', async (server: TestServer) => killedThen(server, 'uninstall')],
    [
      'killed without runners',
      async (server: TestServer) => {
        await geppetto(server, 'unmark', 'api')
        process.kill(await claimantPid(server), 'SIGKILL')
      },
    ],
  ])('stays away when it is %s', async (_, end) => {
    await using server = await startServer(binary)
    await loadPlugin(server)
    await geppetto(server, 'mark', '-t', '%0', '--name', 'api')
    await end(server)
    await staysAway(server)
    expect(await server.tmux('show-environment', '-gh')).not.toMatch(/STALE|DEAD|_COUNT/)
  })
})

async function killedThen(server: TestServer, ...command: string[]): Promise<void> {
  process.kill(await claimantPid(server), 'SIGKILL')
  await geppetto(server, ...command)
}
