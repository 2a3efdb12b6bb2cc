import { signature } from '../../test/support/terminal/signature.ts'
import type { Trial } from '../../test/support/terminal/trial.ts'
import { figure } from '../support/row.ts'

const MAX_GROUPS = 60

/** One row of the table. */
export function row(version: string, { streams, differences, crashes, unsteady, astray, tookMs }: Trial): string {
  const told = streams - crashes.length - astray.length
  const equal = told - differences.length
  const share = Math.floor((equal / told) * 1e6) / 1e4
  const cells = [
    version,
    streams,
    equal,
    `${share} %`,
    crashes.length,
    unsteady.length,
    astray.length,
    figure(streams / (tookMs / 1000)),
  ]
  return `| ${cells.join(' | ')} |\n`
}

export const HEAD = `| tmux | streams | equal | share | crashes of tmux | unsteady | cursor astray | streams/s |\n|${' --- |'.repeat(8)}\n`

/** The differences, by what they look like when they are small. */
export function groups({ differences }: Trial): string {
  const found = new Map<string, number>()
  for (const { scenario, aspects, shrunk } of differences) {
    const name = shrunk ? signature(scenario, aspects) : `${aspects.join('+')}: not made small`
    found.set(name, (found.get(name) ?? 0) + 1)
  }
  return [...found]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, MAX_GROUPS)
    .map(([name, count]) => `${String(count).padStart(5)}  ${name}\n`)
    .join('')
}
