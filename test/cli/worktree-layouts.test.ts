import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

import { addWorktree } from '../../src/worktrees/adding.ts'
import { ENTRY, geppetto, stopController } from '../support/product.ts'
import { branches, git, withRepository } from '../support/repository.ts'
import { ended, refusal, start as startRunner, type Started } from '../support/started.ts'
import { oneVersion, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

interface InWorktree extends Started {
  readonly worktree?: { path: string; branch: string; repository: string }
}

const SLEEP = ['--', 'sleep', '1000']

async function start(server: TestServer, ...args: string[]): Promise<InWorktree> {
  return startRunner(server, ...args)
}

async function gone(server: TestServer, name: string): Promise<void> {
  await geppetto(server, 'stop', name)
  await ended(server, name)
  expect(await geppetto(server, 'remove', name)).toMatchObject({ code: 0, stdout: name })
}

/** A worktree whose runner has ended. */
async function made(server: TestServer, app: string, name: string): Promise<string> {
  const { worktree } = await start(server, '--name', name, '--cwd', app, '--worktree', '--', 'true')
  await ended(server, name)
  return worktree?.path ?? ''
}

function hook(directory: string, script: string): void {
  mkdirSync(directory, { recursive: true })
  writeFileSync(join(directory, 'post-checkout'), `#!/bin/sh\n${script}\n`)
  chmodSync(join(directory, 'post-checkout'), 0o755)
}

describe.each(oneVersion())('layouts of repositories on tmux $version', ({ binary }) => {
  /** A hidden repository, with a file that leads to it or as .git itself. */
  it.each(['.bare', '.git'])('may be bare in %s: worktrees stand where the others are', async (hidden) => {
    const { server: opened, app } = await withRepository(binary, 'app')
    await using server = opened
    const top = join(app, '../project')
    mkdirSync(top)
    await git(server, top, 'clone', '-q', '--bare', app, hidden)
    if (hidden === '.bare') writeFileSync(join(top, '.git'), 'gitdir: ./.bare\n')
    await git(server, top, 'worktree', 'add', '-q', 'main', 'main')
    mkdirSync(join(top, 'notes'))
    writeFileSync(join(top, 'main/.env'), 'x')
    writeFileSync(join(top, 'main/.worktreeinclude'), '.env\n')
    for (const [from, branch] of [
      ['.', 'top'],
      ['notes', 'below'],
      ['main', 'within'],
      [hidden, 'inside'],
    ] as const) {
      const there = ['--cwd', join(top, from), '--worktree', '--', 'true']
      const { worktree } = await start(server, '--name', branch, ...there)
      expect(worktree).toEqual({ path: join(top, branch), branch, repository: top })
      expect(existsSync(join(top, branch, '.env'))).toBe(true)
      await gone(server, branch)
      expect([existsSync(join(top, branch)), existsSync(top)]).toEqual([false, true])
    }
    expect(await branches(server, top)).toEqual(['main'])
    await stopController(server)
  })

  it('may be bare: worktrees stand beside it', async () => {
    const { server: opened, app } = await withRepository(binary, 'app')
    await using server = opened
    const bare = join(app, '../lone.git')
    await git(server, app, 'clone', '-q', '--bare', app, bare)
    const { worktree } = await start(server, '--name', 'lone', '--cwd', bare, '--worktree', '--', 'true')
    const path = join(app, '../lone.worktrees/lone')
    expect(worktree).toEqual({ path, branch: 'lone', repository: bare })
    const root = ['--worktree-root', join(app, '../wt')]
    const nested = await start(server, '--name', 'two', '--cwd', path, '--worktree', ...root, '--', 'true')
    expect(nested.worktree).toEqual({ path: join(app, '../wt/lone/two'), branch: 'two', repository: bare })
    await gone(server, 'two')
    await gone(server, 'lone')
    await git(server, bare, 'symbolic-ref', 'HEAD', 'refs/heads/nowhere')
    expect(await refusal(server, 'run', '--cwd', bare, '--worktree', ...SLEEP)).toMatchObject({
      kind: 'invalid-request',
      next: expect.stringContaining('worktree'),
    })
    await stopController(server)
  })

  it('says what git says of a directory that it refuses', async () => {
    const { server: opened, app } = await withRepository(binary, 'app')
    await using server = opened
    const inIt = ['run', '--cwd', app, '--worktree', ...SLEEP]
    const { worktree } = await start(server, '--name', 'own', '--cwd', app, '--worktree', '--', 'true')
    await ended(server, 'own')
    const foreign = { ...server, env: { ...server.env, GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' } }
    expect(await refusal(foreign, ...inIt)).toMatchObject({
      kind: 'permission-denied',
      code: 77,
      next: expect.stringContaining(`git config --global --add safe.directory '${app}'`),
    })
    expect((await geppetto(foreign, ...inIt)).stderr).toContain('dubious ownership')
    const removed = await geppetto(foreign, 'remove', 'own')
    expect(removed).toMatchObject({ code: 77, stderr: expect.stringContaining('dubious ownership') })
    expect(existsSync(worktree?.path ?? '')).toBe(true)

    const bare = join(app, '../bare.git')
    await git(server, app, 'clone', '-q', '--bare', app, bare)
    const careful = { ...server, env: { ...server.env, GIT_CONFIG_COUNT: '1' } }
    Object.assign(careful.env, { GIT_CONFIG_KEY_0: 'safe.bareRepository', GIT_CONFIG_VALUE_0: 'explicit' })
    const explicit = await geppetto(careful, 'run', '--cwd', bare, '--worktree', ...SLEEP)
    expect(explicit).toMatchObject({ code: 66, stderr: expect.stringContaining('safe.bareRepository') })

    const lost = join(app, '../lost')
    mkdirSync(lost)
    writeFileSync(join(lost, '.git'), 'gitdir: /nowhere/at/all\n')
    const nowhere = await geppetto(server, 'run', '--cwd', lost, '--worktree', ...SLEEP)
    expect(nowhere).toMatchObject({ code: 66, stderr: expect.stringContaining('/nowhere/at/all') })

    const inside = await geppetto(server, 'run', '--cwd', join(app, '.git'), '--worktree', ...SLEEP)
    expect(inside).toMatchObject({ code: 66, stderr: expect.stringContaining('work tree') })

    writeFileSync(join(app, '.git/config'), '[core\n')
    const broken = await geppetto(server, ...inIt)
    expect(broken).toMatchObject({ code: 66, stderr: expect.stringContaining('bad config line 1') })
    await stopController(server)
  })

  it('keeps a finished worktree whose post-checkout hook fails, and takes away an unfinished one', async () => {
    const { server: opened, app } = await withRepository(binary, 'app')
    await using server = opened
    hook(join(app, '.git/hooks'), 'echo "no npm" >&2; exit 3')
    const first = await geppetto(server, 'run', '--name', 'a', '--cwd', app, '--worktree', ...SLEEP)
    expect(first).toMatchObject({ code: 0, stdout: 'a', stderr: expect.stringMatching(/no npm[^]*post-checkout/) })
    expect(existsSync(`${app}.worktrees/a/sub/file`)).toBe(true)
    await gone(server, 'a')
    // A hook of the repository itself, one that changes files, and one that leaves something running.
    rmSync(join(app, '.git/hooks/post-checkout'))
    hook(join(app, 'hooks'), 'echo more >>sub/file; sleep 1000 & echo $! >../child; exit 1')
    await git(server, app, 'add', 'hooks')
    await git(server, app, 'commit', '-qm', 'hooks')
    await git(server, app, 'config', 'core.hooksPath', 'hooks')
    const began = performance.now()
    const { worktree } = await start(server, '--name', 'b', '--cwd', app, '--worktree', ...SLEEP)
    expect(performance.now() - began).toBeLessThan(20_000)
    process.kill(Number(readFileSync(join(worktree?.path ?? '', '../child'), 'utf8')))
    await geppetto(server, 'stop', 'b')
    await ended(server, 'b')
    expect(await refusal(server, 'remove', 'b')).toMatchObject({ kind: 'worktree-changed' })
    expect((await geppetto(server, 'remove', 'b', '-ff')).code).toBe(0)
    await git(server, app, 'config', '--unset', 'core.hooksPath')

    // A filter such as that of git-lfs, which is not installed.
    await git(server, app, 'config', 'filter.big.required', 'true')
    await git(server, app, 'config', 'filter.big.smudge', 'no-such-filter')
    await git(server, app, 'config', 'filter.big.clean', 'cat')
    writeFileSync(join(app, '.gitattributes'), '*.bin filter=big\n')
    writeFileSync(join(app, 'a.bin'), 'x')
    await git(server, app, 'add', '.')
    await git(server, app, 'commit', '-qm', 'big')
    const filtered = await geppetto(server, 'run', '--name', 'c', '--cwd', app, '--worktree', ...SLEEP)
    expect(filtered).toMatchObject({ code: 73, stdout: '', stderr: expect.stringContaining('no-such-filter') })
    expect([existsSync(`${app}.worktrees/c`), await branches(server, app)]).toEqual([false, ['main']])
    // With its filter it is as clean as any.
    await git(server, app, 'config', 'filter.big.smudge', 'sed s/x/large/')
    await git(server, app, 'config', 'filter.big.clean', 'sed s/large/x/')
    const big = await start(server, '--name', 'd', '--cwd', app, '--worktree', ...SLEEP)
    expect(readFileSync(join(big.worktree?.path ?? '', 'a.bin'), 'utf8')).toContain('large')
    await gone(server, 'd')
    await stopController(server)
  })

  it('does not wait for ever for a post-checkout hook', async () => {
    const { server: opened, app } = await withRepository(binary, 'app')
    await using server = opened
    hook(join(app, '.git/hooks'), 'echo $$ >../../pid; exec sleep 1000')
    const head = await git(server, app, 'rev-parse', 'HEAD')
    const path = join(app, '../wt/a')
    const told = await addWorktree({ path, branch: 'a', repository: app }, { root: app, head, timeoutMs: 3000 })
    expect(told).toContain('post-checkout')
    expect(existsSync(join(path, 'sub/file'))).toBe(true)
    process.kill(Number(readFileSync(join(app, '../pid'), 'utf8')))
  })

  it('takes away what it has begun when somebody presses Ctrl-C', async () => {
    const { server: opened, app } = await withRepository(binary, 'app')
    await using server = opened
    hook(join(app, '.git/hooks'), 'echo >../../hooked; exec sleep 1000')
    const words = [ENTRY, '-S', server.socket, 'run', '--name', 'a', '--cwd', app, '--worktree', ...SLEEP]
    // A group of its own, as a shell makes for a command.
    const child = spawn(process.execPath, words, { env: server.env, detached: true, stdio: 'ignore' })
    const end = once(child, 'exit')
    await waitFor('the hook', async () => Promise.resolve(existsSync(join(app, '../hooked'))))
    process.kill(-(child.pid ?? 0), 'SIGINT')
    expect((await end)[0]).not.toBe(0)
    expect([existsSync(`${app}.worktrees`), await branches(server, app)]).toEqual([false, ['main']])
    expect(await git(server, app, 'worktree', 'list')).not.toContain('worktrees')
  })

  it('takes a sparse checkout at no branch for what it is, and keeps what is locked', async () => {
    const { server: opened, app } = await withRepository(binary, 'app')
    await using server = opened
    await git(server, app, 'switch', '-q', '--detach')
    const sparse = await made(server, app, 'sparse')
    await git(server, sparse, 'sparse-checkout', 'set', '--cone', 'none')
    expect(existsSync(join(sparse, 'sub'))).toBe(false)
    expect((await geppetto(server, 'remove', 'sparse')).code).toBe(0)
    expect(existsSync(sparse)).toBe(false)

    const locked = await made(server, app, 'locked')
    await git(server, app, 'worktree', 'lock', '--reason', 'on a stick', locked)
    const refused = await geppetto(server, 'remove', 'locked')
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringMatching(/on a stick[^]*worktree unlock/) })
    // Its directory may come back with the stick.
    rmSync(locked, { recursive: true })
    expect(await refusal(server, 'remove', 'locked', '--force')).toMatchObject({ kind: 'worktree-changed' })
    expect((await geppetto(server, 'remove', 'locked', '-ff')).code).toBe(0)
    expect(await branches(server, app)).not.toContain('locked')
    await stopController(server)
  })

  it('knows a worktree that is gone from one that was moved, and leaves others alone', async () => {
    const { server: opened, app } = await withRepository(binary, 'app')
    await using server = opened
    const vanished = await made(server, app, 'vanished')
    const others = join(app, '../others')
    await git(server, app, 'worktree', 'add', '-q', '-b', 'others', others)
    rmSync(others, { recursive: true })
    rmSync(vanished, { recursive: true })
    expect((await geppetto(server, 'remove', 'vanished')).code).toBe(0)
    expect(await git(server, app, 'worktree', 'list')).toContain('others')
    expect(await branches(server, app)).not.toContain('vanished')

    const moved = await made(server, app, 'moved')
    await git(server, app, 'worktree', 'move', moved, `${app}-moved`)
    const stays = await geppetto(server, 'remove', 'moved')
    expect(stays).toMatchObject({ code: 0, stderr: expect.stringContaining(`${app}-moved`) })
    expect(existsSync(`${app}-moved/sub/file`)).toBe(true)
    await stopController(server)
  })
})
