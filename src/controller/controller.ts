import { Failure, messageOf } from '../base/failure.ts'
import { readSettings, type Settings } from '../settings/options.ts'
import { ClientRecord } from '../traces/stale-clients.ts'
import { AgentFinder } from './agents/agent-finder.ts'
import { HookSpool } from './agents/hook-spool.ts'
import { AutoMarker } from './auto-marker.ts'
import { Commands } from './commands.ts'
import type { ControllerOptions } from './controller-options.ts'
import { controllerBody } from './controller-body.ts'
import { EventHub } from './events/event-hub.ts'
import { Meter } from './figures/meter.ts'
import { MetricsFeed } from './figures/metrics-feed.ts'
import { Fleet } from './fleet/fleet.ts'
import { paneUnmarks } from './fleet/pane-marks.ts'
import { Problems } from './telling/problems.ts'
import type { StateChange } from './runner/tracked-runner.ts'
import { Retention } from './runs/retention.ts'
import { ByteSources } from './server/byte-sources.ts'
import { Lookout } from './server/lookout.ts'
import { ServerLink } from './server/server-link.ts'
import { SourcePolicy } from './server/source-policy.ts'
import { WatchLifetime } from './server/watch-lifetime.ts'
import { Steering } from './steering/steering.ts'
import { StatusLine } from './telling/status-line.ts'
import { Telling } from './telling/telling.ts'

/** How a controller ends. */
export type Ending = 'stopped' | 'server-gone' | 'nothing-to-watch'

/**
 * Controls one tmux server: makes its parts, starts them and ends them. Attaches to the server and starts helpers only
 * when the first runner needs them.
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
  readonly #bytes: ByteSources
  readonly #problems: Problems
  readonly #status: StatusLine
  readonly #telling: Telling
  readonly #agents: AgentFinder
  readonly #steering: Steering
  readonly #retention: Retention
  readonly #spool: HookSpool
  readonly #watch: WatchLifetime
  readonly #startedAt = new Date().toISOString()
  #end: (ending: Ending) => void = () => undefined
  /** It ends because there is nothing left to watch. */
  #isResting = false

  constructor(options: ControllerOptions) {
    const { scope, address, capabilities, identity, journal } = options
    this.#options = options
    this.version = options.version
    this.ending = new Promise((resolve) => {
      this.#end = resolve
    })
    const settings = async (): Promise<Settings> => readSettings(link, this.#problems.report)

    const link = new ServerLink({
      ...options,
      onChange: () => {
        this.#bytes.sources.mayResize()
        this.lookout.soon(false)
      },
      onDeparture: () => this.lookout.departed(),
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
    this.#bytes = new ByteSources({
      ...options,
      link,
      record,
      floodMemoryBytes: async () => (await settings()).floodMemoryBytes,
      onChange: (urgent) => this.lookout.soon(urgent),
      onStopped: () => this.#status.changed(),
      onInstead: (pane, why) => this.#problems.readInstead(pane, why),
    })
    const { pipes, sources, taps } = this.#bytes
    this.#problems = new Problems({ tmux: link, journal, pipes, onChange: () => this.#status.changed() })
    this.policy = new SourcePolicy({ tmux: link, capabilities, pipes, problems: this.#problems })
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
    this.#agents = new AgentFinder({ readPane: async (pane) => link.view(pane) })
    this.fleet = new Fleet({
      agents: this.#agents,
      root: options.runners,
      server: { ...identity, socket: address.socket },
      sources,
      hub: this.hub,
      journal,
      askAll: async (commands) => link.askAll(commands),
      lastImage: async (row) => link.lastImage(row),
      settings,
      sourceFor: (wanted) => this.policy.choice(wanted).kind,
      onChange: () => this.#status.changed(),
      onState: (change) => this.#heard(change),
      onDoubt: () => this.lookout.soon(false),
      onTrouble: (runner, trouble) => this.#problems.ofDisk(runner, trouble),
      onLogs: () => this.#retention.soon(),
      onTracked: (runner) => this.#steering.stopper.watch(runner),
      onAgentEnd: (id) => this.marker.agentEnded(id),
      onCommandEnd: (id, word) => this.#commandEnded(id, word),
    })
    const { fleet } = this
    this.meter = new Meter(() => fleet.live.map(({ id, pid, figures: { bytes } }) => ({ id, pid, bytes })))
    this.metricsFeed = new MetricsFeed({ hub: this.hub, meter: this.meter, fleet, onBug: journal.bug.bind(journal) })
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
      pipes,
      sources,
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
      taps,
      fleet,
      watch: this.#watch,
      journal,
      onLooked: async () => this.marker.releaseEnded(),
    })
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
    this.#steering = new Steering({
      ...options,
      tmux: link,
      fleet,
      agents: this.#agents,
      sight: this.lookout,
      socket: address.socket,
    })
    this.commands = new Commands({
      tmux: link,
      fleet,
      lookout: this.lookout,
      watch: this.#watch,
      policy: this.policy,
      status: this.#status,
      steering: this.#steering,
    })
    scope.defer(async () => this.#close())
  }

  /** Its tmux server, to be asked. */
  get tmux(): ServerLink {
    return this.#link
  }

  /** Takes up the runners that an earlier controller left. */
  async start(): Promise<void> {
    const { report } = this.#problems
    this.#steering.load(this.#options.config, report)
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

  /** The status of the controller, without its runners. */
  status() {
    return controllerBody({
      options: this.#options,
      startedAt: this.#startedAt,
      link: this.#link,
      bytes: this.#bytes,
      policy: this.policy,
      problems: this.#problems,
      fleet: this.fleet,
    })
  }

  /** Ends the controller; with `release` it first unmarks every runner and removes all our traces from tmux. */
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
   * Throws a Failure `controller-unreachable`, and ends the controller, when another server, or none, is at the socket:
   * a controller that watches nothing does not notice the end of its server.
   */
  async requireServer(): Promise<void> {
    if (!this.#watch.rests || (await this.#link.stands())) return
    this.#end('server-gone')
    throw new Failure('controller-unreachable', 'the tmux server of this controller has ended', { next: 'try again' })
  }

  /** Ends all runs after the server has gone. */
  async serverGone(): Promise<void> {
    await this.fleet.serverGone()
  }

  #heard(change: StateChange): void {
    this.#telling.heard(change)
    this.#steering.outbox.stateChanged(change.runner)
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
    this.#steering.close()
    this.#spool.close()
    this.#link.hurry()
    await this.#retention.close()
    await this.lookout.idle()
    await Promise.all([this.#status.clear(this.#isResting ? this.fleet.failures : []), this.#bytes.sources.close()])
    await this.#link.release()
    await Promise.all([this.fleet.close(), this.#telling.close()])
  }
}
