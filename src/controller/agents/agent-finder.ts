import type { PaneId } from '../../protocol/ids.ts'
import { agentInView, agentOfCommand, mayHideAgent } from '../../runner/agent.ts'
import { screenView, type AgentRules, type RuleBook } from '../../runner/rules.ts'
import { onlyShowing } from '../../runner/showing.ts'
import type { PaneView } from '../../tmux/pane-view.ts'
import type { PaneRow } from '../../tmux/snapshot.ts'
import type { Recognised } from './observer-options.ts'
import { foregroundProcesses } from '../../host/foreground.ts'
import { isSuspended } from '../../host/process-state.ts'
import { markOf, processTree } from '../../host/process-tree.ts'
import { agentInFront, type AgentInFront } from '../../agents/agent-in-front.ts'
import { readRuleBook } from '../../settings/rules.ts'
import { unmarkedAgents, type FoundInPane } from '../../agents/unmarked-agents.ts'

export interface AgentFinderOptions {
  /** Reads what a pane shows now, wrapped rows as they are; undefined when it cannot be asked. */
  readonly readPane: (pane: PaneId) => Promise<PaneView | undefined>
}

/** Knows agents: their rules, and which of them a pane runs. */
export class AgentFinder {
  readonly readPane: AgentFinderOptions['readPane']
  #book: RuleBook = new Map()

  constructor({ readPane }: AgentFinderOptions) {
    this.readPane = readPane
  }

  /** Reads the rules; those of the user are in `directory`. */
  async load(directory: string, report: (problem: string) => void): Promise<void> {
    this.#book = await readRuleBook(directory, report)
  }

  rules(agent: string): AgentRules | undefined {
    return this.#book.get(agent)
  }

  /** The agent in front of a pane, as `agentInFront` returns it. */
  async inFront(pid: number): Promise<AgentInFront | undefined> {
    return agentInFront(pid, this.#book)
  }

  /** False when another program than this process is in front of a pane; `pid` is that of the pane's program. */
  async isInFront(pid: number, process: string): Promise<boolean> {
    const front = await foregroundProcesses(pid)
    return front.length === 0 || front.some((info) => markOf(info) === process)
  }

  /** Agents in panes that are not marked, without those that a person has released. */
  async unmarked(rows: readonly PaneRow[]): Promise<readonly FoundInPane[]> {
    return (await unmarkedAgents(rows, this.#book)).found
  }

  /** The program in front of a pane that only shows something; `pid` is that of the pane's program. */
  async showing(pid: number): Promise<string | undefined> {
    return onlyShowing(await processTree(pid))
  }

  /**
   * The agent that a pane runs, by its processes; where they end at something like ssh or a container, by title and
   * screen. `pid` is that of the pane's program.
   */
  async find(pane: PaneId, pid: number): Promise<Recognised | undefined> {
    const known = [...this.#book.values()]
    const processes = await processTree(pid)
    const pids = processes.map((info) => info.pid)
    // The process in front decides first: other command lines may merely mention an agent.
    const front = await agentInFront(pid, this.#book, processes)
    if (front !== undefined) return { agent: front.agent, process: front.process, pids }
    const agents = processes.flatMap((info) => {
      const agent = agentOfCommand(info.argv, known)
      return agent === undefined || isSuspended(info.pid) ? [] : [{ agent, info }]
    })
    // An agent that another one has started does not draw the screen.
    const found = agents.find(({ info }) => info.group === info.front) ?? agents[0]
    if (found !== undefined) return { agent: found.agent, process: markOf(found.info), pids }
    const carrier = processes.findLast(({ argv: [program = ''] }) => mayHideAgent(program.replace(/.*\//, '')))
    const view = carrier === undefined ? undefined : await this.readPane(pane)
    if (carrier === undefined || view === undefined) return undefined
    const agent = agentInView({ ...screenView(view.rows), title: view.title }, known)
    return agent === undefined ? undefined : { agent, process: markOf(carrier), pids: [] }
  }
}
