import { asks } from '../../runner/question.ts'

/** A program that writes on after so long was only slow with the rest of its line. */
const SETTLE_MS = 700

export interface QuestionWatchOptions {
  /** The line that the program has written and not ended; empty when there is none. */
  readonly openLine: () => string
  /** The last line with something on it, and what a person has said that it says when it waits. */
  readonly lastLine: () => string
  readonly tell: RegExp | undefined
  /** It asks this, or (undefined) no longer. */
  readonly onQuestion: (text: string | undefined) => void
}

/** Watches a program that is no agent for questions: a line that stands there, not ended, and asks something. */
export class QuestionWatch {
  readonly #options: QuestionWatchOptions
  #timer: NodeJS.Timeout | undefined
  #asked = false

  constructor(options: QuestionWatchOptions) {
    this.#options = options
  }

  /** The program has written something. */
  wrote(): void {
    if (this.#asked) this.close()
    if (this.#timer === undefined) this.#timer = setTimeout(() => this.#look(), SETTLE_MS)
    else this.#timer.refresh()
  }

  /** Nobody is asked any more. */
  close(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (!this.#asked) return
    this.#asked = false
    this.#options.onQuestion(undefined)
  }

  #look(): void {
    this.#timer = undefined
    const { openLine, lastLine, tell } = this.#options
    const question = [openLine()].find(asks) ?? [lastLine()].find((line) => tell?.test(line))
    if (question === undefined) return
    this.#asked = true
    this.#options.onQuestion(question)
  }
}
