import { iso, now } from '../../base/clock.ts'
import { linesOf } from '../../logs/line-count.ts'
import { lossesOf, type Losses } from '../../logs/loss.ts'
import { openLog } from '../../logs/reader.ts'
import { isFinal } from '../../runner/state.ts'
import { timesUntil } from '../../runner/state-times.ts'
import type { Reading } from './meter.ts'
import { timeLimit, type RunnerRecord } from '../../records/runner-file.ts'

/** The figures of a run's log. */
export interface LogFigures {
  readonly bytes: number
  /** Lines that have ended; undefined when the first of them were not counted. */
  readonly lines: number | undefined
  readonly recoveredBytes: number
  readonly losses: Losses
  /** Milliseconds since the epoch. */
  readonly lastOutputAt: number | undefined
}

/** The figures of a log that is not being written. Throws as openLog does. */
export async function logFigures(directory: string): Promise<LogFigures> {
  const log = await openLog(directory)
  const recovered = log.entries.filter((entry) => entry.kind === 'recovered')
  return {
    bytes: log.end,
    lines: await linesOf(log),
    recoveredBytes: recovered.reduce((sum, entry) => sum + entry.bytes, 0),
    losses: lossesOf(log.entries),
    lastOutputAt: log.entries.findLast((entry) => entry.kind === 'time')?.time,
  }
}

/** The figures of a runner as the socket reports them. `reading` is its present load, if its processes are visible. */
export function metricsOf(record: RunnerRecord, figures: LogFigures, reading: Reading | undefined) {
  const { state, startedAt, idleAfterMs, endConfirmed, started, times = {} } = record
  const isLive = !isFinal(state)
  const { lines, lastOutputAt } = figures
  const endsAt = timeLimit(record)
  return {
    startedAt: iso(startedAt),
    bytes: figures.bytes,
    ...(lines === undefined ? {} : { lines }),
    recoveredBytes: figures.recoveredBytes,
    ...figures.losses,
    ...(lastOutputAt === undefined ? {} : { lastOutputAt: iso(lastOutputAt) }),
    idleAfterMs,
    ...(endConfirmed === undefined ? {} : { endConfirmed }),
    states: isLive ? timesUntil(times, state, now()) : times,
    ...(started === undefined ? {} : { restarts: started.restarts ?? 0 }),
    ...(isLive && endsAt !== undefined ? { maxDurationLeftMs: Math.max(0, endsAt - now()) } : {}),
    ...(reading === undefined ? {} : rounded(reading)),
  }
}

/** A reading without digits that are only noise. */
function rounded({ cpuPercent, memoryBytes, processes, bytesPerSecond }: Reading): Reading {
  return {
    cpuPercent: Math.round(cpuPercent * 10) / 10,
    memoryBytes,
    processes,
    bytesPerSecond: Math.round(bytesPerSecond),
  }
}
