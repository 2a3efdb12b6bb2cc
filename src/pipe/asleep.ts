import { readFileSync } from 'node:fs'

/** True while a process waits for something. Also true where that cannot be seen. */
export function isAsleep(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return stat.charAt(stat.lastIndexOf(')') + 2) === 'S'
  } catch {
    return true
  }
}
