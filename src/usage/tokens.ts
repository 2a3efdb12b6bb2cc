/**
 * What was sent and received, in one meaning for all agents: `input` was sent and neither read from a cache nor written to
 * one; `cacheWrite` was written to a cache, `cacheWrite1h` is the part of it that stays there for an hour; `output` is
 * everything the model wrote, its reasoning included; `reasoning` is that part of it.
 */
export const TOKEN_KINDS = ['input', 'output', 'cacheRead', 'cacheWrite', 'cacheWrite1h', 'reasoning'] as const
export type TokenKind = (typeof TOKEN_KINDS)[number]

/** Counts by kind; undefined where the agent records none, which is not 0. */
export type Tokens = Readonly<Record<TokenKind, number | undefined>>

export const NO_TOKENS: Tokens = {
  input: undefined,
  output: undefined,
  cacheRead: undefined,
  cacheWrite: undefined,
  cacheWrite1h: undefined,
  reasoning: undefined,
}

/** The sum by kind; what one side does not know does not change the other. */
export function plus(a: Tokens, b: Tokens): Tokens {
  return byKind((kind) => (a[kind] === undefined ? b[kind] : a[kind] + (b[kind] ?? 0)))
}

/** By how much each kind of `a` is above `b`, and never below 0. */
export function growth(a: Tokens, b: Tokens): Tokens {
  return byKind((kind) => {
    const value = a[kind]
    return value === undefined ? undefined : Math.max(0, value - (b[kind] ?? 0))
  })
}

/** The larger count of each kind. */
export function largest(a: Tokens, b: Tokens): Tokens {
  return plus(b, growth(a, b))
}

/** All that was sent and received; undefined when nothing is known. */
export function total({ input, output, cacheRead, cacheWrite }: Tokens): number | undefined {
  const known = [input, output, cacheRead, cacheWrite].filter((count) => count !== undefined)
  return known.length === 0 ? undefined : known.reduce((sum, count) => sum + count, 0)
}

/** What remains of an input that includes the parts; never below 0. */
export function without(whole: number, ...parts: readonly (number | undefined)[]): number {
  return Math.max(
    0,
    parts.reduce<number>((rest, part) => rest - (part ?? 0), whole),
  )
}

function byKind(of: (kind: TokenKind) => number | undefined): Tokens {
  return {
    input: of('input'),
    output: of('output'),
    cacheRead: of('cacheRead'),
    cacheWrite: of('cacheWrite'),
    cacheWrite1h: of('cacheWrite1h'),
    reasoning: of('reasoning'),
  }
}
