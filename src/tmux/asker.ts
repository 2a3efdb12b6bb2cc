import type { Answer } from '../protocol/reply.ts'
import type { Command } from './command-queue.ts'
import type { Capabilities } from './version.ts'

export interface AskOptions {
  /** Milliseconds until the question is given up with a Failure `timeout`. */
  readonly timeoutMs?: number
}

/** A way to have commands run by one tmux server: a control client, or a plain client for each question. */
export interface Asker {
  /** What the server can do when it is asked in this way. */
  readonly capabilities: Capabilities
  /**
   * Runs commands as one line, which tmux carries out in one pass of its loop, and resolves with one answer for each. A
   * command that fails ends the line: the last answer then has `ok: false`. Rejects with a Failure when nothing came
   * back: `timeout`, `server-gone`, `permission-denied`.
   */
  send(commands: readonly Command[], options?: AskOptions): Promise<readonly Answer[]>
}
