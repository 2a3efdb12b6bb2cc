import { sleep } from '../../base/clock.ts'
import { Failure } from '../../base/failure.ts'
import { CERTAIN_BYTES, meeting } from './byte-seam.ts'
import type { RecoveryReason } from '../../logs/run-log.ts'
import type { Feed } from './feed.ts'
import type { TapSlot } from './tap-pool.ts'

/** How long an old tap is given to catch up with the new one, and how long without a byte: a quiet pane sends it none. */
const JOIN_MS = 30_000
const QUIET_MS = 150
const STUCK_MS = 1000
const STEP_MS = 10

/** Makes a tap the source and starts its bytes at an exact image of the pane. Throws a Failure when either is gone. */
export async function joinByImage(feed: Feed, to: TapSlot, why: RecoveryReason): Promise<void> {
  feed.hold()
  feed.owner = to.session
  const tap = await to.opening
  to.muted.delete(feed.pane)
  // One after the other: tmux keeps the text of whole histories until we have read it, and so do we until it is joined.
  await to.images.take(async () => {
    const image = await tap.restart(feed.pane, () => feed.restartHeld(to.session))
    if (image === undefined) throw gone(feed)
    const { hasDropped } = feed
    feed.hasDropped = false
    await feed.sink.image(image, why, hasDropped ? 'something' : 'nothing')
  })
  feed.startHeld(to.session)
}

/** Both taps had the pane for a while: the new one goes on after the last bytes of the old one. */
export async function joinLinked(feed: Feed, to: TapSlot): Promise<void> {
  await drain(to)
  const passed = feed.takeTail()
  const { dropped } = feed.heldFrom(to.session)
  const held = feed.heldFrom(to.session).take()
  // Nothing was written since the new session has shown the pane, too.
  if (dropped === 0 && held.length === 0) return feed.start(to.session, held)
  const begins = meeting(passed, held, { final: true })
  if (begins === undefined || passed.length - begins > held.length) await joinByImage(feed, to, 'moved')
  else feed.start(to.session, held.subarray(passed.length - begins))
}

/**
 * Sends the old tap after the pane: there tmux goes on at the byte where it had stopped, so that what it dropped comes
 * before what the new tap was sent. Only for a tap without other runners, since they would miss theirs; it is closed
 * afterwards. False when the streams did not meet.
 */
export async function joinByBytes(feed: Feed, from: TapSlot, to: TapSlot, signal: AbortSignal): Promise<boolean> {
  const { tap } = from
  if (tap === undefined) return false
  feed.hold()
  from.only = feed.pane
  const again = feed.heldFrom(from.session)
  const next = feed.heldFrom(to.session)
  try {
    await tap.switchTo(to.session)
    let bytes = 0
    let searched = 0
    let grownAt = performance.now()
    for (const deadline = grownAt + JOIN_MS; again.dropped + next.dropped === 0 && performance.now() < deadline;) {
      await sleep(STEP_MS, signal)
      const now = performance.now()
      if (again.bytes + next.bytes > bytes) grownAt = now
      bytes = again.bytes + next.bytes
      const quiet = now - grownAt > QUIET_MS
      // Both get the same number of bytes, so that equal numbers mean that nothing is on its way.
      const settled = quiet && again.bytes === next.bytes
      if ((quiet && again.bytes === 0) || now - grownAt > STUCK_MS) break
      // Looking through megabytes is worth it when there are a good many more of them.
      if (!settled && again.bytes < searched * 1.25) continue
      searched = again.bytes
      const begun = again.peek()
      const dropped = meeting(begun, next.peek(CERTAIN_BYTES), { final: settled })
      if (dropped !== undefined) {
        feed.start(to.session, Buffer.concat([begun.subarray(0, dropped), next.take()]))
        return true
      }
      if (settled) break
    }
    return false
  } catch (error) {
    if (error instanceof Failure) return false
    throw error
  } finally {
    feed.forget(from.session)
    await tap.close()
  }
}

/**
 * Believes the new tap's bytes to follow those of the old one, unless the pane shows something else. When the pane cannot
 * tell, the log says so: tmux drops what it has queued of a pane that leaves, however well the old tap keeps up.
 */
export async function joinBySight(feed: Feed, to: TapSlot): Promise<void> {
  feed.hold()
  feed.owner = to.session
  const tap = await to.opening
  const held = feed.heldFrom(to.session)
  const { dropped } = held
  let first: Buffer = Buffer.alloc(0)
  const image = await tap.look(feed.pane, () => {
    first = held.take()
  })
  if (image === undefined) throw gone(feed)
  const seen = await feed.sink.passage(first, image)
  if (dropped > 0 || seen === 'hole') return joinByImage(feed, to, 'moved')
  if (seen === 'unknown') feed.sink.missing({ loss: 'perhaps' }, 'it moved to another session')
  feed.deliver(first)
  feed.startHeld(to.session)
}

/** True when everything that tmux had queued at this tap has arrived. */
export async function drain(slot: TapSlot | undefined, timeoutMs?: number): Promise<boolean> {
  if (slot?.tap === undefined) return false
  return slot.tap.drain(timeoutMs).then(
    () => true,
    () => false,
  )
}

function gone(feed: Feed): Failure {
  return new Failure('pane-not-found', `${feed.pane} is gone`)
}
