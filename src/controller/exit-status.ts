import type { LifeEvent } from '../runner/step.ts'
import type { PaneRow } from '../tmux/snapshot.ts'
import { signalName } from './signal-name.ts'

/** Looks, some 50 ms apart, after which the end of a program counts as unknown. */
const MAX_LOOKS = 10

/**
 * How programs have ended whose dead panes tmux still shows.
 *
 * tmux learns it some time after the pane is dead, and 3.3a at times not before another child of the server ends: so it
 * is given one that does nothing, and looked at again.
 */
export class ExitStatus {
  /** Makes tmux collect its children, and the server be looked at again soon. */
  readonly #ask: () => void
  /** Looks at each pane without a word on its program, by runner. */
  readonly #looks = new Map<string, number>()

  constructor(ask: () => void) {
    this.#ask = ask
  }

  /** The end of a runner's program, or undefined while tmux may still learn about it. */
  of(runner: string, row: PaneRow, at: number): LifeEvent | undefined {
    const { exitCode, exitSignal } = row
    const looks = (this.#looks.get(runner) ?? 0) + 1
    if (exitCode === undefined && exitSignal === undefined && looks <= MAX_LOOKS) {
      this.#looks.set(runner, looks)
      this.#ask()
      return undefined
    }
    this.#looks.delete(runner)
    if (exitSignal !== undefined && exitSignal > 0) return { kind: 'exited', at, signal: signalName(exitSignal) }
    return { kind: 'exited', at, ...(exitCode === undefined ? {} : { exitCode }) }
  }
}
