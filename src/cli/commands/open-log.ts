import { join } from 'node:path'
import { Writable } from 'node:stream'
import { isatty } from 'node:tty'
import { Failure } from '../../base/failure.ts'
import { LIVE_FILE } from '../../logs/log-parts.ts'
import type { Redactor } from '../../redaction/redactor.ts'
import { isFinal } from '../../runner/state.ts'
import { runTmux } from '../../tmux/one-shot.ts'
import type { Turn } from '../../turns/turn.ts'
import { askPaneAt } from '../../tmux/pane-target.ts'
import { currentPane, type Context } from '../context.ts'
import { findLog, hasEnded, loggedRunner } from '../log/find-log.ts'
import { FORMS, type FormName } from '../log/print/forms.ts'
import { tellLooked } from '../looked.ts'
import { printsInto } from '../reach/own-pane.ts'
import type { WithLog } from '../turns/find-turns.ts'
import { runLog, type LogOptions } from './log.ts'

/** The forms are options of their own, such as `--raw`. */
export interface LogCommandOptions extends Partial<Readonly<Record<FormName, boolean | undefined>>> {
  readonly target?: string | undefined
  readonly follow?: boolean | undefined
  readonly lines?: number | undefined
  readonly since?: number | undefined
  readonly until?: number | undefined
  readonly grep?: string | undefined
  readonly redact?: boolean
  readonly path?: boolean
  /** How many of the last turns; true: all. */
  readonly turns?: number | true
  readonly last?: boolean
  readonly markdown?: boolean
  readonly tools?: boolean
}

/** A JSON object is built whole in memory: unless asked otherwise it holds this many lines. */
const JSON_LINES = 1000

/** Finds the runner that is meant, without a controller, and shows its log. */
export async function openLog(context: Context, runner: string | undefined, options: LogCommandOptions): Promise<void> {
  if (runner !== undefined && options.target !== undefined) {
    throw new Failure('invalid-request', 'a runner is named by its name or by -t', { next: 'leave one of them out' })
  }
  const directory = findLog(context, runner ?? (await paneOf(context, options.target)))
  if (wantsTurns(options)) return openTurns(context, directory, options)
  const log = {
    directory,
    name: loggedRunner(directory)?.name,
    state: () => loggedRunner(directory)?.state,
    final: async () => Promise.resolve(hasEnded(directory)),
    turns: async () => turnsOf(context, directory),
    lines: options.lines,
    since: options.since,
    until: options.until,
    grep: options.grep,
    redactor: options.redact === true ? await redactor(context) : undefined,
  }
  if (options.follow === true && options.path !== true) await refuseOwnPane(context, directory)
  if (context.json) return context.printJson(await jsonLog(context, log))
  await runLog(
    {
      ...log,
      follow: options.follow === true,
      form: formOf(options, context.colour),
      path: options.path === true,
      onlyOutput: options.text === true,
    },
    {
      stdout: process.stdout,
      isTTY: process.stdout.isTTY,
      terminal: isatty(0) && isatty(1) ? process : undefined,
      env: context.env,
    },
  )
  if (log.redactor !== undefined) context.say((await import('../log/masking.ts')).countsText(log.redactor.counts))
  // What goes into a file or another program was not seen by a person.
  if (options.path !== true && process.stdout.isTTY) await tellLooked(context, directory)
}

function wantsTurns({ turns, last, markdown, tools }: LogCommandOptions): boolean {
  return turns !== undefined || last === true || markdown === true || tools === true
}

/** Prints what the agent of a runner has noted, in the place of what its pane has shown. */
async function openTurns(context: Context, directory: string, options: LogCommandOptions): Promise<void> {
  const { turns, last, markdown, tools, since, until } = options
  const { printTurns } = await import('./turns.ts')
  const masks = options.redact === true ? await redactor(context) : undefined
  await printTurns(context, recorded(directory), { turns, last, markdown, tools, since, until, redactor: masks })
  if (masks !== undefined) context.say((await import('../log/masking.ts')).countsText(masks.counts))
  if (process.stdout.isTTY) await tellLooked(context, directory)
}

async function turnsOf(context: Context, directory: string): Promise<readonly Turn[]> {
  const { findTurns } = await import('../turns/find-turns.ts')
  return (await findTurns(context, recorded(directory))).turns
}

/** Who the runner of a directory is. Throws a Failure `log-unavailable`. */
function recorded(directory: string): WithLog {
  const runner = loggedRunner(directory)
  if (runner === undefined) throw new Failure('log-unavailable', 'the record of this run cannot be read')
  return { id: runner.id, name: runner.name, directory }
}

/** What is printed into the pane is in its log at once, and would be printed again. */
async function refuseOwnPane(context: Context, directory: string): Promise<void> {
  const runner = loggedRunner(directory)
  if (runner === undefined || isFinal(runner.state) || !(await printsInto(runner.pane, context))) return
  throw new Failure('invalid-request', `${runner.name} runs in this very pane, which would show itself without end`, {
    next: 'follow it over the pane with prefix G l, or from another pane',
  })
}

/** Its rules and those of the user's are loaded for those who want them. */
async function redactor({ env }: Context): Promise<Redactor> {
  return (await import('../log/masking.ts')).redactorOf(env)
}

/** The wanted part of a log as an object; `log` is the path of its live file. */
async function jsonLog({ env }: Context, options: Omit<LogOptions, 'form'>): Promise<{ log: string; lines: string[] }> {
  const chunks: Buffer[] = []
  const stdout = new Writable({
    write(chunk: Buffer, _, done) {
      chunks.push(chunk)
      done()
    },
  })
  const lines = options.lines ?? (options.since === undefined ? JSON_LINES : undefined)
  await runLog({ ...options, lines, form: 'text', onlyOutput: true }, { stdout, isTTY: false, env })
  const text = Buffer.concat(chunks).toString()
  return { log: join(options.directory, LIVE_FILE), lines: text === '' ? [] : text.replace(/\n$/, '').split('\n') }
}

function formOf(options: LogCommandOptions, colour: boolean): FormName {
  return FORMS.find(({ name }) => options[name] === true)?.name ?? (colour ? 'ansi' : 'text')
}

/** The pane that a target names, or this one. Throws as the ways to ask for it. */
export async function paneOf(context: Context, target: string | undefined): Promise<string> {
  if (target === undefined) return currentPane(context)
  const [exists, asks] = askPaneAt(target, '#{pane_id}')
  const lines = await runTmux(context.address, [...exists, ';', ...asks])
  return lines.split('\n').at(-1) ?? ''
}
