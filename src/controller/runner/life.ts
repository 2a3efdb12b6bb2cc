import { moment, type Moment } from '../../base/clock.ts'
import { isFinal, type RunnerState } from '../../runner/state.ts'
import type { LifeEvent, RunnerLife } from '../../runner/life/life.ts'
import { step } from '../../runner/life/step.ts'

/** A longer timer of Node.js fires at once; the silence is looked at then and waited for anew. */
const MAX_TIMER_MS = 2 ** 31 - 1

export interface TimedLifeOptions {
  /** Resolves when what the pane has written until now was delivered, as far as that can be. Never rejects. */
  readonly catchUp: () => Promise<void>
  /** The state has become another one than `from`. */
  readonly onState: (from: RunnerState) => void
}

/** The life of one runner in time: does what its steps ask for, and owns the timer that they arm. */
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

  /** True while a person has its pane in front. */
  get inView(): boolean {
    return this.#life.inView === true
  }

  /** When it last wrote something visible, and after how many milliseconds of silence it would be idle. */
  get silence(): { readonly lastVisibleAt: Moment; readonly idleAfterMs: number } {
    return this.#life
  }

  /** Takes one event and does what follows from it. */
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

  /** Arms no timer any more. */
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
