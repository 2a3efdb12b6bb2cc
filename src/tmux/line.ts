import type { SessionId } from '../protocol/ids.ts'
import type { Notification } from '../protocol/notification.ts'
import type { ClientProgram } from './client-program.ts'
import { openControlClient, type ControlClient } from './control-client.ts'
import type { ServerAddress } from './server-address.ts'

export interface LineOptions {
  readonly address: ServerAddress
  readonly program: ClientProgram
  readonly session: SessionId
  /** Something in the server changed, so that a snapshot may look different now. */
  readonly onChange: () => void
  /** A client has left a session. */
  readonly onDeparture: () => void
}

/**
 * Opens the line: the one `no-output` client for commands and server-wide notifications.
 *
 * Notifications are hints: none of them says that a pane closed or with which status, so all that could mean a change
 * just asks for a new snapshot.
 */
export async function openLine(options: LineOptions): Promise<ControlClient> {
  return openControlClient({
    address: options.address,
    program: options.program,
    session: options.session,
    flags: ['no-output'],
    onNotification: (notification) => {
      if (isStructural(notification)) options.onChange()
      if (['client-detached', 'client-session-changed'].includes(notification.kind)) options.onDeparture()
    },
  })
}

/** True for notifications after which panes, windows or sessions may be elsewhere, gone, new or renamed. */
export function isStructural(notification: Notification): boolean {
  switch (notification.kind) {
    case 'layout-change':
    case 'window-add':
    case 'window-close':
    case 'window-renamed':
    case 'window-pane-changed':
    case 'session-renamed':
    case 'sessions-changed':
    case 'session-window-changed':
      return true
    default:
      return false
  }
}
