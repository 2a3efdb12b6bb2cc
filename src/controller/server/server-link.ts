import { sleep } from '../../base/clock.ts'
import { Failure, messageOf } from '../../base/failure.ts'
import { Pace } from '../../base/pace.ts'
import type { Scope } from '../../base/scope.ts'
import type { PaneId, SessionId } from '../../protocol/ids.ts'
import type { PaneImage } from '../../terminal/pane-image.ts'
import { CAPTURE_MS, deadCaptureCommands, parseDeadCapture } from '../../tmux/capture.ts'
import type { ClientProgram } from '../../tmux/client-program.ts'
import type { Command } from '../../tmux/command-queue.ts'
import type { ControlClient } from '../../tmux/control-client.ts'
import { tmuxFailure } from '../../tmux/one-shot.ts'
import type { ServerAddress } from '../../tmux/server-address.ts'
import { readIdentity, type ServerIdentity } from '../../tmux/server-identity.ts'
import type { PaneView } from '../../tmux/pane-view.ts'
import { PaneViews } from '../../tmux/pane-views.ts'
import { PlainClients } from '../../tmux/plain-clients.ts'
import type { Asker } from '../../tmux/asker.ts'
import {
  LIST_CLIENTS,
  LIST_PANES,
  LIST_SESSIONS,
  parseClients,
  parseSessions,
  type PaneRow,
} from '../../tmux/snapshot.ts'
import type { Capabilities } from '../../tmux/version.ts'
import { PATIENT_MS } from '../../tmux/tap.ts'
import type { Answer } from '../../protocol/reply.ts'
import type { Journal } from '../journal.ts'
import { HookWatch } from './hook-watch.ts'
import { openLineWatch } from './line-watch.ts'
import { unsetHooks } from './wake-hooks.ts'
import type { Watch } from './watch.ts'
import type { SourceKind } from '../../settings/source-choice.ts'
import { LOCAL } from '../../host/host.ts'

export interface ServerLinkOptions {
  readonly address: ServerAddress
  readonly binary: string
  readonly program: ClientProgram
  readonly identity: ServerIdentity
  readonly capabilities: Capabilities
  readonly journal: Journal
  /** Command line that asks this controller to look again, for a hook of tmux. */
  readonly refreshCommand: readonly string[]
  /** Panes, windows or sessions may have changed. */
  readonly onChange: () => void
  /** A client, ours or another one, has left a session. */
  readonly onDeparture: () => void
  /** The server is watched (again): what was missed meanwhile has to be looked up. */
  readonly onWatch: (watch: Watch) => void
  readonly onServerGone: () => void
  /** Sessions where our clients are anyway; some may have ended since. */
  readonly preferredSessions: () => readonly SessionId[]
}

/** What a look at the server asks. */
const LOOK: readonly Command[] = [LIST_PANES, LIST_CLIENTS]
/** What lists of panes, windows and clients say of a server without sessions (`exit-empty off`), instead of nothing. */
const NO_SESSIONS = /^no current target/
/** Questions that are in no order with others, such as what a pane shows. */
const READS_AT_ONCE = 4

/** The way to one tmux server: watched while runners exist, asked by plain clients otherwise. */
export class ServerLink {
  readonly #options: ServerLinkOptions
  readonly #orders: PlainClients
  readonly #reads: PlainClients
  readonly #views = new PaneViews(() => this.reader)
  #watch: Watch | undefined
  #opening: Promise<Watch> | undefined
  #wanted: SourceKind | undefined
  #gone = false
  #answers = true
  #hurried = false
  readonly #pace = new Pace()
  /** True while the server's process runs; false also where it is not seen from here, as in a container. */
  readonly #runs: () => boolean

  constructor(options: ServerLinkOptions) {
    this.#options = options
    this.#orders = new PlainClients({ ...options, atOnce: 1 })
    this.#reads = new PlainClients({ ...options, atOnce: READS_AT_ONCE })
    const { pid } = options.identity
    const { processes } = options.address.host ?? LOCAL
    const mark = processes?.isNamed(pid, 'tmux') === true ? processes.processMark(pid) : undefined
    this.#runs = () => mark !== undefined && processes?.isProcess(mark) === true
  }

  /** How the server is watched; undefined while it is not. */
  get watched(): SourceKind | undefined {
    return this.#watch?.kind
  }

  /** What a person may want to know of that. */
  get notes(): readonly string[] {
    return this.#watch?.notes ?? []
  }

  /** The control client by which the server is watched, if it is by one. */
  get client(): ControlClient | undefined {
    return this.#watch?.client
  }

