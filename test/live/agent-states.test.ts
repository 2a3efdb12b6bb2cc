import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openQuietPane } from '../support/quiet-pane.ts'
import type { RunnerSummary } from '../../src/ipc/runners.ts'
import { attachClient } from '../support/outer-client.ts'
import {
  geppetto,
  geppettoJson,
  probeRunner,
  probeStatus,
  stopController,
  versionsAndSources,
} from '../support/product.ts'
import { start } from '../support/started.ts'
import { oldestAndNewest, oneVersion, startServer, tmuxVersions, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

const SCREENS = join(import.meta.dirname, '../screens')

/** What a real agent showed, as it would draw it: the whole screen anew. */
function drawn(agent: string, screen: string): string {
  const [, ...rows] = readFileSync(join(SCREENS, agent, `${screen}.txt`), 'utf8')
    .trimEnd()
    .split('\n')
  return `\x1b[H\x1b[2J${rows.join('\r\n')}`
}

async function readerPid(server: TestServer): Promise<number> {
  return waitFor('the reader', async () => {
    const { readers } = await probeStatus<{ readers: readonly { pid: number }[] }>(server)
    return readers[0]?.pid
  })
}

async function summary(server: TestServer, runner: string): Promise<RunnerSummary> {
  return probeRunner<RunnerSummary>(server, runner)
}

/** The state as `ls` shows it. */
async function expectState(server: TestServer, runner: string, wanted: string): Promise<void> {
  await waitFor(`${runner} to be ${wanted}`, async () => {
    const { state, waitingFor, unseen } = await summary(server, runner)
    const shown = waitingFor ?? (unseen === true ? 'unseen' : undefined)
    return (shown === undefined ? state : `${state}: ${shown}`) === wanted
  })
}

/** A program of this name in the pane's PATH that runs `script`. */
function program(server: TestServer, name: string, script: string): string {
  const path = join(server.home, 'bin', name)
  writeFileSync(path, `#!/bin/sh\n${script}\n`)
  chmodSync(path, 0o755)
  return path
}

describe.each(versionsAndSources(oldestAndNewest()))('tmux $version, $source', ({ binary, sourceConfig }) => {
  it('follows an agent by its screen: working, asking, done, seen', async () => {
    await using server = await startServer(binary, { width: 120, height: 40, config: sourceConfig })
    const { pane, tty } = await openQuietPane(server)
    await geppetto(server, 'mark', '-t', pane, '--agent', 'claude', '--name', 'a')
    for (const [screen, wanted] of [
      ['busy_stream', 'active'],
      ['permission', 'waiting: permission'],
      ['tool_running', 'active'],
      ['question', 'waiting: question'],
      ['denied', 'idle: unseen'],
      ['start_trust', 'waiting: trust'],
      ['start_apikey', 'waiting: login'],
      ['idle_done', 'idle: unseen'],
    ] as const) {
      writeFileSync(tty, drawn('claude', screen))
      await expectState(server, 'a', wanted)
    }
    await using client = await attachClient(server)
    await server.tmux('switch-client', '-c', client.name, '-t', pane)
    await expectState(server, 'a', 'idle')
    await stopController(server)
  })
})

describe.each(oldestAndNewest())('what is visible on tmux $version', ({ binary }) => {
  it('counts as seen, also beside the pane in front, and not behind one that fills the window', async () => {
    await using server = await startServer(binary, { width: 120, height: 40 })
    const { pane, tty } = await openQuietPane(server)
    const beside = await server.tmux('split-window', '-h', '-P', '-F', '#{pane_id}', '-t', pane, 'sleep 600')
    await geppetto(server, 'mark', '-t', pane, '--agent', 'claude', '--name', 'a')
    const becomes = async (screen: string, wanted: string): Promise<void> => {
      writeFileSync(tty, drawn('claude', screen))
      await expectState(server, 'a', wanted)
    }
    await becomes('busy_stream', 'active')
    await becomes('idle_done', 'idle: unseen')
    await using client = await attachClient(server)
    await server.tmux('switch-client', '-c', client.name, '-t', beside)
    await expectState(server, 'a', 'idle')
    await becomes('busy_stream', 'active')
    await becomes('idle_done', 'idle')
    await server.tmux('resize-pane', '-Z', '-t', beside)
    await becomes('busy_stream', 'active')
    await becomes('idle_done', 'idle: unseen')
    await server.tmux('resize-pane', '-Z', '-t', beside)
    await expectState(server, 'a', 'idle')
    await stopController(server)
  })
})

describe.each(oldestAndNewest())('a pane on tmux $version', ({ binary }) => {
  it('is of the agent in front: not of one that it has started, nor of one that was suspended', async () => {
    await using server = await startServer(binary, { width: 120, height: 40 })
    program(server, 'codex', 'echo hello; sleep 600; true')
    program(server, 'claude', 'setsid codex & sleep 600; true')
    const pane = await server.tmux('new-window', '-P', '-F', '#{pane_id}', 'bash --norc -i')
    const type = async (...keys: string[]): Promise<unknown> => server.tmux('send-keys', '-t', pane, ...keys)
    await geppetto(server, 'mark', '-t', pane, '--name', 'a')
    const isOf = async (agent: string): Promise<unknown> =>
      waitFor(`the pane to be of ${agent}`, async () => (await summary(server, 'a')).agent === agent)
    await type('claude', 'Enter')
    await isOf('claude')
    await type('C-z')
    await waitFor('the shell', async () => {
      return (await server.tmux('display-message', '-p', '-t', pane, '#{pane_current_command}')) === 'bash'
    })
    await type('codex', 'Enter')
    await isOf('codex')
    await stopController(server)
  })

  it('asks nothing for an agent that was suspended, and is of it again when it goes on', async () => {
    await using server = await startServer(binary, { width: 120, height: 40 })
    const asks = join(server.home, 'asks')
    writeFileSync(asks, drawn('claude', 'permission'))
    program(server, 'claude', `cat ${asks}; while :; do read -r x; cat ${asks}; done`)
    const pane = await server.tmux('new-window', '-P', '-F', '#{pane_id}', 'bash --norc -i')
    const type = async (...keys: string[]): Promise<unknown> => server.tmux('send-keys', '-t', pane, ...keys)
    await geppetto(server, 'mark', '-t', pane, '--name', 'a', '--idle-after', '1s')
    await type('claude', 'Enter')
    await expectState(server, 'a', 'waiting: permission')
    await type('C-z')
    await waitFor('the pane to be of its shell', async () => {
      const { agent, state } = await summary(server, 'a')
      return agent === 'command' && state === 'idle'
    })
    // Past the time in which output counts as the prompt of the shell.
    await new Promise((resolve) => setTimeout(resolve, 2500))
    await type('clear; read -s -p "Password: " x', 'Enter')
    await expectState(server, 'a', 'waiting: question')
    await type('x', 'Enter')
    await waitFor('the question to be over', async () => (await summary(server, 'a')).state === 'idle')
    await type('fg', 'Enter')
    await type('Enter')
    await expectState(server, 'a', 'waiting: permission')
    await stopController(server)
  })

  it('that only shows something does not count, until something else is done there', async () => {
    await using server = await startServer(binary, { width: 120, height: 40 })
    program(server, 'htop', 'while :; do date +%N; sleep 0.2; done')
    const pane = await server.tmux('new-window', '-P', '-F', '#{pane_id}', 'bash --norc -i')
    await geppetto(server, 'mark', '-t', pane, '--name', 'a', '--idle-after', '3s')
    await server.tmux('send-keys', '-t', pane, 'htop', 'Enter')
    await waitFor('htop to be shown', async () => (await summary(server, 'a')).showing)
    expect(await summary(server, 'a')).toMatchObject({ state: 'idle', showing: true })
    expect((await geppetto(server, 'status')).stdout).toContain('1 showing')
    expect(await server.tmux('show-environment', '-gh').catch(() => '')).not.toMatch(/GEPPETTO_\w+_COUNT=1/)
    await server.tmux('send-keys', '-t', pane, 'C-c')
    await waitFor('htop to be gone', async () => (await summary(server, 'a')).showing !== true)
    await stopController(server)
  })
})

describe.each(versionsAndSources(oldestAndNewest()))(
  'an agent on tmux $version, $source',
  ({ binary, source, sourceConfig }) => {
    it('is asked about what it shows when its output did not come for a moment', async () => {
      await using server = await startServer(binary, { width: 120, height: 40, config: sourceConfig })
      await server.tmux('new-session', '-d', '-s', 'other')
      const { pane, tty } = await openQuietPane(server)
      await geppetto(server, 'mark', '-t', pane, '--agent', 'claude', '--name', 'a')
      for (const session of ['other', 'main', 'other']) {
        writeFileSync(tty, drawn('claude', 'busy_stream'))
        await expectState(server, 'a', 'active')
        if (source === 'pipe') process.kill(await readerPid(server), 'SIGKILL')
        else await server.tmux('move-pane', '-d', '-s', pane, '-t', `${session}:`)
        writeFileSync(tty, drawn('claude', 'permission'))
        await expectState(server, 'a', 'waiting: permission')
      }
      await stopController(server)
    })
  },
)

describe.each(tmuxVersions())('tmux $version', ({ binary }) => {
  it('recognises an agent behind ssh by its title', async () => {
    await using server = await startServer(binary, { width: 120, height: 40 })
    const bin = join(server.home, 'far')
    mkdirSync(bin)
    symlinkSync('/bin/sh', join(bin, 'ssh'))
    const script = 'printf "\\033]2;\\342\\227\\207  Ready (proj)\\007"; cat'
    const pane = await server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}', join(bin, 'ssh'), '-c', script)
    await waitFor(
      'its title',
      async () => (await server.tmux('display-message', '-p', '-t', pane, '#{pane_title}')) !== '',
    )
    await waitFor('the title of an agent', async () =>
      (await server.tmux('display-message', '-p', '-t', pane, '#{pane_title}')).includes('Ready'),
    )
    await geppetto(server, 'mark', '-t', pane, '--name', 'far')
    expect((await summary(server, 'far')).agent).toBe('gemini')
    await expectState(server, 'far', 'idle')
    await stopController(server)
  })
})

