import type { DiskTrouble } from './run-files.ts'
import type { RunnerRecord } from '../../records/runner-file.ts'

/** Terminals are told again only when the disk has been well for so long. */
const REST_MS = 10 * 60_000

/** What to do, by what the system says. */
const ADVICE: readonly (readonly [RegExp, string])[] = [
  [/^(ENOSPC|EDQUOT)\b/, 'free some space there'],
  [/^EROFS\b/, 'make that file system writable'],
  [/^(EACCES|EPERM)\b/, 'give yourself the right to write there'],
]

/** Which runners the disk refuses to log, and who has to be told. */
export class DiskTroubles {
  readonly #onChange: () => void
  readonly #onFirst: () => void
  readonly #known = new Map<string, string>()
  #lastAt = -Infinity

  /** `onFirst`: after a time without trouble there is some. */
  constructor(options: { readonly onChange: () => void; readonly onFirst: () => void }) {
    this.#onChange = options.onChange
    this.#onFirst = options.onFirst
  }

  /** One sentence for each runner. */
  get problems(): readonly string[] {
    return [...this.#known.values()]
  }

  /** Takes that the disk refuses something of a runner, or takes all of it again (undefined). */
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
