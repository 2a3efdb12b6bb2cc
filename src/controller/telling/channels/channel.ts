import type { Terminal } from '../../../tmux/terminals.ts'
import type { TmuxServer } from '../../../tmux/tmux-server.ts'
import type { Announcement } from '../announcement.ts'

/** One way to tell a person something. Each has a file here and a line in `registry.ts`. */
export interface NotificationChannel {
  /** Tells it. Rejects when it could not be told. */
  tell(announcement: Announcement): Promise<void>
  /** A runner no longer wants anything: what was told of it alone may be taken back. */
  withdraw?(runner: string): void
  /** Ends what still waits for a person. */
  close?(): Promise<void>
}

/** What a channel may use. */
export interface ChannelTools {
  readonly tmux: TmuxServer
  /** Writes to each terminal that is attached, past tmux, what `sequence` makes for it; an empty text is not written. */
  readonly writeToTerminals: (sequence: (terminal: Terminal) => string) => Promise<void>
  /** Brings the terminal that was used last to the first runner of an announcement. */
  readonly goTo: (announcement: Announcement) => void
}
