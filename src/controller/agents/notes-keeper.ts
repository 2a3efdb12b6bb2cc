import { stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { ignoreGone } from '../../base/ignore-gone.ts'
import { turnNotesOf, usageProviders } from '../../agents/registry.ts'
import { agentProcesses } from '../../host/agent-processes.ts'
import { environmentOf } from '../../host/process-environment.ts'
import { learnedSessions } from '../../records/agent-sessions.ts'
import { runnerSessions, type SessionHolder } from '../../records/runner-sessions.ts'
import { isFinal, type RunnerState } from '../../runner/state.ts'
import { keepNotes } from '../../turns/keep-notes.ts'
import { keptNotes } from '../../turns/kept-notes.ts'
import type { TurnNotes } from '../../turns/notes.ts'

/** Copies of one session follow each other by at least this, in milliseconds. */
const REST_MS = 30_000

interface Place {
  readonly session: string
  readonly notes: TurnNotes
  readonly path: string
}

/**
 * Keeps a copy of what the agent of a runner has noted in the directory of its run: agents delete their notes, and a log is
 * read later. Looks when a turn may be over and when the run has ended.
 */
export class NotesKeeper {
  readonly #holder: () => SessionHolder
  #place: Place | undefined
  /** How the notes were when they were copied last. */
  #kept = ''
  #nextMs = 0
  #work: Promise<void> = Promise.resolve()

  /** `holder` is the runner as it is now. */
  constructor(holder: () => SessionHolder) {
    this.#holder = holder
  }

  /** The runner is in another state. */
  changed(state: RunnerState): void {
    const isOver = isFinal(state)
    if (!isOver && (state.kind !== 'idle' || performance.now() < this.#nextMs)) return
    this.#nextMs = performance.now() + REST_MS
    const before = this.#work
    // A copy that cannot be made is one less: what it is a copy of is still there.
    this.#work = before.then(async () => this.#keep()).catch(() => undefined)
  }

  async #keep(): Promise<void> {
    const { agent: seen, directory } = this.#holder()
    if ((await turnNotesOf(seen)) === undefined) return
    // Some agents say which session they are in to those who ask, while they run.
    await runnerSessions([this.#holder()], await usageProviders())
    const last = learnedSessions(directory).at(-1)
    if (last === undefined) return
    const { agent, session } = last
    if (this.#place?.session !== session) this.#place = await this.#find(agent, session)
    if (this.#place === undefined) return
    const { notes, path } = this.#place
    const now = await ignoreGone(stat(path))
    const mark = now && `${path} ${now.size} ${now.mtimeMs} ${(await ignoreGone(stat(`${path}-wal`)))?.mtimeMs ?? ''}`
    if (mark === undefined || mark === this.#kept) return
    await keepNotes(notes, path, session, keptNotes(directory, agent, session))
    this.#kept = mark
  }

  /** Where the agent notes the session; by the environment in which it runs. */
  async #find(agent: string, session: string): Promise<Place | undefined> {
    const notes = await turnNotesOf(agent)
    const provider = notes && (await usageProviders()).get(agent)
    if (notes === undefined || provider === undefined) return undefined
    const { pid: program } = this.#holder()
    for (const { pid } of program === undefined ? [] : await agentProcesses(program)) {
      const env = environmentOf(pid)
      const path = await notes.find(provider.account(env, env['HOME'] ?? homedir()), session)
      if (path !== undefined) return { session, notes, path }
    }
    return undefined
  }
}
