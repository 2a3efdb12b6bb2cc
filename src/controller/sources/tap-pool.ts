import { sleep } from '../../base/clock.ts'
import { messageOf } from '../../base/failure.ts'
import { Pace } from '../../base/pace.ts'
import type { Scope } from '../../base/scope.ts'
import { Turns } from '../../base/turns.ts'
import type { PaneId, SessionId } from '../../protocol/ids.ts'
import type { Tap, TapOptions } from '../../tmux/tap.ts'
import type { Journal } from '../events/journal.ts'

/** The tap of one session, from the moment it is opened. */
export interface TapSlot {
  readonly session: SessionId
  readonly opening: Promise<Tap>
  tap: Tap | undefined
  /** Number of the snapshot that was current when the tap was open: of a pane that moved later it has every byte. */
  readyAt: number
  /** Panes whose output we have switched off at this tap. */
  readonly muted: Set<PaneId>
  /** The turns in which images of panes are taken at this tap. */
  readonly images: Turns
  /** Set while the tap follows one pane into another session. */
  only: PaneId | undefined
}

export interface TapPoolOptions {
  readonly scope: Scope
  readonly journal: Journal
  readonly connect: (
    options: Pick<
      TapOptions,
      'session' | 'onBytes' | 'onPaused' | 'onBehind' | 'onChange' | 'onLayout' | 'wants' | 'canWait'
    >,
  ) => Promise<Tap>
  /** Number of the latest snapshot. */
  readonly snapshot: () => number
  readonly wants: (pane: PaneId) => boolean
  /** True when the output of a session's panes may come late. */
  readonly canWait: (session: SessionId) => boolean
  readonly onBytes: (session: SessionId, pane: PaneId, data: Buffer) => void
  readonly onPaused: (session: SessionId, pane: PaneId) => void
  /** A tap has fallen behind. */
  readonly onBehind: () => void
  readonly onChange: () => void
  /** Panes of a session may have another size; called in order with their bytes. */
  readonly onLayout: (session: SessionId) => void
  /** The tap of a session has ended unexpectedly. */
  readonly onEnded: (session: SessionId, tap: Tap | undefined) => void
}

/** The taps that are open or being opened, one for each session that needs one. */
export class TapPool {
  readonly #options: TapPoolOptions
  readonly #slots = new Map<SessionId, TapSlot>()
  /** When a tap of a session may be opened again. */
  readonly #paces = new Map<SessionId, Pace>()

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
    const { connect, journal, scope, snapshot, wants, onBytes, onPaused, onBehind, onChange, onLayout, canWait } =
      this.#options
    // After the end of the scope no one would close the tap.
    scope.signal.throwIfAborted()
    const opening = this.#inPace(session, async () =>
      connect({
        session,
        onBytes: (pane, data) => onBytes(session, pane, data),
        onPaused: (pane) => onPaused(session, pane),
        onBehind,
        onChange,
        onLayout: () => onLayout(session),
        wants: (pane) => {
          if (slot.only !== undefined) return pane === slot.only
          const wanted = wants(pane)
          if (!wanted) void this.mute(slot, pane)
          return wanted
        },
        canWait: () => canWait(session),
      }),
    )
    const slot: TapSlot = {
      session,
      opening,
      tap: undefined,
      readyAt: 0,
      muted: new Set(),
      images: new Turns(),
      only: undefined,
    }
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

  async #inPace(session: SessionId, connect: () => Promise<Tap>): Promise<Tap> {
    const pace = this.#paces.get(session) ?? new Pace()
    this.#paces.set(session, pace)
    await sleep(pace.next(), this.#options.scope.signal)
    return connect()
  }

  /** Switches off a pane's output at this tap, where it is not used. Resolves when tmux has done so; never rejects. */
  async mute(slot: TapSlot, pane: PaneId): Promise<void> {
    if (slot.muted.has(pane)) return
    slot.muted.add(pane)
    await slot.opening.then(async (tap) => tap.mute(pane)).catch(() => undefined)
  }

  /** Forgets panes that do not exist any more. */
  prune(panes: ReadonlySet<PaneId>): void {
    for (const { muted } of this.slots) {
      for (const pane of muted) if (!panes.has(pane)) muted.delete(pane)
    }
  }

  /** Removes a tap from the pool; the caller closes it. */
  take(slot: TapSlot): void {
    this.#paces.delete(slot.session)
    if (this.#slots.get(slot.session) === slot) this.#slots.delete(slot.session)
  }

  /** Closes the taps of all sessions that are not in `used`. */
  async closeAllBut(used: ReadonlySet<SessionId | undefined>): Promise<void> {
    const unused = this.slots.filter((slot) => slot.tap !== undefined && !used.has(slot.session))
    for (const slot of unused) this.take(slot)
    await Promise.all(unused.map(async (slot) => slot.tap?.close()))
  }

  #drop(slot: TapSlot): void {
    const { tap } = slot
    slot.tap = undefined
    if (this.#slots.get(slot.session) !== slot) return
    this.#slots.delete(slot.session)
    this.#options.onEnded(slot.session, tap)
  }
}
