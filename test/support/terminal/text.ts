import type { Random } from '../choices.ts'

export type TextKind = 'words' | 'wide' | 'emoji' | 'marks' | 'jamo' | 'borders' | 'invalid' | 'repeated' | 'any'

const WORDS = [
  'a',
  'to',
  'npm',
  'error:',
  'src/main.ts',
  '100%',
  '{}',
  '"x y"',
  'café',
  'Ünïcödé',
  '£5',
  '~',
  '`',
  'compiled',
]
const CJK = ['漢', '字', 'カ', 'ナ', '中', '文', '。', '「', '한', '글', 'ｱ', 'Ａ', '　']
const EMOJI = [
  ...words('😀 🚀 ✅ ❌ ⚠ ⚠️ ❤️ ❤︎ ☁ ☁️ ⏳ ▶ ▶️ 🀄 🃏 © ©️ ™️ ☺️ ℹ️ ↔️'),
  ...words('👍🏽 👍 🏽 ✌🏿 👋🏻 🫱🏻‍🫲🏿 🫠 🪿 🛜'),
  ...words('👨‍👩‍👧‍👦 👩‍💻 🏳️‍🌈 🏴‍☠️ ❤️‍🔥 🧑🏽‍🚀 🏴󠁧󠁢󠁳󠁣󠁴󠁿 👁️‍🗨️ 🐕‍🦺'),
  ...words('🇩🇪 🇯🇵 🇺🇸 🇩 🇩🇪🇯 🇦🇧🇨🇩'),
  ...words('1️⃣ #️⃣ *⃣ 9⃣ a⃣'),
]
const MARKS = [
  ...words('é ñ à́̂̃ ́ ̈x n̈ ḁ̴ ⃝ नि ก็ ำ สำ ழ் க்ஷ لا ﷺ שָׁ ཀྵ'),
  // Zero width: space, non-joiner, joiner, word joiner, byte order mark, soft hyphen, direction, variation selectors.
  ...words('\u200b \u200c \u200d a\u200db \u2060 \ufeff \u00ad \u200e \u202e \ufe0f \ufe0e'),
  ...words('a\ufe0f 漢\ufe0f 漢\u{e0100} \u034f \u115f \u3164 \u061c \u180e \u2028 \u{e0041}'),
]
/** Marks of two, three and four bytes: a cell holds so many bytes. */
const PILED = words('\u0301 \u0308 \u0323 \u20dd \u200d \ufe0f \u{e0100}')
const JAMO = [
  'ㅎ',
  'ᄒ',
  'ᄒ\u1161',
  'ᄒ\u1161\u11ab',
  '\u1161',
  '\u11ab',
  '하\u11ab',
  '\ud7b0',
  'ᄀ\u1161ᄂ',
  '\ua960\u1161',
]
const BORDERS = [
  '─',
  '│',
  '╭',
  '╮',
  '╰',
  '╯',
  '█',
  '▌',
  '░',
  '⠋',
  '⠹',
  '•',
  '…',
  '→',
  '❯',
  '⏺',
  '✻',
  '·',
  '─'.repeat(30),
  '\ue0b0',
  '\uf115',
]
/** As bytes: cut short, overlong, surrogates, beyond Unicode, C1 controls raw and encoded, noncharacters. */
const INVALID = [
  ...words('\xff \xfe \xc0\xaf \xc1\x81 \xe2\x82 \xe2\x82x \xf0\x9f\x98 \xf0\x9f\x98\x1b[m \x80 \xbf\xbf'),
  ...words(
    '\xed\xa0\x80 \xed\xb0\x80 \xf4\x90\x80\x80 \xf5\x80\x80\x80 \xf8\x88\x80\x80\x80 \xe0\x80\xaf \xc3\xc3\xa9',
  ),
  ...words('\x84 \x85 \x88 \x8d \x9b31m \x9d0;t\x9c \x90q\x9c \xc2\x84 \xc2\x85 \xc2\x9b1m \xc2\xa0 \xc2'),
  ...words('\xef\xbf\xbe \xef\xbf\xbf \xef\xb7\x90 \xf0\x9f\xbf\xbe \xef\xbf\xbd \xf3\xb0\x80\x80 \xf4\x8f\xbf\xbd'),
]

/** A piece of text that a program may print. `cols`: the width that it may be about to fill. */
export function text(random: Random, kind: TextKind, cols: number): string | Buffer {
  const several = (items: readonly string[], most: number): string =>
    Array.from({ length: random.int(1, most) }, () => random.pick(items) ?? '').join(random.chance(0.3) ? ' ' : '')
  switch (kind) {
    case 'words':
      return random.chance(0.15) ? several(WORDS, 40) : several(WORDS, 8)
    case 'wide':
      return random.chance(0.3)
        ? `${'x'.repeat(random.int(0, 3))}${'漢'.repeat(random.int(1, cols))}`
        : several(CJK, 10)
    case 'emoji':
      return random.chance(0.2) ? toned(random) : several(EMOJI, 5)
    case 'marks':
      switch (random.weighted({ few: 4, any: 4, piled: 1 })) {
        case 'few':
          return `a${several(MARKS, 3)}`
        case 'any':
          return several([...MARKS, ...WORDS, ...CJK], 6)
        case 'piled':
          return `${random.pick(['a', 'é', '漢', '👍', '\t']) ?? ''}${several(PILED, 18)}`
      }
    case 'jamo':
      return several(JAMO, 5)
    case 'borders':
      return several(BORDERS, 8)
    case 'invalid':
      return Buffer.from(several(INVALID, 3), 'latin1')
    case 'repeated':
      return (random.pick(['a', '-', ' ', '漢', 'é', '='] as const) ?? '').repeat(aroundOf(random, cols))
    case 'any':
      return anyCharacters(random)
  }
}

/** Pictures with skin tones behind or before them, whether they take one or not. */
function toned(random: Random): string {
  const tone = String.fromCodePoint(random.int(0x1f3fb, 0x1f3ff))
  const picture = String.fromCodePoint(random.chance(0.8) ? random.int(0x1f440, 0x1f9ff) : random.int(0x2600, 0x27bf))
  return random.pick([`${picture}${tone}`, `${picture}${tone}\u200d${picture}`, `${tone}${picture}`, `a${tone}`]) ?? ''
}

/** A width that just does not fill the line, just does, or fills several. */
function aroundOf(random: Random, cols: number): number {
  return Math.max(1, (random.pick([1, 1, 2, 3]) ?? 1) * cols + random.int(-2, 2))
}

/** Code points from everywhere, most from the planes that are in use. */
function anyCharacters(random: Random): string {
  const one = (): string => {
    const from = random.weighted({ latin: 2, bmp: 6, pictures: 3, all: 1 })
    const range = {
      latin: [0xa0, 0x24f],
      bmp: [0x250, 0xffff],
      pictures: [0x1f000, 0x1faff],
      all: [0x10000, 0x10ffff],
    }[from]
    const code = random.int(range[0] ?? 0, range[1] ?? 0)
    return code >= 0xd800 && code <= 0xdfff ? '\ufffd' : String.fromCodePoint(code)
  }
  return Array.from({ length: random.int(1, 6) }, one).join('')
}

/** A list that reads better than one word a line. */
export function words(list: string): string[] {
  return list.split(' ')
}
