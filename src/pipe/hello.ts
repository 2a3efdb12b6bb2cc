/** Changes when a reader and a controller of two builds could misunderstand each other. */
export const WIRE_VERSION = 2

/** What a reader says first, as one line of JSON. */
export interface Hello {
  /** Process id of the reader. */
  readonly pid: number
  /** Names of the pipes that it has opened and not been told to drop. */
  readonly pipes: readonly string[]
}

/** Name of a pipe: 16 hexadecimal digits, never used again. */
const PIPE = /^[0-9a-f]{16}$/

export function encodeHello({ pid, pipes }: Hello): Buffer {
  return Buffer.from(`${JSON.stringify({ v: WIRE_VERSION, pid, pipes })}\n`)
}

/** Reads the first line of a reader; undefined when it is none, or of another version. */
export function decodeHello(line: Buffer): Hello | undefined {
  try {
    const { v, pid, pipes } = JSON.parse(line.toString()) as Record<string, unknown>
    if (v !== WIRE_VERSION || !Number.isSafeInteger(pid) || !Array.isArray(pipes)) return undefined
    const names = pipes.filter((name): name is string => typeof name === 'string' && PIPE.test(name))
    return names.length === pipes.length ? { pid: Number(pid), pipes: names } : undefined
  } catch {
    return undefined
  }
}
