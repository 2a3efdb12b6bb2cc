/** A longer word is no slip of the pen, and the table below would grow with its square. */
const MAX_CHARACTERS = 64
/** A start of a word has to say something. */
const MIN_START = 2
/** One slip is allowed for each of this many characters, and three at most. */
const CHARACTERS_PER_SLIP = 3
const MOST_SLIPS = 3

/**
 * The one of some known words that was perhaps meant by another one: it is nearly the same, or begins so. Undefined when
 * none is near. Upper case does not matter.
 */
export function similar(word: string, known: Iterable<string>): string | undefined {
  if (word.length > MAX_CHARACTERS) return undefined
  const wanted = word.toLowerCase()
  const most = Math.min(MOST_SLIPS, Math.floor(wanted.length / CHARACTERS_PER_SLIP))
  let best: { readonly name: string; readonly slips: number } | undefined
  for (const name of known) {
    if (name.length > MAX_CHARACTERS) continue
    const isStart = wanted.length >= MIN_START && name.toLowerCase().startsWith(wanted)
    const slips = isStart ? 1 : slipsBetween(wanted, name.toLowerCase())
    if (slips <= Math.max(most, isStart ? 1 : 0) && (best === undefined || slips < best.slips)) best = { name, slips }
  }
  return best?.name
}

/** `did you mean 'build'?` and a space, or nothing: what to put before the next step. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const name = similar(word, known)
  return name === undefined ? '' : `did you mean '${name}'? `
}

/** Letters that are missing, too many, wrong, or changed places with the next one. */
function slipsBetween(one: string, other: string): number {
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let row = 1; row <= one.length; row += 1) {
    const here = [row]
    for (let at = 1; at <= other.length; at += 1) {
      const isSame = one[row - 1] === other[at - 1]
      const isSwapped = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]
      const changed = (last[at - 1] ?? 0) + (isSame ? 0 : 1)
      const swapped = isSwapped ? (before[at - 2] ?? 0) + 1 : Infinity
      here.push(Math.min(changed, swapped, (last[at] ?? 0) + 1, (here[at - 1] ?? 0) + 1))
    }
    before = last
    last = here
  }
  return last[other.length] ?? Infinity
}
