import { sleep } from '../../base/clock.ts'
import { Failure } from '../../base/failure.ts'

/** A controller that ends writes its logs out first; on a slow disk that takes seconds. */
const TIMEOUT_MS = 10_000
const EVERY_MS = 10

/** Waits until `hasEnded`. Throws a Failure `timeout` when that takes too long. */
export async function waitForEnd(what: string, hasEnded: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + TIMEOUT_MS
  while (!(await hasEnded())) {
    if (performance.now() > deadline) {
      throw new Failure('timeout', `${what} was asked to end and is still there`, {
        next: 'end it by force: geppetto-tmux controller stop',
      })
    }
    await sleep(EVERY_MS)
  }
}
