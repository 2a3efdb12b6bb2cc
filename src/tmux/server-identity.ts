import { Failure } from '../base/failure.ts'
import { runTmux } from './one-shot.ts'
import type { ServerAddress } from './server-address.ts'

/** Which server it is: a socket path alone can be taken over by a later server. */
export interface ServerIdentity {
  readonly pid: number
  /** Unix seconds. */
  readonly startedAt: number
}

/** Asks a server who it is. Throws as runTmux does. */
export async function readIdentity(
  address: ServerAddress,
  binary: string,
  options: { readonly timeoutMs?: number; readonly signal?: AbortSignal } = {},
): Promise<ServerIdentity & { readonly version: string }> {
  const ask = ['display-message', '-p', '#{pid} #{start_time} #{version}']
  const text = await runTmux(address, ask, { ...options, binary })
  const [pid = '', startedAt = '', ...version] = text.split(' ')
  if (!/^\d+ \d+ /.test(text)) throw new Failure('command-rejected', `tmux does not say who it is: '${text}'`)
  return { pid: Number(pid), startedAt: Number(startedAt), version: version.join(' ') }
}
