import { backoffMs } from '../../base/backoff.ts'
import { sleep } from '../../base/clock.ts'
import { Failure, messageOf } from '../../base/failure.ts'
import type { Scope } from '../../base/scope.ts'
import type { PaneId } from '../../protocol/ids.ts'
import type { Anchor } from '../../terminal/anchor.ts'
import type { PaneRow } from '../../tmux/snapshot.ts'
import type { Journal } from '../journal.ts'
import type { Source, SourceKind, SourceRequest } from './source.ts'

export interface SourcesOptions {
  readonly scope: Scope
  readonly journal: Journal
  readonly adapters: Readonly<Record<SourceKind, Source>>
  /** Why a pane is not fed by the source that was asked for; undefined when that is over. */
  readonly onInstead: (pane: PaneId, why: string | undefined) => void
}

interface Fed {
  readonly request: SourceRequest
  source: Source
  /** Set while it changes its source. */
  moving: Promise<void> | undefined
}

/** Which source feeds which runner. A pane that cannot be piped, or no longer, goes on with a tap. */
export class Sources {
  readonly #options: SourcesOptions
  readonly #fed = new Map<PaneId, Fed>()
  #rows: readonly PaneRow[] = []

  constructor(options: SourcesOptions) {
    this.#options = options
  }

  /** Starts to feed a pane from the source that was asked for, or from a tap. Throws a Failure when neither can be. */
  async add(kind: SourceKind, request: SourceRequest): Promise<void> {
    const { adapters, journal, onInstead } = this.#options
    const { pane, sink } = request
    const fed: Fed = { request, source: adapters[kind], moving: undefined }
    this.#fed.set(pane, fed)
    try {
      try {
        await fed.source.add(request)
      } catch (error) {
        if (kind === 'control' || !(error instanceof Failure) || error.kind === 'pane-not-found') throw error
        journal.note('pane could not be piped', { pane, error: error.message })
        fed.source = adapters.control
        await sink.keepPipe(undefined)
        await fed.source.add(request)
        onInstead(pane, `${error.message}: it is read in control mode instead`)
      }
    } catch (error) {
      this.#fed.delete(pane)
      throw error
    }
  }

  /** As Source.position. */
  async position(pane: PaneId): Promise<Anchor | undefined> {
    return this.#fed.get(pane)?.source.position(pane)
  }

  /** As Source.catchUp. */
  async catchUp(pane: PaneId, timeoutMs: number): Promise<void> {
    await this.#fed.get(pane)?.source.catchUp(pane, timeoutMs)
  }

  /** As Source.remove. */
  async remove(pane: PaneId): Promise<boolean> {
    const fed = this.#fed.get(pane)
    if (fed === undefined) return false
    this.#fed.delete(pane)
    await fed.moving
    this.#options.onInstead(pane, undefined)
    return fed.source.remove(pane)
  }

  update(rows: readonly PaneRow[]): void {
    this.#rows = rows
    for (const source of Object.values(this.#options.adapters)) source.update(rows)
  }

  async close(): Promise<void> {
    this.#fed.clear()
    for (const source of Object.values(this.#options.adapters)) await source.close()
  }

  /** The pipe of a pane that lives was closed or replaced, or its reader is gone. That is not fought for. */
  pipeLost(pane: PaneId): void {
    const { adapters, journal, onInstead, scope } = this.#options
    const fed = this.#fed.get(pane)
    if (fed === undefined || fed.source === adapters.control || fed.moving !== undefined) return
    onInstead(pane, `the pipe-pane of ${pane} was closed or taken: it is read in control mode from now on`)
    fed.moving = new Promise((resolve) => {
      scope.fork(async (signal) => {
        try {
          fed.source = adapters.control
          await fed.request.sink.keepPipe(undefined)
          for (let attempt = 1; this.#fed.get(pane) === fed && !signal.aborted; attempt += 1) {
            const error = await this.#tap(fed.request)
            if (error === undefined) return
            journal.note('pane could not be read in control mode', { pane, error })
            await sleep(backoffMs(attempt), signal)
          }
        } finally {
          fed.moving = undefined
          resolve()
        }
      })
    })
  }

  /** What went wrong, if anything did. */
  async #tap(request: SourceRequest): Promise<string | undefined> {
    const { pane } = request
    const sessions = this.#rows.filter((row) => row.pane === pane).map((row) => row.session)
    try {
      await this.#options.adapters.control.add({ ...request, sessions, why: 'resumed' })
      return undefined
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      return messageOf(error)
    }
  }
}
