import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  Transcript
} from "./chunk-YIY7IVZ2.js";
import {
  isPaneId,
  isSessionId,
  isWindowId
} from "./chunk-VIDJIR43.js";
import {
  LIVE_FILE,
  dropUnfinished,
  openLog,
  rotatedFile
} from "./chunk-PATTSAFF.js";
import {
  SHOW_SETTINGS,
  capabilities,
  parseRow,
  parseSettings,
  rowFormat
} from "./chunk-UJDZL4OY.js";
import {
  execa,
  runTmux,
  serverBinary,
  tmuxFailure
} from "./chunk-CQIZ3Q6C.js";
import {
  ERROR_KINDS,
  MAX_EVENTS_PER_FRAME,
  MAX_REQUEST_BYTES,
  MAX_RESPONSE_BYTES,
  METHODS,
  PROTOCOL_VERSION,
  decodeFrame,
  encodeFrame,
  isRunning,
  methodName,
  processMark,
  readFrames,
  request,
  runnerEvent
} from "./chunk-XTL5MEXR.js";
import {
  STATE_KINDS,
  _enum,
  array,
  boolean,
  discriminatedUnion,
  isFinal,
  literal,
  number,
  object,
  string
} from "./chunk-7VQKM7V4.js";
import {
  sleep
} from "./chunk-K5RZTOG3.js";
import "./chunk-YHXWA7MM.js";
import {
  controllerSocket,
  ensurePrivateDirectory,
  runnersDirectory,
  stateDirectory
} from "./chunk-XILZ7G2B.js";
import {
  Failure,
  messageOf,
  systemCode,
  unreachable
} from "./chunk-VWOYWCO4.js";
import "./chunk-7E7OUGHZ.js";

// src/base/scope.ts
async function withScope(parent, body) {
  parent?.throwIfAborted();
  const controller = new AbortController();
  const { signal } = controller;
  const tasks = /* @__PURE__ */ new Set();
  const cleanups = [];
  const causes = [];
  const followParent = () => controller.abort(parent?.reason);
  parent?.addEventListener("abort", followParent, { once: true });
  const fail = (error) => {
    if (isAbort(error, signal)) return;
    causes.push(error);
    controller.abort(error);
  };
  const scope = {
    signal,
    fork(task) {
      signal.throwIfAborted();
      const running = Promise.resolve().then(() => task(signal)).catch(fail).finally(() => tasks.delete(running));
      tasks.add(running);
    },
    defer(cleanup) {
      cleanups.push(cleanup);
    }
  };
  let result;
  try {
    result = await body(scope);
  } catch (error) {
    if (signal.aborted) fail(error);
    else {
      causes.push(error);
      controller.abort(error);
    }
  }
  controller.abort(new DOMException("the scope has ended", "AbortError"));
  while (tasks.size > 0) await Promise.all(tasks);
  for (const cleanup of cleanups.reverse()) {
    try {
      await cleanup();
    } catch (error) {
      causes.push(error);
    }
  }
  parent?.removeEventListener("abort", followParent);
  if (causes.length === 1) throw causes[0];
  if (causes.length > 1) throw new AggregateError(causes, "several parts of a scope failed");
  parent?.throwIfAborted();
  return result;
}
function isAbort(error, signal) {
  if (!signal.aborted) return false;
  return error === signal.reason || error instanceof Error && error.name === "AbortError";
}

// src/controller/api.ts
import { join } from "path";

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
var CLIENT_FIELDS = ["session_id", "client_control_mode", "client_name"];
var LIST_CLIENTS = ["list-clients", "-F", rowFormat(CLIENT_FIELDS)];
function parseClients(lines) {
  return lines.flatMap((line) => {
    const [session = "", control, name = ""] = parseRow(line, CLIENT_FIELDS.length) ?? [];
    return isSessionId(session) ? [{ session, control: control === "1", name }] : [];
  });
}
function wholeNumber(text) {
  return text !== void 0 && /^\d+$/.test(text) ? Number(text) : void 0;
}

// src/controller/api.ts
function controllerApi(controller) {
  const { fleet } = controller;
  const summary = (record) => runnerSummary(record, join(fleet.directory(record.id), LIVE_FILE));
  return {
    hello: async () => ({ version: controller.version, protocol: 1, pid: process.pid }),
    mark: async ({ pane, ...request2 }) => {
      return { runner: summary(await controller.mark(pane, request2)) };
    },
    unmark: async ({ runner }) => ({ runner: summary(await controller.unmark(runner)) }),
    toggle: async ({ pane }) => {
      const { marked, record } = await controller.toggle(pane);
      return { marked, runner: summary(record) };
    },
    list: async () => {
      await controller.settle();
      return { runners: inOrder(fleet.records, (record) => fleet.hasPane(record)).map(summary) };
    },
    show: async ({ runner }) => {
      await controller.settle();
      const record = fleet.find(runner);
      return { runner: { ...summary(record), ...await detail(controller, record) } };
    },
    status: async () => {
      await controller.settle();
      const counts = {};
      for (const { state: state2 } of fleet.shown) counts[state2] = (counts[state2] ?? 0) + 1;
      const wanting = fleet.records.filter((record) => record.state.kind === "waiting");
      const attention = wanting.toSorted((a, b) => a.state.since - b.state.since).map((record) => record.name);
      return { counts, attention };
    },
    sessions: async () => {
      const [sessions = [], clients = []] = await controller.askAll([LIST_SESSIONS, LIST_CLIENTS]);
      const terminals = parseClients(clients).filter((client) => !client.control);
      return {
        sessions: parseSessions(sessions).map(({ session, name, windows }) => ({
          id: session,
          name,
          windows,
          attached: terminals.filter((client) => client.session === session).length,
          runners: controller.runnersIn(session)
        }))
      };
    },
    rename: async ({ runner, name }) => {
      const { id } = fleet.find(runner);
      fleet.rename(id, name);
      return { runner: summary(fleet.find(id)) };
    },
    remove: async ({ runner }) => {
      const record = fleet.find(runner);
      fleet.remove(record);
      return { runner: summary(record) };
    },
    refresh: async () => {
      await controller.refresh();
      return {};
    },
    "controller-status": async () => controller.status(),
    stop: async ({ release = false }) => {
      await controller.stop({ release });
      return {};
    },
    subscribe: async (params, push, signal) => {
      const runner = params.runner === void 0 ? void 0 : fleet.find(params.runner).id;
      controller.hub.subscribe({ runner, since: params.since, push, signal });
      return { seq: controller.hub.seq };
    }
  };
}
function inOrder(records, hasPane) {
  const rank = ({ state: state2 }) => STATE_KINDS.indexOf(state2.kind);
  const present = records.filter(hasPane);
  const past = records.filter((record) => !hasPane(record));
  return [
    ...present.toSorted((a, b) => rank(a) - rank(b) || a.state.since - b.state.since),
    ...past.toSorted((a, b) => b.state.since - a.state.since)
  ];
}
function runnerSummary(record, log) {
  const { id, name, agent, state: state2, pane, window, session, lastLine } = record;
  return {
    id,
    name,
    agent,
    state: state2.kind,
    ...state2.kind === "waiting" ? { waitingFor: state2.waitingFor } : {},
    since: iso(state2.since),
    pane,
    window,
    session,
    lastLine,
    log
  };
}
async function detail(controller, record) {
  const { state: state2, startedAt, idleAfterMs, endConfirmed } = record;
  const live = controller.fleet.liveRunner(record.id);
  const figures = live?.metrics ?? await logFigures(controller.fleet.directory(record.id));
  return {
    ...live === void 0 ? {} : { pid: record.pid },
    ...state2.kind === "completed" ? { exitCode: 0 } : {},
    ...state2.kind === "failed" && state2.exitCode !== void 0 ? { exitCode: state2.exitCode } : {},
    ...state2.kind === "failed" && state2.signal !== void 0 ? { signal: state2.signal } : {},
    ...state2.kind === "lost" || state2.kind === "stopped" ? { reason: state2.why } : {},
    metrics: {
      startedAt: iso(startedAt),
      bytes: figures.bytes,
      recoveredBytes: figures.recoveredBytes,
      gaps: figures.gaps,
      ...figures.lastOutputAt === void 0 ? {} : { lastOutputAt: iso(figures.lastOutputAt) },
      idleAfterMs,
      ...endConfirmed === void 0 ? {} : { endConfirmed }
    },
    evidence: live?.evidence.map(({ time, ...rest }) => ({ ...rest, time: iso(time) })) ?? []
  };
}
async function logFigures(directory) {
  const log = await openLog(directory);
  const recovered = log.entries.filter((entry) => entry.kind === "recovered");
  return {
    bytes: log.end,
    recoveredBytes: recovered.reduce((sum, entry) => sum + entry.bytes, 0),
    gaps: log.entries.filter((entry) => entry.kind === "gap").length,
    lastOutputAt: log.entries.findLast((entry) => entry.kind === "time")?.time
  };
}
function iso(ms) {
  return new Date(ms).toISOString();
}

// src/controller/claim.ts
var OWNER = "GEPPETTO_CONTROLLER";
var SOCKET = "GEPPETTO_SOCKET";
async function claimServer(address, binary, socket) {
  const mine = processMark(process.pid);
  for (; ; ) {
    const found = await owner(address, binary);
    if (found === mine) break;
    if (found !== "" && isAlive(found)) {
      const at = await runTmux(address, ["display-message", "-p", `#{${SOCKET}}`], { binary });
      throw new Failure("controller-busy", `another controller (process ${pidOf(found)}) serves this tmux server`, {
        next: `it listens at ${at}: use the same XDG_STATE_HOME, or stop it`
      });
    }
    const set = `set-environment -gh ${OWNER} ${mine}`;
    const expected = /^\d+-\d+$/.test(found) || found === "" ? `#{==:#{${OWNER}},${found}}` : "1";
    await runTmux(address, ["if-shell", "-F", expected, set], { binary });
  }
  await runTmux(address, ["set-environment", "-gh", SOCKET, socket], { binary });
}
async function releaseServer(address, binary) {
  if (await owner(address, binary) !== processMark(process.pid)) return;
  await runTmux(address, ["set-environment", "-gu", OWNER], { binary });
  await runTmux(address, ["set-environment", "-gu", SOCKET], { binary });
}
async function owner(address, binary) {
  return runTmux(address, ["display-message", "-p", `#{${OWNER}}`], { binary });
}
function pidOf(mark) {
  return Number(mark.split("-")[0]);
}
function isAlive(mark) {
  const pid = pidOf(mark);
  return isRunning(pid) && processMark(pid) === mark;
}

// src/protocol/escape.ts
var BACKSLASH = 92;
var ZERO = 48;
function unescapeOutput(line, start, end2) {
  const data = line.subarray(start, end2);
  const first = data.indexOf(BACKSLASH);
  if (first === -1) return data;
  const length = data.length;
  const bytes = Buffer.allocUnsafe(length);
  bytes.set(data.subarray(0, first));
  let from = first;
  let to = first;
  while (from < length) {
    const byte = data[from];
    const value = byte === BACKSLASH && from + 3 < length ? octal(data, from + 1) : -1;
    bytes[to] = value === -1 ? byte : value;
    from += value === -1 ? 1 : 4;
    to += 1;
  }
  return bytes.subarray(0, to);
}
function octal(data, at) {
  const high = data[at] - ZERO;
  const middle = data[at + 1] - ZERO;
  const low = data[at + 2] - ZERO;
  if (high < 0 || high > 3 || middle < 0 || middle > 7 || low < 0 || low > 7) return -1;
  return high << 6 | middle << 3 | low;
}

// src/tmux/capture.ts
var FIELDS2 = [
  "pane_width",
  "pane_height",
  "history_size",
  "cursor_x",
  "cursor_y",
  "scroll_region_upper",
  "scroll_region_lower",
  "alternate_on",
  "alternate_saved_x",
  "alternate_saved_y"
];
var MAX_HISTORY_LINES = 3e4;
function captureCommands(pane) {
  const capture = ["capture-pane", "-t", pane, "-p", "-e", "-J"];
  return [
    ["display-message", "-p", "-t", pane, rowFormat(FIELDS2)],
    [...capture, "-S", `-${MAX_HISTORY_LINES}`],
    [...capture, "-S", "0"],
    [...capture, "-a", "-q"],
    ["capture-pane", "-t", pane, "-p", "-P", "-C"]
  ];
}
function parseCapture(replies, repliesAreEscaped) {
  if (replies.length < 5 || replies.some((reply) => !reply.ok)) return void 0;
  const [info = [], all = [], screen = [], saved = [], pending = []] = replies.map(
    ({ body }) => repliesAreEscaped ? body.map((line) => unescapeOutput(line, 0, line.length)) : body
  );
  const row = parseRow(info[0]?.toString() ?? "", FIELDS2.length)?.map(Number);
  if (row === void 0 || row.some(Number.isNaN)) return void 0;
  const [cols = 80, rows = 24, historyRows = 0, cursorX = 0, cursorY = 0, regionTop = 0, regionBottom = 0] = row;
  const [alternate, savedX = 0, savedY = 0] = row.slice(7);
  const history = all.slice(0, Math.max(0, all.length - screen.length));
  const [escaped = Buffer.alloc(0)] = pending;
  return {
    cols,
    rows,
    historyRows,
    cursorX,
    cursorY,
    regionTop,
    regionBottom,
    lines: alternate === 1 ? [...history, ...saved] : all,
    alternate: alternate === 1 ? { lines: screen, savedX, savedY } : void 0,
    pending: unescapeOutput(escaped, 0, escaped.length)
  };
}

// src/tmux/control-client.ts
import { randomBytes } from "crypto";
import { accessSync, constants } from "fs";

// src/protocol/guard.ts
var MAX_GUARD_BYTES = "%error ".length + 15 + 1 + 10 + 1 + 5;
var BEGIN = /^%begin ((\d{1,15}) (\d{1,10}) (\d{1,5}))$/;
var WORD = Buffer.from("%begin ");
var OWN = 1;
function readBegin(bytes, start, end2) {
  if (end2 - start > MAX_GUARD_BYTES || !equals(bytes, start, start + WORD.length, WORD)) return void 0;
  const [, fields, time, number2, flags] = BEGIN.exec(bytes.toString("latin1", start, end2)) ?? [];
  if (fields === void 0) return void 0;
  return {
    time: Number(time),
    number: Number(number2),
    own: (Number(flags) & OWN) === OWN,
    end: Buffer.from(`%end ${fields}`),
    error: Buffer.from(`%error ${fields}`)
  };
}
function equals(bytes, start, end2, line) {
  if (end2 - start !== line.length || end2 > bytes.length) return false;
  for (let i = 0; i < line.length; i += 1) if (bytes[start + i] !== line[i]) return false;
  return true;
}

// src/protocol/output-line.ts
var SPACE = 32;
var COLON = 58;
var ZERO2 = 48;
var MAX_DIGITS = 10;
var OUTPUT = Buffer.from("%output %");
var EXTENDED_OUTPUT = Buffer.from("%extended-output %");
function readOutputLine(bytes, start, end2) {
  if (startsWith(bytes, start, end2, OUTPUT)) return readPlain(bytes, start + OUTPUT.length, end2);
  if (startsWith(bytes, start, end2, EXTENDED_OUTPUT)) return readExtended(bytes, start + EXTENDED_OUTPUT.length, end2);
  return void 0;
}
function readPlain(bytes, pane, end2) {
  const paneEnd = numberEnd(bytes, pane, end2);
  if (paneEnd === -1 || bytes[paneEnd] !== SPACE) return void 0;
  return { paneNumber: decimal(bytes, pane, paneEnd), dataStart: paneEnd + 1, ageMs: void 0 };
}
function readExtended(bytes, pane, end2) {
  const paneEnd = numberEnd(bytes, pane, end2);
  if (paneEnd === -1 || bytes[paneEnd] !== SPACE) return void 0;
  const ageEnd = numberEnd(bytes, paneEnd + 1, end2);
  if (ageEnd === -1) return void 0;
  const dataStart = afterColon(bytes, ageEnd, end2);
  if (dataStart === -1) return void 0;
  return { paneNumber: decimal(bytes, pane, paneEnd), dataStart, ageMs: decimal(bytes, paneEnd + 1, ageEnd) };
}
function startsWith(bytes, start, end2, prefix) {
  if (end2 - start < prefix.length) return false;
  for (let i = 0; i < prefix.length; i += 1) if (bytes[start + i] !== prefix[i]) return false;
  return true;
}
function numberEnd(bytes, at, end2) {
  let index = at;
  while (index < end2 && isDigit(bytes[index])) index += 1;
  return index === at || index - at > MAX_DIGITS || index === end2 ? -1 : index;
}
function isDigit(byte) {
  return byte >= ZERO2 && byte <= ZERO2 + 9;
}
function decimal(bytes, start, end2) {
  let value = 0;
  for (let i = start; i < end2; i += 1) value = value * 10 + bytes[i] - ZERO2;
  return value;
}
function afterColon(bytes, at, end2) {
  for (let i = at; i + 2 < end2; i += 1) {
    if (bytes[i] === SPACE && bytes[i + 1] === COLON && bytes[i + 2] === SPACE) return i + 3;
  }
  return -1;
}

// src/protocol/parse-notification.ts
function parseNotification(line) {
  const text = line.toString("utf8");
  const space = text.indexOf(" ");
  const word = space === -1 ? text : text.slice(0, space);
  const rest = space === -1 ? void 0 : text.slice(space + 1);
  return PARSERS.get(word)?.(rest ?? "", rest !== void 0) ?? { kind: "unknown", line: text };
}
var PARSERS = /* @__PURE__ */ new Map([
  ["%pause", (rest) => aboutPane("pause", rest)],
  ["%continue", (rest) => aboutPane("continue", rest)],
  ["%pane-mode-changed", (rest) => aboutPane("pane-mode-changed", rest)],
  ["%layout-change", layoutChange],
  ["%window-add", (rest) => aboutWindow("window-add", rest, true)],
  ["%unlinked-window-add", (rest) => aboutWindow("window-add", rest, false)],
  ["%window-close", (rest) => aboutWindow("window-close", rest, true)],
  ["%unlinked-window-close", (rest) => aboutWindow("window-close", rest, false)],
  ["%window-renamed", (rest) => windowRenamed(rest, true)],
  ["%unlinked-window-renamed", (rest) => windowRenamed(rest, false)],
  ["%window-pane-changed", windowPaneChanged],
  ["%session-changed", (rest) => namedSession("session-changed", rest)],
  ["%session-renamed", (rest) => namedSession("session-renamed", rest)],
  ["%client-session-changed", clientSessionChanged],
  ["%client-detached", (rest) => rest === "" ? void 0 : { kind: "client-detached", client: rest }],
  ["%sessions-changed", (_rest, hasRest) => hasRest ? void 0 : { kind: "sessions-changed" }],
  ["%session-window-changed", sessionWindowChanged],
  ["%subscription-changed", subscriptionChanged],
  ["%paste-buffer-changed", (rest) => rest === "" ? void 0 : { kind: "paste-buffer-changed", name: rest }],
  ["%paste-buffer-deleted", (rest) => rest === "" ? void 0 : { kind: "paste-buffer-deleted", name: rest }],
  ["%config-error", (rest, hasRest) => hasRest ? { kind: "config-error", text: rest } : void 0],
  ["%message", (rest, hasRest) => hasRest ? { kind: "message", text: rest } : void 0],
  ["%exit", (rest, hasRest) => ({ kind: "exit", reason: hasRest ? rest : void 0 })]
]);
function aboutPane(kind, rest) {
  return isPaneId(rest) ? { kind, pane: rest } : void 0;
}
function aboutWindow(kind, rest, linked) {
  return isWindowId(rest) ? { kind, window: rest, linked } : void 0;
}
function windowRenamed(rest, linked) {
  const [window, name] = splitOnce(rest, " ");
  if (!isWindowId(window) || name === void 0) return void 0;
  return { kind: "window-renamed", window, name, linked };
}
function windowPaneChanged(rest) {
  const [window, pane] = splitOnce(rest, " ");
  if (!isWindowId(window) || pane === void 0 || !isPaneId(pane)) return void 0;
  return { kind: "window-pane-changed", window, pane };
}
function namedSession(kind, rest) {
  const [session, name] = splitOnce(rest, " ");
  if (!isSessionId(session) || name === void 0) return void 0;
  return { kind, session, name };
}
function sessionWindowChanged(rest) {
  const [session, window] = splitOnce(rest, " ");
  if (!isSessionId(session) || window === void 0 || !isWindowId(window)) return void 0;
  return { kind: "session-window-changed", session, window };
}
function layoutChange(rest) {
  const [window = "", layout, visibleLayout, flags = "", ...more] = rest.split(" ");
  if (!isWindowId(window) || !layout || !visibleLayout || more.length > 0) return void 0;
  return { kind: "layout-change", window, layout, visibleLayout, flags };
}
function clientSessionChanged(rest) {
  const [, client, session, name] = /^(.+?) (\$\d{1,10}) (.*)$/s.exec(rest) ?? [];
  if (client === void 0 || session === void 0 || !isSessionId(session) || name === void 0) return void 0;
  return { kind: "client-session-changed", client, session, name };
}
function subscriptionChanged(rest) {
  const [head, value] = splitOnce(rest, " : ");
  const [name = "", session = "", window = "", index = "", pane = ""] = head.split(" ");
  if (value === void 0 || name === "") return void 0;
  if (!(session === "-" || isSessionId(session)) || !(window === "-" || isWindowId(window))) return void 0;
  if (!/^(-|\d{1,10})$/.test(index) || !(pane === "-" || isPaneId(pane))) return void 0;
  return {
    kind: "subscription-changed",
    name,
    session: session === "-" ? void 0 : session,
    window: window === "-" ? void 0 : window,
    windowIndex: index === "-" ? void 0 : Number(index),
    pane: pane === "-" ? void 0 : pane,
    value
  };
}
function splitOnce(text, separator) {
  const at = text.indexOf(separator);
  return at === -1 ? [text, void 0] : [text.slice(0, at), text.slice(at + separator.length)];
}

