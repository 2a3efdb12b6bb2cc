import type { Dialog } from './dialogs.ts'
import { wantedState, type Wanted } from './labels.ts'
import type { Replay } from './replay.ts'

/** A state that is right within this is late, after it wrong. */
const LATE_MS = 1500
/** What is shown for less is nothing that a person could answer. */
const BRIEF_MS = 500

export interface StateEvent {
  readonly atMs: number
  readonly state: string
  readonly waitingFor: string | undefined
}

export interface Moment {
  readonly name: string
  readonly wanted: Wanted
  readonly outcome: 'right' | 'late' | 'wrong'
  readonly was: string
}

export interface Judgement {
  readonly moments: readonly Moment[]
  /** From the bytes of each dialog to its state. Milliseconds. */
  readonly delaysMs: readonly number[]
  readonly missed: number
  readonly invented: number
}

/** Holds what the controller said against what was recorded. */
export function judgeReplay(replay: Replay, events: readonly StateEvent[], dialogs: readonly Dialog[]): Judgement {
  const times = replay.times()
  const at = (index: number): number => times.get(index) ?? Number.POSITIVE_INFINITY
  const moments = replay.moments.flatMap((moment, index) => {
    const wanted = moment.kind === 'mark' ? wantedState(moment.state) : undefined
    if (moment.kind !== 'mark' || wanted === undefined) return []
    const was = stateAt(events, wanted === 'ended' ? Number.POSITIVE_INFINITY : at(index))
    const later = events.filter(({ atMs }) => atMs > at(index) && atMs <= at(index) + LATE_MS)
    const late = later.some((event) => fits(event, wanted))
    const outcome = was !== undefined && fits(was, wanted) ? 'right' : late ? 'late' : 'wrong'
    return [
      { name: moment.state, wanted, outcome, was: was === undefined ? '-' : (was.waitingFor ?? was.state) } as const,
    ]
  })
  const spans = dialogs.map(({ kind, from, to }) => ({ kind, fromMs: at(from), toMs: Math.min(at(to), endOf(times)) }))
  const long = spans.filter(({ fromMs, toMs }) => toMs - fromMs >= BRIEF_MS)
  const waits = events.flatMap(({ atMs, waitingFor }, index) => {
    const untilMs = events[index + 1]?.atMs ?? Number.POSITIVE_INFINITY
    return waitingFor === undefined ? [] : [{ kind: waitingFor, atMs, untilMs }]
  })
  const answers = long.map((span) => waits.find((wait) => wait.kind === span.kind && overlap(wait, span)))
  // An agent may say that it waits before it has drawn its dialog.
  const delaysMs = answers.flatMap((answer, index) => {
    return answer === undefined ? [] : [Math.max(0, answer.atMs - (long[index]?.fromMs ?? 0))]
  })
  const invented = waits.filter(
    (wait) => wait.kind === 'permission' && !spans.some((span) => span.kind === wait.kind && overlap(wait, span)),
  )
  return {
    moments,
    delaysMs,
    missed: answers.filter((answer) => answer === undefined).length,
    invented: invented.length,
  }
}

function overlap(
  { atMs, untilMs }: { readonly atMs: number; readonly untilMs: number },
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): boolean {
  return atMs <= toMs + BRIEF_MS && untilMs >= fromMs
}

function endOf(times: ReadonlyMap<number, number>): number {
  return Math.max(...times.values())
}

function stateAt(events: readonly StateEvent[], atMs: number): StateEvent | undefined {
  return events.findLast((event) => event.atMs <= atMs)
}

function fits({ state, waitingFor }: StateEvent, wanted: Wanted): boolean {
  if (wanted === 'ended') return ['completed', 'failed', 'lost'].includes(state)
  return wanted === 'active' || wanted === 'idle' ? state === wanted : waitingFor === wanted
}
