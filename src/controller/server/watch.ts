import type { Answer } from '../../protocol/reply.ts'
import type { Asker } from '../../tmux/asker.ts'
import type { ControlClient } from '../../tmux/control-client.ts'
import type { SourceKind } from '../../settings/source-choice.ts'

/**
 * How the controller hears that anything has changed in a server, and asks it: a control client that is sent
 * notifications (`control`), or hooks that wake a waiting plain client (`pipe`). Nothing that it tells is more than a
 * hint: what has changed, a look says.
 */
export interface Watch extends Asker {
  readonly kind: SourceKind
  /** The control client that it is, if it is one. */
  readonly client: ControlClient | undefined
  /** What a person may want to know of it. */
  readonly notes: readonly string[]
  /** Resolves with the cause when nothing more will be told. Never rejects. */
  readonly ended: Promise<string>
  /** Asks what is where. Every change after this point is told; rejects as `send` does. */
  look(): Promise<readonly Answer[]>
  /** Takes out of the server what it has put there for that. */
  takeOut(): Promise<void>
  /** Stops watching. The hooks stay, for the next controller; they harm nobody. */
  close(): Promise<void>
}
