import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Decoder } from './decoder.ts'
import { cut, decode, escapeOutput, type Message } from './testing/wire.ts'

const lines = (...text: string[]): Buffer => Buffer.from(text.map((line) => `${line}\n`).join(''))

const reply = (body: readonly string[], own = true, ok = true): Message => ({
  reply: { time: 100, number: 7, own, ok, body: body.map((line) => Buffer.from(line)) },
})

describe('Decoder', () => {
  it('hands over output, notifications and replies in the order of the stream', () => {
    const stream = lines(
      '%output %3 a\\015\\012',
      '%begin 100 7 1',
      'one',
      '',
      '%end 100 7 1',
      '%window-add @2',
      '%extended-output %4 250 : b : c',
    )
    expect(decode([stream])).toEqual([
      { output: '%3', data: Buffer.from('a\r\n'), ageMs: undefined },
      reply(['one', '']),
      { notification: { kind: 'window-add', window: '@2', linked: true } },
      { output: '%4', data: Buffer.from('b : c'), ageMs: 250 },
    ])
  })

  it('tells a failed block and one that another command caused', () => {
    expect(decode([lines('%begin 100 7 0', 'no such pane', '%error 100 7 0')])).toEqual([
      reply(['no such pane'], false, false),
    ])
  })

  it.each([
    '%end 100 7 0',
    '%end 100 8 1',
    '%end 101 7 1',
    '%end 100 7 1 ',
    '%end 100 7',
    ' %end 100 7 1',
    '%begin 100 7 1',
  ])('keeps %j as body of another block', (line) => {
    expect(decode([lines('%begin 100 7 1', line, '%end 100 7 1')])).toEqual([reply([line])])
  })

  it('keeps as body what would be a message outside', () => {
    const body = ['%output %1 x', '%pause %1', '%message text', '%exit']
    expect(decode([lines('%begin 100 7 1', ...body, '%end 100 7 1')])).toEqual([reply(body)])
  })

  it.each([
    '%output %1',
    '%output 1 x',
    '%output % x',
    '%output %1x y',
    '%output %12345678901 x',
    '%extended-output %1 x : y',
    '%extended-output %1 5 y',
    '%begin 1 2',
    '%begin 1 2 x',
    '%end 1 2 3',
    'raw',
  ])('reports %j as unknown', (line) => {
    expect(decode([lines(line)])).toEqual([{ notification: { kind: 'unknown', line } }])
  })

  it('ignores words of %extended-output that are newer than we are', () => {
    expect(decode([lines('%extended-output %4 250 new: words : x')])).toEqual([
      { output: '%4', data: Buffer.from('x'), ageMs: 250 },
    ])
  })

  it('gives output without data as empty', () => {
    expect(decode([lines('%output %1 ')])).toEqual([{ output: '%1', data: Buffer.alloc(0), ageMs: undefined }])
  })

  it('skips output that nobody wants', () => {
    const stream = lines('%output %1 a', '%output %2 b', '%extended-output %1 0 : c')
    expect(decode([stream], { wantsOutput: (pane) => pane !== '%1' })).toEqual([
      { output: '%2', data: Buffer.from('b'), ageMs: undefined },
    ])
  })

  it('says whether a block is open', () => {
    const decoder = new Decoder({ output() {}, notification() {}, reply() {} })
    decoder.push(Buffer.from('%begin 1 2 3'))
    expect(decoder.blockOpen).toBe(false)
    decoder.push(Buffer.from('\nbody\n%end 1 2'))
    expect(decoder.blockOpen).toBe(true)
    decoder.push(Buffer.from(' 3\n'))
    expect(decoder.blockOpen).toBe(false)
  })

  it('does not copy a whole line of a chunk', () => {
    const stream = lines('%output %1 plain', '%begin 1 2 3', 'body', '%end 1 2 3')
    const views = decode([stream]).flatMap((message) =>
      'output' in message ? [message.data] : 'reply' in message ? message.reply.body : [],
    )
    expect(views.map(({ buffer }) => buffer === stream.buffer)).toEqual([true, true])
  })

  it('says the same however the stream is cut', () => {
    fc.assert(
      fc.property(stream, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (bytes, places) => {
        const limits = { maxLineBytes: 60 }
        expect(
          decode(
            cut(bytes, places).map((chunk) => Buffer.from(chunk)),
            limits,
          ),
        ).toEqual(decode([bytes], limits))
      }),
    )
  })

  it('says the same byte by byte', () => {
    fc.assert(
      fc.property(stream, (bytes) => {
        const single = Array.from(bytes, (byte) => Buffer.from([byte]))
        expect(decode(single, { maxLineBytes: 60 })).toEqual(decode([bytes], { maxLineBytes: 60 }))
      }),
      { numRuns: 50 },
    )
  })

  it('returns every byte of a pane and every line of a reply, whatever they look like', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        expect(decode([Buffer.concat(parts.map(({ wire }) => wire))])).toEqual(parts.map(({ message }) => message))
      }),
    )
  })
})

