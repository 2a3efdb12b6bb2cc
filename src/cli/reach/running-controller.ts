import { sleep } from '../../base/clock.ts'
import { Failure } from '../../base/failure.ts'
import { ignoreGone } from '../../base/ignore-gone.ts'
import { controllerSocket } from '../../host/paths.ts'
import { heldElsewhere, liveClaim, type Claim } from '../../traces/claim.ts'
import { isProcess, isStopped, pidOf, signalProcess } from '../../host/process-state.ts'
import type { Context } from '../context.ts'
import { controllerAt, findController, isKind, type Controller } from './find-controller.ts'

/** How long to wait for a controller's `hello`, in milliseconds; five seconds together with the short way's wait. */
const HELLO_MS = 4000
/** tmux answers in some milliseconds; where it does not, a controller that does not answer is told of without its process. */
const CLAIM_MS = 1000
/** A controller that is knocked at makes its socket at once; one that has just begun may have to end clients of a dead one first. */
const KNOCK_MS = 5000
const LOOK_MS = 20

const RESTART = 'geppetto-tmux controller restart'

type Place = Pick<Context, 'address' | 'env'>

/** A controller that serves the tmux server and cannot be spoken to. */
export interface Unreachable {
  /** The process that holds the claim, with its start time; undefined when tmux does not say, or when it is not seen from here. */
  readonly process: string | undefined
  readonly problem: Failure
}

/**
 * The controller that runs now, wherever it listens: at the socket of this environment, or at the one that it has left
 * word of in tmux, as it does when it was started with another state directory. Undefined when there is none.
 *
 * Throws a Failure that says why when it runs and cannot be reached.
 */
export async function runningController(place: Place): Promise<Controller | undefined> {
  const found = await lookForController(place)
  if (found !== undefined && 'problem' in found) throw found.problem
  return found
}

/** As runningController; one that cannot be reached is told with its process. */
export async function lookForController(place: Place): Promise<Controller | Unreachable | undefined> {
  try {
    const here = await findController(place, HELLO_MS)
    if (here !== undefined) return here
    const claim = await claimIn(place)
    if (claim === undefined) return undefined
    const { process } = claim
    if (process === undefined) return { process, problem: heldElsewhere('controller-unreachable', place.address) }
    // It has not said yet where it will listen.
    const socket = claim.socket === '' ? controllerSocket(place.address, place.env) : claim.socket
    return await elsewhere(process, socket)
  } catch (error) {
    if (!isKind(error, 'timeout')) throw error
    const claim = await ignoreGone(claimIn(place, CLAIM_MS))
    return unanswered(claim?.process, error as Failure)
  }
}

/** Throws a Failure `permission-denied` when others could listen where it does. */
async function elsewhere(process: string, socket: string): Promise<Controller | Unreachable | undefined> {
  const pid = pidOf(process)
  const found = await controllerAt(socket, HELLO_MS)
  if (found !== undefined) return found
  if (isStopped(pid)) return { process, problem: stopped(pid) }
  // The directory of its socket may have been moved or deleted: it notices that when it gets SIGCONT.
  signalProcess(process, 'SIGCONT')
  for (const deadline = performance.now() + KNOCK_MS; performance.now() < deadline;) {
    await sleep(LOOK_MS)
    if (!isProcess(process)) return undefined
    const back = await controllerAt(socket, HELLO_MS)
    if (back !== undefined) return back
  }
  const text = `the controller (process ${pid}) runs, but cannot be reached at ${socket}`
  return { process, problem: new Failure('controller-unreachable', text, { next: RESTART }) }
}

function unanswered(process: string | undefined, late: Failure): Unreachable {
  if (process === undefined) return { process, problem: late }
  const pid = pidOf(process)
  if (isStopped(pid)) return { process, problem: stopped(pid) }
  const next = `it may be busy: try again; if it stays so: ${RESTART}`
  return { process, problem: new Failure('timeout', `the controller (process ${pid}) does not answer`, { next }) }
}

function stopped(pid: number): Failure {
  const next = `let it go on: kill -CONT ${pid}; or end it: geppetto-tmux controller stop`
  return new Failure('timeout', `the controller (process ${pid}) is stopped`, { next })
}

/** Without a tmux server there is none. Throws as runTmux does: who cannot be asked may have one. */
async function claimIn({ address }: Place, timeoutMs?: number): Promise<Claim | undefined> {
  return liveClaim(address, timeoutMs).catch((error: unknown) => {
    if (isKind(error, 'server-gone')) return undefined
    throw error
  })
}
