import { Failure } from '../../base/failure.ts'
import { shortWord } from '../../base/shell-word.ts'
import { iso } from '../../base/clock.ts'
import type { Redactor } from '../../redaction/redactor.ts'
import { plain } from '../../terminal/plain.ts'
import type { Line } from '../../terminal/styled-line.ts'
import { lastAnswer, type Step, type Turn } from '../../turns/turn.ts'
import type { Context } from '../context.ts'
import { openPager } from '../log/print/pager.ts'
import { streamSink } from '../log/print/sink.ts'
import { findTurns, type WithLog } from '../turns/find-turns.ts'
import { turnLines } from '../turns/lines.ts'
import { turnMarkdown } from '../turns/markdown.ts'
import { masked } from '../turns/masked.ts'

export interface TurnsOptions {
  /** Only the last turns; true: all. */
  readonly turns?: number | true | undefined
  /** The last answer alone. */
  readonly last?: boolean | undefined
  readonly markdown?: boolean | undefined
  /** Also what tools gave back. */
  readonly tools?: boolean | undefined
  /** Only turns that began then or later, and before; milliseconds since the epoch. */
  readonly since?: number | undefined
  readonly until?: number | undefined
  readonly redactor?: Redactor | undefined
}

/** Prints what was asked, said and done in a runner, as its agent has noted it. */
export async function printTurns(
  context: Context,
  runner: WithLog,
  { turns: most = true, last = false, markdown = false, tools = false, since, until, redactor }: TurnsOptions,
): Promise<void> {
  const found = await findTurns(context, runner)
  const within = found.turns.filter(({ at }) => at === undefined || (at >= (since ?? -1) && at < (until ?? Infinity)))
  const wanted = most === true ? within : within.slice(-most)
  const turns = redactor === undefined ? wanted : masked(last ? lastOf(wanted) : wanted, redactor)
  if (last) return printLast(context, runner.name, turns, found.turns.length > within.length)
  if (context.json) return context.printJson({ turns: turns.map(turnJson), leftOut: found.leftOut, gone: found.gone })
  const lines = markdown
    ? [...turnMarkdown(runner.name, turns)].map((text) => ({ text, ansi: text }))
    : [...turnLines(turns, { tools })]
  await print(context, lines)
  if (turns.length === 0) context.say('no turn of that time is noted')
  if (found.leftOut > 0) context.say(`the oldest ${found.leftOut} turns had no room`)
  for (const session of found.gone) context.say(plain(`what was noted of session ${session} is not there any more`))
}

/** The last turn in which the agent has said something. */
function lastOf(turns: readonly Turn[]): Turn[] {
  return turns.filter((turn) => lastAnswer([turn]) !== undefined).slice(-1)
}

async function printLast(context: Context, name: string, turns: readonly Turn[], areSome: boolean): Promise<void> {
  const answer = lastAnswer(turns)
  if (answer === undefined) {
    const when = areSome ? ' in that time' : ' yet'
    throw new Failure('log-unavailable', `${name} has not answered${when}`, {
      next: `geppetto-tmux log ${shortWord(name)} --turns`,
    })
  }
  if (context.json) return context.printJson(stepJson(answer))
  return print(
    context,
    answer.text.split('\n').map((text) => ({ text: plain(text), ansi: plain(text) })),
  )
}

/** On a terminal by the pager, which shows at once what fits. */
async function print(context: Context, lines: readonly Line[]): Promise<void> {
  const pager = process.stdout.isTTY ? await openPager(context.env) : undefined
  const sink = pager ?? streamSink(process.stdout)
  await sink.write(lines.map(({ text, ansi }) => `${context.colour ? ansi : text}\n`).join(''))
  await sink.close()
}

function turnJson({ at, prompt, steps }: Turn) {
  return { at: at === undefined ? null : iso(at), prompt, steps: steps.map(stepJson) }
}

function stepJson(step: Step) {
  const at = step.at === undefined ? null : iso(step.at)
  return step.kind === 'tool'
    ? { ...step, at, exitCode: step.exitCode ?? null, tookMs: step.tookMs ?? null }
    : { ...step, at }
}
