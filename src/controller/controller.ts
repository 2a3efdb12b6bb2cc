import { moment, sleep } from '../base/clock.ts'
import { Failure, messageOf } from '../base/failure.ts'
import type { Scope } from '../base/scope.ts'
import { isPaneId, type PaneId, type SessionId } from '../protocol/ids.ts'
import type { Command } from '../tmux/command-queue.ts'
import type { ServerAddress } from '../tmux/server-address.ts'
import { askPaneAt } from '../tmux/pane-target.ts'
import { LIST_SESSIONS, parseClients, parsePanes, type PaneRow } from '../tmux/snapshot.ts'
import { visiblePanes } from '../tmux/visible-panes.ts'
import type { ClientProgram } from '../tmux/client-program.ts'
import { openTap } from '../tmux/tap.ts'
import type { Capabilities } from '../tmux/version.ts'
import { Abandoned, LIST_ATTACHED } from './server/abandoned.ts'
import { AgentFinder } from './agents/agent-finder.ts'
import { FindingLimit } from './agents/finding-limit.ts'
import type { FoundInPane } from '../agents/unmarked-agents.ts'
import { DiskTroubles } from './runs/disk-troubles.ts'
import { EventHub } from './event-hub.ts'
import { Feeds } from './sources/feeds.ts'
import { Fleet, type Snapshot } from './fleet/fleet.ts'
import type { MarkRequest } from './fleet/marking.ts'
import { HookSpool } from './agents/hook-spool.ts'
import type { Journal } from './journal.ts'
import { Meter } from './figures/meter.ts'
import { MetricsFeed } from './figures/metrics-feed.ts'
import { showNotice } from './telling/notice.ts'
import { paneUnmarks } from './fleet/pane-marks.ts'
import { Pipes } from './sources/pipes.ts'
import type { RestartPlan } from '../records/restart-plan.ts'
import { Restorer } from './steering/restorer.ts'
import { Retention } from './runs/retention.ts'
import type { RunnerRecord } from '../records/runner-file.ts'
import { ClientRecord } from '../traces/stale-clients.ts'
import type { ServerIdentity } from '../tmux/server-identity.ts'
import { ServerLink } from './server/server-link.ts'
import { residentBytes } from '../host/resident.ts'
import { parseSettings, SHOW_SETTINGS, type Settings } from '../settings/options.ts'
import { readPresets, type Presets } from '../settings/agents.ts'
import { endMarkedAgent } from './steering/marked-stop.ts'
import { pause, resume } from './steering/pauses.ts'
import { Sender, type SendRequest } from './steering/sender.ts'
import { Looks } from './sources/looks.ts'
import { chooseSource, riskOf, type SourceChoice } from '../settings/source-choice.ts'
import { Sources } from './sources/sources.ts'
import { Starter, type StartRequest } from './steering/starter.ts'
import { StatusLine } from './telling/status-line.ts'
import { Stopper } from './steering/stopper.ts'
import { Telling } from './telling/telling.ts'
import type { TrackedRunner } from './runner/tracked-runner.ts'

/** Notifications come in bursts; one look after them is enough. */
const SETTLE_MS = 50
/** Hidden environment of the server: its user was told what control mode risks. */
const RISK_TOLD = 'GEPPETTO_RISK_TOLD'
/** A program that has given way to another one is in front by then. */
const FIND_MS = 1000
/** How often a question waits for another look before it is answered with what is known. */
const MAX_LOOKS = 6

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

export interface Marked {
  readonly record: RunnerRecord
  /** What whoever marked it should know. */
  readonly notice: string | undefined
}

/** How a controller ends. */
export type Ending = 'stopped' | 'server-gone' | 'nothing-to-watch'

/** One tmux server and everything that is known and done about it. Opens nothing before it has a reason to. */
export class Controller {
  readonly version: string
  readonly hub = new EventHub()
  readonly fleet: Fleet
  readonly meter: Meter
  readonly metricsFeed: MetricsFeed
  /** Settles when the controller has to end. */
  readonly ending: Promise<Ending>

