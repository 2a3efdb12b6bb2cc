import { run, type Argv } from '../host/run.ts'

/** More than a program that does nothing needs on any machine. */
const TRY_MS = 5000

let known: Promise<readonly string[]> | undefined

/**
 * The words before a command line that make the kernel end the program with this process, however that ends: a client
 * that is blocked on output would stay for ever. Empty where the system has no such program; busybox has one that cannot
 * do it. Then the next controller ends what is left: see stale-clients.ts.
 */
export async function parentDeathPrefix(): Promise<readonly string[]> {
  known ??= findPrefix()
  return known
}

async function findPrefix(): Promise<readonly string[]> {
  if (process.platform !== 'linux') return []
  const prefix: Argv = ['setpriv', '--pdeathsig', 'TERM']
  const { code } = await run([...prefix, 'true'], { timeoutMs: TRY_MS })
  return code === 0 ? prefix : []
}
