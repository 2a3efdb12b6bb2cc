import type { AgentRules, View } from './rules.ts'

/** Programs that run a script file. */
const INTERPRETERS = /^(?:node|bun|deno|tsx|python[\d.]*|ruby|perl|(?:ba|da|z|k|fi)?sh)$/
/** Programs that run another one elsewhere or in another way, and name it among their arguments. */
const CARRIERS =
  /^(?:ssh|mosh|mosh-client|et|tsh|docker|podman|nerdctl|kubectl|lxc|npx|npm|pnpm|yarn|bunx|uvx?|pipx|env|sudo|doas|timeout|nice|nohup|script|setpriv|distrobox|toolbox|limactl)$/
/** Programs that are in front of a terminal while the script of an agent runs, directly or from a package. */
const CARRIERS_OF_SCRIPTS = [
  'node',
  'bun',
  'deno',
  'python[0-9.]*',
  'npm',
  'npx',
  'pnpm',
  'yarn',
  'bunx',
  'uv',
  'uvx',
  'pipx',
]
/** Options of interpreters after which no script follows: the program stands in the command line, or is a module. */
const INLINE = /^(?:-[cepm]|-pe|--eval|--print|--check|--test)$/
/** Options of interpreters that are followed by a value. */
const WITH_VALUE = /^(?:-r|--require|--import|--loader|--experimental-loader|-C|--conditions|--env-file|-W|-X|-I)$/
/** Most words of a command line that are searched for the name of an agent. */
const MAX_WORDS = 64

/** The agent that a command line runs, also through an interpreter, a package runner, ssh or a container. */
export function agentOfCommand(argv: readonly string[], known: Iterable<AgentRules>): string | undefined {
  const names = programsIn(argv)
  for (const { agent, recognise } of known) {
    if (recognise.programs.some((pattern) => names.some((name) => pattern.test(name)))) return agent
  }
  return undefined
}

/**
 * The agent that a process itself is: its program, or the script of its interpreter. Other words of the command line do
 * not count, since no person has named the agent: `vim claude` and `sh -c 'grep claude notes'` are no agents.
 */
export function agentOfProcess(argv: readonly string[], known: Iterable<AgentRules>): string | undefined {
  const names = programOf(argv)
  for (const { agent, recognise } of known) {
    if (recognise.programs.some((pattern) => names.some((name) => pattern.test(name)))) return agent
  }
  return undefined
}

/** Names for tmux to find panes with agents, each an alternation of extended POSIX regular expressions. */
export interface AgentNames {
  readonly programs: string
  /** Programs that may run an agent. */
  readonly carriers: string
}

/** The names of agents' programs, and of programs that may run them. */
export function namesOfAgents(known: Iterable<AgentRules>): AgentNames {
  // The patterns as in the rule file: compiling has put them between `^(?:` and `)$`.
  const programs = [...known].flatMap(({ recognise }) => recognise.programs.map(({ source }) => source.slice(4, -2)))
  const words = programs.filter((name) => /^[\w+-][\w.+-]*$/.test(name))
  return { programs: [...new Set(words)].join('|'), carriers: CARRIERS_OF_SCRIPTS.join('|') }
}

/** The agent whose title or screen this is. To be called only where the program may be an agent. */
export function agentInView(view: View, known: Iterable<AgentRules>): string | undefined {
  const { title = '', screen = '' } = view
  for (const { agent, recognise } of known) {
    if (recognise.titles.some((pattern) => pattern.test(title))) return agent
    if (recognise.screens.some((pattern) => pattern.test(screen))) return agent
  }
  return undefined
}

/** True for a program that may run an agent without naming it in its command line. */
export function mayHideAgent(command: string): boolean {
  return CARRIERS.test(command) || (INTERPRETERS.test(command) && !command.endsWith('sh'))
}

/** Words of a command line that may name the program that it runs. */
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

/** Names of the agent that a process may be; a file is named in full, without its ending. */
function programOf([first = '', ...rest]: readonly string[]): string[] {
  const program = baseName(first).replace(/^-/, '')
  if (!INTERPRETERS.test(program) || program.endsWith('sh')) return [program]
  const script = scriptOf(rest)
  return script === undefined ? [] : [baseName(script), ...packageOf(script)]
}

/** The script that an interpreter runs; undefined when it runs none. */
function scriptOf(words: readonly string[]): string | undefined {
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? ''
    if (INLINE.test(word)) return word === '-m' ? words[at + 1] : undefined
    if (!word.startsWith('-')) return word
    if (WITH_VALUE.test(word)) at += 1
  }
  return undefined
}

/** `/x/node_modules/@openai/codex/bin/codex.js` is of the package `@openai/codex`. */
function packageOf(path: string): string[] {
  const found = /.*node_modules\/((?:@[\w.-]+\/)?[\w.-]+)/.exec(path)?.[1]
  return found === undefined ? [] : [found]
}

/** `/x/node_modules/@openai/codex/bin/codex.js` is `codex` and `@openai/codex`; a package may have a version. */
function namesOf(path: string): string[] {
  const name = baseName(path)
  const asPackage = /^(?:@[\w.-]+\/)?[\w.-]+(?=@[\w.^~-]+$|$)/.exec(path)?.[0]
  const inFull = [name, name.replace(/\.(?:[cm]?js|py|exe)$/, ''), ...packageOf(path)]
  return asPackage === undefined ? inFull : [...inFull, asPackage]
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
