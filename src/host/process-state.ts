import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'

/** True while the process exists and is no zombie. */
export function isRunning(pid: number): boolean {
  return exists(pid) && !['Z', 'X'].includes(statFields(pid)[0] ?? '')
}

/** True until the process has ended and its parent has collected it; costs a fiftieth of isRunning. */
export function exists(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** True for one that is held by a signal such as SIGSTOP; false where there is no /proc. */
export function isStopped(pid: number): boolean {
  return ['T', 't'].includes(statFields(pid)[0] ?? '')
}

/** The words that a process was started with; none when they cannot be seen. */
export function commandLine(pid: number): readonly string[] {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(' ')
  } catch {
    return []
  }
}

/** Process id and start time in kernel ticks (field 22 of /proc/PID/stat), since ids are used again; 0 elsewhere. */
export function processMark(pid: number): string {
  return `${pid}-${statFields(pid)[19] ?? '0'}`
}

/** True for a program of this name on Linux, where a name can be seen; elsewhere for any process. */
export function isNamed(pid: number, name: string): boolean {
  if (process.platform !== 'linux') return true
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith(name)
  } catch {
    return false
  }
}

/** Where a process is in its terminal. */
export interface InTerminal {
  /** Names the terminal. */
  readonly name: string
  /** The process group of the process, and the group in front of its terminal. */
  readonly group: string
  readonly front: string
}

/** Undefined for a process without a terminal, and for one that cannot be seen. */
export function terminalOf(pid: number): InTerminal | undefined {
  const [group = '', name = '', front = ''] = terminalFields(pid)
  return front === '' || Number(front) <= 0 ? undefined : { name, group, front }
}

/** True for one that is stopped while another group is in front of its terminal, as after Ctrl-Z in a shell. */
export function isSuspended(pid: number): boolean {
  if (!isStopped(pid)) return false
  const own = terminalOf(pid)
  return own !== undefined && own.group !== own.front
}

/** False for a process whose output goes elsewhere; where that cannot be seen it is believed to go to a terminal. */
export function writesToTerminal(pid: number): boolean {
  if (process.platform !== 'linux') return true
  try {
    return /^\/dev\/(?:pts\/|tty|console)/.test(readlinkSync(`/proc/${pid}/fd/1`))
  } catch {
    return false
  }
}

/** On Linux the fields 5, 7 and 8 of /proc/PID/stat. */
function terminalFields(pid: number): readonly (string | undefined)[] {
  if (process.platform === 'linux') {
    const [, , group, , name, front] = statFields(pid)
    return [group, name, front]
  }
  try {
    const row = execFileSync('ps', ['-o', 'pgid=,tty=,tpgid=', '-p', String(pid)], { encoding: 'utf8' })
    return row.trim().split(/\s+/)
  } catch {
    return []
  }
}

/** The process id in a mark. */
export function pidOf(mark: string): number {
  return Number(mark.split('-')[0])
}

/** True while the process that a mark names is running. */
export function isProcess(mark: string): boolean {
  const pid = pidOf(mark)
  return isRunning(pid) && processMark(pid) === mark
}

/** Sends a signal to the process that a mark names, if it still runs. */
export function signalProcess(mark: string, signal: NodeJS.Signals): void {
  if (!isProcess(mark)) return
  try {
    process.kill(pidOf(mark), signal)
  } catch {
    // It went by itself.
  }
}

/** The fields of /proc/PID/stat from the third one on, the state; none where there is no /proc. */
function statFields(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}
