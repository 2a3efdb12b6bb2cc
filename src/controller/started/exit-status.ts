import type { Moment } from '../../base/clock.ts'
import type { LifeEvent } from '../../runner/life/life.ts'
import type { PaneRow } from '../../tmux/snapshot.ts'
import { readEnd } from '../../records/exit-note.ts'
import { isRunning } from '../../host/process-state.ts'
import { signalName } from '../../host/signal-name.ts'

/** Looks at a dead pane, some 50 ms apart, after which the end of its program counts as unknown. */
const MAX_LOOKS = 10
/** Looks at a wrapper that has lost its terminal: together a minute, in which a service may shut down. */
const MAX_LOOKS_AT_WRAPPER = 140
/** So many of them are some 50 ms apart, the others SLOW_MS milliseconds. */
const FAST_LOOKS = 20
const SLOW_MS = 500

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
  /** How many looks at a pane have not shown how its program ended, by runner. */
  readonly #looks = new Map<string, number>()

  constructor(ask: (afterMs: number) => void) {
    this.#ask = ask
  }

  /** How a runner's program ended, by the row of its dead pane if there is one; undefined while that may still come. */
  of(runner: EndedRunner, row: PaneRow | undefined, at: Moment): LifeEvent | undefined {
    const { id, noteIn } = runner
    const looks = (this.#looks.get(id) ?? 0) + 1
    const noted = noteIn === undefined ? undefined : readEnd(noteIn)
    if (noted === undefined && looks <= lookLimit(runner, row)) {
      this.#looks.set(id, looks)
      this.#ask(looks <= FAST_LOOKS ? 0 : SLOW_MS)
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
