import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../../base/failure.ts'
import { moment } from '../../base/clock.ts'
import { signalSession } from '../processes/session-processes.ts'
import type { TrackedRunner } from '../tracked-runner.ts'

/** While it exists, the wrapper leaves a stopped command alone. */
const NOTE = 'paused'

/** Stops the command of a runner where it is. Throws a Failure `invalid-request` when it cannot be stopped. */
export function pause(runner: TrackedRunner, directory: string): void {
  if (runner.state.kind === 'paused') return
  writeFileSync(join(directory, NOTE), '', { mode: 0o600 })
  if (signalSession(runner.pid, 'SIGSTOP')) return runner.apply({ kind: 'paused', at: moment() })
  unpause(directory)
  throw new Failure('invalid-request', `the processes of '${runner.name}' cannot be found`)
}

/** Lets a paused command go on. */
export function resume(runner: TrackedRunner, directory: string): void {
  unpause(directory)
  signalSession(runner.pid, 'SIGCONT')
  runner.apply({ kind: 'continued', at: moment() })
}

/** True while the command of a run is paused, whoever controls it. */
export function isPaused(directory: string): boolean {
  return existsSync(join(directory, NOTE))
}

/** Forgets that a command is paused. */
export function unpause(directory: string): void {
  rmSync(join(directory, NOTE), { force: true })
}
