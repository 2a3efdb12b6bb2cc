import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openQuietPane, type QuietPane } from '../support/quiet-pane.ts'
import { attachClient, type OuterClient } from '../support/outer-client.ts'
import { loadPlugin } from '../support/plugin.ts'
import { geppetto, geppettoJson, stopController } from '../support/product.ts'
import { oldestAndNewest, startServer, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

/** OSC 7501, as any program may say it. */
function says(state: string): string {
  return `\x1b]7501;state=${state}\x1b\\`
}

async function shows(client: OuterClient, text: string): Promise<void> {
  await waitFor(`the status line to show ${text}`, async () => (await client.statusLine()).includes(text))
}

describe.each(oldestAndNewest())('on tmux $version', ({ binary }) => {
  const prepared = async (server: TestServer): Promise<QuietPane> => {
    await loadPlugin(server)
    await server.tmux('set', '-g', 'status-right', '[#{E:@geppetto_status}]')
    return openQuietPane(server)
  }

  it('an agent that is done is shown apart until somebody has looked', async () => {
    await using server = await startServer(binary)
    const { pane, tty, window } = await prepared(server)
    await using client = await attachClient(server)
    await geppetto(server, 'mark', '-t', pane, '--name', 'a')
    writeFileSync(tty, `${says('working')}at work`)
    await shows(client, '[● 1]')
    writeFileSync(tty, says('idle'))
    await shows(client, '[◇ 1]')
    expect((await client.statusLine()).match(/◇/g)).toHaveLength(2)
    expect((await geppetto(server, 'status')).stdout).toBe('◇ 1 unseen (a)')
    expect(await geppettoJson(server, 'status')).toMatchObject({ counts: { idle: 1 }, unseen: 1, attention: ['a'] })
    expect((await geppetto(server, 'ls')).stdout).toContain('◇ idle: unseen')
    await server.tmux('select-window', '-t', window)
    await shows(client, '[○ 1]')
    expect(await geppettoJson(server, 'status')).toMatchObject({ counts: { idle: 1 }, unseen: 0, attention: [] })
    await stopController(server)
  })

  it('an agent that was at work for a moment is done, too', async () => {
    await using server = await startServer(binary)
    const { pane, tty } = await prepared(server)
    await using client = await attachClient(server)
    await geppetto(server, 'mark', '-t', pane, '--name', 'a')
    writeFileSync(tty, `${says('working')}at work${says('idle')}`)
    await shows(client, '[◇ 1]')
    await stopController(server)
  })

  it('an agent at work that shows nothing new for too long stands out until it does', async () => {
    await using server = await startServer(binary, { config: 'set -g @geppetto-stuck-after 700ms\n' })
    const { pane, tty } = await prepared(server)
    await using client = await attachClient(server)
    await geppetto(server, 'mark', '-t', pane, '--name', 'a')
    writeFileSync(tty, `${says('working')}at work`)
    await shows(client, '[▲ 1]')
    expect(await client.screen({ escapes: true })).toMatch(/\u001B\[7m▲/)
    expect((await geppetto(server, 'status')).stdout).toBe('▲ 1 stuck (a)')
    expect(await geppettoJson(server, 'status')).toMatchObject({ counts: { active: 1 }, stuck: 1, attention: ['a'] })
    expect((await geppetto(server, 'show', 'a')).stdout).toMatch(/state +▲ active: stuck for/)
    expect((await geppetto(server, 'events')).stdout).toMatch(/"state":"active",.*"stuck":true/)
    expect((await geppetto(server, 'next', '-t', '%0', '--client', client.name)).code).toBe(0)
    expect(await server.tmux('display-message', '-p', '-c', client.name, '#{pane_id}')).toBe(pane)
    writeFileSync(tty, 'more')
    await shows(client, '[● 1]')
    await stopController(server)
  })
})
