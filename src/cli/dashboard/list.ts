import type { RunnerRow } from '../../ipc/runners.ts'
import type { Span } from '../../tui/painter.ts'
import type { Section } from './arrangement.ts'
import type { Pen } from './pen.ts'
import { runnerCard, runnerRow, type RowLook } from './runner-row.ts'

interface ListLook extends Pick<RowLook, 'isStale' | 'nowMs'> {
  readonly chosen: RunnerRow | undefined
  readonly isMarked: (runner: RunnerRow) => boolean
  readonly isCards: boolean
  /** What else is said of the chosen runner, below its row. */
  readonly below: readonly string[]
}

interface ListRow {
  readonly spans: readonly Span[]
  readonly runner: string | undefined
}

/** The list of runners: which rows of it are on the screen, and which runner stands on each. */
export class List {
  #top = 0
  #rows: readonly ListRow[] = []

  /** The rows of a region of this size. It scrolls as little as it can to show all of the chosen runner. */
  rows(sections: readonly Section[], width: number, rows: number, look: ListLook, pen: Pen): (readonly Span[])[] {
    const all = listRows(sections, width, look, pen)
    const isCut = all.length > rows
    const height = rows - (isCut ? 1 : 0)
    const first = all.findIndex(({ runner }) => runner !== undefined && runner === look.chosen?.id)
    const last = all.findLastIndex(({ runner }) => runner !== undefined && runner === look.chosen?.id)
    // With the title of its section, where that stands just above.
    const from = first > 0 && all[first - 1]?.runner === undefined ? first - 1 : first
    if (last >= this.#top + height) this.#top = last - height + 1
    if (from >= 0 && from < this.#top) this.#top = from
    this.#top = Math.max(0, Math.min(this.#top, all.length - height))
    this.#rows = all.slice(this.#top, this.#top + height)
    const blank = [pen.span(0, width, '')]
    const shown = Array.from({ length: height }, (_, at) => this.#rows[at]?.spans ?? blank)
    return isCut ? [...shown, [pen.span(0, width, moreText(this.#top, all.length - this.#top - height), 'dim')]] : shown
  }

  /** The id of the runner on a row of the region. */
  runnerAt(row: number): string | undefined {
    return this.#rows[row]?.runner
  }

  /** The ids of the runners on the screen. */
  get visible(): ReadonlySet<string> {
    return new Set(this.#rows.flatMap(({ runner }) => runner ?? []))
  }
}

function listRows(sections: readonly Section[], width: number, look: ListLook, pen: Pen): ListRow[] {
  const rows: ListRow[] = []
  for (const { title, runners } of sections) {
    rows.push({ spans: [titleSpan(title, runners.length, width, pen)], runner: undefined })
    for (const runner of runners) {
      const isChosen = runner.id === look.chosen?.id
      const rowLook = { ...look, isChosen, isMarked: look.isMarked(runner) }
      const lines = look.isCards ? runnerCard(runner, width, rowLook, pen) : [runnerRow(runner, width, rowLook, pen)]
      const below = isChosen
        ? look.below.map((text) => [pen.span(0, 1, '▌', 'bold'), pen.span(1, width - 1, `   ${text}`)])
        : []
      for (const spans of [...lines, ...below]) rows.push({ spans, runner: runner.id })
    }
  }
  return rows
}

function titleSpan(title: string, count: number, width: number, pen: Pen): Span {
  const text = `─ ${title} ${count} `
  return pen.span(0, width, text + '─'.repeat(Math.max(0, width - text.length)), 'dim')
}

/** How many rows there are that do not fit. */
function moreText(above: number, below: number): string {
  const parts = [above === 0 ? '' : `↑ ${above}`, below === 0 ? '' : `↓ ${below}`].filter((part) => part !== '')
  return `  ${parts.join('  ')} more`
}
