import type { Random } from '../choices.ts'
import type { Size } from './scenario.ts'
import { words } from './text.ts'

export type SequenceKind =
  | 'newline'
  | 'control'
  | 'move'
  | 'place'
  | 'erase'
  | 'edit'
  | 'scroll'
  | 'region'
  | 'repeat'
  | 'save'
  | 'tab'
  | 'mode'
  | 'alternate'
  | 'reset'
  | 'colour'
  | 'title'
  | 'link'
  | 'string'
  | 'charset'
  | 'query'
  | 'unknown'
  | 'broken'

const ESC = '\x1b'
const CSI = `${ESC}[`
/** Zero, numbers at which counters may end, and what is no number. */
const ODD = [
  '0',
  '00',
  '65535',
  '32767',
  '99999',
  '2147483647',
  '2147483648',
  '4294967295',
  '4294967296',
  '9'.repeat(20),
  '-1',
  ':',
  '1:2',
]
const ENDS = ['\x07', `${ESC}\\`, `${ESC}\\`, '\x9c', '\x18', '']
const MODES = [
  1, 3, 4, 5, 6, 7, 9, 12, 25, 45, 66, 69, 1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1015, 2004, 2026, 2031, 9001,
]

const LINK_IDS = ['', 'id=1', 'id=a:b=c', 'b=c:id=a', 'id=', 'id=1:id=2', 'x', ':', 'id=\\', 'id=\xc3\xa9']
const LINK_TARGETS = [
  ...words('a;b a\\b \xc3\xa9 \xff \x7f "$x" \xef\xbf\xbd \xf4\x90\x80\x80 \xed\xa0\x80'),
  '',
  `u${'x'.repeat(1023)}`,
  `u${'x'.repeat(1024)}`,
]

