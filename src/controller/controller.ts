import { Failure, messageOf } from '../base/failure.ts'
import type { Scope } from '../base/scope.ts'
import { residentBytes } from '../host/resident.ts'
import { readPresets, type Presets } from '../settings/agents.ts'
import { readSettings, type Settings } from '../settings/options.ts'
import type { ClientProgram } from '../tmux/client-program.ts'
import type { ServerAddress } from '../tmux/server-address.ts'
import type { ServerIdentity } from '../tmux/server-identity.ts'
import { openTap } from '../tmux/tap.ts'
import type { TmuxServer } from '../tmux/tmux-server.ts'
import type { Capabilities } from '../tmux/version.ts'
import { ClientRecord } from '../traces/stale-clients.ts'
import { AgentFinder } from './agents/agent-finder.ts'
import { HookSpool } from './agents/hook-spool.ts'
import { AutoMarker } from './auto-marker.ts'
import { Commands } from './commands.ts'
import { EventHub } from './event-hub.ts'
import { Meter } from './figures/meter.ts'
import { MetricsFeed } from './figures/metrics-feed.ts'
import { Fleet } from './fleet/fleet.ts'
import { paneUnmarks } from './fleet/pane-marks.ts'
import type { Journal } from './journal.ts'
import { Problems } from './problems.ts'
import type { TrackedRunner } from './runner/tracked-runner.ts'
import { Retention } from './runs/retention.ts'
import { Lookout } from './server/lookout.ts'
import { ServerLink } from './server/server-link.ts'
import { SessionLeaver } from './server/session-leaver.ts'
import { SourcePolicy } from './server/source-policy.ts'
import { WatchLifetime } from './server/watch-lifetime.ts'
import { Feeds } from './sources/feeds.ts'
import { Looks } from './sources/looks.ts'
import { Pipes } from './sources/pipes.ts'
import { Sources } from './sources/sources.ts'
import { Restarter } from './steering/restarter.ts'
import { Restorer } from './steering/restorer.ts'
import { Sender } from './steering/sender.ts'
import { Starter, type Sight } from './steering/starter.ts'
import { Stopper } from './steering/stopper.ts'
import { StatusLine } from './telling/status-line.ts'
import { Telling } from './telling/telling.ts'

export interface ControllerOptions {
  readonly scope: Scope
  readonly address: ServerAddress
  readonly binary: string
  readonly program: ClientProgram
  readonly identity: ServerIdentity
  readonly capabilities: Capabilities
  readonly version: string
  /** Where the controller itself listens. */
  readonly socket: string
  /** Directory that holds one directory for each run. */
  readonly runners: string
  /** Directory that may hold the user's own rules. */
  readonly rules: string
  /** Directory in which hooks of agents leave their events. */
  readonly hookSpool: string
  /** The user's `config.json`, which may be missing. */
  readonly config: string
  readonly journal: Journal
  /** How long it stays without runners, for the next command. */
  readonly restMs: number
  /** Command line that asks this controller to look again, for hooks of tmux. */
  readonly refreshCommand: readonly string[]
  /** Where the reader of pipes connects. */
  readonly readerSocket: string
  /** Command line of such a reader, before its arguments. */
  readonly readerCommand: readonly string[]
  /** The script under which commands are started. */
  readonly wrapper: string
}

/** How a controller ends. */
export type Ending = 'stopped' | 'server-gone' | 'nothing-to-watch'

/**
 * One tmux server and everything that is known and done about it: makes the parts, starts and ends them. Opens nothing
 * before it has a reason to.
 */
export class Controller {
  readonly version: string
  readonly hub = new EventHub()
  readonly fleet: Fleet
  readonly meter: Meter
  readonly metricsFeed: MetricsFeed
  readonly policy: SourcePolicy
  readonly lookout: Lookout
  readonly marker: AutoMarker
  readonly commands: Commands
  /** Settles when the controller has to end. */
  readonly ending: Promise<Ending>

  readonly #options: ControllerOptions
  readonly #link: ServerLink
  readonly #taps: Feeds
  readonly #pipes: Pipes
  readonly #sources: Sources
  readonly #problems: Problems
  readonly #status: StatusLine
  readonly #telling: Telling
  readonly #agents: AgentFinder
  readonly #stopper: Stopper
  readonly #retention: Retention
  readonly #spool: HookSpool
  readonly #watch: WatchLifetime
  readonly #startedAt = new Date().toISOString()
  #presets: Presets = new Map()
  #end: (ending: Ending) => void = () => undefined
  /** It ends because there is nothing left to watch. */
  #isResting = false

