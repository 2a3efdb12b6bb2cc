import { controllerPid } from './faults.ts'
import { heldBy, type Held } from './resources.ts'
import type { World } from './world.ts'

const EVERY_MS = 2000

export interface ServerSample {
  readonly rssMb: number
  /** What the histories of all panes take, as tmux counts it. */
  readonly historyMb: number
}

/** What controllers and the tmux server held over the time. */
export interface Samples {
  readonly controller: Held[]
  readonly server: ServerSample[]
  stop(): void
}

/** Looks at the controller and the server every two seconds until it is stopped. */
export function takeSamples(world: World): Samples {
  const controller: Held[] = []
  const server: ServerSample[] = []
  const look = async (): Promise<void> => {
    const pid = await controllerPid(world)
    const held = pid === undefined ? undefined : heldBy(pid)
    // A process that is just ending holds nothing any more.
    if (held !== undefined && held.fds > 0) controller.push(held)
    const histories = (await world.tmux('list-panes', '-a', '-F', '#{history_bytes}')).split('\n').map(Number)
    const historyMb = Math.round(histories.reduce((sum, bytes) => sum + bytes, 0) / 2 ** 20)
    const sample = { rssMb: heldBy(world.server.pid)?.rssMb ?? 0, historyMb }
    server.push(sample)
    world.trace('tmux holds', sample)
  }
  const timer = setInterval(() => void look().catch(() => undefined), EVERY_MS)
  return { controller, server, stop: () => clearInterval(timer) }
}

/** A controller that holds more in the last third of a soak than this much of what it held before, leaks. */
const MOST_GROWTH = 1.25
/** Memory comes in steps: what runners happen to need in one third they need not in another. */
const STEP_MB = 60

/** Compares what controllers held in the last third of the time with the most they had held before. */
export function checkController(rssMb: readonly number[]): string[] {
  const split = Math.floor((rssMb.length * 2) / 3)
  const before = Math.max(0, ...rssMb.slice(0, split))
  const later = Math.max(0, ...rssMb.slice(split))
  return later > before * MOST_GROWTH + STEP_MB ? [`the controller grew from ${before} to ${later} MB`] : []
}

/** tmux keeps what it once had for histories; lines cost it more than the bytes it counts. */
const MEMORY_OF_HISTORY = 2
/** Everything but histories. */
const SERVER_MB = 60

/** Compares the most that the tmux server held with the most that its panes remembered: what else it keeps is for us. */
export function checkServer(samples: readonly ServerSample[]): string[] {
  const held = Math.max(0, ...samples.map(({ rssMb }) => rssMb))
  const history = Math.max(0, ...samples.map(({ historyMb }) => historyMb))
  if (held <= history * MEMORY_OF_HISTORY + SERVER_MB) return []
  return [`tmux held ${held} MB for histories of ${history} MB`]
}
