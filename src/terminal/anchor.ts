/** How far a pane's history has come, as tmux counts its rows. */
export interface HistoryMark {
  readonly cols: number
  /** Rows that have left the screen and are remembered, and how many may be. */
  readonly historyRows: number
  readonly historyLimit: number
  /** Rows that the full history has dropped until now (3.8 and later). */
  readonly collected?: number | undefined
  /** Changes when the history is cleared or wrapped to another width (3.8 and later). */
  readonly generation?: number | undefined
}

/** A row of a pane: `row` is its number, counted from the first row that the history held at `mark`. */
export interface Anchor {
  readonly row: number
  readonly mark: HistoryMark
}

/** Whether a history may have dropped rows: it has a tenth less than its limit right after that. */
export function isFull(mark: HistoryMark): boolean {
  return mark.historyRows >= mark.historyLimit - stepOf(mark)
}

function stepOf({ historyLimit }: HistoryMark): number {
  return Math.max(1, Math.floor(historyLimit / 10))
}

/**
 * Where a row can be in a pane whose history has come to `now`: rows below the oldest one that it remembers, negative for
 * a row that it has dropped. The likeliest comes first; none when the row numbers are no longer the same.
 *
 * Before 3.8 a full history may have dropped a tenth of its rows any number of times: each is a place of its own.
 */
export function placesOf({ row, mark }: Anchor, now: HistoryMark, screenRows: number): number[] {
  if (mark.cols !== now.cols || mark.historyLimit !== now.historyLimit) return []
  const end = now.historyRows + screenRows
  if (mark.generation !== undefined && mark.collected !== undefined && now.collected !== undefined) {
    const place = row + mark.collected - now.collected
    return mark.generation === now.generation && place < end ? [place] : []
  }
  const step = stepOf(mark)
  if (!isFull(now)) return now.historyRows >= mark.historyRows && row < end ? [row] : []
  const places: number[] = []
  for (let place = row; place > -step; place -= step) if (place < end) places.push(place)
  return places
}
