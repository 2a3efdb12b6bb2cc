import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { childrenOf, exists } from '../../support/proc.ts'
import { removeTraces } from '../../../src/cli/uninstall/remove-traces.ts'
import { geppetto, stopController } from '../../support/product.ts'
import { isBefore } from '../../support/tmux-order.ts'
import { startServer, tmuxVersions, type TestServer } from '../../support/tmux.ts'
import { waitFor } from '../../support/wait-for.ts'

/** Waiting clients that are killed one after the other. */
const WAITERS = 40

function client(server: TestServer, ...command: string[]): ChildProcess {
  const argv = ['-u', '-N', '-S', server.socket, ...command]
  return spawn(server.binary, argv, { env: server.env, stdio: ['pipe', 'pipe', 'ignore'] })
}

/** The client of ours that has tmux run a command. */
function runningShell(): number | undefined {
  return childrenOf(process.pid).find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('\0run-shell\0'))
}

describe.each(tmuxVersions())('a plain client that is killed, tmux $version', ({ binary, version }) => {
  it.each([
    { what: 'if-shell', since: '3.2', command: ['if-shell', 'sleep 0.4; false', 'display-message yes', 'nosuch'] },
    { what: 'run-shell', since: '3.4', command: ['run-shell', 'sleep 0.4; echo a word; exit 3'] },
  ])('ends the server before 3.8 when its $what has something to say', async ({ command, since }) => {
    await using server = await startServer(binary)
    const child = client(server, ...command)
    await sleep(200)
    child.kill('SIGTERM')
    await waitFor('the server to end', () => !exists(server.pid), { timeoutMs: 1000 }).catch(() => undefined)
    expect(exists(server.pid)).toBe(!isBefore(version, '3.8') || isBefore(version, since))
  })

  it('does no harm where we take out what is in the status line, whatever that says', async () => {
    await using server = await startServer(binary)
    mkdirSync(join(server.home, 'scripts'))
    const begun = join(server.home, 'begun')
    const script = `#!/bin/sh\n>'${begun}'\nsleep 0.6\necho a word\nexit 3\n`
    writeFileSync(join(server.home, 'scripts/clear-status'), script, { mode: 0o755 })
    await server.tmux('set', '-g', '@geppetto_dir', server.home, ';', 'set', '-g', '@geppetto_placed', 'right')
    const removed = removeTraces({ socket: server.socket }).catch((error: unknown) => error)
    await waitFor('the script to run', () => existsSync(begun), { everyMs: 5 })
    process.kill(await waitFor('the client that waits', runningShell), 'SIGTERM')
    expect(await removed).toBeInstanceOf(Error)
    await sleep(900)
    expect(exists(server.pid)).toBe(true)
  })

  it('is none of ours: one that a slow hook of the user holds up is let be', async () => {
    await using server = await startServer(binary)
    await server.tmux('set-hook', '-g', 'after-new-window', "run-shell 'sleep 6; echo a word'")
    const { code } = await geppetto(server, 'run', '--in', 'window', '-t', 'main:0', '--', 'sleep', '1000')
    expect(code).toBe(75)
    await sleep(3000)
    expect(exists(server.pid)).toBe(true)
    await stopController(server)
  })

  it('does no harm while it waits as ours do', async () => {
    await using server = await startServer(binary)
    await server.tmux('set-hook', '-g', 'window-linked[7331]', 'wait-for -S channel')
    for (let i = 0; i < WAITERS; i += 1) {
      const waiter = client(server, 'source-file', '-')
      waiter.stdin?.end('list-panes -a ; display-message -p waits ; wait-for channel\n')
      // Some have not even said what they want.
      if (i % 4 !== 0 && waiter.stdout !== null) await once(waiter.stdout, 'data')
      waiter.kill(i % 2 === 0 ? 'SIGKILL' : 'SIGTERM')
      await once(waiter, 'exit')
      if (i % 10 === 0) await server.tmux('new-window', '-d', 'true')
    }
    const heard = client(server, 'source-file', '-')
    heard.stdin?.end('wait-for channel\n')
    const woken = once(heard, 'exit')
    await sleep(100)
    await server.tmux('new-window', '-d', 'true')
    expect(await woken).toEqual([0, null])
    expect(exists(server.pid)).toBe(true)
  })
})
