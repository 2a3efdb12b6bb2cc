import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { execa } from 'execa'
import { isFinal, type RunnerState } from '../../src/runner/state.ts'
import { answeringPid } from '../../test/support/comeback.ts'
import { isPlainClient } from '../../test/support/processes.ts'
import { childrenOf } from '../../test/support/proc.ts'
import { waitFor } from '../../test/support/wait-for.ts'
import { processesNaming, type FoundProcess } from './resources.ts'
import { DISK_MB, type World } from './world.ts'

/** The product brings back a controller that was killed so often in such a time, and no more. */
const MOST_COMEBACKS = 5
const TOO_OFTEN_MS = 600_000
/** On a machine with much else to do. */
const COMEBACK_MS = 15_000

type Fault = (world: World) => Promise<unknown>

/** What can be broken on purpose; each resolves when it is whole again. */
export const FAULTS = {
  /** The controller is killed and comes back by itself; where it has been too often, by a command. */
  kill: async (world) => {
    const pid = await controllerPid(world)
    if (pid === undefined) return undefined
    process.kill(pid, 'SIGKILL')
    const isBack = await comesBack(world, pid)
    await world.product('ls', '--json')
    return { pid, isBack }
  },
  /** The controller is asked to end (SIGTERM). It stays away until the next command, up to 4 s later. */
  term: async (world) => {
    const pid = await controllerPid(world)
    if (pid === undefined) return undefined
    process.kill(pid, 'SIGTERM')
    await sleep(world.random.int(0, 4000))
    await world.product('ls', '--json')
    return { pid }
  },
  /** The process that takes what pipes carry is killed. */
  reader: async (world) => {
    const pid = world.random.pick(processesNaming(world.server.socket).filter(isReader))?.pid
    if (pid !== undefined) process.kill(pid, 'SIGKILL')
    return { pid }
  },
  /** The controller stands still. */
  stop: async (world) => {
    const pid = await controllerPid(world)
    return pid === undefined ? undefined : hold(pid, world.random.int(1000, world.random.chance(0.3) ? 20_000 : 4000))
  },
  /** One of our clients ends. */
  client: async (world) => {
    const rows = await world.tmux('list-clients', '-F', '#{client_control_mode} #{client_pid}')
    const control = rows.split('\n').flatMap((row) => (row.startsWith('1 ') ? [Number(row.slice(2))] : []))
    const controller = await controllerPid(world)
    const plain = controller === undefined ? [] : childrenOf(controller).filter(isPlainClient)
    const pids = [...control, ...plain]
    const pid = world.random.pick(pids)
    if (pid !== undefined) process.kill(pid, 'SIGTERM')
    return { pid }
  },
  /** The disk is full for some seconds. */
  disk: async (world) => {
    if (!world.ownDisk) return 'the state directory is on no disk of its own'
    const mount = dirname(world.state)
    const { blocks, bfree, bsize } = statfsSync(mount)
    const usedKb = Math.ceil(((blocks - bfree) * bsize) / 1024)
    await resize(mount, `${usedKb + world.random.int(0, 64)}k`)
    await sleep(world.random.int(1000, 6000))
    await resize(mount, `${DISK_MB}m`)
    return { usedKb }
  },
  /** Somebody deletes the log of a runner while it is written. */
  remove: async (world) => {
    const id = world.random.pick(
      readdirSync(join(world.state, 'runners'))
        .toSorted()
        .filter((each) => isLive(world, each)),
    )
    if (id === undefined) return undefined
    world.beheaded.add(id)
    rmSync(join(world.state, 'runners', id, 'output.log'), { force: true })
    return { id }
  },
  /** All cores are busy. */
  busy: async (world) => {
    const ms = world.random.int(1000, 5000)
    const burners = Array.from({ length: 6 }, () =>
      spawn(process.execPath, ['-e', `for (const end = Date.now() + ${ms}; Date.now() < end; );`]),
    )
    await Promise.all(burners.map(async (child) => new Promise((resolve) => child.once('close', resolve))))
    return { ms }
  },
  /** The tmux server stands still. */
  server: async (world) => hold(world.server.pid, world.random.int(500, 3000)),
} satisfies Record<string, Fault>

export type FaultKind = keyof typeof FAULTS
export const FAULT_KINDS = Object.keys(FAULTS) as readonly FaultKind[]

/** Breaks something and waits until it is whole again. */
export async function breakSomething(world: World, kinds: readonly FaultKind[]): Promise<void> {
  const kind = world.random.pick(kinds)
  if (kind === undefined) return
  const window = { kind, from: Date.now(), to: Infinity }
  world.faults.push(window)
  world.trace('fault', { kind })
  try {
    world.trace('fault over', { kind, result: await FAULTS[kind](world) })
  } catch (error) {
    world.trace('fault over', { kind, failed: error instanceof Error ? error.message.split('\n')[0] : String(error) })
  } finally {
    window.to = Date.now()
  }
}

/** Process id of the controller by the claim in the server's environment. */
export async function controllerPid(world: World): Promise<number | undefined> {
  const mark = await world.tmux('display-message', '-p', '#{GEPPETTO_CONTROLLER}')
  return mark === '' ? undefined : Number(mark.split('-')[0])
}

function isLive({ state }: World, id: string): boolean {
  const record = JSON.parse(readFileSync(join(state, 'runners', id, 'runner.json'), 'utf8')) as { state: RunnerState }
  return !isFinal(record.state)
}

/** Waits for another controller; undefined when there were too many before for one to come. */
async function comesBack(world: World, pid: number): Promise<boolean | undefined> {
  const since = Date.now() - TOO_OFTEN_MS
  const kills = world.faults.filter(({ kind, from }) => kind === 'kill' && from > since)
  if (kills.length > MOST_COMEBACKS) {
    await sleep(world.random.int(0, 4000))
    return undefined
  }
  const back = waitFor('another controller', async () => ![pid, undefined].includes(await answeringPid(world.server)), {
    timeoutMs: COMEBACK_MS,
  })
  const isBack = await back.then(
    () => true,
    () => false,
  )
  if (!isBack) world.complaints.push(`${new Date().toISOString()} no controller has come back for ${pid}`)
  return isBack
}

function isReader({ command }: FoundProcess): boolean {
  return command.includes('pipe-reader')
}

async function hold(pid: number, ms: number): Promise<unknown> {
  process.kill(pid, 'SIGSTOP')
  await sleep(ms)
  process.kill(pid, 'SIGCONT')
  return { pid, ms }
}

async function resize(mount: string, size: string): Promise<void> {
  await execa('mount', ['-o', `remount,size=${size}`, mount])
}
