/** Least time between two looks: a program may write all the time. */
const LOOK_MS = 2000

/** Finds out whether the program in front of a pane only shows something. Looks only after it has written. */
export class ShowWatch {
  readonly #front: () => number | undefined
  readonly #look: () => Promise<string | undefined>
  readonly #onShown: (program: string | undefined) => void
  #timer: NodeJS.Timeout | undefined
  #hasWritten = false
  /** The process group in front at the last look, and whether it was in front at the look before. */
  #lastFront: number | undefined
  #isSame = false
  #isClosed = false

  /** `front` returns the process group in front; `look` the program's name or undefined, and never rejects. */
  constructor(
    front: () => number | undefined,
    look: () => Promise<string | undefined>,
    onShown: (program: string | undefined) => void,
  ) {
    this.#front = front
    this.#look = look
    this.#onShown = onShown
  }

  /** To be called after output. */
  wrote(): void {
    this.#hasWritten = true
    if (this.#timer !== undefined || this.#isClosed) return
    this.#hasWritten = false
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      if (this.#hasWritten) this.wrote()
    }, LOOK_MS)
    if (this.#isKnown()) return
    void this.#look().then((program) => {
      if (!this.#isClosed) this.#onShown(program)
    })
  }

  /** True when the group is unchanged. A group that was just started may have been the shell before its `exec`. */
  #isKnown(): boolean {
    const front = this.#front()
    const wasSame = this.#isSame
    this.#isSame = front !== undefined && front === this.#lastFront
    this.#lastFront = front
    return this.#isSame && wasSame
  }

  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
  }
}
