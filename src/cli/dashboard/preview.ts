import { cellWidth, plain } from '../../terminal/plain.ts'
import { wrap, wrapWords } from '../../tui/rows.ts'
import type { Span } from '../../tui/painter.ts'
import type { Region } from './layout.ts'
import type { Pen } from './pen.ts'

/** What is shown of the chosen runner. */
export interface Glimpse {
  /** Its screen, or the end of its log: rows with SGR sequences. Undefined until it was read. */
  readonly lines: readonly string[] | undefined
  /** Why there is no screen. */
  readonly problem: string | undefined
}

export interface PreviewLook {
  readonly title: string
  /** What it asks and how it is answered, below its screen; all of it, or it cannot be answered from here. */
  readonly asked: readonly string[]
  /** What is known of its state, as far as there is room. */
  readonly facts: readonly string[]
  readonly wraps: boolean
}

const CUT = '›'
/** Rows with a line, above the screen and below it. */
const RULES = 2
/** What is said below a screen takes this part of the rows at most. */
const MOST_FACTS = 0.7

/**
 * The screen of a runner in a region: its last rows, since dialogs stand at the bottom, then what it asks and the facts.
 * `hasAsked`: all that it asks had room.
 */
export function previewRows(
  { lines, problem }: Glimpse,
  { column, columns: width, rows: height }: Region,
  { title, asked, facts, wraps }: PreviewLook,
  pen: Pen,
): { readonly rows: (readonly Span[])[]; readonly hasAsked: boolean } {
  const most = Math.max(0, Math.floor((height - RULES) * MOST_FACTS))
  const broken = (texts: readonly string[]): string[] => texts.flatMap((text) => wrapWords(plain(text), width - 1))
  const askedRows = broken(asked)
  const factRows = [...askedRows, ...broken(facts)].slice(0, most)
  const screenRows = height - RULES - factRows.length
  const rule = (text: string): Span[] => [pen.span(column, width, ruleText(text, width), 'dim')]
  const rows: (readonly Span[])[] = [rule(title)]
  const screen = problem === undefined ? cut(lines ?? [], width, screenRows, wraps) : [` ${problem}`]
  for (let at = 0; at < screenRows; at += 1) rows.push([rowSpan(screen[at] ?? '', column, width)])
  rows.push(rule(''))
  for (const fact of factRows) rows.push([pen.span(column, width, ` ${fact}`)])
  return { rows, hasAsked: askedRows.length <= most }
}

/** The last `height` rows of a screen, without empty ones at its end. */
function cut(lines: readonly string[], width: number, height: number, wraps: boolean): string[] {
  const last = lines.findLastIndex((line) => wrap(line, width)[0]?.cells !== 0)
  const kept = lines.slice(Math.max(0, last + 1 - height), last + 1)
  const rows = kept.flatMap((line) => {
    const wrapped = wrap(line, width)
    if (wraps || wrapped.length === 1) return wrapped.map(({ ansi }) => ansi)
    return [`${wrap(line, width - 1)[0]?.ansi ?? ''}${CUT}`]
  })
  return rows.slice(-height)
}

function rowSpan(ansi: string, column: number, width: number): Span {
  return { column, width, ansi, cells: Math.min(width, cellWidth(ansi.replaceAll(/\u001b\[[\d;]*m/g, ''))) }
}

function ruleText(text: string, width: number): string {
  const start = text === '' ? '' : `─ ${text} `
  return start + '─'.repeat(Math.max(0, width - cellWidth(start)))
}