// src/protocol/decoder.ts
var MAX_LINE_BYTES = 16 * 1024 * 1024;
var MAX_BLOCK_BYTES = 64 * 1024 * 1024;
var LINE_COST_BYTES = 128;
var REPORTED_BYTES = 1024;
var MAX_KNOWN_PANES = 4096;
var NEWLINE = 10;
var PERCENT = 37;
var Decoder = class {
  #sink;
  #wantsOutput;
  #maxLineBytes;
  #maxBlockBytes;
  #panes = /* @__PURE__ */ new Map();
  #block;
  /** The line that no newline has ended yet; of one beyond the limit only its first bytes. */
  #parts = [];
  #partBytes = 0;
  constructor(sink, options = {}) {
    this.#sink = sink;
    this.#wantsOutput = options.wantsOutput;
    this.#maxLineBytes = options.maxLineBytes ?? MAX_LINE_BYTES;
    this.#maxBlockBytes = options.maxBlockBytes ?? MAX_BLOCK_BYTES;
  }
  /** True between a `%begin` and its `%end` or `%error`. A block that stays open means that the server hangs. */
  get blockOpen() {
    return this.#block !== void 0;
  }
  /**
   * Reads the next bytes of the stream and calls the sink for every message they complete.
   *
   * @throws Failure `protocol-violation` when a block outgrows its bound. Nothing after that can be told apart: give up
   * the connection and this decoder.
   */
  push(chunk) {
    let start = 0;
    for (; ; ) {
      const newline = chunk.indexOf(NEWLINE, start);
      if (newline === -1) break;
      if (this.#partBytes === 0) this.#line(chunk, start, newline);
      else {
        this.#keep(chunk.subarray(start, newline));
        this.#joinedLine();
      }
      start = newline + 1;
    }
    if (start < chunk.length) this.#keep(chunk.subarray(start));
  }
  /** Keeps a part of a line; of a line over the limit only its first bytes and its length. */
  #keep(part) {
    this.#partBytes += part.length;
    this.#parts.push(part);
    if (this.#block !== void 0) this.#checkBound(this.#block.bytes + this.#partBytes - MAX_GUARD_BYTES);
    else if (this.#partBytes > this.#maxLineBytes) {
      this.#parts = [Buffer.concat(this.#parts, Math.min(this.#partBytes, REPORTED_BYTES))];
    }
  }
  #joinedLine() {
    const line = Buffer.concat(this.#parts);
    const length = this.#partBytes;
    this.#parts = [];
    this.#partBytes = 0;
    this.#line(line, 0, length);
  }
  #line(bytes, start, end2) {
    if (this.#block !== void 0) {
      this.#bodyLine(this.#block, bytes, start, end2);
      return;
    }
    if (end2 - start > this.#maxLineBytes) {
      this.#unknown(bytes.subarray(start, Math.min(end2, start + REPORTED_BYTES)));
      return;
    }
    if (bytes[start] === PERCENT && (this.#output(bytes, start, end2) || this.#begin(bytes, start, end2))) return;
    this.#sink.notification(parseNotification(bytes.subarray(start, end2)));
  }
  #unknown(line) {
    this.#sink.notification({ kind: "unknown", line: line.toString("utf8") });
  }
  #output(bytes, start, end2) {
    const line = readOutputLine(bytes, start, end2);
    if (line === void 0) return false;
    const pane = this.#paneId(line.paneNumber);
    if (this.#wantsOutput?.(pane) ?? true) {
      this.#sink.output(pane, unescapeOutput(bytes, line.dataStart, end2), line.ageMs);
    }
    return true;
  }
  #begin(bytes, start, end2) {
    const guard = readBegin(bytes, start, end2);
    if (guard === void 0) return false;
    this.#block = { guard, body: [], bytes: 0 };
    return true;
  }
  #bodyLine(block, bytes, start, end2) {
    if (equals(bytes, start, end2, block.guard.end)) this.#close(block, true);
    else if (equals(bytes, start, end2, block.guard.error)) this.#close(block, false);
    else {
      block.bytes += end2 - start + LINE_COST_BYTES;
      this.#checkBound(block.bytes);
      block.body.push(bytes.subarray(start, end2));
    }
  }
  #close({ guard, body }, ok) {
    this.#block = void 0;
    this.#sink.reply({ time: guard.time, number: guard.number, own: guard.own, ok, body });
  }
  #checkBound(blockBytes) {
    if (blockBytes <= this.#maxBlockBytes) return;
    throw new Failure("protocol-violation", `a tmux reply exceeds ${this.#maxBlockBytes} bytes`);
  }
  #paneId(paneNumber) {
    const known = this.#panes.get(paneNumber);
    if (known !== void 0) return known;
    if (this.#panes.size >= MAX_KNOWN_PANES) this.#panes.clear();
    const pane = `%${paneNumber}`;
    this.#panes.set(paneNumber, pane);
    return pane;
  }
};

