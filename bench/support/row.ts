/** What a row has to reach. */
export type Must =
  /** Ours, as a multiple of what stands beside it under this name. */
  | { readonly times: string; readonly atLeast: number }
  | { readonly times: string; readonly atMost: number }
  /** Ours less what stands beside it under this name, in the unit of the row. */
  | { readonly over: string; readonly atMost: number }
  | { readonly atMost: number }
  | { readonly atLeast: number }

/** One line of the table. */
export interface Row {
  readonly what: string
  readonly unit: string
  readonly ours: number
  /** The alternatives, measured in the same run. */
  readonly beside: Readonly<Record<string, number>>
  /** Undefined: shown for comparison. */
  readonly must?: Must
}

export interface Verdict {
  readonly must: string
  readonly reached: string
  readonly met: boolean
}

export function verdict({ ours, beside, must, unit }: Row): Verdict | undefined {
  if (must === undefined) return undefined
  if ('times' in must) {
    const ratio = ours / (beside[must.times] ?? Number.NaN)
    const reached = `${figure(ratio)} ×`
    if ('atLeast' in must)
      return { must: `≥ ${must.atLeast} × ${must.times}`, reached, met: figure(ratio) >= must.atLeast }
    return { must: `≤ ${must.atMost} × ${must.times}`, reached, met: figure(ratio) <= must.atMost }
  }
  if ('over' in must) {
    const difference = ours - (beside[must.over] ?? Number.NaN)
    return {
      must: `≤ ${must.over} + ${must.atMost} ${unit}`,
      reached: `+ ${figure(difference)} ${unit}`,
      met: difference <= must.atMost,
    }
  }
  if ('atLeast' in must) {
    return { must: `≥ ${must.atLeast} ${unit}`, reached: `${figure(ours)} ${unit}`, met: ours >= must.atLeast }
  }
  return { must: `≤ ${must.atMost} ${unit}`, reached: `${figure(ours)} ${unit}`, met: ours <= must.atMost }
}

/** The rows as a Markdown table. */
export function markdown(rows: readonly Row[]): string {
  const cells = rows.map((row) => {
    const found = verdict(row)
    const beside = Object.entries(row.beside).map(([name, value]) => `${name} ${figure(value)}`)
    return [
      row.what,
      `${figure(row.ours)} ${row.unit}`,
      beside.join(', ') || '-',
      found?.must ?? '-',
      found === undefined ? '-' : `${found.reached} ${found.met ? '✓' : '✗'}`,
    ]
  })
  const head = ['what', 'ours', 'beside it', 'must reach', 'reached']
  const lines = [head, head.map(() => '---'), ...cells]
  return lines.map((line) => `| ${line.join(' | ')} |\n`).join('')
}

/** A number with as many digits as mean something. */
export function figure(value: number): number {
  if (Number.isInteger(value)) return value
  return Number(Math.abs(value) >= 100 ? value.toFixed(0) : Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2))
}
