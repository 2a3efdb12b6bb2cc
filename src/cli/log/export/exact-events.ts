import { StringDecoder } from 'node:string_decoder'
import type { LogReader } from '../../../logs/reader.ts'
import { PlayedScreen } from '../play/played-screen.ts'
import { timedOutput, type Times } from '../play/timed-output.ts'
import { RESET_TERMINAL, type CastEvent } from './cast-event.ts'
import type { CastMarks } from './cast-marks.ts'

/**
 * The recording of a run with what its program wrote, as it is. A character that two writes have cut is whole in the later
 * one; what is no UTF-8 becomes U+FFFD. Where output is missing the screen is painted anew as far as it is known.
 */
export async function* exactEvents(log: LogReader, times: Times, marks: CastMarks): AsyncGenerator<CastEvent> {
  const screen = PlayedScreen.begin(log, log.start)
  const decoder = new StringDecoder('utf8')
  const first = screen.painting()
  if (log.start > 0 && first !== undefined) yield { timeMs: 0, code: 'o', data: first }
  let { cols, rows } = screen.size
  for await (const moment of timedOutput(log, times)) {
    const { timeMs } = moment
    yield* marks.due(timeMs)
    if (moment.kind === 'output') {
      yield* marks.in(moment.data, timeMs)
      screen.write(moment.data)
      const data = decoder.write(moment.data)
      if (data !== '') yield { timeMs, code: 'o', data }
      continue
    }
    const { entry } = moment
    screen.pass(entry)
    yield* marks.of(entry, timeMs)
    if (entry.kind === 'gap' || entry.kind === 'restart' || entry.kind === 'respawn') {
      decoder.end()
      yield { timeMs, code: 'o', data: RESET_TERMINAL + (screen.painting() ?? '') }
    }
    const { size } = screen
    if (size.cols === cols && size.rows === rows) continue
    ;({ cols, rows } = size)
    yield { timeMs, code: 'r', data: `${cols}x${rows}` }
  }
  const rest = decoder.end()
  if (rest !== '') yield { timeMs: times.lengthMs, code: 'o', data: rest }
  yield* marks.due(times.lengthMs)
}
