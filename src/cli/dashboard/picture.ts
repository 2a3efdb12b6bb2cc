import { now } from '../../base/clock.ts'
import { plain } from '../../terminal/plain.ts'
import type { Frame, Size, Span } from '../../tui/painter.ts'
import { wrapWords, type Row } from '../../tui/rows.ts'
import type { RunnerRow } from '../../ipc/runners.ts'
import { footer, header, sentence } from './bars.ts'
import { askedLines } from './choices.ts'
import { emptyText } from './empty.ts'
import type { KeyTable } from './keys.ts'
import { layoutOf, LEAST, type Layout, type Region } from './layout.ts'
import type { Link } from './link.ts'
import { List } from './list.ts'
import type { Pen } from './pen.ts'
import { previewRows, type Glimpse } from './preview.ts'
import type { Roster } from './roster.ts'
import { placeText } from './runner-row.ts'

/** Cells beside the rows below the chosen runner. */
const BELOW_MARGIN = 6
/** Rows that those take at most, and rows of the list that stay for the runner itself. */
const MOST_BELOW = 10
const ROWS_ABOVE = 3
const TOO_LONG = 'the rest does not fit here: Enter goes there'

/** All that is to be seen. */
export interface Sight {
  readonly roster: Roster
  readonly link: Link
  /** The screen of the chosen runner, and what is known of its state. */
  readonly glimpse: Glimpse
  readonly facts: readonly string[]
  readonly wraps: boolean
  /** Said in the place of the keys. */
  readonly note: string | undefined
}

/** Draws the dashboard, and knows what stands where. */
export class Picture {
  readonly #pen: Pen
  readonly #keys: KeyTable
  readonly #list = new List()
  #layout: Layout | undefined
  #showsAll = false

  constructor(pen: Pen, keys: KeyTable) {
    this.#pen = pen
    this.#keys = keys
  }

  /** The ids of the runners whose rows are on the screen. */
  get visible(): ReadonlySet<string> {
    return this.#list.visible
  }

  get listColumns(): number {
    return this.#layout?.list.columns ?? 0
  }

  get listRows(): number {
    return this.#layout?.list.rows ?? 1
  }

  /** True when all that the chosen runner asks is on the screen, so that it can be answered from here. */
  get showsAll(): boolean {
    return this.#showsAll
  }

  /** The runner on a cell of the screen; null elsewhere in the list, undefined outside of it. */
  runnerAt(column: number, row: number): string | null | undefined {
    const list = this.#layout?.list
    if (list === undefined || column >= list.columns || row < list.row || row >= list.row + list.rows) return undefined
    return this.#list.runnerAt(row - list.row) ?? null
  }

  rows(size: Size, sight: Sight): Frame['rows'] {
    const layout = layoutOf(size)
    this.#layout = layout
    if (layout === undefined) {
      const text = `geppetto needs ${LEAST.columns} columns and ${LEAST.rows} rows`
      const lines = wrapWords(text, size.columns).slice(0, size.rows)
      return lines.map((line) => [this.#pen.span(0, size.columns, line)])
    }
    const list = this.#listRows(layout, sight)
    const blank = [this.#pen.span(0, size.columns, '')]
    const rows: (Row | readonly Span[])[] = Array.from({ length: size.rows }, () => blank)
    for (const [at, spans] of list.entries()) rows[layout.list.row + at] = spans
    if (layout.preview !== undefined) this.#addPreview(rows, list, layout.preview, sight)
    if (layout.hasBars) {
      rows[0] = header(sight.roster.present, headline(sight), size.columns, this.#pen)
      rows[size.rows - 1] = footer(this.#keys, sight.roster.chosen, size.columns, this.#pen)
    }
    if (sight.note !== undefined) rows[size.rows - 1] = sentence(sight.note, size.columns, this.#pen)
    return rows
  }

  #listRows({ list, preview, isCards }: Layout, { roster, link, facts }: Sight): (readonly Span[])[] {
    const empty = emptyText(link, roster)
    if (empty !== undefined) {
      const words = wrapWords(empty, list.columns - 2)
      return Array.from({ length: list.rows }, (_, at) => [this.#pen.span(0, list.columns, ` ${words[at] ?? ''}`)])
    }
    const below = preview === undefined ? belowChosen(roster.chosen, facts, list.columns - BELOW_MARGIN) : []
    this.#showsAll = preview !== undefined || below.length <= Math.min(MOST_BELOW, list.rows - ROWS_ABOVE)
    const look = {
      chosen: roster.chosen,
      isMarked: roster.isMarked.bind(roster),
      isCards,
      isStale: link === 'gone',
      nowMs: now(),
      below: this.#showsAll ? below : [...below.slice(0, 1), TOO_LONG],
    }
    return this.#list.rows(roster.sections, list.columns, list.rows, look, this.#pen)
  }

  #addPreview(
    rows: (Row | readonly Span[])[],
    list: readonly (readonly Span[])[],
    region: Region,
    { roster: { chosen }, glimpse, facts, wraps }: Sight,
  ): void {
    const title = chosen === undefined ? '' : plain(`${chosen.name} · ${chosen.agent} · ${placeText(chosen)}`)
    const asked = chosen === undefined ? [] : askedLines(chosen)
    const { rows: preview, hasAsked } = previewRows(glimpse, region, { title, asked, facts, wraps }, this.#pen)
    this.#showsAll = hasAsked
    const isBeside = region.column > 0
    for (const [at, spans] of preview.entries()) {
      const left = isBeside ? [...(list[at] ?? []), this.#pen.span(region.column - 1, 1, '│', 'dim')] : []
      rows[region.row + at] = [...left, ...spans]
    }
  }
}

function headline({ link, roster }: Sight): string {
  const { present, shown, sought, order, grouping, markedCount } = roster
  if (link === 'gone') return 'the controller is away: what is shown may be old'
  const count = present.length === 1 ? '1 runner' : `${present.length} runners`
  return [
    ...(markedCount > 0 ? [`${markedCount} marked`] : []),
    ...(order === 'need' ? [] : [`by ${order}`]),
    ...(grouping === 'state' ? [] : [`grouped by ${grouping}`]),
    sought === '' ? count : `${shown.length} of ${count}: ${sought}`,
  ].join(' · ')
}

/** Where there is no preview: what the chosen one asks and how it is answered, or why it is in its state. */
function belowChosen(chosen: RunnerRow | undefined, facts: readonly string[], columns: number): readonly string[] {
  const asked = chosen === undefined ? [] : askedLines(chosen)
  return asked.length === 0 ? facts.slice(0, 1) : asked.flatMap((line) => wrapWords(plain(line), columns))
}
