import type { RunnerRow } from '../../ipc/runners.ts'
import { isFinal, SHOWN_STATES, wantsPerson } from '../../runner/state.ts'
import { shownOf } from '../looks/state-mark.ts'

export const ORDERS = ['need', 'name', 'start'] as const
export const GROUPINGS = ['state', 'session', 'repository'] as const
export type Order = (typeof ORDERS)[number]
export type Grouping = (typeof GROUPINGS)[number]

const BANDS = ['needs you', 'working', 'quiet', 'ended'] as const
type Band = (typeof BANDS)[number]

/** Runners under one title. */
export interface Section {
  readonly title: string
  readonly runners: readonly RunnerRow[]
}

/** True when a runner is to be looked at by a person. */
export function needsPerson({ state, unseen, stuck, showing, muted }: RunnerRow): boolean {
  if (muted === true) return false
  if (wantsPerson({ kind: state, unseen, stuck, showing })) return true
  return state === 'lost' && unseen === true
}

/**
 * Which runner stands where. A runner keeps its place in its section until all are placed anew, so that nothing moves under
 * the hand of a person; a new one is added at the end.
 */
export class Arrangement {
  /** When each runner came into the band that it is in, in milliseconds since the epoch. */
  readonly #entered = new Map<string, { readonly band: Band; readonly atMs: number }>()
  #places: readonly { readonly title: string; readonly ids: readonly string[] }[] = []

  /** Places all runners. */
  place(runners: readonly RunnerRow[], order: Order, grouping: Grouping): readonly Section[] {
    this.#noteBands(runners)
    const sections = grouping === 'state' ? this.#bands(runners) : groups(runners, grouping)
    const placed = sections.map(({ title, runners: some }) => ({ title, runners: this.#ordered(some, order) }))
    this.#remember(placed)
    return placed
  }

  /** The same runners where they stand; those that are new at the end of the section to which they belong. */
  keep(runners: readonly RunnerRow[], grouping: Grouping): readonly Section[] {
    this.#noteBands(runners)
    const byId = new Map(runners.map((runner) => [runner.id, runner]))
    const kept = this.#places.map(({ title, ids }) => ({
      title,
      runners: ids.flatMap((id) => {
        const runner = byId.get(id)
        byId.delete(id)
        return runner === undefined ? [] : [runner]
      }),
    }))
    const added = [...byId.values()]
    for (const { title, runners: some } of grouping === 'state' ? this.#bands(added) : groups(added, grouping)) {
      const section = kept.find((it) => it.title === title)
      if (section === undefined) kept.push({ title, runners: [...some] })
      else section.runners.push(...some)
    }
    const sections = kept.filter(({ runners: some }) => some.length > 0)
    this.#remember(sections)
    return sections
  }

  #remember(sections: readonly Section[]): void {
    this.#places = sections.map(({ title, runners }) => ({ title, ids: runners.map(({ id }) => id) }))
  }

  #noteBands(runners: readonly RunnerRow[]): void {
    const gone = new Set(this.#entered.keys())
    for (const runner of runners) {
      gone.delete(runner.id)
      const band = bandOf(runner)
      if (this.#entered.get(runner.id)?.band === band) continue
      this.#entered.set(runner.id, { band, atMs: Date.parse(runner.since) })
    }
    for (const id of gone) this.#entered.delete(id)
  }

  #bands(runners: readonly RunnerRow[]): Section[] {
    return BANDS.map((title) => ({ title, runners: runners.filter((runner) => bandOf(runner) === title) })).filter(
      (section) => section.runners.length > 0,
    )
  }

  #ordered(runners: readonly RunnerRow[], order: Order): RunnerRow[] {
    const started = (runner: RunnerRow): number => Date.parse(runner.metrics?.startedAt ?? runner.since)
    return runners.toSorted((a, b) => {
      if (order === 'name') return compare(a.name, b.name) || compare(a.id, b.id)
      if (order === 'start') return started(a) - started(b) || compare(a.id, b.id)
      return this.#byNeed(a, b) || compare(a.id, b.id)
    })
  }

  /** The most urgent first, among equals the one that came first into its band; of ended ones the last to end. */
  #byNeed(a: RunnerRow, b: RunnerRow): number {
    const [bandA, bandB] = [bandOf(a), bandOf(b)]
    if (bandA !== bandB) return BANDS.indexOf(bandA) - BANDS.indexOf(bandB)
    const since = this.#enteredAt(a) - this.#enteredAt(b)
    if (bandA === 'ended') return -since
    // States of work come and go within seconds: they do not count.
    return bandA === 'needs you' ? rank(a) - rank(b) || since : since
  }

  #enteredAt({ id, since }: RunnerRow): number {
    return this.#entered.get(id)?.atMs ?? Date.parse(since)
  }
}

function bandOf(runner: RunnerRow): Band {
  if (needsPerson(runner)) return 'needs you'
  if (isFinal({ kind: runner.state })) return 'ended'
  return runner.state === 'active' || runner.state === 'starting' ? 'working' : 'quiet'
}

function groups(runners: readonly RunnerRow[], by: 'session' | 'repository'): Section[] {
  const titles = new Map<string, RunnerRow[]>()
  for (const runner of runners) {
    const title = by === 'session' ? runner.session : (runner.worktree?.repository ?? runner.cwd ?? 'elsewhere')
    const section = titles.get(title)
    if (section === undefined) titles.set(title, [runner])
    else section.push(runner)
  }
  return [...titles]
    .toSorted(([a], [b]) => compare(a, b))
    .map(([title, some]) => ({ title: title === '' ? 'no session' : title, runners: some }))
}

function rank(runner: RunnerRow): number {
  return SHOWN_STATES.indexOf(shownOf(runner))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
