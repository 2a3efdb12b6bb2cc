import { shortWord } from '../../base/shell-word.ts'
import type { Client } from '../../ipc/client.ts'
import { gapsText } from '../looks/figures.ts'
import { ok, warn, type Finding } from './finding.ts'

/** The losses in the logs of live runners. */
export async function checkLogs(client: Client): Promise<Finding[]> {
  const { runners } = await client.call('list', { wide: true })
  const live = runners.flatMap(({ name, metrics }) => (metrics === undefined ? [] : [{ name, metrics }]))
  if (live.length === 0) return []
  const holes = live.flatMap(({ name, metrics }) => {
    const gaps = gapsText(metrics)
    return gaps === undefined ? [] : [{ name, gaps }]
  })
  if (holes.length === 0) return [ok(CHECK, 'no output is missing in those of the live runners')]
  return holes.map(({ name, gaps }) =>
    warn(CHECK, `gaps in that of ${name}: ${gaps}`, `geppetto-tmux log ${shortWord(name)}`),
  )
}

const CHECK = 'logs'
