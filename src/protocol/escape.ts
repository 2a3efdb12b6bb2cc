const BACKSLASH = 0x5c
const ZERO = 0x30

/**
 * Decodes the data of an `%output` line, `line[start..end)`, to the exact bytes the pane's program wrote. Decodes in place,
 * and returns where the result ends, which begins at `start`.
 *
 * tmux writes 0x00-0x1f and the backslash as `\` and three octal digits and everything else as it is, so the result may
 * start or end inside a UTF-8 character or an escape sequence (tmux control.c, control_append_data). A backslash that
 * starts no such escape is kept.
 */
export function unescapeOutput(line: Buffer, start: number, end: number): number {
  let from = start
  while (from < end && line[from] !== BACKSLASH) from += 1
  let to = from
  while (from < end) {
    const byte = line[from] as number
    const value = byte === BACKSLASH && from + 3 < end ? octal(line, from + 1) : -1
    line[to] = value === -1 ? byte : value
    from += value === -1 ? 1 : 4
    to += 1
  }
  return to
}

/**
 * Decodes in place a line that `show-buffer` printed up to 3.3a: every control byte as `\` and three octal digits, a
 * backslash as two (cmd-save-buffer.c, vis(3)). The result is a view of `line`.
 */
export function unescapeBuffer(line: Buffer): Buffer {
  let to = line.indexOf(BACKSLASH)
  if (to === -1) return line
  for (let from = to; from < line.length; to += 1) {
    const byte = line[from] as number
    const isPair = byte === BACKSLASH && line[from + 1] === BACKSLASH
    const value = byte === BACKSLASH && !isPair && from + 3 < line.length ? octal(line, from + 1) : -1
    line[to] = value === -1 ? byte : value
    from += value !== -1 ? 4 : isPair ? 2 : 1
  }
  return line.subarray(0, to)
}

/** The byte that the three octal digits at `at` stand for, or -1 when they are none or exceed a byte. */
function octal(data: Buffer, at: number): number {
  const high = (data[at] as number) - ZERO
  const middle = (data[at + 1] as number) - ZERO
  const low = (data[at + 2] as number) - ZERO
  if (high < 0 || high > 3 || middle < 0 || middle > 7 || low < 0 || low > 7) return -1
  return (high << 6) | (middle << 3) | low
}
