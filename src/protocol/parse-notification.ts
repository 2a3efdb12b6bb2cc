import { isPaneId, isSessionId, isWindowId } from './ids.ts'
import type { Notification } from './notification.ts'

/**
 * Reads one line that stands outside every block as a notification. Never throws: a line that is no known notification,
 * or a known one with other fields than expected, comes back as `unknown`.
 *
 * The line is read as UTF-8; bytes that are none become U+FFFD. `%output`, `%extended-output` and the guards are not
 * notifications in this sense, the decoder takes them first. Shapes: tmux control-notify.c, control.c, client.c.
 */
export function parseNotification(line: Buffer): Notification {
  const text = line.toString('utf8')
  const space = text.indexOf(' ')
  const word = space === -1 ? text : text.slice(0, space)
  const rest = space === -1 ? undefined : text.slice(space + 1)
  return PARSERS.get(word)?.(rest ?? '', rest !== undefined) ?? { kind: 'unknown', line: text }
}

type Parser = (rest: string, hasRest: boolean) => Notification | undefined

const PARSERS: ReadonlyMap<string, Parser> = new Map<string, Parser>([
  ['%pause', (rest) => aboutPane('pause', rest)],
  ['%continue', (rest) => aboutPane('continue', rest)],
  ['%pane-mode-changed', (rest) => aboutPane('pane-mode-changed', rest)],
  ['%layout-change', layoutChange],
  ['%window-add', (rest) => aboutWindow('window-add', rest, true)],
  ['%unlinked-window-add', (rest) => aboutWindow('window-add', rest, false)],
  ['%window-close', (rest) => aboutWindow('window-close', rest, true)],
  ['%unlinked-window-close', (rest) => aboutWindow('window-close', rest, false)],
  ['%window-renamed', (rest) => windowRenamed(rest, true)],
  ['%unlinked-window-renamed', (rest) => windowRenamed(rest, false)],
  ['%window-pane-changed', windowPaneChanged],
  ['%session-changed', (rest) => namedSession('session-changed', rest)],
  ['%session-renamed', (rest) => namedSession('session-renamed', rest)],
  ['%client-session-changed', clientSessionChanged],
  ['%client-detached', (rest) => (rest === '' ? undefined : { kind: 'client-detached', client: rest })],
  ['%sessions-changed', (_rest, hasRest) => (hasRest ? undefined : { kind: 'sessions-changed' })],
  ['%session-window-changed', sessionWindowChanged],
  ['%subscription-changed', subscriptionChanged],
  ['%paste-buffer-changed', (rest) => (rest === '' ? undefined : { kind: 'paste-buffer-changed', name: rest })],
  ['%paste-buffer-deleted', (rest) => (rest === '' ? undefined : { kind: 'paste-buffer-deleted', name: rest })],
  ['%config-error', (rest, hasRest) => (hasRest ? { kind: 'config-error', text: rest } : undefined)],
  ['%message', (rest, hasRest) => (hasRest ? { kind: 'message', text: rest } : undefined)],
  ['%exit', (rest, hasRest) => ({ kind: 'exit', reason: hasRest ? rest : undefined })],
])

function aboutPane(kind: 'pause' | 'continue' | 'pane-mode-changed', rest: string): Notification | undefined {
  return isPaneId(rest) ? { kind, pane: rest } : undefined
}

function aboutWindow(kind: 'window-add' | 'window-close', rest: string, linked: boolean): Notification | undefined {
  return isWindowId(rest) ? { kind, window: rest, linked } : undefined
}

function windowRenamed(rest: string, linked: boolean): Notification | undefined {
  const [window, name] = splitOnce(rest, ' ')
  if (!isWindowId(window) || name === undefined) return undefined
  return { kind: 'window-renamed', window, name, linked }
}

function windowPaneChanged(rest: string): Notification | undefined {
  const [window, pane] = splitOnce(rest, ' ')
  if (!isWindowId(window) || pane === undefined || !isPaneId(pane)) return undefined
  return { kind: 'window-pane-changed', window, pane }
}

function namedSession(kind: 'session-changed' | 'session-renamed', rest: string): Notification | undefined {
  const [session, name] = splitOnce(rest, ' ')
  if (!isSessionId(session) || name === undefined) return undefined
  return { kind, session, name }
}

function sessionWindowChanged(rest: string): Notification | undefined {
  const [session, window] = splitOnce(rest, ' ')
  if (!isSessionId(session) || window === undefined || !isWindowId(window)) return undefined
  return { kind: 'session-window-changed', session, window }
}

/** The flags of a window that has none are the empty string after the last space. */
function layoutChange(rest: string): Notification | undefined {
  const [window = '', layout, visibleLayout, flags = '', ...more] = rest.split(' ')
  if (!isWindowId(window) || !layout || !visibleLayout || more.length > 0) return undefined
  return { kind: 'layout-change', window, layout, visibleLayout, flags }
}

/** A client's name is a tty path and may hold spaces; it ends where the first session id stands alone. */
function clientSessionChanged(rest: string): Notification | undefined {
  const [, client, session, name] = /^(.+?) (\$\d{1,10}) (.*)$/s.exec(rest) ?? []
  if (client === undefined || session === undefined || !isSessionId(session) || name === undefined) return undefined
  return { kind: 'client-session-changed', client, session, name }
}

/** Words between the pane and the colon are reserved by tmux and ignored. The value may itself hold ` : `. */
function subscriptionChanged(rest: string): Notification | undefined {
  const [head, value] = splitOnce(rest, ' : ')
  const [name = '', session = '', window = '', index = '', pane = ''] = head.split(' ')
  if (value === undefined || name === '') return undefined
  if (!(session === '-' || isSessionId(session)) || !(window === '-' || isWindowId(window))) return undefined
  if (!/^(-|\d{1,10})$/.test(index) || !(pane === '-' || isPaneId(pane))) return undefined
  return {
    kind: 'subscription-changed',
    name,
    session: session === '-' ? undefined : session,
    window: window === '-' ? undefined : window,
    windowIndex: index === '-' ? undefined : Number(index),
    pane: pane === '-' ? undefined : pane,
    value,
  }
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator)
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)]
}
