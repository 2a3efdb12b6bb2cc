import { aiderHooks } from './aider-target.ts'
import { codexHooks } from './codex-target.ts'
import { claudeHooks, cursorHooks, geminiHooks } from './json-targets.ts'
import { opencodeHooks } from './opencode-target.ts'
import type { HookTarget } from './target.ts'

/** Every agent whose hooks we can use. */
export const HOOK_TARGETS: readonly HookTarget[] = [
  claudeHooks,
  codexHooks,
  geminiHooks,
  opencodeHooks,
  cursorHooks,
  aiderHooks,
]
