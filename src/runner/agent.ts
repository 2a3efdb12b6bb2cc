/** Programs that are agents, by the name of their command. Everything else is a `command`. */
const AGENTS: ReadonlySet<string> = new Set([
  'aider',
  'amp',
  'claude',
  'cline',
  'codex',
  'copilot',
  'gemini',
  'opencode',
  'qwen',
])

/** Which agent a pane runs, as far as the name of its foreground command tells. */
export function agentOf(command: string): string {
  return command === 'cursor-agent' ? 'cursor' : AGENTS.has(command) ? command : 'command'
}
