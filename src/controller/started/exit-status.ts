import type { Moment } from '../../base/clock.ts'
import type { LifeEvent } from '../../runner/life/life.ts'
import type { PaneRow } from '../../tmux/snapshot.ts'
import { readEnd } from '../../records/exit-note.ts'
import { isRunning } from '../../host/process-state.ts'
import { signalName } from '../../host/signal-name.ts'

/** Looks at a dead pane, some 50 ms apart, after which the end of its program counts as unknown. */
const MAX_LOOKS = 10
/** How long a wrapper that has lost its terminal is looked at, in milliseconds: a service may take that long to shut down. */
const WRAPPER_MS = 60_000
/** For this time it is looked at some 50 ms apart, then SLOW_MS milliseconds. */
const FAST_MS = 1000
const SLOW_MS = 500

/** Looks at one runner; times are on the steady clock. */
interface Looks {
  readonly count: number
  readonly sinceMs: number
  /** When the next one is planned. */
  readonly nextMs: number
}

export interface EndedRunner {
  readonly id: string
  readonly pid: number
  /** Directory where its wrapper notes how it ended; undefined when we have not started it. */
  readonly noteIn: string | undefined
}

/**
 * Finds out how the programs of dead or closed panes have ended.
 *
 * For commands that we have started, the wrapper notes it soon after their end. For others tmux says it while it shows
 * the dead pane. tmux learns it some time after the pane is dead, and tmux 3.3a at times only when another child of the
 * server ends: so we have tmux run a command that does nothing, and look again.
 */
export class ExitStatus {
  /** Makes tmux collect its ended children, and plans another look, after so many milliseconds. */
  readonly #ask: (afterMs: number) => void
  /** The looks that have not shown how a program ended, by runner. */
  readonly #looks = new Map<string, Looks>()

  constructor(ask: (afterMs: number) => void) {
    this.#ask = ask
  }

  /** How a runner's program ended, by the row of its dead pane if there is one; undefined while that may still come. */
  of(runner: EndedRunner, row: PaneRow | undefined, at: Moment): LifeEvent | undefined {
    const { id, noteIn } = runner
    const { count, sinceMs, nextMs } = this.#looks.get(id) ?? { count: 0, sinceMs: at.steadyMs, nextMs: 0 }
    const lookedMs = at.steadyMs - sinceMs
    const noted = noteIn === undefined ? undefined : readEnd(noteIn)
    if (noted === undefined && mayStillCome(runner, row, count, lookedMs)) {
      const waitMs = row === undefined && lookedMs >= FAST_MS ? SLOW_MS : 0
      // Other events of the server cause looks, too: one that is planned is enough.
      const isPlanned = at.steadyMs < nextMs
      this.#looks.set(id, { count: count + 1, sinceMs, nextMs: isPlanned ? nextMs : at.steadyMs + waitMs })
      if (!isPlanned) this.#ask(waitMs)
      return undefined
    }
    this.#looks.delete(id)
    if (noted !== undefined) return { kind: 'exited', at, ...noted }
    if (row === undefined) return { kind: 'vanished', at, why: 'pane-closed' }
    const { exitCode, exitSignal } = row
    if (exitSignal !== undefined && exitSignal > 0) return { kind: 'exited', at, signal: signalName(exitSignal) }
    return { kind: 'exited', at, ...(exitCode === undefined ? {} : { exitCode }) }
  }
}

function mayStillCome(
  { pid, noteIn }: EndedRunner,
  row: PaneRow | undefined,
  looks: number,
  lookedMs: number,
): boolean {
  if (row === undefined) return noteIn !== undefined && isRunning(pid) && lookedMs < WRAPPER_MS
  return row.exitCode === undefined && row.exitSignal === undefined && looks < MAX_LOOKS
}
