import { mkdirSync, realpathSync, rmSync, statSync, unlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as z from 'zod/mini'
import { Failure, messageOf, systemCode } from '../base/failure.ts'
import { readRegularFile, replaceFile } from '../base/regular-file.ts'
import { shortHash } from '../base/short-hash.ts'
import { ensurePrivateDirectory } from '../controller/paths.ts'
import type { SettingsEdit } from './target.ts'

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

/** Whether our entries are in a file of settings: as this version writes them, in another way, or not at all. */
export type HookStatus = 'installed' | 'outdated' | 'not installed'

/** One file of somebody else's settings, which we change as little as can be. `backups` is a directory of ours. */
export class SettingsFile {
  readonly #edit: SettingsEdit
  readonly #backups: string

  constructor(edit: SettingsEdit, backups: string) {
    this.#edit = edit
    this.#backups = backups
  }

  get path(): string {
    return this.#edit.path
  }

  /** Throws a Failure `permission-denied` or `configuration`. */
  status(): HookStatus {
    const text = this.#read() ?? ''
    if (this.#without(text) === text) return 'not installed'
    return this.#edit.has(text) ? 'installed' : 'outdated'
  }

  /** Adds our entries and keeps what was there. False when they were there already. Throws a Failure. */
  install(): boolean {
    if (this.status() === 'installed') return false
    const text = this.#read()
    // What was there before an older version of ours.
    const original = this.#restored(text) ?? (text === undefined ? undefined : this.#without(text))
    const merged = this.#with(original ?? '')
    this.#keep(original, merged)
    this.#write(merged)
    return true
  }

  /** Takes our entries out, to the byte what it was if nothing else has changed. False when there are none. Throws a Failure. */
  uninstall(): boolean {
    const text = this.#read()
    if (text === undefined || this.status() === 'not installed') return false
    const backedUp = this.#backup()
    const isAsWritten = backedUp !== undefined && text === decode(backedUp.after)
    const left = isAsWritten && backedUp.before !== null ? decode(backedUp.before) : this.#without(text)
    const wasThere = backedUp === undefined ? this.#edit.blank !== '' : backedUp.before !== null
    if (!wasThere && (isAsWritten || left.trim() === this.#edit.blank.trim())) this.#act(() => unlinkSync(this.#real()))
    else this.#write(left)
    rmSync(this.#backupPath(), { force: true })
    return true
  }

  #with(text: string): string {
    try {
      return this.#edit.add(text.trim() === '' ? this.#edit.blank || text : text)
    } catch (error) {
      throw this.#refusal(error)
    }
  }

  #without(text: string): string {
    try {
      return text.trim() === '' ? text : this.#edit.remove(text)
    } catch (error) {
      throw this.#refusal(error)
    }
  }

  #refusal(error: unknown): Failure {
    return new Failure('configuration', `hooks cannot be put into ${this.path}: ${messageOf(error)}`, {
      next: 'nothing was changed; mend the file, then try again',
      cause: error,
    })
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
        if (!Buffer.from(text).equals(bytes)) throw new Error('it is not UTF-8')
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
        next: 'nothing was changed',
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
