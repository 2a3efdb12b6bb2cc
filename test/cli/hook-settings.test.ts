import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse as parseToml } from 'smol-toml'
import { describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { Failure } from '../../src/base/failure.ts'
import { SettingsFile } from '../../src/hooks/settings-file.ts'
import { hookTargets } from '../../src/agents/registry.ts'
import { layFile } from '../support/agent-records.ts'
import { privateRoot } from '../support/private-root.ts'

const HOOK_TARGETS = await hookTargets()
const BOM = '\uFEFF'
const SCRIPTS = '/opt/geppetto-tmux/scripts'
const CLIENT = `${SCRIPTS}/geppetto-hook`
const COMMAND = (agent: string): string => `'${CLIENT}' ${agent} 2>/dev/null || :`
const FILES = {
  claude: '.claude/settings.json',
  codex: '.codex/config.toml',
  gemini: '.gemini/settings.json',
  cursor: '.cursor/hooks.json',
  aider: '.aider.conf.yml',
}
type Agent = keyof typeof FILES

/** A file of settings in a home of its own. */
function laid(agent: Agent, content: string) {
  const home = mkdtempSync(join(privateRoot(), 'h'))
  const path = layFile(home, FILES[agent], content)
  const target = HOOK_TARGETS.find((one) => one.agent === agent)
  if (target === undefined) throw new Error(agent)
  const backups = join(home, 'backups')
  return {
    path,
    file: new SettingsFile(target.edit({ env: {}, home, scripts: SCRIPTS }), backups),
    text: () => readFileSync(path, 'utf8'),
    write: (text: string) => writeFileSync(path, text),
    forget: () => rmSync(backups, { recursive: true, force: true }),
  }
}

/** What Claude Code and the others read: without a byte order mark, the last of equal names. */
function read(agent: Agent, text: string): Record<string, unknown> {
  const plain = text.replace(/^\uFEFF/, '')
  if (agent === 'codex') return parseToml(plain)
  const value: unknown =
    agent === 'aider' ? parseYaml(plain, { version: '1.1', uniqueKeys: false, merge: true }) : JSON.parse(plain)
  return value as Record<string, unknown>
}

/** All commands of an event, the way an agent finds them. */
function commandsOf(text: string, event: string): unknown[] {
  const { hooks } = read('claude', text) as { hooks: Record<string, readonly Record<string, unknown>[]> }
  return (hooks[event] ?? []).flatMap((entry) =>
    Array.isArray(entry['hooks'])
      ? entry['hooks'].map((hook: { command?: unknown }) => hook.command)
      : entry['command'],
  )
}

describe('config.toml: ours is where Codex finds it, and the rest is what it was', () => {
  const cases: Readonly<Record<string, string>> = {
    'a byte order mark': `${BOM}model = "m"\n`,
    'a byte order mark and CRLF': `${BOM}# mine\r\nnotify = ["a"]\r\n[t]\r\n`,
    'a byte order mark alone': BOM,
    'a quoted key': 'model = "m"\n"notify" = ["say", "done"]\n',
    'a key in single quotes': "'notify'=['say']\n",
    'a key with an escape': '"\\u006eotify" = ["say"]\n',
    'a list of lists before it': 'colours = [\n  ["a", "b"],\n  [1, 2],\n]\nnotify = ["say"]\n',
    'a list of lists before a table': 'colours = [\n  [1],\n]\nmodel = "m"\n[tui]\nnotify = ["not this"]\n',
    'a text of several lines with our word in it': 'about = """\nnotify = ["no"]\n[x]\n"""\nnotify = ["say"]\n',
    'such a text and no slot': "about = '''\nnotify = []\n'''\n[t]\n",
    'our word in a comment': '# notify = ["no"]\nnotify = ["say"] # notify = ["no"]\n',
    'our word in tables of a list': '[[profiles]]\nnotify = ["no"]\n\n[[profiles]]\nnotify = ["no"]\n',
    'dotted keys': 'tui.notify = ["no"]\nprojects."/x".trust_level = "trusted"\n',
    'a date, a large number, infinity': 'd = 1979-05-27\nn = 9007199254740993\nf = inf\n',
    'texts in single quotes': "notify = ['sh', '-c', 'echo \"x\"']\n",
    'a text of several lines in the list': 'notify = ["sh", "-c", """\nnotify = [1]\n"""]\n',
    'an empty list': 'notify = [ # nothing\n]\n',
    'names of Object.prototype': '__proto__ = 1\nconstructor = 2\n',
  }
  test.each(Object.entries(cases))('%s', (_, text) => {
    const { file, text: now, forget } = laid('codex', text)
    expect(file.install()).toBe(true)
    expect(now().startsWith(BOM)).toBe(text.startsWith(BOM))
    const before = parseToml(text, { integersAsBigInt: true })
    const notify = (before['notify'] ?? []) as readonly string[]
    expect(parseToml(now(), { integersAsBigInt: true })).toEqual({
      ...before,
      notify: [CLIENT, 'codex-notify', ...notify],
    })
    expect(file.status()).toBe('installed')
    expect(file.install()).toBe(false)
    // A file with nothing in it is not missed where nothing is known of it.
    if (text !== BOM) forget()
    expect(file.uninstall()).toBe(true)
    expect(now()).toBe(text)
  })

  const refused: Readonly<Record<string, [string, RegExp]>> = {
    'no TOML': ['model = "m"\nnotify = [1\n', /line \d+, column \d+: .*it was not changed/s],
    'a name twice': ['notify = ["a"]\n"notify" = ["b"]\n', /line 2, column \d+/],
    'a mark in the middle': [`notify = ["a"]\n${BOM}model = "m"\n`, /line 2, column 1/],
    'a table': ['notify.on = true\n', /notify is not a list of texts/],
    'a list of tables': ['[[notify]]\na = 1\n', /notify is not a list of texts/],
    numbers: ['notify = [1]\n', /notify is not a list of texts/],
    'deep nesting': [`a = ${'['.repeat(100_000)}`, /nested too deeply|line 1/],
  }
  test.each(Object.entries(refused))('refused: %s', (_, [text, why]) => expectRefused('codex', text, why))
})

describe('notify, wrapped by another program', () => {
  const previous = JSON.stringify([CLIENT, 'codex-notify', 'say', 'done'])
  const wrapped: Readonly<Record<string, [string, string | undefined]>> = {
    'as words, with the command of the user behind': [
      `notify = ["/opt/wrapper", "turn-ended", "--", "${CLIENT}", "codex-notify", "say"]\n`,
      'notify = ["/opt/wrapper", "turn-ended", "--", "say"]\n',
    ],
    'as one word, a list in itself': [
      `notify = ["/opt/wrapper", "turn-ended", "--previous-notify", ${JSON.stringify(previous)}]\n`,
      'notify = ["/opt/wrapper", "turn-ended", "--previous-notify", "[\\"say\\",\\"done\\"]"]\n',
    ],
    'as one word in single quotes': [
      `notify = ["/opt/wrapper", "--previous-notify", '${previous}']\n[t]\n`,
      `notify = ["/opt/wrapper", "--previous-notify", '["say","done"]']\n[t]\n`,
    ],
    'as the last words': [`notify = ["/opt/wrapper", "--", "${CLIENT}", "codex-notify"]\n`, undefined],
    'as one word, and nothing else in it': [
      `notify = [\n  "/opt/wrapper",\n  "--previous-notify",\n  '["${CLIENT}","codex-notify"]',\n]\n`,
      undefined,
    ],
    'as a line of shell': [`notify = ["sh", "-c", "${CLIENT} codex-notify say \\"$1\\"", "sh"]\n`, undefined],
  }
  test.each(Object.entries(wrapped))('%s', (_, [text, left]) => {
    const { file, text: now } = laid('codex', text)
    expect(file.status()).toBe('installed')
    expect(file.install()).toBe(false)
    expect(now()).toBe(text)
    expect(file.uninstall()).toBe(left !== undefined)
    expect(now()).toBe(left ?? text)
    expect(file.notes().join()).toMatch(left === undefined ? /runs ours: .* take it out/ : /^$/)
  })

  test('after we were installed: once, and taken out of the wrapper', () => {
    const { file, text: now, write } = laid('codex', 'notify = ["say"]\n')
    file.install()
    const list = read('codex', now())['notify']
    write(`notify = ["/opt/wrapper", "--previous-notify", ${JSON.stringify(JSON.stringify(list))}]\n`)
    expect(file.install()).toBe(false)
    expect(file.uninstall()).toBe(true)
    expect(read('codex', now())).toEqual({ notify: ['/opt/wrapper', '--previous-notify', '["say"]'] })
  })

  test('with an older place of ours: the place is renewed where it is', () => {
    const old = (client: string): string =>
      `notify = ["/opt/wrapper", "--previous-notify", "[\\"${client}\\",\\"codex-notify\\"]"]\n`
    const { file, text: now } = laid('codex', old('/gone/geppetto-hook'))
    expect(file.status()).toBe('outdated')
    expect(file.install()).toBe(true)
    expect(now()).toBe(old(CLIENT))
    expect(file.status()).toBe('installed')
  })

  test('twice, as an older version left it', () => {
    const text = `notify = ["${CLIENT}", "codex-notify", "/opt/wrapper", "--", "${CLIENT}", "codex-notify", "say"]\n`
    const { file, text: now } = laid('codex', text)
    expect(file.notes().join()).toMatch(/twice/)
    file.uninstall()
    expect(now()).toBe('notify = ["/opt/wrapper", "--", "say"]\n')
  })
})

describe('settings of hooks in JSON: every event of ours is live, and the rest is what it was', () => {
  const other = (command: string): string => JSON.stringify([{ hooks: [{ type: 'command', command }] }])
  const cases: Readonly<Record<string, string>> = {
    'a byte order mark': `${BOM}{\r\n  "a": 1\r\n}\r\n`,
    'hooks twice': `{\n  "hooks": { "Stop": ${other('dead')} },\n  "a": 1,\n  "hooks": { "Stop": ${other('mine')} }\n}\n`,
    'hooks twice, the last one empty': `{ "hooks": { "Stop": ${other('dead')} }, "hooks": {"x": []} }`,
    'an event twice': `{"hooks":{"Stop":${other('dead')},"SessionEnd":${other('dead')},"Stop":${other('mine')}}}`,
    'a name with an escape': `{"hoo\\u006bs":{"St\\u006fp":${other('mine')}}}`,
    'names of Object.prototype': '{"__proto__":{"hooks":1},"constructor":{},"a":{"hooks":[]}}',
    'our words in texts': '{"a":"\\"hooks\\": {","b":"geppetto-hook","c":"// x","d":"/* "}',
  }
  const events = ['SessionStart', 'UserPromptSubmit', 'PermissionRequest', 'Stop', 'StopFailure', 'SessionEnd']

  test.each(Object.entries(cases))('%s', (_, text) => {
    const { file, text: now, forget } = laid('claude', text)
    expect(file.install()).toBe(true)
    for (const event of events) expect(commandsOf(now(), event)).toContain(COMMAND('claude'))
    if (text.includes('mine')) expect(commandsOf(now(), 'Stop')).toEqual(['mine', COMMAND('claude')])
    expect(file.status()).toBe('installed')
    expect(file.install()).toBe(false)
    forget()
    expect(file.uninstall()).toBe(true)
    expect(now()).toBe(text)
  })

  test('the entries that an older version put where they are not read are moved', () => {
    const ours = JSON.stringify([{ hooks: [{ type: 'command', command: COMMAND('claude'), timeout: 5 }] }])
    const dead = events.map((event) => `"${event}":${ours}`).join()
    const { file, text: now } = laid('claude', `{"hooks":{${dead}},"hooks":{"Stop":${other('mine')}}}`)
    expect(file.status()).toBe('outdated')
    expect(file.install()).toBe(true)
    for (const event of events) expect(commandsOf(now(), event)).toContain(COMMAND('claude'))
    expect(now().split('geppetto-hook')).toHaveLength(events.length + 1)
    file.uninstall()
    expect(commandsOf(now(), 'Stop')).toEqual(['mine'])
  })

  test('what is not live after all is refused: a name twice is not undone by taking ours out', () => {
    const text = `{"hooks":{"Stop":${other('dead')}},"hooks":{}}`
    const { file, text: now, forget } = laid('claude', text)
    file.install()
    forget()
    file.uninstall()
    expect(commandsOf(now(), 'Stop')).toEqual([])
    expect(now()).not.toContain('geppetto-hook')
  })

  test('ours beside a command of the user, in one entry: not put in twice, and taken out alone', () => {
    const { file, text: now, write } = laid('claude', '{}')
    file.install()
    const value = read('claude', now()) as { hooks: Record<string, { hooks: unknown[] }[]> }
    for (const [entry] of Object.values(value.hooks)) entry?.hooks.unshift({ type: 'command', command: 'mine' })
    write(JSON.stringify(value, undefined, 2))
    expect(file.status()).toBe('installed')
    expect(file.install()).toBe(false)
    expect(file.uninstall()).toBe(true)
    expect(now()).not.toContain('geppetto-hook')
    for (const event of events) expect(commandsOf(now(), event)).toEqual(['mine'])
  })

  test('ours within a command of the user: not put in twice, and named at uninstall', () => {
    const { file, text: now, write } = laid('cursor', '{}')
    file.install()
    write(now().replaceAll("'/opt", "nice '/opt"))
    const wrapped = now()
    expect(file.status()).toBe('installed')
    expect(file.install()).toBe(false)
    expect(file.uninstall()).toBe(false)
    expect(now()).toBe(wrapped)
    expect(file.notes().join()).toMatch(/sessionStart.*runs ours: .*take it out/)
  })

  test('ours from an older place within a command of the user: named, as only they can change it', () => {
    const text = '{"hooks":{"stop":[{"command":"nice /gone/geppetto-hook cursor"}],"other":[]}}'
    const { file, text: now } = laid('cursor', text)
    expect(file.status()).toBe('outdated')
    expect(file.install()).toBe(true)
    expect(commandsOf(now(), 'stop')).toEqual(['nice /gone/geppetto-hook cursor'])
    expect(commandsOf(now(), 'sessionStart')).toEqual([COMMAND('cursor')])
    expect(file.install()).toBe(false)
    expect(file.notes()).toEqual([
      `a command of yours at stop runs ours from another place: only you can make it ${CLIENT}`,
    ])
    file.uninstall()
    expect(now()).toBe(text)
  })

  test('ours with a comma behind it, as some formatters write it, and comments around', () => {
    const { file, text: now } = laid('cursor', '{}')
    file.install()
    const list = (name: string): string =>
      `"${name}": [ /* a */ {"command":${JSON.stringify(COMMAND('cursor'))}}, // b\n ]`
    const { file: spread, text } = laid(
      'cursor',
      `{ /* c */ "hooks": { ${list('sessionStart')}, /* d */ ${list('stop')}, }, // e\n}`,
    )
    expect(spread.status()).toBe('installed')
    expect(spread.uninstall()).toBe(true)
    expect(text()).toBe('{ /* c */  // e\n}')
    expect(now()).toContain('geppetto-hook')
  })

  test('a name of ours that is null', () => {
    const ours = JSON.stringify({ Stop: [{ hooks: [{ type: 'command', command: COMMAND('claude') }] }] })
    const { file, text: now } = laid('claude', `{"hooks":${ours},"hooks":null}`)
    expect(file.uninstall()).toBe(true)
    expect(now()).toBe('{"hooks":{},"hooks":null}')
  })

  const refused: Readonly<Record<string, [Agent, string, RegExp]>> = {
    'a comment, where Claude Code takes none': ['claude', '{\n  // mine\n}', /line 2, column 3: .*comment/],
    'a comma at the end, where Claude Code takes none': ['claude', '{\n  "a": 1,\n}', /line 3, column 1/],
    'a comma at the end, where Gemini CLI takes none': ['gemini', '{ // x\n  "a": [1,],\n}', /line 2, column 11/],
    'a mark that Gemini CLI cannot read': ['gemini', `${BOM}{}`, /byte order mark/],
    'two marks': ['claude', `${BOM}${BOM}{}`, /line 1, column 1/],
    'no JSON': ['claude', '{\n  "a": 1\n  "b": 2\n}', /line 3, column 3/],
    'half a file': ['claude', '{"hooks":', /line 1, column 10/],
    'two values': ['claude', '{}\n{}', /line 2, column 1/],
    'a list': ['claude', '[]', /whole is not an object/],
    'a number': ['claude', '1', /whole is not an object/],
    'hooks is a list': ['claude', '{"hooks":[]}', /hooks is not an object/],
    'an event is an object': ['claude', '{"hooks":{"Stop":{}}}', /hooks\.Stop is not a list/],
    'deep nesting': ['claude', '['.repeat(100_000), /nested too deeply/],
  }
  test.each(Object.entries(refused))('refused: %s', (_, [agent, text, why]) => expectRefused(agent, text, why))

  test('comments are kept where the agent takes them, commas too where that is not known', () => {
    for (const [agent, text] of [
      ['gemini', '{ // mine: "hooks": {\n  "ui": { "theme": "dark" } /* } */ // last\n}'],
      ['cursor', '{ // mine\n  "version": 1, /* x */ "hooks": { "stop": [ { "command": "mine" }, ], },\n}'],
    ] as const) {
      const { file, text: now, forget } = laid(agent, text)
      expect(file.install()).toBe(true)
      expect(file.status()).toBe('installed')
      forget()
      file.uninstall()
      expect(now()).toBe(text)
    }
  })

  test('hooks that are switched off are told', () => {
    const off = (agent: Agent, text: string): string => laid(agent, text).file.notes().join()
    expect(off('claude', '{"disableAllHooks":true}')).toMatch(/disableAllHooks/)
    expect(off('claude', '{"disableAllHooks":false}')).toBe('')
    expect(off('claude', '{"disableAllHooks":true,"disableAllHooks":false}')).toBe('')
    expect(off('gemini', '{"hooksConfig":{"enabled":false}}')).toMatch(/hooksConfig\.enabled/)
    expect(off('gemini', '{"hooksConfig":{"disabled":["geppetto-tmux"]}}')).toMatch(/hooksConfig\.disabled/)
    expect(off('gemini', '{"hooksConfig":{"disabled":["other"]}}')).toBe('')
  })
})

describe('.aider.conf.yml: ours goes before the command, and the rest is what it was', () => {
  const OURS = `${CLIENT} aider notification`
  const cases: Readonly<Record<string, string>> = {
    'a byte order mark': `${BOM}model: x\n`,
    'a literal block': 'model: x\nnotifications-command: |\n  say done\n  say more\nother: 1\n',
    'a folded block, quoted key, CRLF': '"notifications-command": >-\r\n    say\r\n    done\r\nz: 1\r\n',
    'a block that says its indentation': 'notifications-command: |2\n    say\n  x\n',
    'a block with a comment': 'notifications-command: | # notifications-command: no\n  say\n',
    'a key in single quotes': "'notifications-command': 'say ''x'''\n",
    'a key as on the command line': '--notifications-command: say\n--notifications: true\n',
    'a question mark before the key': '? notifications-command\n: say\n',
    'our word in a block of another key': 'about: |\n  notifications-command: no\n  notifications: true\nz: 1\n',
    'our word in an inner map': 'a:\n  notifications-command: no\n  notifications: no\n',
    'no value': 'notifications-command:\nmodel: x\n',
    'no value but a comment': 'notifications-command: # none\n',
    'an anchor that nobody uses': 'notifications-command: &x "say"\n',
    'a tag': 'notifications-command: !!str say\n',
    'the key twice': 'notifications-command: dead\nmodel: x\nnotifications-command: say\n',
    'a directive and marks of the document': '%YAML 1.1\n# c\n---\n# d\nmodel: x\n...\n',
    'comments alone': '# mine\n# more\n',
    'an indented map': '# c\n  model: x\n  dark: yes\n',
    'notifications that are off': 'notifications: off\nmodel: x\n',
    'a text of several lines in quotes': 'notifications-command: "say\n  done # no"\n',
    'anchors and aliases elsewhere': 'a: &a {k: 1}\nb: *a\nnotifications-command: say\n',
  }
  test.each(Object.entries(cases))('%s', (_, text) => {
    const { file, text: now, forget } = laid('aider', text)
    expect(file.install()).toBe(true)
    const before = text.trim().startsWith('#') && !text.includes(':') ? {} : read('aider', text)
    const key = text.includes('--notifications-command') ? '--notifications-command' : 'notifications-command'
    const command = before[key]
    const asks = text.match(/^(--)?notifications:/m) ? {} : { notifications: true }
    expect(read('aider', now())).toEqual({
      ...asks,
      ...before,
      [key]: command === undefined || command === null ? OURS : `${OURS}; ${command as string}`,
    })
    expect(file.status()).toBe('installed')
    expect(file.install()).toBe(false)
    expect(file.notes().join()).toMatch(text.includes('notifications: off') ? /notifications is off/ : /^$/)
    forget()
    expect(file.uninstall()).toBe(true)
    expect(now()).toBe(text)
  })

  const refused: Readonly<Record<string, [string, RegExp]>> = {
    'no YAML': ['model: [x\nb: 1\n', /line 2, column 1/],
    'a tab as indentation': ['a:\n\tb: 1\n', /line 2/],
    'several documents': ['a: 1\n---\nb: 2\n', /several documents/],
    'a list': ['- a\n', /not a mapping/],
    'an anchor that is used elsewhere': ['notifications-command: &x say\nb: *x\n', /notifications-command/],
    'an alias': ['a: &x say\nnotifications-command: *x\n', /notifications-command/],
    'a value from elsewhere': ['a: &x {notifications-command: say}\n<<: *x\n', /notifications-command/],
    'a list of words': ['notifications-command: [say, done]\n', /notifications-command is not a text/],
    'a number': ['notifications-command: 1\n', /notifications-command is not a text/],
    'written null': ['notifications-command: ~\n', /notifications-command/],
    'braces at the top': ['{model: x}\n', /braces/],
    'both ways to write the key': ['notifications-command: a\n--notifications-command: b\n', /stands twice/],
    'aliases that grow without end': [
      `a: &a [x]\n${[...'bcdefghijk'].map((name, i) => `${name}: &${name} [${`*${'abcdefghij'[i] ?? ''},`.repeat(9)}]\n`).join('')}`,
      /alias/,
    ],
  }
  test.each(Object.entries(refused))('refused: %s', (_, [text, why]) => expectRefused('aider', text, why))

  test('ours within a command of the user is seen, and taken out where that can be done', () => {
    const inner = laid('aider', `notifications-command: "say a; ${OURS}; say b"\n`)
    expect(inner.file.status()).toBe('installed')
    expect(inner.file.install()).toBe(false)
    expect(inner.file.uninstall()).toBe(true)
    expect(inner.text()).toBe('notifications-command: "say a; say b"\n')

    const old = laid('aider', 'notifications-command: nice /gone/geppetto-hook aider notification\n')
    expect(old.file.status()).toBe('outdated')
    expect(old.file.install()).toBe(true)
    expect(read('aider', old.text())).toEqual({ notifications: true, 'notifications-command': `nice ${OURS}` })

    const wrapped = laid('aider', `notifications-command: nice ${OURS} # mine\n`)
    expect(wrapped.file.status()).toBe('installed')
    expect(wrapped.file.uninstall()).toBe(false)
    expect(wrapped.file.notes().join()).toMatch(/runs ours: .*take it out/)
  })
})

test('settings that the agent writes at the same moment are not overwritten', () => {
  const { path, text: now } = laid('claude', '{}')
  const edit = HOOK_TARGETS[0]?.edit({ env: {}, home: join(path, '../..'), scripts: SCRIPTS })
  if (edit === undefined) throw new Error('no target')
  const writing = (text: string): string => {
    writeFileSync(path, '{"model":"opus"}')
    return edit.add(text)
  }
  const file = new SettingsFile({ ...edit, add: writing }, join(path, '../../backups'))
  expect(() => file.install()).toThrow('has changed meanwhile')
  expect(now()).toBe('{"model":"opus"}')
})

test('what an older version spoilt is given back from the backup, though it cannot be read', () => {
  const { path, file, text: now, write } = laid('codex', `${BOM}model = "m"\n`)
  file.install()
  const spoilt = `notify = ["${CLIENT}", "codex-notify"]\n${BOM}model = "m"\n`
  const home = join(path, '../..')
  const backup = readBackup(home)
  write(spoilt)
  writeFileSync(backup.path, JSON.stringify({ ...backup.content, after: Buffer.from(spoilt).toString('base64') }))
  expect(file.uninstall()).toBe(true)
  expect(now()).toBe(`${BOM}model = "m"\n`)
})

function readBackup(home: string) {
  const [name = ''] = readdirSync(join(home, 'backups'))
  const path = join(home, 'backups', name)
  return { path, content: JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown> }
}

function expectRefused(agent: Agent, text: string, why: RegExp): void {
  const { file, text: now } = laid(agent, text)
  let refusal: unknown
  try {
    file.install()
  } catch (error) {
    refusal = error
  }
  expect(refusal).toBeInstanceOf(Failure)
  const { kind, message, next } = refusal as Failure
  expect(kind).toBe('configuration')
  expect(`${message}: ${next ?? ''}`).toMatch(why)
  expect(message).toContain(FILES[agent])
  expect(message.length).toBeLessThan(500)
  expect(now()).toBe(text)
}
