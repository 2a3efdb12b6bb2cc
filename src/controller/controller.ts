import { sleep } from '../base/clock.ts'
import { Failure, messageOf } from '../base/failure.ts'
import type { Scope } from '../base/scope.ts'
import { isPaneId, type PaneId, type SessionId } from '../protocol/ids.ts'
import type { Command } from '../tmux/command-queue.ts'
import type { ServerAddress } from '../tmux/server-address.ts'
import { LIST_PANES, parsePanes, type PaneRow } from '../tmux/snapshot.ts'
import { openTap } from '../tmux/tap.ts'
import type { Capabilities } from '../tmux/version.ts'
import { EventHub } from './event-hub.ts'
import { Feeds } from './feeds.ts'
import { Fleet, type MarkRequest } from './fleet.ts'
import { setHooks, unsetHooks } from './hooks.ts'
import type { Journal } from './journal.ts'
import { paneUnmarks } from './pane-marks.ts'
import type { RunnerRecord } from './runner-file.ts'
import { ServerLink, type ServerIdentity } from './server-link.ts'
import { parseSettings, SHOW_SETTINGS, type Settings } from './settings.ts'
import { StatusLine } from './status-line.ts'

/** Notifications come in bursts; one look after them is enough. */
const SETTLE_MS = 50
/** How often a question waits for another look before it is answered with what is known. */
const MAX_LOOKS = 6
/** Without runners a controller has nothing to do; it stays a while for the next command. */
const NOTHING_TO_WATCH_MS = 10 * 60_000

export interface ControllerOptions {
  readonly scope: Scope
  readonly address: ServerAddress
  readonly binary: string
  readonly identity: ServerIdentity
  readonly capabilities: Capabilities
  readonly version: string
  /** Where the controller itself listens. */
  readonly socket: string
  /** Directory that holds one directory for each run. */
  readonly runners: string
  readonly journal: Journal
  /** Command line that asks this controller to look again, for hooks of tmux. */
  readonly refreshCommand: readonly string[]
}

/** How a controller ends. */
export type Ending = 'stopped' | 'server-gone' | 'nothing-to-watch'

/** One tmux server and everything that is known and done about it. Opens nothing before it has a reason to. */
export class Controller {
  readonly version: string
  readonly hub = new EventHub()
  readonly fleet: Fleet
  /** Settles when the controller has to end. */
  readonly ending: Promise<Ending>

  readonly #options: ControllerOptions
  readonly #link: ServerLink
  readonly #feeds: Feeds
  readonly #status: StatusLine
  readonly #startedAt = new Date().toISOString()
  readonly #problems = new Map<string, string>()
  /** Marks, releases and looks at the server, one after the other. */
  #turn: Promise<unknown> = Promise.resolve()
  #rows: readonly PaneRow[] = []
  #lookTimer: NodeJS.Timeout | undefined
  #lookUrgently = false
  #restTimer: NodeJS.Timeout | undefined
  #end: (ending: Ending) => void = () => undefined

