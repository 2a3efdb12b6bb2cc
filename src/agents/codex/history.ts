import { total, type Tokens } from '../../usage/tokens.ts'
import type { CodexThread } from './thread.ts'

/** Older versions copy a history in one go when a thread begins: no model has answered yet. */
const COPY_MS = 1000
/** Deeper than anybody forks forks. */
const MAX_GENERATIONS = 16

interface Noted {
  readonly path: string
  readonly at: number
}

/** The sums that the threads of an account have reached, by which a copy of them is known. */
export class CodexHistories {
  readonly #threads = new Map<
    string,
    { origins: readonly string[]; sums: Map<string, Noted>; last: Tokens | undefined }
  >()

  /** Notes a thread, and returns the sum that it had reached in another file. */
  begin({ id, origins }: CodexThread): Tokens | undefined {
    const known = this.#threads.get(id)
    if (known === undefined) this.#threads.set(id, { origins, sums: new Map(), last: undefined })
    return known?.last
  }

  note(id: string, sum: Tokens, noted: Noted): void {
    const thread = this.#threads.get(id)
    if (thread === undefined) return
    thread.last = sum
    const key = keyOf(sum)
    if (!thread.sums.has(key)) thread.sums.set(key, noted)
  }

  knows(id: string): boolean {
    return (this.#threads.get(id)?.sums.size ?? 0) > 0
  }

  /** Whether a thread, or one that it comes from, had reached a sum in another file before a time. */
  hasReached(id: string, sum: Tokens, path: string, before: number): boolean {
    const key = keyOf(sum)
    const seen = new Set<string>([id])
    for (const one of seen) {
      const thread = this.#threads.get(one)
      const noted = thread?.sums.get(key)
      if (noted !== undefined && noted.path !== path && (one === id || noted.at <= before)) return true
      if (seen.size < MAX_GENERATIONS) for (const origin of thread?.origins ?? []) seen.add(origin)
    }
    return false
  }
}

/** Tells where the copy ends that the file of a fork or a sub-agent begins with. */
export class CopiedPart {
  readonly #thread: CodexThread
  readonly #path: string
  readonly #histories: CodexHistories
  #isOver: boolean
  #holdsOrigin = false
  #followsForeign = false

  constructor(thread: CodexThread, path: string, histories: CodexHistories, goesOn: boolean) {
    this.#thread = thread
    this.#path = path
    this.#histories = histories
    this.#isOver = thread.origins.length === 0 && !goesOn
  }

  /** A record names this very thread. */
  foundOwn(): void {
    this.#isOver = true
  }

  /** A record names another thread: the sum that follows it is of that thread, too. */
  foundForeign(): void {
    this.#followsForeign = true
  }

  /** The head of another thread stands in the file: its history follows, or not. */
  foundHead(): void {
    this.#holdsOrigin = true
  }

  /** A turn begins; its id holds when. */
  foundTurn(turn: string | undefined): void {
    const { bornAt } = this.#thread
    const began = turn === undefined ? undefined : timeOf(turn)
    if (began !== undefined && bornAt !== undefined && began >= bornAt) this.#isOver = true
  }

  /** Whether a sum of the thread is a copy. After the first that is none, nothing is. */
  covers(sum: Tokens, at: number, ordinal: number | undefined): boolean {
    if (this.#isOver) return false
    const { id, bornAt = Infinity } = this.#thread
    const isForeign = this.#followsForeign
    this.#followsForeign = false
    const isCopy = isForeign || this.precedes(at, ordinal) || this.#histories.hasReached(id, sum, this.#path, bornAt)
    this.#isOver = !isCopy
    return isCopy
  }

  /** Whether a record is a copy by its place. */
  precedes(at: number, ordinal: number | undefined): boolean {
    if (this.#isOver) return false
    const { bornAt = -Infinity, ownFrom, origins } = this.#thread
    if (ownFrom !== undefined && ordinal !== undefined) {
      this.#isOver = ordinal >= ownFrom
      return !this.#isOver
    }
    const isKnown = origins.some((origin) => this.#histories.knows(origin))
    return at < bornAt || (this.#holdsOrigin && !isKnown && at - bornAt < COPY_MS)
  }
}

/** When a UUID of version 7 was made; milliseconds since the epoch. */
function timeOf(id: string): number | undefined {
  const digits = /^([0-9a-f]{8})-([0-9a-f]{4})-7/.exec(id)
  return digits === null ? undefined : Number.parseInt(`${digits[1]}${digits[2]}`, 16)
}

function keyOf(sum: Tokens): string {
  return `${total(sum)} ${sum.input} ${sum.output} ${sum.cacheRead} ${sum.cacheWrite} ${sum.reasoning}`
}
