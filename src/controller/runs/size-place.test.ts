import { describe, expect, it } from 'vitest'
import { SizePlace } from './size-place.ts'

describe('the place of a new size', () => {
  it('is the end of the log where nothing has told of it', () => {
    expect(new SizePlace().placeOf(70, 9)).toBe(70)
  })

  it('is where the log ended when it was told', () => {
    const place = new SizePlace()
    place.bytesCame(0, 1, false)
    place.mayHaveChanged(40, 100)
    place.bytesCame(40, 101, false)
    place.mayHaveChanged(60, 102)
    expect(place.placeOf(70, 110)).toBe(40)
    expect(place.placeOf(80, 120)).toBe(80)
  })

  it('is before bytes that may have come later than they were drawn', () => {
    const place = new SizePlace()
    for (const [from, atMs] of [[0, 100], [10, 160], [20, 180], [25, 182], [30, 190]] as const) place.bytesCame(from, atMs, false) // prettier-ignore
    place.mayHaveChanged(40, 200)
    expect(place.placeOf(40, 210)).toBe(10)
  })

  it('is before a screen that was painted anew, when the news of the size comes late', () => {
    const place = new SizePlace()
    for (const [from, atMs, erases] of [[0, 100, true], [10, 500, false], [15, 700, true], [17, 702, false], [30, 705, false], [40, 900, false]] as const) place.bytesCame(from, atMs, erases) // prettier-ignore
    place.mayHaveChanged(50, 980)
    expect(place.placeOf(50, 990)).toBe(15)
    place.bytesCame(50, 2000, false)
    place.mayHaveChanged(60, 2100)
    expect(place.placeOf(60, 2110)).toBe(60)
  })

  it('is kept for the next look when this one was asked for before', () => {
    const place = new SizePlace()
    place.mayHaveChanged(40, 10)
    expect(place.placeOf(70, 5)).toBe(40)
    expect(place.placeOf(70, 20)).toBe(40)
    expect(place.placeOf(70, 30)).toBe(70)
  })
})
