/**
 * `@geppetto-auto agents` over 50 panes in which no agent runs: how many processes are started, and how often tmux wakes.
 */
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { loadPlugin, ROOT } from '../test/support/plugin.ts'
import { startServer } from '../test/support/tmux.ts'
import { waitFor } from '../test/support/wait-for.ts'
import { bench } from './support/bench.ts'
import { cpuMs, sleeps } from '../test/support/proc.ts'

const PANES = 50
const SECONDS = 60
/** The first look is over, and what it has noted. */
const SETTLE_MS = 5000
const SILENT = 'cat'
/** What a shell does that shows in its title what it is at. */
const TITLES = `while :; do printf '\\033]2;%s\\007' "$(date)"; sleep 1; done`

await bench(async ({ tmux, seconds = SECONDS }) => {
  const silent = await measure(tmux, SILENT, seconds)
  const titles = await measure(tmux, TITLES, seconds)
  return [
    ...rows(`${PANES} silent panes, ${seconds} s`, silent),
    ...rows(`${PANES} panes with a new title each second, ${seconds} s`, titles),
  ]
})

interface Figures {
  readonly started: number
  readonly wakeUps: number
  readonly cpu: number
}

function rows(what: string, { on, off }: { readonly on: Figures; readonly off: Figures }) {
  const row = (name: string, unit: string, figure: keyof Figures) => ({
    what: `${what}: ${name}`,
    unit,
    ours: on[figure],
    beside: { off: off[figure] },
  })
  return [
    { ...row('processes of ours', 'started', 'started'), must: { atMost: 0 } },
    row('wake-ups of the tmux server', 'a minute', 'wakeUps'),
    row('the tmux server', '% of a core', 'cpu'),
  ]
}

async function measure(tmux: string, command: string, seconds: number) {
  await using server = await startServer(tmux, { config: 'set -g @geppetto-auto agents\n' })
  await loadPlugin(server)
  await waitFor('the first look', () => server.tmux('show-options', '-gqv', '@geppetto_agent_programs'))
  // Every process of ours is started by the launcher.
  const counted = join(server.home, 'counted')
  const notes = join(server.home, 'started')
  await mkdir(join(counted, 'scripts'), { recursive: true })
  const launcher = join(counted, 'scripts/geppetto-tmux')
  await writeFile(launcher, `#!/bin/sh\necho >>'${notes}'\nexec '${ROOT}/scripts/geppetto-tmux' "$@"\n`, {
    mode: 0o755,
  })
  await server.tmux('set-option', '-g', '@geppetto_dir', counted)
  for (let at = 0; at < PANES; at += 1) await server.tmux('new-window', '-d', command)
  const during = async (): Promise<Figures> => {
    await sleep(SETTLE_MS)
    const read = (): Figures => ({ started: lines(notes), wakeUps: wakeUps(server.pid), cpu: cpuMs(server.pid) })
    const before = read()
    await sleep(seconds * 1000)
    const after = read()
    return {
      started: after.started - before.started,
      wakeUps: ((after.wakeUps - before.wakeUps) * 60) / seconds,
      cpu: (after.cpu - before.cpu) / seconds / 10,
    }
  }
  const on = await during()
  await server.tmux('set-option', '-g', '@geppetto-auto', 'off')
  await loadPlugin(server)
  return { on, off: await during() }
}

function lines(path: string): number {
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').length - 1 : 0
}

function wakeUps(pid: number): number {
  return [...sleeps(pid).values()].reduce((sum, { count }) => sum + count, 0)
}
