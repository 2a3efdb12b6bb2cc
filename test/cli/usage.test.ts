import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { privateRoot } from '../support/private-root.ts'
import { ENTRY, geppetto, type Run } from '../support/product.ts'

const commands = [
  'mark',
  'unmark',
  'toggle',
  'ls',
  'show',
  'explain',
  'status',
  'sessions',
  'log',
  'events',
  'usage',
  'rename',
  'remove',
  'controller',
  'hooks',
  'doctor',
  'uninstall',
  'completion',
]

interface Place {
  readonly socket: string
  readonly env: Record<string, string>
}

/** A home of its own, in which no tmux server runs. */
async function nowhere(): Promise<Place> {
  const home = await mkdtemp(join(privateRoot(), 'n'))
  const env = { HOME: home, XDG_STATE_HOME: join(home, 'state'), TMUX_TMPDIR: home, PATH: String(process.env['PATH']) }
  return { socket: join(home, 's'), env }
}

async function run(...args: string[]): Promise<Run> {
  return geppetto(await nowhere(), ...args)
}

function expectOneLine({ stderr }: Run): void {
  expect(stderr).toMatch(/^geppetto-tmux: .+\n {2}.+$/)
  expect(stderr).not.toMatch(/\bat .*:\d+:\d+/)
}

describe('help', () => {
  test.each([[], ...commands.map((command) => [command])])('of %s begins with examples', async (...command) => {
    const { code, stdout } = await run(...command, '--help')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Examples:\n {2}geppetto-tmux /)
    expect(stdout).toContain('Usage: geppetto-tmux')
  })

  test('names every command and no hidden one', async () => {
    const { stdout } = await run('--help')
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command}\\b`, 'm'))
    expect((await run('controller', '--help')).stdout).not.toMatch(/^ {2}(?:run|refresh)\b/m)
  })

  test('is what a bare command shows, as an error', async () => {
    const { code, stdout, stderr } = await run()
    expect({ code, stdout }).toEqual({ code: 64, stdout: '' })
    expect(stderr).toContain('Usage: geppetto-tmux')
  })

  test('goes with the version', async () => {
    expect(await run('-V')).toEqual({ code: 0, stdout: manifest.version, stderr: '' })
  })
})

describe('wrong usage', () => {
  test.each([
    [['bogus']],
    [['ls', 'extra']],
    [['ls', '--bogus']],
    [['rename', 'one']],
    [['mark', '--idle-after', 'soon']],
    [['mark', '--idle-after', '0']],
    [['log', '-n', '-3']],
    [['log', '--raw', '--text']],
    [['completion', 'tcsh']],
    [['-L', 'one', '-S', '/tmp/two', 'ls']],
    [['mark']],
    [['uninstall', '--purge']],
  ])('of %j is one clear line and 64', async (args) => {
    const result = await run(...args)
    expect(result.code).toBe(64)
    expect(result.stdout).toBe('')
    expectOneLine(result)
  })

  test('is an object for programs', async () => {
    const { code, stdout } = await run('--json', 'bogus')
    expect(code).toBe(64)
    expect(JSON.parse(stdout)).toEqual({
      schema: 1,
      error: { kind: 'invalid-request', message: "unknown command 'bogus'", next: 'see: geppetto-tmux --help' },
    })
  })

  test('names the help of the command', async () => {
    expect((await run('-q', 'wait')).stderr).toContain('see: geppetto-tmux wait --help')
    expect((await run('ls', '--bogus')).stderr).toContain('see: geppetto-tmux ls --help')
  })
})

describe('without a tmux server', () => {
  test.each(['ls', 'status', 'sessions', 'events', 'show x', 'mark -t %0', 'toggle -t %0', 'controller start'])(
    '%s says so',
    async (line) => {
      const result = await run(...line.split(' '))
      expect(result.code).toBe(69)
      expect(result.stderr).toContain('no tmux server at')
      expectOneLine(result)
    },
  )

  test('an error is an object for programs', async () => {
    const { stdout } = await run('ls', '--json')
    expect(JSON.parse(stdout)).toMatchObject({ schema: 1, error: { kind: 'server-gone' } })
  })

  test('the controller is not running, and nothing is made to find that out', async () => {
    const place = await nowhere()
    expect(await geppetto(place, 'controller', 'status')).toMatchObject({ code: 69, stdout: 'not running' })
    const { stdout } = await geppetto(place, 'controller', 'status', '--json')
    expect(JSON.parse(stdout)).toMatchObject({ schema: 1, running: false })
    expect(await geppetto(place, 'controller', 'stop')).toMatchObject({ code: 0 })
    expect(await geppetto(place, 'controller', 'log')).toMatchObject({ code: 0, stdout: '' })
  })

  test('the doctor reports it', async () => {
    const { code, stdout } = await run('doctor', '--json')
    expect(code).toBe(1)
    const report = JSON.parse(stdout) as { ok: boolean; checks: { check: string; level: string }[] }
    expect(report.ok).toBe(false)
    expect(report.checks).toContainEqual(expect.objectContaining({ check: 'tmux server', level: 'fail' }))
    expect(report.checks).toContainEqual(expect.objectContaining({ check: 'node', level: 'ok' }))
  })

  test('uninstall has nothing to undo and names the line to delete', async () => {
    const place = await nowhere()
    await writeFile(join(place.env['HOME'] ?? '', '.tmux.conf'), "set -g @plugin 'me/geppetto-tmux'\n# geppetto\n")
    const { code, stdout } = await geppetto(place, 'uninstall')
    expect(code).toBe(0)
    expect(stdout).toMatch(/\.tmux\.conf:1: set -g @plugin 'me\/geppetto-tmux'$/)
  })
})

describe('files that are not as they should be', () => {
  test('a damaged record is skipped with a note, and stays', async () => {
    const place = await nowhere()
    const runner = join(place.env['XDG_STATE_HOME'] ?? '', 'geppetto-tmux/runners/rabcdef')
    await mkdir(runner, { recursive: true })
    await writeFile(join(runner, 'runner.json'), '{"schema":')
    const { code, stderr } = await geppetto(place, 'log', 'api')
    expect(code).toBe(66)
    expect(stderr).toContain('rabcdef: its runner.json is damaged')
    expect(stderr).toContain('geppetto-tmux: no runner api has a log here')
  })
})

describe('completion', () => {
  test.each(['bash', 'zsh', 'fish'])('for %s knows the commands', async (shell) => {
    const { code, stdout } = await run('completion', shell)
    expect(code).toBe(0)
    for (const command of commands) expect(stdout).toContain(command)
  })

  test.each([
    ['geppetto-tmux ', 'mark'],
    ['geppetto-tmux st', 'status'],
    ['geppetto-tmux controller re', 'restart'],
    ['geppetto-tmux mark --i', '--idle-after'],
    ['geppetto-tmux -S /x log --gr', '--grep'],
    ['geppetto-tmux completion f', 'fish'],
  ])('in bash completes `%s`', async (line, expected) => {
    const { stdout: script } = await run('completion', 'bash')
    const words = line.split(' ').map((word) => `'${word}'`)
    const probe = `COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}; _geppetto_tmux; printf '%s\\n' "\${COMPREPLY[@]}"`
    const { stdout } = await promisify(execFile)('bash', ['-c', `${script}\n${probe}`])
    expect(stdout.split('\n')).toContain(expected)
  })
})

test('a reader that has read enough is no error', async () => {
  const { env } = await nowhere()
  const script = `set -o pipefail; '${process.execPath}' '${ENTRY}' completion bash | true`
  await promisify(execFile)('bash', ['-c', script], { env })
})
