import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { WEIGHTS, withEvidence, withoutEvidence, type Claim, type Evidence, type EvidenceSource } from './evidence.ts'
import { judge } from './verdict.ts'

const working: Claim = { says: 'working' }
const idle: Claim = { says: 'idle' }
const permission: Claim = { says: 'waiting', waitingFor: 'permission' }
const question: Claim = { says: 'waiting', waitingFor: 'question' }

function evidence(source: EvidenceSource, claim: Claim, ms: number): Evidence {
  return { source, rule: `${source}/rule`, text: '', claim, at: { wallMs: ms, steadyMs: ms } }
}

function won(...all: readonly Evidence[]): Evidence | undefined {
  return judge(new Map(all.map((one) => [one.source, one])))?.won
}

describe('judge', () => {
  it('says nothing without evidence', () => {
    expect(judge(new Map())).toBeUndefined()
  })

  it('believes the weightiest source', () => {
    expect(won(evidence('screen', idle, 9), evidence('status', working, 1))?.source).toBe('status')
    expect(won(evidence('prompt', working, 9), evidence('title', idle, 1))?.source).toBe('title')
  })

  it('believes a dialog on the screen, whatever was said before it', () => {
    expect(won(evidence('title', idle, 1), evidence('screen', permission, 2))?.claim).toEqual(permission)
    expect(won(evidence('status', working, 1), evidence('screen', permission, 2))?.claim).toEqual(permission)
  })

  it('believes no dialog on the screen after which a weightier source has spoken', () => {
    expect(won(evidence('screen', permission, 2), evidence('title', working, 3))?.claim).toEqual(working)
    expect(won(evidence('screen', permission, 2), evidence('status', idle, 3))?.claim).toEqual(idle)
  })

  it('believes a limit on the screen although the turn that met it ends a moment later, until another one does', () => {
    const limit = evidence('screen', { says: 'waiting', waitingFor: 'limit' }, 1000)
    expect(won(limit, evidence('status', idle, 1500))).toBe(limit)
    expect(won(limit, evidence('status', working, 1500))?.claim).toEqual(working)
    expect(won(limit, evidence('status', idle, 9000))?.claim).toEqual(idle)
  })

  it('believes a screen at work before a file that has told of no work yet', () => {
    const early = evidence('session-file', idle, 2)
    expect(won(early, evidence('screen', working, 1))?.claim).toEqual(working)
    expect(won({ ...early, sure: true }, evidence('screen', working, 1))?.claim).toEqual(idle)
    expect(won(early, evidence('screen', idle, 1))?.source).toBe('session-file')
  })

  it('does not let a lesser source answer for the user', () => {
    expect(won(evidence('status', permission, 2), evidence('title', working, 3))?.claim).toEqual(permission)
  })

  it('believes early news only until the title says something', () => {
    const news: Evidence = { ...evidence('hook', permission, 2), hint: true }
    expect(won(news, evidence('title', working, 1))?.claim).toEqual(permission)
    expect(won(news, evidence('title', working, 3))?.claim).toEqual(working)
    expect(won(evidence('hook', permission, 2), evidence('title', working, 3))?.claim).toEqual(permission)
  })

  it('takes from the screen what a title leaves open', () => {
    expect(won(evidence('title', permission, 2), evidence('screen', question, 3))?.claim).toEqual(question)
    expect(won(evidence('status', permission, 2), evidence('screen', question, 3))?.claim).toEqual(permission)
  })

  it('believes first of all that a process has gone', () => {
    const all = [evidence('process', idle, 1), evidence('status', permission, 9), evidence('screen', permission, 9)]
    expect(won(...all)?.source).toBe('process')
  })

  it('has one winner, and everything else as others', () => {
    const any = fc.record({
      source: fc.constantFrom(...(Object.keys(WEIGHTS) as EvidenceSource[])),
      claim: fc.constantFrom(working, idle, permission, question),
      ms: fc.nat(9),
    })
    fc.assert(
      fc.property(fc.uniqueArray(any, { selector: ({ source }) => source, minLength: 1 }), (list) => {
        const all = list.map(({ source, claim, ms }) => evidence(source, claim, ms))
        const verdict = judge(new Map(all.map((one) => [one.source, one])))
        // A waiting that is overruled leaves somebody who overrules it.
        expect(verdict).toBeDefined()
        expect(new Set([verdict?.won, ...(verdict?.others ?? [])])).toEqual(new Set(all))
      }),
    )
  })
})

describe('evidence', () => {
  it('keeps its time while it says the same', () => {
    const seen = withEvidence(new Map(), evidence('title', working, 1))
    expect(withEvidence(seen, evidence('title', working, 5)).get('title')?.at.steadyMs).toBe(1)
    expect(withEvidence(seen, evidence('title', idle, 5)).get('title')?.at.steadyMs).toBe(5)
  })

  it('is taken back by its source', () => {
    const seen = withEvidence(new Map(), evidence('title', working, 1))
    expect(withoutEvidence(seen, 'screen')).toBe(seen)
    expect(withoutEvidence(seen, 'title').size).toBe(0)
  })
})
