import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { Failure, messageOf } from '../../base/failure.ts'
import { configDirectory } from '../../host/paths.ts'
import type { RuleBook } from '../../runner/rules.ts'
import { readRuleBook } from '../../settings/rules.ts'
import { parseRecording, type RecordedMoment } from '../../runner/recording.ts'
import { recordedAgent, replay, type Replayed, type ReplayOptions } from '../../runner/replay.ts'
import type { Context } from '../context.ts'
import { plain } from '../../terminal/plain.ts'

export interface RulesTestOptions {
  readonly agent?: string
  readonly size: { readonly cols: number; readonly rows: number }
}

/** What a recording of a day may hold; longer ones are not for the memory of one command. */
const MAX_BYTES = 512 * 1024 * 1024
const IDLE_AFTER_MS = 30_000
const STUCK_AFTER_MS = 5 * 60_000

/** Replays a recording by the rules and prints the states over time. */
export async function rulesTest(context: Context, file: string, options: RulesTestOptions): Promise<void> {
  const moments = parseRecording(await recording(file))
  if (!moments.some(({ kind }) => kind === 'output')) {
    throw new Failure('invalid-request', `${file} holds no output of a pane`, {
      next: 'a recording is a line {"t": SECONDS, "line": "%output %1 ..."} for each line that a control client was sent',
    })
  }
  const book = await readRuleBook(join(configDirectory(), 'rules'), (problem) => context.say(problem))
  const how = { ...options.size, idleAfterMs: IDLE_AFTER_MS, stuckAfterMs: STUCK_AFTER_MS }
  const agent = options.agent ?? (await agentOf(file, moments, book, how))
  const rules = book.get(agent)
  if (rules === undefined) throw new Failure('invalid-request', `there are no rules for '${agent}'`)
  const played = replay(moments, rules, how)
  if (context.json) return context.printJson({ agent, moments: played.map(jsonOf) })
  context.say(`${agent}: ${rules.rules.length} rules`)
  for (const one of played) context.print(plain(lineOf(one)))
}

async function recording(file: string): Promise<string> {
  try {
    const bytes = await readFile(file)
    const isZipped = bytes[0] === 0x1f && bytes[1] === 0x8b
    return (isZipped ? await promisify(gunzip)(bytes, { maxOutputLength: MAX_BYTES }) : bytes).toString()
  } catch (error) {
    throw new Failure('invalid-request', `cannot read ${file}: ${messageOf(error)}`)
  }
}

/** By what was recorded, else by the name of its directory. */
async function agentOf(
  file: string,
  moments: readonly RecordedMoment[],
  book: RuleBook,
  how: ReplayOptions,
): Promise<string> {
  const directory = basename(dirname(file))
  const found = book.has(directory) ? directory : recordedAgent(moments, [...book.values()], how)
  if (found !== undefined) return found
  throw new Failure('invalid-request', 'which agent was recorded cannot be seen', { next: 'name it with --agent' })
}

function lineOf(one: Replayed): string {
  const time = (one.atMs / 1000).toFixed(3).padStart(9)
  if (one.kind === 'mark') return `${time}  # ${one.name}`
  const { state, because } = one
  const why = because === undefined ? 'output and silence' : `${because.rule} (${because.source}): ${because.text}`
  return `${time}  ${stateText(one).padEnd(20)}  ${state.kind === 'starting' ? '' : why}`
}

function stateText({ state }: Extract<Replayed, { kind: 'state' }>): string {
  if (state.kind === 'waiting') return `waiting: ${state.waitingFor}`
  return state.kind === 'active' && state.stuck === true ? 'active: stuck' : state.kind
}

function jsonOf(one: Replayed) {
  const atMs = Math.round(one.atMs)
  if (one.kind === 'mark') return { atMs, mark: one.name }
  const { kind, since: _, ...details } = one.state
  const { rule, source, text } = one.because ?? {}
  return { atMs, state: kind, ...details, rule, source, text }
}
