import type { Scope } from '../../base/scope.ts'
import type { Settings } from '../../settings/options.ts'
import type { SourceChoice } from '../../settings/source-choice.ts'
import type { HookSpool } from '../agents/hook-spool.ts'
import type { Fleet } from '../fleet/fleet.ts'
import type { Retention } from '../runs/retention.ts'
import type { Pipes } from '../sources/pipes.ts'
import type { Sources } from '../sources/sources.ts'
import type { StatusLine } from '../telling/status-line.ts'
import type { ServerLink } from './server-link.ts'
import type { SourcePolicy } from './source-policy.ts'

export interface WatchLifetimeOptions {
  readonly scope: Scope
  readonly link: ServerLink
  readonly policy: SourcePolicy
  readonly settings: () => Promise<Settings>
  readonly fleet: Fleet
  readonly pipes: Pipes
  readonly sources: Sources
  readonly status: StatusLine
  readonly spool: HookSpool
  readonly retention: Retention
  /** How long it waits without runners for the next command, in milliseconds. */
  readonly restMs: number
  /** There were no runners for that long. */
  readonly onNothingToWatch: () => void
}

/**
 * Watches the server from its first runner to its last one. Without runners no client of ours is attached, and nothing else
 * of ours is at work.
 */
export class WatchLifetime {
  readonly #options: WatchLifetimeOptions
  #timer: NodeJS.Timeout | undefined
  #isClosed = false

  constructor(options: WatchLifetimeOptions) {
    this.#options = options
  }

  /** True while it waits for the next command: then nothing tells of the end of the server. */
  get rests(): boolean {
    return this.#timer !== undefined
  }

  /** Watches the server as its options say, if it is not watched yet. Throws as `ServerLink.hold` does. */
  async begin(): Promise<void> {
    await this.#begin(() => undefined)
  }

  /** As `begin`, for a runner to come. A reader that an earlier controller had is taken up with its runners. */
  async expectRunner(): Promise<void> {
    await this.#begin((chosen) => {
      if (chosen.kind === 'pipe') this.#options.pipes.prepare()
    })
  }

  /** Lets go of the server when there are no runners any more. To be called after whatever may have added or ended one. */
  async review(): Promise<void> {
    const { fleet, link, onNothingToWatch, restMs, retention, sources, spool, status } = this.#options
    if (this.#isClosed) return
    clearTimeout(this.#timer)
    this.#timer = undefined
    retention.watch(fleet.live.length > 0)
    if (fleet.live.length > 0) return spool.open()
    // Only while the server is watched it is known whether a person looks.
    if (fleet.awaitsLook && link.watched !== undefined) return
    spool.close()
    status.changed()
    await status.flush()
    await sources.close()
    if (link.watched !== undefined) await link.takeOut().catch(() => undefined)
    await link.release()
    // It may be asked to end meanwhile, and must not stay for this.
    this.#timer = setTimeout(onNothingToWatch, restMs).unref()
  }

  /** Begins no rest any more, and ends none. */
  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
  }

  async #begin(onChosen: (chosen: SourceChoice) => void): Promise<void> {
    const { link, policy, scope, settings } = this.#options
    if (link.watched !== undefined) return
    const chosen = policy.choose(await settings())
    onChosen(chosen)
    await link.hold(scope, chosen.kind)
  }
}
