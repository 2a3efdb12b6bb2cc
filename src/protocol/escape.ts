const BACKSLASH = 0x5c
const ZERO = 0x30

/**
 * Decodes the data of an `%output` line, `line[start..end)`, to the exact bytes the pane's program wrote.
 *
 * tmux writes 0x00-0x1f and the backslash as `\` and three octal digits and everything else as it is, so the result may
 * start or end inside a UTF-8 character or an escape sequence (tmux control.c, control_append_data). A backslash that
 * starts no such escape is kept.
 *
 * The result is a view of `line` when nothing was escaped: keep it only while `line` is not written to.
 */
export function unescapeOutput(line: Buffer, start: number, end: number): Buffer {
  const data = line.subarray(start, end)
  const first = data.indexOf(BACKSLASH)
  if (first === -1) return data

  const length = data.length
  const bytes = Buffer.allocUnsafe(length)
  bytes.set(data.subarray(0, first))
  let from = first
  let to = first
  while (from < length) {
    const byte = data[from] as number
    const value = byte === BACKSLASH && from + 3 < length ? octal(data, from + 1) : -1
    bytes[to] = value === -1 ? byte : value
    from += value === -1 ? 1 : 4
    to += 1
  }
  return bytes.subarray(0, to)
}

/** The byte that the three octal digits at `at` stand for, or -1 when they are none or exceed a byte. */
function octal(data: Buffer, at: number): number {
  const high = (data[at] as number) - ZERO
  const middle = (data[at + 1] as number) - ZERO
  const low = (data[at + 2] as number) - ZERO
  if (high < 0 || high > 3 || middle < 0 || middle > 7 || low < 0 || low > 7) return -1
  return (high << 6) | (middle << 3) | low
}
