import { readFileSync } from 'node:fs'
import { sleep } from '../base/clock.ts'
import { Failure } from '../base/failure.ts'

/** A controller that ends writes its logs out first; on a slow disk that takes seconds. */
const TIMEOUT_MS = 10_000
const EVERY_MS = 10

/** Waits until `hasEnded`. Throws a Failure `timeout` when that takes too long. */
export async function waitForEnd(what: string, hasEnded: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + TIMEOUT_MS
  while (!(await hasEnded())) {
    if (performance.now() > deadline) {
      throw new Failure('timeout', `${what} was asked to end and is still there`, {
        next: '`geppetto-tmux controller log` may say why',
      })
    }
    await sleep(EVERY_MS)
  }
}

/** True while the process exists and is more than an entry that nobody has collected. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'))
  } catch {
    return true
  }
}
