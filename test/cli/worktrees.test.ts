import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { geppetto, geppettoJson, stopController } from '../support/product.ts'
import { branches, git, withRepository } from '../support/repository.ts'
import { ended, refusal, start as startRunner, type Started } from '../support/started.ts'
import { oneVersion, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

interface InWorktree extends Started {
  readonly worktree?: { path: string; branch: string; repository: string; current?: string | null; dirty?: boolean }
}

const SLEEP = ['--', 'sleep', '1000']

async function start(server: TestServer, ...args: string[]): Promise<InWorktree> {
  return startRunner(server, ...args)
}

async function listed(server: TestServer, name: string): Promise<InWorktree['worktree']> {
  const { runners } = await geppettoJson<{ runners: InWorktree[] }>(server, 'ls')
  return runners.find((runner) => runner.name === name)?.worktree
}

async function stop(server: TestServer, name: string): Promise<void> {
  await geppetto(server, 'stop', name)
  await ended(server, name)
}

describe.each(oneVersion())('worktrees on tmux $version', ({ binary }) => {
  it('starts a runner in a worktree of its own, and takes that away with it', async () => {
    const { server: opened, app } = await withRepository(binary)
    await using server = opened
    const there = ['--cwd', join(app, 'sub'), '--worktree']
    const first = await start(server, '--name', 'fix it', ...there, '--', 'sh', '-c', 'pwd; exec sleep 1000')
    const path = `${app}.worktrees/fix-it`
    expect(first.worktree).toEqual({ path, branch: 'fix-it', repository: app })
    await waitFor('its directory', async () => {
      return (await geppetto(server, 'log', 'fix it', '--text')).stdout.replaceAll('\n', '').includes(`${path}/sub`)
    })
    const second = await start(server, ...there, '--', 'sleep', '1000')
    expect(second.worktree).toMatchObject({ branch: 'sleep' })
    const third = await start(server, ...there, '--', 'sleep', '1000')
    expect(third.worktree).toMatchObject({ branch: 'sleep-2', path: `${app}.worktrees/sleep-2` })
    const inIt = await start(
      server,
      '--name',
      'nested',
      '--cwd',
      path,
      '--worktree=a/b',
      '--worktree-root',
      join(app, '../wt'),
      ...SLEEP,
    )
    expect(inIt.worktree).toEqual({ path: join(app, '../wt/my #{pid} app/a-b'), branch: 'a/b', repository: app })

    const odd = `x;$(touch$IFS'pwned')"#{pid}\u202e`
    const hostile = await start(server, '--name', 'odd', '--cwd', app, `--worktree=${odd}`, '--setup', 'pwd', ...SLEEP)
    expect(hostile.worktree).toMatchObject({ branch: odd, path: `${app}.worktrees/x-touch-IFS-pwned-pid-` })
    expect(await listed(server, 'odd')).toMatchObject({ current: odd, dirty: false })
    expect((await geppetto(server, 'ls')).stdout).toContain(` ${odd.replace('\u202e', '')}`)
    await stop(server, 'odd')
    expect((await geppetto(server, 'remove', 'odd')).code).toBe(0)

    expect((await geppetto(server, 'ls')).stdout).toMatch(/ BRANCH +LAST LINE\n.* fix-it /)
    expect(await listed(server, 'fix it')).toMatchObject({ current: 'fix-it', dirty: false })
    writeFileSync(join(path, 'new'), '')
    expect(await listed(server, 'fix it')).toMatchObject({ current: 'fix-it', dirty: true })
    expect((await geppetto(server, 'ls')).stdout).toMatch(/ fix-it\* /)
    await git(server, path, 'switch', '-q', '--detach')
    expect(await listed(server, 'fix it')).toMatchObject({ current: null })
    await git(server, path, 'switch', '-q', 'fix-it')
    rmSync(join(path, 'new'))
    expect((await geppetto(server, 'show', 'fix it')).stdout).toContain(`fix-it in ${path}`)

    expect(await refusal(server, 'remove', 'fix it')).toMatchObject({ kind: 'runner-live' })
    expect(existsSync(path)).toBe(true)
    await stop(server, 'fix it')
    expect(await geppetto(server, 'remove', 'fix it')).toMatchObject({ code: 0, stdout: 'fix it' })
    expect(existsSync(path)).toBe(false)
    expect(await branches(server, app)).toEqual(['a/b', 'main', 'sleep', 'sleep-2'])
    await stopController(server)
  })

  it('deletes nothing that is nowhere else, unless told twice', async () => {
    const { server: opened, app } = await withRepository(binary)
    await using server = opened
    const make = async (name: string): Promise<string> => {
      const { worktree } = await start(server, '--name', name, '--cwd', app, '--worktree', '--', 'true')
      await ended(server, name)
      return worktree?.path ?? ''
    }
    const refused = { kind: 'worktree-changed', code: 1 }

    const path = await make('changed')
    writeFileSync(join(path, 'sub/file'), 'two\n')
    expect(await refusal(server, 'remove', 'changed')).toMatchObject(refused)
    await git(server, path, 'add', '.')
    expect(await refusal(server, 'remove', 'changed', '--force')).toMatchObject(refused)
    await git(server, path, 'commit', '-qm', 'two')
    expect(await refusal(server, 'remove', 'changed')).toMatchObject(refused)
    // What another branch has is not lost with this one.
    await git(server, app, 'branch', 'kept', 'changed')
    expect((await geppetto(server, 'remove', 'changed')).code).toBe(0)
    expect([existsSync(path), await branches(server, app)]).toEqual([false, ['kept', 'main']])

    const strange = await make('untracked')
    writeFileSync(join(strange, 'a "quoted"\nname #{pid}'), '')
    expect(await refusal(server, 'remove', 'untracked')).toMatchObject(refused)
    expect(readdirSync(strange)).toContain('a "quoted"\nname #{pid}')
    expect((await geppetto(server, 'remove', 'untracked', '--keep-worktree')).code).toBe(0)
    expect(existsSync(strange)).toBe(true)

    // Commits on no branch at all.
    const loose = await make('loose')
    await git(server, loose, 'switch', '-q', '--detach')
    await git(server, loose, 'commit', '-qm', 'loose', '--allow-empty')
    expect(await refusal(server, 'remove', 'loose')).toMatchObject(refused)
    writeFileSync(join(loose, 'new'), '')
    const { code, stderr } = await geppetto(server, 'remove', 'loose', '--force', '--force')
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringMatching(/which was at [0-9a-f]{40}/) })
    expect(existsSync(loose)).toBe(false)

    // A directory that is no worktree any more is in another repository, or in none.
    const spoilt = await make('spoilt')
    rmSync(join(spoilt, '.git'))
    expect(await refusal(server, 'remove', 'spoilt', '-ff')).toMatchObject(refused)
    expect(existsSync(join(spoilt, 'sub/file'))).toBe(true)
    rmSync(spoilt, { recursive: true })
    expect((await geppetto(server, 'remove', 'spoilt')).code).toBe(0)
    expect(await branches(server, app)).toEqual(['kept', 'main', 'untracked'])

    const lived = await make('lived')
    await start(server, '--name', 'in it', '--cwd', lived, '--', 'cat')
    expect((await geppetto(server, 'remove', 'lived')).stderr).toMatch(/its worktree stays, process \d+ works there/)
    expect(existsSync(lived)).toBe(true)
    await geppetto(server, 'stop', 'in it')

    const shared = await make('shared')
    await start(server, '--name', 'guest', '--', 'true')
    await geppetto(server, 'restart', 'shared')
    const ids = await waitFor('both to have ended', async () => {
      const { runners } = await geppettoJson<{ runners: Started[] }>(server, 'ls')
      const both = runners.filter(({ name, state }) => name === 'shared' && state === 'completed')
      return both.length === 2 && both.map(({ id }) => id)
    })
    await geppetto(server, 'remove', ids[0] ?? '')
    expect(existsSync(shared)).toBe(true)
    await geppetto(server, 'remove', ids[1] ?? '')
    expect(existsSync(shared)).toBe(false)
    await stopController(server)
  })

  it('says what is in the way of a worktree, and leaves nothing behind', async () => {
    const { server: opened, app } = await withRepository(binary)
    await using server = opened
    const run = async (...args: string[]) => refusal(server, 'run', '--cwd', app, ...args, ...SLEEP)
    await git(server, app, 'branch', 'there')
    await git(server, app, 'worktree', 'add', '-q', join(server.home, 'else where'), '-b', 'elsewhere')
    expect(await run('--worktree=there')).toMatchObject({ kind: 'branch-exists', code: 1 })
    expect(await run('--worktree=elsewhere')).toMatchObject({ kind: 'branch-in-use', code: 1 })
    for (const name of ['-x', 'a..b', 'a b', '@{-1}', 'a~1', 'x.lock', 'HEAD', 'a\nb', '--upload-pack=touch x']) {
      expect([name, await run(`--worktree=${name}`)]).toMatchObject([name, { kind: 'invalid-request', code: 64 }])
    }
    expect(await run('--worktree=there/below')).toMatchObject({ kind: 'cannot-create', code: 73 })
    expect(await run('--setup', 'true')).toMatchObject({ kind: 'invalid-request' })
    expect(await run('--worktree=new', '--name', '%bad')).toMatchObject({ kind: 'invalid-request' })
    expect(await refusal(server, 'run', '--cwd', app, '--worktree=new', '--', 'no such program')).toMatchObject({
      kind: 'not-installed',
    })
    const failing = await geppetto(
      server,
      'run',
      '--cwd',
      app,
      '--worktree=new',
      '--setup',
      'echo out; echo no >&2; exit 7',
      ...SLEEP,
    )
    expect(failing).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/out\nno\n.*exit code 7/) })
    // As Ctrl-C, which both of them get.
    expect(await run('--worktree=new', '--setup', 'kill -INT $PPID $$; exit')).toMatchObject({
      kind: 'setup-failed',
      code: 1,
    })
    mkdirSync(`${app}.worktrees/full`, { recursive: true })
    expect(await run('--worktree=full')).toMatchObject({ kind: 'cannot-create', code: 73 })
    expect(readdirSync(`${app}.worktrees`)).toEqual(['full'])
    expect(await branches(server, app)).toEqual(['elsewhere', 'main', 'there'])

    expect(await refusal(server, 'run', '--cwd', server.home, '--worktree', ...SLEEP)).toMatchObject({
      kind: 'not-a-repository',
      code: 66,
    })
    expect(await refusal(server, 'run', '--cwd', join(app, 'none'), '--worktree', ...SLEEP)).toMatchObject({
      kind: 'cwd-not-found',
      code: 66,
    })
    const empty = join(server.home, 'empty')
    mkdirSync(empty)
    await git(server, empty, 'init', '-q')
    expect(await refusal(server, 'run', '--cwd', empty, '--worktree', ...SLEEP)).toMatchObject({
      kind: 'invalid-request',
    })
    const swallowed = await refusal(server, 'run', '--cwd', app, '--worktree', 'claude', 'fix it')
    expect(swallowed).toMatchObject({ kind: 'unknown-agent', next: expect.stringContaining('--worktree=BRANCH') })
    const without = { ...server, env: { ...server.env, PATH: join(server.home, 'bin') } }
    expect(await refusal(without, 'run', '--cwd', app, '--worktree', ...SLEEP)).toMatchObject({
      kind: 'not-installed',
      code: 69,
    })
    await stopController(server)
  })

  it('makes a worktree ready: ignored files that were asked for, then the setup command', async () => {
    const { server: opened, app } = await withRepository(binary)
    await using server = opened
    const odd = '.env "odd"\n#{pid} $(touch x)'
    writeFileSync(join(server.home, 'outside'), 'secret')
    mkdirSync(join(app, 'secrets/deep'), { recursive: true })
    mkdirSync(join(app, 'node_modules/a'), { recursive: true })
    for (const name of ['.env', odd, 'secrets/deep/key', 'node_modules/a/.envy', 'secrets/other'])
      writeFileSync(join(app, name), name, { mode: 0o600 })
    writeFileSync(join(app, 'untracked.env'), '')
    symlinkSync('../secrets/deep/key', join(app, 'secrets/inner'))
    rmSync(join(app, 'secrets/inner'))
    symlinkSync('deep/key', join(app, 'secrets/inner'))
    symlinkSync('../../outside', join(app, 'secrets/outer'))
    symlinkSync(join(server.home, 'outside'), join(app, '.env.absolute'))
    symlinkSync(server.home, join(app, 'secrets/home'))
    writeFileSync(join(app, '.worktreeinclude'), '# what agents need\n/.env*\nsecrets/\n!secrets/other\n*.env\n')
    const config = join(server.home, 'config/geppetto-tmux')
    mkdirSync(config, { recursive: true })
    const setup = 'echo "$GEPPETTO_BRANCH $WHO" >../made; cp "$GEPPETTO_REPOSITORY/sub/file" ./set-up'
    writeFileSync(
      join(config, 'config.json'),
      JSON.stringify({
        worktrees: { root: join(server.home, 'trees'), setup, copy: ['/node_modules/a/.envy'] },
        prices: {},
      }),
    )
    const { worktree } = await start(
      server,
      '--name',
      'ready',
      '--cwd',
      app,
      '--env',
      'WHO=me',
      '--worktree=x/y',
      ...SLEEP,
    )
    const path = worktree?.path ?? ''
    expect(path).toBe(join(server.home, 'trees/my #{pid} app/x-y'))
    expect(readdirSync(path).toSorted()).toEqual(
      ['.env', odd, '.git', '.gitignore', 'node_modules', 'secrets', 'set-up', 'sub'].toSorted(),
    )
    expect(readFileSync(join(path, odd), 'utf8')).toBe(odd)
    expect(lstatSync(join(path, '.env')).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(path, 'secrets')).toSorted()).toEqual(['deep', 'inner', 'other'])
    expect(readlinkSync(join(path, 'secrets/inner'))).toBe('deep/key')
    expect(readFileSync(join(path, '../made'), 'utf8')).toBe('x/y me\n')

    for (const index of Array.from({ length: 2001 }, (_, at) => at))
      writeFileSync(join(app, `secrets/deep/${index}`), '')
    expect(await refusal(server, 'run', '--cwd', app, '--worktree=many', ...SLEEP)).toMatchObject({
      kind: 'invalid-request',
    })
    expect(await branches(server, app)).toEqual(['main', 'x/y'])
    writeFileSync(join(config, 'config.json'), '{"worktrees": {"setup": 3}}')
    const { stderr } = await geppetto(server, 'run', '--cwd', app, '--worktree=none', ...SLEEP)
    expect(stderr).toContain('worktrees.setup')
    await stopController(server)
  })

  it('comes back into its worktree', async () => {
    const { server: opened, app } = await withRepository(binary)
    await using server = opened
    const { worktree } = await start(server, '--name', 'back', '--cwd', app, '--worktree', ...SLEEP)
    const { path = '' } = worktree ?? {}
    await server.tmux('kill-server')
    expect(await geppetto(server, 'restore', '--yes')).toMatchObject({ code: 0, stdout: 'back' })
    expect(await listed(server, 'back')).toEqual({ ...worktree, current: 'back', dirty: false })
    await server.tmux('kill-server')
    renameSync(path, `${path}.moved`)
    expect((await geppetto(server, 'restore', '--dry-run')).stdout).toContain('not: there is no directory')
    await server.kill()
  })
})
