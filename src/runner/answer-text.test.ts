import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { answerText } from './answer-text.ts'

const SCREENS = join(import.meta.dirname, '../../test/screens')

/** What a real agent showed. */
function screen(name: string): readonly string[] {
  return readFileSync(join(SCREENS, `${name}.txt`), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
}

const LAST = 'word36 word37 word38 word39 word40 word41 word42 word43 word44 word45 word46 word47'
const AGENTS = ['claude', 'codex', 'gemini', 'opencode', 'copilot', 'qwen', 'cline']

describe('what an answer ends with', () => {
  it.each(AGENTS)('is read from the screen of %s', (agent) => {
    expect(answerText(screen(`${agent}/idle_done`))).toBe(LAST)
  })

  it.each([
    ['copilot/idle_quote_60x20', 'And that is all of it.'],
    ['cline/idle_quote_60x20', 'And that is all of it.'],
    ['qwen/idle_40x12', 'I thought about it.'],
    ['qwen/error_400_stopped', '✕ [API Error: 400 Lab error 400.] (Press Ctrl+Y to retry)'],
    ['gemini/interrupted', 'ℹ Request cancelled.'],
  ])('is read from %s', (name, text) => {
    expect(answerText(screen(name))).toBe(text)
  })

  it.each([
    ['claude/busy_stream', 'word24 word25 word26 word27 word28 word29 word30 word31 word32 word33 word34 word35'],
    ['gemini/busy_stream', 'word36 word37'],
    ['gemini/busy_silent', 'And a second one that stops'],
    ['codex/tool_running', 'Running echo start > lab_tool.txt; sleep 5; echo TOOL_DONE'],
  ])('is read from %s while it is written', (name, text) => {
    expect(answerText(screen(name))).toBe(text)
  })

  it.each(['codex/busy_think', 'gemini/busy_think', 'qwen/busy_think', 'cline/busy_think', 'copilot/busy_think'])(
    'is not what spins in %s',
    (name) => {
      expect(answerText(screen(name))).toBeUndefined()
    },
  )

  it('is nothing where a person has said the last thing, or where there is no prompt', () => {
    expect(answerText(['● an answer', '❯ another question', '──', '❯ ', '──'])).toBeUndefined()
    expect(answerText(['● an answer'])).toBeUndefined()
    expect(answerText([])).toBeUndefined()
  })

  it('passes over a warning of the product below the answer, however long', () => {
    const below = [' Shift+Tab to accept edits', ' >   Type your message or @path/to/file']
    const notice = [
      '⚠  Warning: True color (24-bit) support not detected. Using',
      '   a better terminal gives a better',
      '   visual experience.',
    ]
    expect(answerText([' > please', '✦ First.', '  The third task is done.', '', ...notice, '', ...below])).toBe(
      'The third task is done.',
    )
    expect(answerText([' > please', ...notice, ...below])).toBeUndefined()
    // One within an answer is part of it.
    expect(answerText(['❯ go', '● Done, but:', '  ⚠ one test is slow', '❯ '])).toBe('⚠ one test is slow')
  })
})
