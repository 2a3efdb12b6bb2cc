import { moment, type Moment } from '../../base/clock.ts'
import { isFinal, type RunnerState } from '../../runner/state.ts'
import type { LifeEvent, RunnerLife } from '../../runner/life/life.ts'
import { step } from '../../runner/life/step.ts'

/** Longest timer of Node.js; a longer one fires at once. A longer silence is waited for in several timers. */
const MAX_TIMER_MS = 2 ** 31 - 1

export interface TimedLifeOptions {
  /** Resolves when the output that the pane has written until now was delivered, if that is possible. Never rejects. */
  readonly catchUp: () => Promise<void>
  /** The state has changed; it was `from`. */
  readonly onState: (from: RunnerState) => void
}

/** Runs the life of one runner: carries out the effects of its steps, and owns their timer. */
export class TimedLife {
  readonly #options: TimedLifeOptions
  #life: RunnerLife
  #timer: NodeJS.Timeout | undefined
  #isClosed = false
  /** Resolves when the state is final. */
  readonly over: Promise<void>
  #end: () => void = () => undefined

  constructor(life: RunnerLife, options: TimedLifeOptions) {
    this.#life = life
    this.#options = options
    this.over = new Promise((resolve) => {
      this.#end = resolve
    })
  }

  get state(): RunnerState {
    return this.#life.state
  }

  /** True while its pane is visible at a terminal. */
  get inView(): boolean {
    return this.#life.inView === true
  }

  /** When it last wrote something visible, and after how many milliseconds of silence it would be idle. */
  get silence(): { readonly lastVisibleAt: Moment; readonly idleAfterMs: number } {
    return this.#life
  }

  /** Applies one event and does what follows from it. */
  apply(event: LifeEvent): void {
    const { life, actions } = step(this.#life, event)
    this.#life = life
    for (const action of actions) {
      switch (action.kind) {
        case 'arm-timer':
          this.#arm(action.inMs)
          break
        case 'disarm-timer':
          clearTimeout(this.#timer)
          break
        case 'catch-up':
          void this.#options.catchUp().then(() => this.apply({ kind: 'caught-up', at: moment() }))
          break
        case 'announce':
          if (isFinal(life.state)) this.#end()
          this.#options.onState(action.from)
          break
      }
    }
  }

  /** Stops the timer, and arms none any more. */
  close(): void {
    clearTimeout(this.#timer)
    this.#isClosed = true
  }

  #arm(inMs: number): void {
    clearTimeout(this.#timer)
    if (this.#isClosed) return
    const wait = Math.min(Math.max(0, inMs), MAX_TIMER_MS)
    this.#timer = setTimeout(() => this.apply({ kind: 'silence-timer', at: moment() }), wait)
  }
}
