import { IDLE } from '../../runner/hook-claims.ts'
import { ENTER_DELAY_MS, ESCAPE } from '../../runner/presets.ts'
import type { KnownAgent } from '../agent.ts'
import rules from './rules.json' with { type: 'json' }

export const cursor: KnownAgent = {
  name: 'cursor',
  rules,
  preset: {
    command: ['cursor-agent'],
    prompt: ['--'],
    yolo: ['--yolo'],
    resume: ['--resume', '{id}'],
    quit: { keys: ESCAPE, words: '/quit' },
    enterDelayMs: ENTER_DELAY_MS,
  },
  hooks: {
    tellsAll: false,
    events: { stop: IDLE },
  },
  settings: async () => (await import('./settings.ts')).cursorHooks,
}
