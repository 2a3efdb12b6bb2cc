import { exists } from '../../host/process-state.ts'
import type { Identity } from './identity.ts'

/** Least time between two checks whether the program still runs, in milliseconds. */
const CHECK_MS = 100
/** How long after output a found agent is checked, in milliseconds. */
const AGENT_END_MS = 200

export interface ProgramCheckOptions {
  readonly identity: Identity
  /** Output has come although the program has ended. */
  readonly onGone: () => void
  /** The agent for which the pane was marked by itself has ended. */
  readonly onAgentEnd: () => void
}

/**
 * Checks, when output comes, whether the known program and agent of the pane still run. tmux does not report a respawn:
 * output that comes although the program has ended is that of another program.
 */
export class ProgramCheck {
  readonly #options: ProgramCheckOptions
  /** When the program was last checked, on the steady clock. */
  #checkedMs = 0
  /** Offset in the log from which the output is that of another program. */
  #otherFrom: number | undefined
  #agentTimer: NodeJS.Timeout | undefined
  #isClosed = false

  constructor(options: ProgramCheckOptions) {
    this.#options = options
  }

  /** To be called when output comes: it begins at `offset` of the log; `nowMs` is on the steady clock. */
  outputCame(offset: number, nowMs: number): void {
    this.#checkProgram(offset, nowMs)
    this.checkAgentSoon()
  }

  #checkProgram(offset: number, nowMs: number): void {
    if (nowMs - this.#checkedMs < CHECK_MS) return
    this.#checkedMs = nowMs
    // tmux collects ended children at once, so a process that exists still runs.
    if (exists(this.#options.identity.pid)) return
    this.#otherFrom ??= offset
    this.#options.onGone()
  }

  /** Plans a check of the agent: the latest output may be the prompt of the shell after the agent's end. */
  checkAgentSoon(): void {
    const { identity, onAgentEnd } = this.#options
    if (!identity.isFound || this.#isClosed) return
    this.#agentTimer ??= setTimeout(() => {
      this.#agentTimer = undefined
      if (identity.agentHasEnded) onAgentEnd()
    }, AGENT_END_MS)
  }

  /** To be called when another program is in the pane. Returns where in the log its output begins, if that was seen. */
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
