import { kill } from 'node:process'
import { describe, expect, it } from 'vitest'
import { capabilities } from '../../src/tmux/version.ts'
import { geppetto, geppettoJson, stopController } from '../support/product.ts'
import { startServer, tmuxVersions, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

const LINES = 3000

interface Shown {
  readonly runner: {
    readonly id: string
    readonly state: string
    readonly exitCode?: number
    readonly metrics: { readonly gaps: number; readonly endConfirmed?: boolean }
  }
}

/** Runs a program that writes many lines and ends while nobody reads them; tmux then drops what is queued for us. */
async function runToItsEndUnread(server: TestServer): Promise<Shown['runner']> {
  const script = `read go; seq ${LINES}; exit 3`
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
  return waitFor('the run to end', async () => {
    const { runner } = await geppettoJson<Shown>(server, 'show', 'count')
    return ['failed', 'lost'].includes(runner.state) ? runner : undefined
  })
}

describe.each(tmuxVersions())('tmux $version', ({ binary, version }) => {
  it('takes the end of a run from a kept pane when tmux has dropped it', async () => {
    await using server = await startServer(binary, { config: 'set -g remain-on-exit on\nset -g history-limit 10000' })
    const runner = await runToItsEndUnread(server)
    const { deadPanesAreComplete } = capabilities(version)
    expect(runner).toMatchObject({
      state: 'failed',
      exitCode: 3,
      metrics: { gaps: 0, endConfirmed: deadPanesAreComplete },
    })
    const { stdout } = await geppetto(server, 'log', runner.id, '--text')
    const numbers = stdout.split('\n').filter((line) => /^\d+$/.test(line))
    // Up to 3.6b tmux itself may lose the end, on its screen too, in the middle of a line.
    const whole = deadPanesAreComplete ? numbers : numbers.slice(0, -1)
    expect(whole).toEqual(Array.from({ length: whole.length }, (_, at) => String(at + 1)))
    expect(numbers.length).toBeGreaterThan(deadPanesAreComplete ? LINES - 1 : 10)
    expect(stdout).not.toContain('Pane is dead')
    await stopController(server)
  })
})
