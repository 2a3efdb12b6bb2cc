import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { attachClient, type OuterClient } from '../support/outer-client.ts'
import { loadPlugin } from '../support/plugin.ts'
import { geppetto, geppettoJson, stopController } from '../support/product.ts'
import { startServer, tmuxVersions, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

const IDLE_AFTER_MS = 1500
/** The machine that runs this may be busy; what is meant is "at the moment", and a scan each second would show. */
const SLACK_MS = 500

async function prepared(server: TestServer): Promise<OuterClient> {
  await loadPlugin(server)
  await server.tmux('set', '-g', 'status-right', '[#{E:@geppetto_status}]')
  await server.tmux('set', '-g', '@geppetto-idle-after', `${IDLE_AFTER_MS}ms`)
  // The program that is watched reads what it shall write, so that nothing is echoed.
  await server.tmux('respawn-pane', '-k', '-t', '%0', 'stty -echo; while read -r line; do printf "$line"; done')
  return attachClient(server)
}

async function statusShows(client: OuterClient, text: string): Promise<void> {
  await waitFor(`the status line to show ${text}`, async () => (await client.statusLine()).includes(text), {
    everyMs: 10,
  })
}

async function write(server: TestServer, format: string): Promise<void> {
  await server.tmux('send-keys', '-t', '%0', '-l', '--', format)
  await server.tmux('send-keys', '-t', '%0', 'Enter')
}

describe.each(tmuxVersions())('activity on tmux $version', ({ binary }) => {
  it('is shown at the mark, after the silence and with the next output', async () => {
    await using server = await startServer(binary)
    await using client = await prepared(server)
    await geppetto(server, 'mark', '-t', '%0', '--name', 'one')
    await statusShows(client, '[● 1]')

    await write(server, 'hello')
    const silentSince = Date.now()
    await statusShows(client, '[○ 1]')
    const { runners } = await geppettoJson<{ runners: { since: string }[] }>(server, 'ls')
    const idleAt = Date.parse(runners[0]?.since ?? '')
    expect(idleAt - silentSince).toBeGreaterThan(IDLE_AFTER_MS - SLACK_MS)
    expect(idleAt - silentSince).toBeLessThan(IDLE_AFTER_MS + SLACK_MS)

    await write(server, 'hello again')
    await statusShows(client, '[● 1]')
    await stopController(server)
  })

  it('does not come from titles, bells, modes, cursor moves and blanks', async () => {
    await using server = await startServer(binary)
    await using client = await prepared(server)
    await geppetto(server, 'mark', '-t', '%0', '--name', 'one')
    await statusShows(client, '[○ 1]')
    for (const silent of [
      '\\033]2;a title\\007',
      '\\a',
      '\\033[?25l',
      '\\033[5;5H',
      '\\033[2J',
      '\\r\\n',
      '\\033[31m',
    ]) {
      await write(server, silent)
    }
    await sleep(400)
    expect(await client.statusLine()).toContain('[○ 1]')
    expect(await geppettoJson(server, 'ls')).toMatchObject({ runners: [{ state: 'idle' }] })
    await write(server, 'x')
    await statusShows(client, '[● 1]')
    await stopController(server)
  })

  it('costs the terminal nothing while nothing changes', async () => {
    await using server = await startServer(binary)
    await using client = await prepared(server)
    await geppetto(server, 'mark', '-t', '%0', '--name', 'one')
    await statusShows(client, '[○ 1]')
    // The status line also shows the time.
    await server.tmux('set', '-g', 'status-interval', '0')
    await sleep(300)
    const written = async (): Promise<string> =>
      server.tmux('display-message', '-p', '-c', client.name, '#{client_written}')
    const before = await written()
    await sleep(1500)
    expect(await written()).toBe(before)
    await stopController(server)
  })
})
