import { Failure } from '../../base/failure.ts'
import { LOCAL } from '../../host/host.ts'
import type { Asker } from '../../tmux/asker.ts'
import type { ServerAddress } from '../../tmux/server-address.ts'
import { readIdentity, type ServerIdentity } from '../../tmux/server-identity.ts'
import { PATIENT_MS } from '../../tmux/tap.ts'

export interface ServerPresenceOptions {
  readonly address: ServerAddress
  readonly binary: string
  readonly identity: ServerIdentity
}

/** Tells whether a tmux server still runs. Another one may have its socket; one that does not answer may still run. */
export class ServerPresence {
  readonly #options: ServerPresenceOptions
  /** True while the server's process runs; false also when that process is not visible here, as from a container. */
  readonly #runs: () => boolean

  constructor(options: ServerPresenceOptions) {
    this.#options = options
    const { pid } = options.identity
    const { processes } = options.address.host ?? LOCAL
    const mark = processes?.isNamed(pid, 'tmux') === true ? processes.processMark(pid) : undefined
    this.#runs = () => mark !== undefined && processes?.isProcess(mark) === true
  }

  /**
   * `gone`: another server is at the socket, or none is and the process has ended. `silent`: it does not answer, but
   * its process may still run.
   */
  async state(signal: AbortSignal): Promise<'stands' | 'silent' | 'gone'> {
    const { address, binary, identity } = this.#options
    try {
      const found = await readIdentity(address, binary, { timeoutMs: PATIENT_MS, signal })
      return found.pid === identity.pid && found.startedAt === identity.startedAt ? 'stands' : 'gone'
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      return error.kind === 'server-gone' && !this.#runs() ? 'gone' : 'silent'
    }
  }

  /** True when it is this server that answers there. Rejects as `Asker.send` does. */
  async isBehind(asker: Asker): Promise<boolean> {
    const { pid, startedAt } = this.#options.identity
    const [answer] = await asker.send([['display-message', '-p', '#{pid} #{start_time}']])
    return answer?.ok === true && answer.body.join('') === `${pid} ${startedAt}`
  }
}
