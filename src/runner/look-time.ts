/** Output of one picture comes in pieces, a few milliseconds apart. After so much quiet it is whole. */
export const SETTLE_MS = 50
/** A dialog that goes on spinning never settles: it is looked at after so long all the same. */
const LATEST_MS = 400
/** So long where the agent itself states what it does, and the screen is only the second opinion. */
const PATIENT_MS = 2000
/** Never more than five pictures a second of one pane. */
const LEAST_GAP_MS = 200

/** What has changed on a screen since it was last looked at. */
export interface Change {
  readonly sinceMs: number
  readonly lastMs: number
  /** The agent itself states what it does. */
  readonly patient: boolean
}

/** When a screen that has changed should be looked at; `lookedMs` is when that was done last. */
export function lookTime({ sinceMs, lastMs, patient }: Change, lookedMs: number): number {
  const wholeMs = Math.min(lastMs + SETTLE_MS, sinceMs + (patient ? PATIENT_MS : LATEST_MS))
  return Math.max(wholeMs, lookedMs + LEAST_GAP_MS)
}

/** True when the picture has had the time to become whole. A timer may be due a moment early. */
export function isWhole({ lastMs }: Change, nowMs: number): boolean {
  return nowMs - lastMs >= SETTLE_MS - 1
}

/**
 * From when on a screen that goes on changing is looked at together with another one: then busy screens are soon looked
 * at in the same moments, and to look at one more costs little.
 */
export function joinTime({ sinceMs, patient }: Change, lookedMs: number): number {
  return Math.max(sinceMs + (patient ? PATIENT_MS : LATEST_MS) / 2, lookedMs + LEAST_GAP_MS)
}
