import type { SourceKind } from '../runner/source-kind.ts'
import * as z from 'zod/mini'

/** Half of what the wire to a reader can carry, so that a sum of two still fits. */
const offset = z.int().check(z.gte(0), z.lte(2 ** 47))
/** As processMark writes it. */
export const processName = z.string().check(z.regex(/^\d{1,10}-\d{1,20}$/))
const pipePlace = {
  /** Name of the pipe, never used again. */
  id: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
  /** The process that reads it; undefined before it has said so. */
  reader: z.exactOptional(processName),
  /** The process that tmux runs for it. */
  carrier: z.exactOptional(processName),
  /** Bytes since the pipe was opened. */
  offset,
}
const pipePosition = z.object(pipePlace)
/** The byte `at` (logical offset) of the log, and all after it, is the byte `offset` of the pipe. */
const loggedPosition = z.object({ ...pipePlace, at: offset })

/** What feeds a run, or has fed it last. */
export const runSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('control') }),
  /** Its pane is only looked at: its bytes cannot be had. */
  z.object({ kind: z.literal('look') }),
  /** `position` is set while the pipe holds what follows the log. */
  z.object({ kind: z.literal('pipe'), position: z.exactOptional(loggedPosition) }),
])
export type RunSource = z.infer<typeof runSource>

/** A place in the stream of one pipe. */
export type PipePosition = z.infer<typeof pipePosition>
/** A place in the stream of a source that can go on there with another controller. */
export type SourcePosition = { readonly kind: 'pipe' } & PipePosition

/** The source, when a run may go on with its stream exactly where its log ends; undefined when none can. */
export function keptSource(source: RunSource | undefined): SourceKind | undefined {
  return source?.kind === 'pipe' && source.position !== undefined ? source.kind : undefined
}

/** The processes that outlive a controller and have what follows the log of a run, as processMark writes them. */
export function processesOf(source: RunSource | undefined): Pick<PipePosition, 'reader' | 'carrier'> {
  return source?.kind === 'pipe' && source.position !== undefined ? source.position : {}
}

/** The place that the end of a log (`end`, logical offset) stands for; undefined when none is known. */
export function positionAt(source: RunSource | undefined, end: number): SourcePosition | undefined {
  if (source?.kind !== 'pipe' || source.position === undefined || end < source.position.at) return undefined
  const { at, ...place } = source.position
  return { kind: source.kind, ...place, offset: place.offset + end - at }
}

/** The source of a run whose log ends, at `end` (logical offset), where the stream of a source has this position. */
export function sourceAt({ kind, ...place }: SourcePosition, end: number): RunSource {
  return { kind, position: { ...place, at: end } }
}

/** The same source without a position to go on from. */
export function withoutPosition(source: RunSource): RunSource {
  return { kind: source.kind }
}

/**
 * Brings the JSON of a record into the form of now. In the older one `source` is a word, and the position of a pipe stands
 * beside it as `pipe`. What is of neither form comes back as it is, and `runSource` refuses it.
 */
export function withRunSource(record: unknown): unknown {
  if (typeof record !== 'object' || record === null) return record
  const { pipe, source, ...others } = record as { readonly pipe?: unknown; readonly source?: unknown }
  if (source !== undefined && typeof source !== 'string') return record
  if (pipe !== undefined) return { ...others, source: { kind: 'pipe', position: pipe } }
  return source === undefined ? record : { ...others, source: { kind: source } }
}
