/**
 * One line of `index.jsonl`, the table of contents of a runner's log. `parse-index.ts` checks what is read.
 *
 * `at` is a logical offset: bytes since the first byte of the run, counted across rotated files and never reset. `time` is
 * milliseconds since the epoch. Entries are appended in the order of `at`, but `file` when the file exists, and `size`
 * and `respawn` when they are known. Entries are on disk before their bytes: after a crash there may be entries for
 * bytes that never came, until a `cut` says so.
 */
export type IndexEntry = { readonly at: number; readonly time: number } &
  /**
   * Output that starts at `at` was read at `time`. Written at most once a second while output flows. `lines` is how many
   * lines of the run had ended by then.
   */
  (
    | { readonly kind: 'time'; readonly lines?: number }
    /** From `at` on the pane had this size in cells. */
    | { readonly kind: 'size'; readonly cols: number; readonly rows: number }
    /** From `at` on the pane had these traits, which decide how it draws; see `terminal/pane/traits.ts`. */
    | {
        readonly kind: 'pane'
        readonly version: string
        readonly historyLimit: number
        readonly alternateScreen: boolean
        readonly scrollOnClear: boolean
        readonly variationSelectorAlwaysWide: boolean
        readonly codepointWidths: string
      }
    /** From `at` on, or a little before, this agent ran in the pane; `command`, also without an entry, for no agent. */
    | { readonly kind: 'agent'; readonly agent: string }
    /**
     * A new `output.log` starts at `at`; what came before is in `output.log.0`, or zipped in `output.log.1.gz` and older
     * files. `ended` is the identity of the file that was put aside there.
     */
    | { readonly kind: 'file'; readonly ended?: string }
    /** The `bytes` from `at` on are text rebuilt from the pane's history, not what the program wrote. */
    | {
        readonly kind: 'recovered'
        readonly bytes: number
        readonly why: 'adopted' | 'resumed' | 'moved' | 'paused' | 'ended'
      }
    /**
     * Output before `at` is lost. `bytes` or `lines` say how much, or at least how much, else they are null; see
     * `loss.ts`. With `from` it was in the log and is gone from the disk: no file holds the offsets from `from` to
     * before `at`.
     */
    | {
        readonly kind: 'gap'
        readonly bytes: number | null
        readonly lines?: number | undefined
        readonly loss: 'known' | 'at-least' | 'perhaps'
        readonly why: string
        readonly from?: number
      }
    /** From `at` on the pane shows its alternate screen (full-screen programs), or no longer. */
    | { readonly kind: 'alternate'; readonly on: boolean }
    /** The alternate screen as it was when the byte at `at` came: this paints it on a blank one, see pane/painting.ts. */
    | { readonly kind: 'screen'; readonly image: string }
    /** The cursor stood on this row of the pane when the byte at `at` came; see `terminal/anchor.ts`. */
    | {
        readonly kind: 'anchor'
        readonly row: number
        readonly cols: number
        readonly historyRows: number
        readonly historyLimit: number
        readonly collected?: number | undefined
        readonly generation?: number | undefined
      }
    /** Before `at` the run had ended, with its tmux server; from there on it goes on in a new pane. */
    | { readonly kind: 'restart' }
    /** From `at` on, or a little before, another program runs in the pane: tmux has cleared its screen and its modes. */
    | { readonly kind: 'respawn' }
    /** A controller was killed, and the log ends at `at`: entries before this one about later bytes are void. */
    | { readonly kind: 'cut' }
    /** The log ended at `at`; unconfirmed when output was flowing and tmux may have dropped the last of it. */
    | { readonly kind: 'end'; readonly confirmed: boolean; readonly lines?: number }
  )

/** Offset after the last byte of an entry. */
export function entryEnd(entry: IndexEntry): number {
  return entry.kind === 'recovered' ? entry.at + entry.bytes : entry.at
}
