import type { SourceKind } from '../../runner/source-kind.ts'
import type { RunnerRecord } from '../../records/runner-file.ts'
import type { Settings } from '../../settings/options.ts'
import type { PaneImage } from '../../terminal/pane-image.ts'
import type { Command } from '../../tmux/command-queue.ts'
import type { ServerIdentity } from '../../tmux/server-identity.ts'
import type { PaneRow } from '../../tmux/snapshot.ts'
import type { AgentFinder } from '../agents/agent-finder.ts'
import type { EventHub } from '../events/event-hub.ts'
import type { Journal } from '../events/journal.ts'
import type { StateChange, TrackedRunner } from '../runner/tracked-runner.ts'
import type { DiskTrouble } from '../runs/run-files.ts'
import type { Sources } from '../sources/sources.ts'

/** The parts of the controller that the fleet uses. */
export interface FleetOptions {
  /** Directory that holds one directory for each run. */
  readonly root: string
  readonly server: ServerIdentity & { readonly socket: string }
  readonly sources: Sources
  readonly agents: AgentFinder
  readonly hub: EventHub
  readonly journal: Journal
  /** Runs commands in order, in one pass of the server; one list of lines for each. */
  readonly askAll: (commands: readonly Command[]) => Promise<readonly (readonly string[])[]>
  /** The image of a pane whose program has ended; undefined when it cannot be read. */
  readonly lastImage: (row: PaneRow) => Promise<PaneImage | undefined>
  readonly settings: () => Promise<Settings>
  /** The source of a runner when the person has asked for none. */
  readonly sourceFor: (settings: Settings) => SourceKind
  readonly onChange: () => void
  readonly onState: (change: StateChange) => void
  /** The server should be looked at again soon. */
  readonly onDoubt: () => void
  /** The disk refuses a file of a runner, or accepts all of them again (undefined). */
  readonly onTrouble: (runner: RunnerRecord, trouble: DiskTrouble | undefined) => void
  /** Logs take more space than before, or one more can be removed. */
  readonly onLogs: () => void
  /** A runner is tracked from now on. */
  readonly onTracked: (runner: TrackedRunner) => void
  /** The agent for which a runner's pane was marked by itself has ended: see `Fleet.agentEnded`. */
  readonly onAgentEnd: (id: string) => void
  /** A started command has ended, and its log is whole; `word` is its wrapper's note: see `Fleet.commandEnded`. */
  readonly onCommandEnd: (id: string, word: string) => void
}
