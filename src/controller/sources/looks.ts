import type { PaneId } from '../../protocol/ids.ts'
import type { PaneView } from '../../tmux/pane-view.ts'
import type { Source, SourceRequest, SourceSink } from './source.ts'

/** A person who waits for a state does not mind. */
const LOOK_MS = 2000
/** A look takes some milliseconds of a processor: panes that show nothing new are looked at more rarely. */
const MAX_LOOK_MS = 16_000

export interface LooksOptions {
  /** What a pane shows now; undefined when nobody can tell. Never rejects. */
  readonly view: (pane: PaneId) => Promise<PaneView | undefined>
  /** The pipe of a pane is used by nobody. */
  readonly onFree: (pane: PaneId) => void
}

interface Watched {
  readonly sink: SourceSink
  timer: NodeJS.Timeout | undefined
  waitMs: number
  shown: string | undefined
}

/**
 * The last resort for a pane whose bytes cannot be had, because its pipe is somebody else's: looks now and then whether
 * it shows something else. Its state is told by that; its log stands still.
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
    // A pane is looked at wherever it is.
  }

  async catchUp(pane: PaneId): Promise<void> {
    await this.#look(pane)
  }

  async position(): Promise<undefined> {
    // There are no bytes that it could belong to.
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
    // A pipe that ends by itself runs no hook.
    if (!view.piped) this.#options.onFree(pane)
  }
}
