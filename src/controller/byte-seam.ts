/** Length of the text by which a stream is found in another one. */
export const SEAM_BYTES = 4096
/** By so many bytes, at least, two streams are recognised as one; more are compared where there are more. */
const MIN_SEAM_BYTES = 64
const MAX_SEAM_BYTES = 65_536

/**
 * The bytes of `again` before the point from which it goes on as `next` does; undefined while that cannot be told.
 *
 * Both are the same stream up to now, and `again` began earlier.
 */
export function bytesBefore(again: Buffer, next: Buffer): Buffer | undefined {
  if (next.length < MIN_SEAM_BYTES) return undefined
  const head = next.subarray(0, MIN_SEAM_BYTES)
  for (let at = again.indexOf(head); at >= 0; at = again.indexOf(head, at + 1)) {
    const length = Math.min(next.length, again.length - at, MAX_SEAM_BYTES)
    if (again.subarray(at, at + length).equals(next.subarray(0, length))) return again.subarray(0, at)
  }
  return undefined
}

/** What follows the last place of `tail` in `stream`, or undefined when it is not there. */
export function bytesAfter(stream: Buffer, tail: Buffer): Buffer | undefined {
  if (tail.length === 0) return stream
  const end = tail.subarray(-SEAM_BYTES)
  const at = stream.lastIndexOf(end)
  return at < 0 ? undefined : stream.subarray(at + end.length)
}
