import { stripVTControlCharacters } from 'node:util'
import type { PatternSearch } from '../../base/pattern.ts'
import { asks } from '../../runner/question.ts'

/** A line counts as a question once the program has written nothing more for this long. */
const SETTLE_MS = 700
/** In characters; of a longer line only the end is searched. */
const MAX_LINE = 1000
const LINE_END = /\r?\n|\r/
/** Longest question that is told, in characters; of a longer one its two ends. */
const MAX_TOLD = 200
const MAX_END = 80
/** How many of the last lines of a piece of output are searched for the person's pattern. */
const LATEST_LINES = 50
/** How long a pattern that took too long rests, in milliseconds, so that it costs a tenth of a core at most. */
const REST_MS = 2500

export interface QuestionWatchOptions {
  /** The line that the program has begun and not ended; empty when there is none. */
  readonly openLine: () => string
  /** The pattern, given by a person, for what the program prints when it waits. */
  readonly tell: PatternSearch | undefined
  /** False while only a person types, at the prompt of a shell. */
  readonly mayAsk: () => boolean
  /** The name of the program in front if it only shows something: what `tail -f` shows was asked of another. Never rejects. */
  readonly showing: () => Promise<string | undefined>
  /** Called with the question, or undefined when it is over; `isTold`: the person's pattern found it. */
  readonly onQuestion: (text: string | undefined, isTold: boolean) => void
}

/**
 * Watches a program that is no agent for questions: its last line is not ended and reads as a question, or a line of
 * its latest output matches the pattern that a person has given.
 */
export class QuestionWatch {
  readonly #options: QuestionWatchOptions
  #timer: NodeJS.Timeout | undefined
  #asked = false
  /** The line that the program is writing. */
  #line = ''
  /** The latest line that matched the person's pattern. */
  #told: string | undefined
  #restUntilMs = 0
  /** Counts what may answer a question while it is being found. */
  #changes = 0

  constructor(options: QuestionWatchOptions) {
    this.#options = options
  }

  /** The program has written something. */
  wrote(data: Buffer): void {
    this.#changes += 1
    if (this.#asked) this.close()
    this.#listen(data)
    if (this.#timer === undefined) this.#timer = setTimeout(() => void this.#look(), SETTLE_MS)
    else this.#timer.refresh()
  }

  /** The program still asks what it was known to ask. */
  goesOn(question: string): void {
    this.#asked = true
    this.#options.onQuestion(question, false)
  }

  /** Stops looking for questions. */
  close(): void {
    this.#changes += 1
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#told = undefined
    if (!this.#asked) return
    this.#asked = false
    this.#options.onQuestion(undefined, false)
  }

  #listen(data: Buffer): void {
    const { tell } = this.#options
    if (tell === undefined) return
    const lines = (this.#line + stripVTControlCharacters(data.toString())).split(LINE_END)
    this.#line = lines.at(-1)?.slice(-MAX_LINE) ?? ''
    if (tell.isTooSlow && performance.now() < this.#restUntilMs) return
    tell.tryAgain()
    const latest = lines.slice(-LATEST_LINES).toReversed()
    this.#told = tell.find(latest.map((each) => each.slice(-MAX_LINE).trim())) ?? this.#told
    if (tell.isTooSlow) this.#restUntilMs = performance.now() + REST_MS
  }

  async #look(): Promise<void> {
    this.#timer = undefined
    const { mayAsk, openLine } = this.#options
    const line = openLine()
    const asked = asks(line) && mayAsk() ? line : undefined
    const question = asked ?? this.#told
    this.#told = undefined
    if (question === undefined) return
    const before = this.#changes
    if (asked !== undefined && (await this.#options.showing()) !== undefined) return
    if (before !== this.#changes) return
    this.#asked = true
    this.#options.onQuestion(shortened(question), asked === undefined)
  }
}

/** A question with long paths is understood by its beginning and its end. */
function shortened(line: string): string {
  return line.length <= MAX_TOLD ? line : `${line.slice(0, MAX_TOLD - MAX_END - 1)}…${line.slice(-MAX_END)}`
}
