import type { SourceKind } from '../../runner/source-kind.ts'
import type { Answer } from '../../protocol/reply.ts'
import type { Asker } from '../../tmux/asker.ts'
import type { ControlClient } from '../../tmux/control-client.ts'

/**
 * How the controller hears that something has changed in a server, and asks it: a control client that gets
 * notifications (`control`), or hooks that wake a waiting plain client (`pipe`). A watch only says that something has
 * changed; a look finds out what.
 */
export interface Watch extends Asker {
  readonly kind: SourceKind
  /** The control client of this watch; undefined when it works by hooks. */
  readonly client: ControlClient | undefined
  /** Remarks on this watch for a person, one sentence each. */
  readonly notes: readonly string[]
  /** Resolves with the cause when the watch has ended. Never rejects. */
  readonly ended: Promise<string>
  /** Asks for all panes and clients. Every later change is reported; rejects as `send` does. */
  look(): Promise<readonly Answer[]>
  /** Removes from the server what the watch has put there. */
  takeOut(): Promise<void>
  /** Stops watching. The hooks stay, for the next controller; they do no harm. */
  close(): Promise<void>
}
