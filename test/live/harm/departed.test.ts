import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { rssBytes } from '../../support/proc.ts'
import { attachCareless } from '../../support/careless-client.ts'
import { geppetto, stopController, startControlled } from '../../support/product.ts'
import { tmuxVersions, type TestServer } from '../../support/tmux.ts'
import { waitFor } from '../../support/wait-for.ts'
import { countingPane, type CountingPane } from './panes.ts'

const MB = 1024 * 1024

/** By how much the server's memory grows while a pane writes 20 MB. Bytes. */
async function growth(server: TestServer, pane: CountingPane): Promise<number> {
  const before = rssBytes(server.pid)
  await pane.writes(20 * MB)
  return rssBytes(server.pid) - before
}

/** A server whose history is small, so that only what is kept for clients can make it grow. */
async function serverWithTwo(binary: string): Promise<TestServer> {
  const server = await startControlled(binary, { config: 'set -g history-limit 100' })
  await server.tmux('new-session', '-d', '-s', 'second')
  return server
}

describe.each(tmuxVersions())('a flooding pane that left the session, tmux $version', ({ binary }) => {
  it('makes the server keep everything for a client that has seen it (B8)', async () => {
    await using server = await serverWithTwo(binary)
    const flood = await countingPane(server, 'main')
    await using _client = await attachCareless(server)
    await sleep(300)
    await server.tmux('move-window', '-d', '-s', flood.pane, '-t', 'second:')
    expect(await growth(server, flood)).toBeGreaterThan(16 * MB)
  })

  it.each([
    ['a runner', true],
    ['not a runner', false],
  ])('costs no memory through us: %s (B8)', async (_, marked) => {
    await using server = await serverWithTwo(binary)
    const flood = await countingPane(server, 'main')
    // Another runner keeps the tap of the first session.
    await geppetto(server, 'mark', '-t', 'main:0')
    if (marked) await geppetto(server, 'mark', '-t', flood.pane)
    await sleep(300)
    await server.tmux('move-window', '-d', '-s', flood.pane, '-t', 'second:')
    if (marked) {
      await waitFor('a tap where it went', async () => {
        return (await server.tmux('list-clients', '-F', '#{session_name}')).includes('second')
      })
    }
    await sleep(300)
    expect(await growth(server, flood)).toBeLessThan(6 * MB)
    await stopController(server)
  })
})
