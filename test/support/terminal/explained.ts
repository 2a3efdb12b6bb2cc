import type { Observation, Scenario } from './scenario.ts'
import type { Difference } from './trial.ts'

const MAX_LINES = 6

/** One difference for a person. */
export function explained(version: string, { scenario, aspects, expected, found }: Difference): string {
  const { profile, seed, size, options, escapes, pieces, steps } = scenario
  const how = [
    `${size.cols}x${size.rows}`,
    `history ${options.historyLimit}`,
    ...(options.alternateScreen ? [] : ['no alternate screen']),
    ...(escapes ? ['escapes'] : []),
    ...(pieces.kind === 'whole' ? [] : [`pieces ${pieces.kind}`]),
  ].join(', ')
  const shown = steps.map((step) => {
    if (step.kind === 'write') return `    ${bytesShown(step.data)}\n`
    return `    ${step.kind === 'resize' ? `resize ${step.cols}x${step.rows}` : step.kind}\n`
  })
  const head = `tmux ${version}, ${profile} ${seed} (${how}): ${aspects.join(', ')}\n`
  return `${head}${shown.join('')}${sides(expected, found)}`
}

/** As a string of JavaScript, every byte a character of its own. */
function bytesShown(data: Buffer): string {
  const shown = JSON.stringify(data.toString('latin1')).replaceAll('\\u00', '\\x')
  return shown.replace(/[\x7f-\xff]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16)}`)
}

function sides(expected: Observation, found: Observation): string {
  const rows: string[] = []
  const add = (name: string, one: string | undefined, other: string | undefined): void => {
    if (one !== other) rows.push(`  ${name}: ${JSON.stringify(one)}, not ${JSON.stringify(other)}\n`)
  }
  for (let at = 0; at < Math.max(expected.looks.length, found.looks.length); at += 1) {
    add(`look ${at}`, expected.looks[at], found.looks[at])
  }
  for (let at = 0; at < Math.max(expected.lines.length, found.lines.length); at += 1) {
    add(`line ${at}`, expected.lines[at], found.lines[at])
  }
  const more = rows.length > MAX_LINES ? [`  and ${rows.length - MAX_LINES} more\n`] : []
  return [...rows.slice(0, MAX_LINES), ...more].join('')
}

export function described(scenario: Scenario): string {
  return `${scenario.profile} ${scenario.seed}`
}
