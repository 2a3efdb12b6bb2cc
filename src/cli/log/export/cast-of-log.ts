import { existsSync } from 'node:fs'
import { Failure } from '../../../base/failure.ts'
import type { LogReader } from '../../../logs/reader.ts'
import type { Counts, Redactor } from '../../../redaction/redactor.ts'
import { readMarks } from '../play/marks.ts'
import { Times } from '../play/timed-output.ts'
import { castLines, type CastVersion } from './cast.ts'
import type { CastEvent } from './cast-event.ts'
import { CastMarks } from './cast-marks.ts'
import { exactEvents } from './exact-events.ts'
import { maskedEvents } from './masked-events.ts'
import { knownSecrets } from './screen-mask.ts'

export interface CastRequest {
  readonly directory: string
  readonly log: LogReader
  /** With one the screens are shown, masked; without the exact output. */
  readonly redactor: Redactor | undefined
  readonly title: string
  readonly version: CastVersion
  /** Is told the offset up to which the log was read. */
  readonly onBytes: (at: number) => void
}

/** The recording of a log, and once it was read, how many secrets were masked in it. */
export async function castOfLog({ directory, log, redactor, title, version, onBytes }: CastRequest): Promise<{
  readonly pieces: AsyncIterable<string>
  readonly counts: () => Counts
}> {
  const times = new Times(log)
  const marks = new CastMarks(await readMarks(directory), times.startMs)
  const known = redactor === undefined ? undefined : await knownSecrets(log, redactor)
  const events = known === undefined ? exactEvents(log, times, marks) : maskedEvents(log, times, marks, known.mask)
  const counted = async function* (): AsyncGenerator<CastEvent> {
    for await (const event of events) {
      yield event
      onBytes(times.offsetAt(event.timeMs))
    }
    if (existsSync(directory)) return
    throw new Failure('log-unavailable', 'the log was deleted while it was read', {
      next: 'what had been read was thrown away',
    })
  }
  const header = { ...log.sizeAt(log.start), startMs: times.startMs, title }
  return { pieces: castLines(header, counted(), version), counts: () => known?.counts() ?? new Map() }
}