// src/protocol/quote.ts
function quote(argument) {
  const bytes = typeof argument === "string" ? Buffer.from(argument, "utf8") : argument;
  if (bytes.includes(0)) throw new Failure("invalid-request", "a tmux argument cannot contain a NUL byte");
  const text = bytes.toString("latin1");
  if (PLAIN_WORD.test(text)) return bytes;
  return Buffer.from(`"${text.replace(SPECIAL, (character) => ESCAPES[character] ?? octal2(character))}"`, "latin1");
}
function commandLine(argv) {
  if (argv.length === 0) throw new Failure("invalid-request", "a tmux command needs a name");
  return joined(argv.map(quote), SPACE2);
}
function sequence(commands) {
  if (commands.length === 0) throw new Failure("invalid-request", "a sequence needs a command");
  return joined(commands.map(commandLine), SEMICOLON);
}
var PLAIN_WORD = /^[A-Za-z0-9_./:,+-]+$/;
var SPECIAL = /[\u0001-\u001f\u007f\u00ff\\"$~]/g;
var ESCAPES = {
  "\n": "\\n",
  "\r": "\\r",
  "	": "\\t",
  "\\": "\\\\",
  '"': '\\"',
  $: "\\$",
  "~": "\\~"
};
var SPACE2 = Buffer.from(" ");
var SEMICOLON = Buffer.from(" ; ");
function octal2(character) {
  return `\\${character.charCodeAt(0).toString(8).padStart(3, "0")}`;
}
function joined(parts, separator) {
  return Buffer.concat(parts.flatMap((part, index) => index === 0 ? [part] : [separator, part]));
}

// src/tmux/command-queue.ts
var CommandQueue = class {
  #write;
  #onTimeout;
  #prefix;
  #waiting = [];
  #count = 0;
  #closed;
  constructor(options) {
    this.#prefix = options.nonce;
    this.#write = options.write;
    this.#onTimeout = options.onTimeout;
  }
  /**
   * Sends commands as one line, which tmux runs in one pass of its loop, and resolves with their reply blocks.
   *
   * A command that fails ends the line: the last reply then has `ok: false`. Rejects with a Failure `timeout`, or with
   * the cause given to `close`. `onFirstReply` runs in the very moment the first block is read: what the client was
   * told before it is older than the command, what follows is newer.
   */
  async send(commands, options) {
    const { timeoutMs, onFirstReply } = options;
    if (this.#closed !== void 0) throw this.#closed;
    this.#count += 1;
    const nonce = `${this.#prefix}-${this.#count}`;
    const line = commands.length === 0 ? [] : [sequence(commands), Buffer.from("\n")];
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        const name = commands[0]?.[0] ?? "command";
        this.#onTimeout(new Failure("timeout", `tmux did not answer ${name} within ${timeoutMs} ms`));
      }, timeoutMs);
      this.#waiting.push({ nonce, replies: [], timer, onFirstReply, resolve, reject });
      this.#write(Buffer.concat([...line, Buffer.from(`display-message -p ${nonce}
`)]));
    });
  }
  /** Takes the next reply block of this client. Blocks of hooks (`own: false`) belong to nobody. */
  receive(reply) {
    const first = this.#waiting[0];
    if (first === void 0 || !reply.own) return;
    if (reply.body.length === 1 && reply.body[0]?.toString("latin1") === first.nonce) {
      this.#waiting.shift();
      clearTimeout(first.timer);
      first.resolve(first.replies);
    } else {
      if (first.replies.length === 0) first.onFirstReply?.();
      first.replies.push(reply);
    }
  }
  /** Rejects everything that still waits, and everything sent later. The first cause stays. */
  close(cause) {
    this.#closed ??= cause;
    for (const waiting of this.#waiting.splice(0)) {
      clearTimeout(waiting.timer);
      waiting.reject(this.#closed);
    }
  }
};

// src/tmux/control-client.ts
var HANDSHAKE_MS = 5e3;
var COMMAND_MS = 5e3;
var LEAVE_MS = 1e3;
var TERM_MS = 3e3;
async function openControlClient(options) {
  const { address, session } = options;
  const attach = ["attach-session", "-E", "-f", ["ignore-size", ...options.flags].join(","), "-t", session];
  const argv = [options.binary, "-u", "-N", "-S", address.socket, "-C", ...attach];
  const [file, ...rest] = diesWithParent() ? ["setpriv", "--pdeathsig", "TERM", ...argv] : argv;
  const child = execa(file ?? options.binary, rest, {
    reject: false,
    buffer: false,
    stdin: "pipe",
    stdout: "pipe",
    stderr: "pipe",
    forceKillAfterDelay: false
  });
  let end2;
  let firstFailure;
  let stderr = "";
  const ready = deferred();
  const ended = deferred();
  const queue = new CommandQueue({
    nonce: `geppetto-${randomBytes(9).toString("hex")}`,
    write: (data) => void child.stdin.write(data),
    onTimeout: (failure) => giveUp({ kind: "lost", cause: failure.message }, failure)
  });
  const giveUp = (how, failure) => {
    if (end2 !== void 0) return;
    end2 = how;
    const cause = failure ?? firstFailure ?? endFailure(how, stderr, address);
    queue.close(cause);
    ready.reject(cause);
    ended.resolve(how);
    if (how.kind !== "exited") void leave();
  };
  const leave = async () => {
    child.stdin.end();
    if (await settlesWithin(child, LEAVE_MS)) return;
    child.kill("SIGTERM");
    await settlesWithin(child, TERM_MS);
  };
  let confirmed = false;
  let chosen = session;
  const decoder = new Decoder(
    {
      output: (pane, data) => options.onOutput?.(pane, data),
      reply: (reply) => {
        if (!confirmed && !reply.ok) firstFailure ??= tmuxFailure(Buffer.concat(reply.body).toString(), address);
        queue.receive(reply);
      },
      notification: (notification) => {
        if (notification.kind === "session-changed") {
          if (notification.session !== chosen) return giveUp({ kind: "moved", session: notification.session });
          confirmed = true;
          ready.resolve();
        }
        if (notification.kind === "exit") return giveUp({ kind: "exited", reason: notification.reason });
        options.onNotification(notification);
      }
    },
    options.wantsOutput === void 0 ? {} : { wantsOutput: options.wantsOutput }
  );
  child.stdout.on("data", (chunk) => {
    try {
      decoder.push(chunk);
    } catch (error) {
      giveUp({ kind: "lost", cause: messageOf(error) });
    }
  });
  child.stderr.on("data", (chunk) => {
    stderr = `${stderr}${chunk.toString()}`.slice(-4096);
  });
  child.stdin.on("error", () => void 0);
  void child.then((result) => {
    const cause = result.code === void 0 ? `the client ended without %exit (${stderr.trim()})` : result.shortMessage;
    giveUp({ kind: "lost", cause: cause ?? "the client could not be started" });
  });
  const timer = setTimeout(() => {
    const failure = new Failure("timeout", `tmux at ${address.socket} did not accept a control client`, {
      next: "client and server may be of different versions: set GEPPETTO_TMUX to the tmux that runs the server"
    });
    giveUp({ kind: "lost", cause: failure.message }, failure);
  }, HANDSHAKE_MS);
  try {
    await ready.promise;
  } finally {
    clearTimeout(timer);
  }
  const send = async (commands, { timeoutMs = COMMAND_MS, onFirstReply } = {}) => queue.send(commands, { timeoutMs, onFirstReply });
  return {
    pid: child.pid ?? 0,
    session,
    ended: ended.promise,
    send,
    ask: async (command) => {
      const replies = await send([command]);
      const failed = replies.find((reply) => !reply.ok);
      if (failed !== void 0) throw tmuxFailure(Buffer.concat(failed.body).toString(), address);
      return replies.flatMap((reply) => reply.body.map((line) => line.toString()));
    },
    switchTo: async (next) => {
      chosen = next;
      await send([["switch-client", "-t", next]]);
    },
    close: async () => {
      queue.close(new Failure("server-gone", "the control client was closed"));
      await leave();
      giveUp({ kind: "exited", reason: "closed by us" });
    }
  };
}
function endFailure(end2, stderr, address) {
  if (stderr.trim() !== "") return tmuxFailure(stderr, address);
  const text = end2.kind === "exited" ? end2.reason ?? "the client was detached" : "the control client was lost";
  return new Failure("server-gone", text);
}
async function settlesWithin(child, ms) {
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const left = Promise.resolve(child).then(() => true);
  return Promise.race([left, late]).finally(() => clearTimeout(timer));
}
function diesWithParent() {
  if (process.platform !== "linux") return false;
  return (process.env["PATH"] ?? "").split(":").some((directory) => {
    try {
      accessSync(`${directory}/setpriv`, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
function deferred() {
  let resolve = () => void 0;
  let reject = () => void 0;
  const promise = new Promise((yes, no) => {
    resolve = yes;
    reject = no;
  });
  promise.catch(() => void 0);
  return { promise, resolve, reject };
}

// src/tmux/line.ts
async function openLine(options) {
  return openControlClient({
    address: options.address,
    binary: options.binary,
    session: options.session,
    flags: ["no-output"],
    onNotification: (notification) => {
      if (isStructural(notification)) options.onChange();
    }
  });
}
function isStructural(notification) {
  switch (notification.kind) {
    case "layout-change":
    case "window-add":
    case "window-close":
    case "window-renamed":
    case "window-pane-changed":
    case "session-renamed":
    case "sessions-changed":
    case "session-window-changed":
      return true;
    default:
      return false;
  }
}

// src/tmux/tap.ts
var PAUSE_AFTER_S = 5;
var CAPTURE_MS = 2e4;
async function openTap(options) {
  const client = await openControlClient({
    address: options.address,
    binary: options.binary,
    session: options.session,
    flags: [`pause-after=${PAUSE_AFTER_S}`],
    wantsOutput: options.wants,
    onOutput: options.onBytes,
    onNotification: (notification) => {
      if (notification.kind === "pause") options.onPaused(notification.pane);
      else if (isStructural(notification)) options.onChange();
    }
  });
  return {
    pid: client.pid,
    session: options.session,
    ended: client.ended,
    restart: async (pane, atPoint) => {
      await client.send([["refresh-client", "-A", `${pane}:pause`]], { onFirstReply: atPoint });
      const start = ["refresh-client", "-A", `${pane}:on`, "-A", `${pane}:continue`];
      const replies = await client.send([...captureCommands(pane), start], { timeoutMs: CAPTURE_MS });
      return parseCapture(replies, options.capabilities.repliesAreEscaped);
    },
    look: async (pane, atPoint) => {
      const replies = await client.send(captureCommands(pane), { timeoutMs: CAPTURE_MS, onFirstReply: atPoint });
      return parseCapture(replies, options.capabilities.repliesAreEscaped);
    },
    drain: async () => {
      await client.send([]);
    },
    turnOff: async (panes) => {
      if (panes.length === 0) return;
      await client.send([["refresh-client", ...panes.flatMap((pane) => ["-A", `${pane}:off`])]]);
    },
    switchTo: async (session) => client.switchTo(session),
    close: async () => client.close()
  };
}

// src/controller/event-hub.ts
var REMEMBERED = 1e3;
var EventHub = class {
  #subscribers = /* @__PURE__ */ new Set();
  #recent = [];
  #seq = 0;
  /** Number of the latest event. */
  get seq() {
    return this.#seq;
  }
  get listened() {
    return this.#subscribers.size > 0;
  }
  publish(runner, name, type, fields) {
    this.#seq += 1;
    const event = { ...fields, seq: this.#seq, time: (/* @__PURE__ */ new Date()).toISOString(), runner, name, type };
    if (this.#recent.push(event) > 2 * REMEMBERED) this.#recent = this.#recent.slice(-REMEMBERED);
    for (const subscriber of this.#subscribers) {
      if (subscriber.runner === void 0 || subscriber.runner === runner) subscriber.push([event]);
    }
    return event;
  }
  /** Pushes what is remembered after event `since`, then everything new, until the signal aborts. */
  subscribe(options) {
    const { runner, since: since2, push, signal } = options;
    if (since2 !== void 0) {
      const missed = this.#recent.filter(
        (event) => event.seq > since2 && (runner === void 0 || event.runner === runner)
      );
      if (missed.length > 0) push(missed);
    }
    const subscriber = { push, runner };
    this.#subscribers.add(subscriber);
    signal.addEventListener("abort", () => this.#subscribers.delete(subscriber), { once: true });
  }
};

// src/base/backoff.ts
var FIRST_MS = 100;
var MAX_MS = 1e4;
function backoffMs(attempt, random = Math.random) {
  const ceiling = Math.min(MAX_MS, FIRST_MS * 2 ** Math.min(attempt - 1, 16));
  return Math.round(ceiling / 2 + ceiling / 2 * random());
}

// src/controller/held-bytes.ts
var MAX_HELD_BYTES = 64 * 1024 * 1024;
var HeldBytes = class {
  #maxBytes = MAX_HELD_BYTES;
  #chunks = [];
  #bytes = 0;
  #complete = true;
  /** False once the oldest bytes had to be dropped. */
  get complete() {
    return this.#complete;
  }
  get bytes() {
    return this.#bytes;
  }
  push(data) {
    this.#chunks.push(data);
    this.#bytes += data.length;
    while (this.#bytes > this.#maxBytes) {
      this.#complete = false;
      this.#bytes -= this.#chunks.shift()?.length ?? this.#bytes;
    }
  }
  /** Holds only the last so many bytes from now on. */
  limit(maxBytes) {
    this.#maxBytes = maxBytes;
  }
  /** Forgets everything: what was held is known from elsewhere. */
  clear() {
    this.#chunks = [];
    this.#bytes = 0;
    this.#complete = true;
  }
  /** The first bytes that are held, at least `bytes` of them where there are so many; without a number all of them. */
  peek(bytes = Infinity) {
    let length = 0;
    const count = this.#chunks.findIndex((chunk) => (length += chunk.length) >= bytes);
    return Buffer.concat(count < 0 ? this.#chunks : this.#chunks.slice(0, count + 1));
  }
  /** Hands over everything and is empty afterwards. */
  take() {
    const all = this.peek();
    this.clear();
    return all;
  }
};

// src/controller/tail-bytes.ts
var TailBytes = class {
  #capacity;
  #buffer = Buffer.alloc(0);
  #length = 0;
  constructor(capacity) {
    this.#capacity = capacity;
  }
  /** Remembers at least so many bytes from now on. */
  grow(capacity) {
    this.#capacity = Math.max(this.#capacity, capacity);
  }
  push(data) {
    const last = data.subarray(-this.#capacity);
    if (this.#length + last.length > this.#buffer.length) this.#makeRoom(last.length);
    last.copy(this.#buffer, this.#length);
    this.#length += last.length;
  }
  /** The last bytes, as many as are remembered; forgotten afterwards, with the room they took. */
  take() {
    const tail = this.#buffer.subarray(Math.max(0, this.#length - this.#capacity), this.#length);
    this.#buffer = Buffer.alloc(0);
    this.#length = 0;
    return tail;
  }
  /** Keeps what may still be asked for, in a buffer that takes as much again before the next time. */
  #makeRoom(bytes) {
    const kept = this.#buffer.subarray(Math.max(0, this.#length + bytes - this.#capacity), this.#length);
    const size = Math.min(2 * this.#capacity, Math.max(1024, 2 * (kept.length + bytes)));
    const buffer = Buffer.alloc(size);
    kept.copy(buffer);
    this.#buffer = buffer;
    this.#length = kept.length;
  }
};

// src/controller/feed.ts
var SKEW_BYTES = 64 * 1024;
var LINKED_BYTES = 1024 * 1024;
var Feed = class {
  pane;
  sink;
  /** The session whose tap is the source now. */
  owner;
  /** Set while the source is being changed; only one change at a time. */
  busy;
  /** Number of the last snapshot that showed the pane with its owner. */
  seenAt;
  /** Bytes of the owner go to the sink; false while an image is taken or streams are joined. */
  #live = false;
  /** Bytes from taps other than the owner, or of the owner while not live. */
  #held = /* @__PURE__ */ new Map();
  /** How much was held from a session where the last snapshot did not show the pane. */
  #doubted = /* @__PURE__ */ new Map();
  /** Sessions beside the owner that show the pane too, by the last snapshot. */
  #linked = /* @__PURE__ */ new Set();
  /** The last bytes that went to the sink. */
  #tail = new TailBytes(SKEW_BYTES);
  constructor(pane, sink, seenAt) {
    this.pane = pane;
    this.sink = sink;
    this.seenAt = seenAt;
  }
  isLinkedTo(session) {
    return this.#linked.has(session);
  }
  /** Takes bytes from the tap of a session. Returns false when nobody expected them there: the pane may have moved. */
  receive(session, data) {
    if (session === this.owner && this.#live) {
      this.deliver(data);
      return true;
    }
    if (session !== this.owner) this.#tail.grow(2 * LINKED_BYTES);
    this.heldFrom(session).push(data);
    return session === this.owner || this.busy !== void 0 || this.#linked.has(session);
  }
  /** Passes bytes on to the runner. */
  deliver(data) {
    if (data.length === 0) return;
    this.#tail.push(data);
    this.sink.bytes(data);
  }
  /** Holds back what comes from now on, until `start`. */
  hold() {
    this.#live = false;
  }
  /** Goes on with the tap of a session: first these bytes, then what it delivers. */
  start(session, first) {
    this.owner = session;
    this.#held.clear();
    this.#doubted.clear();
    this.#tail = new TailBytes(SKEW_BYTES);
    this.#live = true;
    this.deliver(first);
  }
  /** The source is gone. */
  orphan() {
    this.owner = void 0;
    this.#live = false;
  }
  /** A snapshot has shown the pane with its owner, and perhaps in other sessions too. */
  seen(snapshot, others) {
    this.seenAt = snapshot;
    this.#linked = new Set(others);
    for (const [session, held] of this.#held) {
      if (this.#linked.has(session)) {
        held.limit(LINKED_BYTES);
        continue;
      }
      if (this.#doubted.get(session) === held.bytes) this.forget(session);
      else this.#doubted.set(session, held.bytes);
    }
  }
  heldFrom(session) {
    const found = this.#held.get(session);
    if (found !== void 0) return found;
    const held = new HeldBytes();
    this.#held.set(session, held);
    return held;
  }
  forget(session) {
    this.#held.delete(session);
    this.#doubted.delete(session);
  }
  /** The last bytes that went to the runner since the last change of taps; empty afterwards. */
  takeTail() {
    return this.#tail.take();
  }
};

// src/controller/byte-seam.ts
var CERTAIN_BYTES = 32768;
var LEAST_BYTES = 64;
var MAX_PLACES = 1e3;
function meeting(again, next, { final }) {
  const certain = next.subarray(0, CERTAIN_BYTES);
  if (certain.length === CERTAIN_BYTES) {
    const at = again.indexOf(certain);
    if (at >= 0 && (final || again.indexOf(certain, at + 1) < 0)) return at;
  }
  return final ? overlap(again, next) : void 0;
}
function overlap(again, next) {
  const head = next.subarray(0, LEAST_BYTES);
  if (head.length < LEAST_BYTES) return void 0;
  let at = again.indexOf(head);
  for (let places = 0; at >= 0 && places < MAX_PLACES; places += 1) {
    const length = Math.min(next.length, again.length - at);
    if (again.subarray(at, at + length).equals(next.subarray(0, length))) return at;
    at = again.indexOf(head, at + 1);
  }
  return void 0;
}

// src/controller/join.ts
var JOIN_MS = 3e4;
var QUIET_MS = 150;
var STUCK_MS = 1e3;
var STEP_MS = 10;
async function joinByImage(feed, to, why) {
  feed.hold();
  feed.owner = to.session;
  const tap = await to.opening;
  to.off.delete(feed.pane);
  const held = feed.heldFrom(to.session);
  const image = await tap.restart(feed.pane, () => held.clear());
  if (image === void 0) throw gone(feed);
  await feed.sink.image(image, why);
  feed.start(to.session, held.take());
}
async function joinLinked(feed, to) {
  await drain(to);
  const passed = feed.takeTail();
  const held = feed.heldFrom(to.session).take();
  const begins = meeting(passed, held, { final: true });
  if (begins === void 0 || passed.length - begins > held.length) await joinByImage(feed, to, "moved");
  else feed.start(to.session, held.subarray(passed.length - begins));
}
async function joinByBytes(feed, from, to, signal) {
  const { tap } = from;
  if (tap === void 0) return false;
  feed.hold();
  from.only = feed.pane;
  const again = feed.heldFrom(from.session);
  const next = feed.heldFrom(to.session);
  try {
    await tap.switchTo(to.session);
    let bytes = 0;
    let searched = 0;
    let grownAt = performance.now();
    for (const deadline = grownAt + JOIN_MS; again.complete && next.complete && performance.now() < deadline; ) {
      await sleep(STEP_MS, signal);
      const now = performance.now();
      if (again.bytes + next.bytes > bytes) grownAt = now;
      bytes = again.bytes + next.bytes;
      const quiet = now - grownAt > QUIET_MS;
      const settled = quiet && again.bytes === next.bytes;
      if (quiet && again.bytes === 0 || now - grownAt > STUCK_MS) break;
      if (!settled && again.bytes < searched * 1.25) continue;
      searched = again.bytes;
      const begun = again.peek();
      const dropped = meeting(begun, next.peek(CERTAIN_BYTES), { final: settled });
      if (dropped !== void 0) {
        feed.start(to.session, Buffer.concat([begun.subarray(0, dropped), next.take()]));
        return true;
      }
      if (settled) break;
    }
    return false;
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  } finally {
    feed.forget(from.session);
    await tap.close();
  }
}
async function joinBySight(feed, to) {
  feed.hold();
  feed.owner = to.session;
  const tap = await to.opening;
  const held = feed.heldFrom(to.session);
  const { complete } = held;
  let first = Buffer.alloc(0);
  const image = await tap.look(feed.pane, () => {
    first = held.take();
  });
  if (image === void 0) throw gone(feed);
  if (!complete || !await feed.sink.follows(first, image)) return joinByImage(feed, to, "moved");
  feed.deliver(first);
  feed.start(to.session, held.take());
}
async function drain(slot) {
  if (slot?.tap === void 0) return false;
  return slot.tap.drain().then(
    () => true,
    () => false
  );
}
function gone(feed) {
  return new Failure("pane-not-found", `${feed.pane} is gone`);
}

// src/controller/tap-pool.ts
var TapPool = class {
  #options;
  #slots = /* @__PURE__ */ new Map();
  constructor(options) {
    this.#options = options;
  }
  get slots() {
    return [...this.#slots.values()];
  }
  get(session) {
    return session === void 0 ? void 0 : this.#slots.get(session);
  }
  /** The tap of a session; opens one if there is none. */
  open(session) {
    const existing = this.#slots.get(session);
    if (existing !== void 0) return existing;
    const { connect: connect2, journal, scope, snapshot, wants, onBytes, onPaused, onChange } = this.#options;
    const opening = connect2({
      session,
      onBytes: (pane, data) => onBytes(session, pane, data),
      onPaused: (pane) => onPaused(session, pane),
      onChange,
      wants: (pane) => wants(pane) && (slot.only ?? pane) === pane
    });
    const slot = { session, opening, tap: void 0, readyAt: 0, off: /* @__PURE__ */ new Set(), only: void 0 };
    this.#slots.set(session, slot);
    scope.fork(async () => {
      try {
        const tap = await opening;
        slot.tap = tap;
        slot.readyAt = snapshot();
        journal.note("tap opened", { session, client_pid: tap.pid });
        void tap.ended.then((end2) => {
          journal.note("tap ended", { session, end: end2 });
          this.#drop(slot);
        });
      } catch (error) {
        journal.note("tap could not be opened", { session, error: messageOf(error) });
        this.#drop(slot);
      }
    });
    return slot;
  }
  /** Takes a tap out of the pool for good; the caller closes it. */
  take(slot) {
    if (this.#slots.get(slot.session) === slot) this.#slots.delete(slot.session);
  }
  /** Closes the taps of sessions that nobody needs. */
  async closeAllBut(used) {
    const unused = this.slots.filter((slot) => slot.tap !== void 0 && !used.has(slot.session));
    for (const slot of unused) this.take(slot);
    await Promise.all(unused.map(async (slot) => slot.tap?.close()));
  }
  #drop(slot) {
    slot.tap = void 0;
    if (this.#slots.get(slot.session) !== slot) return;
    this.#slots.delete(slot.session);
    this.#options.onEnded(slot.session);
  }
};

// src/controller/feeds.ts
var Feeds = class {
  #options;
  #taps;
  #feeds = /* @__PURE__ */ new Map();
  #snapshot = 0;
  #failures = 0;
  constructor(options) {
    this.#options = options;
    this.#taps = new TapPool({
      ...options,
      snapshot: () => this.#snapshot,
      wants: (pane) => this.#feeds.has(pane),
      onBytes: (session, pane, data) => {
        if (this.#feeds.get(pane)?.receive(session, data) === false) options.onChange(true);
      },
      onPaused: (session, pane) => this.#paused(session, pane),
      onChange: () => options.onChange(false),
      onEnded: (session) => this.#orphan(session)
    });
  }
  /** The taps that stand now. */
  get taps() {
    return this.#taps.slots.flatMap((slot) => slot.tap === void 0 ? [] : [slot.tap]);
  }
  /** Starts to feed a pane: its history first, as an image, then every byte. Throws a Failure when that cannot be. */
  async add(pane, sessions, why, sink) {
    const feed = new Feed(pane, sink, this.#snapshot);
    this.#feeds.set(pane, feed);
    try {
      await exclusively(feed, async () => joinByImage(feed, this.#taps.open(this.#preferred(sessions)), why));
    } catch (error) {
      this.#feeds.delete(pane);
      throw error;
    }
  }
  /** Stops to feed a pane after everything that tmux had for us until now was delivered. */
  async remove(pane) {
    const feed = this.#feeds.get(pane);
    if (feed === void 0) return;
    await feed.busy?.catch(() => void 0);
    await drain(this.#taps.get(feed.owner));
    this.#feeds.delete(pane);
    await this.#closeUnused();
  }
  /** Follows the panes to where a snapshot shows them. Changes of taps go on in the background. */
  update(rows) {
    this.#snapshot += 1;
    for (const feed of this.#feeds.values()) {
      const sessions = rows.filter((row) => row.pane === feed.pane).map((row) => row.session);
      if (sessions.length === 0 || feed.busy !== void 0) continue;
      const { owner: owner2 } = feed;
      if (owner2 !== void 0 && sessions.includes(owner2) && this.#taps.get(owner2) !== void 0) {
        const others = sessions.filter((session) => session !== owner2);
        feed.seen(this.#snapshot, others);
      } else {
        this.#inBackground(feed, async () => this.#follow(feed, this.#preferred(sessions)));
      }
    }
    if (this.#options.turnsOthersOff) this.#turnOthersOff(rows);
    this.#options.scope.fork(async () => this.#closeUnused());
  }
  async close() {
    this.#feeds.clear();
    await this.#closeUnused();
  }
  /**
   * The pane has left its owner's session for `target`. tmux drops what the old tap had not been sent yet, so the seam is
   * made sure of: by bytes where the old tap can be had for that alone, else by what the pane shows.
   */
  async #follow(feed, target) {
    const from = this.#taps.get(feed.owner);
    const to = this.#taps.get(target);
    const drained = await drain(from);
    if (to?.tap === void 0 || to.readyAt > feed.seenAt || to.off.has(feed.pane)) {
      await joinByImage(feed, this.#taps.open(target), from === void 0 ? "resumed" : "moved");
    } else if (feed.isLinkedTo(target)) {
      await joinLinked(feed, to);
    } else if (!drained || from === void 0 || !await this.#joinAlone(feed, from, to)) {
      await joinBySight(feed, to);
    }
    this.#options.journal.note("pane followed", { pane: feed.pane, session: target });
    if (from !== void 0) await this.#letGo(feed, from);
  }
  async #joinAlone(feed, from, to) {
    const others = [...this.#feeds.values()].some((other) => other !== feed && other.owner === from.session);
    if (others) return false;
    this.#taps.take(from);
    return joinByBytes(feed, from, to, this.#options.scope.signal);
  }
  /** Once a pane has left a session, tmux would keep all its output for that session's tap, without limit. */
  async #letGo(feed, from) {
    const needed = from.session === feed.owner || feed.isLinkedTo(from.session);
    if (needed || this.#taps.get(from.session) !== from) return;
    from.off.add(feed.pane);
    await from.tap?.turnOff([feed.pane]).catch(() => void 0);
  }
  #orphan(session) {
    const orphans = [...this.#feeds.values()].filter((feed) => feed.owner === session && feed.busy === void 0);
    for (const feed of orphans) feed.orphan();
    if (orphans.length > 0) this.#options.onChange(true);
  }
  #paused(session, pane) {
    const feed = this.#feeds.get(pane);
    const slot = this.#taps.get(session);
    if (feed === void 0 || slot === void 0 || feed.owner !== session || feed.busy !== void 0) return;
    this.#options.journal.note("pane paused by tmux", { pane, session });
    this.#inBackground(feed, async () => joinByImage(feed, slot, "paused"));
  }
  /** Runs one change of taps; when it fails, the pane is looked for again after a while. */
  #inBackground(feed, change) {
    this.#options.scope.fork(async (signal) => {
      try {
        await exclusively(feed, change);
        feed.seenAt = this.#snapshot;
        this.#failures = 0;
      } catch (error) {
        if (isAbort(error, signal) || !(error instanceof Failure)) throw error;
        this.#failures += 1;
        feed.orphan();
        this.#options.journal.note("pane could not be followed", { pane: feed.pane, error: error.message });
        await sleep(backoffMs(this.#failures), signal);
      }
      this.#options.onChange(false);
    });
  }
  #turnOthersOff(rows) {
    for (const { session, tap, off } of this.#taps.slots) {
      if (tap === void 0) continue;
      const shown = new Set(rows.filter((row) => row.session === session).map((row) => row.pane));
      const panes = [...shown].filter((pane) => !this.#feeds.has(pane) && !off.has(pane));
      for (const pane of panes) off.add(pane);
      this.#options.scope.fork(async () => tap.turnOff(panes).catch(() => void 0));
    }
  }
  async #closeUnused() {
    await this.#taps.closeAllBut(new Set([...this.#feeds.values()].map((feed) => feed.owner)));
  }
  /** A session that is tapped already, else the first. */
  #preferred(sessions) {
    const tapped = sessions.find((session2) => this.#taps.get(session2)?.tap !== void 0);
    const session = tapped ?? sessions[0];
    if (session === void 0) throw new Failure("pane-not-found", "the pane is in no session");
    return session;
  }
};
async function exclusively(feed, change) {
  await feed.busy?.catch(() => void 0);
  const running = change();
  feed.busy = running;
  try {
    await running;
  } finally {
    feed.busy = void 0;
  }
}

// src/controller/fleet.ts
import { rmSync as rmSync2 } from "fs";
import { join as join7 } from "path";

// src/runner/agent.ts
var AGENTS = /* @__PURE__ */ new Set([
  "aider",
  "amp",
  "claude",
  "cline",
  "codex",
  "copilot",
  "gemini",
  "opencode",
  "qwen"
]);
function agentOf(command) {
  return command === "cursor-agent" ? "cursor" : AGENTS.has(command) ? command : "command";
}

// src/controller/signal-name.ts
import { constants as constants2 } from "os";
var NAMES = new Map(Object.entries(constants2.signals).map(([name, number2]) => [number2, name]));
function signalName(number2) {
  return NAMES.get(number2) ?? `signal ${number2}`;
}

// src/controller/exit-status.ts
var MAX_LOOKS = 10;
var ExitStatus = class {
  /** Makes tmux collect its children, and the server be looked at again soon. */
  #ask;
  /** Looks at each pane without a word on its program, by runner. */
  #looks = /* @__PURE__ */ new Map();
  constructor(ask) {
    this.#ask = ask;
  }
  /** The end of a runner's program, or undefined while tmux may still learn about it. */
  of(runner, row, at) {
    const { exitCode, exitSignal } = row;
    const looks = (this.#looks.get(runner) ?? 0) + 1;
    if (exitCode === void 0 && exitSignal === void 0 && looks <= MAX_LOOKS) {
      this.#looks.set(runner, looks);
      this.#ask();
      return void 0;
    }
    this.#looks.delete(runner);
    if (exitSignal !== void 0 && exitSignal > 0) return { kind: "exited", at, signal: signalName(exitSignal) };
    return { kind: "exited", at, ...exitCode === void 0 ? {} : { exitCode } };
  }
};

// src/controller/pane-marks.ts
var OPTIONS = { id: "@geppetto_id", name: "@geppetto_name", agent: "@geppetto_agent" };
function paneMarks(record) {
  return Object.entries(OPTIONS).map(([field, option]) => {
    return ["set-option", "-p", "-t", record.pane, option, record[field]];
  });
}
function paneUnmarks(pane) {
  return Object.values(OPTIONS).map((option) => ["set-option", "-pu", "-t", pane, option]);
}
function newRecord(row, identity) {
  const at = Date.now();
  return {
    ...identity,
    schema: 1,
    pane: row.pane,
    window: row.windowName,
    session: row.sessionName,
    pid: row.pid,
    startedAt: at,
    state: { kind: "starting", since: at },
    lastLine: ""
  };
}

// src/controller/past-runs.ts
import { rmSync } from "fs";
import { join as join3 } from "path";

// src/controller/runner-file.ts
import { readdirSync, readFileSync, renameSync } from "fs";
import { rename, writeFile } from "fs/promises";
import { join as join2 } from "path";
var since = number();
var state = discriminatedUnion("kind", [
  object({ kind: literal("starting"), since }),
  object({ kind: literal("active"), since }),
  object({ kind: literal("idle"), since }),
  object({
    kind: literal("waiting"),
    since,
    waitingFor: _enum(["permission", "question", "trust", "login", "limit"])
  }),
  object({ kind: literal("paused"), since }),
  object({ kind: literal("completed"), since }),
  object({
    kind: literal("failed"),
    since,
    exitCode: number().exactOptional(),
    signal: string().exactOptional()
  }),
  object({ kind: literal("stopped"), since, why: _enum(["unmarked", "stopped"]) }),
  object({ kind: literal("lost"), since, why: _enum(["pane-closed", "server-gone"]) })
]);
var runnerRecord = object({
  schema: literal(1),
  id: string().regex(/^r[a-z2-7]{6}$/),
  name: string(),
  agent: string(),
  pane: string(),
  window: string(),
  session: string(),
  server: object({ socket: string(), pid: number(), startedAt: number() }),
  pid: number(),
  startedAt: number(),
  idleAfterMs: number(),
  state,
  endConfirmed: boolean().exactOptional(),
  lastLine: string()
});
function recordFile(directory) {
  return join2(directory, "runner.json");
}
async function writeRecord(directory, record) {
  const path = recordFile(directory);
  await writeFile(`${path}.new`, `${JSON.stringify(record, void 0, 2)}
`, { mode: 384 });
  await rename(`${path}.new`, path);
}
function readRecords(root, report2) {
  return directoriesIn(root).flatMap((id) => {
    const path = recordFile(join2(root, id));
    try {
      const record = runnerRecord.parse(JSON.parse(readFileSync(path, "utf8")));
      if (record.id !== id) throw new Error(`it speaks of ${record.id}`);
      return [record];
    } catch (error) {
      if (systemCode(error) !== "ENOENT") setAside(path, error, report2);
      return [];
    }
  });
}
function directoriesIn(root) {
  try {
    return readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  } catch {
    return [];
  }
}
function setAside(path, error, report2) {
  try {
    renameSync(path, `${path}.bad`);
    report2(`${path} could not be read and was kept as ${path}.bad: ${messageOf(error)}`);
  } catch {
    report2(`${path} could not be read: ${messageOf(error)}`);
  }
}

// src/controller/past-runs.ts
async function readPastRuns(options) {
  const { root, server, marked, retentionMs, report: report2 } = options;
  const open3 = /* @__PURE__ */ new Map();
  const ended = [];
  for (const record of readRecords(root, report2)) {
    if (record.server.socket !== server.socket) continue;
    const sameServer = record.server.pid === server.pid && record.server.startedAt === server.startedAt;
    if (!isFinal(record.state) && sameServer && marked.has(record.id)) {
      open3.set(record.id, record);
      continue;
    }
    const past = isFinal(record.state) ? record : await close(root, record, sameServer);
    if (Date.now() - past.state.since > retentionMs) rmSync(join3(root, past.id), { recursive: true, force: true });
    else if (sameServer) ended.push(past);
  }
  return { open: open3, ended };
}
async function close(root, record, sameServer) {
  const state2 = { kind: "lost", since: Date.now(), why: sameServer ? "pane-closed" : "server-gone" };
  const closed = { ...record, state: state2, endConfirmed: false };
  await writeRecord(join3(root, record.id), closed).catch(() => void 0);
  return closed;
}

// src/controller/runner-name.ts
import { randomBytes as randomBytes2 } from "crypto";
var BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
var MAX_NAME_CHARACTERS = 64;
function newRunnerId() {
  return `r${[...randomBytes2(6)].map((byte) => BASE32[byte & 31]).join("")}`;
}
function isRunnerId(text) {
  return /^r[a-z2-7]{6}$/.test(text);
}
function checkName(name) {
  const trimmed = name.trim();
  if (trimmed === "" || [...trimmed].length > MAX_NAME_CHARACTERS) {
    throw new Failure("invalid-request", `a name has 1 to ${MAX_NAME_CHARACTERS} characters`);
  }
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(trimmed) || /^[%-]/.test(trimmed)) {
    throw new Failure("invalid-request", "a name has no control characters and does not start with % or -");
  }
  return trimmed;
}
function freeName(suggestion, taken) {
  const plain = suggestion.replaceAll(/[^\p{L}\p{N}._-]+/gu, "-").replace(/^[-%.]+/, "").slice(0, 32);
  const base = plain === "" ? "runner" : plain;
  if (!taken.has(base)) return base;
  for (let count = 2; ; count += 1) {
    const name = `${base}-${count}`;
    if (!taken.has(name)) return name;
  }
}

// src/controller/tracked-runner.ts
import { mkdirSync } from "fs";
import { join as join6 } from "path";

// src/logs/json-lines.ts
import { appendFile, open } from "fs/promises";
var JsonLines = class {
  #path;
  #pending = [];
  #closesTornLine = true;
  #running;
  constructor(path) {
    this.#path = path;
  }
  append(value) {
    if (this.#pending.length >= MAX_PENDING) this.#pending.shift();
    this.#pending.push(`${JSON.stringify(value)}
`);
    this.#running ??= this.#drain();
  }
  /** Resolves when everything appended so far is on disk, or could not be put there. */
  async flushed() {
    await this.#running;
  }
  async #drain() {
    await Promise.resolve();
    while (this.#pending.length > 0) {
      const lines = this.#pending;
      this.#pending = [];
      try {
        const start = this.#closesTornLine && await endsTorn(this.#path) ? "\n" : "";
        await appendFile(this.#path, `${start}${lines.join("")}`, { mode: 384 });
        this.#closesTornLine = false;
      } catch {
        this.#pending = [...lines, ...this.#pending].slice(-MAX_PENDING);
        break;
      }
    }
    this.#running = void 0;
  }
};
var MAX_PENDING = 1e4;
async function endsTorn(path) {
  const file = await open(path, "r").catch(() => void 0);
  if (file === void 0) return false;
  try {
    const { size } = await file.stat();
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1));
    return size > 0 && buffer.toString() !== "\n";
  } finally {
    await file.close();
  }
}

// src/logs/run-log.ts
import { stat as stat2 } from "fs/promises";
import { join as join4 } from "path";

// src/logs/log-file.ts
import { sep as sep2 } from "path";

// node_modules/rotating-file-stream/dist/esm/index.js
import { exec } from "child_process";
import { createGzip } from "zlib";
import { Writable } from "stream";
import { access, constants as constants3, createReadStream, createWriteStream } from "fs";
import { mkdir, open as open2, readFile, rename as rename2, stat, unlink, writeFile as writeFile2 } from "fs/promises";
import { sep } from "path";
import { TextDecoder } from "util";
import { setTimeout as setTimeout2 } from "timers";
async function exists(filename) {
  return new Promise((resolve) => access(filename, constants3.F_OK, (error) => resolve(!error)));
}
var RotatingFileStreamError = class extends Error {
  code = "RFS-TOO-MANY";
  constructor() {
    super("Too many destination file attempts");
  }
};
var RotatingFileStream = class extends Writable {
  createGzip;
  exec;
  file;
  filename;
  finished;
  fsCreateReadStream;
  fsCreateWriteStream;
  fsOpen;
  fsReadFile;
  fsStat;
  fsUnlink;
  generator;
  initPromise;
  last;
  maxTimeout;
  next;
  options;
  prev;
  rotation;
  size;
  stdout;
  timeout;
  timeoutPromise;
  constructor(generator, options) {
    const { encoding, history, maxFiles, maxSize, path } = options;
    super({ decodeStrings: true, defaultEncoding: encoding });
    this.createGzip = createGzip;
    this.exec = exec;
    this.filename = path + generator(null);
    this.fsCreateReadStream = createReadStream;
    this.fsCreateWriteStream = createWriteStream;
    this.fsOpen = open2;
    this.fsReadFile = readFile;
    this.fsStat = stat;
    this.fsUnlink = unlink;
    this.generator = generator;
    this.maxTimeout = 2147483640;
    this.options = options;
    this.stdout = process.stdout;
    if (maxFiles || maxSize)
      options.history = path + (history ? history : this.generator(null) + ".txt");
    this.on("close", () => this.finished ? null : this.emit("finish"));
    this.on("finish", () => this.finished = this.clear());
    (async () => {
      try {
        this.initPromise = this.init();
        await this.initPromise;
        delete this.initPromise;
      } catch (e) {
        this.destroy(e);
      }
    })();
  }
  _destroy(error, callback) {
    this.refinal(error, callback);
  }
  _final(callback) {
    this.refinal(void 0, callback);
  }
  _write(chunk, encoding, callback) {
    this.rewrite([{ chunk, encoding }], 0, callback);
  }
  _writev(chunks, callback) {
    this.rewrite(chunks, 0, callback);
  }
  async refinal(error, callback) {
    try {
      this.clear();
      if (this.initPromise)
        await this.initPromise;
      if (this.timeoutPromise)
        await this.timeoutPromise;
      await this.reclose();
    } catch (e) {
      return callback(error || e);
    }
    callback(error);
  }
  async rewrite(chunks, index, callback) {
    const { size, teeToStdout } = this.options;
    try {
      if (this.initPromise)
        await this.initPromise;
      for (let i = 0; i < chunks.length; ++i) {
        const { chunk } = chunks[i];
        this.size += chunk.length;
        if (this.timeoutPromise)
          await this.timeoutPromise;
        await this.file.write(chunk);
        if (teeToStdout && !this.stdout.destroyed)
          this.stdout.write(chunk);
        if (size && this.size >= size)
          await this.rotate();
      }
    } catch (e) {
      return callback(e);
    }
    callback();
  }
  async init() {
    const { immutable, initialRotation, interval, size } = this.options;
    if (immutable)
      return new Promise((resolve, reject) => process.nextTick(() => this.immutate(true).then(resolve).catch(reject)));
    let stats;
    try {
      stats = await stat(this.filename);
    } catch (e) {
      if (e.code !== "ENOENT")
        throw e;
      return this.reopen(0);
    }
    if (!stats.isFile())
      throw new Error(`Can't write on: ${this.filename} (it is not a file)`);
    if (initialRotation) {
      this.intervalBounds(this.now());
      const prev = this.prev;
      this.intervalBounds(new Date(stats.mtime.getTime()));
      if (prev !== this.prev)
        return this.rotate();
    }
    this.size = stats.size;
    if (!size || stats.size < size)
      return this.reopen(stats.size);
    if (interval)
      this.intervalBounds(this.now());
    return this.rotate();
  }
  async makePath(name) {
    return mkdir(name.split(sep).slice(0, -1).join(sep), { recursive: true });
  }
  async reopen(size) {
    let file;
    try {
      file = await open2(this.filename, "a", this.options.mode);
    } catch (e) {
      if (e.code !== "ENOENT")
        throw e;
      await this.makePath(this.filename);
      file = await open2(this.filename, "a", this.options.mode);
    }
    this.file = file;
    this.size = size;
    this.interval();
    this.emit("open", this.filename);
  }
  async reclose() {
    const { file } = this;
    if (!file)
      return;
    delete this.file;
    return file.close();
  }
  now() {
    return /* @__PURE__ */ new Date();
  }
  async rotate() {
    const { immutable, rotate } = this.options;
    this.size = 0;
    this.rotation = this.now();
    this.clear();
    this.emit("rotation");
    await this.reclose();
    if (rotate)
      return this.classical();
    if (immutable)
      return this.immutate(false);
    return this.move();
  }
  async findName() {
    const { interval, path, intervalBoundary } = this.options;
    for (let index = 1; index < 1e3; ++index) {
      const filename = path + this.generator(interval && intervalBoundary ? new Date(this.prev) : this.rotation, index);
      if (!await exists(filename))
        return filename;
    }
    throw new RotatingFileStreamError();
  }
  async move() {
    const { compress } = this.options;
    const filename = await this.findName();
    await this.touch(filename);
    if (compress)
      await this.compress(filename);
    else
      await rename2(this.filename, filename);
    return this.rotated(filename);
  }
  async touch(filename) {
    let file;
    try {
      file = await this.fsOpen(filename, "a");
    } catch (e) {
      if (e.code !== "ENOENT")
        throw e;
      await this.makePath(filename);
      file = await open2(filename, "a");
    }
    await file.close();
    return this.unlink(filename);
  }
  async classical() {
    const { compress, path, rotate } = this.options;
    let rotatedName = "";
    for (let count = rotate; count > 0; --count) {
      const currName = path + this.generator(count);
      const prevName = count === 1 ? this.filename : path + this.generator(count - 1);
      if (!await exists(prevName))
        continue;
      if (!rotatedName)
        rotatedName = currName;
      if (count === 1 && compress)
        await this.compress(currName);
      else {
        try {
          await rename2(prevName, currName);
        } catch (e) {
          if (e.code !== "ENOENT")
            throw e;
          await this.makePath(currName);
          await rename2(prevName, currName);
        }
      }
    }
    return this.rotated(rotatedName);
  }
  clear() {
    if (this.timeout) {
      clearTimeout(this.timeout);
      this.timeout = null;
    }
    return true;
  }
  intervalBoundsBig(now) {
    const year = this.options.intervalUTC ? now.getUTCFullYear() : now.getFullYear();
    let month = this.options.intervalUTC ? now.getUTCMonth() : now.getMonth();
    let day = this.options.intervalUTC ? now.getUTCDate() : now.getDate();
    let hours = this.options.intervalUTC ? now.getUTCHours() : now.getHours();
    const { num, unit } = this.options.interval;
    if (unit === "M") {
      day = 1;
      hours = 0;
    } else if (unit === "d")
      hours = 0;
    else
      hours = parseInt(hours / num, 10) * num;
    this.prev = this.options.intervalUTC ? Date.UTC(year, month, day, hours, 0, 0, 0) : new Date(year, month, day, hours, 0, 0, 0).getTime();
    if (unit === "M")
      month += num;
    else if (unit === "d")
      day += num;
    else
      hours += num;
    this.next = this.options.intervalUTC ? Date.UTC(year, month, day, hours, 0, 0, 0) : new Date(year, month, day, hours, 0, 0, 0).getTime();
  }
  intervalBounds(now) {
    const unit = this.options.interval.unit;
    if (unit === "M" || unit === "d" || unit === "h")
      this.intervalBoundsBig(now);
    else {
      let period = 1e3 * this.options.interval.num;
      if (unit === "m")
        period *= 60;
      this.prev = parseInt(now.getTime() / period, 10) * period;
      this.next = this.prev + period;
    }
    return new Date(this.prev);
  }
  interval() {
    if (!this.options.interval)
      return;
    this.intervalBounds(this.now());
    const set = async () => {
      const time = this.next - this.now().getTime();
      if (time <= 0) {
        try {
          this.timeoutPromise = this.rotate();
          await this.timeoutPromise;
          delete this.timeoutPromise;
        } catch (e) {
        }
      } else {
        this.timeout = setTimeout2(set, time > this.maxTimeout ? this.maxTimeout : time);
        this.timeout.unref();
      }
    };
    set();
  }
  async compress(filename) {
    const { compress } = this.options;
    if (typeof compress === "function") {
      await new Promise((resolve, reject) => {
        this.exec(compress(this.filename, filename), (error, stdout, stderr) => {
          this.emit("external", stdout, stderr);
          error ? reject(error) : resolve();
        });
      });
    } else
      await this.gzip(filename);
    return this.unlink(this.filename);
  }
  async gzip(filename) {
    const { mode } = this.options;
    const options = mode ? { mode } : {};
    const inp = this.fsCreateReadStream(this.filename, {});
    const out = this.fsCreateWriteStream(filename, options);
    const zip = this.createGzip();
    await new Promise((resolve, reject) => {
      inp.once("error", reject);
      out.once("error", reject);
      zip.once("error", reject);
      out.once("finish", resolve);
      inp.pipe(zip).pipe(out);
    });
    await Promise.all([
      new Promise((resolve) => zip.close(resolve)),
      new Promise((resolve) => out.close((err) => {
        if (err)
          this.emit("warning", err);
        resolve();
      }))
    ]);
  }
  async rotated(filename) {
    const { maxFiles, maxSize } = this.options;
    if (maxFiles || maxSize)
      await this.history(filename);
    this.emit("rotated", filename);
    return this.reopen(0);
  }
  async history(filename) {
    const { history, maxFiles, maxSize } = this.options;
    const res = [];
    let files = [filename];
    try {
      const content = await this.fsReadFile(history, "utf8");
      files = [...content.toString().split("\n"), filename];
    } catch (e) {
      if (e.code !== "ENOENT")
        throw e;
    }
    for (const file of files) {
      if (file) {
        try {
          const stats = await this.fsStat(file);
          if (stats.isFile()) {
            res.push({
              name: file,
              size: stats.size,
              time: stats.mtime.getTime()
            });
          } else
            this.emit("warning", new Error(`File '${file}' contained in history is not a regular file`));
        } catch (e) {
          if (e.code !== "ENOENT")
            throw e;
        }
      }
    }
    res.sort((a, b) => a.time - b.time);
    if (maxFiles) {
      while (res.length > maxFiles) {
        const file = res.shift();
        await this.unlink(file.name);
        this.emit("removed", file.name, true);
      }
    }
    if (maxSize) {
      while (res.reduce((size, file) => size + file.size, 0) > maxSize) {
        const file = res.shift();
        await this.unlink(file.name);
        this.emit("removed", file.name, false);
      }
    }
    await writeFile2(history, res.map((e) => e.name).join("\n") + "\n", "utf-8");
    this.emit("history");
  }
  async immutate(first) {
    const { size } = this.options;
    const now = this.now();
    for (let index = 1; index < 1e3; ++index) {
      let fileSize = 0;
      let stats = void 0;
      this.filename = this.options.path + this.generator(now, index);
      try {
        stats = await this.fsStat(this.filename);
      } catch (e) {
        if (e.code !== "ENOENT")
          throw e;
      }
      if (stats) {
        fileSize = stats.size;
        if (!stats.isFile())
          throw new Error(`Can't write on: '${this.filename}' (it is not a file)`);
        if (size && fileSize >= size)
          continue;
      }
      if (first) {
        this.last = this.filename;
        return this.reopen(fileSize);
      }
      await this.rotated(this.last);
      this.last = this.filename;
      return;
    }
    throw new RotatingFileStreamError();
  }
  async unlink(filename) {
    try {
      await this.fsUnlink(filename);
    } catch (e) {
      if (e.code !== "ENOENT")
        throw e;
      this.emit("warning", e);
    }
  }
};
function buildNumberCheck(field) {
  return (type, options, value) => {
    const converted = parseInt(value, 10);
    if (type !== "number" || converted !== value || converted <= 0)
      throw new Error(`'${field}' option must be a positive integer number`);
  };
}
function buildStringCheck(field, check) {
  return (type, options, value) => {
    if (type !== "string")
      throw new Error(`Don't know how to handle 'options.${field}' type: ${type}`);
    options[field] = check(value);
  };
}
function checkMeasure(value, what, units) {
  const ret = {};
  ret.num = parseInt(value, 10);
  if (isNaN(ret.num))
    throw new Error(`Unknown 'options.${what}' format: ${value}`);
  if (ret.num <= 0)
    throw new Error(`A positive integer number is expected for 'options.${what}'`);
  ret.unit = value.replace(/^[ 0]*/g, "").substr((ret.num + "").length, 1);
  if (ret.unit.length === 0)
    throw new Error(`Missing unit for 'options.${what}'`);
  if (!units[ret.unit])
    throw new Error(`Unknown 'options.${what}' unit: ${ret.unit}`);
  return ret;
}
var intervalUnits = { M: true, d: true, h: true, m: true, s: true };
function checkIntervalUnit(ret, unit, amount) {
  if (parseInt(amount / ret.num, 10) * ret.num !== amount)
    throw new Error(`An integer divider of ${amount} is expected as ${unit} for 'options.interval'`);
}
function checkInterval(value) {
  const ret = checkMeasure(value, "interval", intervalUnits);
  switch (ret.unit) {
    case "h":
      checkIntervalUnit(ret, "hours", 24);
      break;
    case "m":
      checkIntervalUnit(ret, "minutes", 60);
      break;
    case "s":
      checkIntervalUnit(ret, "seconds", 60);
      break;
  }
  return ret;
}
var sizeUnits = { B: true, G: true, K: true, M: true };
function checkSize(value) {
  const ret = checkMeasure(value, "size", sizeUnits);
  if (ret.unit === "K")
    return ret.num * 1024;
  if (ret.unit === "M")
    return ret.num * 1048576;
  if (ret.unit === "G")
    return ret.num * 1073741824;
  return ret.num;
}
var checks = {
  encoding: (type, options, value) => new TextDecoder(value),
  immutable: () => {
  },
  initialRotation: () => {
  },
  interval: buildStringCheck("interval", checkInterval),
  intervalBoundary: () => {
  },
  intervalUTC: () => {
  },
  maxFiles: buildNumberCheck("maxFiles"),
  maxSize: buildStringCheck("maxSize", checkSize),
  mode: () => {
  },
  omitExtension: () => {
  },
  rotate: buildNumberCheck("rotate"),
  size: buildStringCheck("size", checkSize),
  teeToStdout: () => {
  },
  ...{
    compress: (type, options, value) => {
      if (value === false)
        return;
      if (!value)
        throw new Error("A value for 'options.compress' must be specified");
      if (type === "boolean")
        return options.compress = (source, dest) => `cat ${source} | gzip -c9 > ${dest}`;
      if (type === "function")
        return;
      if (type !== "string")
        throw new Error(`Don't know how to handle 'options.compress' type: ${type}`);
      if (value !== "gzip")
        throw new Error(`Don't know how to handle compression method: ${value}`);
    },
    history: (type) => {
      if (type !== "string")
        throw new Error(`Don't know how to handle 'options.history' type: ${type}`);
    },
    path: (type, options, value) => {
      if (type !== "string")
        throw new Error(`Don't know how to handle 'options.path' type: ${type}`);
      if (value[value.length - 1] !== sep)
        options.path = value + sep;
    }
  }
};
function checkOpts(options) {
  const ret = {};
  let opt;
  for (opt in options) {
    const value = options[opt];
    const type = typeof value;
    if (!(opt in checks))
      throw new Error(`Unknown option: ${opt}`);
    ret[opt] = options[opt];
    checks[opt](type, ret, value);
  }
  if (!ret.path)
    ret.path = "";
  if (!ret.interval) {
    delete ret.immutable;
    delete ret.initialRotation;
    delete ret.intervalBoundary;
    delete ret.intervalUTC;
  }
  if (ret.rotate) {
    delete ret.history;
    delete ret.immutable;
    delete ret.maxFiles;
    delete ret.maxSize;
    delete ret.intervalBoundary;
    delete ret.intervalUTC;
  }
  if (ret.immutable)
    delete ret.compress;
  if (!ret.intervalBoundary)
    delete ret.initialRotation;
  return ret;
}
function createClassical(filename, compress, omitExtension) {
  return (index) => index ? `${filename}.${index}${compress && !omitExtension ? ".gz" : ""}` : filename;
}
function createGenerator(filename, compress, omitExtension) {
  const pad = (num) => (num > 9 ? "" : "0") + num;
  return (time, index) => {
    if (!time)
      return filename;
    const month = time.getFullYear() + "" + pad(time.getMonth() + 1);
    const day = pad(time.getDate());
    const hour = pad(time.getHours());
    const minute = pad(time.getMinutes());
    return month + day + "-" + hour + minute + "-" + pad(index) + "-" + filename + (compress && !omitExtension ? ".gz" : "");
  };
}
function createStream(filename, options) {
  if (typeof options === "undefined")
    options = {};
  else if (typeof options !== "object")
    throw new Error(`The "options" argument must be of type object. Received type ${typeof options}`);
  const opts = checkOpts(options);
  const { compress, omitExtension } = opts;
  let generator;
  if (typeof filename === "string")
    generator = options.rotate ? createClassical(filename, !!compress, omitExtension) : createGenerator(filename, !!compress, omitExtension);
  else if (typeof filename === "function")
    generator = filename;
  else
    throw new Error(`The "filename" argument must be one of type string or function. Received type ${typeof filename}`);
  return new RotatingFileStream(generator, opts);
}

