/**
 * The state of a runner. `since` is milliseconds since the epoch.
 *
 * `completed`, `failed`, `stopped` and `lost` are final: nothing follows them. `unseen`: not looked at since the end.
 */
export type RunnerState =
  | { readonly kind: 'starting'; readonly since: number }
  /** `stuck`: its agent says that it works, but has shown nothing new for a long time. */
  | { readonly kind: 'active'; readonly since: number; readonly stuck?: true }
  /**
   * `unseen`: its agent is done, and the pane was not looked at since. `showing`: its program only shows something,
   * such as `top`; it does not count.
   */
  | { readonly kind: 'idle'; readonly since: number; readonly unseen?: true; readonly showing?: true }
  | { readonly kind: 'waiting'; readonly since: number; readonly waitingFor: WaitingFor }
  | { readonly kind: 'paused'; readonly since: number }
  | { readonly kind: 'completed'; readonly since: number; readonly unseen?: true }
  /** Ended by itself with a status or by a signal. */
  | ({ readonly kind: 'failed'; readonly since: number; readonly unseen?: true } & ProgramEnd)
  /**
   * We have ended it, with its program's status, or it was unmarked: by a person, or because the agent has ended for
   * which its pane was marked by itself.
   */
  | ({
      readonly kind: 'stopped'
      readonly since: number
      readonly why: 'unmarked' | 'agent-ended' | EndReason
      readonly unseen?: true
    } & ProgramEnd)
  /** The pane or the server vanished, and the program's end was not seen. */
  | {
      readonly kind: 'lost'
      readonly since: number
      readonly why: 'pane-closed' | 'server-gone'
      readonly unseen?: true
    }

/** How a program ended; without code and signal when that is not known. */
export interface ProgramEnd {
  readonly exitCode?: number
  readonly signal?: string
}

/** Why we end a runner: a person has asked for it, or its time limit is reached. */
export type EndReason = 'stopped' | 'max-duration'
export type StateKind = RunnerState['kind']
export type FinalState = Extract<RunnerState, { readonly kind: 'completed' | 'failed' | 'stopped' | 'lost' }>
export type WaitingFor = 'permission' | 'question' | 'trust' | 'login' | 'limit'

/** Every state. */
export const STATE_KINDS = [
  'waiting',
  'failed',
  'lost',
  'active',
  'starting',
  'paused',
  'idle',
  'completed',
  'stopped',
] as const satisfies readonly StateKind[]

/** The state as it is shown: a state, or one of its variants that has its own meaning for a person. */
export type ShownState = StateKind | 'stuck' | 'unseen' | 'showing'

/** The order of lists and of the status line: states that need a person come first. */
export const SHOWN_STATES = [
  'waiting',
  'failed',
  'lost',
  'stuck',
  'unseen',
  'active',
  'starting',
  'paused',
  'idle',
  'showing',
  'completed',
  'stopped',
] as const satisfies readonly ShownState[]

const ATTENTION: ReadonlySet<ShownState> = new Set(['waiting', 'stuck', 'unseen'])

export function shownState(state: {
  readonly kind: StateKind
  readonly stuck?: boolean | undefined
  readonly unseen?: boolean | undefined
  readonly showing?: boolean | undefined
}): ShownState {
  if (state.stuck === true) return 'stuck'
  if (state.kind === 'idle' && state.showing === true) return 'showing'
  return state.kind === 'idle' && state.unseen === true ? 'unseen' : state.kind
}

/** True for a failure that was not looked at. */
export function isNewFailure(state: { readonly kind: StateKind; readonly unseen?: boolean | undefined }): boolean {
  return state.kind === 'failed' && state.unseen === true
}

/** True when a person should look. */
export function wantsPerson(state: Parameters<typeof shownState>[0]): boolean {
  return isNewFailure(state) || ATTENTION.has(shownState(state))
}

const FINAL: ReadonlySet<StateKind> = new Set(['completed', 'failed', 'stopped', 'lost'])

/** True when nothing can follow this state. */
export function isFinal(state: { readonly kind: StateKind }): boolean {
  return FINAL.has(state.kind)
}
