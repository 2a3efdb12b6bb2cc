import type { RunVerdict } from './check-runs.ts'
import type { Samples } from './check-memory.ts'
import type { FaultWindow } from './world.ts'

export interface SoakResult {
  readonly seed: number
  readonly minutes: number
  readonly actions: number
  readonly panes: number
  readonly runs: readonly RunVerdict[]
  /** What was broken on purpose, and what users did that can cost exact bytes. */
  readonly disturbances: readonly FaultWindow[]
  readonly samples: Samples
  readonly failures: readonly string[]
}

/** The result for people. */
export function report(result: SoakResult): string {
  const { seed, minutes, actions, panes, runs, disturbances, samples, failures } = result
  const sum = (of: (run: RunVerdict) => number): string =>
    `${(runs.reduce((all, run) => all + of(run), 0) / 1e6).toFixed(1)} MB`
  const gaps = runs.flatMap((run) => run.gaps)
  const kinds = [...new Set([...disturbances.map(({ kind }) => kind), 'none'])]
  const rows = kinds.map((kind) => {
    const times = disturbances.filter((window) => window.kind === kind).length
    const held = gaps.filter(({ reason }) => reason === kind)
    const counts = [times, held.length, held.filter(({ needless }) => needless).length]
    const reasons = [...new Set(held.map(({ why }) => why))].map(
      (why) => `${held.filter((gap) => gap.why === why).length} ${why}`,
    )
    return `${kind.padEnd(8)} ${counts.map((count) => String(count).padStart(6)).join('')}   ${reasons.join(', ')}`
  })
  const range = (values: readonly number[]): string => `${Math.min(...values)} to ${Math.max(...values)}`
  return [
    `${actions} actions in ${minutes} min: ${panes} panes, ${runs.length} runs`,
    `${sum((run) => run.exactBytes)} exact, ${sum((run) => run.recoveredBytes)} recovered, ${gaps.length} gaps`,
    `controller ${range(samples.controller.map(({ rssMb }) => rssMb))} MB, ${range(samples.controller.map(({ fds }) => fds))} files`,
    `tmux ${range(samples.server.map(({ rssMb }) => rssMb))} MB, histories ${range(samples.server.map(({ historyMb }) => historyMb))} MB`,
    '',
    'after     times  gaps needless',
    ...rows,
    '',
    ...failures.map((failure) => `FAILED ${failure}`),
    failures.length === 0 ? `clean, seed ${seed}` : `${failures.length} failures, seed ${seed}`,
    '',
  ].join('\n')
}
