import { readdirSync, readFileSync } from 'node:fs'

/** What a process holds. */
export interface Held {
  readonly pid: number
  readonly rssMb: number
  readonly fds: number
}

/** What a process holds now, or undefined when it is gone. */
export function heldBy(pid: number): Held | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const rssMb = Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024)
    return { pid, rssMb, fds: readdirSync(`/proc/${pid}/fd`).length }
  } catch {
    return undefined
  }
}

export interface FoundProcess {
  readonly pid: number
  readonly state: string
  readonly parent: number
  readonly command: string
}

/** Processes whose command line names a path. */
export function processesNaming(path: string): FoundProcess[] {
  return allProcesses().filter(({ pid, command }) => pid !== process.pid && command.includes(path))
}

/** Entries that nobody has collected, of one parent. */
export function zombiesOf(parent: number): FoundProcess[] {
  return allProcesses().filter((found) => found.parent === parent && found.state === 'Z')
}

function allProcesses(): FoundProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'latin1')
        const [state = '', parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
        const command = readFileSync(`/proc/${name}/cmdline`, 'latin1').replaceAll('\0', ' ')
        return [{ pid: Number(name), state, parent: Number(parent), command }]
      } catch {
        return []
      }
    })
}
