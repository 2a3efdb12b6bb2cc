import type { PaneId } from '../../protocol/ids.ts'
import type { PaneView } from '../../tmux/pane-view.ts'
import type { Source, SourceRequest, SourceSink } from './source.ts'

/** Time between two looks at a pane, in milliseconds; short enough for a person who waits for a state. */
const LOOK_MS = 2000
/** Longest time between two looks at a pane that shows nothing new: a look costs some milliseconds of a processor. */
const MAX_LOOK_MS = 16_000

export interface LooksOptions {
  /** What a pane shows now; undefined when that cannot be read. Never rejects. */
  readonly view: (pane: PaneId) => Promise<PaneView | undefined>
  /** The pipe of a pane is free. */
  readonly onFree: (pane: PaneId) => void
}

interface Watched {
  readonly sink: SourceSink
  timer: NodeJS.Timeout | undefined
  waitMs: number
  shown: string | undefined
}

/**
 * The last resort for a pane whose bytes cannot be read because another program uses its pipe: checks now and then
 * whether the pane shows something new. That decides its state; its log stands still.
 */
export class Looks implements Source {
  readonly #options: LooksOptions
  readonly #watched = new Map<PaneId, Watched>()

  constructor(options: LooksOptions) {
    this.#options = options
  }

  async add({ pane, sink }: SourceRequest): Promise<void> {
    const watched: Watched = { sink, timer: undefined, waitMs: LOOK_MS, shown: undefined }
    this.#watched.set(pane, watched)
    await this.#look(pane)
    this.#lookAgain(pane, watched)
    sink.resumed()
  }

  async remove(pane: PaneId): Promise<boolean> {
    const watched = this.#watched.get(pane)
    clearTimeout(watched?.timer)
    watched?.sink.cut()
    this.#watched.delete(pane)
    return false
  }

  update(): void {
    // The place of a pane does not matter for a look.
  }

  async catchUp(pane: PaneId): Promise<void> {
    await this.#look(pane)
  }

  async position(): Promise<undefined> {
    // There are no bytes to which a position could belong.
    return undefined
  }

  async close(): Promise<void> {
    for (const { timer } of this.#watched.values()) clearTimeout(timer)
    this.#watched.clear()
  }

  #lookAgain(pane: PaneId, watched: Watched): void {
    if (this.#watched.get(pane) !== watched) return
    watched.timer = setTimeout(() => {
      void this.#look(pane).then(() => this.#lookAgain(pane, watched))
    }, watched.waitMs)
  }

  async #look(pane: PaneId): Promise<void> {
    const view = await this.#options.view(pane)
    const watched = this.#watched.get(pane)
    if (view === undefined || watched === undefined) return
    const shown = [view.title, ...view.rows].join('\n')
    const isNew = watched.shown !== shown
    if (isNew && watched.shown !== undefined) watched.sink.seen()
    watched.waitMs = isNew ? LOOK_MS : Math.min(2 * watched.waitMs, MAX_LOOK_MS)
    watched.shown = shown
    // tmux runs no hook when a pipe ends by itself.
    if (!view.piped) this.#options.onFree(pane)
  }
}
