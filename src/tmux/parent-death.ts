import { execa } from 'execa'

/** More than a program that does nothing needs on any machine. */
const TRY_MS = 5000

let known: Promise<readonly string[]> | undefined

/**
 * What stands before a command line so that the kernel ends the program with this process, however that ends: a client
 * that is blocked on output would stay for ever. Empty where the system has no such program; busybox has one that cannot
 * do it. Then the next controller ends what is left: see stale-clients.ts.
 */
export async function parentDeathPrefix(): Promise<readonly string[]> {
  known ??= findPrefix()
  return known
}

async function findPrefix(): Promise<readonly string[]> {
  if (process.platform !== 'linux') return []
  const prefix = ['setpriv', '--pdeathsig', 'TERM'] as const
  const [file, ...args] = prefix
  const { failed } = await execa(file, [...args, 'true'], { reject: false, timeout: TRY_MS, stdio: 'ignore' })
  return failed ? [] : prefix
}
