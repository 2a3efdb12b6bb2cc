import type { SourceKind, FedBy } from '../../runner/source-kind.ts'
import { backoffMs } from '../../base/backoff.ts'
import { sleep } from '../../base/clock.ts'
import { Failure, unreachable } from '../../base/failure.ts'
import { Pace } from '../../base/pace.ts'
import type { Scope } from '../../base/scope.ts'
import type { PaneId } from '../../protocol/ids.ts'
import type { Anchor } from '../../terminal/anchor.ts'
import type { PaneRow } from '../../tmux/snapshot.ts'
import type { Journal } from '../events/journal.ts'
import type { PipeLoss } from './pipe-stream.ts'
import type { Ending, Source, SourceRequest } from './source.ts'

/** How long a free pipe is left to others: longer than a person needs to press a `pipe-pane -o` key twice. */
const RETAKE_MS = 10_000
/** How many readers in a row are tried for one pipe before another source is used. */
const PIPE_TRIES = 3
/** Longest wait before a lost pipe is opened again, in milliseconds; starting a reader takes less than 100. */
const MOST_PIPE_WAIT_MS = 1000

export interface SourcesOptions {
  readonly scope: Scope
  readonly journal: Journal
  readonly adapters: Readonly<Record<FedBy, Source>>
  /** The source of a pane that cannot be piped: a tap only where control mode is safe. */
  readonly insteadOfPipe: 'control' | 'look'
  /** Why a pane is not fed by the source that was asked for; undefined when it is again. */
  readonly onInstead: (pane: PaneId, why: string | undefined) => void
}

interface Fed {
  readonly request: SourceRequest
  readonly pace: Pace
  by: FedBy
  /** Until this time on the steady clock, a free pipe is left to others. */
  restsUntilMs: number
  /** Set while it changes its source. */
  moving: Promise<void> | undefined
}

/** Assigns a source to each runner. A pane that cannot be piped, or no longer, goes on with `insteadOfPipe`. */
export class Sources {
  readonly #options: SourcesOptions
  readonly #fed = new Map<PaneId, Fed>()
  #rows: readonly PaneRow[] = []

  constructor(options: SourcesOptions) {
    this.#options = options
  }

  /** Starts to feed a pane from the source that was asked for, or from another one. Throws a Failure when none can. */
  async add(kind: SourceKind, request: SourceRequest): Promise<void> {
    const { pane } = request
    const fed: Fed = { request, by: kind, pace: new Pace(MOST_PIPE_WAIT_MS), restsUntilMs: 0, moving: undefined }
    this.#fed.set(pane, fed)
    try {
      await this.#begin(kind, fed, request)
    } catch (error) {
      this.#fed.delete(pane)
      throw error
    }
  }

