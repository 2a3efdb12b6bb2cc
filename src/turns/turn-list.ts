import type { Step, ToolCall, Turn } from './turn.ts'

/** Letters that are kept of one text; more is not read, and would cost memory. */
export const MOST_LETTERS = 200_000
/** Letters that are kept of what one tool gave back. */
export const MOST_OUTPUT = 20_000
/** Letters of all turns together. The oldest turns go first. */
const MOST_KEPT = 64_000_000

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

/** Makes turns of what an agent has noted, entry by entry, in its order. */
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

  /** A person has asked for something. What is asked while nothing has been answered belongs to one turn. */
  prompt(text: string, at: number | undefined): void {
    const last = this.#turns.at(-1)
    if (last !== undefined && last.steps.length === 0 && last.prompt !== '') {
      last.prompt = cut(`${last.prompt}\n\n${text}`, MOST_LETTERS)
      return this.#grow(last, text.length)
    }
    const turn = { at, prompt: cut(text, MOST_LETTERS), steps: [], size: 0 }
    this.#turns.push(turn)
    this.#grow(turn, text.length)
  }

  /** The agent has said something. What it says again by the same id, as it goes on, takes the place of what it said. */
  answer(text: string, at: number | undefined, id?: string): void {
    if (text.trim() === '') return
    const step = { kind: 'answer', at, text: cut(text.trim(), MOST_LETTERS) } as const
    const before = id === undefined ? undefined : this.#answers.get(id)
    if (before !== undefined) {
      before.turn.steps[before.at] = step
      return
    }
    const turn = this.#add(step, text.length)
    if (id !== undefined) this.#answers.set(id, { turn, at: turn.steps.length - 1 })
  }

  remark(text: string, at: number | undefined): void {
    this.#add({ kind: 'remark', at, text: cut(text, MOST_OUTPUT) }, text.length)
  }

  /** A tool is used; its result comes by the same id. One that is noted again, as it goes on, counts once. */
  call(id: string, { name, subject }: Pick<ToolCall, 'name' | 'subject'>, at: number | undefined): void {
    if (this.#open.has(id)) return
    const outcome = 'open'
    const step = { kind: 'tool', at, name, subject: cut(subject, MOST_OUTPUT), outcome } as const
    const turn = this.#add({ ...step, exitCode: undefined, tookMs: undefined, output: '' }, subject.length)
    this.#open.set(id, { turn, at: turn.steps.length - 1 })
  }

  /** What came of a tool; nothing for a call that is not known. */
  result(id: string, { outcome, output, exitCode, tookMs }: Result, at: number | undefined): void {
    const open = this.#open.get(id)
    const call = open?.turn.steps[open.at]
    if (open === undefined || call?.kind !== 'tool') return
    this.#open.delete(id)
    const took = tookMs ?? (at === undefined || call.at === undefined ? undefined : Math.max(0, at - call.at))
    open.turn.steps[open.at] = { ...call, outcome, output: cut(output, MOST_OUTPUT), exitCode, tookMs: took }
    this.#grow(open.turn, Math.min(output.length, MOST_OUTPUT))
  }

  /** The last turn was taken back: its prompt went to the line again where a person types. */
  takeBack(): void {
    const last = this.#turns.pop()
    if (last !== undefined) this.#size -= last.size
  }

  #add(step: Step, letters: number): OpenTurn {
    let turn = this.#turns.at(-1)
    if (turn === undefined) {
      turn = { at: step.at, prompt: '', steps: [], size: 0 }
      this.#turns.push(turn)
    }
    turn.steps.push(step)
    this.#grow(turn, Math.min(letters, MOST_LETTERS))
    return turn
  }

  #grow(turn: OpenTurn, letters: number): void {
    turn.size += letters
    this.#size += letters
    while (this.#size > MOST_KEPT && this.#turns.length > 1) {
      this.#size -= this.#turns.shift()?.size ?? 0
      this.leftOut += 1
    }
  }
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most)}… (${text.length - most} more letters)`
}
