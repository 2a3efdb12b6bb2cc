import { kill } from 'node:process'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { geppetto, geppettoJson, probeRunner, stopController } from '../support/product.ts'
import { startServer, tmuxVersions, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

interface Shown {
  readonly runner: {
    readonly id: string
    readonly state: string
    readonly exitCode?: number
    readonly pane: string
    readonly metrics: { readonly gaps: number; readonly endConfirmed?: boolean }
  }
}

const FLOOD_ON_ENTER = ['sh', '-c', 'read go; yes | head -c 1000000; exec cat']

/** Runs a program whose last output nobody reads before it has ended; tmux then drops what is queued for us. */
async function runToItsEndUnread(server: TestServer): Promise<Shown['runner']> {
  const script = 'read go; seq 3000; exit 3'
  const pane = await server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}', `exec sh -c '${script}'`)
  await geppetto(server, 'mark', '-t', pane, '--name', 'count')
  const { pid } = await geppettoJson<{ pid: number }>(server, 'controller', 'status')
  kill(pid, 'SIGSTOP')
  try {
    await server.tmux('send-keys', '-t', pane, 'Enter')
    await waitFor('the program to end', async () => {
      const dead = await server.tmux('list-panes', '-a', '-f', `#{==:#{pane_id},${pane}}`, '-F', '#{pane_dead}')
      return dead !== '0'
    })
  } finally {
    kill(pid, 'SIGCONT')
  }
  await geppetto(server, 'controller', 'refresh')
  return theEnd(server, 'count')
}

/** Does something while the controller stands still and so much of pane %0 is queued that nothing else gets through. */
async function whileStalled(server: TestServer, work: () => Promise<void>): Promise<void> {
  const { pid } = await geppettoJson<{ pid: number }>(server, 'controller', 'status')
  kill(pid, 'SIGSTOP')
  try {
    await server.tmux('send-keys', '-t', '%0', 'Enter')
    await waitFor('the flood', async () => (await ask(server, '%0', '#{pane_current_command}')) === 'cat')
    await work()
  } finally {
    kill(pid, 'SIGCONT')
  }
  await geppetto(server, 'controller', 'refresh')
}

async function ask(server: TestServer, pane: string, format: string): Promise<string> {
  return server.tmux('display-message', '-p', '-t', pane, format)
}

async function theEnd(server: TestServer, name: string): Promise<Shown['runner']> {
  return waitFor('the run to end', async () => {
    const runner = await probeRunner<Shown['runner']>(server, name)
    return ['failed', 'lost'].includes(runner.state) ? runner : undefined
  })
}

describe.each(tmuxVersions())('tmux $version', ({ binary }) => {
  it('takes the end of a run from a kept pane when tmux has dropped it', async () => {
    await using server = await startServer(binary, { config: 'set -g remain-on-exit on\nset -g history-limit 10000' })
    const runner = await runToItsEndUnread(server)
    expect(runner).toMatchObject({
      state: 'failed',
      exitCode: 3,
      metrics: { gaps: 0, endConfirmed: false },
    })
    const { stdout } = await geppetto(server, 'log', runner.id, '--text')
    const numbers = stdout.split('\n').filter((line) => /^\d+$/.test(line))
    // tmux itself may lose the end, on its screen too, in the middle of a line.
    const screen = await server.tmux('capture-pane', '-p', '-S', '-', '-t', runner.pane)
    expect(numbers).toEqual(screen.split('\n').filter((line) => /^\d+$/.test(line)))
    expect(numbers.length).toBeGreaterThan(10)
    expect(stdout).not.toContain('Pane is dead')
    await stopController(server)
  })

  it("keeps tmux's own note out of the log when that shares a line with the program's last one", async () => {
    await using server = await startServer(binary, { config: 'set -g remain-on-exit on', command: FLOOD_ON_ENTER })
    const script = 'seq 20; read go; seq 21 40; printf %063d 7; exit 3'
    const pane = await server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}', `exec sh -c '${script}'`)
    await server.tmux('resize-window', '-t', pane, '-x', '63', '-y', '10')
    await geppetto(server, 'mark', '-t', '%0', '--name', 'flood')
    await geppetto(server, 'mark', '-t', pane, '--name', 'count')
    await whileStalled(server, async () => {
      await server.tmux('send-keys', '-t', pane, 'Enter')
      await waitFor('the program to end', async () => (await ask(server, pane, '#{pane_dead}')) === '1')
      await server.tmux('resize-window', '-t', pane, '-x', '85', '-y', '10')
    })
    const runner = await theEnd(server, 'count')
    const { stdout } = await geppetto(server, 'log', runner.id, '--text')
    expect(stdout).not.toContain('Pane is')
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('7'.padStart(63, '0'))
    await stopController(server)
  })

  it('puts the end into its place when the pane was resized meanwhile', async () => {
    await using server = await startServer(binary, { config: 'set -g remain-on-exit on', command: FLOOD_ON_ENTER })
    const script = 'seq 20; read go; seq 21 40; exit 3'
    const pane = await server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}', `exec sh -c '${script}'`)
    await geppetto(server, 'mark', '-t', '%0', '--name', 'flood')
    await geppetto(server, 'mark', '-t', pane, '--name', 'count')
    await whileStalled(server, async () => {
      await server.tmux('resize-window', '-t', pane, '-x', '80', '-y', '10')
      await server.tmux('send-keys', '-t', pane, 'Enter')
      await waitFor('the program to end', async () => (await ask(server, pane, '#{pane_dead}')) === '1')
    })
    const runner = await theEnd(server, 'count')
    const { stdout } = await geppetto(server, 'log', runner.id, '--text')
    const numbers = stdout.split('\n').filter((line) => /^\d+$/.test(line))
    expect(numbers).toEqual(Array.from({ length: 40 }, (_, at) => String(at + 1)))
    await stopController(server)
  })

  it('does not claim to have the end of a program that was silent before a last word', async () => {
    await using server = await startServer(binary, { command: FLOOD_ON_ENTER })
    const pane = await server.tmux('split-window', '-d', '-P', '-F', '#{pane_id}', 'exec cat')
    await geppetto(server, 'mark', '-t', '%0', '--name', 'flood')
    await geppetto(server, 'mark', '-t', pane, '--name', 'last-word')
    await setTimeout(1500)
    await whileStalled(server, async () => {
      await server.tmux('send-keys', '-t', pane, 'bye', 'C-d', 'C-d')
      await waitFor('the pane to close', async () => !(await server.tmux('list-panes', '-a')).includes(pane))
    })
    const runner = await theEnd(server, 'last-word')
    expect(runner).toMatchObject({ state: 'lost', metrics: { gaps: 0, endConfirmed: false } })
    expect((await geppetto(server, 'show', runner.id)).stdout).toContain('the last output may be missing')
    await stopController(server)
  })
})
