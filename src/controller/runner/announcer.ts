import type { RunFiles } from '../runs/run-files.ts'
import type { ControllerEvent, EventHub } from '../events/event-hub.ts'

/** Least time between two `output` events of one runner, in milliseconds. */
const OUTPUT_EVENT_MS = 50

export interface AnnouncerOptions {
  /** Id and present name of the runner that the events are about. */
  readonly who: { readonly id: string; readonly name: string }
  readonly files: RunFiles
  readonly hub: EventHub
  readonly onBug: (error: unknown) => void
}

/**
 * Publishes the events of one runner and saves its record, one after the other. An event is published only after the
 * log that it refers to is on disk, or the disk has refused it: so a subscriber finds that log.
 */
export class Announcer {
  readonly #options: AnnouncerOptions
  /** Resolves when all work that was asked for until now is done. */
  #work: Promise<void> = Promise.resolve()
  /** When the next `output` event may be published, on the steady clock. */
  #outputDueMs = 0
  #outputIsPending = false

  constructor(options: AnnouncerOptions) {
    this.#options = options
  }

  /** Publishes an event with `fields` in its turn, once the log is on disk. `onTold` gets the published event. */
  tell(type: string, fields: Readonly<Record<string, unknown>>, onTold?: (event: ControllerEvent) => void): void {
    const { who, files, hub } = this.#options
    this.inTurn(async () => {
      await files.log.flushed()
      const event = hub.publish(who.id, who.name, type, fields)
      files.events.append(event)
      onTold?.(event)
    })
  }

  /** Publishes that there is more output, at most once in 50 ms. `nowMs` is on the steady clock. */
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

  /** Saves the record in its turn, with the content that it has then. */
  save(): void {
    this.inTurn(async () => this.#options.files.record.save())
  }

  /** Runs `work` after all work that was asked for before it. An error that it throws is reported as a bug. */
  inTurn(work: () => Promise<void>): void {
    this.#work = this.#work.then(work).catch((error: unknown) => this.#options.onBug(error))
  }

  /** Resolves when all work that was asked for until now is done. Never rejects. */
  async settled(): Promise<void> {
    await this.#work
  }
}
