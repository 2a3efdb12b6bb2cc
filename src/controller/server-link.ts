import { sleep } from '../base/clock.ts'
import { backoffMs } from '../base/backoff.ts'
import { Failure, messageOf } from '../base/failure.ts'
import type { Scope } from '../base/scope.ts'
import type { SessionId } from '../protocol/ids.ts'
import type { Command } from '../tmux/command-queue.ts'
import type { ControlClient } from '../tmux/control-client.ts'
import { openLine } from '../tmux/line.ts'
import { runTmux, tmuxFailure } from '../tmux/one-shot.ts'
import type { ServerAddress } from '../tmux/server-address.ts'
import { LIST_CLIENTS, LIST_SESSIONS, parseClients, parseSessions } from '../tmux/snapshot.ts'
import type { Journal } from './journal.ts'

/** Which server it is: a socket path alone can be taken over by a later server. */
export interface ServerIdentity {
  readonly pid: number
  /** Unix seconds. */
  readonly startedAt: number
}

export interface ServerLinkOptions {
  readonly address: ServerAddress
  readonly binary: string
  readonly identity: ServerIdentity
  readonly journal: Journal
  /** Panes, windows or sessions may have changed. */
  readonly onChange: () => void
  /** A line stands (again): what was missed meanwhile has to be looked up. */
  readonly onLine: () => void
  readonly onServerGone: () => void
  /** The session on which our clients are anyway, if there is one. */
  readonly preferredSession: () => SessionId | undefined
}

/** The way to one tmux server: the line while runners exist, single commands otherwise. */
export class ServerLink {
  readonly #options: ServerLinkOptions
  #line: ControlClient | undefined
  #opening: Promise<ControlClient> | undefined
  #wanted = false
  #gone = false

  constructor(options: ServerLinkOptions) {
    this.#options = options
  }

  get line(): ControlClient | undefined {
    return this.#line
  }

  /** Runs one command and returns its lines; throws the Failure that tmux's error means. */
  async ask(command: Command): Promise<readonly string[]> {
    const [lines = []] = await this.askAll([command])
    return lines
  }

  /** Runs commands in order, over the line in one pass of the server; one list of lines for each. */
  async askAll(commands: readonly Command[]): Promise<readonly (readonly string[])[]> {
    const line = this.#line
    if (line === undefined) return this.#askSingly(commands)
    const replies = await line.send(commands)
    const failed = replies.find((reply) => !reply.ok)
    if (failed !== undefined) throw tmuxFailure(Buffer.concat(failed.body).toString(), this.#options.address)
    return replies.map((reply) => reply.body.map((bytes) => bytes.toString()))
  }

  /** Opens the line and keeps it open, in the given scope, until `release`. */
  async hold(scope: Scope): Promise<void> {
    this.#wanted = true
    if (this.#line !== undefined) return
    this.#opening ??= this.#open(scope).finally(() => {
      this.#opening = undefined
    })
    await this.#opening
  }

  /** Closes the line: nothing is left to watch. */
  async release(): Promise<void> {
    this.#wanted = false
    const line = this.#line
    this.#line = undefined
    await line?.close()
  }

  /** False when the server is gone for sure: it says so twice. One that is too busy to answer, or stopped, is not. */
  async #stands(signal: AbortSignal): Promise<boolean> {
    const { address, binary, identity } = this.#options
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      try {
        const found = await readIdentity(address, binary)
        return found.pid === identity.pid && found.startedAt === identity.startedAt
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        if (error.kind !== 'server-gone') return true
        await sleep(backoffMs(attempt), signal)
      }
    }
    return false
  }

  async #open(scope: Scope): Promise<ControlClient> {
    const { address, binary, journal, onChange, onLine } = this.#options
    const session = await this.#chooseSession()
    const line = await openLine({ address, binary, session, onChange })
    this.#line = line
    journal.note('line opened', { session, client_pid: line.pid })
    void line.ended.then((end) => {
      if (this.#line === line) this.#line = undefined
      if (!this.#wanted || scope.signal.aborted) return
      journal.note('line ended', { end })
      scope.fork(async (signal) => this.#reopen(scope, signal))
    })
    onLine()
    return line
  }

  async #reopen(scope: Scope, signal: AbortSignal): Promise<void> {
    for (let attempt = 1; this.#wanted && this.#line === undefined; attempt += 1) {
      if (!(await this.#stands(signal))) return this.#serverGone()
      try {
        await this.hold(scope)
      } catch (error) {
        signal.throwIfAborted()
        this.#options.journal.note('line could not be opened', { error: messageOf(error), attempt })
        await sleep(backoffMs(attempt), signal)
      }
    }
  }

  #serverGone(): void {
    if (this.#gone) return
    this.#gone = true
    this.#options.onServerGone()
  }

  /** A session where we are anyway, else one with a terminal, so that as little as possible looks different. */
  async #chooseSession(): Promise<SessionId> {
    const [sessionLines = [], clientLines = []] = await this.#askSingly([LIST_SESSIONS, LIST_CLIENTS])
    const sessions = parseSessions(sessionLines).map((row) => row.session)
    const preferred = this.#options.preferredSession()
    if (preferred !== undefined && sessions.includes(preferred)) return preferred
    const terminal = parseClients(clientLines).find((client) => !client.control)?.session
    const session = terminal ?? sessions[0]
    if (session === undefined) throw new Failure('server-gone', `no sessions at ${this.#options.address.socket}`)
    return session
  }

  async #askSingly(commands: readonly Command[]): Promise<string[][]> {
    const { address, binary } = this.#options
    const answers: string[][] = []
    for (const command of commands) {
      const text = await runTmux(address, command, { binary })
      answers.push(text === '' ? [] : text.split('\n'))
    }
    return answers
  }
}

/** Asks a server who it is. Throws as runTmux does. */
export async function readIdentity(
  address: ServerAddress,
  binary: string,
): Promise<ServerIdentity & { readonly version: string }> {
  const text = await runTmux(address, ['display-message', '-p', '#{pid} #{start_time} #{version}'], { binary })
  const [pid = '', startedAt = '', ...version] = text.split(' ')
  return { pid: Number(pid), startedAt: Number(startedAt), version: version.join(' ') }
}
