import { setTimeout as sleep } from 'node:timers/promises'
import { geppetto } from '../../test/support/product.ts'
import { waitFor } from '../../test/support/wait-for.ts'
import { placesOf } from './actions.ts'
import { controllerPid } from './faults.ts'
import { heldBy, zombiesOf } from './resources.ts'
import type { World } from './world.ts'

const SETTLE_MS = 60_000
/** A controller without runners: what node and its code take, and what its allocator keeps of busier times. */
const IDLE_CONTROLLER_MB = 260
/** Standard streams, the socket, epoll and the like. */
const IDLE_CONTROLLER_FDS = 40

/** Waits until everything that was written has arrived; tells what does not. */
export async function settle(world: World): Promise<string[]> {
  for (const client of world.clients.splice(0)) await client.detach()
  const failures: string[] = []
  let before = ''
  await waitFor(
    'the logs to stop growing',
    async () => {
      const { code, stdout } = await geppetto(world.server, 'ls', '--json')
      const sizes = code === 0 ? await sizesOf(world, stdout) : undefined
      const same = sizes === before
      before = sizes ?? ''
      if (!same) await sleep(1500)
      return same
    },
    { timeoutMs: SETTLE_MS },
  ).catch((error: unknown) => failures.push(`it does not settle: ${String(error).slice(0, 300)}`))
  const alive = new Set((await placesOf(world)).filter(({ dead }) => !dead).map(({ pane }) => pane))
  for (const { id } of world.panes) if (!alive.has(id)) world.gone.add(id)
  return failures
}

/** Releases every runner and looks at what the controller holds without any; then stops it. */
export async function releaseAll(world: World): Promise<string[]> {
  const failures: string[] = []
  const ls = await geppetto(world.server, 'ls', '--json')
  if (ls.code !== 0) return [`ls: ${ls.stdout}${ls.stderr}`]
  const { runners } = JSON.parse(ls.stdout) as { runners: { id: string; state: string }[] }
  const live = runners.filter(({ state }) => !['stopped', 'lost', 'completed', 'failed'].includes(state))
  for (const { id } of live) {
    const { code, stderr } = await geppetto(world.server, 'unmark', id)
    if (code !== 0) failures.push(`unmark ${id}: ${stderr}`)
  }
  // A server whose last pane goes ends.
  await world.tmux('new-session', '-d')
  for (const { pane } of await placesOf(world)) await world.tmux('kill-pane', '-t', pane).catch(() => undefined)
  await sleep(1000)
  const pid = await controllerPid(world)
  const held = pid === undefined ? undefined : heldBy(pid)
  world.trace('released', { held })
  if (pid === undefined || held === undefined) failures.push('the controller is gone before it was stopped')
  else {
    if (held.rssMb > IDLE_CONTROLLER_MB) failures.push(`the controller holds ${held.rssMb} MB without runners`)
    if (held.fds > IDLE_CONTROLLER_FDS) failures.push(`the controller holds ${held.fds} files without runners`)
    const zombies = zombiesOf(pid)
    if (zombies.length > 0) failures.push(`${zombies.length} children of the controller were not collected`)
  }
  const stopped = await geppetto(world.server, 'controller', 'stop')
  if (stopped.code !== 0) failures.push(`controller stop: ${stopped.stderr}`)
  return failures
}

async function sizesOf(world: World, ls: string): Promise<string> {
  const { runners } = JSON.parse(ls) as { runners: { id: string; state: string }[] }
  const sizes: string[] = []
  for (const { id, state } of runners) {
    if (['stopped', 'lost', 'completed', 'failed'].includes(state)) continue
    const { stdout } = await geppetto(world.server, 'show', id, '--json')
    const { runner } = JSON.parse(stdout) as { runner: { metrics: { bytes: number } } }
    sizes.push(`${id}=${runner.metrics.bytes}`)
  }
  return sizes.join(' ')
}
