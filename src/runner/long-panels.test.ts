import { describe, expect, it } from 'vitest'
import { toldOf } from '../../test/support/agent-screens.ts'

const LINE = '─'.repeat(60)
const TASKS = Array.from({ length: 28 }, (_, at) => `     ☐ Task ${at}: 整理 the parser`)
const SUB_AGENTS = Array.from({ length: 12 }, (_, at) => [
  `   ├─ Explore (part ${at}) · 3 tool uses · 9.1k tokens`,
  '   │  ⎿  Reading…',
]).flat()
const CLAUDE = [LINE, '❯ ', LINE, '  ⏵⏵ accept edits on (shift+tab to cycle)']
const CODEX = ['› Ask Codex to do anything', '  GPT-6-Sol default · ~/proj']
const QWEN = [LINE, '>   Type your message or @path/to/file', LINE, '  ➜ proj']
const GEMINI = [LINE, ' Shift+Tab to accept edits', '▄▄▄▄▄▄▄▄', ' >   Type your message', '▀▀▀▀▀▀▀▀', ' ~/proj']

describe('an agent at work is seen behind', () => {
  it.each<[string, string, readonly string[]]>([
    ['a long list of tasks', 'claude', ['✻ Mending… (1m 2s · ↓ 4k tokens)', '  ⎿  ☒ First', ...TASKS, ...CLAUDE]],
    ['many sub-agents', 'claude', ['✶ Exploring…', ...SUB_AGENTS, ...CLAUDE]],
    ['the mark of reduced motion', 'claude', ['● Mending… (12s · ↓ 40 tokens)', ...TASKS, ...CLAUDE]],
    ['a hint for shortcuts', 'claude', ['✽ Osmosing…', LINE, '❯ ', LINE, '  ⏸ manual mode on · ? for shortcuts']],
    ['a status line of the user', 'claude', ['✽ Osmosing…', ...TASKS, LINE, '❯ ', LINE, '  proj 12%', '  ctx 42k']],
    ['messages that wait', 'codex', ['• Working (1m 02s • esc to interrupt)', ...TASKS, ...CODEX]],
    ['a plan', 'qwen', ['  ⠹ Not now... (1m 9s · esc to cancel)', ...TASKS.slice(0, 20), ...QWEN]],
    ['a list', 'gemini', [' ⠸ Thinking... (esc to cancel, 9s)', ...TASKS, ...GEMINI]],
  ])('%s: %s', (_, agent, rows) => {
    expect(toldOf(agent, '', rows)).toBe('working')
  })

  it.each<[string, string, readonly string[]]>([
    ['an answer that begins like a spinner', 'claude', ['● Reading the file…', '', '✻ Crunched for 6s', ...CLAUDE]],
    ['a spinner that an answer quotes', 'claude', ['● It shows:', '  ✻ Mending… (3s)', '✻ Crunched for 6s', ...CLAUDE]],
    ['a line of work above an answer', 'codex', ['• Working (9s • esc to interrupt)', '• Done.', ...CODEX]],
  ])('and not in %s: %s', (_, agent, rows) => {
    expect(toldOf(agent, '', rows)).toBe('idle')
  })
})
