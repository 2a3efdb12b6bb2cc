import type { LogReader } from '../../../logs/reader.ts'
import type { Input, Key } from '../../../tui/keys.ts'
import type { Frame, Size } from '../../../tui/painter.ts'
import { Screen, type Scene } from '../../../tui/screen.ts'
import type { Terminal } from '../../../tui/terminal.ts'
import { PlayedScreen } from '../play/played-screen.ts'
import { timedOutput, type Moment, type Times } from '../play/timed-output.ts'
import { clockText, requestOf, type Place, type Request } from './controls.ts'
import { stage } from './stage.ts'

/** A longer pause is cut to this, unless the real time is wanted. */
const MOST_IDLE_MS = 2000
/** A screen is painted no more often. */
const PAINT_MS = 33

export interface ReplayOptions {
  readonly name: string
  readonly speed: number
  /** Milliseconds since the start. */
  readonly fromMs: number
  /** Pauses are as long as they were. */
  readonly isRealTime: boolean
  /** Times of marks in milliseconds since the start, in order, with what they are. */
  readonly marks: readonly { readonly timeMs: number; readonly label: string }[]
}

/** Plays a log on a terminal until the person ends it. */
export class Replay implements Scene {
  readonly #log: LogReader
  readonly #times: Times
  readonly #display: Screen
  readonly #options: ReplayOptions
  /** Keys that nothing was done for yet: what each asks for depends on those before it. */
  readonly #pressed: Key[] = []
  #wake: () => void = () => undefined
  #screen: PlayedScreen
  #moments: AsyncGenerator<Moment, void, undefined>
  #timeMs = 0
  #speed: number
  #isPaused = false
  #isOver = false
  /** What was in the way of a picture. */
  #problem: { readonly error: unknown } | undefined

  constructor(log: LogReader, times: Times, terminal: Terminal, options: ReplayOptions) {
    this.#log = log
    this.#times = times
    this.#options = options
    this.#speed = options.speed
    this.#screen = PlayedScreen.begin(log, log.start)
    this.#moments = timedOutput(log, times)
    const onError = (error: unknown): void => {
      this.#problem = { error }
      this.#wake()
    }
    this.#display = new Screen(terminal, this, { paintMs: PAINT_MS, onError })
  }

  /** Resolves when the person has ended it. Throws what reading the log throws. */
  async play(): Promise<void> {
    if (this.#options.fromMs > 0) await this.#seek(this.#options.fromMs)
    this.#display.changed()
    try {
      await this.#playOn()
    } finally {
      this.#display.close()
      await this.#moments.return()
    }
  }

  press(key: Input): void {
    if (typeof key === 'string') this.#pressed.push(key)
    this.#wake()
  }

  frame(size: Size): Frame {
    const mark = this.#options.marks.findLast(({ timeMs }) => timeMs <= this.#timeMs)
    const state = this.#isOver ? 'end' : this.#isPaused ? 'paused' : `${this.#speed}x`
    const time = `${clockText(this.#timeMs)} / ${clockText(this.#times.lengthMs)}`
    const status = [this.#options.name, time, state, mark?.label ?? ''].filter((text) => text !== '').join('  ')
    return stage(this.#screen, status, size)
  }

  async #playOn(): Promise<void> {
    for (;;) {
      const isStep = await this.#untilPlaying()
      if (isStep === undefined) return
      const next = await this.#moments.next()
      if (next.done === true) {
        this.#isOver = true
        this.#isPaused = true
        this.#display.changed()
        continue
      }
      const moments = this.#moments
      const isDue = isStep ? 'step' : await this.#waitFor(next.value)
      if (isDue === 'quit') return
      if (moments !== this.#moments) {
        // The moment is one of another place.
        if (isDue === 'step') this.#pressed.unshift('.')
        continue
      }
      this.#show(next.value)
      if (isDue === 'step' && next.value.kind === 'entry') this.#pressed.unshift('.')
      else this.#display.changed()
    }
  }

  get #place(): Place {
    return {
      timeMs: this.#timeMs,
      lengthMs: this.#times.lengthMs,
      speed: this.#speed,
      isPaused: this.#isPaused,
      marksMs: this.#options.marks.map(({ timeMs }) => timeMs),
    }
  }

  /** Does what keys have asked for, and waits while it is paused. Whether one piece is wanted; undefined: to end. */
  async #untilPlaying(): Promise<boolean | undefined> {
    for (;;) {
      if (this.#problem !== undefined) throw this.#problem.error
      const key = this.#pressed.shift()
      if (key === undefined) {
        if (!this.#isPaused) return false
        await this.#woken(undefined)
        continue
      }
      const request = requestOf(key, this.#place)
      if (request.kind === 'quit') return undefined
      if (request.kind === 'step') {
        this.#isPaused = true
        if (!this.#isOver) return true
      }
      await this.#obey(request)
      this.#display.changed()
    }
  }

  async #obey(request: Request): Promise<void> {
    if (request.kind === 'pause') this.#isPaused = true
    else if (request.kind === 'speed') this.#speed = request.speed
    else if (request.kind === 'seek') await this.#seek(request.timeMs)
    else if (request.kind === 'play') {
      if (this.#isOver) await this.#seek(0)
      this.#isPaused = false
    }
  }

  /** Waits until a moment is due, and does meanwhile what keys ask for, until one leads to another place. */
  async #waitFor(moment: Moment): Promise<'due' | 'step' | 'quit'> {
    const idleMs = Math.max(0, moment.timeMs - this.#timeMs)
    let leftMs = this.#options.isRealTime ? idleMs : Math.min(idleMs, MOST_IDLE_MS)
    const moments = this.#moments
    while (leftMs > 0 && moments === this.#moments) {
      const beganAt = performance.now()
      await this.#woken(leftMs / this.#speed)
      leftMs -= (performance.now() - beganAt) * this.#speed
      if (this.#pressed.length === 0) continue
      const isStep = await this.#untilPlaying()
      if (isStep === undefined) return 'quit'
      if (isStep) return 'step'
    }
    return 'due'
  }

  #show(moment: Moment): void {
    this.#timeMs = Math.max(this.#timeMs, moment.timeMs)
    if (moment.kind === 'output') this.#screen.write(moment.data)
    else this.#screen.pass(moment.entry)
  }

  async #seek(timeMs: number): Promise<void> {
    const offset = this.#times.offsetAt(timeMs)
    // Its file is closed.
    await this.#moments.return()
    this.#screen = await PlayedScreen.at(this.#log, offset)
    this.#moments = timedOutput(this.#log, this.#times, offset)
    this.#timeMs = timeMs
    // Who goes back from the end wants to see it go on.
    if (this.#isOver) this.#isPaused = false
    this.#isOver = false
  }

  /** Resolves at a key, or after so many milliseconds. */
  async #woken(ms: number | undefined): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = ms === undefined ? undefined : setTimeout(resolve, ms)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    this.#wake = () => undefined
  }
}
