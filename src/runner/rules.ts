import type { DialogLayout, Press } from './dialog-layout.ts'
import type { Claim } from './evidence.ts'
import type { WaitingFor } from './state.ts'

/**
 * Parts of a pane's screen, from the narrowest: the bottom is the agent's own, the rows above may quote it. `base` and
 * `words` are without frames, so that a damaged or wrapped border hides nothing.
 */
export const PLACES = ['title', 'end', 'foot', 'base', 'tail', 'words', 'screen', 'notification'] as const
export type Place = (typeof PLACES)[number]

/** How many of the last lines that are not blank belong to each place. */
const LINES = { end: 2, foot: 4, tail: 16 } as const
/** The same for lines with more on them than frames. */
const WORDS = { base: 7, words: 24 } as const
/** Most rows that are searched for these lines. */
const MOST_FRAMED = 60
/** Characters of frames and scroll bars at the ends of a row. */
const FRAME = /^[\s│┃┆┊|╭╮╰╯┌┐└┘╹─━╌▀▄█]+|[\s│┃┆┊|╭╮╰╯┌┐└┘╹─━╌▀▄█]+$/gu

/** The result of a rule: a claim, or `keep`: the screen hides the agent, so that the state before still holds. */
export type RuleState = 'working' | 'idle' | WaitingFor | 'keep'

/** One way to recognise a state: every pattern of `all` matches, and none of `none`. */
export interface Rule {
  readonly id: string
  readonly state: RuleState
  readonly all: ReadonlyMap<Place, RegExp>
  readonly none: ReadonlyMap<Place, RegExp>
  /** True when the title only says that a person is needed: the screen has to be read before that counts. */
  readonly look: boolean
  /** True when it only counts for an agent whose title has shown work before: other agents never change their title. */
  readonly afterWork: boolean
  /** Patterns of a prompt. Where one matches, a person can type: no dialog is open, and its look is only quoted. */
  readonly prompt: ReadonlyMap<Place, RegExp>
  /** True when it matches dialogs of any program: it only counts on a screen that has stopped changing. */
  readonly settled: boolean
  /** True when its patterns stand beside the prompt: something is needed, and no dialog is open. */
  readonly besidePrompt?: true
  /** How the options of its dialog are chosen; undefined where that was not tried. */
  readonly press?: Press
}

/** How an agent is recognised that was not named by a person. */
export interface Recognition {
  /** Names of programs: the last part of the command or of one of its arguments. */
  readonly programs: readonly RegExp[]
  readonly titles: readonly RegExp[]
  readonly screens: readonly RegExp[]
}

/** The rules of one agent. The first rule that matches counts. */
export interface AgentRules {
  readonly agent: string
  readonly recognise: Recognition
  readonly rules: readonly Rule[]
  /** How its dialogs are laid out; undefined where that is not known. */
  readonly dialogs?: DialogLayout
}

/** The visible parts of a pane. */
export type View = Readonly<Partial<Record<Place, string>>>

/** A rule that matches, and the text that it has matched. */
export interface Finding {
  readonly rule: Rule
  readonly text: string
}

/** The parts of a screen, from its rows from top to bottom. */
export function screenView(rows: readonly string[]): View {
  const lines = rows.map((row) => row.trimEnd()).filter((row) => row !== '')
  const words = lines
    .slice(-MOST_FRAMED)
    .map((line) => line.replaceAll(FRAME, ''))
    .filter((line) => line !== '')
  const last = (of: readonly string[], count: number): string => of.slice(-count).join('\n')
  return {
    end: last(lines, LINES.end),
    foot: last(lines, LINES.foot),
    base: last(words, WORDS.base),
    tail: last(lines, LINES.tail),
    words: last(words, WORDS.words),
    screen: lines.join('\n'),
  }
}

/** The first rule that matches. `isSettled`: the screen has not changed for a moment. */
export function findRule(rules: readonly Rule[], view: View, isSettled = true): Finding | undefined {
  for (const rule of rules) {
    const text = rule.settled && !isSettled ? undefined : matchOf(rule, view)
    if (text !== undefined) return { rule, text }
  }
  return undefined
}

/** True for a state in which a dialog asks a person. */
export function isDialog(state: RuleState): boolean {
  return claimOf(state)?.says === 'waiting'
}

/** The claim of a rule; undefined for `keep`. */
export function claimOf(state: RuleState): Claim | undefined {
  if (state === 'keep') return undefined
  return state === 'working' || state === 'idle' ? { says: state } : { says: 'waiting', waitingFor: state }
}

/** The text that the first pattern has matched; undefined when the rule does not match or needs other places. */
function matchOf({ all, none, prompt }: Rule, view: View): string | undefined {
  let found: string | undefined
  for (const [place, pattern] of all) {
    const text = view[place]
    const match = text === undefined ? null : pattern.exec(text)
    if (match === null) return undefined
    found ??= match[0].trim()
  }
  return isAny(none, view) || isAny(prompt, view) ? undefined : found
}

function isAny(patterns: ReadonlyMap<Place, RegExp>, view: View): boolean {
  return [...patterns].some(([place, pattern]) => pattern.test(view[place] ?? ''))
}

/** The rules of all agents, by agent. */
export type RuleBook = ReadonlyMap<string, AgentRules>
