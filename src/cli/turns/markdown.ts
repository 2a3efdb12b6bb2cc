import { plain } from '../../terminal/plain.ts'
import type { Step, ToolCall, Turn } from '../../turns/turn.ts'
import { clockText, tookText } from './lines.ts'

/** Characters that mean something in a line of Markdown. */
const MARKUP = /[\\`*_{}[\]<>()#+!|~&-]/g

/** Turns as lines of Markdown. Answers stand as the agent wrote them, which is Markdown; all else is no markup. */
export function* turnMarkdown(name: string, turns: readonly Turn[]): Generator<string> {
  yield `# ${escaped(name)}`
  for (const { at, prompt, steps } of turns) {
    yield ''
    yield at === undefined ? '## Turn' : `## ${clockText(at)}`
    if (prompt !== '') yield ''
    for (const text of prompt === '' ? [] : prompt.split('\n')) yield `> ${escaped(text)}`
    let before: Step['kind'] | undefined
    for (const step of steps) {
      if (step.kind !== 'tool' || before !== 'tool') yield ''
      before = step.kind
      yield* stepMarkdown(step)
    }
  }
}

function* stepMarkdown(step: Step): Generator<string> {
  if (step.kind === 'answer') for (const text of step.text.split('\n')) yield plain(text)
  else if (step.kind === 'remark') yield `*${escaped(step.text.replaceAll('\n', ' '))}*`
  else yield `- ${escaped(step.name)} ${code(step.subject)}: ${outcomeText(step)}`
}

function outcomeText({ outcome, exitCode, tookMs }: ToolCall): string {
  const took = tookMs === undefined ? '' : `, ${tookText(tookMs)}`
  if (outcome === 'open') return 'no result yet'
  if (outcome === 'failed') return `failed${exitCode === undefined ? '' : `, exit code ${exitCode}`}${took}`
  return `${outcome}${outcome === 'refused' ? '' : took}`
}

/** A text between as many backticks as it does not hold. */
function code(text: string): string {
  const shown = plain(text.replaceAll('\n', ' ')) || ' '
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  const space = longest > 0 ? ' ' : ''
  return `${fence}${space}${shown}${space}${fence}`
}

function escaped(text: string): string {
  return plain(text).replaceAll(MARKUP, String.raw`\$&`)
}
