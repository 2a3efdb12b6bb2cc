import { SHELLS } from '../base/shells.ts'

/** How much of a prompt is read: its beginning is enough, and a prompt can be a whole file. */
const MAX_READ_CHARACTERS = 1000
/** Longest idea, in characters: it must fit into a list of windows with the agent after it. */
const MAX_IDEA_CHARACTERS = 24
const MAX_WORDS = 4
/** Most words after the name of a program that become part of its name. */
const MAX_OPERANDS = 2
/** A word for a name: not an option, a path, a number, an address, or anything that may be secret. */
const OPERAND = /^[A-Za-z][\w.-]{0,19}$/
const WORD = /[\p{L}\p{N}]+(?:[._'’-][\p{L}\p{N}]+)*/gu

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))
/** Words that are left out everywhere. */
const ARTICLES = words('a an the')
/** Words that are left out at the beginning of a prompt. */
const OPENINGS = words(
  'please can could would will you i we want need like let lets us to me just help now ok hi hey hello',
)
/** Words with which a name does not end. */
const LINKS = words('and or in on of for with to from at by as into is are')

/** The first words of a prompt, as a name: `fix-login-test`. Undefined when it has none. */
export function promptIdea(prompt: string): string | undefined {
  const found = prompt.slice(0, MAX_READ_CHARACTERS).match(WORD) ?? []
  const plain = found.map((word) => word.toLowerCase().replaceAll(/['’]/g, ''))
  const said = plain.filter((word) => !ARTICLES.has(word))
  const from = said.findIndex((word) => !OPENINGS.has(word))
  const chosen: string[] = []
  let length = 0
  for (const word of from === -1 ? [] : said.slice(from, from + MAX_WORDS)) {
    length += Array.from(word).length + 1
    if (chosen.length > 0 && length > MAX_IDEA_CHARACTERS + 1) break
    chosen.push(Array.from(word).slice(0, MAX_IDEA_CHARACTERS).join(''))
  }
  while (LINKS.has(chosen.at(-1) ?? '')) chosen.pop()
  return chosen.length === 0 ? undefined : chosen.join('-')
}

/** A program and its first words, as a name: `make-test`. Undefined for a bare shell. */
export function commandIdea(command: readonly string[]): string | undefined {
  const [program = '', ...args] = command
  const name = lastStep(program)
  if (!SHELLS.has(name)) return named(name, args)
  const at = args.findIndex((arg) => /^-\w*c$/.test(arg))
  if (at === -1) return args.find((arg) => !arg.startsWith('-')) === undefined ? undefined : scriptIdea(args)
  return lineIdea(args[at + 1] ?? '')
}

/** The last part of a directory, as a name. Undefined for the home directory and the root. */
export function directoryIdea(path: string, home: string): string | undefined {
  const plain = path.replace(/\/+$/, '')
  return plain === '' || plain === home.replace(/\/+$/, '') ? undefined : lastStep(plain)
}

export interface Start {
  readonly command: readonly string[]
  readonly agent?: string | undefined
  readonly prompt?: string | undefined
  /** The branch of the worktree that was made for it. */
  readonly worktree?: string | undefined
  /** The branch of the worktree that it is started in. */
  readonly branch?: string | undefined
  readonly cwd: string
  readonly home: string
}

/** Names for a started runner without a name of its own, the best first; for their order see decision 28. */
export function startIdeas({ command, agent, prompt, worktree, branch, cwd, home }: Start): string[] {
  const directory = directoryIdea(cwd, home)
  const program = agent ?? lastStep(command[0] ?? '')
  const aim = prompt === undefined ? undefined : promptIdea(prompt)
  const own = worktree ?? (agent === undefined ? commandIdea(command) : aim)
  const first = own ?? branch ?? directory ?? program
  return distinct(first, agent === undefined && first === own ? directory : program)
}

export interface MarkedPane {
  /** `command` when it is no agent that we know. */
  readonly agent: string
  /** The program in the foreground. */
  readonly program: string
  readonly path: string
  readonly home: string
  readonly window: string
  /** True when a person has named the window; else tmux names it after its program. */
  readonly isWindowNamed: boolean
}

/** Names for the runner of a marked pane without a name of its own, the best first. */
export function markIdeas({ agent, program, path, home, window, isWindowNamed }: MarkedPane): string[] {
  const directory = directoryIdea(path, home)
  const what = agent === 'command' ? program : agent
  if (isWindowNamed && window !== program && !SHELLS.has(window)) return distinct(window, what)
  if (agent === 'command' && !SHELLS.has(program)) return distinct(program, directory)
  return distinct(directory ?? what, what)
}

/** An idea, and the same with a second part that distinguishes it. */
function distinct(first: string, more: string | undefined): string[] {
  return more === undefined || more === first ? [first] : [first, `${first}-${more}`]
}

function named(program: string, args: readonly string[]): string | undefined {
  const end = args.findIndex((arg) => !OPERAND.test(arg))
  const operands = args.slice(0, Math.min(MAX_OPERANDS, end === -1 ? args.length : end))
  return program === '' ? undefined : [program, ...operands].join('-')
}

/** The name of the script file that a shell runs. */
function scriptIdea(args: readonly string[]): string | undefined {
  return lastStep(args.find((arg) => !arg.startsWith('-')) ?? '') || undefined
}

/** The first command of a shell line, after `cd` and variables, as a name. */
function lineIdea(line: string): string | undefined {
  const text = line.slice(0, MAX_READ_CHARACTERS).replace(/^\s*cd\s+[^\s;&|]+\s*(?:&&|;)\s*/, '')
  const [first = ''] = text.split(/[;&|\n]/)
  const [program = '', ...args] = first
    .trim()
    .split(/\s+/)
    .filter((word) => !/^\w+=/.test(word))
  return OPERAND.test(lastStep(program)) ? named(lastStep(program), args) : undefined
}

function lastStep(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
