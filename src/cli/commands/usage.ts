import { PRICES_DATE } from '../../usage/prices.ts'
import { usageOf, usageRows, type Grouping, type UsageRow } from '../../usage/summary.ts'
import type { Context } from '../context.ts'
import { plain } from '../../terminal/plain.ts'
import { createLook } from '../looks/show.ts'
import { disagreementTexts } from '../usage/disagreements.ts'
import { findUsage, tokensJson, usageJson } from '../usage/report.ts'
import { usageTable } from '../usage/table.ts'

export interface UsageOptions {
  /** Milliseconds since the epoch. */
  readonly since?: number
  readonly by: Grouping
}

/** Shows what the agents have used and what it has cost, by their own records. */
export async function usage(context: Context, { since, by }: UsageOptions): Promise<void> {
  const { sums, problems, disagreements, notUnderstood, prices, owners } = await findUsage(context, since ?? 0)
  const rows = usageRows(sums, by, prices, owners.ownerOf)
  const all = usageOf(sums, prices)
  if (context.json) {
    return context.printJson({
      by,
      since: since === undefined ? null : new Date(since).toISOString(),
      rows: rows.map((row) => ({ ...nameJson(row, by), ...usageJson(row) })),
      total: usageJson(all),
      pricesDate: PRICES_DATE,
      notUnderstood,
      problems,
      disagreements: disagreements.map(({ counted, ...one }) => ({ ...one, counted: tokensJson(counted) })),
    })
  }
  for (const { agent, path, reason } of problems) context.say(plain(`${agent}: n/a: ${path}: ${reason}`))
  if (notUnderstood > 0) context.say(`${notUnderstood} records could not be understood and are not counted`)
  if (rows.length === 0) return context.say('no agent has recorded any usage here')
  context.print(usageTable(rows, all, by, await createLook(context)))
  for (const text of disagreementTexts(disagreements)) context.say(text)
  if (all.costIsPartial) context.say('some models have no known price: set them in config.json, under "prices"')
}

function nameJson({ runner, agent, account, model, day }: UsageRow, by: Grouping) {
  return { ...(by === 'runner' ? { runner: runner ?? null } : {}), agent, account, model, day }
}
