import { spanText } from '../../base/clock.ts'
import type { Metrics } from '../../ipc/runners.ts'
import { STATE_KINDS } from '../../runner/state.ts'

/** Heads of the columns that `figureCells` fills. */
export const FIGURES = ['CPU', 'MEMORY', 'OUTPUT', 'LINES', 'LEFT'] as const

const UNITS = ['KiB', 'MiB', 'GiB', 'TiB'] as const

/** The load and output of a runner, for a row of a table; a dash for values that are not visible. */
export function figureCells(metrics: Metrics | undefined): string[] {
  const { cpuPercent, memoryBytes, bytesPerSecond, lines, maxDurationLeftMs } = metrics ?? {}
  return [
    cpuPercent === undefined ? '-' : percentText(cpuPercent),
    memoryBytes === undefined ? '-' : bytesText(memoryBytes),
    bytesPerSecond === undefined ? '-' : `${bytesText(bytesPerSecond)}/s`,
    lines === undefined ? '-' : String(lines),
    maxDurationLeftMs === undefined ? '-' : spanText(maxDurationLeftMs),
  ]
}

/** The same and more, for the card of one runner. */
export function figureFacts(metrics: Metrics): (readonly [string, string | undefined])[] {
  const { cpuPercent, memoryBytes = 0, processes = 0, bytesPerSecond = 0, lines, maxDurationLeftMs } = metrics
  const takes = `${percentText(cpuPercent ?? 0)} of a core, ${bytesText(memoryBytes)} in ${counted(processes, 'process', 'processes')}`
  const linesText = lines === undefined ? '' : `, ${counted(lines, 'line', 'lines')}`
  return [
    ['takes', cpuPercent === undefined ? undefined : takes],
    ['writes', bytesPerSecond === 0 ? undefined : `${bytesText(bytesPerSecond)}/s`],
    [
      'logged',
      `${bytesText(metrics.bytes)}${linesText}${recovered(metrics.recoveredBytes)} since ${metrics.startedAt}`,
    ],
    ['restarts', metrics.restarts === 0 ? undefined : metrics.restarts?.toString()],
    ['gaps', gapsText(metrics)],
    ['time', timesText(metrics.states)],
    ['time left', maxDurationLeftMs === undefined ? undefined : spanText(maxDurationLeftMs)],
  ]
}

/** How many gaps a log has and what is missing there; undefined without any. */
export function gapsText(losses: Pick<Metrics, 'gaps' | 'lostBytes' | 'lostLines' | 'gapsAtLeast' | 'gapsPerhaps'>) {
  const { gaps, lostBytes, lostLines, gapsAtLeast, gapsPerhaps } = losses
  if (gaps === 0) return undefined
  const known = [
    lostBytes > 0 ? bytesText(lostBytes) : '',
    lostLines > 0 ? counted(lostLines, 'row of the pane', 'rows of the pane') : '',
  ].filter(Boolean)
  const lost = known.length > 0 ? `${known.join(' and ')} lost` : ''
  const more = gapsAtLeast > 0 ? `${known.length > 0 ? 'more' : 'unknown how much'} in ${gapsAtLeast}` : ''
  const doubted = gapsPerhaps > 0 ? `perhaps nothing lost${gapsPerhaps < gaps ? ` in ${gapsPerhaps}` : ''}` : ''
  return `${gaps} (${[lost, more, doubted].filter(Boolean).join(', ')})`
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}

export function bytesText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const power = Math.min(Math.floor(Math.log2(bytes) / 10), UNITS.length)
  return `${(bytes / 1024 ** power).toFixed(1)} ${UNITS[power - 1]}`
}

/** More than nothing is not shown as nothing. */
function percentText(percent: number): string {
  return percent > 0 && percent < 1 ? '<1 %' : `${Math.round(percent)} %`
}

function timesText(states: Metrics['states']): string {
  const spent = STATE_KINDS.flatMap((kind) => {
    const ms = states[kind] ?? 0
    return ms < 1000 ? [] : [`${kind} ${spanText(ms)}`]
  })
  return spent.join(', ')
}

function recovered(bytes: number): string {
  return bytes === 0 ? '' : ` (${bytesText(bytes)} of it from the pane's history)`
}
