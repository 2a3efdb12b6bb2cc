import { spawn, type ChildProcess } from 'node:child_process'
import { Socket } from 'node:net'
import { Pace } from '../base/pace.ts'
import { messageOf } from '../base/failure.ts'
import { settlesWithin } from '../host/child.ts'
import type { ServerAddress } from '../tmux/server-address.ts'
import type { Journal } from './events/journal.ts'
import { ownClaim } from '../traces/claim.ts'
import { missedFormat } from '../traces/revival.ts'

/** It has one line to read before it ends; on a busy machine that takes some ten milliseconds. */
const BYE_MS = 1000
/** A keeper that ends sooner has not been at work. */
const SETTLED_MS = 30_000
/** One that ends so often at once cannot be run here, and the controller does without. */
const MOST_EARLY_ENDS = 8

export interface KeeperOptions {
  /** Path of `scripts/keeper`. */
  readonly script: string
  readonly address: ServerAddress
  /** The tmux that runs the server. */
  readonly binary: string
  /** The script that was run, to start the next controller from the same build. */
  readonly entry: string
  readonly journal: Journal
}

/**
 * A process that has this controller started again when it ends without a word. It waits at a pipe that only this process
 * holds open, so that the system itself tells it of any end.
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

  /** From now on this controller comes back. */
  start(): void {
    this.#wanted = true
    const { script, address, binary, entry } = this.#options
    const mark = ownClaim(address)
    const startedAt = performance.now()
    const argv = [binary, address.socket, missedFormat(mark), mark, process.execPath, entry, ...process.execArgv]
    // In a session of its own: what is done to the group or terminal of this process must not reach it.
    const keeper = spawn(script, argv, { detached: true, cwd: '/', stdio: ['pipe', 'inherit', 'inherit'] })
    this.#process = keeper
    // Neither keeps this process from ending.
    keeper.unref()
    if (keeper.stdin instanceof Socket) keeper.stdin.unref()
    keeper.stdin.on('error', () => undefined)
    keeper.once('error', (error) => this.#ended(keeper, startedAt, messageOf(error)))
    keeper.once('exit', (code, signal) => this.#ended(keeper, startedAt, signal ?? `exit code ${code}`))
  }

  /** From now on this controller stays away when it ends. Resolves when the keeper has gone. */
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
