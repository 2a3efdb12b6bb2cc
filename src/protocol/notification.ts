import type { PaneId, SessionId, WindowId } from './ids.ts'

/**
 * Every `%notification` of tmux 3.2a to 3.8 except `%output` and `%extended-output`, which the decoder hands over on a
 * path of their own because they are the hot one. Each member shows the line as tmux writes it (control-notify.c).
 */
export type Notification =
  /** `%pause %1` */
  | { readonly kind: 'pause'; readonly pane: PaneId }
  /** `%continue %1` */
  | { readonly kind: 'continue'; readonly pane: PaneId }
  /** `%layout-change @1 b25d,80x24,0,0,1 b25d,80x24,0,0,1 *` */
  | {
      readonly kind: 'layout-change'
      readonly window: WindowId
      readonly layout: string
      readonly visibleLayout: string
      readonly flags: string
    }
  /** `%window-add @1` or `%unlinked-window-add @1` */
  | { readonly kind: 'window-add'; readonly window: WindowId; readonly linked: boolean }
  /** `%window-close @1` or `%unlinked-window-close @1`; says only that a link is gone, perhaps not the window */
  | { readonly kind: 'window-close'; readonly window: WindowId; readonly linked: boolean }
  /** `%window-renamed @1 name` or `%unlinked-window-renamed @1 name` */
  | { readonly kind: 'window-renamed'; readonly window: WindowId; readonly name: string; readonly linked: boolean }
  /** `%window-pane-changed @1 %2` */
  | { readonly kind: 'window-pane-changed'; readonly window: WindowId; readonly pane: PaneId }
  /** `%pane-mode-changed %1` */
  | { readonly kind: 'pane-mode-changed'; readonly pane: PaneId }
  /** `%session-changed $1 name`: the session this client itself is attached to */
  | { readonly kind: 'session-changed'; readonly session: SessionId; readonly name: string }
  /** `%client-session-changed /dev/pts/1 $1 name` */
  | {
      readonly kind: 'client-session-changed'
      readonly client: string
      readonly session: SessionId
      readonly name: string
    }
  /** `%client-detached /dev/pts/1` */
  | { readonly kind: 'client-detached'; readonly client: string }
  /** `%session-renamed $1 name` */
  | { readonly kind: 'session-renamed'; readonly session: SessionId; readonly name: string }
  /** `%sessions-changed` */
  | { readonly kind: 'sessions-changed' }
  /** `%session-window-changed $1 @2` */
  | { readonly kind: 'session-window-changed'; readonly session: SessionId; readonly window: WindowId }
  /** `%subscription-changed name $1 @1 0 %1 ... : value`; `-` stands for a field that does not apply */
  | {
      readonly kind: 'subscription-changed'
      readonly name: string
      readonly session: SessionId | undefined
      readonly window: WindowId | undefined
      readonly windowIndex: number | undefined
      readonly pane: PaneId | undefined
      readonly value: string
    }
  /** `%paste-buffer-changed buffer0` */
  | { readonly kind: 'paste-buffer-changed'; readonly name: string }
  /** `%paste-buffer-deleted buffer0` */
  | { readonly kind: 'paste-buffer-deleted'; readonly name: string }
  /** `%config-error text` */
  | { readonly kind: 'config-error'; readonly text: string }
  /** `%message text` */
  | { readonly kind: 'message'; readonly text: string }
  /** `%exit` or `%exit reason`; written by the client process as its last line, never says why reliably */
  | { readonly kind: 'exit'; readonly reason: string | undefined }
  /** A line that is none of the above: newer than we know, or raw text that tmux lets through between blocks */
  | { readonly kind: 'unknown'; readonly line: string }
