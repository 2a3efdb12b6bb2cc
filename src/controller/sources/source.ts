import type { FedBy } from '../../runner/source-kind.ts'
import type { Loss } from '../../logs/loss.ts'
import type { RecoveryReason } from '../../logs/run-log.ts'
import type { PaneId, SessionId } from '../../protocol/ids.ts'
import type { Anchor } from '../../terminal/anchor.ts'
import type { PaneImage } from '../../terminal/pane-image.ts'
import type { Passage } from '../../terminal/seam.ts'
import type { SourcePosition } from '../../records/run-source.ts'
import type { PaneRow } from '../../tmux/snapshot.ts'

/** A source of bytes for runners. Each runner has one source at a time. */
export interface Source {
  /** Starts to feed a pane: first its history as an image, then every byte. Throws a Failure when it cannot. */
  add(request: SourceRequest): Promise<void>
  /**
   * Stops feeding a pane after all bytes that tmux had queued for us were delivered. True when all output of an ended
   * pane was delivered, so that its screen shows nothing else.
   */
  remove(pane: PaneId, ending: Ending): Promise<boolean>
  /** Follows the panes to where a snapshot shows them. */
  update(rows: readonly PaneRow[]): void
  /** Resolves when all bytes of a pane that tmux had queued for us were delivered, or after `timeoutMs`. */
  catchUp(pane: PaneId, timeoutMs?: number): Promise<void>
  /**
   * The cursor of a pane now. It matches the bytes delivered so far if none have come meanwhile; undefined when it is
   * not known.
   */
  position(pane: PaneId): Promise<Anchor | undefined>
  /** Closes everything that no pane needs. */
  close(): Promise<void>
}

/** Why a pane is not fed any longer: it was released, it or its program has ended, or its end mark has arrived. */
export type Ending = 'released' | 'gone' | 'whole'

export interface SourceRequest {
  readonly pane: PaneId
  /** Sessions that show it. */
  readonly sessions: readonly SessionId[]
  readonly why: RecoveryReason
  readonly sink: SourceSink
}

/** Whether output was dropped: none, some for certain, or not known. */
export type Dropped = 'nothing' | 'something' | 'perhaps'

/** Takes the bytes of one runner, in order. */
export interface SourceSink {
  bytes(data: Buffer): void
  /** Output before the bytes that follow is lost. */
  missing(loss: Loss, why: string): void
  /** The stream has ended too early: output after its last bytes may be lost. */
  cut(): void
  /**
   * The stream has a hole before the bytes that follow: `image` is the pane at the point where they begin. `dropped`
   * says whether output was dropped in the hole, even if the pane still shows it.
   */
  image(image: PaneImage, why: RecoveryReason, dropped: Dropped): Promise<void>
  /** Compares the pane after these bytes with the log: whether bytes are missing before them. */
  passage(data: Buffer, image: PaneImage): Promise<Passage>
  /** From now on this source feeds the runner. */
  fedBy(source: FedBy): void
  /** From now on the bytes may be drawn for another size, which the next look tells. */
  mayResize(): void
  /** The pane shows something new, but its bytes are not available and may be lost. */
  seen(): void
  /** The stream goes on exactly where the log ends. */
  resumed(): void
  /** Resolves when every byte so far is on disk, or the disk refuses it. */
  flushed(): Promise<void>
  /** True when its next bytes are urgent: they may change its state, or a client listens. */
  readonly isAwaited: boolean
  /** How many of the last bytes are not on disk. */
  readonly unwritten: number
  /** The place in an earlier controller's stream that follows the log's last byte; undefined when none is known. */
  readonly position: SourcePosition | undefined
  /** Once every byte so far is on disk, notes the place of the stream that follows them; undefined: none does. */
  keepPosition(position: SourcePosition | undefined): Promise<void>
}
