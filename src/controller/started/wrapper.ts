import { closeSync, constants, existsSync, mkdirSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { sleep } from '../../base/clock.ts'
import { Failure, systemCode } from '../../base/failure.ts'
import type { PaneId, SessionId } from '../../protocol/ids.ts'
import { escapeFormat } from '../../protocol/quote.ts'
import type { Command } from '../../tmux/command-queue.ts'
import { isProcess, signalProcess } from '../../host/process-state.ts'
import type { StartedCommand } from '../../records/runner-file.ts'

/** How long to wait until the wrapper is ready for its start, in milliseconds. */
const READY_MS = 5000
/** How long to wait until a wrapper that was told to leave has ended, in milliseconds. */
const LEAVE_MS = 500
const LOOK_MS = 2
/** The file with the secret of the end mark. The wrapper reads and deletes it before it starts the command. */
const HELD = 'held'
/** The FIFO that the wrapper makes, and at which it waits for its start. */
const START = 'start'

export interface WrappedPane {
  /** The script that starts the command and notes how it ends. */
  readonly script: string
  /** Directory of the run, where the wrapper waits for its start. */
  readonly directory: string
  readonly command: StartedCommand
  readonly opening: Opening
}

/** Where a pane is opened: in a new session, in a new window of a session, or beside a pane. */
export type Opening =
  | { readonly place: 'session'; readonly name: string; readonly window?: string }
  | { readonly place: 'window'; readonly session: SessionId; readonly window?: string }
  | { readonly place: 'split'; readonly pane: PaneId }

/** The command that opens a pane where the wrapper waits for `letGo`; it prints the pane's id. */
export function openCommand({ script, directory, command, opening }: WrappedPane): Command {
  const { cwd, env } = command
  const variables = Object.entries(env).flatMap(([name, value]) => ['-e', `${name}=${value}`])
  // tmux expands formats in the directory; if the result is another one, the wrapper changes to the right one.
  const rest = ['-c', cwd.replaceAll('#', '##'), ...variables, '/bin/sh', script, directory, cwd]
  return [...where(opening), '-d', '-P', '-F', '#{pane_id}', ...rest, ...command.command]
}

/** The command that opens the pane, with its place. Names are escaped, because tmux expands formats in them. */
function where(opening: Opening): readonly string[] {
  switch (opening.place) {
    case 'session':
      return ['new-session', '-s', escapeFormat(opening.name), ...windowName(opening.window)]
    case 'window':
      return ['new-window', '-t', `${opening.session}:`, ...windowName(opening.window)]
    case 'split':
      return ['split-window', '-t', opening.pane]
  }
}

function windowName(name: string | undefined): readonly string[] {
  return name === undefined || name === '' ? [] : ['-n', escapeFormat(name)]
}

/** Makes the directory of a run whose command waits for `letGo`; the wrapper marks its end with `secret`. */
export function holdBack(directory: string, secret: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  rmSync(join(directory, START), { force: true })
  writeFileSync(join(directory, HELD), `${secret}\n`, { mode: 0o600 })
}

/** True until the command of a run has begun. */
export function isHeldBack(directory: string): boolean {
  return existsSync(join(directory, HELD))
}

/** Lets a wrapper start its command. Throws a Failure `spawn-failed` when no wrapper waits. */
export async function letGo(directory: string): Promise<void> {
  for (const deadline = performance.now() + READY_MS; performance.now() < deadline;) {
    try {
      const file = openSync(join(directory, START), constants.O_WRONLY | constants.O_NONBLOCK)
      try {
        writeSync(file, '\n')
      } finally {
        closeSync(file)
      }
      return
    } catch (error) {
      if (!['ENOENT', 'ENXIO'].includes(systemCode(error) ?? '')) throw error
      await sleep(LOOK_MS)
    }
  }
  throw new Failure('spawn-failed', 'the pane was opened, but the command could not be started in it', {
    next: '`geppetto-tmux controller log` may say why',
  })
}

/** Tells the wrapper of an ended command to leave, and resolves when it has ended or the time is over. */
export async function dismiss(wrapper: string): Promise<void> {
  signalProcess(wrapper, 'SIGUSR1')
  const deadline = performance.now() + LEAVE_MS
  while (isProcess(wrapper) && performance.now() < deadline) await sleep(LOOK_MS)
}
