import { sleep } from '../../base/clock.ts'
import { processUse, type ProcessUse } from '../../host/process-use.ts'

/** Least time between two looks, in milliseconds: each look costs processor time. */
const PAUSE_MS = 1000
/** Two looks farther apart than this are not compared: they say nothing about the present load. */
const STALE_MS = 10_000
/** Time between the two looks of a first reading, in milliseconds. */
const FIRST_SPAN_MS = 250

/** A live runner that is measured. */
export interface Metered {
  readonly id: string
  /** Process id of its pane's program. */
  readonly pid: number
  /** Bytes of output logged so far. */
  readonly bytes: number
}

/** The present load of a runner, and its rate of output. */
export interface Reading {
  /** In percent of one processor core: 200 for two fully used cores. */
  readonly cpuPercent: number
  readonly memoryBytes: number
  readonly processes: number
  readonly bytesPerSecond: number
}

interface Sample extends ProcessUse {
  readonly atMs: number
  readonly bytes: number
}

/** Measures the load of runners, only when asked and at most once a second. */
export class Meter {
  readonly #runners: () => readonly Metered[]
  #samples = new Map<string, Sample>()
  #readings = new Map<string, Reading>()
  #lookedAtMs = -Infinity
  #looking: Promise<void> | undefined

  constructor(runners: () => readonly Metered[]) {
    this.#runners = runners
  }

  /** The readings of all live runners by id, without those whose processes are not visible. */
  async look(): Promise<ReadonlyMap<string, Reading>> {
    if (performance.now() - this.#lookedAtMs >= PAUSE_MS) {
      this.#looking ??= this.#measure().finally(() => {
        this.#looking = undefined
      })
    }
    await this.#looking
    return this.#readings
  }

  async #measure(): Promise<void> {
    const before = this.#samples
    const fresh = (id: string): boolean => performance.now() - (before.get(id)?.atMs ?? -Infinity) < STALE_MS
    const unknown = this.#runners().filter(({ id }) => !fresh(id))
    if (unknown.length > 0) {
      for (const [id, sample] of await sampled(unknown)) before.set(id, sample)
      await sleep(FIRST_SPAN_MS)
    }
    this.#samples = await sampled(this.#runners())
    this.#lookedAtMs = performance.now()
    this.#readings = new Map(
      [...this.#samples].flatMap(([id, sample]) => {
        const earlier = before.get(id)
        return earlier === undefined ? [] : [[id, between(earlier, sample)]]
      }),
    )
  }
}

async function sampled(runners: readonly Metered[]): Promise<Map<string, Sample>> {
  const samples = new Map<string, Sample>()
  for (const { id, pid, bytes } of runners) {
    const use = await processUse(pid)
    if (use !== undefined) samples.set(id, { ...use, bytes, atMs: performance.now() })
  }
  return samples
}

function between(before: Sample, after: Sample): Reading {
  const spanMs = Math.max(1, after.atMs - before.atMs)
  return {
    cpuPercent: (Math.max(0, after.cpuMs - before.cpuMs) / spanMs) * 100,
    memoryBytes: after.memoryBytes,
    processes: after.processes,
    bytesPerSecond: (Math.max(0, after.bytes - before.bytes) / spanMs) * 1000,
  }
}
