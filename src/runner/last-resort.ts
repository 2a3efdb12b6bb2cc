import { findRule, isDialog, screenView, type Place, type Rule } from './rules.ts'

/** A marker before a numbered choice. The bullet of an answer can look the same; then a prompt stands below it. */
const CHOICE = /^(?:[❯›●◉▸►➤→▶>] ?)\d{1,2}[.)] +\S.*$/mu
/** Hints of keys that end a dialog, in the words of many programs. In a narrow pane a hint may take two rows. */
const KEYS = [
  String.raw`(?:enter|return|⏎|↵)(?:/\w+)?:?\s+(?:to\s+)?(?:accept|approve|choose|confirm|continue|open|proceed|resume|retry|select|submit|toggle)\b`,
  String.raw`\besc(?:ape)?:?\s+(?:to\s+)?(?:back|cancel|close|decline|dismiss|exit|go\s+back|reject|skip)\b`,
  String.raw`↑/?↓:?\s+(?:to\s+)?(?:choose|move|navigate|select)\b`,
  String.raw`\bpress\s+(?:any\s+key|enter|return)\b`,
  String.raw`[[(][yY]/[nN][\])]`,
]
const KEY_HINT = new RegExp(`^.*(?:${KEYS.join('|')})`, 'imu')
/** A spinner or a counter of seconds at the bottom: the agent works, and the key that it names stops that. */
const WORK = /^[⠀-⣿] \S|\(\d+[hms]\b[^()\n]*\besc\b/mu
const NOWHERE: ReadonlyMap<Place, RegExp> = new Map()

/**
 * Adds rules for dialogs that no rule of the agent matches: a marker before a numbered choice, or a hint of keys at the
 * bottom. If the rules know the agent's prompt (`prompt`), these come before rules that also match above a prompt;
 * else they come last.
 */
export function withLastResort(
  agent: string,
  rules: readonly Rule[],
  prompt: ReadonlyMap<Place, RegExp>,
): readonly Rule[] {
  const rule = (id: string, place: Place, pattern: RegExp, none: ReadonlyMap<Place, RegExp> = NOWHERE): Rule => {
    const all = new Map([[place, pattern]])
    return { id: `${agent}/${id}`, state: 'question', all, none, look: false, afterWork: false, prompt, settled: true }
  }
  const lastResort = [
    rule('some-choice', 'words', CHOICE),
    rule('some-keys', 'base', KEY_HINT, new Map([['base', WORK]])),
  ]
  const at = prompt.size === 0 ? -1 : rules.findIndex(isBesidePrompt)
  return at < 0 ? [...rules, ...lastResort] : [...rules.slice(0, at), ...lastResort, ...rules.slice(at)]
}

/** True when a screen shows a dialog, as far as that can be told of an agent without rules. */
export function showsDialog(rows: readonly string[]): boolean {
  return findRule(withLastResort('', [], NOWHERE), screenView(rows), true) !== undefined
}

/** True for a rule that also matches while a person can type. */
function isBesidePrompt({ state, all, prompt }: Rule): boolean {
  const isOnScreen = [...all.keys()].some((place) => place !== 'title' && place !== 'notification')
  return isOnScreen && (state === 'idle' || (isDialog(state) && prompt.size === 0))
}
