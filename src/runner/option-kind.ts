/** What an option of a dialog does: it grants once, grants more than that, refuses, or does something else. */
export const OPTION_KINDS = ['once', 'always', 'no', 'other'] as const
export type OptionKind = (typeof OPTION_KINDS)[number]

/** The key that an agent names behind an option, such as `(y)`, `(esc)` or `(Esc to stop)`. */
const KEY_HINT = /\s*\((?:[a-z]|esc(?: to \w+)?|shift\+tab)\)$/iu
/** Commands and names in a label, which are not the agent's own words. */
const QUOTED = /`[^`]*`?|'[^']*\*'/gu
const ONCE =
  /^(?:yes|yes, proceed|(?:yes, )?(?:allow|approve|accept|run)(?: once| it| this)?|yes, (?:allow|approve) it once|run \(once\))$/iu
const ALLOWS = /^(?:yes|always|allow|approve|accept|run|proceed|switch|enable|auto)\b/iu
const REFUSES = /^(?:no(?=$|[,.;:]| \()|deny\b|reject\b|decline\b|disallow\b|don['’]t allow\b)/iu
/** Words of what lasts longer, or reaches further, than the one thing that is asked about. */
const LASTING =
  /\b(?:always|again|session|permanent\w*|forever|remember\w*|from now on|every\w*|all|any\w*|auto\w*|modes?|switch|bypass|yolo|future|project|user|repo\w*|globally|without)\b/iu

/** What an option does, by the words of its label; `other` where they do not tell. */
export function kindOf(label: string): OptionKind {
  const words = label.replace(KEY_HINT, '').trim()
  const own = words.replaceAll(QUOTED, '')
  if (ONCE.test(words)) return 'once'
  if (REFUSES.test(own)) return LASTING.test(own) ? 'other' : 'no'
  return ALLOWS.test(own) && LASTING.test(own) ? 'always' : 'other'
}
