import { Failure } from '../base/failure.ts'
import { SHOWN_STATES } from '../runner/state.ts'
import { runTmux } from '../tmux/one-shot.ts'
import type { ServerAddress } from '../tmux/server-address.ts'
import { OWNER, REVIVED, type Succession } from './claim.ts'

/** Hidden global environment of the tmux server: what the status line shows is known no longer. By `scripts/keeper`. */
export const STALE = 'GEPPETTO_STALE'
/** The controller has ended too often, and none is started until a command needs one. Set by `scripts/keeper`. */
export const DEAD = 'GEPPETTO_DEAD'

/** A controller that ends this often within this time would end again: what kills it is still there. */
const MOST_REVIVALS = 5
const WITHIN_S = 600

/**
 * A format that is 1 while the controller with this mark is missed: the claim is still its own, so no other one has taken over,
 * and there are runners, or the status line speaks of some.
 */
export function missedFormat(mark: string): string {
  const counts = SHOWN_STATES.map((state) => `#{GEPPETTO_${state.toUpperCase()}_COUNT}`)
  return `#{&&:#{==:#{${OWNER}},${mark}},#{!=:,#{S:#{W:#{P:#{@geppetto_id}}}}${counts.join('')}}}`
}

/**
 * The right to take the place of the controller with this mark. Throws a Failure `controller-busy` when it is not missed,
 * and `spawn-failed`, for which there is no other try, when that has happened too often.
 */
export async function succeed(
  address: ServerAddress,
  binary: string,
  after: string,
  nowS: number = Math.floor(Date.now() / 1000),
): Promise<Succession> {
  const ask = ['display-message', '-p', `${missedFormat(after)} #{${REVIVED}}`]
  const [isMissed, ...times] = (await runTmux(address, ask, { binary })).split(' ')
  if (isMissed !== '1') throw new Failure('controller-busy', 'a controller runs, or no runner needs one')
  const before = recentRevivals(times, nowS)
  if (before.length >= MOST_REVIVALS) {
    throw new Failure('spawn-failed', `the controller has ended ${MOST_REVIVALS} times in ${WITHIN_S / 60} minutes`, {
      next: 'geppetto-tmux controller start',
    })
  }
  return { after, revived: [...before, nowS].join(' ') }
}

/** The times that still count. One in the future is of a clock that was set back since. */
export function recentRevivals(words: readonly string[], nowS: number): number[] {
  const times = words.filter((word) => /^\d+$/.test(word)).map(Number)
  return times.filter((time) => time <= nowS && time > nowS - WITHIN_S)
}
