import { sleep } from '../../base/clock.ts'
import type { LifeEvent } from '../../runner/life/life.ts'
import { isFinal } from '../../runner/state.ts'
import type { Parts } from './parts.ts'

/** How long to wait before looking again whether a slow disk has taken all of an ended run, in milliseconds. */
const SLOW_DISK_MS = 200

export interface ClosingOptions {
  /** The files were closed some time after the run had ended. */
  readonly onSettled: () => void
  readonly onBug: (error: unknown) => void
}

/** How one run ends and its files are closed: not before all of it is on disk, and without holding up the others. */
export class Closing {
  readonly #parts: Parts
  readonly #options: ClosingOptions
  #isClosed = false

  constructor(parts: Parts, options: ClosingOptions) {
    this.#parts = parts
    this.#options = options
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  /** Ends the run by a final event, and closes its files if the disk has taken all. */
  async finish(event: LifeEvent): Promise<void> {
    const { announcer, files, identity, life, stream } = this.#parts
    if (isFinal(life.state)) return
    stream.takeRest()
    // A subscriber that gets the end finds the whole log on disk.
    await files.log.flushed()
    if (isFinal(life.state)) return
    const isReleased = event.kind === 'unmarked' || event.kind === 'agent-ended'
    const endConfirmed = stream.endConfirmed ?? isReleased
    identity.set({ endConfirmed })
    life.apply(event)
    stream.ended()
    announcer.inTurn(async () => files.log.finish(endConfirmed))
    await announcer.settled()
    await files.flushed()
    if (files.areWritten) await this.close()
    else this.#closeOnceWritten().catch(this.#options.onBug)
  }

  /** The disk takes again what it has refused. */
  resume(): void {
    if (this.#isClosed || !isFinal(this.#parts.life.state)) return
    this.#closeOnceWritten().catch(this.#options.onBug)
  }

  /** Writes what the disk takes and closes the files. */
  async close(): Promise<void> {
    const { announcer, ears, files, life, observer, stream } = this.#parts
    life.close()
    observer.close()
    ears.close()
    stream.close()
    this.#isClosed = true
    await announcer.settled()
    await files.close()
  }

  /** Gives up while the disk refuses: `resume` begins again. */
  async #closeOnceWritten(): Promise<void> {
    const { announcer, files } = this.#parts
    await announcer.settled()
    await files.flushed()
    while (!files.areWritten) {
      if (!files.areWritable || this.#isClosed) return
      await sleep(SLOW_DISK_MS)
      await files.flushed()
    }
    if (this.#isClosed) return
    await this.close()
    this.#options.onSettled()
  }
}
