/** A program that writes all the time is not looked up each time. */
const LOOK_MS = 2000

/** Sees whether the program in front of a pane only shows something: when it has written, and no more often than that. */
export class ShowWatch {
  readonly #look: () => Promise<string | undefined>
  readonly #onShown: (program: string | undefined) => void
  #timer: NodeJS.Timeout | undefined
  #hasWritten = false
  #isClosed = false

  /** `look` names that program, or nothing, and never rejects. */
  constructor(look: () => Promise<string | undefined>, onShown: (program: string | undefined) => void) {
    this.#look = look
    this.#onShown = onShown
  }

  /** There is something else to see. */
  wrote(): void {
    this.#hasWritten = true
    if (this.#timer !== undefined || this.#isClosed) return
    this.#hasWritten = false
    // The program that has just been started may still be the shell.
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      if (this.#hasWritten) this.wrote()
    }, LOOK_MS)
    void this.#look().then((program) => {
      if (!this.#isClosed) this.#onShown(program)
    })
  }

  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
  }
}
