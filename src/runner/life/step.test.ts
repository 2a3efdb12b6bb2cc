import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Moment } from '../../base/clock.ts'
import { isFinal, type RunnerState } from '../state.ts'
import type { Claim } from '../evidence.ts'
import { HOLD_MS } from './judging.ts'
import { newLife, type LifeEvent, type RunnerLife } from './life.ts'
import { step } from './step.ts'

const IDLE_AFTER = 1000
const STUCK_AFTER = 300_000
const LIMITS = { idleAfterMs: IDLE_AFTER, stuckAfterMs: STUCK_AFTER }

/** What a watch on the wall shows when the steady clock shows `ms`. */
const wall = (ms: number): number => 1_700_000_000_000 + ms
const at = (ms: number): Moment => ({ wallMs: wall(ms), steadyMs: ms })

function play(events: readonly LifeEvent[], life: RunnerLife = newLife(at(0), LIMITS)): RunnerLife {
  return events.reduce((current, event) => step(current, event).life, life)
}

describe('step', () => {
  it('becomes active when connected and idle when the silence has lasted', () => {
    expect(play([{ kind: 'connected', at: at(5) }]).state).toEqual({ kind: 'active', since: wall(5) })
    const idle = play([
      { kind: 'connected', at: at(5) },
      { kind: 'caught-up', at: at(1000) },
    ])
    expect(idle.state).toEqual({ kind: 'idle', since: wall(1000) })
  })

  it('arms the timer for the moment at which the silence would be complete', () => {
    const { actions } = step(newLife(at(100), LIMITS), { kind: 'connected', at: at(105) })
    expect(actions[0]).toEqual({ kind: 'arm-timer', inMs: 995 })
  })

  it('waits on when output came after the timer was armed', () => {
    const life = play([
      { kind: 'connected', at: at(0) },
      { kind: 'visible-output', at: at(600) },
    ])
    expect(step(life, { kind: 'silence-timer', at: at(1000) }).actions).toEqual([{ kind: 'arm-timer', inMs: 600 }])
    expect(play([{ kind: 'caught-up', at: at(1600) }], life).state.kind).toBe('idle')
  })

  it('takes in what was written before it believes a silence', () => {
    const life = play([{ kind: 'connected', at: at(0) }])
    const due = step(life, { kind: 'silence-timer', at: at(60_000) })
    expect(due).toEqual({ life, actions: [{ kind: 'catch-up' }] })
    const read = play([{ kind: 'visible-output', at: at(60_001) }], life)
    expect(step(read, { kind: 'caught-up', at: at(60_002) }).actions).toEqual([{ kind: 'arm-timer', inMs: 999 }])
  })

  it('is idle since the silence was complete, however late that is noticed', () => {
    const idle = play([
      { kind: 'connected', at: at(0) },
      { kind: 'caught-up', at: at(600_000) },
    ])
    expect(idle.state).toEqual({ kind: 'idle', since: wall(1000) })
  })

  it.each([-3_600_000, 3_600_000])('measures silence by a clock that is not set: %d ms', (stepMs) => {
    const life = play([{ kind: 'connected', at: at(0) }])
    const early = { wallMs: wall(999) + stepMs, steadyMs: 999 }
    expect(step(life, { kind: 'caught-up', at: early }).actions).toEqual([{ kind: 'arm-timer', inMs: 1 }])
    const late = { wallMs: wall(1000) + stepMs, steadyMs: 1000 }
    expect(play([{ kind: 'caught-up', at: late }], life).state).toEqual({ kind: 'idle', since: wall(1000) + stepMs })
  })

  it('is active again with the next visible output', () => {
    const life = play([
      { kind: 'connected', at: at(0) },
      { kind: 'caught-up', at: at(1000) },
      { kind: 'visible-output', at: at(5000) },
    ])
    expect(life.state).toEqual({ kind: 'active', since: wall(5000) })
  })

  it.each([
    [
      { kind: 'exited', at: at(9), exitCode: 0 },
      { kind: 'completed', since: wall(9) },
    ],
    [
      { kind: 'exited', at: at(9), exitCode: 3 },
      { kind: 'failed', since: wall(9), exitCode: 3 },
    ],
    [
      { kind: 'exited', at: at(9), signal: 'SIGKILL' },
      { kind: 'failed', since: wall(9), signal: 'SIGKILL' },
    ],
    [
      { kind: 'vanished', at: at(9), why: 'pane-closed' },
      { kind: 'lost', since: wall(9), why: 'pane-closed' },
    ],
    [
      { kind: 'unmarked', at: at(9) },
      { kind: 'stopped', since: wall(9), why: 'unmarked' },
    ],
    [
      { kind: 'agent-ended', at: at(9) },
      { kind: 'stopped', since: wall(9), why: 'agent-ended' },
    ],
  ] as const)('ends by %o', (event, state) => {
    // Who has released it knows.
    const unseen = state.kind === 'stopped' ? {} : { unseen: true }
    expect(play([{ kind: 'connected', at: at(0) }, event]).state).toEqual({ ...state, ...unseen })
  })

  describe('with evidence', () => {
    const working: Claim = { says: 'working' }
    const idle: Claim = { says: 'idle' }
    const permission: Claim = { says: 'waiting', waitingFor: 'permission' }
    const says = (ms: number, claim: Claim | undefined, firm = true): LifeEvent => {
      return { kind: 'judged', at: at(ms), claim, firm }
    }
    const timer = (ms: number): LifeEvent => ({ kind: 'silence-timer', at: at(ms) })
    const output = (ms: number): LifeEvent => ({ kind: 'visible-output', at: at(ms) })
    const connected: LifeEvent = { kind: 'connected', at: at(0) }

    it('waits at once', () => {
      expect(play([connected, says(7, permission)]).state).toEqual({
        kind: 'waiting',
        since: wall(7),
        waitingFor: 'permission',
      })
    })

    it('waits from the start when that was known before', () => {
      const { life, actions } = step(play([says(0, permission)]), connected)
      expect(life.state.kind).toBe('waiting')
      expect(actions.filter(({ kind }) => kind === 'announce').length).toBe(1)
    })

    it('goes on to wait while its dialog writes', () => {
      expect(play([connected, says(7, permission), output(8), timer(90_000)]).state.kind).toBe('waiting')
    })

    it('works through a silence of any length', () => {
      expect(play([connected, says(1, working), timer(20_000)]).state).toEqual({ kind: 'active', since: wall(0) })
    })

    it('is idle only when it has been done for a moment', () => {
      const done = play([connected, says(1, working), says(1000, idle)])
      expect(done.state.kind).toBe('active')
      expect(play([says(1100, working), timer(5000)], done).state.kind).toBe('active')
      expect(play([timer(1000 + HOLD_MS - 1)], done).state.kind).toBe('active')
      expect(play([timer(1000 + HOLD_MS)], done).state).toEqual({ kind: 'idle', since: wall(1000), unseen: true })
    })

    it('does not believe that it is done by its looks while it writes', () => {
      const looks = play([connected, says(1, working), says(1000, idle, false), output(1400)])
      expect(play([timer(1000 + HOLD_MS)], looks).state.kind).toBe('active')
      expect(play([timer(1400 + HOLD_MS)], looks).state.kind).toBe('idle')
      expect(play([output(9000), timer(9001)], looks).state.kind).toBe('idle')
    })

    it('stays idle whatever it writes', () => {
      expect(play([connected, says(1, idle), timer(900), output(5000)]).state.kind).toBe('idle')
    })

    it('has been seen when somebody looked', () => {
      const looking: LifeEvent = { kind: 'viewed', at: at(0), inView: true }
      const done = [connected, says(1, working), says(2, idle), timer(900)]
      expect(play([looking, ...done]).state).toEqual({ kind: 'idle', since: wall(2) })
      const unseen = play(done)
      expect(unseen.state).toHaveProperty('unseen')
      expect(play([{ kind: 'viewed', at: at(950), inView: true }], unseen).state).not.toHaveProperty('unseen')
    })

    it('goes on waiting, or being done, as an earlier controller has seen it', () => {
      const resumed = (before: RunnerState, ...events: readonly LifeEvent[]): RunnerState =>
        play([connected, ...events], newLife(at(0), LIMITS, before)).state
      const waited = { kind: 'waiting', since: wall(-900), waitingFor: 'permission' } as const
      const seen = { kind: 'idle', since: wall(-900) } as const
      const unseen = { ...seen, unseen: true } as const
      const done = [says(1, idle), timer(900)]
      expect(resumed(waited, says(1, permission))).toBe(waited)
      expect(resumed({ ...waited, waitingFor: 'question' }, says(1, permission)).since).toBe(wall(1))
      expect(resumed(waited, says(1, working), says(2, permission)).since).toBe(wall(2))
      expect(play([says(0, permission), connected], newLife(at(0), LIMITS, waited)).state).toBe(waited)
      expect(resumed(seen, ...done)).toBe(seen)
      expect(resumed(unseen, ...done)).toBe(unseen)
      expect(resumed(unseen, { kind: 'viewed', at: at(0), inView: true }, ...done)).not.toHaveProperty('unseen')
      expect(resumed(seen, says(1, permission), says(5, idle), timer(900))).toHaveProperty('unseen', true)
    })

    it('is not done when it begins at its prompt', () => {
      const begun = play([connected, says(1, idle), timer(900)])
      expect(begun.state).toEqual({ kind: 'idle', since: wall(1) })
      expect(play([says(1000, permission), says(2000, idle), timer(3000)], begun).state).toHaveProperty('unseen')
    })

    it('is stuck when it works and shows nothing new, until it does', () => {
      const stuck = play([connected, says(1, working), output(10), timer(10 + STUCK_AFTER)])
      expect(stuck.state).toEqual({ kind: 'active', since: wall(0), stuck: true })
      expect(play([output(STUCK_AFTER * 2)], stuck).state).toEqual({ kind: 'active', since: wall(0) })
      expect(play([connected, says(1, working), output(10), timer(9 + STUCK_AFTER)]).state).not.toHaveProperty('stuck')
    })

    it('goes by output and silence again when nothing is known any more', () => {
      const unknown = play([connected, says(1, permission), output(500), says(600, undefined)])
      expect(unknown.state.kind).toBe('active')
      expect(play([{ kind: 'caught-up', at: at(1500) }], unknown).state.kind).toBe('idle')
    })

    it('has ended, whatever it says', () => {
      const ended = play([connected, says(1, working), { kind: 'exited', at: at(9), exitCode: 1 }])
      expect(play([says(10, permission)], ended).state.kind).toBe('failed')
    })
  })

  it('holds the silence while it is paused, and goes on with what was left of it', () => {
    const paused = play([
      { kind: 'connected', at: at(0) },
      { kind: 'visible-output', at: at(300) },
      { kind: 'paused', at: at(700) },
      { kind: 'silence-timer', at: at(5000) },
      { kind: 'caught-up', at: at(5000) },
    ])
    expect(paused.state).toEqual({ kind: 'paused', since: wall(700) })
    const { life, actions } = step(paused, { kind: 'continued', at: at(60_000) })
    expect(life.state).toEqual({ kind: 'active', since: wall(60_000) })
    expect(actions[0]).toEqual({ kind: 'arm-timer', inMs: 600 })
  })

  it('is active on as an earlier controller has seen it, and silent since then', () => {
    const seen = { kind: 'active', since: wall(-900) } as const
    const { life, actions } = step(newLife(at(0), LIMITS, seen, at(-400)), { kind: 'connected', at: at(5) })
    expect(life.state).toEqual(seen)
    expect(actions[0]).toEqual({ kind: 'arm-timer', inMs: 595 })
  })

  it('is idle on as an earlier controller has seen it, until it writes', () => {
    const seen = { kind: 'idle', since: wall(-900) } as const
    const resumed = play([{ kind: 'connected', at: at(5) }], newLife(at(0), LIMITS, seen))
    expect(resumed.state).toBe(seen)
    const wrote = play([{ kind: 'visible-output', at: at(9) }], resumed)
    expect(wrote.state).toEqual({ kind: 'active', since: wall(9) })
    const meanwhile: LifeEvent[] = [
      { kind: 'visible-output', at: at(4) },
      { kind: 'connected', at: at(5) },
    ]
    expect(play(meanwhile, newLife(at(0), LIMITS, seen)).state).toEqual({ kind: 'active', since: wall(4) })
  })

  it('is idle again after a pause if it was before', () => {
    const idle = play([
      { kind: 'connected', at: at(0) },
      { kind: 'caught-up', at: at(1000) },
    ])
    const paused: readonly LifeEvent[] = [
      { kind: 'paused', at: at(2000) },
      { kind: 'continued', at: at(9000) },
    ]
    expect(play(paused, idle).state).toEqual(idle.state)
  })

  it('takes in while it is paused what the evidence says', () => {
    const paused = play([
      { kind: 'connected', at: at(0) },
      { kind: 'paused', at: at(100) },
      { kind: 'judged', at: at(200), claim: { says: 'waiting', waitingFor: 'permission' }, firm: true },
    ])
    expect(paused.state.kind).toBe('paused')
    const resumed = play([{ kind: 'continued', at: at(300) }], paused)
    expect(resumed.state).toEqual({ kind: 'waiting', since: wall(300), waitingFor: 'permission' })
  })

  it.each([
    [{ kind: 'exited', at: at(9), exitCode: 7 }, { exitCode: 7 }],
    [{ kind: 'exited', at: at(9), exitCode: 0 }, { exitCode: 0 }],
    [{ kind: 'vanished', at: at(9), why: 'pane-closed' }, {}],
  ] as const)('is stopped when we have ended it: %o', (event, details) => {
    const life = play([{ kind: 'connected', at: at(0) }, { kind: 'ending', at: at(5), why: 'max-duration' }, event])
    expect(life.state).toEqual({ kind: 'stopped', since: wall(9), why: 'max-duration', ...details, unseen: true })
  })

  describe('that only shows something', () => {
    const shows = (ms: number, claim: Claim | undefined): LifeEvent => ({
      kind: 'judged',
      at: at(ms),
      claim,
      firm: true,
    })
    const SHOWING: readonly LifeEvent[] = [
      { kind: 'connected', at: at(0) },
      shows(100, { says: 'showing' }),
      { kind: 'visible-output', at: at(200) },
      { kind: 'silence-timer', at: at(5000) },
    ]

    it('is idle while it writes, and nothing to be seen', () => {
      expect(play(SHOWING).state).toEqual({ kind: 'idle', since: wall(100), showing: true })
    })

    it('is so from the start where that is known by then', () => {
      const life = play([shows(0, { says: 'showing' })])
      const { life: connected, actions } = step(life, { kind: 'connected', at: at(5) })
      expect(connected.state).toEqual({ kind: 'idle', since: wall(5), showing: true })
      expect(actions).toEqual([{ kind: 'announce', from: life.state }])
    })

    it('is active when something else is in front', () => {
      expect(play([...SHOWING, shows(6000, undefined)]).state).toEqual({ kind: 'active', since: wall(6000) })
      expect(play([...SHOWING, shows(6000, { says: 'working' })]).state).toEqual({ kind: 'active', since: wall(6000) })
    })

    it('waits for who is asked', () => {
      const asks: Claim = { says: 'waiting', waitingFor: 'question' }
      expect(play([...SHOWING, shows(6000, asks)]).state).toMatchObject({ kind: 'waiting' })
    })
  })

  describe('given a prompt', () => {
    const prompted = newLife(at(0), { ...LIMITS, prompted: 'connects' })
    const says = (ms: number, claim: Claim | undefined): LifeEvent => ({
      kind: 'judged',
      at: at(ms),
      claim,
      firm: false,
    })
    const begun: readonly LifeEvent[] = [
      { kind: 'connected', at: at(1) },
      { kind: 'visible-output', at: at(2) },
      says(3, { says: 'idle' }),
      { kind: 'silence-timer', at: at(4000) },
    ]

    it('is starting until it works, whatever its screen looks like', () => {
      expect(play(begun, prompted).state).toEqual({ kind: 'starting', since: wall(0) })
      expect(play([...begun, says(5000, { says: 'working' })], prompted).state.kind).toBe('active')
      const asked = play([...begun, says(5000, { says: 'waiting', waitingFor: 'trust' })], prompted)
      expect(asked.state).toEqual({ kind: 'waiting', since: wall(5000), waitingFor: 'trust' })
      expect(play([says(0, { says: 'working' }), ...begun], prompted).state).toMatchObject({
        kind: 'idle',
        unseen: true,
      })
    })

    it('is what it looks like when it does not begin for long', () => {
      const late = play([...begun, { kind: 'silence-timer', at: at(20_001) }], prompted)
      expect(play([{ kind: 'silence-timer', at: at(21_000) }], late).state.kind).toBe('idle')
    })

    it('ends, and is paused, as any other', () => {
      expect(play([...begun, { kind: 'exited', at: at(5), exitCode: 1 }], prompted).state.kind).toBe('failed')
      const paused = play([...begun, { kind: 'paused', at: at(5000) }, says(5001, { says: 'working' })], prompted)
      expect(paused.state.kind).toBe('paused')
      // What is left of its time begins again when it goes on.
      const held = play([...begun, { kind: 'paused', at: at(5000) }], prompted)
      const { life, actions } = step(held, { kind: 'continued', at: at(95_000) })
      expect(life.state.kind).toBe('starting')
      expect(actions).toContainEqual({ kind: 'arm-timer', inMs: 15_001 })
      expect(play([{ kind: 'silence-timer', at: at(110_002) }], life).state.kind).not.toBe('starting')
    })
  })

  it('keeps its invariants in any order of events', () => {
    const moments = fc.record({ wallMs: fc.nat(10_000), steadyMs: fc.nat(10_000) })
    const event: fc.Arbitrary<LifeEvent> = fc.oneof(
      fc.record({ kind: fc.constant('connected' as const), at: moments }),
      fc.record({ kind: fc.constant('visible-output' as const), at: moments }),
      fc.record({ kind: fc.constant('silence-timer' as const), at: moments }),
      fc.record({ kind: fc.constant('caught-up' as const), at: moments }),
      fc.record({ kind: fc.constant('exited' as const), at: moments, exitCode: fc.nat(255) }),
      fc.record({
        kind: fc.constant('vanished' as const),
        at: moments,
        why: fc.constantFrom('pane-closed', 'server-gone'),
      }),
      fc.record({ kind: fc.constant('unmarked' as const), at: moments }),
      fc.record({ kind: fc.constant('agent-ended' as const), at: moments }),
      fc.record({ kind: fc.constant('viewed' as const), at: moments, inView: fc.boolean() }),
      fc.record({
        kind: fc.constant('judged' as const),
        at: moments,
        claim: fc.constantFrom<(Claim | undefined)[]>(
          undefined,
          { says: 'idle' },
          { says: 'working' },
          { says: 'showing' },
          {
            says: 'waiting',
            waitingFor: 'question',
          },
        ),
        firm: fc.boolean(),
      }),
    )
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        let life = newLife(at(0), LIMITS)
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
          if (next.kind === 'caught-up' && life.state.kind === 'idle') armed = false
          expect(armed || life.state.kind !== 'active').toBe(true)
        }
        expect(finals).toBeLessThanOrEqual(1)
      }),
    )
  })
})
