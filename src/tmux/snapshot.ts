import { isPaneId, isSessionId, isWindowId, type PaneId, type SessionId, type WindowId } from '../protocol/ids.ts'
import { parseRow, rowFormat } from '../protocol/rows.ts'
import type { PaneTraits } from '../terminal/pane/traits.ts'
import type { Command } from './command-queue.ts'

/** One place where a pane can be seen. A pane of a linked window has one row for each session that holds it. */
export interface PaneRow {
  readonly session: SessionId
  readonly window: WindowId
  readonly pane: PaneId
  /** Process id of the pane's program. */
  readonly pid: number
  readonly cols: number
  readonly rows: number
  /** The program has ended and the pane is kept by `remain-on-exit`. */
  readonly dead: boolean
  /** Set when `dead` and tmux knows it. */
  readonly exitCode: number | undefined
  /** Signal number, set when `dead` and the program was ended by a signal (3.3 and later). */
  readonly exitSignal: number | undefined
  readonly traits: PaneTraits
  /** Its window shows one pane only. */
  readonly zoomed: boolean
  /** Something reads its pipe: `pipe-pane` is in use. */
  readonly piped: boolean
  /** Our own marks, as found; not to be trusted. */
  readonly runnerId: string
  readonly agent: string
  /** The agent that a person does not want to have marked by itself, as processMark names it; empty: none. */
  readonly released: string
  /** Name of the program in the foreground. */
  readonly command: string
  readonly sessionName: string
  readonly windowName: string
  readonly runnerName: string
}

const FIELDS = [
  'session_id',
  'window_id',
  'pane_id',
  'pane_pid',
  'pane_width',
  'pane_height',
  'pane_dead',
  'pane_dead_status',
  'pane_dead_signal',
  'window_zoomed_flag',
  'pane_pipe',
  'version',
  'history_limit',
  'alternate-screen',
  'scroll-on-clear',
  'variation-selector-always-wide',
  'codepoint-widths',
  '@geppetto_id',
  '@geppetto_agent',
  '@geppetto_name',
  '@geppetto_released',
  'pane_current_command',
  'session_name',
  'window_name',
] as const

/** Lists every pane of the server, one row a line. */
export const LIST_PANES: Command = ['list-panes', '-a', '-F', rowFormat(FIELDS)]

/** Reads the lines of LIST_PANES. Rows that do not fit are left out: names and options of others can break a line. */
export function parsePanes(lines: readonly string[]): PaneRow[] {
  return lines.flatMap((line) => {
    const row = parseRow(line, FIELDS.length)
    if (row === undefined) return []
    const [session = '', window = '', pane = '', pid, cols, rows, dead, status, signal, zoomed, piped, ...rest] = row
    if (!isSessionId(session) || !isWindowId(window) || !isPaneId(pane)) return []
    const [version = '', historyLimit, alternateScreen, scrollOnClear, alwaysWide, codepointWidths = '', ...texts] =
      rest
    const [runnerId = '', agent = '', runnerName = '', released = '', command = '', sessionName = '', windowName = ''] =
      texts
    return [
      {
        session,
        window,
        pane,
        pid: Number(pid),
        cols: Number(cols),
        rows: Number(rows),
        dead: dead === '1',
        exitCode: wholeNumber(status),
        exitSignal: wholeNumber(signal),
        zoomed: zoomed === '1',
        piped: piped === '1',
        traits: {
          version,
          historyLimit: wholeNumber(historyLimit) ?? 0,
          // 3.2a has no `scroll-on-clear`, and none before 3.6 the last two.
          alternateScreen: alternateScreen !== '0',
          scrollOnClear: scrollOnClear !== '0',
          variationSelectorAlwaysWide: alwaysWide !== '0',
          codepointWidths,
        },
        runnerId,
        agent,
        released,
        command,
        sessionName,
        windowName,
        runnerName,
      },
    ]
  })
}

export interface SessionInfo {
  readonly session: SessionId
  readonly windows: number
  readonly name: string
}

const SESSION_FIELDS = ['session_id', 'session_windows', 'session_name'] as const
export const LIST_SESSIONS: Command = ['list-sessions', '-F', rowFormat(SESSION_FIELDS)]

/** Reads the lines of LIST_SESSIONS. */
export function parseSessions(lines: readonly string[]): SessionInfo[] {
  return lines.flatMap((line) => {
    const [session = '', windows, name = ''] = parseRow(line, SESSION_FIELDS.length) ?? []
    return isSessionId(session) ? [{ session, windows: Number(windows), name }] : []
  })
}

export interface ClientInfo {
  readonly session: SessionId
  /** A control client draws nothing: it gets no status line, menu or message. */
  readonly control: boolean
  /** The pane that it has in front. */
  readonly pane: PaneId | undefined
  readonly name: string
}

const CLIENT_FIELDS = ['session_id', 'client_control_mode', 'pane_id', 'client_name'] as const
export const LIST_CLIENTS: Command = ['list-clients', '-F', rowFormat(CLIENT_FIELDS)]

/** Reads the lines of LIST_CLIENTS. */
export function parseClients(lines: readonly string[]): ClientInfo[] {
  return lines.flatMap((line) => {
    const [session = '', control, pane = '', name = ''] = parseRow(line, CLIENT_FIELDS.length) ?? []
    const front = isPaneId(pane) ? pane : undefined
    return isSessionId(session) ? [{ session, control: control === '1', pane: front, name }] : []
  })
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined
}
