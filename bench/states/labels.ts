import type { WaitingFor } from '../../src/runner/state.ts'

/** What a moment should be: a state, or `waiting` with what for. */
export type Wanted = 'active' | 'idle' | 'ended' | WaitingFor

/** The names under which moments are recorded; the first that fits counts. Others are not judged. */
const NAMES: readonly (readonly [RegExp, Wanted])[] = [
  [/^(?:narrow_)?busy_|^tool_running|^error_529$/, 'active'],
  [/^(?:narrow_)?permission/, 'permission'],
  [/^(?:narrow_)?question(?:_\d+x\d+)?$/, 'question'],
  [/^start_(?:trust|hooks_review)/, 'trust'],
  [/^start_(?:apikey|auth)/, 'login'],
  [/^start_model/, 'question'],
  [/^(?:exited|killed)/, 'ended'],
  [/^(?:narrow_)?idle_|^(?:denied|interrupted|start_ready|start_signals)$|_stopped$|_settled$/, 'idle'],
]

/** Undefined for a name that does not say which state it is, or that it was not reached. */
export function wantedState(name: string): Wanted | undefined {
  if (name.endsWith('_not_reached')) return undefined
  return NAMES.find(([pattern]) => pattern.test(name))?.[1]
}

/** Words of a dialog as a person reads them, by the recorder's own list: what our rules find is held against it. */
export const DIALOGS: Readonly<Record<'permission' | 'question', RegExp>> = {
  permission:
    /Do you want to (?:proceed|create|edit|make|run)|Press enter to confirm or esc to cancel|Allow execution[^]*[Aa]llow once|Apply this change|Permission required|Approve tool call|tell Copilot what to do/,
  question:
    /Which colour (?:should|would)[^]*(?:Enter to select|enter to submit|enter submit|Enter: Select|enter accept|Type a response)/,
}
