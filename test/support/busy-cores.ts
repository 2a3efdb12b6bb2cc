import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** Ends with the process that has started it, however that ends. */
const LOOP = 'for (const parent = process.ppid; process.ppid === parent;);'

/** Takes the processor away from everything else, as far as the system allows: `count` programs that never wait. */
export function keepBusy(count: number): AsyncDisposable {
  const loops = Array.from({ length: count }, () => spawn(process.execPath, ['-e', LOOP], { stdio: 'ignore' }))
  return {
    [Symbol.asyncDispose]: async () => {
      await Promise.all(loops.map(async (loop) => loop.kill('SIGKILL') && once(loop, 'exit')))
    },
  }
}
