import type { RunnerRecord } from '../../records/runner-file.ts'
import type { Settings } from '../../settings/options.ts'
import type { SourceKind } from '../../settings/source-choice.ts'
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

/** What the runners of one server need of the rest of the controller. */
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
  /** What a pane whose program has ended shows; undefined when that cannot be known. */
  readonly lastImage: (row: PaneRow) => Promise<PaneImage | undefined>
  readonly settings: () => Promise<Settings>
  /** How a runner is read when its person has not said. */
  readonly sourceFor: (settings: Settings) => SourceKind
  readonly onChange: () => void
  readonly onState: (change: StateChange) => void
  /** The server should be looked at again soon. */
  readonly onDoubt: () => void
  /** The disk refuses a file of a runner, or takes all of them again (undefined). */
  readonly onTrouble: (runner: RunnerRecord, trouble: DiskTrouble | undefined) => void
  /** Logs take up more than before, or there is one more that could go. */
  readonly onLogs: () => void
  /** A runner lives from now on. */
  readonly onTracked: (runner: TrackedRunner) => void
  /** The agent has ended for which the pane of a runner was marked by itself: see `Fleet.agentEnded`. */
  readonly onAgentEnd: (id: string) => void
  /** The command of a started runner has ended in these words, and its log is whole: see `Fleet.commandEnded`. */
  readonly onCommandEnd: (id: string, word: string) => void
}
