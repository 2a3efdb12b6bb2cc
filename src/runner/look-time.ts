/** A screen counts as complete after this much silence, in milliseconds; its pieces come a few milliseconds apart. */
export const SETTLE_MS = 50
/** A screen that never settles, such as a dialog with a spinner, is read after this time at the latest. */
const LATEST_MS = 400
/** The same where the agent itself reports its state, and the screen is only a second opinion. */
const PATIENT_MS = 2000
/** Least time between two readings of one pane: at most five in a second. */
const LEAST_GAP_MS = 200

/** The change of a screen since it was last read. */
export interface Change {
  readonly sinceMs: number
  readonly lastMs: number
  /** True when the agent itself reports its state. */
  readonly patient: boolean
}

/** When a changed screen should be read; `lookedMs` is the time of the last reading. */
export function lookTime({ sinceMs, lastMs, patient }: Change, lookedMs: number): number {
  const wholeMs = Math.min(lastMs + SETTLE_MS, sinceMs + (patient ? PATIENT_MS : LATEST_MS))
  return Math.max(wholeMs, lookedMs + LEAST_GAP_MS)
}

/** True when the screen has had the time to become complete. A timer may fire a moment early. */
export function isWhole({ lastMs }: Change, nowMs: number): boolean {
  return nowMs - lastMs >= SETTLE_MS - 1
}

/**
 * The time from which a changing screen is read together with another one: then busy screens are soon read in the same
 * moments, where one more costs little.
 */
export function joinTime({ sinceMs, patient }: Change, lookedMs: number): number {
  return Math.max(sinceMs + (patient ? PATIENT_MS : LATEST_MS) / 2, lookedMs + LEAST_GAP_MS)
}
