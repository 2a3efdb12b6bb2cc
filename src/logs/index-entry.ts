import * as z from 'zod'

/**
 * One line of `index.jsonl`, the table of contents of a runner's log.
 *
 * `at` is a logical offset: bytes since the first byte of the run, counted across rotated files and never reset. `time` is
 * milliseconds since the epoch. Entries are appended in the order of `at`.
 */
export const indexEntry = z.discriminatedUnion('kind', [
  /** Output that starts at `at` was read at `time`. Written at most once a second while output flows. */
  z.object({ kind: z.literal('time'), at: z.number(), time: z.number() }),
  /** From `at` on the pane had this size in cells. */
  z.object({ kind: z.literal('size'), at: z.number(), time: z.number(), cols: z.number(), rows: z.number() }),
  /** A new `output.log` starts at `at`; what came before is in `output.log.1.gz` and older files. */
  z.object({ kind: z.literal('file'), at: z.number(), time: z.number() }),
  /** The `bytes` from `at` on are text rebuilt from the pane's history, not what the program wrote. */
  z.object({
    kind: z.literal('recovered'),
    at: z.number(),
    time: z.number(),
    bytes: z.number(),
    why: z.enum(['adopted', 'resumed', 'moved', 'paused']),
  }),
  /** Before `at` output is missing for good: `bytes` of it when that is known, otherwise null. */
  z.object({ kind: z.literal('gap'), at: z.number(), time: z.number(), bytes: z.number().nullable(), why: z.string() }),
  /** From `at` on the pane shows its alternate screen (full-screen programs), or no longer. */
  z.object({ kind: z.literal('alternate'), at: z.number(), time: z.number(), on: z.boolean() }),
  /** The log ended at `at`; unconfirmed when output was flowing and tmux may have dropped the last of it. */
  z.object({ kind: z.literal('end'), at: z.number(), time: z.number(), confirmed: z.boolean() }),
])

export type IndexEntry = z.infer<typeof indexEntry>
