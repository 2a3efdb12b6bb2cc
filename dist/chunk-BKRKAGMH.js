import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  isPaneId,
  isSessionId,
  isWindowId
} from "./chunk-VIDJIR43.js";
import {
  parseRow,
  rowFormat
} from "./chunk-OSS4PTI2.js";

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
  "@geppetto_id",
  "@geppetto_agent",
  "@geppetto_name",
  "pane_current_command",
  "session_name",
  "window_name"
];
var LIST_PANES = ["list-panes", "-a", "-F", rowFormat(FIELDS)];
function parsePanes(lines) {
  return lines.flatMap((line) => {
    const row = parseRow(line, FIELDS.length);
    if (row === void 0) return [];
    const [session = "", window = "", pane = "", pid, cols, rows, dead, status, signal, ...texts] = row;
    if (!isSessionId(session) || !isWindowId(window) || !isPaneId(pane)) return [];
    const [runnerId = "", agent = "", runnerName = "", command = "", sessionName = "", windowName = ""] = texts;
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
        runnerId,
        agent,
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
