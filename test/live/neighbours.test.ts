import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { geppetto, geppettoJson, rawLog, stopController, versionsAndSources } from '../support/product.ts'
import { openStream, type StreamPane } from '../support/stream-pane.ts'
import { oldestAndNewest, startServer, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

async function expectWhole(server: TestServer, stream: StreamPane): Promise<void> {
  await stream.written()
  let found: Buffer = Buffer.alloc(0)
  await waitFor('the log to be complete', async () => {
    found = await rawLog(server, stream.pane)
    return found.length >= stream.expected.length
  }).catch(() => undefined)
  expect(found.equals(stream.expected), `${found.length} bytes for ${stream.expected.length}`).toBe(true)
}

describe.each(versionsAndSources(oldestAndNewest()))('tmux $version, $source', ({ binary, sourceConfig }) => {
  it('does not hold up a pane that is not a runner', async () => {
    await using server = await startServer(binary, { config: sourceConfig })
    const runner = await openStream(server, { session: 'main', seed: 1, bytes: 2_000_000 })
    const other = await openStream(server, { session: 'main', seed: 2, bytes: 20_000_000 })
    await geppetto(server, 'mark', '-t', runner.pane)
    runner.go()
    other.go()
    await other.written()
    await expectWhole(server, runner)
    await stopController(server)
  })

  it('does not hold up a pane that was released', async () => {
    await using server = await startServer(binary, { config: sourceConfig })
    const kept = await openStream(server, { session: 'main', seed: 1, bytes: 2_000_000 })
    const released = await openStream(server, { session: 'main', seed: 2, bytes: 20_000_000 })
    await geppetto(server, 'mark', '-t', kept.pane)
    await geppetto(server, 'mark', '-t', released.pane)
    released.go()
    await sleep(100)
    await geppetto(server, 'unmark', released.pane)
    kept.go()
    await released.written()
    await expectWhole(server, kept)
    await stopController(server)
  })

  it.each([
    ['join-pane', (pane: string) => ['join-pane', '-d', '-s', pane, '-t', 'second:0']],
    ['swap-pane', (pane: string) => ['swap-pane', '-d', '-s', pane, '-t', 'second:0.0']],
    ['move-window', (pane: string) => ['move-window', '-d', '-s', pane, '-t', 'second:']],
    ['break-pane', (pane: string) => ['break-pane', '-d', '-s', pane, '-t', 'second:']],
  ])('logs every byte through %s into a session with a runner', async (_, move) => {
    await using server = await startServer(binary, { config: sourceConfig })
    await server.tmux('new-session', '-d', '-s', 'second')
    const stream = await openStream(server, { session: 'main', seed: 1, bytes: 600_000, rate: 300_000 })
    // A pane beside it, so that there is something to break off.
    await server.tmux('split-window', '-d', '-t', stream.pane, 'cat')
    const other = await openStream(server, { session: 'second', seed: 2, bytes: 100_000, rate: 50_000 })
    await geppetto(server, 'mark', '-t', stream.pane)
    await geppetto(server, 'mark', '-t', other.pane)
    stream.go()
    other.go()
    await sleep(700)
    await server.tmux(...move(stream.pane))
    await expectWhole(server, stream)
    await expectWhole(server, other)
    const { runners } = await geppettoJson<{ runners: { pane: string; session: string }[] }>(server, 'ls')
    expect(runners.find((runner) => runner.pane === stream.pane)?.session).toBe('second')
    await stopController(server)
  })

  it('logs every byte when the session of a linked window is killed', async () => {
    await using server = await startServer(binary, { config: sourceConfig })
    await server.tmux('new-session', '-d', '-s', 'second')
    const stream = await openStream(server, { session: 'main', seed: 1, bytes: 900_000, rate: 300_000 })
    const other = await openStream(server, { session: 'second', seed: 2, bytes: 100_000, rate: 50_000 })
    await geppetto(server, 'mark', '-t', stream.pane)
    await geppetto(server, 'mark', '-t', other.pane)
    stream.go()
    other.go()
    await sleep(500)
    await server.tmux('link-window', '-d', '-s', stream.pane, '-t', 'second:')
    await sleep(700)
    await server.tmux('kill-session', '-t', 'main')
    await expectWhole(server, stream)
    await expectWhole(server, other)
    await stopController(server)
  })
  it('goes on without a gap when a linked window whose program is silent leaves a session', async () => {
    await using server = await startServer(binary)
    await server.tmux('new-session', '-d', '-s', 'second')
    const stream = await openStream(server, { session: 'main', kind: 'soup', seed: 1, bytes: 100_000 })
    const other = await openStream(server, { session: 'second', seed: 2, bytes: 100_000, rate: 50_000 })
    await geppetto(server, 'mark', '-t', stream.pane)
    await geppetto(server, 'mark', '-t', other.pane)
    stream.go()
    await expectWhole(server, stream)
    await server.tmux('link-window', '-d', '-s', stream.pane, '-t', 'second:')
    await geppetto(server, 'ls')
    await sleep(300)
    await server.tmux(
      'unlink-window',
      '-t',
      `main:${await server.tmux('display', '-p', '-t', stream.pane, '#{window_id}')}`,
    )
    other.go()
    await waitFor('the pane to be followed', async () => {
      const { runners } = await geppettoJson<{ runners: { pane: string; session: string }[] }>(server, 'ls')
      return runners.find((runner) => runner.pane === stream.pane)?.session === 'second'
    })
    await expectWhole(server, other)
    await expectWhole(server, stream)
    await stopController(server)
  })
})
