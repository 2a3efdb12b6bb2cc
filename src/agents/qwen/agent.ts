import { ENTER_DELAY_MS, ESCAPE } from '../../runner/presets.ts'
import type { KnownAgent } from '../agent.ts'
import { GEMINI_LINE } from '../gemini/draft-line.ts'
import rules from './rules.json' with { type: 'json' }

export const qwen: KnownAgent = {
  name: 'qwen',
  rules,
  preset: {
    command: ['qwen'],
    prompt: ['--prompt-interactive='],
    yolo: ['--approval-mode', 'yolo'],
    resume: ['--resume', '{id}'],
    quit: { keys: ESCAPE, words: '/quit' },
    enterDelayMs: ENTER_DELAY_MS,
    // The cursor is on the first letter, and the others have a colour, which typed ones have not.
    draft: {
      ...GEMINI_LINE,
      proposal: String.raw`> \u001b\[4m(?:\u001b\[39m)?[^\u001b](?:\u001b\[0m)?\u001b\[(?:38;|9)`,
    },
  },
  usage: async () => (await import('./usage.ts')).qwenProvider(),
  turns: async () => (await import('./turns.ts')).qwenTurns,
}
