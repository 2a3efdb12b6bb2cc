import { answerText } from './answer-text.ts'
import type { Dialog } from './dialog.ts'
import { dialogText } from './dialog-text.ts'
import { isDialog, type Finding } from './rules.ts'

/** Longest text, in characters: it is shown in one line. */
const MAX_TEXT = 200

/** The text of a dialog, or the end of an answer, also of one that is being written. */
export function saidOn(
  rows: readonly string[],
  { rule, text }: Finding,
  dialog: Dialog | undefined,
): string | undefined {
  if (rule.state === 'permission') return wordsOf(dialog) ?? dialogText(rows) ?? text
  if (isDialog(rule.state)) return dialogText(rows) ?? text
  return answerText(rows)
}

/** Question and subject of a permission as the layout of the agent's dialogs tells them; undefined unless both are sure. */
function wordsOf(dialog: Dialog | undefined): string | undefined {
  const { question, subject, unanswerable } = dialog ?? {}
  if (question === undefined || subject === undefined || unanswerable !== undefined) return undefined
  if (question.includes(subject)) return question
  return `${question} ${subject}`.replaceAll(/\s+/g, ' ').slice(0, MAX_TEXT)
}
