import type { HooksOfAgent } from '../commands/hooks.ts'
import type { Context } from '../context.ts'
import { ok, warn, type Finding } from './finding.ts'

const CHECK = 'agent hooks'

/** Whether the hooks that are in the settings of agents can work. Nothing without any. */
export async function checkAgentHooks(context: Context): Promise<readonly Finding[]> {
  // With it come the parsers of all settings.
  const { hooksOfAgents } = await import('../commands/hooks.ts')
  const rows = (await hooksOfAgents(context)).filter(({ hasOurs }) => hasOurs)
  const problems = rows.flatMap(problemsOf)
  if (problems.length > 0 || rows.length === 0) return problems
  return [ok(CHECK, rows.map(({ agent }) => agent).join(', '))]
}

function problemsOf({ agent, status, path, notes }: HooksOfAgent): readonly Finding[] {
  const again = `geppetto-tmux hooks install ${agent}`
  const told = notes.map((note) => warn(CHECK, `${agent}: ${note}`, `look into ${path}`))
  switch (status) {
    case 'unreadable':
      return [warn(CHECK, `${agent} cannot read its settings: ${path}`, `mend the file, then: ${again}`)]
    case 'outdated':
      return [warn(CHECK, `${agent} has those of another place or version of geppetto-tmux`, again), ...told]
    case 'installed':
    case 'not installed':
      return told
  }
}
