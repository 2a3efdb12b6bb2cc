import type { DialogBody, DialogOptionBody } from '../../ipc/dialogs.ts'

/** How many digits of a fingerprint a person types. */
const SHOWN_DIGITS = 8

/** Names one dialog, as `--seen` takes it. */
export function dialogMark({ episode, fingerprint }: DialogBody): string {
  return `${episode}-${fingerprint.slice(0, SHOWN_DIGITS)}`
}

/** What a dialog asks, about what, and with which options: a label and a line each, for a card. */
export function dialogFacts(dialog: DialogBody): (readonly [label: string, line: string])[] {
  const { question, subject, options, unanswerable } = dialog
  const below = (label: string, lines: readonly string[]): (readonly [string, string])[] =>
    lines.map((line, at) => [at === 0 ? label : '', line] as const)
  return [
    ...below('asks', question === undefined ? [] : [question]),
    ...below('about', subject?.split('\n') ?? []),
    ...below('options', options.map(optionText)),
    ...below('why not here', unanswerable === undefined ? [] : [unanswerable]),
  ]
}

/** An option in one line: its key, its label, and what is special about it. */
export function optionText({ key, label, kind }: DialogOptionBody): string {
  const what = kind === 'always' ? 'always' : 'may do more than answer'
  const note = kind === 'once' || kind === 'no' || key === undefined ? '' : ` (${what}: --confirm)`
  return `${key ?? '-'}  ${label}${note}`
}