/** One step of a program: most often one sequence, as latin1. */
export function sequence(random: Random, kind: SequenceKind, { cols, rows }: Size): string {
  const pick = <T extends string>(...items: readonly T[]): string => random.pick(items) ?? ''
  const number = (most: number): string => {
    const how = random.weighted({ none: 3, small: 6, fit: 5, over: 1, odd: 1 })
    if (how === 'none') return ''
    if (how === 'odd') return pick(...ODD)
    return String(how === 'small' ? random.int(1, 3) : how === 'fit' ? random.int(1, most) : most + random.int(1, 3))
  }
  const numbers = (...most: readonly number[]): string => {
    const given = most.map(number)
    if (random.chance(0.05)) given.push(number(9))
    if (random.chance(0.05)) given.pop()
    return given.join(';')
  }
  switch (kind) {
    case 'newline':
      return pick('\r\n', '\r\n', '\r\n', '\r\n', '\n', '\r', '\r\n\r\n', '\n'.repeat(random.int(1, rows)))
    case 'control':
      return pick('\b', '\b\b\b', '\t', '\t', '\v', '\f', '\x0e', '\x0f', '\x07', '\0', '\x7f', '\x05', '\x01', '\x1f')
    case 'move':
      return random.chance(0.2)
        ? pick(`${ESC}M`, `${ESC}D`, `${ESC}E`, `${ESC}M`, `${ESC}6`, `${ESC}9`)
        : `${CSI}${numbers(random.chance(0.5) ? cols : rows)}${pick('A', 'B', 'C', 'D', 'E', 'F', 'a', 'e')}`
    case 'place':
      return random.chance(0.7)
        ? `${CSI}${numbers(rows, cols)}${pick('H', 'H', 'f')}`
        : random.chance(0.5)
          ? `${CSI}${numbers(cols)}${pick('G', '`')}`
          : `${CSI}${numbers(rows)}d`
    case 'erase':
      return random.chance(0.3)
        ? `${CSI}${number(cols)}X`
        : `${CSI}${random.chance(0.1) ? '?' : ''}${pick('', '', '0', '1', '2', '2', '3', '4', '99')}${pick('J', 'K', 'K')}`
    case 'edit':
      return `${CSI}${numbers(random.chance(0.5) ? cols : rows)}${pick('@', 'P', 'L', 'M')}`
    case 'scroll':
      return random.chance(0.3) ? ESC + pick('M', 'D', 'E') : `${CSI}${numbers(rows)}${pick('S', 'T')}`
    case 'region':
      return random.chance(0.25) ? `${CSI}r` : `${CSI}${numbers(rows, rows)}r`
    case 'repeat':
      return `${pick('x', '', '漢', '\r', 'e\u0301', '👩‍')}${CSI}${numbers(cols)}b`
    case 'save':
      return pick(`${ESC}7`, `${ESC}8`, `${CSI}s`, `${CSI}u`, `${CSI}?1048h`, `${CSI}?1048l`)
    case 'tab':
      return pick(
        '\t',
        '\t\t',
        `${ESC}H`,
        `${CSI}g`,
        `${CSI}3g`,
        `${CSI}${number(9)}g`,
        `${CSI}${numbers(5)}I`,
        `${CSI}${numbers(5)}Z`,
        `${CSI}?5W`,
      )
    case 'mode':
      return random.chance(0.6)
        ? `${CSI}${pick('4', '4', '20', '?6', '?6', '?7', '?7', '?3', '34', '2', '12', '?25')}${pick('h', 'l')}`
        : `${CSI}?${Array.from({ length: random.int(1, 3) }, () => random.pick(MODES)).join(';')}${pick('h', 'l', 's', 'r')}`
    case 'alternate':
      return `${CSI}?${pick('47', '1047', '1049', '1049', '1049', '25;1049', '1049;2004')}${pick('h', 'l')}`
    case 'reset':
      return pick(
        `${ESC}c`,
        `${CSI}!p`,
        `${ESC}#8`,
        `${ESC}#8`,
        `${ESC}#3`,
        `${ESC}#6`,
        `${CSI}2J${CSI}H`,
        `${CSI}H${CSI}2J${CSI}3J`,
      )
    case 'colour':
      return `${CSI}${colours(random)}m`
    case 'title':
      return `${ESC}]${pick('0;a title', '2;ünïcode ✳', '1;x', '7;file:///home/x', '2;', `2;${'t'.repeat(300)}`, '0')}${pick(...ENDS)}`
    case 'link':
      return random.chance(0.4)
        ? `${ESC}]8;${pick(...LINK_IDS)};${pick(...LINK_TARGETS)}${pick(...ENDS)}${pick('link', 'a b', '')}`
        : `${ESC}]8;${pick('', 'id=1')};${pick('http://example.com', 'file:///x', '')}${pick(...ENDS)}${pick('link', '')}${pick(`${ESC}]8;;${ESC}\\`, '')}`
    case 'string':
      return strings(random, pick)
    case 'charset':
      return pick(
        ...words('(0 (B )0 )B *0 +A (A -A %G %@ (%5 n o N O').map((it) => ESC + it),
        '\x0e',
        '\x0f',
        'lqk',
        `${ESC}(0lqqk${ESC}(B`,
        `${ESC}(0q${CSI}3b`,
      )
    case 'query':
      return pick(
        ...words('c >c =c 5n 6n ?6n 0c ?996n 14t 16t 18t 21t 22;0t 23;0t 22;2t 23t 8;10;10t x').map((it) => CSI + it),
        ...words('>q ?u >1u =1u <u >4;1m ?4m ?25$p 4$p ?1049$p "q 1"q !p').map((it) => CSI + it),
        CSI + '2 q',
        CSI + '0 q',
        ...words(`${ESC}]10;?\x07 ${ESC}]11;?${ESC}\\ ${ESC}]4;1;?\x07 ${ESC}[?1$p ${ESC}Z \x05`),
      )
    case 'unknown':
      return pick(
        ...words(`~ 1~ 5;1y ?1;2c >0;1x =5h <3M 1'} 1'~ 1$r 1;1;2;2$z 1;1;3;3;65$x 1*x #{ 1;2 % 1#p`).map(
          (it) => CSI + it,
        ),
        CSI + '1 A',
        CSI + '1 @',
        CSI + '2 A',
        CSI + '& k',
        ...words('= > < l m | } ~ F G V W [[A "x & P 1 5').map((it) => ESC + it),
        ESC + ' F',
        ESC + ' G',
        `${CSI}${'1;'.repeat(random.int(20, 40))}1m`,
        `${CSI}${'1'.repeat(70)}C`,
        `${CSI}1;${'$'.repeat(random.int(1, 6))}m`,
      )
    case 'broken':
      return pick(
        ...words(
          `${CSI}3\x18 ${CSI}3\x1a ${CSI}3${ESC}[1m ${ESC}${ESC}[2C ${CSI}2\nC ${CSI}2\rC ${CSI}\x7f2C ${CSI}2\xe9C ${CSI}\t5C`,
        ),
        ...words(
          `${ESC}\x18 ${ESC}\x1a ${ESC}]2;x\x18y ${ESC}]2;x${ESC}[1mz ${ESC}P1\x1b[2Cq ${ESC}P+\x18 ${ESC}\n[2C ${ESC}(${ESC}(0`,
        ),
        ...words(
          `${ESC} ${CSI} ${CSI}? ${CSI}1; ${ESC}] ${ESC}P ${ESC}_ ${ESC}^ ${ESC}X ${ESC}k ${ESC}( ${ESC}# ${ESC}%`,
        ),
      )
  }
}

