import aider from './aider/rules.json' with { type: 'json' }
import claude from './claude/rules.json' with { type: 'json' }
import cline from './cline/rules.json' with { type: 'json' }
import codex from './codex/rules.json' with { type: 'json' }
import copilot from './copilot/rules.json' with { type: 'json' }
import cursor from './cursor/rules.json' with { type: 'json' }
import gemini from './gemini/rules.json' with { type: 'json' }
import opencode from './opencode/rules.json' with { type: 'json' }
import qwen from './qwen/rules.json' with { type: 'json' }
import { compileRules, type RuleFile } from '../runner/rule-file.ts'
import type { AgentRules } from '../runner/rules.ts'

/** As they are in the repository; a test checks them as a user's are checked. */
export const RULE_FILES = [aider, claude, cline, codex, copilot, cursor, gemini, opencode, qwen] as readonly unknown[]

/** What we know of agents, by agent. */
export function builtInRules(): Map<string, AgentRules> {
  return new Map((RULE_FILES as readonly RuleFile[]).map((file) => [file.agent, compileRules(file)]))
}
