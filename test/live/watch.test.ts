import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { attachClient } from '../support/outer-client.ts'
import { childrenOf, exists } from '../support/proc.ts'
import { controllerPid, isPlainClient } from '../support/processes.ts'
import { geppetto, probeRunner, runnersDirectory, stopController } from '../support/product.ts'
import { startServer, tmuxVersions, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

const CONFIG = 'set -g @geppetto-source pipe\nset -g status off\nset -g automatic-rename off\n'

interface Shown {
  readonly id: string
  readonly state: string
  readonly session: string
  readonly window: string
  readonly pid?: number
}

async function shown(server: TestServer): Promise<Shown> {
  return probeRunner<Shown>(server, 'watched')
}

/** Ends in order at the end of its input: unlike cat, which gives its terminal back first and is ended by tmux at times. */
const READS_ON = 'read line; exit 0'

/** A server with a session `main` and a session `other`, in which the pane `main:work.0` is the runner `watched`. */
async function watchedServer(binary: string): Promise<TestServer> {
  const server = await startServer(binary, { config: CONFIG })
  await server.tmux('new-session', '-d', '-s', 'other', 'exec cat')
  await server.tmux('new-window', '-d', '-t', 'main:', '-n', 'work', READS_ON)
  const { code, stderr } = await geppetto(server, 'mark', '-t', 'main:work', '--name', 'watched')
  expect(stderr + String(code)).toMatch(/0$/)
  return server
}

type Change = readonly [what: string, commands: string, expected: Partial<Shown>]

const CHANGES: readonly Change[] = [
  ['rename-window', 'rename-window -t main:work renamed', { window: 'renamed' }],
  ['rename-session', 'rename-session -t main home', { session: 'home' }],
  ['move-window', 'move-window -d -s main:work -t other:7', { session: 'other' }],
  ['link and unlink', 'link-window -d -s main:work -t other:7 ; unlink-window -t main:work', { session: 'other' }],
  ['break-pane', 'split-window -d -t main:work ; break-pane -d -n broken -s main:work.0', { window: 'broken' }],
  ['join-pane', 'join-pane -d -s main:work.0 -t other:0', { session: 'other' }],
  ['swap-pane', 'swap-pane -d -s main:work.0 -t other:0.0', { session: 'other' }],
  ['swap-window', 'swap-window -d -s main:work -t other:0', { session: 'other' }],
  ['kill-pane', 'kill-pane -t main:work.0', { state: 'lost' }],
  ['kill-window', 'kill-window -t main:work', { state: 'lost' }],
  ['kill-session', 'kill-session -t main', { state: 'lost' }],
  ['end of the program', 'send-keys -t main:work C-d', { state: 'lost' }],
  [
    'end in a pane that stays',
    'set -p -t main:work remain-on-exit on ; send-keys -t main:work C-d',
    { state: 'completed' },
  ],
]

describe.each(tmuxVersions())('a server watched by hooks, tmux $version', ({ binary }) => {
  it.each(CHANGES)('is heard of at once: %s', async (_, commands, expected) => {
    await using server = await watchedServer(binary)
    await server.tmux(...commands.split(' '))
    await waitFor(JSON.stringify(expected), async () => {
      const found = await shown(server)
      return Object.entries(expected).every(([key, value]) => found[key as keyof Shown] === value)
    })
    await stopController(server)
  })

  it('hears of a program that was started anew in the pane', async () => {
    await using server = await watchedServer(binary)
    const { pid } = await shown(server)
    await server.tmux('respawn-pane', '-k', '-t', 'main:work', 'exec sleep 1000')
    await waitFor('another process', async () => {
      const found = await shown(server)
      return found.state === 'lost' || (found.pid !== undefined && found.pid !== pid)
    })
    await stopController(server)
  })

  it('hears of a new size', async () => {
    await using server = await watchedServer(binary)
    await server.tmux('resize-window', '-t', 'main:work', '-x', '61', '-y', '17')
    const index = join(runnersDirectory(server), (await shown(server)).id, 'index.jsonl')
    await waitFor('the size', () => /"cols":61,"rows":17/.test(readFileSync(index, 'utf8')))
    await stopController(server)
  })

  it('shows no client of ours, and counts none', async () => {
    await using server = await watchedServer(binary)
    await using terminal = await attachClient(server)
    expect(await server.tmux('list-clients', '-F', '#{client_name}')).toBe(terminal.name)
    expect(await server.tmux('display-message', '-p', '-t', 'main:', '#{session_attached}')).toBe('1')
    expect(await server.tmux('display-message', '-p', '-t', 'other:', '#{session_attached}')).toBe('0')
    await stopController(server)
  })

  it.each([
    ['hooks of the session itself', '-t main'],
    ['hooks that were set as a whole', '-g'],
  ])('goes on beside %s, and leaves them', async (_, where) => {
    await using server = await watchedServer(binary)
    const names = [
      'window-linked',
      'window-unlinked',
      'session-renamed',
      'session-window-changed',
      'after-select-window',
    ]
    for (const name of names) await server.tmux('set-hook', ...where.split(' '), name, 'set -g @seen yes')
    await server.tmux('set-hook', '-gw', 'window-renamed', 'set -g @seen yes')
    await waitFor('our hooks to be there again', async () => {
      const hooks = await server.tmux('show-hooks', ...where.split(' '))
      return names.every((name) => hooks.includes(`${name}[7331]`)) && hooks
    })
    await server.tmux('rename-session', '-t', 'main', 'home')
    await waitFor('the new name', async () => (await shown(server)).session === 'home')
    expect(await server.tmux('show-options', '-gqv', '@seen')).toBe('yes')
    expect((await geppetto(server, 'uninstall')).code).toBe(0)
    const own = where === '-g' ? where : '-t home'
    const left = await server.tmux('show-hooks', ...own.split(' '))
    expect(left).not.toContain('[7331]')
    for (const name of names) expect(left).toContain(`${name}[0] set`)
  })

  it('starts no process while nothing happens, and goes on when its waiting client is ended', async () => {
    await using server = await watchedServer(binary)
    const controller = await controllerPid(server)
    const waiting = async () => waitFor('the waiting client', () => childrenOf(controller).find(isPlainClient))
    // The hooks that were set have woken it.
    await sleep(500)
    const before = await waiting()
    await sleep(1500)
    expect(await waiting()).toBe(before)
    process.kill(before, 'SIGTERM')
    await waitFor('another one', async () => (await waiting()) !== before)
    await server.tmux('rename-window', '-t', 'main:work', 'renamed')
    await waitFor('the new name', async () => (await shown(server)).window === 'renamed')
    await stopController(server)
  })

  it('has a client at hand for the next question, and keeps no server that wants to end', async () => {
    await using server = await startServer(binary, { config: CONFIG, command: ['cat'] })
    await geppetto(server, 'mark', '-t', '%0', '--name', 'watched')
    const controller = await controllerPid(server)
    const clients = (): number[] => childrenOf(controller).filter(isPlainClient)
    await waitFor('one that waits for changes and one at hand', () => clients().length === 2)
    const before = clients()
    expect((await geppetto(server, 'send', 'watched', 'hello')).code).toBe(0)
    await waitFor('another one at hand', () => clients().length === 2 && clients().join() !== before.join())
    await server.tmux('kill-session', '-t', 'main')
    await waitFor('the server to end', () => !exists(server.pid), { timeoutMs: 3000 })
    await waitFor('the clients to go', () => !clients().some(exists))
  })

  it('ends with the server, and leaves no process', async () => {
    await using server = await watchedServer(binary)
    const controller = await controllerPid(server)
    const children = childrenOf(controller)
    await server.kill()
    await waitFor('all to end', () => ![controller, ...children].some((pid) => exists(pid)))
  })
})
