import { Failure } from '../../base/failure.ts'
import { PatternSearch } from '../../base/pattern.ts'
import { didYouMean } from '../../base/similar.ts'
import { signalNumber } from '../../host/signal-name.ts'
import type { Client } from '../../ipc/client.ts'
import type { RunnerDetail } from '../../ipc/runners.ts'
import { isFinal, SHOWN_STATES, shownState } from '../../runner/state.ts'
import type { Context } from '../context.ts'
import { EXIT } from '../exit-code.ts'
import { plain } from '../../terminal/plain.ts'
import { withController } from '../reach/with-controller.ts'

export interface WaitOptions {
  readonly for?: string
  /** A regular expression for a line of output, instead of a state. */
  readonly match?: string
  readonly timeout?: number
}

/**
 * Blocks until all runners are in one of the states, and prints them. Waiting for `exit` returns the exit code of the
 * first command that has failed.
 */
export async function wait(context: Context, runners: readonly string[], options: WaitOptions): Promise<number> {
  if (options.match !== undefined) return waitForLine(context, runners, options.match, options)
  const wanted = statesOf(options.for ?? 'exit')
  const ended = new AbortController()
  const waits = runners.map(async (runner) =>
    withController(context, async (client) => {
      ended.signal.addEventListener('abort', () => client.close())
      return untilIn(client, runner, wanted)
    }),
  )
  const timer = options.timeout === undefined ? undefined : timeout(options.timeout)
  try {
    const all = Promise.all(waits)
    const found = await (timer === undefined ? all : Promise.race([all, timer.late]))
    if (context.json) context.printJson({ runners: found })
    else for (const { name, state } of found) context.print(`${plain(name)} ${state}`)
    return wanted.has('exit') ? (found.map(exitCode).find((code) => code !== 0) ?? EXIT.ok) : EXIT.ok
  } finally {
    clearTimeout(timer?.handle)
    ended.abort()
    await Promise.allSettled(waits)
  }
}

async function waitForLine(
  context: Context,
  runners: readonly string[],
  match: string,
  options: WaitOptions,
): Promise<number> {
  if (options.for !== undefined) {
    throw new Failure('invalid-request', 'wait for a state or for a line', { next: 'leave out --for or --match' })
  }
  const pattern = new PatternSearch(match)
  const { waitMatch } = await import('./wait-match.ts')
  const over = new AbortController()
  const timer = options.timeout === undefined ? undefined : timeout(options.timeout)
  const found = waitMatch(context, runners, pattern, over.signal)
  try {
    await (timer === undefined ? found : Promise.race([found, timer.late]))
    return EXIT.ok
  } finally {
    clearTimeout(timer?.handle)
    over.abort()
    await found.catch(() => undefined)
  }
}

function statesOf(text: string): ReadonlySet<string> {
  const words = text.split(',')
  const unknown = words.find((word) => word !== 'exit' && !(SHOWN_STATES as readonly string[]).includes(word))
  if (unknown === undefined) return new Set(words)
  throw new Failure('invalid-request', `'${unknown}' is not a state`, {
    next: `${didYouMean(unknown, SHOWN_STATES)}wait for exit or one of: ${SHOWN_STATES.join(', ')}`,
  })
}

async function untilIn(client: Client, runner: string, wanted: ReadonlySet<string>): Promise<RunnerDetail> {
  const { runner: first } = await client.call('show', { runner })
  const { id } = first
  const events = client.subscribe({ runner: id })
  // What happens from now on is told; what has happened until now is seen.
  const { runner: now } = await client.call('show', { runner: id })
  if (isThere(now, wanted)) return now
  for await (const batch of events) {
    if (!batch.some(({ type }) => type === 'state')) continue
    const { runner: found } = await client.call('show', { runner: id })
    if (isThere(found, wanted)) return found
  }
  throw new Failure('controller-unreachable', 'the controller has ended', { next: 'wait again' })
}

function isThere(runner: RunnerDetail, wanted: ReadonlySet<string>): boolean {
  const state = { ...runner, kind: runner.state }
  if (wanted.has(runner.state) || wanted.has(shownState(state))) return true
  if (!isFinal(state)) return false
  if (wanted.has('exit')) return true
  throw new Failure('runner-ended', `'${runner.name}' has ended: ${runner.state}`)
}

function exitCode({ state, exitCode: code, signal }: RunnerDetail): number {
  if (code !== undefined) return code
  if (signal !== undefined) return 128 + (signalNumber(signal) ?? 0)
  return state === 'completed' ? EXIT.ok : EXIT.failure
}

function timeout(ms: number): { readonly handle: NodeJS.Timeout; readonly late: Promise<never> } {
  let handle: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    handle = setTimeout(() => reject(new Failure('timeout', `no such state after ${ms / 1000} s`)), ms)
  })
  return { handle: handle as NodeJS.Timeout, late }
}
