import { describe, expect, it } from 'vitest'
import { agentScreens, dialogOf } from '../../test/support/agent-screens.ts'

/** What stands in a recorded dialog: the question, its subject, and each option as `KEY KIND LABEL`. */
type Wanted = readonly [question: string, subject: string | undefined, ...options: string[]]

const COMMAND = 'echo start > lab_tool.txt; sleep 5; echo TOOL_DONE'
const AUTO = '3 always Yes, and switch to auto mode · auto mode handles these prompts for you'
const EDITS =
  '2 always Yes, and switch to accept edits (auto-approve file edits and common file commands) for this session (shift+tab)'
const CODEX_NO = '3 no No, and tell Codex what to do differently (esc)'
const CODEX_ALWAYS = `2 always Yes, and don't ask again for commands that start with \`${COMMAND}\` (p)`
const LONG_COPILOT = [
  'echo a long command with many words that wraps over',
  'several lines of a narrow pane > lab_long.txt &&',
  'echo and some more of it',
]
const LONG_QWEN = [
  'over several lines of a narrow pane > lab_long.txt &&',
  'echo and some more of it (Run the lab command)',
  'echo a long command with many words that wraps ove',
  'several lines of a narrow pane > lab_long.txt && e',
  'and some more of it',
]
const COLOURS = ['1 other Red', '2 other Blue'] as const
const CLAUDE_QUESTION = [...COLOURS, '3 other Type something.', '4 other Chat about this'] as const
const QWEN_NO = '4 no No, suggest changes (esc)'

/** All recorded dialogs that can be answered from elsewhere. */
const ANSWERABLE: Readonly<Record<string, Wanted>> = {
  'claude permission': [
    'Do you want to proceed?',
    COMMAND,
    '1 once Yes',
    '2 always Yes, and always allow access to /home/me/proj from this project',
    AUTO,
    '4 no No',
  ],
  'claude permission_2.1.159': [
    'Do you want to proceed?',
    'touch one.txt && sleep 4\nRun what the bench wants',
    '1 once Yes',
    '2 always Yes, and always allow access to project/ from this project',
    '3 no No',
  ],
  'claude permission_edit': ['Do you want to create lab_note.txt?', 'lab_note.txt', '1 once Yes', EDITS, '3 no No'],
  'claude question': ['Which colour should the lab use?', 'Colour', ...CLAUDE_QUESTION],
  'claude question_2.1.159': ['Which colour would you like?', 'Colour', ...CLAUDE_QUESTION],
  'cline permission': ['Approve tool call?', COMMAND, 'y once Approve', 'n no Deny'],
  'cline permission_edit': ['Approve tool call?', '~/proj/lab_note.txt', 'y once Approve', 'n no Deny'],
  'codex permission': [
    'Would you like to run the following command?',
    COMMAND,
    '1 once Yes, proceed (y)',
    CODEX_ALWAYS,
    CODEX_NO,
  ],
  'codex permission_edit': [
    'Would you like to make the following edits?',
    '/home/me/lab_outside.txt',
    '1 once Yes, proceed (y)',
    "2 always Yes, and don't ask again for these files (a)",
    CODEX_NO,
  ],
  'codex question': ['Which colour should the lab use?', undefined, ...COLOURS, '3 other None of the above'],
  'codex question_0.133': ['Which colour would you like?', undefined, ...COLOURS, '3 other None of the above'],
  'codex question_40x12': ['Which colour would you like?', undefined, ...COLOURS, '3 other None of the above'],
  'copilot permission': [
    'Do you want to run this command?',
    COMMAND,
    '1 once Yes',
    "2 always Yes, and don't ask again for `sleep` in this repo (~/proj)",
    // Its digit only moves to it, as to a line in which one types.
    '- no No, and tell Copilot what to do differently (Esc to stop)',
  ],
  'copilot permission_long_60x20': [
    'Do you want to run this command?',
    LONG_COPILOT.join('\n'),
    '1 once Yes',
    '- no No, and tell Copilot what to do differently (Esc to stop)',
  ],
  'gemini permission': [
    'Allow execution of [Shell]?',
    COMMAND,
    '1 once Allow once',
    '2 always Allow for this session',
    '3 no No, suggest changes (esc)',
  ],
  'gemini permission_edit': [
    'Apply this change?',
    'lab_note.txt',
    '1 once Allow once',
    '2 always Allow for this session',
    '3 other Modify with external editor',
    QWEN_NO,
  ],
  'qwen permission': [
    "Allow execution of: 'echo, sleep'?",
    COMMAND,
    '1 once Yes, allow once',
    "2 always Always allow run 'echo *' commands, run 'sleep *' commands in this project",
    "3 always Always allow run 'echo *' commands, run 'sleep *' commands for this user",
    QWEN_NO,
  ],
  'qwen permission_0.15.6': [
    "Allow execution of: 'touch, sleep'?",
    'touch one.txt && sleep 4',
    '1 once Yes, allow once',
    "2 always Always allow run 'touch *' commands, run 'sleep *' commands in this project",
    "3 always Always allow run 'touch *' commands, run 'sleep *' commands for this user",
    QWEN_NO,
  ],
  'qwen permission_edit': [
    'Apply this change?',
    'lab_note.txt',
    '1 once Yes, allow once',
    '2 always Yes, allow always',
    '3 no No, suggest changes (esc)',
  ],
  // Two of its labels are cut off.
  'qwen permission_long_60x20': [
    "Allow execution of: 'echo'?",
    LONG_QWEN.join('\n'),
    '1 once Yes, allow once',
    "- always Always allow run 'echo *' commands in this pro…",
    "- always Always allow run 'echo *' commands for this us…",
    QWEN_NO,
  ],
  'qwen question': ['Which colour should the lab use?', 'Colour', ...COLOURS, '3 other Type something...'],
  'qwen question_0.15.6': ['Which colour would you like?', 'Colour', ...COLOURS, '3 other Type something...'],
}