function strings(random: Random, pick: (...items: readonly string[]) => string): string {
  const end = pick(...ENDS)
  const kind = random.weighted({ osc: 5, dcs: 4, sixel: 1, apc: 2, rename: 1 })
  if (kind === 'sixel') return `${ESC}P${picture(random, pick)}${pick(`${ESC}\\`, `${ESC}\\`, end)}`
  if (kind === 'rename') return `${ESC}kname${pick(`${ESC}\\`, '\x07', `${ESC}\\`)}`
  if (kind === 'apc')
    return `${ESC}${pick('_', '^', 'X')}${pick('Gf=100;AAAA', 'privacy', '', 'a\nb', `x${ESC}[1m`)}${end}`
  if (kind === 'osc') {
    const body = pick(
      ...words('4;1;rgb:ff/00/00 4;1;#ff0000;2;blue 10;#fff 11;black 12;red 104 104;1 110 111 112'),
      ...words(
        '52;c;aGVsbG8= 52;c;? 52;; 133;A 133;B 133;C 133;D;0 133;A;cl=m 9;4;1;50 777;notify;a;b 1337;File=:AA==',
      ),
      ...words('; x 99999;y 2;a\nb 2;\xff\xfe 5522;x 3008;x'),
      '',
    )
    return `${ESC}]${body}${end}`
  }
  const body = pick(
    ...words('q"1;1;6;6#0;2;0;0;0~- 0;0;0q#0~~ +q544e $qm $qr 1$r =1s =2s tmux 1;2|x 1000p'),
    '$q q',
    '',
    ' q',
    ...words(`tmux;${ESC}${ESC}[31m tmux;${ESC}${ESC}]2;t\x07 tmux;text a\nb x\x07y q${'?'.repeat(200)}`),
  )
  return `${ESC}P${body}${end}`
}

/** A picture of some cells, most often one that is none. Up to 3.5 tmux ends where one is larger than the pane: seldom. */
function picture(random: Random, pick: (...items: readonly string[]) => string): string {
  const most = random.chance(0.1) ? 600 : 60
  const part = (): string => {
    const many = `!${random.int(1, most)}${pick('~', '?', '@', '~', '\n')}`
    return pick(many, many, '-', '-', '$', '~', '?', '#1', '#1;2;0;0;100', '#1;1;360;0;0', '#1;2;0;0;101', '#2;3;0;0;0')
  }
  const raster = pick('', '', `"1;1;${random.int(0, most)};${random.int(0, most)}`, '"1;1', '"1;1;2', '"1;1;2;3;4')
  const parts = Array.from({ length: random.int(0, 20) }, part).join('')
  return `${pick('', '', '0;1;0', '1;99999999999', '!')}q${raster}${parts}${random.chance(0.1) ? '=' : ''}`
}

function colours(random: Random): string {
  const byte = (): number => random.int(0, 255)
  const one = (): string => {
    const base = random.pick(['38', '48', '58']) ?? ''
    switch (random.weighted({ reset: 3, plain: 8, bright: 2, indexed: 3, rgb: 3, under: 2, odd: 1 })) {
      case 'reset':
        return random.pick(['', '0', '39', '49', '59', '22', '24', '27']) ?? ''
      case 'plain':
        return (
          random.pick([
            String(random.int(1, 9)),
            String(random.int(21, 29)),
            `3${random.int(0, 7)}`,
            `4${random.int(0, 7)}`,
          ]) ?? ''
        )
      case 'bright':
        return `${random.pick(['9', '10'])}${random.int(0, 7)}`
      case 'indexed':
        return random.pick([`${base};5;${byte()}`, `${base}:5:${byte()}`]) ?? ''
      case 'rgb':
        return (
          random.pick([
            `${base};2;${byte()};${byte()};${byte()}`,
            `${base}:2:${byte()}:${byte()}:${byte()}`,
            `${base}:2::${byte()}:${byte()}:${byte()}`,
            `${base}:2:1:${byte()}:${byte()}:${byte()}:0`,
          ]) ?? ''
        )
      case 'under':
        return `4:${random.int(0, 6)}`
      case 'odd':
        return (
          random.pick(
            words('38 38;5 38;2;1 38;5;256 38;2;1;2;300 48:5 48:2:1 4: 53 55 21 51 99 108 1:2 : 38:5: 4:9'),
          ) ?? ''
        )
    }
  }
  return Array.from(
    { length: random.weighted({ one: 6, two: 2, more: 1 }) === 'one' ? 1 : random.int(2, 5) },
    one,
  ).join(';')
}
