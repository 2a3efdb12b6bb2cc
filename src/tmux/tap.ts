import type { PaneId, SessionId } from '../protocol/ids.ts'
import type { Anchor } from '../terminal/anchor.ts'
import type { PaneImage } from '../terminal/pane-image.ts'
import { CAPTURE_MS, captureCommands, parseCapture, parsePosition, positionCommand } from './capture.ts'
import type { ClientProgram } from './client-program.ts'
import { openControlClient, type ClientEnd } from './control-client.ts'
import { isStructural } from './line.ts'
import type { ServerAddress } from './server-address.ts'
import type { Capabilities } from './version.ts'

/**
 * After this many seconds in tmux's queue the output of a pane is dropped and the pane paused, instead of the whole
 * client being thrown out after 300 s with memory growing until then.
 */
const PAUSE_AFTER_S = 5

/**
 * tmux says that it has paused a pane together with the next thing that it has to say to this client, and when all panes
 * are paused there is none (control.c:control_write_callback). So it is asked something after every burst of output.
 */
const BURST_MS = (PAUSE_AFTER_S + 1) * 1000
/** A question for which nobody waits is no reason to give up a server that is stopped for a while. */
export const PATIENT_MS = 60_000

export interface TapOptions {
  readonly address: ServerAddress
  readonly program: ClientProgram
  readonly capabilities: Capabilities
  readonly session: SessionId
  /** Bytes of a pane in the order the program wrote them. The buffer may be kept. */
  readonly onBytes: (pane: PaneId, data: Buffer) => void
  /** tmux has dropped what was queued for this pane and sends nothing of it before `restart`. */
  readonly onPaused: (pane: PaneId) => void
  readonly onChange: () => void
  readonly wants: (pane: PaneId) => boolean
}

/** One control client with output, attached to a session that holds runners. */
export interface Tap {
  readonly pid: number
  readonly session: SessionId
  readonly ended: Promise<ClientEnd>
  /** True from the moment when tmux pauses a pane until `restart` is past its exact point. */
  isPaused(pane: PaneId): boolean
  /**
   * Starts the pane's stream anew at an exact point and takes its state there. `atPoint` runs once no byte from before
   * that point can come any more: what was delivered earlier is part of the state, what is delivered from then on follows
   * it. Also starts a pane that was paused or muted. Resolves with undefined when the pane is gone.
   */
  restart(pane: PaneId, atPoint: () => void): Promise<PaneImage | undefined>
  /**
   * Takes the pane's state without touching its stream. `atPoint` runs about where the state belongs in it: later bytes
   * of this pane may come before when other panes have much to say.
   */
  look(pane: PaneId, atPoint: () => void): Promise<PaneImage | undefined>
  /**
   * Where the pane's cursor is. What tmux knew of the pane at that moment has been delivered when this resolves; perhaps
   * more, too. Resolves with undefined when that cannot be said: the pane is not in this session, its program has ended,
   * or it shows its alternate screen.
   */
  position(pane: PaneId): Promise<Anchor | undefined>
  /**
   * Resolves when everything that tmux had queued here before this call has been delivered. A tap that does not answer
   * in `timeoutMs` is given up.
   */
  drain(timeoutMs?: number): Promise<void>
  /**
   * Stops the output of a pane at its source, until `restart`. tmux drops what it had queued for us and goes on without
   * us: a pane that we are behind with makes it keep everything, and takes it down if the pane is respawned (3.7c).
   */
  mute(pane: PaneId): Promise<void>
  /** Goes to another session, on the track of a pane that went there. */
  switchTo(session: SessionId): Promise<void>
  /** See ControlClient.close. */
  close(refuge?: SessionId): Promise<void>
}

/** Opens a tap; fails as openControlClient does. */
export async function openTap(options: TapOptions): Promise<Tap> {
  const { capabilities } = options
  const paused = new Set<PaneId>()
  let flowing = false
  let timer: NodeJS.Timeout | undefined
  const watchBurst = (): void => {
    flowing = false
    timer = setTimeout(() => {
      timer = undefined
      if (flowing) watchBurst()
      else client.send([], { timeoutMs: PATIENT_MS }).catch(() => undefined)
    }, BURST_MS)
  }
  const client = await openControlClient({
    address: options.address,
    program: options.program,
    session: options.session,
    flags: [`pause-after=${PAUSE_AFTER_S}`],
    wantsOutput: options.wants,
    onOutput: (pane, data) => {
      options.onBytes(pane, data)
      flowing = true
      if (timer === undefined) watchBurst()
    },
    onNotification: (notification) => {
      if (notification.kind === 'pause') {
        paused.add(notification.pane)
        options.onPaused(notification.pane)
      } else if (isStructural(notification)) options.onChange()
    },
  })
  void client.ended.then(() => clearTimeout(timer))
  return {
    pid: client.pid,
    session: options.session,
    ended: client.ended,
    isPaused: (pane) => paused.has(pane),
    restart: async (pane, atPoint) => {
      // A paused pane has nothing queued and gets nothing queued, so that no order of delivery can blur the point. tmux
      // may otherwise write bytes of a pane before a reply that is older (control.c:control_write_pending).
      await client.send([['refresh-client', '-A', `${pane}:pause`]], { onFirstReply: atPoint })
      const goOn = ['refresh-client', '-A', `${pane}:continue`]
      const replies = await client.send([...captureCommands(pane, capabilities), goOn], {
        timeoutMs: CAPTURE_MS,
        // Our own pause was told before this, if at all; one that is told from now on is tmux's.
        onFirstReply: () => void paused.delete(pane),
      })
      return parseCapture(replies.slice(0, -1), capabilities)
    },
    look: async (pane, atPoint) => {
      const replies = await client.send(captureCommands(pane, capabilities), {
        timeoutMs: CAPTURE_MS,
        onFirstReply: atPoint,
      })
      return parseCapture(replies, capabilities)
    },
    position: async (pane) => parsePosition(await client.send([positionCommand(options.session, pane)])),
    drain: async (timeoutMs) => {
      await client.send([], timeoutMs === undefined ? {} : { timeoutMs })
    },
    // Not `off`: that ends a server up to 3.6b when output is queued, and freezes the program if nobody else is attached.
    mute: async (pane) => {
      await client.send([['refresh-client', '-A', `${pane}:pause`]])
    },
    switchTo: async (session) => client.switchTo(session),
    close: async (refuge) => client.close(refuge),
  }
}
