import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isFinal } from './state.ts'
import { newLife, step, type LifeEvent, type RunnerLife } from './step.ts'

const IDLE_AFTER = 1000

function play(events: readonly LifeEvent[], life: RunnerLife = newLife(0, IDLE_AFTER)): RunnerLife {
  return events.reduce((current, event) => step(current, event).life, life)
}

describe('step', () => {
  it('becomes active when connected and idle when the silence has lasted', () => {
    expect(play([{ kind: 'connected', at: 5 }]).state).toEqual({ kind: 'active', since: 5 })
    const idle = play([
      { kind: 'connected', at: 5 },
      { kind: 'silence-timer', at: 1000 },
    ])
    expect(idle.state).toEqual({ kind: 'idle', since: 1000 })
  })

  it('arms the timer for the moment at which the silence would be complete', () => {
    const { actions } = step(newLife(100, IDLE_AFTER), { kind: 'connected', at: 105 })
    expect(actions[0]).toEqual({ kind: 'arm-timer', at: 1100 })
  })

  it('waits on when output came after the timer was armed', () => {
    const life = play([
      { kind: 'connected', at: 0 },
      { kind: 'visible-output', at: 600 },
    ])
    expect(step(life, { kind: 'silence-timer', at: 1000 }).actions).toEqual([{ kind: 'arm-timer', at: 1600 }])
    expect(play([{ kind: 'silence-timer', at: 1600 }], life).state.kind).toBe('idle')
  })

  it('is active again with the next visible output', () => {
    const life = play([
      { kind: 'connected', at: 0 },
      { kind: 'silence-timer', at: 1000 },
      { kind: 'visible-output', at: 5000 },
    ])
    expect(life.state).toEqual({ kind: 'active', since: 5000 })
  })

  it.each([
    [
      { kind: 'exited', at: 9, exitCode: 0 },
      { kind: 'completed', since: 9 },
    ],
    [
      { kind: 'exited', at: 9, exitCode: 3 },
      { kind: 'failed', since: 9, exitCode: 3 },
    ],
    [
      { kind: 'exited', at: 9, signal: 'SIGKILL' },
      { kind: 'failed', since: 9, signal: 'SIGKILL' },
    ],
    [
      { kind: 'vanished', at: 9, why: 'pane-closed' },
      { kind: 'lost', since: 9, why: 'pane-closed' },
    ],
    [
      { kind: 'unmarked', at: 9 },
      { kind: 'stopped', since: 9, why: 'unmarked' },
    ],
  ] as const)('ends by %o', (event, state) => {
    expect(play([{ kind: 'connected', at: 0 }, event]).state).toEqual(state)
  })

  it('keeps its invariants in any order of events', () => {
    const at = fc.nat(10_000)
    const event: fc.Arbitrary<LifeEvent> = fc.oneof(
      fc.record({ kind: fc.constant('connected' as const), at }),
      fc.record({ kind: fc.constant('visible-output' as const), at }),
      fc.record({ kind: fc.constant('silence-timer' as const), at }),
      fc.record({ kind: fc.constant('exited' as const), at, exitCode: fc.nat(255) }),
      fc.record({ kind: fc.constant('vanished' as const), at, why: fc.constantFrom('pane-closed', 'server-gone') }),
      fc.record({ kind: fc.constant('unmarked' as const), at }),
    )
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        let life = newLife(0, IDLE_AFTER)
        let finals = 0
        let armed = false
        for (const next of events) {
          const before = life
          const result = step(life, next)
          life = result.life
          if (isFinal(before.state)) {
            expect(life).toBe(before)
            expect(result.actions).toEqual([])
          }
          const announced = result.actions.filter((action) => action.kind === 'announce')
          expect(announced.length).toBe(life.state === before.state ? 0 : 1)
          if (announced.length > 0 && isFinal(life.state)) finals += 1
          for (const action of result.actions) {
            if (action.kind === 'arm-timer') armed = true
            if (action.kind === 'disarm-timer') armed = false
          }
          if (next.kind === 'silence-timer' && life.state.kind === 'idle') armed = false
          expect(armed || life.state.kind !== 'active').toBe(true)
        }
        expect(finals).toBeLessThanOrEqual(1)
      }),
    )
  })
})
