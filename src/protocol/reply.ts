/** One `%begin` ... `%end|%error` block. */
export interface Reply {
  /** Unix seconds when the command ran. */
  readonly time: number
  /** Server-wide command number; grows with gaps. */
  readonly number: number
  /** True when the command came from this client's own stdin (bit 0 of the third field). */
  readonly own: boolean
  /** False when the block ended with `%error`. */
  readonly ok: boolean
  /** The lines between the guards, without their newline; bytes, because tmux does not promise UTF-8. */
  readonly body: readonly Buffer[]
}

/** The result of one command, in whatever way it was sent. */
export type Answer = Pick<Reply, 'ok' | 'body'>
