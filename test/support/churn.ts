import { setTimeout as sleep } from 'node:timers/promises'
import { exists, rssBytes } from './proc.ts'
import { connect, type Client } from '../../src/ipc/client.ts'
import { attachClient, type OuterClient } from './outer-client.ts'
import { controlClients, openFiles } from './processes.ts'
import { geppetto, geppettoJson, stopController } from './product.ts'
import type { TestServer } from './tmux.ts'
import { waitFor } from './wait-for.ts'

const SESSIONS = ['one', 'two', 'three', 'four']
/** Bursts with rests between them, so that clients come, go and die in the middle of output. */
const PROGRAM = 'while :; do seq 300; sleep 0.01; done'
/** How often something is done to the clients, their sessions or the terminal in front, besides marking. */
const MISHAP_EVERY = 8

export interface ChurnOptions {
  /** How many taps are opened and closed again, at least. */
  readonly taps: number
  /** How many controllers are killed among that. */
  readonly kills: number
  readonly seed: number
}

/** What can be compared before and after. */
export interface Condition {
  readonly rssBytes: number
  readonly openFiles: number
}

export interface ChurnReport {
  readonly alive: boolean
  readonly taps: number
  readonly kills: number
  /** How many popups a terminal has shown meanwhile. */
  readonly popups: number
  readonly before: Condition
  readonly after: Condition
  /** Clients that tmux lists at the end, without the terminal in front. */
  readonly clients: readonly string[]
  /** Processes of `tmux -C` at the end. */
  readonly processes: readonly number[]
}

/**
 * A server as churn needs it: a history that is full after a moment does not count as memory that was lost, and the
 * terminal stays when the session that it shows is killed.
 */
export const CHURN_CONFIG = 'set -g history-limit 50\nset -g message-limit 5\nset -g detach-on-destroy off\n'

/**
 * The life of a busy server in short: marks and releases in several sessions that write all the time, sessions that are
 * killed while taps are attached, clients that are detached, popups in a terminal, and controllers that are killed at
 * any moment. Measures the server after a tenth of it and at the end.
 */
export async function churn(server: TestServer, options: ChurnOptions): Promise<ChurnReport> {
  const random = generator(options.seed)
  for (const session of SESSIONS) await openSession(server, session)
  await using front = await attachClient(server)
  await server.tmux('switch-client', '-c', front.name, '-t', 'main')
  const life = new Life(server, front, random)
  await life.run(Math.ceil(options.taps / 10), Math.ceil(options.kills / 10))
  const before = await life.rest()
  const warmUp = { taps: life.taps, popups: life.popups }
  await life.run(options.taps, options.kills)
  const after = await life.rest()
  const names = (await server.tmux('list-clients', '-F', '#{client_name}')).split('\n')
  return {
    alive: exists(server.pid),
    taps: life.taps - warmUp.taps,
    kills: options.kills,
    popups: life.popups - warmUp.popups,
    before,
    after,
    clients: names.filter((name) => name !== front.name),
    processes: controlClients(server),
  }
}

class Life {
  taps = 0
  popups = 0
  readonly #server: TestServer
  readonly #front: OuterClient
  readonly #random: (below: number) => number
  #controller: { readonly client: Client; readonly pid: number } | undefined

  constructor(server: TestServer, front: OuterClient, random: (below: number) => number) {
    this.#server = server
    this.#front = front
    this.#random = random
  }

  async run(taps: number, kills: number): Promise<void> {
    const end = this.taps + taps
    let killed = 0
    for (let step = 0; this.taps < end || killed < kills; step += 1) {
      if (killed * taps <= kills * (this.taps + taps - end)) {
        await this.#kill()
        killed += 1
      }
      if (step % MISHAP_EVERY === 0) await this.#mishap()
      await this.#cycle()
    }
  }

