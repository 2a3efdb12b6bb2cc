import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { meeting } from './byte-seam.ts'

/** A stream in which no 64 bytes occur twice. */
const stream = Buffer.from(Array.from({ length: 4000 }, (_, line) => `line ${line}\r\n`).join(''))

describe('meeting', () => {
  const final = { final: true }
  const flowing = { final: false }

  it('finds what came before the other stream began, as soon as there is enough of both', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), (from, dropped) => {
        const again = stream.subarray(from, from + dropped + 33_000)
        expect(meeting(again, stream.subarray(from + dropped), flowing)).toBe(dropped)
      }),
    )
  })

  it('finds it in what there is when no more comes', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), fc.integer({ min: 64, max: 3000 }), (from, dropped, bytes) => {
        const again = stream.subarray(from, from + dropped + bytes)
        const next = stream.subarray(from + dropped, from + 2 * dropped + bytes)
        expect(meeting(again, next, flowing)).toBeUndefined()
        expect(meeting(again, next, final)).toBe(dropped)
      }),
    )
  })

  it('finds it where much repeats', () => {
    const lines = Array.from({ length: 4000 }, (_, line) => `${'x'.repeat(500 + (line % 7) * 300)}${line}\r\n`)
    const again = Buffer.from(lines.join(''))
    const place = again.indexOf('x'.repeat(500) + '3500\r\n')
    expect(meeting(again, again.subarray(place), flowing)).toBe(place)
    expect(meeting(again.subarray(0, place), again.subarray(place), flowing)).toBeUndefined()
  })

  it('waits while the bytes repeat', () => {
    const repeated = Buffer.from('y\r\n'.repeat(20_000))
    expect(meeting(repeated, repeated, flowing)).toBeUndefined()
    expect(meeting(repeated, repeated, final)).toBe(0)
    const later = Buffer.concat([repeated.subarray(0, 600), Buffer.from('no more')])
    expect(meeting(later, later.subarray(300), final)).toBe(300)
  })

  it('finds nothing where nothing agrees', () => {
    expect(meeting(stream.subarray(0, 500), stream.subarray(600, 900), final)).toBeUndefined()
    expect(meeting(Buffer.alloc(0), stream.subarray(600, 900), final)).toBeUndefined()
    expect(meeting(stream.subarray(0, 500), stream.subarray(100, 110), final)).toBeUndefined()
  })
})
