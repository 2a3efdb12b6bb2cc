import type { RunnerEvent } from '../../ipc/events.ts'
import type { Context } from '../context.ts'
import { usageJson, usageOfRunner } from './report.ts'

/** Finds out what agents have used, whenever the state of their runner has changed. */
export class UsageEvents {
  readonly #context: Context
  readonly #told = new Map<string, string>()

  constructor(context: Context) {
    this.#context = context
  }

  /** The `usage` event that follows an event; undefined when nothing was used since the last one. */
  async after({ type, seq, runner, name }: RunnerEvent): Promise<RunnerEvent | undefined> {
    if (type !== 'state') return undefined
    const found = await usageOfRunner(this.#context, runner)
    if (found === undefined) return undefined
    const usage = usageJson(found)
    const text = JSON.stringify(usage)
    if (this.#told.get(runner) === text) return undefined
    this.#told.set(runner, text)
    return { usage, seq, time: new Date().toISOString(), runner, name, type: 'usage' }
  }
}
