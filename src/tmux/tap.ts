import type { PaneId, SessionId } from '../protocol/ids.ts'
import type { Anchor } from '../terminal/anchor.ts'
import type { PaneImage } from '../terminal/pane-image.ts'
import { CAPTURE_MS, captureCommands, parseCapture, parsePosition, positionCommand } from './capture.ts'
import type { ClientProgram } from './client-program.ts'
import { openControlClient, type ClientEnd } from './control-client.ts'
import { Lag, type LaggingPane } from './lag.ts'
import { isStructural } from './line.ts'
import type { ServerAddress } from './server-address.ts'
import type { Capabilities } from './version.ts'

/**
 * After this many seconds in which we have not said that we are there (`Tap.hold`) tmux drops the output of a pane and
 * pauses it. So a controller that is stopped makes it hold no more than that; see docs/decisions/0010-flow-control.md.
 */
const PAUSE_AFTER_S = 5

/**
 * tmux says that it has paused a pane together with the next thing that it has to say to this client, and when all panes
 * are paused there is none (control.c:control_write_callback). So it is asked something after every burst of output.
 */
const BURST_MS = (PAUSE_AFTER_S + 1) * 1000
/** A question whose answer can wait is no reason to give up a server that is stopped for a while. */
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
  /** We do not keep up with what the panes write. */
  readonly onBehind: () => void
  readonly onChange: () => void
  /** Panes of the session may have another size, in order with their bytes. */
  readonly onLayout: () => void
  readonly wants: (pane: PaneId) => boolean
  /** True when the output of the panes may come late. */
  readonly canWait: () => boolean
}

/** One control client with output, attached to a session that holds runners. */
export interface Tap {
  readonly pid: number
  readonly session: SessionId
  readonly ended: Promise<ClientEnd>
  /** True from the moment when tmux pauses a pane until `restart` is past its exact point. */
  isPaused(pane: PaneId): boolean
  /** Panes of which tmux holds output that it cannot send yet, the furthest behind first; none when we keep up. */
  behind(): readonly LaggingPane[]
  /** Whether tmux may hold old output of this pane: it was behind when it was last heard of, and the tap still is. */
  isBehind(pane: PaneId): boolean
  /**
   * Says that we are there and want what tmux holds for us, however old it is. While a tap is behind this has to be said
   * again every second or so.
   */
  hold(): void
  /** Has tmux forget what it holds for us of a pane: `onPaused` follows. */
  drop(pane: PaneId): Promise<void>
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
  /** Panes that we have paused ourselves to drop or to restart them: what tmux tells of that is no news. */
  const asked = new Set<PaneId>()
  const lag = new Lag()
  let pauseAfterS = PAUSE_AFTER_S
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
  const isPausedNow = (pane: PaneId): void => {
    lag.forget(pane)
    paused.add(pane)
    options.onPaused(pane)
  }
  const pause = async (pane: PaneId, onDone?: () => void): Promise<void> => {
    // Not `off`: that ends a server up to 3.6b when output is queued, and freezes the program if no other client is attached.
    const request = [['refresh-client', '-A', `${pane}:pause`]]
    await client.send(request, onDone === undefined ? {} : { onFirstReply: onDone })
  }
  const client = await openControlClient({
    address: options.address,
    program: options.program,
    session: options.session,
    flags: [`pause-after=${PAUSE_AFTER_S}`],
    wantsOutput: options.wants,
    canWait: options.canWait,
    onAge: (pane, bytes, ageMs) => {
      // Output that was on its way when we paused a pane does not show how much tmux holds now.
      if (!asked.has(pane) && lag.heard(pane, bytes, ageMs)) options.onBehind()
    },
    onOutput: (pane, data) => {
      options.onBytes(pane, data)
      flowing = true
      if (timer === undefined) watchBurst()
    },
    onNotification: (notification) => {
      if (notification.kind === 'pause' && !asked.has(notification.pane)) isPausedNow(notification.pane)
      if (notification.kind === 'layout-change') options.onLayout()
      if (isStructural(notification)) options.onChange()
    },
  })
  void client.ended.then(() => clearTimeout(timer))
  return {
    pid: client.pid,
    session: options.session,
    ended: client.ended,
    isPaused: (pane) => paused.has(pane),
    behind: () => lag.panes(),
    isBehind: (pane) => lag.has(pane),
    hold: () => {
      const [furthest] = lag.panes()
      const wantedS = PAUSE_AFTER_S + Math.ceil((furthest?.ageMs ?? 0) / 1000)
      if (wantedS === pauseAfterS) return
      pauseAfterS = wantedS
      const request = [['refresh-client', '-f', `pause-after=${wantedS}`]]
      client.send(request, { timeoutMs: PATIENT_MS }).catch(() => undefined)
    },
    drop: async (pane) => {
      asked.add(pane)
      lag.forget(pane)
      // Up to 3.7c tmux tells a pause that it was asked for inside the reply only.
      await pause(pane, () => isPausedNow(pane))
    },
    restart: async (pane, atPoint) => {
      // A paused pane has nothing queued and gets nothing queued, so that no order of delivery can blur the point. tmux
      // may otherwise write bytes of a pane before a reply that is older (control.c:control_write_pending).
      asked.add(pane)
      await pause(pane, atPoint)
      const goOn = ['refresh-client', '-A', `${pane}:continue`]
      const replies = await client.send([...captureCommands(pane, capabilities), goOn], {
        timeoutMs: CAPTURE_MS,
        // Our own pause was told before this, if at all; one that is told from now on is tmux's.
        onFirstReply: () => {
          asked.delete(pane)
          paused.delete(pane)
        },
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
    mute: async (pane) => pause(pane),
    switchTo: async (session) => client.switchTo(session),
    close: async (refuge) => client.close(refuge),
  }
}
