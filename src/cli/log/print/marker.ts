import type { IndexEntry } from '../../../logs/index-entry.ts'
import { plain } from '../../../terminal/plain.ts'

const UNITS = ['kB', 'MB', 'GB'] as const

/** The line that tells a reader what is special about the output from this entry on; undefined when nothing is. */
export function markerText(entry: IndexEntry): string | undefined {
  switch (entry.kind) {
    case 'gap':
      return `── gap: ${missing(entry)}: ${plain(entry.why)} ──`
    case 'recovered':
      // What the pane showed before it was marked is what one expects at the start of a log.
      if (entry.why === 'adopted' && entry.at === 0) return undefined
      return `── recovered from the pane's history (${entry.why}) ──`
    case 'restart':
      return '── started again: its tmux server had ended ──'
    case 'respawn':
      return '── another program was started in the pane ──'
    case 'end':
      return entry.confirmed ? undefined : '── end: the last output may be missing ──'
    default:
      return undefined
  }
}

/** The line that stands in the place of lines that the program has cleared and painted again, with their number. */
export function repaintText(lines: number): string {
  return `── painted again: ${linesText(lines)} ──`
}

function missing({ loss, bytes, lines }: Extract<IndexEntry, { kind: 'gap' }>): string {
  if (loss === 'perhaps') return 'output perhaps missing'
  const size = bytes !== null ? bytesText(bytes) : lines === undefined ? undefined : rowsText(lines)
  if (loss === 'known') return size === undefined ? 'output missing' : `output missing (${size})`
  return size === undefined ? 'output missing (unknown how much)' : `output missing (at least ${size})`
}

/** tmux counts rows: a line that wraps is several. */
function rowsText(rows: number): string {
  return rows === 1 ? '1 row of the pane' : `${rows} rows of the pane`
}

function linesText(lines: number): string {
  return lines === 1 ? '1 line' : `${lines} lines`
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
