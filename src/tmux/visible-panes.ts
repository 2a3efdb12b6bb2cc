import type { PaneId } from '../protocol/ids.ts'
import type { ClientInfo, PaneRow } from './snapshot.ts'

type Shown = Pick<PaneRow, 'session' | 'window' | 'pane' | 'zoomed'>

/** The panes that a person can see: all of the window that a terminal shows, or the one that is zoomed. */
export function visiblePanes(
  rows: readonly Shown[],
  clients: readonly Pick<ClientInfo, 'session' | 'control' | 'pane'>[],
): ReadonlySet<PaneId> {
  const visible = new Set<PaneId>()
  for (const { session, control, pane: front } of clients) {
    if (control || front === undefined) continue
    visible.add(front)
    const window = rows.find((row) => row.pane === front && row.session === session)?.window
    for (const row of rows) if (row.window === window && !row.zoomed) visible.add(row.pane)
  }
  return visible
}
