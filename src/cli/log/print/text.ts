import type { LogReader } from '../../../logs/reader.ts'
import { MOST_BROKEN_LINES } from '../../../redaction/broken-lines.ts'
import { MOST_KEY_LINES } from '../../../redaction/key-block.ts'
import type { Redactor } from '../../../redaction/redactor.ts'
import type { Line } from '../../../terminal/styled-line.ts'
import { follow } from './follow.ts'
import { PrintOnce } from './once.ts'
import type { LogRequest } from './request.ts'
import { lastOf, viewTail } from './tail.ts'
import { LogView, type Markers } from './log-printer.ts'

/** So many lines before those that are printed decide whether one is part of a secret. */
const LINES_BEFORE = MOST_KEY_LINES + MOST_BROKEN_LINES

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
  if (request.redactor !== undefined) {
    yield* redactedOutput(log, request.redactor, request, { wanted, print, markers })
    return
  }
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

interface Printing {
  readonly wanted: (lines: readonly Line[]) => readonly Line[]
  readonly print: (lines: readonly Line[]) => string
  readonly markers: Markers
}

/** The same with secrets masked: lines go through one redactor, once and in their order. */
async function* redactedOutput(
  log: LogReader,
  redactor: Redactor,
  request: LogRequest,
  { wanted, print, markers }: Printing,
): AsyncGenerator<string> {
  const { since, lines: count, follow: following } = request
  const once = new PrintOnce()
  let view: LogView
  if (count === undefined) {
    view = await LogView.open(log, since, markers)
    for await (const lines of view.read()) yield print(redactor.push(lines))
  } else {
    const before = await linesBefore(log, request, markers)
    view = before.view
    let last: readonly Line[] = []
    for await (const lines of before.lines) last = lastOf([...last, ...wanted(redactor.push(lines))], count)
    const shown =
      following === undefined
        ? [...redactor.push(view.rest()), ...redactor.end()]
        : once.settled(redactor.preview(view.settled()))
    yield print(lastOf([...last, ...wanted(shown)], count))
    if (following === undefined) return
  }
  if (following !== undefined) {
    for await (const moment of follow(log, following)) {
      if (moment === 'settled') yield print(once.settled(redactor.preview(view.settled())))
      else for await (const lines of view.read()) yield print(once.left(redactor.push(lines)))
    }
  }
  yield print(once.left([...redactor.push(view.rest()), ...redactor.end()]))
}

/** The lines that decide what is masked in the last ones, and those; with a pattern, which may match anywhere, all. */
async function linesBefore(
  log: LogReader,
  { since, lines = 0, grep }: LogRequest,
  markers: Markers,
): Promise<{ readonly view: LogView; readonly lines: AsyncIterable<readonly Line[]> }> {
  if (grep !== undefined) {
    const view = await LogView.open(log, since, markers)
    return { view, lines: view.read() }
  }
  const all = (some: readonly Line[]): readonly Line[] => some
  const { view, final } = await viewTail(log, { lines: lines + LINES_BEFORE, since, markers, wanted: all })
  return { view, lines: once(final) }
}

async function* once(lines: readonly Line[]): AsyncGenerator<readonly Line[]> {
  yield await Promise.resolve(lines)
}
