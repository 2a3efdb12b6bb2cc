import type { RunnerSummary } from '../../ipc/runners.ts'
import { shownState, type ShownState } from '../../runner/state.ts'

export type Paint = 'yellow' | 'red' | 'magenta' | 'green' | 'blue' | 'dim'

/** How a state looks, and what a person calls it. */
export interface StateMark {
  readonly glyph: string
  readonly word: string
  readonly colour: Paint
}

export const STATE_MARKS: Readonly<Record<ShownState, StateMark>> = {
  waiting: { glyph: '◆', word: 'waiting', colour: 'yellow' },
  failed: { glyph: '✕', word: 'failed', colour: 'red' },
  lost: { glyph: '?', word: 'lost', colour: 'magenta' },
  stuck: { glyph: '▲', word: 'stuck', colour: 'red' },
  unseen: { glyph: '◇', word: 'done', colour: 'yellow' },
  active: { glyph: '●', word: 'working', colour: 'green' },
  starting: { glyph: '◌', word: 'starting', colour: 'green' },
  paused: { glyph: '‖', word: 'paused', colour: 'blue' },
  idle: { glyph: '○', word: 'idle', colour: 'blue' },
  showing: { glyph: '·', word: 'showing', colour: 'dim' },
  completed: { glyph: '✓', word: 'ended', colour: 'dim' },
  stopped: { glyph: '■', word: 'stopped', colour: 'dim' },
}

/** The state of a runner as it is shown. */
export function shownOf({ state, unseen, stuck, showing }: RunnerSummary): ShownState {
  return shownState({ kind: state, unseen, stuck, showing })
}
