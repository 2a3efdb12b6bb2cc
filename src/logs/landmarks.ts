import type { IndexEntry } from './index-entry.ts'

/** How many entries are kept for each file: its start, a loss before it, and some sizes of the pane. */
const PER_FILE = 4
const KINDS: ReadonlySet<IndexEntry['kind']> = new Set(['file', 'size', 'pane', 'agent'])

/** Keeps the index entries that are needed to find and draw the bytes, in case the index file is deleted. */
export class Landmarks {
  readonly #most: number
  #entries: readonly IndexEntry[]

  /** `before` are the entries that the index has; `maxFiles` is how many full files of the log are kept. */
  constructor(before: readonly IndexEntry[], maxFiles: number) {
    this.#most = PER_FILE * (maxFiles + 2)
    this.#entries = before.filter(isLandmark)
  }

  /** The entries, in the order of the index. */
  get entries(): readonly IndexEntry[] {
    return this.#entries
  }

  /** Takes in an entry that is added to the index, and forgets the oldest kept ones. */
  noted(entry: IndexEntry): void {
    if (isLandmark(entry)) this.#entries = [...this.#entries, entry].slice(-this.#most)
  }
}

function isLandmark(entry: IndexEntry): boolean {
  return KINDS.has(entry.kind) || (entry.kind === 'gap' && entry.from !== undefined)
}
