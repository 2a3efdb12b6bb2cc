import type { Readable } from 'node:stream'

/** More than the largest request that a model's service takes today, so that no whole record is skipped. */
const MAX_LINE_BYTES = 32 * 1024 * 1024

const NEWLINE = 0x0a

export interface Lines {
  /** A whole line without its newline; the buffer is only good during the call. */
  readonly onLine: (line: Buffer) => void
  /** A line was longer than any record can be. */
  readonly onTooLong: () => void
  readonly maxLineBytes?: number
}

/**
 * Cuts a stream into lines, holding no more than one of them. Returns the last line when it has no newline, and how many
 * bytes came before it.
 */
export async function readLines(
  stream: Readable,
  { onLine, onTooLong, maxLineBytes = MAX_LINE_BYTES }: Lines,
): Promise<{ readonly whole: number; readonly rest: Buffer | undefined }> {
  let held: Buffer[] = []
  let heldBytes = 0
  let whole = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    let start = 0
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      const part = chunk.subarray(start, end)
      const length = heldBytes + part.length
      if (length > maxLineBytes) onTooLong()
      else onLine(held.length === 0 ? part : Buffer.concat([...held, part]))
      whole += length + 1
      held = []
      heldBytes = 0
      start = end + 1
    }
    const part = chunk.subarray(start)
    heldBytes += part.length
    if (heldBytes > maxLineBytes) held = []
    // The stream may use its buffer again.
    else if (part.length > 0) held.push(Buffer.from(part))
  }
  if (heldBytes > maxLineBytes) onTooLong()
  return { whole, rest: heldBytes > 0 && heldBytes <= maxLineBytes ? Buffer.concat(held) : undefined }
}
