import { claudeProvider } from './claude.ts'
import { clineProvider } from './cline.ts'
import { codexProvider } from './codex.ts'
import { copilotProvider } from './copilot.ts'
import { geminiProvider } from './gemini.ts'
import { opencodeProvider } from './opencode.ts'
import type { UsageProvider } from './provider.ts'
import { qwenProvider } from './qwen.ts'

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
