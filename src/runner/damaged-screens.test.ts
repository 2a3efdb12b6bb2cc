import { describe, expect, it } from 'vitest'
import { agentScreens, toldOf } from '../../test/support/agent-screens.ts'

const LINE = /[─━╌▀▄]{4,}/
const FRAME = /[╭╮╰╯│┃╹]/

/** What can become of a picture on its way: tmux, fonts and resizes do all of this. */
const DAMAGES: Readonly<Record<string, (rows: readonly string[]) => readonly string[]>> = {
  'its last line damaged': (rows) =>
    withRow(rows, lastOf(rows, LINE), (row) => row.replace(/[─━╌▀▄]{3}(?=[─━╌▀▄]*\s*\S?$)/, '?~ ')),
  'the end of its last line in a row of its own': (rows) => {
    const at = lastOf(rows, LINE)
    const row = rows[at] ?? ''
    return at < 0 ? rows : [...rows.slice(0, at), row.slice(0, -1), row.slice(-1), ...rows.slice(at + 1)]
  },
  'all ends of rows in rows of their own': (rows) =>
    rows.flatMap((row) => (/[│┃╮╯]$/.test(row) ? [row.slice(0, -1), row.slice(-1)] : [row])),
  'without its frame': (rows) => rows.map((row) => row.replaceAll(new RegExp(FRAME, 'g'), ' ')),
  'without its last frame': (rows) => (/^[\s╰╯─━│┃╹▀└┘]+$/.test(rows.at(-1) ?? '') ? rows.slice(0, -1) : rows),
  'one row more below': (rows) => [...rows, '  main ⎇ 12% of 200k · $0.42'],
  'two rows more below': (rows) => [...rows, '  main ⎇ 12% of 200k', '  ctx 31k'],
  'a bell and another program below': (rows) => [...rows, '[1]+  Done                    make'],
  'every space a wide one in CJK': (rows) => rows.map((row) => row.replace(/lab|proj/g, '実験室')),
}

const DIALOGS = agentScreens(/^(?:permission|question|start_(?:trust|apikey|auth|hooks|model))/)

describe('a dialog is seen', () => {
  describe.each(Object.entries(DAMAGES))('%s', (_, damage) => {
    it.each(DIALOGS.map((screen) => [screen.agent, screen.name, screen] as const))('%s %s', (agent, _name, screen) => {
      const told = toldOf(agent, screen.title, screen.rows)
      const rows = damage(screen.rows)
      expect({ told: toldOf(agent, '', rows), rows }).toEqual({ told, rows })
    })
  })
})

function lastOf(rows: readonly string[], pattern: RegExp): number {
  return rows.findLastIndex((row) => pattern.test(row))
}

function withRow(rows: readonly string[], at: number, change: (row: string) => string): readonly string[] {
  return rows.map((row, each) => (each === at ? change(row) : row))
}
