/** The three numbers that name a block, and the only two lines that close it. */
export interface Guard {
  readonly time: number
  readonly number: number
  readonly own: boolean
  readonly end: Buffer
  readonly error: Buffer
}

/** No guard is longer: the longest word and the digits that `BEGIN` allows. */
export const MAX_GUARD_BYTES = '%error '.length + 15 + 1 + 10 + 1 + 5

const BEGIN = /^%begin ((\d{1,15}) (\d{1,10}) (\d{1,5}))$/
const WORD = Buffer.from('%begin ')
const OWN = 1

/** Reads `%begin 1700000000 42 1` (unix seconds, command number, flags); undefined for every other line. */
export function readBegin(bytes: Buffer, start: number, end: number): Guard | undefined {
  if (end - start > MAX_GUARD_BYTES || !equals(bytes, start, start + WORD.length, WORD)) return undefined
  const [, fields, time, number, flags] = BEGIN.exec(bytes.toString('latin1', start, end)) ?? []
  if (fields === undefined) return undefined
  return {
    time: Number(time),
    number: Number(number),
    own: (Number(flags) & OWN) === OWN,
    end: Buffer.from(`%end ${fields}`),
    error: Buffer.from(`%error ${fields}`),
  }
}

/** True when `bytes[start..end)` is exactly `line`. */
export function equals(bytes: Buffer, start: number, end: number, line: Buffer): boolean {
  if (end - start !== line.length || end > bytes.length) return false
  for (let i = 0; i < line.length; i += 1) if (bytes[start + i] !== line[i]) return false
  return true
}
