import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lastLines } from '../../src/cli/log/print/tail.ts'
import { pagerCommand } from '../../src/cli/log/print/pager.ts'
import { runLog, type LogOptions } from '../../src/cli/commands/log.ts'
import { RunLog } from '../../src/logs/run-log.ts'
import { Redactor } from '../../src/redaction/redactor.ts'
import { madeUpKey } from '../support/secrets.ts'
import { privateRoot } from '../support/private-root.ts'
import { waitFor } from '../support/wait-for.ts'

let directory: string
let writer: RunLog

beforeEach(async () => {
  directory = await mkdtemp(join(privateRoot(), 'log-'))
  writer = await RunLog.open({ directory, maxBytes: 50_000, maxFiles: 20, onTrouble: () => undefined })
  writer.size(40, 5)
})

afterEach(async () => {
  await writer.close()
  await rm(directory, { recursive: true })
})

async function say(output: string): Promise<void> {
  writer.append(Buffer.from(output), Date.now())
  await writer.flushed()
}

function numbered(count: number, from = 0): string {
  return Array.from({ length: count }, (_, line) => `line ${from + line}\r\n`).join('')
}

/** What runLog has printed so far, and its end. */
function start(
  options: Partial<LogOptions>,
  signal?: AbortSignal,
): { readonly printed: () => string; readonly ended: Promise<void> } {
  const stdout = new PassThrough()
  let printed = ''
  stdout.setEncoding('utf8').on('data', (data: string) => (printed += data))
  const ended = runLog({ directory, form: 'text', ...options }, { stdout, isTTY: false, env: {}, signal })
  return { printed: () => printed, ended }
}

async function print(options: Partial<LogOptions>): Promise<string> {
  const { printed, ended } = start(options)
  await ended
  return printed()
}

const plainLines = (text: string): string => text.replaceAll('\r\n', '\n')

