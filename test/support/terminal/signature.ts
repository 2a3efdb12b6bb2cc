import type { Aspect } from './compare.ts'
import type { Scenario } from './scenario.ts'

const MAX_TOKENS = 8
/** Sequences first, then text by the kinds of its characters. */
const TOKEN = new RegExp(
  [
    '\\x1b\\[(?<csi>[\\x20-\\x3f]*)(?<final>[@-~])',
    '\\x1b(?<string>[\\]P_^Xk])[^\\x07\\x1b\\x18\\x1a]*(?:\\x07|\\x1b\\\\|\\x18|\\x1a)?',
    '\\x1b(?<escape>[ -/]*[0-~]?)',
    '(?<control>[\\x00-\\x1a\\x1c-\\x1f\\x7f])',
    '(?<ascii>[ -~]+)',
    '(?<mark>[\\p{Mn}\\p{Me}\\p{Cf}\\p{Emoji_Modifier}\\ufe00-\\ufe0f]+)',
    '(?<flag>[\\u{1f1e6}-\\u{1f1ff}]+)',
    '(?<emoji>\\p{Extended_Pictographic}+)',
    '(?<jamo>[\\u1100-\\u11ff\\ua960-\\ua97f\\ud7b0-\\ud7ff]+)',
    '(?<cjk>[\\u2e80-\\u9fff\\uac00-\\ud7af\\uff00-\\uff60]+)',
    '(?<invalid>\\ufffd+)',
    '(?<other>[^])',
  ].join('|'),
  'gu',
)

/** A rough name of what a minimal scenario does, to tell differences of one kind from those of another. */
export function signature({ steps }: Scenario, aspects: readonly Aspect[]): string {
  const tokens: string[] = []
  for (const step of steps) {
    const names = step.kind === 'write' ? tokensOf(step.data.toString()) : [step.kind]
    for (const name of names) if (tokens.at(-1) !== name) tokens.push(name)
  }
  const shown = tokens.slice(0, MAX_TOKENS).join(' ')
  return `${aspects.join('+')}: ${shown}${tokens.length > MAX_TOKENS ? ' …' : ''}`
}

function* tokensOf(text: string): Iterable<string> {
  for (const { groups = {} } of text.matchAll(TOKEN)) {
    const { csi, final = '', string, escape, control } = groups
    if (csi !== undefined) yield `CSI ${marked(csi, final)}${final}`
    else if (string !== undefined) yield `ESC ${string}…`
    else if (escape !== undefined) yield `ESC ${escape}`
    else if (control !== undefined) yield CONTROLS[control] ?? `0x${control.charCodeAt(0).toString(16)}`
    else yield Object.keys(groups).find((name) => groups[name] !== undefined) ?? ''
  }
}

/** Modes and attributes are what their numbers say; of other numbers only that they are there counts. */
function marked(parameters: string, final: string): string {
  if ('hlmJK'.includes(final)) return parameters
  return parameters.replace(/[\d:;]+/g, 'n')
}

const CONTROLS: Readonly<Record<string, string>> = {
  '\b': 'BS',
  '\t': 'HT',
  '\n': 'LF',
  '\v': 'VT',
  '\f': 'FF',
  '\r': 'CR',
  '\x0e': 'SO',
  '\x0f': 'SI',
  '\x18': 'CAN',
  '\x1a': 'SUB',
  '\x7f': 'DEL',
}
