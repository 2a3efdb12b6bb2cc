import { stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { ignoreGone } from '../../base/ignore-gone.ts'
import { hasTurns, turnNotesOf, usageProviders } from '../../agents/registry.ts'
import { agentProcesses } from '../../host/agent-processes.ts'
import { environmentOf } from '../../host/process-environment.ts'
import { learnedSessions } from '../../records/agent-sessions.ts'
import { runnerSessions, type SessionHolder } from '../../records/runner-sessions.ts'
import { isFinal, type RunnerState } from '../../runner/state.ts'
import { keepNotes } from '../../turns/keep-notes.ts'
import { keptNotes } from '../../turns/kept-notes.ts'
import type { TurnNotes } from '../../turns/notes.ts'

/** Least time between two copies of a run, in milliseconds: each reads all that the agent has noted. */
const REST_MS = 30_000
/** Sessions of one run that are followed, the last ones. */
const MOST_SESSIONS = 8

interface Place {
  readonly notes: TurnNotes
  readonly path: string
  /** How the notes were when they were copied last. */
  kept: string
}

/**
 * Keeps a copy of what the agent of a runner has noted in the directory of its run: agents delete their notes, and a log is
 * read later. Finds out where the notes are while the agent runs; copies when a turn may be over and when the run has ended.
 */
export class NotesKeeper {
  readonly #holder: () => SessionHolder
  /** By agent and session. */
  readonly #places = new Map<string, Place>()
  #nextLookMs = 0
  #nextCopyMs = 0
  #timer: NodeJS.Timeout | undefined
  #work: Promise<void> = Promise.resolve()

  /** `holder` is the runner as it is now. */
  constructor(holder: () => SessionHolder) {
    this.#holder = holder
  }

  /** The runner is in another state. */
  changed(state: RunnerState): void {
    if (!hasTurns(this.#holder().agent)) return
    const now = performance.now()
    if (isFinal(state)) this.#look(true)
    else if (state.kind !== 'idle') {
      // By then the agent may have ended without a rest.
      if (this.#places.size > 0 || now < this.#nextLookMs) return
      this.#nextLookMs = now + REST_MS
      this.#look(false)
    } else if (now < this.#nextCopyMs)
      this.#timer ??= setTimeout(() => this.#look(true), this.#nextCopyMs - now).unref()
    else this.#look(true)
  }

  #look(copies: boolean): void {
    if (copies) {
      clearTimeout(this.#timer)
      this.#timer = undefined
      this.#nextCopyMs = performance.now() + REST_MS
    }
    const before = this.#work
    // A copy that cannot be made is one less: what it is a copy of is still there.
    this.#work = before.then(async () => this.#keep(copies)).catch(() => undefined)
  }

  async #keep(copies: boolean): Promise<void> {
    const { directory } = this.#holder()
    // Some agents say which session they are in to those who ask, while they run.
    await runnerSessions([this.#holder()], await usageProviders())
    for (const { agent, session } of learnedSessions(directory).slice(-MOST_SESSIONS)) {
      const place = this.#places.get(`${agent} ${session}`) ?? (await this.#find(agent, session))
      if (place === undefined) continue
      this.#places.set(`${agent} ${session}`, place)
      if (copies) await this.#copy(place, session, keptNotes(directory, agent, session))
    }
  }

  async #copy(place: Place, session: string, target: string): Promise<void> {
    const { notes, path } = place
    const now = await ignoreGone(stat(path))
    const mark = now && `${now.size} ${now.mtimeMs} ${(await ignoreGone(stat(`${path}-wal`)))?.mtimeMs ?? ''}`
    // One that was emptied is no news.
    if (now === undefined || now.size === 0 || mark === undefined || mark === place.kept) return
    await keepNotes(notes, path, session, target)
    place.kept = mark
  }

  /** Where the agent notes the session; by the environment in which it runs. */
  async #find(agent: string, session: string): Promise<Place | undefined> {
    const notes = await turnNotesOf(agent)
    const provider = notes && (await usageProviders()).get(agent)
    const { pid: program } = this.#holder()
    if (notes === undefined || provider === undefined || program === undefined) return undefined
    for (const { pid } of await agentProcesses(program)) {
      const env = environmentOf(pid)
      const path = await notes.find(provider.account(env, env['HOME'] ?? homedir()), session)
      if (path !== undefined) return { notes, path, kept: '' }
    }
    return undefined
  }
}
