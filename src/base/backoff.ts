const FIRST_MS = 100
const MAX_MS = 10_000

/**
 * How long to wait before attempt `attempt` (1-based), in milliseconds: exponential, capped, and spread by jitter so
 * that many controllers do not return at the same moment.
 */
export function backoffMs(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(MAX_MS, FIRST_MS * 2 ** Math.min(attempt - 1, 16))
  return Math.round(ceiling / 2 + (ceiling / 2) * random())
}