/** All other recorded dialogs, and why they cannot be. */
const UNANSWERABLE: Readonly<Record<string, string>> = {
  'claude permission_40x12': 'not all of it is on the screen',
  'claude question_40x12': 'its options cannot be read',
  'claude question_offer': 'which keys it takes was not tried',
  'claude question_offer_no': 'which keys it takes was not tried',
  'claude start_apikey': 'it asks you to log in',
  'claude start_trust': 'it asks whether you trust what is there',
  'cline permission_2.18': 'which keys it takes was not tried',
  'cline permission_40x12': 'not all of it may be on the screen',
  'cline permission_long_60x20': 'not all of it may be on the screen',
  'cline question': 'which keys it takes was not tried',
  'cline question_2.18': 'which keys it takes was not tried',
  'cline question_40x12': 'which keys it takes was not tried',
  'cline start_auth': 'it asks you to log in',
  'cline start_auth_40x12': 'it asks you to log in',
  'codex permission_40x12': 'not all of it is on the screen',
  'codex permission_short': 'not all of it is on the screen',
  'codex start_hooks_review': 'it asks whether you trust what is there',
  'codex start_model_offer': 'which keys it takes was not tried',
  'codex start_trust': 'it asks whether you trust what is there',
  'copilot permission_40x12': 'not all of it is on the screen',
  'copilot question': 'which keys it takes was not tried',
  'copilot question_1.0.73': 'which keys it takes was not tried',
  'copilot question_40x12': 'which keys it takes was not tried',
  'copilot start_auth_account': 'it asks you to log in',
  'copilot start_trust': 'it asks whether you trust what is there',
  'copilot start_trust_40x12': 'it asks whether you trust what is there',
  'gemini permission_40x12': 'not all of it is on the screen',
  'gemini question': 'which keys it takes was not tried',
  'gemini question_40x12': 'which keys it takes was not tried',
  'gemini start_apikey': 'it asks you to log in',
  'gemini start_auth': 'it asks you to log in',
  'gemini start_trust': 'it asks whether you trust what is there',
  'opencode permission': 'which keys it takes was not tried',
  'opencode permission_40x12': 'which keys it takes was not tried',
  'opencode permission_edit': 'which keys it takes was not tried',
  'opencode question': 'which keys it takes was not tried',
  'opencode question_40x12': 'which keys it takes was not tried',
  'qwen permission_40x12': 'not all of it is on the screen',
  'qwen question_40x12': 'not all of it is on the screen',
  'qwen start_auth': 'it asks you to log in',
  'qwen start_auth_40x12': 'it asks you to log in',
  'qwen start_trust': 'it asks whether you trust what is there',
  'qwen start_trust_40x12': 'it asks whether you trust what is there',
}

describe('the dialog on a recorded screen', () => {
  it.each(agentScreens(/./).map((screen) => [`${screen.agent} ${screen.name}`, screen] as const))(
    '%s',
    (name, screen) => {
      const dialog = dialogOf(screen.agent, '', screen.rows)
      const [question, subject, ...options] = ANSWERABLE[name] ?? []
      const unanswerable = UNANSWERABLE[name]
      if (dialog === undefined) return expect([question, unanswerable]).toEqual([undefined, undefined])
      if (unanswerable !== undefined) {
        expect(dialog).toMatchObject({ unanswerable })
        // What cannot be pressed has no key that a client could offer.
        return expect(dialog.options.filter(({ key }) => key !== undefined)).toEqual([])
      }
      expect({
        ...dialog,
        options: dialog.options.map(({ key = '-', kind, label }) => `${key} ${kind} ${label}`),
      }).toEqual({
        question,
        ...(subject === undefined ? {} : { subject }),
        options,
        fingerprint: dialog.fingerprint,
      })
    },
  )

  it('is never a question with an option that means one allowance', () => {
    const questions = agentScreens(/^(?:question|start|limit)/).flatMap(
      ({ agent, rows }) => dialogOf(agent, '', rows)?.options ?? [],
    )
    expect(questions.filter(({ kind, key }) => key !== undefined && kind !== 'other')).toEqual([])
  })
})