// src/logs/log-file.ts
var MAX_BATCH_BYTES = 256 * 1024;
var COALESCE_MS = 3;
var MAX_PENDING_BYTES = 64 * 1024 * 1024;
var LogFile = class {
  #options;
  #stream;
  #pending = [];
  #pendingBytes = 0;
  #liveBytes;
  /** Logical offset up to which everything is on disk. */
  #written;
  #end;
  #running;
  #closing = false;
  #wake;
  constructor(options) {
    this.#options = options;
    this.#written = options.startAt;
    this.#end = options.startAt;
    this.#liveBytes = options.liveBytes;
    this.#stream = this.#open();
    if (this.#liveBytes >= options.maxBytes) this.#fileEnds();
  }
  /** Logical offset of the next byte. */
  get end() {
    return this.#end;
  }
  append(data) {
    if (data.length === 0) return;
    if (this.#pendingBytes + data.length > MAX_PENDING_BYTES) {
      this.#options.onDropped(this.#end, data.length);
      return;
    }
    this.#pending.push(data);
    this.#pendingBytes += data.length;
    this.#end += data.length;
    this.#running ??= this.#drain();
  }
  /** Resolves when everything appended so far is on disk. Waits as long as the disk refuses. */
  async flushed() {
    await this.#running;
  }
  /** Writes what is left, as far as the disk takes it within one attempt, and closes the file. */
  async close() {
    this.#closing = true;
    this.#wake?.();
    await this.#running;
    await new Promise((resolve) => {
      if (this.#stream.destroyed) resolve();
      else this.#stream.once("close", resolve).end();
    });
  }
  async #drain() {
    let attempt = 0;
    if (this.#pendingBytes < MAX_BATCH_BYTES) await this.#pause(COALESCE_MS);
    while (this.#pendingBytes > 0) {
      const batch2 = this.#nextBatch();
      const problem = await this.#write(batch2);
      if (problem === void 0) {
        if (attempt > 0) this.#options.onTrouble(void 0);
        attempt = 0;
        continue;
      }
      this.#pending.unshift(batch2);
      this.#pendingBytes += batch2.length;
      attempt += 1;
      if (attempt === 1) this.#options.onTrouble(problem);
      if (this.#closing) break;
      await this.#pause(backoffMs(attempt));
      this.#stream = this.#open();
    }
    this.#running = void 0;
  }
  /** Takes pending bytes up to the batch size, and never beyond the end of the live file. */
  #nextBatch() {
    const room = Math.max(1, Math.min(MAX_BATCH_BYTES, this.#options.maxBytes - this.#liveBytes));
    const parts = [];
    let bytes = 0;
    while (bytes < room) {
      const head = this.#pending[0];
      if (head === void 0) break;
      const left = room - bytes;
      if (head.length > left) {
        parts.push(head.subarray(0, left));
        this.#pending[0] = head.subarray(left);
        bytes = room;
      } else {
        parts.push(head);
        this.#pending.shift();
        bytes += head.length;
      }
    }
    this.#pendingBytes -= bytes;
    return parts.length === 1 && parts[0] !== void 0 ? parts[0] : Buffer.concat(parts, bytes);
  }
  async #write(batch2) {
    const stream = this.#stream;
    const problem = await new Promise((resolve) => {
      stream.once("error", (error) => resolve(messageOf(error)));
      stream.write(batch2, (error) => resolve(error === null || error === void 0 ? void 0 : messageOf(error)));
    });
    stream.removeAllListeners("error").on("error", () => void 0);
    if (problem !== void 0) {
      stream.destroy();
      return problem;
    }
    this.#written += batch2.length;
    this.#liveBytes += batch2.length;
    if (this.#liveBytes >= this.#options.maxBytes) this.#fileEnds();
    return void 0;
  }
  #fileEnds() {
    this.#liveBytes = 0;
    this.#options.onRotated(this.#written);
  }
  #open() {
    const { directory, maxBytes, maxFiles } = this.#options;
    const stream = createStream((index) => typeof index === "number" && index > 0 ? rotatedFile(index) : LIVE_FILE, {
      path: directory + sep2,
      size: `${maxBytes}B`,
      rotate: maxFiles,
      compress: "gzip",
      mode: 384
    });
    stream.on("error", () => void 0);
    return stream;
  }
  async #pause(ms) {
    await new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = void 0;
  }
};

// src/logs/run-log.ts
var TIME_ENTRY_MS = 1e3;
var RunLog = class _RunLog {
  #file;
  #index;
  #lastTimeEntry = 0;
  #lastSize = "";
  recoveredBytes;
  gaps;
  /** Opens the log of a run and continues it where it ended. Throws what the file system throws. */
  static async open(options) {
    await dropUnfinished(options.directory, options.maxBytes);
    const reader = await openLog(options.directory);
    const liveBytes = await stat2(join4(options.directory, LIVE_FILE)).then(
      (found) => found.size,
      () => 0
    );
    return new _RunLog(options, { startAt: reader.end, liveBytes, entries: reader.entries });
  }
  constructor(options, found) {
    this.#index = new JsonLines(join4(options.directory, "index.jsonl"));
    const recovered = found.entries.filter((entry) => entry.kind === "recovered");
    this.recoveredBytes = recovered.reduce((sum, entry) => sum + entry.bytes, 0);
    this.gaps = found.entries.filter((entry) => entry.kind === "gap").length;
    this.#file = new LogFile({
      ...options,
      startAt: found.startAt,
      liveBytes: found.liveBytes,
      onRotated: (at) => this.#note({ kind: "file", at, time: Date.now() }),
      onDropped: (at, bytes) => this.gap(bytes, "the disk did not keep up", at)
    });
    if (found.entries.length === 0) this.#note({ kind: "file", at: found.startAt - found.liveBytes, time: Date.now() });
  }
  /** Logical offset of the next byte. */
  get end() {
    return this.#file.end;
  }
  /** Adds bytes that the program wrote, read at `time` (ms since the epoch). The buffer must not change afterwards. */
  append(data, time) {
    if (time - this.#lastTimeEntry >= TIME_ENTRY_MS) {
      this.#lastTimeEntry = time;
      this.#note({ kind: "time", at: this.end, time });
    }
    this.#file.append(data);
  }
  /** Adds text that was rebuilt from the pane's history. */
  recovered(data, why) {
    if (data.length === 0) return;
    this.recoveredBytes += data.length;
    this.#note({ kind: "recovered", at: this.end, time: Date.now(), bytes: data.length, why });
    this.#file.append(data);
  }
  /** Records that output is missing before `at`: `bytes` of it, or null when nobody can tell. */
  gap(bytes, why, at = this.end) {
    this.gaps += 1;
    this.#note({ kind: "gap", at, time: Date.now(), bytes, why });
  }
  /** Records the pane's size from here on, when it is another one. */
  size(cols, rows) {
    const size = `${cols}x${rows}`;
    if (size === this.#lastSize) return;
    this.#lastSize = size;
    this.#note({ kind: "size", at: this.end, time: Date.now(), cols, rows });
  }
  /** Records that the pane shows its alternate screen from `at` on, or no longer. */
  alternate(at, on) {
    this.#note({ kind: "alternate", at, time: Date.now(), on });
  }
  /** Resolves when everything added so far is on disk. */
  async flushed() {
    await this.#file.flushed();
    await this.#index.flushed();
  }
  /** Ends the log: nothing follows. */
  async finish(confirmed) {
    this.#note({ kind: "end", at: this.end, time: Date.now(), confirmed });
    await this.close();
  }
  /** Closes the files without ending the log: another controller goes on with it. */
  async close() {
    await this.#file.close();
    await this.#index.flushed();
  }
  #note(entry) {
    this.#index.append(entry);
  }
};

