import { Failure } from '../../base/failure.ts'
import { shortWord } from '../../base/shell-word.ts'
import { tooSlow, type PatternSearch } from '../../base/pattern.ts'
import { openLog } from '../../logs/reader.ts'
import { plain } from '../../terminal/plain.ts'
import type { Line } from '../../terminal/styled-line.ts'
import type { Context } from '../context.ts'
import { findLog, hasEnded, loggedRunner } from '../log/find-log.ts'
import { follow } from '../log/print/follow.ts'
import { LogView } from '../log/print/log-printer.ts'

interface Matched {
  readonly name: string
  readonly line: string
}

/** Blocks until each of these runs has written a line that matches, or is writing one; prints these lines. */
export async function waitMatch(
  context: Context,
  runners: readonly string[],
  pattern: PatternSearch,
  signal: AbortSignal,
): Promise<void> {
  const found = await Promise.all(runners.map(async (runner) => untilMatch(context, runner, pattern, signal)))
  if (context.json) return context.printJson({ matches: found })
  for (const { name, line } of found) context.print(`${plain(name)} ${plain(line)}`)
}

/** Throws a Failure `runner-not-found`, or `runner-ended` for a run that ends without such a line. */
async function untilMatch(
  context: Context,
  runner: string,
  pattern: PatternSearch,
  signal: AbortSignal,
): Promise<Matched> {
  const directory = findLog(context, runner)
  const name = loggedRunner(directory)?.name ?? runner
  const log = await openLog(directory)
  const view = await LogView.open(log, log.start, 'none')
  const matching = (lines: readonly Line[]): Matched | undefined => {
    const line = pattern.find(lines.map(({ text }) => text))
    if (pattern.isTooSlow) throw tooSlow()
    return line === undefined ? undefined : { name, line }
  }
  const final = async (): Promise<boolean> => Promise.resolve(hasEnded(directory))
  for await (const moment of follow(log, { directory, final, signal })) {
    let found = moment === 'settled' ? matching(view.rest()) : undefined
    if (moment === 'grown') for await (const lines of view.read()) found ??= matching(lines)
    if (found !== undefined) return found
  }
  const found = matching(view.rest())
  if (found !== undefined) return found
  throw new Failure('runner-ended', `'${name}' has ended without such a line`, {
    next: `geppetto-tmux log ${shortWord(name)}`,
  })
}
