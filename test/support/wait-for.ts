import { setTimeout as sleep } from 'node:timers/promises'
import { inspect } from 'node:util'

interface Limits {
  readonly timeoutMs?: number
  readonly everyMs?: number
}

type Truthy<T> = Exclude<T, undefined | null | false | 0 | ''>

/** The first truthy value of the probe. What it saw last is in the error, so that a timeout explains itself. */
export async function waitFor<T>(
  what: string,
  probe: () => T | Promise<T>,
  { timeoutMs = 10_000, everyMs = 25 }: Limits = {},
): Promise<Truthy<Awaited<T>>> {
  const deadline = Date.now() + timeoutMs
  for (;;) {
    const value = await probe()
    if (value) return value as Truthy<Awaited<T>>
    if (Date.now() >= deadline) throw new Error(`waited ${timeoutMs} ms for ${what}; last seen: ${inspect(value)}`)
    await sleep(everyMs)
  }
}
