import { Failure } from '../../base/failure.ts'
import { moment } from '../../base/clock.ts'
import { requireProcesses } from '../../host/host.ts'
import { hostOf } from '../../records/runner-file.ts'
import type { TrackedRunner } from '../runner/tracked-runner.ts'
import { notePause, takeForPaused, unpause } from '../started/pause-note.ts'

/** How often to look for processes that were started while others were being stopped. */
const MAX_ROUNDS = 5

/**
 * Stops the command of a runner and the processes that it has started (SIGSTOP). Throws a Failure `invalid-request`
 * when they cannot be stopped, `not-supported` where its processes are not visible here.
 */
export function pause(runner: TrackedRunner, directory: string): void {
  if (runner.state.kind === 'paused') return
  const processes = requireProcesses(hostOf(runner.record))
  notePause(directory, [])
  if (!processes.signalSession(runner.pid, 'SIGSTOP')) {
    unpause(directory)
    throw new Failure('invalid-request', `the processes of '${runner.name}' cannot be found`)
  }
  const held = new Set<string>()
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const more = processes.descendants(runner.pid, { elsewhere: true }).filter((mark) => !held.has(mark))
    if (more.length === 0) break
    for (const mark of more) held.add(mark)
    notePause(directory, [...held])
    processes.signalAll(more, 'SIGSTOP')
  }
  takeForPaused(runner, directory)
}

/** Continues a paused command. Throws a Failure `not-supported` where its processes are not visible here. */
export function resume(runner: TrackedRunner, directory: string): void {
  const processes = requireProcesses(hostOf(runner.record))
  unpause(directory)
  processes.signalSession(runner.pid, 'SIGCONT')
  runner.apply({ kind: 'continued', at: moment() })
}
