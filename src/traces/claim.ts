import { Failure } from '../base/failure.ts'
import { sequence } from '../protocol/quote.ts'
import type { Command } from '../tmux/command-queue.ts'
import { runTmux } from '../tmux/one-shot.ts'
import type { ServerAddress } from '../tmux/server-address.ts'
import { commandLine, isProcess, pidOf, processMark } from '../host/process-state.ts'
import { CLIENTS } from './stale-clients.ts'

/** Hidden global environment of the tmux server: who controls it, as `PID-START`, and where that one listens. */
export const OWNER = 'GEPPETTO_CONTROLLER'
const SOCKET = 'GEPPETTO_SOCKET'
/** When a controller was started again because it was missed, in Unix seconds with spaces between them. */
export const REVIVED = 'GEPPETTO_REVIVED'

/** All that stands in the server beside a claim. */
export const CLAIM = [OWNER, SOCKET, CLIENTS, REVIVED] as const

/** Takes the place of a controller that has ended without a word. */
export interface Succession {
  /** The mark of the one that is missed. */
  readonly after: string
  /** What REVIVED is from now on. */
  readonly revived: string
}

export interface Claim {
  /** Process id and start time of the controller. */
  readonly process: string
  /** Where it listens, or will in a moment; empty for as long as it has not said so. */
  readonly socket: string
}

/** The claim of the controller that serves a tmux server now, if any. Throws as runTmux does. */
export async function liveClaim(address: ServerAddress, timeoutMs?: number): Promise<Claim | undefined> {
  const found = await runTmux(address, ['display-message', '-p', `#{${OWNER}} #{${SOCKET}}`], { timeoutMs })
  const [process = '', ...path] = found.split(' ')
  return isController(process) ? { process, socket: path.join(' ') } : undefined
}

/** True while the process with this mark is alive. A start time can be seen on Linux only, a command line everywhere. */
export function isController(mark: string): boolean {
  return isProcess(mark) && commandLine(pidOf(mark)).join(' ').includes('controller run')
}

/**
 * Claims a tmux server for this process, so that two controllers cannot serve it even when their state directories, and
 * with them their sockets, differ. tmux compares and sets in one step.
 *
 * Returns true when it takes over from one that has ended without giving its claim back. Throws a Failure
 * `controller-busy` while the process that holds the claim is alive; a successor also when anybody else has taken over.
 */
export async function claimServer(
  address: ServerAddress,
  binary: string,
  socket: string,
  succession?: Succession,
): Promise<boolean> {
  const mine = processMark(process.pid)
  const set: Command[] = [
    ['set-environment', '-gh', OWNER, mine],
    ['set-environment', '-gh', SOCKET, socket],
    // A start by a command begins to count anew.
    succession === undefined
      ? ['set-environment', '-gu', REVIVED]
      : ['set-environment', '-gh', REVIVED, succession.revived],
  ]
  const swap = sequence(set).toString()
  for (let expected = succession?.after ?? ''; ;) {
    if (expected !== '' && isProcess(expected)) throw await busy(address, binary, expected)
    const isExpected = /^\d+-\d+$/.test(expected) || expected === '' ? `#{==:#{${OWNER}},${expected}}` : '1'
    const ask = ['if-shell', '-F', isExpected, swap, ';', 'display-message', '-p', `#{${OWNER}}`]
    const found = await runTmux(address, ask, { binary })
    if (found === mine) return expected !== ''
    if (succession !== undefined) throw new Failure('controller-busy', 'the controller is not missed any more')
    expected = found
  }
}

async function busy(address: ServerAddress, binary: string, owner: string): Promise<Failure> {
  const at = await runTmux(address, ['display-message', '-p', `#{${SOCKET}}`], { binary })
  return new Failure('controller-busy', `another controller (process ${pidOf(owner)}) serves this tmux server`, {
    next: `it listens at ${at}: use the same XDG_STATE_HOME, or stop it`,
  })
}

/** Gives the claim back, if it is still ours; to `before`, the mark of a controller that is missed on, if given. */
export async function releaseServer(address: ServerAddress, binary: string, before?: string): Promise<void> {
  if ((await claimant(address, binary)) !== processMark(process.pid)) return
  const unset = CLAIM.flatMap((name) => ['set-environment', '-gu', name, ';']).slice(0, -1)
  await runTmux(address, before === undefined ? unset : ['set-environment', '-gh', OWNER, before], { binary })
}

/** The mark of the process that holds the claim, which may have ended; empty without one. */
export async function claimant(address: ServerAddress, binary: string): Promise<string> {
  return runTmux(address, ['display-message', '-p', `#{${OWNER}}`], { binary })
}
