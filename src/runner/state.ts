/**
 * Where a runner is in its life. `since` is milliseconds since the epoch.
 *
 * `completed`, `failed`, `stopped` and `lost` are final: nothing follows them.
 */
export type RunnerState =
  | { readonly kind: 'starting'; readonly since: number }
  | { readonly kind: 'active'; readonly since: number }
  | { readonly kind: 'idle'; readonly since: number }
  | { readonly kind: 'waiting'; readonly since: number; readonly waitingFor: WaitingFor }
  | { readonly kind: 'paused'; readonly since: number }
  | { readonly kind: 'completed'; readonly since: number }
  /** Ended by itself with a status or by a signal. */
  | { readonly kind: 'failed'; readonly since: number; readonly exitCode?: number; readonly signal?: string }
  /** We ended it, or it was unmarked. */
  | { readonly kind: 'stopped'; readonly since: number; readonly why: 'unmarked' | 'stopped' }
  /** The pane or the server vanished and nobody saw the exit. */
  | { readonly kind: 'lost'; readonly since: number; readonly why: 'pane-closed' | 'server-gone' }

export type StateKind = RunnerState['kind']
export type WaitingFor = 'permission' | 'question' | 'trust' | 'login' | 'limit'

/** Every state, the ones that want a person first: the order of lists and of the status line. */
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

const FINAL: ReadonlySet<StateKind> = new Set(['completed', 'failed', 'stopped', 'lost'])

/** True when nothing can follow this state. */
export function isFinal(state: { readonly kind: StateKind }): boolean {
  return FINAL.has(state.kind)
}
