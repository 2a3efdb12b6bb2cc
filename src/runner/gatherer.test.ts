import { builtInRules } from '../agents/built-in-rules.ts'
import { describe, expect, it } from 'vitest'
import { moment, type Moment } from '../base/clock.ts'
import type { Claim } from './evidence.ts'
import { Gatherer } from './gatherer.ts'
import type { AgentRules, Rule } from './rules.ts'

function rule(id: string, state: Rule['state'], pattern: RegExp): Rule {
  return {
    id,
    state,
    all: new Map([['foot', pattern]]),
    none: new Map(),
    look: false,
    afterWork: false,
    prompt: new Map(),
    settled: false,
  }
}

const RULES: AgentRules = {
  agent: 'agent',
  recognise: { programs: [], titles: [], screens: [] },
  rules: [
    rule('asks', 'permission', /run .*\?/),
    rule('wonders', 'question', /which .*\?/),
    rule('works', 'working', /working \d+ s/),
  ],
}
const PERMISSION: Claim = { says: 'waiting', waitingFor: 'permission' }
const WORKING: Claim = { says: 'working' }

/** An agent whose file speaks, with what is then told. */
function noted() {
  const gatherer = new Gatherer(RULES)
  const at = (ms: number): Moment => ({ wallMs: ms, steadyMs: ms })
  const told = (): string => {
    const claim = gatherer.verdict?.won.claim
    return claim?.says === 'waiting' ? claim.waitingFor : (claim?.says ?? 'nothing')
  }
  return {
    notes: (claim: Claim, ms: number): string => {
      const text = claim.says === 'waiting' ? 'it notes: waiting, permission prompt' : 'it notes: busy'
      gatherer.told('session-file', { source: 'session-file', rule: 'agent/session-file', text, claim, at: at(ms) })
      return told()
    },
    shows: (row: string, ms: number): string => {
      gatherer.looked({ title: '', rows: [row] }, at(ms))
      return told()
    },
    gatherer,
  }
}

describe('a file that says that somebody is asked', () => {
  it('leaves it to the screen what for, before it is told', () => {
    const { notes, shows } = noted()
    expect(notes(WORKING, 0)).toBe('working')
    expect(notes(PERMISSION, 100)).toBe('working')
    expect(shows('working 9 s', 120)).toBe('working')
    expect(shows('which colour?', 200)).toBe('question')
  })

  it('says it itself where the screen does not', () => {
    const { notes, shows } = noted()
    notes(WORKING, 0)
    notes(PERMISSION, 100)
    expect(shows('something new', 200)).toBe('working')
    expect(shows('something new', 400)).toBe('permission')
  })

  it('asks for what the screen has said until it says something else', () => {
    const { notes, shows } = noted()
    notes(PERMISSION, 100)
    shows('which colour?', 200)
    expect(shows('working 1 s', 900)).toBe('question')
    expect(notes(PERMISSION, 950)).toBe('question')
    expect(notes(WORKING, 1000)).toBe('working')
  })

  it('tells of a second dialog behind the first', () => {
    const { notes, shows } = noted()
    notes(PERMISSION, 100)
    shows('which colour?', 200)
    expect(shows('run it?', 900)).toBe('permission')
  })

  it('wants the screen to be looked at until it has been told', () => {
    const { notes, shows, gatherer } = noted()
    notes(PERMISSION, 100)
    expect(gatherer.isCurious).toBe(true)
    shows('run it?', 200)
    expect(gatherer.isCurious).toBe(false)
  })
})

