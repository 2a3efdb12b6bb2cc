import { claudeProvider } from './claude/usage.ts'
import { clineProvider } from './cline/usage.ts'
import { codexProvider } from './codex/usage.ts'
import { copilotProvider } from './copilot/usage.ts'
import { geminiProvider } from './gemini/usage.ts'
import { opencodeProvider } from './opencode/usage.ts'
import type { UsageProvider } from '../usage/provider.ts'
import { qwenProvider } from './qwen/usage.ts'

/** All agents whose records can be read, by name. They remember what they have read. */
export function usageProviders(): ReadonlyMap<string, UsageProvider> {
  const all = [
    claudeProvider(),
    codexProvider(),
    geminiProvider(),
    opencodeProvider(),
    copilotProvider(),
    qwenProvider(),
    clineProvider(),
  ]
  return new Map(all.map((provider) => [provider.agent, provider]))
}
