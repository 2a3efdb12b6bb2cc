import { dirname } from 'node:path'
import { messageOf } from '../../base/failure.ts'
import type { Client } from '../../ipc/client.ts'
import type { RunnerRow } from '../../ipc/runners.ts'
import { isFinal } from '../../runner/state.ts'
import { clockText } from './ages.ts'
import { Paced } from './paced.ts'
import type { Glimpse } from './preview.ts'
import { bytesText } from '../looks/figures.ts'
import { shownOf, STATE_MARKS } from '../looks/state-mark.ts'
import { now } from '../../base/clock.ts'

/** Least time between two looks at a screen, in milliseconds. */
const LOOK_GAP_MS = 100
/** More lines than any preview has. */
const LOG_LINES = 300

export interface GlimpseOptions {
  readonly client: () => Client
  readonly onGlimpse: (glimpse: Glimpse, facts: readonly string[]) => void
}

/** Looks at the screen of the runner that is chosen, whenever it has changed, and asks why it is in its state. */
export class Glimpses {
  readonly #options: GlimpseOptions
  readonly #looks: Paced
  #runner: RunnerRow | undefined

  constructor(options: GlimpseOptions) {
    this.#options = options
    this.#looks = new Paced(LOOK_GAP_MS, async () => this.#look())
  }

  /** Looks at another runner, or at none. */
  choose(runner: RunnerRow | undefined): void {
    this.#runner = runner
    this.#looks.want()
  }

  /** Takes the same runner as it is now, and looks again when its state is another one. */
  renew(runner: RunnerRow | undefined): void {
    const before = this.#runner
    this.#runner = runner
    const isSame = runner?.id === before?.id && runner?.since === before?.since
    if (!isSame || runner?.dialog?.fingerprint !== before?.dialog?.fingerprint) this.#looks.want()
  }

  /** Something has happened to this runner. */
  changed(id: string): void {
    if (id === this.#runner?.id) this.#looks.want()
  }

  close(): void {
    this.#looks.close()
  }

  async #look(): Promise<void> {
    const runner = this.#runner
    if (runner === undefined) return
    const [glimpse, reason] = await Promise.all([this.#glimpse(runner), this.#reason(runner)])
    // Another one may be chosen by now.
    if (runner.id === this.#runner?.id) this.#options.onGlimpse(glimpse, [...reason, placeText(this.#runner)])
  }

  async #glimpse(runner: RunnerRow): Promise<Glimpse> {
    try {
      const isOpen = !isFinal({ kind: runner.state }) && runner.earlierServer !== true
      const lines = isOpen ? await this.#screen(runner) : await endOfLog(runner)
      return { lines, problem: undefined }
    } catch (error) {
      return { lines: undefined, problem: messageOf(error) }
    }
  }

  async #screen({ id }: RunnerRow): Promise<readonly string[]> {
    return (await this.#options.client().call('screen', { runner: id })).lines
  }

  /** Why it is in its state; nothing of one that has ended. */
  async #reason(runner: RunnerRow): Promise<readonly string[]> {
    if (isFinal({ kind: runner.state })) return []
    try {
      const { explanation } = await this.#options.client().call('explain', { runner: runner.id })
      const { because } = explanation
      const state = `${STATE_MARKS[shownOf(runner)].word} since ${clockText(Date.parse(runner.since), now())}`
      return [because === undefined ? `${state}: by its output alone` : `${state}: ${because.text} (${because.rule})`]
    } catch {
      // It has ended meanwhile: the next list says so.
      return []
    }
  }
}

async function endOfLog({ log }: RunnerRow): Promise<readonly string[]> {
  const { lastLines } = await import('../log/print/tail.ts')
  return (await lastLines(dirname(log), LOG_LINES)).map(({ ansi }) => ansi)
}

function placeText({ pane, worktree, cwd, metrics }: RunnerRow): string {
  return [
    pane,
    ...(worktree === undefined ? [] : [worktree.branch]),
    ...(cwd === undefined ? [] : [cwd]),
    ...(metrics === undefined ? [] : [`log ${bytesText(metrics.bytes)}`]),
  ].join(' · ')
}
