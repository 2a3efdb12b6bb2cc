import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import { Failure, systemCode } from '../../base/failure.ts'
import { PatternSearch } from '../../base/pattern.ts'
import { openLog, type LogReader } from '../../logs/reader.ts'
import type { Redactor } from '../../redaction/redactor.ts'
import { isFinal } from '../../runner/state.ts'
import { imageStart, isFullScreen, lineStart } from '../log/print/line-start.ts'
import { formCalled, type FormName } from '../log/print/forms.ts'
import { streamSink, type Sink } from '../log/print/sink.ts'
import { plain } from '../../terminal/plain.ts'
import type { Turn } from '../../turns/turn.ts'
import { Terminal, type TerminalStreams } from '../../tui/terminal.ts'
import { Viewer } from '../log/viewer/viewer.ts'
import type { LoggedRunner } from '../log/find-log.ts'

/** How long a pattern may take for a batch of lines; longer than the ordinary limit, for a busy machine. */
const GREP_MS = 2000

export interface LogOptions {
  /** The runner's directory. */
  readonly directory: string
  /** See FORMS. `text` also has a line between two lives of the pane, `ansi` a dim one where output is missing or was rebuilt. */
  readonly form: FormName
  /** Goes on until the run has ended. */
  readonly follow?: boolean | undefined
  /** Only the last lines, of those that `grep` lets through. */
  readonly lines?: number | undefined
  /** Only output of that time or later, in milliseconds since the epoch. */
  readonly since?: number | undefined
  /** Only output before that time. */
  readonly until?: number | undefined
  /** Only lines that match this JavaScript regular expression. */
  readonly grep?: string | undefined
  /** Of `text` the program's lines alone, for other programs. */
  readonly onlyOutput?: boolean | undefined
  /** Masks secrets in lines. */
  readonly redactor?: Redactor | undefined
  /** Prints where the log is instead. */
  readonly path?: boolean | undefined
  /** The name of the runner. */
  readonly name?: string | undefined
  /** The state of the runner, when that is known. */
  readonly state?: (() => LoggedRunner['state'] | undefined) | undefined
  /** Reads the turns of its agent; throws a Failure when there are none. */
  readonly turns?: (() => Promise<readonly Turn[]>) | undefined
  /** For a runner whose log does not say that it ended: has it? Asked about once a second while following. */
  readonly final?: (() => Promise<boolean>) | undefined
}

export interface LogIo {
  readonly stdout: Writable
  /** True when `stdout` is a terminal: then `text` and `ansi` go through the pager, unless the log is followed. */
  readonly isTTY: boolean
  /** On a terminal with keys: then `text` and `ansi` are followed in a viewer. */
  readonly terminal?: TerminalStreams | undefined
  readonly env: NodeJS.ProcessEnv
  /** Ends following; a pager is left to its user. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Prints the log of a runner. A reader that goes away early ends it quietly.
 *
 * Throws a Failure `log-unavailable` when there is none or it is damaged, `permission-denied`, or `invalid-request` for
 * a `grep` that is no regular expression, or bytes that were to be masked.
 */
export async function runLog(options: LogOptions, io: LogIo): Promise<void> {
  const { directory } = options
  const form = formCalled(options.form)
  if (options.path === true) {
    const file = join(directory, 'output.log')
    io.stdout.write(`${io.isTTY ? plain(file) : file}\n`)
    return
  }
  if (options.redactor !== undefined && form.kind === 'bytes') {
    throw new Failure('invalid-request', 'bytes cannot be masked surely: a secret may be drawn in any order', {
      next: 'take --text or --ansi with --redact',
    })
  }
  const grep = options.grep === undefined ? undefined : new PatternSearch(options.grep, GREP_MS)
  const hasViewer = options.follow === true && form.kind === 'lines' && options.redactor === undefined
  if (hasViewer && io.terminal !== undefined) {
    await view(options, grep, new Terminal(io.terminal, io.env['TMUX'] !== undefined), io.env)
    return
  }
  const log = await openExisting(directory)
  if (options.until !== undefined) log.endsAt(log.offsetAtTime(options.until))
  const since = await startOf(log, options)

  const pager = io.isTTY && form.kind === 'lines' && options.follow !== true ? await startPager(io.env) : undefined
  const sink = pager ?? streamSink(io.stdout)
  const stop = new AbortController()
  const end = (): void => stop.abort()
  sink.gone.addEventListener('abort', end)
  if (pager === undefined) {
    io.signal?.addEventListener('abort', end)
    if (io.signal?.aborted === true) end()
  }
  try {
    const follow = options.follow === true ? { directory, final: options.final, signal: stop.signal } : undefined
    const output = await form.output(log, {
      since,
      lines: options.lines,
      grep,
      follow,
      onlyOutput: options.onlyOutput,
      redactor: options.redactor,
    })
    for await (const data of output) {
      if (data.length > 0 && !(await sink.write(data))) break
    }
  } finally {
    io.signal?.removeEventListener('abort', end)
    await sink.close()
  }
}

/** Takes the terminal before anything slow is loaded, so that it can be given back at once. */
async function view(
  options: LogOptions,
  grep: PatternSearch | undefined,
  terminal: Terminal,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const { directory, form, name = '', lines, final, state, turns } = options
  const stop = new AbortController()
  const viewer = new Viewer(terminal, name, form === 'ansi' ? 'ansi' : 'text')
  viewer.onCopy(async (text) => (await import('../log/viewer/copy.ts')).copyText(text, env))
  if (turns !== undefined) viewer.onTurns(turns)
  viewer.onEdit(async (suspend) => (await import('../log/viewer/edit.ts')).editText(directory, env, suspend))
  const feed = async (): Promise<void> => {
    const log = await openExisting(directory)
    const since = await startOf(log, options)
    const { feedViewer } = await import('../log/viewer/feed.ts')
    const { signal } = stop
    if (signal.aborted) return
    await feedViewer(viewer, log, {
      directory,
      since,
      lines,
      grep,
      markers: form === 'ansi' ? 'all' : 'lives',
      signal,
      final,
    })
    viewer.end(endText(state?.()))
  }
  try {
    await Promise.race([viewer.closed, feed().then(async () => viewer.closed)])
  } finally {
    stop.abort()
    viewer.close()
  }
}

async function startOf(log: LogReader, { since, follow }: LogOptions): Promise<number> {
  if (since === undefined) return log.start
  const offset = log.offsetAtTime(since)
  // Nothing has come, and the line that stands there is older.
  if (offset === log.end && follow !== true) return offset
  return isFullScreen(log, offset) ? offset : imageStart(log, await lineStart(log, offset))
}

async function startPager(env: NodeJS.ProcessEnv): Promise<Sink | undefined> {
  const { openPager } = await import('../log/print/pager.ts')
  return openPager(env)
}

async function openExisting(directory: string): Promise<LogReader> {
  try {
    await stat(directory)
  } catch (error) {
    const denied = systemCode(error) === 'EACCES'
    throw new Failure(denied ? 'permission-denied' : 'log-unavailable', `there is no log in ${directory}`, {
      cause: error,
    })
  }
  return openLog(directory)
}

/** How a run has ended, as far as that is known. */
function endText(state: LoggedRunner['state'] | undefined): string {
  if (state === undefined || !isFinal(state)) return 'ended'
  const { kind, exitCode, signal } = state
  const how = signal ?? (exitCode === undefined ? undefined : `exit code ${exitCode}`)
  return `ended: ${kind}${how === undefined ? '' : `, ${plain(how)}`}`
}
