import { sha256 } from '../base/sha256.ts'
import { plain } from '../terminal/plain.ts'
import type { DialogLayout } from './dialog-layout.ts'
import { partsOf, type DialogParts } from './dialog-parts.ts'
import { MAX_SUBJECT, whyUnanswerable } from './dialog-refusal.ts'
import { kindOf, type OptionKind } from './option-kind.ts'
import { isDialog, type Rule } from './rules.ts'

/** Longest texts, in characters. */
const MAX_QUESTION = 400
const MAX_LABEL = 400
/** Hex digits of a fingerprint: nobody can find another command that has the same. */
const FINGERPRINT_DIGITS = 32

export interface DialogOption {
  /** As the agent wrote it. */
  readonly label: string
  /** The key that chooses it; undefined when it cannot be chosen from elsewhere. */
  readonly key?: string
  readonly kind: OptionKind
}

/** A dialog of an agent, as it stands on its screen. */
export interface Dialog {
  readonly question?: string
  /** The command, the file or whatever it is about. */
  readonly subject?: string
  readonly options: readonly DialogOption[]
  /** Stands for question, subject and options, whatever is highlighted, spins or counts. */
  readonly fingerprint: string
  /** Why it cannot be answered from elsewhere. */
  readonly unanswerable?: string
}

/**
 * Reads the dialog that `rule` has found at the bottom of a screen: everything in it comes from these rows, and nothing from a
 * table. Undefined when the rule finds no dialog.
 */
export function readDialog(
  screen: readonly string[],
  rule: Rule,
  layout: DialogLayout | undefined,
): Dialog | undefined {
  if (!isDialog(rule.state) || rule.besidePrompt === true) return undefined
  const parts = partsOf(screen, rule, layout)
  const unanswerable = whyUnanswerable(rule, layout, parts)
  const options = (parts.found?.options ?? []).map(({ label, key }): DialogOption => {
    // An answer to a question grants nothing that its words could tell.
    const kind = rule.state === 'permission' ? kindOf(label) : 'other'
    const isWhole = label.length <= MAX_LABEL && !label.endsWith('…')
    const isChosen = isWhole && rule.press?.except?.test(label) !== true
    const shown = { label: plain(label).slice(0, MAX_LABEL), kind }
    return unanswerable === undefined && isChosen && key !== undefined ? { ...shown, key } : shown
  })
  const { question, subject } = parts
  return {
    ...(question === undefined ? {} : { question: plain(question).slice(0, MAX_QUESTION) }),
    ...(subject === undefined ? {} : { subject: linesOf(subject).slice(0, MAX_SUBJECT) }),
    options,
    fingerprint: fingerprintOf(rule, parts),
    ...(unanswerable === undefined ? {} : { unanswerable }),
  }
}

/** Stands for all of the dialog but what is highlighted and what stands below the options. */
function fingerprintOf({ state }: Rule, { question, subject, found, above, hasTop }: DialogParts): string {
  const options = found?.options.map(({ key, label }) => `${key ?? ''} ${label}`) ?? []
  const parts = [state, question ?? '', subject ?? '', hasTop ? above.join('\n').trim() : '', ...options]
  return sha256(parts.join('\0')).slice(0, FINGERPRINT_DIGITS)
}

function linesOf(text: string): string {
  return text.split('\n').map(plain).join('\n')
}
