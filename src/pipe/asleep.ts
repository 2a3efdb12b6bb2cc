import { readFileSync } from 'node:fs'

/** True while a process waits for something. Where nobody can tell, it is taken to. */
export function isAsleep(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return stat.charAt(stat.lastIndexOf(')') + 2) === 'S'
  } catch {
    return true
  }
}