  /** Ends everything of ours and says how the server is then. */
  async rest(): Promise<Condition> {
    this.#controller?.client.close()
    this.#controller = undefined
    await geppetto(this.#server, 'controller', 'start')
    const { runners } = await geppettoJson<{ runners: { id: string; state: string }[] }>(this.#server, 'ls')
    for (const { id, state } of runners) {
      if (['active', 'idle', 'starting'].includes(state)) await geppetto(this.#server, 'unmark', id)
    }
    await stopController(this.#server)
    await waitFor('our clients to leave', () => controlClients(this.#server).length === 0).catch(() => undefined)
    await sleep(300)
    return { rssBytes: rssBytes(this.#server.pid), openFiles: openFiles(this.#server.pid) }
  }

  /** One tap comes and goes: a mark in a session without runners, and its release. */
  async #cycle(): Promise<void> {
    const target = `${this.#pick(SESSIONS)}:0`
    try {
      const { client } = (this.#controller ??= await this.#connect())
      const { runner } = await client.call('mark', { pane: target })
      this.taps += 1
      await sleep(this.#random(12))
      await client.call('unmark', { runner: runner.id })
    } catch {
      // The session, the client or the controller was taken away in the middle: the next one finds its way.
      this.#controller?.client.close()
      this.#controller = undefined
      for (const session of SESSIONS) await openSession(this.#server, session)
    }
  }

  async #connect(): Promise<{ readonly client: Client; readonly pid: number }> {
    const started = await geppetto(this.#server, 'controller', 'start')
    if (started.code !== 0) throw new Error(started.stderr)
    const { pid, socket } = await geppettoJson<{ pid: number; socket: string }>(this.#server, 'controller', 'status')
    return { client: await connect(socket), pid }
  }

  /** Kills the controller at some moment of a mark, a capture or a release. */
  async #kill(): Promise<void> {
    const { client, pid } = (this.#controller ??= await this.#connect())
    const marked = client.call('mark', { pane: `${this.#pick(SESSIONS)}:0` }).catch(() => undefined)
    await sleep(this.#random(40))
    process.kill(pid, this.#pick(['SIGKILL', 'SIGTERM'] as const))
    await marked
    await waitFor('the controller to be gone', () => !exists(pid), { timeoutMs: 60_000 })
    client.close()
    this.#controller = undefined
  }

  async #mishap(): Promise<void> {
    const { name } = this.#front
    const session = this.#pick(SESSIONS)
    const popup = ['display-popup', '-c', name, '-E', 'sleep 0.2']
    const mishaps: readonly (() => Promise<unknown>)[] = [
      async () => {
        void this.#controller?.client.call('mark', { pane: `${session}:0` }).catch(() => undefined)
        await sleep(this.#random(30))
        await this.#server.tmux('kill-session', '-t', session)
        await openSession(this.#server, session)
      },
      async () => {
        const listed = await this.#server.tmux('list-clients', '-F', '#{client_name}')
        const ours = listed.split('\n').filter((it) => it !== name && it !== '')
        await Promise.all(ours.map(async (it) => this.#server.tmux('detach-client', '-t', it)))
      },
      async () => {
        this.popups += 1
        await Promise.all([this.#server.tmux(...popup), this.#cycle()])
      },
      async () => this.#server.tmux('switch-client', '-c', name, '-t', session),
    ]
    // What it was meant for may be gone already.
    await this.#pick(mishaps)().catch(() => undefined)
    if (!exists(this.#server.pid)) throw new Error('the tmux server has died')
  }

  #pick<T>(list: readonly T[]): T {
    return list[this.#random(list.length)] as T
  }
}

async function openSession(server: TestServer, session: string): Promise<void> {
  await server.tmux('new-session', '-d', '-s', session, PROGRAM).catch(() => undefined)
}

function generator(seed: number): (below: number) => number {
  let state = seed >>> 0 || 1
  return (below) => {
    state ^= state << 13
    state >>>= 0
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state % below
  }
}
