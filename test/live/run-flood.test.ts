import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { kill } from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { keepBusy } from '../support/busy-cores.ts'
import { attachClient } from '../support/outer-client.ts'
import { controllerPid } from '../support/processes.ts'
import { geppetto, rawLog, stopController, versionsAndSources } from '../support/product.ts'
import { ended, show, start, type Started } from '../support/started.ts'
import { oldestAndNewest, startServer, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

const RUNS = 6
const LINES = 200_000
/** On a machine with ten times more to do than cores. */
const LIMITS = { timeoutMs: 120_000, everyMs: 250 }
/** Longer than a wrapper stays that nobody listens to, and shorter than the lease of a pane (docs/decisions/0010-flow-control.md). */
const LATE_MS = 4500
const TEST_MS = 200_000

/** What a terminal makes of seq. */
function numbers(last: number): string {
  return Array.from({ length: last }, (_, at) => `${at + 1}\r\n`).join('')
}

/** A directory for a PATH with all that the wrapper needs there where there is no Perl. */
function withoutPerl(server: TestServer): string {
  const directory = join(server.home, 'tools')
  mkdirSync(directory)
  for (const tool of ['sh', 'mkfifo', 'rm', 'mv', 'sleep', 'seq'])
    symlinkSync(`/usr/bin/${tool}`, join(directory, tool))
  return directory
}

/** Lets commands that read a line end while the controller stands still, and then sends that a signal. */
async function whileStopped(
  server: TestServer,
  runs: readonly Started[],
  signal: 'SIGCONT' | 'SIGKILL' = 'SIGCONT',
): Promise<void> {
  const pid = await controllerPid(server)
  kill(pid, 'SIGSTOP')
  try {
    for (const { pane } of runs) await server.tmux('send-keys', '-t', pane, 'Enter')
    await sleep(LATE_MS)
  } finally {
    kill(pid, signal)
  }
}

async function finished(server: TestServer, id: string): Promise<Started | undefined> {
  const runner = await show(server, id)
  return runner.state === 'failed' ? runner : undefined
}

async function panes(server: TestServer): Promise<string[]> {
  return (await server.tmux('list-panes', '-a', '-F', '#{pane_id}')).split('\n')
}

describe.each(versionsAndSources(oldestAndNewest()))('tmux $version, $source', ({ binary, sourceConfig }) => {
  it('has the last line of each command that ends in a flood of several', { timeout: TEST_MS }, async () => {
    await using server = await startServer(binary, { config: sourceConfig })
    await using _outer = await attachClient(server)
    const go = join(server.home, 'go')
    const script = `until [ -e '${go}' ]; do sleep 0.1; done; seq 1 ${LINES}; exit 3`
    const runs: Started[] = []
    for (let count = 0; count < RUNS; count += 1) runs.push(await start(server, '--', 'sh', '-c', script))
    await using _busy = keepBusy(2)
    writeFileSync(go, '')
    const text = numbers(LINES)
    for (const { id } of runs) {
      const { exitCode, metrics } = await waitFor('the end', async () => finished(server, id), LIMITS)
      expect({ exitCode, ...metrics }).toMatchObject({ exitCode: 3, bytes: text.length, gaps: 0, endConfirmed: true })
      expect((await rawLog(server, id)).toString('latin1') === text).toBe(true)
    }
    await waitFor('their panes to go', async () => (await panes(server)).length === 1)
    await stopController(server)
  })

  it('has the last line that it comes to read late, without Perl too', { timeout: TEST_MS }, async () => {
    await using server = await startServer(binary, { config: sourceConfig })
    const script = 'read go; seq 1 100; exit 3'
    const runs = [
      await start(server, '--', 'sh', '-c', script),
      await start(server, '--env', `PATH=${withoutPerl(server)}`, '--', 'sh', '-c', script),
    ]
    await whileStopped(server, runs)
    for (const { id } of runs) {
      expect(await ended(server, id)).toMatchObject({ exitCode: 3, metrics: { gaps: 0, endConfirmed: true } })
      expect((await rawLog(server, id)).toString()).toBe(`\r\n${numbers(100)}`)
    }
    await waitFor('their panes to go', async () => (await panes(server)).length === 1)
    await stopController(server)
  })

  it('tells the end also to the controller that follows a killed one', { timeout: TEST_MS }, async () => {
    await using server = await startServer(binary, { config: sourceConfig })
    const script = 'read go; echo last; exit 3'
    const runs = [
      await start(server, '--', 'sh', '-c', script),
      await start(server, '--env', `PATH=${withoutPerl(server)}`, '--', 'sh', '-c', script),
    ]
    await whileStopped(server, runs, 'SIGKILL')
    for (const { id } of runs) {
      expect(await ended(server, id)).toMatchObject({ exitCode: 3, lastLine: 'last', metrics: { endConfirmed: true } })
    }
    await waitFor('their panes to go', async () => (await panes(server)).length === 1)
    await stopController(server)
  })

  it('keeps no pane of a released command, nor one whose controller has gone', { timeout: TEST_MS }, async () => {
    await using server = await startServer(binary, { config: sourceConfig })
    const released = await start(server, '--', 'sh', '-c', 'read go; echo done')
    const left = await start(server, '--', 'sh', '-c', 'read go; echo done')
    await geppetto(server, 'unmark', released.id)
    await server.tmux('send-keys', '-t', released.pane, 'Enter')
    await waitFor('its pane to go', async () => !(await panes(server)).includes(released.pane))
    await stopController(server)
    await server.tmux('send-keys', '-t', left.pane, 'Enter')
    await waitFor('the other pane to go', async () => !(await panes(server)).includes(left.pane))
    expect(await ended(server, left.id)).toMatchObject({ state: 'completed', exitCode: 0 })
    expect((await rawLog(server, released.id)).toString()).toBe('')
    await stopController(server)
  })
})
