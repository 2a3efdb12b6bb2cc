import { userInfo } from 'node:os'
import { Failure } from '../../base/failure.ts'
import { runTmux } from '../../tmux/one-shot.ts'
import type { Context } from '../context.ts'
import { ok, warn, type Finding } from './finding.ts'

/** Who else may connect to the tmux server. Nothing where it has no list of them, which tmux has since 3.3. */
export async function checkAccess({ address }: Context): Promise<Finding[]> {
  const check = 'server access'
  try {
    const others = othersIn(await runTmux(address, ['server-access', '-l']), userInfo().username)
    if (others.length === 0) return [ok(check, 'yours alone')]
    return [
      warn(
        check,
        `${others.join(', ')} may connect, and can run commands as you: read-only access is no boundary in tmux`,
        'unless you trust them with your account: tmux server-access -d NAME',
      ),
    ]
  } catch (error) {
    if (error instanceof Failure) return []
    throw error
  }
}

/** The names in a list of lines such as `guest (R)`, without the owner's. */
export function othersIn(list: string, owner: string): string[] {
  return list.split('\n').flatMap((line) => {
    const name = /^(\S+) \([A-Z,]+\)$/.exec(line)?.[1]
    return name === undefined || name === owner ? [] : [name]
  })
}
