import type { Moment } from '../../base/clock.ts'
import type { LifeEvent } from '../../runner/life/life.ts'
import type { PaneRow } from '../../tmux/snapshot.ts'
import { readEnd } from '../../records/exit-note.ts'
import { isRunning } from '../../host/process-state.ts'
import { signalName } from '../../host/signal-name.ts'

/** Looks, some 50 ms apart, after which the end of a program counts as unknown. */
const MAX_LOOKS = 10
/** The same for a wrapper that has lost its terminal: its command may take a while to go. */
const MAX_LOOKS_AT_WRAPPER = 20

export interface EndedRunner {
  readonly id: string
  readonly pid: number
  /** Where its wrapper writes how it ended; undefined when we have not started it. */
  readonly noteIn: string | undefined
}

/**
 * How programs have ended whose panes are dead or gone.
 *
 * Of those that we have started the wrapper tells, soon after they have ended. Of others tmux does while it shows the dead
 * pane. It learns it some time after the pane is dead, and 3.3a at times not before another child of the server ends: so
 * it is given one that does nothing, and looked at again.
 */
export class ExitStatus {
  /** Makes tmux collect its children, and the server be looked at again soon. */
  readonly #ask: () => void
  /** Looks at each pane without a word on its program, by runner. */
  readonly #looks = new Map<string, number>()

  constructor(ask: () => void) {
    this.#ask = ask
  }

  /** The end of a runner's program by the row of its dead pane, if there is one; undefined while more may be learnt. */
  of(runner: EndedRunner, row: PaneRow | undefined, at: Moment): LifeEvent | undefined {
    const { id, noteIn } = runner
    const looks = (this.#looks.get(id) ?? 0) + 1
    const noted = noteIn === undefined ? undefined : readEnd(noteIn)
    if (noted === undefined && looks <= lookLimit(runner, row)) {
      this.#looks.set(id, looks)
      this.#ask()
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

function lookLimit({ pid, noteIn }: EndedRunner, row: PaneRow | undefined): number {
  if (row === undefined) return noteIn !== undefined && isRunning(pid) ? MAX_LOOKS_AT_WRAPPER : 0
  return row.exitCode === undefined && row.exitSignal === undefined ? MAX_LOOKS : 0
}
