import type { PatternSearch } from '../../../base/pattern.ts'
import type { LogReader } from '../../../logs/reader.ts'
import { follow, type Follow } from './follow.ts'
import { lastLinesStart } from './line-start.ts'
import type { LogRequest } from './request.ts'
import { lastOf } from './tail.ts'

const LINE_FEED = 0x0a
/** A longer line is taken in pieces of this size. */
const MAX_LINE_BYTES = 1024 * 1024

/** The log byte for byte as the program wrote it. With `grep` whole lines of it. */
export async function* rawOutput(log: LogReader, request: LogRequest): AsyncGenerator<Buffer> {
  const { grep } = request
  const output = bytes(log, await startOf(log, request), request.follow)
  if (grep === undefined) yield* output
  else for await (const lines of splitLines(output)) yield* grep.filter(lines, textOf)
}

async function startOf(log: LogReader, { since, lines, grep }: LogRequest): Promise<number> {
  if (lines === undefined) return since
  return grep === undefined ? lastLinesStart(log, lines, since) : lastMatchesStart(log, lines, since, grep)
}

/** Offset of the `count`th matching line from the end; the end when `count` is 0 or nothing matches. */
async function lastMatchesStart(log: LogReader, count: number, since: number, grep: PatternSearch): Promise<number> {
  let starts: number[] = []
  let before = 0
  for await (const lines of splitLines(log.read(since))) {
    const placed = lines.map((line) => {
      before += line.length
      return { line, at: before - line.length }
    })
    starts.push(...grep.filter(placed, ({ line }) => textOf(line)).map(({ at }) => at))
    starts = lastOf(starts, count)
  }
  return starts[0] === undefined ? log.end : log.offsetAfter(since, starts[0])
}

async function* bytes(log: LogReader, from: number, following: Follow | undefined): AsyncGenerator<Buffer> {
  let at = from
  for await (const [offset, chunk] of log.pieces(at)) {
    at = offset + chunk.length
    yield chunk
  }
  if (following === undefined) return
  for await (const moment of follow(log, following)) {
    if (moment === 'settled') continue
    for await (const [offset, chunk] of log.pieces(at)) {
      at = offset + chunk.length
      yield chunk
    }
  }
}

/** The bytes as lines with their line feeds, as many as each piece completes; the last may have none. */
async function* splitLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer[]> {
  let rest = Buffer.alloc(0)
  for await (const chunk of chunks) {
    const lines: Buffer[] = []
    let from = 0
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, from)) {
      const line = chunk.subarray(from, end + 1)
      lines.push(rest.length === 0 ? line : Buffer.concat([rest, line]))
      rest = Buffer.alloc(0)
      from = end + 1
    }
    rest = Buffer.concat([rest, chunk.subarray(from)])
    if (rest.length >= MAX_LINE_BYTES) {
      lines.push(rest)
      rest = Buffer.alloc(0)
    }
    yield lines
  }
  if (rest.length > 0) yield [rest]
}

function textOf(line: Buffer): string {
  return line.toString().replace(/\r?\n$/, '')
}
