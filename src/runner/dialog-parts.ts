import type { DialogLayout } from './dialog-layout.ts'
import { barelyRows, optionRows, type OptionRows } from './dialog-rows.ts'
import type { Rule } from './rules.ts'

/** Rows at the bottom that a dialog can take up. */
const MOST_ROWS = 80
/** Rows above the options in which the question stands where the top of the dialog is not seen. */
const NEAR_ROWS = 8
/** A row that is nothing but a line. */
const RULE = /^[─━═╌┄┈]+$/u
const QUESTION = /[\p{L}\p{N})\]'"’»`]\?(?=\s|$)/u
/** A row that continues the sentence of the row above. */
const GOES_ON = /^[\p{Ll}'(]/u
const BEGINS = /^\p{Lu}[^→]*[^.:?!]$/u

/** The parts of a dialog as they were read, before anything is decided. */
export interface DialogParts {
  readonly question: string | undefined
  readonly subject: string | undefined
  readonly found: OptionRows | undefined
  /** Its rows above the options; without a top those that are there. */
  readonly above: readonly string[]
  /** Its rows from the first option to the bottom of the screen. */
  readonly below: readonly string[]
  /** False when its top is not on the screen. */
  readonly hasTop: boolean
  /** Cells of the widest row on the screen. */
  readonly width: number
}

/** Takes the rows of a screen apart on which `rule` has found a dialog. */
export function partsOf(screen: readonly string[], rule: Rule, layout: DialogLayout | undefined): DialogParts {
  const rows = screen.map((row) => row.trimEnd()).slice(-MOST_ROWS)
  const bare = barelyRows(rows)
  const found = optionRows(rows, bare, rule.state === 'permission')
  const end = found?.first ?? bare.length
  const top = layout === undefined ? -1 : rows.slice(0, end).findLastIndex((row) => layout.top.test(row))
  const hasTop = top >= 0
  const begin = hasTop ? top : Math.max(0, end - NEAR_ROWS)
  const between = bare.slice(begin, end)
  const at = found === undefined ? undefined : questionRows(between, hasTop ? layout?.question : undefined)
  const question = at && between.slice(at[0], at[1] + 1).join(' ')
  return {
    question: question && sentenceOf(question),
    subject: hasTop ? subjectOf(between, at, layout) : undefined,
    found,
    above: between,
    below: bare.slice(end),
    hasTop,
    width: Math.max(...rows.map((row) => row.length), 0),
  }
}

/** The first and the last row of the question. */
function questionRows(
  rows: readonly string[],
  which: DialogLayout['question'] | undefined,
): readonly [first: number, last: number] | undefined {
  if (which === 'top') return rows.length === 0 ? undefined : [0, 0]
  const asks = (row: string): boolean => QUESTION.test(row) && !row.startsWith('? ')
  const at = which === 'first' ? rows.findIndex(asks) : rows.findLastIndex(asks)
  if (at < 0) return undefined
  if (!GOES_ON.test(rows[at] ?? '')) return [at, at]
  return BEGINS.test(rows[at - 1] ?? '') ? [at - 1, at] : undefined
}

/** A question without what follows it, and without the sign before it. */
function sentenceOf(text: string): string {
  const end = text.search(QUESTION)
  return (end < 0 ? text : text.slice(0, end + 2)).replace(/^[△☐⏺•●✦◆]\s*/u, '').replaceAll(/\s+/gu, ' ')
}

function subjectOf(
  between: readonly string[],
  at: readonly [number, number] | undefined,
  layout: DialogLayout | undefined,
): string | undefined {
  if (layout === undefined || at === undefined) return undefined
  const rows = layout.question === 'last' ? between.slice(0, at[0]) : between.slice(at[1] + 1)
  const text = rows.join('\n')
  for (const pattern of layout.subject) {
    const subject = withoutRules(pattern.exec(text)?.[1]?.split('\n') ?? [])
    if (subject !== '') return subject
  }
  const rest = withoutRules(rows.filter((row) => row !== ''))
  return rest === '' ? undefined : rest
}

/** The rows without lines that an agent has drawn around them; a line within them is part of what they say. */
function withoutRules(rows: readonly string[]): string {
  const isText = (row: string): boolean => row.trim() !== '' && !RULE.test(row.trim())
  return rows
    .slice(Math.max(0, rows.findIndex(isText)), rows.findLastIndex(isText) + 1)
    .join('\n')
    .trim()
}
