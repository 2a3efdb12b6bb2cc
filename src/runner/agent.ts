import type { AgentRules, View } from './rules.ts'

/** Programs that run another one which they are given as a file. */
const INTERPRETERS = /^(?:node|bun|deno|tsx|python[\d.]*|ruby|perl|(?:ba|da|z|k|fi)?sh)$/
/** Programs that run another one somewhere else, or in another way, and name it somewhere among their arguments. */
const CARRIERS =
  /^(?:ssh|mosh|mosh-client|et|tsh|docker|podman|nerdctl|kubectl|lxc|npx|npm|pnpm|yarn|bunx|uvx?|pipx|env|sudo|doas|timeout|nice|nohup|script|setpriv|distrobox|toolbox|limactl)$/
/** More words than a command line has that only carries another one. */
const MAX_WORDS = 64

/** The agent that a command line runs, also through an interpreter, a package runner, ssh or a container. */
export function agentOfCommand(argv: readonly string[], known: Iterable<AgentRules>): string | undefined {
  const names = programsIn(argv)
  for (const { agent, recognise } of known) {
    if (recognise.programs.some((pattern) => names.some((name) => pattern.test(name)))) return agent
  }
  return undefined
}

/** The agent whose title or screen this is. Only to be asked where the program could be one. */
export function agentInView(view: View, known: Iterable<AgentRules>): string | undefined {
  const { title = '', screen = '' } = view
  for (const { agent, recognise } of known) {
    if (recognise.titles.some((pattern) => pattern.test(title))) return agent
    if (recognise.screens.some((pattern) => pattern.test(screen))) return agent
  }
  return undefined
}

/** True for a program behind which an agent can be that its command line does not name. */
export function mayHideAgent(command: string): boolean {
  return CARRIERS.test(command) || (INTERPRETERS.test(command) && !command.endsWith('sh'))
}

/** What may be the name of the program that a command line is about. */
function programsIn(argv: readonly string[]): string[] {
  const [first = '', ...rest] = argv
  const program = baseName(first).replace(/^-/, '')
  if (CARRIERS.test(program)) {
    const words = rest.flatMap((word) => word.split(/\s+/)).slice(0, MAX_WORDS)
    return [program, ...words.flatMap(namesOf)]
  }
  if (!INTERPRETERS.test(program)) return [program, ...namesOf(first)]
  const script = rest.find((word) => !word.startsWith('-')) ?? ''
  const words = rest.includes('-c') || rest.includes('-lc') ? script.split(/\s+/).slice(0, MAX_WORDS) : [script]
  return words.flatMap(namesOf)
}

/** `/x/node_modules/@openai/codex/bin/codex.js` is `codex` and `@openai/codex`; a package may have a version. */
function namesOf(path: string): string[] {
  const name = baseName(path)
  const inModules = /.*node_modules\/((?:@[\w.-]+\/)?[\w.-]+)/.exec(path)?.[1]
  const asPackage = /^(?:@[\w.-]+\/)?[\w.-]+(?=@[\w.^~-]+$|$)/.exec(path)?.[0]
  return [name, name.replace(/\.(?:[cm]?js|py|exe)$/, ''), inModules, asPackage].filter((found) => found !== undefined)
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
