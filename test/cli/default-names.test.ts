import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { geppetto, geppettoJson, stopController } from '../support/product.ts'
import { git, withRepository } from '../support/repository.ts'
import { ended, start as startRunner, type Started } from '../support/started.ts'
import { oldestAndNewest, oneVersion, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

interface InWorktree extends Started {
  readonly worktree?: { readonly branch: string }
}

async function start(server: TestServer, ...args: string[]): Promise<InWorktree> {
  return startRunner(server, ...args)
}

async function sessions(server: TestServer): Promise<string[]> {
  return (await server.tmux('list-sessions', '-F', '#{session_name}')).split('\n').toSorted()
}

/** A server with a repository in its home, and programs with the names of agents that wait. */
async function withAgents(binary: string): Promise<{ server: TestServer; app: string }> {
  const { server, app } = await withRepository(binary, 'app')
  for (const agent of ['claude', 'codex']) {
    writeFileSync(join(server.home, 'bin', agent), '#!/bin/sh\nread -r line\n', { mode: 0o755 })
  }
  return { server, app }
}

describe.each(oneVersion())('default names on tmux $version', ({ binary }) => {
  it('tell three agents in one repository apart', async () => {
    const { server: opened, app } = await withAgents(binary)
    await using server = opened
    const named = async (...args: string[]): Promise<string> => (await start(server, '--cwd', app, ...args)).name
    expect(await named('claude', 'Please fix the login test')).toBe('fix-login-test')
    expect(await named('codex', 'fix the login test')).toBe('fix-login-test-codex')
    expect(await named('codex', 'fix the login test')).toBe('fix-login-test-2')
    expect(await named('claude')).toBe('app')
    expect(await named('claude')).toBe('app-claude')
    expect(await named('claude', '#{pid} $(touch x)\u202e \u001b[31m')).toBe('pid-touch-x-31m')
    expect(await named('--name', 'mine', 'claude', 'fix the login test')).toBe('mine')

    const own = await start(server, '--cwd', app, '--worktree', 'claude', 'update the docs').catch(() => undefined)
    expect(own).toBeUndefined()
    const docs = await start(server, '--cwd', app, 'claude', 'update the docs', '--worktree')
    expect(docs).toMatchObject({ name: 'update-docs', worktree: { branch: 'update-docs' } })
    const again = await start(server, '--cwd', app, 'codex', 'update the docs', '--worktree')
    expect(again).toMatchObject({ name: 'update-docs-2', worktree: { branch: 'update-docs-2' } })
    const branch = await start(server, '--cwd', app, '--worktree=fix/dates', 'claude', 'see issue 12')
    expect(branch.name).toBe('fix-dates')
    const plain = await start(server, '--cwd', app, 'claude', '--worktree')
    expect(plain).toMatchObject({ name: 'claude', worktree: { branch: 'claude' } })
    // In a worktree that somebody has made: its branch, wherever one is in it.
    await git(server, app, 'worktree', 'add', '-q', '-b', 'feat/search', join(app, '../wt'))
    expect((await start(server, '--cwd', join(app, '../wt/sub'), 'claude')).name).toBe('feat-search')
    await stopController(server)
  })

  it('say what a command does', async () => {
    const { server: opened, app } = await withAgents(binary)
    await using server = opened
    const named = async (...args: string[]): Promise<string> => (await start(server, '--cwd', app, ...args)).name
    expect(await named('--', 'tail', '-f', '/dev/null')).toBe('tail')
    expect(await named('--', 'tail', '-f', '/dev/null')).toBe('tail-app')
    expect(await named('--', 'tail', '-f', '/dev/null')).toBe('tail-2')
    expect(await named('--', 'sh', '-c', 'cd / && sleep 1000')).toBe('sleep')
    expect(await named('--', 'sh')).toBe('app')
    expect(await named('--', 'env', 'sh')).toBe('env-sh')
    await stopController(server)
  })
})

describe.each(oldestAndNewest())('default names on tmux $version', ({ binary }) => {
  it('of marked panes come from the window that somebody has named, else from the directory', async () => {
    const { server: opened, app } = await withAgents(binary)
    await using server = opened
    const marked = async (pane: string): Promise<string> => (await geppetto(server, 'mark', '-t', pane)).stdout
    const open = async (...args: string[]): Promise<string> =>
      server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}', '-c', app, ...args)
    const shell = await open('sh')
    const named = await open('-n', 'api', 'sh')
    const agent = await open('claude')
    await waitFor('the programs', async () => {
      const seen = await server.tmux('list-panes', '-a', '-F', '#{pane_current_path}')
      return seen.split('\n').filter((path) => path === app).length === 3
    })
    expect(await marked(shell)).toBe('app')
    expect(await marked(named)).toBe('api')
    expect(await marked(agent)).toMatch(/^app-(claude|sh)$/)
    const odd = join(app, 'x #{pid}\u202e;$(y)')
    mkdirSync(odd)
    const hostile = await server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}', '-c', odd.replace('#', '##'), 'sh')
    await waitFor('its directory', async () => {
      return (await server.tmux('display-message', '-p', '-t', hostile, '#{pane_current_path}')).endsWith('(y)')
    })
    expect(await marked(hostile)).toBe('x-pid-y')
    await stopController(server)
  })

  it('are followed by the session that was opened for a runner, until it is given another name', async () => {
    const { server: opened } = await withAgents(binary)
    await using server = opened
    const { pane } = await start(server, '--name', 'one', '--', 'cat')
    await start(server, '--name', 'other', '--', 'cat')
    expect(await sessions(server)).toEqual(['main', 'one', 'other'])
    await geppetto(server, 'rename', 'one', 'api.v2: x')
    expect(await sessions(server)).toEqual(['api_v2-x', 'main', 'other'])
    await geppetto(server, 'rename', 'api.v2: x', 'two')
    await geppetto(server, 'rename', 'two', 'three')
    expect(await sessions(server)).toEqual(['main', 'other', 'three'])
    expect(await server.tmux('display-message', '-p', '-t', pane, '#{window_name}')).toBe('three')
    // A controller that comes later knows it, too.
    await stopController(server)
    await geppetto(server, 'rename', 'three', 'main')
    expect(await sessions(server)).toEqual(['main', 'main-2', 'other'])
    await server.tmux('rename-session', '-t', '=main-2', 'mine')
    await geppetto(server, 'rename', 'main', 'four')
    expect(await sessions(server)).toEqual(['main', 'mine', 'other'])
    // Nor does a session follow that it has left.
    await server.tmux('move-window', '-s', '=other:', '-t', '=main:')
    await server.tmux('new-session', '-d', '-s', 'other')
    await geppetto(server, 'rename', 'other', 'five')
    expect(await sessions(server)).toEqual(['main', 'mine', 'other'])
    await stopController(server)
  })

  it('stay when a runner comes back with its server, and its session follows it still', async () => {
    const { server: opened, app } = await withAgents(binary)
    await using server = opened
    await start(server, '--cwd', app, '--', 'tail', '-f', '/dev/null')
    await server.tmux('kill-server')
    expect(await geppetto(server, 'restore', '--yes')).toMatchObject({ code: 0, stdout: 'tail' })
    await geppetto(server, 'rename', 'tail', 'two')
    expect(await sessions(server)).toEqual(['two'])
    const { runners } = await geppettoJson<{ runners: Started[] }>(server, 'ls')
    expect(runners.map(({ name }) => name)).toEqual(['two'])
    await geppetto(server, 'stop', 'two')
    await ended(server, 'two')
    await server.kill()
  })
})
