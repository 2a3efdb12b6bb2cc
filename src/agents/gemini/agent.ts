import { IDLE, PERMISSION, QUESTION, WORKING } from '../../runner/hook-claims.ts'
import { ENTER_DELAY_MS, ESCAPE } from '../../runner/presets.ts'
import type { KnownAgent } from '../agent.ts'
import { GEMINI_LINE } from './draft-line.ts'
import rules from './rules.json' with { type: 'json' }

export const gemini: KnownAgent = {
  name: 'gemini',
  rules,
  preset: {
    command: ['gemini'],
    prompt: ['--prompt-interactive='],
    yolo: ['--approval-mode', 'yolo'],
    resume: ['--resume', '{id}'],
    quit: { keys: ESCAPE, words: '/quit' },
    enterDelayMs: ENTER_DELAY_MS,
    draft: GEMINI_LINE,
  },
  hooks: {
    tellsAll: false,
    events: {
      BeforeAgent: WORKING,
      'Notification:ToolPermission': PERMISSION,
      'Notification:ask_user': QUESTION,
      AfterAgent: IDLE,
    },
  },
  settings: async () => (await import('./settings.ts')).geminiHooks,
  usage: async () => (await import('./usage.ts')).geminiProvider(),
  turns: async () => (await import('./turns.ts')).geminiTurns,
}
