import { descendants, endAll, killLate, signalAll } from './descendants.ts'
import { endProcess } from './end-process.ts'
import { isNamed, isProcess, isRunning, processMark, signalProcess } from './process-state.ts'
import { foregroundOf, signalSession } from './session-processes.ts'

/** What can be seen of the processes of a host, and done to them. A mark names one for good: see processMark. */
export interface Processes {
  readonly isRunning: typeof isRunning
  readonly isNamed: typeof isNamed
  readonly processMark: typeof processMark
  readonly isProcess: typeof isProcess
  readonly signalProcess: typeof signalProcess
  readonly endProcess: typeof endProcess
  readonly descendants: typeof descendants
  readonly signalAll: typeof signalAll
  readonly endAll: typeof endAll
  readonly killLate: typeof killLate
  readonly signalSession: typeof signalSession
  readonly foregroundOf: typeof foregroundOf
}

/** Those of this machine. */
export const localProcesses: Processes = {
  isRunning,
  isNamed,
  processMark,
  isProcess,
  signalProcess,
  endProcess,
  descendants,
  signalAll,
  endAll,
  killLate,
  signalSession,
  foregroundOf,
}
