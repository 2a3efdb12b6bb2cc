import type { Link } from './link.ts'
import type { Roster } from './roster.ts'

/** What stands in the place of an empty list; undefined when there are runners to show. */
export function emptyText(link: Link, roster: Roster): string | undefined {
  if (roster.shown.length > 0) return undefined
  if (link === 'connecting') return 'asking the controller…'
  if (link === 'gone') return 'no controller runs here: prefix G m in a pane marks it, and one starts'
  if (roster.sought !== '') return `no runner fits "${roster.sought}": / changes it, Esc shows all`
  return 'no runners yet: prefix G m in a pane marks it, n starts one here'
}
