import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PaneId } from '../protocol/ids.ts'
import { GatheredOutput } from './gathered-output.ts'

describe('GatheredOutput', () => {
  it('hands on every byte of every pane in order, and each pane once', () => {
    const piece = fc.tuple(fc.constantFrom<PaneId>('%1', '%2', '%30'), fc.uint8Array({ maxLength: 20 }))
    fc.assert(
      fc.property(fc.array(fc.array(piece)), (reads) => {
        const found = new Map<PaneId, number[]>()
        let calls = 0
        const gathered = new GatheredOutput((pane, data) => {
          calls += 1
          found.set(pane, [...(found.get(pane) ?? []), ...data])
        })
        const wanted = new Map<PaneId, number[]>()
        let turns = 0
        for (const read of reads) {
          for (const [pane, bytes] of read) {
            gathered.add(pane, Buffer.from(bytes))
            wanted.set(pane, [...(wanted.get(pane) ?? []), ...bytes])
          }
          turns += new Set(read.map(([pane]) => pane)).size
          gathered.flush()
        }
        expect(found).toEqual(wanted)
        expect(calls).toBe(turns)
      }),
    )
  })

  it('does not copy a single piece', () => {
    const data = Buffer.from('all of it')
    const found: Buffer[] = []
    const gathered = new GatheredOutput((_, piece) => void found.push(piece))
    gathered.add('%1', data)
    gathered.flush()
    gathered.flush()
    expect(found).toEqual([data])
    expect(found[0]).toBe(data)
  })
})
