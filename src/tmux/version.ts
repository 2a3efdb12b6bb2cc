import { Failure } from '../base/failure.ts'

/** The abilities of a tmux server by its version. Every difference between versions is decided here. */
export interface Capabilities {
  /** As tmux says it: `3.3a`, `next-3.8`, `openbsd-7.6`. */
  readonly version: string
  /**
   * What `capture-pane -p` prints to a control client is never freed (up to 3.5a, cmd-capture-pane.c). What goes through
   * a buffer is.
   */
  readonly capturesLeak: boolean
  /** `show-buffer` prints to a control client with control bytes as `\ooo` and each backslash twice (up to 3.3a). */
  readonly buffersAreEscaped: boolean
  /**
   * No control client is known to end such a server. Before 3.8 any that is attached can: of programs that end together
   * it is told what is gone by then (control-notify.c).
   */
  readonly controlIsSafe: boolean
  /**
   * A server dies that has something to tell to a control client while it has read only half of what that says of itself
   * (up to 3.6b, tmux/tmux#4980).
   */
  readonly halfIntroductionsKill: boolean
  /** Bits of the second word of a message to the server that say that a descriptor comes with it (compat/imsg.h). */
  readonly descriptorMark: number
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
  return {
    version,
    capturesLeak: number < 306,
    buffersAreEscaped: number < 304,
    // What cannot be dated, or may be from before the release, is not trusted.
    controlIsSafe: match !== null && number >= (version.startsWith('next-') ? 309 : 308),
    halfIntroductionsKill: number < 307,
    descriptorMark: number < 306 ? 0x1_0000 : 0x8000_0000,
  }
}
