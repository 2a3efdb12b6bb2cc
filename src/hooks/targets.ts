import { claudeHooks, cursorHooks, geminiHooks } from './json-targets.ts'
import { aiderHooks, codexHooks, opencodeHooks } from './line-targets.ts'
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
