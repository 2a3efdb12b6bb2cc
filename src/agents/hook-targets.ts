import { aiderHooks } from './aider/settings.ts'
import { codexHooks } from './codex/settings.ts'
import { claudeHooks, cursorHooks, geminiHooks } from './json-targets.ts'
import { opencodeHooks } from './opencode/settings.ts'
import type { HookTarget } from '../hooks/target.ts'

/** Every agent whose hooks we can use. */
export const HOOK_TARGETS: readonly HookTarget[] = [
  claudeHooks,
  codexHooks,
  geminiHooks,
  opencodeHooks,
  cursorHooks,
  aiderHooks,
]
