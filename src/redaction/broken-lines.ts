import type { Secret } from './rule.ts'

/** What a program that breaks lines itself, as agents do, puts around them. */
const FRAME = new Set(' \t\u00a0│┃║▏▎▌▕▐|⎿╎')
/** These end a word. */
const BETWEEN = new Set(' \t\u00a0"\'`')
/** A shorter word at the end of a line is no key that goes on. */
const LEAST_WORD = 8
/** In a longer line nothing is looked for: no screen is so wide. */
const MOST_CHARACTERS = 2000
/** What the rest of a key looks like, and hardly any word that begins a line. */
const REST = /[0-9A-Z_=+/-]/
/** A line that is full is at least so long. */
const LEAST_CHARACTERS = 20
/** A key goes over no more lines. */
export const MOST_BROKEN_LINES = 32

/** The part of a line within its frame. */
interface Core {
  readonly from: number
  readonly text: string
}

/** Lines one below the other over which one word may go: the first of them, and how many. */
interface Chain {
  readonly first: number
  readonly count: number
}

/** Where words may go over several lines: each line is as long as the next one, and ends with a word with which that begins. */
export function chainsOf(texts: readonly string[]): { readonly chains: readonly Chain[]; readonly open: number } {
  const cores = texts.map(coreOf)
  const chains: Chain[] = []
  let first = 0
  for (let at = 0; at < cores.length; at += 1) {
    const here = cores[at]
    const next = cores[at + 1]
    const isWhole = here !== undefined && firstWordLength(here.text) === here.text.length
    if (at > first && !isWhole) {
      // The word ends in this line; another one may begin here.
      chains.push({ first, count: at - first + 1 })
      first = at
    }
    const goesOn = here !== undefined && next !== undefined && continues(here, next) && at - first < MOST_BROKEN_LINES
    if (goesOn) continue
    if (at > first) chains.push({ first, count: at - first + 1 })
    if (at + 1 < cores.length) first = at + 1
  }
  const last = cores.at(-1)
  const isOpen = last !== undefined && mayContinue(last)
  return { chains, open: isOpen ? Math.max(first, texts.length - MOST_BROKEN_LINES) : texts.length }
}

/** Finds what goes over the lines of a chain; adds it to what was found in each of them. */
export function addBroken(
  texts: readonly string[],
  { first, count }: Chain,
  find: (text: string) => readonly Secret[],
  found: (readonly Secret[])[],
): void {
  const cores = texts.slice(first, first + count).map(coreOf)
  const pieces = cores.map(({ from, text }, at) => {
    if (at > 0) return { from, text: text.slice(0, firstWordLength(text)) }
    const start = lastWordStart(text)
    return { from: from + start, text: text.slice(start) }
  })
  // What follows a key of a fixed length is none of it.
  for (let lines = 2; lines <= count; lines += 1) {
    for (const secret of find(
      pieces
        .slice(0, lines)
        .map(({ text }) => text)
        .join(''),
    ))
      addParts(pieces.slice(0, lines), secret, (at, part) => {
        found[first + at] = merged(found[first + at] ?? [], part)
      })
  }
}

/** Tells of the part of a secret in each of the pieces over which it goes. */
function addParts(
  pieces: readonly { readonly from: number; readonly text: string }[],
  { from, to, id, shown }: Secret,
  add: (at: number, part: Secret) => void,
): void {
  const firstEnd = pieces[0]?.text.length ?? 0
  if (from >= firstEnd || to <= firstEnd) return
  let start = 0
  for (const [at, piece] of pieces.entries()) {
    const end = start + piece.text.length
    const place = { from: Math.max(from, start) - start + piece.from, to: Math.min(to, end) - start + piece.from }
    const isWord = at > 0 && to <= end && !REST.test(piece.text)
    if (place.to > place.from && from < end && !isWord)
      add(at, at === 0 ? { ...place, id, shown } : { ...place, id, shown: 0, isContinued: true })
    start = end
  }
}

function merged(secrets: readonly Secret[], added: Secret): Secret[] {
  const from = Math.min(added.from, ...secrets.filter((one) => overlaps(one, added)).map((one) => one.from))
  const to = Math.max(added.to, ...secrets.filter((one) => overlaps(one, added)).map((one) => one.to))
  const others = secrets.filter((one) => !overlaps(one, added))
  return [...others, { ...added, from, to }].toSorted((one, other) => one.from - other.from)
}

function overlaps(one: Secret, other: Secret): boolean {
  return one.from < other.to && other.from < one.to
}

function coreOf(text: string): Core {
  if (text.length > MOST_CHARACTERS) return { from: 0, text: '' }
  let from = 0
  let to = text.length
  while (from < to && FRAME.has(text[from] ?? '')) from += 1
  while (to > from && FRAME.has(text[to - 1] ?? '')) to -= 1
  return { from, text: from === 0 && to === text.length ? text : text.slice(from, to) }
}

function mayContinue({ from, text }: Core): boolean {
  if (from + text.length < LEAST_CHARACTERS || text.length < LEAST_WORD) return false
  for (let at = text.length - LEAST_WORD; at < text.length; at += 1) if (BETWEEN.has(text[at] ?? '')) return false
  return true
}

/** Keys have no wide characters: what is counted in characters here is as wide in cells. */
function continues(here: Core, next: Core): boolean {
  const length = firstWordLength(next.text)
  return mayContinue(here) && length > 0 && next.from + length <= here.from + here.text.length
}

function firstWordLength(text: string): number {
  let length = 0
  while (length < text.length && !BETWEEN.has(text[length] ?? '')) length += 1
  return length
}

function lastWordStart(text: string): number {
  let start = text.length
  while (start > 0 && !BETWEEN.has(text[start - 1] ?? '')) start -= 1
  return start
}
