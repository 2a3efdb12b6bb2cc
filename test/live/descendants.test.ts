import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { execa } from 'execa'
import { describe, expect, it } from 'vitest'
import { isRunning, isStopped } from '../../src/host/process-state.ts'
import { geppetto, stopController } from '../support/product.ts'
import { start } from '../support/started.ts'
import { oneVersion, startServer, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

/** Notes the process id of a shell in a file of this name, before whatever follows. */
const noted = (name: string): string => `echo $$ >${name}.new; mv ${name}.new ${name};`
const LOOP = 'while :; do sleep 0.1; done'

async function pidIn(server: TestServer, name: string): Promise<number> {
  return waitFor(`the process of ${name}`, () => {
    try {
      return Number(readFileSync(join(server.home, name), 'utf8'))
    } catch {
      return undefined
    }
  })
}

/** Starts a script and waits for the processes that it notes. */
async function started(server: TestServer, script: string, ...names: string[]): Promise<number[]> {
  await start(server, '--cwd', server.home, '--name', 'it', '--', 'sh', '-c', script)
  return Promise.all(names.map(async (name) => pidIn(server, name)))
}

describe.each(oneVersion())('what a runner has started, tmux $version', ({ binary }) => {
  it('ends with it: setsid, one in another, nohup, and one that ignores TERM', async () => {
    await using server = await startServer(binary)
    const inner = `setsid sh -c '${noted('inner')} ${LOOP}' & `
    const script = [
      `setsid sh -c "${`${noted('outer')} ${inner} wait`.replaceAll('$', '\\$')}" &`,
      `nohup sh -c '${noted('nohup')} ${LOOP}' >/dev/null 2>&1 &`,
      `setsid sh -c 'trap "" TERM; ${noted('stubborn')} ${LOOP}' &`,
      'wait',
    ].join('\n')
    const pids = await started(server, script, 'outer', 'inner', 'nohup', 'stubborn')
    expect((await geppetto(server, 'stop', 'it')).code).toBe(0)
    expect(pids.filter(isRunning)).toEqual([])
    await stopController(server)
  })

  it('ends with it in its own session, too, where it ignores TERM and its parent does not', async () => {
    await using server = await startServer(binary)
    const script = `sh -c 'trap "" TERM HUP; ${noted('stubborn')} ${LOOP}' & wait`
    const [stubborn = 0] = await started(server, script, 'stubborn')
    expect((await geppetto(server, 'stop', 'it')).code).toBe(0)
    expect(isRunning(stubborn)).toBe(false)
    await stopController(server)
  })

  it('is left alone when nobody can know it, or when it is a tmux server', async () => {
    await using server = await startServer(binary)
    const other = join(server.home, 'other')
    const script = [
      `(setsid sh -c '${noted('daemon')} ${LOOP}' >/dev/null 2>&1 &)`,
      `TMUX= setsid tmux -D -S ${other} -f /dev/null >/dev/null 2>&1 &`,
      `while ! TMUX= tmux -N -S ${other} new-session -d "sh -c '${noted('guest').replaceAll('$', '\\$')} ${LOOP}'" 2>/dev/null; do sleep 0.1; done`,
      'wait; sleep 1000',
    ].join('\n')
    const [daemon = 0, guest = 0] = await started(server, script, 'daemon', 'guest')
    try {
      expect((await geppetto(server, 'stop', 'it')).code).toBe(0)
      expect([daemon, guest].filter(isRunning)).toEqual([daemon, guest])
    } finally {
      await execa(binary, ['-S', other, 'kill-server'], { reject: false })
      for (const pid of [daemon, guest]) if (isRunning(pid)) process.kill(pid, 'SIGKILL')
    }
    await stopController(server)
  })

  it('stands still while it is paused, and goes on or ends afterwards', async () => {
    await using server = await startServer(binary)
    const script = `setsid sh -c '${noted('one')} ${LOOP}' & wait`
    const [one = 0] = await started(server, script, 'one')
    const isHeld = (): boolean => isStopped(one)
    await geppetto(server, 'pause', 'it')
    await waitFor('it to stand still', isHeld)
    await geppetto(server, 'resume', 'it')
    await waitFor('it to go on', () => !isHeld())
    await geppetto(server, 'pause', 'it')
    await waitFor('it to stand still again', isHeld)
    expect((await geppetto(server, 'stop', 'it')).code).toBe(0)
    expect(isRunning(one)).toBe(false)
    await stopController(server)
  })

  it('goes on when the pane of a paused runner is killed', async () => {
    await using server = await startServer(binary)
    const [one = 0] = await started(server, `setsid sh -c '${noted('one')} ${LOOP}' & wait`, 'one')
    try {
      await geppetto(server, 'pause', 'it')
      await waitFor('it to stand still', () => isStopped(one))
      await server.tmux('kill-session', '-t', 'it')
      await waitFor('it to go on', () => !isStopped(one))
    } finally {
      if (isRunning(one)) process.kill(one, 'SIGKILL')
    }
    await stopController(server)
  })

  it('ends with an agent that was stopped in a marked pane', async () => {
    await using server = await startServer(binary)
    const pane = await server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}', '-c', server.home, 'bash --norc -i')
    await geppetto(server, 'mark', '-t', pane, '--name', 'it', '--agent', 'claude')
    const script = `exec -a claude bash -c 'setsid sh -c "${noted('one').replaceAll('$', '\\$')} ${LOOP}" & wait'`
    await server.tmux('send-keys', '-t', pane, '-l', `(${script})`)
    await server.tmux('send-keys', '-t', pane, 'Enter')
    const one = await pidIn(server, 'one')
    try {
      await waitFor('the agent to be known', async () => (await geppetto(server, 'stop', 'it')).code === 0)
      await waitFor('its end', () => !isRunning(one))
    } finally {
      if (isRunning(one)) process.kill(one, 'SIGKILL')
    }
    await stopController(server)
  })
})
