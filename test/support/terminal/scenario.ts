import { behaviourOf } from '../../../src/terminal/pane/behaviour.ts'
import type { PaneOptions } from '../../../src/terminal/pane/pane-terminal.ts'

/** One thing that happens to a pane. */
export type Step =
  | { readonly kind: 'write'; readonly data: Buffer }
  | { readonly kind: 'resize'; readonly cols: number; readonly rows: number }
  | { readonly kind: 'clear-history' }
  /** Nothing happens, but tmux has read what was written so far, and both sides say where they are. */
  | { readonly kind: 'look' }

/** How our side gets what is written: tmux gets whole steps. */
export type Pieces =
  | { readonly kind: 'whole' }
  | { readonly kind: 'bytes' }
  | { readonly kind: 'random'; readonly seed: number }

export type ScenarioOptions = Omit<PaneOptions, 'version'>

/** The life of one pane, from its fresh screen on. */
export interface Scenario {
  readonly profile: string
  readonly seed: number
  readonly size: Size
  readonly options: ScenarioOptions
  /** Colours and attributes are compared too. */
  readonly escapes: boolean
  readonly pieces: Pieces
  readonly steps: readonly Step[]
}

/** Cells. */
export interface Size {
  readonly cols: number
  readonly rows: number
}

/** What one side has at the end of a scenario, and where it was on the way. */
export interface Observation {
  readonly lines: readonly string[]
  /** "x y alternate", or "x y alternate history" where the side can say it, before each step but writes and at the end. */
  readonly looks: readonly string[]
  /** Told by ours: tmux has looked for its cursor outside of its memory. */
  readonly astray?: boolean
}

/** The only look at a tmux that a scenario ends: tmux is not free of faults. */
export const CRASHED = 'crashed'

/** A terminal that scenarios are played to. */
export type Side = (scenario: Scenario) => Promise<Observation>

/** The scenario without options that a version of tmux does not have. */
export function asKnownBy(version: string, scenario: Scenario): Scenario {
  if (behaviourOf(version).joins === 'emoji') return scenario
  const { variationSelectorAlwaysWide: _, codepointWidths: __, ...options } = scenario.options
  return { ...scenario, options }
}

/** How many bytes a scenario writes. */
export function writtenBytes({ steps }: Scenario): number {
  return steps.reduce((sum, step) => sum + (step.kind === 'write' ? step.data.length : 0), 0)
}
