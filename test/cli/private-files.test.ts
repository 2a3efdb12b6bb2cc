import { execa } from 'execa'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { controllerSocket } from '../../src/host/paths.ts'
import { ENTRY, geppetto, geppettoJson, stopController, type Run } from '../support/product.ts'
import { oneVersion, startServer, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

/** The owner of what belongs to nobody; only root can give or take it. */
const NOBODY = 65534
const isRoot = process.getuid?.() === 0

async function server(): Promise<TestServer> {
  // Files do not depend on the version of tmux.
  const [tmux] = oneVersion()
  return startServer(tmux?.binary ?? 'tmux')
}

/** Everything under a directory as `mode path`, itself included; a file that is just being rotated is passed over. */
function modes(path: string, name = '.'): string[] {
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (found === undefined) return []
  const inside = found.isDirectory() ? readdirSync(path).toSorted() : []
  return [
    `${(found.mode & 0o777).toString(8)} ${name}`,
    ...inside.flatMap((file) => modes(join(path, file), `${name}/${file}`)),
  ]
}

describe.each(['000', '022', '077', '777'])('with the umask %s', (umask) => {
  test('every file is for its user alone', async () => {
    await using it = await server()
    const state = join(it.home, 'state')
    mkdirSync(state)
    const run = async (...args: string[]): Promise<string> => {
      const words = [process.execPath, ENTRY, '-S', it.socket, ...args].map((word) => `'${word}'`).join(' ')
      const { stdout } = await execa('/bin/sh', ['-c', `umask ${umask}; exec ${words}`], {
        env: it.env,
        extendEnv: false,
      })
      return stdout
    }
    await it.tmux('set', '-g', '@geppetto-log-max-size', '4K')
    await run('mark', '-t', '%0', '--name', 'api')
    await it.tmux('send-keys', 'seq 1 5000', 'Enter')
    const top = join(state, 'geppetto-tmux')
    await waitFor('two rotated files', () => modes(top).filter((line) => line.endsWith('.gz')).length > 1)
    await run('rename', 'api', 'other')
    await run('run', '--name', 'started', '--', 'cat')
    await waitFor('its command', () => !modes(top).some((line) => line.endsWith('/held')))
    const bugged = modes(top).filter(
      (line) =>
        !/^(?:700 .*(?:\.|\/runners|\/s|\/hooks|\/hooks\/\d+|\/r[a-z2-7]{6})|600 .*(?:\/listener|\.(?:log|log\.0|zip|gz|json|new|jsonl|sock|pipe|keys|carrier)))$/.test(
          line,
        ),
    )
    expect(bugged).toEqual([])
    expect(modes(top).length).toBeGreaterThan(9)
    expect(modes(top).filter((line) => line.endsWith('/listener')).length).toBe(1)
    await stopController(it)
  })
})

describe('refused, and told what to do, is', () => {
  const refuses = async (it: TestServer, ...args: string[]): Promise<Run> => {
    const run = await geppetto(it, ...args)
    expect(run).toMatchObject({ code: 77, stdout: '' })
    expect(run.stderr).toMatch(/^geppetto-tmux: .+\n {2}(?:move it away|look what is in it).+$/)
    return run
  }

  test.each(['geppetto-tmux', 'geppetto-tmux/s', 'geppetto-tmux/runners'])('a link in place of %s', async (name) => {
    await using it = await server()
    const elsewhere = join(it.home, 'elsewhere')
    mkdirSync(elsewhere, { mode: 0o700 })
    const path = join(it.home, 'state', name)
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    symlinkSync(elsewhere, path)
    await refuses(it, 'mark', '-t', '%0')
    expect(readdirSync(elsewhere)).toEqual([])
  })

  test.each(['geppetto-tmux', 'geppetto-tmux/s', 'geppetto-tmux/runners'])(
    '%s that everybody can write',
    async (name) => {
      await using it = await server()
      mkdirSync(join(it.home, 'state', name), { recursive: true, mode: 0o700 })
      chmodSync(join(it.home, 'state', name), 0o777)
      await refuses(it, 'mark', '-t', '%0')
    },
  )

  test.runIf(isRoot).each(['geppetto-tmux', 'geppetto-tmux/s', 'geppetto-tmux/runners'])(
    '%s of somebody else',
    async (name) => {
      await using it = await server()
      mkdirSync(join(it.home, 'state', name), { recursive: true, mode: 0o700 })
      chownSync(join(it.home, 'state', name), NOBODY, NOBODY)
      await refuses(it, 'mark', '-t', '%0')
    },
  )

  test.runIf(isRoot)('a socket that somebody else has put there, before a word is said to it', async () => {
    await using it = await server()
    const path = controllerSocket(it, it.env)
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    let asked = false
    const impostor = createServer(() => (asked = true)).listen(path)
    await once(impostor, 'listening')
    chownSync(dirname(path), NOBODY, NOBODY)
    await refuses(it, 'ls')
    expect(asked).toBe(false)
    impostor.close()
  })

  test('a link that takes the place of a runner while nobody watches it', async () => {
    await using it = await server()
    await geppetto(it, 'mark', '-t', '%0', '--name', 'api')
    const { runners } = await geppettoJson<{ runners: { log: string }[] }>(it, 'ls')
    const directory = dirname(runners[0]?.log ?? '')
    await stopController(it)
    const elsewhere = join(it.home, 'elsewhere')
    renameSync(directory, elsewhere)
    symlinkSync(elsewhere, directory)
    const before = readdirSync(elsewhere).map((name) => lstatSync(join(elsewhere, name)).mtimeMs)
    await geppetto(it, 'controller', 'start')
    expect((await geppetto(it, 'controller', 'status')).stdout).toContain('is not a directory of yours')
    expect(readdirSync(elsewhere).map((name) => lstatSync(join(elsewhere, name)).mtimeMs)).toEqual(before)
    await stopController(it)
  })
})

test.runIf(isRoot)('another user cannot connect, even where the way to the socket is open', async () => {
  await using it = await server()
  await geppetto(it, 'controller', 'start')
  const open = mkdtempSync(join(tmpdir(), 'open-'))
  try {
    // The very socket, by another name: a link of the file system has its mode and its owner.
    const path = join(open, 's')
    await execa('ln', [controllerSocket(it, it.env), path])
    chmodSync(open, 0o755)
    const script = `require('net').connect('${path}').on('error', (e) => console.log(e.code)).on('connect', function () { console.log('in'); this.end() })`
    const as = async (...user: string[]): Promise<string> =>
      (await execa('setpriv', [...user, process.execPath, '-e', script], { cwd: '/', env: {} })).stdout
    expect(await as(`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups')).toBe('EACCES')
    expect(await as('--reuid=0')).toBe('in')
  } finally {
    rmSync(open, { recursive: true })
    await stopController(it)
  }
})

test('the launcher runs no node that somebody else could have named', async () => {
  await using it = await server()
  const cache = join(it.home, 'cache/geppetto-tmux')
  mkdirSync(cache, { recursive: true, mode: 0o700 })
  const evil = join(it.home, 'evil')
  writeFileSync(evil, `#!/bin/sh\necho pwned\n`, { mode: 0o700 })
  writeFileSync(join(cache, 'node'), `${evil}\n\n`)
  const launcher = join(import.meta.dirname, '../../scripts/geppetto-tmux')
  const version = async (): Promise<string> => (await execa(launcher, ['-V'], { env: it.env, extendEnv: false })).stdout
  expect(await version()).toBe('pwned')
  if (!isRoot) return
  chownSync(cache, NOBODY, NOBODY)
  expect(await version()).toMatch(/^\d+\.\d+\.\d+/)
  expect(readdirSync(cache)).toEqual(['node'])
})
