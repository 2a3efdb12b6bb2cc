import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  isPaneId,
  isSessionId,
  isWindowId
} from "./protocol-ids.js";
import {
  parseRow,
  rowFormat
} from "./protocol-rows.js";

// src/tmux/snapshot.ts
var FIELDS = [
  "session_id",
  "window_id",
  "pane_id",
  "pane_pid",
  "pane_width",
  "pane_height",
  "pane_dead",
  "pane_dead_status",
  "pane_dead_signal",
  "window_zoomed_flag",
  "pane_pipe",
  "version",
  "history_limit",
  "alternate-screen",
  "scroll-on-clear",
  "variation-selector-always-wide",
  "codepoint-widths",
  "@geppetto_id",
  "@geppetto_agent",
  "@geppetto_name",
  "@geppetto_released",
  "pane_current_command",
  "session_name",
  "window_name"
];
var LIST_PANES = ["list-panes", "-a", "-F", rowFormat(FIELDS)];
function parsePanes(lines) {
  return lines.flatMap((line) => {
    const row = parseRow(line, FIELDS.length);
    if (row === void 0) return [];
    const [session = "", window = "", pane = "", pid, cols, rows, dead, status, signal, zoomed, piped, ...rest] = row;
    if (!isSessionId(session) || !isWindowId(window) || !isPaneId(pane)) return [];
    const [version = "", historyLimit, alternateScreen, scrollOnClear, alwaysWide, codepointWidths = "", ...texts] = rest;
    const [runnerId = "", agent = "", runnerName = "", released = "", command = "", sessionName = "", windowName = ""] = texts;
    return [
      {
        session,
        window,
        pane,
        pid: Number(pid),
        cols: Number(cols),
        rows: Number(rows),
        dead: dead === "1",
        exitCode: wholeNumber(status),
        exitSignal: wholeNumber(signal),
        zoomed: zoomed === "1",
        piped: piped === "1",
        traits: {
          version,
          historyLimit: wholeNumber(historyLimit) ?? 0,
          // 3.2a has no `scroll-on-clear`, and none before 3.6 the last two.
          alternateScreen: alternateScreen !== "0",
          scrollOnClear: scrollOnClear !== "0",
          variationSelectorAlwaysWide: alwaysWide !== "0",
          codepointWidths
        },
        runnerId,
        agent,
        released,
        command,
        sessionName,
        windowName,
        runnerName
      }
    ];
  });
}
var SESSION_FIELDS = ["session_id", "session_windows", "session_name"];
var LIST_SESSIONS = ["list-sessions", "-F", rowFormat(SESSION_FIELDS)];
function parseSessions(lines) {
  return lines.flatMap((line) => {
    const [session = "", windows, name = ""] = parseRow(line, SESSION_FIELDS.length) ?? [];
    return isSessionId(session) ? [{ session, windows: Number(windows), name }] : [];
  });
}
var CLIENT_FIELDS = ["session_id", "client_control_mode", "pane_id", "client_name"];
var LIST_CLIENTS = ["list-clients", "-F", rowFormat(CLIENT_FIELDS)];
function parseClients(lines) {
  return lines.flatMap((line) => {
    const [session = "", control, pane = "", name = ""] = parseRow(line, CLIENT_FIELDS.length) ?? [];
    const front = isPaneId(pane) ? pane : void 0;
    return isSessionId(session) ? [{ session, control: control === "1", pane: front, name }] : [];
  });
}
function wholeNumber(text) {
  return text !== void 0 && /^\d+$/.test(text) ? Number(text) : void 0;
}

export {
  LIST_PANES,
  parsePanes,
  LIST_SESSIONS,
  parseSessions,
  LIST_CLIENTS,
  parseClients
};
