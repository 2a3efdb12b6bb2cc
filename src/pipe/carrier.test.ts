import { describe, expect, it } from 'vitest'
import { CarrierHead } from './carrier.ts'

describe('CarrierHead', () => {
  it('reads a process id before what is carried', () => {
    expect(new CarrierHead().push(Buffer.from('1234\nhello\n'))).toEqual({ pid: 1234, length: 5 })
  })

  it('reads one that comes in parts', () => {
    const head = new CarrierHead()
    expect(head.push(Buffer.from('12'))).toBeUndefined()
    expect(head.push(Buffer.from('34\nx'))).toEqual({ pid: 1234, length: 3 })
  })

  it.each(['0\n', '\n', 'sh: not found\n', '-5\n', 'no line feed at all', '12345678901\n'])('takes no %j', (text) => {
    expect(new CarrierHead().push(Buffer.from(text))).toMatchObject({ pid: 0 })
  })
})