// src/runner/step.ts
var NOTHING = [];
function newLife(at, idleAfterMs) {
  return { state: { kind: "starting", since: at }, idleAfterMs, lastVisibleAt: at };
}
function step(life, event) {
  if (isFinal(life.state)) return { life, actions: NOTHING };
  switch (event.kind) {
    case "connected":
      return life.state.kind === "starting" ? activate(life, event.at, life.lastVisibleAt) : unchanged(life);
    case "visible-output":
      if (life.state.kind === "active") return unchanged({ ...life, lastVisibleAt: event.at });
      return activate(life, event.at, event.at);
    case "silence-timer":
      return afterSilence(life, event.at);
    case "exited":
      return end(life, exitState(event));
    case "vanished":
      return end(life, { kind: "lost", since: event.at, why: event.why });
    case "unmarked":
      return end(life, { kind: "stopped", since: event.at, why: "unmarked" });
    default:
      return unreachable(event);
  }
}
function activate(life, at, lastVisibleAt) {
  return {
    life: { ...life, state: { kind: "active", since: at }, lastVisibleAt },
    actions: [
      { kind: "arm-timer", at: lastVisibleAt + life.idleAfterMs },
      { kind: "announce", from: life.state }
    ]
  };
}
function afterSilence(life, at) {
  if (life.state.kind !== "active") return unchanged(life);
  const deadline = life.lastVisibleAt + life.idleAfterMs;
  if (at < deadline) return { life, actions: [{ kind: "arm-timer", at: deadline }] };
  return {
    life: { ...life, state: { kind: "idle", since: at } },
    actions: [{ kind: "announce", from: life.state }]
  };
}
function exitState(event) {
  if (event.exitCode === 0 && event.signal === void 0) return { kind: "completed", since: event.at };
  return {
    kind: "failed",
    since: event.at,
    ...event.exitCode === void 0 ? {} : { exitCode: event.exitCode },
    ...event.signal === void 0 ? {} : { signal: event.signal }
  };
}
function end(life, state2) {
  return { life: { ...life, state: state2 }, actions: [{ kind: "disarm-timer" }, { kind: "announce", from: life.state }] };
}
function unchanged(life) {
  return { life, actions: NOTHING };
}

// src/terminal/pane-image.ts
var NEWLINE2 = "\r\n";
var PREPARE = "\x1B)0\x1B[m";
function paint(image) {
  const blank = image.lines.every((line) => line.length === 0 || isBlank(line));
  if (blank && image.alternate === void 0 && image.cursorX === 0 && image.cursorY === 0) return image.pending;
  return Buffer.concat([Buffer.from(PREPARE), ...paintRows(image, 0), ...paintScreen(image), image.pending]);
}
function paintRows(image, first) {
  const shown = image.historyRows > 0 ? image.lines : withoutTrailingBlank(image.lines);
  return join5(shown.slice(first));
}
function paintScreen(image) {
  const { regionTop, regionBottom, rows, alternate } = image;
  const region = regionTop > 0 || regionBottom < rows - 1 ? `\x1B[${regionTop + 1};${regionBottom + 1}r` : "";
  const cursor = `\x1B[m${region}${moveTo(image.cursorY, image.cursorX)}`;
  if (alternate === void 0) return [Buffer.from(cursor)];
  const enter = `\x1B[m${moveTo(alternate.savedY, alternate.savedX)}\x1B[?1049h\x1B[H`;
  return [Buffer.from(enter), ...join5(withoutTrailingBlank(alternate.lines)), Buffer.from(cursor)];
}
function moveTo(row, column) {
  return `\x1B[${row + 1};${column + 1}H`;
}
function isBlank(line) {
  return line.every((byte) => byte === 32);
}
function withoutTrailingBlank(lines) {
  const last = lines.findLastIndex((line) => !isBlank(line));
  return lines.slice(0, last + 1);
}
function join5(lines) {
  return lines.flatMap((line, at) => at === 0 ? [line] : [Buffer.from(NEWLINE2), line]);
}

