import type { MatchPlaces } from '../base/bounded-matches.ts'
import { entropy } from './entropy.ts'
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

  constructor({ off, own }: Kinds = USUAL_KINDS) {
    this.#kinds = BUILT_IN_RULES.filter(({ id }) => !off.has(id)).map((rule) => ({
      rule,
      pattern: new RegExp(rule.pattern, rule.ignoresCase === true ? 'dgi' : 'dg'),
      allow: patterns(rule.allow),
    }))
    this.#own = own.map((of) => ({ of, allow: patterns(of.rule.allow) }))
  }

  /** The secrets of each text in the order of their places, none within another. Throws as OwnRule.find. */
  find(texts: readonly string[]): Secret[][] {
    const lower = texts.map((text) => text.toLowerCase())
    const all = lower.join('\n')
    const found: Secret[][] = texts.map(() => [])
    for (const kind of this.#kinds) {
      const { keywords } = kind.rule
      const here = keywords.filter((keyword) => all.includes(keyword))
      if (here.length === 0) continue
      for (const [at, text] of texts.entries()) {
        if (!here.some((keyword) => (lower[at] ?? '').includes(keyword))) continue
        for (const { indices } of text.matchAll(kind.pattern)) take(found[at], text, indices ?? [], kind)
      }
    }
    for (const { of, allow } of this.#own) {
      const { keywords } = of.rule
      const wanted = texts.map((_, at) => keywords.length === 0 || keywords.some((word) => lower[at]?.includes(word)))
      if (!wanted.includes(true)) continue
      const places = of.find(texts.map((text, at) => (wanted[at] === true ? text : '')))
      for (const [at, text] of texts.entries())
        for (const match of places[at] ?? []) take(found[at], text, match, { rule: of.rule, allow })
    }
    return found.map(apart)
  }

  /** True when a secret of such a kind is known by its own letters alone. */
  isToken(id: string): boolean {
    return this.#kinds.some(({ rule }) => rule.id === id && rule.isToken === true)
  }
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
  const lower = secret.toLowerCase()
  return Math.max(0, ...keywords.filter((keyword) => lower.startsWith(keyword)).map(({ length }) => length))
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