  /** What a pane can be asked by, in no order with anything else; undefined while the server is not watched. */
  get reader(): Asker | undefined {
    return this.#watch?.client === undefined ? this.#watch && this.#reads : this.#watch
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

  /** Runs commands in order, in one pass of the server; one list of lines for each. */
  async askAll(commands: readonly Command[]): Promise<readonly (readonly string[])[]> {
    return this.#answered(async () => (this.#watch ?? this.#orders).send(commands))
  }

  /** What LIST_PANES and LIST_CLIENTS say now. */
  async look(): Promise<readonly (readonly string[])[]> {
    return this.#answered(async () => this.#watch?.look() ?? this.#orders.send(LOOK))
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

  /** What a pane shows now; undefined while nothing is watched, or when nobody can tell. */
  async view(pane: PaneId): Promise<PaneView | undefined> {
    return this.#views.read(pane)
  }

  /** Watches the server in the given way and scope, until `release`. One that is watched already stays so. */
  async hold(scope: Scope, kind: SourceKind): Promise<void> {
    this.#wanted ??= kind
    if (this.#watch !== undefined) return
    this.#opening ??= this.#open(scope, this.#wanted).finally(() => {
      this.#opening = undefined
    })
    await this.#opening
  }

  /** Takes our client out of a session, by way of `refuge` if given; it comes back where there is one. */
  async leave(session: SessionId, refuge?: SessionId): Promise<void> {
    const { client } = this
    if (client?.session === session) await client.close(refuge)
  }

  /** Takes the hooks out of the server. */
  async takeOut(): Promise<void> {
    if (this.#watch === undefined) await this.askAll(unsetHooks())
    else await this.#watch.takeOut()
  }

  /** Stops watching: nothing is left to watch. */
  async release(): Promise<void> {
    this.#wanted = undefined
    const watch = this.#watch
    this.#watch = undefined
    await watch?.close()
  }

  /** From now on nothing is asked of a server that has left the last question unanswered. */
  hurry(): void {
    this.#hurried = true
  }

  /** False when another server, or none, is at the socket by now. */
  async stands(): Promise<boolean> {
    return (await this.#state(new AbortController().signal)) !== 'gone'
  }

  /** A server is gone when another one, or none, is at its socket and its process is gone, too. */
  async #state(signal: AbortSignal): Promise<'stands' | 'silent' | 'gone'> {
    const { address, binary, identity } = this.#options
    try {
      const found = await readIdentity(address, binary, { timeoutMs: PATIENT_MS, signal })
      return found.pid === identity.pid && found.startedAt === identity.startedAt ? 'stands' : 'gone'
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      return error.kind === 'server-gone' && !this.#runs() ? 'gone' : 'silent'
    }
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
    const { address, binary, onChange } = this.#options
    return new HookWatch({ address, binary, asker: this.#orders, look: LOOK, onChange })
  }

  /** While it was not watched nobody told us that a server has ended, and another one may be at its socket by now. */
  async #checkIdentity(watch: Watch): Promise<void> {
    const { pid, startedAt } = this.#options.identity
    const [answer] = await watch.send([['display-message', '-p', '#{pid} #{start_time}']])
    if (answer?.ok === true && answer.body.join('') === `${pid} ${startedAt}`) return
    await watch.close()
    this.#serverGone()
    throw new Failure('server-gone', 'the tmux server is another one than it was', { next: 'try again' })
  }

  async #reopen(scope: Scope, signal: AbortSignal): Promise<void> {
    for (let kind = this.#missing(); kind !== undefined; kind = this.#missing()) {
      await sleep(this.#pace.next(), signal)
      const state = await this.#state(signal)
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

  /** The watch that is wanted and does not stand. */
  #missing(): SourceKind | undefined {
    return this.#watch === undefined ? this.#wanted : undefined
  }

  #serverGone(): void {
    if (this.#gone) return
    this.#gone = true
    this.#options.onServerGone()
  }

  /** A session where we are anyway, else one with a terminal, so that as little as possible looks different. */
  async #chooseSession(): Promise<SessionId> {
    const [sessionLines = [], clientLines = []] = await this.askAll([LIST_SESSIONS, LIST_CLIENTS])
    const sessions = parseSessions(sessionLines).map((row) => row.session)
    const preferred = this.#options.preferredSessions().find((session) => sessions.includes(session))
    const terminal = parseClients(clientLines).find((client) => !client.control)?.session
    const session = preferred ?? terminal ?? sessions[0]
    if (session === undefined) throw new Failure('server-gone', `no sessions at ${this.#options.address.socket}`)
    return session
  }
}