  readonly #options: ControllerOptions
  readonly #link: ServerLink
  readonly #taps: Feeds
  readonly #pipes: Pipes
  readonly #sources: Sources
  readonly #status: StatusLine
  readonly #agents: AgentFinder
  readonly #abandoned = new Abandoned()
  #departed = false
  /** How the server is watched, once that was decided. */
  #chosen: SourceChoice | undefined
  readonly #startedAt = new Date().toISOString()
  readonly #problems = new Set<string>()
  /** Panes that are read from another source than was asked for, and why. */
  readonly #instead = new Map<PaneId, string>()
  readonly #troubles: DiskTroubles
  readonly #retention: Retention
  readonly #starter: Starter
  readonly #restorer: Restorer
  readonly #sender: Sender
  #presets: Presets = new Map()
  readonly #stopper: Stopper
  readonly #spool: HookSpool
  readonly #telling: Telling
  readonly #findingLimit = new FindingLimit()
  #findTimer: NodeJS.Timeout | undefined
  /** Marks, releases and looks at the server, one after the other. */
  #turn: Promise<unknown> = Promise.resolve()
  #rows: readonly PaneRow[] = []
  #lookTimer: NodeJS.Timeout | undefined
  #lookUrgently = false
  #restTimer: NodeJS.Timeout | undefined
  #end: (ending: Ending) => void = () => undefined
  /** What is still under way begins nothing new. */
  #isClosing = false
  /** It ends because there is nothing left to watch. */
  #isResting = false