// src/terminal/line-assembler.ts
var MAX_CHARACTERS = 200;
var TAB_WIDTH = 8;
var SPACE3 = 32;
var LineAssembler = class {
  #line = new Uint32Array(MAX_CHARACTERS);
  #length = 0;
  #column = 0;
  #finished = new Uint32Array(MAX_CHARACTERS);
  #finishedLength = 0;
  /** The last line with something on it: the one being written, or the one finished before. */
  get text() {
    const length = inkEnd(this.#line, this.#length);
    return length > 0 ? toText(this.#line, length) : toText(this.#finished, this.#finishedLength);
  }
  /** Writes the printable ASCII bytes `data[from..to)` at the cursor. */
  writeAscii(data, from, to) {
    const line = this.#line;
    let column = this.#column;
    const end2 = Math.min(to, from + Math.max(0, MAX_CHARACTERS - column));
    for (let at = from; at < end2; at += 1) {
      line[column] = data[at];
      column += 1;
    }
    if (column > this.#length) this.#length = column;
    this.#column = column;
  }
  /** Writes one character at the cursor. */
  writeCodePoint(codePoint) {
    if (this.#column >= MAX_CHARACTERS) return;
    this.#line[this.#column] = codePoint;
    this.#column += 1;
    if (this.#column > this.#length) this.#length = this.#column;
  }
  /** Ends the line and starts an empty one. */
  finish() {
    const length = inkEnd(this.#line, this.#length);
    if (length > 0) {
      const line = this.#line;
      this.#line = this.#finished;
      this.#finished = line;
      this.#finishedLength = length;
    }
    this.#length = 0;
    this.#column = 0;
  }
  /** Moves the cursor to a column, 0 for the first. What lies between the end of the text and it is blank. */
  moveTo(column) {
    this.#column = Math.min(Math.max(column, 0), MAX_CHARACTERS);
    if (this.#column > this.#length) {
      this.#line.fill(SPACE3, this.#length, this.#column);
      this.#length = this.#column;
    }
  }
  /** Moves the cursor by a number of columns, negative to the left. */
  moveBy(columns) {
    this.moveTo(this.#column + columns);
  }
  tab() {
    this.moveBy(TAB_WIDTH - this.#column % TAB_WIDTH);
  }
  /** Erases from the cursor to the end of the line. */
  eraseRight() {
    this.#length = Math.min(this.#length, this.#column);
  }
  /** Erases from the start of the line to the cursor. */
  eraseLeft() {
    this.#line.fill(SPACE3, 0, Math.min(this.#column + 1, this.#length));
  }
  /** Erases the line; the cursor stays. */
  eraseAll() {
    this.#line.fill(SPACE3, 0, this.#length);
    this.eraseRight();
  }
};
function inkEnd(line, length) {
  let end2 = length;
  while (end2 > 0 && line[end2 - 1] === SPACE3) end2 -= 1;
  return end2;
}
function toText(line, length) {
  return String.fromCodePoint(...line.subarray(0, length)).trim();
}

// src/terminal/utf8-assembler.ts
var REPLACEMENT = 65533;
var Utf8Assembler = class {
  #missing = 0;
  #codePoint = 0;
  #least = 0;
  /** True when the byte pushed last came where the character before it still missed some. */
  abandoned = false;
  /** Takes one byte above 0x7f. Returns a finished code point, or -1 while it is incomplete. */
  push(byte) {
    this.abandoned = false;
    if (byte < 192) {
      if (this.#missing === 0) return REPLACEMENT;
      this.#codePoint = this.#codePoint << 6 | byte & 63;
      this.#missing -= 1;
      return this.#missing > 0 ? -1 : this.#valid();
    }
    this.abandoned = this.#missing > 0;
    if (byte < 224) this.#start(1, byte & 31, 128);
    else if (byte < 240) this.#start(2, byte & 15, 2048);
    else if (byte < 248) this.#start(3, byte & 7, 65536);
    else {
      this.#missing = 0;
      return REPLACEMENT;
    }
    return -1;
  }
  /** Forgets what was begun; true when there was something. */
  reset() {
    const begun = this.#missing > 0;
    this.#missing = 0;
    return begun;
  }
  #start(missing, bits, least) {
    this.#missing = missing;
    this.#codePoint = bits;
    this.#least = least;
  }
  /** Overlong forms, surrogates and numbers beyond Unicode are no characters. */
  #valid() {
    const codePoint = this.#codePoint;
    const surrogate = codePoint >= 55296 && codePoint <= 57343;
    return codePoint < this.#least || surrogate || codePoint > 1114111 ? REPLACEMENT : codePoint;
  }
};

// src/terminal/vt-table.ts
var GROUND = 0;
var ESCAPE = 1;
var ESCAPE_INTERMEDIATE = 2;
var CSI = 3;
var OSC = 4;
var STRING = 5;
var DCS = 6;
var DCS_ESCAPE = 7;
var STATES = 8;
var NOTHING2 = 0;
var PRINT = 1;
var HIGH = 2;
var CONTROL = 3;
var ESCAPE_START = 4;
var ESCAPE_COLLECT = 5;
var ESCAPE_END = 6;
var CSI_START = 7;
var CSI_PARAMETER = 8;
var CSI_COLLECT = 9;
var CSI_END = 10;
var OSC_START = 11;
var OSC_PUT = 12;
var OSC_END = 13;
var TABLE = build();
function build() {
  const table = new Uint8Array(STATES << 8);
  const on = (state2, from, to, action, next) => {
    table.fill(action << 4 | next, state2 << 8 | from, (state2 << 8 | to) + 1);
  };
  const controlsWithin = (state2) => on(state2, 0, 31, CONTROL, state2);
  const anywhere = (state2) => {
    on(state2, 24, 24, NOTHING2, GROUND);
    on(state2, 26, 26, NOTHING2, GROUND);
    on(state2, 27, 27, ESCAPE_START, ESCAPE);
  };
  on(GROUND, 32, 126, PRINT, GROUND);
  on(GROUND, 127, 127, NOTHING2, GROUND);
  on(GROUND, 128, 255, HIGH, GROUND);
  controlsWithin(GROUND);
  anywhere(GROUND);
  on(ESCAPE, 32, 47, ESCAPE_COLLECT, ESCAPE_INTERMEDIATE);
  on(ESCAPE, 48, 126, ESCAPE_END, GROUND);
  on(ESCAPE, 127, 255, NOTHING2, ESCAPE);
  for (const opener of ["X", "^", "_", "k"]) at(ESCAPE, opener, NOTHING2, STRING);
  at(ESCAPE, "P", NOTHING2, DCS);
  at(ESCAPE, "[", CSI_START, CSI);
  at(ESCAPE, "]", OSC_START, OSC);
  controlsWithin(ESCAPE);
  anywhere(ESCAPE);
  on(ESCAPE_INTERMEDIATE, 32, 47, ESCAPE_COLLECT, ESCAPE_INTERMEDIATE);
  on(ESCAPE_INTERMEDIATE, 48, 126, ESCAPE_END, GROUND);
  on(ESCAPE_INTERMEDIATE, 127, 255, NOTHING2, ESCAPE_INTERMEDIATE);
  controlsWithin(ESCAPE_INTERMEDIATE);
  anywhere(ESCAPE_INTERMEDIATE);
  on(CSI, 32, 47, CSI_COLLECT, CSI);
  on(CSI, 48, 63, CSI_PARAMETER, CSI);
  on(CSI, 64, 126, CSI_END, GROUND);
  on(CSI, 127, 255, NOTHING2, CSI);
  controlsWithin(CSI);
  anywhere(CSI);
  on(OSC, 0, 31, NOTHING2, OSC);
  on(OSC, 32, 255, OSC_PUT, OSC);
  anywhere(OSC);
  on(OSC, 7, 7, OSC_END, GROUND);
  on(OSC, 27, 27, OSC_END, ESCAPE);
  on(STRING, 0, 255, NOTHING2, STRING);
  anywhere(STRING);
  on(DCS, 0, 255, NOTHING2, DCS);
  on(DCS, 27, 27, NOTHING2, DCS_ESCAPE);
  on(DCS_ESCAPE, 0, 255, NOTHING2, DCS);
  at(DCS_ESCAPE, "\\", NOTHING2, GROUND);
  return table;
  function at(state2, character, action, next) {
    const byte = character.charCodeAt(0);
    on(state2, byte, byte, action, next);
  }
}

// src/terminal/scanner.ts
var MAX_TITLE_BYTES = 1024;
var MAX_PARAMETERS = 16;
var MAX_PARAMETER = 65535;
var OutputScanner = class {
  #state = GROUND;
  #utf8 = new Utf8Assembler();
  #line = new LineAssembler();
  #alternate = false;
  #parameters = new Int32Array(MAX_PARAMETERS);
  #parameterCount = 0;
  #prefix = 0;
  #collected = false;
  #string = Buffer.alloc(MAX_TITLE_BYTES + 2);
  #stringLength = 0;
  #visible = false;
  #bells = 0;
  #title;
  #alternateChanges = [];
  /** The last line with something on it, at most 200 characters, without control characters. */
  get lastLine() {
    return this.#line.text;
  }
  /** True while the program shows the alternate screen. */
  get alternate() {
    return this.#alternate;
  }
  /** Reads the next piece of output. */
  push(data) {
    this.#visible = false;
    this.#bells = 0;
    this.#title = void 0;
    this.#alternateChanges = [];
    const length = data.length;
    let at = 0;
    while (at < length) {
      const entry = TABLE[this.#state << 8 | data[at]];
      const action = entry >> 4;
      this.#state = entry & 15;
      if (action === PRINT) {
        at = this.#print(data, at);
        continue;
      }
      if (action !== NOTHING2) this.#perform(action, data[at], at);
      at += 1;
    }
    return {
      visible: this.#visible,
      bells: this.#bells,
      title: this.#title,
      alternateChanges: this.#alternateChanges
    };
  }
  /** Takes the run of printable ASCII that starts at `from`; returns where it ends. */
  #print(data, from) {
    const length = data.length;
    this.#abandonCharacter();
    let to = from;
    let byte = data[to];
    while (byte === 32) {
      to += 1;
      byte = to < length ? data[to] : 0;
    }
    if (byte > 32 && byte < 127) this.#visible = true;
    while (byte >= 32 && byte < 127) {
      to += 1;
      byte = to < length ? data[to] : 0;
    }
    this.#line.writeAscii(data, from, to);
    return to;
  }
  #perform(action, byte, at) {
    if (action === HIGH) {
      this.#high(byte);
      return;
    }
    switch (action) {
      case CONTROL:
        this.#control(byte);
        break;
      case ESCAPE_START:
        this.#abandonCharacter();
        this.#collected = false;
        break;
      case ESCAPE_COLLECT:
      case CSI_COLLECT:
        this.#collected = true;
        break;
      case ESCAPE_END:
        if (!this.#collected) this.#escape(byte, at);
        break;
      case CSI_START:
        this.#parameters.fill(0);
        this.#parameterCount = 1;
        this.#prefix = 0;
        break;
      case CSI_PARAMETER:
        this.#parameter(byte);
        break;
      case CSI_END:
        if (!this.#collected) this.#csi(byte, at);
        break;
      case OSC_START:
        this.#stringLength = 0;
        break;
      case OSC_PUT:
        if (this.#stringLength < this.#string.length) {
          this.#string[this.#stringLength] = byte;
          this.#stringLength += 1;
        }
        break;
      case OSC_END:
        this.#collected = false;
        this.#title = titleOf(this.#string.subarray(0, this.#stringLength)) ?? this.#title;
        break;
    }
  }
  #high(byte) {
    const codePoint = this.#utf8.push(byte);
    if (this.#utf8.abandoned) this.#write(REPLACEMENT2);
    if (codePoint >= 0) this.#write(codePoint);
  }
  /** A character that was cut short shows as a replacement character. */
  #abandonCharacter() {
    if (this.#utf8.reset()) this.#write(REPLACEMENT2);
  }
  #write(codePoint) {
    if (codePoint < 160) return;
    if (codePoint !== NO_BREAK_SPACE) this.#visible = true;
    this.#line.writeCodePoint(codePoint);
  }
  #control(byte) {
    this.#abandonCharacter();
    switch (byte) {
      case 7:
        this.#bells += 1;
        break;
      case 8:
        this.#line.moveBy(-1);
        break;
      case 9:
        this.#line.tab();
        break;
      case 10:
      case 11:
      case 12:
        this.#line.finish();
        break;
      case 13:
        this.#line.moveTo(0);
        break;
    }
  }
  #escape(byte, at) {
    switch (byte) {
      // Next line, index, reverse index, restore cursor: the cursor is on another line.
      case 69:
      case 68:
      case 77:
      case 56:
        this.#line.finish();
        break;
      // Full reset.
      case 99:
        this.#line.finish();
        this.#setAlternate(false, at);
        break;
    }
  }
  #parameter(byte) {
    const last = this.#parameterCount - 1;
    if (byte <= 57) {
      if (last >= MAX_PARAMETERS) return;
      const value = this.#parameters[last] * 10 + byte - 48;
      this.#parameters[last] = Math.min(value, MAX_PARAMETER);
    } else if (byte <= 59) {
      if (last < MAX_PARAMETERS) this.#parameterCount += 1;
    } else {
      this.#prefix = byte;
    }
  }
  #csi(final, at) {
    if (this.#prefix === QUESTION_MARK && (final === 104 || final === 108)) {
      const count = Math.min(this.#parameterCount, MAX_PARAMETERS);
      const asked = this.#parameters.subarray(0, count).some((mode) => mode === 1049 || mode === 1047 || mode === 47);
      if (asked) this.#setAlternate(final === 104, at);
      return;
    }
    if (this.#prefix !== 0) return;
    const first = this.#parameters[0];
    switch (String.fromCharCode(final)) {
      case "C":
      case "a":
        this.#line.moveBy(Math.max(first, 1));
        break;
      case "D":
        this.#line.moveBy(-Math.max(first, 1));
        break;
      case "G":
      case "`":
        this.#line.moveTo(first - 1);
        break;
      case "K":
        if (first === 0) this.#line.eraseRight();
        else if (first === 1) this.#line.eraseLeft();
        else if (first === 2) this.#line.eraseAll();
        break;
      case "J":
        if (first === 0) this.#line.eraseRight();
        else if (first === 2) this.#line.eraseAll();
        break;
      // Up, down, next and previous line, position, row, restore cursor: the cursor is on another line.
      case "A":
      case "B":
      case "E":
      case "F":
      case "H":
      case "f":
      case "d":
      case "u":
        this.#line.finish();
        break;
    }
  }
  #setAlternate(on, at) {
    if (on === this.#alternate) return;
    this.#alternate = on;
    this.#line.finish();
    this.#alternateChanges.push({ offset: at + 1, on });
  }
};
var REPLACEMENT2 = 65533;
var NO_BREAK_SPACE = 160;
var QUESTION_MARK = 63;
function titleOf(osc) {
  if (osc[0] !== 48 && osc[0] !== 50 || osc[1] !== 59) return void 0;
  const cut = osc.length === MAX_TITLE_BYTES + 2;
  const text = osc.toString("utf8", 2);
  const shown = text.replace(/[\u0000-\u001f\u007f-\u009f]/g, "");
  return cut ? shown.replace(/\ufffd{1,3}$/, "") : shown;
}

// src/terminal/seam.ts
var SETTLE = "\x1B\\\x1B[m";
var MAX_COMPARED = 50;
var MIN_ABOVE_SCREEN = 3;
function continueLog(image, logged) {
  if (logged.lines.length === 0) return { data: paint(image), joined: true };
  const texts = image.lines.map(plainText);
  const seam = findSeam(logged.lines, texts, image.rows);
  const leave = logged.alternate ? "\x1B[?1049l" : "";
  if (seam === void 0) {
    const start2 = Buffer.from(`${SETTLE}${leave}${moveTo(image.rows - 1, 0)}\r
\x1B)0`);
    return { data: Buffer.concat([start2, ...paintRows(image, 0), ...paintScreen(image), image.pending]), joined: false };
  }
  const same = seam.above === 0 && texts[seam.at] === logged.lines.at(-1);
  const nothingFollows = texts.slice(seam.at + 1).every((text) => text === "");
  if (same && nothingFollows && image.alternate === void 0 && !logged.alternate) {
    return { data: image.pending, joined: true };
  }
  const rewritten = seam.above === 0 && logged.lastRow >= 0;
  const below = seam.above === 0 ? moveTo(0, 0) : `${moveTo(image.rows - 1, 0)}\r
`;
  const place = rewritten ? moveTo(logged.lastRow, 0) : below;
  const first = rewritten ? seam.at : seam.at + 1;
  const start = Buffer.from(`${SETTLE}${leave}${place}\x1B)0`);
  const colours = carriedColours(image.lines.slice(Math.max(0, first - 200), first));
  return {
    data: Buffer.concat([start, colours, ...paintRows(image, first), ...paintScreen(image), image.pending]),
    joined: true
  };
}
function hasHole(image, before, after) {
  const texts = image.lines.map(plainText);
  const seam = findSeam(before, texts, image.rows);
  if (seam === void 0 || seam.above > 0) return false;
  const inPane = texts.slice(seam.at + 1).filter((text) => text !== "");
  const inLog = after.slice(before.length).filter((text) => text !== "");
  const whole = inLog.slice(1);
  if (whole.length === 0 || inPane.length <= inLog.length) return false;
  return whole.every((text, at) => text === inPane[inPane.length - whole.length + at]);
}
function findSeam(logged, texts, rows) {
  for (let above = 0; above < Math.min(rows, logged.length); above += 1) {
    const last = logged.length - 1 - above;
    const lastText = logged[last] ?? "";
    for (let at = texts.length - 1; at >= 0; at -= 1) {
      const text = texts[at] ?? "";
      if (above === 0 ? !text.startsWith(lastText) : text !== lastText) continue;
      const agreed = agreement(logged, last, texts, at);
      if (agreed === void 0) continue;
      if (above === 0 ? agreed > 0 || lastText !== "" : agreed >= MIN_ABOVE_SCREEN) return { at, above };
    }
  }
  return void 0;
}
function agreement(logged, last, texts, at) {
  let count = 0;
  const depth = Math.min(last, at, MAX_COMPARED);
  for (let up = 1; up <= depth; up += 1) {
    if (logged[last - up] !== texts[at - up]) return void 0;
    if (logged[last - up] !== "") count += 1;
  }
  return count;
}
var STYLING = /\x1b\[[0-9;:]*m|\x1b\]8;[^\x07\x1b]*(?:\x07|\x1b\\)|[\x0e\x0f]/g;
function plainText(line) {
  return line.toString().replaceAll(STYLING, "").trimEnd();
}
function carriedColours(lines) {
  const sequences = lines.flatMap((line) => line.toString("latin1").match(/\x1b\[[0-9;:]*m/g) ?? []);
  const reset = sequences.findLastIndex((sequence2) => /^\x1b\[0?m$/.test(sequence2));
  return Buffer.from(sequences.slice(reset + 1).join(""), "latin1");
}

// src/controller/logged-tail.ts
var TAIL_BYTES = 512 * 1024;
async function loggedTail(directory, cols, rows) {
  const log = await openLog(directory);
  const from = Math.max(log.start, log.end - TAIL_BYTES);
  const transcript = new Transcript(log.sizeAt(from));
  const switched = log.entries.findLast((entry) => entry.kind === "alternate" && entry.at <= from);
  if (switched?.kind === "alternate" && switched.on) await transcript.write(Buffer.from("\x1B[?1049h"));
  let at = from;
  for (const entry of log.entries) {
    if (entry.kind !== "size" || entry.at <= from) continue;
    for await (const chunk of log.read(at, entry.at)) await transcript.write(chunk);
    transcript.resize(entry.cols, entry.rows);
    at = entry.at;
  }
  for await (const chunk of log.read(at, log.end)) await transcript.write(chunk);
  transcript.resize(cols, rows);
  const mainScreen = () => transcript.alternate ? transcript.behind() : transcript.screen();
  const final = textOf(transcript.take());
  return {
    lines: [...final, ...textOf(mainScreen())],
    lastRow: transcript.lastRow,
    alternate: transcript.alternate,
    linesWith: async (more) => {
      await transcript.write(more);
      return [...final, ...textOf(transcript.take()), ...textOf(mainScreen())];
    }
  };
}
function textOf(lines) {
  return lines.map((line) => line.text.trimEnd());
}

// src/controller/tracked-runner.ts
var OUTPUT_EVENT_MS = 50;
var SETTLED_MS = 300;
var TrackedRunner = class _TrackedRunner {
  #options;
  #log;
  #events;
  #scanner = new OutputScanner();
  #record;
  #life;
  #timer;
  #lastOutputAt;
  #outputEventDue = 0;
  #outputEventPending = false;
  /** Writes and events happen in this order, one after the other. */
  #work = Promise.resolve();
  /** Opens the runner's directory and log, or goes on with them. Throws a Failure `cannot-create` or `log-unavailable`. */
  static async open(options) {
    const { directory, settings, onTrouble } = options;
    try {
      mkdirSync(directory, { recursive: true, mode: 448 });
      const { logMaxBytes: maxBytes, logMaxFiles: maxFiles } = settings;
      const log = await RunLog.open({ directory, maxBytes, maxFiles, onTrouble });
      await writeRecord(directory, options.record);
      return new _TrackedRunner(options, log);
    } catch (error) {
      throw new Failure("cannot-create", `cannot write the log in ${directory}: ${messageOf(error)}`, {
        next: "free space, or set XDG_STATE_HOME to a directory that you can write to",
        cause: error
      });
    }
  }
  constructor(options, log) {
    this.#options = options;
    this.#log = log;
    this.#record = options.record;
    this.#events = new JsonLines(join6(options.directory, "events.jsonl"));
    const life = newLife(Date.now(), options.record.idleAfterMs);
    this.#life = isFinal(options.record.state) ? { ...life, state: options.record.state } : life;
  }
  get record() {
    return { ...this.#record, state: this.#life.state, lastLine: this.#scanner.lastLine || this.#record.lastLine };
  }
  get id() {
    return this.#record.id;
  }
  get name() {
    return this.#record.name;
  }
  get pane() {
    return this.#record.pane;
  }
  get state() {
    return this.#life.state;
  }
  get logFile() {
    return join6(this.#options.directory, LIVE_FILE);
  }
  get metrics() {
    const { end: bytes, recoveredBytes, gaps } = this.#log;
    return { bytes, recoveredBytes, gaps, lastOutputAt: this.#lastOutputAt };
  }
  /** What was seen that speaks for its state now. */
  get evidence() {
    const { state: state2, lastVisibleAt, idleAfterMs } = this.#life;
    if (state2.kind === "idle") {
      return [
        { rule: "silence", source: "silence", text: `no visible output for ${idleAfterMs} ms`, time: state2.since }
      ];
    }
    if (state2.kind !== "active") return [];
    return [{ rule: "visible-output", source: "output", text: "visible output, or marked", time: lastVisibleAt }];
  }
  bytes(data) {
    const now = Date.now();
    this.#lastOutputAt = now;
    const visible = this.#scan(data);
    this.#log.append(data, now);
    if (visible) this.apply({ kind: "visible-output", at: now });
    this.#announceOutput(now);
  }
  async image(image, why) {
    this.#log.size(image.cols, image.rows);
    if (this.#log.end === 0) {
      const data = paint(image);
      this.#scan(data);
      this.#log.recovered(data, why);
    } else {
      await this.#log.flushed();
      const logged = await loggedTail(this.#options.directory, image.cols, image.rows);
      const { data, joined: joined2 } = continueLog(image, logged);
      if (!joined2) this.#log.gap(null, why);
      this.#scan(data);
      this.#log.recovered(data, why);
      if (data.length > 0) this.tell("recovered", { bytes: data.length, why, joined: joined2 });
    }
    this.apply({ kind: "connected", at: Date.now() });
  }
  async follows(data, image) {
    await this.#log.flushed();
    const tail = await loggedTail(this.#options.directory, image.cols, image.rows);
    return !hasHole(image, tail.lines, await tail.linesWith(data));
  }
  /** Takes one event of life and does what follows from it. */
  apply(event) {
    const { life, actions } = step(this.#life, event);
    this.#life = life;
    for (const action of actions) {
      switch (action.kind) {
        case "arm-timer":
          this.#arm(action.at);
          break;
        case "disarm-timer":
          clearTimeout(this.#timer);
          break;
        case "announce":
          this.#announceState(action.from);
          break;
      }
    }
  }
  /** Takes over where a snapshot shows the pane. */
  place(row) {
    this.#log.size(row.cols, row.rows);
    const { windowName: window, sessionName: session, pid } = row;
    const known = this.#record;
    if (known.window === window && known.session === session && known.pid === pid) return;
    this.#record = { ...known, window, session, pid };
    this.tell("moved", { window, session });
    this.#save();
    this.#options.onChange();
  }
  rename(name) {
    const before = this.#record.name;
    this.#record = { ...this.#record, name };
    this.tell("renamed", { from: before });
    this.#save();
    this.#options.onChange();
  }
  /** Tells an event after the log that it speaks of is on disk. */
  tell(type, fields) {
    this.#then(async () => {
      await this.#log.flushed();
      this.#events.append(this.#options.hub.publish(this.id, this.name, type, fields));
    });
  }
  /** Ends the run by a final event and closes its log. */
  async finish(event) {
    if (isFinal(this.#life.state)) return;
    const quiet = this.#lastOutputAt === void 0 || event.at - this.#lastOutputAt >= SETTLED_MS;
    const endConfirmed = quiet || event.kind === "unmarked";
    this.#record = { ...this.#record, endConfirmed };
    this.apply(event);
    this.#then(async () => this.#log.finish(endConfirmed));
    await this.close();
  }
  /** Writes everything and lets go of the files without ending the run. */
  async close() {
    clearTimeout(this.#timer);
    await this.#work;
    await this.#log.close();
    await this.#events.flushed();
  }
  #scan(data) {
    const start = this.#log.end;
    const { visible, alternateChanges } = this.#scanner.push(data);
    for (const change of alternateChanges) this.#log.alternate(start + change.offset, change.on);
    return visible;
  }
  #arm(at) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.apply({ kind: "silence-timer", at: Date.now() }), Math.max(0, at - Date.now()));
  }
  #announceState(from) {
    const { kind: state2, ...details } = this.#life.state;
    this.tell("state", { state: state2, from: from.kind, ...details });
    this.#save();
    this.#options.onChange();
  }
  #announceOutput(now) {
    if (this.#outputEventPending || !this.#options.hub.listened) return;
    this.#outputEventPending = true;
    const publish = () => this.#then(async () => {
      await this.#log.flushed();
      this.#outputEventPending = false;
      this.#outputEventDue = Date.now() + OUTPUT_EVENT_MS;
      this.#options.hub.publish(this.id, this.name, "output", { at: this.#log.end });
    });
    if (now >= this.#outputEventDue) publish();
    else setTimeout(publish, this.#outputEventDue - now).unref();
  }
  #save() {
    this.#then(async () => writeRecord(this.#options.directory, this.record));
  }
  #then(work) {
    this.#work = this.#work.then(work).catch((error) => this.#options.onBug(error));
  }
};

// src/controller/fleet.ts
var Fleet = class {
  #options;
  #live = /* @__PURE__ */ new Map();
  #ended = /* @__PURE__ */ new Map();
  #exits;
  #rows = [];
  constructor(options) {
    this.#options = options;
    this.#exits = new ExitStatus(() => {
      options.askAll([["run-shell", "-b", ":"]]).catch(() => void 0);
      options.onDoubt();
    });
  }
  get live() {
    return [...this.#live.values()];
  }
  /** Everything about every runner, live ones first. */
  get records() {
    return [...this.live.map((runner) => runner.record), ...this.#ended.values()];
  }
  /** What status line and badges show: runners whose pane is still there to go to. */
  get shown() {
    return this.records.flatMap((record) => {
      const windows = this.#rowsOf(record).map((row) => row.window);
      return windows.length === 0 ? [] : [{ state: record.state.kind, windows }];
    });
  }
  /** The session where a live runner is, for clients that have to be somewhere. */
  get homeSession() {
    return this.live.flatMap((runner) => this.#rowsOf(runner.record))[0]?.session;
  }
  /** True while there is a pane to go to. */
  hasPane(record) {
    return this.#rowsOf(record).length > 0;
  }
  directory(id) {
    return join7(this.#options.root, id);
  }
  /** Finds a runner by pane id, id or name; a live one before an ended one. Throws a Failure `runner-not-found`. */
  find(selector) {
    const records = this.records;
    const matches = records.filter(({ id, name, pane }) => [id, name, pane].includes(selector));
    const live = matches.find((record) => !isFinal(record.state));
    const newest = matches.toSorted((a, b) => b.state.since - a.state.since)[0];
    const found = live ?? newest;
    if (found === void 0) {
      throw new Failure("runner-not-found", `there is no runner '${selector}'`, {
        next: "list the runners with: geppetto-tmux ls"
      });
    }
    return found;
  }
  liveRunner(id) {
    return this.#live.get(id);
  }
  liveIn(pane) {
    return this.live.find((runner) => runner.pane === pane);
  }
  /** Marks a pane of the latest snapshot. Throws `pane-not-found`, `pane-dead`, `runner-exists` or `cannot-create`. */
  async mark(pane, request2) {
    const row = this.#rows.find((candidate) => candidate.pane === pane);
    if (row === void 0) throw new Failure("pane-not-found", `there is no pane ${pane}`);
    if (row.dead) {
      throw new Failure("pane-dead", `the program in ${pane} has ended`, {
        next: `start it again first: tmux respawn-pane -t ${pane}`
      });
    }
    const existing = this.liveIn(pane);
    if (existing !== void 0) {
      throw new Failure("runner-exists", `${pane} is already the runner '${existing.name}'`, {
        next: `release it with: geppetto-tmux unmark ${existing.name}`
      });
    }
    const agent = request2.agent ?? agentOf(row.command);
    const name = request2.name === void 0 ? this.#freeName(row, agent) : this.#checkFree(request2.name);
    const settings = await this.#options.settings();
    const idleAfterMs = request2.idleAfterMs ?? settings.idleAfterMs;
    const record = newRecord(row, { id: newRunnerId(), name, agent, idleAfterMs, server: this.#options.server });
    const runner = await this.#track(record, settings, "adopted");
    await this.#options.askAll(paneMarks(record));
    runner.tell("marked", { pane, agent });
    return runner;
  }
  /** Releases a runner: its log ends, its pane stays as it is. */
  async unmark(runner) {
    await this.#end(runner, { kind: "unmarked", at: Date.now() });
    await this.#options.askAll(paneUnmarks(runner.pane)).catch(() => void 0);
    return this.find(runner.id);
  }
  rename(id, name) {
    const runner = this.#live.get(id);
    if (runner === void 0) throw new Failure("invalid-request", "this runner has ended and keeps its name");
    if (runner.name === name) return;
    runner.rename(this.#checkFree(name));
    this.#options.askAll([["set-option", "-p", "-t", runner.pane, "@geppetto_name", runner.name]]).catch(() => void 0);
  }
  /** Forgets an ended runner and deletes its log. Throws `runner-live` while it lives. */
  remove(record) {
    if (!isFinal(record.state)) {
      throw new Failure("runner-live", `'${record.name}' is still running`, {
        next: `release it first: geppetto-tmux unmark ${record.name}`
      });
    }
    try {
      rmSync2(this.directory(record.id), { recursive: true, force: true });
    } catch (error) {
      throw new Failure("permission-denied", `cannot delete ${this.directory(record.id)}: ${messageOf(error)}`);
    }
    this.#ended.delete(record.id);
    this.#options.hub.publish(record.id, record.name, "removed", {});
    this.#options.onChange();
  }
  /** Takes over what a snapshot shows: panes that moved, ended or are gone. */
  async update(rows) {
    this.#rows = rows;
    for (const runner of this.live) {
      const row = this.#rowsOf(runner.record)[0];
      const at = Date.now();
      if (row?.dead === false) {
        runner.place(row);
        continue;
      }
      const end2 = row === void 0 ? { kind: "vanished", at, why: "pane-closed" } : this.#exits.of(runner.id, row, at);
      if (end2 !== void 0) await this.#end(runner, end2);
    }
    this.#options.feeds.update(rows);
    this.#options.onChange();
  }
  /** True when the program of a live runner has ended and nobody has told us. */
  get doubtful() {
    return this.live.some((runner) => !isRunning(runner.record.pid));
  }
  /**
   * Picks up the runners of an earlier controller from the marks on their panes and from their files, and closes the
   * books on those whose pane or server is gone.
   */
  async restore(rows, report2) {
    this.#rows = rows;
    const { root, server, journal } = this.#options;
    const settings = await this.#options.settings();
    const marked = new Map(rows.filter((row) => isRunnerId(row.runnerId)).map((row) => [row.runnerId, row]));
    const { logRetentionMs: retentionMs } = settings;
    const past = await readPastRuns({ root, server, marked: new Set(marked.keys()), retentionMs, report: report2 });
    for (const record of past.ended) this.#ended.set(record.id, record);
    for (const [id, row] of marked) {
      if (this.#ended.has(id)) continue;
      const record = past.open.get(id) ?? this.#recordFromMarks(row, settings);
      try {
        const runner = await this.#track(
          { ...record, state: { kind: "starting", since: Date.now() } },
          settings,
          "resumed"
        );
        runner.tell("resumed", { pane: row.pane });
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        journal.note("runner could not be picked up", { runner: id, error: error.message });
        report2(`'${record.name}' could not be picked up: ${error.message}`);
      }
    }
  }
  /** Ends every live runner: the server is gone. */
  async serverGone() {
    const at = Date.now();
    await Promise.all(this.live.map(async (runner) => this.#end(runner, { kind: "vanished", at, why: "server-gone" })));
  }
  /** Lets go of every runner without ending it: another controller goes on. */
  async close() {
    await Promise.all(this.live.map(async (runner) => runner.close()));
  }
  async #track(record, settings, why) {
    const { hub, journal, onChange, feeds } = this.#options;
    const runner = await TrackedRunner.open({
      directory: this.directory(record.id),
      record,
      settings,
      hub,
      onChange,
      onTrouble: (problem) => this.#options.onTrouble(record.name, problem),
      onBug: (error) => journal.bug(error)
    });
    const pane = runner.pane;
    const sessions = this.#rows.filter((row) => row.pane === pane).map((row) => row.session);
    this.#live.set(record.id, runner);
    try {
      await feeds.add(pane, sessions, why, runner);
    } catch (error) {
      this.#live.delete(record.id);
      await runner.close();
      if (why === "adopted") rmSync2(this.directory(record.id), { recursive: true, force: true });
      throw error;
    }
    journal.note("runner tracked", { runner: record.id, name: record.name, pane, why });
    return runner;
  }
  async #end(runner, event) {
    await this.#options.feeds.remove(runner.pane);
    await runner.finish(event);
    this.#live.delete(runner.id);
    this.#ended.set(runner.id, runner.record);
    this.#options.journal.note("runner ended", { runner: runner.id, name: runner.name, state: runner.state });
    this.#options.onChange();
  }
  /** The file of a marked pane is lost or spoilt: what the pane itself says is enough to go on. */
  #recordFromMarks(row, { idleAfterMs }) {
    const name = freeName(row.runnerName, this.#names());
    const agent = row.agent === "" ? "command" : row.agent;
    return newRecord(row, { id: row.runnerId, name, agent, idleAfterMs, server: this.#options.server });
  }
  #rowsOf({ id, pane }) {
    return isPaneId(pane) ? this.#rows.filter((row) => row.pane === pane && this.#isCurrent(id, row)) : [];
  }
  /** The pane of an ended run may have been marked again since. */
  #isCurrent(id, row) {
    return this.#live.has(id) || row.dead && this.liveIn(row.pane) === void 0;
  }
  #names() {
    return new Set(this.live.map((runner) => runner.name));
  }
  #freeName(row, agent) {
    return freeName(agent === "command" ? row.windowName : agent, this.#names());
  }
  #checkFree(name) {
    const checked = checkName(name);
    if (this.#names().has(checked)) {
      throw new Failure("runner-exists", `there is already a runner '${checked}'`, { next: "choose another name" });
    }
    return checked;
  }
};

// src/controller/hooks.ts
var INDEX = 7331;
function setHooks(command) {
  const shell = `${command.map(shellWord).join(" ")} >/dev/null 2>&1 || :`;
  const text = shell.replaceAll("#", "##");
  return [
    [
      "set-hook",
      "-g",
      `pane-died[${INDEX}]`,
      `if-shell -F "#{@geppetto_id}" { run-shell -b ${quote(text).toString()} }`
    ]
  ];
}
function unsetHooks() {
  return [["set-hook", "-gu", `pane-died[${INDEX}]`]];
}
function shellWord(text) {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

// src/controller/server-link.ts
var ServerLink = class {
  #options;
  #line;
  #opening;
  #wanted = false;
  #gone = false;
  constructor(options) {
    this.#options = options;
  }
  get line() {
    return this.#line;
  }
  /** Runs one command and returns its lines; throws the Failure that tmux's error means. */
  async ask(command) {
    const [lines = []] = await this.askAll([command]);
    return lines;
  }
  /** Runs commands in order, over the line in one pass of the server; one list of lines for each. */
  async askAll(commands) {
    const line = this.#line;
    if (line === void 0) return this.#askSingly(commands);
    const replies = await line.send(commands);
    const failed = replies.find((reply) => !reply.ok);
    if (failed !== void 0) throw tmuxFailure(Buffer.concat(failed.body).toString(), this.#options.address);
    return replies.map((reply) => reply.body.map((bytes) => bytes.toString()));
  }
  /** Opens the line and keeps it open, in the given scope, until `release`. */
  async hold(scope) {
    this.#wanted = true;
    if (this.#line !== void 0) return;
    this.#opening ??= this.#open(scope).finally(() => {
      this.#opening = void 0;
    });
    await this.#opening;
  }
  /** Closes the line: nothing is left to watch. */
  async release() {
    this.#wanted = false;
    const line = this.#line;
    this.#line = void 0;
    await line?.close();
  }
  /** False when the server is gone for sure: it says so twice. One that is too busy to answer, or stopped, is not. */
  async #stands(signal) {
    const { address, binary, identity } = this.#options;
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      try {
        const found = await readIdentity(address, binary);
        return found.pid === identity.pid && found.startedAt === identity.startedAt;
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        if (error.kind !== "server-gone") return true;
        await sleep(backoffMs(attempt), signal);
      }
    }
    return false;
  }
  async #open(scope) {
    const { address, binary, journal, onChange, onLine } = this.#options;
    const session = await this.#chooseSession();
    const line = await openLine({ address, binary, session, onChange });
    this.#line = line;
    journal.note("line opened", { session, client_pid: line.pid });
    void line.ended.then((end2) => {
      if (this.#line === line) this.#line = void 0;
      if (!this.#wanted || scope.signal.aborted) return;
      journal.note("line ended", { end: end2 });
      scope.fork(async (signal) => this.#reopen(scope, signal));
    });
    onLine();
    return line;
  }
  async #reopen(scope, signal) {
    for (let attempt = 1; this.#wanted && this.#line === void 0; attempt += 1) {
      if (!await this.#stands(signal)) return this.#serverGone();
      try {
        await this.hold(scope);
      } catch (error) {
        signal.throwIfAborted();
        this.#options.journal.note("line could not be opened", { error: messageOf(error), attempt });
        await sleep(backoffMs(attempt), signal);
      }
    }
  }
  #serverGone() {
    if (this.#gone) return;
    this.#gone = true;
    this.#options.onServerGone();
  }
  /** A session where we are anyway, else one with a terminal, so that as little as possible looks different. */
  async #chooseSession() {
    const [sessionLines = [], clientLines = []] = await this.#askSingly([LIST_SESSIONS, LIST_CLIENTS]);
    const sessions = parseSessions(sessionLines).map((row) => row.session);
    const preferred = this.#options.preferredSession();
    if (preferred !== void 0 && sessions.includes(preferred)) return preferred;
    const terminal = parseClients(clientLines).find((client) => !client.control)?.session;
    const session = terminal ?? sessions[0];
    if (session === void 0) throw new Failure("server-gone", `no sessions at ${this.#options.address.socket}`);
    return session;
  }
  async #askSingly(commands) {
    const { address, binary } = this.#options;
    const answers2 = [];
    for (const command of commands) {
      const text = await runTmux(address, command, { binary });
      answers2.push(text === "" ? [] : text.split("\n"));
    }
    return answers2;
  }
};
async function readIdentity(address, binary) {
  const text = await runTmux(address, ["display-message", "-p", "#{pid} #{start_time} #{version}"], { binary });
  const [pid = "", startedAt = "", ...version] = text.split(" ");
  return { pid: Number(pid), startedAt: Number(startedAt), version: version.join(" ") };
}

// src/controller/status-line.ts
var FLUSH_MS = 250;
var StatusLine = class {
  #options;
  #published = /* @__PURE__ */ new Map();
  #timer;
  #running;
  #dirty = false;
  #nextAt = 0;
  constructor(options) {
    this.#options = options;
  }
  /** Something may look different: writes it now, or as soon as the pace allows. */
  changed() {
    this.#dirty = true;
    if (this.#timer !== void 0 || this.#running !== void 0) return;
    this.#timer = setTimeout(() => void this.flush(), Math.max(0, this.#nextAt - Date.now()));
  }
  /** Writes what differs at once; resolves when tmux has it. */
  async flush() {
    clearTimeout(this.#timer);
    this.#timer = void 0;
    await this.#running;
    if (!this.#dirty) return;
    this.#dirty = false;
    this.#running = this.#write().catch((error) => {
      this.#published.clear();
      this.#options.onFailure(error);
    }).finally(() => {
      this.#running = void 0;
      this.#nextAt = Math.max(this.#nextAt, Date.now() - FLUSH_MS) + FLUSH_MS;
      if (this.#dirty) this.changed();
    });
    await this.#running;
  }
  /** Forgets what was published, so that the next write sets everything again. */
  forget() {
    this.#published.clear();
    this.changed();
  }
  /** Takes everything back: nobody watches the runners any more. */
  async clear() {
    clearTimeout(this.#timer);
    await this.#running;
    if (this.#published.size === 0) return;
    await this.#write([]).catch(this.#options.onFailure);
  }
  async #write(runners = this.#options.runners()) {
    const wanted = statusVariables(runners);
    const commands = [];
    for (const [name, value] of wanted) {
      if (this.#published.get(name) === value) continue;
      commands.push(value === "" ? ["set-environment", "-gu", name] : ["set-environment", "-gh", name, value]);
    }
    if (commands.length === 0) return;
    const [clients = []] = await this.#options.ask([LIST_CLIENTS]);
    const terminals = parseClients(clients).filter((client) => !client.control);
    await this.#options.ask([...commands, ...terminals.map(({ name }) => ["refresh-client", "-S", "-t", name])]);
    for (const [name, value] of wanted) this.#published.set(name, value);
  }
};
function statusVariables(runners) {
  const variables = /* @__PURE__ */ new Map();
  for (const state2 of STATE_KINDS) {
    if (state2 === "stopped") continue;
    const found = runners.filter((runner) => runner.state === state2);
    const windows = [...new Set(found.flatMap((runner) => runner.windows))];
    const name = `GEPPETTO_${state2.toUpperCase()}`;
    variables.set(name, windows.length === 0 ? "" : ` ${windows.join(" ")} `);
    variables.set(`${name}_COUNT`, found.length === 0 ? "" : String(found.length));
  }
  return variables;
}

// src/controller/controller.ts
var SETTLE_MS = 50;
var MAX_LOOKS2 = 6;
var NOTHING_TO_WATCH_MS = 10 * 6e4;
var Controller = class {
  version;
  hub = new EventHub();
  fleet;
  /** Settles when the controller has to end. */
  ending;
  #options;
  #link;
  #feeds;
  #status;
  #startedAt = (/* @__PURE__ */ new Date()).toISOString();
  #problems = /* @__PURE__ */ new Map();
  /** Marks, releases and looks at the server, one after the other. */
  #turn = Promise.resolve();
  #rows = [];
  #lookTimer;
  #lookUrgently = false;
  #restTimer;
  #end = () => void 0;
  constructor(options) {
    const { scope, address, binary, journal } = options;
    this.#options = options;
    this.version = options.version;
    this.ending = new Promise((resolve) => {
      this.#end = resolve;
    });
    this.#feeds = new Feeds({
      scope,
      journal,
      connect: async (tap) => openTap({ address, binary, capabilities: options.capabilities, ...tap }),
      turnsOthersOff: options.capabilities.panesCanBeTurnedOff,
      onChange: (urgent) => this.#lookSoon(urgent)
    });
    this.#link = new ServerLink({
      address,
      binary,
      identity: options.identity,
      journal,
      onChange: () => this.#lookSoon(false),
      onLine: () => this.#lineOpened(),
      onServerGone: () => this.#end("server-gone"),
      preferredSession: () => this.fleet.homeSession
    });
    this.#status = new StatusLine({
      ask: async (commands) => this.#link.askAll(commands),
      runners: () => this.fleet.shown,
      onFailure: (error) => journal.note("status line could not be written", { error: messageOf(error) })
    });
    this.fleet = new Fleet({
      root: options.runners,
      server: { ...options.identity, socket: address.socket },
      feeds: this.#feeds,
      hub: this.hub,
      journal,
      askAll: async (commands) => this.#link.askAll(commands),
      settings: async () => this.#settings(),
      onChange: () => {
        this.#status.changed();
        if (this.fleet.doubtful) this.#lookSoon(false);
      },
      onDoubt: () => this.#lookSoon(false),
      onTrouble: (runner, problem) => this.#trouble(runner, problem)
    });
    scope.defer(async () => this.#close());
  }
  /** Picks up what an earlier controller left. */
  async start() {
    await this.#inTurn(async () => {
      const rows = await this.#panes();
      if (rows.some((row) => row.runnerId !== "")) await this.#link.hold(this.#options.scope);
      await this.fleet.restore(rows, (problem) => this.#report(problem));
      await this.#rest();
    });
  }
  /** Marks the pane that a tmux target names. */
  async mark(target, request2) {
    return this.#inTurn(async () => {
      await this.#link.hold(this.#options.scope);
      try {
        const pane = await this.#paneAt(target);
        await this.fleet.update(await this.#panes());
        const runner = await this.fleet.mark(pane, request2);
        await this.#status.flush();
        return runner.record;
      } finally {
        await this.#rest();
      }
    });
  }
  async unmark(selector) {
    return this.#inTurn(async () => {
      const { id, name } = this.fleet.find(selector);
      const runner = this.fleet.liveRunner(id);
      if (runner === void 0) throw new Failure("runner-not-found", `'${name}' has ended already`);
      const record = await this.fleet.unmark(runner);
      await this.#rest();
      return record;
    });
  }
  async toggle(target) {
    const pane = await this.#paneAt(target);
    const runner = this.fleet.liveIn(pane);
    if (runner !== void 0) return { marked: false, record: await this.unmark(runner.id) };
    return { marked: true, record: await this.mark(pane, {}) };
  }
  /** Looks at the server now. */
  async refresh() {
    await this.#look();
  }
  /** Looks at the server when something must have happened there that it has not told. */
  async settle() {
    for (let looks = 0; this.fleet.doubtful && looks < MAX_LOOKS2; looks += 1) {
      if (looks > 0) await sleep(SETTLE_MS);
      await this.#look();
    }
  }
  async askAll(commands) {
    return this.#link.askAll(commands);
  }
  /** Names of the live runners that a session shows. */
  runnersIn(session) {
    const panes = new Set(this.#rows.filter((row) => row.session === session).map((row) => row.pane));
    return this.fleet.live.filter((runner) => panes.has(runner.pane)).map((runner) => runner.name);
  }
  status() {
    const { address, binary, capabilities: capabilities2, identity, socket } = this.#options;
    const line = this.#link.line;
    const taps = this.#feeds.taps.map(({ session, pid }) => ({ role: "tap", session, pid }));
    return {
      pid: process.pid,
      version: this.version,
      startedAt: this.#startedAt,
      tmux: { version: capabilities2.version, pid: identity.pid, binary, socket: address.socket },
      socket,
      runners: this.fleet.live.length,
      clients: [
        ...line === void 0 ? [] : [{ role: "line", session: line.session, pid: line.pid }],
        ...taps
      ],
      problems: [...this.#problems.values()]
    };
  }
  /** Ends the controller; with `release` every runner is unmarked first and nothing of ours stays in tmux. */
  async stop({ release }) {
    if (release) {
      for (const runner of this.fleet.live) await this.unmark(runner.id);
      await this.#inTurn(async () => {
        const panes = this.#rows.filter((row) => row.runnerId !== "").map((row) => row.pane);
        await this.#link.askAll([...panes.flatMap(paneUnmarks), ...unsetHooks()]);
      });
    }
    this.#end("stopped");
  }
  /** Closes the books after the server has gone. */
  async serverGone() {
    await this.fleet.serverGone();
  }
  /** With runners the line stands; without, no client of ours is attached and the end is near. */
  async #rest() {
    clearTimeout(this.#restTimer);
    if (this.fleet.live.length > 0) return;
    this.#status.changed();
    await this.#status.flush();
    await this.#feeds.close();
    if (this.#link.line !== void 0) await this.#link.askAll(unsetHooks()).catch(() => void 0);
    await this.#link.release();
    this.#restTimer = setTimeout(() => this.#end("nothing-to-watch"), NOTHING_TO_WATCH_MS);
  }
  #lineOpened() {
    this.#link.askAll(setHooks(this.#options.refreshCommand)).catch((error) => {
      this.#options.journal.note("hooks could not be set", { error: messageOf(error) });
    });
    this.#status.forget();
    this.#lookSoon(false);
  }
  #lookSoon(urgent) {
    if (this.#lookTimer !== void 0 && (!urgent || this.#lookUrgently)) return;
    clearTimeout(this.#lookTimer);
    this.#lookUrgently = urgent;
    this.#lookTimer = setTimeout(
      () => {
        this.#lookTimer = void 0;
        this.#look().catch((error) => {
          this.#options.journal.note("the server could not be looked at", { error: messageOf(error) });
        });
      },
      urgent ? 0 : SETTLE_MS
    );
  }
  async #look() {
    await this.#inTurn(async () => {
      if (this.fleet.live.length === 0 && this.#link.line === void 0) return;
      await this.fleet.update(await this.#panes());
      await this.#rest();
    });
  }
  async #panes() {
    this.#rows = parsePanes(await this.#link.ask(LIST_PANES));
    return this.#rows;
  }
  async #paneAt(target) {
    const [pane = ""] = await this.#link.ask(["display-message", "-p", "-t", target, "#{pane_id}"]);
    if (isPaneId(pane)) return pane;
    throw new Failure("pane-not-found", `there is no pane '${target}'`, { next: "list the panes: tmux list-panes -a" });
  }
  async #settings() {
    const [line = ""] = await this.#link.ask(SHOW_SETTINGS);
    return parseSettings(line, (problem) => this.#report(problem));
  }
  #trouble(runner, problem) {
    const key = `log of ${runner}`;
    if (problem === void 0) this.#problems.delete(key);
    else this.#report(`${key} cannot be written: ${problem}`, key);
  }
  /** Something that a person should know; told once. */
  #report(problem, key = problem) {
    if (this.#problems.has(key)) return;
    this.#problems.set(key, problem);
    this.#options.journal.note("problem reported", { problem });
  }
  async #inTurn(work) {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => void 0);
    return turn;
  }
  async #close() {
    clearTimeout(this.#lookTimer);
    clearTimeout(this.#restTimer);
    await this.#turn;
    await this.#status.clear();
    await this.#feeds.close();
    await this.#link.release();
    await this.fleet.close();
  }
};

