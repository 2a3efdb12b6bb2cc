import type { AgentPreset } from './presets.ts'

const SGR = /\u001b\[([\d;:]*)m/g
const OTHER =
  /\u001b\[[\d;:?]*[ -/]*[@-~]|\u001b[()][A-Z0-9]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[\u0000-\u001f\u007f\u200b]/g

/**
 * The text that a person has begun to type on an agent's prompt, by the rows of its screen with their colours.
 * Undefined when there is none, or it cannot be told. The lowest line that looks like the prompt counts; faint text on
 * it is a hint, and so is the agent's proposal.
 */
export function draftOn(rows: readonly string[], { draft }: Pick<AgentPreset, 'draft'>): string | undefined {
  if (draft === undefined) return undefined
  const line = new RegExp(draft.line, 'u')
  const prompts = rows.flatMap((row) => {
    const text = line.exec(withoutFaint(row))?.[1]?.trim()
    return text === undefined ? [] : [{ row, text }]
  })
  const { row = '', text: typed = '' } = prompts.at(-1) ?? {}
  if (typed === '' || (draft.proposal !== undefined && new RegExp(draft.proposal, 'u').test(row))) return undefined
  return draft.empty !== undefined && new RegExp(draft.empty, 'u').test(typed) ? undefined : typed
}

function withoutFaint(row: string): string {
  let faint = false
  let text = ''
  let at = 0
  const add = (part: string): void => {
    if (!faint) text += part
  }
  for (const match of row.matchAll(SGR)) {
    add(row.slice(at, match.index))
    at = match.index + match[0].length
    faint = isFaint(match[1] ?? '', faint)
  }
  add(row.slice(at))
  return text.replaceAll(OTHER, '')
}

function isFaint(parameters: string, before: boolean): boolean {
  const numbers = parameters.split(';')
  let faint = before
  for (let at = 0; at < numbers.length; at += 1) {
    const number = numbers[at]
    // The parameters of a colour are not parameters of their own.
    if (number === '38' || number === '48') at += numbers[at + 1] === '5' ? 2 : 4
    else if (number === '2') faint = true
    else if (number === '' || number === '0' || number === '22') faint = false
  }
  return faint
}
