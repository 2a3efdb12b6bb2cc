import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { kill } from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { execa } from 'execa'
import { describe, expect, it } from 'vitest'
import { controllerSocket } from '../../src/host/paths.ts'
import { connect } from '../../src/ipc/client.ts'
import { controllerPid } from '../support/processes.ts'
import { ENTRY, geppetto, geppettoJson, rawLog, stopController, type Run } from '../support/product.ts'
import { ended, refusal, show, start, type Started } from '../support/started.ts'
import { oldestAndNewest, oneVersion, startServer, tmuxVersions, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

/** Reads one line after the other and writes it between brackets. */
const ECHO = ['sh', '-c', 'while IFS= read -r line; do echo "<$line>"; done']
/** Counts on and on, ten times a second. */
const COUNT = ['sh', '-c', 'n=0; while :; do n=$((n + 1)); echo "$n"; sleep 0.1; done']

async function logWith(server: TestServer, runner: string, text: string): Promise<void> {
  await waitFor(`'${text}' in the log`, async () => (await rawLog(server, runner)).includes(text))
}

/** Runs the built program with a file as its standard input. */
async function piping(server: TestServer, inputFile: string, ...args: string[]): Promise<Run> {
  const options = { env: server.env, extendEnv: false, reject: false, inputFile } as const
  const {
    exitCode = -1,
    stdout,
    stderr,
  } = await execa(process.execPath, [ENTRY, '-S', server.socket, ...args], options)
  return { code: exitCode, stdout, stderr }
}

let agents = 0

/** A marked pane with a shell in which a program called `claude` runs; the name of its runner. */
async function markedAgent(server: TestServer, script: string, shell?: readonly string[]): Promise<string> {
  agents += 1
  const name = `agent-${agents}`
  writeFileSync(join(server.home, 'bin/claude'), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  const command = shell ?? ['bash', '--norc', '-i']
  const pane = await server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}', ...command)
  await geppetto(server, 'mark', '-t', pane, '--name', name, '--agent', 'claude')
  if (shell === undefined) await server.tmux('send-keys', '-t', pane, 'claude', 'Enter')
  await logWith(server, name, 'ready')
  return name
}

describe.each(tmuxVersions())('tmux $version', ({ binary }) => {
  it('leaves nothing behind when the pane of a paused command is killed', async () => {
    await using server = await startServer(binary)
    // The shell is not in the foreground then, so that the kernel does not hang it up.
    const { name, pane } = await start(server, '--', 'bash', '--norc', '-i')
    await server.tmux('send-keys', '-t', pane, 'sleep 1000', 'Enter')
    const command = ['display-message', '-p', '-t', pane, '#{pane_current_command}']
    await waitFor('the job', async () => (await server.tmux(...command)) === 'sleep')
    await geppetto(server, 'pause', name)
    await server.tmux('kill-pane', '-t', pane)
    expect(await ended(server, name)).toMatchObject({ state: 'failed' })
    await stopController(server)
  })

  it('starts a command again as it was started', async () => {
    await using server = await startServer(binary)
    const script = 'echo "$WORD $PWD"; read line; exit 2'
    const options = ['--name', 'again', '--env', 'WORD=hello', '--cwd', '/', '--in', 'split', '-t', '%0']
    const first = await start(server, ...options, '--', 'sh', '-c', script)
    const { runner: second } = await geppettoJson<{ runner: Started }>(server, 'restart', 'again')
    expect(second).toMatchObject({ name: 'again', session: 'main' })
    expect(second.id).not.toBe(first.id)
    await logWith(server, second.id, 'hello /')
    expect(await show(server, first.id)).toMatchObject({ state: 'stopped' })
    await geppetto(server, 'send', 'again', '')
    expect(await ended(server, second.id)).toMatchObject({ exitCode: 2 })
    const { runner: third } = await geppettoJson<{ runner: Started }>(server, 'restart', 'again')
    expect(third).toMatchObject({ name: 'again', session: 'main' })
    expect(await show(server, third.id)).toMatchObject({ metrics: { restarts: 2 } })
    const kept = await start(server, '--keep', '--in', 'window', '-t', '%0', '--', 'true')
    await ended(server, kept.id)
    await waitFor('the dead pane', async () =>
      (await server.tmux('list-panes', '-a', '-F', '#{pane_dead}')).includes('1'),
    )
    expect(await geppettoJson(server, 'restart', kept.id)).toMatchObject({ runner: { session: 'main' } })
    expect(await server.tmux('list-panes', '-a', '-F', '#{pane_id}')).not.toContain(kept.pane)
    await server.kill()
  })

  it('sends any text', async () => {
    await using server = await startServer(binary, { width: 200 })
    const file = join(server.home, 'got')
    // Raw, so that neither length nor control characters are cut.
    const { name, pane } = await start(server, '--', 'sh', '-c', `stty raw -echo; echo ready; exec cat >'${file}'`)
    await logWith(server, name, 'ready')
    const texts = [
      'plain',
      '; kill-server',
      'a;',
      '#{pane_id} #(date) #[fg=red]',
      '$HOME `id` "\'\\',
      ' ä€😀 ',
      '-x',
      '~',
      'x'.repeat(100_000),
    ]
    for (const text of texts) expect((await geppetto(server, 'send', name, '--', text)).code).toBe(0)
    expect((await geppetto(server, 'send', name, 'two\nlines\ttab', '--no-enter')).code).toBe(0)
    expect((await geppetto(server, 'send', name, '--key', 'C-a', 'Up', '--key', 'x')).code).toBe(0)
    const expected = `${texts.map((text) => `${text}\r`).join('')}two\rlines\ttab\u0001\u001b[Ax`
    await waitFor('all of it', () => readFileSync(file).length >= Buffer.byteLength(expected))
    expect(readFileSync(file, 'utf8') === expected).toBe(true)
    await server.tmux('copy-mode', '-t', pane)
    expect((await geppetto(server, 'send', name, 'in copy mode')).code).toBe(0)
    await waitFor('the text', () => readFileSync(file, 'utf8').endsWith('in copy mode\r'))
    expect(await refusal(server, 'send', name, '--key', 'Nonsense')).toMatchObject({
      kind: 'invalid-request',
      code: 64,
    })
    expect(await refusal(server, 'send', name)).toMatchObject({ kind: 'invalid-request', code: 64 })
    expect(await server.tmux('list-buffers')).toBe('')
    await geppetto(server, 'stop', name)
    expect(await refusal(server, 'send', name, 'text')).toMatchObject({ kind: 'runner-ended', code: 66 })
    await stopController(server)
  })

  it('brackets a paste where the program has asked for that, and presses Enter after it', async () => {
    await using server = await startServer(binary)
    const file = join(server.home, 'got')
    const script = `stty raw -echo; printf '\\033[?2004h'; echo ready; exec cat >'${file}'`
    const { name } = await start(server, '--', 'sh', '-c', script)
    await logWith(server, name, 'ready')
    await geppetto(server, 'send', name, 'one\ntwo')
    await waitFor('the text', () => readFileSync(file, 'latin1').endsWith('\u001b[201~\r'))
    expect(readFileSync(file, 'latin1')).toBe('\u001b[200~one\rtwo\u001b[201~\r')
    await stopController(server)
  })

  it('lets nothing leave the brackets of a paste', async () => {
    await using server = await startServer(binary)
    const file = join(server.home, 'got')
    const script = `stty raw -echo; printf '\\033[?2004h'; echo ready; exec cat >'${file}'`
    const { name } = await start(server, '--', 'sh', '-c', script)
    await logWith(server, name, 'ready')
    const controls = Array.from({ length: 0xa0 }, (_, code) => String.fromCharCode(code))
    const texts = controls.filter((text) => /[^\0\t\n\r -~]/.test(text)).map((text) => `x${text}[201~\ny`)
    const client = await connect(controllerSocket(server, server.env))
    try {
      for (const text of ['\0', ...texts]) {
        const sent = client.call('send', { runner: name, text, enter: true, keys: [], force: true })
        await expect(sent).rejects.toMatchObject({ kind: 'invalid-request' })
      }
    } finally {
      client.close()
    }
    expect(await refusal(server, 'send', name, 'x\u001b[201~\ny')).toMatchObject({ kind: 'invalid-request', code: 64 })
    const words = join(server.home, 'words')
    writeFileSync(words, 'x\n\u001b[201~y')
    const piped = await piping(server, words, 'send', name, '-')
    expect(piped).toMatchObject({ code: 64, stderr: expect.stringContaining('ESC (U+001B) in line 2, column 1') })
    // What a program prints in colours is words all the same.
    writeFileSync(words, '\u001b[1;31mred\u001b[0m\r\nend\n')
    expect(await piping(server, words, 'send', name, '-')).toMatchObject({ code: 0 })
    await waitFor('the text', () => readFileSync(file, 'latin1').endsWith('end\u001b[201~\r'))
    expect(readFileSync(file, 'latin1')).toBe('\u001b[200~red\rend\u001b[201~\r')
    await stopController(server)
  })

  it('goes to a runner', async () => {
    await using server = await startServer(binary)
    const { pane } = await start(server, '--name', 'far', '--idle-after', '200ms', '--', 'cat')
    expect(await refusal(server, 'attach', 'nobody')).toMatchObject({ kind: 'runner-not-found' })
    const inside = { ...server, env: { ...server.env, TMUX: `${server.socket},1,0`, TMUX_PANE: '%0' } }
    expect(await refusal(inside, 'attach', 'far')).toMatchObject({ kind: 'invalid-request' })
    const outer = await startServer(binary, { command: [binary, '-S', server.socket, 'attach', '-t', 'main'] })
    try {
      const terminal = async (): Promise<string[]> => {
        const clients = await server.tmux('list-clients', '-F', '#{client_control_mode} #{pane_id} #{client_name}')
        return (
          clients
            .split('\n')
            .find((line) => line.startsWith('0 '))
            ?.split(' ') ?? []
        )
      }
      const at = async (): Promise<string | undefined> => (await terminal())[1]
      await waitFor('the terminal', async () => (await at()) === '%0')
      await geppetto(server, 'wait', 'far', '--for', 'idle')
      expect((await geppetto(inside, 'next')).code).toBe(0)
      expect(await at()).toBe(pane)
      await server.tmux('switch-client', '-c', (await terminal())[2] ?? '', '-t', 'main')
      expect((await geppetto(inside, 'attach', 'far')).code).toBe(0)
      expect(await at()).toBe(pane)
      await outer.tmux(
        'respawn-pane',
        '-k',
        '-t',
        'main',
        `env XDG_STATE_HOME=${server.env['XDG_STATE_HOME']} ${process.execPath} ${join(import.meta.dirname, '../../dist/start.cjs')} -S ${server.socket} attach far`,
      )
      await waitFor('the terminal', async () => (await at()) === pane)
    } finally {
      await outer.kill()
    }
    await server.kill()
  })
})

describe.each(oldestAndNewest())('a pause, tmux $version', ({ binary }) => {
  it('pauses all that a command has started, holds its silence, and lets it go on', async () => {
    await using server = await startServer(binary)
    const { name } = await start(server, '--idle-after', '2s', '--', 'sh', '-c', `${COUNT[2]} | cat`)
    await logWith(server, name, '3')
    expect((await geppetto(server, 'pause', name)).code).toBe(0)
    const log = async (): Promise<number> => (await rawLog(server, name)).length
    await sleep(200)
    const before = await log()
    await sleep(2500)
    expect(await log()).toBe(before)
    expect((await show(server, name)).state).toBe('paused')
    expect(await refusal(server, 'send', name, 'text')).toMatchObject({ kind: 'runner-paused', code: 1 })
    kill(await controllerPid(server), 'SIGKILL')
    expect((await show(server, name)).state).toBe('paused')
    expect((await geppetto(server, 'resume', name)).code).toBe(0)
    await waitFor('it to go on', async () => (await log()) > before)
    expect((await show(server, name)).state).toBe('active')
    await geppetto(server, 'pause', name)
    expect((await geppetto(server, 'stop', name)).code).toBe(0)
    expect(await show(server, name)).toMatchObject({ state: 'stopped' })
    await stopController(server)
  })
})

describe.each(oldestAndNewest())('commands that were started, tmux $version', ({ binary }) => {
  it('waits for a state', async () => {
    await using server = await startServer(binary)
    await start(server, '--name', 'quiet', '--idle-after', '300ms', '--', ...ECHO)
    expect(await geppetto(server, 'wait', 'quiet', '--for', 'waiting,idle')).toMatchObject({
      code: 0,
      stdout: 'quiet idle',
    })
    await stopController(server)
  })

  it('asks an agent to quit in its own words', async () => {
    await using server = await startServer(binary)
    const agent = 'while read line; do case "$line" in */exit) echo bye; exit 0 ;; esac; done'
    const { name } = await start(server, '--agent', 'claude', '--', 'sh', '-c', agent)
    expect((await geppetto(server, 'stop', name)).code).toBe(0)
    expect(await show(server, name)).toMatchObject({
      state: 'stopped',
      reason: 'stopped',
      exitCode: 0,
      lastLine: 'bye',
    })
    await stopController(server)
  })

  it('gives an agent the time to save something before it goes', async () => {
    await using server = await startServer(binary)
    const agent = 'while read line; do case "$line" in */exit) sleep 3.5; echo bye; exit 0 ;; esac; done'
    const { name } = await start(server, '--agent', 'claude', '--', 'sh', '-c', agent)
    expect((await geppetto(server, 'stop', name)).code).toBe(0)
    expect(await show(server, name)).toMatchObject({ state: 'stopped', exitCode: 0, lastLine: 'bye' })
    await stopController(server)
  })

  it('ends a command whose time is over', async () => {
    await using server = await startServer(binary)
    const { name } = await start(server, '--max-duration', '500ms', '--', 'sleep', '1000')
    expect(await ended(server, name)).toMatchObject({ state: 'stopped', reason: 'max-duration', signal: 'SIGTERM' })
    await stopController(server)
  })

  it('does not send into a draft of somebody else, nor two texts at once', async () => {
    await using server = await startServer(binary)
    const script = join(server.home, 'agent')
    writeFileSync(script, '#!/bin/sh\nprintf "\\342\\235\\257 "\nexec cat\n', { mode: 0o755 })
    const { name, pane } = await start(server, '--agent', 'claude', '--', script)
    await logWith(server, name, '❯ ')
    await server.tmux('send-keys', '-t', pane, 'half a sen')
    await logWith(server, name, 'half a sen')
    expect(await refusal(server, 'send', name, 'text')).toMatchObject({ kind: 'draft-found', code: 1 })
    expect((await geppetto(server, 'send', name, 'tence', '--force')).code).toBe(0)
    await logWith(server, name, 'half a sentence\r\nhalf a sentence')
    const both = await Promise.all([
      geppetto(server, '--json', 'send', name, 'one', '--force'),
      geppetto(server, '--json', 'send', name, 'two', '--force'),
    ])
    const codes = both.map(({ code }) => code).toSorted((a, b) => a - b)
    expect([
      [0, 0],
      [0, 75],
    ]).toContainEqual(codes)
    await server.kill()
  })

  it('does not answer a dialog by a text', async () => {
    await using server = await startServer(binary)
    const ask = "printf '\\033]7501;state=blocked:kind=permission\\033\\\\'"
    const { name } = await start(server, '--', 'sh', '-c', `${ask}; while read -r line; do echo "<$line>"; done`)
    await geppetto(server, 'wait', name, '--for', 'waiting')
    expect(await refusal(server, 'send', name, 'go on')).toMatchObject({ kind: 'dialog-open', code: 1 })
    expect((await geppetto(server, 'send', name, '--key', 'y', 'Enter')).code).toBe(0)
    await logWith(server, name, '<y>')
    expect((await geppetto(server, 'send', name, 'go on', '--force')).code).toBe(0)
    await logWith(server, name, '<go on>')
    await stopController(server)
  })
})

describe.each(oneVersion())('waiting and signals, tmux $version', ({ binary }) => {
  it('waits for the end and returns its exit code', async () => {
    await using server = await startServer(binary)
    await start(server, '--name', 'slow', '--', 'sh', '-c', 'read line; exit 3')
    const waiting = geppetto(server, 'wait', 'slow')
    await start(server, '--name', 'good', '--', 'true')
    await start(server, '--name', 'killed', '--', 'sh', '-c', 'kill -TERM $$')
    expect(await geppetto(server, 'wait', 'good')).toMatchObject({ code: 0, stdout: 'good completed' })
    expect(await geppetto(server, 'wait', 'good', 'killed')).toMatchObject({ code: 143 })
    expect(await refusal(server, 'wait', 'slow', '--timeout', '200ms')).toMatchObject({ kind: 'timeout', code: 75 })
    expect(await refusal(server, 'wait', 'good', '--for', 'idle')).toMatchObject({ kind: 'runner-ended', code: 66 })
    expect(await refusal(server, 'wait', 'slow', '--for', 'tired')).toMatchObject({ kind: 'invalid-request', code: 64 })
    expect(await refusal(server, 'wait', 'nobody')).toMatchObject({ kind: 'runner-not-found', code: 66 })
    await geppetto(server, 'send', 'slow', '')
    expect(await waiting).toMatchObject({ code: 3, stdout: 'slow failed' })
    await stopController(server)
  })

  it('ends a command by TERM, and one that does not listen by KILL, and keeps how it ended', async () => {
    await using server = await startServer(binary)
    await start(server, '--name', 'polite', '--', 'sh', '-c', 'trap "exit 7" TERM; while :; do sleep 0.05; done')
    await start(server, '--name', 'plain', '--', 'sleep', '1000')
    await start(server, '--name', 'deaf', '--', 'sh', '-c', 'trap "" TERM; while :; do sleep 0.05; done')
    await sleep(300)
    const names = ['polite', 'plain', 'deaf']
    const stops = await Promise.all(names.map(async (name) => geppetto(server, 'stop', name)))
    expect(stops.map(({ code }) => code)).toEqual([0, 0, 0])
    expect(await show(server, 'polite')).toMatchObject({ state: 'stopped', reason: 'stopped', exitCode: 7 })
    expect(await show(server, 'plain')).toMatchObject({ state: 'stopped', reason: 'stopped', signal: 'SIGTERM' })
    expect(await show(server, 'deaf')).toMatchObject({ state: 'stopped', reason: 'stopped', signal: 'SIGKILL' })
    expect(await refusal(server, 'stop', 'plain')).toMatchObject({ kind: 'runner-ended', code: 66 })
    await stopController(server)
  })

  it('refuses to pause what was only marked, and to end what is no agent', async () => {
    await using server = await startServer(binary)
    await geppetto(server, 'mark', '-t', '%0', '--name', 'mine')
    for (const verb of ['stop', 'pause', 'resume', 'restart']) {
      expect(await refusal(server, verb, 'mine')).toMatchObject({ kind: 'not-started', code: 1 })
    }
    await stopController(server)
  })

  it('ends the agent in a marked pane by its own words, by TERM or by KILL, and leaves the shell', async () => {
    await using server = await startServer(binary)
    const tty = 'stty -echo; echo ready; while read -r line; do'
    const polite = await markedAgent(server, `${tty} case "$line" in */exit) echo bye; exit ;; esac; done`)
    expect((await geppetto(server, 'stop', polite)).code).toBe(0)
    await logWith(server, polite, 'bye')
    const plain = await markedAgent(server, `${tty} :; done`)
    expect((await geppetto(server, 'stop', plain)).code).toBe(0)
    const deaf = await markedAgent(server, `trap "" INT TERM; ${tty} :; done`)
    expect((await geppetto(server, 'stop', deaf)).code).toBe(0)
    const commands = await server.tmux('list-panes', '-a', '-F', '#{pane_current_command}')
    expect(commands.split('\n').filter((command) => command === 'bash')).toHaveLength(3)
    for (const name of [polite, plain, deaf]) expect((await show(server, name)).state).not.toBe('stopped')
    await stopController(server)
  })

  it('does not type into the shell of an agent that is not in front, nor signal what is not its own', async () => {
    await using server = await startServer(binary)
    const script = 'trap "" INT; stty -echo; echo ready; while :; do read -r line; done'
    const behind = await markedAgent(server, script)
    await geppetto(server, 'send', behind, '--key', 'C-z')
    const shell = ['display-message', '-p', '-t', (await show(server, behind)).pane, '#{pane_current_command}']
    await waitFor('the shell', async () => (await server.tmux(...shell)) === 'bash')
    expect(await refusal(server, 'stop', behind)).toMatchObject({ kind: 'not-started' })
    expect((await rawLog(server, behind)).toString()).not.toContain('/exit')
    // In the process group of the pane's own program.
    const inside = await markedAgent(server, script, ['sh', '-c', 'claude; read -r more'])
    expect(await refusal(server, 'stop', inside)).toMatchObject({ kind: 'timeout' })
    expect(await show(server, inside)).toMatchObject({ agent: 'claude', state: expect.not.stringMatching('stopped') })
    await stopController(server)
  })
})
