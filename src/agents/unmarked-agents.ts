import type { PaneId } from '../protocol/ids.ts'
import type { PaneRow } from '../tmux/snapshot.ts'
import { agentInFront, type AgentInFront } from './agent-in-front.ts'
import type { RuleBook } from '../runner/rules.ts'

/** Looked at one after the other; a server with more panes has its agents found in parts, as panes are marked. */
const MAX_PANES = 1000

export interface FoundInPane extends AgentInFront {
  readonly pane: PaneId
}

/** What there is to say of the panes that nobody has marked. */
export interface UnmarkedAgents {
  readonly found: readonly FoundInPane[]
  /** Panes that run a program, and no agent that is to be marked. */
  readonly others: readonly PaneRow[]
}

/** Looks which panes are no runners and have an agent in front that nobody has released. */
export async function unmarkedAgents(rows: readonly PaneRow[], book: RuleBook): Promise<UnmarkedAgents> {
  const unmarked = new Map(rows.filter(({ dead, runnerId }) => !dead && runnerId === '').map((row) => [row.pane, row]))
  const found: FoundInPane[] = []
  const others: PaneRow[] = []
  for (const row of [...unmarked.values()].slice(0, MAX_PANES)) {
    const { pane, pid, released } = row
    const agent = await agentInFront(pid, book)
    if (agent === undefined || agent.process === released) others.push(row)
    else found.push({ pane, ...agent })
  }
  return { found, others }
}
