import { execFileSync } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { execa } from 'execa'
import { describe, expect, test } from 'vitest'
import { SettingsFile } from '../../src/hooks/settings-file.ts'
import { hookTargets } from '../../src/agents/registry.ts'
import { layFile } from '../support/agent-records.ts'
import { privateRoot } from '../support/private-root.ts'
import { ENTRY, geppetto, type Run } from '../support/product.ts'

const HOOK_TARGETS = await hookTargets()
const CLIENT = join(dirname(ENTRY), '../scripts/geppetto-hook')
const FILES = {
  claude: '.claude/settings.json',
  codex: '.codex/config.toml',
  gemini: '.gemini/settings.json',
  opencode: '.config/opencode/plugins/geppetto-tmux.js',
  cursor: '.cursor/hooks.json',
  aider: '.aider.conf.yml',
}
type Agent = keyof typeof FILES
const AGENTS = Object.keys(FILES) as Agent[]

const mine = (command: string) => ({ hooks: [{ type: 'command', command }] })
const OWN = JSON.stringify({
  hooks: { Stop: [mine('mine')], BeforeAgent: [mine('mine')], stop: [{ command: 'mine' }] },
})
const JSON_TEXTS = {
  'one line': OWN,
  'pretty, with a last newline': `${JSON.stringify(JSON.parse(OWN), undefined, 2)}\n`,
  tabs: JSON.stringify({ a: [1, { b: null }], hooks: {} }, undefined, '\t'),
  'odd, with CRLF and no last newline': '{\r\n "model" :"x",\r\n\t"hooks":{ "Stop":[ ] ,"z" : []}\r\n,"q":"}]\\""   }',
  'nothing in it': '{ \n\n}\n',
  'an empty file': '',
}
const TEXTS: Record<Agent, Readonly<Record<string, string>>> = {
  claude: JSON_TEXTS,
  gemini: { ...JSON_TEXTS, comments: '{ // mine: "hooks": {\n  "ui": { "theme": "dark" } /* } */\n}' },
  cursor: JSON_TEXTS,
  codex: {
    'an empty file': '',
    tables: 'model = "gpt-6-sol"\n\n[tui]\nnotify = "not this one"\n',
    'a command of the user':
      'model = "m"\r\nnotify = ["/bin/sh", "-c", "true"]\r\n[projects."/x"]\r\ntrust_level = "trusted"',
    'a command on several lines': 'notify=[\n  "a", # why\n  "b",\n]\n',
  },
  opencode: {},
  aider: {
    'an empty file': '',
    'no last newline': '---\nmodel: gpt-6\nnotifications: false',
    'a command of the user': 'notifications: true\nnotifications-command: "notify-send \'done\'"\nmodel: x\n',
    'a plain command, CRLF': 'notifications-command: say done\r\n',
  },
}

function newHome(): string {
  return mkdtempSync(join(privateRoot(), 'h'))
}

async function hooks(home: string, ...args: string[]): Promise<Run> {
  return program(home, 'hooks', ...args)
}

async function program(home: string, ...args: string[]): Promise<Run> {
  const env = { HOME: home, XDG_STATE_HOME: join(home, 'state'), TMUX_TMPDIR: home, PATH: String(process.env['PATH']) }
  return geppetto({ socket: join(home, 's'), env }, ...args)
}

function settingsOf(home: string, agent: Agent, scripts = dirname(CLIENT)): SettingsFile {
  const target = HOOK_TARGETS.find((one) => one.agent === agent)
  if (target === undefined) throw new Error(agent)
  return new SettingsFile(target.edit({ env: {}, home, scripts }), join(home, 'backups'))
}

async function statusOf(home: string, agent: Agent): Promise<string | undefined> {
  const { stdout } = await hooks(home, 'status', agent)
  return / {2}(installed|outdated|not installed|unreadable) {2}/.exec(stdout)?.[1]
}

