import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { geppetto, geppettoJson, runnerFiles, stopController } from '../support/product.ts'
import { openStream } from '../support/stream-pane.ts'
import { startServer, tmuxVersions, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

interface Shown {
  readonly runner: { readonly id: string; readonly metrics: { readonly gaps: number; readonly recoveredBytes: number } }
}

/** The numbered lines of a log's text, once its last one is there. */
async function linesOf(server: TestServer, pane: string, expected: Buffer): Promise<string[]> {
  const last =
    expected
      .toString()
      .split('\r\n')
      .findLast((line) => /line \d{8}$/.test(line)) ?? ''
  let lines: string[] = []
  await waitFor(`'${last}' to be in the log`, async () => {
    const { stdout } = await geppetto(server, 'log', pane, '--text', '-n', '1000000')
    lines = stdout.split('\n').filter((line) => line.startsWith('stream'))
    return lines.includes(last)
  }).catch(() => undefined)
  return lines
}

function expectEachLineOnce(lines: readonly string[], expected: Buffer): void {
  const wanted = expected
    .toString()
    .split('\r\n')
    .filter((line) => line !== '')
  const count = new Map<string, number>()
  for (const line of lines) count.set(line, (count.get(line) ?? 0) + 1)
  expect(wanted.filter((line) => count.get(line) === undefined)).toEqual([])
  expect([...count].filter(([, times]) => times > 1)).toEqual([])
}

async function killController(server: TestServer): Promise<number> {
  const { pid } = await geppettoJson<{ pid: number }>(server, 'controller', 'status')
  process.kill(pid, 'SIGKILL')
  return pid
}

describe.each(tmuxVersions())('tmux $version', ({ binary }) => {
  it('has every line once after moves to sessions without runners and back', async () => {
    await using server = await startServer(binary, { config: 'set -g history-limit 20000' })
    for (const name of ['second', 'third']) await server.tmux('new-session', '-d', '-s', name)
    const stream = await openStream(server, { session: 'main', kind: 'lines', seed: 1, bytes: 400_000, rate: 100_000 })
    await geppetto(server, 'mark', '-t', stream.pane)
    stream.go()
    for (const session of ['second', 'third', 'main', 'second', 'main']) {
      await sleep(600)
      await server.tmux('move-window', '-d', '-s', stream.pane, '-t', `${session}:`)
    }
    await stream.written()
    expectEachLineOnce(await linesOf(server, stream.pane, stream.expected), stream.expected)
    const { runner } = await geppettoJson<Shown>(server, 'show', stream.pane)
    expect(runner.metrics.gaps).toBe(0)
    expect(runner.metrics.recoveredBytes).toBeGreaterThan(0)
    await stopController(server)
  })

  it('goes on after a kill of the controller with every line once and nothing left twice', async () => {
    await using server = await startServer(binary, { config: 'set -g history-limit 20000' })
    const stream = await openStream(server, { session: 'main', kind: 'lines', seed: 1, bytes: 300_000, rate: 100_000 })
    await geppetto(server, 'mark', '-t', stream.pane, '--name', 'survivor')
    stream.go()
    for (let kill = 0; kill < 3; kill += 1) {
      await sleep(500)
      await killController(server)
      await sleep(200)
      const { runners } = await geppettoJson<{ runners: { name: string; state: string }[] }>(server, 'ls')
      expect(runners).toMatchObject([{ name: 'survivor', state: 'active' }])
    }
    await stream.written()
    expectEachLineOnce(await linesOf(server, stream.pane, stream.expected), stream.expected)
    const { runner } = await geppettoJson<Shown>(server, 'show', 'survivor')
    expect(runner.metrics.gaps).toBe(0)
    const clients = await server.tmux('list-clients', '-F', '#{client_control_mode}')
    expect(clients.split('\n')).toEqual(['1', '1'])
    expect(runnerFiles(server, runner.id).has('output.log')).toBe(true)
    await stopController(server)
  })

  it('adopts a pane that writes, beside others that flood, with every line once', async () => {
    await using server = await startServer(binary, { config: 'set -g history-limit 50000' })
    const bytes = 900_000
    const stream = await openStream(server, { session: 'main', kind: 'lines', seed: 1, bytes, rate: 300_000 })
    const floods = [2, 3].map(async (seed) => openStream(server, { session: 'main', seed, bytes: 20_000_000 }))
    for (const flood of await Promise.all(floods)) {
      await geppetto(server, 'mark', '-t', flood.pane)
      flood.go()
    }
    stream.go()
    await sleep(800)
    await geppetto(server, 'mark', '-t', stream.pane, '--name', 'adopted')
    await stream.written()
    expectEachLineOnce(await linesOf(server, stream.pane, stream.expected), stream.expected)
    await stopController(server)
  })
})
