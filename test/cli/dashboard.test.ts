import { mkdirSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { configFile } from '../../src/host/paths.ts'
import { ENTRY, geppetto, probeRunner, stopController } from '../support/product.ts'
import { drawn, stage } from '../support/staged-agent.ts'
import { oldestAndNewest, oneVersion, startServer, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

interface Board {
  readonly pane: string
  readonly press: (...keys: string[]) => Promise<void>
  readonly type: (text: string) => Promise<void>
  readonly shows: (pattern: RegExp) => Promise<string>
  readonly resize: (width: number, height: number) => Promise<void>
}

/** The dashboard in a window of its own, which stays when it ends. */
async function board(server: TestServer, columns = 120, rows = 40): Promise<Board> {
  const command = [process.execPath, ENTRY, '-S', server.socket, 'dashboard']
  const set = ['set-option', '-p', 'remain-on-exit', 'on']
  const made = ['new-window', '-P', '-F', '#{pane_id}', '-n', 'board', ...command]
  const pane = (await server.tmux(...made, ';', ...set)).split('\n')[0] ?? ''
  const resize = async (width: number, height: number): Promise<void> => {
    await server.tmux('resize-window', '-t', pane, '-x', String(width), '-y', String(height))
  }
  await resize(columns, rows)
  const screen = async (): Promise<string> => server.tmux('capture-pane', '-p', '-t', pane)
  return {
    pane,
    press: async (...keys) => {
      await server.tmux('send-keys', '-t', pane, ...keys)
    },
    type: async (text) => {
      await server.tmux('send-keys', '-t', pane, '-l', text)
    },
    shows: async (pattern) => {
      let last = ''
      return waitFor(`${pattern}`, async () => {
        last = await screen()
        return pattern.test(last) ? last : undefined
      }).catch((error: unknown) => {
        throw new Error(last, { cause: error })
      })
    },
    resize,
  }
}

/** Three runners: one asks, one has failed, one is quiet. */
async function threeRunners(server: TestServer): Promise<void> {
  const run = async (name: string, script: string, ...options: string[]): Promise<void> => {
    const started = await geppetto(server, 'run', '--name', name, ...options, '--', 'sh', '-c', script)
    expect(started).toMatchObject({ code: 0 })
  }
  await run('asks', 'printf "Overwrite it? [y/N] "; read x; echo "it is $x"; exec sleep 1000')
  await run('bad', 'echo relation users is missing; exit 2', '--in', 'window', '-t', '%0')
  await run('calm', 'printf "\\033[32mall is well\\033[0m\\n"; exec sleep 1000', '--idle-after', '300ms')
  await geppetto(server, 'wait', 'asks', '--for', 'waiting')
  await geppetto(server, 'wait', 'bad', '--for', 'failed')
  await geppetto(server, 'wait', 'calm', '--for', 'idle')
}

describe.each(oldestAndNewest())('the dashboard on tmux $version', ({ binary }) => {
  test('shows who needs a person first, with what they say, at each size', async () => {
    await using server = await startServer(binary)
    await threeRunners(server)
    const { shows, resize, press } = await board(server)
    await shows(
      /geppetto {2}◆ 1 {2}✕ 1 {2}○ 1 .*3 runners\n─ needs you 2 [^]*\n▌ ◆ asks +waiting +Overwrite it\S* [^]*✕ bad +failed +relation[^]*─ quiet 1 [^]*○ calm +idle +all is well/,
    )
    await shows(/─ asks · command · asks:asks ─+\n.*│Overwrite it\? \[y\/N\]/)
    await shows(/waiting since \d\d:\d\d: Overwrite it\? \[y\/N\] \(command\/asks\)/)
    await shows(/ Enter go {2}l log {2}s send .* \? keys {2}q close/)
    await press('G')
    await shows(/│all is well[^]*▌ ○ calm/)
    await resize(80, 30)
    await shows(/▌ ○ calm +idle +command +calm:calm +all is well[^]*─ calm · command · calm:calm ─+\nall is well/)
    await resize(60, 15)
    await shows(/▌ ○ calm +idle +all is well +\d\d:\d\d\n▌ {3}idle since/)
    await resize(40, 10)
    await shows(/^─ needs you 2 [^]*▌ ○ calm +idle +\d\d:\d\d\n▌ {3}all is well/)
    await resize(25, 5)
    await shows(/geppetto needs 30 columns\nand 6 rows/)
    await stopController(server)
  })

  test('goes there, back, to the log, and says why', async () => {
    await using server = await startServer(binary)
    await threeRunners(server)
    const { shows, press, type: typed } = await board(server)
    await shows(/▌ ◆ asks/)
    await press('e')
    await shows(/asks {2}◆ waiting: question[^]*because of command\/asks[^]*any key: back/)
    await press('q')
    await shows(/▌ ◆ asks/)
    await press('l')
    await shows(/^Overwrite it\? \[y\/N\][^]*asks {2}following/)
    await press('q')
    await shows(/▌ ◆ asks/)
    await press('f')
    await shows(/in all logs:/)
    await typed('RELATION')
    await press('Enter')
    await shows(/no log has that text/)
    await press('?')
    await typed('log')
    await shows(/^ l {2}read its log/)
    await press('Escape')
    await shows(/▌ ◆ asks/)
    await press('q')
    await waitFor('the end', async () =>
      (await server.tmux('list-panes', '-a', '-F', '#W #{pane_dead}')).includes('board 1'),
    )
    await stopController(server)
  })
})

describe.each(oneVersion())('keys of the dashboard on tmux $version', ({ binary }) => {
  test('send, stop, pause, rename, mute and find', async () => {
    await using server = await startServer(binary)
    await threeRunners(server)
    const { shows, press, type: typed } = await board(server)
    await shows(/▌ ◆ asks/)
    await press('s')
    await typed('hello')
    await shows(/^to asks: hello$/m)
    await press('Enter')
    await shows(/sent to asks/)
    await shows(/─ working 1 [^]*▌ ● asks +working +it is hello/)
    await press('g')
    await shows(/▌ ✕ bad/)
    await press('M')
    await shows(/not for bad as it is now/)
    await press('G', 'u')
    await shows(/calm counts as not looked at/)
    await shows(/─ needs you 2 [^]*▌ ◇ calm +done/)
    await press('M')
    await shows(/calm is muted until its state changes/)
    await shows(/─ needs you 1 [^]*─ quiet 1 [^]*▌ ◇ calm/)
    expect(await probeRunner(server, 'calm')).toMatchObject({ muted: true, unseen: true })
    await press('/')
    await typed('s:done')
    await shows(/1 of 3 runners: s:done[^]*▌ ◇ calm/)
    await press('Enter', 'Escape')
    await shows(/ 3 runners\n[^]*▌ ◇ calm/)
    await press('r')
    await typed('quiet')
    await press('Enter')
    await shows(/calm is called quiet now/)
    await press('p')
    await shows(/quiet is paused/)
    await shows(/‖ quiet +paused/)
    await press('p')
    await shows(/quiet goes on/)
    await press('x')
    await shows(/^ \(y\/n\) stop quiet\?/m)
    await press('n')
    await shows(/nothing was done/)
    await press('x', 'y')
    await waitFor('its end', async () => (await probeRunner<{ state: string }>(server, 'quiet')).state === 'stopped')
    await stopController(server)
  })

  test('are not what is pasted, which is text of a line that is typed, or nothing', async () => {
    await using server = await startServer(binary)
    await geppetto(server, 'run', '--name', 'it', '--', 'sh', '-c', 'echo here; cat')
    const { shows, press, pane } = await board(server)
    await shows(/▌ ● it/)
    await server.tmux('set-buffer', 'look at\nxyz.c\n')
    const paste = async (): Promise<string> => server.tmux('paste-buffer', '-p', '-t', pane)
    await paste()
    await press('s')
    await shows(/^to it:$/m)
    await paste()
    await shows(/^to it: look at ⏎ xyz\.c ⏎$/m)
    await press('Enter')
    await shows(/sent to it[^]*|│look at/)
    await waitFor('the lines', async () =>
      /look at\n.*xyz\.c/.test((await geppetto(server, 'log', 'it', '--text')).stdout),
    )
    expect(await probeRunner(server, 'it')).toMatchObject({ name: 'it' })
    await stopController(server)
  })

  test('answer an agent by its digits, twice where that lasts', async () => {
    await using server = await startServer(binary)
    const agent = await stage(server)
    agent.shows(drawn('permission'))
    const { shows, press } = await board(server)
    await agent.dialog('TOOL_DONE')
    await shows(/▌ ◆ a +waiting [^]*│ 1\/y Yes\n.*│ 2 Yes, and always allow[^]*│ 4\/n No\n/)
    await press('2')
    await shows(/^ press 2 again: a: Yes, and always allow /m)
    await press('1')
    await shows(/nothing was pressed/)
    expect(agent.keys()).toBe('')
    agent.afterKey(drawn('busy_think'))
    await press('y')
    await shows(/a: Yes[^]*|● a +working/)
    await waitFor('the key', () => agent.keys() === '1')
    await stopController(server)
  })

  test('draws nothing while nothing happens, and is kept when the controller goes and comes back', async () => {
    await using server = await startServer(binary)
    await geppetto(server, 'run', '--name', 'calm', '--idle-after', '300ms', '--', 'sh', '-c', 'echo here; exec cat')
    await geppetto(server, 'wait', 'calm', '--for', 'idle')
    const { shows, pane, press } = await board(server)
    await shows(/▌ ○ calm +idle +here[^]*│here/)
    await shows(/idle since/)
    await sleep(500)
    const drawn = join(server.home, 'drawn')
    await server.tmux('pipe-pane', '-O', '-t', pane, `cat >'${drawn}'`)
    await sleep(3000)
    expect((await readFile(drawn)).length).toBe(0)
    await stopController(server)
    await shows(/the controller is away: what is shown may be old\n[^]*▌ ○ calm +idle +here/)
    await press('p')
    await shows(/the controller is away: try again/)
    await geppetto(server, 'controller', 'start')
    await shows(/1 runner\n[^]*▌ ○ calm/)
    await stopController(server)
  })

  test('are those of config.json, and what is wrong there is told', async () => {
    await using server = await startServer(binary)
    const file = configFile(server.env)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify({ keys: { close: ['Q'], sotp: ['y'] } }))
    const { shows, press, pane } = await board(server)
    await shows(/keys.sotp: there is no such action; did you mean 'stop'\?/)
    await press('?')
    await shows(/^ Q +close$/m)
    await press('Escape')
    await shows(/no runners yet: prefix G m in a pane marks it[^]*Q close/)
    await press('q')
    await press('Q')
    await waitFor(
      'the end',
      async () => (await server.tmux('display-message', '-p', '-t', pane, '#{pane_dead}')) === '1',
    )
    await stopController(server)
  })

  test('give the terminal back when it is ended', async () => {
    await using server = await startServer(binary)
    await server.tmux('send-keys', '-t', '%0', `${process.execPath} ${ENTRY} -S ${server.socket} dashboard`, 'Enter')
    const shows = async (pattern: RegExp): Promise<string> =>
      waitFor(`${pattern}`, async () => {
        const screen = await server.tmux('capture-pane', '-p', '-t', '%0')
        return pattern.test(screen) ? screen : undefined
      })
    await shows(/no runners yet/)
    const flags = '#{alternate_on} #{cursor_flag} #{mouse_any_flag} #{wrap_flag}'
    expect(await server.tmux('display-message', '-p', '-t', '%0', flags)).toBe('1 0 1 0')
    const shell = await server.tmux('display-message', '-p', '-t', '%0', '#{pane_pid}')
    const [child = ''] = (await readFile(`/proc/${shell}/task/${shell}/children`, 'utf8')).trim().split(' ')
    process.kill(Number(child), 'SIGTERM')
    await waitFor(
      'the shell',
      async () => (await server.tmux('display-message', '-p', '-t', '%0', flags)) === '0 1 0 1',
    )
    await stopController(server)
  })
})

test('needs a terminal', async () => {
  const [{ binary } = { binary: 'tmux' }] = oneVersion()
  await using server = await startServer(binary)
  expect(await geppetto(server, 'dashboard')).toMatchObject({
    code: 64,
    stderr: expect.stringContaining('needs a terminal'),
  })
  expect(await geppetto(server, '--json', 'dashboard')).toMatchObject({ code: 64 })
})
