import { ignoreGone } from '../../base/ignore-gone.ts'
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
  /** How long the controller waits for the next command while there are no runners, in milliseconds. */
  readonly restMs: number
  /** There were no runners for `restMs`. */
  readonly onNothingToWatch: () => void
}

/**
 * Watches the server from its first runner to its last. Without runners no client of ours is attached, and no helper
 * process of ours runs.
 */
export class WatchLifetime {
  readonly #options: WatchLifetimeOptions
  #timer: NodeJS.Timeout | undefined
  #isClosed = false

  constructor(options: WatchLifetimeOptions) {
    this.#options = options
  }

  /** True while the controller waits for the next command; the end of the server goes unnoticed then. */
  get rests(): boolean {
    return this.#timer !== undefined
  }

  /** Watches the server as its options say, if it is not watched yet. Throws as `ServerLink.hold` does. */
  async begin(): Promise<void> {
    await this.#begin(() => undefined)
  }

  /** As `begin`, before a runner is made. The reader of an earlier controller is taken over with that one's runners. */
  async expectRunner(): Promise<void> {
    await this.#begin((chosen) => {
      if (chosen.kind === 'pipe') this.#options.pipes.prepare()
    })
  }

  /** Stops watching when no runner is left. To be called after each step that may have added or ended a runner. */
  async review(): Promise<void> {
    const { fleet, link, onNothingToWatch, restMs, retention, sources, spool, status } = this.#options
    if (this.#isClosed) return
    clearTimeout(this.#timer)
    this.#timer = undefined
    retention.watch(fleet.live.length > 0)
    if (fleet.live.length > 0) return spool.open()
    // Whether a person looks at a pane is only known while the server is watched.
    if (fleet.awaitsLook && link.watched !== undefined) return
    spool.close()
    status.changed()
    await status.flush()
    await sources.close()
    if (link.watched !== undefined) await ignoreGone(link.takeOut())
    await link.release()
    // `unref`: this timer alone must not keep the process from ending.
    this.#timer = setTimeout(onNothingToWatch, restMs).unref()
  }

  /** Stops the timer, and starts none any more. */
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
