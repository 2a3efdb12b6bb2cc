import { Failure } from '../base/failure.ts'
import { runTmux } from '../tmux/one-shot.ts'
import type { ServerAddress } from '../tmux/server-address.ts'
import { isProcess, pidOf, processMark } from './processes/process-state.ts'
import { CLIENTS } from './stale-clients.ts'

/** Hidden global environment of the tmux server: who controls it, as `PID-START`, and where that one listens. */
const OWNER = 'GEPPETTO_CONTROLLER'
const SOCKET = 'GEPPETTO_SOCKET'

/**
 * Claims a tmux server for this process, so that two controllers cannot serve it even when their state directories, and
 * with them their sockets, differ. tmux compares and sets in one step.
 *
 * Returns true when it takes over from one that has ended without giving its claim back. Throws a Failure
 * `controller-busy` while the process that holds the claim is alive.
 */
export async function claimServer(address: ServerAddress, binary: string, socket: string): Promise<boolean> {
  const mine = processMark(process.pid)
  let takesOver = false
  for (;;) {
    const found = await owner(address, binary)
    if (found === mine) break
    if (found !== '' && isProcess(found)) {
      const at = await runTmux(address, ['display-message', '-p', `#{${SOCKET}}`], { binary })
      throw new Failure('controller-busy', `another controller (process ${pidOf(found)}) serves this tmux server`, {
        next: `it listens at ${at}: use the same XDG_STATE_HOME, or stop it`,
      })
    }
    takesOver = found !== ''
    const set = `set-environment -gh ${OWNER} ${mine}`
    const expected = /^\d+-\d+$/.test(found) || found === '' ? `#{==:#{${OWNER}},${found}}` : '1'
    await runTmux(address, ['if-shell', '-F', expected, set], { binary })
  }
  await runTmux(address, ['set-environment', '-gh', SOCKET, socket], { binary })
  return takesOver
}

/** Gives the claim back, if it is still ours. */
export async function releaseServer(address: ServerAddress, binary: string): Promise<void> {
  if ((await owner(address, binary)) !== processMark(process.pid)) return
  const unset = [OWNER, SOCKET, CLIENTS].flatMap((name) => ['set-environment', '-gu', name, ';'])
  await runTmux(address, unset.slice(0, -1), { binary })
}

async function owner(address: ServerAddress, binary: string): Promise<string> {
  return runTmux(address, ['display-message', '-p', `#{${OWNER}}`], { binary })
}
