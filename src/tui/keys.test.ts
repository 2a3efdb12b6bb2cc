import { describe, expect, it } from 'vitest'
import { KeyDecoder, type Input } from './keys.ts'

const read = (decoder: KeyDecoder, text: string): Input[] => decoder.push(Buffer.from(text))

describe('KeyDecoder', () => {
  it.each<[string, Input[]]>([
    ['q/N', ['q', '/', 'N']],
    ['\u001b[A\u001bOB\u001b[5~\u001b[6~', ['up', 'down', 'page-up', 'page-down']],
    ['\u001b[H\u001bOF\u001b[1~\u001b[4~', ['home', 'end', 'home', 'end']],
    ['\u001b[1;5A', ['up']],
    ['\u0003\u0006\r\u007f', ['C-c', 'C-f', 'enter', 'backspace']],
    ['世', ['世']],
    [
      '\u001b[<64;10;5M\u001b[<65;10;5M\u001b[<0;1;1M\u001b[<0;1;1m\u001b[<2;1;1M',
      [
        { button: 'wheel-up', column: 9, row: 4 },
        { button: 'wheel-down', column: 9, row: 4 },
        { button: 'click', column: 0, row: 0 },
      ],
    ],
    ['\t\u001b[Z', ['tab', 'S-tab']],
    ['\u001b[?1;2c\u001bx', []],
    ['a\u001b[200~x\ry\u001b[A\u001b[201~b', ['a', { paste: 'x\ry\u001b[A' }, 'b']],
    ['\u001b\u001b[A', ['escape', 'up']],
  ])('reads %j', (text, keys) => {
    expect(read(new KeyDecoder(), text)).toEqual(keys)
  })

  it('reads what is cut anywhere', () => {
    const decoder = new KeyDecoder()
    const keys = [...Buffer.from('a\u001b[6~世\u001bOA')].flatMap((byte) => decoder.push(Buffer.from([byte])))
    expect(keys).toEqual(['a', 'page-down', '世', 'up'])
  })

  it('takes a paste for one piece, wherever it is cut, and drops what is too much', () => {
    const decoder = new KeyDecoder()
    const text = `a\u001b[200~one\rtwo${'x'.repeat(70_000)}\u001b[201~q`
    const read = [...Buffer.from(text)].flatMap((byte) => decoder.push(Buffer.from([byte])))
    expect([read[0], read[2], read.length]).toEqual(['a', 'q', 3])
    expect((read[1] as { paste: string }).paste).toMatch(/^one\rtwox+$/)
    expect((read[1] as { paste: string }).paste.length).toBe(64 * 1024)
  })

  it('takes an Escape for a key only when nothing follows', () => {
    const decoder = new KeyDecoder()
    expect([read(decoder, '\u001b'), decoder.pending]).toEqual([[], true])
    expect([decoder.settle(), decoder.pending]).toEqual([['escape'], false])
    read(decoder, '\u001b[')
    expect(decoder.settle()).toEqual([])
  })

  it('does not wait for ever for the end of a sequence', () => {
    const decoder = new KeyDecoder()
    read(decoder, `\u001b[${'1;'.repeat(100)}`)
    expect(read(decoder, 'q')).toEqual(['q'])
  })
})
