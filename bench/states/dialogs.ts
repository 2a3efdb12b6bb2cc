import type { RecordedMoment } from '../../src/runner/recording.ts'
import { Screen } from '../../src/terminal/screen.ts'
import { DIALOGS } from './labels.ts'

/** From which moment to which a dialog was on the screen. Indexes of moments. */
export interface Dialog {
  readonly kind: keyof typeof DIALOGS
  readonly from: number
  readonly to: number
}

/** Every dialog of a recording, by the words on an emulated screen. */
export async function dialogsOf(moments: readonly RecordedMoment[], cols: number, rows: number): Promise<Dialog[]> {
  const screen = new Screen(cols, rows)
  const found: Dialog[] = []
  const open = new Map<Dialog['kind'], number>()
  for (const [index, moment] of moments.entries()) {
    if (moment.kind === 'size') screen.resize(moment.cols, moment.rows)
    if (moment.kind !== 'output') continue
    await screen.write(moment.data)
    // Narrow panes wrap words.
    const text = screen.rows.join('\n').replaceAll(/\s+/g, ' ')
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
  screen.dispose()
  return found
}
