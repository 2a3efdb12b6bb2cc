import { spanText } from '../../base/clock.ts'
import type { Explanation } from '../../ipc/explanation.ts'
import type { Result } from '../../ipc/methods.ts'
import { plain } from '../../terminal/plain.ts'
import { dialogFacts } from './dialog-card.ts'
import { stateLine, type Look } from './show.ts'

type Weighed = Explanation['others'][number]

/** Why a runner is in its state: what won, what else was seen, and what would change it. */
export function explanationCard({ runner, explanation }: Result<'explain'>, look: Look): string {
  const { because, others, known, idleAfterMs, changes } = explanation
  const silence = `output and silence: the last visible output was ${ago(explanation.lastVisibleAt, look)} ago`
  const idle = `idle after ${spanText(idleAfterMs)} without any`
  const unknown = runner.agent === 'command' ? 'it is no agent' : `there are no rules for the agent '${runner.agent}'`
  const nothing = known ? 'no rule fits what it shows' : unknown
  return [
    stateLine(runner, look),
    ...(because === undefined
      ? [`  because of ${silence}, ${idle}`, `  ${nothing}`]
      : [`  because of ${line(because, look)}`]),
    ...section('its dialog', dialogLines(runner)),
    ...section('also seen', [...others.map((one) => line(one, look)), ...facts(explanation, look)]),
    ...section(
      'would change it',
      changes.map(({ says, rule, when }) => `${says}, by ${rule}: ${when}`),
    ),
  ]
    .map(plain)
    .join('\n')
}

function dialogLines({ dialog }: Result<'explain'>['runner']): string[] {
  return dialog === undefined ? [] : dialogFacts(dialog).map(([label, text]) => `${label.padEnd(13)} ${text}`.trimEnd())
}

function facts({ title, processRuns, lastBellAt, screen }: Explanation, look: Look): string[] {
  return [
    ...(title === undefined ? [] : [`title: ${title}`]),
    ...(processRuns === undefined ? [] : [`process: ${processRuns ? 'runs' : 'has gone'}`]),
    ...(lastBellAt === undefined ? [] : [`bell: ${ago(lastBellAt, look)} ago`]),
    ...screen.map((row) => `screen: ${row}`),
  ]
}

function section(head: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [head, ...lines.map((text) => `  ${text}`)]
}

function line({ rule, source, weight, says, text, time }: Weighed, look: Look): string {
  return `${rule} (${source}, weight ${weight}, for ${ago(time, look)}), ${says}: ${text}`
}

function ago(time: string, { now }: Look): string {
  return spanText(now - Date.parse(time))
}
