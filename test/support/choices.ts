/** Random choices that a seed decides. */
export interface Random {
  /** A whole number from `least` to `most`. */
  int(least: number, most: number): number
  chance(probability: number): boolean
  /** One of the items, or undefined when there are none. */
  pick<T>(items: readonly T[]): T | undefined
  /** The name of one of the choices, by their weights. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K
}

/** mulberry32: small, and good enough to choose by. */
export function random(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  return {
    int,
    chance: (probability) => next() < probability,
    pick: (items) => (items.length === 0 ? undefined : items[int(0, items.length - 1)]),
    weighted: (weights) => {
      const entries = Object.entries<number>(weights)
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      const chosen = entries.find(([, weight]) => (left -= weight) < 0) ?? entries[0]
      return chosen?.[0] as keyof typeof weights
    },
  }
}
