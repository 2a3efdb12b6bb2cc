import type { Redactor } from '../../redaction/redactor.ts'
import { plain } from '../../terminal/plain.ts'
import type { Step, Turn } from '../../turns/turn.ts'

/** Turns with their secrets masked, in every text of them. What a terminal would not show is taken out first: it could part one. */
export function masked(turns: readonly Turn[], redactor: Redactor): Turn[] {
  const mask = (text: string): string => {
    const lines = text.split('\n').map((line) => {
      const shown = plain(line.replaceAll('\t', '    '))
      return { text: shown, ansi: shown }
    })
    return [...redactor.push(lines), ...redactor.end()].map((line) => line.text).join('\n')
  }
  const maskStep = (step: Step): Step =>
    step.kind === 'tool'
      ? { ...step, name: mask(step.name), subject: mask(step.subject), output: mask(step.output) }
      : { ...step, text: mask(step.text) }
  return turns.map(({ at, prompt, steps }) => ({ at, prompt: mask(prompt), steps: steps.map(maskStep) }))
}
