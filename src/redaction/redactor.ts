import type { Line } from '../terminal/styled-line.ts'
import { addBroken, chainsOf } from './broken-lines.ts'
import { KeyBlock } from './key-block.ts'
import { maskLine, maskText } from './mask.ts'
import type { Secret } from './rule.ts'
import { SecretFinder, type Kinds } from './secret-finder.ts'

/** How many secrets were masked, by kind. */
export type Counts = ReadonlyMap<string, number>

/**
 * Masks the secrets in the lines of a log, in the order of the lines. They must be whole: what a pane has wrapped is joined.
 *
 * The last lines are held back while a word in them may go on in the next one.
 */
export class Redactor {
  /** Is told each secret that is masked, and its kind. */
  onSecret: ((text: string, id: string) => void) | undefined
  readonly #finder: SecretFinder
  readonly #key = new KeyBlock()
  readonly #counts = new Map<string, number>()
  #held: readonly Line[] = []

  constructor(kinds?: Kinds) {
    this.#finder = new SecretFinder(kinds)
  }

  get counts(): Counts {
    return this.#counts
  }

  /** Takes the next lines; returns those that are done. Throws as OwnRule.find. */
  push(lines: readonly Line[]): Line[] {
    return this.#masked([...this.#held, ...lines], false)
  }

  /** The lines that were held back. */
  end(): Line[] {
    return this.#masked(this.#held, true)
  }

  /** The lines that were held back, and some that come after them and may still change. Counts nothing. `known`
   * says what else is secret in the text of a line. */
  preview(lines: readonly Line[], known?: (text: string, at: number) => readonly Secret[]): Line[] {
    const all = [...this.#held, ...lines]
    const { found } = this.#find(all.map(({ text }) => text))
    const key = this.#key.copy()
    return all.map((line, at) => {
      const ofKey = key.next(line.text)
      return this.#maskOne(line, found[at] ?? [], [...ofKey, ...(known?.(line.text, at) ?? [])])
    })
  }

  /** Masks one text that stands alone. Counts nothing. */
  text(text: string): string {
    return maskText(text, this.#finder.find([text])[0] ?? [])
  }

  #masked(lines: readonly Line[], isEnd: boolean): Line[] {
    const { found, open } = this.#find(lines.map(({ text }) => text))
    const done = isEnd ? lines.length : open
    this.#held = lines.slice(done)
    const begun = this.#key.count
    const masked = lines.slice(0, done).map((line, at) => {
      const secrets = found[at] ?? []
      for (const { id, isContinued } of secrets) if (isContinued !== true) this.#count(id, 1)
      return this.#maskOne(line, secrets, this.#key.next(line.text))
    })
    this.#count('private-key', this.#key.count - begun)
    return masked
  }

  #find(texts: readonly string[]): { readonly found: (readonly Secret[])[]; readonly open: number } {
    const found: (readonly Secret[])[] = this.#finder.find(texts)
    const { chains, open } = chainsOf(texts)
    for (const chain of chains) addBroken(texts, chain, (text) => this.#finder.tokens(text), found)
    return { found, open }
  }

  #maskOne(line: Line, secrets: readonly Secret[], others: readonly Secret[]): Line {
    const apart = joined([...secrets, ...others])
    if (this.onSecret !== undefined) for (const { from, to, id } of apart) this.onSecret(line.text.slice(from, to), id)
    return maskLine(line, apart)
  }

  #count(id: string, added: number): void {
    if (added > 0) this.#counts.set(id, (this.#counts.get(id) ?? 0) + added)
  }
}

/** In order; what overlaps is one. */
function joined(secrets: readonly Secret[]): Secret[] {
  const apart: Secret[] = []
  for (const secret of secrets.toSorted((one, other) => one.from - other.from)) {
    const last = apart.at(-1)
    if (last === undefined || secret.from >= last.to) apart.push(secret)
    else apart[apart.length - 1] = { ...last, to: Math.max(last.to, secret.to) }
  }
  return apart
}
