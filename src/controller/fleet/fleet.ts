import { rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { moment } from '../../base/clock.ts'
import { Failure, messageOf } from '../../base/failure.ts'
import { isPaneId, type PaneId, type SessionId, type WindowId } from '../../protocol/ids.ts'
import { markIdeas } from '../../runner/name-ideas.ts'
import { isFinal, isNewFailure, shownState } from '../../runner/state.ts'
import { parsePattern } from '../../base/pattern.ts'
import { didYouMean } from '../../base/similar.ts'
import type { LifeEvent } from '../../runner/life/life.ts'
import type { Command } from '../../tmux/command-queue.ts'
import type { PaneImage } from '../../terminal/pane-image.ts'
import type { PaneRow } from '../../tmux/snapshot.ts'
import { PATIENT_MS } from '../../tmux/tap.ts'
import type { AgentFinder } from '../agents/agent-finder.ts'
import type { EventHub } from '../event-hub.ts'
import { awaitEnd, parseEnd } from '../../records/exit-note.ts'
import { ExitStatus } from '../started/exit-status.ts'
import type { Journal } from '../journal.ts'
import { isRunning, processMark } from '../../host/process-state.ts'
import { agentMark, nameMark, newRecord, paneMarks, paneUnmarks, releasedMark } from './pane-marks.ts'
import { EndedRuns } from '../runs/ended-runs.ts'
import { closeRun, readPastRuns } from '../../records/past-runs.ts'
import { isPaused, isPausedNow } from '../steering/pauses.ts'
import { isRunnerId, newRunnerId } from '../../records/runner-id.ts'
import { removeRun } from '../../records/removal.ts'
import type { DiskTrouble } from '../runs/run-files.ts'
import {
  isSameServer,
  writeRecord,
  type FoundAgent,
  type RunnerRecord,
  type StartedCommand,
} from '../../records/runner-file.ts'
import { checkAgent, checkName, freeName, isAgent, sessionNameOf, windowNameOf } from '../../runner/runner-name.ts'
import type { ServerIdentity } from '../../tmux/server-identity.ts'
import type { Settings } from '../../settings/options.ts'
import type { SourceKind } from '../../settings/source-choice.ts'
import type { Sources } from '../sources/sources.ts'
import type { ShownRunner } from '../../traces/status-variables.ts'
import { TrackedRunner, type StateChange } from '../runner/tracked-runner.ts'
import { dismiss, isHeldBack, letGo } from '../started/wrapper.ts'

/** What a look at the server has told. */
export interface Snapshot {
  readonly rows: readonly PaneRow[]
  /** Panes that a person has in front. */
  readonly inView: ReadonlySet<PaneId>
  /** When it was asked for, on the steady clock. */
  readonly askedMs: number
}

export interface FleetOptions {
  /** Directory that holds one directory for each run. */
  readonly root: string
  readonly server: ServerIdentity & { readonly socket: string }
  readonly sources: Sources
  readonly agents: AgentFinder
  readonly hub: EventHub
  readonly journal: Journal
  readonly askAll: (commands: readonly Command[]) => Promise<readonly (readonly string[])[]>
  /** What a pane whose program has ended shows; undefined when nobody can tell. */
  readonly lastImage: (row: PaneRow) => Promise<PaneImage | undefined>
  readonly settings: () => Promise<Settings>
  /** How a runner is read when its person has not said. */
  readonly sourceFor: (settings: Settings) => SourceKind
  readonly onChange: () => void
  readonly onState: (change: StateChange) => void
  /** The server should be looked at again soon. */
  readonly onDoubt: () => void
  /** The disk refuses a file of a runner, or takes all of them again (undefined). */
  readonly onTrouble: (runner: RunnerRecord, trouble: DiskTrouble | undefined) => void
  /** Logs take up more than before, or there is one more that could go. */
  readonly onLogs: () => void
  /** A runner lives from now on. */
  readonly onTracked: (runner: TrackedRunner) => void
  /** The agent has ended for which the pane of a runner was marked by itself: see `agentEnded`. */
  readonly onAgentEnd: (id: string) => void
  /** The command of a started runner has ended in these words, and its log is whole: see `commandEnded`. */
  readonly onCommandEnd: (id: string, word: string) => void
}

export interface MarkRequest {
  readonly name?: string | undefined
  readonly agent?: string | undefined
  readonly idleAfterMs?: number | undefined
  /** How it is read, where not as the option says. */
  readonly source?: SourceKind | undefined
  /** A regular expression for what it says when it waits for somebody. */
  readonly tell?: string | undefined
  /** Nobody has asked for it: an agent was found in the pane. */
  readonly found?: (FoundAgent & { readonly agent: string }) | undefined
  /** It is given a prompt: it is starting until it has been seen at work. */
  readonly prompted?: boolean | undefined
  /** A pane that we have opened for this runner: its id, and what will run there. */
  readonly started?: { readonly id: string; readonly command: StartedCommand } | undefined
  /** What it was before it ended with its server: it goes on under this id, with its log. */
  readonly before?: RunnerRecord | undefined
}

/** All runners of one server: those that live, and those that have ended and still have a log. */
export class Fleet {
  readonly #options: FleetOptions
  readonly #live = new Map<string, TrackedRunner>()
  readonly #ended: EndedRuns
  /** Ended runs of which the disk has not taken everything yet. */
  readonly #unwritten = new Map<string, TrackedRunner>()
  readonly #exits: ExitStatus
  /** The rows of each pane in the latest snapshot. */
  #rows: ReadonlyMap<PaneId, readonly PaneRow[]> = new Map()

  constructor(options: FleetOptions) {
    this.#options = options
    this.#ended = new EndedRuns({
      root: options.root,
      server: options.server,
      isNeeded: (record) => this.#unwritten.has(record.id) || this.hasPane(record) || isNewFailure(record.state),
    })
    this.#exits = new ExitStatus(() => {
      options.askAll([['run-shell', '-b', ':']]).catch(() => undefined)
      options.onDoubt()
    })
  }

  get live(): readonly TrackedRunner[] {
    return [...this.#live.values()]
  }

  /** Everything about every runner, live ones first; of those that have ended, the newest. */
  get records(): readonly RunnerRecord[] {
    return [...this.live.map((runner) => runner.record), ...this.#ended.newest]
  }

  /** What status line and badges show: runners whose pane is still there to go to, and failures nobody has looked at. */
  get shown(): readonly ShownRunner[] {
    return [...this.#live.values(), ...this.#ended.newest].flatMap((runner) => {
      const windows = this.#rowsOf(runner).map((row): WindowId => row.window)
      const isNew = isNewFailure(runner.state)
      if (windows.length === 0 && !isNew) return []
      const isCounted = isNew || runner.state.kind !== 'failed'
      return [{ state: shownState(runner.state), pane: runner.pane, windows, isCounted }]
    })
  }

  /** True while a failure waits in its pane to be looked at. */
  get awaitsLook(): boolean {
    return [...this.#ended.newest].some((record) => isNewFailure(record.state) && this.hasPane(record))
  }

  /** Of these, the failures. */
  get failures(): readonly ShownRunner[] {
    return this.shown.filter(({ state, isCounted }) => state === 'failed' && isCounted)
  }

  /** The sessions where live runners were last seen, for clients that have to be somewhere. */
  get homeSessions(): readonly SessionId[] {
    return this.live.flatMap((runner) => this.#rowsOf(runner)).map(({ session }) => session)
  }

  /** False for a run on an earlier server at the same socket. */
  isOfThisServer({ server }: Pick<RunnerRecord, 'server'>): boolean {
    return isSameServer(server, this.#options.server)
  }

  /** True while there is a pane to go to. */
  hasPane(record: RunnerRecord): boolean {
    return this.#rowsOf(record).length > 0
  }

  directory(id: string): string {
    return join(this.#options.root, id)
  }

  /** Finds a runner by pane id, id or name; a live one before an ended one. Undefined when there is none. */
  findAny(selector: string): RunnerRecord | undefined {
    const records = this.records
    const matches = records.filter(
      (record) => [record.id, record.name].includes(selector) || this.#ended.isInPane(record, selector),
    )
    const live = matches.find((record) => !isFinal(record.state))
    const newest = matches.toSorted((a, b) => b.state.since - a.state.since)[0]
    return live ?? newest ?? this.#ended.findOlder(selector)
  }

  /** As findAny; throws a Failure `runner-not-found`. */
  find(selector: string): RunnerRecord {
    const found = this.findAny(selector)
    if (found === undefined) {
      const known = this.records.flatMap(({ id, name }) => [name, id])
      throw new Failure('runner-not-found', `there is no runner '${selector}'`, {
        next: `${didYouMean(selector, known)}list the runners with: geppetto-tmux ls`,
      })
    }
    return found
  }

  liveRunner(id: string): TrackedRunner | undefined {
    return this.#live.get(id)
  }

  liveIn(pane: PaneId): TrackedRunner | undefined {
    return this.live.find((runner) => runner.pane === pane)
  }

  /** Finds a runner that has not ended. Throws a Failure `runner-not-found` or `runner-ended`. */
  findLive(selector: string): TrackedRunner {
    const { id, name } = this.find(selector)
    const runner = this.#live.get(id)
    if (runner !== undefined) return runner
    throw new Failure('runner-ended', `'${name}' has ended already`, { next: `geppetto-tmux show ${id}` })
  }

  /** Finds a runner that we have started and that has not ended. Throws also `not-started`. */
  findStarted(selector: string): TrackedRunner {
    const runner = this.findLive(selector)
    if (runner.isStarted) return runner
    const { name } = runner
    throw new Failure(
      'not-started',
      `'${name}' was marked and not started: its shell, or tmux, would not leave it stopped`,
      {
        next: `press C-z in its pane, and call fg there; what geppetto-tmux has started by run can be paused`,
      },
    )
  }

  /** Marks a pane of the latest snapshot. Throws `pane-not-found`, `pane-dead`, `runner-exists` or `cannot-create`. */
  async mark(pane: PaneId, request: MarkRequest): Promise<TrackedRunner> {
    const row = this.#rows.get(pane)?.[0]
    if (row === undefined) throw new Failure('pane-not-found', `there is no pane ${pane}`)
    if (row.dead) {
      throw new Failure('pane-dead', `the program in ${pane} has ended`, {
        next: `start it again first: tmux respawn-pane -t ${pane}`,
      })
    }
    const existing = this.liveIn(pane)
    if (existing?.isFound === true && request.found === undefined) {
      if (await this.#keep(existing, request)) return existing
    } else if (existing !== undefined) {
      throw new Failure('runner-exists', `${pane} is already the runner '${existing.name}'`, {
        next: `release it with: geppetto-tmux unmark ${existing.name}`,
      })
    }
    const { started, before, found } = request
    const isGiven = request.agent !== undefined || before?.agentGiven === true
    const known = request.agent ?? before?.agent ?? found?.agent
    const agent = known === undefined ? await this.#recognised(row) : checkAgent(known)
    const name = this.newName(request.name, request.name === undefined ? await this.#ideas(row, agent) : [])
    const settings = await this.#options.settings()
    const idleAfterMs = request.idleAfterMs ?? settings.idleAfterMs
    const record = newRecord(row, {
      id: started?.id ?? before?.id ?? newRunnerId(),
      name,
      agent,
      ...(isGiven ? { agentGiven: true as const } : {}),
      idleAfterMs,
      server: this.#options.server,
    })
    const given = request.source ?? before?.sourceGiven
    const tell = request.tell ?? before?.tell
    if (tell !== undefined) parsePattern(tell)
    const source = given ?? this.#options.sourceFor(settings)
    const whole = {
      ...record,
      ...(given === undefined ? {} : { sourceGiven: given }),
      ...(tell === undefined ? {} : { tell }),
      ...(found === undefined ? {} : { found: { process: found.process, program: found.program } }),
      ...(started === undefined ? {} : { started: started.command }),
      ...(before === undefined ? {} : sequel(before, record.startedAt)),
    }
    const why = before === undefined ? 'adopted' : 'restarted'
    const runner = await this.#track(whole, settings, source, why, request.prompted)
    await this.#options.askAll(paneMarks(whole))
    runner.tell(before === undefined ? (started === undefined ? 'marked' : 'started') : 'restarted', {
      pane,
      agent,
      ...(found === undefined ? {} : { found: 'agents' }),
    })
    return runner
  }

  /** Makes of a runner again what it was before it could not be started again. */
  async putBack(before: RunnerRecord): Promise<void> {
    const { id } = before
    await this.#unwritten.get(id)?.close()
    this.#unwritten.delete(id)
    this.#ended.add(before)
    await writeRecord(this.directory(id), before)
  }

  /** The name that a person wishes for a new runner, if it is free; without a wish a free one of these ideas. */
  newName(wish: string | undefined, ideas: readonly string[]): string {
    return wish === undefined ? freeName(ideas, this.#names()) : this.#checkFree(wish)
  }

  /** Ends the run of a started command that has ended, and lets its wrapper go. */
  async commandEnded(id: string, word: string): Promise<void> {
    const runner = this.#live.get(id)
    const end = parseEnd(word)
    if (runner === undefined || end === undefined) return
    const wrapper = processMark(runner.pid)
    await this.#end(runner, { kind: 'exited', at: moment(), ...end })
    await dismiss(wrapper)
    // With its answer tmux has seen that end, too. Where panes go one by one, no session goes while its current window
    // changes, which ends a server up to 3.7c.
    await this.#options.askAll([['display-message', '-p', '']]).catch(() => undefined)
  }

  /** Releases a runner: its log ends, its pane stays as it is. An agent in it is not marked again by itself. */
  async unmark(runner: TrackedRunner): Promise<RunnerRecord> {
    const { id, pane, pid } = runner
    await this.#end(runner, { kind: 'unmarked', at: moment() })
    const finds = (await this.#options.settings().catch(() => undefined))?.auto === 'agents'
    const agent = finds ? await this.#options.agents.inFront(pid) : undefined
    const released = agent === undefined ? [] : [releasedMark(pane, agent.process)]
    await this.#options.askAll([...paneUnmarks(pane), ...released]).catch(() => undefined)
    return this.find(id)
  }

  /** Releases a runner whose agent has ended, if it was marked for that one. */
  async agentEnded(id: string): Promise<boolean> {
    const runner = this.#live.get(id)
    if (runner?.agentHasEnded !== true) return false
    await this.#end(runner, { kind: 'agent-ended', at: moment() })
    await this.#options.askAll(paneUnmarks(runner.pane)).catch(() => undefined)
    return true
  }

  /** Leaves a pane that was marked by itself to the person who marks it; false where that takes a run of its own. */
  async #keep(runner: TrackedRunner, { name, ...others }: MarkRequest): Promise<boolean> {
    // What is refused must not end it.
    if (name !== undefined && name !== runner.name) this.#checkFree(name)
    if (others.agent !== undefined) checkAgent(others.agent)
    if (others.tell !== undefined) parsePattern(others.tell)
    if (Object.values(others).some((value) => value !== undefined)) {
      await this.#end(runner, { kind: 'unmarked', at: moment() })
      return false
    }
    if (name === undefined) runner.keep()
    else await this.rename(runner.id, name)
    return true
  }

  /** Resolves when its pane says so, too. */
  async rename(id: string, name: string): Promise<void> {
    const runner = this.#live.get(id)
    if (runner === undefined) throw new Failure('invalid-request', 'this runner has ended and keeps its name')
    runner.keep()
    const before = runner.name
    if (before === name) return
    runner.rename(this.#checkFree(name))
    const { askAll } = this.#options
    await askAll([nameMark(runner.pane, runner.name)]).catch(() => undefined)
    if (runner.isStarted) await this.#renameAround(runner, before)
  }

  /** What was opened for a runner bears its name, until somebody gives it another one. */
  async #renameAround(runner: TrackedRunner, before: string): Promise<void> {
    const { pane, name, record } = runner
    const ask = async (command: Command): Promise<readonly string[]> => {
      return (await this.#options.askAll([command]).catch(() => []))[0] ?? []
    }
    const [window] = await ask(['display-message', '-p', '-t', pane, '#{window_name}'])
    if (window === windowNameOf(before)) await ask(['rename-window', '-t', pane, windowNameOf(name)])
    const session = record.started?.session
    if (session === undefined) return
    // Only its own name leads there.
    const panes = await ask(['list-panes', '-s', '-t', `=${session}:`, '-F', '#{pane_id}'])
    if (!panes.includes(pane)) return
    const taken = new Set(await ask(['list-sessions', '-F', '#{session_name}']))
    taken.delete(session)
    const wanted = sessionNameOf(name, taken)
    await ask(['rename-session', '-t', `=${session}:`, wanted])
    const [called] = await ask(['display-message', '-p', '-t', `=${wanted}:`, '#{session_name}'])
    if (called === wanted) runner.callSession(wanted)
  }

  /** A person has looked at a run since it has ended. */
  async looked(known: RunnerRecord): Promise<void> {
    const { id } = known
    const record = this.#ended.get(id) ?? known
    if (!isFinal(record.state) || !('unseen' in record.state)) return
    const { unseen: _, ...state } = record.state
    const looked = { ...record, state }
    this.#ended.replace(looked)
    this.#options.onChange()
    if (this.#unwritten.has(id)) return
    await writeRecord(this.directory(id), looked).catch((error: unknown) => {
      this.#options.journal.note('record could not be written', { runner: id, error: messageOf(error) })
    })
  }

  /** Forgets an ended runner and deletes its log. Throws `runner-live` while it lives. */
  async remove(record: RunnerRecord): Promise<void> {
    if (!isFinal(record.state)) {
      throw new Failure('runner-live', `'${record.name}' is still running`, {
        next: `release it first: geppetto-tmux unmark ${record.name}`,
      })
    }
    try {
      await this.#unwritten.get(record.id)?.close()
      await removeRun(this.#options.root, record.id)
    } catch (error) {
      throw new Failure('permission-denied', `cannot delete ${this.directory(record.id)}: ${messageOf(error)}`)
    }
    await this.forget(record.id, record)
  }

  /** The log of an ended run is gone. Resolves when its pane bears no mark of it any more. */
  async forget(id: string, record = this.#ended.get(id)): Promise<void> {
    if (record === undefined) return
    this.#ended.delete(id)
    this.#unwritten.delete(id)
    this.#options.hub.publish(id, record.name, 'removed', {})
    this.#options.onChange()
    await this.#unmarkDead(id, record.pane as PaneId)
  }

  /** Takes the marks of a run that is forgotten off its pane, or the next controller would find it there. */
  async #unmarkDead(id: string, pane: PaneId): Promise<void> {
    if (this.#rows.get(pane)?.[0]?.runnerId !== id) return
    await this.#options.askAll(paneUnmarks(pane)).catch(() => undefined)
  }

  /** True while something of a run may still be written. */
  isHeld(id: string): boolean {
    return this.#live.has(id) || this.#unwritten.has(id)
  }

  /** Takes over what a snapshot shows: panes that moved, ended or are gone, and those that somebody has in front. */
  async update({ rows, inView, askedMs }: Snapshot): Promise<void> {
    this.#rows = byPane(rows)
    for (const runner of this.live) {
      const row = this.#rowsOf(runner)[0]
      const at = moment()
      if (row?.dead === false) {
        runner.place(row, askedMs)
        runner.apply({ kind: 'viewed', at, inView: inView.has(runner.pane) })
        continue
      }
      const { id, pid } = runner
      const noteIn = runner.isStarted ? this.directory(id) : undefined
      const end = this.#exits.of({ id, pid, noteIn }, row, at)
      if (end !== undefined) await this.#end(runner, end, row)
    }
    for (const record of this.#ended.newest) {
      if (inView.has(record.pane as PaneId) && this.hasPane(record)) void this.looked(record)
    }
    this.#options.sources.update(rows)
    this.#options.onChange()
    if (this.doubtful) this.#options.onDoubt()
  }

  /** True when the program of a live runner, or the agent that it was marked for, has ended and nobody has told us. */
  get doubtful(): boolean {
    return this.live.some((runner) => !isRunning(runner.pid) || runner.agentHasEnded)
  }

  /**
   * Picks up the runners of an earlier controller from the marks on their panes and from their files, and closes the
   * books on those whose pane or server is gone.
   */
  async restore(rows: readonly PaneRow[], report: (problem: string) => void): Promise<void> {
    this.#rows = byPane(rows)
    const { askAll, root, server, journal } = this.#options
    const settings = await this.#options.settings()
    const marked = new Map(rows.filter((row) => isRunnerId(row.runnerId)).map((row) => [row.runnerId, row]))
    const past = await readPastRuns({ root, server, marked: new Set(marked.keys()), report })
    const ended = new Set(past.ended.map(({ id }) => id))
    for (const record of past.ended.toSorted((a, b) => a.state.since - b.state.since)) this.#ended.add(record)
    const unknown = [...marked].filter(([id]) => !past.open.has(id) && !ended.has(id))
    // What has ended and was removed stays away.
    for (const [id, row] of unknown) if (row.dead) await this.#unmarkDead(id, row.pane)
    const lost = unknown.flatMap(([, row]) => (row.dead ? [] : [this.#recordFromMarks(row, settings)]))
    // Those with a pipe first: they know the reader of the controller before, which others would have started anew.
    const open = [...past.open.values()].toSorted((a, b) => Number(b.pipe !== undefined) - Number(a.pipe !== undefined))
    for (const record of [...open, ...lost]) {
      const { id, pane } = record
      try {
        const source = record.pipe === undefined ? this.#sourceOf(record, settings) : 'pipe'
        const runner = await this.#track(record, settings, source, 'resumed')
        runner.tell('resumed', { pane })
        if (runner.isStarted && isHeldBack(this.directory(id))) this.#letGo(runner)
        if (runner.isStarted && isPaused(this.directory(id))) isPausedNow(runner, this.directory(id))
        if (marked.has(id)) continue
        // It was being marked when the controller was killed.
        if (this.#isUnmarked(record)) await askAll(paneMarks(record))
        else await this.#endGone(runner, 'pane-closed')
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        journal.note('runner could not be picked up', { runner: id, error: error.message })
        if (!marked.has(id)) {
          this.#ended.add(await closeRun(root, record, true))
          continue
        }
        report(`'${record.name}' could not be picked up: ${error.message}`)
      }
    }
  }

  /** Ends every live runner: the server is gone. */
  async serverGone(): Promise<void> {
    await Promise.all(this.live.map(async (runner) => this.#endGone(runner, 'server-gone')))
  }

  /** Lets go of every runner without ending it: another controller goes on. */
  async close(): Promise<void> {
    await Promise.all([...this.live, ...this.#unwritten.values()].map(async (runner) => runner.close()))
  }

  #sourceOf({ sourceGiven }: RunnerRecord, settings: Settings): SourceKind {
    return sourceGiven ?? this.#options.sourceFor(settings)
  }

  async #track(
    record: RunnerRecord,
    settings: Settings,
    source: SourceKind,
    why: 'adopted' | 'resumed' | 'restarted',
    prompted = false,
  ): Promise<TrackedRunner> {
    const { agents, askAll, hub, journal, onChange, onLogs, sources } = this.#options
    const paneId = record.pane as PaneId
    const runner: TrackedRunner = await TrackedRunner.open({
      directory: this.directory(record.id),
      record,
      isNew: why === 'adopted',
      // Of others nobody could say that they work.
      isPrompted: prompted && agents.rules(record.agent) !== undefined,
      isRestarted: why === 'restarted',
      settings,
      hub,
      onChange: () => {
        onChange()
        if (!isRunning(runner.pid)) this.#options.onDoubt()
      },
      eyes: {
        rules: (agent) => agents.rules(agent),
        readPane: async () => agents.readPane(paneId),
        recognise: async (pid) => agents.find(paneId, pid),
        showing: async (pid) => agents.showing(pid),
      },
      onState: (change) => this.#options.onState({ ...change, runner }),
      onAgent: (agent) => void askAll([agentMark(paneId, agent)]).catch(() => undefined),
      onTrouble: (trouble) => this.#options.onTrouble(runner.record, trouble),
      onSettled: () => this.#unwritten.delete(record.id),
      onRotated: onLogs,
      onBug: (error) => journal.bug(error),
      onAgentEnd: () => this.#options.onAgentEnd(record.id),
      onGone: () => this.#options.onDoubt(),
      onCommandEnd: (word) => this.#options.onCommandEnd(record.id, word),
      position: async () => sources.position(paneId),
      catchUp: async () => sources.catchUp(paneId, PATIENT_MS),
    })
    const pane = runner.pane
    const sessions = (this.#rows.get(pane) ?? []).map((row) => row.session)
    this.#live.set(record.id, runner)
    this.#ended.delete(record.id)
    this.#options.onTracked(runner)
    try {
      await sources.add(source, { pane, sessions, why: why === 'resumed' ? why : 'adopted', sink: runner.sink })
    } catch (error) {
      this.#live.delete(record.id)
      await runner.close()
      if (why === 'adopted') rmSync(this.directory(record.id), { recursive: true, force: true })
      throw error
    }
    runner.observe()
    journal.note('runner tracked', { runner: record.id, name: record.name, pane, why })
    return runner
  }

  /** Ends a run; with the row of its dead pane, what tmux dropped of its last output is taken from there. */
  async #end(runner: TrackedRunner, event: LifeEvent, row?: PaneRow): Promise<void> {
    const isReleased = event.kind === 'unmarked' || event.kind === 'agent-ended'
    const ending = isReleased ? 'released' : runner.hasSaidAll ? 'whole' : 'gone'
    const whole = await this.#options.sources.remove(runner.pane, ending)
    const shown = row?.dead === true && !whole ? await this.#options.lastImage(row).catch(() => undefined) : undefined
    if (shown !== undefined) await runner.completeWith(shown)
    await runner.finish(event)
    this.#live.delete(runner.id)
    if (!runner.isClosed) this.#unwritten.set(runner.id, runner)
    this.#ended.add(runner.record)
    this.#options.onLogs()
    this.#options.journal.note('runner ended', { runner: runner.id, name: runner.name, state: runner.state })
    this.#options.onChange()
  }

  /** What a pane may be called that nobody has named. */
  async #ideas({ pane, command: program, windowName: window }: PaneRow, agent: string): Promise<string[]> {
    const formats = ['#{pane_current_path}', '#{automatic-rename}']
    const ask = formats.map((format): Command => ['display-message', '-p', '-t', pane, format])
    const [[path = ''] = [], [isAutomatic] = []] = await this.#options.askAll(ask).catch(() => [])
    const isWindowNamed = isAutomatic === '0'
    return markIdeas({ agent, program, path, home: homedir(), window, isWindowNamed })
  }

  async #recognised({ pane, pid }: PaneRow): Promise<string> {
    const found = await this.#options.agents.find(pane, pid)
    return found?.agent ?? 'command'
  }

  /** Ends a run whose pane is gone; of a command that we have started it may still become known how it ended. */
  async #endGone(runner: TrackedRunner, why: 'pane-closed' | 'server-gone'): Promise<void> {
    const at = moment()
    if (why === 'server-gone') runner.serverGone()
    const end = runner.isStarted ? await awaitEnd(this.directory(runner.id), runner.pid) : undefined
    await this.#end(runner, end === undefined ? { kind: 'vanished', at, why } : { kind: 'exited', at, ...end })
  }

  /** Starts the command that an earlier controller has opened a pane for. */
  #letGo({ id, name }: TrackedRunner): void {
    letGo(this.directory(id)).catch((error: unknown) => {
      this.#options.journal.note('command could not be started', { runner: id, name, error: messageOf(error) })
    })
  }

  /** The file of a marked pane is lost or spoilt: what the pane itself says is enough to go on. */
  #recordFromMarks(row: PaneRow, { idleAfterMs }: Settings): RunnerRecord {
    const name = freeName([row.runnerName], this.#names())
    const agent = isAgent(row.agent) ? row.agent : 'command'
    return newRecord(row, { id: row.runnerId, name, agent, idleAfterMs, server: this.#options.server })
  }

  /** True where its program runs on in a pane that belongs to no runner. */
  #isUnmarked({ pane, pid }: RunnerRecord): boolean {
    const row = isPaneId(pane) ? this.#rows.get(pane)?.[0] : undefined
    return row?.dead === false && row.pid === pid && row.runnerId === ''
  }

  #rowsOf({ id, pane, server }: Pick<RunnerRecord, 'id' | 'pane'> & Partial<Pick<RunnerRecord, 'server'>>): PaneRow[] {
    if (!isPaneId(pane) || (server !== undefined && !this.isOfThisServer({ server }))) return []
    return (this.#rows.get(pane) ?? []).filter((row) => this.#isCurrent(id, row))
  }

  /** The pane of an ended run may have been marked again since. */
  #isCurrent(id: string, row: PaneRow): boolean {
    return this.#live.has(id) || (row.dead && this.liveIn(row.pane) === undefined)
  }

  /** What no new runner may be called: the names of live ones, and every id. */
  #names(): Set<string> {
    return new Set([...this.live.map((runner) => runner.name), ...this.records.map((record) => record.id)])
  }

  #checkFree(name: string): string {
    const checked = checkName(name)
    if (this.#names().has(checked)) {
      throw new Failure('runner-exists', `there is already a runner '${checked}'`, { next: 'choose another name' })
    }
    return checked
  }
}

/** What a run keeps that is started again. */
function sequel({ startedAt, lastLine, times = {} }: RunnerRecord, restartedAt: number) {
  return { startedAt, restartedAt, lastLine, times }
}

function byPane(rows: readonly PaneRow[]): Map<PaneId, PaneRow[]> {
  const found = new Map<PaneId, PaneRow[]>()
  for (const row of rows) {
    const same = found.get(row.pane)
    if (same === undefined) found.set(row.pane, [row])
    else same.push(row)
  }
  return found
}
