/** The value that a share of the samples does not exceed: 0.5 for the median, 0.99 for the 99th of 100. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5)
}

/**
 * Runs every variant `runs` times, in turn and each other round backwards, so that whatever else the machine does hits
 * all of them. Returns what each run of each variant returned.
 */
export async function alternate<K extends string, T>(
  runs: number,
  variants: Readonly<Record<K, () => Promise<T>>>,
): Promise<Record<K, T[]>> {
  const names = Object.keys(variants) as K[]
  const found = Object.fromEntries(names.map((name) => [name, [] as T[]])) as Record<K, T[]>
  for (let run = 0; run < runs; run += 1) {
    for (const name of run % 2 === 0 ? names : names.toReversed()) found[name].push(await variants[name]())
  }
  return found
}
