import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Failure } from '../base/failure.ts'
import { commandLine, escapeFormat, quote, sequence } from './quote.ts'

describe('quote', () => {
  it.each([
    ['list-panes', 'list-panes'],
    ['-t', '-t'],
    ['', '""'],
    ['a b', '"a b"'],
    ['%1', '"%1"'],
    ['$1', '"\\$1"'],
    ['@1', '"@1"'],
    ['a=b', '"a=b"'],
    ['~/x', '"\\~/x"'],
    ['say "hi"', '"say \\"hi\\""'],
    ['back\\slash', '"back\\\\slash"'],
    ['#{pane_id}', '"#{pane_id}"'],
    ['a;b', '"a;b"'],
    ['\n\r\t\x01\x1b\x7f', '"\\n\\r\\t\\001\\033\\177"'],
    ['né', '"né"'],
  ])('writes %j as %s', (argument, quoted) => {
    expect(quote(argument).toString()).toBe(quoted)
  })

  it('keeps bytes that are no UTF-8', () => {
    expect(quote(Buffer.from([0xfe, 0x22, 0x80]))).toEqual(Buffer.from([0x22, 0xfe, 0x5c, 0x22, 0x80, 0x22]))
  })

  it('never lets a byte of the argument end the word, the quotes or the line', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const argument = Buffer.from(bytes.filter((byte) => byte !== 0))
        const quoted = quote(argument)
        expect(readWord(quoted)).toEqual(argument)
        expect(quoted.some((byte) => byte < 0x20 || byte === 0x7f || byte === 0xff)).toBe(false)
      }),
    )
  })

  it('never writes 0xff, which tmux takes for the end of the line', () => {
    expect(quote(Buffer.from([0xff])).toString('latin1')).toBe('"\\377"')
  })

  it('refuses a NUL', () => {
    expect(() => quote('a\0b')).toThrow(expect.objectContaining({ kind: 'invalid-request' }))
  })
})

describe('commandLine', () => {
  it('joins quoted arguments', () => {
    expect(commandLine(['set-buffer', '-b', 'x', Buffer.from('a;b')]).toString()).toBe('set-buffer -b x "a;b"')
  })

  it('refuses an empty command, which would detach the client', () => {
    expect(() => commandLine([])).toThrow(Failure)
  })
})

describe('sequence', () => {
  it('separates commands where tmux does, and nowhere else', () => {
    const line = sequence([['display-message', '-p', ' ; '], ['refresh-client']])
    expect(line.toString()).toBe('display-message -p " ; " ; refresh-client')
  })

  it('refuses to be empty', () => {
    expect(() => sequence([])).toThrow(Failure)
    expect(() => sequence([['list-panes'], []])).toThrow(Failure)
  })
})

describe('escapeFormat', () => {
  it.each([
    ['plain, {text}', 'plain, {text}'],
    ['#{pane_id} #(date) #[fg=red]', '##{pane_id} ##(date) ##[fg=red]'],
    ['###{x}', '######{x}'],
    ['a\n\t\x1b[31m\x7f\x9bb', 'a[31mb'],
  ])('makes %j inert', (text, inert) => {
    expect(escapeFormat(text)).toBe(inert)
  })

  it('leaves no run of # of odd length, so that none can be read as the start of a format', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('#', '{', '}', '[', '(', 'S', '\n', '\x9b') }), (text) => {
        const runs = escapeFormat(text).match(/#+/g) ?? []
        expect(runs.every((run) => run.length % 2 === 0)).toBe(true)
      }),
    )
  })
})

/** Reads one word as tmux's parser does (cmd-parse.y): bare, or in double quotes with its escapes. */
function readWord(quoted: Buffer): Buffer {
  const text = quoted.toString('latin1')
  if (/^[A-Za-z0-9_./:,+-]+$/.test(text)) return quoted
  const inner = /^"((?:[^"\\$~]|\\(?:[0-3][0-7]{2}|[nrt"\\$~]))*)"$/s.exec(text)?.[1]
  if (inner === undefined) throw new Error(`no word: ${text}`)
  const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }
  const bytes = inner.replace(/\\([0-7]{3}|.)/gs, (_, escape: string) =>
    escape.length === 3 ? String.fromCharCode(Number.parseInt(escape, 8)) : (controls[escape] ?? escape),
  )
  return Buffer.from(bytes, 'latin1')
}
