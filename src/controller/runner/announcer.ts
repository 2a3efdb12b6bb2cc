import type { RunFiles } from '../runs/run-files.ts'
import type { ControllerEvent, EventHub } from '../events/event-hub.ts'

/** `output` events of one runner are not sent closer together than this. */
const OUTPUT_EVENT_MS = 50

export interface AnnouncerOptions {
  /** The runner that the events are about, as it is now. */
  readonly who: { readonly id: string; readonly name: string }
  readonly files: RunFiles
  readonly hub: EventHub
  readonly onBug: (error: unknown) => void
}

/**
 * Tells the events of one runner and saves its record, one after the other. An event is told only after the log that it
 * speaks of is on disk, or the disk has refused it: who hears the event finds the log.
 */
export class Announcer {
  readonly #options: AnnouncerOptions
  /** Ends when all that was asked for until now is done. */
  #work: Promise<void> = Promise.resolve()
  /** When the next `output` event may be told, on the steady clock. */
  #outputDueMs = 0
  #outputIsPending = false

  constructor(options: AnnouncerOptions) {
    this.#options = options
  }

  /** Tells an event, with `fields`, when its turn has come and the log is on disk. `onTold` gets it as it was told. */
  tell(type: string, fields: Readonly<Record<string, unknown>>, onTold?: (event: ControllerEvent) => void): void {
    const { who, files, hub } = this.#options
    this.inTurn(async () => {
      await files.log.flushed()
      const event = hub.publish(who.id, who.name, type, fields)
      files.events.append(event)
      onTold?.(event)
    })
  }

  /** Tells subscribers that there is more output, at most once in 50 ms. `nowMs` is on the steady clock. */
  outputCame(nowMs: number): void {
    const { who, files, hub } = this.#options
    if (this.#outputIsPending || !hub.listened) return
    this.#outputIsPending = true
    const publish = (): void =>
      this.inTurn(async () => {
        await files.log.flushed()
        this.#outputIsPending = false
        this.#outputDueMs = performance.now() + OUTPUT_EVENT_MS
        hub.publish(who.id, who.name, 'output', { at: files.log.end })
      })
    if (nowMs >= this.#outputDueMs) publish()
    else setTimeout(publish, this.#outputDueMs - nowMs).unref()
  }

  /** Saves the record, as it is when its turn has come. */
  save(): void {
    this.inTurn(async () => this.#options.files.record.save())
  }

  /** Does some work after all that was asked for before it. What it throws is reported as a bug. */
  inTurn(work: () => Promise<void>): void {
    this.#work = this.#work.then(work).catch((error: unknown) => this.#options.onBug(error))
  }

  /** Resolves when everything that was asked for until now is done. Never rejects. */
  async settled(): Promise<void> {
    await this.#work
  }
}
