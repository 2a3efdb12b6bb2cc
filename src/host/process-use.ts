import { readFile } from 'node:fs/promises'
import { processTree } from './process-tree.ts'
import { run, textOf } from './run.ts'

/** What a process and everything that it has started take. */
export interface ProcessUse {
  /** Processor time since they began, in milliseconds, with that of children that have ended. */
  readonly cpuMs: number
  /** Memory that is theirs at the moment, in bytes; what two of them share counts twice. */
  readonly memoryBytes: number
  readonly processes: number
}

/** Linux counts processor time for others in hundredths of a second, whatever its own clock does (USER_HZ). */
const TICK_MS = 10
const PS_MS = 2000
/** A build may start hundreds; more are not counted. */
const MAX_PROCESSES = 1024

/** What the process `root` and its descendants take; undefined when it has gone or cannot be seen. */
export async function processUse(root: number): Promise<ProcessUse | undefined> {
  const tree = await processTree(root, MAX_PROCESSES)
  const pids = tree.map(({ pid }) => pid)
  const uses = process.platform === 'linux' ? await Promise.all(pids.map(fromProc)) : await fromPs(pids)
  const found = uses.filter((use) => use !== undefined)
  if (found.length === 0) return undefined
  return {
    cpuMs: found.reduce((sum, use) => sum + use.cpuMs, 0),
    memoryBytes: found.reduce((sum, use) => sum + use.memoryBytes, 0),
    processes: found.length,
  }
}

type OneUse = Omit<ProcessUse, 'processes'>

async function fromProc(pid: number): Promise<OneUse | undefined> {
  try {
    const [stat, status] = await Promise.all(
      ['stat', 'status'].map(async (file) => readFile(`/proc/${pid}/${file}`, 'latin1')),
    )
    return { cpuMs: ticksIn(stat ?? '') * TICK_MS, memoryBytes: residentIn(status ?? '') }
  } catch {
    return undefined
  }
}

/** Fields 14 to 17 of /proc/PID/stat: in user and in kernel mode, its own and that of children it has waited for. */
function ticksIn(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields.slice(11, 15).reduce((sum, field) => sum + (Number(field) || 0), 0)
}

/** A kernel thread has no such line. */
function residentIn(status: string): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024
}

async function fromPs(pids: readonly number[]): Promise<OneUse[]> {
  if (pids.length === 0) return []
  const ran = await run(['ps', '-o', 'rss=,time=', '-p', pids.join(',')], { timeoutMs: PS_MS })
  return textOf(ran)
    .split('\n')
    .flatMap((line) => {
      const [, kilobytes, time] = /^\s*(\d+)\s+(\S+)\s*$/.exec(line) ?? []
      return kilobytes === undefined ? [] : [{ cpuMs: clockMs(time ?? ''), memoryBytes: Number(kilobytes) * 1024 }]
    })
}

/** `[[days-]hours:]minutes:seconds[.hundredths]`, as ps writes it. */
function clockMs(time: string): number {
  const [, days = '0', clock = ''] = /^(?:(\d+)-)?([\d:.]+)$/.exec(time) ?? []
  const seconds = clock.split(':').reduce((sum, part) => sum * 60 + (Number(part) || 0), 0)
  return (Number(days) * 86_400 + seconds) * 1000
}
