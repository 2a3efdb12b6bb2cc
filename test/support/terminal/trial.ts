import { differences, hasCrashed, type Aspect } from './compare.ts'
import { HISTORY_LIMITS } from './generate.ts'
import type { Observation, Scenario, Side } from './scenario.ts'
import { shrink } from './shrink.ts'

/** How often a difference is looked at again before it counts. */
const REPEATS = 2

export interface Difference {
  readonly scenario: Scenario
  readonly aspects: readonly Aspect[]
  readonly expected: Observation
  readonly found: Observation
  /** It was made as small as it could be; false when there were too many. */
  readonly shrunk: boolean
}

export interface TrialOptions {
  readonly expected: Side
  readonly found: Side
  readonly scenario: (number: number) => Scenario
  readonly streams: number
  /** How many at once. */
  readonly atOnce: number
  /** Further differences are counted as they are: making one small takes as long as some hundred streams. */
  readonly maxShrunk: number
  readonly onDifference: (difference: Difference) => void
  readonly onProgress?: (done: number) => void
}

export interface Trial {
  readonly streams: number
  readonly differences: readonly Difference[]
  /** What ends tmux itself; counted as neither. */
  readonly crashes: readonly Scenario[]
  /** Differences that were not there at a second look: tmux itself answers so or so. */
  readonly unsteady: readonly Scenario[]
  /** Differences where tmux has looked for its cursor outside of its memory; counted as neither. */
  readonly astray: readonly Scenario[]
  readonly tookMs: number
}

/** Plays scenarios to both sides and makes small what they do not agree in. */
export async function tryAll(options: TrialOptions): Promise<Trial> {
  const { expected, found, scenario, streams, atOnce, maxShrunk, onDifference, onProgress } = options
  const all: Difference[] = []
  const unsteady: Scenario[] = []
  const crashes: Scenario[] = []
  const astray: Scenario[] = []
  const startedAt = performance.now()
  const limits = HISTORY_LIMITS.length
  const rounds = Array.from({ length: limits }, () => 0)
  let done = 0
  let shrunk = 0

  const compare = async (candidate: Scenario): Promise<Omit<Difference, 'shrunk'>> => {
    const [one, other] = await Promise.all([expected(candidate), found(candidate)])
    return { scenario: candidate, expected: one, found: other, aspects: differences(one, other) }
  }
  const look = async (candidate: Scenario): Promise<void> => {
    const first = await compare(candidate)
    if (hasCrashed(first.expected) || hasCrashed(first.found)) crashes.push(candidate)
    if (first.aspects.length === 0) return
    if (first.found.astray === true) {
      astray.push(candidate)
      return
    }
    // In other panes, at the same time: what tmux reads of memory that it never wrote differs from one to the other.
    const repeats = await Promise.all(Array.from({ length: REPEATS }, async () => compare(candidate)))
    const again = repeats.find(({ aspects }) => aspects.length > 0)
    const isSteady = repeats.every(
      (it) => it.aspects.length > 0 && differences(first.expected, it.expected).length === 0,
    )
    if (again === undefined || !isSteady) {
      unsteady.push(candidate)
      return
    }
    if (shrunk >= maxShrunk) {
      report({ ...again, shrunk: false })
      return
    }
    shrunk += 1
    const [aspect] = again.aspects
    const small = await shrink(candidate, async (it) => {
      const { aspects, found: ours } = await compare(it)
      return ours.astray !== true && aspects.some((other) => other === aspect)
    })
    const last = await compare(small)
    report(last.aspects.length === 0 ? { ...again, shrunk: false } : { ...last, shrunk: true })
  }
  const report = (difference: Difference): void => {
    all.push(difference)
    onDifference(difference)
  }
  // Each worker stays with one history limit, so that the pane it uses last suits what it takes next.
  const worker = async (_: unknown, index: number): Promise<void> => {
    const limit = index % limits
    for (;;) {
      const number = limit + (rounds[limit] ?? 0) * limits
      rounds[limit] = (rounds[limit] ?? 0) + 1
      if (number >= streams) return
      await look(scenario(number))
      done += 1
      onProgress?.(done)
    }
  }
  await Promise.all(Array.from({ length: Math.max(atOnce, limits) }, worker))
  return { streams: done, differences: all, crashes, unsteady, astray, tookMs: performance.now() - startedAt }
}
