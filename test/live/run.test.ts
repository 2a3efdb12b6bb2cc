import { mkdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { kill } from 'node:process'
import { execa } from 'execa'
import { describe, expect, it } from 'vitest'
import { controllerSocket } from '../../src/host/paths.ts'
import { isRunning } from '../../src/host/process-state.ts'
import { connect } from '../../src/ipc/client.ts'
import { killForGood } from '../support/comeback.ts'
import { controllerPid } from '../support/processes.ts'
import {
  geppetto,
  geppettoJson,
  rawLog,
  runnerFiles,
  runnersDirectory,
  stopController,
  versionsAndSources,
} from '../support/product.ts'
import { ended, refusal, show, start, type Started } from '../support/started.ts'
import { oldestAndNewest, startServer, tmuxVersions, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

/** How a process can end, with the state that follows. */
const ENDS = [
  ['exit 0', { state: 'completed', exitCode: 0 }],
  ['exit 3', { state: 'failed', exitCode: 3 }],
  ['exit 255', { state: 'failed', exitCode: 255 }],
  ['exit 143', { state: 'failed', exitCode: 143 }],
  ['kill -TERM $$', { state: 'failed', signal: 'SIGTERM' }],
  ['kill -KILL $$', { state: 'failed', signal: 'SIGKILL' }],
  ['kill -SEGV $$', { state: 'failed', signal: 'SIGSEGV' }],
  ['kill -ABRT $$', { state: 'failed', signal: 'SIGABRT' }],
  ['kill -IO $$', { state: 'failed', signal: 'SIGIO' }],
  ['kill -INT $$', { state: 'failed', signal: 'SIGINT' }],
] as const

/** How often a flood ends at once: what is lost in a race is lost in some of them. */
const ENDS_AT_ONCE = 10

/** A directory of nothing but these programs, for a PATH. */
function linked(server: TestServer, tools: readonly string[]): string {
  const directory = join(server.home, 'tools')
  mkdirSync(directory)
  for (const tool of tools) symlinkSync(`/bin/${tool}`, join(directory, tool))
  return directory
}

async function paneExists(server: TestServer, pane: string): Promise<boolean> {
  return (await server.tmux('list-panes', '-a', '-F', '#{pane_id}')).split('\n').includes(pane)
}

async function foreground(server: TestServer, pane: string): Promise<string> {
  return server.tmux('display-message', '-p', '-t', pane, '#{pane_current_command}')
}

/** The log once it holds the text. */
async function logWith(server: TestServer, runner: string, text: string): Promise<string> {
  let log = ''
  await waitFor(`'${text}' in the log`, async () => {
    log = (await rawLog(server, runner)).toString('latin1')
    return log.includes(text)
  }).catch((error: unknown) => {
    throw new Error(log, { cause: error })
  })
  return log
}

describe.each(tmuxVersions())('windows, tmux $version', ({ binary }) => {
  it('that are opened for a runner bear its name, until they are given another one', async () => {
    await using server = await startServer(binary)
    const nameOf = async ({ pane }: Started): Promise<string> =>
      server.tmux('display-message', '-p', '-t', pane, '#{window_name}')
    const window = await start(server, '--name', 'api #[fg=red]#{pid}', '--in', 'window', '-t', '%0', '--', 'cat')
    const session = await start(server, '--name', 'alone', '--', 'cat')
    await start(server, '--name', 'split', '--in', 'split', '-t', window.pane, '--', 'cat')
    expect([await nameOf(window), await nameOf(session)]).toEqual(['api _[fg=red]_{pid}', 'alone'])
    await geppetto(server, 'rename', 'api #[fg=red]#{pid}', 'web')
    expect(await nameOf(window)).toBe('web')
    await server.tmux('rename-window', '-t', window.pane, 'mine')
    await waitFor('that to be seen', async () => (await geppetto(server, 'ls')).stdout.includes('mine'))
    await geppetto(server, 'rename', 'web', 'api')
    expect(await nameOf(window)).toBe('mine')
    await stopController(server)
  })
})

describe.each(versionsAndSources(oldestAndNewest()))(
  'a server without sessions, tmux $version, $source',
  ({ binary, sourceConfig }) => {
    it('is a server: everything is answered, and the first session is that of a runner', async () => {
      await using server = await startServer(binary, { config: `${sourceConfig}set -s exit-empty off\n` })
      await server.tmux('kill-session', '-t', 'main')
      expect(await geppettoJson(server, 'ls')).toMatchObject({ runners: [] })
      expect(await geppettoJson(server, 'status')).toMatchObject({ attention: [] })
      expect(await geppettoJson(server, 'sessions')).toMatchObject({ sessions: [] })
      expect(await geppetto(server, 'restore', '--yes')).toMatchObject({
        stderr: expect.not.stringContaining('target'),
      })
      expect(await geppetto(server, 'next')).toMatchObject({ code: 66 })
      expect(await geppetto(server, 'run', '--in', 'window', '-t', 'main:', '--', 'true')).toMatchObject({ code: 66 })
      await start(server, '--name', 'first', '--', 'sh', '-c', 'echo one; exit 3')
      expect(await ended(server, 'first')).toMatchObject({ state: 'failed', exitCode: 3 })
      expect((await geppetto(server, 'log', 'first', '--text')).stdout).toBe('one')
      await start(server, '--name', 'second', '--', 'cat')
      expect(await server.tmux('list-sessions', '-F', '#{session_name}')).toBe('second')
      await stopController(server)
    })
  },
)

describe.each(versionsAndSources())('tmux $version, $source', ({ binary, source, sourceConfig }) => {
  it('knows exactly how each command has ended, and has all that it said', async () => {
    await using server = await startServer(binary, { config: sourceConfig })
    const ends = source === 'control' ? ENDS : ENDS.slice(2, 5)
    for (const [index, [script, expected]] of ends.entries()) {
      const { name, pane, id } = await start(
        server,
        '--name',
        `end-${index}`,
        '--',
        'sh',
        '-c',
        `printf '%s' begun; ${script}`,
      )
      const runner = await ended(server, name)
      const { exitCode, signal } = expected as { exitCode?: number; signal?: string }
      expect({ script, ...runner }).toMatchObject({ script, ...expected, metrics: { gaps: 0, endConfirmed: true } })
      expect([script, runner.exitCode, runner.signal]).toEqual([script, exitCode, signal])
      expect((await rawLog(server, id)).toString()).toBe('begun')
      await waitFor('the pane to go', async () => !(await paneExists(server, pane)))
    }
    await stopController(server)
  })

  it('has the whole of a flood that ends at once', async () => {
    await using server = await startServer(binary, { config: sourceConfig })
    const bytes = 2 * 1024 * 1024
    const line = `${'x'.repeat(62)}\n`
    const file = join(server.home, 'flood')
    writeFileSync(file, line.repeat(Math.ceil(bytes / line.length)))
    const expected = Buffer.from(`${line.slice(0, -1)}\r\n`.repeat(Math.ceil(bytes / line.length)))
    await geppetto(server, 'controller', 'start')
    const client = await connect(controllerSocket(server, server.env))
    const request = { command: ['cat', file], cwd: '/', env: {}, place: 'session' as const, keep: false }
    for (let count = 0; count < ENDS_AT_ONCE; count += 1) {
      const { runner: started } = await client.call('run', request)
      const runner = await waitFor('the end', async () => {
        const { runner: shown } = await client.call('show', { runner: started.id })
        return shown.state === 'completed' ? shown : undefined
      })
      expect(runner.metrics).toMatchObject({ gaps: 0, endConfirmed: true })
      const log = join(runnersDirectory(server), started.id, 'output.log')
      expect(readFileSync(log).equals(expected)).toBe(true)
    }
    client.close()
    await stopController(server)
  })
})

describe.each(oldestAndNewest())('tmux $version', ({ binary }) => {
  it('tells how the command ended when its pane is killed', async () => {
    await using server = await startServer(binary)
    const { name, pane } = await start(server, '--name', 'victim', '--', 'sleep', '1000')
    await server.tmux('kill-pane', '-t', pane)
    expect(await ended(server, name)).toMatchObject({ state: 'failed', signal: 'SIGHUP' })
    const { pane: other } = await start(
      server,
      '--name',
      'deaf',
      '--',
      'sh',
      '-c',
      'trap "exit 5" HUP; while :; do sleep 0.1; done',
    )
    await server.tmux('kill-pane', '-t', other)
    expect(await ended(server, 'deaf')).toMatchObject({ state: 'failed', exitCode: 5 })
    await stopController(server)
  })

  it('tells how a command ended that takes its time when its pane is killed', async () => {
    await using server = await startServer(binary)
    const script = 'trap "" HUP; echo begun; sleep 4; exit 4'
    const { pane } = await start(server, '--name', 'slow', '--', 'sh', '-c', script)
    await waitFor('it to begin', async () => (await geppetto(server, 'log', 'slow')).stdout.includes('begun'))
    await server.tmux('kill-pane', '-t', pane)
    expect(await ended(server, 'slow')).toMatchObject({ state: 'failed', exitCode: 4 })
    await stopController(server)
  })

  it('tells how the command ended when the server is killed', async () => {
    await using server = await startServer(binary)
    const { id } = await start(server, '--', 'sleep', '1000')
    const pid = await controllerPid(server)
    await server.tmux('kill-server')
    await waitFor('the controller to end', () => !isRunning(pid))
    const record = JSON.parse(runnerFiles(server, id).get('runner.json')?.toString() ?? '') as { state: object }
    expect(record.state).toMatchObject({ kind: 'failed', signal: 'SIGHUP' })
  })

  it('tells how the command ended while there was no controller', async () => {
    await using server = await startServer(binary)
    const { id, pane } = await start(server, '--', 'sh', '-c', 'read line; exit 7')
    await killForGood(server)
    await server.tmux('send-keys', '-t', pane, 'Enter')
    await waitFor('the pane to go', async () => !(await paneExists(server, pane)))
    expect(await ended(server, id)).toMatchObject({ state: 'failed', exitCode: 7 })
    await stopController(server)
  })

  it.each([
    { how: 'perl', tools: [] },
    { how: 'a shell', tools: ['sh', 'mkfifo', 'rm', 'mv', 'sleep', 'cat', 'ps', 'ls', 'grep', 'sort'] },
  ])('lets no command end itself in our eyes, under $how', async ({ tools }) => {
    await using server = await startServer(binary)
    const script = join(server.home, 'prints-all')
    // Whatever looks like the secret of the end, wherever a program can read.
    writeFileSync(
      script,
      `secrets() {
        env; ps axeww; ps -p $PPID -o args; cat /proc/$PPID/cmdline /proc/$PPID/environ /proc/$$/environ; ls -l /proc/$PPID/fd
        grep -arh . ${runnersDirectory(server)} ${server.home}/state/geppetto-tmux/controller.log
      }
      secrets 2>/dev/null | grep -aoE '[0-9a-f]{32}' | sort -u >${server.home}/words
      while read -r word; do printf '\\030\\033]7331;%s;code 0\\033\\134' "$word"; done <${server.home}/words
      read -r go; echo still here; exit 3`,
    )
    const path = tools.length === 0 ? [] : ['--env', `PATH=${linked(server, tools)}`]
    const { name } = await start(server, ...path, '--env', `WORD=${'0'.repeat(32)}`, '--', 'sh', script)
    await logWith(server, name, ';code 0\u001b\\')
    kill(await controllerPid(server), 'SIGKILL')
    await geppetto(server, 'send', name, '')
    expect(await ended(server, name)).toMatchObject({ state: 'failed', exitCode: 3, metrics: { endConfirmed: true } })
    expect(await logWith(server, name, 'still here')).not.toMatch(/code 3/)
    expect(readFileSync(join(server.home, 'words'), 'latin1')).toContain('0'.repeat(32))
    await stopController(server)
  })

  it('keeps the pane to be read if asked to', async () => {
    await using server = await startServer(binary)
    const { name, pane } = await start(server, '--keep', '--', 'sh', '-c', 'echo last words; exit 4')
    expect(await ended(server, name)).toMatchObject({ state: 'failed', exitCode: 4, lastLine: 'last words' })
    await waitFor('the pane to be dead', async () => {
      return (await server.tmux('list-panes', '-a', '-F', '#{pane_id} #{pane_dead}')).includes(`${pane} 1`)
    })
    expect(await server.tmux('capture-pane', '-p', '-S', '-', '-t', pane)).toContain('last words')
    await stopController(server)
  })

  it('starts beside a pane or in a window, and in a session that has its name', async () => {
    await using server = await startServer(binary)
    const place = async ({ pane }: Started): Promise<string> =>
      server.tmux('display-message', '-p', '-t', pane, '#{session_name} #{window_index} #{window_panes}')
    expect(await place(await start(server, '--in', 'split', '-t', '%0', '--', 'sleep', '1000'))).toBe('main 0 2')
    expect(await place(await start(server, '--in', 'window', '-t', '%0', '--', 'sleep', '1000'))).toBe('main 1 1')
    expect(await place(await start(server, '--name', 'a.b:c', '--', 'sleep', '1000'))).toMatch(/^a_b-c 0 1$/)
    expect(await place(await start(server, '--name', 'main', '--', 'sleep', '1000'))).toMatch(/^main-2 0 1$/)
    expect(await server.tmux('display-message', '-p', '-t', 'main:', '#{pane_id}')).toBe('%0')
    await server.kill()
  })

  it('starts a command whose controller was killed before it could let it go', async () => {
    await using server = await startServer(binary)
    const tools = join(server.home, 'tools')
    mkdirSync(tools)
    // A writer that is about to close still lets the next reader open, which then reads nothing.
    const script = '#!/bin/sh\nuntil read _ <"${0%/*}/late"; do :; done\nexec /usr/bin/perl "$@"\n'
    writeFileSync(join(tools, 'perl'), script, { mode: 0o755 })
    await execa('mkfifo', [join(tools, 'late')])
    const path = `PATH=${tools}:${server.env['PATH']}`
    await geppetto(server, 'controller', 'start')
    const refused = refusal(server, 'run', '--name', 'late', '--env', path, '--', 'echo', 'hello')
    await waitFor('the mark', async () =>
      (await server.tmux('list-panes', '-a', '-F', '#{@geppetto_name}')).includes('late'),
    )
    kill(await controllerPid(server), 'SIGKILL')
    expect(await refused).toMatchObject({ kind: 'controller-unreachable' })
    // Once to be asked whether it has POSIX, once to run.
    const opened = [appendFile(join(tools, 'late'), '\n'), geppettoJson(server, 'ls')]
    await Promise.all(opened)
    await appendFile(join(tools, 'late'), '\n')
    const runner = await ended(server, 'late')
    expect(runner).toMatchObject({ state: 'completed', metrics: { endConfirmed: true } })
    expect((await rawLog(server, runner.id)).toString()).toBe('hello\r\n')
    await stopController(server)
  })

  it('takes any bytes as arguments', async () => {
    await using server = await startServer(binary)
    const texts = [
      '',
      ' ',
      ';',
      'a;',
      '#{pane_id}',
      '#(date)',
      '$HOME `id`',
      '"\'\\',
      'two\nlines\ttab',
      '~',
      'ä€😀',
      '-x',
      '{',
      '%0',
    ]
    const { name } = await start(server, '--', 'printf', '<%s>\n', ...texts)
    await ended(server, name)
    expect((await rawLog(server, name)).toString().replaceAll('\r\n', '\n')).toBe(
      texts.map((text) => `<${text}>\n`).join(''),
    )
    const long = 'x'.repeat(100_000)
    const { name: second } = await start(server, '--name', 'long', '--', 'printf', '%s', long)
    expect(await ended(server, second)).toMatchObject({ state: 'completed', metrics: { bytes: 100_000 } })
    expect(await show(server, second)).toMatchObject({ command: ['printf', '%s', long] })
    await stopController(server)
  })
})

describe.each(oldestAndNewest())('what is started, tmux $version', ({ binary }) => {
  it('gives the command its terminal, its keys, its directory and its environment', async () => {
    await using server = await startServer(binary)
    const cwd = join(server.home, 'a #{pane_id} #(date) ;$HOME "b"')
    mkdirSync(cwd)
    const report =
      'echo "$PWD|$COLOUR|$(umask)|$(ps -o tpgid= -p $$ | tr -d " ")=$$"; trap "echo INTERRUPTED" INT; while :; do read line; echo "<$line>"; done'
    const { name, pane } = await start(
      server,
      '--cwd',
      cwd,
      '--env',
      'COLOUR=a=b #{pane_id};',
      '--',
      'bash',
      '-c',
      report,
    )
    const umask = process.umask().toString(8).padStart(4, '0')
    const [own] = /(\d+)=\1/.exec(await logWith(server, name, '=')) ?? []
    expect(own).toBeDefined()
    expect(await logWith(server, name, '=')).toContain(`${realpathSync(cwd)}|a=b #{pane_id};|${umask}|`)
    expect(await foreground(server, pane)).toBe('bash')
    await server.tmux('send-keys', '-t', pane, 'C-c')
    await logWith(server, name, 'INTERRUPTED')
    await server.tmux('send-keys', '-t', pane, 'C-z')
    await server.tmux('send-keys', '-t', pane, 'still here', 'Enter')
    await logWith(server, name, '<still here>')
    await server.tmux('kill-pane', '-t', pane)
    await ended(server, name)
    await stopController(server)
  })

  it('lets a shell have jobs', async () => {
    await using server = await startServer(binary)
    const { name, pane } = await start(server, '--', 'bash', '--norc', '-i')
    await server.tmux('send-keys', '-t', pane, 'sleep 1000', 'Enter')
    await waitFor('the job', async () => (await foreground(server, pane)) === 'sleep')
    await server.tmux('send-keys', '-t', pane, 'C-z')
    await waitFor('the shell', async () => (await foreground(server, pane)) === 'bash')
    await server.tmux('send-keys', '-t', pane, 'kill %1; fg; exit 9', 'Enter')
    expect(await ended(server, name)).toMatchObject({ state: 'failed', exitCode: 9 })
    await stopController(server)
  })

  it('ends as exactly as a shell can where there is no perl', async () => {
    await using server = await startServer(binary)
    const env = ['--env', `PATH=${linked(server, ['sh', 'mkfifo', 'rm', 'mv', 'sleep'])}`]
    for (const [index, [script, expected]] of ENDS.slice(1, 5).entries()) {
      const { name, id } = await start(
        server,
        '--name',
        `end-${index}`,
        ...env,
        '--',
        'sh',
        '-c',
        `printf '%s' begun; ${script}`,
      )
      const runner = await ended(server, name)
      const wanted = script === 'exit 143' ? { state: 'failed', signal: 'SIGTERM' } : expected
      expect({ script, ...runner }).toMatchObject({ script, ...wanted, metrics: { gaps: 0, endConfirmed: true } })
      expect((await rawLog(server, id)).toString()).toBe('begun')
    }
    const variables = ['mask', 'status', 'line', 'directory'].flatMap((variable) => [
      '--env',
      `${variable}=${variable}`,
    ])
    const { id: kept } = await start(
      server,
      ...env,
      ...variables,
      '--',
      'sh',
      '-c',
      'echo $mask $status $line $directory',
    )
    await ended(server, kept)
    expect((await rawLog(server, kept)).toString()).toBe('mask status line directory\r\n')
    const { name, pane } = await start(server, ...env, '--', 'sh', '-c', 'read line; exit 6')
    expect(await foreground(server, pane)).toBe('sh')
    await server.tmux('send-keys', '-t', pane, 'C-z')
    await server.tmux('send-keys', '-t', pane, 'Enter')
    expect(await ended(server, name)).toMatchObject({ state: 'failed', exitCode: 6 })
    await stopController(server)
  })

  it('says what is wrong, and leaves nothing behind', async () => {
    await using server = await startServer(binary)
    expect(await refusal(server, 'run', '--', 'no-such-program')).toMatchObject({ kind: 'not-installed', code: 69 })
    expect(await refusal(server, 'run', '--cwd', '/no/such', '--', 'sh')).toMatchObject({
      kind: 'cwd-not-found',
      code: 66,
    })
    expect(await refusal(server, 'run', '--env', 'A-B=1', '--', 'sh')).toMatchObject({
      kind: 'invalid-request',
      code: 64,
    })
    expect(await refusal(server, 'run', '--in', 'split', '--', 'sh')).toMatchObject({
      kind: 'invalid-request',
      code: 64,
    })
    expect(await refusal(server, 'run', '--in', 'split', '-t', '%77', '--', 'sh')).toMatchObject({
      kind: 'pane-not-found',
      code: 66,
    })
    expect(await refusal(server, 'run')).toMatchObject({ kind: 'invalid-request', code: 64 })
    await start(server, '--name', 'taken', '--', 'sleep', '1000')
    expect(await refusal(server, 'run', '--name', 'taken', '--', 'sh')).toMatchObject({
      kind: 'runner-exists',
      code: 1,
    })
    const panes = await server.tmux('list-panes', '-a', '-F', '#{pane_id}')
    expect(panes.split('\n')).toHaveLength(2)
    expect((await geppettoJson<{ runners: unknown[] }>(server, 'ls')).runners).toHaveLength(1)
    const missing = { ...server, socket: join(server.home, 'none') }
    expect(await refusal(missing, 'run', '--', 'sh')).toMatchObject({
      kind: 'server-gone',
      code: 69,
      next: expect.any(String),
    })
    await server.kill()
  })
})
