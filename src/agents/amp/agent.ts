import { ENTER_DELAY_MS, ESCAPE } from '../../runner/presets.ts'
import type { KnownAgent } from '../agent.ts'

export const amp: KnownAgent = {
  name: 'amp',
  preset: {
    command: ['amp'],
    prompt: 'typed',
    yolo: ['--dangerously-allow-all'],
    resume: ['threads', 'continue', '{id}'],
    quit: { keys: ESCAPE, words: '/exit' },
    enterDelayMs: ENTER_DELAY_MS,
  },
}
