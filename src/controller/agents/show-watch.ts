/** A program that writes all the time is not looked up each time. */
const LOOK_MS = 2000

/** Sees whether the program in front of a pane only shows something: when it has written, and no more often than that. */
export class ShowWatch {
  readonly #front: () => number | undefined
  readonly #look: () => Promise<string | undefined>
  readonly #onShown: (program: string | undefined) => void
  #timer: NodeJS.Timeout | undefined
  #hasWritten = false
  /** The group that was in front at the last look, and whether it was there at the one before. */
  #lastFront: number | undefined
  #isSame = false
  #isClosed = false

  /** `front` is the process group in front, `look` names the program or nothing; it never rejects. */
  constructor(
    front: () => number | undefined,
    look: () => Promise<string | undefined>,
    onShown: (program: string | undefined) => void,
  ) {
    this.#front = front
    this.#look = look
    this.#onShown = onShown
  }

  /** There is something else to see. */
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

  /** The same group is the same program, except that one that was just started may still have been the shell. */
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
