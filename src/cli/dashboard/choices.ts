import type { DialogOptionBody } from '../../ipc/dialogs.ts'
import type { RunnerRow } from '../../ipc/runners.ts'
import type { Key } from '../../tui/keys.ts'

/** An option of a dialog, and the key of the dashboard that chooses it. */
export interface Choice {
  /** A digit, `y` for the one that allows this once, or `n` for the one that refuses. */
  readonly presses: readonly Key[]
  readonly option: DialogOptionBody
}

/**
 * What can be answered from the list. A digit means the option that bears it; where an agent takes letters it means the
 * place. `y` and `n` mean something only where a single option allows this once, or refuses.
 */
export function choicesOf({ dialog }: Pick<RunnerRow, 'dialog'>): readonly Choice[] {
  if (dialog === undefined || dialog.unanswerable !== undefined) return []
  const isDigit = (key: string | undefined): boolean => key !== undefined && /^[1-9]$/.test(key)
  const hasDigits = dialog.options.some(({ key }) => isDigit(key))
  const single = (kind: DialogOptionBody['kind']): DialogOptionBody | undefined => {
    const found = dialog.options.filter((option) => option.kind === kind)
    return found.length === 1 ? found[0] : undefined
  }
  return dialog.options.flatMap((option, at) => {
    if (option.key === undefined) return []
    const digit = hasDigits ? option.key : String(at + 1)
    const presses = [
      ...(isDigit(digit) ? [digit] : []),
      ...(option === single('once') ? ['y'] : []),
      ...(option === single('no') ? ['n'] : []),
    ]
    return presses.length === 0 ? [] : [{ presses, option }]
  })
}

/** How a runner is answered: a line for each option, with the keys that choose it; or why it is not from the list. */
export function answerLines(runner: Pick<RunnerRow, 'dialog'>): readonly string[] {
  const { dialog } = runner
  if (dialog === undefined) return []
  if (dialog.unanswerable !== undefined) return [`go there to answer: ${dialog.unanswerable}`]
  const choices = choicesOf(runner)
  return dialog.options.map((option) => {
    const presses = choices.find((choice) => choice.option === option)?.presses.join('/') ?? '-'
    return `${presses} ${option.label}`
  })
}

/** What a runner asks and about what, all of it, and how it is answered; nothing of one that shows no dialog. */
export function askedLines(runner: Pick<RunnerRow, 'dialog'>): readonly string[] {
  const { dialog } = runner
  const asked = [dialog?.question, dialog?.subject?.replaceAll('\n', ' ⏎ ')].filter(Boolean).join(' ')
  return [asked, ...answerLines(runner)].filter((line) => line !== '')
}
