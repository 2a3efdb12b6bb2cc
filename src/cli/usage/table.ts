import type { Grouping, Usage, UsageRow } from '../../usage/summary.ts'
import { fit, plain } from '../../terminal/plain.ts'
import type { Look } from '../looks/show.ts'
import { table } from '../looks/table.ts'
import { costText, countText } from './report.ts'

const MAX_NAME_CELLS = 40
const FIGURES = ['REQUESTS', 'INPUT', 'CACHE READ', 'CACHE WRITE', 'OUTPUT', 'REASONING', 'COST']

/** Usage, one of a group a line, and the sum where there are several. */
export function usageTable(rows: readonly UsageRow[], all: Usage, by: Grouping, look: Look): string {
  const heads = { runner: ['RUNNER', 'AGENT'], agent: ['AGENT', 'ACCOUNT'], model: ['MODEL', 'AGENT'], day: ['DAY'] }[
    by
  ]
  const names = (row: UsageRow): (string | undefined)[] => {
    switch (by) {
      case 'runner':
        return [row.runner?.name ?? '-', row.agent]
      case 'agent':
        return [row.agent, row.account]
      case 'model':
        return [row.model, row.agent]
      case 'day':
        return [row.day]
    }
  }
  const lines = rows.map((row) => [
    ...names(row).map((name) => fit(plain(name ?? ''), MAX_NAME_CELLS)),
    ...figures(row),
  ])
  const sum = rows.length > 1 ? [['total', ...heads.slice(1).map(() => ''), ...figures(all)]] : []
  const [head = '', ...body] = table([[...heads, ...FIGURES], ...lines, ...sum], look.columns)
  return [look.paint.dim(head), ...body].join('\n')
}

function figures({ requests, tokens, ...usage }: Usage): string[] {
  const { input, cacheRead, cacheWrite, output, reasoning } = tokens
  return [String(requests), ...[input, cacheRead, cacheWrite, output, reasoning].map(countText), costText(usage)]
}
