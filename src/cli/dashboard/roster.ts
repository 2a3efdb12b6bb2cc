import type { RunnerRow } from '../../ipc/runners.ts'
import { isFinal } from '../../runner/state.ts'
import { Arrangement, GROUPINGS, ORDERS, type Grouping, type Order, type Section } from './arrangement.ts'
import { fits } from './filter.ts'

/** The runners of the list: which are shown, in which order, and which one is chosen. */
export class Roster {
  readonly #arrangement = new Arrangement()
  #runners: readonly RunnerRow[] = []
  #sections: readonly Section[] = []
  #chosen: string | undefined
  /** Where the chosen one stands: the one that takes its place is chosen when it goes. */
  #at = 0
  #marked: ReadonlySet<string> = new Set()
  #sought = ''
  #order: Order = 'need'
  #grouping: Grouping = 'state'
  #hasEnded = false

  get sections(): readonly Section[] {
    return this.#sections
  }

  /** Those that are shown, from the top. */
  get shown(): readonly RunnerRow[] {
    return this.#sections.flatMap(({ runners }) => runners)
  }

  /** All that live, and those that have ended and were not looked at. */
  get present(): readonly RunnerRow[] {
    return this.#runners.filter(isPresent)
  }

  get chosen(): RunnerRow | undefined {
    return this.#runners.find(({ id }) => id === this.#chosen)
  }

  get sought(): string {
    return this.#sought
  }

  get order(): Order {
    return this.#order
  }

  get grouping(): Grouping {
    return this.#grouping
  }

  get hasEnded(): boolean {
    return this.#hasEnded
  }

  isMarked({ id }: RunnerRow): boolean {
    return this.#marked.has(id)
  }

  /** Those that a key acts on: the marked ones, or the chosen one. */
  get meant(): readonly RunnerRow[] {
    const marked = this.#runners.filter((runner) => this.isMarked(runner))
    if (marked.length > 0) return marked
    return this.chosen === undefined ? [] : [this.chosen]
  }

  /** Takes runners as they are now. `isHeld`: a person is at work, so that each stays where it is. */
  update(runners: readonly RunnerRow[], isHeld: boolean): void {
    this.#runners = runners
    const ids = new Set(runners.map(({ id }) => id))
    this.#marked = new Set([...this.#marked].filter((id) => ids.has(id)))
    if (isHeld) this.#settle(this.#arrangement.keep(this.#wanted(), this.#grouping))
    else this.place()
  }

  /** Places all runners anew. */
  place(): void {
    this.#settle(this.#arrangement.place(this.#wanted(), this.#order, this.#grouping))
  }

  /** Chooses the runner that stands `by` places below, above when negative; the last or first one at most. */
  move(by: number): void {
    this.#chooseAt(this.#at + by)
  }

  choose(id: string): void {
    const at = this.shown.findIndex((runner) => runner.id === id)
    if (at >= 0) this.#chooseAt(at)
  }

  seek(sought: string): void {
    this.#sought = sought
    this.place()
  }

  toggleEnded(): void {
    this.#hasEnded = !this.#hasEnded
    this.place()
  }

  nextOrder(): void {
    this.#order = after(ORDERS, this.#order)
    this.place()
  }

  nextGrouping(): void {
    this.#grouping = after(GROUPINGS, this.#grouping)
    this.place()
  }

  /** Marks the chosen runner, or takes its mark away, and goes on to the next. */
  toggleMark(): void {
    const { chosen } = this
    if (chosen === undefined) return
    const marked = new Set(this.#marked)
    if (!marked.delete(chosen.id)) marked.add(chosen.id)
    this.#marked = marked
    this.move(1)
  }

  unmarkAll(): void {
    this.#marked = new Set()
  }

  get markedCount(): number {
    return this.#marked.size
  }

  #wanted(): readonly RunnerRow[] {
    const there = this.#hasEnded ? this.#runners : this.present
    return this.#sought === '' ? there : there.filter((runner) => fits(runner, this.#sought))
  }

  #settle(sections: readonly Section[]): void {
    this.#sections = sections
    const at = this.shown.findIndex(({ id }) => id === this.#chosen)
    this.#chooseAt(at < 0 ? this.#at : at)
  }

  #chooseAt(at: number): void {
    const { shown } = this
    this.#at = Math.max(0, Math.min(at, shown.length - 1))
    this.#chosen = shown[this.#at]?.id
  }
}

function isPresent(runner: RunnerRow): boolean {
  return !isFinal({ kind: runner.state }) || runner.unseen === true
}

function after<T>(all: readonly T[], one: T): T {
  return all[(all.indexOf(one) + 1) % all.length] ?? one
}
