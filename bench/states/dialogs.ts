import type { RecordedMoment } from '../../src/runner/recording.ts'
import { PaneTerminal } from '../../src/terminal/pane/pane-terminal.ts'
import { optionsOf, USUAL_TRAITS } from '../../src/terminal/pane/traits.ts'
import { DIALOGS } from './labels.ts'

/** From which moment to which a dialog was on the screen. Indexes of moments. */
export interface Dialog {
  readonly kind: keyof typeof DIALOGS
  readonly from: number
  readonly to: number
}

/** Every dialog of a recording, by the words on an emulated screen. */
export function dialogsOf(moments: readonly RecordedMoment[], cols: number, rows: number): Dialog[] {
  const screen = new PaneTerminal({ cols, rows }, optionsOf(USUAL_TRAITS))
  const found: Dialog[] = []
  const open = new Map<Dialog['kind'], number>()
  for (const [index, moment] of moments.entries()) {
    if (moment.kind === 'size') screen.resize(moment.cols, moment.rows)
    if (moment.kind !== 'output') continue
    screen.write(moment.data)
    // Narrow panes wrap words.
    const text = screen.shownText().join('\n').replaceAll(/\s+/g, ' ')
    for (const kind of Object.keys(DIALOGS) as Dialog['kind'][]) {
      const from = open.get(kind)
      if (DIALOGS[kind].test(text)) open.set(kind, from ?? index)
      else if (from !== undefined) {
        found.push({ kind, from, to: index })
        open.delete(kind)
      }
    }
  }
  for (const [kind, from] of open) found.push({ kind, from, to: moments.length })
  return found
}
