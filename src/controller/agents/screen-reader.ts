import type { PaneView as Shown } from '../../runner/gatherer.ts'
import type { PaneView } from '../../tmux/pane-view.ts'
import { DrawnScreen, type PaneShape } from './drawn-screen.ts'

/** What tmux had shown when it was asked has come by then, whichever way it takes. */
const ON_ITS_WAY_MS = 150
/** A picture that stands for so long is asked for. */
const CONFIRM_MS = 1000
/** So is one that never stands, after so long. */
const LATEST_CONFIRM_MS = 5000

export interface ScreenReaderOptions {
  /** Asks tmux what the pane shows; undefined when nobody can tell. Never rejects. */
  readonly ask: () => Promise<PaneView | undefined>
  /** Whether these rows say the same as those that were read last. */
  readonly isOld: (rows: readonly string[]) => boolean
  /** The screen should be read, although it has not changed. */
  readonly onDue: () => void
}

/**
 * Reads the screen of one pane: as its output draws it, as long as that says nothing new. What is new tmux is asked about,
 * and what stands still. So a picture that is drawn wrongly is believed for no longer than a second after the last output.
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

  /** The pane may have changed by something else than its output. */
  doubt(): void {
    this.#drawn.doubt()
  }

  /** What paints the alternate screen of the pane as the output until now has drawn it; undefined while that is not sure. */
  painting(): string | undefined {
    return this.#drawn.painting()
  }

  /** What the pane shows; undefined when nobody can tell. */
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

  /** Only what was asked for in silence can be laid beside what is drawn. */
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
