import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Failure, messageOf } from '../../base/failure.ts'
import { JsonLines } from '../../logs/json-lines.ts'
import type { LostBytes } from '../../logs/live-file.ts'
import { RunLog } from '../../logs/run-log.ts'
import { requireOwnDirectory } from '../../host/paths.ts'
import { RECORD_FILE, RecordKeeper, writeRecord, type RunnerRecord } from '../../records/runner-file.ts'
import type { Settings } from '../../settings/options.ts'

/** What the disk refuses. */
export interface DiskTrouble {
  readonly path: string
  /** What the system said. */
  readonly error: string
}

export interface RunFilesOptions {
  readonly directory: string
  /** The runner as it is now. */
  readonly record: () => RunnerRecord
  /** A new run is refused when it cannot be written; one that was there before goes on. */
  readonly isNew: boolean
  /** It had ended, and goes on in a new pane. */
  readonly isRestarted: boolean
  readonly settings: Settings
  /** A file cannot be written, or undefined: all of them can again. Told once for each time. */
  readonly onTrouble: (trouble: DiskTrouble | undefined) => void
  /** The log has begun another file. */
  readonly onRotated: () => void
  /** Bytes of the log are gone from the disk. */
  readonly onLost: (lost: LostBytes) => void
}

/** Everything that one run has on disk, and whether the disk takes it. */
export class RunFiles {
  readonly log: RunLog
  readonly events: JsonLines
  readonly record: RecordKeeper
  /** By file: what the system says. */
  readonly #troubles: Map<string, string>

  /** Opens the files of a run, or goes on with them. Throws a Failure `cannot-create` or `permission-denied`. */
  static async open(options: RunFilesOptions): Promise<RunFiles> {
    const { directory, settings, onTrouble } = options
    requireOwnDirectory(directory)
    const troubles = new Map<string, string>()
    const trouble = (file: string, problem: string | undefined): void => {
      const before = troubles.size
      if (problem === undefined) troubles.delete(file)
      else troubles.set(file, problem)
      if (before === 0 && problem !== undefined) onTrouble({ path: join(directory, file), error: problem })
      else if (before > 0 && troubles.size === 0) onTrouble(undefined)
    }
    try {
      mkdirSync(directory, { recursive: true, mode: 0o700 })
      if (options.isNew) await writeRecord(directory, options.record())
      const { logMaxBytes: maxBytes, logMaxFiles: maxFiles } = settings
      const log = await RunLog.open({ ...options, maxBytes, maxFiles, onTrouble: trouble })
      return new RunFiles(options, log, troubles, trouble)
    } catch (error) {
      if (options.isNew) rmSync(directory, { recursive: true, force: true })
      throw new Failure('cannot-create', `cannot write the log in ${directory}: ${messageOf(error)}`, {
        next: 'free space, or set XDG_STATE_HOME to a directory that you can write to',
        cause: error,
      })
    }
  }

  private constructor(
    { directory, record, isNew }: RunFilesOptions,
    log: RunLog,
    troubles: Map<string, string>,
    trouble: (file: string, problem: string | undefined) => void,
  ) {
    const eventsFile = 'events.jsonl'
    this.log = log
    this.#troubles = troubles
    this.events = new JsonLines(join(directory, eventsFile), {
      onTrouble: (problem) => trouble(eventsFile, problem),
    })
    this.record = new RecordKeeper({ directory, record, onTrouble: (problem) => trouble(RECORD_FILE, problem) })
    if (!isNew) this.record.save()
  }

  /** False while the disk refuses some of it. */
  get areWritable(): boolean {
    return this.#troubles.size === 0
  }

  /** Resolves when everything is on disk, or the disk does not take it now. */
  async flushed(): Promise<void> {
    await Promise.all([this.log.flushed(), this.events.flushed(), this.record.flushed()])
  }

  /** Writes what the disk takes now, and lets go of the files. */
  async close(): Promise<void> {
    await Promise.all([this.log.close(), this.events.close(), this.record.close()])
  }
}
