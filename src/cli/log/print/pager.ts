import { spawn, type ChildProcess } from 'node:child_process'
import { streamSink, type Sink } from './sink.ts'

/** For less: colours as they are, and no page to close where all of it fits on the screen. */
const LESS = 'FRX'
/** What makes a command line more than words between spaces. */
const SHELL_SYNTAX = /["'\\$`;&|<>()*?~=#\n]/

/**
 * Starts the user's pager (`$PAGER`, else `less -R`) on a pipe.
 *
 * Returns undefined when there is none, so that the log is printed instead. Until it is closed, Ctrl-C belongs to the
 * pager.
 */
export async function openPager(env: NodeJS.ProcessEnv): Promise<Sink | undefined> {
  const command = pagerCommand(env['PAGER'])
  if (command === undefined) return undefined
  const giveBackInterrupt = takeInterrupt()
  const child = spawnPager(command, { LESS, ...env })
  const started = await new Promise<boolean>((resolve) => {
    child.once('spawn', () => resolve(true))
    child.once('error', () => resolve(false))
  })
  if (!started || child.stdin === null) {
    giveBackInterrupt()
    return undefined
  }
  const { stdin } = child
  const ended = new Promise<void>((resolve) => void child.once('close', () => resolve()))
  const sink = streamSink(stdin)
  return {
    gone: sink.gone,
    write: async (data) => sink.write(data),
    async close() {
      stdin.end()
      await ended
      giveBackInterrupt()
    },
  }
}

/** The command line of the pager; undefined when the user wants none. */
export function pagerCommand(pager: string | undefined): string | undefined {
  const wanted = (pager ?? 'less -R').trim()
  return wanted === '' || wanted === 'cat' ? undefined : wanted
}

function spawnPager(command: string, env: NodeJS.ProcessEnv): ChildProcess {
  const options = { env, stdio: ['pipe', 'inherit', 'inherit'] as ['pipe', 'inherit', 'inherit'] }
  if (SHELL_SYNTAX.test(command)) return spawn('/bin/sh', ['-c', command], options)
  const [file = '', ...args] = command.split(/\s+/)
  return spawn(file, args, options)
}

/** Lets Ctrl-C pass by this process, which is in the foreground together with the pager. Returns how to undo it. */
function takeInterrupt(): () => void {
  const ignore = (): void => undefined
  const listeners = process.listeners('SIGINT')
  process.removeAllListeners('SIGINT')
  process.on('SIGINT', ignore)
  return () => {
    process.off('SIGINT', ignore)
    for (const listener of listeners) process.on('SIGINT', listener)
  }
}