describe.each(oneVersion())('words and notes of agents, tmux $version', ({ binary }) => {
  it('says when the limit ends that an agent has reached, in its words', async () => {
    await using server = await startServer(binary)
    const { pane, tty } = await openQuietPane(server)
    await geppetto(server, 'mark', '-t', pane, '--agent', 'claude', '--name', 'a')
    const rule = '─'.repeat(40)
    const said = ['❯ go on', "  ⎿  You've hit your session limit · resets 3pm (UTC)"]
    writeFileSync(tty, [...said, rule, '❯ ', rule, '  ? for shortcuts'].join('\r\n'))
    await expectState(server, 'a', 'waiting: limit')
    expect(await geppettoJson(server, 'show', 'a')).toMatchObject({ runner: { resets: '3pm' } })
    expect((await geppetto(server, 'ls')).stdout).toContain('waiting: limit, resets 3pm')
    await stopController(server)
  })

  it('reads what an agent notes of itself, and not what another process has left under its number', async () => {
    await using server = await startServer(binary)
    const sessions = join(server.home, '.claude/sessions')
    mkdirSync(sessions, { recursive: true })
    const started = "$(awk '{print $22}' /proc/$$/stat)"
    const note = `printf '{"pid":%d,"procStart":"%s","status":%s}' $$ "$start" "$status" > ${sessions}/$$.json`
    const steps = `while read -r start status; do [ "$start" = own ] && start=${started}; ${note}; done`
    program(server, 'claude', `stty -echo; echo ready; ${steps}`)
    const pane = await server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}', 'claude')
    await geppetto(server, 'mark', '-t', pane, '--name', 'c', '--idle-after', '1s')
    expect((await summary(server, 'c')).agent).toBe('claude')
    const type = async (text: string) => server.tmux('send-keys', '-t', pane, text, 'Enter')
    await type('0 "waiting"')
    await expectState(server, 'c', 'idle')
    // Nothing is to be seen on the screen, so that only the file can say all this. It is looked for when there is output.
    await type('own "busy"')
    const tty = await server.tmux('display-message', '-p', '-t', pane, '#{pane_tty}')
    await waitFor('the file to be found', async () => {
      writeFileSync(tty, 'some output')
      const { runner } = await geppettoJson<{ runner: { evidence: { source: string }[] } }>(server, 'show', 'c')
      return runner.evidence[0]?.source === 'session-file'
    })
    await expectState(server, 'c', 'active')
    await type('own "waiting","waitingFor":"permission')
    await type('own "waiting","waitingFor":"permission prompt"')
    await expectState(server, 'c', 'waiting: permission')
    await type('own "idle"')
    await expectState(server, 'c', 'idle: unseen')
    await stopController(server)
  })

  it('reads what an agent notes of itself also when it was started by its name, and tells by which rule', async () => {
    await using server = await startServer(binary)
    const sessions = join(server.home, '.claude/sessions')
    mkdirSync(sessions, { recursive: true })
    const started = "$(awk '{print $22}' /proc/$$/stat)"
    const status = '"status":"waiting","waitingFor":"permission prompt"'
    const note = `printf '{"pid":%d,"procStart":"%s",${status}}' $$ "${started}" > ${sessions}/$$.json`
    // The file comes some time after the last output.
    program(server, 'claude', `echo ready; sleep 1; ${note}; read -r line`)
    const { name } = await start(server, 'claude')
    await expectState(server, name, 'waiting: permission')
    const events = (await geppetto(server, 'events')).stdout.split('\n').map((line) => JSON.parse(line) as object)
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'state', waitingFor: 'permission', rule: 'claude/session-file' }),
    )
    await stopController(server)
  })

  it("takes a user's rules, and tells which cannot be used", async () => {
    await using server = await startServer(binary)
    const rules = join(server.home, 'config/geppetto-tmux/rules')
    mkdirSync(rules, { recursive: true })
    const mine = { id: 'asks', state: 'question', all: { end: '^Shall I\\? $|^Shall I\\?$' } }
    writeFileSync(join(rules, 'mine.json'), JSON.stringify({ version: 1, agent: 'mine', rules: [mine] }))
    writeFileSync(join(rules, 'bad.json'), JSON.stringify({ version: 1, agent: 'bad', rules: [{ ...mine, all: {} }] }))
    const { pane, tty } = await openQuietPane(server)
    await geppetto(server, 'mark', '-t', pane, '--agent', 'mine', '--name', 'm')
    writeFileSync(tty, 'Shall I?')
    await expectState(server, 'm', 'waiting: question')
    const { problems } = await geppettoJson<{ problems: string[] }>(server, 'controller', 'status')
    expect(problems.join()).toContain('bad.json')
    await stopController(server)
  })
})

