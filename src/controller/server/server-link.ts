import type { SourceKind } from '../../runner/source-kind.ts'
import { Failure } from '../../base/failure.ts'
import type { Scope } from '../../base/scope.ts'
import type { PaneId, SessionId } from '../../protocol/ids.ts'
import type { Answer } from '../../protocol/reply.ts'
import type { PaneImage } from '../../terminal/pane-image.ts'
import type { Asker } from '../../tmux/asker.ts'
import { CAPTURE_MS, deadCaptureCommands, parseDeadCapture } from '../../tmux/capture.ts'
import type { Command } from '../../tmux/command-queue.ts'
import type { ControlClient } from '../../tmux/control-client.ts'
import { tmuxFailure } from '../../tmux/one-shot.ts'
import type { PaneView } from '../../tmux/pane-view.ts'
import { PaneViews } from '../../tmux/pane-views.ts'
import { PlainClients } from '../../tmux/plain-clients.ts'
import type { ServerIdentity } from '../../tmux/server-identity.ts'
import type { PaneRow } from '../../tmux/snapshot.ts'
import type { TmuxServer } from '../../tmux/tmux-server.ts'
import { LOOK, ReconnectingWatch, type WatchOptions } from './reconnecting-watch.ts'
import { ServerPresence } from './server-presence.ts'
import { unsetHooks } from './wake-hooks.ts'

export interface ServerLinkOptions extends WatchOptions {
  readonly identity: ServerIdentity
}

/** The error with which a server without sessions (`exit-empty off`) answers lists of panes, windows and clients. */
const NO_SESSIONS = /^no current target/
/** How many questions whose order does not matter, such as captures of panes, may run at the same time. */
const READS_AT_ONCE = 4

/** The connection to one tmux server: watched while there are runners, asked by plain clients otherwise. */
export class ServerLink implements TmuxServer {
  readonly #options: ServerLinkOptions
  readonly #orders: PlainClients
  readonly #reads: PlainClients
  readonly #views = new PaneViews(() => this.reader)
  readonly #presence: ServerPresence
  readonly #watching: ReconnectingWatch
  #answers = true
  #hurried = false

  constructor(options: ServerLinkOptions) {
    this.#options = options
    this.#orders = new PlainClients({ ...options, atOnce: 1 })
    this.#reads = new PlainClients({ ...options, atOnce: READS_AT_ONCE })
    this.#presence = new ServerPresence(options)
    this.#watching = new ReconnectingWatch({ ...options, presence: this.#presence, tmux: this, orders: this.#orders })
  }

  /** How the server is watched; undefined while it is not. */
  get watched(): SourceKind | undefined {
    return this.#watching.current?.kind
  }

  /** Remarks on the watch for a person, one sentence each. */
  get notes(): readonly string[] {
    return this.#watching.current?.notes ?? []
  }

  /** The control client that watches the server; undefined when there is none. */
  get client(): ControlClient | undefined {
    return this.#watching.current?.client
  }

  /** Asks about panes, in no order with other questions; undefined while the server is not watched. */
  get reader(): Asker | undefined {
    const { current } = this.#watching
    return current?.client === undefined ? current && this.#reads : current
  }

  /** False when the last question was not answered in time. */
  get answers(): boolean {
    return this.#answers
  }

  async ask(command: Command): Promise<readonly string[]> {
    const [lines = []] = await this.askAll([command])
    return lines
  }

  async askAll(commands: readonly Command[]): Promise<readonly (readonly string[])[]> {
    return this.#answered(async () => (this.#watching.current ?? this.#orders).send(commands))
  }

  /** The answers to LIST_PANES and LIST_CLIENTS now. */
  async look(): Promise<readonly (readonly string[])[]> {
    return this.#answered(async () => this.#watching.current?.look() ?? this.#orders.send(LOOK))
  }

  async #answered(ask: () => Promise<readonly Answer[]>): Promise<readonly (readonly string[])[]> {
    if (this.#hurried && !this.#answers) throw new Failure('timeout', 'the tmux server does not answer')
    try {
      const answers = await ask()
      this.#answers = true
      return answers.map(({ ok, body }) => {
        if (ok) return body.map((bytes) => bytes.toString())
        const problem = Buffer.concat(body).toString()
        if (NO_SESSIONS.test(problem)) return []
        throw tmuxFailure(problem, this.#options.address)
      })
    } catch (error) {
      this.#answers = !(error instanceof Failure && error.kind === 'timeout')
      throw error
    }
  }

  /** What a pane whose program has ended still shows; undefined while nothing is watched, or when the pane is gone. */
  async lastImage({ pane, rows }: PaneRow): Promise<PaneImage | undefined> {
    const { reader } = this
    if (reader === undefined) return undefined
    const { capabilities } = reader
    const answers = await reader.send(deadCaptureCommands(pane, rows, capabilities), { timeoutMs: CAPTURE_MS })
    return parseDeadCapture(answers, capabilities)
  }

  /** What a pane shows now; undefined while nothing is watched, or when it cannot be read. */
  async view(pane: PaneId): Promise<PaneView | undefined> {
    return this.#views.read(pane)
  }

  /** As ReconnectingWatch.hold. */
  async hold(scope: Scope, kind: SourceKind): Promise<void> {
    await this.#watching.hold(scope, kind)
  }

  /** Takes our client out of a session, by way of `refuge` if given. The watch then opens again in another session. */
  async leave(session: SessionId, refuge?: SessionId): Promise<void> {
    const { client } = this
    if (client?.session === session) await client.close(refuge)
  }

  /** Takes the hooks out of the server. */
  async takeOut(): Promise<void> {
    const { current } = this.#watching
    if (current === undefined) await this.askAll(unsetHooks())
    else await current.takeOut()
  }

  /** Stops watching: nothing is left to watch. */
  async release(): Promise<void> {
    await this.#watching.release()
  }

  /** From now on questions fail at once when the server has left the last one unanswered. */
  hurry(): void {
    this.#hurried = true
  }

  /** False when another server, or none, is at the socket by now. */
  async stands(): Promise<boolean> {
    return (await this.#presence.state(new AbortController().signal)) !== 'gone'
  }
}
