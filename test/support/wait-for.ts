import { setTimeout as sleep } from 'node:timers/promises'
import { inspect } from 'node:util'

interface Limits {
  readonly timeoutMs?: number
  readonly everyMs?: number
}

type Truthy<T> = Exclude<T, undefined | null | false | 0 | ''>

/**
 * The first truthy value of the probe. What it saw last is in the error, so that a timeout explains itself.
 *
 * A probe that takes long is a command of ours, which starts a whole program: between two of them the cores are left to
 * what is waited for as long as one takes.
 */
export async function waitFor<T>(
  what: string,
  probe: () => T | Promise<T>,
  { timeoutMs = 10_000, everyMs }: Limits = {},
): Promise<Truthy<Awaited<T>>> {
  const deadline = Date.now() + timeoutMs
  for (;;) {
    const askedAt = Date.now()
    const value = await found(probe)
    if (value) return value as Truthy<Awaited<T>>
    if (Date.now() >= deadline) throw new Error(`waited ${timeoutMs} ms for ${what}; last seen: ${inspect(value)}`)
    await sleep(everyMs ?? Math.max(25, Date.now() - askedAt))
  }
}

/** What the probe finds; undefined while a file that it reads is not there yet. */
async function found<T>(probe: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await probe()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
