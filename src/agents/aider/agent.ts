import { IDLE } from '../../runner/hook-claims.ts'
import { ENTER_DELAY_MS } from '../../runner/presets.ts'
import type { KnownAgent } from '../agent.ts'
import rules from './rules.json' with { type: 'json' }

export const aider: KnownAgent = {
  name: 'aider',
  rules,
  preset: {
    command: ['aider'],
    prompt: 'typed',
    yolo: ['--yes-always'],
    resume: ['--restore-chat-history'],
    quit: { keys: ['C-c'], words: '/exit' },
    enterDelayMs: ENTER_DELAY_MS,
  },
  hooks: {
    tellsAll: false,
    events: { notification: IDLE },
  },
  settings: async () => (await import('./settings.ts')).aiderHooks,
}
