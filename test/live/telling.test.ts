import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openQuietPane, type QuietPane } from '../support/quiet-pane.ts'
import { isRunning } from '../../src/host/process-state.ts'
import { attachClient } from '../support/outer-client.ts'
import { geppetto, geppettoJson, probeRunner, stopController } from '../support/product.ts'
import { oldestAndNewest, startServer, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

/** Written to a pane: it asks a question, after these words. */
function asks(words: string): string {
  return `\x1b]7501;state=working\x1b\\\r\n${words}\x1b]7501;state=blocked:kind=question\x1b\\`
}

const WORKS = '\x1b]7501;state=working\x1b\\'

/** A bus where nobody listens: the programs of these tests do not look. */
const DESKTOP = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' }

/** Puts a notify-send in front of the real one, which writes down its words and goes on with `script`. */
function layNotifySend(server: TestServer, script: string, help = '-A, --action=[NAME=]Text...'): void {
  const lines = [
    '#!/bin/sh',
    `case $1 in --help) echo '${help}'; exit ;; esac`,
    `told=$HOME/told.$$; { for word; do printf '%s\\n' "$word"; done; } >"$told.new"; mv "$told.new" "$told"`,
    script,
  ]
  writeFileSync(join(server.home, 'bin/notify-send'), `${lines.join('\n')}\n`, { mode: 0o755 })
}

/** The words of each notification, and the processes that showed them. */
function told(server: TestServer): { readonly words: string[]; readonly pid: number }[] {
  const files = readdirSync(server.home).filter((name) => /^told\.\d+$/.test(name))
  return files.map((name) => ({
    words: readFileSync(join(server.home, name), 'utf8').trimEnd().split('\n'),
    pid: Number(name.slice('told.'.length)),
  }))
}

async function markQuiet(server: TestServer, name: string): Promise<QuietPane> {
  const quiet = await openQuietPane(server)
  await geppetto(server, 'mark', '-t', quiet.pane, '--name', name)
  return quiet
}

async function problems(server: TestServer): Promise<string> {
  return (await geppettoJson<{ problems: string[] }>(server, 'controller', 'status')).problems.join('\n')
}

async function started(binary: string, notify: string, config = ''): Promise<TestServer> {
  return startServer(binary, { env: DESKTOP, config: `set -g @geppetto-notify ${notify}\n${config}` })
}

describe.each(oldestAndNewest())('on tmux $version', ({ binary }) => {
  /** A terminal of which every byte is in a file. */
  const recordedTerminal = async (server: TestServer) => {
    const outer = await startServer(binary, {
      config: 'set -g default-terminal screen\nset -g monitor-bell on\n',
      command: ['env', '-u', 'TMUX', binary, '-S', server.socket, 'attach', '-t', 'main'],
    })
    const file = join(outer.home, 'written')
    await outer.tmux('pipe-pane', '-O', `cat >>'${file}'`)
    await waitFor('the terminal', async () => (await server.tmux('list-clients', '-F', '#{client_tty}')).includes('/'))
    const written = (): string => (existsSync(file) ? readFileSync(file, 'utf8') : '')
    const rung = async (): Promise<boolean> =>
      (await outer.tmux('display-message', '-p', '#{window_bell_flag}')) === '1'
    return { written, rung, screen: () => outer.tmux('capture-pane', '-p'), [Symbol.asyncDispose]: outer.kill }
  }

  it('tells the desktop who wants somebody, with its last line, but not of the pane in view', async () => {
    await using server = await started(binary, 'desktop')
    layNotifySend(server, '')
    const shown = await markQuiet(server, 'shown')
    const behind = await markQuiet(server, 'behind')
    await server.tmux('select-window', '-t', shown.window)
    await using _client = await attachClient(server)
    await waitFor('it to be in view', async () => {
      await geppetto(server, 'controller', 'refresh')
      return (await server.tmux('list-clients', '-F', '#{pane_id}')).includes(shown.pane)
    })
    writeFileSync(shown.tty, asks('in view'))
    writeFileSync(behind.tty, asks('<b>Delete\\n all & go?'))
    await waitFor('a notification', () => told(server).length > 0)
    expect(told(server).map(({ words }) => words)).toEqual([
      [
        '--app-name=geppetto-tmux',
        '--action=go=Go there',
        '--',
        'behind waits for you: question',
        '&lt;b>Delete\\\\n all &amp; go?',
      ],
    ])
    await stopController(server)
  })

  it('goes to the runner when its notification is chosen', async () => {
    await using server = await started(binary, 'desktop')
    layNotifySend(server, 'echo go')
    const { pane, tty } = await markQuiet(server, 'far')
    await using client = await attachClient(server)
    writeFileSync(tty, asks('come'))
    await waitFor('the terminal to be there', async () =>
      (await server.tmux('display-message', '-p', '-c', client.name, '#{pane_id}')).includes(pane),
    )
    await stopController(server)
  })

  it('rings the bell of terminals', async () => {
    await using server = await started(binary, 'bell')
    const { tty } = await markQuiet(server, 'a')
    await using terminal = await recordedTerminal(server)
    expect(await terminal.rung()).toBe(false)
    writeFileSync(tty, asks('here'))
    await waitFor('the bell', () => terminal.rung())
    expect(terminal.written().match(/\x07/g)).toHaveLength(1)
    await stopController(server)
  })

  it('tells the terminal where there is no desktop', async () => {
    await using server = await startServer(binary, { config: 'set -g @geppetto-notify both\n' })
    const { tty } = await markQuiet(server, 'a')
    await using terminal = await recordedTerminal(server)
    writeFileSync(tty, asks('\u001b[31mred ;9;4;1'))
    await waitFor('it', () => terminal.written().includes('\u001b]9;'))
    expect(terminal.written()).toContain('\u001b]9;geppetto-tmux: a waits for you: question · red ;9;4;1\u0007')
    await stopController(server)
  })

  it('tells the terminal when notify-send fails', async () => {
    await using server = await started(binary, 'desktop')
    layNotifySend(server, 'exit 1')
    const { tty } = await markQuiet(server, 'a')
    await using terminal = await recordedTerminal(server)
    writeFileSync(tty, asks('?'))
    await waitFor('it', () => terminal.written().includes('\u001b]9;geppetto-tmux: a waits'))
    await stopController(server)
  })

  it('shows a message, as it is', async () => {
    await using server = await started(binary, 'message')
    const marker = join(server.home, 'pwned')
    const { tty } = await markQuiet(server, 'a')
    await using client = await attachClient(server, { width: 160 })
    const words = `#(touch ${marker}) #[fg=red]#{pane_id} %H`
    writeFileSync(tty, asks(words))
    await waitFor('the message', async () =>
      (await client.statusLine()).includes('geppetto: a waits for you: question'),
    )
    expect(await client.statusLine()).toContain(words)
    expect(existsSync(marker)).toBe(false)
    await stopController(server)
  })

  it('tells a command about every change: by its environment and as JSON, never in its text', async () => {
    await using server = await started(binary, 'off')
    const marker = join(server.home, 'pwned')
    const record = join(server.home, 'record')
    // Longer than a row of settings, and of two lines.
    const command = `: ${'x'.repeat(300)}\n{ cat; env; tmux display-message -p -t $TMUX_PANE 'pane #{pane_id}'; echo end; } >'${record}'.$GEPPETTO_STATE`
    await server.tmux('set', '-g', '@geppetto-on-event', command)
    const { pane, tty } = await markQuiet(server, "a'b")
    const words = `$(touch ${marker}) \`touch ${marker}\` '"; touch ${marker}`
    writeFileSync(tty, asks(words))
    const text = await waitFor('the change', () => {
      const found = existsSync(`${record}.waiting`) ? readFileSync(`${record}.waiting`, 'utf8') : ''
      return found.endsWith('end\n') && found
    })
    const change = JSON.parse(text.split('\n')[0] ?? '') as unknown
    expect(change).toMatchObject({
      type: 'state',
      name: "a'b",
      state: 'waiting',
      waitingFor: 'question',
      tell: 'waiting',
    })
    expect(change).toMatchObject({ pane, lastLine: words, agent: 'command', session: 'main' })
    for (const line of [`GEPPETTO_NAME=a'b`, 'GEPPETTO_FROM=active', 'GEPPETTO_WAITING_FOR=question', `pane ${pane}`]) {
      expect(text).toContain(`${line}\n`)
    }
    expect(text).toContain(`GEPPETTO_LAST_LINE=${words}\n`)
    expect(existsSync(marker)).toBe(false)
    await stopController(server)
  })
})

describe.each(oldestAndNewest())('a desktop and commands, tmux $version', ({ binary }) => {
  it('tells of many at once, and of nobody in quiet hours', async () => {
    const hours = (from: number, to: number): string =>
      [from, to].map((hour) => `${String((new Date().getHours() + 24 + hour) % 24).padStart(2, '0')}:00`).join('-')
    await using server = await started(binary, 'desktop', `set -g @geppetto-quiet-hours ${hours(-1, 2)}\n`)
    const record = join(server.home, 'changes')
    await server.tmux(
      'set',
      '-g',
      '@geppetto-on-event',
      `echo "$GEPPETTO_NAME $GEPPETTO_STATE $GEPPETTO_TELL" >>'${record}'`,
    )
    layNotifySend(server, '', 'an old one')
    const panes = []
    for (const name of ['quiet', 'a', 'b', 'c']) panes.push(await markQuiet(server, name))
    const [quiet, ...others] = panes
    writeFileSync(quiet?.tty ?? '', asks('sh!'))
    await waitFor('the change', () => readFileSync(record, 'utf8').includes('quiet waiting \n'))
    await server.tmux('set', '-g', '@geppetto-quiet-hours', hours(2, 4))
    for (const { tty } of others) writeFileSync(tty, asks('now?'))
    await waitFor('a notification', () => told(server).length > 0)
    const [app, end, title = ''] = told(server)[0]?.words ?? []
    expect([app, end]).toEqual(['--app-name=geppetto-tmux', '--'])
    expect(title.split(/: |, /).toSorted()).toEqual(['3 runners need you', 'a', 'b', 'c'])
    expect(readFileSync(record, 'utf8')).toContain('a waiting waiting\n')
    await stopController(server)
  })

  it('keeps one notification open for a runner, until it wants nobody or the controller ends', async () => {
    await using server = await started(binary, 'desktop')
    layNotifySend(server, 'exec sleep 1000')
    const { tty } = await markQuiet(server, 'far')
    const open = (): number[] => told(server).flatMap(({ pid }) => (isRunning(pid) ? [pid] : []))
    writeFileSync(tty, asks('first'))
    const [first] = await waitFor('a notification', () => open().length > 0 && open())
    writeFileSync(tty, WORKS)
    await waitFor('its end', () => open().length === 0)
    writeFileSync(tty, asks('second'))
    await waitFor('another one', () => open().length > 0)
    expect(open()).not.toContain(first)
    await stopController(server)
    expect(open()).toEqual([])
  })

  it('does not tell again what an earlier controller has told', async () => {
    await using server = await startServer(binary, {
      env: DESKTOP,
      width: 120,
      height: 40,
      config: 'set -g @geppetto-notify desktop\n',
    })
    layNotifySend(server, '')
    const a = await openQuietPane(server)
    await geppetto(server, 'mark', '-t', a.pane, '--name', 'a', '--agent', 'claude')
    const b = await markQuiet(server, 'b')
    const [, ...rows] = readFileSync(join(import.meta.dirname, '../screens/claude/permission.txt'), 'utf8').split('\n')
    writeFileSync(a.tty, `\x1b[H\x1b[2J${rows.join('\r\n').trimEnd()}`)
    await waitFor('a notification', () => told(server).length === 1)
    const { runner: before } = await geppettoJson<{ runner: { since: string } }>(server, 'show', 'a')
    await stopController(server)
    await geppetto(server, 'wait', 'a', '--for', 'waiting')
    expect(await geppettoJson(server, 'show', 'a')).toMatchObject({ runner: { since: before.since } })
    writeFileSync(b.tty, asks('and this'))
    await waitFor('another one', () => told(server).length === 2)
    const titles = told(server).map(({ words }) => String(words[3]))
    expect(titles.toSorted()).toEqual(['a waits for you: permission', 'b waits for you: question'])
    await stopController(server)
  })

  it('runs few commands at once, and nobody waits for them', async () => {
    await using server = await started(binary, 'off')
    const go = join(server.home, 'go')
    const log = join(server.home, 'log')
    const script = `echo + >>'${log}'; while [ ! -e '${go}' ]; do sleep 0.05; done; echo - >>'${log}'`
    await server.tmux('set', '-g', '@geppetto-on-event', script)
    const signs = (): string[] => (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [])
    const count = (sign: string): number => signs().filter((it) => it === sign).length
    const { tty } = await markQuiet(server, 'a')
    const becomes = async (state: string): Promise<void> => {
      const current = async () => (await probeRunner<{ state: string }>(server, 'a')).state
      await waitFor(`a to be ${state}`, async () => (await current()) === state)
    }
    // All of it before the first command is ended because it takes so long.
    for (let round = 0; round < 5; round += 1) {
      writeFileSync(tty, asks(`round ${round}`))
      await becomes('waiting')
      writeFileSync(tty, WORKS)
      await becomes('active')
    }
    await waitFor('those that may run', () => count('+') >= 4)
    writeFileSync(go, '')
    await waitFor('all of them', () => count('-') === 11)
    let running = 0
    const atOnce = signs().map((sign) => (running += sign === '+' ? 1 : -1))
    expect(Math.max(...atOnce)).toBe(4)
    await stopController(server)
  })

  it('ends a command that does not end, and tells of one that fails', async () => {
    await using server = await started(binary, 'off')
    const log = join(server.home, 'log')
    await server.tmux('set', '-g', '@geppetto-on-event', `trap '' TERM; sleep 1000 & echo $$ $! >>'${log}'; wait; wait`)
    await markQuiet(server, 'a')
    const pids = await waitFor('the command', () => existsSync(log) && readFileSync(log, 'utf8').match(/\d+(?=\s)/g))
    expect(pids.map(Number).every(isRunning)).toBe(true)
    await waitFor('its end', () => !pids.map(Number).some(isRunning), { timeoutMs: 20_000 })
    expect(await problems(server)).toContain('@geppetto-on-event has failed')
    await server.tmux('set', '-g', '@geppetto-on-event', 'no-such-program')
    await markQuiet(server, 'b')
    const journal = join(server.home, 'state/geppetto-tmux/controller.log')
    await waitFor('the note', () => /"code":127,.*no-such-program/.test(readFileSync(journal, 'utf8')))
    await stopController(server)
  })
})
