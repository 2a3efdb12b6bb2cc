import type { IndexEntry } from '../../logs/index-entry.ts'
import { plain } from '../../terminal/plain.ts'

const UNITS = ['kB', 'MB', 'GB'] as const

/** The line that tells a reader what is special about the output from this entry on; undefined when nothing is. */
export function markerText(entry: IndexEntry): string | undefined {
  switch (entry.kind) {
    case 'gap': {
      const size = entry.bytes === null ? '' : ` (${bytesText(entry.bytes)})`
      return `── gap: output missing${size}: ${plain(entry.why)} ──`
    }
    case 'recovered':
      // What the pane showed before it was marked is what one expects at the start of a log.
      if (entry.why === 'adopted' && entry.at === 0) return undefined
      return `── recovered from the pane's history (${entry.why}) ──`
    case 'restart':
      return '── started again: its tmux server had ended ──'
    case 'end':
      return entry.confirmed ? undefined : '── end: the last output may be missing ──'
    default:
      return undefined
  }
}

/** A number of bytes for people: `812 B`, `1.2 MB`. */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  let value = bytes / 1000
  let unit = 0
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000
    unit += 1
  }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${UNITS[unit] ?? ''}`
}
