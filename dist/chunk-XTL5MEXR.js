import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  STATE_KINDS,
  _enum,
  array,
  boolean,
  looseObject,
  number,
  object,
  partialRecord,
  string,
  union,
  unknown
} from "./chunk-7VQKM7V4.js";
import {
  Failure
} from "./chunk-VWOYWCO4.js";

// src/controller/process-state.ts
import { readFileSync } from "fs";
function isRunning(pid) {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
  return !["Z", "X"].includes(statFields(pid)[0] ?? "");
}
function processMark(pid) {
  return `${pid}-${statFields(pid)[19] ?? "0"}`;
}
function statFields(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
}

// src/ipc/frames.ts
var MAX_REQUEST_BYTES = 64 * 1024;
var MAX_RESPONSE_BYTES = 8 * 1024 * 1024;
var NEWLINE = 10;
var utf8 = new TextDecoder("utf-8", { fatal: true });
function encodeFrame(value) {
  return Buffer.from(`${JSON.stringify(value)}
`);
}
function decodeFrame(frame) {
  try {
    return JSON.parse(utf8.decode(frame));
  } catch (cause) {
    throw new Failure("invalid-request", "a frame that is not one line of JSON in UTF-8", { cause });
  }
}
async function* readFrames(stream, maxBytes, onWait) {
  const splitter = new FrameSplitter(maxBytes);
  onWait?.(false);
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    yield* splitter.push(chunk);
    onWait?.(splitter.partial);
  }
}
var FrameSplitter = class {
  #maxBytes;
  #parts = [];
  #bytes = 0;
  constructor(maxBytes) {
    this.#maxBytes = maxBytes;
  }
  /** True when a frame has begun and not ended. */
  get partial() {
    return this.#bytes > 0;
  }
  *push(chunk) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, from)) {
      this.#keep(chunk.subarray(from, end));
      from = end + 1;
      if (this.partial) yield this.#take();
    }
    this.#keep(chunk.subarray(from));
  }
  #keep(part) {
    if (part.length === 0) return;
    this.#bytes += part.length;
    if (this.#bytes > this.#maxBytes) {
      throw new Failure("invalid-request", `a frame longer than ${this.#maxBytes} bytes`);
    }
    this.#parts.push(part);
  }
  #take() {
    const frame = this.#parts.length === 1 && this.#parts[0] !== void 0 ? this.#parts[0] : Buffer.concat(this.#parts);
    this.#parts = [];
    this.#bytes = 0;
    return frame;
  }
};

