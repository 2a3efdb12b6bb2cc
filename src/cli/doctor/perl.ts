import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Context } from '../context.ts'
import { ok, warn, type Finding } from './finding.ts'

/** Perl with the modules of our scripts; without it we do with less: see docs/decisions/0014 and 0020. */
export async function checkPerl({ env }: Context): Promise<Finding> {
  const check = 'perl'
  try {
    await promisify(execFile)('perl', ['-MPOSIX', '-MSocket', '-MIO::Handle', '-e', '1'], { env })
    return ok(check, 'found')
  } catch {
    return warn(
      check,
      'not found: a command that ends by a signal is told as its exit code, and a tmux server up to 3.6b has a moment of danger when we attach',
      'install perl',
    )
  }
}
