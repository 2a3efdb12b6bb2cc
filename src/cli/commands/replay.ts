import { isatty } from 'node:tty'
import { Failure } from '../../base/failure.ts'
import { openLog } from '../../logs/reader.ts'
import { Terminal } from '../../tui/terminal.ts'
import type { Context } from '../context.ts'
import { findLog, loggedRunner } from '../log/find-log.ts'
import { readMarks } from '../log/play/marks.ts'
import { Times } from '../log/play/timed-output.ts'
import { markerText } from '../log/print/marker.ts'
import { Replay } from '../log/replay/replay.ts'
import { paneOf } from './open-log.ts'

/** Cells: less shows nothing of a screen. */
const LEAST = { columns: 20, rows: 5 }

export interface ReplayCommandOptions {
  readonly target?: string
  readonly speed: number
  /** Milliseconds since the epoch. */
  readonly from?: number
  readonly realTime?: boolean
}

/** Plays the log of a runner, as of now, on this terminal. Needs no controller. */
export async function replay(
  context: Context,
  runner: string | undefined,
  options: ReplayCommandOptions,
): Promise<void> {
  if (runner !== undefined && options.target !== undefined)
    throw new Failure('invalid-request', 'a runner is named by its name or by -t', { next: 'leave one of them out' })
  requireTerminal(context)
  const directory = findLog(context, runner ?? (await paneOf(context, options.target)))
  const log = await openLog(directory)
  const times = new Times(log)
  const waits = (await readMarks(directory)).map(({ time, label }) => ({ timeMs: time - times.startMs, label }))
  const gaps = log.entries.flatMap((entry) => {
    const text = entry.kind === 'gap' ? markerText(entry) : undefined
    return text === undefined
      ? []
      : [{ timeMs: times.at(entry.at), label: text.replaceAll('── ', '').replaceAll(' ──', '') }]
  })
  const marks = [...waits, ...gaps].toSorted((one, other) => one.timeMs - other.timeMs)
  const terminal = new Terminal(process, context.env['TMUX'] !== undefined)
  try {
    await new Replay(log, times, terminal, {
      name: loggedRunner(directory)?.name ?? '',
      speed: options.speed,
      fromMs: options.from === undefined ? 0 : Math.min(Math.max(0, options.from - times.startMs), times.lengthMs),
      isRealTime: options.realTime === true,
      marks,
    }).play()
  } finally {
    terminal.close()
  }
}

function requireTerminal({ json }: Context): void {
  const next = 'hand it on instead: geppetto-tmux export'
  if (json || !isatty(0) || !isatty(1))
    throw new Failure('invalid-request', 'a log is played on a terminal only', { next })
  const { columns, rows } = process.stdout
  if (columns < LEAST.columns || rows < LEAST.rows)
    throw new Failure('invalid-request', `this terminal is too small: it has ${columns}x${rows} cells`, {
      next: `make it at least ${LEAST.columns}x${LEAST.rows}`,
    })
}
