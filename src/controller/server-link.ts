import { sleep } from '../base/clock.ts'
import { Failure, messageOf } from '../base/failure.ts'
import { Pace } from '../base/pace.ts'
import type { Scope } from '../base/scope.ts'
import type { PaneId, SessionId } from '../protocol/ids.ts'
import type { PaneImage } from '../terminal/pane-image.ts'
import { CAPTURE_MS, deadCaptureCommands, parseDeadCapture } from '../tmux/capture.ts'
import type { ClientProgram } from '../tmux/client-program.ts'
import type { Command } from '../tmux/command-queue.ts'
import type { ControlClient } from '../tmux/control-client.ts'
import { openLine } from '../tmux/line.ts'
import { runTmux, tmuxFailure } from '../tmux/one-shot.ts'
import type { ServerAddress } from '../tmux/server-address.ts'
import { parseView, viewCommands, type PaneView } from '../tmux/pane-view.ts'
import { LIST_CLIENTS, LIST_SESSIONS, parseClients, parseSessions, type PaneRow } from '../tmux/snapshot.ts'
import type { Capabilities } from '../tmux/version.ts'
import { PATIENT_MS } from '../tmux/tap.ts'
import type { Journal } from './journal.ts'
import { isNamed, isProcess, processMark } from './processes/process-state.ts'

/** Which server it is: a socket path alone can be taken over by a later server. */
export interface ServerIdentity {
  readonly pid: number
  /** Unix seconds. */
  readonly startedAt: number
}

export interface ServerLinkOptions {
  readonly address: ServerAddress
  readonly binary: string
  readonly program: ClientProgram
  readonly identity: ServerIdentity
  readonly journal: Journal
  /** Panes, windows or sessions may have changed. */
  readonly onChange: () => void
  /** A client, ours or another one, has left a session. */
  readonly onDeparture: () => void
  /** A line stands (again): what was missed meanwhile has to be looked up. */
  readonly onLine: (line: ControlClient) => void
  readonly onServerGone: () => void
  /** Sessions where our clients are anyway; some may have ended since. */
  readonly preferredSessions: () => readonly SessionId[]
}

/** The way to one tmux server: the line while runners exist, single commands otherwise. */
export class ServerLink {
  readonly #options: ServerLinkOptions
  #line: ControlClient | undefined
  #opening: Promise<ControlClient> | undefined
  #wanted = false
  #gone = false
  #answers = true
  #hurried = false
  readonly #pace = new Pace()
  /** Mark of the server's process; undefined where it cannot be seen from here, as in a container. */
  readonly #process: string | undefined

  constructor(options: ServerLinkOptions) {
    this.#options = options
    const { pid } = options.identity
    this.#process = isNamed(pid, 'tmux') ? processMark(pid) : undefined
  }

  get line(): ControlClient | undefined {
    return this.#line
  }

  /** False when the last question was not answered in time. */
  get answers(): boolean {
    return this.#answers
  }

  /** Runs one command and returns its lines; throws the Failure that tmux's error means. */
  async ask(command: Command): Promise<readonly string[]> {
    const [lines = []] = await this.askAll([command])
    return lines
  }

