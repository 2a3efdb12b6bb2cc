import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readRecords, type RunnerRecord } from '../../src/records/runner-file.ts'
import { openLog } from '../../src/logs/reader.ts'
import { LogView } from '../../src/cli/log/print/log-printer.ts'
import type { IndexEntry } from '../../src/logs/index-entry.ts'
import { HOSTILE, spoilers } from '../support/hostile.ts'
import { geppetto, stopController } from '../support/product.ts'
import { oneVersion, startServer, type TestServer } from '../support/tmux.ts'

const ID = 'raaaaaa'

let server: TestServer
let root: string
let record: RunnerRecord
beforeAll(async () => {
  // What is read from files does not depend on the version of tmux.
  const [tmux] = oneVersion()
  server = await startServer(tmux?.binary ?? 'tmux')
  root = join(server.home, 'state/geppetto-tmux/runners')
  const identity = await server.tmux('display-message', '-p', '#{pid} #{start_time}')
  const [pid = 0, startedAt = 0] = identity.split(' ').map(Number)
  record = {
    schema: 1,
    id: ID,
    name: 'old',
    agent: 'command',
    pane: '%7',
    window: 'w',
    session: 's',
    server: { socket: server.socket, pid, startedAt },
    pid: 1,
    startedAt: 1,
    idleAfterMs: 1000,
    state: { kind: 'stopped', since: Date.now(), why: 'unmarked' },
    lastLine: '',
  }
})
afterAll(async () => {
  await stopController(server)
  await server.kill()
})

/** A run with these files, whatever they say. */
function writeRun(id: string, files: Readonly<Record<string, string>>): string {
  const directory = join(root, id)
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text)
  return directory
}

describe('a record with', () => {
  test.each(HOSTILE)('$name in every text', (it) => {
    const text = it.text('/nowhere')
    const state = { kind: 'failed', since: 1, signal: text }
    writeRun(ID, {
      'runner.json': JSON.stringify({
        ...record,
        name: text,
        agent: text,
        window: text,
        session: text,
        state,
        lastLine: text,
      }),
    })
    const problems: string[] = []
    const [found] = readRecords(root, (problem) => problems.push(problem))
    if (text.length <= 1024) expect(found).toMatchObject({ name: text, lastLine: text })
    else expect(problems).toEqual([expect.stringContaining('runner.json.bad')])
  })

  test.each([
    ['a time beyond all dates', { startedAt: 1e300 }],
    ['a state since before all dates', { state: { kind: 'active', since: -1e300 } }],
    ['a silence of a thousand years', { idleAfterMs: 1e300 }],
    ['no silence at all', { idleAfterMs: 0 }],
    ['a pane that is a command', { pane: '%0 ; kill-server' }],
    ['a pane that is a flag', { pane: '-a' }],
    ['an id that leads elsewhere', { id: '../../x' }],
    ['an unknown state', { state: { kind: '__proto__', since: 1 } }],
    ['a list', []],
    ['a number', 7],
  ])('%s is set aside', (_, part) => {
    const directory = writeRun(ID, {
      'runner.json': JSON.stringify(typeof part === 'object' ? { ...record, ...part } : part),
    })
    if (Array.isArray(part)) writeFileSync(join(directory, 'runner.json'), '[]')
    expect(readRecords(root, () => undefined)).toEqual([])
    expect(readFileSync(join(directory, 'runner.json.bad'), 'utf8')).not.toBe('')
  })

  test.each([['{', '"', 'null', '\u0000', '[[[[[[', '{"__proto__":{"schema":1}}', `${'['.repeat(100_000)}`]].flat())(
    '%j as its text is set aside',
    (text) => {
      writeRun(ID, { 'runner.json': text })
      expect(readRecords(root, () => undefined)).toEqual([])
    },
  )
})

