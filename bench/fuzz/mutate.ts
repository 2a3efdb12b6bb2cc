/** Pieces of every language that an input may be read as. */
const TOKENS: readonly Buffer[] = [
  '\u001b[',
  '\u001b]',
  '\u001bP',
  '\u001b_',
  '\u001b\\',
  '\u0007',
  '\u0018',
  '\u001b[?1049h',
  '\u001b[?1049l',
  '\u001bc',
  '\u001b[2J',
  '\u001b[H',
  '\u001b[3J',
  '\u001b[999999999S',
  '\u001b[1;3r',
  '\u001b]0;',
  '\u001b]8;;',
  '\u001bk',
  '\u001b[38;2;1;2;3m',
  '\r',
  '\n',
  '\r\n',
  '\t',
  '\b',
  '漢',
  'e\u0301',
  '👩‍👧',
  '\u202e',
  '\u009b',
  '\u0000',
  '%begin 1 2 1\n',
  '%end 1 2 1\n',
  '%error 1 2 1\n',
  '%output %1 ',
  '%extended-output %1 5 : ',
  '\\033',
  '\\',
  '%exit\n',
  '%session-changed $1 x\n',
  '%layout-change @1 x y *\n',
  '%pause %1\n',
  '%subscription-changed a $1 @1 1 %1 : x\n',
  '{',
  '}',
  '[',
  ']',
  '"',
  ':',
  ',',
  '{"v":1,"id":1,"method":"hello"}\n',
  '"params":{}',
  '__proto__',
  '1e999',
  '-0',
  'null',
  '{"kind":"size","at":0,"time":1,"cols":80,"rows":24}\n',
  '"at":',
  '30s',
  '100M',
  '0.5',
  '9007199254740993',
].map((text) => Buffer.from(text))

const BYTES = [0x00, 0x0a, 0x1b, 0x20, 0x25, 0x5c, 0x7f, 0x80, 0x9b, 0xc2, 0xe2, 0xf0, 0xff]
const MAX_BYTES = 8192
const MAX_CHANGES = 6

/** A number from 0 to below `below`. */
export type Pick = (below: number) => number

/** One input made of others by a few changes, never longer than 8 KiB. */
export function mutate(corpus: readonly Buffer[], pick: Pick): Buffer {
  const one = (): Buffer => corpus[pick(corpus.length)] ?? Buffer.alloc(0)
  let input = window(one(), pick)
  for (let count = 1 + pick(MAX_CHANGES); count > 0; count -= 1) input = change(input, one, pick)
  return input.subarray(0, MAX_BYTES)
}

/** A part of an input, more often a short one: these are quick. */
function window(input: Buffer, pick: Pick): Buffer {
  const from = pick(2) === 0 ? 0 : pick(input.length + 1)
  return Buffer.from(input.subarray(from, from + pick(pick(MAX_BYTES / 2) + 1) + 1))
}

function change(input: Buffer, other: () => Buffer, pick: Pick): Buffer {
  const at = pick(input.length + 1)
  const to = Math.min(input.length, at + pick(pick(2) === 0 ? 8 : 256))
  const put = (part: Buffer): Buffer => Buffer.concat([input.subarray(0, at), part, input.subarray(at)])
  switch (pick(8)) {
    case 0:
      return put(TOKENS[pick(TOKENS.length)] ?? Buffer.alloc(0))
    case 1:
      return put(Buffer.from([BYTES[pick(BYTES.length)] ?? 0]))
    case 2:
      return put(Buffer.from(Array.from({ length: pick(32) }, () => pick(256))))
    case 3:
      return Buffer.concat([input.subarray(0, at), input.subarray(to)])
    case 4:
      return put(Buffer.concat(Array.from({ length: 1 + pick(20) }, () => input.subarray(at, to))))
    case 5:
      return put(window(other(), pick).subarray(0, 512))
    case 6:
      return Buffer.from(input.map((byte, place) => (place === at ? byte ^ (1 << pick(8)) : byte)))
    default:
      return input.subarray(0, at)
  }
}

/** The input cut into pieces anywhere. */
export function cutAnywhere(input: Buffer, pick: Pick): Buffer[] {
  const cuts = Array.from({ length: 1 + pick(8) }, () => pick(input.length + 1)).toSorted((one, two) => one - two)
  return [0, ...cuts].map((from, at) => input.subarray(from, cuts[at] ?? input.length))
}
