import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../../base/failure.ts'
import { moment } from '../../base/clock.ts'
import { readRegularFile } from '../../base/regular-file.ts'
import { signalAll } from '../../host/descendants.ts'
import { requireProcesses } from '../../host/host.ts'
import { hostOf } from '../../records/runner-file.ts'
import type { TrackedRunner } from '../runner/tracked-runner.ts'

/**
 * While it exists, the wrapper leaves a stopped command alone. It holds the processes outside of the command's terminal
 * session that are stopped with it, a mark a line: once their parents have ended, nobody else knows them.
 */
const NOTE = 'paused'
/** As many as may be held, with room. */
const MAX_NOTE_BYTES = 256 * 1024
/** What is started while others are being stopped is found by looking again, which ends. */
const MAX_ROUNDS = 5

/**
 * Stops the command of a runner where it is, with what it has started. Throws a Failure `invalid-request` when it cannot be
 * stopped, `not-supported` where its processes are not seen from here.
 */
export function pause(runner: TrackedRunner, directory: string): void {
  if (runner.state.kind === 'paused') return
  const processes = requireProcesses(hostOf(runner.record))
  note(directory, [])
  if (!processes.signalSession(runner.pid, 'SIGSTOP')) {
    unpause(directory)
    throw new Failure('invalid-request', `the processes of '${runner.name}' cannot be found`)
  }
  const held = new Set<string>()
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const more = processes.descendants(runner.pid, { elsewhere: true }).filter((mark) => !held.has(mark))
    if (more.length === 0) break
    for (const mark of more) held.add(mark)
    note(directory, [...held])
    processes.signalAll(more, 'SIGSTOP')
  }
  isPausedNow(runner, directory)
}

/** Takes a runner for paused. However it ends, what is stopped elsewhere does not stay so. */
export function isPausedNow(runner: TrackedRunner, directory: string): void {
  runner.apply({ kind: 'paused', at: moment() })
  void runner.over.then(() => unpause(directory))
}

/** Lets a paused command go on. Throws a Failure `not-supported` where its processes are not seen from here. */
export function resume(runner: TrackedRunner, directory: string): void {
  const processes = requireProcesses(hostOf(runner.record))
  unpause(directory)
  processes.signalSession(runner.pid, 'SIGCONT')
  runner.apply({ kind: 'continued', at: moment() })
}

/** True while the command of a run is paused, whoever controls it. */
export function isPaused(directory: string): boolean {
  return existsSync(join(directory, NOTE))
}

/** Forgets that a command is paused; what is stopped outside of its session goes on. */
export function unpause(directory: string): void {
  const path = join(directory, NOTE)
  if (!existsSync(path)) return
  signalAll(heldIn(path), 'SIGCONT')
  rmSync(path, { force: true })
}

function note(directory: string, held: readonly string[]): void {
  writeFileSync(join(directory, NOTE), held.map((mark) => `${mark}\n`).join(''), { mode: 0o600 })
}

function heldIn(path: string): string[] {
  try {
    const lines = readRegularFile(path, MAX_NOTE_BYTES).toString('latin1').split('\n')
    return lines.filter((line) => /^\d{1,10}-\d{1,20}$/.test(line))
  } catch {
    // Whoever cannot read it knows no more than before there was something in it.
    return []
  }
}
