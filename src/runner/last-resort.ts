import { isDialog, type Place, type Rule } from './rules.ts'

/** A marker before a numbered choice. A bullet of an answer can look so; the prompt below it says that it is none. */
const CHOICE = /^(?:[❯›●◉▸►➤→▶>] ?)\d{1,2}[.)] +\S.*$/mu
/** Keys that end a dialog, in words of many programs. A row that is too narrow goes on in the next one. */
const KEYS = [
  String.raw`(?:enter|return|⏎|↵)(?:/\w+)?:?\s+(?:to\s+)?(?:accept|approve|choose|confirm|continue|open|proceed|resume|retry|select|submit|toggle)\b`,
  String.raw`\besc(?:ape)?:?\s+(?:to\s+)?(?:back|cancel|close|decline|dismiss|exit|go\s+back|reject|skip)\b`,
  String.raw`↑/?↓:?\s+(?:to\s+)?(?:choose|move|navigate|select)\b`,
  String.raw`\bpress\s+(?:any\s+key|enter|return)\b`,
  String.raw`[[(][yY]/[nN][\])]`,
]
const KEY_HINT = new RegExp(`^.*(?:${KEYS.join('|')})`, 'imu')
/** What turns at the bottom, or counts seconds, is at work: the key that it names ends that. */
const WORK = /^[⠀-⣿] \S|\(\d+[hms]\b[^()\n]*\besc\b/mu
const NOWHERE: ReadonlyMap<Place, RegExp> = new Map()

/**
 * Adds to the rules of an agent what dialogs of any program look like, for those that no rule knows: a marker before a
 * numbered choice, or a hint of keys at the bottom. Where the rules know the prompt of the agent (`prompt`), a dialog is told
 * before anything that also stands above one; else only where no rule fits.
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

/** What is also seen while a person can type. */
function isBesidePrompt({ state, all, prompt }: Rule): boolean {
  const isOnScreen = [...all.keys()].some((place) => place !== 'title' && place !== 'notification')
  return isOnScreen && (state === 'idle' || (isDialog(state) && prompt.size === 0))
}
