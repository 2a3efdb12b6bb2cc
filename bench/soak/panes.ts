import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { streamBytes } from '../../test/support/programs/stream.mjs'
import type { Random } from '../../test/support/choices.ts'
import type { World } from './world.ts'

const PROGRAM = join(import.meta.dirname, '../../bench/soak/program.mjs')
const FLOOD_BYTES = 4e6
const FLOOD_AFTER_MS = 5000
/** Bytes that one write of the program may have put out beyond its journal. */
const WRITE_BYTES = 4096

interface Phase {
  readonly speed: 'silent' | 'slow' | 'steady' | 'bursts' | 'flood'
  readonly ms: number
}

/** What the program of a pane does; program.mjs reads it. */
interface Plan {
  readonly kind: 'prose' | 'soup'
  readonly seed: number
  /** It falls silent after so many. */
  readonly bytes: number
  readonly phases: readonly Phase[]
  readonly end?: ProgramEnd
}

export interface ProgramEnd {
  readonly afterMs: number
  readonly lingerMs: number
  readonly code?: number
  readonly signal?: string
}

export interface SoakPane {
  readonly id: string
  readonly plan: Plan
  readonly path: string
  /** `remain-on-exit`: tmux keeps the pane when its program ends. */
  readonly keeps: boolean
}

/** What is known for sure about how much a program has written. */
export interface Written {
  readonly least: number
  readonly most: number
}

export function written({ path }: SoakPane): Written {
  const at = existsSync(`${path}.at`) ? Number(readFileSync(`${path}.at`, 'latin1')) : 0
  return { least: at, most: at + WRITE_BYTES }
}

/** True once the program has written everything and ends by itself. */
export function endedByItself({ path }: SoakPane): boolean {
  return existsSync(`${path}.end`)
}

/** Everything that the program can have written until now. */
export function expectedStream(pane: SoakPane): Buffer {
  const { kind, seed, bytes } = pane.plan
  return streamBytes(kind, seed, Math.min(bytes, written(pane).most))
}

/** Lets every program stop where it is. */
export function stopPrograms(world: World): void {
  writeFileSync(join(world.programs, 'stop'), '')
}

/** Opens a pane with a new program by `new-session`, `new-window` or `split-window`. */
export async function openPane(world: World, ...command: readonly string[]): Promise<SoakPane> {
  const { random } = world
  return startPlan(world, newPlan(random, world.panes.length + 1), random.chance(0.5), command)
}

async function startPlan(world: World, plan: Plan, keeps: boolean, command: readonly string[]): Promise<SoakPane> {
  const path = join(world.programs, `${plan.seed}.json`)
  writeFileSync(path, JSON.stringify(plan))
  const id = await world.tmux(...command, '-P', '-F', '#{pane_id}', process.execPath, PROGRAM, path)
  await world.tmux('set-option', '-p', '-t', id, 'remain-on-exit', keeps ? 'on' : 'off')
  const pane: SoakPane = { id, plan, path, keeps }
  world.panes.push(pane)
  world.trace('program', { pane: id, keeps, plan })
  return pane
}

/** Opens a window whose program writes as fast as it can, and goes. */
export async function openFlood(world: World): Promise<SoakPane> {
  const plan: Plan = {
    kind: 'prose',
    seed: world.panes.length + 1,
    bytes: FLOOD_BYTES,
    phases: [
      // Until all of them are there and marked.
      { speed: 'silent', ms: FLOOD_AFTER_MS },
      { speed: 'flood', ms: 60_000 },
    ],
    end: { afterMs: 6 * FLOOD_AFTER_MS, lingerMs: 0, code: 0 },
  }
  return startPlan(world, plan, false, ['new-window', '-d', '-t', '=main:'])
}

function newPlan(random: Random, seed: number): Plan {
  const phases = Array.from({ length: random.int(2, 6) }, (): Phase => {
    const speed = random.weighted({ silent: 2, slow: 4, steady: 4, bursts: 2, flood: 1 })
    return { speed, ms: speed === 'flood' ? random.int(100, 1500) : random.int(500, 6000) }
  })
  const ends = random.chance(0.35)
  return {
    kind: random.chance(0.65) ? 'prose' : 'soup',
    seed,
    bytes: random.int(200_000, random.chance(0.2) ? 16_000_000 : 3_000_000),
    phases,
    ...(ends ? { end: newEnd(random) } : {}),
  }
}

function newEnd(random: Random): ProgramEnd {
  const how = random.pick([{ code: 0 }, { code: 3 }, { code: 130 }, { signal: 'SIGTERM' }, { signal: 'SIGKILL' }])
  return { afterMs: random.int(3000, 40_000), lingerMs: random.pick([0, 700]) ?? 0, ...how }
}
