import * as z from 'zod/mini'
import type { DialogLayout, Press } from './dialog-layout.ts'
import { withLastResort } from './last-resort.ts'
import { isDialog, PLACES, type AgentRules, type Place, type Rule } from './rules.ts'

/** Limits of a rule file: longest pattern in characters, and most rules. */
const MAX_PATTERN = 500
const MAX_RULES = 100

const NOWHERE: ReadonlyMap<Place, RegExp> = new Map()

const pattern = z.string().check(z.minLength(1), z.maxLength(MAX_PATTERN), z.refine(isPattern, 'no regular expression'))
const patterns = z.exactOptional(z.array(pattern).check(z.maxLength(MAX_RULES)))
const places = z.partialRecord(z.enum(PLACES), pattern)
const name = z.string().check(z.regex(/^[a-z0-9][a-z0-9._-]{0,31}$/))

const rule = z.strictObject({
  id: name,
  state: z.enum(['working', 'idle', 'permission', 'question', 'trust', 'login', 'limit', 'keep']),
  all: places.check(z.refine((all) => Object.keys(all).length > 0, 'names no place')),
  none: z.exactOptional(places),
  look: z.exactOptional(z.boolean()),
  afterWork: z.exactOptional(z.boolean()),
  /** True when its patterns stand above the prompt. */
  besidePrompt: z.exactOptional(z.boolean()),
  /** How the options of its dialog are chosen, tried in a real agent. */
  press: z.exactOptional(
    z.strictObject({
      by: z.enum(['digit', 'letter']),
      except: z.exactOptional(pattern),
      version: z.string().check(z.maxLength(32)),
      date: z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/)),
    }),
  ),
})

/** The format of a rule file. `version` grows when old files would mean something else. */
export const ruleFile = z.strictObject({
  version: z.literal(1),
  agent: name,
  /** In a user's file: true replaces our rules; else the user's rules come before ours. */
  replace: z.exactOptional(z.boolean()),
  recognise: z.exactOptional(z.strictObject({ programs: patterns, titles: patterns, screens: patterns })),
  /** Patterns of a prompt: where any of them matches, a person can type and no dialog is open. */
  prompt: z.exactOptional(places),
  /** How its dialogs are laid out, see DialogLayout. */
  dialogs: z.exactOptional(
    z.strictObject({
      top: pattern,
      question: z.enum(['first', 'last', 'top']),
      subject: patterns,
      oneRow: z.exactOptional(z.boolean()),
    }),
  ),
  rules: z.array(rule).check(z.maxLength(MAX_RULES)),
})
export type RuleFile = z.infer<typeof ruleFile>

/** Makes rules of a checked file, and adds the rules that every agent has. */
export function compileRules(file: RuleFile): AgentRules {
  const rules = compile(file)
  return { ...rules, rules: withLastResort(file.agent, rules.rules, compiled(file.prompt ?? {})) }
}

function compile({ agent, recognise = {}, prompt = {}, dialogs, rules }: RuleFile): AgentRules {
  const { programs = [], titles = [], screens = [] } = recognise
  const typed = compiled(prompt)
  return {
    agent,
    recognise: { programs: programs.map(program), titles: titles.map(text), screens: screens.map(text) },
    ...(dialogs === undefined ? {} : { dialogs: layoutOf(dialogs) }),
    rules: rules.map(
      ({ id, state, all, none = {}, look = false, afterWork = false, besidePrompt = false, press }): Rule => ({
        id: `${agent}/${id}`,
        state,
        all: compiled(all),
        none: compiled(none),
        look,
        afterWork,
        prompt: besidePrompt || !isDialog(state) ? NOWHERE : typed,
        settled: false,
        ...(besidePrompt ? { besidePrompt } : {}),
        ...(press === undefined ? {} : { press: pressOf(press) }),
      }),
    ),
  }
}

/** Our rules, merged with a user's. */
export function mergeRules(ours: AgentRules | undefined, file: RuleFile): AgentRules {
  if (ours === undefined || file.replace === true) return compileRules(file)
  const theirs = compile(file)
  const dialogs = theirs.dialogs ?? ours.dialogs
  const both = <K extends keyof AgentRules['recognise']>(key: K): readonly RegExp[] => [
    ...theirs.recognise[key],
    ...ours.recognise[key],
  ]
  return {
    agent: ours.agent,
    recognise: { programs: both('programs'), titles: both('titles'), screens: both('screens') },
    ...(dialogs === undefined ? {} : { dialogs }),
    rules: [...theirs.rules, ...ours.rules],
  }
}

function pressOf({ except, ...press }: NonNullable<RuleFile['rules'][number]['press']>): Press {
  return except === undefined ? press : { ...press, except: text(except) }
}

function layoutOf({ top, question, subject = [], oneRow = false }: NonNullable<RuleFile['dialogs']>): DialogLayout {
  return { top: text(top), question, subject: subject.map(text), oneRow }
}

function compiled(patternsByPlace: Readonly<Partial<Record<Place, string>>>): Map<Place, RegExp> {
  return new Map(
    PLACES.flatMap((place) => {
      const source = patternsByPlace[place]
      return source === undefined ? [] : [[place, text(source)] as const]
    }),
  )
}

/** `^` and `$` stand for the ends of a line. */
function text(source: string): RegExp {
  return new RegExp(source, 'mu')
}

/** The pattern of a program, which must match its full name. */
function program(source: string): RegExp {
  return new RegExp(`^(?:${source})$`, 'u')
}

function isPattern(source: string): boolean {
  try {
    text(source)
    return true
  } catch {
    return false
  }
}
