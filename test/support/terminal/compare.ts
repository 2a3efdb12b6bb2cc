import { CRASHED, type Observation } from './scenario.ts'

export type Aspect = 'failed' | 'lines' | 'cursor' | 'alternate' | 'history'

/** In what the second differs from the first; empty when they are equal. */
export function differences(expected: Observation, found: Observation): Aspect[] {
  const aspects = new Set<Aspect>()
  // Nothing to agree with.
  if (hasCrashed(expected) || hasCrashed(found)) return []
  if (found.looks.some((look) => look.startsWith('failed'))) return ['failed']
  if (!equal(expected.lines, found.lines)) aspects.add('lines')
  for (let at = 0; at < Math.max(expected.looks.length, found.looks.length); at += 1) {
    for (const aspect of lookDifferences(expected.looks[at] ?? '', found.looks[at] ?? '')) aspects.add(aspect)
  }
  return [...aspects]
}

function lookDifferences(expected: string, found: string): Aspect[] {
  if (expected === found) return []
  const [x, y, alternate, history] = expected.split(' ')
  const [foundX, foundY, foundAlternate, foundHistory] = found.split(' ')
  const aspects: Aspect[] = []
  if (x !== foundX || y !== foundY) aspects.push('cursor')
  if (alternate !== foundAlternate) aspects.push('alternate')
  // Not every terminal can say it.
  if (history !== undefined && foundHistory !== undefined && history !== foundHistory) aspects.push('history')
  return aspects
}

function equal(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((line, at) => line === other[at])
}

export function hasCrashed({ looks }: Observation): boolean {
  return looks.includes(CRASHED)
}
