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
  /** The source and the terminal that were asked for. */
  readonly asked: string
}

export interface Asked {
  readonly source?: string
  readonly terminal?: boolean
}

export function describeMachine(tmux: string, { source, terminal }: Asked): Machine {
  const asked = [
    ...(source === undefined ? [] : [`source ${source}`]),
    ...(terminal === undefined ? [] : [terminal ? 'a terminal attached' : 'no terminal']),
  ]
  return {
    date: new Date().toISOString().slice(0, 10),
    cores: cpus().length,
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
    tmux: execFileSync(tmux, ['-V'], { encoding: 'utf8' }).trim(),
    load: loadavg()[0] ?? 0,
    asked: asked.join(', '),
  }
}

export function machineLine(machine: Machine): string {
  const { asked, date, cores, processor, memoryGb, platform, node, tmux, load } = machine
  const where = `node ${node}, ${platform}, ${cores} cores (${processor}), ${memoryGb} GB, load ${load.toFixed(2)}`
  return [`${date}: ${tmux}`, ...(asked === '' ? [] : [asked]), where].join(', ')
}
