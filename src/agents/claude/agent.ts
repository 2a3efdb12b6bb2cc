import { IDLE, PERMISSION, QUESTION, WORKING } from '../../runner/hook-claims.ts'
import { ENTER_DELAY_MS, ESCAPE } from '../../runner/presets.ts'
import type { KnownAgent } from '../agent.ts'
import rules from './rules.json' with { type: 'json' }

export const claude: KnownAgent = {
  name: 'claude',
  rules,
  preset: {
    command: ['claude'],
    prompt: ['--'],
    yolo: ['--dangerously-skip-permissions'],
    resume: ['--resume', '{id}'],
    quit: { keys: ESCAPE, words: '/exit' },
    enterDelayMs: ENTER_DELAY_MS,
    draft: { line: String.raw`^\s*❯ ?(.*?)\s*$`, empty: '^Try "' },
  },
  hooks: {
    tellsAll: false,
    events: {
      UserPromptSubmit: WORKING,
      PermissionRequest: PERMISSION,
      'PermissionRequest:AskUserQuestion': QUESTION,
      Stop: IDLE,
      StopFailure: IDLE,
    },
  },
  sessionFile: async () => (await import('./session-file.ts')).findClaudeFile,
  settings: async () => (await import('./settings.ts')).claudeHooks,
  usage: async () => (await import('./usage.ts')).claudeProvider(),
  turns: async () => (await import('./turns.ts')).claudeTurns,
}
