import { IDLE, PERMISSION, QUESTION, WORKING } from '../../runner/hook-claims.ts'
import { ENTER_DELAY_MS, ESCAPE } from '../../runner/presets.ts'
import type { KnownAgent } from '../agent.ts'
import rules from './rules.json' with { type: 'json' }

export const opencode: KnownAgent = {
  name: 'opencode',
  rules,
  preset: {
    command: ['opencode'],
    prompt: ['--prompt='],
    yolo: [],
    yoloEnv: { OPENCODE_PERMISSION: '{"*":"allow"}' },
    resume: ['--session', '{id}'],
    quit: { keys: ['Escape', ...ESCAPE], words: '/exit' },
    enterDelayMs: ENTER_DELAY_MS,
  },
  hooks: {
    tellsAll: true,
    events: {
      'session.status:busy': WORKING,
      'session.status:retry': WORKING,
      'session.status:idle': IDLE,
      'permission.asked': PERMISSION,
      'permission.replied': WORKING,
      'question.asked': QUESTION,
      'question.replied': WORKING,
      'session.idle': IDLE,
      'session.error': IDLE,
    },
  },
  settings: async () => (await import('./settings.ts')).opencodeHooks,
  usage: async () => (await import('./usage.ts')).opencodeProvider(),
  turns: async () => (await import('./turns.ts')).opencodeTurns,
}
