import type { PaneId } from '../protocol/ids.ts'
import type { Answer } from '../protocol/reply.ts'
import { parseRow, rowFormat } from '../protocol/rows.ts'
import { printCommands, printedLines } from './captured-text.ts'
import type { Command } from './command-queue.ts'
import type { Capabilities } from './version.ts'

/** What a pane shows. */
export interface PaneView {
  readonly title: string
  /** Something reads its pipe: `pipe-pane` is in use. */
  readonly piped: boolean
  /** Its rows from top to bottom. */
  readonly rows: readonly string[]
  /** The same with colours, each to be written after those above it. */
  readonly painted: readonly string[]
  readonly screen: ScreenFacts
}

/** What else decides where the next character of a pane goes. */
export interface ScreenFacts {
  readonly cols: number
  readonly rows: number
  /** Cells from 0; `x` is the number of columns behind the last one. */
  readonly cursor: { readonly x: number; readonly y: number }
  /** First and last row of the scroll region, from 0. */
  readonly region: readonly [top: number, bottom: number]
  readonly alternate: boolean
}

const FACTS = [
  'pane_pipe',
  'pane_title',
  'pane_width',
  'pane_height',
  'cursor_x',
  'cursor_y',
  'scroll_region_upper',
  'scroll_region_lower',
  'alternate_on',
] as const

/** What `capture-pane -e` writes between characters: SGR, links, and the shifts to line drawing and back. */
const ESCAPES = /\x1b\[[0-9;:]*m|\x1b\]8;[^\x1b]*\x1b\\|[\x0e\x0f]/g

/** The commands that read what a pane shows: its rows as they are wrapped, and what else there is to know. */
export function viewCommands(pane: PaneId, capabilities: Capabilities): Command[] {
  const facts = ['display-message', '-p', '-t', pane, rowFormat(FACTS)]
  return [facts, ...printCommands(['capture-pane', '-t', pane, '-e'], capabilities)]
}

/** Reads the blocks of viewCommands; undefined when the pane was gone. */
export function parseView(replies: readonly Answer[], capabilities: Capabilities): PaneView | undefined {
  if (replies.some((reply) => !reply.ok)) return undefined
  const [facts = [], ...text] = replies.map(({ body }) => body)
  const painted = printedLines(text, capabilities).map((row) => row.toString())
  const rows = painted.map((row) => row.replaceAll(ESCAPES, ''))
  const [piped, title = '', ...numbers] = parseRow(facts.join(''), FACTS.length) ?? []
  const [cols = 0, height = 0, x = 0, y = 0, top = 0, bottom = 0, alternate] = numbers.map(Number)
  const screen = { cols, rows: height, cursor: { x, y }, region: [top, bottom] as const, alternate: alternate === 1 }
  return { title, piped: piped === '1', rows, painted, screen }
}
