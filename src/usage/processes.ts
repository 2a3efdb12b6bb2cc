import { readFileSync } from 'node:fs'
import { processMark } from '../controller/processes/process-state.ts'
import { processTree } from '../controller/processes/process-tree.ts'
import type { AgentProcess } from './provider.ts'

/** Ticks of the kernel in a second, as programs are told them. */
const TICKS_PER_SECOND = 100

/** A process and all that descend from it, the nearest first; none where their start cannot be seen. */
export async function agentProcesses(root: number): Promise<AgentProcess[]> {
  const bootMs = bootTime()
  if (bootMs === undefined) return []
  return (await processTree(root)).map(({ pid }) => {
    const startTicks = processMark(pid).split('-')[1] ?? ''
    return { pid, startTicks, startedAt: bootMs + (Number(startTicks) / TICKS_PER_SECOND) * 1000 }
  })
}

/** When the machine was started; milliseconds since the epoch. */
function bootTime(): number | undefined {
  try {
    const seconds = /^btime (\d+)$/m.exec(readFileSync('/proc/stat', 'utf8'))?.[1]
    return seconds === undefined ? undefined : Number(seconds) * 1000
  } catch {
    return undefined
  }
}
