import type { PaneId, SessionId } from '../protocol/ids.ts'
import type { PaneImage } from '../terminal/pane-image.ts'
import { captureCommands, parseCapture } from './capture.ts'
import { openControlClient, type ClientEnd } from './control-client.ts'
import { isStructural } from './line.ts'
import type { ServerAddress } from './server-address.ts'
import type { Capabilities } from './version.ts'

/**
 * After this many seconds in tmux's queue the output of a pane is dropped and the pane paused, instead of the whole
 * client being thrown out after 300 s with memory growing until then.
 */
const PAUSE_AFTER_S = 5
/** A long history takes tmux a while to print. */
const CAPTURE_MS = 20_000

export interface TapOptions {
  readonly address: ServerAddress
  readonly binary: string
  readonly capabilities: Capabilities
  readonly session: SessionId
  /** Bytes of a pane in the order the program wrote them. The buffer may be kept. */
  readonly onBytes: (pane: PaneId, data: Buffer) => void
  /** tmux dropped what was queued for this pane and waits for `capture` with `resume`. */
  readonly onPaused: (pane: PaneId) => void
  readonly onChange: () => void
  readonly wants: (pane: PaneId) => boolean
}

/** One control client with output, attached to a session that holds runners. */
export interface Tap {
  readonly pid: number
  readonly session: SessionId
  readonly ended: Promise<ClientEnd>
  /**
   * Takes the pane's state at an exact point of its stream. `atPoint` runs in the moment that point is reached: bytes
   * delivered before it are part of the capture, bytes after it follow it. With `resume` a pane that was paused, or turned off, starts
   * again from there. Resolves with undefined when the pane is gone.
   */
  capture(
    pane: PaneId,
    options: { readonly atPoint: () => void; readonly resume?: 'continue' | 'on' },
  ): Promise<PaneImage | undefined>
  /** Resolves when everything that tmux had queued here before this call has been delivered. */
  drain(): Promise<void>
  /** Stops the output of a pane at its source. Up to 3.6b only safe when nothing of it can be queued. */
  turnOff(panes: readonly PaneId[]): Promise<void>
  /** Goes to another session, on the track of a pane that went there. */
  switchTo(session: SessionId): Promise<void>
  close(): Promise<void>
}

/** Opens a tap; fails as openControlClient does. */
export async function openTap(options: TapOptions): Promise<Tap> {
  const client = await openControlClient({
    address: options.address,
    binary: options.binary,
    session: options.session,
    flags: [`pause-after=${PAUSE_AFTER_S}`],
    wantsOutput: options.wants,
    onOutput: options.onBytes,
    onNotification: (notification) => {
      if (notification.kind === 'pause') options.onPaused(notification.pane)
      else if (isStructural(notification)) options.onChange()
    },
  })
  return {
    pid: client.pid,
    session: options.session,
    ended: client.ended,
    capture: async (pane, { atPoint, resume }) => {
      const commands = captureCommands(pane)
      if (resume !== undefined) commands.push(['refresh-client', '-A', `${pane}:${resume}`])
      const replies = await client.send(commands, { timeoutMs: CAPTURE_MS, onFirstReply: atPoint })
      return parseCapture(replies, options.capabilities.repliesAreEscaped)
    },
    drain: async () => {
      await client.send([])
    },
    turnOff: async (panes) => {
      if (panes.length === 0) return
      await client.send([['refresh-client', ...panes.flatMap((pane) => ['-A', `${pane}:off`])]])
    },
    switchTo: async (session) => client.switchTo(session),
    close: async () => client.close(),
  }
}