describe.each(oldestAndNewest())('agents, tmux $version', ({ binary }) => {
  it('believes what any program says of itself, plain or passed through', async () => {
    await using server = await startServer(binary)
    const { pane, tty } = await openQuietPane(server)
    await geppetto(server, 'mark', '-t', pane, '--name', 'any', '--idle-after', '1s')
    writeFileSync(tty, '\x1b]7501;state=working:app=build\x1b\\')
    await expectState(server, 'any', 'active')
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect((await summary(server, 'any')).state).toBe('active')
    writeFileSync(tty, '\x1bPtmux;\x1b\x1b]7501;state=blocked:kind=question\x07\x1b\\')
    await expectState(server, 'any', 'waiting: question')
    writeFileSync(tty, '\x1b]7501;state=clear\x1b\\')
    await expectState(server, 'any', 'idle')
    await stopController(server)
  })

  it('tells of what an agent asks and has answered in its words, also when it notes that before it shows it', async () => {
    const told = '@geppetto-on-event "echo \\"\\$GEPPETTO_STATE|\\$GEPPETTO_LAST_LINE\\" >> told"'
    await using server = await startServer(binary, {
      width: 120,
      height: 40,
      config: `set -g default-size 120x40\nset -g ${told}\n`,
    })
    const show = (screen: string): string => {
      const path = join(server.home, screen)
      writeFileSync(path, drawn('claude', screen))
      return `cat ${path}`
    }
    const notes = (state: string): string => `printf '\\033]7501;state=${state}\\033\\\\'; sleep 0.2`
    program(
      server,
      'claude',
      `${show('busy_stream')}; sleep 2; ${notes('blocked:kind=permission')}; ${show('permission')}; sleep 2
      ${notes('working')}; ${show('busy_stream')}; sleep 2; ${notes('idle')}; ${show('idle_done')}; exec cat`,
    )
    await start(server, '--name', 'claude', 'claude')
    const lines = (): string[] => {
      const path = join(server.home, 'told')
      return existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n') : []
    }
    await waitFor('it to be told as done', () => lines().at(-1)?.startsWith('idle'))
    expect(lines().filter((line) => /^(?:waiting|idle)/.test(line))).toEqual([
      'waiting|Do you want to proceed? echo start > lab_tool.txt; sleep 5; echo TOOL_DONE',
      'idle|word36 word37 word38 word39 word40 word41 word42 word43 word44 word45 word46 word47',
    ])
    await stopController(server)
  })

  it('takes an agent that was given a prompt for starting until it works', async () => {
    await using server = await startServer(binary, { width: 120, height: 40 })
    const show = (screen: string): string => {
      const path = join(server.home, screen)
      writeFileSync(path, drawn('claude', screen))
      return `cat ${path}`
    }
    program(
      server,
      'claude',
      `${show('idle_done')}; sleep 3; ${show('busy_stream')}; sleep 2; ${show('idle_done')}; exec cat`,
    )
    const seen: string[] = []
    await start(server, '--name', 'claude', 'claude', 'do it')
    await waitFor('it to be done', async () => {
      const { state, unseen } = await summary(server, 'claude')
      const shown = unseen === true ? 'unseen' : state
      if (seen.at(-1) !== shown) seen.push(shown)
      return shown === 'unseen'
    })
    expect(seen).toEqual(['starting', 'active', 'unseen'])
    await stopController(server)
  })

  it('recognises an agent by its process, and believes its end whatever it has left on the screen', async () => {
    await using server = await startServer(binary, { width: 120, height: 40 })
    const busy = join(server.home, 'busy')
    writeFileSync(busy, `\x1b]0;✳ Claude Code\x07${drawn('claude', 'busy_stream')}`)
    program(server, 'claude', `cat ${busy}; echo $$ > ${server.home}/pid; while :; do sleep 0.2; done`)
    const pane = await server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}', 'sh')
    await geppetto(server, 'mark', '-t', pane, '--name', 'shell')
    expect((await summary(server, 'shell')).agent).toBe('command')
    await server.tmux('send-keys', '-t', pane, 'claude', 'Enter')
    await waitFor('the agent to be recognised', async () => (await summary(server, 'shell')).agent === 'claude')
    // Not by its output alone, which comes before anybody has looked at the screen.
    await waitFor('it to be seen at work', async () => {
      const { evidence } = await probeRunner<{ evidence: { source: string }[] }>(server, 'shell')
      return evidence.some(({ source }) => source !== 'output')
    })
    await expectState(server, 'shell', 'active')
    const pid = Number(await waitFor('its process', () => readFileSync(join(server.home, 'pid'), 'utf8').trim()))
    process.kill(pid, 'SIGKILL')
    await expectState(server, 'shell', 'idle: unseen')
    const shown = await geppettoJson<{ runner: { evidence: { rule: string }[] } }>(server, 'show', 'shell')
    expect(shown.runner.evidence[0]?.rule).toBe('process-gone')
    // It is a shell again, whose prompt is no work; what is started there is known by its own words.
    await waitFor('the shell', async () => (await summary(server, 'shell')).agent === 'command')
    await new Promise((resolve) => setTimeout(resolve, 2500))
    expect(await summary(server, 'shell')).toMatchObject({ state: 'idle' })
    await server.tmux('send-keys', '-t', pane, 'printf "Go on? [y/N] "; read a', 'Enter')
    await expectState(server, 'shell', 'waiting: question')
    await server.tmux('send-keys', '-t', pane, 'y', 'Enter', 'claude', 'Enter')
    await waitFor('the agent to be known again', async () => (await summary(server, 'shell')).agent === 'claude')
    await stopController(server)
  })
})
