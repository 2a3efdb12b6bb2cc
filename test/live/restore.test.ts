import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { execa } from 'execa'
import { describe, expect, it } from 'vitest'
import { learnedSessions, learnSession } from '../../src/records/agent-sessions.ts'
import { isRunning } from '../../src/host/process-state.ts'
import { controllerPid } from '../support/processes.ts'
import { geppetto, geppettoJson, rawLog, runnersDirectory, stopController } from '../support/product.ts'
import { ended, refusal, show, start, type Started } from '../support/started.ts'
import { oldestAndNewest, startServer, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

interface Restored {
  readonly restored: readonly Started[]
  readonly failed: readonly { readonly name: string; readonly error: { readonly kind: string } }[]
}

/** Ends the tmux server, as `tmux kill-server` does. */
async function killServer(server: TestServer): Promise<void> {
  const pid = await controllerPid(server)
  await server.tmux('kill-server')
  await waitFor('the controller to end', () => !isRunning(pid))
}

/** Starts another tmux server at the same socket; it ends with the test. */
async function anotherServer(server: TestServer, session = 'main'): Promise<void> {
  await server.tmux('-f', '/dev/null', 'new-session', '-d', '-s', session, '-x', '80', '-y', '24')
}

async function restore(server: TestServer, ...args: string[]): Promise<Restored & { code: number }> {
  const { code, stdout, stderr } = await geppetto(server, '--json', 'restore', '--yes', ...args)
  if (!stdout.includes('restored')) throw new Error(`${code}: ${stdout}${stderr}`)
  return { code, ...(JSON.parse(stdout) as Restored) }
}

function recordOf(server: TestServer, id: string): object {
  return JSON.parse(readFileSync(join(runnersDirectory(server), id, 'runner.json'), 'utf8')) as object
}

async function logWith(server: TestServer, runner: string, text: string): Promise<string> {
  let log = ''
  await waitFor(`'${text}' in the log`, async () => {
    log = (await rawLog(server, runner)).toString('latin1')
    return log.includes(text)
  })
  return log
}

/** A program of this name in the PATH that shows its arguments and stays. */
function agentProgram(server: TestServer, name: string): void {
  const script = `#!/bin/sh\nprintf '<%s>' "$@"\necho ' here'\nexec sleep 1000\n`
  writeFileSync(join(server.home, 'bin', name), script, { mode: 0o755 })
}

/** Prints how often it ran before, then stays. */
const COUNTS = 'printf x >>count; echo "life $(wc -c <count) of $WHO"; exec sleep 1000'

describe.each(oldestAndNewest())('tmux $version', ({ binary }) => {
  it('runs of an earlier server are listed, shown and removed, and a failure waits to be looked at', async () => {
    await using server = await startServer(binary)
    const place = ['--cwd', server.home, '--in', 'window', '-t', '%0']
    const boom = await start(server, '--name', 'boom', ...place, '--', 'sh', '-c', 'echo oh no; exit 4')
    await ended(server, 'boom')
    const long = await start(server, '--name', 'long', ...place, '--', 'sh', '-c', COUNTS)
    await geppetto(server, 'mark', '-t', '%0', '--name', 'plain')
    await killServer(server)

    await anotherServer(server)
    // It has the same pane ids.
    await server.tmux('set', '-g', 'remain-on-exit', 'on')
    await server.tmux('new-window', 'exit 1')
    const { runners } = await geppettoJson<{ runners: readonly (Started & { state: string })[] }>(server, 'ls')
    const states = Object.fromEntries(runners.map(({ name, state }) => [name, state]))
    expect(states).toEqual({ boom: 'failed', long: 'failed', plain: 'lost' })
    expect((await geppetto(server, 'ls')).stdout.split('\n').filter((line) => line.includes('boom'))).toHaveLength(1)
    expect((await geppetto(server, 'ls', '--all')).stdout).toMatch(/long[^]*plain|plain[^]*long/)
    expect(await refusal(server, 'show', '%0')).toMatchObject({ kind: 'runner-not-found' })
    expect(await refusal(server, 'attach', 'boom')).toMatchObject({ kind: 'runner-ended' })
    expect((await geppetto(server, 'next')).stderr).toContain(`its pane is gone: geppetto-tmux log ${boom.id}`)
    await waitFor('it to be seen', async () => !(await geppetto(server, 'ls')).stdout.includes('boom'))
    expect((await geppetto(server, 'show', 'boom')).stdout).toMatch(/exit code +4[^]*pane +gone in main:boom/)
    expect((await geppetto(server, 'remove', 'boom')).code).toBe(0)
    expect(existsSync(join(runnersDirectory(server), boom.id))).toBe(false)

    const { restored } = await restore(server)
    expect(restored.map(({ id }) => id)).toEqual([long.id])
    const again = await geppettoJson<{ runners: readonly Started[] }>(server, 'ls')
    expect(again.runners.map(({ name }) => name).toSorted()).toEqual(['long', 'plain'])
    expect((await geppetto(server, 'remove', '--ended')).code).toBe(0)
    expect(await geppettoJson<{ runners: readonly Started[] }>(server, 'ls')).toMatchObject({
      runners: [{ name: 'long' }],
    })
    await stopController(server)
  })

  it('brings runners back after kill-server: id, name, place and log', async () => {
    await using server = await startServer(binary, { session: 'work##{pid}' })
    const cwd = join(server.home, 'some #{pane_id} dir')
    mkdirSync(cwd)
    const inside = { ...server, env: { ...server.env, TMUX: `${server.socket},${server.pid},0`, TMUX_PANE: '%0' } }
    const common = ['--cwd', cwd, '--env', 'WHO=#(touch pwned)', '--keep', '--max-duration', '1h']
    const first = await start(server, '--name', 'api.1', ...common, '--', 'sh', '-c', COUNTS)
    const second = await start(
      inside,
      '--name',
      'beside',
      '--in',
      'window',
      '--',
      'sh',
      '-c',
      'echo two; exec sleep 1000',
    )
    const third = await start(
      inside,
      '--name',
      'split',
      '--in',
      'split',
      '-t',
      second.pane,
      '--',
      'sh',
      '-c',
      'echo three; exec sleep 1000',
    )
    await server.tmux('rename-window', '-t', second.pane, 'my ##{pid} window')
    await logWith(server, first.id, 'life 1')
    await waitFor('the name to be known', async () =>
      (await geppetto(server, 'ls')).stdout.includes('my #{pid} window'),
    )
    await killServer(server)

    await anotherServer(server)
    const { code, restored, failed } = await restore(server)
    expect(failed).toEqual([])
    expect(code).toBe(0)
    expect(restored.map(({ id, name }) => [id, name])).toEqual([
      [first.id, 'api.1'],
      [second.id, 'beside'],
      [third.id, 'split'],
    ])
    const log = await logWith(server, first.id, 'life 2')
    expect(log.replaceAll('\r\n', '\n')).toBe('life 1 of #(touch pwned)\nlife 2 of #(touch pwned)\n')
    const text = (await geppetto(server, 'log', 'api.1', '--text')).stdout
    expect(text).toBe('life 1 of #(touch pwned)\nlife 2 of #(touch pwned)')
    expect((await geppetto(server, 'log', 'api.1', '--ansi')).stdout).toMatch(
      /life 1.*\n.*end: the last output may be missing.*\n.*started again.*\n.*life 2/,
    )
    const panes = await server.tmux(
      'list-panes',
      '-a',
      '-F',
      '#{pane_id} #{session_name}:#{window_name} #{window_panes}',
    )
    const places = new Map(panes.split('\n').map((line) => [line.split(' ')[0], line.slice(line.indexOf(' ') + 1)]))
    expect(restored.map(({ pane }) => places.get(pane))).toEqual([
      expect.stringContaining('api_1:'),
      'work#{pid}:my #{pid} window 2',
      'work#{pid}:my #{pid} window 2',
    ])
    expect(await server.tmux('display-message', '-p', '-t', restored[0]?.pane ?? '', '#{pane_current_path}')).toBe(
      realpathSync(cwd),
    )
    const record = recordOf(server, first.id)
    expect(record).toMatchObject({ started: { keep: true, maxDurationMs: 3_600_000, env: { WHO: '#(touch pwned)' } } })
    expect(existsSync(join(cwd, 'pwned'))).toBe(false)

    expect(await restore(server)).toEqual({ code: 0, schema: 1, restored: [], failed: [] })
    await killServer(server)
    await anotherServer(server)
    expect((await restore(server, 'api.1')).restored).toHaveLength(1)
    expect(await logWith(server, first.id, 'life 3')).toMatch(/^life 1[^]*life 2[^]*life 3/)
    await stopController(server)
  })

  it('continues an agent in its session, by what is known of that', async () => {
    await using server = await startServer(binary)
    agentProgram(server, 'claude')
    agentProgram(server, 'codex')
    const known = await start(server, 'claude', '--name', 'known', '--yolo', 'first prompt')
    const given = await start(server, 'claude', '--name', 'given', '--resume', 'abc-1')
    const unknown = await start(server, 'codex', '--name', 'unknown', 'do it')
    const gone = await start(server, 'claude', '--name', 'gone')
    const bare = await start(server, '--name', 'bare', '--', 'claude')
    for (const { id } of [known, given, unknown, gone]) await logWith(server, id, 'here')
    for (const [{ id }, session] of [
      [known, 'older'],
      [known, '11-22'],
      [bare, '33-44'],
      [unknown, '--dangerous'],
    ] as const) {
      learnSession(join(runnersDirectory(server), id), {
        agent: id === unknown.id ? 'codex' : 'claude',
        session,
        at: 1,
      })
    }
    learnSession(join(runnersDirectory(server), gone.id), {
      agent: 'claude',
      session: 'lost',
      at: 1,
      transcript: join(server.home, 'no such file'),
    })
    await killServer(server)
    await anotherServer(server)
    const { runners } = await geppettoJson<{ runners: { name: string; how: string; command: string[] }[] }>(
      server,
      'restore',
      '--dry-run',
    )
    expect(runners.map(({ name, how, command }) => [name, how, ...command])).toEqual([
      ['known', 'resumed', 'claude', '--resume', '11-22', '--dangerously-skip-permissions'],
      ['given', 'resumed', 'claude', '--resume', 'abc-1'],
      ['unknown', 'anew', 'codex'],
      ['gone', 'anew', 'claude'],
      ['bare', 'resumed', 'claude', '--resume', '33-44'],
    ])
    await restore(server)
    expect(await logWith(server, known.id, '<11-22>')).toContain('<--><first prompt> here')
    expect(await show(server, 'known')).toMatchObject({ id: known.id, agent: 'claude' })
    // It goes on like that: also by `restart`, and by the next `restore`.
    await killServer(server)
    await anotherServer(server)
    await restore(server, 'given')
    await waitFor('the third start', async () => {
      return (await rawLog(server, given.id)).toString().split('<--resume><abc-1>').length === 4
    })
    await stopController(server)
  })

  it('learns the session of an agent from the file that it keeps itself', async () => {
    await using server = await startServer(binary)
    const sessions = join(server.home, '.claude/sessions')
    mkdirSync(sessions, { recursive: true })
    const script = `#!/bin/sh
start=$(cut -d' ' -f22 /proc/$$/stat)
note() { printf '{"pid":%d,"procStart":"%s","sessionId":"%s","status":"idle"}' $$ "$start" "$1" > ${sessions}/$$.json; }
printf '<%s>' "$@"; echo ' here'
note aaa-1
read -r session && note "$session" && echo noted
exec sleep 1000
`
    writeFileSync(join(server.home, 'bin/claude'), script, { mode: 0o755 })
    const { id, pane } = await start(server, 'claude', 'hello')
    const tty = await server.tmux('display-message', '-p', '-t', pane, '#{pane_tty}')
    const learned = async (session: string): Promise<void> => {
      await waitFor(`'${session}' to be learned`, () => {
        // The file is looked for when there is output.
        writeFileSync(tty, 'some output')
        return learnedSessions(join(runnersDirectory(server), id)).at(-1)?.session === session
      })
    }
    await learned('aaa-1')
    // As by /clear.
    await server.tmux('send-keys', '-t', pane, 'bbb-2', 'Enter')
    await learned('bbb-2')
    await killServer(server)
    await anotherServer(server)
    await restore(server)
    expect(await logWith(server, id, '<bbb-2>')).toContain('<--resume><bbb-2> here')
    await stopController(server)
  })

  it('says of each one why it cannot come back, and goes on with the others', async () => {
    await using server = await startServer(binary)
    const away = join(server.home, 'away')
    mkdirSync(away)
    agentProgram(server, 'aider')
    const sleeper = ['--', 'sleep', '1000']
    await geppetto(server, 'mark', '-t', '%0', '--name', 'marked')
    await start(server, '--name', 'homeless', '--cwd', away, ...sleeper)
    await start(server, '--name', 'missing', 'aider')
    await start(server, '--name', 'taken', ...sleeper)
    await start(server, '--name', 'fine', ...sleeper)
    await start(server, '--name', 'over', '--', 'true')
    await start(server, '--name', 'halted', ...sleeper)
    await geppetto(server, 'stop', 'halted')
    await killServer(server)
    renameSync(away, `${away}.2`)
    rmSync(join(server.home, 'bin/aider'))
    await anotherServer(server)
    await start(server, '--name', 'taken', ...sleeper)

    const table = await geppetto(server, 'restore', '--dry-run')
    expect(table.stdout).toMatch(/marked .*not: 'marked' was marked and not started\n/)
    expect(table.stdout).toMatch(/homeless .*not: there is no directory/)
    expect(table.stdout).toMatch(/fine .*sleep 1000$/)
    const { code, restored, failed } = await restore(server)
    expect(code).toBe(1)
    expect(restored.map(({ name }) => name)).toEqual(['fine'])
    expect(failed.map(({ name, error }) => [name, error.kind])).toEqual([
      ['marked', 'not-started'],
      ['homeless', 'cwd-not-found'],
      ['missing', 'not-installed'],
      ['taken', 'runner-exists'],
    ])
    // What stays away can come when nothing is in its way any more.
    renameSync(`${away}.2`, away)
    expect(await restore(server, 'homeless')).toMatchObject({ code: 0, restored: [{ name: 'homeless' }] })
    expect(await restore(server, 'marked')).toMatchObject({ code: 1, failed: [{ name: 'marked' }] })
    expect(await refusal(server, 'restore', '--yes', 'over')).toMatchObject({ kind: 'runner-not-found', code: 66 })
    await stopController(server)
  })

  it('leaves a runner and its log as they were when it cannot be started', async () => {
    await using server = await startServer(binary)
    const { id } = await start(server, '--name', 'unlucky', '--', 'sh', '-c', 'echo once; exec sleep 1000')
    await logWith(server, id, 'once')
    await killServer(server)
    await anotherServer(server)
    await geppetto(server, 'ls')
    const before = recordOf(server, id)
    // The wrapper comes to no end with its own start.
    const perl = join(server.home, 'bin/perl')
    const { stdout: real } = await execa('sh', ['-c', 'command -v perl || echo false'])
    const script = `case "$*" in *control-client*) exec ${real} "$@" ;; esac\nexec sleep 1000\n`
    writeFileSync(perl, `#!/bin/sh\n${script}`, { mode: 0o755 })
    expect(await restore(server)).toMatchObject({
      code: 1,
      restored: [],
      failed: [{ name: 'unlucky', error: { kind: 'spawn-failed' } }],
    })
    const after = recordOf(server, id)
    expect({ ...after, server: undefined }).toEqual({ ...before, server: undefined })
    expect(await server.tmux('list-sessions', '-F', '#{session_name}')).toBe('main')
    rmSync(perl)
    expect(await restore(server)).toMatchObject({ code: 0, restored: [{ id }] })
    expect((await rawLog(server, id)).toString()).toContain('once')
    await stopController(server)
  })

  it('leaves a session alone in which the configuration has started something', async () => {
    await using server = await startServer(binary)
    writeFileSync(join(server.home, '.tmux.conf'), `set-hook -g after-new-session "send-keys 'sleep 1000' Enter"`)
    const { id } = await start(server, '--name', 'job', '--', 'sh', '-c', 'echo up; exec sleep 1000')
    await logWith(server, id, 'up')
    await killServer(server)
    await geppetto(server, 'restore', '--yes')
    expect((await server.tmux('list-sessions', '-F', '#{session_name}')).split('\n')).toHaveLength(2)
    await stopController(server)
    await server.tmux('kill-server')
  })

  it('watches what runs again already, as after tmux-resurrect, and starts the rest', async () => {
    await using server = await startServer(binary)
    const other = join(server.home, 'other')
    mkdirSync(other)
    const script = '#!/bin/sh\necho here\nwhile :; do sleep 1; done\n'
    writeFileSync(join(server.home, 'bin/claude'), script, { mode: 0o755 })
    const here = ['--cwd', server.home]
    const { id: agent } = await start(server, ...here, '--name', 'agent', 'claude')
    await start(server, ...here, '--name', 'api', '--', 'sleep', '3000')
    await start(server, ...here, '--name', 'sleeps', '--', 'sleep', '2000')
    await start(server, ...here, '--name', 'shell', '--', 'bash')
    await logWith(server, agent, 'here')
    await killServer(server)
    await anotherServer(server)
    const open = async (session: string, cwd: string, command: string): Promise<string> =>
      server.tmux('new-session', '-d', '-P', '-F', '#{pane_id}', '-s', session, '-n', session, '-c', cwd, command)
    const running = await open('agent', server.home, 'claude; cat')
    const elsewhere = await open('mine', server.home, 'sleep 2000; cat')
    await open('api', other, 'sleep 3000; cat')
    await open('shelly', server.home, 'exec bash')

    const dry = (await geppetto(server, 'restore', '--dry-run')).stdout
    expect(dry).toContain(`it runs in ${running} already`)
    expect(dry).toContain(`it runs in ${elsewhere} already`)
    const { code, restored } = await restore(server)
    const panes = Object.fromEntries(restored.map(({ name, pane }) => [name, pane]))
    expect({ code, ...panes }).toMatchObject({ code: 0, agent: running, sleeps: elsewhere })
    expect(restored).toMatchObject([{ id: agent, agent: 'claude' }, {}, {}, {}])
    // Each of the other two in a window of its own.
    const windows = (await server.tmux('list-panes', '-a', '-F', '#{pane_id} #{session_name}')).split('\n')
    expect(windows).toHaveLength(7)
    expect(windows).toContain(`${panes['shell']} shell`)
    await logWith(server, agent, 'here')
    expect((await geppetto(server, 'log', agent)).stdout).toMatch(/here\n── started again[^]*here/)
    await stopController(server)
    await server.tmux('kill-server')
  })

  it('asks first, and starts a server where there is none', async () => {
    await using server = await startServer(binary)
    const { id } = await start(server, '--name', 'alone', '--', 'sh', '-c', 'echo up; exec sleep 1000')
    await logWith(server, id, 'up')
    const pid = await controllerPid(server)
    process.kill(pid, 'SIGKILL')
    await waitFor('the controller to be gone', () => !isRunning(pid))
    await server.tmux('kill-server')
    const hint = '1 runner has ended with the last tmux server, and can be started again: geppetto-tmux restore'
    expect(await geppetto(server, 'ls')).toMatchObject({ code: 69, stderr: expect.stringContaining(hint) })
    expect((await geppetto(server, '--json', 'ls')).stderr).not.toContain(hint)
    await anotherServer(server)
    expect(await geppetto(server, 'ls')).toMatchObject({
      code: 0,
      stdout: '',
      stderr: `${hint}\n1 has ended: ls --all`,
    })
    await server.tmux('set', '-g', 'exit-empty', 'off')
    await server.tmux('kill-session', '-t', 'main')
    expect(await geppetto(server, 'ls')).toMatchObject({
      code: 0,
      stdout: '',
      stderr: `${hint}\n1 has ended: ls --all`,
    })
    await stopController(server)
    await server.tmux('kill-server')
    const refused = await execa(
      process.execPath,
      [join(import.meta.dirname, '../../dist/start.cjs'), '-S', server.socket, 'restore'],
      {
        env: server.env,
        extendEnv: false,
        reject: false,
        stdin: 'ignore',
      },
    )
    expect(refused.exitCode).toBe(64)
    expect(refused.stderr).toContain('--yes')
    expect(await refusal(server, 'restore')).toMatchObject({ kind: 'invalid-request', code: 64 })
    expect((await geppetto(server, 'restore', '--dry-run')).stdout).toContain('alone')
    await expect(server.tmux('has-session')).rejects.toThrow('no server running')

    expect(await restore(server)).toMatchObject({ code: 0, restored: [{ id, name: 'alone' }] })
    expect(await server.tmux('list-sessions', '-F', '#{session_name}')).toBe('alone')
    await waitFor('both lives in the log', async () => (await rawLog(server, id)).toString() === 'up\r\nup\r\n')
    expect(readFileSync(join(runnersDirectory(server), id, 'index.jsonl'), 'utf8')).toContain('"kind":"restart"')
    await stopController(server)
    await server.tmux('kill-server')
  })

  it('keeps the screens of both lives apart', async () => {
    await using server = await startServer(binary)
    const script = `[ -e again ] && { echo 'second life'; exec sleep 1000; }; >again; printf 'before\\n\\033[?1049h\\033[5;9Hfull screen \\033[31'; exec sleep 1000`
    const { id } = await start(server, '--name', 'screens', '--cwd', server.home, '--', 'sh', '-c', script)
    const same = `printf 'same\\nsame\\nsame\\n'; exec sleep 1000`
    const { id: twice } = await start(server, '--name', 'twice', '--', 'sh', '-c', same)
    await logWith(server, id, 'full screen')
    await logWith(server, twice, 'same\r\nsame\r\nsame')
    await killServer(server)
    await anotherServer(server)
    await restore(server)
    await logWith(server, twice, 'same\r\n'.repeat(6))
    await logWith(server, id, 'second life')
    expect((await geppetto(server, 'log', id, '--text')).stdout).toBe('before\n        full screen\nsecond life')
    expect((await geppetto(server, 'log', id, '--text', '-n', '1')).stdout).toBe('second life')
    // A controller that comes later joins the pane to the second life alone.
    process.kill(await controllerPid(server), 'SIGKILL')
    expect(await show(server, id)).toMatchObject({ state: 'active', metrics: { gaps: 0 } })
    expect((await geppetto(server, 'log', id, '--text')).stdout).toBe('before\n        full screen\nsecond life')
    expect(await show(server, twice)).toMatchObject({ metrics: { gaps: 0 } })
    expect((await rawLog(server, twice)).toString()).toBe('same\r\n'.repeat(6))
    await stopController(server)
  })
})
