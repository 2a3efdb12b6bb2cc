import type { DialogLayout } from './dialog-layout.ts'
import type { DialogParts } from './dialog-parts.ts'
import type { Rule, RuleState } from './rules.ts'

/** Longest subject, in characters, that can be shown elsewhere. */
export const MAX_SUBJECT = 4000

/** Dialogs that are never answered without a look at the pane. */
const NEVER: Readonly<Partial<Record<RuleState, string>>> = {
  trust: 'it asks whether you trust what is there',
  login: 'it asks you to log in',
  limit: 'it has reached a limit',
}
/** The same by the words of a question or an option, whatever the rule takes it for. */
const NEVER_BY_WORDS: readonly (readonly [RegExp, string])[] = [
  [/\btrust/iu, 'it asks whether you trust what is there'],
  [/\b(?:log ?in|sign ?in|api key|authenticat\w+|password|credentials?)\b/iu, 'it asks you to log in'],
  [/\b(?:(?:usage|rate) limit|upgrade|credits?|quota)\b/iu, 'it has reached a limit'],
  [
    /\b(?:plan(?:ning)?|ready to (?:code|start)|manually (?:approve|accept)|would you like to proceed)\b/iu,
    'it asks about a plan',
  ],
]
/** What an agent quotes of a command or a file. */
const QUOTED = /`[^`]*`?|'[^']*'/gu
/** Signs that rows are left out, or that there is more above or below. */
const CUT =
  /^\W*\[?…?\s*\d+ (?:more |hidden )?lines?\b|\b(?:first|last) \d+ lines? hidden\b|^[▲▼]$|^[↑↓] \d|^[↑↓] \d+ more|^\.{3}\s*\(?\d+ /iu
const CHECK_BOX = /^\[[ x✔✓]?\]|^[☐☑☒◻◼]/u
/** Digits choose at once where there are no more options than this. */
const MOST_DIGITS = 9
/** With options each of which has a key of its own, fewer than two are no choice. */
const FEWEST = 2

/** Why a dialog cannot be answered from elsewhere; undefined where it can. */
export function whyUnanswerable(rule: Rule, layout: DialogLayout | undefined, parts: DialogParts): string | undefined {
  const { question, subject, found, above, below, hasTop } = parts
  const never = NEVER[rule.state] ?? byWords(rule, parts)
  if (never !== undefined) return never
  if (rule.press === undefined || layout === undefined) return 'which keys it takes was not tried'
  if (found === undefined || found.options.length < FEWEST) return 'its options cannot be read'
  if (found.by !== rule.press.by || found.options.length > MOST_DIGITS) return 'its options have no keys that are known'
  if (found.options.some(({ label }) => CHECK_BOX.test(label))) return 'more than one option can be chosen'
  const isCut = !hasTop || question === undefined || [...above, ...below].some((row) => CUT.test(row))
  const isShort = rule.state === 'permission' && subject === undefined
  if (isCut || isShort || (subject ?? '').length > MAX_SUBJECT) return 'not all of it is on the screen'
  if (layout.oneRow && isPerhapsCut(subject ?? '', parts.width)) return 'not all of it may be on the screen'
  return undefined
}

/** By the agent's own words: those of a question that the model asks are not. */
function byWords({ state, press }: Rule, { question = '', found }: DialogParts): string | undefined {
  if (state !== 'permission' && press !== undefined) return undefined
  const words = [question, ...(found?.options.map(({ label }) => label) ?? [])].map((text) =>
    text.replaceAll(QUOTED, ''),
  )
  return NEVER_BY_WORDS.find(([pattern]) => words.some((text) => pattern.test(text)))?.[1]
}

/** True for a row that may have gone on: the next word may not have fitted. */
function isPerhapsCut(subject: string, width: number): boolean {
  return subject.length > width / 2
}
