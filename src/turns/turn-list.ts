import type { Step, ToolCall, Turn } from './turn.ts'

/** Letters that are kept of one text; more is not read, and would cost memory. */
export const MOST_LETTERS = 200_000
/** Letters that are kept of what one tool gave back. */
export const MOST_OUTPUT = 20_000
const MOST_NAME = 200
/** Letters of all turns together. The oldest turns go first; of what comes to a single turn beyond it little is kept. */
const MOST_KEPT = 64_000_000
const MOST_BEYOND = 200

interface OpenTurn {
  readonly at: number | undefined
  prompt: string
  steps: Step[]
  /** Letters in it. */
  size: number
}

interface Place {
  readonly turn: OpenTurn
  /** Index of the step. */
  readonly at: number
}

/** How a tool ended. */
export interface Result {
  readonly outcome: Exclude<ToolCall['outcome'], 'open'>
  readonly output: string
  readonly exitCode?: number | undefined
  /** Where the agent notes it; else the time between call and result counts. */
  readonly tookMs?: number | undefined
}

/** Makes turns of what an agent has noted of one session, entry by entry, in its order. */
export class TurnList {
  readonly #turns: OpenTurn[] = []
  /** Tools without a result, by the id of the call: where they stand. */
  readonly #open = new Map<string, Place>()
  /** Answers, by their ids. */
  readonly #answers = new Map<string, Place>()
  #size = 0
  /** How many turns were left out at the beginning, as there was no room for them. */
  leftOut = 0

  get turns(): readonly Turn[] {
    return this.#turns
  }

  /** True when the last prompt has been followed by nothing yet. */
  get isUnanswered(): boolean {
    return this.#turns.at(-1)?.steps.length === 0
  }

  /** A person has asked for something. What is asked while nothing has been answered belongs to one turn. */
  prompt(given: string, at: number | undefined): void {
    const text = given.trim()
    const last = this.#turns.at(-1)
    if (last !== undefined && last.steps.length === 0 && last.prompt !== '') {
      last.prompt = cut(`${last.prompt}\n\n${text}`, MOST_LETTERS)
      return this.#grow(last, last.prompt)
    }
    const turn = { at, prompt: this.#fit(text, MOST_LETTERS), steps: [], size: 0 }
    this.#turns.push(turn)
    this.#grow(turn, turn.prompt)
  }

  /** The agent has said something. What it says again by the same id, as it goes on, takes the place of what it said. */
  answer(text: string, at: number | undefined, id?: string): void {
    if (text.trim() === '') return
    const step = { kind: 'answer', at, text: this.#fit(text.trim(), MOST_LETTERS) } as const
    const before = id === undefined ? undefined : this.#answers.get(id)
    if (before !== undefined) {
      before.turn.steps[before.at] = step
      return
    }
    const turn = this.#add(step, step.text)
    if (id !== undefined) this.#answers.set(id, { turn, at: turn.steps.length - 1 })
  }

  remark(text: string, at: number | undefined): void {
    const said = this.#fit(text, MOST_OUTPUT)
    this.#add({ kind: 'remark', at, text: said }, said)
  }

  /** A tool is used; its result comes by the same id. One that is noted again, as it goes on, counts once. */
  call(id: string, { name, subject }: Pick<ToolCall, 'name' | 'subject'>, at: number | undefined): void {
    if (this.#open.has(id)) return
    const outcome = 'open'
    const step = {
      kind: 'tool',
      at,
      name: cut(name, MOST_NAME),
      subject: this.#fit(subject, MOST_OUTPUT),
      outcome,
    } as const
    const turn = this.#add({ ...step, exitCode: undefined, tookMs: undefined, output: '' }, step.subject)
    this.#open.set(id, { turn, at: turn.steps.length - 1 })
  }

  /** What came of a tool; nothing for a call that is not known. */
  result(id: string, { outcome, output, exitCode, tookMs }: Result, at: number | undefined): void {
    const open = this.#open.get(id)
    const call = open?.turn.steps[open.at]
    if (open === undefined || call?.kind !== 'tool') return
    this.#open.delete(id)
    const took = tookMs ?? (at === undefined || call.at === undefined ? undefined : Math.max(0, at - call.at))
    const given = this.#fit(output, MOST_OUTPUT)
    open.turn.steps[open.at] = { ...call, outcome, output: given, exitCode, tookMs: took }
    this.#grow(open.turn, given)
  }

  /** The last turn was taken back: its prompt went to the line again where a person types. */
  takeBack(): void {
    const last = this.#turns.pop()
    if (last !== undefined) this.#size -= last.size
  }

  #add(step: Step, text: string): OpenTurn {
    let turn = this.#turns.at(-1)
    if (turn === undefined) {
      turn = { at: step.at, prompt: '', steps: [], size: 0 }
      this.#turns.push(turn)
    }
    turn.steps.push(step)
    this.#grow(turn, text)
    return turn
  }

  #fit(text: string, most: number): string {
    return cut(text, this.#size > MOST_KEPT ? MOST_BEYOND : most)
  }

  #grow(turn: OpenTurn, { length }: string): void {
    turn.size += length
    this.#size += length
    while (this.#size > MOST_KEPT && this.#turns.length > 1) {
      this.#size -= this.#turns.shift()?.size ?? 0
      this.leftOut += 1
    }
  }
}

function cut(text: string, most: number): string {
  if (text.length <= most) return text
  // A slice would hold the whole text in memory.
  const kept = Buffer.from(text.slice(0, most)).toString()
  return `${kept}… (${text.length - most} more letters)`
}