  constructor(options: ControllerOptions) {
    const { scope, address, binary, journal } = options
    this.#options = options
    this.version = options.version
    this.ending = new Promise((resolve) => {
      this.#end = resolve
    })
    this.#feeds = new Feeds({
      scope,
      journal,
      connect: async (tap) => openTap({ address, binary, capabilities: options.capabilities, ...tap }),
      turnsOthersOff: options.capabilities.panesCanBeTurnedOff,
      onChange: (urgent) => this.#lookSoon(urgent),
    })
    this.#link = new ServerLink({
      address,
      binary,
      identity: options.identity,
      journal,
      onChange: () => this.#lookSoon(false),
      onLine: () => this.#lineOpened(),
      onServerGone: () => this.#end('server-gone'),
      preferredSession: () => this.fleet.homeSession,
    })
    this.#status = new StatusLine({
      ask: async (commands) => this.#link.askAll(commands),
      runners: () => this.fleet.shown,
      onFailure: (error) => journal.note('status line could not be written', { error: messageOf(error) }),
    })
    this.fleet = new Fleet({
      root: options.runners,
      server: { ...options.identity, socket: address.socket },
      feeds: this.#feeds,
      hub: this.hub,
      journal,
      askAll: async (commands) => this.#link.askAll(commands),
      settings: async () => this.#settings(),
      onChange: () => {
        this.#status.changed()
        if (this.fleet.doubtful) this.#lookSoon(false)
      },
      onDoubt: () => this.#lookSoon(false),
      onTrouble: (runner, problem) => this.#trouble(runner, problem),
    })
    scope.defer(async () => this.#close())
  }

  /** Picks up what an earlier controller left. */
  async start(): Promise<void> {
    await this.#inTurn(async () => {
      const rows = await this.#panes()
      if (rows.some((row) => row.runnerId !== '')) await this.#link.hold(this.#options.scope)
      await this.fleet.restore(rows, (problem) => this.#report(problem))
      await this.#rest()
    })
  }

  /** Marks the pane that a tmux target names. */
  async mark(target: string, request: MarkRequest): Promise<RunnerRecord> {
    return this.#inTurn(async () => {
      await this.#link.hold(this.#options.scope)
      try {
        const pane = await this.#paneAt(target)
        await this.fleet.update(await this.#panes())
        const runner = await this.fleet.mark(pane, request)
        await this.#status.flush()
        return runner.record
      } finally {
        await this.#rest()
      }
    })
  }

  async unmark(selector: string): Promise<RunnerRecord> {
    return this.#inTurn(async () => {
      const { id, name } = this.fleet.find(selector)
      const runner = this.fleet.liveRunner(id)
      if (runner === undefined) throw new Failure('runner-not-found', `'${name}' has ended already`)
      const record = await this.fleet.unmark(runner)
      await this.#rest()
      return record
    })
  }

  async toggle(target: string): Promise<{ marked: boolean; record: RunnerRecord }> {
    const pane = await this.#paneAt(target)
    const runner = this.fleet.liveIn(pane)
    if (runner !== undefined) return { marked: false, record: await this.unmark(runner.id) }
    return { marked: true, record: await this.mark(pane, {}) }
  }

  /** Looks at the server now. */
  async refresh(): Promise<void> {
    await this.#look()
  }

  /** Looks at the server when something must have happened there that it has not told. */
  async settle(): Promise<void> {
    for (let looks = 0; this.fleet.doubtful && looks < MAX_LOOKS; looks += 1) {
      if (looks > 0) await sleep(SETTLE_MS)
      await this.#look()
    }
  }

  async askAll(commands: readonly Command[]): Promise<readonly (readonly string[])[]> {
    return this.#link.askAll(commands)
  }

  /** Names of the live runners that a session shows. */
  runnersIn(session: SessionId): string[] {
    const panes = new Set(this.#rows.filter((row) => row.session === session).map((row) => row.pane))
    return this.fleet.live.filter((runner) => panes.has(runner.pane)).map((runner) => runner.name)
  }

  status() {
    const { address, binary, capabilities, identity, socket } = this.#options
    const line = this.#link.line
    const taps = this.#feeds.taps.map(({ session, pid }) => ({ role: 'tap' as const, session, pid }))
    return {
      pid: process.pid,
      version: this.version,
      startedAt: this.#startedAt,
      tmux: { version: capabilities.version, pid: identity.pid, binary, socket: address.socket },
      socket,
      runners: this.fleet.live.length,
      clients: [
        ...(line === undefined ? [] : [{ role: 'line' as const, session: line.session, pid: line.pid }]),
        ...taps,
      ],
      problems: [...this.#problems.values()],
    }
  }

  /** Ends the controller; with `release` every runner is unmarked first and nothing of ours stays in tmux. */
  async stop({ release }: { readonly release: boolean }): Promise<void> {
    if (release) {
      for (const runner of this.fleet.live) await this.unmark(runner.id)
      await this.#inTurn(async () => {
        const panes = this.#rows.filter((row) => row.runnerId !== '').map((row) => row.pane)
        await this.#link.askAll([...panes.flatMap(paneUnmarks), ...unsetHooks()])
      })
    }
    this.#end('stopped')
  }

  /** Closes the books after the server has gone. */
  async serverGone(): Promise<void> {
    await this.fleet.serverGone()
  }

  /** With runners the line stands; without, no client of ours is attached and the end is near. */
  async #rest(): Promise<void> {
    clearTimeout(this.#restTimer)
    if (this.fleet.live.length > 0) return
    this.#status.changed()
    await this.#status.flush()
    await this.#feeds.close()
    if (this.#link.line !== undefined) await this.#link.askAll(unsetHooks()).catch(() => undefined)
    await this.#link.release()
    this.#restTimer = setTimeout(() => this.#end('nothing-to-watch'), NOTHING_TO_WATCH_MS)
  }

  #lineOpened(): void {
    this.#link.askAll(setHooks(this.#options.refreshCommand)).catch((error: unknown) => {
      this.#options.journal.note('hooks could not be set', { error: messageOf(error) })
    })
    this.#status.forget()
    this.#lookSoon(false)
  }

  #lookSoon(urgent: boolean): void {
    if (this.#lookTimer !== undefined && (!urgent || this.#lookUrgently)) return
    clearTimeout(this.#lookTimer)
    this.#lookUrgently = urgent
    this.#lookTimer = setTimeout(
      () => {
        this.#lookTimer = undefined
        this.#look().catch((error: unknown) => {
          this.#options.journal.note('the server could not be looked at', { error: messageOf(error) })
        })
      },
      urgent ? 0 : SETTLE_MS,
    )
  }

  async #look(): Promise<void> {
    await this.#inTurn(async () => {
      if (this.fleet.live.length === 0 && this.#link.line === undefined) return
      await this.fleet.update(await this.#panes())
      await this.#rest()
    })
  }

  async #panes(): Promise<readonly PaneRow[]> {
    this.#rows = parsePanes(await this.#link.ask(LIST_PANES))
    return this.#rows
  }

  async #paneAt(target: string): Promise<PaneId> {
    const [pane = ''] = await this.#link.ask(['display-message', '-p', '-t', target, '#{pane_id}'])
    if (isPaneId(pane)) return pane
    throw new Failure('pane-not-found', `there is no pane '${target}'`, { next: 'list the panes: tmux list-panes -a' })
  }

  async #settings(): Promise<Settings> {
    const [line = ''] = await this.#link.ask(SHOW_SETTINGS)
    return parseSettings(line, (problem) => this.#report(problem))
  }

  #trouble(runner: string, problem: string | undefined): void {
    const key = `log of ${runner}`
    if (problem === undefined) this.#problems.delete(key)
    else this.#report(`${key} cannot be written: ${problem}`, key)
  }

  /** Something that a person should know; told once. */
  #report(problem: string, key: string = problem): void {
    if (this.#problems.has(key)) return
    this.#problems.set(key, problem)
    this.#options.journal.note('problem reported', { problem })
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work)
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  async #close(): Promise<void> {
    clearTimeout(this.#lookTimer)
    clearTimeout(this.#restTimer)
    await this.#turn
    await this.#status.clear()
    await this.#feeds.close()
    await this.#link.release()
    await this.fleet.close()
  }
}
