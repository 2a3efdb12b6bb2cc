import table from './prices.json' with { type: 'json' }
import { TOKEN_KINDS, total, type Tokens } from './tokens.ts'

/** US dollars for a million tokens; without a price of its own, what touches a cache costs as much as other input. */
export interface ModelPrice {
  readonly input: number
  readonly output: number
  readonly cacheRead?: number | undefined
  readonly cacheWrite?: number | undefined
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
  const perMillion = {
    input: price.input,
    output: price.output,
    cacheRead: price.cacheRead ?? price.input,
    cacheWrite: price.cacheWrite ?? price.input,
    // It is part of the output.
    reasoning: 0,
  }
  return TOKEN_KINDS.reduce((sum, kind) => sum + ((tokens[kind] ?? 0) * perMillion[kind]) / 1e6, 0)
}
