import type { IndexEntry } from './index-entry.ts'

/** How much output is missing in one place of a log, and how certain that is. */
export type Loss =
  | { readonly loss: 'known'; readonly bytes: number }
  /** Rows of the pane, as tmux counts its history. */
  | { readonly loss: 'known'; readonly lines: number }
  /** Some for certain, of unknown length; at least `lines` rows if that is given. */
  | { readonly loss: 'at-least'; readonly lines?: number | undefined }
  /** Perhaps nothing. */
  | { readonly loss: 'perhaps' }

/** The losses of a log, all places together. */
export interface Losses {
  /** Number of places. */
  readonly gaps: number
  /** Known bytes, and rows of the pane, of all places. */
  readonly lostBytes: number
  readonly lostLines: number
  /** Places where more is missing than that, and places where perhaps nothing is. */
  readonly gapsAtLeast: number
  readonly gapsPerhaps: number
}

export const NO_LOSSES: Losses = { gaps: 0, lostBytes: 0, lostLines: 0, gapsAtLeast: 0, gapsPerhaps: 0 }

/** Adds up the losses in the entries of an index. */
export function lossesOf(entries: readonly IndexEntry[]): Losses {
  return entries.reduce((sum, entry) => (entry.kind === 'gap' ? plusGap(sum, entry) : sum), NO_LOSSES)
}

/** The sum with one more gap. */
export function plusGap(
  sum: Losses,
  gap: Pick<Extract<IndexEntry, { kind: 'gap' }>, 'bytes' | 'lines' | 'loss'>,
): Losses {
  return {
    gaps: sum.gaps + 1,
    lostBytes: sum.lostBytes + (gap.bytes ?? 0),
    lostLines: sum.lostLines + (gap.lines ?? 0),
    gapsAtLeast: sum.gapsAtLeast + (gap.loss === 'at-least' ? 1 : 0),
    gapsPerhaps: sum.gapsPerhaps + (gap.loss === 'perhaps' ? 1 : 0),
  }
}
