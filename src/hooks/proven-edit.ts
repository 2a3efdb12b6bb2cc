import { isDeepStrictEqual } from 'node:util'

/** Places where an edit may belong. Settings have a few that look alike; a file with more is not one that a person has written. */
const MAX_TRIES = 200

/**
 * The first of several ways to write an edit after which a text reads as it should. Parsers do not tell where a value stands; this
 * asks them of every place that looks right, so that a text or comment that looks alike is never taken for it.
 */
export function firstThatReads(
  texts: Iterable<string>,
  read: (text: string) => unknown,
  expected: unknown,
): string | undefined {
  let tries = 0
  for (const text of texts) {
    if (isDeepStrictEqual(readOrNothing(text, read), expected)) return text
    tries += 1
    if (tries === MAX_TRIES) return undefined
  }
  return undefined
}

/** An edit in the wrong place may leave what cannot be read at all. */
function readOrNothing(text: string, read: (text: string) => unknown): unknown {
  try {
    return read(text)
  } catch {
    return undefined
  }
}
