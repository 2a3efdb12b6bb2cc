import { mkdirSync, realpathSync, rmSync, statSync, unlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as z from 'zod/mini'
import { Failure, messageOf, systemCode } from '../base/failure.ts'
import { readRegularFile, replaceFile } from '../base/regular-file.ts'
import { shortHash } from '../base/short-hash.ts'
import { ensurePrivateDirectory } from '../host/paths.ts'
import { careful, type CarefulEdit } from './careful-edit.ts'
import { MARK, type HookStatus, type SettingsEdit } from './target.ts'

/** Settings are written by people. */
const MAX_FILE_BYTES = 16 * 1024 * 1024
/** Twice the settings, in base64. */
const MAX_BACKUP_BYTES = 3 * MAX_FILE_BYTES

const backup = z.object({
  path: z.string(),
  /** Both in base64, as they are bytes; null: there was no file. */
  before: z.nullable(z.string()),
  after: z.string(),
})

/** One file of settings that belongs to another program; as little as possible of it is changed. `backups` is a directory of ours. */
export class SettingsFile {
  readonly #edit: CarefulEdit
  readonly #backups: string

  constructor(edit: SettingsEdit, backups: string) {
    this.#edit = careful(edit)
    this.#backups = backups
  }

  get path(): string {
    return this.#edit.path
  }

  /** Throws a Failure `permission-denied` or `configuration`, also for what the agent could not read. */
  status(): HookStatus {
    return this.#statusOf(this.#read())
  }

  /** What keeps our entries from working, or from being taken out. Throws a Failure. */
  notes(): readonly string[] {
    const text = this.#read()
    return text === undefined || text.trim() === '' ? [] : this.#try('be read in', () => this.#edit.notes(text))
  }

  /** Adds our entries and keeps what was there. False when they were there already. Throws a Failure. */
  install(): boolean {
    const text = this.#read()
    // What was there before an older version of ours, which may have left what the agent cannot read.
    const restored = this.#restored(text)
    if (restored === undefined && this.#statusOf(text) === 'installed') return false
    const original = restored ?? (text === undefined ? undefined : this.#without(text))
    const merged = this.#with(original ?? '')
    if (merged === text) return false
    this.#requireUnchanged(text)
    this.#keep(original, merged)
    this.#write(merged)
    return true
  }

  /**
   * Takes our entries out, to the byte what it was if nothing else has changed. False when there are none that can be taken out;
   * `notes` has what is left. Throws a Failure.
   */
  uninstall(): boolean {
    const text = this.#read()
    if (text === undefined) return false
    const backedUp = this.#backup()
    const isAsWritten = backedUp !== undefined && text === decode(backedUp.after)
    if (!isAsWritten && this.#statusOf(text) === 'not installed') return false
    const left = isAsWritten ? backedUp.before && decode(backedUp.before) : this.#without(text)
    if (left === text) return false
    this.#requireUnchanged(text)
    const wasThere = backedUp === undefined ? this.#edit.blank !== '' : backedUp.before !== null
    if (left === null || (!wasThere && left.trim() === this.#edit.blank.trim()))
      this.#act(() => unlinkSync(this.#real()))
    else this.#write(left)
    rmSync(this.#backupPath(), { force: true })
    return true
  }

  /** Whether anything in it looks like ours, also where the agent could not read it. */
  mentionsOurs(): boolean {
    try {
      return this.#read()?.includes(MARK) === true
    } catch (error) {
      if (error instanceof Failure) return false
      throw error
    }
  }

  /** The agent may write its settings while we read them. */
  #requireUnchanged(text: string | undefined): void {
    if (this.#read() === text) return
    throw new Failure('configuration', `${this.path} has changed meanwhile`, { next: 'it was not changed; try again' })
  }

  #statusOf(text: string | undefined): HookStatus {
    if (text === undefined || text.trim() === '') return 'not installed'
    return this.#try('be read in', () => this.#edit.status(text))
  }

  #with(text: string): string {
    return this.#try('be put into', () => this.#edit.add(text.trim() === '' ? this.#edit.blank || text : text))
  }

  #without(text: string): string {
    return text.trim() === '' ? text : this.#try('be taken out of', () => this.#edit.remove(text))
  }

  /** What cannot be done is said, and nothing is. */
  #try<T>(what: string, work: () => T): T {
    try {
      return work()
    } catch (error) {
      // Parsers go as deep as the text does.
      const why = error instanceof RangeError ? 'it is nested too deeply' : messageOf(error)
      throw new Failure('configuration', `hooks cannot ${what} ${this.path}: ${why}`, {
        next: 'it was not changed; mend it, then try again',
        cause: error,
      })
    }
  }

  /** The text before our entries, when the file is as we have written it. */
  #restored(text: string | undefined): string | undefined {
    const backedUp = this.#backup()
    if (backedUp === undefined || backedUp.before === null || text !== decode(backedUp.after)) return undefined
    return decode(backedUp.before)
  }

  #read(): string | undefined {
    return this.#act(() => {
      try {
        const bytes = readRegularFile(this.path, MAX_FILE_BYTES)
        const text = bytes.toString('utf8')
        if (!Buffer.from(text).equals(bytes)) throw new Error('it is not UTF-8: save it as that')
        return text
      } catch (error) {
        if (systemCode(error) === 'ENOENT') return undefined
        throw error
      }
    })
  }

  /** Whole or not at all; a link stays one, and permissions stay. */
  #write(text: string): void {
    this.#act(() => {
      mkdirSync(dirname(this.path), { recursive: true })
      const real = this.#real()
      const mode = statSync(real, { throwIfNoEntry: false })?.mode ?? 0o600
      replaceFile(real, text, mode & 0o777)
    })
  }

  #real(): string {
    try {
      return realpathSync(this.path)
    } catch {
      return this.path
    }
  }

  #keep(before: string | undefined, after: string): void {
    ensurePrivateDirectory(this.#backups)
    const kept = { path: this.path, before: before === undefined ? null : encode(before), after: encode(after) }
    this.#act(() => replaceFile(this.#backupPath(), `${JSON.stringify(kept)}\n`, 0o600))
  }

  #backup(): z.infer<typeof backup> | undefined {
    try {
      return backup.parse(JSON.parse(readRegularFile(this.#backupPath(), MAX_BACKUP_BYTES).toString()))
    } catch {
      // Without one, our entries are taken out one by one.
      return undefined
    }
  }

  #backupPath(): string {
    return join(this.#backups, `${shortHash(this.path)}.json`)
  }

  #act<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      const denied = ['EACCES', 'EPERM', 'EROFS'].includes(systemCode(error) ?? '')
      throw new Failure(denied ? 'permission-denied' : 'configuration', `${this.path}: ${messageOf(error)}`, {
        next: 'it was not changed',
        cause: error,
      })
    }
  }
}

function encode(text: string): string {
  return Buffer.from(text).toString('base64')
}

function decode(text: string): string {
  return Buffer.from(text, 'base64').toString('utf8')
}
