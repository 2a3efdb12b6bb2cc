import type { PaneId, SessionId } from '../../protocol/ids.ts'
import type { Feed } from './feed.ts'
import { drain, joinByBytes, joinByImage, joinBySight, joinLinked } from './join.ts'
import type { TapPool, TapSlot } from './tap-pool.ts'

export interface FollowOptions {
  readonly taps: TapPool
  /** True when the tap of a session is the source of no other feed. */
  readonly isAlone: (session: SessionId) => boolean
  /** Aborts when no pane is followed any more. */
  readonly signal: AbortSignal
}

/**
 * Follows a pane that has left its owner's session for `target`. tmux drops output that the old tap was not sent yet,
 * so the seam is checked: by bytes if the old tap has no other runner, else by what the pane shows. Throws a Failure
 * when pane or tap is gone.
 */
export async function follow(feed: Feed, target: SessionId, options: FollowOptions): Promise<void> {
  const { taps } = options
  feed.target = target
  const from = taps.get(feed.owner)
  const to = taps.get(target)
  const drained = await drain(from)
  if (to?.tap === undefined || to.readyAt > feed.seenAt || isSilent(to, feed.pane)) {
    await joinByImage(feed, taps.open(target), from === undefined ? 'resumed' : 'moved')
  } else if (feed.isLinkedTo(target)) {
    await joinLinked(feed, to)
  } else if (!drained || from === undefined || !(await joinAlone(feed, from, to, options))) {
    await joinBySight(feed, to)
  }
  if (from !== undefined) letGo(feed, from, taps)
}

async function joinAlone(feed: Feed, from: TapSlot, to: TapSlot, options: FollowOptions): Promise<boolean> {
  const { taps, isAlone, signal } = options
  if (!isAlone(from.session)) return false
  taps.take(from)
  return joinByBytes(feed, from, to, signal)
}

/** Switches the pane off at the old tap, for which tmux would otherwise queue all its output without a limit. */
function letGo(feed: Feed, from: TapSlot, taps: TapPool): void {
  const needed = from.session === feed.owner || feed.isLinkedTo(from.session)
  if (!needed && taps.get(from.session) === from) void taps.mute(from, feed.pane)
}

/** True when a tap sends nothing of a pane until it is asked to. */
function isSilent({ tap, muted }: TapSlot, pane: PaneId): boolean {
  return muted.has(pane) || tap?.isPaused(pane) === true
}
