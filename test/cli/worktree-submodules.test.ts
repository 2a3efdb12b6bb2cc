import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { geppetto, stopController } from '../support/product.ts'
import { branches, git, withRepository } from '../support/repository.ts'
import { ended, refusal, start, type Started } from '../support/started.ts'
import { oneVersion, type TestServer } from '../support/tmux.ts'

interface InWorktree extends Started {
  readonly worktree?: { readonly path: string }
}

const SETUP = 'git -c protocol.file.allow=always submodule --quiet update --init --recursive'
const REFUSED = { kind: 'worktree-changed', code: 1 }

/** A repository with a submodule `lib`, which has one `deep` of its own; both come from repositories beside it. */
async function withSubmodules(binary: string): Promise<{ server: TestServer; app: string }> {
  const { server, app } = await withRepository(binary, 'app')
  for (const name of ['deep', 'lib']) {
    const source = join(server.home, name)
    mkdirSync(source)
    await git(server, source, 'init', '-q')
    writeFileSync(join(source, 'file'), name)
    await git(server, source, 'add', '.')
    await git(server, source, 'commit', '-qm', name)
    const [user, place] = name === 'deep' ? [join(server.home, 'lib'), 'deep'] : [app, 'lib']
    if (name === 'lib') {
      await git(server, source, 'submodule', '--quiet', 'add', join(server.home, 'deep'), 'deep')
      await git(server, source, 'commit', '-qm', 'with deep')
    }
    if (existsSync(user)) {
      await git(server, user, 'submodule', '--quiet', 'add', source, place)
      await git(server, user, 'commit', '-qm', `with ${name}`)
    }
  }
  return { server, app }
}

async function make(server: TestServer, app: string, name: string, setup = SETUP): Promise<string> {
  const options = ['--name', name, '--cwd', app, '--worktree', '--setup', setup]
  const started: InWorktree = await start(server, ...options, '--', 'true')
  await ended(server, name)
  return started.worktree?.path ?? ''
}

/** A commit on a branch of its own; what was checked out is so again. */
async function branchWithCommit(server: TestServer, directory: string): Promise<void> {
  await git(server, directory, 'switch', '-qc', 'work')
  await git(server, directory, 'commit', '-qm', 'more', '--allow-empty')
  await git(server, directory, 'checkout', '-q', '@{-1}')
}

describe.each(oneVersion())('worktrees with submodules on tmux $version', ({ binary }) => {
  it('go like any other while nothing was changed in them', async () => {
    const { server: opened, app } = await withSubmodules(binary)
    await using server = opened
    const clean = await make(server, app, 'clean')
    expect(existsSync(join(clean, 'lib/deep/file'))).toBe(true)
    expect(await geppetto(server, 'remove', 'clean')).toMatchObject({ code: 0, stdout: 'clean' })
    // One that was never filled, and one where nothing leads to the commit of a shallow clone.
    const empty = await make(server, app, 'empty', 'true')
    expect((await geppetto(server, 'remove', 'empty')).code).toBe(0)
    await git(server, join(server.home, 'lib'), 'commit', '-qm', 'newer', '--allow-empty')
    const shallow = await make(server, app, 'shallow', `${SETUP} --depth 1`)
    expect((await geppetto(server, 'remove', 'shallow')).code).toBe(0)
    expect([clean, empty, shallow].map((path) => existsSync(path))).toEqual([false, false, false])
    expect(await branches(server, app)).toEqual(['main'])
    await stopController(server)
  })

  it('go with what is pushed, or is in the main checkout, too', async () => {
    const { server: opened, app } = await withSubmodules(binary)
    await using server = opened
    const pushed = await make(server, app, 'pushed')
    await branchWithCommit(server, join(pushed, 'lib'))
    await git(server, join(pushed, 'lib'), 'push', '-q', 'origin', 'work')
    expect((await geppetto(server, 'remove', 'pushed')).code).toBe(0)
    await git(server, app, 'submodule', '--quiet', 'update', '--init', '--recursive')
    const had = await make(server, app, 'had')
    await branchWithCommit(server, join(had, 'lib'))
    await git(server, join(app, 'lib'), 'fetch', '-q', join(had, 'lib'), 'work:mine')
    expect((await geppetto(server, 'remove', 'had')).code).toBe(0)
    expect([existsSync(pushed), existsSync(had)]).toEqual([false, false])
    await stopController(server)
  })

  /** What is done in a worktree, and whether it is there afterwards. */
  const WORK: Record<string, (server: TestServer, path: string, app: string) => Promise<void>> = {
    'a changed file': async (_, path) => {
      writeFileSync(join(path, 'lib/deep/file'), 'two')
      return Promise.resolve()
    },
    'a new file that settings hide from git status': async (server, path) => {
      await git(server, path, 'config', 'submodule.lib.ignore', 'all')
      await git(server, path, 'config', 'status.showUntrackedFiles', 'no')
      await git(server, join(path, 'lib'), 'config', 'submodule.deep.ignore', 'all')
      writeFileSync(join(path, 'lib/deep/new'), '')
    },
    'a commit on a branch that is not checked out': async (server, path) => {
      await branchWithCommit(server, join(path, 'lib/deep'))
    },
    'a stash': async (server, path) => {
      writeFileSync(join(path, 'lib/file'), 'two')
      await git(server, join(path, 'lib'), 'stash', '-q')
    },
    'a commit that another branch records, and that is pushed nowhere': async (server, path, app) => {
      await git(server, join(path, 'lib'), 'commit', '-qm', 'more', '--allow-empty')
      await git(server, path, 'commit', '-qam', 'new lib')
      await git(server, app, 'branch', 'kept', 'work')
    },
    'a commit of a submodule that the branch has no more': async (server, path, app) => {
      await branchWithCommit(server, join(path, 'lib'))
      await git(server, path, 'rm', '-q', '-f', 'lib')
      await git(server, path, 'commit', '-qm', 'without lib')
      await git(server, app, 'branch', 'kept', 'work')
    },
    'a commit, where the directory of the worktree is gone': async (server, path) => {
      await branchWithCommit(server, join(path, 'lib'))
      rmSync(path, { recursive: true })
    },
    'a repository that was added as it is': async (server, path, app) => {
      await git(server, path, 'init', '-q', 'own')
      await git(server, join(path, 'own'), 'commit', '-qm', 'own', '--allow-empty')
      await git(server, path, 'add', 'own')
      await git(server, path, 'commit', '-qm', 'own')
      await git(server, app, 'branch', 'kept', 'work')
    },
  }

  it.each(Object.entries(WORK))('keep %s', async (_, work) => {
    const { server: opened, app } = await withSubmodules(binary)
    await using server = opened
    const path = await make(server, app, 'work')
    await work(server, path, app)
    const was = existsSync(path)
    expect(await refusal(server, 'remove', 'work')).toMatchObject(REFUSED)
    expect(existsSync(path)).toBe(was)
    expect((await geppetto(server, 'remove', 'work', '--force', '--force')).code).toBe(0)
    expect([existsSync(path), await git(server, app, 'worktree', 'list')]).toEqual([
      false,
      expect.not.stringContaining('work]'),
    ])
    await stopController(server)
  })
})
