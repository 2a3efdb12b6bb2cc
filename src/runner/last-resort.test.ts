import { describe, expect, it } from 'vitest'
import { toldOf } from '../../test/support/agent-screens.ts'
import { moment } from '../base/clock.ts'
import { builtInRules } from '../agents/built-in-rules.ts'
import { Gatherer } from './gatherer.ts'

const DIALOGS: Readonly<Record<string, readonly string[]>> = {
  'a resume picker': ['Resume session', '❯ 1. Mend the parser   2 hours ago', '  2. 整理 the tests   yesterday'],
  'a picker without numbers': [
    'Resume a conversation',
    '> Mend the parser',
    '  Tidy up',
    'Enter to select · Esc to cancel',
  ],
  'approval of a tool': [
    'Allow the weather server to run “get_forecast”?',
    '› 1. Allow',
    '  2. Always allow',
    '  3. Cancel',
  ],
  'a review': ['3 hooks changed', '› 1) Review', '  2) Trust all', 'press enter to continue, or esc to skip'],
  'a loop': ['A potential loop was detected', '● 1. Keep loop detection', '  2. Disable it for this session'],
  'a model at capacity': ['The model is busy', '○ 1. Keep trying', '● 2. Switch to another', '↑/↓ to move'],
  'a form': ['Your name:', 'Enter to submit  |  Escape to go back'],
  'plain words': ['Continue without a sandbox? [y/N]'],
}
const AGENTS = ['claude', 'codex', 'gemini', 'opencode', 'copilot', 'qwen', 'cline', 'cursor']

/** As it stands in a frame of so many columns, its rows wrapped. */
function framed(rows: readonly string[], cols: number): readonly string[] {
  const room = cols - 4
  const wrapped = rows.flatMap((row) => row.match(new RegExp(`.{1,${room}}(?:\\s|$)`, 'gu')) ?? [row])
  return [
    `╭${'─'.repeat(cols - 2)}╮`,
    ...wrapped.map((row) => `│ ${row.trimEnd().padEnd(room)} │`),
    `╰${'─'.repeat(cols - 2)}╯`,
  ]
}

describe.each(AGENTS)('a dialog of %s that no rule knows is a question', (agent) => {
  it.each(Object.entries(DIALOGS))('%s', (_, rows) => {
    expect(toldOf(agent, 'a title of my own', ['some output', '', ...rows])).toBe('question')
    for (const cols of [40, 60, 120]) expect(toldOf(agent, '', ['some output', ...framed(rows, cols)])).toBe('question')
  })
})

describe('no dialog', () => {
  it.each([
    ['is output', 'codex', ['make: Entering directory', 'cc -o main main.c']],
    ['is a list', 'opencode', ['1. First', '2. Second', '- a third']],
    ['is a shell', 'claude', ['● Done.', '~/proj $']],
    ['is work that a key ends', 'cursor', ['⠹ Reading (3s, esc to cancel)']],
  ])('%s', (_, agent, rows) => {
    expect(toldOf(agent, '', rows)).not.toBe('question')
  })

  it('is what goes on changing', () => {
    const gatherer = new Gatherer(builtInRules().get('codex'))
    const rows = ['› 1. One', '  2. Two']
    gatherer.looked({ title: '', rows }, moment(), false)
    expect(gatherer.verdict).toBeUndefined()
    gatherer.looked({ title: '', rows }, moment(), true)
    expect(gatherer.verdict?.won.rule).toBe('codex/some-choice')
    gatherer.looked({ title: '', rows: ['a clock 12:01', ...rows] }, moment(), false)
    expect(gatherer.verdict?.won.rule).toBe('codex/some-choice')
  })
})
