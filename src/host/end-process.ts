import { sleep } from '../base/clock.ts'
import { isProcess, signalProcess } from './process-state.ts'

/** A process that was killed goes at once, unless the machine is starved. */
const GO_MS = 1000
const GO_STEP_MS = 5

/** Kills the process that a mark names, if it still runs, and waits a moment for it to be gone. */
export async function endProcess(mark: string): Promise<void> {
  signalProcess(mark, 'SIGKILL')
  for (let waited = 0; isProcess(mark) && waited < GO_MS; waited += GO_STEP_MS) await sleep(GO_STEP_MS)
}
