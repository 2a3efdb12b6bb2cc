import { describe, expect, it } from 'vitest'
import { layoutOf } from './layout.ts'

describe('layoutOf', () => {
  it.each([
    [29, 20, undefined],
    [40, 5, undefined],
    [40, 10, { list: [40, 10], preview: undefined, hasBars: false, isCards: true }],
    [60, 15, { list: [60, 13], preview: undefined, hasBars: true, isCards: false }],
    [80, 30, { list: [80, 12], preview: [80, 16], hasBars: true, isCards: false }],
    [120, 40, { list: [52, 38], preview: [67, 38], hasBars: true, isCards: false }],
    [120, 11, { list: [120, 11], preview: undefined, hasBars: false, isCards: false }],
    [200, 60, { list: [90, 58], preview: [109, 58], hasBars: true, isCards: false }],
    [400, 60, { list: [140, 58], preview: [259, 58], hasBars: true, isCards: false }],
  ])('of %d x %d', (columns, rows, wanted) => {
    const layout = layoutOf({ columns, rows })
    const size = (part: { columns: number; rows: number } | undefined) => part && [part.columns, part.rows]
    expect(layout && { ...layout, list: size(layout.list), preview: size(layout.preview) }).toEqual(wanted)
  })
})
