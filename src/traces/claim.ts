import { Failure } from '../base/failure.ts'
import { sequence } from '../protocol/quote.ts'
import type { Command } from '../tmux/command-queue.ts'
import { runTmux } from '../tmux/one-shot.ts'
import type { ServerAddress } from '../tmux/server-address.ts'
import { requireLocal } from '../host/host.ts'
import { pidSpace } from '../host/pid-space.ts'
import { commandLine, isProcess, pidOf, processMark } from '../host/process-state.ts'
import { CLIENTS } from './stale-clients.ts'

/**
 * Hidden global environment of the tmux server: who controls it, as `PID-START@SPACE`, and where that one listens. SPACE
 * says where that process id means something: see pidSpace. Without it that is where the server runs.
 */
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
  /** Process id and start time of the controller; undefined where its processes are not seen from here. */
  readonly process: string | undefined
  /** Where it listens, or will in a moment; empty for as long as it has not said so. */
  readonly socket: string
}

/** The claim of the controller that serves a tmux server now, if any. Throws as runTmux does. */
export async function liveClaim(address: ServerAddress, timeoutMs?: number): Promise<Claim | undefined> {
  const found = await runTmux(address, ['display-message', '-p', `#{${OWNER}} #{${SOCKET}}`], { timeoutMs })
  const [claim = '', ...path] = found.split(' ')
  const holder = holderOf(address, claim)
  if (holder.kind === 'none' || (holder.kind === 'here' && !isController(holder.process))) return undefined
  return { process: holder.kind === 'here' ? holder.process : undefined, socket: path.join(' ') }
}

/** Who holds a claim: a process that is seen from here, or one of another machine or container, of which nothing is known. */
type Holder =
  | { readonly kind: 'none' }
  | { readonly kind: 'here'; readonly process: string }
  | { readonly kind: 'elsewhere' }

/** Reads a claim in the environment of a tmux server. What is no claim at all counts as none. */
export function holderOf({ host }: ServerAddress, claim: string): Holder {
  const [, process, space] = /^(\d+-\d+)(?:@([0-9a-f]+))?$/.exec(claim) ?? []
  if (process === undefined) return { kind: 'none' }
  const isHere = space === undefined ? host?.isLocal !== false : space === pidSpace()
  return isHere ? { kind: 'here', process } : { kind: 'elsewhere' }
}

/** How this process claims a tmux server. Throws a Failure `not-supported` where that would name one of another host. */
export function ownClaim({ host }: ServerAddress): string {
  const space = pidSpace()
  if (space === undefined) requireLocal(host, 'this system does not tell its own processes from those there')
  return `${processMark(process.pid)}${space === undefined ? '' : `@${space}`}`
}

/** Why a claim stands that nobody here can judge; `kind` is that of the Failure. */
export function heldElsewhere(kind: 'controller-busy' | 'controller-unreachable', { socket }: ServerAddress): Failure {
  return new Failure(
    kind,
    `a controller on another machine, or in another container, serves the tmux server at ${socket}`,
    {
      next: `end it there; if that one is gone for good: tmux -S '${socket}' set-environment -gu ${OWNER}`,
    },
  )
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
 * `controller-busy` while the process that holds the claim is alive, or cannot be seen from here; a successor also when
 * anybody else has taken over.
 */
export async function claimServer(
  address: ServerAddress,
  binary: string,
  socket: string,
  succession?: Succession,
): Promise<boolean> {
  const mine = ownClaim(address)
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
    const holder = holderOf(address, expected)
    if (holder.kind === 'elsewhere') throw heldElsewhere('controller-busy', address)
    if (holder.kind === 'here' && isProcess(holder.process)) throw await busy(address, binary, holder.process)
    const isExpected = holder.kind === 'here' || expected === '' ? `#{==:#{${OWNER}},${expected}}` : '1'
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
  if ((await claimant(address, binary)) !== ownClaim(address)) return
  const unset = CLAIM.flatMap((name) => ['set-environment', '-gu', name, ';']).slice(0, -1)
  await runTmux(address, before === undefined ? unset : ['set-environment', '-gh', OWNER, before], { binary })
}

/** The claim that stands, whose process may have ended: see holderOf; empty without one. */
export async function claimant(address: ServerAddress, binary: string): Promise<string> {
  return runTmux(address, ['display-message', '-p', `#{${OWNER}}`], { binary })
}
