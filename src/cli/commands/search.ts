import { now, spanText } from '../../base/clock.ts'
import { messageOf } from '../../base/failure.ts'
import { parsePattern, PatternSearch } from '../../base/pattern.ts'
import { openLog } from '../../logs/reader.ts'
import { isFinal, shownState } from '../../runner/state.ts'
import { plain } from '../../terminal/plain.ts'
import type { Context } from '../context.ts'
import { loggedRunners, type LoggedRunner } from '../log/find-log.ts'
import { lineStart } from '../log/print/line-start.ts'
import { openPager } from '../log/print/pager.ts'
import { streamSink, type Sink } from '../log/print/sink.ts'
import { textOutput } from '../log/print/text.ts'
import { highlight, searchPattern } from '../log/viewer/search.ts'
import { STATE_MARKS } from '../looks/state-mark.ts'

/** How long a pattern may take for a batch of lines, on a busy machine, in milliseconds. */
const MATCH_MS = 2000
const CLEAR_LINE = '\r\u001b[K'

export interface SearchOptions {
  /** At most so many lines of each runner, the last ones. */
  readonly lines: number
  readonly since?: number
  readonly regexp?: boolean
}

interface Found {
  readonly runner: LoggedRunner
  readonly lines: readonly string[]
  /** There are more lines above these. */
  readonly hasMore: boolean
}

/**
 * Finds a text in the logs of all runners, those that live first, then the ones that have ended last. A log that cannot be read
 * is named and passed over. Returns 1 when it is nowhere.
 *
 * Throws a Failure `invalid-request` for a regular expression that is none or takes too long.
 */
export async function search(context: Context, wanted: string, options: SearchOptions): Promise<number> {
  const pattern = options.regexp === true ? parsePattern(wanted, 'g') : searchPattern(wanted)
  const grep = new PatternSearch(pattern?.source ?? wanted, MATCH_MS, pattern?.flags.replace('g', ''))
  const runners = loggedRunners(context).toSorted(
    (a, b) => Number(isFinal(a.state)) - Number(isFinal(b.state)) || b.state.since - a.state.since,
  )
  const all: Found[] = []
  const print = printer(context, pattern)
  for (const [at, runner] of runners.entries()) {
    const progress = `looking into ${plain(runner.name)}, ${at + 1} of ${runners.length}`
    const found = await withProgress(context, progress, async () => look(runner, grep, options, context))
    if (found === undefined) continue
    all.push(found)
    if (!context.json && !(await print.write(found))) break
  }
  await print.close()
  if (context.json) context.printJson({ found: all.map(foundJson) })
  else if (all.length === 0) context.say(`no log has that text; ${runners.length} were looked into`)
  return all.length === 0 ? 1 : 0
}

async function look(
  runner: LoggedRunner & { readonly directory: string },
  grep: PatternSearch,
  { lines: most, since }: SearchOptions,
  context: Context,
): Promise<Found | undefined> {
  let text = ''
  try {
    const log = await openLog(runner.directory)
    const from = since === undefined ? log.start : await lineStart(log, log.offsetAtTime(since))
    const request = { since: from, lines: most + 1, grep, follow: undefined, onlyOutput: true }
    for await (const piece of textOutput(log, 'text', request)) text += piece
  } catch (error) {
    if (grep.isTooSlow) throw error
    context.say(plain(`${runner.name}: ${messageOf(error)}`))
    return undefined
  }
  const lines = text.split('\n').slice(0, -1)
  return lines.length === 0 ? undefined : { runner, lines: lines.slice(-most), hasMore: lines.length > most }
}

/** Prints what was found as it is found; on a terminal into the pager, which opens with the first of it. */
function printer(context: Context, pattern: RegExp | undefined) {
  let sink: Sink | undefined
  const open = async (): Promise<Sink> =>
    (process.stdout.isTTY ? await openPager(context.env) : undefined) ?? streamSink(process.stdout)
  return {
    /** False when nothing more is wanted. */
    write: async (found: Found): Promise<boolean> => {
      const gap = sink === undefined ? '' : '\n'
      sink ??= await open()
      return sink.write(gap + foundText(found, context.colour ? pattern : undefined, context.colour))
    },
    close: async () => sink?.close(),
  }
}

function foundText({ runner, lines, hasMore }: Found, pattern: RegExp | undefined, colour: boolean): string {
  const { glyph, word } = STATE_MARKS[shownState(runner.state)]
  const age = spanText(now() - runner.state.since)
  const name = colour ? `\u001b[1m${plain(runner.name)}\u001b[0m` : plain(runner.name)
  const shown = lines.map((line) => `  ${pattern === undefined ? line : highlight(line, pattern, false)}\n`)
  return `${glyph} ${name}  ${plain(runner.agent)}  ${word} ${age}\n${hasMore ? '  …\n' : ''}${shown.join('')}`
}

function foundJson({ runner: { id, name, agent, state }, lines, hasMore }: Found) {
  return { runner: { id, name, agent, state: state.kind }, lines, hasMore }
}

/** Says on a terminal what is being done, as long as that lasts. */
async function withProgress<T>({ json, quiet }: Context, text: string, work: () => Promise<T>): Promise<T> {
  const isShown = process.stderr.isTTY && !process.stdout.isTTY && !json && !quiet
  if (isShown) process.stderr.write(`${CLEAR_LINE}${text}`)
  const result = await work()
  if (isShown) process.stderr.write(CLEAR_LINE)
  return result
}
