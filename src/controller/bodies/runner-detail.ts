import { pidOf } from '../../host/process-state.ts'
import type { FoundAgent, RunnerRecord } from '../../records/runner-file.ts'
import type { ProgramEnd } from '../../runner/state.ts'
import type { Meter } from '../figures/meter.ts'
import { evidenceFor } from '../agents/explain.ts'
import { logFigures, metricsOf } from '../figures/metrics.ts'
import type { Fleet } from '../fleet/fleet.ts'
import type { SourcePolicy } from '../server/source-policy.ts'

/** The parts that know details of a runner. */
export interface DetailSources {
  readonly fleet: Fleet
  readonly meter: Meter
  readonly policy: SourcePolicy
}

/** Details of one runner beyond runnerBody: its end, its command, its figures and its evidence. */
export async function runnerDetail({ fleet, meter, policy }: DetailSources, record: RunnerRecord) {
  const { state } = record
  const live = fleet.liveRunner(record.id)
  const figures = live?.figures ?? (await logFigures(fleet.directory(record.id)))
  const readings = live === undefined ? undefined : await meter.look()
  return {
    ...(live === undefined ? {} : { pid: record.pid }),
    ...(state.kind === 'completed' ? { exitCode: 0 } : {}),
    ...(state.kind === 'failed' || state.kind === 'stopped' ? endOf(state) : {}),
    ...(state.kind === 'lost' || state.kind === 'stopped' ? { reason: state.why } : {}),
    ...(record.found === undefined ? {} : { foundReason: foundReason(record.agent, record.found) }),
    ...(record.started === undefined ? {} : { command: record.started.command }),
    ...(live === undefined ? {} : { sourceReason: policy.readingOf(record) }),
    metrics: metricsOf(record, figures, readings?.get(record.id)),
    evidence: live === undefined ? [] : evidenceFor(live),
  }
}

function foundReason(agent: string, { process, program }: FoundAgent): string {
  const what = program === agent ? agent : `${agent} (${program})`
  return `@geppetto-auto agents: ${what} was in front of its terminal, process ${pidOf(process)}`
}

function endOf({ exitCode, signal }: ProgramEnd): ProgramEnd {
  return { ...(exitCode === undefined ? {} : { exitCode }), ...(signal === undefined ? {} : { signal }) }
}
