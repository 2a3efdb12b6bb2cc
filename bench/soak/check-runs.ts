import { isUnbegun } from '../../src/records/unbegun-runs.ts'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { geppetto } from '../../test/support/product.ts'
import { placeStretches, readStretches, resizes, type Seam } from './check-log.ts'
import { checkText, type TextVerdict } from './check-text.ts'
import { endedByItself, expectedStream, written, type SoakPane } from './panes.ts'
import { reasonAt, type World } from './world.ts'

interface RunnerRecord {
  readonly id: string
  readonly pane: string
  readonly endConfirmed?: boolean
  readonly state: { readonly kind: string; readonly exitCode?: number; readonly signal?: string }
}

export interface RunVerdict {
  readonly id: string
  readonly pane: string
  readonly kind: string
  readonly state: string
  readonly exactBytes: number
  readonly recoveredBytes: number
  /** Each gap of the log with what explains it, or `none`. */
  readonly gaps: readonly FoundGap[]
  readonly failures: readonly string[]
}

export interface FoundGap {
  readonly why: string
  readonly reason: string
  /** No line is missing there; undefined where the stream has none that could be counted. */
  readonly needless: boolean | undefined
}

const FINAL = new Set(['completed', 'failed', 'stopped', 'lost'])

/** Checks every run that has a directory against what its program wrote. */
export async function checkRuns(world: World): Promise<RunVerdict[]> {
  const root = join(world.state, 'runners')
  const verdicts: RunVerdict[] = []
  // The next controller removes what one has left that was killed before it had begun a run.
  const begun = readdirSync(root).filter((id) => !isUnbegun(join(root, id)))
  for (const id of begun.toSorted()) verdicts.push(await checkRun(world, join(root, id), id))
  return verdicts
}

async function checkRun(world: World, directory: string, id: string): Promise<RunVerdict> {
  const record = readRecord(directory)
  const pane = world.panes.find((candidate) => candidate.id === record?.pane)
  if (record === undefined || pane === undefined) {
    const isBystander = record !== undefined && world.bystanders.has(record.pane)
    const unknown = [`no record, or one of an unknown pane; files: ${readdirSync(directory).join(' ')}`]
    const failures = !isBystander ? unknown : FINAL.has(record.state.kind) ? [] : ['its pane is gone, and it goes on']
    return { id, pane: record?.pane ?? '', kind: '', state: '', exactBytes: 0, recoveredBytes: 0, gaps: [], failures }
  }
  const stream = expectedStream(pane)
  const { stretches, entries } = await readStretches(directory)
  const placed = placeStretches(stretches, stream)
  const failures = [...placed.failures, ...stateFailures(world, record, pane)]

  const { least } = written(pane)
  const live = !FINAL.has(record.state.kind)
  const whole = live || (endedByItself(pane) && record.endConfirmed === true && record.state.kind !== 'stopped')
  const seams: Seam[] = [...placed.seams, ...trailing(placed.endsRecovered, placed.ends, stream, stretches)]
  if (whole && !placed.endsRecovered && (placed.ends ?? 0) < least) {
    failures.push(`ends at ${placed.ends ?? 0} of ${least} bytes (${record.state.kind})`)
  }
  let missing: TextVerdict['missing'] = []
  if (pane.plan.kind === 'prose') {
    const { stdout } = await geppetto(world.server, 'log', id, '--text')
    const text = checkText(stdout, stream, { seams, resizedAt: resizes(placed, entries) })
    failures.push(...text.failures)
    // A soup may begin with bytes that leave no trace on the screen.
    if (stretches[0]?.kind === 'exact' && (placed.begins ?? 0) > 0 && !world.beheaded.has(id))
      failures.push(`begins at ${placed.begins ?? 0}`)
    missing = text.missing
    const complete = lineCount(stream.subarray(0, least))
    if (whole && text.lastLine < complete) failures.push(`ends at line ${text.lastLine} of ${complete}`)
  }
  if (FINAL.has(record.state.kind) && entries.at(-1)?.kind !== 'end') {
    failures.push('has ended, but its index does not say so')
  }
  const gaps = seams.flatMap((seam) =>
    seam.gaps.map(({ time, why }) => {
      const lost = missing.some(({ from, to }) => seam.from < to && seam.to > from)
      return { why, reason: reasonAt(world, time), needless: pane.plan.kind === 'prose' ? !lost : undefined }
    }),
  )
  const { exactBytes, recoveredBytes } = placed
  return {
    id,
    pane: pane.id,
    kind: pane.plan.kind,
    state: record.state.kind,
    exactBytes,
    recoveredBytes,
    gaps,
    failures,
  }
}

function stateFailures(world: World, { state }: RunnerRecord, pane: SoakPane): string[] {
  const { end } = pane.plan
  if (state.kind === 'completed' || state.kind === 'failed') {
    if (!endedByItself(pane) || end === undefined) return [`${state.kind}, but its program has not ended by itself`]
    const right = end.signal === undefined ? (state.exitCode ?? 0) : state.signal
    const wanted = end.signal ?? end.code ?? 0
    return right === wanted ? [] : [`${state.kind} with ${right}, but the program ended with ${wanted}`]
  }
  if (FINAL.has(state.kind)) return []
  return world.gone.has(pane.id) || endedByItself(pane) ? [`${state.kind}, but its program has ended`] : []
}

function lineCount(stream: Buffer): number {
  return stream.toString('latin1').split('\r\n').length - 1
}

function trailing(
  recovered: boolean,
  ends: number | undefined,
  stream: Buffer,
  stretches: Awaited<ReturnType<typeof readStretches>>['stretches'],
): Seam[] {
  if (!recovered) return []
  const last = stretches.findLastIndex(({ kind, data }) => kind === 'exact' && data.length > 0)
  const gaps = stretches.slice(last + 1).flatMap((stretch) => stretch.gaps)
  return [{ from: ends ?? 0, to: stream.length, recovered, gaps }]
}

function readRecord(directory: string): RunnerRecord | undefined {
  const path = join(directory, 'runner.json')
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as RunnerRecord) : undefined
}
