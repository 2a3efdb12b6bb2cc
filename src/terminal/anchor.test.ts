import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placesOf, type HistoryMark } from './anchor.ts'

const SCREEN = 24

/** A pane that counts its rows as tmux does: a full history drops a tenth before it takes another row. */
class CountedPane {
  readonly #limit: number
  readonly #counted: boolean
  #historyRows = 0
  #collected = 0

  constructor(limit: number, counted: boolean) {
    this.#limit = limit
    this.#counted = counted
  }

  /** Rows since the first one. */
  get all(): number {
    return this.#collected + this.#historyRows
  }

  get mark(): HistoryMark {
    const counted = this.#counted ? { collected: this.#collected, generation: 0 } : {}
    return { cols: 80, historyRows: this.#historyRows, historyLimit: this.#limit, ...counted }
  }

  scroll(rows: number): void {
    for (let row = 0; row < rows; row += 1) {
      if (this.#historyRows >= this.#limit) {
        const dropped = Math.max(1, Math.floor(this.#limit / 10))
        this.#historyRows -= dropped
        this.#collected += dropped
      }
      this.#historyRows += 1
    }
  }

  /** Where the row is that was the last one of the screen when so many had scrolled away. */
  placeOf(scrolled: number): number {
    return scrolled + SCREEN - 1 - this.#collected
  }
}

/** A pane, an anchor at its last row, then more rows: known to the log, and missed. */
const history = fc.record({
  limit: fc.integer({ min: 20, max: 300 }),
  before: fc.integer({ min: 0, max: 900 }),
  logged: fc.integer({ min: 0, max: 500 }),
  missed: fc.integer({ min: 0, max: 500 }),
})

type Run = typeof history extends fc.Arbitrary<infer T> ? T : never

function places({ limit, before, logged, missed }: Run, counted: boolean) {
  const pane = new CountedPane(limit, counted)
  pane.scroll(before)
  const { mark } = pane
  const row = mark.historyRows + SCREEN - 1 + logged
  pane.scroll(logged + missed)
  return { found: placesOf({ row, mark }, pane.mark, SCREEN), place: pane.placeOf(before + logged), pane }
}

describe('placesOf', () => {
  it('is the place itself where tmux counts what it drops', () => {
    fc.assert(
      fc.property(history, (run) => {
        const { found, place } = places(run, true)
        expect(found).toEqual([place])
      }),
    )
  })

  it('has the place among few, as long as the row is remembered, and alone until the history was full', () => {
    fc.assert(
      fc.property(history, (run) => {
        const { found, place, pane } = places(run, false)
        if (place >= 0) expect(found).toContain(place)
        if (pane.all < run.limit - Math.floor(run.limit / 10)) expect(found).toEqual([place])
        const step = Math.floor(run.limit / 10)
        expect(found.length).toBeLessThanOrEqual((run.limit + SCREEN) / step + 2)
      }),
    )
  })

  const mark = { cols: 80, historyRows: 100, historyLimit: 2000 }
  it.each([
    ['the width has changed', { ...mark, cols: 79 }],
    ['the history was cleared', { ...mark, historyRows: 99 }],
    ['the limit has changed', { ...mark, historyLimit: 3000 }],
  ])('is none when %s', (_, now) => {
    expect(placesOf({ row: 110, mark }, now, SCREEN)).toEqual([])
  })

  it('is none in another generation of the history', () => {
    const counted = { ...mark, collected: 0, generation: 1 }
    expect(placesOf({ row: 110, mark: counted }, counted, SCREEN)).toEqual([110])
    expect(placesOf({ row: 110, mark: counted }, { ...counted, generation: 2 }, SCREEN)).toEqual([])
  })
})
