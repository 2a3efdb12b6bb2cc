/** Numbers from 0 to before 1 that are the same for the same seed. */
export type Random = () => number

/** A small generator (xorshift32): good enough to spread moments, and a run can be replayed by its seed. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0 || 1
  return () => {
    state ^= state << 13
    state >>>= 0
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state / 2 ** 32
  }
}