  async #begin(kind: SourceKind, fed: Fed, request: SourceRequest): Promise<void> {
    switch (kind) {
      case 'control':
        return this.#feed(fed, kind, request)
      case 'pipe':
        return this.#pipe(fed, request)
      default:
        return unreachable(kind)
    }
  }

  /** As Source.position. */
  async position(pane: PaneId): Promise<Anchor | undefined> {
    return this.#sourceOf(pane)?.position(pane)
  }

  /** As Source.catchUp. */
  async catchUp(pane: PaneId, timeoutMs: number): Promise<void> {
    await this.#sourceOf(pane)?.catchUp(pane, timeoutMs)
  }

  /** As Source.remove. */
  async remove(pane: PaneId, ending: Ending): Promise<boolean> {
    const fed = this.#fed.get(pane)
    if (fed === undefined) return false
    this.#fed.delete(pane)
    await fed.moving
    this.#options.onInstead(pane, undefined)
    return this.#options.adapters[fed.by].remove(pane, ending)
  }

  /** As Source.update; a pipe that has become free is taken. */
  update(rows: readonly PaneRow[]): void {
    this.#rows = rows
    for (const source of Object.values(this.#options.adapters)) source.update(rows)
    for (const { pane, dead, piped } of rows) if (!dead && !piped) this.pipeFree(pane)
  }

  /** Panes may have another size. The bytes of pipes are in no order with that; a tap reports it in order. */
  mayResize(): void {
    for (const { by, request } of this.#fed.values()) if (by === 'pipe') request.sink.mayResize()
  }

  /** The pipe of a pane is free. */
  pipeFree(pane: PaneId): void {
    const fed = this.#fed.get(pane)
    if (fed?.by === 'look' && performance.now() >= fed.restsUntilMs) this.#pipeAgain(fed)
  }

  async close(): Promise<void> {
    this.#fed.clear()
    for (const source of Object.values(this.#options.adapters)) await source.close()
  }

  /** The pipe of a live pane was closed or replaced, or its reader is gone. */
  pipeLost(pane: PaneId, why: PipeLoss): void {
    const fed = this.#fed.get(pane)
    if (fed?.by !== 'pipe') return
    if (why === 'reader-gone') this.#pipeAgain(fed)
    else this.#standIn(fed)
  }

  /** Opens the pipe of a pane again, as soon as the pace allows. */
  #pipeAgain(fed: Fed): void {
    this.#move(fed, async (request, signal) => {
      await sleep(fed.pace.next(), signal)
      if (this.#isFed(fed)) await this.#pipe(fed, request)
    })
  }

  /** Feeds the pane from another source, as a person may want to use its pipe. Ours is opened again when it is free. */
  #standIn(fed: Fed): void {
    const { insteadOfPipe, onInstead } = this.#options
    this.#move(fed, async (request) => {
      const { pane, sink } = request
      onInstead(pane, `the pipe-pane of ${pane} was closed or taken: ${INSTEAD[insteadOfPipe]}`)
      await sink.keepPosition(undefined)
      await this.#feed(fed, insteadOfPipe, request)
      fed.restsUntilMs = performance.now() + RETAKE_MS
    })
  }

  #isFed(fed: Fed): boolean {
    return this.#fed.get(fed.request.pane) === fed
  }

  #move(fed: Fed, change: (request: SourceRequest, signal: AbortSignal) => Promise<void>): void {
    const { journal, scope } = this.#options
    if (fed.moving !== undefined) return
    const { pane } = fed.request
    fed.moving = new Promise((resolve) => {
      scope.fork(async (signal) => {
        try {
          for (let attempt = 1; this.#isFed(fed); attempt += 1) {
            const sessions = this.#rows.filter((row) => row.pane === pane).map((row) => row.session)
            const error = await failureOf(change({ ...fed.request, sessions, why: 'resumed' }, signal))
            if (error === undefined) return
            // A look finds out if the pane is gone.
            journal.note('pane could not be fed', { pane, error: error.message })
            await sleep(backoffMs(attempt), signal)
          }
        } finally {
          fed.moving = undefined
          resolve()
        }
      })
    })
  }

  /** Feeds a pane from its pipe, or from the source that replaces it. */
  async #pipe(fed: Fed, request: SourceRequest): Promise<void> {
    const { adapters, insteadOfPipe, journal, onInstead } = this.#options
    const { pane, sink } = request
    const wasLookedAt = fed.by === 'look'
    const error = await this.#pipeAtLast(fed, request)
    if (error === undefined) {
      if (wasLookedAt) await adapters.look.remove(pane, 'released')
      return onInstead(pane, undefined)
    }
    if (error.kind === 'pane-not-found') throw error
    journal.note('pane could not be piped', { pane, error: error.message })
    onInstead(pane, `${error.message}: ${INSTEAD[insteadOfPipe]}`)
    if (wasLookedAt) return
    await sink.keepPosition(undefined)
    await this.#feed(fed, insteadOfPipe, request)
  }

  async #pipeAtLast(fed: Fed, request: SourceRequest): Promise<Failure | undefined> {
    for (let tries = 1; ; tries += 1) {
      const error = await failureOf(this.#feed(fed, 'pipe', request))
      if (error?.kind !== 'reader-gone' || tries === PIPE_TRIES) return error
    }
  }

  async #feed(fed: Fed, by: FedBy, request: SourceRequest): Promise<void> {
    await this.#options.adapters[by].add(request)
    fed.by = by
    request.sink.fedBy(by)
  }

  #sourceOf(pane: PaneId): Source | undefined {
    const fed = this.#fed.get(pane)
    return fed && this.#options.adapters[fed.by]
  }
}

async function failureOf(work: Promise<void>): Promise<Failure | undefined> {
  try {
    await work
    return undefined
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
}

const INSTEAD = {
  control: 'it is read in control mode instead',
  look: 'its state is told by looks at it, and its log waits until the pipe is free',
} as const
