import { ENTER_DELAY_MS } from '../../runner/presets.ts'
import type { KnownAgent } from '../agent.ts'
import rules from './rules.json' with { type: 'json' }

export const copilot: KnownAgent = {
  name: 'copilot',
  rules,
  preset: {
    command: ['copilot'],
    prompt: ['-i'],
    yolo: ['--allow-all'],
    resume: ['--resume', '{id}'],
    // Twice Escape would turn its conversation back, and the last key gives it time to leave its turn.
    quit: { keys: ['Escape', 'C-c', 'C-u', 'C-u'], words: '/exit' },
    enterDelayMs: ENTER_DELAY_MS,
  },
  sessionFile: async () => (await import('./session-file.ts')).findCopilotFile,
  usage: async () => (await import('./usage.ts')).copilotProvider(),
  turns: async () => (await import('./turns.ts')).copilotTurns,
}
