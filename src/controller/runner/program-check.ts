import { exists } from '../../host/process-state.ts'
import type { Identity } from './identity.ts'

/** How often it is seen whether the program still runs. */
const CHECK_MS = 100
/** How long after output it is seen whether a found agent still runs. */
const AGENT_END_MS = 200

export interface ProgramCheckOptions {
  readonly identity: Identity
  /** Output comes although the program has ended. */
  readonly onGone: () => void
  /** The agent has ended for which its pane was marked by itself. */
  readonly onAgentEnd: () => void
}

/**
 * Sees, when output comes, whether that can be from the program and the agent that are known of the pane. tmux says nothing
 * of a respawn: output that comes although the program has ended is that of another one.
 */
export class ProgramCheck {
  readonly #options: ProgramCheckOptions
  /** When it was last seen whether the program runs, on the steady clock. */
  #checkedMs = 0
  /** Where output begins that was not that of the program. */
  #otherFrom: number | undefined
  #agentTimer: NodeJS.Timeout | undefined
  #isClosed = false

  constructor(options: ProgramCheckOptions) {
    this.#options = options
  }

  /** Output comes, from `offset` of the log on, at `nowMs` of the steady clock. */
  outputCame(offset: number, nowMs: number): void {
    this.#checkProgram(offset, nowMs)
    this.checkAgentSoon()
  }

  #checkProgram(offset: number, nowMs: number): void {
    if (nowMs - this.#checkedMs < CHECK_MS) return
    this.#checkedMs = nowMs
    // tmux collects its children at once.
    if (exists(this.#options.identity.pid)) return
    this.#otherFrom ??= offset
    this.#options.onGone()
  }

  /** What is written last is often the prompt of a shell to which the agent has given way. */
  checkAgentSoon(): void {
    const { identity, onAgentEnd } = this.#options
    if (!identity.isFound || this.#isClosed) return
    this.#agentTimer ??= setTimeout(() => {
      this.#agentTimer = undefined
      if (identity.agentHasEnded) onAgentEnd()
    }, AGENT_END_MS)
  }

  /** Another program is in the pane. Returns where its output begins in the log; undefined when none was seen. */
  respawned(): number | undefined {
    const from = this.#otherFrom
    this.#otherFrom = undefined
    return from
  }

  close(): void {
    clearTimeout(this.#agentTimer)
    this.#isClosed = true
  }
}
