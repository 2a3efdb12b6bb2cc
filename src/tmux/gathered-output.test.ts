import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PaneId } from '../protocol/ids.ts'
import { GatheredOutput } from './gathered-output.ts'

describe('GatheredOutput', () => {
  it('hands on every byte of every pane in order, and each pane once', () => {
    const piece = fc.tuple(fc.constantFrom<PaneId>('%1', '%2', '%30'), fc.uint8Array({ maxLength: 150 }))
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
            gathered.add(pane, Buffer.from([0, ...bytes, 0]), 1, 1 + bytes.length)
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

  it('hands on pieces of chunks that change afterwards', () => {
    const found: string[] = []
    const gathered = new GatheredOutput((pane, data) => void found.push(`${pane} ${data.toString()}`))
    const chunk = Buffer.from('one two three')
    gathered.add('%1', chunk, 0, 4)
    gathered.add('%2', chunk, 8, 13)
    gathered.add('%1', chunk, 4, 7)
    gathered.flush()
    chunk.fill('x')
    gathered.flush()
    expect(found).toEqual(['%1 one two', '%2 three'])
  })

  it('takes more pieces in one turn than it has room for at first', () => {
    const chunk = Buffer.from('abc')
    let found = ''
    const gathered = new GatheredOutput((_, data) => void (found += data.toString()))
    for (let piece = 0; piece < 5000; piece += 1) gathered.add('%1', chunk, piece % 3, (piece % 3) + 1)
    gathered.flush()
    expect(found).toBe('abc'.repeat(1667).slice(0, 5000))
  })
})
