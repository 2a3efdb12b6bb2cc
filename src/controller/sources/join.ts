import { sleep } from '../../base/clock.ts'
import { Failure } from '../../base/failure.ts'
import { CERTAIN_BYTES, meeting } from './byte-seam.ts'
import type { RecoveryReason } from '../../logs/run-log.ts'
import type { Feed } from './feed.ts'
import type { TapSlot } from './tap-pool.ts'

/** How long to wait until an old tap meets the new one, and how long without a byte: a quiet pane sends none. */
const JOIN_MS = 30_000
const QUIET_MS = 150
const STUCK_MS = 1000
const STEP_MS = 10

/** Makes a tap the source, with its bytes after an exact image of the pane. Throws a Failure when either is gone. */
export async function joinByImage(feed: Feed, to: TapSlot, why: RecoveryReason): Promise<void> {
  feed.hold()
  feed.owner = to.session
  const tap = await to.opening
  to.muted.delete(feed.pane)
  // One image at a time: tmux keeps the whole history in memory until we have read it, and we until it is joined.
  await to.images.take(async () => {
    const image = await tap.restart(feed.pane, () => feed.restartHeld(to.session))
    if (image === undefined) throw gone(feed)
    const { hasDropped } = feed
    feed.hasDropped = false
    await feed.sink.image(image, why, hasDropped ? 'something' : 'nothing')
  })
  feed.startHeld(to.session)
}

/** Joins two taps that both had the pane for a while: the new one goes on after the last bytes of the old one. */
export async function joinLinked(feed: Feed, to: TapSlot): Promise<void> {
  await drain(to)
  const passed = feed.takeTail()
  const { dropped } = feed.heldFrom(to.session)
  const held = feed.heldFrom(to.session).take()
  // The pane has written nothing since it is in the new session, too.
  if (dropped === 0 && held.length === 0) return feed.start(to.session, held)
  const begins = meeting(passed, held, { final: true })
  if (begins === undefined || passed.length - begins > held.length) await joinByImage(feed, to, 'moved')
  else feed.start(to.session, held.subarray(passed.length - begins))
}

/**
 * Switches the old tap to the new session. There tmux sends it the pane's output from the byte at which it had stopped,
 * so the bytes between the old and the new tap arrive. Only for a tap without other runners, because these would lose
 * bytes; the tap is closed afterwards. False when the streams did not meet.
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
      // Both get the same number of bytes: equal numbers mean that no byte is on its way.
      const settled = quiet && again.bytes === next.bytes
      if ((quiet && again.bytes === 0) || now - grownAt > STUCK_MS) break
      // A search through megabytes is repeated only when there are a quarter more of them.
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
 * Takes the new tap's bytes to follow those of the old one, unless the pane shows a hole. When the pane cannot prove
 * either, the log notes a possible loss: tmux drops the queued output of a pane that leaves, even if no tap is behind.
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

/** Waits until all output that tmux has queued at this tap has arrived; false when that fails. */
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
