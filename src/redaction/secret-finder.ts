import type { MatchPlaces } from '../base/bounded-matches.ts'
import { entropy } from './entropy.ts'
import { KeywordIndex } from './keyword-index.ts'
import type { OwnRule } from './own-rules.ts'
import type { RedactionRule, Secret } from './rule.ts'
import { BUILT_IN_RULES } from './rules/built-in-rules.ts'

interface Kind {
  readonly rule: RedactionRule
  readonly pattern: RegExp
  readonly allow: readonly RegExp[]
}

/** Which secrets are looked for. */
export interface Kinds {
  /** Ids of ours that are not looked for. */
  readonly off: ReadonlySet<string>
  readonly own: readonly OwnRule[]
}

export const USUAL_KINDS: Kinds = { off: new Set(), own: [] }

/** Finds secrets in texts by rules. */
export class SecretFinder {
  readonly #kinds: readonly Kind[]
  readonly #own: readonly { readonly of: OwnRule; readonly allow: readonly RegExp[] }[]
  readonly #exact: KeywordIndex<Kind>
  readonly #anyCase: KeywordIndex<Kind>
  readonly #tokens: KeywordIndex<Kind>

  constructor({ off, own }: Kinds = USUAL_KINDS) {
    this.#kinds = BUILT_IN_RULES.filter(({ id }) => !off.has(id)).map((rule) => ({
      rule,
      pattern: new RegExp(rule.pattern, rule.ignoresCase === true ? 'dgi' : 'dg'),
      allow: patterns(rule.allow),
    }))
    const indexed = (kinds: readonly Kind[]): KeywordIndex<Kind> =>
      new KeywordIndex(kinds.flatMap((kind) => kind.rule.keywords.map((keyword) => [keyword, kind] as const)))
    this.#exact = indexed(this.#kinds.filter(({ rule }) => rule.ignoresCase !== true))
    this.#anyCase = indexed(this.#kinds.filter(({ rule }) => rule.ignoresCase === true))
    this.#tokens = indexed(this.#kinds.filter(({ rule }) => rule.isToken === true))
    this.#own = own.map((of) => ({ of, allow: patterns(of.rule.allow) }))
  }

  /** The secrets of each text in the order of their places, none within another. Throws as OwnRule.find. */
  find(texts: readonly string[]): Secret[][] {
    const lower = texts.map((text) => text.toLowerCase())
    const found: Secret[][] = texts.map(() => [])
    const wanted = new Map<Kind, Set<number>>()
    const want = (kind: Kind, at: number): void => {
      const known = wanted.get(kind)
      if (known === undefined) wanted.set(kind, new Set([at]))
      else known.add(at)
    }
    this.#exact.find(texts, want)
    this.#anyCase.find(lower, want)
    for (const kind of this.#kinds) for (const at of wanted.get(kind) ?? []) search(kind, texts[at] ?? '', found[at])
    for (const { of, allow } of this.#own) {
      const { keywords } = of.rule
      const isWanted = texts.map((_, at) => keywords.length === 0 || keywords.some((word) => lower[at]?.includes(word)))
      if (!isWanted.includes(true)) continue
      const places = of.find(texts.map((text, at) => (isWanted[at] === true ? text : '')))
      for (const [at, text] of texts.entries())
        for (const match of places[at] ?? []) take(found[at], text, match, { rule: of.rule, allow })
    }
    return found.map(apart)
  }

  /** The secrets in a text that are known by their own letters. */
  tokens(text: string): Secret[] {
    const kinds = new Set<Kind>()
    this.#tokens.find([text], (kind) => kinds.add(kind))
    const found: Secret[] = []
    for (const kind of kinds) search(kind, text, found)
    return apart(found)
  }
}

function search(kind: Kind, text: string, found: Secret[] = []): void {
  for (const { indices } of text.matchAll(kind.pattern)) take(found, text, indices ?? [], kind)
}

function patterns(allow: readonly string[] = []): RegExp[] {
  return allow.map((source) => new RegExp(source))
}

function take(found: Secret[] = [], text: string, places: MatchPlaces, kind: Pick<Kind, 'rule' | 'allow'>): void {
  const { id, group = 0, minEntropy = 0 } = kind.rule
  const place = places[group]
  if (place === undefined) return
  const [from, to] = place
  const secret = text.slice(from, to)
  if (secret === '' || kind.allow.some((pattern) => pattern.test(secret))) return
  if (minEntropy > 0 && entropy(secret) < minEntropy) return
  const shown = kind.rule.isToken === true ? shownOf(secret, kind.rule.keywords) : 0
  found.push({ from, to, id, shown })
}

/** How long the keyword is with which it begins. */
function shownOf(secret: string, keywords: readonly string[]): number {
  return Math.max(0, ...keywords.filter((keyword) => secret.startsWith(keyword)).map(({ length }) => length))
}

/** In order; what overlaps becomes one, of the kind that was found first. */
function apart(secrets: Secret[]): Secret[] {
  if (secrets.length < 2) return secrets
  const order = new Map(secrets.map((secret, at) => [secret, at]))
  const apart: Secret[] = []
  for (const secret of secrets.toSorted((one, other) => one.from - other.from)) {
    const last = apart.at(-1)
    if (last === undefined || secret.from >= last.to) {
      order.set(secret, order.get(secret) ?? 0)
      apart.push(secret)
      continue
    }
    const first = (order.get(last) ?? 0) <= (order.get(secret) ?? 0) ? last : secret
    const { id, shown } = first
    const isFromStart = first.from === last.from
    const both = { from: last.from, to: Math.max(last.to, secret.to), id, shown: isFromStart ? shown : 0 }
    order.set(both, order.get(first) ?? 0)
    apart[apart.length - 1] = both
  }
  return apart
}
