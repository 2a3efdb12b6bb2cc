import type { LogReader } from '../../../logs/reader.ts'
import type { Line } from '../../../terminal/styled-line.ts'
import { follow } from './follow.ts'
import { PrintOnce } from './once.ts'
import type { LogRequest } from './request.ts'
import { lastOf, viewTail } from './tail.ts'
import { LogView } from './log-printer.ts'

/**
 * The log as the lines a person would have read; `text` has no colours, and of our own only the line between two lives.
 *
 * When following, a line comes once it has left the screen or output has settled with the cursor below it.
 */
export async function* textOutput(log: LogReader, form: 'text' | 'ansi', request: LogRequest): AsyncGenerator<string> {
  const { since, grep } = request
  const wanted = (lines: readonly Line[]): readonly Line[] => grep?.filter(lines, ({ text }) => text) ?? lines
  const print = (lines: readonly Line[]): string =>
    wanted(lines)
      .map((line) => `${line[form]}\n`)
      .join('')
  const markers = request.onlyOutput === true ? 'none' : form === 'ansi' ? 'all' : 'lives'
  const once = new PrintOnce()

  let view: LogView
  if (request.lines === undefined) {
    view = await LogView.open(log, since, markers)
    for await (const lines of view.read()) yield print(lines)
  } else {
    const tail = await viewTail(log, { lines: request.lines, since, markers, wanted })
    view = tail.view
    const shown = request.follow === undefined ? view.rest() : once.settled(view.settled())
    yield print(lastOf([...tail.final, ...wanted(shown)], request.lines))
    if (request.follow === undefined) return
  }
  if (request.follow !== undefined) {
    for await (const moment of follow(log, request.follow)) {
      if (moment === 'settled') yield print(once.settled(view.settled()))
      else for await (const lines of view.read()) yield print(once.left(lines))
    }
  }
  yield print(once.left(view.rest()))
}
