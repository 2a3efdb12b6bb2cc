import { execFileSync } from 'node:child_process'
import { cpus, loadavg, totalmem } from 'node:os'

/** What a table needs to say about where it was taken; nothing that names the machine. */
export interface Machine {
  readonly date: string
  readonly cores: number
  readonly processor: string
  readonly memoryGb: number
  readonly platform: string
  readonly node: string
  readonly tmux: string
  /** Processes that were running already, one minute's average: above 0.5 something else was at work. */
  readonly load: number
}

export function describeMachine(tmux: string): Machine {
  return {
    date: new Date().toISOString().slice(0, 10),
    cores: cpus().length,
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
    tmux: execFileSync(tmux, ['-V'], { encoding: 'utf8' }).trim(),
    load: loadavg()[0] ?? 0,
  }
}

export function machineLine(machine: Machine): string {
  const { date, cores, processor, memoryGb, platform, node, tmux, load } = machine
  return `${date}: ${tmux}, node ${node}, ${platform}, ${cores} cores (${processor}), ${memoryGb} GB, load ${load.toFixed(2)}`
}
