import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { attachClient, type OuterClient } from '../support/outer-client.ts'
import { loadPlugin, traces } from '../support/plugin.ts'
import { geppetto, geppettoJson, stopController } from '../support/product.ts'
import { oldestAndNewest, startServer, tmuxVersions, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

describe.each(tmuxVersions())('the keys on tmux $version', ({ binary }) => {
  test('m answers at once, marks the pane, shows its badge and takes both back', async () => {
    await using server = await startServer(binary)
    await using client = await withPlugin(server)
    await client.keys('C-b', 'G', 'm')
    await shows(client, 'geppetto: marking %0')
    await shows(client, /geppetto: watching %0 as \S+/)
    expect(await paneOption(server, '@geppetto_id')).toMatch(/^r[a-z2-7]{6}$/)
    await server.tmux('refresh-client', '-t', client.name)
    await shows(client, /0:w[●○◌]\|.*[●○◌] 1/)
    expect(await paneBadge(server)).toMatch(/^[●○◌]$/)

    await client.keys('C-b', 'G', 'm')
    await shows(client, /geppetto: no longer watching/)
    expect(await paneOption(server, '@geppetto_id')).toBe('')
    await shows(client, /0:w\| *$/)
    expect(await paneBadge(server)).toBe('')
    // Without runners it has no client by which it could see the end of the server.
    await stopController(server)
  })

  test('d shows all runners over the pane, goes to one, and b goes back', async () => {
    await using server = await startServer(binary)
    await using client = await withPlugin(server)
    await geppetto(server, 'run', '--name', 'far', '--idle-after', '100ms', '--', 'sh', '-c', 'echo far-away; cat')
    await geppetto(server, 'wait', 'far', '--for', 'idle')
    await client.keys('C-b', 'G', 'd')
    await screenShows(client, /│▌ ○ far +idle +command +far-away/)
    await client.keys('q')
    await popupCloses(client)
    await client.keys('C-b', 'G', 'd')
    await screenShows(client, /│▌ ○ far +idle +command +far-away/)
    await client.keys('Enter')
    await screenShows(client, /^far-away$/m)
    await popupCloses(client)
    await client.keys('C-b', 'G', 'b')
    const session = async (): Promise<string> =>
      server.tmux('list-clients', '-F', '#{?client_control_mode,,#{client_session}}')
    await waitFor('the way back', async () => (await session()).trim() === 'main')
    await client.keys('C-b', 'G', 'b')
    await screenShows(client, /^far-away$/m)
    await stopController(server)
  })

  test('m, n, b, p and Space need no program while a controller is there, and one when it was killed', async () => {
    await using server = await startServer(binary)
    await using client = await withPlugin(server)
    const script = 'echo far-away; printf "Go on? [y/N] "; read x; exec cat'
    await geppetto(server, 'run', '--name', 'far', '--', 'sh', '-c', script)
    await geppetto(server, 'wait', 'far', '--for', 'waiting')
    await waitFor('the way of keys', async () =>
      (await server.tmux('show-environment', '-gh')).includes('GEPPETTO_KEYS='),
    )
    // No program could be started from here.
    const launcher = await server.tmux('show-options', '-gv', '@geppetto_launch')
    await server.tmux('set-option', '-g', '@geppetto_launch', 'false')
    const session = async (): Promise<string> =>
      server.tmux('list-clients', '-F', '#{?client_control_mode,,#{client_session}}')
    await client.keys('C-b', 'G', 'm')
    await shows(client, /geppetto: watching %0 as \S+/)
    await client.keys('C-b', 'G', 'n')
    await screenShows(client, /^far-away$/m)
    await client.keys('C-b', 'G', 'b')
    await waitFor('the way back', async () => (await session()).trim() === 'main')
    await client.keys('C-b', 'G', 'Space')
    await screenShows(client, /┌─ who wants you ─+┐[^]*far +question/)
    await client.keys('1')
    await waitFor('the runner', async () => (await session()).trim() === 'far')
    await client.keys('C-b', 'G', 'p')
    await shows(client, /geppetto: far paused/)
    await client.keys('C-b', 'G', 'p')
    await shows(client, /geppetto: far goes on/)
    // Killed, its key pipe gone: a key does it by a program again.
    await server.tmux('set-option', '-g', '@geppetto_launch', launcher)
    const { pid } = await geppettoJson<{ pid: number }>(server, 'controller', 'status')
    process.kill(pid, 'SIGKILL')
    await client.keys('C-b', 'G', 'b')
    await waitFor('the way back', async () => (await session()).trim() === 'main')
    await stopController(server)
  })

  test('g shows the windows with runners in a tree of tmux', async () => {
    await using server = await startServer(binary)
    await using client = await withPlugin(server)
    await geppetto(server, 'run', '--name', 'far', '--idle-after', '100ms', '--', 'sh', '-c', 'echo far-away; cat')
    await server.tmux('new-window', '-d', '-n', 'plain')
    await client.keys('C-b', 'G', 'g')
    await screenShows(client, /far:[^]*far/)
    const rows = (await client.screen()).split('\n').filter((row) => row.startsWith('('))
    expect(rows.join('\n')).not.toContain('plain')
    await client.keys('q')
    await stopController(server)
  })

  test('l shows the log in a popup, follows it and gives back what was there', async () => {
    await using server = await startServer(binary)
    await using client = await withPlugin(server)
    await server.tmux('split-window', '-h', ';', 'resize-pane', '-Z')
    await client.keys('C-b', 'G', 'm')
    await waitFor('the mark', () => paneOption(server, '@geppetto_name'))
    await server.tmux('send-keys', 'printf "first%s\\n" -line', 'Enter')
    await screenShows(client, /^first-line$/m)
    const before = await place(server)

    await client.keys('C-b', 'G', 'l')
    await screenShows(client, /│first-line +│/)
    expect(await client.screen()).toContain(await paneOption(server, '@geppetto_name'))
    await server.tmux('send-keys', 'printf "second%s\\n" -line', 'Enter')
    await screenShows(client, /│second-line +│/)

    await client.keys('q')
    await screenShows(client, /^second-line$/m)
    expect(await client.screen()).not.toContain('│')
    expect(await place(server)).toEqual(before)
  })

  test('l shows a question that waits for its answer, and closes at once by any of its keys', async () => {
    await using server = await startServer(binary)
    await using client = await withPlugin(server)
    await server.tmux('set', '-s', 'escape-time', '0')
    await client.keys('C-b', 'G', 'm')
    await waitFor('the mark', () => paneOption(server, '@geppetto_id'))
    for (const key of ['q', 'C-c', 'Escape']) {
      await client.keys('C-b', 'G', 'l')
      await screenShows(client, /│[#$] +│/)
      await client.keys(key)
      await popupCloses(client)
    }
    await server.tmux('send-keys', 'printf "%s? [y/N] " Continue; read -r answer; echo "it is $answer"', 'Enter')
    await screenShows(client, /^Continue\? \[y\/N\]/m)
    await client.keys('C-b', 'G', 'l')
    await screenShows(client, /│Continue\? \[y\/N\] +│/)
    await server.tmux('send-keys', 'yes', 'Enter')
    await screenShows(client, /│Continue\? \[y\/N\] yes +│\n.*│it is yes +│/)
    await client.keys('q')
    await popupCloses(client)
  })

  test('l uses a window when popups are off', async () => {
    await using server = await startServer(binary)
    await using client = await withPlugin(server)
    await server.tmux('set', '-g', '@geppetto-popup', 'off')
    await server.tmux('new-window', ';', 'select-window', '-t', ':0')
    await client.keys('C-b', 'G', 'm')
    await waitFor('the mark', () => paneOption(server, '@geppetto_id'))
    await server.tmux('send-keys', 'printf "first%s\\n" -line', 'Enter')
    await screenShows(client, /^first-line$/m)
    const before = await place(server)

    await client.keys('C-b', 'G', 'l')
    await waitFor('the window', async () => (await server.tmux('list-windows', '-F', '#W')).endsWith('\nlog'))
    await screenShows(client, /^first-line +$|^first-line$/m)
    await client.keys('q')
    await waitFor(
      'the end of the window',
      async () => !(await server.tmux('list-windows', '-F', '#W')).endsWith('\nlog'),
    )
    expect(await place(server)).toEqual(before)
  })

  test('? shows what there is, and does it', async () => {
    await using server = await startServer(binary)
    await using client = await withPlugin(server)
    await client.keys('C-b', 'G', '?')
    await screenShows(client, /mark or release this pane +\(m\)/)
    await client.keys('m')
    await waitFor('the mark', () => paneOption(server, '@geppetto_id'))
    await using small = await attachClient(server, { width: 40, height: 10 })
    await small.keys('C-b', 'G', '?')
    await shows(small, /geppetto: d all {2}n next {2}b back/)
  })

  test('uninstall leaves nothing of all this', async () => {
    await using server = await startServer(binary)
    const before = await traces(server)
    await server.tmux('set', '-g', '@geppetto-status-position', 'right', ';', 'set', '-g', '@geppetto-mark-key', 'R')
    await loadPlugin(server)
    await using client = await attachClient(server)
    await client.keys('C-b', 'R')
    await waitFor('the mark', () => paneOption(server, '@geppetto_id'))

    expect(await geppetto(server, 'uninstall')).toMatchObject({ code: 0 })
    await server.tmux('set', '-gu', '@geppetto-status-position', ';', 'set', '-gu', '@geppetto-mark-key')
    expect(await traces(server)).toEqual(before)
    expect(await paneOption(server, '@geppetto_id')).toBe('')
  })
})

describe.each(oldestAndNewest())('what the keys do, tmux $version', ({ binary }) => {
  test('x asks nothing where there is nothing to stop', async () => {
    await using server = await startServer(binary)
    await using client = await withPlugin(server)
    await client.keys('C-b', 'G', 'x')
    await shows(client, /geppetto: %0 is no runner, there is nothing to stop/)
    await client.keys('C-b', 'G', 'm')
    await shows(client, /geppetto: watching %0 as \S+/)
    await client.keys('C-b', 'G', 'x')
    await shows(client, /geppetto: \S+ was marked, not started: end it yourself/)
    await client.keys('C-b', 'G', 'm')
    await shows(client, /geppetto: no longer watching/)
    await stopController(server)
  })

  test('n goes to the runner that wants a person, and says so when there is none', async () => {
    await using server = await startServer(binary)
    await using client = await withPlugin(server)
    await client.keys('C-b', 'G', 'n')
    await shows(client, /no runner wants you now/)
    await geppetto(server, 'run', '--name', 'far', '--idle-after', '100ms', '--', 'sh', '-c', 'echo far-away; cat')
    await geppetto(server, 'wait', 'far', '--for', 'idle')
    await client.keys('C-b', 'G', 'n')
    await screenShows(client, /^far-away$/m)
    await stopController(server)
  })

  test('n shows the log of what has failed and left no window, which is counted until then', async () => {
    await using server = await startServer(binary)
    await using client = await withPlugin(server)
    await geppetto(server, 'run', '--name', 'bad', '--in', 'window', '-t', '%0', '--', 'sh', '-c', 'echo why; exit 3')
    await shows(client, /✕ 1 *$/)
    expect(await server.tmux('list-panes', '-a', '-F', '#{pane_id}')).toBe('%0')
    await client.keys('C-b', 'G', 'n')
    await screenShows(client, /why/)
    await screenShows(client, /bad +ended: failed, exit code 3/)
    await client.keys('q')
    await popupCloses(client)
    await waitFor('the count to be gone', async () => !(await client.statusLine()).includes('✕'))
    await client.keys('C-b', 'G', 'n')
    await shows(client, /no runner wants you now/)
    await stopController(server)
  })

  test('Space lists what has failed and left no window, too, and shows its log', async () => {
    await using server = await startServer(binary)
    await using client = await withPlugin(server)
    await geppetto(server, 'run', '--name', 'bad', '--', 'sh', '-c', 'echo so it failed; exit 3')
    await geppetto(server, 'run', '--name', 'asks', '--', 'sh', '-c', 'printf "Go on? [y/N] "; read x; exec cat')
    await geppetto(server, 'wait', 'asks', '--for', 'waiting')
    await waitFor('the way of keys', async () =>
      (await server.tmux('show-environment', '-gh')).includes('GEPPETTO_KEYS='),
    )
    await client.keys('C-b', 'G', 'Space')
    await screenShows(client, /who wants you[^]*asks +question[^]*bad +failed/)
    await client.keys('2')
    await screenShows(client, /so it failed/)
    await client.keys('q')
    await waitFor('it to be looked at', async () => {
      return (await geppettoJson<{ attention: string[] }>(server, 'status')).attention.join() === 'asks'
    })
    await stopController(server)
  })

  test('r starts what is typed: a command with its arguments, or a line for the shell, where the pane is', async () => {
    await using server = await startServer(binary)
    await using client = await withPlugin(server)
    await server.tmux('send-keys', 'mkdir -p sub && cd sub', 'Enter')
    await waitFor('the directory', async () =>
      (await server.tmux('list-panes', '-F', '#{pane_current_path}')).endsWith('/sub'),
    )
    await client.keys('C-b', 'G', 'r')
    await shows(client, /geppetto: run an agent or a command:/)
    await client.keys(...'tail -f /dev/null', 'Enter')
    await shows(client, /geppetto: started tail in %\d/)
    await client.keys('C-b', 'G', 'r')
    await client.keys(...`echo "it's" '$HOME' \`pwd\` a#{pid}`, '\\;', ...' echo ~', '\\;', ...' cat', 'Enter')
    await shows(client, /geppetto: started echo in %\d/)
    const { stdout } = await waitFor('the output', async () => {
      const log = await geppetto(server, 'log', 'echo', '--text')
      return log.stdout.split('\n').length > 1 && log
    })
    expect(stdout).toBe(`it's $HOME ${server.home}/sub a#{pid}\n${server.home}`)
    await client.keys('C-b', 'G', 'r')
    await client.keys(...'no-such-program', 'Enter')
    await shows(client, /geppetto: .*no-such-program/)
    await stopController(server)
  })

  test('p pauses the runner of this pane and lets it go on; x asks, then stops it', async () => {
    await using server = await startServer(binary)
    await using client = await withPlugin(server)
    await geppetto(server, 'run', '--name', 'tail', '--in', 'window', '-t', '%0', '--', 'cat')
    await server.tmux('select-window', '-t', 'main:1')
    await client.keys('C-b', 'G', 'p')
    await shows(client, /geppetto: tail paused/)
    await client.keys('C-b', 'G', 'p')
    await shows(client, /geppetto: tail goes on/)
    await client.keys('C-b', 'G', 'x')
    await shows(client, /geppetto: stop tail\? \(y\/n\)/)
    await client.keys('n')
    await shows(client, /1:w/)
    expect((await geppetto(server, 'ls')).stdout).toMatch(/(active|idle|starting) +tail/)
    await client.keys('C-b', 'G', 'x', 'y')
    await shows(client, /geppetto: tail ended: stopped/)
    // The pane that is in front now is none of ours.
    await client.keys('C-b', 'G', 'x')
    await shows(client, /geppetto: %0 is no runner, there is nothing to stop/)
    await stopController(server)
  })

  test('never run what a name or a title says', async () => {
    await using server = await startServer(binary)
    await using client = await withPlugin(server)
    const hostile = `#(touch x)#{E:y}'"$(touch x);touch x`
    await writeFile(join(server.home, 'names'), `\u001B]2;${hostile}\u0007\u001Bk${hostile}\u001B\\`)
    await server.tmux('set', '-g', 'allow-rename', 'on', ';', 'send-keys', 'cat names', 'Enter')
    await waitFor('the names', async () => /touch x.*\|.*touch x/.test(await server.tmux('list-panes', '-F', '#T|#W')))
    await client.keys('C-b', 'G', 'm')
    await waitFor('the mark', () => paneOption(server, '@geppetto_id'))
    await server.tmux('set', '-p', '@geppetto_name', hostile)
    await client.keys('C-b', 'G', 'l')
    await screenShows(client, /┌.*touch x/)
    await client.keys('q')
    await popupCloses(client)
    expect(await readdir(server.home)).not.toContain('x')
  })
})

describe.each(oldestAndNewest())('the log by its key, tmux $version', ({ binary }) => {
  test('l says what is wrong with a pane that has no log, until any key', async () => {
    await using server = await startServer(binary)
    await using client = await withPlugin(server)
    for (const key of ['q', 'Escape', 'Enter']) {
      await client.keys('C-b', 'G', 'l')
      await screenShows(client, /│geppetto-tmux: no runner %0 has a log here/)
      await screenShows(client, /│ +any key closes this/)
      await client.keys(key)
      await popupCloses(client)
    }
  })

  test('l can be scrolled and searched while the pane writes on', async () => {
    await using server = await startServer(binary)
    await using client = await withPlugin(server)
    await client.keys('C-b', 'G', 'm')
    await waitFor('the mark', () => paneOption(server, '@geppetto_id'))
    const loop = 'i=0; while :; do i=$((i + 1)); echo "line $i."; [ $i -lt 300 ] || sleep 0.2; done'
    await server.tmux('send-keys', loop, 'Enter')
    await screenShows(client, /^line 3\d\d\.$/m)
    await client.keys('C-b', 'G', 'l')
    await screenShows(client, /│line 3\d\d\. +│\n.*│ \S+ {2}following .*│/)

    await client.keys('/', ...'line 12', 'Enter')
    await screenShows(client, /│line 129\. +│/)
    await screenShows(client, / \S+ {2}line 1\d\d of 3\d\d · \d\d % /)
    await client.keys('g')
    await screenShows(client, /│line 1\. +│/)
    await client.keys('Space', 'G')
    await screenShows(client, /│line 3\d\d\. +│\n.*│ \S+ {2}following .*│/)
    await client.keys('q')
    await popupCloses(client)
  })

  test('l of a pane that is not marked says so until Enter', async () => {
    await using server = await startServer(binary)
    await using client = await withPlugin(server)
    await client.keys('C-b', 'G', 'l')
    await screenShows(client, /│geppetto-tmux: .*%0/)
    await client.keys('Enter')
    await popupCloses(client)
  })
})

async function paneBadge(server: TestServer): Promise<string> {
  return server.tmux('display-message', '-p', '-t', '%0', '#{E:@geppetto_pane_badge}')
}

async function withPlugin(server: TestServer): Promise<OuterClient> {
  // What a message says can be read on a busy machine, too.
  await server.tmux('set', '-g', 'display-time', '4000')
  await server.tmux('set', '-g', 'status-left', '', ';', 'set', '-g', 'status-right', '#{E:@geppetto_status}')
  await server.tmux('set', '-g', 'window-status-current-format', '#I:w#{E:@geppetto_badge}|')
  await loadPlugin(server)
  return attachClient(server)
}

async function paneOption(server: TestServer, name: string): Promise<string> {
  return server.tmux('show-options', '-pqv', name)
}

/** Where a person is: window, pane, zoom and layout of every session. */
async function place(server: TestServer): Promise<string> {
  return server.tmux(
    'list-panes',
    '-a',
    '-F',
    '#{window_id} #{pane_id} #{pane_active} #{window_flags} #{window_layout}',
  )
}

async function shows(client: OuterClient, expected: string | RegExp): Promise<void> {
  await expect.poll(() => client.statusLine(), { timeout: 10_000 }).toMatch(expected)
}

async function screenShows(client: OuterClient, expected: RegExp): Promise<void> {
  await expect.poll(() => client.screen(), { timeout: 10_000 }).toMatch(expected)
}

async function popupCloses(client: OuterClient): Promise<void> {
  await waitFor('the end of the popup', async () => !(await client.screen()).includes('│'))
}
