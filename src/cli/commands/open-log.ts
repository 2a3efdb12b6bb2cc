import { runTmux } from '../../tmux/one-shot.ts'
import { currentPane, type Context } from '../context.ts'
import { findLog } from '../logged-runners.ts'
import { runLog } from './log.ts'

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
  const { directory, final } = findLog(context, runner ?? (await paneOf(context, options.target)))
  await runLog(
    {
      directory,
      final,
      follow: options.follow === true,
      lines: options.lines,
      sinceMs: options.since,
      grep: options.grep,
      mode: options.raw === true ? 'raw' : options.text === true ? 'text' : options.ansi === true ? 'ansi' : undefined,
      path: options.path === true,
    },
    context,
  )
}

async function paneOf(context: Context, target: string | undefined): Promise<string> {
  if (target === undefined) return currentPane(context)
  return runTmux(context.address, ['display-message', '-p', '-t', target, '#{pane_id}'])
}
