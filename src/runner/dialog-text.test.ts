import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dialogText } from './dialog-text.ts'

const SCREENS = join(import.meta.dirname, '../../test/screens')

/** What a real agent showed. */
function screen(name: string): readonly string[] {
  return readFileSync(join(SCREENS, `${name}.txt`), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
}

const COMMAND = 'echo start > lab_tool.txt; sleep 5; echo TOOL_DONE'

describe('what a dialog asks', () => {
  it.each([
    ['claude/permission', `Do you want to proceed? ${COMMAND}`],
    ['claude/permission_edit', 'Do you want to create lab_note.txt?'],
    ['claude/question', 'Which colour should the lab use?'],
    ['claude/start_trust', 'Quick safety check: Is this a project you created or one you trust?'],
    ['codex/permission', `Would you like to run the following command? ${COMMAND}`],
    ['codex/permission_edit', 'Would you like to make the following edits? /home/me/lab_outside.txt'],
    ['codex/permission_40x12', 'Would you like to run the following command?'],
    ['codex/question', 'Which colour should the lab use?'],
    ['codex/start_trust', 'Trust this folder?'],
    ['gemini/permission', `Allow execution of [Shell]? ${COMMAND}`],
    ['gemini/permission_edit', 'Apply this change? WriteFile Writing to lab_note.txt'],
    ['gemini/question_40x12', 'Which colour would you like?'],
    ['opencode/permission', COMMAND],
    ['opencode/question', 'Which colour should the lab use?'],
    ['copilot/permission', `Do you want to run this command? ${COMMAND}`],
    ['copilot/question', 'Which colour should the lab use?'],
    ['qwen/permission_edit', 'Apply this change? WriteFile Writing to lab_note.txt ←'],
    ['cline/permission', `Approve tool call? ${COMMAND}`],
    ['cline/permission_edit', 'Approve tool call? editor ~/proj/lab_note.txt'],
  ])('is read from %s', (name, text) => {
    expect(dialogText(screen(name))).toBe(text)
  })

  it.each(['gemini/permission_40x12', 'copilot/start_trust_40x12', 'codex/permission_short'])(
    'is not guessed where it has scrolled away: %s',
    (name) => {
      expect(dialogText(screen(name))).toBeUndefined()
    },
  )

  it('is bounded, and safe to print', () => {
    expect(dialogText([`Do you want to proceed? \u001b[31m${'x'.repeat(500)}\u202e`])).toBe('Do you want to proceed?')
    expect(dialogText([`$ ${'x'.repeat(500)}\u202e`])).toBe('x'.repeat(200))
    expect(dialogText([])).toBeUndefined()
  })
})
