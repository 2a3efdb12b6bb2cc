import aider from './agents/aider.json' with { type: 'json' }
import claude from './agents/claude.json' with { type: 'json' }
import cline from './agents/cline.json' with { type: 'json' }
import codex from './agents/codex.json' with { type: 'json' }
import copilot from './agents/copilot.json' with { type: 'json' }
import cursor from './agents/cursor.json' with { type: 'json' }
import gemini from './agents/gemini.json' with { type: 'json' }
import opencode from './agents/opencode.json' with { type: 'json' }
import qwen from './agents/qwen.json' with { type: 'json' }
import { compileRules, type RuleFile } from './rule-file.ts'
import type { AgentRules } from './rules.ts'

/** As they are in the repository; a test checks them as a user's are checked. */
export const RULE_FILES = [aider, claude, cline, codex, copilot, cursor, gemini, opencode, qwen] as readonly unknown[]

/** What we know of agents, by agent. */
export function builtInRules(): Map<string, AgentRules> {
  return new Map((RULE_FILES as readonly RuleFile[]).map((file) => [file.agent, compileRules(file)]))
}
