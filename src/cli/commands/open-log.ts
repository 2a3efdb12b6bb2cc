import { isatty } from 'node:tty'
import { runTmux } from '../../tmux/one-shot.ts'
import { currentPane, type Context } from '../context.ts'
import { findLog, hasEnded, loggedRunner } from '../logged-runners.ts'
import { runLog, type LogOptions } from './log.ts'

export interface LogCommandOptions {
  readonly target?: string
  readonly follow?: boolean
  readonly lines?: number
  readonly since?: number
  readonly grep?: string
  readonly raw?: boolean
  readonly text?: boolean
  readonly ansi?: boolean
  readonly path?: boolean
}

/** Finds the runner that is meant, without a controller, and shows its log. */
export async function openLog(context: Context, runner: string | undefined, options: LogCommandOptions): Promise<void> {
  const directory = findLog(context, runner ?? (await paneOf(context, options.target)))
  await runLog(
    {
      directory,
      name: loggedRunner(directory)?.name,
      state: () => loggedRunner(directory)?.state.kind,
      final: async () => Promise.resolve(hasEnded(directory)),
      follow: options.follow === true,
      lines: options.lines,
      sinceMs: options.since,
      grep: options.grep,
      mode: modeOf(options, context.colour),
      path: options.path === true,
    },
    {
      stdout: process.stdout,
      isTTY: process.stdout.isTTY,
      terminal: isatty(0) && isatty(1) ? process : undefined,
      env: context.env,
    },
  )
}

function modeOf({ raw, text, ansi }: LogCommandOptions, colour: boolean): LogOptions['mode'] {
  if (raw === true) return 'raw'
  if (text === true) return 'text'
  return ansi === true || colour ? 'ansi' : 'text'
}

async function paneOf(context: Context, target: string | undefined): Promise<string> {
  if (target === undefined) return currentPane(context)
  return runTmux(context.address, ['display-message', '-p', '-t', target, '#{pane_id}'])
}
