import type { PaneId } from '../protocol/ids.ts'
import type { Reply } from '../protocol/reply.ts'
import { parseRow, rowFormat } from '../protocol/rows.ts'
import { printCommands, printedLines } from './captured-text.ts'
import type { Command } from './command-queue.ts'
import type { Capabilities } from './version.ts'

/** What a pane shows. */
export interface PaneView {
  readonly title: string
  /** Its rows from top to bottom. */
  readonly rows: readonly string[]
}

const TITLE = rowFormat(['pane_title'])

/** The commands that read what a pane shows: its title, and its rows as they are wrapped. */
export function viewCommands(pane: PaneId, capabilities: Capabilities): Command[] {
  const title = ['display-message', '-p', '-t', pane, TITLE]
  return [title, ...printCommands(['capture-pane', '-t', pane], capabilities)]
}

/** Reads the blocks of viewCommands; undefined when the pane was gone. */
export function parseView(replies: readonly Reply[], capabilities: Capabilities): PaneView | undefined {
  if (replies.some((reply) => !reply.ok)) return undefined
  const [title = [], ...text] = replies.map(({ body }) => body)
  const rows = printedLines(text, capabilities).map((row) => row.toString())
  return { title: parseRow(title.join(''), 1)?.[0] ?? '', rows }
}
