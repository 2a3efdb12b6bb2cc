import { watch, type FSWatcher } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { statusFileFinders } from '../../agents/registry.ts'
import type { SessionClaim, StatusFile } from '../../agents/status-file.ts'
import { moment } from '../../base/clock.ts'
import { READ_AT_ONCE } from '../../base/regular-file.ts'
import type { Evidence } from '../../runner/evidence.ts'

/** Bytes read from the end of a file: a status takes some hundred; of a list of events only the end matters. */
const MAX_BYTES = 64 * 1024
/** How long to wait before the file is looked for again after output: an agent writes it some time after its start. */
const AGAIN_MS = 2000

/** Loaded at the start, because an update may replace the files of this version while it runs. */
const FINDERS = await statusFileFinders()

/** Watches the file in which an agent notes its own status; reads it when it changes, and never polls. */
export class SessionWatch {
  readonly #onEvidence: (evidence: Evidence | undefined) => void
  readonly #onSession: (agent: string, session: string) => void
  #agent = ''
  #pids: readonly number[] = []
  #watcher: FSWatcher | undefined
  #lookedMs = Number.NEGATIVE_INFINITY
  #timer: NodeJS.Timeout | undefined
  #reading: Promise<void> = Promise.resolve()
  #isClosed = false

  constructor(options: {
    readonly onEvidence: (evidence: Evidence | undefined) => void
    /** The agent has named its session in the file. */
    readonly onSession: (agent: string, session: string) => void
  }) {
    this.#onEvidence = options.onEvidence
    this.#onSession = options.onSession
  }

  /** Watches the file of these processes of this agent from now on. */
  follow(agent: string, pids: readonly number[]): void {
    this.#stop()
    this.#agent = agent
    this.#pids = pids
    this.#lookedMs = Number.NEGATIVE_INFINITY
    this.lookAgain()
  }

  /** To be called after output: the file may exist by now. */
  lookAgain(): void {
    const find = FINDERS.get(this.#agent)
    const nowMs = performance.now()
    if (find === undefined || this.#watcher !== undefined || this.#isClosed) return
    const waitMs = this.#lookedMs + AGAIN_MS - nowMs
    if (waitMs > 0) {
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined
        this.lookAgain()
      }, waitMs)
      return
    }
    this.#lookedMs = nowMs
    const pids = this.#pids
    void find(pids).then((found) => {
      if (found !== undefined && pids === this.#pids && !this.#isClosed) this.#watch(found)
    })
  }

  close(): void {
    this.#isClosed = true
    this.#stop()
  }

  #stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#watcher?.close()
    this.#watcher = undefined
  }

  #watch(status: StatusFile): void {
    try {
      const watcher = watch(status.directory, { persistent: false }, (_, name) => {
        if (name === null || name === status.file) this.#read(status, watcher)
      })
      watcher.on('error', () => this.#stop())
      this.#watcher = watcher
      this.#read(status, watcher)
    } catch {
      // The file has gone again, or the system watches too many: the other sources are enough.
      this.#watcher = undefined
    }
  }

  /** Reads the file after the readings before it, so that the last reading reports the last status. */
  #read(status: StatusFile, watcher: FSWatcher): void {
    this.#reading = this.#reading.then(async () => {
      const text = await tailOf(join(status.directory, status.file))
      if (watcher !== this.#watcher) return
      const nothing: SessionClaim = { claim: undefined, text: '' }
      const said = text === undefined ? nothing : status.claim(text)
      // A file that is only half written is read again with its next change.
      if (said === undefined) return
      const { claim } = said
      const session = said.session ?? status.session
      if (session !== undefined) this.#onSession(this.#agent, session)
      const rule = `${this.#agent}/session-file`
      this.#onEvidence(claim && { source: 'session-file', rule, text: said.text, claim, at: moment() })
    })
  }
}

/** The end of a file; undefined when it is not there. */
async function tailOf(path: string): Promise<string | undefined> {
  try {
    await using file = await open(path, READ_AT_ONCE)
    const status = await file.stat()
    if (!status.isFile()) return undefined
    const { size } = status
    const bytes = Buffer.alloc(Math.min(size, MAX_BYTES))
    const { bytesRead } = await file.read(bytes, 0, bytes.length, size - bytes.length)
    return bytes.toString('utf8', 0, bytesRead)
  } catch {
    return undefined
  }
}
