import type { Moment } from '../../base/clock.ts'
import type { PatternSearch } from '../../base/pattern.ts'
import type { AgentRules, View } from '../../runner/rules.ts'
import type { Verdict } from '../../runner/verdict.ts'
import type { PaneView } from '../../tmux/pane-view.ts'
import type { OpenDialog } from './dialog-watch.ts'

/** Which agent a pane runs, and its process where that can be seen. */
export interface Recognised {
  readonly agent: string
  /** See processMark. */
  readonly process: string | undefined
  /** All processes in the pane. */
  readonly pids: readonly number[]
}

export interface ObserverOptions {
  readonly rules: (agent: string) => AgentRules | undefined
  /** Reads what the pane shows now; undefined when that cannot be read. Never rejects. */
  readonly readPane: () => Promise<PaneView | undefined>
  /** The line that the program has begun and not ended; empty when there is none. */
  readonly openLine: () => string
  /** The pattern, given by a person, for what the program prints when it waits for a person. */
  readonly tell: PatternSearch | undefined
  /** False while only a person types, at the prompt of a shell. */
  readonly mayAsk: () => boolean
  /** The foreground process group of the pane's terminal; undefined when it is not known. */
  readonly front: () => number | undefined
  /** The name of the program in front if it only shows something, else undefined. Never rejects. */
  readonly showing: () => Promise<string | undefined>
  /** Looks up which agent the pane runs now. Never rejects. */
  readonly recognise: () => Promise<Recognised | undefined>
  /** The agent or its process has changed. */
  readonly onRecognised: (found: Recognised) => void
  /** The process of the agent has gone; returns whether the pane counts as one without an agent from now on. */
  readonly onLeft: () => boolean
  /** The agent has noted in its files which session it is in. */
  readonly onSession: (agent: string, session: string) => void
  /** How many dialogs its run has had before. */
  readonly dialogs: number
  /** Another dialog is on the screen. */
  readonly onDialog: (open: OpenDialog) => void
  /** The verdict has changed. */
  readonly onVerdict: (verdict: Verdict | undefined, at: Moment) => void
}

/** The latest findings, for `explain`. */
export interface Observed {
  readonly verdict: Verdict | undefined
  readonly title: string | undefined
  readonly process: string | undefined
  readonly screen: View
  readonly bellAt: Moment | undefined
  readonly rules: AgentRules | undefined
  /** The last line of an answer of the agent that was read off its screen. */
  readonly words: string | undefined
  /** When a whole screen was read last, on the steady clock. */
  readonly readMs: number
}
