import type { IndexEntry } from './index-entry.ts'

const REASONS: ReadonlySet<unknown> = new Set(['adopted', 'resumed', 'moved', 'paused', 'ended'])

/**
 * Reads one line of an index; undefined when it is none, or of a kind that this version does not know.
 *
 * Checked by hand: loading zod would take longer than everything else that `log -n` does.
 */
export function parseIndexLine(line: string): IndexEntry | undefined {
  const entry = parseObject(line)
  if (entry === undefined || !isOffset(entry['at']) || !Number.isFinite(entry['time'])) return undefined
  return isComplete(entry) ? (entry as IndexEntry) : undefined
}

function isComplete(entry: Readonly<Record<string, unknown>>): boolean {
  switch (entry['kind']) {
    case 'time':
      return isCount(entry['lines'])
    case 'cut':
    case 'restart':
      return true
    case 'file':
      return entry['ended'] === undefined || typeof entry['ended'] === 'string'
    case 'size':
      return isOffset(entry['cols']) && isOffset(entry['rows'])
    case 'recovered':
      return isOffset(entry['bytes']) && REASONS.has(entry['why'])
    case 'gap':
      return (
        (entry['bytes'] === null || isOffset(entry['bytes'])) &&
        (entry['from'] === undefined || isOffset(entry['from'])) &&
        typeof entry['why'] === 'string'
      )
    case 'alternate':
      return typeof entry['on'] === 'boolean'
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
