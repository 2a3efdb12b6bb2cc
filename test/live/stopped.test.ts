import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { controlClients } from '../support/processes.ts'
import { geppetto, geppettoJson, rawLog, runnerFiles, stopController, startControlled } from '../support/product.ts'
import { openStream } from '../support/stream-pane.ts'
import { oldestAndNewest, tmuxVersions, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

/** docs/decisions/0010-flow-control.md: what the server reads in five seconds; its buffers grow by doubling. */
const BOUND_S = 2 * 5
/** What a server needs anyway. */
const SLACK_MB = 20
/** Longer than tmux waits before it pauses a pane. */
const STOPPED_MS = 7000

interface Shown {
  readonly runner: {
    readonly id: string
    readonly state: string
    readonly metrics: { readonly bytes: number; readonly gaps: number }
  }
}

async function controllerOf(server: TestServer): Promise<number> {
  const { pid } = await geppettoJson<{ pid: number }>(server, 'controller', 'status')
  return pid
}

/** All that a tmux server has read, which is what its panes have written. */
function readMb(pid: number): number {
  return Number(/rchar: (\d+)/.exec(readFileSync(`/proc/${pid}/io`, 'utf8'))?.[1]) / 1e6
}

function rssMb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1000
}

/** Stops a process for a while; returns by how many MB a tmux server has grown at most, and how many MB it read a second. */
async function stopFor(ms: number, stopped: number, watched: number): Promise<{ grownMb: number; readMbPerS: number }> {
  const before = rssMb(watched)
  const readBefore = readMb(watched)
  let peak = before
  process.kill(stopped, 'SIGSTOP')
  try {
    for (const end = performance.now() + ms; performance.now() < end;) {
      await sleep(50)
      peak = Math.max(peak, rssMb(watched))
    }
  } finally {
    process.kill(stopped, 'SIGCONT')
  }
  return { grownMb: peak - before, readMbPerS: ((readMb(watched) - readBefore) * 1000) / ms }
}

describe.each(tmuxVersions())('tmux $version, the controller stopped', ({ binary }) => {
  it('grows no more than it says, fills the hole from the history, and records what is gone', async () => {
    await using server = await startControlled(binary, { config: 'set -g history-limit 20000' })
    const steady = await openStream(server, { session: 'main', kind: 'lines', seed: 1, bytes: 150_000, rate: 15_000 })
    const flood = await server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}', 'yes "the same line again and again"')
    for (const pane of [steady.pane, flood]) await geppetto(server, 'mark', '-t', pane)
    steady.go()
    await sleep(500)
    const { grownMb, readMbPerS } = await stopFor(STOPPED_MS, await controllerOf(server), server.pid)
    expect(grownMb).toBeLessThan(BOUND_S * readMbPerS + SLACK_MB)

    const bytes = async (): Promise<number> => (await geppettoJson<Shown>(server, 'show', flood)).runner.metrics.bytes
    const first = await bytes()
    await waitFor('the flood to be logged again', async () => (await bytes()) > first, { timeoutMs: 20_000 })
    await waitFor(
      'a gap in the log of the flood',
      async () => (await geppettoJson<Shown>(server, 'show', flood)).runner.metrics.gaps > 0,
      { timeoutMs: 20_000 },
    )
    await steady.written()
    const wanted = steady.expected.toString().trim().split('\r\n')
    await waitFor('the steady lines to be complete', async () => {
      const { stdout } = await geppetto(server, 'log', steady.pane, '--text', '-n', '100000')
      return stdout.includes(wanted.at(-1) ?? '')
    })
    const { stdout } = await geppetto(server, 'log', steady.pane, '--text', '-n', '100000')
    expect(stdout.split('\n').filter((line) => line.startsWith('stream'))).toEqual(wanted)
    expect((await geppettoJson<Shown>(server, 'show', steady.pane)).runner.metrics.gaps).toBe(0)
    await stopController(server)
  })
})

describe.each(oldestAndNewest())('a tmux server that is stopped, tmux $version', ({ binary }) => {
  it('is waited for in bounds, is not taken for one that is gone, and is found again', async () => {
    const program = 'while read -r line; do echo "got $line"; done'
    await using server = await startControlled(binary, { command: ['sh', '-c', program] })
    await geppetto(server, 'mark', '-t', '%0')
    const { id } = (await geppettoJson<Shown>(server, 'show', '%0')).runner
    process.kill(server.pid, 'SIGSTOP')
    const tryAgain = { code: 75, stdout: '' }
    const [sessions, mark, doctor] = await Promise.all([
      geppetto(server, 'sessions'),
      geppetto(server, 'mark', '-t', '%0'),
      geppetto(server, 'doctor'),
    ])
    expect(sessions).toMatchObject(tryAgain)
    expect(mark).toMatchObject(tryAgain)
    expect(doctor.code).toBe(1)
    expect(doctor.stdout).toContain('did not answer in 5 s')
    expect(await geppetto(server, 'ls')).toMatchObject({ code: 0 })
    expect((await geppetto(server, 'log', '%0')).code).toBe(0)
    process.kill(server.pid, 'SIGCONT')

    await server.tmux('send-keys', '-t', '%0', 'again', 'Enter')
    await waitFor('the log to go on', async () => (await rawLog(server, '%0')).includes('got again'), {
      timeoutMs: 30_000,
    })
    await waitFor('both clients', () => controlClients(server).length === 2, { timeoutMs: 30_000 })
    expect((await geppettoJson<Shown>(server, 'show', '%0')).runner).toMatchObject({ id, state: 'active' })
    expect(runnerFiles(server, id).get('events.jsonl')?.toString()).not.toContain('"lost"')

    process.kill(server.pid, 'SIGSTOP')
    expect(await geppetto(server, 'controller', 'stop')).toMatchObject({ code: 0 })
    process.kill(server.pid, 'SIGCONT')
    await waitFor('every client to leave', () => controlClients(server).length === 0)
    expect((await geppettoJson<Shown>(server, 'show', '%0')).runner).toMatchObject({ id, state: 'active' })
    await stopController(server)
  })
})
