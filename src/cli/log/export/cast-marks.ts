import type { IndexEntry } from '../../../logs/index-entry.ts'
import type { Mark } from '../play/marks.ts'
import { CommandMarks } from '../play/command-marks.ts'
import { markerText } from '../print/marker.ts'
import type { CastEvent } from './cast-event.ts'

/** The marks of a recording: what a runner waited for, where output is missing, and where commands begin. */
export class CastMarks {
  readonly #marks: readonly Mark[]
  readonly #startMs: number
  readonly #commands = new CommandMarks()
  #passed = 0

  /** `startMs`: when the run began, in milliseconds since the epoch. */
  constructor(marks: readonly Mark[], startMs: number) {
    this.#marks = marks
    this.#startMs = startMs
  }

  /** Those that were due by a time; they do not come before what came before them. */
  *due(timeMs: number): Generator<CastEvent> {
    for (let mark = this.#marks[this.#passed]; mark !== undefined; mark = this.#marks[this.#passed]) {
      const atMs = mark.time - this.#startMs
      if (atMs > timeMs) return
      this.#passed += 1
      yield { timeMs: Math.min(timeMs, Math.max(atMs, 0)), code: 'm', data: mark.label }
    }
  }

  /** Those that begin in output. */
  *in(data: Buffer, timeMs: number): Generator<CastEvent> {
    for (let left = this.#commands.push(data); left > 0; left -= 1) yield { timeMs, code: 'm', data: 'command' }
  }

  /** Those that the index tells of. */
  *of(entry: IndexEntry, timeMs: number): Generator<CastEvent> {
    const text = markerText(entry)
    if (text !== undefined) yield { timeMs, code: 'm', data: text.replaceAll(/^── | ──$/g, '') }
  }
}
