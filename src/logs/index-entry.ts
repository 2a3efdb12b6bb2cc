/**
 * One line of `index.jsonl`, the table of contents of a runner's log. `parse-index.ts` checks what is read.
 *
 * `at` is a logical offset: bytes since the first byte of the run, counted across rotated files and never reset. `time` is
 * milliseconds since the epoch. Entries are appended in the order of `at`.
 */
export type IndexEntry = { readonly at: number; readonly time: number } & (
  | /** Output that starts at `at` was read at `time`. Written at most once a second while output flows. */
    { readonly kind: 'time' }
  /** From `at` on the pane had this size in cells. */
  | { readonly kind: 'size'; readonly cols: number; readonly rows: number }
  /** A new `output.log` starts at `at`; what came before is in `output.log.1.gz` and older files. */
  | { readonly kind: 'file' }
  /** The `bytes` from `at` on are text rebuilt from the pane's history, not what the program wrote. */
  | { readonly kind: 'recovered'; readonly bytes: number; readonly why: 'adopted' | 'resumed' | 'moved' | 'paused' }
  /** Before `at` output is missing for good: `bytes` of it when that is known, otherwise null. */
  | { readonly kind: 'gap'; readonly bytes: number | null; readonly why: string }
  /** From `at` on the pane shows its alternate screen (full-screen programs), or no longer. */
  | { readonly kind: 'alternate'; readonly on: boolean }
  /** The log ended at `at`; unconfirmed when output was flowing and tmux may have dropped the last of it. */
  | { readonly kind: 'end'; readonly confirmed: boolean }
)
