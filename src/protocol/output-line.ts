/** Where the parts of an `%output` or `%extended-output` line are; the data is still escaped. */
export interface OutputLine {
  readonly paneNumber: number
  readonly dataStart: number
  /** How long tmux held the data; only `%extended-output` says. */
  readonly ageMs: number | undefined
}

const SPACE = 0x20
const COLON = 0x3a
const ZERO = 0x30
const MAX_DIGITS = 10
const OUTPUT = Buffer.from('%output %')
const EXTENDED_OUTPUT = Buffer.from('%extended-output %')

/**
 * Reads the head of `bytes[start..end)`: `%output %1 data` or `%extended-output %1 120 ... : data`, where the words
 * between the age and the first ` : ` are reserved and ignored. Undefined for every other line.
 */
export function readOutputLine(bytes: Buffer, start: number, end: number): OutputLine | undefined {
  if (startsWith(bytes, start, end, OUTPUT)) return readPlain(bytes, start + OUTPUT.length, end)
  if (startsWith(bytes, start, end, EXTENDED_OUTPUT)) return readExtended(bytes, start + EXTENDED_OUTPUT.length, end)
  return undefined
}

function readPlain(bytes: Buffer, pane: number, end: number): OutputLine | undefined {
  const paneEnd = numberEnd(bytes, pane, end)
  if (paneEnd === -1 || bytes[paneEnd] !== SPACE) return undefined
  return { paneNumber: decimal(bytes, pane, paneEnd), dataStart: paneEnd + 1, ageMs: undefined }
}

function readExtended(bytes: Buffer, pane: number, end: number): OutputLine | undefined {
  const paneEnd = numberEnd(bytes, pane, end)
  if (paneEnd === -1 || bytes[paneEnd] !== SPACE) return undefined
  const ageEnd = numberEnd(bytes, paneEnd + 1, end)
  if (ageEnd === -1) return undefined
  const dataStart = afterColon(bytes, ageEnd, end)
  if (dataStart === -1) return undefined
  return { paneNumber: decimal(bytes, pane, paneEnd), dataStart, ageMs: decimal(bytes, paneEnd + 1, ageEnd) }
}

function startsWith(bytes: Buffer, start: number, end: number, prefix: Buffer): boolean {
  if (end - start < prefix.length) return false
  for (let i = 0; i < prefix.length; i += 1) if (bytes[start + i] !== prefix[i]) return false
  return true
}

/** The index after the digits at `at`, or -1 when there are none, too many, or nothing follows them. */
function numberEnd(bytes: Buffer, at: number, end: number): number {
  let index = at
  while (index < end && isDigit(bytes[index] as number)) index += 1
  return index === at || index - at > MAX_DIGITS || index === end ? -1 : index
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= ZERO + 9
}

function decimal(bytes: Buffer, start: number, end: number): number {
  let value = 0
  for (let i = start; i < end; i += 1) value = value * 10 + (bytes[i] as number) - ZERO
  return value
}

/** The index after the first ` : ` that begins at `at` or later, or -1. */
function afterColon(bytes: Buffer, at: number, end: number): number {
  for (let i = at; i + 2 < end; i += 1) {
    if (bytes[i] === SPACE && bytes[i + 1] === COLON && bytes[i + 2] === SPACE) return i + 3
  }
  return -1
}
