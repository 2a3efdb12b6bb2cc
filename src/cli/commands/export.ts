import { existsSync } from 'node:fs'
import { Failure } from '../../base/failure.ts'
import { openLog, type LogReader } from '../../logs/reader.ts'
import type { Counts, Redactor } from '../../redaction/redactor.ts'
import type { Line } from '../../terminal/styled-line.ts'
import type { Context } from '../context.ts'
import { findLog, loggedRunner } from '../log/find-log.ts'
import type { About } from '../log/export/about.ts'
import type { CastVersion } from '../log/export/cast.ts'
import type { ExportFormat } from '../log/export/formats.ts'
import { writeWhole } from '../log/export/output-file.ts'
import { Progress } from '../log/export/progress.ts'
import { countsText, redactorOf } from '../log/masking.ts'
import { Times } from '../log/play/timed-output.ts'
import { LogView } from '../log/print/log-printer.ts'
import { streamSink } from '../log/print/sink.ts'
import { paneOf } from './open-log.ts'

export interface ExportOptions {
  readonly target?: string
  readonly format: ExportFormat
  readonly player?: boolean
  readonly output?: string
  readonly force?: boolean
  readonly castVersion: CastVersion
  readonly redact: boolean
}

/** Hands on the log of a runner, as of now: to a file, or on standard output. Needs no controller. */
export async function exportLog(context: Context, runner: string | undefined, options: ExportOptions): Promise<void> {
  const { format, output, force = false } = options
  requireSense(context, runner, options)
  const directory = findLog(context, runner ?? (await paneOf(context, options.target)))
  const log = await openLog(directory)
  const redactor = options.redact ? redactorOf(context.env) : undefined
  const progress = new Progress(process.stderr, log.end - log.start, context.quiet)
  const source = { directory, log, redactor, onBytes: (at: number) => progress.done(at - log.start) }
  const { pieces, counts } = await piecesOf(source, options)
  let bytes = 0
  try {
    if (output === undefined || output === '-') await print(pieces)
    else bytes = await writeWhole(output, pieces, force)
  } finally {
    progress.end()
  }
  const masked = counts()
  if (context.json) context.printJson({ file: output, format, bytes, masked: Object.fromEntries(masked) })
  context.say(redactor === undefined ? 'nothing was masked: it may hold secrets' : countsText(masked))
  if (redactor !== undefined && isCast(options)) {
    context.say('it shows the screens as they were, masked row by row; --no-redact has the exact output instead')
  }
}

function requireSense(context: Context, runner: string | undefined, options: ExportOptions): void {
  if (runner !== undefined && options.target !== undefined)
    throw new Failure('invalid-request', 'a runner is named by its name or by -t', { next: 'leave one of them out' })
  if (options.player === true && options.format !== 'html')
    throw new Failure('invalid-request', '--player needs --format html', { next: 'add --format html' })
  if (context.json && (options.output === undefined || options.output === '-'))
    throw new Failure('invalid-request', '--json needs -o FILE: it tells of the file that was written', {
      next: 'name one with -o',
    })
}

interface Source {
  readonly directory: string
  readonly log: LogReader
  readonly redactor: Redactor | undefined
  readonly onBytes: (at: number) => void
}

/** What is written, and once it is, how many secrets were masked. */
interface Export {
  readonly pieces: AsyncIterable<string>
  readonly counts: () => Counts
}

async function piecesOf(source: Source, options: ExportOptions): Promise<Export> {
  const about = aboutOf(source)
  const counts = (): Counts => source.redactor?.counts ?? new Map()
  switch (options.format) {
    case 'text':
      return { pieces: textOf(linesOf(source)), counts }
    case 'md':
      return { pieces: (await import('../log/export/markdown.ts')).markdown(about, linesOf(source)), counts }
    case 'html': {
      if (options.player !== true)
        return { pieces: (await import('../log/export/html.ts')).htmlPage(about, linesOf(source)), counts }
      const { playerPage } = await import('../log/export/player.ts')
      const { pieces, counts: ofCast } = await castOf(source, about, options.castVersion)
      return { pieces: playerPage(about, pieces, new URL('.', import.meta.url)), counts: ofCast }
    }
    case 'cast':
      return castOf(source, about, options.castVersion)
  }
}

async function castOf(source: Source, about: About, version: CastVersion): Promise<Export> {
  const { castOfLog } = await import('../log/export/cast-of-log.ts')
  return castOfLog({ ...source, title: about.name, version })
}

function isCast({ format, player }: ExportOptions): boolean {
  return format === 'cast' || player === true
}

function aboutOf({ directory, log }: Source): About {
  const { name = 'a runner', agent = 'command' } = loggedRunner(directory) ?? {}
  const { startMs, lengthMs } = new Times(log)
  return { name, agent, startMs, lengthMs, gaps: log.entries.filter(({ kind }) => kind === 'gap').length }
}

/** All lines of a log, masked if they are to be. Throws a Failure `log-unavailable` when it is deleted meanwhile. */
async function* linesOf({ directory, log, redactor, onBytes }: Source): AsyncGenerator<readonly Line[]> {
  const view = await LogView.open(log, log.start, 'all')
  for await (const lines of view.read()) {
    yield redactor?.push(lines) ?? lines
    onBytes(view.at)
  }
  requireThere(directory)
  yield redactor?.push(view.rest()) ?? view.rest()
  yield redactor?.end() ?? []
}

/** What was read of a log that is gone may be a part of it. */
function requireThere(directory: string): void {
  if (existsSync(directory)) return
  throw new Failure('log-unavailable', 'the log was deleted while it was read', {
    next: 'what had been read was thrown away',
  })
}

async function* textOf(batches: AsyncIterable<readonly Line[]>): AsyncGenerator<string> {
  for await (const lines of batches) yield lines.map(({ text }) => `${text}\n`).join('')
}

async function print(pieces: AsyncIterable<string>): Promise<void> {
  const sink = streamSink(process.stdout)
  for await (const piece of pieces) if (piece !== '' && !(await sink.write(piece))) return
}
