import { Failure } from '../../../base/failure.ts'
import type { LogReader } from '../../../logs/reader.ts'
import { follow, type Follow } from '../print/follow.ts'
import { LogWindow, type WindowRequest } from './window.ts'
import type { Want } from './text.ts'
import type { Viewer } from './viewer.ts'

/** Who follows wants to see now, not what a flood wrote seconds ago. */
const MAX_BEHIND_BYTES = 1024 * 1024

/** Feeds a viewer with the end of a log, and with more of it as it grows and as the viewer wants; until the run ended. */
export async function feedViewer(viewer: Viewer, log: LogReader, request: WindowRequest & Follow): Promise<void> {
  const feed = new Feed(viewer, request, await LogWindow.open(log, request))
  await feed.fill()
  for await (const moment of follow(log, request)) if (moment === 'grown') await feed.update()
  await feed.update()
}

class Feed {
  readonly #viewer: Viewer
  readonly #request: WindowRequest
  #window: LogWindow
  /** What happens to the window happens one after the other. */
  #last: Promise<unknown> = Promise.resolve()
  #growing = false

  constructor(viewer: Viewer, request: WindowRequest, window: LogWindow) {
    this.#viewer = viewer
    this.#request = request
    this.#window = window
    viewer.onWant((want) => {
      this.#give(want).catch((error: unknown) => viewer.fail(error))
    })
    viewer.show(window, 0)
  }

  /** Reads farther back until there is a screenful. */
  async fill(): Promise<void> {
    if (this.#request.lines !== undefined) return
    while (this.#window.count < this.#viewer.height && this.#window.above === 'more') {
      if (this.#request.signal.aborted || !(await this.#inTurn(async () => this.#grow()))) return
    }
  }

  /** Shows what has been written meanwhile. */
  async update(): Promise<void> {
    await this.#inTurn(async () => this.#catchUp())
  }

  async #give(want: Want): Promise<void> {
    if (want === 'end') return this.update()
    if (this.#growing) return
    this.#growing = true
    const isThere = await this.#inTurn(async () => {
      if (want === 'above') return this.#grow()
      return want === 'below' ? this.#readOn() : this.#goTo(want.timeMs)
    })
    this.#growing = false
    if (isThere) this.#viewer.extended()
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work)
    this.#last = turn.catch(() => undefined)
    return turn
  }

  async #catchUp(): Promise<void> {
    await this.#window.refresh()
    do {
      const { following } = this.#viewer
      // A person who reads keeps the lines that they read.
      if (!following && (this.#window.full || this.#window.below)) return
      if (following && (this.#window.behind > MAX_BEHIND_BYTES || this.#window.below)) {
        this.#window = await this.#window.reopened()
        this.#viewer.show(this.#window, 0)
      } else {
        this.#viewer.show(this.#window, await this.#window.read())
      }
    } while (this.#window.behind > 0 && !this.#request.signal.aborted)
  }

  async #grow(): Promise<boolean> {
    return this.#tried(async () => {
      const window = await this.#window.grown()
      const shift = this.#window.shiftTo(window)
      this.#window = window
      this.#viewer.show(window, shift)
    })
  }

  async #readOn(): Promise<boolean> {
    return this.#tried(async () => this.#viewer.show(this.#window, await this.#window.read()))
  }

  async #goTo(timeMs: number): Promise<boolean> {
    return this.#tried(async () => {
      const { window, line } = await LogWindow.at(this.#request, timeMs)
      this.#window = window
      this.#viewer.showAt(window, line)
    })
  }

  /** False when a part of the log cannot be read; the viewer says why. */
  async #tried(read: () => Promise<void>): Promise<boolean> {
    try {
      await read()
      return true
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      this.#viewer.refuse(error.message)
      return false
    }
  }
}
