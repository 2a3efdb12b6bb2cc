import { spawn, type ChildProcess } from 'node:child_process'
import { Socket } from 'node:net'
import { Pace } from '../base/pace.ts'
import { messageOf } from '../base/failure.ts'
import { settlesWithin } from '../host/child.ts'
import type { ServerAddress } from '../tmux/server-address.ts'
import type { Journal } from './events/journal.ts'
import { ownClaim } from '../traces/claim.ts'
import { missedFormat } from '../traces/revival.ts'

/** How long to wait for the keeper's end. It only reads one line before: some ten milliseconds on a busy machine. */
const BYE_MS = 1000
/** A keeper that ends within this time counts as one that failed to start. */
const SETTLED_MS = 30_000
/** After more early ends than this the controller goes on without a keeper. */
const MOST_EARLY_ENDS = 8

export interface KeeperOptions {
  /** Path of `scripts/keeper`. */
  readonly script: string
  readonly address: ServerAddress
  /** The tmux that runs the server. */
  readonly binary: string
  /** The script that was run, to start the next controller from the same build. */
  readonly entry: string
  /** The FIFO to which keys are written while the controller hears them. */
  readonly keys: string
  readonly journal: Journal
}

/**
 * A process that starts a new controller when this one ends without saying goodbye. It waits at a pipe that only this
 * process holds open, so that the system reports any end to it.
 */
export class Keeper {
  readonly #options: KeeperOptions
  readonly #pace = new Pace()
  #process: ChildProcess | undefined
  #again: NodeJS.Timeout | undefined
  #wanted = false
  #earlyEnds = 0
  #farewell: Promise<void> | undefined

  constructor(options: KeeperOptions) {
    this.#options = options
  }

  /** Starts the keeper: from now on a controller that crashes is started again. */
  start(): void {
    this.#wanted = true
    const { script, address, binary, entry, keys } = this.#options
    const mark = ownClaim(address)
    const startedAt = performance.now()
    const argv = [binary, address.socket, missedFormat(mark), mark, process.execPath, entry, keys, ...process.execArgv]
    // In a session of its own: signals to the group or the terminal of this process must not reach it.
    const keeper = spawn(script, argv, { detached: true, cwd: '/', stdio: ['pipe', 'inherit', 'inherit'] })
    this.#process = keeper
    // Neither the keeper nor its pipe keeps this process from ending.
    keeper.unref()
    if (keeper.stdin instanceof Socket) keeper.stdin.unref()
    keeper.stdin.on('error', () => undefined)
    keeper.once('error', (error) => this.#ended(keeper, startedAt, messageOf(error)))
    keeper.once('exit', (code, signal) => this.#ended(keeper, startedAt, signal ?? `exit code ${code}`))
  }

  /** Says goodbye: the keeper ends, and starts no new controller. Resolves when it has ended. */
  async bye(): Promise<void> {
    this.#wanted = false
    clearTimeout(this.#again)
    this.#farewell ??= this.#dismiss()
    await this.#farewell
  }

  async #dismiss(): Promise<void> {
    const keeper = this.#process
    if (keeper === undefined) return
    keeper.ref()
    const ended = new Promise((resolve) => keeper.once('exit', resolve))
    keeper.stdin?.end('bye\n')
    await settlesWithin(ended, BYE_MS)
    keeper.unref()
  }

  #ended(keeper: ChildProcess, startedAt: number, how: string): void {
    if (!this.#wanted || this.#process !== keeper) return
    this.#process = undefined
    this.#earlyEnds = performance.now() - startedAt < SETTLED_MS ? this.#earlyEnds + 1 : 0
    const { journal } = this.#options
    if (this.#earlyEnds > MOST_EARLY_ENDS) return journal.note('keeper given up', { how })
    journal.note('keeper ended', { how })
    this.#again = setTimeout(() => this.start(), this.#pace.next()).unref()
  }
}
