import { existsSync, readFileSync, statSync } from 'node:fs'
import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { execa } from 'execa'
import { beforeEach, describe, expect, test } from 'vitest'
import { privateRoot } from '../support/private-root.ts'
import { ROOT } from '../support/plugin.ts'

/** All the launcher itself runs; a shell that knows no node is the login shell. */
const TOOLS = ['readlink', 'sed', 'grep', 'tail', 'sleep', 'mkdir', 'mv', 'rm']

describe('scripts/geppetto-tmux', () => {
  let home = ''
  let cache = ''

  beforeEach(async () => {
    home = await mkdtemp(join(privateRoot(), 'l'))
    cache = join(home, '.cache/geppetto-tmux/node')
    await mkdir(join(home, 'bin'))
    for (const tool of TOOLS) await symlink((await execa('which', [tool])).stdout, join(home, 'bin', tool))
  })

  const launch = async (env: Record<string, string> = {}, launcher = join(ROOT, 'scripts/geppetto-tmux')) =>
    execa(launcher, ['--version'], {
      env: { HOME: home, PATH: join(home, 'bin'), SHELL: '/bin/false', ...env },
      extendEnv: false,
      reject: false,
    })

  const placeNode = async (...path: string[]): Promise<string> => {
    const node = join(home, ...path)
    await mkdir(dirname(node), { recursive: true })
    await symlink(process.execPath, node)
    return node
  }

  test.each([
    ['PATH', ['bin/node']],
    ['volta', ['.volta/bin/node']],
    ['mise', ['.local/share/mise/shims/node']],
    ['asdf', ['.asdf/shims/node']],
    ['fnm', ['.local/share/fnm/aliases/default/bin/node']],
    ['nvm', ['.nvm/versions/node/v20.0.0/bin/node']],
    ['nix', ['.nix-profile/bin/node']],
  ])('finds the node of %s and remembers where it really is', async (_, path) => {
    await placeNode(...path)
    expect((await launch()).stdout).toMatch(/^\d+\.\d+\.\d+$/)
    expect(readFileSync(cache, 'utf8')).toBe(`${process.execPath}\n\n`)
    expect(statSync(cache).mode & 0o777).toBe(0o600)
  })

  test('finds what only a login shell knows', async () => {
    const node = await placeNode('far/away/node')
    await writeFile(join(home, 'shell'), `#!/bin/sh\necho welcome\necho ${node}\n`, { mode: 0o755 })
    expect((await launch({ SHELL: join(home, 'shell') })).exitCode).toBe(0)
  })

  test('takes the default version of nvm before newer ones', async () => {
    const marker = join(home, 'asked')
    for (const version of ['v20.1.0', 'v99.0.0']) {
      const folder = join(home, '.nvm/versions/node', version, 'bin')
      await mkdir(folder, { recursive: true })
      const script = `#!/bin/sh\necho ${version} >>${marker}\nexec ${process.execPath} "$@"\n`
      await writeFile(join(folder, 'node'), script, { mode: 0o755 })
    }
    await mkdir(join(home, '.nvm/alias'))
    await writeFile(join(home, '.nvm/alias/default'), '20\n')
    await launch()
    expect(readFileSync(marker, 'utf8')).toBe('v20.1.0\n')
  })

  test('prefers what it is told, once it has proven to be good', async () => {
    await placeNode('bin/node')
    const wanted = await placeNode('mine/node')
    expect((await launch({ GEPPETTO_NODE: wanted })).exitCode).toBe(0)
    expect(readFileSync(cache, 'utf8')).toBe(`${process.execPath}\n${wanted}\n`)

    const wrong = await launch({ GEPPETTO_NODE: '/bin/true' })
    expect(wrong.stderr).toBe('geppetto-tmux: /bin/true is not Node.js 20 or newer, looking for another one')
    expect(wrong.exitCode).toBe(0)
    expect((await launch({ GEPPETTO_NODE: '/bin/true' })).stderr).toBe('')
  })

  test('looks again when the remembered node has gone', async () => {
    await placeNode('bin/node')
    await mkdir(dirname(cache), { recursive: true })
    await writeFile(cache, `${home}/gone\n\n`)
    expect((await launch()).exitCode).toBe(0)
    expect(readFileSync(cache, 'utf8')).toBe(`${process.execPath}\n\n`)
  })

  test('works through links, and where it cannot remember', async () => {
    await placeNode('bin/node')
    await symlink(join(ROOT, 'scripts/geppetto-tmux'), join(home, 'absolute'))
    await symlink('../absolute', join(home, 'bin/geppetto-tmux'))
    await writeFile(join(home, '.cache'), 'a file')
    const { stdout, stderr } = await launch({}, join(home, 'bin/geppetto-tmux'))
    expect(stdout).toMatch(/^\d+\.\d+\.\d+$/)
    expect(stderr).toBe('')
  })

  test('does not hand on what makes every start of node slower', async () => {
    await placeNode('bin/node')
    const { stderr, exitCode } = await launch({ NODE_OPTIONS: '--no-such-option', NODE_EXTRA_CA_CERTS: '/none' })
    expect([stderr, exitCode]).toEqual(['', 0])
  })

  const elsewhere = ['/usr/local/bin', '/opt/homebrew/bin'].some((folder) => existsSync(join(folder, 'node')))
  test.skipIf(elsewhere)('says what to do when there is none', async () => {
    const { exitCode, stderr, stdout } = await launch()
    expect([exitCode, stdout]).toEqual([69, ''])
    expect(stderr).toMatch(/^geppetto-tmux: no Node\.js 20 or newer found; .*@geppetto-node.*$/)
  })
})