describe('settings', () => {
  const cases = AGENTS.flatMap((agent) => Object.entries(TEXTS[agent]).map(([name, text]) => ({ agent, name, text })))

  test.each(cases)('of $agent ($name) are the same to the byte afterwards', ({ agent, text }) => {
    const home = newHome()
    const file = layFile(home, FILES[agent], text)
    const settings = settingsOf(home, agent)
    expect(settings.install()).toBe(true)
    const installed = readFileSync(file, 'utf8')
    expect(installed).toContain('geppetto-hook')
    expect(settings.status()).toBe('installed')
    expect(settings.install()).toBe(false)
    expect(readFileSync(file, 'utf8')).toBe(installed)
    if (text.includes('mine')) expect(installed).toContain('mine')

    expect(settings.uninstall()).toBe(true)
    expect(readFileSync(file, 'utf8')).toBe(text)
    expect(settings.status()).toBe('not installed')
    expect(settings.uninstall()).toBe(false)
    // Without the backup our entries are taken out one by one.
    settings.install()
    rmSync(join(home, 'backups'), { recursive: true })
    settings.uninstall()
    if (text.trim() !== '' && !text.includes('[ ]') && !text.includes('{}'))
      expect(readFileSync(file, 'utf8')).toBe(text)
  })

  test('of an older place of geppetto-tmux are renewed', () => {
    const home = newHome()
    const file = layFile(home, FILES.claude, OWN)
    settingsOf(home, 'claude', '/gone/scripts').install()
    expect(settingsOf(home, 'claude').status()).toBe('outdated')
    expect(settingsOf(home, 'claude').install()).toBe(true)
    expect(readFileSync(file, 'utf8')).not.toContain('/gone')
    settingsOf(home, 'claude').uninstall()
    expect(readFileSync(file, 'utf8')).toBe(OWN)
  })

  test('that changed meanwhile keep the change, and the way they are written', async () => {
    const home = newHome()
    const changes: [Agent, string, (text: string) => string][] = [
      ['claude', JSON_TEXTS['pretty, with a last newline'], (text) => text.replace('{', '{\n  "theme": "dark",')],
      ['cursor', JSON_TEXTS['one line'], (text) => text.replace('"mine"', '"mine2"')],
      ['codex', TEXTS.codex['a command of the user'] ?? '', (text) => `${text}\r\n[more]\r\n`],
      ['aider', TEXTS.aider['a command of the user'] ?? '', (text) => text.replace('model: x', 'model: y')],
    ]
    for (const [agent, text, change] of changes) {
      const file = layFile(home, FILES[agent], text)
      await hooks(home, 'install', agent)
      writeFileSync(file, change(readFileSync(file, 'utf8')))
      expect(await statusOf(home, agent)).toBe('installed')
      await hooks(home, 'uninstall', agent)
      expect(readFileSync(file, 'utf8')).toBe(change(text))
    }
  })

  test('that the agent has written anew, with another item behind ours, lose ours only', async () => {
    const home = newHome()
    const file = layFile(home, FILES.claude, OWN)
    await hooks(home, 'install', 'claude')
    const settings = JSON.parse(readFileSync(file, 'utf8')) as { hooks: Record<string, unknown[]> }
    settings.hooks['Stop']?.push(mine('later'))
    writeFileSync(file, JSON.stringify(settings, undefined, 4))
    expect(await statusOf(home, 'claude')).toBe('installed')
    await hooks(home, 'uninstall', 'claude')
    const { hooks: before } = JSON.parse(OWN) as { hooks: Record<string, unknown[]> }
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      hooks: { ...before, Stop: [mine('mine'), mine('later')] },
    })
  })

  test('that were not there are not there afterwards', async () => {
    const home = newHome()
    for (const agent of AGENTS) {
      expect((await hooks(home, 'install', agent)).code).toBe(0)
      expect(statSync(join(home, FILES[agent])).mode & 0o777).toBe(0o600)
    }
    const { stdout } = await hooks(home, 'status', '--json')
    expect((JSON.parse(stdout) as { hooks: unknown[] }).hooks).toMatchObject(
      AGENTS.map((agent) => ({ agent, status: 'installed' })),
    )
    expect((await program(home, 'uninstall')).stderr).toContain(`${AGENTS.join(', ')} still run our hooks`)
    expect((await hooks(home, 'uninstall')).code).toBe(0)
    for (const agent of AGENTS) expect(existsSync(join(home, FILES[agent]))).toBe(false)
    expect(readdirSync(join(home, 'state/geppetto-tmux/backups'))).toEqual([])
  })

  test('behind a link stay behind it, with their permissions', async () => {
    const home = newHome()
    const real = layFile(home, 'dotfiles/claude.json', OWN)
    mkdirSync(join(home, '.claude'))
    symlinkSync('../dotfiles/claude.json', join(home, FILES.claude))
    const { mode } = statSync(real)
    await hooks(home, 'install', 'claude')
    expect(lstatSync(join(home, FILES.claude)).isSymbolicLink()).toBe(true)
    expect(readFileSync(real, 'utf8')).toContain('geppetto-hook')
    await hooks(home, 'uninstall', 'claude')
    expect(readFileSync(real, 'utf8')).toBe(OWN)
    expect(statSync(real).mode).toBe(mode)
  })

  test('are never written through what somebody has put beside them', async () => {
    const home = newHome()
    const file = layFile(home, FILES.claude, OWN)
    const precious = layFile(home, 'precious', 'mine')
    symlinkSync(precious, `${file}.geppetto-new`)
    expect((await hooks(home, 'install', 'claude')).code).toBe(0)
    expect(readFileSync(precious, 'utf8')).toBe('mine')
    expect(readFileSync(file, 'utf8')).toContain('geppetto-hook')
    expect(lstatSync(file).isFile()).toBe(true)
    const names = readdirSync(dirname(file)).filter((name) => !name.endsWith('.geppetto-new'))
    expect(names).toEqual(['settings.json'])
  })

  test('that are no file are named and left alone, at once', async () => {
    const home = newHome()
    const place = join(home, FILES.claude)
    mkdirSync(dirname(place))
    const makers: Readonly<Record<string, () => void>> = {
      'a link that leads nowhere': () => symlinkSync('../nowhere', place),
      'a link to itself': () => symlinkSync('settings.json', place),
      'a pipe': () => execFileSync('mkfifo', [place]),
      'a link to a pipe': () => {
        execFileSync('mkfifo', [join(home, 'pipe')])
        symlinkSync('../pipe', place)
      },
      'a device': () => symlinkSync('/dev/zero', place),
      'a directory': () => mkdirSync(place),
      'a huge file': () => {
        writeFileSync(place, '{}')
        truncateSync(place, 2 ** 36)
      },
    }
    for (const [what, make] of Object.entries(makers)) {
      make()
      const before = lstatSync(place).ino
      for (const verb of ['install', 'uninstall']) {
        const started = performance.now()
        const { code, stderr } = await hooks(home, verb, 'claude')
        expect({ what, verb, code, stderr }).toMatchObject({ code: 78, stderr: expect.stringContaining(place) })
        expect(performance.now() - started).toBeLessThan(10_000)
      }
      expect(await statusOf(home, 'claude')).toBe('unreadable')
      expect([what, lstatSync(place).ino, existsSync(join(home, 'nowhere'))]).toEqual([what, before, false])
      rmSync(place, { recursive: true })
    }
  })

  test('that cannot be read or changed are named and left alone', async () => {
    const home = newHome()
    const wrong: [Agent, string | Buffer][] = [
      ['claude', '{"hooks":'],
      ['claude', '{"hooks":[]}'],
      ['claude', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
      ['codex', 'notify = "one word"\n'],
      ['opencode', 'export const mine = 1\n'],
    ]
    for (const [agent, content] of wrong) {
      const file = layFile(home, FILES[agent], '')
      writeFileSync(file, content)
      const { code, stderr } = await hooks(home, 'install', agent)
      expect({ content, code, stderr }).toMatchObject({ code: 78, stderr: expect.stringContaining(file) })
      expect(readFileSync(file)).toEqual(Buffer.from(content))
    }
    mkdirSync(join(home, FILES.cursor), { recursive: true })
    expect((await hooks(home, 'install', 'cursor')).code).toBe(78)
    expect((await hooks(home, 'status')).stdout).toMatch(/cursor +unreadable/)
    expect((await hooks(home, 'install', 'nobody')).code).toBe(64)
  })

  test('of agents that were never used stay away, unless they are named', async () => {
    const home = newHome()
    layFile(home, FILES.gemini, '{}')
    expect((await hooks(home, 'install')).stdout).toBe(`gemini: installed: ${join(home, FILES.gemini)}`)
    expect(existsSync(join(home, '.claude'))).toBe(false)
  })
})

