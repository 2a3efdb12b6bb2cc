import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { geppetto, geppettoJson, probeRunner, runnerFiles, stopController } from '../support/product.ts'
import { oldestAndNewest, oneVersion, startServer, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

const SET_CLOCK = join(import.meta.dirname, '../support/programs/set-clock.mjs')
const IDLE_MS = 1500
const HOUR_MS = 3_600_000
/** Writes a line often enough never to be idle. */
const TICKING = 'while sleep 0.3; do echo tick; done'
/** Writes a line for every byte that is typed. */
const ECHO = 'stty -echo; while read -r line; do echo "got $line"; done'

interface Shown {
  readonly runner: { readonly id: string; readonly state: string; readonly since: string }
}

async function markedPane(server: TestServer, command: string): Promise<string> {
  const pane = await server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}', command)
  await geppetto(server, 'mark', '-t', pane, '--idle-after', `${IDLE_MS}ms`)
  return pane
}

const shown = async (server: TestServer, pane: string) => probeRunner<Shown['runner']>(server, pane)

async function controllerOf(server: TestServer): Promise<number> {
  const { pid } = await geppettoJson<{ pid: number }>(server, 'controller', 'status')
  return pid
}

async function statesOf(server: TestServer, pane: string): Promise<string[]> {
  const events =
    runnerFiles(server, (await shown(server, pane)).id)
      .get('events.jsonl')
      ?.toString() ?? ''
  const parsed = events
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string; state?: string })
  return parsed.flatMap(({ type, state }) => (type === 'state' && state !== undefined ? [state] : []))
}

async function stopFor(ms: number, pid: number): Promise<void> {
  process.kill(pid, 'SIGSTOP')
  await sleep(ms).finally(() => process.kill(pid, 'SIGCONT'))
}

// The timer of the silence is overdue when the process goes on, by a second or by ten minutes: what counts is that it was due.
describe.each(oldestAndNewest())('tmux $version, a controller that was stopped', ({ binary }) => {
  it('does not take its own silence for that of a pane, and knows since when a pane is idle', async () => {
    await using server = await startServer(binary)
    const busy = await markedPane(server, TICKING)
    const silent = await markedPane(server, 'exec sleep 1000')
    const markedAt = Date.now()
    await stopFor(3 * IDLE_MS, await controllerOf(server))
    await waitFor('the silent pane to be idle', async () => (await shown(server, silent)).state === 'idle')
    const idleSince = Date.parse((await shown(server, silent)).since)
    expect(idleSince).toBeGreaterThan(markedAt - 2000)
    expect(idleSince).toBeLessThan(markedAt + 2 * IDLE_MS)
    await sleep(IDLE_MS)
    expect(await statesOf(server, busy)).toEqual(['active'])
    await stopController(server)
  })
})

describe.each(oneVersion())('a clock that is set', ({ binary }) => {
  it('an hour back or forth, neither puts silence off nor makes it up', async () => {
    await using plain = await startServer(binary)
    const clock = join(plain.home, 'clock')
    const server = { ...plain, env: { ...plain.env, NODE_OPTIONS: `--import=${SET_CLOCK}`, CLOCK_FILE: clock } }
    const busy = await markedPane(server, TICKING)
    const asked = await markedPane(server, ECHO)
    const pid = await controllerOf(server)
    const set = (ms: number): void => {
      writeFileSync(clock, String(ms))
      process.kill(pid, 'SIGUSR2')
    }
    const count = async (name: string): Promise<string> => server.tmux('display-message', '-p', `#{${name}}`)

    set(-HOUR_MS)
    await waitFor('the status line to show an idle runner', async () => (await count('GEPPETTO_IDLE_COUNT')) === '1')
    const { since } = await shown(server, asked)
    expect(Math.abs(Date.parse(since) - (Date.now() - HOUR_MS))).toBeLessThan(60_000)
    await server.tmux('send-keys', '-t', asked, 'x', 'Enter')
    await waitFor('it to be active again', async () => (await count('GEPPETTO_ACTIVE_COUNT')) === '2')
    set(HOUR_MS)
    await waitFor('it to be idle again', async () => (await count('GEPPETTO_IDLE_COUNT')) === '1')
    await sleep(IDLE_MS)
    expect(await statesOf(server, busy)).toEqual(['active'])
    expect(await statesOf(server, asked)).toEqual(['active', 'idle', 'active', 'idle'])
    await stopController(server)
  })
})
