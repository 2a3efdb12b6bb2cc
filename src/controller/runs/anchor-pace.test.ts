import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { AnchorPace } from './anchor-pace.ts'

const mark = { cols: 80, historyRows: 3, historyLimit: 2000 }

/** A pace over a log that notes where it is asked to; `during` runs while the answer is on its way. */
function paced(during: (log: { end: number }) => void = () => undefined) {
  const noted: number[] = []
  const log = { end: 0, anchor: () => void noted.push(log.end) }
  let asked = 0
  const pace = new AnchorPace(log, async () => {
    asked += 1
    during(log)
    return Promise.resolve({ row: 7, mark })
  })
  const come = async (bytes: number, now: number): Promise<void> => {
    log.end += bytes
    pace.bytesCame(now)
    await turn()
    await turn()
  }
  return { come, noted, asked: () => asked }
}

describe('the pace of anchors', () => {
  it('is one after ten seconds or 256 KB of output', async () => {
    const { come, noted, asked } = paced()
    await come(100, 1_000_000)
    await come(100, 1_001_000)
    await come(100, 1_009_999)
    expect(noted).toEqual([100])
    await come(100, 1_010_000)
    expect(noted).toEqual([100, 400])
    await come(256 * 1024, 1_011_000)
    expect([noted.length, asked()]).toEqual([3, 3])
  })

  it('notes nothing when bytes have come meanwhile, and asks again with later ones', async () => {
    let busy = true
    const { come, noted, asked } = paced((log) => {
      if (busy) log.end += 1
    })
    await come(100, 1_000_000)
    await come(100, 1_000_100)
    expect([noted, asked()]).toEqual([[], 1])
    busy = false
    await come(100, 1_000_200)
    expect([noted, asked()]).toEqual([[301], 2])
  })
})
