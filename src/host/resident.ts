import { readFileSync } from 'node:fs'
import { isNamed } from './process-state.ts'

/**
 * Memory of a process that is in RAM now, in bytes; undefined where that cannot be seen at once, as on macOS or from
 * inside a container, or when the process has another name.
 */
export function residentBytes(pid: number, name: string): number | undefined {
  if (process.platform !== 'linux' || !isNamed(pid, name)) return undefined
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024
  } catch {
    return undefined
  }
}
