import { stripVTControlCharacters } from 'node:util'
import type { PatternSearch } from '../../base/pattern.ts'
import { asks } from '../../runner/question.ts'

/** A program that writes on after so long was only slow with the rest of its line. */
const SETTLE_MS = 700
/** Characters; of a longer line the end is looked at. */
const MAX_LINE = 1000
const LINE_END = /\r?\n|\r/

export interface QuestionWatchOptions {
  /** The line that the program has written and not ended; empty when there is none. */
  readonly openLine: () => string
  /** What a person has said that it says when it waits. */
  readonly tell: PatternSearch | undefined
  /** False while only a person types, at the prompt of a shell. */
  readonly mayAsk: () => boolean
  /** It asks this, or (undefined) no longer. */
  readonly onQuestion: (text: string | undefined) => void
}

/**
 * Watches a program that is no agent for questions: a line that stands there, not ended, and asks something, or any line of
 * what it has written last that says what a person has told to look for.
 */
export class QuestionWatch {
  readonly #options: QuestionWatchOptions
  #timer: NodeJS.Timeout | undefined
  #asked = false
  /** What it has written of the line that it writes, and what it has said that a person waits for. */
  #line = ''
  #told: string | undefined

  constructor(options: QuestionWatchOptions) {
    this.#options = options
  }

  /** The program has written something. */
  wrote(data: Buffer): void {
    if (this.#asked) this.close()
    this.#listen(data)
    if (this.#timer === undefined) this.#timer = setTimeout(() => this.#look(), SETTLE_MS)
    else this.#timer.refresh()
  }

  /** Nobody is asked any more. */
  close(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#told = undefined
    if (!this.#asked) return
    this.#asked = false
    this.#options.onQuestion(undefined)
  }

  #listen(data: Buffer): void {
    const { tell } = this.#options
    if (tell === undefined) return
    const lines = (this.#line + stripVTControlCharacters(data.toString())).split(LINE_END)
    this.#line = lines.at(-1)?.slice(-MAX_LINE) ?? ''
    this.#told = tell.find(lines.map((line) => line.slice(-MAX_LINE).trim())) ?? this.#told
  }

  #look(): void {
    this.#timer = undefined
    const { mayAsk, openLine } = this.#options
    const line = openLine()
    const question = asks(line) && mayAsk() ? line : this.#told
    this.#told = undefined
    if (question === undefined) return
    this.#asked = true
    this.#options.onQuestion(question)
  }
}
