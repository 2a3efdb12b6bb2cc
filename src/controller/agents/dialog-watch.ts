import { iso, type Moment } from '../../base/clock.ts'
import type { Dialog } from '../../runner/dialog.ts'

/** The dialog that stands on a screen now. */
export interface OpenDialog extends Dialog {
  /** Which dialog of its run it is. Another one that looks the same has another number. */
  readonly episode: number
  /** Since when it is seen. */
  readonly since: Moment
}

/**
 * Numbers the dialogs of one run. A person answers the one that was seen: so one with other words is another one, and so is
 * the same one once it was gone from the screen, or once a key of ours may have changed it.
 */
export class DialogWatch {
  readonly #onDialog: (open: OpenDialog) => void
  #count: number
  #open: OpenDialog | undefined
  #isNews = false

  /** `count`: how many dialogs the run has had before. `onDialog` gets each new one, when `tell` is called. */
  constructor(count: number, onDialog: (open: OpenDialog) => void) {
    this.#count = count
    this.#onDialog = onDialog
  }

  get open(): OpenDialog | undefined {
    return this.#open
  }

  /** Takes in what the screen shows, as it was just read; undefined: no dialog. */
  shows(dialog: Dialog | undefined, at: Moment): void {
    if (dialog === undefined) return this.close()
    const before = this.#open
    if (before?.fingerprint === dialog.fingerprint) {
      this.#open = { ...dialog, episode: before.episode, since: before.since }
      return
    }
    this.#count += 1
    this.#open = { ...dialog, episode: this.#count, since: at }
    this.#isNews = true
  }

  /** To be called when the dialog is over, or a key of ours goes to it: if it is seen again, it is another one. */
  close(): void {
    this.#open = undefined
    this.#isNews = false
  }

  /** Reports a dialog that is new since the last call. */
  tell(): void {
    if (!this.#isNews || this.#open === undefined) return
    this.#isNews = false
    this.#onDialog(this.#open)
  }
}

/** A dialog as it stands in events and in messages of the socket. */
export function dialogBody({ question, subject, options, fingerprint, episode, since, unanswerable }: OpenDialog) {
  return {
    ...(question === undefined ? {} : { question }),
    ...(subject === undefined ? {} : { subject }),
    options: options.map((option) => ({ ...option })),
    fingerprint,
    episode,
    since: iso(since.wallMs),
    ...(unanswerable === undefined ? {} : { unanswerable }),
  }
}
