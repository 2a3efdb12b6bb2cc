import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { geppetto, rawLog, stopController, versionsAndSources } from '../support/product.ts'
import { openStream, type StreamPane } from '../support/stream-pane.ts'
import { startServer, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

/** The log once it has stopped growing at the expected size, or what it is after ten seconds. */
async function logOf(server: TestServer, stream: StreamPane): Promise<Buffer> {
  let log: Buffer = Buffer.alloc(0)
  await waitFor('the log to be complete', async () => {
    log = await rawLog(server, stream.pane)
    return log.length >= stream.expected.length
  }).catch(() => undefined)
  return log
}

function expectSame(found: Buffer, expected: Buffer): void {
  if (found.equals(expected)) return
  let at = 0
  while (at < found.length && found[at] === expected[at]) at += 1
  const near = (bytes: Buffer): string =>
    JSON.stringify(bytes.subarray(Math.max(0, at - 20), at + 60).toString('latin1'))
  expect.fail(
    `differs at ${at}: ${found.length} bytes for ${expected.length}; found ${near(found)}, expected ${near(expected)}`,
  )
}

describe.each(versionsAndSources())('tmux $version, $source', ({ binary, sourceConfig }) => {
  it('logs every byte of a pane', async () => {
    await using server = await startServer(binary, { config: sourceConfig })
    const stream = await openStream(server, { session: 'main', kind: 'long', seed: 1, bytes: 3_000_000 })
    expect((await geppetto(server, 'mark', '-t', stream.pane)).stderr).toContain('watching')
    stream.go()
    await stream.written()
    expectSame(await logOf(server, stream), stream.expected)
    await stopController(server)
  })

  it('logs every byte of twelve panes in three sessions', async () => {
    await using server = await startServer(binary, { config: sourceConfig })
    await server.tmux('new-session', '-d', '-s', 'second')
    await server.tmux('new-session', '-d', '-s', 'third')
    const streams: StreamPane[] = []
    for (let seed = 1; seed <= 12; seed += 1) {
      const session = ['main', 'second', 'third'][seed % 3] ?? 'main'
      const stream = await openStream(server, { session, seed, bytes: 400_000 })
      await geppetto(server, 'mark', '-t', stream.pane)
      streams.push(stream)
    }
    for (const stream of streams) stream.go()
    for (const stream of streams) {
      await stream.written()
      expectSame(await logOf(server, stream), stream.expected)
    }
    await stopController(server)
  })

  it('logs every byte while sessions are renamed, killed, linked to and moved between', async () => {
    await using server = await startServer(binary, { config: sourceConfig })
    for (const name of ['second', 'third', 'victim']) await server.tmux('new-session', '-d', '-s', name)
    const stream = await openStream(server, { session: 'main', seed: 7, bytes: 2_000_000, rate: 400_000 })
    const other = await openStream(server, { session: 'second', seed: 8, bytes: 500_000, rate: 100_000 })
    await geppetto(server, 'mark', '-t', stream.pane)
    await geppetto(server, 'mark', '-t', other.pane)
    stream.go()
    other.go()
    const steps = [
      ['rename-session', '-t', 'main', 'renamed'],
      ['kill-session', '-t', 'victim'],
      ['link-window', '-d', '-s', stream.pane, '-t', 'third:'],
      ['move-window', '-d', '-s', stream.pane, '-t', 'second:'],
    ]
    for (const step of steps) {
      await sleep(500)
      await server.tmux(...step)
    }
    await stream.written()
    await other.written()
    expectSame(await logOf(server, stream), stream.expected)
    expectSame(await logOf(server, other), other.expected)
    await stopController(server)
  })

  it('logs every byte of a flooding pane that moves to a session with runners', async () => {
    await using server = await startServer(binary, { config: sourceConfig })
    await server.tmux('new-session', '-d', '-s', 'second')
    const stream = await openStream(server, { session: 'main', seed: 3, bytes: 12_000_000 })
    const other = await openStream(server, { session: 'second', seed: 4, bytes: 100_000, rate: 50_000 })
    await geppetto(server, 'mark', '-t', stream.pane)
    await geppetto(server, 'mark', '-t', other.pane)
    stream.go()
    other.go()
    await sleep(300)
    await server.tmux('move-window', '-d', '-s', stream.pane, '-t', 'second:')
    await stream.written()
    await other.written()
    expectSame(await logOf(server, stream), stream.expected)
    expectSame(await logOf(server, other), other.expected)
    await stopController(server)
  })
})
