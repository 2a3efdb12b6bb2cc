import { describe, expect, it } from 'vitest'
import { exists } from '../../support/proc.ts'
import { geppetto, geppettoJson, stopController, startControlled } from '../../support/product.ts'
import { tmuxVersions, type TestServer } from '../../support/tmux.ts'
import { waitFor } from '../../support/wait-for.ts'

const RUNNERS = 6
const TIMES = 2

/** Runs many commands in one pass of the server. */
async function together(server: TestServer, commands: readonly (readonly string[])[]): Promise<void> {
  await server.tmux(...commands.flatMap((command, at) => [...(at > 0 ? [';'] : []), ...command]))
}

async function ourSessions(server: TestServer): Promise<string[]> {
  const { clients } = await geppettoJson<{ clients: { role: string; session: string }[] }>(
    server,
    'controller',
    'status',
  )
  const listed = (await server.tmux('list-clients', '-F', '#{session_id}')).split('\n').filter(Boolean)
  // Neither one more nor one less than the controller knows.
  if (listed.length !== clients.length) return []
  return clients.filter(({ role }) => role === 'tap').map(({ session }) => session)
}

/** What ends a server here is a matter of microseconds: `npm run bench -- careless` counts how often (B5). */
describe.each(tmuxVersions())('clients that come and go, tmux $version', ({ binary }) => {
  it('do not meet, when all runners move at once and when all clients are detached at once', async () => {
    await using server = await startControlled(binary)
    const open = ['new-session', '-d', '-P', '-F', '#{session_id} #{pane_id}']
    const homes: { readonly pane: string; readonly sessions: readonly [string, string] }[] = []
    for (let at = 0; at < RUNNERS; at += 1) {
      const [first = '', pane = ''] = (await server.tmux(...open, 'cat')).split(' ')
      const [second = ''] = (await server.tmux(...open, 'cat')).split(' ')
      await server.tmux('new-window', '-d', '-t', `${first}:`, 'cat')
      homes.push({ pane, sessions: [first, second] })
    }
    for (const { pane } of homes) await geppetto(server, 'mark', '-t', pane)
    for (let time = 1; time <= TIMES; time += 1) {
      const targets = homes.map(({ pane, sessions }) => ({ pane, session: sessions[time % 2] ?? '' }))
      await together(
        server,
        targets.map(({ pane, session }) => ['move-window', '-d', '-s', pane, '-t', `${session}:`]),
      )
      const expected = targets.map(({ session }) => session).toSorted()
      const arrived = async () => (await ourSessions(server)).toSorted().join() === expected.join()
      await waitFor('a tap in each session', arrived)
      const names = (await server.tmux('list-clients', '-F', '#{client_name}')).split('\n')
      await together(
        server,
        names.map((name) => ['detach-client', '-t', name]),
      )
      await waitFor('the taps to be back', arrived)
    }
    expect(exists(server.pid)).toBe(true)
    const { runners } = await geppettoJson<{ runners: { state: string }[] }>(server, 'ls')
    expect(runners.map(({ state }) => state)).toEqual(homes.map(() => 'active'))
    await stopController(server)
  })
})
