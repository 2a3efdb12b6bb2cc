import { ENTER_DELAY_MS } from '../../runner/presets.ts'
import type { KnownAgent } from '../agent.ts'
import rules from './rules.json' with { type: 'json' }

export const codex: KnownAgent = {
  name: 'codex',
  rules,
  preset: {
    command: ['codex'],
    prompt: ['--'],
    yolo: ['--dangerously-bypass-approvals-and-sandbox'],
    resume: ['resume', '{id}'],
    // It puts a prompt back with the cursor at its beginning, and C-u clears what is before the cursor.
    quit: { keys: ['Escape', 'C-e', 'C-u'], words: '/quit' },
    enterDelayMs: ENTER_DELAY_MS,
    draft: { line: String.raw`^› ?(.*?)\s*$`, empty: '^Ask Codex' },
  },
  hooks: {
    tellsAll: false,
    events: {},
    // Its hooks run in one process for all panes, which names the pane that has started it.
    namesWrongPane: true,
  },
  settings: async () => (await import('./settings.ts')).codexHooks,
  usage: async () => (await import('./usage.ts')).codexProvider(),
  turns: async () => (await import('./turns.ts')).codexTurns,
}
