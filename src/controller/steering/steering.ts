import type { Scope } from '../../base/scope.ts'
import { readPresets, type Presets } from '../../settings/agents.ts'
import type { TmuxServer } from '../../tmux/tmux-server.ts'
import type { AgentFinder } from '../agents/agent-finder.ts'
import type { Fleet } from '../fleet/fleet.ts'
import type { Journal } from '../events/journal.ts'
import { Answerer } from './answerer.ts'
import { Outbox } from './outbox.ts'
import { Restarter } from './restarter.ts'
import { Restorer } from './restorer.ts'
import { Sender } from './sender.ts'
import { Starter, type Sight } from './starter.ts'
import { Stopper } from './stopper.ts'
import { TypingTurns } from './typing-turns.ts'

export interface SteeringOptions {
  /** Ends with the controller, and stops texts that wait to be typed. */
  readonly scope: Scope
  readonly journal: Journal
  readonly tmux: TmuxServer
  readonly fleet: Fleet
  readonly agents: AgentFinder
  readonly sight: Sight
  /** Directory that holds one directory for each run. */
  readonly runners: string
  /** The socket of the tmux server. */
  readonly socket: string
  /** The script under which commands are started. */
  readonly wrapper: string
}

/** The parts that act on the programs of runners, with the presets that say how each agent is started and quit. */
export class Steering {
  readonly sender: Sender
  readonly answerer: Answerer
  readonly outbox: Outbox
  readonly stopper: Stopper
  readonly starter: Starter
  readonly restorer: Restorer
  readonly restarter: Restarter
  #presets: Presets = new Map()

  constructor({ scope, journal, tmux, fleet, agents, sight, runners, socket, wrapper }: SteeringOptions) {
    const turns = new TypingTurns()
    const sender = new Sender({ journal, tmux, turns, agents, preset: (agent) => this.#presets.get(agent) })
    this.sender = sender
    this.outbox = new Outbox({ sender, journal })
    this.answerer = new Answerer({ tmux, agents, turns })
    this.stopper = new Stopper({ journal, fleet, sender })
    this.starter = new Starter({
      fleet,
      tmux,
      sight,
      typeWhenReady: (runner, text) => scope.fork(async (signal) => sender.typeWhenReady(runner, text, signal)),
      script: wrapper,
    })
    this.restorer = new Restorer({
      root: runners,
      socket,
      fleet,
      starter: this.starter,
      presets: () => this.#presets,
      sight,
    })
    this.restarter = new Restarter({ tmux, fleet, stopper: this.stopper })
  }

  /** Reads the presets of agents from the user's `config.json`, as readPresets does. */
  load(config: string, report: (problem: string) => void): void {
    this.#presets = readPresets(config, report)
  }

  /** Cancels all time limits, and types no queued text any more. */
  close(): void {
    this.outbox.close()
    this.stopper.close()
  }
}
