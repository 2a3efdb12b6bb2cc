import { figure } from '../support/row.ts'
import type { AgentCli } from './clis.ts'
import { nameOf, type TrialResult } from './trial.ts'

export interface Reported extends TrialResult {
  readonly cli: AgentCli
  readonly hooks: boolean
}

/** Prints how a trial went: for each step what must follow and what did, with seconds since the step and rules. */
export function printTrial({ cli, hooks, outcomes, heard, unknown, notes, dropsPrompt }: Reported): void {
  const events = [...heard].map(([event, times]) => `${event} ${times}`)
  const lines = [
    `\n## ${cli.name} ${cli.version}, ${hooks ? 'with' : 'without'} hooks\n\n`,
    '| step | must follow | told: seconds after the step, rule | dialog → state | |\n| --- | --- | --- | --- | --- |\n',
    ...outcomes.map(({ act, startMs, told, right, delayMs }) => {
      const seen = told.map((one) => {
        const seconds = figure((one.atMs - startMs) / 1000)
        return `${nameOf(one)} (${seconds}${one.rule === undefined ? '' : `, ${one.rule}`})`
      })
      const delay = delayMs === undefined ? '' : `${delayMs} ms`
      return `| ${[act.name, act.path.join(' → '), seen.join(' → '), delay, right ? '✓' : '✗'].join(' | ')} |\n`
    }),
    events.length === 0 ? '' : `\nHooks heard: ${events.join(', ')}.\n`,
    dropsPrompt ? '\nIt dropped the prompt of its command line, which was typed then.\n' : '',
    notes === undefined
      ? ''
      : `\nOf ${notes.noted} prompts and answers in its own notes ${notes.noted - notes.missing.length} stand in its log, in order.\n${notes.missing.map((text) => `Missing: ${text}\n`).join('')}`,
    unknown.length === 0 ? '' : `\nAsked of the model in vain: ${[...new Set(unknown)].join(', ')}.\n`,
  ]
  process.stdout.write(lines.join(''))
}
