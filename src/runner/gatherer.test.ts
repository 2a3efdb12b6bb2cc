import { describe, expect, it } from 'vitest'
import { moment } from '../base/clock.ts'
import { Gatherer } from './gatherer.ts'
import type { AgentRules, Rule } from './rules.ts'

function rule(id: string, state: Rule['state'], pattern: RegExp): Rule {
  return { id, state, all: new Map([['foot', pattern]]), none: new Map(), look: false }
}

const RULES: AgentRules = {
  agent: 'agent',
  recognise: { programs: [], titles: [], screens: [] },
  rules: [rule('asks', 'permission', /run .*\?/), rule('works', 'working', /working \d+ s/)],
}

/** Has looked at a screen with these rows. */
function looked(...rows: string[]): Gatherer {
  const gatherer = new Gatherer(RULES)
  gatherer.looked({ title: '', rows }, moment())
  return gatherer
}

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