// src/controller/journal.ts
function openJournal() {
  const write = (level, message, details = {}) => {
    const line = JSON.stringify({ time: (/* @__PURE__ */ new Date()).toISOString(), level, pid: process.pid, message, ...details });
    process.stderr.write(`${line}
`);
  };
  return {
    note: (message, details) => write("note", message, details),
    bug: (error) => write("bug", messageOf(error), { stack: error instanceof Error ? error.stack : void 0 })
  };
}

// src/controller/main.ts
import { dirname } from "path";
async function runController(options) {
  const { address, version } = options;
  const journal = openJournal();
  const binary = serverBinary(address);
  const identity = await readIdentity(address, binary);
  const socket = controllerSocket(address.socket);
  for (const path of [stateDirectory(), runnersDirectory(), dirname(socket)]) ensurePrivateDirectory(path);
  await claimServer(address, binary, socket);
  try {
    await withScope(options.signal, async (scope) => {
      const controller = new Controller({
        scope,
        address,
        binary,
        identity,
        capabilities: capabilities(identity.version),
        version,
        socket,
        runners: runnersDirectory(),
        journal,
        refreshCommand: options.refreshCommand
      });
      await options.serve({
        path: socket,
        handlers: controllerApi(controller),
        scope,
        onBug: (error) => journal.bug(error)
      });
      await controller.start();
      journal.note("controller started", { tmux_socket: address.socket, tmux_version: identity.version, version });
      options.onReady();
      const aborted = new Promise((resolve) => {
        scope.signal.addEventListener("abort", () => resolve("aborted"), { once: true });
      });
      const ending = await Promise.race([controller.ending, aborted]);
      journal.note("controller ends", { ending });
      if (ending === "server-gone") await controller.serverGone();
    });
  } finally {
    await releaseServer(address, binary).catch((error) => {
      journal.note("claim could not be released", { error: messageOf(error) });
    });
  }
}

