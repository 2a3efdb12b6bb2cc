import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exists } from '../support/proc.ts'
import { controllerPid } from '../support/processes.ts'
import { geppetto, stopController } from '../support/product.ts'
import { isBefore } from '../support/tmux-order.ts'
import { startServer, tmuxVersions, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

/** What tmux tells of clients, current windows and their alerts. */
const SEEN =
  '#{session_name} #{session_attached} #{session_many_attached} #{session_last_attached} #{window_index}' +
  ' #{window_bell_flag}#{window_activity_flag}#{window_silence_flag} #{window_active_clients} #{window_width}'

/** What a client that is attached would set off. */
const HOOKS = ['client-attached', 'client-detached', 'client-session-changed', 'client-resized', 'client-active']

/** A server with hooks of the user's, and alerts in the current window of a session that nobody looks at. */
async function alertedServer(binary: string, source: string): Promise<{ server: TestServer; hooked: () => string }> {
  const server = await startServer(binary, {
    config: `${source}set -g focus-events on\nset -g monitor-activity on\nset -g monitor-bell on\nset -g status off\n`,
    // It asks to be told when somebody looks at it.
    command: ['sh', '-c', 'stty -echo; printf "\\033[?1004h"; exec cat -v'],
  })
  const seen = join(server.home, 'seen')
  for (const hook of HOOKS) await server.tmux('set-hook', '-g', hook, `run-shell "echo ${hook} >>'${seen}'"`)
  await server.tmux('new-session', '-d', '-s', 'alerted', 'sleep 0.5; printf "\\a alert"; exec cat')
  await waitFor('the alerts', async () => (await seenOf(server)).includes(' 110 '))
  return { server, hooked: () => (existsSync(seen) ? readFileSync(seen, 'utf8') : '') }
}

async function seenOf(server: TestServer): Promise<string> {
  return server.tmux('list-windows', '-a', '-F', SEEN)
}

describe.each(tmuxVersions())('at the default before 3.8, tmux $version', ({ binary, version }) => {
  it('nothing of us is seen in lists, counts, hooks and alerts', async () => {
    // From 3.8 on control mode is the default.
    const source = isBefore(version, '3.8') ? '' : 'set -g @geppetto-source pipe\n'
    const { server, hooked } = await alertedServer(binary, source)
    await using _server = server
    const before = await seenOf(server)
    const expectUnseen = async (when: string) => {
      expect(await server.tmux('list-clients'), `clients, ${when}`).toBe('')
      // Windows of ours come and go; those that were there show nothing.
      const rows = new Set((await seenOf(server)).split('\n'))
      expect(
        before.split('\n').filter((row) => !rows.has(row)),
        `windows, ${when}`,
      ).toEqual([])
      expect(hooked(), `hooks, ${when}`).toBe('')
    }
    const succeeds = async (...args: string[]) => {
      const { code, stdout, stderr } = await geppetto(server, ...args)
      expect(code, `${args.join(' ')}: ${stderr}`).toBe(0)
      await expectUnseen(args.join(' '))
      return stdout
    }

    await succeeds('mark', '-t', 'main:0', '--name', 'watched')
    await succeeds('mark', '-t', 'alerted:0', '--name', 'alerted')
    await succeeds('run', '--in', 'window', '-t', 'main:', '--name', 'started', '--', 'sh', '-c', 'echo here; exec cat')
    await succeeds('send', 'watched', 'a word')
    await waitFor('the word in the log', async () => (await succeeds('log', 'watched')).includes('a word'))
    await succeeds('ls')
    await succeeds('explain', 'watched')

    const killed = await controllerPid(server)
    process.kill(killed, 'SIGKILL')
    await waitFor('the controller to be gone', () => !exists(killed))
    await expectUnseen('the controller is killed')
    await succeeds('controller', 'start')

    await succeeds('stop', 'started')
    await succeeds('unmark', 'watched')
    await succeeds('unmark', 'alerted')
    // A look would have been told as ^[[I.
    expect(await server.tmux('capture-pane', '-p', '-t', 'main:0')).not.toContain('^[[I')
    await stopController(server)
    await expectUnseen('the controller is stopped')
  })
})