  constructor(options: ControllerOptions) {
    const { scope, address, binary, program, journal } = options
    this.#options = options
    this.version = options.version
    this.ending = new Promise((resolve) => {
      this.#end = resolve
    })
    this.#troubles = new DiskTroubles({
      onChange: () => this.#status.changed(),
      onFirst: () => this.#sayLogsWait(),
    })
    const record = new ClientRecord(async (command) => this.#link.ask(command))
    this.#taps = new Feeds({
      scope,
      journal,
      connect: async (tap) =>
        record.add(await openTap({ address, program, capabilities: options.capabilities, ...tap })),
      onChange: (urgent) => this.#lookSoon(urgent),
      serverBytes: () => residentBytes(options.identity.pid, 'tmux'),
      maxBytes: async () => (await this.#settings()).floodMemoryBytes,
    })
    this.#link = new ServerLink({
      address,
      binary,
      program,
      identity: options.identity,
      capabilities: options.capabilities,
      refreshCommand: options.refreshCommand,
      journal,
      onChange: () => {
        this.#sources.mayResize()
        this.#lookSoon(false)
      },
      onDeparture: () => {
        this.#departed = true
        this.#lookSoon(false)
      },
      onWatch: ({ client }) => {
        if (client !== undefined) record.add(client)
        this.#status.forget()
        this.#lookSoon(false)
      },
      onServerGone: () => this.#end('server-gone'),
      preferredSessions: () => this.fleet.homeSessions,
    })
    this.#pipes = new Pipes({
      journal,
      socket: options.readerSocket,
      command: options.readerCommand,
      onStopped: () => this.#status.changed(),
      asker: () => this.#link.reader,
      onLost: (pane, why) => this.#sources.pipeLost(pane, why),
      onChange: () => this.#lookSoon(true),
    })
    this.#sources = new Sources({
      scope,
      journal,
      adapters: {
        control: this.#taps,
        pipe: this.#pipes,
        look: new Looks({
          view: async (pane) => this.#link.view(pane),
          onFree: (pane) => this.#sources.pipeFree(pane),
        }),
      },
      insteadOfPipe: options.capabilities.controlIsSafe ? 'control' : 'look',
      onInstead: (pane, why) => {
        if (why === undefined) this.#instead.delete(pane)
        else this.#instead.set(pane, why)
      },
    })
    this.#status = new StatusLine({
      ask: async (commands) => this.#link.askAll(commands),
      runners: () => this.fleet.shown,
      hasTrouble: () => this.#logProblems.length > 0,
      onFailure: (error) => journal.note('status line could not be written', { error: messageOf(error) }),
    })
    this.#telling = new Telling({
      server: { socket: address.socket, pid: options.identity.pid },
      journal,
      askAll: async (commands) => this.#link.askAll(commands),
      report: (problem) => this.#report(problem),
    })
    this.#agents = new AgentFinder({
      readPane: async (pane) => this.#link.view(pane),
    })
    this.fleet = new Fleet({
      agents: this.#agents,
      root: options.runners,
      server: { ...options.identity, socket: address.socket },
      sources: this.#sources,
      hub: this.hub,
      journal,
      askAll: async (commands) => this.#link.askAll(commands),
      lastImage: async (row) => this.#link.lastImage(row),
      settings: async () => this.#settings(),
      sourceFor: (settings) => this.#choice(settings).kind,
      onChange: () => this.#status.changed(),
      onState: (change) => this.#telling.heard(change),
      onDoubt: () => this.#lookSoon(false),
      onTrouble: (runner, trouble) => this.#troubles.tell(runner, trouble),
      onLogs: () => this.#retention.soon(),
      onTracked: (runner) => this.#stopper.watch(runner),
      onAgentEnd: (id) => this.#agentEnded(id),
      onCommandEnd: (id, word) => this.#commandEnded(id, word),
    })
    const live = (): readonly TrackedRunner[] => this.fleet.live
    this.meter = new Meter(() => live().map(({ id, pid, figures: { bytes } }) => ({ id, pid, bytes })))
    this.metricsFeed = new MetricsFeed({ hub: this.hub, meter: this.meter, live, onBug: (error) => journal.bug(error) })
    this.#sender = new Sender({
      journal,
      askAll: async (commands) => this.#link.askAll(commands),
      preset: (agent) => this.#presets.get(agent),
    })
    this.#stopper = new Stopper({
      journal,
      directory: (id) => this.fleet.directory(id),
      askToQuit: async (runner) => this.#sender.askToQuit(runner),
    })
    const rows = async (): Promise<readonly PaneRow[]> => (await this.#snapshot()).rows
    const look = async (): Promise<void> => {
      await this.#expectRunner()
      await this.fleet.update(await this.#snapshot())
    }
    this.#starter = new Starter({
      fleet: this.fleet,
      ask: async (command) => this.#link.ask(command),
      askAll: async (commands) => this.#link.askAll(commands),
      rows,
      look,
      typeWhenReady: (runner, text) => scope.fork(async (signal) => this.#sender.typeWhenReady(runner, text, signal)),
      script: options.wrapper,
    })
    this.#restorer = new Restorer({
      root: options.runners,
      socket: address.socket,
      fleet: this.fleet,
      starter: this.#starter,
      presets: () => this.#presets,
      rows,
      look,
    })
    this.#retention = new Retention({
      root: options.runners,
      settings: async () => this.#settings(),
      isHeld: (id) => this.fleet.isHeld(id),
      onRemoved: (id) => void this.fleet.forget(id),
      journal,
    })
    this.#spool = new HookSpool({
      directory: options.hookSpool,
      journal,
      onReport: (report) => {
        const runner = this.fleet.liveIn(report.pane)
        if (runner === undefined) this.#findSoon()
        else runner.hooked(report)
      },
    })
    scope.defer(async () => this.#close())
  }

  /** Picks up what an earlier controller left. */
  async start(): Promise<void> {
    this.#presets = readPresets(this.#options.config, (problem) => this.#report(problem))
    await this.#agents.load(this.#options.rules, (problem) => this.#report(problem))
    await this.#inTurn(async () => {
      const { rows } = await this.#snapshot()
      if (rows.some((row) => row.runnerId !== '')) await this.#watch()
      await this.fleet.restore(rows, (problem) => this.#report(problem))
      await this.#releaseEnded()
      this.#retention.soon()
      await this.#rest()
    })
    this.#status.open()
  }

  /** Marks the pane that a tmux target names. */
  async mark(target: string, request: MarkRequest): Promise<Marked> {
    return this.#inTurn(async () => {
      await this.#expectRunner()
      try {
        const [pane, snapshot] = await Promise.all([this.#paneAt(target), this.#snapshot()])
        await this.fleet.update(snapshot)
        const runner = await this.fleet.mark(pane, request)
        await this.#status.flush()
        return { record: runner.record, notice: await this.#noticeOf(runner) }
      } finally {
        await this.#rest()
      }
    })
  }

  /** Marks the panes in which known agents run, where the user wants that. Returns those that were marked now. */
  async find(): Promise<readonly RunnerRecord[]> {
    return this.#inTurn(async () => {
      if (this.#isClosing || (await this.#settings()).auto !== 'agents') return []
      const found = await this.#agents.unmarked((await this.#snapshot()).rows)
      if (found.length === 0) return []
      await this.#expectRunner()
      try {
        await this.fleet.update(await this.#snapshot())
        const marked: RunnerRecord[] = []
        for (const each of found) marked.push(...(await this.#markFound(each)))
        await this.#status.flush()
        return marked
      } finally {
        await this.#rest()
      }
    })
  }

  /** Starts a command in a pane of its own, as a runner. */
  async run(request: StartRequest): Promise<Marked> {
    return this.#starting(async () => this.#starter.start(request))
  }

  /** How runners that an earlier server took with it would be started again; without names, all of the last one. */
  async restorable(names: readonly string[]): Promise<readonly RestartPlan[]> {
    return this.#restorer.plans(names)
  }

  /** Starts one of those again: the same id, name and log. */
  async restore(id: string): Promise<Marked> {
    return this.#starting(async () => this.#restorer.restore(id))
  }

  async #starting(start: () => Promise<TrackedRunner>): Promise<Marked> {
    return this.#inTurn(async () => {
      const hasSessions = (await this.#link.ask(LIST_SESSIONS)).length > 0
      // Else with the session that it starts in.
      if (hasSessions) await this.#expectRunner()
      try {
        const runner = await start()
        await this.#status.flush()
        return { record: runner.record, notice: await this.#noticeOf(runner) }
      } finally {
        await this.#rest()
      }
    })
  }

  /** Ends the command of a runner that we have started, or the agent in a marked pane; resolves when it has ended. */
  async end(selector: string): Promise<RunnerRecord> {
    const runner = this.fleet.findLive(selector)
    if (runner.isStarted) await this.#stopper.stop(runner, 'stopped')
    else await endMarkedAgent(runner, async () => this.#sender.askToQuit(runner))
    return runner.record
  }

  /** Starts a command again as it was started, after it has ended; a pane that was kept gives way. */
  async restart(selector: string): Promise<Marked> {
    const { id, started, name, agent, agentGiven, idleAfterMs, pane, session, sourceGiven, tell } =
      this.fleet.find(selector)
    if (started === undefined) {
      throw new Failure('not-started', `'${name}' was marked and not started`, { next: 'start it in its pane' })
    }
    if (this.fleet.liveRunner(id) !== undefined) await this.end(id)
    const isKept = started.keep && this.fleet.hasPane(this.fleet.find(id))
    if (!isKept) await this.#gone(pane)
    const place = await this.#placeFor(started.place, isKept ? pane : `=${session}:`)
    const hint = agentGiven === true ? { agent } : {}
    const restarts = (started.restarts ?? 0) + 1
    const same = { ...hint, name, idleAfterMs, source: sourceGiven, tell }
    const marked = await this.run({ ...started, restarts, ...place, ...same })
    if (isKept) await this.#link.ask(['kill-pane', '-t', pane]).catch(() => undefined)
    return marked
  }

  pause(selector: string): RunnerRecord {
    const runner = this.fleet.findStarted(selector)
    pause(runner, this.fleet.directory(runner.id))
    return runner.record
  }

  resume(selector: string): RunnerRecord {
    const runner = this.fleet.findStarted(selector)
    resume(runner, this.fleet.directory(runner.id))
    return runner.record
  }

  async send(selector: string, request: SendRequest): Promise<RunnerRecord> {
    const runner = this.fleet.findLive(selector)
    await this.#sender.send(runner, request)
    return runner.record
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

  async toggle(target: string): Promise<Marked & { readonly marked: boolean }> {
    const pane = await this.#paneAt(target)
    const runner = this.fleet.liveIn(pane)
    if (runner !== undefined) {
      return { marked: false, record: await this.unmark(runner.id), notice: undefined }
    }
    return { marked: true, ...(await this.mark(pane, {})) }
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
    const { client, notes, watched } = this.#link
    const taps = this.#taps.taps.map(({ session, pid }) => ({ role: 'tap' as const, session, pid }))
    return {
      pid: process.pid,
      version: this.version,
      startedAt: this.#startedAt,
      tmux: { version: capabilities.version, pid: identity.pid, binary, socket: address.socket },
      socket,
      runners: this.fleet.live.length,
      ...(watched === undefined || this.#chosen === undefined
        ? {}
        : { watch: { by: watched, why: this.#chosen.why, notes: [...notes] } }),
      clients: [
        ...(client === undefined ? [] : [{ role: 'line' as const, session: client.session, pid: client.pid }]),
        ...taps,
      ],
      readers: this.#pipes.readers,
      problems: [...this.#problems, ...this.#instead.values(), ...this.#logProblems],
    }
  }

  /** How a runner is read, and why so, in words. */
  readingOf({ pane, source, sourceGiven }: RunnerRecord): string | undefined {
    const instead = isPaneId(pane) ? this.#instead.get(pane) : undefined
    if (instead !== undefined) return instead
    if (source?.kind === 'pipe' && this.#pipes.problem !== undefined) return this.#pipes.problem
    if (sourceGiven !== undefined) return `asked for: ${sourceGiven}`
    // The server is watched as its options said with the first runner; they may have changed since.
    return source?.kind === this.#chosen?.kind
      ? this.#chosen?.why
      : '@geppetto-source has changed since the first runner'
  }

  /** Ends the controller; with `release` every runner is unmarked first and nothing of ours stays in tmux. */
  async stop({ release }: { readonly release: boolean }): Promise<void> {
    if (release) {
      for (const runner of this.fleet.live) await this.unmark(runner.id)
      await this.#inTurn(async () => {
        const panes = this.#rows.filter((row) => row.runnerId !== '').map((row) => row.pane)
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
    if (this.#restTimer === undefined || (await this.#link.stands())) return
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

  /** With runners the line stands; without, no client of ours is attached and the end is near. */
  async #rest(): Promise<void> {
    if (this.#isClosing) return
    clearTimeout(this.#restTimer)
    this.#restTimer = undefined
    this.#retention.watch(this.fleet.live.length > 0)
    if (this.fleet.live.length > 0) return this.#spool.open()
    // Only while the server is watched it is known whether somebody looks.
    if (this.fleet.awaitsLook && this.#link.watched !== undefined) return
    this.#spool.close()
    this.#status.changed()
    await this.#status.flush()
    await this.#sources.close()
    if (this.#link.watched !== undefined) await this.#link.takeOut().catch(() => undefined)
    await this.#link.release()
    // It may be asked to end meanwhile, and must not stay for this.
    this.#restTimer = setTimeout(() => {
      this.#isResting = true
      this.#end('nothing-to-watch')
    }, this.#options.restMs).unref()
  }

  /** Watches the server as its options say, while runners exist. */
  async #watch(onChosen: (choice: SourceChoice) => void = () => undefined): Promise<void> {
    if (this.#link.watched !== undefined) return
    this.#chosen = this.#choice(await this.#settings())
    onChosen(this.#chosen)
    await this.#link.hold(this.#options.scope, this.#chosen.kind)
  }

  /** Begins to watch for the first runner. A reader that an earlier controller had is taken up with its runners. */
  async #expectRunner(): Promise<void> {
    await this.#watch(({ kind }) => {
      if (kind === 'pipe') this.#pipes.prepare()
    })
  }

  #choice({ source }: Settings): SourceChoice {
    return chooseSource(source, '@geppetto-source', this.#options.capabilities)
  }

  /** What whoever has made this runner should know: why it is read otherwise than asked, or once what control mode risks. */
  async #noticeOf({ pane, record }: TrackedRunner): Promise<string | undefined> {
    const instead = this.#instead.get(pane)
    if (instead !== undefined || record.source?.kind !== 'control') return instead
    const risk = riskOf(this.#options.capabilities)
    if (risk === undefined) return undefined
    const [told] = await this.#link.ask(['display-message', '-p', `#{${RISK_TOLD}}`])
    if (told === '1') return undefined
    await this.#link.ask(['set-environment', '-gh', RISK_TOLD, '1'])
    return risk
  }

  #lookSoon(urgent: boolean): void {
    if (this.#isClosing) return
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
      if (this.fleet.live.length === 0 && this.#link.watched === undefined) return
      await this.fleet.update(await this.#snapshot())
      await this.#releaseEnded()
      await this.#leaveAbandoned()
      await this.#rest()
    })
  }

  /** Where a command is started again: beside that target, or in a session of its own where there is none. */
  async #placeFor(place: StartRequest['place'], target: string): Promise<Pick<StartRequest, 'place' | 'beside'>> {
    if (place === 'session') return { place }
    const beside = await this.#paneAt(target).catch(() => undefined)
    return beside === undefined ? { place: 'session' } : { place, beside }
  }

  /** Resolves when a pane whose command has ended is gone, or will stay. */
  async #gone(pane: string): Promise<void> {
    for (let looks = 0; looks < MAX_LOOKS; looks += 1) {
      if ((await this.#paneAt(pane).catch(() => undefined)) === undefined) return
      await sleep(SETTLE_MS)
    }
  }

  /** The pane of a command that has ended may stay, dead by now. Without runners that live nobody would look again. */
  async #seeKept(id: string): Promise<void> {
    const { pane, started } = this.fleet.find(id)
    if (started?.keep !== true) return
    for (let looks = 0; looks < MAX_LOOKS; looks += 1) {
      const snapshot = await this.#snapshot().catch(() => undefined)
      if (snapshot === undefined) return
      await this.fleet.update(snapshot)
      const row = snapshot.rows.find((each) => each.pane === pane)
      if (row === undefined || row.dead) return
      await sleep(SETTLE_MS)
    }
  }

  /** Marks a pane for the agent in it; nothing where that cannot be. */
  async #markFound({ pane, ...found }: FoundInPane): Promise<RunnerRecord[]> {
    if (!this.#findingLimit.takes(moment().steadyMs)) {
      this.#report('too many agents have started in a short time: no more are marked by themselves for some minutes')
      return []
    }
    try {
      return [(await this.fleet.mark(pane, { found })).record]
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      this.#options.journal.note('agent could not be marked', { pane, agent: found.agent, error: error.message })
      return []
    }
  }

  /** Releases the panes that were marked by themselves for agents that have ended. */
  async #releaseEnded(): Promise<void> {
    for (const { id, agentHasEnded } of this.fleet.live) {
      // Another one may have started while nobody was told of it, because the pane was marked.
      if (agentHasEnded && (await this.fleet.agentEnded(id))) this.#findSoon()
    }
  }

  #agentEnded(id: string): void {
    this.#inTurn(async () => {
      if (!this.#isClosing && (await this.fleet.agentEnded(id))) this.#findSoon()
      await this.#rest()
    }).catch((error: unknown) => this.#options.journal.bug(error))
  }

  /** Looks for agents that nobody has marked, once for all that is told within a second. */
  #findSoon(): void {
    if (this.#isClosing) return
    this.#findTimer ??= setTimeout(() => {
      this.#findTimer = undefined
      this.find().catch((error: unknown) => {
        this.#options.journal.note('agents could not be looked for', { error: messageOf(error) })
      })
    }, FIND_MS)
  }

  #commandEnded(id: string, word: string): void {
    this.#inTurn(async () => {
      await this.fleet.commandEnded(id, word)
      await this.#seeKept(id)
      await this.#rest()
    }).catch((error: unknown) => this.#options.journal.bug(error))
  }

  /** Keeps no session alive that would be gone without us. */
  async #leaveAbandoned(): Promise<void> {
    // Hooks tell of a client that has left as of any change.
    const mayHaveLeft = this.#departed || (this.#link.watched === 'pipe' && this.#taps.taps.length > 0)
    if (!mayHaveLeft) return
    this.#departed = false
    const { client } = this.#link
    const ours = [...(client === undefined ? [] : [client]), ...this.#taps.taps].map(({ session }) => session)
    for (const { session, refuge } of this.#abandoned.among(await this.#link.ask(LIST_ATTACHED), ours)) {
      this.#options.journal.note('session left to tmux', { session })
      await this.#taps.leave(session, refuge)
      await this.#link.leave(session, refuge)
      this.#lookSoon(false)
    }
  }

  async #snapshot(): Promise<Snapshot> {
    const askedMs = moment().steadyMs
    const [panes = [], clients = []] = await this.#link.look()
    this.#rows = parsePanes(panes)
    return { rows: this.#rows, inView: visiblePanes(this.#rows, parseClients(clients)), askedMs }
  }

  async #paneAt(target: string): Promise<PaneId> {
    const [, [pane = ''] = []] = await this.#link.askAll(askPaneAt(target, '#{pane_id}'))
    if (isPaneId(pane)) return pane
    throw new Failure('pane-not-found', `there is no pane '${target}'`, { next: 'list the panes: tmux list-panes -a' })
  }

  /** Why logs stand still. */
  get #logProblems(): string[] {
    const { problem } = this.#pipes
    return [...(problem === undefined ? [] : [problem]), ...this.#troubles.problems]
  }

  async #settings(): Promise<Settings> {
    const [line = ''] = await this.#link.ask(SHOW_SETTINGS)
    return parseSettings(line, (problem) => this.#report(problem))
  }

  /** Something that a person should know; told once. */
  #report(problem: string): void {
    if (this.#problems.has(problem)) return
    this.#problems.add(problem)
    this.#options.journal.note('problem reported', { problem })
  }

  #sayLogsWait(): void {
    const text = 'geppetto: logs cannot be written and wait in memory, see: geppetto-tmux doctor'
    showNotice(async (commands) => this.#link.askAll(commands), text).catch((error: unknown) => {
      this.#options.journal.note('terminals could not be told', { error: messageOf(error) })
    })
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work)
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  async #close(): Promise<void> {
    this.#isClosing = true
    clearTimeout(this.#lookTimer)
    clearTimeout(this.#restTimer)
    clearTimeout(this.#findTimer)
    this.#stopper.close()
    this.#spool.close()
    this.#link.hurry()
    await this.#retention.close()
    await this.#turn
    await Promise.all([this.#status.clear(this.#isResting ? this.fleet.failures : []), this.#sources.close()])
    await this.#link.release()
    await Promise.all([this.fleet.close(), this.#telling.close()])
  }
}
