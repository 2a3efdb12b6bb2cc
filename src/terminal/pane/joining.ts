import type { Behaviour } from './behaviour.ts'
import { bytesOf } from './clusters.ts'
import { isRegional } from './widths.ts'

/** Which Hangul letters a character is, as tmux tells them apart (utf8-combined.c). */
type Jamo = 'leading' | 'vowel' | 'trailing' | undefined

function jamoOf(codePoint: number): Jamo {
  if ((codePoint >= 0x1100 && codePoint <= 0x115f) || (codePoint >= 0xa960 && codePoint <= 0xa97c)) return 'leading'
  if ((codePoint >= 0x1160 && codePoint <= 0x11a7) || (codePoint >= 0xd7b0 && codePoint <= 0xd7c6)) return 'vowel'
  if ((codePoint >= 0x11a8 && codePoint <= 0x11ff) || (codePoint >= 0xd7cb && codePoint <= 0xd7fb)) return 'trailing'
  return undefined
}

/** What a Hangul letter does after a text: joins it, begins a new one, or makes no sense; undefined for all others. */
export function jamoJoins(before: string, codePoint: number): 'joins' | 'begins' | 'lost' | undefined {
  const jamo = jamoOf(codePoint)
  if (jamo === undefined) return undefined
  if (jamo === 'leading') return 'begins'
  const last = jamoOf(before.codePointAt(before.length - 1) ?? 0)
  return last === (jamo === 'vowel' ? 'leading' : 'vowel') ? 'joins' : 'lost'
}

/** Emoji that take a skin tone, of tmux since 3.6 (utf8-combined.c). */
const TONED = new Set([
  0x1f44b, 0x1f44c, 0x1f44d, 0x1f44e, 0x1f44f, 0x1f450, 0x1f466, 0x1f467, 0x1f468, 0x1f469, 0x1f46e, 0x1f470, 0x1f471,
  0x1f472, 0x1f473, 0x1f474, 0x1f475, 0x1f476, 0x1f477, 0x1f478, 0x1f47c, 0x1f481, 0x1f482, 0x1f483, 0x1f485, 0x1f486,
  0x1f487, 0x1f4aa, 0x1f575, 0x1f57a, 0x1f590, 0x1f595, 0x1f596, 0x1f645, 0x1f646, 0x1f647, 0x1f64b, 0x1f64c, 0x1f64d,
  0x1f64e, 0x1f64f, 0x1f6b4, 0x1f6b5, 0x1f6b6, 0x1f926, 0x1f937, 0x1f938, 0x1f939, 0x1f93d, 0x1f93e, 0x1f9b5, 0x1f9b6,
  0x1f9b8, 0x1f9b9, 0x1f9cd, 0x1f9ce, 0x1f9cf, 0x1f9d1, 0x1f9d2, 0x1f9d3, 0x1f9d4, 0x1f9d5, 0x1f9d6, 0x1f9d7, 0x1f9d8,
  0x1f9d9, 0x1f9da, 0x1f9db, 0x1f9dc, 0x1f9dd, 0x1f9de, 0x1f9df,
])

export function isSkinTone(codePoint: number): boolean {
  return codePoint >= 0x1f3fb && codePoint <= 0x1f3ff
}

/** True for an emoji and its skin tone, in this order. */
export function takesTone(emoji: number, tone: number): boolean {
  return TONED.has(emoji) && isSkinTone(tone)
}

/** How a character that has a width joins the text before; undefined: not at all. */
export function joinsBy(
  behaviour: Behaviour,
  before: string,
  codePoint: number,
): 'joins' | 'wide' | 'lost' | undefined {
  const first = before.codePointAt(0) ?? 0x20
  if (behaviour.joins === 'modifiers') {
    if (isRegional(codePoint) || isSkinTone(codePoint)) return bytesOf(before) < 2 ? undefined : 'wide'
    return before.endsWith('\u200d') ? 'joins' : undefined
  }
  const jamo = jamoJoins(before, codePoint)
  if (jamo === 'begins') return undefined
  if (jamo !== undefined) return jamo
  const isFlag = isRegional(codePoint) && isRegional(first) && regionals(before) === 1
  if (isFlag || takesTone(codePoint, first) || takesTone(first, codePoint)) return 'wide'
  return before.endsWith('\u200d') ? 'joins' : undefined
}

function regionals(text: string): number {
  return [...text].filter((character) => isRegional(character.codePointAt(0) ?? 0)).length
}
