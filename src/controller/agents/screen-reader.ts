import type { PaneView as Shown } from '../../runner/gatherer.ts'
import type { PaneView } from '../../tmux/pane-view.ts'
import { DrawnScreen, type PaneShape } from './drawn-screen.ts'

/** By this time after an answer, in milliseconds, all output that tmux had drawn for it has arrived by any source. */
const ON_ITS_WAY_MS = 150
/** When the screen has not changed for this long, tmux is asked for it. */
const CONFIRM_MS = 1000
/** When the screen never rests, tmux is asked for it after this long at the latest. */
const LATEST_CONFIRM_MS = 5000

export interface ScreenReaderOptions {
  /** Asks tmux what the pane shows; undefined when that cannot be read. Never rejects. */
  readonly ask: () => Promise<PaneView | undefined>
  /** True when these rows lead to the same verdict as those that were read last. */
  readonly isOld: (rows: readonly string[]) => boolean
  /** The screen should be read, although it has not changed. */
  readonly onDue: () => void
}

/**
 * Reads the screen of one pane. While the screen drawn from its output shows nothing new, that one is used; when it
 * shows something new, or stands still, tmux is asked. So a wrongly drawn screen is used for no longer than a second
 * after the last output.
 */
export class ScreenReader {
  readonly #options: ScreenReaderOptions
  readonly #drawn = new DrawnScreen()
  #wroteMs = 0
  #askedMs = 0
  #isDue = false
  #confirmTimer: NodeJS.Timeout | undefined
  #compareTimer: NodeJS.Timeout | undefined

  constructor(options: ScreenReaderOptions) {
    this.#options = options
  }

  /** Takes in output; `nowMs` is on the steady clock. */
  wrote(data: Buffer, nowMs: number): void {
    this.#wroteMs = nowMs
    this.#drawn.write(data)
  }

  placed(shape: PaneShape): void {
    this.#drawn.placed(shape)
  }

  /** To be called when the pane may have changed by something else than its output. */
  doubt(): void {
    this.#drawn.doubt()
  }

  /** A sequence that paints the alternate screen as the output so far has drawn it; undefined if that is uncertain. */
  painting(): string | undefined {
    return this.#drawn.painting()
  }

  /** What the pane shows; undefined when that cannot be read. */
  async read(title: string | undefined): Promise<Shown | undefined> {
    const rows = this.#isDue || title === undefined ? undefined : this.#drawn.read()
    if (rows === undefined || title === undefined || !this.#options.isOld(rows)) return this.#ask()
    this.#confirmIn(CONFIRM_MS)
    return { title, rows }
  }

  close(): void {
    this.doubt()
    clearTimeout(this.#confirmTimer)
    clearTimeout(this.#compareTimer)
  }

  async #ask(): Promise<PaneView | undefined> {
    this.#isDue = false
    this.#askedMs = performance.now()
    clearTimeout(this.#compareTimer)
    const { written } = this.#drawn
    const view = await this.#options.ask()
    if (view === undefined) this.doubt()
    else this.#compareTimer = setTimeout(() => this.#compare(view, written), ON_ITS_WAY_MS)
    return view
  }

  /** Compares tmux's screen with the drawn one; only possible when no output came while tmux was asked. */
  #compare(view: PaneView, written: number): void {
    if (this.#drawn.written === written) this.#drawn.compare(view)
  }

  #confirmIn(waitMs: number): void {
    this.#confirmTimer ??= setTimeout(() => {
      this.#confirmTimer = undefined
      const dueMs = Math.min(this.#wroteMs + CONFIRM_MS, this.#askedMs + LATEST_CONFIRM_MS)
      const leftMs = dueMs - performance.now()
      if (leftMs > 0) return this.#confirmIn(leftMs)
      this.#isDue = true
      this.#options.onDue()
    }, waitMs)
  }
}
