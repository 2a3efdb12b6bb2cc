import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { geppetto, geppettoJson, probeRunner, stopController } from '../support/product.ts'
import { childrenOf } from '../support/proc.ts'
import { drawn, stage } from '../support/staged-agent.ts'
import { start } from '../support/started.ts'
import { oldestAndNewest, startServer, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

/** Works for three seconds, then takes lines, and works for two after each. */
const WORKS = `for i in 1 2 3 4 5 6; do echo "work $i"; sleep 0.5; done
while read -r line; do for i in 1 2 3 4; do echo "$line $i"; sleep 0.5; done; done`

/** By then a text that waits would have been typed: it is tried again after five seconds. */
const SHELL_MS = 8000

async function log(server: TestServer, runner: string): Promise<string> {
  return (await geppetto(server, 'log', runner, '--text')).stdout
}

describe.each(oldestAndNewest())('texts that wait until a turn is over, tmux $version', ({ binary }) => {
  it('are typed one at a time, each when the one before is done, also by another controller', async () => {
    await using server = await startServer(binary)
    await start(server, '--name', 'it', '--idle-after', '1s', '--', 'sh', '-c', WORKS)
    const queue = async (text: string) => geppetto(server, 'send', 'it', text, '--when-idle')
    expect(await queue('first')).toMatchObject({ code: 0, stdout: 'it', stderr: 'waits until its turn is over' })
    expect(await queue('second')).toMatchObject({ stderr: 'waits until its turn is over, behind 1' })
    expect(await probeRunner(server, 'it')).toMatchObject({ state: 'active', queued: 2 })
    const { texts } = await geppettoJson<{ texts: { text: string }[] }>(server, 'send', 'it', '--list')
    expect(texts.map(({ text }) => text)).toEqual(['first', 'second'])
    await geppetto(server, 'controller', 'restart')
    await waitFor('the second', async () => (await log(server, 'it')).includes('second 4'), { timeoutMs: 30_000 })
    const order = (await log(server, 'it')).split('\n').filter((line) => /^(work|first|second) \d$/.test(line))
    expect(order.map((line) => line.split(' ')[0])).toEqual([
      ...Array.from({ length: 6 }, () => 'work'),
      ...Array.from({ length: 4 }, () => 'first'),
      ...Array.from({ length: 4 }, () => 'second'),
    ])
    expect(await probeRunner<{ queued?: number }>(server, 'it')).not.toHaveProperty('queued')
    await stopController(server)
  })

  it('are sent at once to one that is idle, and are taken back', async () => {
    await using server = await startServer(binary)
    await start(server, '--name', 'it', '--idle-after', '500ms', '--', 'sh', '-c', 'echo here; cat; exec sleep 1000')
    await geppetto(server, 'wait', 'it', '--for', 'idle')
    expect(await geppetto(server, 'send', 'it', 'now', '--when-idle')).toMatchObject({ code: 0, stderr: 'sent' })
    await start(server, '--name', 'busy', '--', 'sh', '-c', 'while :; do echo busy; sleep 0.2; done')
    await geppetto(server, 'send', 'busy', 'later', '--when-idle')
    expect(await geppetto(server, 'send', 'busy', '--cancel')).toMatchObject({ code: 0, stderr: '1 text taken back' })
    expect(await geppetto(server, 'send', 'busy', '--list')).toMatchObject({ stdout: '', stderr: 'nothing waits' })
    expect(await geppetto(server, 'send', 'busy', '--when-idle', '--key', 'C-c')).toMatchObject({ code: 64 })
    expect(await geppetto(server, 'send', 'busy', 'x', '--list')).toMatchObject({ code: 64 })
    await stopController(server)
  })

  it('do not answer a question', async () => {
    await using server = await startServer(binary)
    const script = 'printf "Password: "; stty -echo; read -r x; stty echo; echo; echo thanks; exec cat'
    await start(server, '--name', 'asks', '--idle-after', '500ms', '--', 'sh', '-c', script)
    await geppetto(server, 'wait', 'asks', '--for', 'waiting')
    await geppetto(server, 'send', 'asks', 'next task', '--when-idle')
    expect(await probeRunner(server, 'asks')).toMatchObject({ state: 'waiting', queued: 1 })
    await geppetto(server, 'send', 'asks', 'secret', '--force')
    await waitFor('the text', async () => (await log(server, 'asks')).includes('thanks\nnext task'))
    await stopController(server)
  })

  it.each(['killed', 'suspended'])('go to no shell behind an agent that was %s', async (how) => {
    await using server = await startServer(binary, { width: 120, height: 40 })
    const agent = await stage(server)
    agent.shows(drawn('busy_stream'))
    await waitFor('it to work', async () => (await agent.runner()).state === 'active')
    const file = join(server.home, 'typed')
    expect(await geppetto(server, 'send', 'a', `echo ran >${file}`, '--when-idle')).toMatchObject({ code: 0 })
    const shell = Number(await server.tmux('display-message', '-p', '-t', agent.pane, '#{pane_pid}'))
    for (const pid of childrenOf(shell)) process.kill(pid, how === 'killed' ? 'SIGKILL' : 'SIGSTOP')
    await sleep(SHELL_MS)
    if (how === 'suspended') {
      expect(await geppetto(server, 'send', 'a', `echo ran >${file}`)).toMatchObject({
        code: 75,
        stderr: expect.stringContaining('claude is not in front'),
      })
    }
    expect(existsSync(file)).toBe(false)
    expect((await agent.runner()).queued).toBe(1)
    await stopController(server)
  })
})
