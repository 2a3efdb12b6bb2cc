import { compileRules, type RuleFile } from '../runner/rule-file.ts'
import type { AgentRules } from '../runner/rules.ts'
import { AGENTS_BY_NAME } from './registry.ts'

/** As they are in the repository; a test checks them as a user's are checked. */
export const RULE_FILES: readonly unknown[] = [...AGENTS_BY_NAME.values()].flatMap(({ rules }) => rules ?? [])

/** How agents are recognised and understood, by agent. */
export function builtInRules(): Map<string, AgentRules> {
  return new Map((RULE_FILES as readonly RuleFile[]).map((file) => [file.agent, compileRules(file)]))
}
