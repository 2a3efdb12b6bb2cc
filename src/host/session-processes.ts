import { readdirSync, readFileSync } from 'node:fs'

/**
 * Sends a signal to all process groups of the terminal session that `leader` leads, but its own: a command with all that
 * it has started there. False when there are none, or where there is no /proc to find them in.
 */
export function signalSession(leader: number, signal: NodeJS.Signals): boolean {
  const groups = groupsOf(leader)
  for (const group of groups) {
    try {
      process.kill(-group, signal)
    } catch {
      // It went by itself.
    }
  }
  return groups.size > 0
}

/** The process group of a process that is in front of its terminal; undefined when it is not, or that cannot be seen. */
export function foregroundOf(pid: number): number | undefined {
  const { group, foreground } = placeOf(pid)
  return group > 0 && group === foreground ? group : undefined
}

function groupsOf(leader: number): ReadonlySet<number> {
  const groups = processes().flatMap((pid) => {
    const { group, session } = placeOf(pid)
    return session === leader && group !== leader ? [group] : []
  })
  return new Set(groups)
}

function processes(): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
  } catch {
    return []
  }
}

/** The fields after the name in /proc/PID/stat begin with state, parent, group, session, terminal and foreground group. */
function placeOf(pid: number): { readonly group: number; readonly session: number; readonly foreground: number } {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const [, , group, session, , foreground] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { group: Number(group), session: Number(session), foreground: Number(foreground) }
  } catch {
    return { group: 0, session: 0, foreground: 0 }
  }
}
