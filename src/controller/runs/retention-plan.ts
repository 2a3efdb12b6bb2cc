/** The data of a run that decides whether it is kept. */
export interface StoredRun {
  readonly id: string
  /** Bytes that it takes on disk. */
  readonly bytes: number
  /** Milliseconds since the epoch; undefined while it lives. */
  readonly endedAt: number | undefined
}

export interface Limits {
  readonly maxAgeMs: number
  /** For all runs together. */
  readonly maxBytes: number
}

export interface Removal extends StoredRun {
  readonly why: 'age' | 'total size'
}

/** The runs to remove: those that ended too long ago, then the oldest ended ones until the rest is small enough. */
export function planRemovals(runs: readonly StoredRun[], { maxAgeMs, maxBytes }: Limits, now: number): Removal[] {
  const ended = runs
    .flatMap((run) => (run.endedAt === undefined ? [] : [{ ...run, endedAt: run.endedAt }]))
    .toSorted((one, other) => one.endedAt - other.endedAt)
  let bytes = runs.reduce((sum, run) => sum + run.bytes, 0)
  return ended.flatMap((run): Removal[] => {
    const isOld = now - run.endedAt > maxAgeMs
    if (!isOld && bytes <= maxBytes) return []
    bytes -= run.bytes
    return [{ ...run, why: isOld ? 'age' : 'total size' }]
  })
}
