import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { geppetto, geppettoJson, probeRunner, stopController } from '../support/product.ts'
import { start } from '../support/started.ts'
import { oldestAndNewest, startServer, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

interface Asked {
  readonly state: string
  readonly waitingFor?: string
}

async function expectState(server: TestServer, runner: string, wanted: string): Promise<void> {
  await waitFor(`${runner} to be ${wanted}`, async () => {
    const { state, waitingFor } = await probeRunner<Asked>(server, runner)
    return (waitingFor === undefined ? state : `${state}: ${waitingFor}`) === wanted
  })
}

describe.each(oldestAndNewest())('programs that are no agents, tmux $version', ({ binary }) => {
  it('wait for an answer to what they ask, and go on with it', async () => {
    await using server = await startServer(binary)
    const script = `
      printf 'Proceed? [y/N] '; read answer; echo "answer: $answer"
      sleep 1.5; printf 'and a line without an end, '; sleep 1.5; echo 'which asks nothing?'
      sleep 1.5; stty -echo; printf 'Password: '; read secret; stty echo; printf '\\n%s characters\\n' "\${#secret}"
      exec cat`
    await start(server, '--name', 'asks', '--idle-after', '1s', '--', 'sh', '-c', script)
    await expectState(server, 'asks', 'waiting: question')
    const { runner } = await geppettoJson<{ runner: { evidence: readonly object[] } }>(server, 'show', 'asks')
    expect(runner.evidence).toMatchObject([{ rule: 'command/asks', source: 'line', text: 'Proceed? [y/N]' }])
    expect(await geppettoJson(server, 'status')).toMatchObject({ attention: ['asks'] })
    expect(await geppetto(server, 'send', 'asks', 'y')).toMatchObject({ code: 0 })
    const seen: string[] = []
    await waitFor('the password to be asked for', async () => {
      const { state, waitingFor } = await probeRunner<Asked>(server, 'asks')
      seen.push(waitingFor ?? state)
      return waitingFor !== undefined && (await server.tmux('capture-pane', '-p', '-t', 'asks:')).includes('Password')
    })
    expect(new Set(seen)).toEqual(new Set(['question', 'active', 'idle']))
    expect(await geppetto(server, 'send', 'asks', 'secret')).toMatchObject({ code: 1 })
    expect(await geppetto(server, 'send', 'asks', 'secret', '--force')).toMatchObject({ code: 0 })
    await expectState(server, 'asks', 'idle')
    await geppetto(server, 'controller', 'restart')
    await expectState(server, 'asks', 'idle')
    expect((await geppetto(server, 'log', 'asks', '--text')).stdout).toMatch(/answer: y\n[^]*\n6 characters$/)
    await stopController(server)
  })

  it('wait no longer once a secret that is not shown was answered', async () => {
    await using server = await startServer(binary, { config: `set -g @geppetto-idle-after 1s\n` })
    const script = `
      stty -echo; printf 'Password: '; read one; sleep 3; printf '\nVerification code: '; read two; sleep 1000`
    await start(server, '--name', 'sudo', '--', 'sh', '-c', script)
    await expectState(server, 'sudo', 'waiting: question')
    await geppetto(server, 'send', 'sudo', 'half of it', '--no-enter', '--force')
    await expectState(server, 'sudo', 'waiting: question')
    await geppetto(server, 'send', 'sudo', 'secret', '--force')
    await expectState(server, 'sudo', 'idle')
    // The next one is a new question.
    await expectState(server, 'sudo', 'waiting: question')
    await geppetto(server, 'send', 'sudo', '--key', 'Up')
    await expectState(server, 'sudo', 'waiting: question')
    await geppetto(server, 'send', 'sudo', '--key', 'Enter')
    await expectState(server, 'sudo', 'idle')
    await stopController(server)
  })

  it('wait as before when another controller takes over', async () => {
    await using server = await startServer(binary)
    await start(server, '--name', 'asks', '--', 'sh', '-c', "printf 'Proceed? [y/N] '; read answer; exec cat")
    await expectState(server, 'asks', 'waiting: question')
    await geppetto(server, 'controller', 'restart')
    await expectState(server, 'asks', 'waiting: question')
    await geppetto(server, 'send', 'asks', 'y', '--force')
    await waitFor('it to go on', async () => (await probeRunner<Asked>(server, 'asks')).state !== 'waiting')
    await stopController(server)
  })

  it('wait also when their pane is marked while they ask', async () => {
    await using server = await startServer(binary)
    const script = `perl -e '$|=1; print "one\\nGo on? "; <STDIN>; sleep 1000'`
    const pane = await server.tmux('new-window', '-P', '-F', '#{pane_id}', script)
    await waitFor('its question', async () => (await server.tmux('capture-pane', '-p', '-t', pane)).includes('Go on?'))
    await geppetto(server, 'mark', '-t', pane, '--name', 'marked')
    await expectState(server, 'marked', 'waiting: question')
    await server.tmux('send-keys', '-t', pane, 'yes', 'Enter')
    await waitFor('it to go on', async () => (await probeRunner<Asked>(server, 'marked')).state !== 'waiting')
    await stopController(server)
  })

  it('wait when they say what a person has told, also in a line that is ended', async () => {
    await using server = await startServer(binary)
    const script = 'sleep 1; echo "approve at https://example.org/42"; read line; echo "approved: $line"; exec cat'
    await start(server, '--name', 'deploys', '--tell', '^approve at', '--', 'sh', '-c', script)
    await expectState(server, 'deploys', 'waiting: question')
    await geppetto(server, 'controller', 'restart')
    await expectState(server, 'deploys', 'waiting: question')
    await geppetto(server, 'send', 'deploys', 'yes')
    expect(await geppetto(server, 'wait', 'deploys', '--match', 'approved: \\w+')).toMatchObject({
      code: 0,
      stdout: 'deploys approved: yes',
    })
    await waitFor('it to go on', async () => (await probeRunner<Asked>(server, 'deploys')).state !== 'waiting')
    expect(await geppetto(server, 'mark', '-t', '%0', '--tell', '(')).toMatchObject({ code: 64 })
    await stopController(server)
  })

  it('are waited for by a line that is there, comes, is not ended, or never comes', async () => {
    await using server = await startServer(binary)
    const script = 'echo listening on 80; sleep 2; echo ready; printf "go on? "; read line; exit 3'
    await start(server, '--name', 'serves', '--', 'sh', '-c', script)
    const wait = async (...args: string[]) => geppetto(server, 'wait', 'serves', ...args)
    expect(await wait('--match', 'listening on (\\d+)')).toMatchObject({ code: 0, stdout: 'serves listening on 80' })
    expect(await wait('--match', '^ready$')).toMatchObject({ code: 0 })
    expect(await wait('--match', 'go on')).toMatchObject({ code: 0, stdout: 'serves go on?' })
    expect(await wait('--match', 'never', '--timeout', '500ms')).toMatchObject({ code: 75 })
    expect(await wait('--match', 'x', '--for', 'idle')).toMatchObject({ code: 64 })
    const never = wait('--match', 'never')
    await geppetto(server, 'send', 'serves', 'yes')
    expect(await never).toMatchObject({ code: 66, stderr: expect.stringContaining('has ended without such a line') })
    await stopController(server)
  })

  it('do not wait as pagers, shells and full-screen programs', async () => {
    await using server = await startServer(binary, { config: `set -g @geppetto-idle-after 2s\n` })
    const followed = join(server.home, 'followed')
    writeFileSync(followed, 'Overwrite? [y/N] ')
    const quiet = {
      followed: ['tail', '-f', followed],
      pager: ['sh', '-c', 'seq 1000 | less'],
      shell: ['env', 'PS1=really? (y) $ ', 'sh', '-c', 'printf "$ "; exec cat'],
      screen: ['sh', '-c', "printf '\\033[?1049h\\033[HReally quit? [y/N] '; exec cat"],
      ended: ['sh', '-c', 'echo "Proceed? [y/N]"; exec cat'],
    }
    for (const [name, command] of Object.entries(quiet)) await start(server, '--name', name, '--', ...command)
    for (const name of Object.keys(quiet)) await expectState(server, name, 'idle')
    // What it follows is shown at once, and would be a question by now.
    await expectState(server, 'followed', 'idle')
    await stopController(server)
  })

  it('wait also when they ask just after a program that only shows something has ended', async () => {
    await using server = await startServer(binary)
    const followed = join(server.home, 'followed')
    writeFileSync(followed, 'a line\n')
    const pane = await server.tmux('new-window', '-P', '-F', '#{pane_id}', 'bash --norc -i')
    await geppetto(server, 'mark', '-t', pane, '--name', 'shell')
    const type = async (...keys: string[]): Promise<unknown> => server.tmux('send-keys', '-t', pane, ...keys)
    await type(`tail -f ${followed}`, 'Enter')
    await waitFor('it to be shown', async () => {
      return (await probeRunner<{ showing?: true }>(server, 'shell')).showing === true
    })
    await type('C-c', 'read -p "Really? [y/N] " x', 'Enter')
    await expectState(server, 'shell', 'waiting: question')
    await stopController(server)
  })
})
