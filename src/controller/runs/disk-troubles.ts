import type { DiskTrouble } from './run-files.ts'
import type { RunnerRecord } from '../../records/runner-file.ts'

/** How long the disk must have accepted all writes before terminals are told of a new trouble, in milliseconds. */
const REST_MS = 10 * 60_000

/** Advice by the system's error code. */
const ADVICE: readonly (readonly [RegExp, string])[] = [
  [/^(ENOSPC|EDQUOT)\b/, 'free some space there'],
  [/^EROFS\b/, 'make that file system writable'],
  [/^(EACCES|EPERM)\b/, 'give yourself the right to write there'],
]

/** Keeps which runners the disk refuses to log, and decides when to tell the terminals. */
export class DiskTroubles {
  readonly #onChange: () => void
  readonly #onFirst: () => void
  readonly #known = new Map<string, string>()
  #lastAt = -Infinity

  /** `onFirst` is called for the first trouble after a time without any. */
  constructor(options: { readonly onChange: () => void; readonly onFirst: () => void }) {
    this.#onChange = options.onChange
    this.#onFirst = options.onFirst
  }

  /** One sentence for each runner. */
  get problems(): readonly string[] {
    return [...this.#known.values()]
  }

  /** Notes that the disk refuses a file of a runner, or accepts all of them again (undefined). */
  tell({ id, name }: RunnerRecord, trouble: DiskTrouble | undefined): void {
    const isFirst = this.#known.size === 0 && performance.now() - this.#lastAt > REST_MS
    if (trouble === undefined) this.#known.delete(id)
    else this.#known.set(id, sentence(name, trouble))
    this.#lastAt = performance.now()
    if (trouble !== undefined && isFirst) this.#onFirst()
    this.#onChange()
  }
}

function sentence(name: string, { path, error }: DiskTrouble): string {
  const advice = ADVICE.find(([pattern]) => pattern.test(error))?.[1] ?? 'see what is wrong there'
  return `the log of '${name}' waits in memory, ${path} cannot be written: ${error}; ${advice}, then it goes on by itself`
}