describe('a title that says that somebody is asked', () => {
  const titles: readonly Rule[] = [
    { ...rule('busy', 'working', /x/), all: new Map([['title', /^busy/]]) },
    { ...rule('blocked', 'permission', /x/), all: new Map([['title', /^blocked/]]), look: true },
  ]

  function titled() {
    const gatherer = new Gatherer({ ...RULES, rules: [...titles, ...RULES.rules] })
    const at = (ms: number): Moment => ({ wallMs: ms, steadyMs: ms })
    const told = (): string => {
      const claim = gatherer.verdict?.won.claim
      return claim?.says === 'waiting' ? claim.waitingFor : (claim?.says ?? 'nothing')
    }
    gatherer.titled('busy', at(0))
    gatherer.titled('blocked', at(100))
    return {
      shows: (row: string, ms: number): string => {
        gatherer.looked({ title: '', rows: [row] }, at(ms))
        return told()
      },
      gatherer,
      told,
      at,
    }
  }

  it('leaves it to the screen what for, also where that is drawn after it', () => {
    const { shows, told, gatherer } = titled()
    expect(told()).toBe('working')
    expect(shows('half a picture', 150)).toBe('working')
    expect(gatherer.isCurious).toBe(true)
    expect(shows('which colour?', 300)).toBe('question')
    expect(gatherer.isCurious).toBe(false)
  })

  it('says it itself where the screen does not, after a second, however often it changes meanwhile', () => {
    const { shows, gatherer, at } = titled()
    expect(shows('something', 200)).toBe('working')
    gatherer.titled('blocked now', at(900))
    expect(shows('something', 1000)).toBe('working')
    expect(shows('something', 1100)).toBe('permission')
  })
})

/** Has looked at a screen with these rows. */
function looked(...rows: string[]): Gatherer {
  const gatherer = new Gatherer(RULES)
  gatherer.looked({ title: '', rows }, moment())
  return gatherer
}

describe('an authority that says that the agent is idle', () => {
  const IDLE: Claim = { says: 'idle' }

  it('is not overruled by a screen that is read later', () => {
    const { notes, shows } = noted()
    notes(WORKING, 0)
    notes(IDLE, 100)
    expect(shows('it says: run it?', 200)).toBe('idle')
    expect(shows('it says: which one?', 900)).toBe('idle')
    expect(notes(WORKING, 1000)).toBe('working')
    expect(shows('run it?', 1100)).toBe('permission')
  })

  it('has to have told of work before: it may not know what is asked at the start', () => {
    const { notes, shows } = noted()
    notes(IDLE, 100)
    expect(shows('run it?', 200)).toBe('permission')
  })
})

describe('a gatherer expects', () => {
  it.each([
    ['what says that the agent is still at work', ['working 1 s'], ['more', 'working 2 s'], true],
    ['what no rule knows, after what no rule knew', ['one'], ['two'], true],
    ['the same question', ['run it?'], ['more', 'run it?'], true],
    ['no other question', ['run it?'], ['run that?'], false],
    ['no question after work', ['working 1 s'], ['run it?'], false],
    ['no end of the work', ['working 1 s'], ['done'], false],
  ])('%s', (_, before, now, isExpected) => {
    expect(looked(...before).expects(now)).toBe(isExpected)
  })
})

describe('what a permission is about', () => {
  const rules = builtInRules().get('claude')

  it.each([
    ['its command, with a reason between command and question', 'This command requires approval'],
    ['its command, with nothing between', undefined],
  ])('is %s', (_, reason) => {
    const rows = [
      '● I will run a command.',
      '─'.repeat(80),
      ' Bash command',
      '',
      '   git commit -m "fix: the login" --allow-empty',
      '   Make a commit',
      '',
      ...(reason === undefined ? [] : [` ${reason}`, '']),
      ' Do you want to proceed?',
      ' ❯ 1. Yes',
      "   2. Yes, and don't ask again for: git commit:*",
      '   3. No',
      '',
      ' Esc to cancel · Tab to amend',
    ]
    const gatherer = new Gatherer(rules)
    gatherer.looked({ title: '', rows }, { wallMs: 0, steadyMs: 0 })
    expect(gatherer.verdict?.won.said).toMatch(/^Do you want to proceed\? git commit -m "fix: the login" --allow-empty/)
  })
})
