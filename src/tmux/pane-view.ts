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
}

const FACTS = ['pane_pipe', 'pane_title'] as const

/** The commands that read what a pane shows: its title, and its rows as they are wrapped. */
export function viewCommands(pane: PaneId, capabilities: Capabilities): Command[] {
  const facts = ['display-message', '-p', '-t', pane, rowFormat(FACTS)]
  return [facts, ...printCommands(['capture-pane', '-t', pane], capabilities)]
}

/** Reads the blocks of viewCommands; undefined when the pane was gone. */
export function parseView(replies: readonly Answer[], capabilities: Capabilities): PaneView | undefined {
  if (replies.some((reply) => !reply.ok)) return undefined
  const [facts = [], ...text] = replies.map(({ body }) => body)
  const rows = printedLines(text, capabilities).map((row) => row.toString())
  const [piped, title = ''] = parseRow(facts.join(''), FACTS.length) ?? []
  return { title, piped: piped === '1', rows }
}
