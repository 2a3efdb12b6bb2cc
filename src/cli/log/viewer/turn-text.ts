import type { Line } from '../../../terminal/styled-line.ts'
import type { Turn } from '../../../turns/turn.ts'
import { placedTurnLines, type TurnLine } from '../../turns/lines.ts'
import type { LogText } from './text.ts'

const NO_LINE: Line = { text: '', ansi: '' }

/** Turns as a text whose tools can be unfolded. */
export class TurnText implements LogText {
  readonly above = 'nothing'
  readonly below = false
  #turns: readonly Turn[] = []
  /** The tools that are unfolded: their turn and step. */
  readonly #open = new Set<string>()
  #lines: readonly TurnLine[] = []

  get count(): number {
    return this.#lines.length
  }

  line(index: number): Line {
    return this.#lines[index]?.line ?? NO_LINE
  }

  replace(turns: readonly Turn[]): void {
    this.#turns = turns
    this.#draw()
  }

  /** The turn that a line belongs to; -1 where there is none. */
  turnAt(index: number): number {
    return this.#lines[index]?.turn ?? -1
  }

  /** Where the turn begins that comes so many after that of a line; undefined where there is none. */
  beginOf(index: number, distance: number): number | undefined {
    const wanted = this.turnAt(index) + distance
    const found = this.#lines.findIndex(({ turn, line }) => turn === wanted && line.text !== '')
    return found < 0 ? undefined : found
  }

  /** The nearest line below another one, or above it, whose tool has failed; undefined without one. */
  failure(index: number, direction: 1 | -1): number | undefined {
    for (let at = index + direction; at >= 0 && at < this.count; at += direction) if (this.#hasFailed(at)) return at
    return undefined
  }

  /** Unfolds the tool of a line, or folds it; of another line all tools of its turn. Returns where that line is then. */
  toggle(index: number): number {
    const here = this.#lines[index]
    if (here === undefined) return index
    const { turn, step } = here
    const isTool = step !== undefined && this.#turns[turn]?.steps[step]?.kind === 'tool'
    const keys = isTool ? [key(turn, step)] : (this.#turns[turn]?.steps ?? []).map((_, at) => key(turn, at))
    const isOpen = keys.some((each) => this.#open.has(each))
    for (const each of keys) if (isOpen) this.#open.delete(each)
    for (const each of keys) if (!isOpen) this.#open.add(each)
    this.#draw()
    const found = this.#lines.findIndex((line) => line.turn === turn && line.step === step && line.line.text !== '')
    return Math.max(0, found)
  }

  /** The lines of one turn. */
  textOf(wanted: number): string {
    const lines = this.#lines.filter(({ turn }) => turn === wanted).map(({ line }) => `${line.text}\n`)
    return lines.join('')
  }

  #hasFailed(index: number): boolean {
    const { turn, step } = this.#lines[index] ?? { turn: -1, step: undefined }
    const found = step === undefined ? undefined : this.#turns[turn]?.steps[step]
    const isFirst = this.#lines[index - 1]?.step !== step
    return isFirst && found?.kind === 'tool' && (found.outcome === 'failed' || found.outcome === 'refused')
  }

  #draw(): void {
    this.#lines = [...placedTurnLines(this.#turns, (turn, step) => this.#open.has(key(turn, step)))]
  }
}

function key(turn: number, step: number): string {
  return `${turn} ${step}`
}
