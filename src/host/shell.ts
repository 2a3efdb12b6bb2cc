import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { SHELLS } from '../base/shells.ts'

/**
 * True for a shell that a person types into, and that has its terminal to itself: none of its commands runs in front. Read
 * from /proc (proc(5)): its group, and the group in front of its terminal. False where that cannot be seen.
 */
export function isShellAtPrompt(pid: number): boolean {
  try {
    const [name = '', ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean)
    const isShell = SHELLS.has(basename(name).replace(/^-/, ''))
    if (!isShell || args.some((arg) => !arg.startsWith('-') || arg === '-c')) return false
    const { group, front } = groupsOf(pid)
    return group !== undefined && group === front
  } catch {
    return false
  }
}

/** The process group that the terminal of a process has in front; undefined where that cannot be seen. */
export function frontGroup(pid: number): number | undefined {
  try {
    return groupsOf(pid).front
  } catch {
    return undefined
  }
}

function groupsOf(pid: number): { readonly group: number | undefined; readonly front: number | undefined } {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
  const [, , group, , , front] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  return { group, front }
}