// src/ipc/messages.ts
var PROTOCOL_VERSION = 1;
var MAX_EVENTS_PER_FRAME = 50;
var ERROR_KINDS = [
  "invalid-request",
  "version-mismatch",
  "pane-not-found",
  "pane-dead",
  "runner-not-found",
  "runner-exists",
  "runner-live",
  "server-gone",
  "controller-busy",
  "controller-unreachable",
  "version-unsupported",
  "spawn-failed",
  "permission-denied",
  "cannot-create",
  "log-unavailable",
  "configuration",
  "command-rejected",
  "timeout",
  "internal"
];
var errorKind = _enum(ERROR_KINDS);
var stateKind = _enum(STATE_KINDS);
var time = string();
var runnerSummary = object({
  id: string(),
  name: string(),
  agent: string(),
  state: stateKind,
  waitingFor: string().optional(),
  /** When it entered this state. */
  since: time,
  pane: string(),
  window: string(),
  session: string(),
  /** The last visible line of output, without control sequences, at most 200 characters. */
  lastLine: string(),
  /** Path of the live log file. */
  log: string()
});
var runnerDetail = runnerSummary.extend({
  pid: number().optional(),
  exitCode: number().optional(),
  signal: string().optional(),
  /** Why it is in a final state, for states that have more than one reason. */
  reason: string().optional(),
  metrics: object({
    startedAt: time,
    /** Output bytes logged, recovered text included. */
    bytes: number(),
    /** Bytes of those that were rebuilt from the pane's history. */
    recoveredBytes: number(),
    /** Number of recorded holes in the log. */
    gaps: number(),
    lastOutputAt: time.optional(),
    idleAfterMs: number(),
    /** False once the run has ended while output was flowing, so that the last of it may be missing. */
    endConfirmed: boolean().optional()
  }),
  evidence: array(object({ rule: string(), source: string(), text: string(), time }))
});
var runnerEvent = looseObject({
  /** Grows by one with every event of this controller. */
  seq: number(),
  time,
  runner: string(),
  name: string(),
  /** marked, resumed, state, output, moved, renamed, gap, recovered, ended, removed */
  type: string()
});
var sessionRow = object({
  id: string(),
  name: string(),
  windows: number(),
  /** Terminals attached, our own clients not counted. */
  attached: number(),
  /** Names of the live runners in it. */
  runners: array(string())
});
var counts = partialRecord(stateKind, number());
var nothing = object({});
var oneRunner = object({ runner: string().min(1).max(256) });
var pane = string().min(1).max(256);
var METHODS = {
  hello: { params: nothing, result: object({ version: string(), protocol: number(), pid: number() }) },
  mark: {
    params: object({
      /** Any tmux target that names a pane; `%12` is exact. */
      pane,
      name: string().max(256).optional(),
      agent: string().max(64).optional(),
      idleAfterMs: number().positive().optional()
    }),
    result: object({ runner: runnerSummary })
  },
  unmark: { params: oneRunner, result: object({ runner: runnerSummary }) },
  toggle: { params: object({ pane }), result: object({ marked: boolean(), runner: runnerSummary }) },
  list: { params: nothing, result: object({ runners: array(runnerSummary) }) },
  show: { params: oneRunner, result: object({ runner: runnerDetail }) },
  status: { params: nothing, result: object({ counts, attention: array(string()) }) },
  sessions: { params: nothing, result: object({ sessions: array(sessionRow) }) },
  rename: { params: oneRunner.extend({ name: string().max(256) }), result: object({ runner: runnerSummary }) },
  /** Forgets an ended runner and deletes its log. */
  remove: { params: oneRunner, result: object({ runner: runnerSummary }) },
  /** Answers once, then event frames follow on the same connection until it closes. */
  subscribe: {
    params: object({ runner: string().max(256).optional(), since: number().optional() }),
    result: object({ seq: number() })
  },
  /** Something in tmux may have changed without a notification: look again. */
  refresh: { params: nothing, result: nothing },
  "controller-status": {
    params: nothing,
    result: object({
      pid: number(),
      version: string(),
      startedAt: time,
      tmux: object({ version: string(), pid: number(), binary: string() }),
      socket: string(),
      runners: number(),
      clients: array(object({ role: _enum(["line", "tap"]), session: string(), pid: number() })),
      /** Things a person should know: a bad option value, logging that is interrupted, ... */
      problems: array(string())
    })
  },
  /** Ends the controller. With `release` every runner is unmarked and tmux is left as it was found. */
  stop: { params: object({ release: boolean().optional() }), result: nothing }
};
var methodName = _enum(Object.keys(METHODS));
var request = object({
  v: number(),
  id: union([number(), string()]),
  method: string(),
  params: unknown().optional()
});
var errorBody = object({ kind: errorKind, message: string(), next: string().optional() });
var response = union([
  object({ id: union([number(), string()]).nullable(), error: errorBody }),
  object({ id: union([number(), string()]), ok: unknown() }),
  object({ events: array(runnerEvent).max(MAX_EVENTS_PER_FRAME) })
]);

export {
  isRunning,
  processMark,
  MAX_REQUEST_BYTES,
  MAX_RESPONSE_BYTES,
  encodeFrame,
  decodeFrame,
  readFrames,
  PROTOCOL_VERSION,
  MAX_EVENTS_PER_FRAME,
  ERROR_KINDS,
  runnerEvent,
  METHODS,
  methodName,
  request,
  response
};
