import { iso } from '../../base/clock.ts'
import { shortWord } from '../../base/shell-word.ts'
import { Failure, messageOf } from '../../base/failure.ts'
import type { QueuedText } from '../../records/runner-file.ts'
import { isFinal } from '../../runner/state.ts'
import type { Journal } from '../events/journal.ts'
import type { TrackedRunner } from '../runner/tracked-runner.ts'
import type { Sender } from './sender.ts'

/** Most texts that wait for one runner: more than a person plans ahead. */
const MOST_TEXTS = 16
/** How long to wait, in milliseconds, before an idle runner is tried again: until its prompt is free, or the last text is done. */
const AGAIN_MS = 5000
/** Failures after which it is tried again: they pass by themselves, or when a person acts. */
const PASSING: ReadonlySet<string> = new Set(['draft-found', 'dialog-open', 'runner-busy'])

export interface OutboxOptions {
  readonly sender: Pick<Sender, 'send'>
  readonly journal: Journal
}

/**
 * Texts that wait until the turn of an agent is over. One is typed each time that its runner becomes idle: never over a
 * dialog, never to what a person has half typed, and never to another program than the agent that it is for. They stand
 * in the record, and outlive the controller.
 */
export class Outbox {
  readonly #options: OutboxOptions
  /** Runners to which a text is being typed, and timers of those that are tried again. */
  readonly #atWork = new Set<string>()
  readonly #timers = new Map<string, NodeJS.Timeout>()
  /** The start of the idle phase in which each runner was sent a text last: the next text is for another one. */
  readonly #lastIdle = new Map<string, number>()
  #isClosed = false

  constructor(options: OutboxOptions) {
    this.#options = options
  }

  /** Holds a text for a runner; an idle one has it when this resolves. Throws a Failure `runner-ended` or `invalid-request`. */
  async add(runner: TrackedRunner, text: string, nowMs: number): Promise<void> {
    const queued = queuedFor(runner)
    if (isFinal(runner.state)) throw new Failure('runner-ended', `'${runner.name}' has ended already`)
    if (queued.length >= MOST_TEXTS) {
      throw new Failure('invalid-request', `${MOST_TEXTS} texts wait for '${runner.name}' already`, {
        next: `geppetto-tmux send ${shortWord(runner.name)} --cancel takes them back`,
      })
    }
    const { agent } = runner.record
    const meant = agent === 'command' ? {} : { agent }
    this.#keep(runner, [...queued, { text, at: iso(nowMs), ...meant }], 'queued')
    await this.#typeNext(runner)
  }

  /** Takes back all texts that wait for a runner, and returns how many there were. */
  cancel(runner: TrackedRunner): number {
    const { length } = queuedFor(runner)
    if (length > 0) this.#keep(runner, [], 'unqueued')
    return length
  }

  /** The state of a runner has changed. */
  stateChanged(runner: TrackedRunner): void {
    void this.#typeNext(runner)
  }

  close(): void {
    this.#isClosed = true
    for (const timer of this.#timers.values()) clearTimeout(timer)
  }

  async #typeNext(runner: TrackedRunner): Promise<void> {
    const { id, state } = runner
    clearTimeout(this.#timers.get(id))
    this.#timers.delete(id)
    const [first] = queuedFor(runner)
    if (this.#isClosed || first === undefined || this.#atWork.has(id)) return
    if (state.kind !== 'idle' || state.showing === true) return
    // It has ended or left: a shell would run the text. It waits for the agent to come back, or for a person.
    if (first.agent !== undefined && first.agent !== runner.record.agent) return
    // It may take a moment until an agent that was just sent something is seen at work.
    if (this.#lastIdle.get(id) === state.since) return this.#again(runner)
    this.#atWork.add(id)
    try {
      await this.#type(runner, first)
    } finally {
      this.#atWork.delete(id)
    }
  }

  async #type(runner: TrackedRunner, queued: QueuedText): Promise<void> {
    const { journal, sender } = this.#options
    try {
      await sender.send(runner, { text: queued.text, enter: true, keys: [], force: false })
      this.#lastIdle.set(runner.id, runner.state.since)
      const left = queuedFor(runner).filter((one) => one !== queued)
      this.#keep(runner, left, 'sent')
      if (left.length > 0) this.#again(runner)
    } catch (error) {
      if (error instanceof Failure && PASSING.has(error.kind)) return this.#again(runner)
      journal.note('a queued text could not be typed', { runner: runner.id, error: messageOf(error) })
    }
  }

  /** Tries again after AGAIN_MS. */
  #again(runner: TrackedRunner): void {
    const again = (): void => {
      this.#lastIdle.delete(runner.id)
      this.stateChanged(runner)
    }
    clearTimeout(this.#timers.get(runner.id))
    this.#timers.set(runner.id, setTimeout(again, AGAIN_MS))
  }

  #keep(runner: TrackedRunner, queued: readonly QueuedText[], type: string): void {
    runner.revise({ queued: [...queued] }, type, { waiting: queued.length })
  }
}

/** The texts that wait for a runner, the first one first. */
export function queuedFor({ record }: Pick<TrackedRunner, 'record'>): readonly QueuedText[] {
  return record.queued ?? []
}