describe('log', () => {
  it('prints every line once, across rotated files', async () => {
    await say(numbered(20_000))
    expect(await print({})).toBe(plainLines(numbered(20_000)))
  })

  it('prints the bytes as they are with raw', async () => {
    const output = `\x1b[31mred\x1b[0m\x07\r\n${numbered(9000)}no end`
    await say(output)
    expect(await print({ form: 'raw' })).toBe(output)
    expect(await print({ form: 'raw', lines: 3 })).toBe(`${numbered(2, 8998)}no end`)
    expect(await print({ form: 'raw', grep: '^line 899\\d$', lines: 2 })).toBe(numbered(2, 8998))
  })

  it('prints colours with ansi only', async () => {
    await say('\x1b[31mred\x1b[0m\x1b]0;title\x07\x1b[?25l plain\r\n')
    expect(await print({ form: 'ansi' })).toBe('\x1b[0;31mred\x1b[0m plain\n')
    expect(await print({})).toBe('red plain\n')
  })

  it.each([0, 1, 3, 4, 5, 100, 5000, 30_000])('prints the last %d lines', async (lines) => {
    await say(numbered(20_000))
    const wanted = Math.min(lines, 20_000)
    expect(await print({ lines })).toBe(plainLines(numbered(wanted, 20_000 - wanted)))
  })

  it('prints the last lines that match', async () => {
    await say(numbered(20_000))
    expect(await print({ lines: 2, grep: '^line \\d{3}$' })).toBe('line 998\nline 999\n')
    expect(await print({ grep: 'line 19{4}$' })).toBe('line 19999\n')
  })

  it('prints what came since', async () => {
    writer.append(Buffer.from(numbered(10)), Date.now() - 60_000)
    await say(numbered(5, 10))
    expect(await print({ since: Date.now() - 30_000 })).toBe(plainLines(numbered(5, 10)))
    expect(await print({ since: Date.now() - 30_000, lines: 2 })).toBe(plainLines(numbered(2, 13)))
    expect(await print({ since: Date.now() - 90_000 })).toBe(plainLines(numbered(15)))
  })

  it('prints what came until', async () => {
    const wanted = { since: Date.now() - 90_000, until: Date.now() - 30_000 }
    for (const [ago, from] of [
      [120, 0],
      [60, 10],
      [0, 20],
    ] as const) {
      writer.append(Buffer.from(numbered(10, from)), Date.now() - ago * 1000)
    }
    await writer.flushed()
    for (const form of ['text', 'raw'] as const) {
      const shown = async (options: Partial<LogOptions>): Promise<string> =>
        plainLines(await print({ form, ...options }))
      expect(await shown(wanted)).toBe(plainLines(numbered(10, 10)))
      expect(await shown({ ...wanted, lines: 2 })).toBe(plainLines(numbered(2, 18)))
      expect(await shown({ until: wanted.until })).toBe(plainLines(numbered(20)))
      expect(await shown({ until: wanted.since, grep: '[35]$' })).toBe('line 3\nline 5\n')
      expect(await shown({ until: 0 })).toBe('')
      expect(await shown({ until: 0, lines: 3 })).toBe('')
    }
  })

  it.each(['text', 'ansi'] as const)('prints a line between two lives of a pane, as %s', async (form) => {
    const between = (text: string): string => (form === 'ansi' ? `\x1b[0;2m${text}\x1b[0m` : text)
    const respawned = between('── another program was started in the pane ──')
    const restarted = between('── started again: its tmux server had ended ──')
    // It leaves the cursor in the middle of its screen, and a line below.
    await say(`old 1\r\nold 2\r\nold 3\r\nold 4\x1b[2;3H`)
    writer.respawned()
    await say('new 1\r\nnew 2')
    writer.respawned()
    await say('\x1b[?1049h\x1b[2;1Hfull screen')
    writer.alternate(writer.end, true)
    await writer.flushed()
    await writer.close()
    writer = await RunLog.open({
      directory,
      maxBytes: 50_000,
      maxFiles: 20,
      onTrouble: () => undefined,
      isRestarted: true,
    })
    writer.size(30, 4)
    await say('third 1\r\n')
    const lines = ['old 1', 'old 2', 'old 3', 'old 4', respawned, 'new 1', 'new 2', respawned]
    const shown = await print({ form })
    expect(shown.split('\n').slice(0, 8)).toEqual(lines)
    expect(shown.split('\n').slice(-3)).toEqual([restarted, 'third 1', ''])
    expect(shown).toContain('full screen')
    expect((await print({ form, lines: 2 })).split('\n')).toEqual([restarted, 'third 1', ''])
    expect(await print({ form: 'raw' })).not.toContain('started')
  })

  it('gives up a pattern that never ends', { timeout: 30_000 }, async () => {
    await say(`${'a'.repeat(39)}!\r\n`)
    for (const options of [{}, { lines: 3 }, { form: 'raw' }, { form: 'raw', lines: 3 }] as const) {
      await expect(print({ ...options, grep: '^(a+)+$' })).rejects.toMatchObject({ kind: 'invalid-request' })
    }
  })

  it('prints what a full-screen agent has said since, and not what it showed then', async () => {
    /** It shows the last four lines that it has said. */
    const says = (from: number, to: number): Buffer => {
      const frames = Array.from({ length: to - from }, (_, at) => {
        const rows = Array.from({ length: 4 }, (_line, row) => `\x1b[${row + 1};1H\x1b[Kit says ${from + at + row}`)
        return `\x1b[?2026h${rows.join('')}\x1b[?2026l`
      })
      return Buffer.from(frames.join(''))
    }
    const ago = Date.now() - 60_000
    writer.agent('opencode')
    writer.append(Buffer.from('$ opencode\r\n\x1b[?1049h'), ago)
    writer.alternate(writer.end, true)
    writer.append(says(1, 21), ago)
    writer.append(says(21, 31), Date.now())
    await writer.flushed()
    const lines = (from: number, to: number): string =>
      Array.from({ length: to - from + 1 }, (_, at) => `it says ${from + at}\n`).join('')
    expect(await print({})).toBe(`$ opencode\n${lines(1, 33)}`)
    expect(await print({ since: Date.now() - 30_000 })).toBe(lines(24, 33))
    expect(await print({ since: Date.now() - 30_000, lines: 3 })).toBe(lines(31, 33))
  })

  it('tells about gaps and recovered output in ansi only', async () => {
    writer.recovered(Buffer.from('before\r\n'), 'adopted')
    await say('one\r\ntw')
    writer.gap({ loss: 'known', bytes: 1_234_567 }, 'the disk did not keep up')
    writer.recovered(Buffer.from('again\r\n'), 'resumed')
    writer.gap({ loss: 'at-least' }, 'exited while paused')
    await say('three\r\n')
    writer.gap({ loss: 'known', lines: 1 }, 'paused')
    await say('four\r\n')
    writer.gap({ loss: 'at-least', lines: 300 }, 'paused')
    await say('five\r\n')
    writer.gap({ loss: 'perhaps' }, 'it moved to another session')
    await writer.flushed()
    expect(await print({})).toBe('before\none\ntwagain\nthree\nfour\nfive\n')
    const marked = await print({ form: 'ansi' })
    expect(marked.replaceAll(/\x1b\[[\d;]*m/g, '')).toBe(
      [
        'before',
        'one',
        'twagain',
        '── gap: output missing (1.2 MB): the disk did not keep up ──',
        "── recovered from the pane's history (resumed) ──",
        '── gap: output missing (unknown how much): exited while paused ──',
        'three',
        '── gap: output missing (1 row of the pane): paused ──',
        'four',
        '── gap: output missing (at least 300 rows of the pane): paused ──',
        'five',
        '── gap: output perhaps missing: it moved to another session ──',
        '',
      ].join('\n'),
    )
  })

  it('says where output was recovered without drawing over it', async () => {
    await say('one\r\ntwo\r\n')
    writer.recovered(Buffer.from(`\x1b[2;1Htwo\r\n${'wrapped '.repeat(12)}\r\nlast`), 'resumed')
    await writer.flushed()
    const marked = (await print({ form: 'ansi' })).replaceAll(/\x1b\[[\d;]*m/g, '')
    expect(marked).toBe(
      [
        'one',
        'two',
        "── recovered from the pane's history (resumed) ──",
        'wrapped '.repeat(12).trim(),
        'last',
        '',
      ].join('\n'),
    )
    expect(await print({})).toBe(`one\ntwo\n${'wrapped '.repeat(12).trim()}\nlast\n`)
  })

  it('draws each part on the size that the pane had', async () => {
    await say('x'.repeat(45))
    writer.size(60, 5)
    await say('\r\n\x1b[55Gend\r\n')
    expect(await print({})).toBe(`${'x'.repeat(45)}\n${' '.repeat(54)}end\n`)
  })

  it('prints the screen of a full-screen program that still runs', async () => {
    await say('before\r\n\x1b[?1049h\x1b[Hmenu')
    expect(await print({})).toBe('before\nmenu\n')
  })

  it('prints where the log is', async () => {
    expect(await print({ path: true })).toBe(`${join(directory, 'output.log')}\n`)
  })

  it('fails with what can be done', async () => {
    await expect(print({ grep: '(' })).rejects.toMatchObject({ kind: 'invalid-request' })
    await expect(print({ directory: join(directory, 'none') })).rejects.toMatchObject({ kind: 'log-unavailable' })
  })
})

describe('log -f', () => {
  it('prints lines as they come, the rest at the end, and everything once', async () => {
    await say(numbered(3))
    const { printed, ended } = start({ follow: true })
    await waitFor('the first lines', () => printed() === plainLines(numbered(3)) || undefined)
    await say(`${numbered(8, 3)}prompt`)
    await waitFor('more lines', () => printed() === plainLines(numbered(11)) || undefined)
    await say(' answer\r\n')
    await waitFor('the finished line', () => printed().endsWith('prompt answer\n') || undefined)
    await say('no end')
    await writer.finish(true)
    await ended
    expect(printed()).toBe(`${plainLines(numbered(11))}prompt answer\nno end\n`)
  })

  it('begins with the last lines', async () => {
    await say(numbered(100))
    const { printed, ended } = start({ follow: true, lines: 2 })
    await waitFor('the last lines', () => printed() === plainLines(numbered(2, 98)) || undefined)
    await say(numbered(2, 100))
    await writer.finish(true)
    await ended
    expect(printed()).toBe(plainLines(numbered(4, 98)))
  })

  it.each(['text', 'raw'] as const)('survives rotation (%s)', async (form) => {
    const { printed, ended } = start({ follow: true, form })
    for (let round = 0; round < 30; round += 1) await say(numbered(1000, round * 1000))
    await writer.finish(true)
    await ended
    expect(printed()).toBe(form === 'raw' ? numbered(30_000) : plainLines(numbered(30_000)))
  })

  it('ends when the runner is over without saying so', async () => {
    await say('one\r\ntwo')
    const { printed, ended } = start({ follow: true, final: async () => Promise.resolve(true) })
    await ended
    expect(printed()).toBe('one\ntwo\n')
  })

  it('ends when it is told to', async () => {
    const stop = new AbortController()
    const { ended } = start({ follow: true }, stop.signal)
    stop.abort()
    await ended
  })
})

describe('the pager', () => {
  it.each([
    [undefined, 'less -R'],
    ['/usr/bin/less -SR', '/usr/bin/less -SR'],
    ['', undefined],
    ['cat', undefined],
  ])('for PAGER=%s is %s', (pager, command) => {
    expect(pagerCommand(pager)).toBe(command)
  })
})

describe('lastLines', () => {
  it('are those on the screen and before', async () => {
    await say(numbered(50))
    expect((await lastLines(directory, 6)).map(({ text }) => text)).toEqual(numbered(6, 44).trimEnd().split('\r\n'))
  })
})

describe('log --redact', () => {
  const token = `ghp_${'A1b2C3d4E5f6'.repeat(3)}`
  const key = madeUpKey(9, 20)

  it('masks what was wrapped, in text, with colours, at the end and as it comes', async () => {
    await say(`the token is \u001b[31m${token}\u001b[0m, keep it\r\nand more\r\n`)
    for (const options of [
      {},
      { lines: 2 },
      { form: 'ansi' as const },
      { grep: 'token' },
      { grep: 'token', lines: 1 },
    ]) {
      const printed = await print({ ...options, redactor: new Redactor() })
      expect(printed).toContain('ghp_‹redacted›')
      expect(printed).not.toContain('A1b2C3d4')
    }
    expect(await print({ grep: 'A1b2C3d4', redactor: new Redactor() })).toBe('')
    const stop = new AbortController()
    const { printed, ended } = start({ follow: true, redactor: new Redactor() }, stop.signal)
    await waitFor('the line on the screen', () => printed().includes('and more'))
    await say(`${token}\r\nlast\r\n`)
    await waitFor('the next lines', () => printed().includes('last'))
    stop.abort()
    await ended
    expect(printed()).not.toContain('A1b2C3d4')
  })

  it('masks the last lines of a key that began long before them', async () => {
    await say(`${numbered(100)}${key.join('\r\n')}\r\n`)
    const printed = await print({ lines: 5, redactor: new Redactor() })
    expect(printed.split('\n')).toHaveLength(6)
    for (const line of key.slice(1, -1)) expect(printed).not.toContain(line.slice(0, 6))
  })

  it('refuses bytes, which cannot be masked surely', async () => {
    await say('x\r\n')
    await expect(print({ form: 'raw', redactor: new Redactor() })).rejects.toThrow(/bytes cannot be masked/)
  })
})
