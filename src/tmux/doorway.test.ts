import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Doorway } from './doorway.ts'

const STEP = fc.record({ kind: fc.constantFrom('arrive', 'leave'), turns: fc.nat(5), fails: fc.boolean() })

describe('a doorway', () => {
  it('never has a client that comes beside another one that comes or leaves', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(STEP), async (steps) => {
        const doorway = new Doorway()
        const inside = { arrive: 0, leave: 0 }
        const passages = steps.map(async ({ kind, turns, fails }) => {
          const pass = async (): Promise<void> => {
            inside[kind] += 1
            expect(inside.arrive === 0 || inside.arrive + inside.leave === 1).toBe(true)
            for (let turn = 0; turn < turns; turn += 1) await Promise.resolve()
            inside[kind] -= 1
            if (fails) throw new Error('expected')
          }
          return kind === 'arrive' ? doorway.arrive(pass) : doorway.leave(pass)
        })
        const results = await Promise.allSettled(passages)
        for (const [at, result] of results.entries()) {
          if (result.status === 'rejected') expect(result.reason).toEqual(new Error('expected'))
          expect(result.status === 'rejected').toBe(steps[at]?.fails)
        }
      }),
    )
  })
})