describe('what a person is told', () => {
  const off = '{"disableAllHooks":true}'

  test('hooks that are switched off, at installing, in status and by doctor', async () => {
    const home = newHome()
    layFile(home, FILES.claude, off)
    layFile(home, FILES.aider, 'notifications: false\n')
    layFile(home, '.aider/x', '')
    const told = [
      'claude: disableAllHooks is true: Claude Code runs no hooks, ours neither',
      'aider: notifications is off: Aider runs no command, so nothing is told',
    ]
    const before = await hooks(home, 'status')
    expect(before.stderr).toBe('')
    const installed = await hooks(home, 'install')
    expect(installed.code).toBe(0)
    for (const line of told) expect(installed.stderr.split('\n')).toContain(line)
    for (const line of told) expect((await hooks(home, 'status')).stderr.split('\n')).toContain(line)
    const { stdout } = await hooks(home, 'status', 'claude', '--json')
    expect(JSON.parse(stdout)).toMatchObject({
      hooks: [{ agent: 'claude', status: 'installed', notes: [expect.stringContaining('disableAllHooks')] }],
    })
    const checks = await doctorsChecks(home)
    expect(checks.map(({ level, message }) => [level, message])).toEqual(told.map((line) => ['warn', line]))
    expect((await hooks(home, 'uninstall')).stderr).toBe('')
    expect(readFileSync(join(home, FILES.claude), 'utf8')).toBe(off)
    expect(await doctorsChecks(home)).toEqual([])
  })

  test('by doctor: that all is well, that ours are old, that the agent cannot read its settings', async () => {
    const home = newHome()
    const file = layFile(home, FILES.claude, '{}')
    await hooks(home, 'install', 'claude')
    expect(await doctorsChecks(home)).toEqual([{ check: 'agent hooks', level: 'ok', message: 'claude' }])
    const text = readFileSync(file, 'utf8')
    writeFileSync(file, text.replaceAll(dirname(CLIENT), '/gone'))
    expect(await doctorsChecks(home)).toMatchObject([
      { level: 'warn', message: expect.stringContaining('another place') },
    ])
    writeFileSync(file, `// mine\n${text}`)
    expect(await doctorsChecks(home)).toMatchObject([
      { level: 'warn', message: expect.stringContaining('line 1, column 1: a comment') },
    ])
    expect((await program(home, 'uninstall')).stderr).toContain('claude still run our hooks')
  })

  test('which settings are refused, while the others get their hooks', async () => {
    const home = newHome()
    layFile(home, FILES.claude, '{ "a": 1,\n}')
    const codex = layFile(home, FILES.codex, 'notify = [1\n')
    layFile(home, FILES.gemini, '{}')
    const { code, stdout, stderr } = await hooks(home, 'install')
    expect(code).toBe(78)
    expect(stdout).toBe(`gemini: installed: ${join(home, FILES.gemini)}`)
    expect(stderr).toContain(`${join(home, FILES.claude)}: line 2, column 1: a comma before it`)
    expect(stderr).toContain(`${codex}: line 2, column 1: `)
    expect(stderr).toContain('it was not changed; mend it')
    expect(readFileSync(codex, 'utf8')).toBe('notify = [1\n')
  })

  test('what uninstalling leaves, as another program holds it', async () => {
    const home = newHome()
    const text = `notify = ["/opt/wrapper", "--", "${CLIENT}", "codex-notify"]\n`
    const file = layFile(home, FILES.codex, text)
    const { code, stdout, stderr } = await hooks(home, 'uninstall', 'codex')
    expect({ code, stdout }).toEqual({ code: 0, stdout: `codex: left as it is: ${file}` })
    expect(stderr).toContain('codex: notify is /opt/wrapper, which runs ours: only you can take it out')
    expect(readFileSync(file, 'utf8')).toBe(text)
  })

  async function doctorsChecks(home: string) {
    const { stdout } = await program(home, 'doctor', '--json')
    const { checks } = JSON.parse(stdout) as { checks: { check: string; level: string; message: string }[] }
    return checks.filter(({ check }) => check === 'agent hooks')
  }
})

