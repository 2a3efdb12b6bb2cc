import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Redactor } from '../redaction/redactor.ts'
import { readRedaction } from './redaction.ts'

let directory: string
let path: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'redaction-'))
  path = join(directory, 'config.json')
})

afterEach(() => rmSync(directory, { recursive: true }))

function read(redaction: unknown): { readonly redactor: Redactor; readonly problems: readonly string[] } {
  writeFileSync(path, JSON.stringify({ redaction, prices: {} }))
  const problems: string[] = []
  return { redactor: new Redactor(readRedaction(path, (problem) => problems.push(problem))), problems }
}

it('masks what a rule of the user says, by its group and its words', () => {
  const { redactor, problems } = read({
    rules: [{ id: 'staff', keywords: ['Staff'], pattern: 'staff-(\\d{12})', group: 1, allow: ['^0+$'] }],
  })
  expect(problems).toEqual([])
  expect(redactor.text('staff-123456789012 and staff-000000000000')).toBe('staff-‹redacted›** and staff-000000000000')
})

it('leaves out kinds of ours that are off', () => {
  const bearer = 'bearer abcdef1234567890ABCDEF'
  expect(read({}).redactor.text(bearer)).not.toBe(bearer)
  expect(read({ off: ['bearer-token'] }).redactor.text(bearer)).toBe(bearer)
})

it.each([
  ['(a+)+$', 'takes too long'],
  ['(?:[a-z0-9]+)*=', 'takes too long'],
  ['(', 'Invalid regular expression'],
  ['x*', 'matches an empty text'],
])('refuses the pattern %s, and the other rules count', (pattern, reason) => {
  const { redactor, problems } = read({
    rules: [
      { id: 'bad', pattern },
      { id: 'good', pattern: 'code-\\d{14}' },
    ],
  })
  expect(problems).toHaveLength(1)
  expect(problems[0]).toContain('config.json: redaction.rules.0: ')
  expect(problems[0]).toContain(reason)
  expect(redactor.text('code-12345678901234')).not.toContain('234')
})

it.each([
  [{ rules: [{ id: 'A b', pattern: 'x' }] }, 'redaction.rules.0: id: not small letters'],
  [{ rules: [{ id: 'a', pattern: 'x', flags: 'g' }] }, 'redaction.rules.0: '],
  [{ rules: [{ id: 'a', pattern: 'x', allow: ['(a+)+$'] }] }, '"allow" takes too long'],
  [{ off: ['what'] }, 'no kind of secret'],
  [{ rule: [] }, 'redaction'],
])('names what is wrong in %j', (given, problem) => {
  expect(read(given).problems.join()).toContain(problem)
})
