import type { Scope } from '../base/scope.ts'
import type { ClientProgram } from '../tmux/client-program.ts'
import type { ServerAddress } from '../tmux/server-address.ts'
import type { ServerIdentity } from '../tmux/server-identity.ts'
import type { Capabilities } from '../tmux/version.ts'
import type { Journal } from './events/journal.ts'

/** The options of a controller: its tmux server, its files, and its helper programs. */
export interface ControllerOptions {
  readonly scope: Scope
  readonly address: ServerAddress
  readonly binary: string
  readonly program: ClientProgram
  readonly identity: ServerIdentity
  readonly capabilities: Capabilities
  readonly version: string
  /** Where the controller itself listens. */
  readonly socket: string
  /** Directory that holds one directory for each run. */
  readonly runners: string
  /** Directory that may hold the user's own rules. */
  readonly rules: string
  /** Directory in which hooks of agents leave their events. */
  readonly hookSpool: string
  /** The user's `config.json`, which may be missing. */
  readonly config: string
  readonly journal: Journal
  /** How long it waits for the next command without runners, in milliseconds. */
  readonly restMs: number
  /** Command line that asks this controller to look again, for hooks of tmux. */
  readonly refreshCommand: readonly string[]
  /** Where the reader of pipes connects. */
  readonly readerSocket: string
  /** Command line of such a reader, before its arguments. */
  readonly readerCommand: readonly string[]
  /** The script under which commands are started. */
  readonly wrapper: string
}
