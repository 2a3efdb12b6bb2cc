import { ENTER_DELAY_MS, ESCAPE } from '../../runner/presets.ts'
import type { KnownAgent } from '../agent.ts'
import rules from './rules.json' with { type: 'json' }

export const cline: KnownAgent = {
  name: 'cline',
  rules,
  preset: {
    command: ['cline'],
    prompt: ['-i'],
    yolo: ['--auto-approve', 'true'],
    resume: [],
    quit: { keys: ESCAPE, words: '/quit' },
    enterDelayMs: ENTER_DELAY_MS,
  },
  usage: async () => (await import('./usage.ts')).clineProvider(),
}
