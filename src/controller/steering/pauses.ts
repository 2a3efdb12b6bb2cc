import { Failure } from '../../base/failure.ts'
import { moment } from '../../base/clock.ts'
import { requireProcesses } from '../../host/host.ts'
import { hostOf } from '../../records/runner-file.ts'
import type { TrackedRunner } from '../runner/tracked-runner.ts'
import { notePause, takeForPaused, unpause } from '../started/pause-note.ts'

/** What is started while others are being stopped is found by looking again, which ends. */
const MAX_ROUNDS = 5

/**
 * Stops the command of a runner where it is, with what it has started. Throws a Failure `invalid-request` when it cannot be
 * stopped, `not-supported` where its processes are not seen from here.
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

/** Lets a paused command go on. Throws a Failure `not-supported` where its processes are not seen from here. */
export function resume(runner: TrackedRunner, directory: string): void {
  const processes = requireProcesses(hostOf(runner.record))
  unpause(directory)
  processes.signalSession(runner.pid, 'SIGCONT')
  runner.apply({ kind: 'continued', at: moment() })
}
