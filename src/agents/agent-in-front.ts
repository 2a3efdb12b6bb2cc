import { agentOfProcess } from '../runner/agent.ts'
import { foregroundProcesses } from '../host/foreground.ts'
import { markOf, type ProcessInfo } from '../host/process-tree.ts'
import type { RuleBook } from '../runner/rules.ts'

/** A program may call itself anything. */
const MAX_PROGRAM_CHARACTERS = 64

/** An agent that somebody uses in a pane. */
export interface AgentInFront {
  readonly agent: string
  /** See processMark. */
  readonly process: string
  /** The program that it runs. */
  readonly program: string
}

/**
 * The agent in front of the terminal of a pane, seen by its process alone: no word that only speaks of an agent, and no
 * title or screen, is taken for one. `pid` is that of the pane's program, `tree` what `processTree` has just said of it.
 */
export async function agentInFront(
  pid: number,
  book: RuleBook,
  tree?: readonly ProcessInfo[],
): Promise<AgentInFront | undefined> {
  for (const info of await foregroundProcesses(pid, tree)) {
    const agent = agentOfProcess(info.argv, book.values())
    const [program = ''] = info.argv
    if (agent !== undefined) {
      return { agent, process: markOf(info), program: program.replace(/.*\//, '').slice(0, MAX_PROGRAM_CHARACTERS) }
    }
  }
  return undefined
}
