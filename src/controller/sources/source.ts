import type { Loss } from '../../logs/loss.ts'
import type { RecoveryReason } from '../../logs/run-log.ts'
import type { PaneId, SessionId } from '../../protocol/ids.ts'
import type { Anchor } from '../../terminal/anchor.ts'
import type { PaneImage } from '../../terminal/pane-image.ts'
import type { Passage } from '../../terminal/seam.ts'
import type { SourcePosition } from '../../records/run-source.ts'
import type { SourceKind } from '../../settings/source-choice.ts'
import type { PaneRow } from '../../tmux/snapshot.ts'

/** What feeds a runner in fact: looks at its pane, where nothing else can be had. */
export type FedBy = SourceKind | 'look'

/** The port behind which runners get their bytes. Each runner has one source at a time. */
export interface Source {
  /** Starts to feed a pane: its history first, as an image, then every byte. Throws a Failure when that cannot be. */
  add(request: SourceRequest): Promise<void>
  /**
   * Stops to feed a pane after everything that tmux had for us until now was delivered. True when tmux has nothing of a
   * pane that has ended, on its screen neither, that was not delivered.
   */
  remove(pane: PaneId, ending: Ending): Promise<boolean>
  /** Follows the panes to where a snapshot shows them. */
  update(rows: readonly PaneRow[]): void
  /** Resolves when everything that tmux had for us of a pane was delivered, as far as that can be in `timeoutMs`. */
  catchUp(pane: PaneId, timeoutMs?: number): Promise<void>
  /**
   * Where the cursor of a pane is now. It belongs to the bytes delivered so far if none have come meanwhile; undefined
   * when nobody can tell.
   */
  position(pane: PaneId): Promise<Anchor | undefined>
  /** Lets go of everything that no pane needs. */
  close(): Promise<void>
}

/** Why a pane is not fed any longer: it was released, its program or it is gone, or it has said that this was all. */
export type Ending = 'released' | 'gone' | 'whole'

export interface SourceRequest {
  readonly pane: PaneId
  /** Sessions that show it. */
  readonly sessions: readonly SessionId[]
  readonly why: RecoveryReason
  readonly sink: SourceSink
}

/** Where the bytes of one runner go, in order. */
/** Output that was dropped: none, some for sure, or nobody knows whether there was any. */
export type Dropped = 'nothing' | 'something' | 'perhaps'

export interface SourceSink {
  bytes(data: Buffer): void
  /** Output before that which follows is missing for good. */
  missing(loss: Loss, why: string): void
  /** The stream has ended with a hole: what came after the last bytes is not known. */
  cut(): void
  /**
   * The stream has a hole before the bytes that follow: this is the pane at the point where they begin. `dropped` says what
   * was dropped in the hole, whether or not the pane still shows it.
   */
  image(image: PaneImage, why: RecoveryReason, dropped: Dropped): Promise<void>
  /** Whether the pane, in its state after these bytes, shows that some are missing before them. */
  passage(data: Buffer, image: PaneImage): Promise<Passage>
  /** Its bytes come, or do not come, in this way from now on. */
  fedBy(source: FedBy): void
  /** What comes from now on may be drawn in another size, which the next look tells. */
  mayResize(): void
  /** The pane shows something else than before; its bytes cannot be had, and may be gone by the time they can. */
  seen(): void
  /** The stream goes on exactly where the log ends. */
  resumed(): void
  /** Resolves when every byte so far is on disk, or the disk does not take it now. */
  flushed(): Promise<void>
  /** Its next bytes are urgent: they change its state, perhaps, or somebody listens. */
  readonly isAwaited: boolean
  /** How many of the last bytes are not on disk. */
  readonly unwritten: number
  /** Where the stream of an earlier controller goes on: there it holds what follows the log's last byte. */
  readonly position: SourcePosition | undefined
  /** Remembers, once every byte so far is on disk, that this place of a stream follows them; or that none does. */
  keepPosition(position: SourcePosition | undefined): Promise<void>
}
