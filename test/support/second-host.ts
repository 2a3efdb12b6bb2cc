import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { childrenOf } from './proc.ts'
import { behind, type Host } from '../../src/host/host.ts'
import type { Argv } from '../../src/host/run.ts'
import type { TestServer } from './tmux.ts'
import { waitFor } from './wait-for.ts'

/** Namespaces of its own: other processes with the same ids, other files at the same paths. */
const OWN = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user']
const UNSHARE = ['unshare', ...OWN, '--mount', '--pid', '--fork', '--kill-child', '--mount-proc'] as const

/** Why there can be no second host on this machine; undefined where there can. */
export const noSecondHost = tryToUnshare()

/** Another host: a container, as far as this machine can make one without an image of it. */
export interface SecondHost extends AsyncDisposable {
  readonly host: Host
  /** Runs words there; their output. */
  readonly run: (...words: [string, ...string[]]) => string
}

/**
 * Starts a second host with a tmux server at the path of this one, and with its process id. The program of its only pane has
 * the id `panePid`.
 */
export async function startSecondHost(server: TestServer, panePid: number): Promise<SecondHost> {
  const { binary, home, pid, socket, env } = server
  const next = (id: number): string => `echo ${id - 1} >/proc/sys/kernel/ns_last_pid`
  const begin = [
    'set -e',
    `mount -t tmpfs -o mode=0700 tmpfs '${home}'`,
    next(pid),
    `'${binary}' -S '${socket}' -f /dev/null -D </dev/null >/dev/null 2>&1 &`,
    'echo begun',
    'exec sleep 1000',
  ].join('\n')
  const [file, ...args] = UNSHARE
  const holder = spawn(file, [...args, '/bin/sh', '-c', begin], { stdio: ['ignore', 'pipe', 'ignore'], env })
  // Until then no process may be started there: it would take the id that is meant for the server.
  await once(holder.stdout, 'data')
  const first = await waitFor('the first process there', () => childrenOf(holder.pid ?? 0)[0])
  const user = OWN.length === 0 ? [] : ['--user', '--preserve-credentials']
  const prefix: Argv = ['nsenter', '--target', String(first), ...user, '--mount', '--pid']
  const host = behind('box', prefix)
  const run: SecondHost['run'] = (...words) => {
    const [program, ...rest] = host.argv(words)
    return execFileSync(program, rest, { encoding: 'utf8', env, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] }).trim()
  }
  const stop = async (): Promise<void> => {
    const ended = new Promise((resolve) => holder.once('exit', resolve))
    // With the first process of a pid namespace all others there end.
    process.kill(first, 'SIGKILL')
    await ended
  }
  try {
    await waitFor('its tmux server', () => isThere(() => run('test', '-S', socket)))
    run(
      '/bin/sh',
      '-c',
      `${next(panePid)} && exec '${binary}' -S '${socket}' new-session -d -s there 'exec sleep 1000'`,
    )
  } catch (error) {
    await stop()
    throw error
  }
  return { host, run, [Symbol.asyncDispose]: stop }
}

function isThere(look: () => unknown): boolean {
  try {
    look()
    return true
  } catch {
    return false
  }
}

function tryToUnshare(): string | undefined {
  const [file, ...args] = UNSHARE
  try {
    execFileSync(
      file,
      [...args, '/bin/sh', '-c', 'mount -t tmpfs tmpfs /mnt && echo 9 >/proc/sys/kernel/ns_last_pid'],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    )
    execFileSync('nsenter', ['--version'], { stdio: 'ignore' })
    return undefined
  } catch (error) {
    return `no second host can be made here: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`
  }
}
