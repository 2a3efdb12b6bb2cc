import type { Gathered } from '../../usage/gather.ts'
import { countText, dollarText } from './report.ts'

/**
 * What agents say of themselves and their records do not, one line for each agent: `claude says that it has used 41 tokens more
 * than its records tell (1 session)`.
 */
export function disagreementTexts(disagreements: Gathered['disagreements']): string[] {
  const agents = [...new Set(disagreements.map(({ agent }) => agent))]
  return agents.map((name) => {
    const mine = disagreements.filter(({ agent }) => agent === name)
    const sum = (part: (one: (typeof mine)[number]) => number): number => mine.reduce((all, one) => all + part(one), 0)
    const differences = [
      difference(countText(sum(({ more }) => Math.max(0, more))), 'tokens more'),
      difference(countText(sum(({ more }) => Math.max(0, -more))), 'tokens less'),
      difference(dollarText(sum(({ moreUsd }) => Math.max(0, moreUsd))), 'more'),
      difference(dollarText(sum(({ moreUsd }) => Math.max(0, -moreUsd))), 'less'),
    ].filter((text) => text !== undefined)
    const what = differences.length === 0 ? 'other kinds of tokens' : differences.join(' and ')
    const sessions = mine.length === 1 ? '1 session' : `${mine.length} sessions`
    return `${name} says that it has used ${what} than its records tell (${sessions})`
  })
}

function difference(amount: string, word: string): string | undefined {
  return amount === '0' || amount === '$0.0000' ? undefined : `${amount} ${word}`
}
