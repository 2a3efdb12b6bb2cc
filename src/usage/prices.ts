import table from './prices.json' with { type: 'json' }
import { TOKEN_KINDS, total, type Tokens } from './tokens.ts'

/** The one service that sells cache writes for an hour takes twice the price of input for them, whatever the model. */
const HOUR_FACTOR = 2

/**
 * US dollars for a million tokens; `cacheWrite` is for 5 minutes. Without a price of its own, what touches a cache costs as
 * much as other input, and what stays there for an hour twice as much, if cache writes have a price at all.
 */
export interface ModelPrice {
  readonly input: number
  readonly output: number
  readonly cacheRead?: number | undefined
  readonly cacheWrite?: number | undefined
  readonly cacheWrite1h?: number | undefined
}

export type PriceTable = ReadonlyMap<string, ModelPrice>

/** When the built-in prices were looked up. */
export const PRICES_DATE = table.date

/** The built-in prices, and over them the user's own. */
export function priceTable(own: Readonly<Record<string, ModelPrice>>): PriceTable {
  return new Map<string, ModelPrice>([...Object.entries(table.models), ...Object.entries(own)])
}

/** What the tokens cost, in US dollars; undefined when the price is not known. */
export function priceOf(model: string, tokens: Tokens, prices: PriceTable): number | undefined {
  const price = prices.get(model)
  if (price === undefined || total(tokens) === undefined) return undefined
  const cacheWrite = price.cacheWrite ?? price.input
  const hour = price.cacheWrite1h ?? (price.cacheWrite === undefined ? price.input : HOUR_FACTOR * price.input)
  const perMillion = {
    input: price.input,
    output: price.output,
    cacheRead: price.cacheRead ?? price.input,
    cacheWrite,
    // It is part of what was written to a cache.
    cacheWrite1h: hour - cacheWrite,
    // It is part of the output.
    reasoning: 0,
  }
  return TOKEN_KINDS.reduce((sum, kind) => sum + ((tokens[kind] ?? 0) * perMillion[kind]) / 1e6, 0)
}
