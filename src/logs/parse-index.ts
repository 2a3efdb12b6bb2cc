import type { IndexEntry } from './index-entry.ts'

const LOSSES: ReadonlySet<unknown> = new Set(['known', 'at-least', 'perhaps'])
const REASONS: ReadonlySet<unknown> = new Set(['adopted', 'resumed', 'moved', 'paused', 'ended'])

/**
 * Reads one line of an index; undefined when it is no entry, or of a kind that this version does not know.
 *
 * Checked by hand: loading zod would take longer than everything else that `log -n` does.
 */
export function parseIndexLine(line: string): IndexEntry | undefined {
  const entry = parseObject(line)
  if (entry === undefined || !isOffset(entry['at']) || !Number.isFinite(entry['time'])) return undefined
  return isComplete(entry) ? (withLoss(entry) as IndexEntry) : undefined
}

/** Adds `loss` to a gap of an older index, which only says in words how certain the gap is. */
function withLoss(entry: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (entry['kind'] !== 'gap' || entry['loss'] !== undefined) return entry
  const isDoubted = String(entry['why']).startsWith('perhaps')
  return { ...entry, loss: entry['bytes'] !== null ? 'known' : isDoubted ? 'perhaps' : 'at-least' }
}

function isComplete(entry: Readonly<Record<string, unknown>>): boolean {
  switch (entry['kind']) {
    case 'time':
      return isCount(entry['lines'])
    case 'cut':
    case 'restart':
    case 'respawn':
      return true
    case 'file':
      return entry['ended'] === undefined || typeof entry['ended'] === 'string'
    case 'size':
      return isOffset(entry['cols']) && isOffset(entry['rows'])
    case 'pane':
      return (
        typeof entry['version'] === 'string' &&
        isOffset(entry['historyLimit']) &&
        ['alternateScreen', 'scrollOnClear', 'variationSelectorAlwaysWide'].every(
          (field) => typeof entry[field] === 'boolean',
        ) &&
        typeof entry['codepointWidths'] === 'string'
      )
    case 'agent':
      return typeof entry['agent'] === 'string'
    case 'recovered':
      return isOffset(entry['bytes']) && REASONS.has(entry['why'])
    case 'gap':
      return (
        (entry['bytes'] === null || isOffset(entry['bytes'])) &&
        isCount(entry['from']) &&
        isCount(entry['lines']) &&
        (entry['loss'] === undefined || LOSSES.has(entry['loss'])) &&
        typeof entry['why'] === 'string'
      )
    case 'alternate':
      return typeof entry['on'] === 'boolean'
    case 'screen':
      return typeof entry['image'] === 'string'
    case 'anchor':
      return (
        ['row', 'cols', 'historyRows', 'historyLimit'].every((field) => isOffset(entry[field])) &&
        ['collected', 'generation'].every((field) => entry[field] === undefined || isOffset(entry[field]))
      )
    case 'end':
      return typeof entry['confirmed'] === 'boolean' && isCount(entry['lines'])
    default:
      return false
  }
}

function parseObject(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

function isCount(value: unknown): boolean {
  return value === undefined || isOffset(value)
}

function isOffset(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0
}
