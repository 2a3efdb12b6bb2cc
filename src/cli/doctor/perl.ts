import { run } from '../../host/run.ts'
import type { Context } from '../context.ts'
import { ok, warn, type Finding } from './finding.ts'

/** More than a program that does nothing needs on any machine. */
const TRY_MS = 10_000

/** Perl with the modules of our scripts; without it we do with less: see docs/decisions/0014 and 0020. */
export async function checkPerl({ env }: Context): Promise<Finding> {
  const check = 'perl'
  const { code } = await run(['perl', '-MPOSIX', '-MSocket', '-MIO::Handle', '-e', '1'], { env, timeoutMs: TRY_MS })
  if (code === 0) return ok(check, 'found')
  return warn(
    check,
    'not found: a command that ends by a signal is told as its exit code, and a tmux server up to 3.6b has a moment of danger when we attach',
    'install perl',
  )
}
