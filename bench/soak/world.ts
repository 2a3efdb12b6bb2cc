import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { execa } from 'execa'
import type { SourceWish } from '../../src/settings/source-choice.ts'
import { geppetto, type Run } from '../../test/support/product.ts'
import { attachClient, type OuterClient } from '../../test/support/outer-client.ts'
import { startServer, type TestServer } from '../../test/support/tmux.ts'
import type { SoakPane } from './panes.ts'
import type { Random } from '../../test/support/choices.ts'

/** Small files, so that many are rotated, and enough of them that none is deleted. */
const CONFIG = `
set -g history-limit 20000
set -g @geppetto-log-max-size 2M
set -g @geppetto-log-max-files 200
set -g @geppetto-idle-after 2s
`
/** What a command may say when a pane or runner went away a moment before. */
const HARMLESS = /no such|there is no|can't find|has ended|already|is still running|keeps its name/

/** A time in which something was broken on purpose, in ms since the epoch. */
export interface FaultWindow {
  readonly kind: string
  readonly from: number
  to: number
}

/** One tmux server, what lives in it, and what was done to it. */
export interface World {
  readonly server: TestServer
  readonly random: Random
  readonly panes: SoakPane[]
  readonly faults: FaultWindow[]
  /** What users did that can cost exact bytes: see "What tmux makes unavoidable" in the README. */
  readonly disturbances: FaultWindow[]
  readonly clients: OuterClient[]
  /** What went wrong although nothing was broken. */
  readonly complaints: string[]
  /** Runs whose log was deleted while they were written: they begin where it was noticed. */
  readonly beheaded: Set<string>
  /** Panes of ordinary moments, whose programs write nothing that could be checked. */
  readonly bystanders: Set<string>
  /** No control client is attached that ordinary moments could end the server with. */
  readonly isHarmless: boolean
  /** How many attached terminals the action `detach` leaves. */
  readonly leastClients: number
  /** Panes that are no longer there; known when everything has stopped. */
  readonly gone: Set<string>
  /** Where the plans and journals of the programs are. */
  readonly programs: string
  readonly state: string
  /** The state directory is a file system of its own that can be made full. */
  readonly ownDisk: boolean
  trace(what: string, details?: Readonly<Record<string, unknown>>): void
  tmux(...args: readonly string[]): Promise<string>
  /** Runs the product; a failure while nothing is broken is a complaint. */
  product(...args: readonly string[]): Promise<Run>
  attach(session: string): Promise<void>
}

/** Bytes of the state directory's file system while it is not made full. */
export const DISK_MB = 2048

export async function openWorld(options: {
  readonly binary: string
  readonly source: SourceWish
  readonly isHarmless: boolean
  readonly leastClients: number
  readonly random: Random
  readonly traceFile: string
}): Promise<World> {
  const config = `${CONFIG}set -g @geppetto-source ${options.source}\n`
  const server = await startServer(options.binary, { config, width: 120, height: 40 })
  const state = join(server.home, 'state')
  const programs = join(server.home, 'programs')
  for (const directory of [state, programs]) mkdirSync(directory, { recursive: true })
  const mounted = await execa('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'soak', state], { reject: false })
  writeFileSync(options.traceFile, '')

  const faults: FaultWindow[] = []
  const complaints: string[] = []
  const clients: OuterClient[] = []
  const trace: World['trace'] = (what, details = {}) => {
    appendFileSync(options.traceFile, `${JSON.stringify({ time: new Date().toISOString(), what, ...details })}\n`)
  }
  return {
    server,
    random: options.random,
    panes: [],
    faults,
    disturbances: [],
    clients,
    complaints,
    beheaded: new Set(),
    bystanders: new Set(),
    isHarmless: options.isHarmless,
    leastClients: options.leastClients,
    gone: new Set(),
    programs,
    state: join(state, 'geppetto-tmux'),
    ownDisk: mounted.exitCode === 0,
    trace,
    tmux: async (...args) => server.tmux(...args),
    product: async (...args) => {
      const from = Date.now()
      const run = await geppetto(server, ...args)
      const words = run.stderr.trim()
      trace('product', { args, code: run.code, ms: Date.now() - from, words: words.slice(0, 300) })
      if (run.code !== 0 && !HARMLESS.test(words) && !isFaulty(faults, from, Date.now())) {
        complaints.push(`${new Date(from).toISOString()} ${args.join(' ')}: exit ${run.code}, ${words}`)
      }
      return run
    },
    attach: async (session) => {
      clients.push(await attachClient(server, { session, width: 100, height: 30 }))
    },
  }
}

/** Ends everything that the world has started. */
export async function closeWorld(world: World): Promise<void> {
  for (const client of world.clients) await client.detach()
  await world.server.kill()
  if (world.ownDisk) await execa('umount', ['--lazy', join(world.server.home, 'state')], { reject: false })
}

/** How long after a fault its consequences may still show. */
const AFTERMATH_MS = 15_000

/** True when something was broken on purpose shortly before or during a time. */
export function isFaulty(faults: readonly FaultWindow[], from: number, to: number): boolean {
  return faults.some((fault) => fault.from <= to && fault.to + AFTERMATH_MS >= from)
}

/** The kind of the latest fault, or else of what users did, that a time may suffer from. */
export function reasonAt({ faults, disturbances }: World, time: number): string {
  const latest = (windows: readonly FaultWindow[]): string | undefined =>
    windows.findLast(({ from, to }) => from <= time && to + AFTERMATH_MS >= time)?.kind
  return latest(faults) ?? latest(disturbances) ?? 'none'
}