describe('an index with', () => {
  test.each([
    ['an offset that is no whole number', { kind: 'alternate', at: 0.5, on: true }],
    ['an offset beyond all files', { kind: 'file', at: 2 ** 53 - 1 }],
    ['an offset beyond all numbers', { kind: 'file', at: 1e300 }],
    ['a negative offset', { kind: 'file', at: -5 }],
    ['a size beyond all screens', { kind: 'size', at: 0, cols: 1e9, rows: 1e9 }],
    ['a size of nothing', { kind: 'size', at: 0, cols: 0, rows: 0 }],
    ['a gap of all there is', { kind: 'gap', at: 1, bytes: 2 ** 53 - 1, why: '\u001b]52;c;x\u0007\u202e' }],
    ['a prototype', { kind: '__proto__', at: 0 }],
    ['offsets that go back', { kind: 'file', at: 3 }],
  ])('%s is read without harm', async (_, entry) => {
    const entries = [entry, { kind: 'alternate', at: 4, on: false }, entry].map((it) =>
      JSON.stringify({ time: 1, ...it }),
    )
    const directory = writeRun('rbbbbbb', {
      'output.log': 'one\r\ntwo\r\n',
      'index.jsonl': `${entries.join('\n')}\nnull\n[]\n{"at":`,
    })
    const log = await openLog(directory)
    const view = await LogView.open(log, log.start, 'all')
    for await (const lines of view.read())
      expect(lines.every(({ ansi }) => spoilers(ansi, { colours: true }).length === 0)).toBe(true)
    const text = view.rest()
    expect(spoilers(text.map(({ ansi }) => ansi).join('\n'), { colours: true })).toEqual([])
    expect(log.entries.every((it: IndexEntry) => Number.isSafeInteger(it.at))).toBe(true)
  })
})

describe('instead of a file, a pipe', () => {
  test('that nobody writes into holds nothing up, and is named', async () => {
    const [tmux] = oneVersion()
    await using other = await startServer(tmux?.binary ?? 'tmux')
    const own = join(other.home, 'config/geppetto-tmux')
    const state = join(other.home, 'state/geppetto-tmux')
    const pipes = [
      join(own, 'config.json'),
      join(own, 'rules/mine.json'),
      join(state, `runners/${ID}/runner.json`),
      join(state, `runners/${ID}/sessions.jsonl`),
      join(other.home, '.tmux.conf'),
    ]
    for (const path of pipes) {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      execFileSync('mkfifo', [path])
    }
    for (const args of [['run', 'claude', 'x'], ['ls'], ['log', ID], ['usage'], ['doctor']]) {
      const { code } = await geppetto(other, ...args)
      expect({ args, hangs: code < 0 }).toEqual({ args, hangs: false })
    }
    const { stdout } = await geppetto(other, '--json', 'controller', 'status')
    const { problems } = JSON.parse(stdout) as { problems: string[] }
    expect(problems.join('\n')).toContain(`${pipes[0]}: it is not a regular file`)
    expect(problems.join('\n')).toContain(`${pipes[1]} are not used: it is not a regular file`)
    expect(problems.join('\n')).toContain(`${pipes[2]} could not be read`)
    expect(await geppetto(other, 'uninstall')).toMatchObject({ code: 0 })
    const log = join(state, 'controller.log')
    rmSync(log)
    execFileSync('mkfifo', [log])
    expect(await geppetto(other, 'controller', 'log')).toMatchObject({ code: 74 })
    expect(await geppetto(other, 'controller', 'start')).toMatchObject({
      code: 73,
      stderr: expect.stringContaining(log),
    })
  })
})

test('everything that hostile files hold is shown safely, by every command', async () => {
  const ids = [...'cdefghijklmnopqrstuvwxyz'].map((letter) => `r${letter.repeat(6)}`)
  const texts = HOSTILE.map((it) => it.text(join(server.home, 'pwned'))).filter((text) => text.length <= 1024)
  for (const [at, id] of ids.entries()) {
    const [name = '', lastLine = '', window = '', session = ''] = [0, 1, 2, 3].map((part) => texts[at * 4 + part])
    const runner = { ...record, id, name: name || id, agent: lastLine, lastLine, window, session }
    const event = JSON.stringify({ seq: 1, time: name, runner: id, name, type: lastLine, __proto__: 1 })
    writeRun(id, { 'runner.json': JSON.stringify(runner), 'output.log': texts.join('\n'), 'events.jsonl': event })
  }
  writeRun('\u001b]0;spoilt\u0007\u202e', { 'runner.json': '{' })
  for (const args of [
    ['ls'],
    ['ls', '--json'],
    ['status'],
    ...ids.map((id) => ['show', id]),
    ['log', 'rcccccc'],
    ['log', 'rcccccc', '--json'],
  ]) {
    const { code, stdout, stderr } = await geppetto(server, ...args)
    expect({ args, code, spoilt: [...spoilers(stdout), ...spoilers(stderr)] }).toEqual({ args, code: 0, spoilt: [] })
  }
  const { runners } = JSON.parse((await geppetto(server, 'ls', '--json')).stdout) as { runners: { id: string }[] }
  expect(runners.map(({ id }) => id).toSorted()).toEqual(ids)
  expect((await geppetto(server, 'ls', '--all')).stdout.split('\n')).toHaveLength(ids.length + 1)
})