// src/ipc/server.ts
import { once as once2 } from "events";
import { chmodSync } from "fs";
import { createServer } from "net";

// src/ipc/claim-socket.ts
import { lstatSync, unlinkSync } from "fs";
import { connect } from "net";
var PROBE_MS = 1e3;
async function claimSocket(path) {
  const found = stat3(path);
  if (found === void 0) return;
  if (!found.isSocket()) {
    throw new Failure("cannot-create", `${path} is in the way and is not a socket`, { next: "move it away" });
  }
  if (await answers(path)) throw new Failure("controller-busy", "a controller is running for this tmux server already");
  if (stat3(path)?.ino === found.ino) unlinkSync(path);
}
function stat3(path) {
  return lstatSync(path, { throwIfNoEntry: false });
}
async function answers(path) {
  return new Promise((resolve, reject) => {
    const probe = connect(path);
    const settle = (alive) => {
      probe.destroy();
      resolve(alive);
    };
    probe.setTimeout(PROBE_MS, () => settle(true));
    probe.once("connect", () => settle(true));
    probe.once("error", (error) => {
      const code = systemCode(error);
      if (code === "ECONNREFUSED" || code === "ENOENT") settle(false);
      else reject(new Failure("permission-denied", `cannot reach ${path}: ${error.message}`, { cause: error }));
    });
  });
}

// src/ipc/connection.ts
import { once } from "events";

// src/ipc/dispatch.ts
function parseRequest(value) {
  const found = request.safeParse(value);
  if (!found.success) {
    return { id: idOf(value), error: invalid("a request is an object {v, id, method, params}") };
  }
  const { v, id, params } = found.data;
  const method = methodName.safeParse(found.data.method);
  if (v !== PROTOCOL_VERSION && method.data !== "stop") {
    return {
      id,
      error: new Failure("version-mismatch", `this controller speaks protocol ${PROTOCOL_VERSION}, not ${v}`, {
        next: "run `geppetto-tmux controller restart`"
      })
    };
  }
  if (!method.success) return { id, error: invalid("there is no such method") };
  return { id, method: method.data, params };
}
async function call(handlers, method, params, context) {
  const result = await handlers[method](checkParams(method, params), context);
  return METHODS[method].result.parse(result);
}
function checkParams(method, params) {
  const checked = METHODS[method].params.safeParse(params ?? {});
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  throw invalid(`${method}: ${issue?.path.join(".") || "params"}: ${issue?.message ?? "invalid"}`);
}
function errorBody(error) {
  if (error instanceof Failure && isErrorKind(error.kind)) {
    return { kind: error.kind, message: error.message, ...error.next === void 0 ? {} : { next: error.next } };
  }
  return {
    kind: "internal",
    message: "the controller failed to answer; this is a bug",
    next: "`geppetto-tmux controller log` shows the details"
  };
}
function isErrorKind(kind) {
  return ERROR_KINDS.includes(kind);
}
function idOf(value) {
  const id = typeof value === "object" && value !== null && "id" in value ? value.id : void 0;
  return typeof id === "number" || typeof id === "string" ? id : null;
}
function invalid(message) {
  return new Failure("invalid-request", message);
}

// src/ipc/event-writer.ts
var MAX_UNREAD_BYTES = 4 * 1024 * 1024;
var batch = array(runnerEvent);
var EventWriter = class {
  #stream;
  #onSlow;
  #onBug;
  #pending = [];
  #scheduled;
  #state = "held";
  constructor(stream, options) {
    this.#stream = stream;
    this.#onSlow = options.onSlow;
    this.#onBug = options.onBug;
  }
  push(events) {
    if (this.#state === "closed") return;
    for (const event of events) this.#pending.push(event);
    if (this.#state === "open") this.#scheduled ??= setImmediate(() => this.flush());
  }
  /** Lets events out; what was pushed before waits in order. */
  open() {
    if (this.#state === "held") this.#state = "open";
    this.flush();
  }
  close() {
    this.#state = "closed";
    this.#pending = [];
    clearImmediate(this.#scheduled);
  }
  /** Writes what is pending now, so that an answer written next comes after it. */
  flush() {
    clearImmediate(this.#scheduled);
    this.#scheduled = void 0;
    if (this.#state !== "open") return;
    const events = this.#pending;
    this.#pending = [];
    for (let from = 0; from < events.length; from += MAX_EVENTS_PER_FRAME) {
      this.#write(events.slice(from, from + MAX_EVENTS_PER_FRAME));
    }
    if (this.#stream.writableLength > MAX_UNREAD_BYTES) this.#onSlow();
  }
  #write(events) {
    const checked = batch.safeParse(events);
    if (checked.success) this.#stream.write(encodeFrame({ events: checked.data }));
    else this.#onBug(checked.error);
  }
};

// src/ipc/patience.ts
var LIMIT_MS = {
  /** Whoever wants to stay subscribes; others come back. */
  request: 6e4,
  /** Every client of ours writes a frame at once; one that takes longer is stuck or hostile. */
  "rest of a request": 1e4,
  events: void 0,
  /** How long an answer may stay unread before the place goes to somebody else. */
  reader: 1e4,
  /** Time for a last word to be read; a controller that ends waits no longer than this. */
  farewell: 2e3
};
var Patience = class {
  #onLost;
  #timer;
  #wait;
  constructor(onLost) {
    this.#onLost = onLost;
  }
  /** True while the connection waits for its client, false while it works for it. */
  get waiting() {
    return this.#wait !== void 0;
  }
  /** Starts to wait; `undefined` stops. */
  for(wait) {
    if (wait === this.#wait && wait !== "request") return;
    clearTimeout(this.#timer);
    this.#wait = wait;
    const limit = wait === void 0 ? void 0 : LIMIT_MS[wait];
    this.#timer = wait === void 0 || limit === void 0 ? void 0 : setTimeout(this.#onLost, limit, wait);
  }
};

// src/ipc/connection.ts
var ENDING = new Failure("controller-unreachable", "the controller is ending", { next: "try again" });
async function refuse(socket, failure) {
  socket.on("error", () => socket.destroy());
  socket.write(encodeFrame({ id: null, error: errorBody(failure) }));
  await sayGoodbye(socket, new Patience(() => socket.destroy()));
}
var Connection = class {
  #socket;
  #options;
  #ended = new AbortController();
  #patience = new Patience((wait) => this.#lose(wait));
  #events;
  #subscribed = false;
  #leaving = false;
  constructor(socket, options) {
    this.#socket = socket;
    this.#options = options;
    socket.once("close", () => this.#ended.abort());
    socket.on("error", () => socket.destroy());
    this.#events = new EventWriter(socket, {
      onSlow: () => this.#dismiss(timeout(`events are not read: more than ${MAX_UNREAD_BYTES} bytes wait`)),
      onBug: options.onBug
    });
  }
  /** Serves until either side ends. Resolves when the socket is closed, never rejects. */
  async run() {
    try {
      await this.#answerAll();
    } catch (error) {
      if (error instanceof Failure) this.#write({ id: null, error: errorBody(error) });
      else if (!this.#ended.signal.aborted) this.#options.onBug(error);
    } finally {
      this.#ended.abort();
      this.#events.close();
      await sayGoodbye(this.#socket, this.#patience);
    }
  }
  /** Ends the conversation: the request in hand is still answered, nothing more is read. */
  leave() {
    this.#leaving = true;
    this.#ended.abort();
    if (!this.#patience.waiting) return;
    this.#patience.for("farewell");
    this.#socket.destroySoon();
  }
  async #answerAll() {
    const onWait = (partial) => this.#patience.for(partial ? "rest of a request" : this.#subscribed ? "events" : "request");
    for await (const frame of readFrames(this.#socket, MAX_REQUEST_BYTES, onWait)) {
      this.#patience.for(void 0);
      await this.#answer(frame);
      if (this.#leaving) return;
    }
  }
  async #answer(frame) {
    const reply = await this.#reply(frame);
    this.#events.flush();
    if (!this.#write(reply)) await this.#drained();
    if (this.#subscribed) this.#events.open();
  }
  async #reply(frame) {
    let id = null;
    try {
      const parsed = parseRequest(decodeFrame(frame));
      id = parsed.id;
      if ("error" in parsed) throw parsed.error;
      const { method, params } = parsed;
      const ok = method === "subscribe" ? await this.#subscribe(params) : await call(this.#options.handlers, method, params, { signal: this.#ended.signal });
      const reply = encodeFrame({ id, ok });
      if (reply.length > MAX_RESPONSE_BYTES) throw new Error(`an answer of ${reply.length} bytes to ${method}`);
      return reply;
    } catch (error) {
      const body = errorBody(isAbort(error, this.#ended.signal) ? ENDING : error);
      if (body.kind === "internal") this.#options.onBug(error);
      return encodeFrame({ id, error: body });
    }
  }
  async #subscribe(params) {
    if (this.#subscribed) throw new Failure("invalid-request", "this connection has subscribed already");
    const push = this.#events.push.bind(this.#events);
    const result = await this.#options.handlers.subscribe(checkParams("subscribe", params), push, this.#ended.signal);
    this.#subscribed = true;
    return result;
  }
  #write(frame) {
    if (!this.#socket.writable) return true;
    return this.#socket.write(Buffer.isBuffer(frame) ? frame : encodeFrame(frame));
  }
  async #drained() {
    this.#patience.for("reader");
    await once(this.#socket, "drain", { signal: this.#ended.signal });
  }
  #lose(wait) {
    if (wait === "reader" || wait === "farewell") this.#socket.destroy();
    else this.#dismiss(timeout(`waited too long for a ${wait}`));
  }
  #dismiss(failure) {
    this.#ended.abort();
    this.#events.close();
    this.#write({ id: null, error: errorBody(failure) });
    this.#patience.for("farewell");
    this.#socket.destroySoon();
  }
};
async function sayGoodbye(socket, patience) {
  patience.for("farewell");
  socket.end();
  socket.resume();
  if (!socket.closed) await new Promise((resolve) => socket.once("close", resolve));
  patience.for(void 0);
}
function timeout(message) {
  return new Failure("timeout", message);
}

// src/ipc/server.ts
var MAX_CONNECTIONS = 256;
async function serveSocket({ path, handlers, scope, onBug }) {
  await claimSocket(path);
  const connections = /* @__PURE__ */ new Set();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    if (scope.signal.aborted) {
      socket.destroy();
    } else if (connections.size >= MAX_CONNECTIONS) {
      const busy = new Failure("controller-busy", `${connections.size} clients are connected`, { next: "try again" });
      scope.fork(async () => refuse(socket, busy));
    } else {
      const connection = new Connection(socket, { handlers, onBug });
      connections.add(connection);
      scope.fork(async () => {
        await connection.run();
        connections.delete(connection);
      });
    }
  });
  const end2 = () => {
    server.close();
    for (const connection of connections) connection.leave();
  };
  scope.signal.addEventListener("abort", end2, { once: true });
  scope.defer(() => {
    scope.signal.removeEventListener("abort", end2);
    server.close();
  });
  await listen(server, path);
  server.on("error", onBug);
}
async function listen(server, path) {
  try {
    server.listen(path);
    await once2(server, "listening");
    chmodSync(path, 384);
  } catch (error) {
    if (systemCode(error) === "EADDRINUSE") {
      throw new Failure("controller-busy", "another controller has just taken this tmux server", { cause: error });
    }
    throw new Failure("cannot-create", `cannot open the socket ${path}: ${messageOf(error)}`, { cause: error });
  }
}

// src/cli/commands/controller-run.ts
async function controllerRun({ address, entry, version }) {
  const ended = new AbortController();
  const end2 = () => ended.abort(new DOMException("asked to end", "AbortError"));
  process.removeAllListeners("SIGINT");
  process.stderr.removeAllListeners("error").on("error", () => void 0);
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, end2);
  try {
    await runController({
      address,
      version,
      serve: serveSocket,
      refreshCommand: [process.execPath, entry, "-S", address.socket, "controller", "refresh"],
      signal: ended.signal,
      onReady: () => report({ ready: true })
    });
  } catch (error) {
    if (ended.signal.aborted) return;
    const { kind, next } = error instanceof Failure ? error : { kind: "spawn-failed", next: void 0 };
    report({ failure: { kind, message: messageOf(error), next } });
    throw error;
  }
}
function report(message) {
  if (process.send === void 0 || !process.connected) return;
  process.send(message, () => {
    if (process.connected) process.disconnect();
  });
}
export {
  controllerRun
};