  /** Runs commands in order, over the line in one pass of the server; one list of lines for each. */
  async askAll(commands: readonly Command[]): Promise<readonly (readonly string[])[]> {
    if (this.#hurried && !this.#answers) throw new Failure('timeout', 'the tmux server does not answer')
    try {
      const answers = await this.#askNow(commands)
      this.#answers = true
      return answers
    } catch (error) {
      this.#answers = !(error instanceof Failure && error.kind === 'timeout')
      throw error
    }
  }

  async #askNow(commands: readonly Command[]): Promise<readonly (readonly string[])[]> {
    const line = this.#line
    if (line === undefined) return this.#askSingly(commands)
    const replies = await line.send(commands)
    const failed = replies.find((reply) => !reply.ok)
    if (failed !== undefined) throw tmuxFailure(Buffer.concat(failed.body).toString(), this.#options.address)
    return replies.map((reply) => reply.body.map((bytes) => bytes.toString()))
  }

  /** What a pane whose program has ended still shows; undefined without a line, or when the pane is gone. */
  async lastImage({ pane, rows }: PaneRow, capabilities: Capabilities): Promise<PaneImage | undefined> {
    const replies = await this.#line?.send(deadCaptureCommands(pane, rows, capabilities), { timeoutMs: CAPTURE_MS })
    return replies === undefined ? undefined : parseDeadCapture(replies, capabilities)
  }

  /** What a pane shows now; undefined without a line, or when nobody can tell. */
  async view(pane: PaneId, capabilities: Capabilities): Promise<PaneView | undefined> {
    const replies = await this.#line?.send(viewCommands(pane, capabilities)).catch(() => undefined)
    return replies === undefined ? undefined : parseView(replies, capabilities)
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

  /** Takes the line out of a session, by way of `refuge` if given; it comes back where there is one. */
  async leave(session: SessionId, refuge?: SessionId): Promise<void> {
    if (this.#line?.session === session) await this.#line.close(refuge)
  }

  /** Closes the line: nothing is left to watch. */
  async release(): Promise<void> {
    this.#wanted = false
    const line = this.#line
    this.#line = undefined
    await line?.close()
  }

  /** From now on nothing is asked of a server that has left the last question unanswered. */
  hurry(): void {
    this.#hurried = true
  }

  /** A server is gone when another one, or none, is at its socket and its process is gone, too. */
  async #state(signal: AbortSignal): Promise<'stands' | 'silent' | 'gone'> {
    const { address, binary, identity } = this.#options
    try {
      const found = await readIdentity(address, binary, { timeoutMs: PATIENT_MS, signal })
      return found.pid === identity.pid && found.startedAt === identity.startedAt ? 'stands' : 'gone'
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      const runs = this.#process !== undefined && isProcess(this.#process)
      return error.kind === 'server-gone' && !runs ? 'gone' : 'silent'
    }
  }

  async #open(scope: Scope): Promise<ControlClient> {
    const { address, program, journal, onChange, onDeparture, onLine } = this.#options
    const session = await this.#chooseSession()
    const line = await openLine({ address, program, session, onChange, onDeparture })
    await this.#checkIdentity(line)
    this.#line = line
    journal.note('line opened', { session, client_pid: line.pid })
    void line.ended.then((end) => {
      if (this.#line === line) this.#line = undefined
      if (!this.#wanted || scope.signal.aborted) return
      journal.note('line ended', { end })
      scope.fork(async (signal) => this.#reopen(scope, signal))
    })
    onLine(line)
    return line
  }

  /** Without a line nobody tells us that a server has ended, and another one may be at its socket by now. */
  async #checkIdentity(line: ControlClient): Promise<void> {
    const { pid, startedAt } = this.#options.identity
    const [found] = await line.ask(['display-message', '-p', '#{pid} #{start_time}'])
    if (found === `${pid} ${startedAt}`) return
    await line.close()
    this.#serverGone()
    throw new Failure('server-gone', 'the tmux server is another one than it was', { next: 'try again' })
  }

  async #reopen(scope: Scope, signal: AbortSignal): Promise<void> {
    while (this.#wanted && this.#line === undefined) {
      await sleep(this.#pace.next(), signal)
      const state = await this.#state(signal)
      if (state === 'gone') return this.#serverGone()
      if (state === 'silent') continue
      try {
        await this.hold(scope)
      } catch (error) {
        signal.throwIfAborted()
        this.#options.journal.note('line could not be opened', { error: messageOf(error) })
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
    const preferred = this.#options.preferredSessions().find((session) => sessions.includes(session))
    const terminal = parseClients(clientLines).find((client) => !client.control)?.session
    const session = preferred ?? terminal ?? sessions[0]
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
  options: { readonly timeoutMs?: number; readonly signal?: AbortSignal } = {},
): Promise<ServerIdentity & { readonly version: string }> {
  const ask = ['display-message', '-p', '#{pid} #{start_time} #{version}']
  const text = await runTmux(address, ask, { ...options, binary })
  const [pid = '', startedAt = '', ...version] = text.split(' ')
  if (!/^\d+ \d+ /.test(text)) throw new Failure('command-rejected', `tmux does not say who it is: '${text}'`)
  return { pid: Number(pid), startedAt: Number(startedAt), version: version.join(' ') }
}
