import { readdirSync, readFileSync } from 'node:fs'

/** What /proc counts in: 1/100 s on every Linux that node runs on. */
const TICK_MS = 10

/** Processor time of a process so far, all threads; with `reaped`, that of its ended children too. Milliseconds. */
export function cpuMs(pid: number, { reaped = false } = {}): number {
  const fields = statFields(pid)
  const ticks = fields.slice(11, reaped ? 15 : 13).reduce((sum, field) => sum + Number(field), 0)
  return ticks * TICK_MS
}

/** Memory of a process that is in RAM now. Bytes. */
export function rssBytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) * 1024
}

/** How often the threads of a process went to sleep by themselves, by thread id: each time something woke them before. */
export function sleeps(pid: number): Map<string, { readonly name: string; readonly count: number }> {
  const threads = readdirSync(`/proc/${pid}/task`).map((thread) => {
    const status = readFileSync(`/proc/${pid}/task/${thread}/status`, 'utf8')
    const name = /^Name:\s+(.*)/m.exec(status)?.[1] ?? ''
    return [thread, { name, count: Number(/^voluntary_ctxt_switches:\s+(\d+)/m.exec(status)?.[1]) }] as const
  })
  return new Map(threads)
}

export function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
}

export function exists(pid: number): boolean {
  try {
    return statFields(pid)[0] !== 'Z'
  } catch {
    return false
  }
}

/** The fields of /proc/PID/stat after the name, which may hold anything. */
function statFields(pid: number): string[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return text.slice(text.lastIndexOf(')') + 2).split(' ')
}
