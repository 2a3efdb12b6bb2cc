import { execa } from 'execa'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HOSTILE, spoilers } from '../support/hostile.ts'
import { geppetto, geppettoJson, stopController } from '../support/product.ts'
import { oneVersion, startServer, tmuxVersions, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

/** The system takes no longer variable, and none with a NUL. */
const MAX_CHARACTERS = 100_000
const SPOKEN = ['TMUX_PANE', 'NO_COLOR', 'FORCE_COLOR', 'PAGER', 'LESS', 'TERM', 'COLUMNS', 'LANG', 'XDG_RUNTIME_DIR']

let server: TestServer
let marker: string
beforeAll(async () => {
  const [tmux] = oneVersion()
  server = await startServer(tmux?.binary ?? 'tmux')
  marker = join(server.home, 'pwned')
  await geppetto(server, 'mark', '-t', '%0')
})
afterAll(async () => {
  await stopController(server)
  await server.kill()
})

describe('an environment that says', () => {
  const texts = HOSTILE.filter((it) => it.text('').length < MAX_CHARACTERS && it.name !== 'a pane id')
  test.each(texts)('$name', async (it) => {
    const text = it.text(marker)
    const said = Object.fromEntries(SPOKEN.map((name) => [name, text]))
    const env = { ...server.env, ...said, TMUX: `${server.socket},${server.pid},0` }
    const shown = await geppetto({ socket: server.socket, env }, 'show')
    expect(shown.code).not.toBe(0)
    expect([...spoilers(shown.stdout), ...spoilers(shown.stderr)]).toEqual([])
    expect(existsSync(marker)).toBe(false)
  })
})

describe('directories with the name', () => {
  const usual = HOSTILE.filter(
    ({ aim, name }) => aim === 'run' || /quote|strftime|style|dollar|title$|around/.test(name),
  )
  test.each(usual)('$name', async (it) => {
    // A path has no slash in a name; the marker is made where the command runs.
    const name = it.text('pwned').replaceAll('/', '_').slice(0, 60)
    const state = join(server.home, 'd', name)
    mkdirSync(state, { recursive: true })
    const env = { ...server.env, XDG_STATE_HOME: state, XDG_CONFIG_HOME: state, TMUX_TMPDIR: state }
    for (const args of [['doctor'], ['controller', 'log'], ['log', 'none']]) {
      const { stdout, stderr } = await geppetto({ socket: server.socket, env }, ...args)
      expect([...spoilers(stdout), ...spoilers(stderr)]).toEqual([])
    }
    expect(existsSync('pwned')).toBe(false)
  })
})

describe.each(tmuxVersions())('on tmux $version', ({ binary }) => {
  test('a server, a program and a state in directories that try to run something work as any other', async () => {
    await using host = await startServer(binary)
    const odd = join(host.home, "#(touch pwned) '$(touch pwned)' %H;")
    mkdirSync(odd)
    const socket = join(odd, 's;')
    const env = { ...host.env, XDG_STATE_HOME: odd }
    const inner = { ...host, socket, env }
    const tmux = async (...args: string[]): Promise<string> =>
      (await execa(binary, ['-S', socket, '-f', '/dev/null', ...args], { env, extendEnv: false, cwd: host.home }))
        .stdout
    await tmux('new-session', '-d', '-x', '80', '-y', '24', 'sh')
    try {
      await tmux('set', '-g', 'remain-on-exit', 'on')
      const marked = await geppetto(inner, 'mark', '-t', '%0', '--name', "#(touch pwned) ';")
      expect(marked).toMatchObject({ code: 0, stdout: "#(touch pwned) ';" })
      // The hook tells of the end, and its command holds all of these paths.
      await tmux('send-keys', '-t', '%0', 'exit 3', 'Enter')
      const state = async (): Promise<string | undefined> =>
        (await geppettoJson<{ runners: { state: string }[] }>(inner, 'ls')).runners[0]?.state
      await waitFor('the end', async () => (await state()) === 'failed')
      expect((await geppetto(inner, 'doctor')).stderr).toBe('')
      expect(existsSync(join(host.home, 'pwned')) || existsSync('pwned')).toBe(false)
    } finally {
      await geppetto(inner, 'controller', 'stop')
      await tmux('kill-server')
    }
  })
})

describe('completion in bash of', () => {
  let script: string
  beforeAll(async () => {
    script = join(server.home, 'completion.bash')
    writeFileSync(script, (await geppetto(server, 'completion', 'bash')).stdout)
  })

  test.each(HOSTILE.filter((it) => it.text('').length < MAX_CHARACTERS && it.aim !== 'spoil'))('$name', async (it) => {
    const typed = it.text(marker)
    const run = `. "$1"; COMP_WORDS=(geppetto-tmux "$2" "$2"); COMP_CWORD=2; _geppetto_tmux; printf '%s\\n' "\${COMPREPLY[@]}"`
    const { stdout, exitCode } = await execa('bash', ['--norc', '-c', run, 'bash', script, typed], {
      cwd: server.home,
      reject: false,
    })
    expect(exitCode).toBe(0)
    expect(stdout).not.toContain(typed === '' || typed.startsWith('-') ? '\u0000' : typed)
    expect(existsSync(marker)).toBe(false)
  })

  test.each(['bash', 'zsh', 'fish'])('%s names no runner, so that none can say anything there', async (shell) => {
    await geppetto(server, 'rename', '%0', 'unlikely-name')
    expect((await geppetto(server, 'completion', shell)).stdout).not.toContain('unlikely-name')
  })
})
