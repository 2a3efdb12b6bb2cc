import { readFileSync } from 'node:fs'

/** The environment a process was started with; empty when it cannot be read, and where there is no /proc. */
export function environmentOf(pid: number): NodeJS.ProcessEnv {
  try {
    const entries = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0')
    return Object.fromEntries(
      entries.map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)] as const),
    )
  } catch {
    return {}
  }
}
