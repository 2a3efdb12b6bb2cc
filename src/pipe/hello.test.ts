import { describe, expect, it } from 'vitest'
import { decodeHello, encodeHello } from './hello.ts'

const PIPES = ['0123456789abcdef', 'fedcba9876543210']

describe('the first line of a reader', () => {
  it('says who it is and which pipes it has', () => {
    const line = encodeHello({ pid: 12, pipes: PIPES })
    expect(line.indexOf(0x0a)).toBe(line.length - 1)
    expect(decodeHello(line.subarray(0, -1))).toEqual({ pid: 12, pipes: PIPES })
  })

  it.each([
    '',
    'null',
    '[]',
    '{"v":1,"pipe":"0123456789abcdef","pid":1}',
    '{"v":3,"pid":1,"pipes":[]}',
    '{"v":2,"pid":"1","pipes":[]}',
    '{"v":2,"pid":1,"pipes":{}}',
    '{"v":2,"pid":1,"pipes":["../../0123456789"]}',
    '{"v":2,"pid":1,"pipes":[7]}',
  ])('is nothing else: %s', (line) => {
    expect(decodeHello(Buffer.from(line))).toBeUndefined()
  })
})