test('the parsers of settings are loaded by what needs them, and no other command', () => {
  const directory = dirname(ENTRY)
  const texts = new Map(
    readdirSync(directory)
      .filter((name) => /\.c?js$/.test(name))
      .map((name) => [name, readFileSync(join(directory, name), 'utf8')]),
  )
  const loading = new Set(
    [...texts].filter(([, text]) => /Invalid TOML document|YAMLMap|parseTree/.test(text)).map(([name]) => name),
  )
  expect(loading.size).toBeGreaterThan(0)
  // Whatever is imported at the start of a file, not when it is needed.
  for (let size = 0; size < loading.size;) {
    size = loading.size
    for (const [name, text] of texts) {
      const imports = [...text.matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)].map(([, file = '']) => file)
      if (imports.some((file) => loading.has(file))) loading.add(name)
    }
  }
  // What edits the settings of an agent, and a parser that several of them share: both come when they are asked for.
  expect([...loading].filter((name) => !/^(?:agents-\w+-settings|jsonc-parser-.+)\.js$/.test(name))).toEqual([])
})

describe('the client', () => {
  interface Place {
    readonly spool: string
    readonly env: Record<string, string>
  }
  const place = (): Place => {
    const state = newHome()
    const spool = join(state, 'geppetto-tmux/hooks/4711')
    mkdirSync(spool, { recursive: true })
    const env = { XDG_STATE_HOME: state, HOME: state, TMUX: '/tmp/s,4711,0', TMUX_PANE: '%7' }
    return { spool, env: { ...env, PATH: String(process.env['PATH']) } }
  }
  const run = async (env: Record<string, string>, input: string | Buffer, ...args: string[]) => {
    const started = performance.now()
    const { exitCode, stdout, stderr } = await execa(CLIENT, args, { env, extendEnv: false, input, reject: false })
    return { exitCode, stdout, stderr, ms: performance.now() - started }
  }
  const silent = { exitCode: 0, stdout: '', stderr: '' }

  test('leaves an event whole, for nobody else to read', async () => {
    const { spool, env } = place()
    const hostile = '{"hook_event_name":"Stop","x":"$(touch /tmp/no) `id` \\n %s"}\n\0\u001b[2J\n'
    expect(await run(env, hostile, 'claude')).toMatchObject(silent)
    const [name = ''] = readdirSync(spool)
    expect(name).toMatch(/^7\.claude\.\d+$/)
    expect(readFileSync(join(spool, name), 'utf8')).toBe(hostile)
    expect(statSync(join(spool, name)).mode & 0o777).toBe(0o600)
  })

  test('does nothing outside tmux, without a controller, or with a strange environment', async () => {
    const { spool, env } = place()
    const strange = [
      { TMUX: '' },
      { TMUX: 'x' },
      { TMUX: '/tmp/s,../..,0' },
      { TMUX: '/tmp/s,4712,0' },
      { TMUX_PANE: '' },
      { TMUX_PANE: '%7/../../x' },
      { XDG_STATE_HOME: '/nowhere' },
      { PATH: '/nowhere' },
    ]
    for (const change of strange) {
      expect({ change, ...(await run({ ...env, ...change }, '{}', 'claude')) }).toMatchObject({ change, ...silent })
    }
    expect(readdirSync(spool)).toEqual([])
  })

  test('takes no more than has room, and no more than its time', async () => {
    const { spool, env } = place()
    expect(await run(env, Buffer.alloc(1024 * 1024, 10), 'gemini')).toMatchObject(silent)
    expect(statSync(join(spool, readdirSync(spool)[0] ?? '')).size).toBe(1024 * 1024)
    // An agent that never says that it has said everything.
    const never = execa(CLIENT, ['claude'], { env, extendEnv: false, stdin: 'pipe', timeout: 20_000 })
    expect((await never).exitCode).toBe(0)
    expect(readdirSync(spool)).toHaveLength(1)
    // A controller that is stuck.
    for (let i = 0; i < 40; i += 1) await run(env, '{}', 'claude')
    expect(readdirSync(spool)).toHaveLength(32)
    const { ms, ...rest } = await run(env, '{}', 'claude')
    expect(rest).toEqual(silent)
    expect(ms).toBeLessThan(5000)
  })

  test('runs the command of the user that had the slot of codex before, wherever it is', async () => {
    const { spool, env } = place()
    const event = '{"type":"agent-turn-complete","thread-id":"t"}'
    for (const [change, left] of [
      [{}, 1],
      [{ TMUX: '' }, 1],
    ] as const) {
      const args = ['codex-notify', 'sh', '-c', 'echo "mine: $1"; echo oh >&2; exit 3', 'sh', event]
      expect(await run({ ...env, ...change }, '', ...args)).toMatchObject({
        exitCode: 3,
        stdout: `mine: ${event}`,
        stderr: 'oh',
      })
      expect(readdirSync(spool)).toHaveLength(left)
    }
    expect(await run(env, '', 'codex-notify', event)).toMatchObject(silent)
  })
})
