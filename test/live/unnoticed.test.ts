import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exists } from '../support/proc.ts'
import { attachClient } from '../support/outer-client.ts'
import { controllerPid } from '../support/processes.ts'
import { geppetto, geppettoJson, stopController, startControlled } from '../support/product.ts'
import { tmuxVersions, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

/** What these tests pin although tmux leaves no choice is explained in docs/visible-effects.md. */

async function runnerStates(server: TestServer): Promise<string[]> {
  const { runners } = await geppettoJson<{ runners: { state: string }[] }>(server, 'ls')
  return runners.map(({ state }) => state)
}

async function lines(server: TestServer, ...command: string[]): Promise<string[]> {
  return (await server.tmux(...command)).split('\n')
}

describe.each(tmuxVersions())('with runners, tmux $version', ({ binary }) => {
  it('windows keep their sizes, whatever decides about them', async () => {
    await using server = await startControlled(binary, { width: 70, height: 18 })
    await server.tmux('new-session', '-d', '-s', 'detached', '-x', '132', '-y', '50')
    await using _wide = await attachClient(server, { session: 'main', width: 100, height: 20 })
    await using narrow = await attachClient(server, { session: 'main', width: 60, height: 30 })
    await narrow.keys('x')
    const sizes = async () =>
      lines(server, 'list-windows', '-a', '-F', '#{session_name} #{window_width}x#{window_height}')
    for (const rule of ['latest', 'smallest', 'largest', 'manual']) {
      await server.tmux('set-option', '-g', 'window-size', rule)
      await server.tmux('set-option', '-gw', 'aggressive-resize', rule === 'smallest' ? 'on' : 'off')
      await narrow.keys('y')
      const before = await sizes()
      for (const pane of ['main:0', 'detached:0']) await geppetto(server, 'mark', '-t', pane)
      expect(await sizes(), `${rule}, marked`).toEqual(before)
      for (const pane of ['main:0', 'detached:0']) {
        await geppetto(server, 'unmark', await server.tmux('display-message', '-p', '-t', pane, '#{pane_id}'))
      }
      expect(await sizes(), `${rule}, released`).toEqual(before)
    }
    await stopController(server)
  })

  it('a session with destroy-unattached goes when the last terminal leaves', async () => {
    await using server = await startControlled(binary)
    await server.tmux('new-session', '-d', '-s', 'passing', 'cat')
    await using terminal = await attachClient(server, { session: 'passing' })
    await server.tmux('set-option', '-t', 'passing', 'destroy-unattached', 'on')
    for (const pane of ['passing:0', 'main:0']) await geppetto(server, 'mark', '-t', pane)
    await server.tmux('detach-client', '-t', terminal.name)
    // Up to 3.6b a server dies when clients come and go while the last one of such a session is on its way out.
    await waitFor('the session to go', async () => {
      const sessions = async () => lines(server, 'list-sessions', '-F', '#{session_name}')
      const seen = await Promise.all(Array.from({ length: 4 }, sessions))
      return seen.every((names) => names.join() === 'main')
    })
    await waitFor('its run to end', async () => (await runnerStates(server)).includes('lost'))
    // The other runner is watched as before.
    await server.tmux('send-keys', '-t', 'main:0', 'echo still here', 'Enter')
    await waitFor('its output', async () =>
      (await geppetto(server, 'log', '-n', '50', '%0')).stdout.includes('still here'),
    )
    await stopController(server)
  })

  it('a server with exit-unattached ends when the last terminal leaves, and the controller with it', async () => {
    await using server = await startControlled(binary)
    await using terminal = await attachClient(server)
    await server.tmux('set-option', '-s', 'exit-unattached', 'on')
    await geppetto(server, 'mark', '-t', 'main:0')
    const controller = await controllerPid(server)
    await server.tmux('detach-client', '-t', terminal.name)
    await waitFor('the server to end', () => !exists(server.pid))
    await waitFor('the controller to end', () => !exists(controller))
  })

  it('a terminal whose session ends goes where it would go without us, and our clients go home', async () => {
    const clientsAfterwards = async (marked: boolean): Promise<string[]> => {
      await using server = await startControlled(binary, { config: 'set -g detach-on-destroy off' })
      for (const name of ['second', 'third']) await server.tmux('new-session', '-d', '-s', name)
      if (marked) for (const name of ['main', 'third']) await geppetto(server, 'mark', '-t', `${name}:0`)
      await using terminal = await attachClient(server, { session: 'main' })
      // tmux goes by when a session was last used, and our attaching is a use: here the terminal's own come later.
      for (const name of ['second', 'main']) await server.tmux('switch-client', '-c', terminal.name, '-t', name)
      await server.tmux('kill-session', '-t', 'main')
      const format = '#{?client_control_mode,ours,terminal} #{session_name}'
      const clients = async () => (await lines(server, 'list-clients', '-F', format)).toSorted()
      const ours = marked ? 'ours third,ours third' : ''
      const found = async () => (await clients()).filter((it) => it.startsWith('ours')).join()
      await waitFor('our clients to be where a runner is', async () => (await found()) === ours)
      const terminals = (await clients()).filter((it) => it.startsWith('terminal'))
      if (marked) await stopController(server)
      return terminals
    }
    expect(await clientsAfterwards(true)).toEqual(await clientsAfterwards(false))
  })

  it('alerts of windows in the background, and the way back to the last session, are as ever', async () => {
    await using server = await startControlled(binary)
    await server.tmux('new-session', '-d', '-s', 'second')
    await server.tmux('new-session', '-d', '-s', 'runners')
    await using terminal = await attachClient(server, { session: 'second' })
    await server.tmux('switch-client', '-c', terminal.name, '-t', 'main')
    await server.tmux('set-option', '-gw', 'monitor-activity', 'on')
    const open = ['new-window', '-d', '-P', '-F', '#{pane_id}', '-t', 'runners:', 'read _; printf "\\a"; exec cat']
    const pane = await server.tmux(...open)
    for (const target of [pane, 'main:0']) await geppetto(server, 'mark', '-t', target)
    await server.tmux('send-keys', '-t', pane, 'Enter')
    const flags = ['display-message', '-p', '-t', pane, '#{window_bell_flag}#{window_activity_flag}']
    await waitFor('both alerts', async () => (await server.tmux(...flags)) === '11')
    await server.tmux('switch-client', '-c', terminal.name, '-l')
    expect(await server.tmux('display-message', '-p', '-c', terminal.name, '#{client_session}')).toBe('second')
    await stopController(server)
  })

  it('the environment of the session, its name and its windows are untouched', async () => {
    await using server = await startControlled(binary, {
      config: 'set -ga update-environment "HOME PS1"\nset -g automatic-rename off',
    })
    await server.tmux('set-environment', '-t', 'main', 'SSH_AUTH_SOCK', '/of/the/user')
    const state = async () =>
      Promise.all([
        server.tmux('show-environment', '-t', 'main'),
        server.tmux(
          'list-windows',
          '-a',
          '-F',
          '#{session_name} #{window_id} #{window_name} #{window_layout} #{window_flags}',
        ),
        server.tmux('show-options', '-g'),
        server.tmux('show-options', '-s'),
      ])
    const before = await state()
    await geppetto(server, 'mark', '-t', 'main:0')
    expect(await state()).toEqual(before)
    await stopController(server)
    expect(await state()).toEqual(before)
  })

  it('hooks on client-attached run for our clients too, and can tell (unavoidable)', async () => {
    await using server = await startControlled(binary)
    const seen = join(server.home, 'seen')
    await server.tmux('set-hook', '-g', 'client-attached', `run-shell 'echo "#{client_control_mode}" >>${seen}'`)
    await geppetto(server, 'mark', '-t', 'main:0')
    await waitFor(
      'the hook to have run for line and tap',
      () => existsSync(seen) && readFileSync(seen, 'utf8') === '1\n1\n',
    )
    expect(await server.tmux('list-sessions', '-F', '#{session_attached}')).toBe('2')
    await geppetto(server, 'unmark', '%0')
    await waitFor(
      'nobody to be attached',
      async () => (await server.tmux('list-sessions', '-F', '#{session_attached}')) === '0',
    )
    await stopController(server)
  })

  it('commands without a target that hit our clients do no more than that (unavoidable)', async () => {
    await using server = await startControlled(binary)
    await server.tmux('new-session', '-d', '-s', 'second')
    await geppetto(server, 'mark', '-t', 'main:0')
    // As a program in the pane would run them, with no terminal there.
    for (const command of ['detach-client', 'switch-client -t second', 'switch-client -n', 'detach-client -a']) {
      await server.tmux('respawn-pane', '-k', '-t', 'main:0', `tmux ${command}; exec cat`)
      await waitFor(`two clients in main after ${command}`, async () => {
        const clients = await lines(server, 'list-clients', '-F', '#{session_name}')
        return clients.length === 2 && clients.every((session) => session === 'main')
      })
    }
    expect(await runnerStates(server)).toEqual(['active'])
    await stopController(server)
  })
})
