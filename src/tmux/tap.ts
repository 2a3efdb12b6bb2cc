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
  /** tmux has dropped what was queued for this pane and waits for `restart`. */
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
   * Starts the pane's stream anew at an exact point and takes its state there. `atPoint` runs once no byte from before
   * that point can come any more: what was delivered earlier is part of the state, what is delivered from then on follows
   * it. Also starts a pane that was paused or turned off. Resolves with undefined when the pane is gone.
   */
  restart(pane: PaneId, atPoint: () => void): Promise<PaneImage | undefined>
  /**
   * Takes the pane's state without touching its stream. `atPoint` runs about where the state belongs in it: later bytes
   * of this pane may come before when other panes have much to say.
   */
  look(pane: PaneId, atPoint: () => void): Promise<PaneImage | undefined>
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
    restart: async (pane, atPoint) => {
      // A paused pane has nothing queued and gets nothing queued, so that no order of delivery can blur the point. tmux
      // may otherwise write bytes of a pane before a reply that is older (control.c:control_write_pending).
      await client.send([['refresh-client', '-A', `${pane}:pause`]], { onFirstReply: atPoint })
      const start = ['refresh-client', '-A', `${pane}:on`, '-A', `${pane}:continue`]
      const replies = await client.send([...captureCommands(pane), start], { timeoutMs: CAPTURE_MS })
      return parseCapture(replies, options.capabilities.repliesAreEscaped)
    },
    look: async (pane, atPoint) => {
      const replies = await client.send(captureCommands(pane), { timeoutMs: CAPTURE_MS, onFirstReply: atPoint })
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
