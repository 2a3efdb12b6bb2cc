import { isNewFailure, type StateKind } from './state.ts'

/** What decides who is next. */
export interface InLine {
  readonly state: StateKind
  readonly unseen?: boolean | undefined
  readonly stuck?: boolean | undefined
  readonly muted?: boolean | undefined
  /** When it entered its state, ISO 8601. */
  readonly since: string
}

/** Those that want a person, the most urgent first: of each kind the one that has waited for longest. */
export function inLine<T extends InLine>(runners: readonly T[]): T[] {
  return runners
    .map((runner) => ({ runner, rank: rankOf(runner) }))
    .filter(({ rank }) => rank < Infinity)
    .toSorted((a, b) => a.rank - b.rank || Date.parse(a.runner.since) - Date.parse(b.runner.since))
    .map(({ runner }) => runner)
}

/** The one to go to from where a person is: behind that one, and after the last the first again; undefined: nobody else. */
export function nextInLine<T extends InLine>(runners: readonly T[], isHere: (runner: T) => boolean): T | undefined {
  const queue = inLine(runners)
  const next = queue[(queue.findIndex(isHere) + 1) % Math.max(1, queue.length)]
  return next === undefined || isHere(next) ? undefined : next
}

/** Waiting ones first, then failed and stuck ones, those that are done and were not looked at, and idle ones. */
function rankOf({ state, unseen, stuck, muted }: InLine): number {
  if (muted === true) return Infinity
  if (state === 'waiting') return 0
  if (isNewFailure({ kind: state, unseen })) return 1
  if (stuck === true) return 2
  if (state === 'idle') return unseen === true ? 3 : 4
  return Infinity
}
