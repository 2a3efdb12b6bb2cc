import { readdirSync, readlinkSync } from 'node:fs'

/**
 * The id of a process of this user that works in a directory or below it; undefined when there is none, or where that cannot be
 * seen. Read from /proc (proc(5)).
 */
export function inhabitant(directory: string): number | undefined {
  const isIn = (pid: string): boolean => {
    try {
      const cwd = readlinkSync(`/proc/${pid}/cwd`)
      return cwd === directory || cwd.startsWith(`${directory}/`)
    } catch {
      return false
    }
  }
  const found = processes().find((pid) => Number(pid) !== process.pid && isIn(pid))
  return found === undefined ? undefined : Number(found)
}

function processes(): readonly string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  } catch {
    return []
  }
}
