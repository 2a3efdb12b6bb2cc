import { messageOf } from '../base/failure.ts'
import type { Scope } from '../base/scope.ts'
import type { PaneId, SessionId } from '../protocol/ids.ts'
import type { Tap, TapOptions } from '../tmux/tap.ts'
import type { Journal } from './journal.ts'

/** The tap of one session, from the moment it is opened. */
export interface TapSlot {
  readonly session: SessionId
  readonly opening: Promise<Tap>
  tap: Tap | undefined
  /** Number of the snapshot that was current when it stood: a pane that moved later was seen from its first byte. */
  readyAt: number
  /** Panes whose output we have turned off here. */
  readonly off: Set<PaneId>
  /** Set while the tap is on the track of one pane in another session. */
  only: PaneId | undefined
}

export interface TapPoolOptions {
  readonly scope: Scope
  readonly journal: Journal
  readonly connect: (
    options: Pick<TapOptions, 'session' | 'onBytes' | 'onPaused' | 'onChange' | 'wants'>,
  ) => Promise<Tap>
  /** Number of the latest snapshot. */
  readonly snapshot: () => number
  readonly wants: (pane: PaneId) => boolean
  readonly onBytes: (session: SessionId, pane: PaneId, data: Buffer) => void
  readonly onPaused: (session: SessionId, pane: PaneId) => void
  readonly onChange: () => void
  /** The tap of a session is gone and nobody has asked for that. */
  readonly onEnded: (session: SessionId) => void
}

/** The taps that stand or are being opened, one for each session that needs one. */
export class TapPool {
  readonly #options: TapPoolOptions
  readonly #slots = new Map<SessionId, TapSlot>()

  constructor(options: TapPoolOptions) {
    this.#options = options
  }

  get slots(): readonly TapSlot[] {
    return [...this.#slots.values()]
  }

  get(session: SessionId | undefined): TapSlot | undefined {
    return session === undefined ? undefined : this.#slots.get(session)
  }

  /** The tap of a session; opens one if there is none. */
  open(session: SessionId): TapSlot {
    const existing = this.#slots.get(session)
    if (existing !== undefined) return existing
    const { connect, journal, scope, snapshot, wants, onBytes, onPaused, onChange } = this.#options
    const opening = connect({
      session,
      onBytes: (pane, data) => onBytes(session, pane, data),
      onPaused: (pane) => onPaused(session, pane),
      onChange,
      wants: (pane) => wants(pane) && (slot.only ?? pane) === pane,
    })
    const slot: TapSlot = { session, opening, tap: undefined, readyAt: 0, off: new Set(), only: undefined }
    this.#slots.set(session, slot)
    scope.fork(async () => {
      try {
        const tap = await opening
        slot.tap = tap
        slot.readyAt = snapshot()
        journal.note('tap opened', { session, client_pid: tap.pid })
        void tap.ended.then((end) => {
          journal.note('tap ended', { session, end })
          this.#drop(slot)
        })
      } catch (error) {
        journal.note('tap could not be opened', { session, error: messageOf(error) })
        this.#drop(slot)
      }
    })
    return slot
  }

  /** Takes a tap out of the pool for good; the caller closes it. */
  take(slot: TapSlot): void {
    if (this.#slots.get(slot.session) === slot) this.#slots.delete(slot.session)
  }

  /** Closes the taps of sessions that nobody needs. */
  async closeAllBut(used: ReadonlySet<SessionId | undefined>): Promise<void> {
    const unused = this.slots.filter((slot) => slot.tap !== undefined && !used.has(slot.session))
    for (const slot of unused) this.take(slot)
    await Promise.all(unused.map(async (slot) => slot.tap?.close()))
  }

  #drop(slot: TapSlot): void {
    slot.tap = undefined
    if (this.#slots.get(slot.session) !== slot) return
    this.#slots.delete(slot.session)
    this.#options.onEnded(slot.session)
  }
}
