import { inOneLine, type Announcement } from '../announcement.ts'

/** A line of a terminal, more or less, in cells. */
const MAX_CELLS = 200

/** An announcement for a place that has one line. */
export function oneLine(announcement: Announcement): string {
  return inOneLine(announcement, MAX_CELLS)
}
