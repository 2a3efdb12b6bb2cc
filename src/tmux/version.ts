import { Failure } from '../base/failure.ts'

/** What may be done with a tmux server of some version. Every difference between versions is decided here. */
export interface Capabilities {
  /** As tmux says it: `3.3a`, `next-3.8`, `openbsd-7.6`. */
  readonly version: string
  /**
   * A pane that is not a runner can be turned off on a tap. Up to 3.6b `refresh-client -A '%P:off'` kills the server
   * when output of that pane is queued (tmux/tmux#5054).
   */
  readonly panesCanBeTurnedOff: boolean
  /**
   * Control bytes in reply blocks come as `\\ooo`, without a way to tell them from text that looks the same (3.4 to
   * 3.5a).
   */
  readonly repliesAreEscaped: boolean
}

/**
 * Reads `#{version}`. A development or OpenBSD version without a number counts as the newest.
 *
 * Throws a Failure `version-unsupported` below 3.2, which has no flow control for control clients.
 */
export function capabilities(version: string): Capabilities {
  const match = /(?:^|next-)(\d+)\.(\d+)/.exec(version)
  const number = match === null ? Number.POSITIVE_INFINITY : Number(match[1]) * 100 + Number(match[2])
  if (number < 302) {
    throw new Failure('version-unsupported', `tmux ${version} is too old: 3.2a or newer is needed`, {
      next: 'update tmux and restart its server',
    })
  }
  return { version, panesCanBeTurnedOff: number >= 307, repliesAreEscaped: number >= 304 && number < 306 }
}
