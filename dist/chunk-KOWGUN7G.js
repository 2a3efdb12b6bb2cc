import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  MAX_DURATION_MS
} from "./chunk-66MCBXW5.js";
import {
  STATE_KINDS
} from "./chunk-77YG3MEP.js";
import {
  _enum,
  _lte,
  _maxLength,
  _minLength,
  _positive,
  array,
  boolean,
  config,
  exactOptional,
  extend,
  looseObject,
  nullable,
  number,
  object,
  optional,
  partialRecord,
  record,
  string,
  union,
  unknown
} from "./chunk-ICBFY2AY.js";
import {
  Failure
} from "./chunk-VWOYWCO4.js";

// src/ipc/frames.ts
var MAX_REQUEST_BYTES = 1024 * 1024;
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

// src/runner/place.ts
var PLACES = ["session", "window", "split"];

// src/ipc/messages.ts
config({ jitless: true });
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
  "runner-ended",
  "runner-paused",
  "runner-busy",
  "not-started",
  "draft-found",
  "dialog-open",
  "cwd-not-found",
  "not-installed",
  "unknown-agent",
  "not-a-repository",
  "branch-exists",
  "branch-in-use",
  "setup-failed",
  "worktree-changed",
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
var metrics = object({
  startedAt: time,
  /** Output bytes logged, recovered text included. */
  bytes: number(),
  /** Lines that have ended; left out when nobody has counted the first of them. */
  lines: optional(number()),
  /** Bytes of those that were rebuilt from the pane's history. */
  recoveredBytes: number(),
  /** Number of recorded holes in the log. */
  gaps: number(),
  lastOutputAt: optional(time),
  idleAfterMs: number(),
  /** Once the run has ended: false when nothing shows that the last output is in the log. */
  endConfirmed: optional(boolean()),
  /** Milliseconds in each state until now. */
  states: partialRecord(stateKind, number()),
  /** How often a started command was started again. */
  restarts: optional(number()),
  /** What is left of the time that it was given. */
  maxDurationLeftMs: optional(number()),
  /** Of its program and all that it has started, measured over the last moments; left out when it cannot be seen. */
  cpuPercent: optional(number()),
  memoryBytes: optional(number()),
  processes: optional(number()),
  /** Output in the same moments. */
  bytesPerSecond: optional(number())
});
var worktree = object({
  path: string(),
  /** The branch that was made with it. */
  branch: string().check(_maxLength(1024)),
  /** Top of the main checkout. */
  repository: string()
});
var runnerSummary = object({
  id: string(),
  name: string(),
  agent: string(),
  state: stateKind,
  waitingFor: optional(string()),
  /** Waiting for a limit: when it ends, in the words of its agent. */
  resets: optional(string()),
  /** Idle: its agent is done, and nobody has looked at the pane since. */
  unseen: optional(boolean()),
  /** Active: its agent says that it works, and has shown nothing new for minutes. */
  stuck: optional(boolean()),
  /** When it entered this state. */
  since: time,
  pane: string(),
  window: string(),
  session: string(),
  /** How its output is read: in control mode, or from the pane's pipe. */
  source: _enum(["control", "pipe"]),
  /** The last visible line of output, without control sequences, at most 200 characters. */
  lastLine: string(),
  /** Path of the live log file. */
  log: string(),
  /** The worktree that was made for it. */
  worktree: optional(worktree)
});
var runnerRow = extend(runnerSummary, { metrics: optional(metrics) });
var runnerDetail = extend(runnerSummary, {
  pid: optional(number()),
  exitCode: optional(number()),
  signal: optional(string()),
  /** Why it is in a final state, for states that have more than one reason. */
  reason: optional(string()),
  /** Of one that we have started: the command with its arguments, and where it runs. */
  command: optional(array(string())),
  cwd: optional(string()),
  metrics,
  evidence: array(object({ rule: string(), source: string(), text: string(), time }))
});
var weighed = object({
  rule: string(),
  source: string(),
  /** Which source is believed when two disagree: the one that weighs more. */
  weight: number(),
  text: string(),
  /** The state that it speaks for. */
  says: string(),
  time
});
var explanation = object({
  /** What won; without it output and silence decide. */
  because: optional(weighed),
  /** What else was seen, the weightiest first. */
  others: array(weighed),
  /** Whether there are rules for its agent. */
  known: boolean(),
  lastVisibleAt: time,
  idleAfterMs: number(),
  title: optional(string()),
  /** The last lines of the screen, as they were last looked at. */
  screen: array(string()),
  /** Undefined when its process was not seen. */
  processRuns: optional(boolean()),
  lastBellAt: optional(time),
  /** What would put it into another state. */
  changes: array(object({ says: string(), rule: string(), when: string() }))
});
var runnerEvent = looseObject({
  /** Grows by one with every event of this controller. */
  seq: number(),
  time,
  runner: string(),
  name: string(),
  /** marked, started, restarted, resumed, recognised, state, output, moved, renamed, gap, recovered, log-trouble, log-resumed, removed; metrics where asked for */
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
var restartPlan = object({
  id: string(),
  name: string(),
  agent: string(),
  /** Where it was in tmux. */
  session: string(),
  window: string(),
  /** In the session of its agent, as an agent without it, or as the command that it was. */
  how: _enum(["resumed", "anew", "again"]),
  agentSession: optional(string()),
  /** What would be run and where; missing when nobody has started it. */
  command: optional(array(string())),
  cwd: optional(string()),
  /** Why it cannot be started. */
  problem: optional(object({ kind: string(), message: string(), next: optional(string()) }))
});
var counts = partialRecord(stateKind, number());
var nothing = object({});
var oneRunner = object({ runner: string().check(_minLength(1), _maxLength(256)) });
var pane = string().check(_minLength(1), _maxLength(256));
var name = optional(string().check(_maxLength(256)));
var agent = optional(string().check(_maxLength(64)));
var duration = number().check(_positive(), _lte(MAX_DURATION_MS));
var span = optional(duration);
var notice = optional(string());
var METHODS = {
  hello: { params: nothing, result: object({ version: string(), protocol: number(), pid: number() }) },
  mark: {
    params: object({
      /** Any tmux target that names a pane; `%12` is exact. */
      pane,
      name,
      agent,
      idleAfterMs: span
    }),
    result: object({ runner: runnerSummary, notice })
  },
  /** Starts a command in a pane of its own. */
  run: {
    params: object({
      command: array(string()).check(_minLength(1), _maxLength(4096)),
      /** An absolute path. */
      cwd: string(),
      /** In addition to the environment of the tmux server. */
      env: record(string(), string()),
      place: _enum(PLACES),
      /** For a window or a split: the pane beside which it is opened. */
      beside: optional(pane),
      name,
      agent,
      idleAfterMs: span,
      /** Whether the pane stays after the command has ended. */
      keep: boolean(),
      /** Typed into it once it is there. */
      typed: optional(string()),
      maxDurationMs: exactOptional(duration),
      /** Set for an agent that is started by its name. */
      launch: exactOptional(
        object({
          agent: string().check(_maxLength(64)),
          yolo: boolean(),
          session: exactOptional(string().check(_maxLength(1024)))
        })
      ),
      /** The worktree that was made for it. */
      worktree: exactOptional(worktree)
    }),
    result: object({ runner: runnerSummary, notice })
  },
  /** How runners that an earlier server took with it would be started again; without names, all of the last one. */
  restorable: {
    params: object({ runners: optional(array(string().check(_minLength(1), _maxLength(256)))) }),
    result: object({ runners: array(restartPlan) })
  },
  /** Starts one of these again. */
  restore: { params: oneRunner, result: object({ runner: runnerSummary, notice }) },
  /** Ends a started command by its own way to quit, then TERM, then KILL; answers when the run has ended. */
  end: { params: oneRunner, result: object({ runner: runnerSummary }) },
  /** Starts a command again as it was started; ends it first. */
  restart: { params: oneRunner, result: object({ runner: runnerSummary, notice }) },
  /** Stops the processes of a started command where they are. */
  pause: { params: oneRunner, result: object({ runner: runnerSummary }) },
  resume: { params: oneRunner, result: object({ runner: runnerSummary }) },
  /** Types into the pane of a runner: a text as a paste, then keys by tmux's names for them. */
  send: {
    params: extend(oneRunner, {
      text: optional(string()),
      enter: boolean(),
      keys: array(string().check(_maxLength(32))).check(_maxLength(256)),
      force: boolean()
    }),
    result: object({ runner: runnerSummary })
  },
  unmark: { params: oneRunner, result: object({ runner: runnerSummary }) },
  toggle: { params: object({ pane }), result: object({ marked: boolean(), runner: runnerSummary, notice }) },
  list: {
    /** `wide`: with the figures of those that live. */
    params: object({ wide: optional(boolean()) }),
    result: object({ runners: array(runnerRow) })
  },
  show: { params: oneRunner, result: object({ runner: runnerDetail }) },
  explain: { params: oneRunner, result: object({ runner: runnerSummary, explanation }) },
  status: {
    params: nothing,
    result: object({
      counts,
      /** How many of the active ones are stuck, and of the idle ones unseen. */
      stuck: number(),
      unseen: number(),
      /** Names of those that want a person, the most urgent first. */
      attention: array(string())
    })
  },
  sessions: { params: nothing, result: object({ sessions: array(sessionRow) }) },
  rename: {
    params: extend(oneRunner, { name: string().check(_maxLength(256)) }),
    result: object({ runner: runnerSummary })
  },
  /** Forgets an ended runner and deletes its log. */
  remove: { params: oneRunner, result: object({ runner: runnerSummary }) },
  /** Answers once, then event frames follow on the same connection until it closes. */
  subscribe: {
    params: object({
      runner: optional(string().check(_maxLength(256))),
      since: optional(number()),
      /** Also a `metrics` event for each live runner, once a second. */
      metrics: optional(boolean())
    }),
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
      /** The processes that read pipes of panes. */
      readers: array(object({ pane: string(), pid: number() })),
      /** Things a person should know: a bad option value, logging that is interrupted, ... */
      problems: array(string())
    })
  },
  /** Ends the controller. With `release` every runner is unmarked and tmux is left as it was found. */
  stop: { params: object({ release: optional(boolean()) }), result: nothing }
};
var methodName = _enum(Object.keys(METHODS));
var request = object({
  v: number(),
  id: union([number(), string()]),
  method: string(),
  params: optional(unknown())
});
var errorBody = object({ kind: errorKind, message: string(), next: optional(string()) });
var response = union([
  object({ id: nullable(union([number(), string()])), error: errorBody }),
  object({ id: union([number(), string()]), ok: unknown() }),
  object({ events: array(runnerEvent).check(_maxLength(MAX_EVENTS_PER_FRAME)) })
]);

export {
  MAX_REQUEST_BYTES,
  MAX_RESPONSE_BYTES,
  encodeFrame,
  decodeFrame,
  readFrames,
  PLACES,
  PROTOCOL_VERSION,
  MAX_EVENTS_PER_FRAME,
  ERROR_KINDS,
  runnerEvent,
  METHODS,
  methodName,
  request,
  response
};
