import type { AgentRules, View } from './rules.ts'

/** Programs that run another one which they are given as a file. */
const INTERPRETERS = /^(?:node|bun|deno|tsx|python[\d.]*|ruby|perl|(?:ba|da|z|k|fi)?sh)$/
/** Programs that run another one somewhere else, or in another way, and name it somewhere among their arguments. */
const CARRIERS =
  /^(?:ssh|mosh|mosh-client|et|tsh|docker|podman|nerdctl|kubectl|lxc|npx|npm|pnpm|yarn|bunx|uvx?|pipx|env|sudo|doas|timeout|nice|nohup|script|setpriv|distrobox|toolbox|limactl)$/
/** In front of a terminal while a script of an agent runs, by itself or from a package. */
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

/**
 * The agent that a process itself is: its program, or the script of its interpreter. Other words of a command line say
 * nothing here, since what is found by itself was named by nobody: `vim claude` and `sh -c 'grep claude notes'` are none.
 */
export function agentOfProcess(argv: readonly string[], known: Iterable<AgentRules>): string | undefined {
  const names = programOf(argv)
  for (const { agent, recognise } of known) {
    if (recognise.programs.some((pattern) => names.some((name) => pattern.test(name)))) return agent
  }
  return undefined
}

/** Names by which tmux can tell where an agent may be, each as an alternation of its regular expressions (POSIX, extended). */
export interface AgentNames {
  readonly programs: string
  /** Programs that may run one. */
  readonly carriers: string
}

/** What the programs of agents are called, and what may run them. */
export function namesOfAgents(known: Iterable<AgentRules>): AgentNames {
  // As a rule file has them: compiled, they stand in `^(?:` and `)$`.
  const programs = [...known].flatMap(({ recognise }) => recognise.programs.map(({ source }) => source.slice(4, -2)))
  const words = programs.filter((name) => /^[\w+-][\w.+-]*$/.test(name))
  return { programs: [...new Set(words)].join('|'), carriers: CARRIERS_OF_SCRIPTS.join('|') }
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

/** What may be the name of the agent that a process is; the name of a file says it in full, without an ending. */
function programOf([first = '', ...rest]: readonly string[]): string[] {
  const program = baseName(first).replace(/^-/, '')
  if (!INTERPRETERS.test(program) || program.endsWith('sh')) return [program]
  const script = scriptOf(rest)
  return script === undefined ? [] : [baseName(script), ...packageOf(script)]
}

/** The script that an interpreter is given; undefined when it runs something else. */
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
