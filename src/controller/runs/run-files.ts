import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Failure, messageOf } from '../../base/failure.ts'
import { JsonLines } from '../../logs/json-lines.ts'
import type { LostBytes } from '../../logs/live-file.ts'
import { RunLog } from '../../logs/run-log.ts'
import { requireOwnDirectory } from '../../host/paths.ts'
import { RECORD_FILE, RecordKeeper, writeRecord, type RunnerRecord } from '../../records/runner-file.ts'
import type { Settings } from '../../settings/options.ts'

/** A file that the disk refuses to take. */
export interface DiskTrouble {
  readonly path: string
  /** The system's error. */
  readonly error: string
}

export interface RunFilesOptions {
  readonly directory: string
  /** The runner as it is now. */
  readonly record: () => RunnerRecord
  /** A new run fails when its files cannot be written; an existing one goes on. */
  readonly isNew: boolean
  /** True when the run had ended and is started again in a new pane. */
  readonly isRestarted: boolean
  readonly settings: Settings
  /** A file cannot be written; undefined: all can again. Called once for each change. */
  readonly onTrouble: (trouble: DiskTrouble | undefined) => void
  /** The log has begun another file. */
  readonly onRotated: () => void
  /** Bytes of the log are gone from the disk. */
  readonly onLost: (lost: LostBytes) => void
}

/** All files of one run, and the state of their disk. */
export class RunFiles {
  readonly log: RunLog
  readonly events: JsonLines
  readonly record: RecordKeeper
  /** The system's error, by file. */
  readonly #troubles: Map<string, string>

  /** Creates or reopens the files of a run. Throws a Failure `cannot-create` or `permission-denied`. */
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

  /** False while the disk refuses one of them. */
  get areWritable(): boolean {
    return this.#troubles.size === 0
  }

  /** True when the disk refuses none of them and has all of the log. */
  get areWritten(): boolean {
    return this.areWritable && this.log.written >= this.log.end
  }

  /** Resolves when everything is on disk, or the disk refuses it. */
  async flushed(): Promise<void> {
    await Promise.all([this.log.flushed(), this.events.flushed(), this.record.flushed()])
  }

  /** Writes what the disk takes now, and closes the files. */
  async close(): Promise<void> {
    await Promise.all([this.log.close(), this.events.close(), this.record.close()])
  }
}
