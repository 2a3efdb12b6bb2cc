import { ENTER_DELAY_MS, ESCAPE } from '../../runner/presets.ts'
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
    quit: { keys: ESCAPE, words: '/quit' },
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
}
