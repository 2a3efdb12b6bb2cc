import type { SourceKind } from '../../runner/source-kind.ts'
import { sleep } from '../../base/clock.ts'
import { Failure, messageOf } from '../../base/failure.ts'
import { Pace } from '../../base/pace.ts'
import type { Scope } from '../../base/scope.ts'
import type { SessionId } from '../../protocol/ids.ts'
import type { PlainClients } from '../../tmux/plain-clients.ts'
import type { ClientProgram } from '../../tmux/client-program.ts'
import type { Command } from '../../tmux/command-queue.ts'
import type { ServerAddress } from '../../tmux/server-address.ts'
import { LIST_CLIENTS, LIST_PANES, LIST_SESSIONS, parseClients, parseSessions } from '../../tmux/snapshot.ts'
import type { TmuxServer } from '../../tmux/tmux-server.ts'
import type { Capabilities } from '../../tmux/version.ts'
import type { Journal } from '../events/journal.ts'
import { HookWatch } from './hook-watch.ts'
import { openLineWatch } from './line-watch.ts'
import type { ServerPresence } from './server-presence.ts'
import type { Watch } from './watch.ts'

/** The commands that a look at the server sends. */
export const LOOK: readonly Command[] = [LIST_PANES, LIST_CLIENTS]

export interface WatchOptions {
  readonly address: ServerAddress
  readonly binary: string
  readonly program: ClientProgram
  readonly capabilities: Capabilities
  readonly journal: Journal
  /** Command line that asks this controller to look again, for a hook of tmux. */
  readonly refreshCommand: readonly string[]
  /** Panes, windows or sessions may have changed. */
  readonly onChange: () => void
  /** A client, ours or another one, has left a session. */
  readonly onDeparture: () => void
  /** The server is watched (again): changes since the last watch were missed, so a look is needed. */
  readonly onWatch: (watch: Watch) => void
  /** Another server, or none, is at the socket. Called once. */
  readonly onServerGone: () => void
  /** Sessions to which our clients are attached already; some may have ended since. */
  readonly preferredSessions: () => readonly SessionId[]
}

export interface ReconnectingWatchOptions extends WatchOptions {
  readonly presence: ServerPresence
  /** Asks the server while it is not watched, too. */
  readonly tmux: TmuxServer
  /** Asks the server by plain clients, in order. */
  readonly orders: PlainClients
}

/** Opens its watch again when that ends, while a watch is wanted and the server is there. */
export class ReconnectingWatch {
  readonly #options: ReconnectingWatchOptions
  readonly #pace = new Pace()
  #watch: Watch | undefined
  #opening: Promise<Watch> | undefined
  #wanted: SourceKind | undefined
  #gone = false

  constructor(options: ReconnectingWatchOptions) {
    this.#options = options
  }

  /** The open watch; undefined while there is none. */
  get current(): Watch | undefined {
    return this.#watch
  }

  /**
   * Watches the server in the given way and scope, until `release`. One that is watched already stays so. Throws a Failure
   * `server-gone`, or as openLineWatch does.
   */
  async hold(scope: Scope, kind: SourceKind): Promise<void> {
    this.#wanted ??= kind
    if (this.#watch !== undefined) return
    this.#opening ??= this.#open(scope, this.#wanted).finally(() => {
      this.#opening = undefined
    })
    await this.#opening
  }

  /** Stops watching: nothing is left to watch. */
  async release(): Promise<void> {
    this.#wanted = undefined
    const watch = this.#watch
    this.#watch = undefined
    await watch?.close()
  }

  async #open(scope: Scope, kind: SourceKind): Promise<Watch> {
    const { journal, onWatch } = this.#options
    const watch = kind === 'control' ? await this.#openLine() : this.#openHooks()
    await this.#checkIdentity(watch)
    this.#watch = watch
    journal.note('server watched', { by: kind, session: watch.client?.session, client_pid: watch.client?.pid })
    void watch.ended.then((cause) => {
      if (this.#watch === watch) this.#watch = undefined
      if (this.#wanted === undefined || scope.signal.aborted) return
      journal.note('server no longer watched', { cause })
      scope.fork(async (signal) => this.#reopen(scope, signal))
    })
    onWatch(watch)
    return watch
  }

  async #openLine(): Promise<Watch> {
    const { address, capabilities, onChange, onDeparture, program, refreshCommand } = this.#options
    const session = await this.#chooseSession()
    return openLineWatch({ address, program, session, capabilities, look: LOOK, refreshCommand, onChange, onDeparture })
  }

  #openHooks(): Watch {
    const { address, binary, onChange, orders } = this.#options
    return new HookWatch({ address, binary, asker: orders, look: LOOK, onChange })
  }

  /** Throws when another server is at the socket: the end of a server that is not watched goes unnoticed. */
  async #checkIdentity(watch: Watch): Promise<void> {
    if (await this.#options.presence.isBehind(watch)) return
    await watch.close()
    this.#serverGone()
    throw new Failure('server-gone', 'another tmux server is at this socket now', { next: 'try again' })
  }

  async #reopen(scope: Scope, signal: AbortSignal): Promise<void> {
    for (let kind = this.#missing(); kind !== undefined; kind = this.#missing()) {
      await sleep(this.#pace.next(), signal)
      const state = await this.#options.presence.state(signal)
      if (state === 'gone') return this.#serverGone()
      if (state === 'silent') continue
      try {
        if (this.#missing() !== undefined) await this.hold(scope, kind)
      } catch (error) {
        signal.throwIfAborted()
        this.#options.journal.note('server could not be watched', { error: messageOf(error) })
      }
    }
  }

  /** The kind of watch that is wanted but not open; undefined when none is missing. */
  #missing(): SourceKind | undefined {
    return this.#watch === undefined ? this.#wanted : undefined
  }

  #serverGone(): void {
    if (this.#gone) return
    this.#gone = true
    this.#options.onServerGone()
  }

  /** A session that has a client of ours already, else one with a terminal: there an added client changes the least. */
  async #chooseSession(): Promise<SessionId> {
    const { address, preferredSessions, tmux } = this.#options
    const [sessionLines = [], clientLines = []] = await tmux.askAll([LIST_SESSIONS, LIST_CLIENTS])
    const sessions = parseSessions(sessionLines).map((row) => row.session)
    const preferred = preferredSessions().find((session) => sessions.includes(session))
    const terminal = parseClients(clientLines).find((client) => !client.control)?.session
    const session = preferred ?? terminal ?? sessions[0]
    if (session === undefined) throw new Failure('server-gone', `no sessions at ${address.socket}`)
    return session
  }
}
