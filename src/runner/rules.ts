import type { Claim } from './evidence.ts'
import type { WaitingFor } from './state.ts'

/**
 * Parts of what a pane shows, from the narrowest: the bottom of the screen is the agent's own, what is above may quote it.
 * `base` and `words` are without frames, so that a border that is damaged or wrapped hides nothing.
 */
export const PLACES = ['title', 'end', 'foot', 'base', 'tail', 'words', 'screen', 'notification'] as const
export type Place = (typeof PLACES)[number]

/** Lines with something on them, counted from below. */
const LINES = { end: 2, foot: 4, tail: 16 } as const
/** The same of lines with something else on them than frames. */
const WORDS = { base: 7, words: 24 } as const
/** Rows in which so many words can stand. */
const MOST_FRAMED = 60
/** What frames and scroll bars are drawn with, at the ends of a row. */
const FRAME = /^[\s│┃┆┊|╭╮╰╯┌┐└┘╹─━╌▀▄█]+|[\s│┃┆┊|╭╮╰╯┌┐└┘╹─━╌▀▄█]+$/gu

/** What a rule says: a claim, or `keep`: what is shown hides the agent, and whatever was true before it still is. */
export type RuleState = 'working' | 'idle' | WaitingFor | 'keep'

/** One way to know a state: every pattern of `all` is found, and none of `none`. */
export interface Rule {
  readonly id: string
  readonly state: RuleState
  readonly all: ReadonlyMap<Place, RegExp>
  readonly none: ReadonlyMap<Place, RegExp>
  /** The title only says that something is wanted; the screen has to be looked at before that is told. */
  readonly look: boolean
  /** It only counts of an agent whose title has told of work before: others never change it. */
  readonly afterWork: boolean
  /** Where a person can type, by any of these, nobody is asked: what looks like it is quoted. */
  readonly prompt: ReadonlyMap<Place, RegExp>
  /** It knows the looks of dialogs in general: what goes on changing only looks like one. */
  readonly settled: boolean
}

/** How an agent is recognised where it was not named. */
export interface Recognition {
  /** Names of programs: the last part of the command or of one of its arguments. */
  readonly programs: readonly RegExp[]
  readonly titles: readonly RegExp[]
  readonly screens: readonly RegExp[]
}

/** What is known of one agent. Of its rules the first that fits counts. */
export interface AgentRules {
  readonly agent: string
  readonly recognise: Recognition
  readonly rules: readonly Rule[]
}

/** What can be seen of a pane. */
export type View = Readonly<Partial<Record<Place, string>>>

/** A rule that fits and the text that made it fit. */
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

/** The first rule that fits. `isSettled`: nothing has changed for a moment. */
export function findRule(rules: readonly Rule[], view: View, isSettled = true): Finding | undefined {
  for (const rule of rules) {
    const text = rule.settled && !isSettled ? undefined : matchOf(rule, view)
    if (text !== undefined) return { rule, text }
  }
  return undefined
}

/** True for a rule that somebody is asked. */
export function isDialog(state: RuleState): boolean {
  return claimOf(state)?.says === 'waiting'
}

/** What a rule claims; undefined for `keep`. */
export function claimOf(state: RuleState): Claim | undefined {
  if (state === 'keep') return undefined
  return state === 'working' || state === 'idle' ? { says: state } : { says: 'waiting', waitingFor: state }
}

/** The text of the first pattern; undefined when the rule does not fit or speaks of other places. */
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

/** What is known of agents, by agent. */
export type RuleBook = ReadonlyMap<string, AgentRules>
