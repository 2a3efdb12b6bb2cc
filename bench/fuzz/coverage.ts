import { Session, type Profiler } from 'node:inspector/promises'

/** Tells whether code has run that never ran before, by the counters of V8. */
export class Coverage {
  readonly #session = new Session()
  readonly #seen = new Set<string>()

  static async start(): Promise<Coverage> {
    const coverage = new Coverage()
    coverage.#session.connect()
    await coverage.#session.post('Profiler.enable')
    await coverage.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
    return coverage
  }

  /** Blocks of our sources that have run at least once. */
  get blocks(): number {
    return this.#seen.size
  }

  /** True when some block has run for the first time since the last call. */
  async grew(): Promise<boolean> {
    const before = this.#seen.size
    const { result } = await this.#session.post('Profiler.takePreciseCoverage')
    for (const script of result) if (script.url.includes('/src/')) this.#add(script)
    return this.#seen.size > before
  }

  #add({ url, functions }: Profiler.ScriptCoverage): void {
    for (const { ranges } of functions) {
      for (const { startOffset, endOffset, count } of ranges) {
        if (count > 0) this.#seen.add(`${url}:${startOffset}-${endOffset}`)
      }
    }
  }
}
