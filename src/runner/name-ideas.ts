import { SHELLS } from '../base/shells.ts'

/** What stands at the beginning of a prompt is enough, and a prompt can be a whole file. */
const MAX_READ_CHARACTERS = 1000
/** As wide as a name can be in a list of windows, with room for the agent behind it. */
const MAX_IDEA_CHARACTERS = 24
const MAX_WORDS = 4
/** Words behind the name of a program that tell what it does. */
const MAX_OPERANDS = 2
/** Neither an option nor a path, a number, an address, or anything that may be secret. */
const OPERAND = /^[A-Za-z][\w.-]{0,19}$/
const WORD = /[\p{L}\p{N}]+(?:[._'’-][\p{L}\p{N}]+)*/gu

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))
/** They say nothing, wherever they stand. */
const ARTICLES = words('a an the')
/** How people begin. */
const OPENINGS = words(
  'please can could would will you i we want need like let lets us to me just help now ok hi hey hello',
)
/** Nothing ends with them. */
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

/** A program and the words behind it that say what it does, as a name: `make-test`. Undefined for a shell alone. */
export function commandIdea(command: readonly string[]): string | undefined {
  const [program = '', ...args] = command
  const name = lastStep(program)
  if (!SHELLS.has(name)) return named(name, args)
  const at = args.findIndex((arg) => /^-\w*c$/.test(arg))
  if (at === -1) return args.find((arg) => !arg.startsWith('-')) === undefined ? undefined : scriptIdea(args)
  return lineIdea(args[at + 1] ?? '')
}

/** A directory, as a name. Undefined for the home and the root, where everything is. */
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

/** What a runner may be called that is started and that nobody has named, best first; why in this order: decision 28. */
export function startIdeas({ command, agent, prompt, worktree, branch, cwd, home }: Start): string[] {
  const directory = directoryIdea(cwd, home)
  const program = agent ?? lastStep(command[0] ?? '')
  const aim = prompt === undefined ? undefined : promptIdea(prompt)
  const own = worktree ?? (agent === undefined ? commandIdea(command) : aim)
  const first = own ?? branch ?? directory ?? program
  return distinct(first, agent === undefined && first === own ? directory : program)
}

export interface MarkedPane {
  /** `command` when it is none that we know. */
  readonly agent: string
  /** In the foreground. */
  readonly program: string
  readonly path: string
  readonly home: string
  readonly window: string
  /** Somebody has named the window; else it is called after what runs in it. */
  readonly isWindowNamed: boolean
}

/** What a runner may be called whose pane is marked and that nobody has named, best first. */
export function markIdeas({ agent, program, path, home, window, isWindowNamed }: MarkedPane): string[] {
  const directory = directoryIdea(path, home)
  const what = agent === 'command' ? program : agent
  if (isWindowNamed && window !== program && !SHELLS.has(window)) return distinct(window, what)
  if (agent === 'command' && !SHELLS.has(program)) return distinct(program, directory)
  return distinct(directory ?? what, what)
}

/** An idea, and the same with what tells it from another one. */
function distinct(first: string, more: string | undefined): string[] {
  return more === undefined || more === first ? [first] : [first, `${first}-${more}`]
}

function named(program: string, args: readonly string[]): string | undefined {
  const end = args.findIndex((arg) => !OPERAND.test(arg))
  const operands = args.slice(0, Math.min(MAX_OPERANDS, end === -1 ? args.length : end))
  return program === '' ? undefined : [program, ...operands].join('-')
}

/** The script that a shell is given as a file. */
function scriptIdea(args: readonly string[]): string | undefined {
  return lastStep(args.find((arg) => !arg.startsWith('-')) ?? '') || undefined
}

/** What a line for a shell begins with, behind a change of directory and variables. */
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