  constructor(options: ControllerOptions) {
    const { scope, address, capabilities, identity, program, journal } = options
    this.#options = options
    this.version = options.version
    this.ending = new Promise((resolve) => {
      this.#end = resolve
    })
    const settings = async (): Promise<Settings> => readSettings(link, this.#problems.report)
    const live = (): readonly TrackedRunner[] => this.fleet.live

    const link = new ServerLink({
      address,
      binary: options.binary,
      program,
      identity,
      capabilities,
      refreshCommand: options.refreshCommand,
      journal,
      onChange: () => {
        this.#sources.mayResize()
        this.lookout.soon(false)
      },
      onDeparture: () => {
        leaver.departed()
        this.lookout.soon(false)
      },
      onWatch: ({ client }) => {
        if (client !== undefined) record.add(client)
        this.#status.forget()
        this.lookout.soon(false)
      },
      onServerGone: () => this.#end('server-gone'),
      preferredSessions: () => this.fleet.homeSessions,
    })
    this.#link = link
    const record = new ClientRecord(link)
    this.#taps = new Feeds({
      scope,
      journal,
      connect: async (tap) => record.add(await openTap({ address, program, capabilities, ...tap })),
      onChange: (urgent) => this.lookout.soon(urgent),
      serverBytes: () => residentBytes(identity.pid, 'tmux'),
      maxBytes: async () => (await settings()).floodMemoryBytes,
    })
    this.#pipes = new Pipes({
      journal,
      socket: options.readerSocket,
      command: options.readerCommand,
      onStopped: () => this.#status.changed(),
      asker: () => link.reader,
      onLost: (pane, why) => this.#sources.pipeLost(pane, why),
      onChange: () => this.lookout.soon(true),
    })
    this.#problems = new Problems({ tmux: link, journal, pipes: this.#pipes, onChange: () => this.#status.changed() })
    this.policy = new SourcePolicy({ tmux: link, capabilities, pipes: this.#pipes, problems: this.#problems })
    this.#sources = new Sources({
      scope,
      journal,
      adapters: {
        control: this.#taps,
        pipe: this.#pipes,
        look: new Looks({
          view: async (pane) => link.view(pane),
          onFree: (pane) => this.#sources.pipeFree(pane),
        }),
      },
      insteadOfPipe: capabilities.controlIsSafe ? 'control' : 'look',
      onInstead: (pane, why) => this.#problems.readInstead(pane, why),
    })
    this.#status = new StatusLine({
      tmux: link,
      runners: () => this.fleet.shown,
      hasTrouble: () => this.#problems.ofLogs.length > 0,
      onFailure: (error) => journal.note('status line could not be written', { error: messageOf(error) }),
    })
    this.#telling = new Telling({
      server: { socket: address.socket, pid: identity.pid },
      journal,
      tmux: link,
      report: this.#problems.report,
    })
    this.#agents = new AgentFinder({
      readPane: async (pane) => link.view(pane),
    })
    this.fleet = new Fleet({
      agents: this.#agents,
      root: options.runners,
      server: { ...identity, socket: address.socket },
      sources: this.#sources,
      hub: this.hub,
      journal,
      askAll: async (commands) => link.askAll(commands),
      lastImage: async (row) => link.lastImage(row),
      settings,
      sourceFor: (wanted) => this.policy.choice(wanted).kind,
      onChange: () => this.#status.changed(),
      onState: (change) => this.#telling.heard(change),
      onDoubt: () => this.lookout.soon(false),
      onTrouble: (runner, trouble) => this.#problems.ofDisk(runner, trouble),
      onLogs: () => this.#retention.soon(),
      onTracked: (runner) => this.#stopper.watch(runner),
      onAgentEnd: (id) => this.marker.agentEnded(id),
      onCommandEnd: (id, word) => this.#commandEnded(id, word),
    })
    const { fleet } = this
    this.meter = new Meter(() => live().map(({ id, pid, figures: { bytes } }) => ({ id, pid, bytes })))
    this.metricsFeed = new MetricsFeed({ hub: this.hub, meter: this.meter, live, onBug: (error) => journal.bug(error) })
    this.#retention = new Retention({
      root: options.runners,
      settings,
      isHeld: (id) => fleet.isHeld(id),
      onRemoved: (id) => void fleet.forget(id),
      journal,
    })
    this.#spool = new HookSpool({
      directory: options.hookSpool,
      journal,
      onReport: (report) => {
        const runner = fleet.liveIn(report.pane)
        if (runner === undefined) this.marker.soon()
        else runner.hooked(report)
      },
    })
    this.#watch = new WatchLifetime({
      scope,
      link,
      policy: this.policy,
      settings,
      fleet,
      pipes: this.#pipes,
      sources: this.#sources,
      status: this.#status,
      spool: this.#spool,
      retention: this.#retention,
      restMs: options.restMs,
      onNothingToWatch: () => {
        this.#isResting = true
        this.#end('nothing-to-watch')
      },
    })
    this.lookout = new Lookout({
      link,
      fleet,
      journal,
      onLooked: async () => {
        await this.marker.releaseEnded()
        await leaver.leaveAbandoned()
        await this.#watch.review()
      },
    })
    const leaver = new SessionLeaver({ link, taps: this.#taps, journal, onLeft: () => this.lookout.soon(false) })
    this.marker = new AutoMarker({
      agents: this.#agents,
      fleet,
      lookout: this.lookout,
      watch: this.#watch,
      status: this.#status,
      settings,
      problems: this.#problems,
      journal,
    })

    const sender = new Sender({ journal, tmux: link, preset: (agent) => this.#presets.get(agent) })
    this.#stopper = new Stopper({ journal, fleet, sender })
    const sight: Sight = {
      rows: async () => this.lookout.rows(),
      look: async () => {
        await this.#watch.expectRunner()
        await this.lookout.update()
      },
    }
    const starter = new Starter({
      fleet,
      tmux: link,
      sight,
      typeWhenReady: (runner, text) => scope.fork(async (signal) => sender.typeWhenReady(runner, text, signal)),
      script: options.wrapper,
    })
    const restorer = new Restorer({
      root: options.runners,
      socket: address.socket,
      fleet,
      starter,
      presets: () => this.#presets,
      sight,
    })
    this.commands = new Commands({
      tmux: link,
      fleet,
      lookout: this.lookout,
      watch: this.#watch,
      policy: this.policy,
      status: this.#status,
      starter,
      restorer,
      restarter: new Restarter({ tmux: link, fleet, stopper: this.#stopper }),
      stopper: this.#stopper,
      sender,
    })
    scope.defer(async () => this.#close())
  }

  /** Its tmux server, to be asked. */
  get tmux(): TmuxServer {
    return this.#link
  }

  /** Picks up what an earlier controller left. */
  async start(): Promise<void> {
    const { report } = this.#problems
    this.#presets = readPresets(this.#options.config, report)
    await this.#agents.load(this.#options.rules, report)
    await this.lookout.inTurn(async () => {
      const rows = await this.lookout.rows()
      if (rows.some((row) => row.runnerId !== '')) await this.#watch.begin()
      await this.fleet.restore(rows, report)
      await this.marker.releaseEnded()
      this.#retention.soon()
      await this.#watch.review()
    })
    this.#status.open()
  }

  status() {
    const { address, binary, capabilities, identity, socket } = this.#options
    const { client, notes, watched } = this.#link
    const { chosen } = this.policy
    const taps = this.#taps.taps.map(({ session, pid }) => ({ role: 'tap' as const, session, pid }))
    return {
      pid: process.pid,
      version: this.version,
      startedAt: this.#startedAt,
      tmux: { version: capabilities.version, pid: identity.pid, binary, socket: address.socket },
      socket,
      runners: this.fleet.live.length,
      ...(watched === undefined || chosen === undefined
        ? {}
        : { watch: { by: watched, why: chosen.why, notes: [...notes] } }),
      clients: [
        ...(client === undefined ? [] : [{ role: 'line' as const, session: client.session, pid: client.pid }]),
        ...taps,
      ],
      readers: this.#pipes.readers,
      problems: [...this.#problems.all],
    }
  }

  /** Ends the controller; with `release` every runner is unmarked first and nothing of ours stays in tmux. */
  async stop({ release }: { readonly release: boolean }): Promise<void> {
    if (release) {
      for (const runner of this.fleet.live) await this.commands.unmark(runner.id)
      await this.lookout.inTurn(async () => {
        const panes = this.lookout.markedPanes
        if (panes.length > 0) await this.#link.askAll(panes.flatMap(paneUnmarks))
        await this.#link.takeOut()
      })
    }
    this.#end('stopped')
  }

  /**
   * Nobody tells a controller that has nothing to watch of the end of its server. Throws a Failure `controller-unreachable`,
   * and ends, when another one is at its socket by now, or none.
   */
  async requireServer(): Promise<void> {
    if (!this.#watch.rests || (await this.#link.stands())) return
    this.#end('server-gone')
    throw new Failure('controller-unreachable', 'the tmux server of this controller has ended', { next: 'try again' })
  }

  /** False when the tmux server has left the last question unanswered. */
  get serverAnswers(): boolean {
    return this.#link.answers
  }

  /** Closes the books after the server has gone. */
  async serverGone(): Promise<void> {
    await this.fleet.serverGone()
  }

  #commandEnded(id: string, word: string): void {
    this.lookout
      .inTurn(async () => {
        await this.fleet.commandEnded(id, word)
        await this.lookout.seeKept(id)
        await this.#watch.review()
      })
      .catch((error: unknown) => this.#options.journal.bug(error))
  }

  async #close(): Promise<void> {
    this.lookout.close()
    this.#watch.close()
    this.marker.close()
    this.#stopper.close()
    this.#spool.close()
    this.#link.hurry()
    await this.#retention.close()
    await this.lookout.idle()
    await Promise.all([this.#status.clear(this.#isResting ? this.fleet.failures : []), this.#sources.close()])
    await this.#link.release()
    await Promise.all([this.fleet.close(), this.#telling.close()])
  }
}
