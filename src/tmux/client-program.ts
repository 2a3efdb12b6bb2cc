import { execa } from 'execa'
import type { Capabilities } from './version.ts'

/** More than a script that only looks around needs on any machine. */
const TRY_MS = 5000

/** The command line of a control client of the server at `socket` that begins with `command`. */
export type ClientProgram = (socket: string, command: readonly string[]) => readonly string[]

export interface ClientProgramOptions {
  /** The tmux that runs the server. */
  readonly binary: string
  readonly capabilities: Capabilities
  /** Path of `control-client.pl`. */
  readonly script: string
}

/** tmux itself, without an environment for the session and without starting a server. */
export function tmuxProgram(binary: string): ClientProgram {
  return (socket, command) => [binary, '-u', '-N', '-S', socket, '-C', ...command]
}

/**
 * Finds what can be attached to a server at the least risk: where tmux's own client may end the server while it
 * introduces itself, one that does not, if this machine can run it.
 */
export async function findClientProgram(options: ClientProgramOptions): Promise<ClientProgram> {
  const { binary, capabilities, script } = options
  const own = tmuxProgram(binary)
  if (!capabilities.halfIntroductionsKill) return own
  const { failed } = await execa('perl', [script], { reject: false, timeout: TRY_MS, stdio: 'ignore' })
  if (failed) return own
  return (socket, command) => ['perl', script, socket, String(capabilities.descriptorMark), ...command]
}
