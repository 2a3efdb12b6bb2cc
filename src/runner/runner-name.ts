import { Failure } from '../base/failure.ts'

const MAX_NAME_CHARACTERS = 64
/** Longest name that we make of foreign text, in characters: it must be readable in a list of windows. */
const MAX_MADE_CHARACTERS = 32
const MAX_READ_CHARACTERS = 256

/**
 * Checks a name that a person chose. It must be told apart from pane ids and flags, and fit on one line.
 *
 * Throws a Failure `invalid-request`.
 */
export function checkName(name: string): string {
  const trimmed = name.trim()
  if (trimmed === '' || [...trimmed].length > MAX_NAME_CHARACTERS) {
    throw new Failure('invalid-request', `a name has 1 to ${MAX_NAME_CHARACTERS} characters`)
  }
  if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(trimmed) || /^[%-]/.test(trimmed)) {
    throw new Failure('invalid-request', 'a name has no control characters and does not start with % or -')
  }
  return trimmed
}

/** The name of a window that is opened for a runner: the runner's, without `#`, which would begin a style. */
export function windowNameOf(name: string): string {
  return name.replaceAll('#', '_')
}

/** The name of a session that is opened for a runner: the runner's, without signs that tmux takes for a target. */
export function sessionNameOf(name: string, taken: ReadonlySet<string>): string {
  return freeName([name.replaceAll('.', '_')], taken)
}

/** Checks an agent's name that a person gave: a word like the name of a program. Throws `invalid-request`. */
export function checkAgent(agent: string): string {
  if (isAgent(agent)) return agent
  throw new Failure('invalid-request', 'an agent is a word of up to 64 letters, digits and . _ + -')
}

export function isAgent(text: string): boolean {
  return /^[\w.+][\w.+-]{0,63}$/.test(text)
}

/**
 * Makes a name of foreign text, such as the words of a prompt, that none of `taken` has: of the first idea whose name is free,
 * else of the first with a number.
 */
export function freeName(ideas: readonly string[], taken: ReadonlySet<string>): string {
  const names = ideas.map(plainName).filter((name) => name !== '')
  const free = names.find((name) => !taken.has(name))
  if (free !== undefined) return free
  const base = names[0] ?? 'runner'
  if (!taken.has(base)) return base
  for (let count = 2; ; count += 1) {
    const name = `${base}-${count}`
    if (!taken.has(name)) return name
  }
}

function plainName(text: string): string {
  const plain = text
    .slice(0, MAX_READ_CHARACTERS)
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[-%.]+/, '')
  return Array.from(plain).slice(0, MAX_MADE_CHARACTERS).join('').replace(/-+$/, '')
}