describe('the bounds of a Decoder', () => {
  const long = `%window-renamed @1 ${'x'.repeat(2000)}`
  const unknown = { notification: { kind: 'unknown', line: long.slice(0, 1024) } }

  it.each([1, 3, 700, 5000])('drops a long line and goes on, in chunks of %i', (size) => {
    const bytes = lines(long, '%sessions-changed', long)
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
      bytes.subarray(index * size, (index + 1) * size),
    )
    expect(decode(chunks, { maxLineBytes: 1500 })).toEqual([
      unknown,
      { notification: { kind: 'sessions-changed' } },
      unknown,
    ])
  })

  it('lets a line of a block be longer than other lines', () => {
    expect(decode([lines('%begin 100 7 1', long, '%end 100 7 1')], { maxLineBytes: 100 })).toEqual([reply([long])])
  })

  const tooMuch = expect.objectContaining({ kind: 'protocol-violation' })

  it('gives up a block of too many bytes', () => {
    const chunks = [lines('%begin 100 7 1', 'x'.repeat(600), 'x'.repeat(600))]
    expect(() => decode(chunks, { maxBlockBytes: 1000 })).toThrow(tooMuch)
  })

  it('gives up a block of too many empty lines', () => {
    const chunks = [Buffer.from(`%begin 100 7 1\n${'\n'.repeat(1000)}`)]
    expect(() => decode(chunks, { maxBlockBytes: 10_000 })).toThrow(tooMuch)
  })

  it('gives up a block whose line never ends', () => {
    const chunks = [lines('%begin 100 7 1'), ...Array.from({ length: 20 }, () => Buffer.alloc(100, 'x'))]
    expect(() => decode(chunks, { maxBlockBytes: 1000 })).toThrow(tooMuch)
  })

  it('still reads the guard of a block that has just fitted, in pieces too', () => {
    const bytes = lines('%begin 100 7 1', 'x'.repeat(872), '%end 100 7 1')
    const single = Array.from(bytes, (byte) => Buffer.from([byte]))
    expect(decode(single, { maxBlockBytes: 1000 })).toEqual(decode([bytes], { maxBlockBytes: 1000 }))
  })
})

/** Text that tries to be taken for the protocol. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '%begin 100 7 1',
    '%end 100 7 0',
    '%end 100 7 1',
    '%end 100 70 1',
    '%error 100 7',
    '%output %1 x',
    '%exit',
    '\\012',
    '',
  ),
)

const outputPart = fc
  .tuple(fc.nat(9999), fc.uint8Array({ maxLength: 60 }), fc.array(hostile, { maxLength: 3 }))
  .map(([pane, bytes, text]) => {
    const data = Buffer.concat([bytes, Buffer.from(text.join('\n'))])
    const wire = Buffer.concat([Buffer.from(`%output %${pane} `), escapeOutput(data), Buffer.from('\n')])
    return { wire, message: { output: `%${pane}`, data, ageMs: undefined } }
  })

const replyPart = fc
  .record({ body: fc.array(hostile, { maxLength: 5 }), own: fc.boolean(), ok: fc.boolean() })
  .map(({ body, own, ok }) => {
    const flags = own ? 1 : 0
    const closing = [`%end 100 7 ${flags}`, `%error 100 7 ${flags}`]
    const inside = body
      .join('\n')
      .split('\n')
      .filter((line) => !closing.includes(line))
    const wire = lines(`%begin 100 7 ${flags}`, ...inside, `%${ok ? 'end' : 'error'} 100 7 ${flags}`)
    return { wire, message: reply(inside, own, ok) }
  })

const part = fc.oneof(outputPart, replyPart)

const noise = fc.oneof(
  hostile,
  fc.constantFrom('%window-add @1', '%session-changed $1 a b', '%extended-output %1 5 : a : b', 'x'.repeat(90)),
)

const stream = fc
  .array(
    fc.oneof(
      part.map(({ wire }) => wire),
      noise.map((text) => lines(text)),
    ),
    { maxLength: 8 },
  )
  .map((wires) => Buffer.concat(wires))
