import { LOCAL, type Host } from '../host/host.ts'
import { run, type Argv } from '../host/run.ts'
import type { Capabilities } from './version.ts'

/** More than a script that only looks around needs on any machine. */
const TRY_MS = 5000

/** The command line, as it is run on the host of the server, of a control client of the one at `socket` that begins with `command`. */
export type ClientProgram = (socket: string, command: readonly string[]) => Argv

export interface ClientProgramOptions {
  /** The tmux that runs the server. */
  readonly binary: string
  readonly capabilities: Capabilities
  /** Path of `control-client.pl`. */
  readonly script: string
  /** Where the server runs; without one on this machine. */
  readonly host?: Host | undefined
}

/** tmux itself, without an environment for the session and without starting a server. */
export function tmuxProgram(binary: string): ClientProgram {
  return (socket, command) => [binary, '-u', '-N', '-S', socket, '-C', ...command]
}

/**
 * Finds what can be attached to a server at the least risk: where tmux's own client may end the server while it
 * introduces itself, one that does not, if this machine can run it and the server is on this machine: the script lies here.
 */
export async function findClientProgram(options: ClientProgramOptions): Promise<ClientProgram> {
  const { binary, capabilities, script, host = LOCAL } = options
  const own = tmuxProgram(binary)
  if (!capabilities.halfIntroductionsKill || !host.isLocal) return own
  const { code } = await run(['perl', script], { timeoutMs: TRY_MS })
  if (code !== 0) return own
  return (socket, command) => ['perl', script, socket, String(capabilities.descriptorMark), ...command]
}
