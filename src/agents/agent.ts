import type { HookTarget } from '../hooks/target.ts'
import type { HookClaims } from '../runner/hook-claims.ts'
import type { AgentPreset } from '../runner/presets.ts'
import type { TurnNotes } from '../turns/notes.ts'
import type { UsageProvider } from '../usage/provider.ts'
import type { FindStatusFile } from './status-file.ts'

/**
 * All that is known of one agent: each has a folder, and says here what is in it. What is data comes with the registry, which
 * every command loads. What needs code is loaded by those who ask for it.
 */
export interface KnownAgent {
  /** As in `--agent`, in its rules, and in what its hooks leave for us. */
  readonly name: string
  /** How it is started, spoken to and ended. */
  readonly preset: AgentPreset
  /** How it is recognised and what its screen says, written as a person writes a file of rules; a test checks it. */
  readonly rules?: unknown
  /** What the events of its hooks say of its state. */
  readonly hooks?: HookClaims
  /** Finds the file in which it notes what it does. */
  readonly sessionFile?: () => Promise<FindStatusFile>
  /** Puts our hooks into its settings and takes them out. */
  readonly settings?: () => Promise<HookTarget>
  /** Reads what it has recorded of the tokens that it has used. It remembers what it has read. */
  readonly usage?: () => Promise<UsageProvider>
  /** Reads what was said and done in a session. */
  readonly turns?: () => Promise<TurnNotes>
}
