import { readFileSync } from 'node:fs'
import { processMark } from './process-state.ts'
import { processTree } from './process-tree.ts'

/** Ticks of the kernel in a second, as programs are told them. */
const TICKS_PER_SECOND = 100

/** A process that may be the agent, or its child. */
export interface AgentProcess {
  readonly pid: number
  /** Its start in kernel ticks since the machine has started, as the agent may have noted it. */
  readonly startTicks: string
  /** Milliseconds since the epoch. */
  readonly startedAt: number
}

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
