import { spanText } from '../../base/clock.ts'
import { plain } from '../../terminal/plain.ts'
import type { Line } from '../../terminal/styled-line.ts'
import type { Step, ToolCall, Turn } from '../../turns/turn.ts'

/** As in the log: attributes without a colour of the theme's own, so that they can be read on every background. */
const STYLES = { bold: '1', dim: '2', red: '31', green: '32', yellow: '33' } as const
type Style = keyof typeof STYLES
type Span = readonly [text: string, style?: Style]

const PROMPT_MARK = '▸'
const TOOL_MARK = '⚙'
const INDENT = '  '
/** More of a command is seen in JSON; what became of it is to be seen here. Letters. */
const MOST_SUBJECT = 300

/** A line of a turn, and of which of its steps it is; undefined for its prompt and the lines between. */
export interface TurnLine {
  readonly line: Line
  readonly turn: number
  readonly step: number | undefined
}

/** Turns as lines: when and what was asked, what was said, and a line for each tool with what became of it. */
export function* turnLines(turns: readonly Turn[], { tools }: { readonly tools: boolean }): Generator<Line> {
  for (const { line } of placedTurnLines(turns, () => tools)) yield line
}

/** The same with their places. `isOpen` says of which tools what they gave back is there, too. */
export function* placedTurnLines(
  turns: readonly Turn[],
  isOpen: (turn: number, step: number) => boolean,
): Generator<TurnLine> {
  for (const [turn, { at, prompt, steps }] of turns.entries()) {
    const place = { turn, step: undefined }
    if (turn > 0) yield { ...place, turn: turn - 1, line: line() }
    const [first = '', ...rest] = prompt === '' ? ['(what was before)'] : prompt.split('\n')
    const head = at === undefined ? `${PROMPT_MARK} ` : `${PROMPT_MARK} ${clockText(at)}  `
    yield { ...place, line: line([head, 'dim'], [first, 'bold']) }
    for (const text of rest) yield { ...place, line: line([`${' '.repeat(head.length)}${text}`, 'bold']) }
    let before: Step['kind'] | undefined
    for (const [index, step] of steps.entries()) {
      if (step.kind !== before || step.kind === 'answer') yield { ...place, line: line() }
      before = step.kind
      for (const text of stepLines(step, isOpen(turn, index))) yield { turn, step: index, line: text }
    }
  }
}

function* stepLines(step: Step, tools: boolean): Generator<Line> {
  switch (step.kind) {
    case 'answer':
      for (const text of step.text.split('\n')) yield line([text])
      return
    case 'remark':
      for (const text of step.text.split('\n')) yield line([`${INDENT}— ${text}`, 'yellow'])
      return
    case 'tool': {
      const [subject = '', ...more] = step.subject.split('\n')
      const isWhole = more.length === 0 && subject.length <= MOST_SUBJECT
      const shown = isWhole ? subject : `${subject.slice(0, MOST_SUBJECT)} …`
      const [outcome, style] = outcomeOf(step)
      yield line([`${INDENT}${TOOL_MARK} ${step.name}`], [`  ${shown}`, 'dim'], [`  ${outcome}`, style])
      if (!tools || step.output === '') return
      for (const text of step.output.trimEnd().split('\n')) yield line([`${INDENT.repeat(3)}${text}`, 'dim'])
    }
  }
}

/** What became of a tool, in words and with a glyph: failures are seen without colours. */
function outcomeOf({ outcome, exitCode, tookMs }: ToolCall): readonly [string, Style] {
  const took = tookMs === undefined ? '' : ` ${tookText(tookMs)}`
  switch (outcome) {
    case 'open':
      return ['… no result yet', 'yellow']
    case 'refused':
      return ['✕ refused', 'yellow']
    case 'failed':
      return [`✕ ${exitCode === undefined ? 'failed' : `exit ${exitCode}`}${took}`, 'red']
    case 'done':
      return [`✓${took}`, 'green']
  }
}

/** A span with tenths of a second where these matter: `0.4 s`, `12 s`, `3m`. */
export function tookText(ms: number): string {
  if (ms < 9_950) return `${(ms / 1000).toFixed(1)} s`
  return ms < 60_000 ? `${Math.round(ms / 1000)} s` : spanText(ms)
}

/** Hour and minute, with the day where that is not today. */
export function clockText(at: number): string {
  const date = new Date(at)
  const two = (value: number): string => String(value).padStart(2, '0')
  const time = `${two(date.getHours())}:${two(date.getMinutes())}`
  const isToday = date.toDateString() === new Date().toDateString()
  return isToday ? time : `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${time}`
}

function line(...spans: readonly Span[]): Line {
  const parts = spans.map(([text, style]) => [plain(text.replaceAll('\t', '    ')), style] as const)
  return {
    text: parts
      .map(([text]) => text)
      .join('')
      .trimEnd(),
    ansi: parts
      .map(([text, style]) => (style === undefined || text === '' ? text : `\u001b[${STYLES[style]}m${text}\u001b[0m`))
      .join(''),
  }
}
