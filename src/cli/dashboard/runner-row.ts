import type { RunnerRow } from '../../ipc/runners.ts'
import { fit, plain } from '../../terminal/plain.ts'
import type { Span } from '../../tui/painter.ts'
import { bytesText } from '../looks/figures.ts'
import { shownOf, STATE_MARKS } from '../looks/state-mark.ts'
import { ageText, clockText } from './ages.ts'
import { needsPerson } from './arrangement.ts'
import type { Pen } from './pen.ts'

/** What is known of a runner's row beside the runner. */
export interface RowLook {
  readonly isChosen: boolean
  readonly isMarked: boolean
  /** What is shown may be old. */
  readonly isStale: boolean
  readonly nowMs: number
}

/** The chosen runner's sign, the mark of Space, the glyph of its state and a blank. */
const HEAD_CELLS = 4
const AGE_CELLS = 6
const WORD_CELLS = 9
const AGENT_CELLS = 9
const PLACE_CELLS = 14
/** What a runner says is what the row is there for: other columns come when it has this many cells. */
const LEAST_SAYS_CELLS = 20

interface Column {
  readonly cells: number
  readonly text: (runner: RunnerRow, look: RowLook) => string
}

/** In the order in which they come as the list becomes wider. */
const MORE_COLUMNS: readonly Column[] = [
  { cells: AGENT_CELLS, text: ({ agent }) => agent },
  { cells: PLACE_CELLS, text: placeText },
  { cells: 16, text: ({ worktree }) => worktree?.branch ?? '' },
  { cells: 10, text: ({ metrics }, { nowMs }) => startedText(metrics?.startedAt, nowMs) },
  { cells: 11, text: ({ metrics }) => (metrics === undefined ? '' : bytesText(metrics.bytes)) },
]

/** A runner in one row of `width` cells. */
export function runnerRow(runner: RunnerRow, width: number, look: RowLook, pen: Pen): Span[] {
  const nameCells = width < 60 ? 13 : 18
  let at = HEAD_CELLS
  const spans = head(runner, look, pen)
  const put = (cells: number, text: string, ...styles: Parameters<Pen['styled']>[1][]): void => {
    // A blank at the end keeps columns apart.
    spans.push(pen.span(at, cells, fit(plain(text), cells - 1), ...styles))
    at += cells
  }
  put(nameCells, runner.name, ...(look.isChosen ? (['bold'] as const) : look.isStale ? (['dim'] as const) : []))
  const { word, colour } = STATE_MARKS[shownOf(runner)]
  put(WORD_CELLS, runner.muted === true ? 'muted' : word, look.isStale || runner.muted === true ? 'dim' : colour)
  for (const { cells, text } of MORE_COLUMNS) {
    if (width - at - cells - AGE_CELLS < LEAST_SAYS_CELLS) break
    put(cells, text(runner, look), 'dim')
  }
  put(width - at - AGE_CELLS, saysText(runner), ...(look.isStale ? (['dim'] as const) : []))
  spans.push(pen.right(at, AGE_CELLS, `${timeText(runner, look.nowMs)} `, 'dim'))
  return spans
}

/** A runner in two rows: its name, and what it says. */
export function runnerCard(runner: RunnerRow, width: number, look: RowLook, pen: Pen): Span[][] {
  const { word, colour } = STATE_MARKS[shownOf(runner)]
  const left = width - HEAD_CELLS - AGE_CELLS
  const nameCells = Math.max(8, left - WORD_CELLS)
  return [
    [
      ...head(runner, look, pen),
      pen.span(HEAD_CELLS, nameCells, runner.name, ...(look.isChosen ? (['bold'] as const) : [])),
      pen.span(HEAD_CELLS + nameCells, left - nameCells, word, look.isStale ? 'dim' : colour),
      pen.right(HEAD_CELLS + left, AGE_CELLS, `${timeText(runner, look.nowMs)} `, 'dim'),
    ],
    [
      pen.span(0, 1, look.isChosen ? '▌' : '', 'bold'),
      pen.span(1, HEAD_CELLS - 1, ''),
      pen.span(HEAD_CELLS, width - HEAD_CELLS, saysText(runner), 'dim'),
    ],
  ]
}

/** What a runner asks, or what it said last; before it how many texts wait until its turn is over. */
export function saysText(runner: RunnerRow): string {
  const waiting = runner.queued === undefined ? '' : `+${runner.queued} `
  return `${waiting}${saidText(runner)}`
}

function saidText(runner: RunnerRow): string {
  if (runner.resets !== undefined) return `${runner.waitingFor ?? ''}, resets ${runner.resets}`
  if (runner.lastLine !== '') return runner.lastLine
  return runner.waitingFor ?? ''
}

/** Where a runner is, as `session:window`. */
export function placeText({ session, window }: RunnerRow): string {
  return `${session}:${window}`
}

/** True when its time is a span that grows, and not a time of the clock. */
export function hasAge(runner: RunnerRow): boolean {
  return needsPerson(runner) || runner.state === 'active' || runner.state === 'starting'
}

/** How long a runner has been in its state; of quiet ones since when, which is drawn once and for all. */
function timeText(runner: RunnerRow, nowMs: number): string {
  const since = Date.parse(runner.since)
  return hasAge(runner) ? ageText(nowMs - since) : clockText(since, nowMs)
}

function startedText(startedAt: string | undefined, nowMs: number): string {
  return startedAt === undefined ? '' : `from ${clockText(Date.parse(startedAt), nowMs)}`
}

function head(runner: RunnerRow, look: RowLook, pen: Pen): Span[] {
  const { glyph, colour } = STATE_MARKS[shownOf(runner)]
  return [
    pen.span(0, 1, look.isChosen ? '▌' : '', 'bold'),
    pen.span(1, 1, look.isMarked ? '+' : '', 'bold'),
    pen.span(2, HEAD_CELLS - 2, glyph, look.isStale ? 'dim' : colour),
  ]
}
