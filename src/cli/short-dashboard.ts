import { parseArgs } from 'node:util'
import { messageOf } from '../base/failure.ts'
import { dashboard } from './commands/dashboard.ts'
import { createContext } from './context.ts'
import { tellClient } from './looks/feedback.ts'
import { hasLongServerOption, SERVER_OPTIONS } from './short-words.ts'

/**
 * Shows the dashboard as its key asks for it. Resolves with false, and nothing done, for any other command line: the whole
 * program understands and explains it, and takes several times as long to load.
 */
export async function openDashboard(argv: readonly string[], entry: string): Promise<boolean> {
  const asked = options(argv)
  if (asked === undefined) return false
  const { socket, client, target } = asked
  const context = createContext({ S: socket, color: true }, entry)
  // A popup closes with its program: what is wrong is told in the terminal below it.
  await dashboard(context, { client, target }).catch(async (error: unknown) =>
    tellClient(context, client, messageOf(error)),
  )
  return true
}

function options(argv: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        ...SERVER_OPTIONS,
        target: { type: 'string', short: 't' },
        client: { type: 'string' },
      },
    })
    const { S: socket, L, client, target } = values
    const isAsked =
      positionals.length === 1 && positionals[0] === 'dashboard' && L === undefined && !hasLongServerOption(argv)
    return isAsked && socket && client && target ? { socket, client, target } : undefined
  } catch {
    return undefined
  }
}
