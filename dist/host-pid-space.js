import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  PLACES
} from "./runner-place.js";
import {
  OPTION_KINDS
} from "./runner-option-kind.js";
import {
  shortHash
} from "./base-short-hash.js";
import {
  SHOWN_STATES,
  STATE_KINDS
} from "./runner-state.js";
import {
  FEEDS,
  SOURCE_KINDS
} from "./runner-source-kind.js";
import {
  runTmux
} from "./tmux-binary.js";
import {
  requireLocal
} from "./host-descendants.js";
import {
  MAX_DURATION_MS,
  sleep
} from "./base-clock.js";
import {
  commandLine,
  isProcess,
  isRunning,
  pidOf,
  processMark
} from "./host-process-state.js";
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
} from "./zod-v4-core-api.js";
import {
  FAILURE_KINDS,
  Failure
} from "./base-failure.js";

// src/protocol/quote.ts
function quote(argument) {
  const bytes = typeof argument === "string" ? Buffer.from(argument, "utf8") : argument;
  if (bytes.includes(0)) throw new Failure("invalid-request", "a tmux argument cannot contain a NUL byte");
  const text = bytes.toString("latin1");
  if (PLAIN_WORD.test(text)) return bytes;
  return Buffer.from(`"${text.replace(SPECIAL, (character) => ESCAPES[character] ?? octal(character))}"`, "latin1");
}
function commandLine2(argv) {
  if (argv.length === 0) throw new Failure("invalid-request", "a tmux command needs a name");
  return joined(argv.map(quote), SPACE);
}
function sequence(commands) {
  if (commands.length === 0) throw new Failure("invalid-request", "a sequence needs a command");
  return joined(commands.map(commandLine2), SEMICOLON);
}
function escapeFormat(text) {
  return text.replace(CONTROL, "").replaceAll("#", "##");
}
var PLAIN_WORD = /^[A-Za-z0-9_./:,+-]+$/;
var SPECIAL = /[\u0001-\u001f\u007f\u00ff\\"$~]/g;
var CONTROL = /[\u0000-\u001f\u007f-\u009f]/g;
var ESCAPES = {
  "\n": "\\n",
  "\r": "\\r",
  "	": "\\t",
  "\\": "\\\\",
  '"': '\\"',
  $: "\\$",
  "~": "\\~"
};
var SPACE = Buffer.from(" ");
var SEMICOLON = Buffer.from(" ; ");
function octal(character) {
  return `\\${character.charCodeAt(0).toString(8).padStart(3, "0")}`;
}
function joined(parts, separator) {
  return Buffer.concat(parts.flatMap((part, index) => index === 0 ? [part] : [separator, part]));
}

// src/traces/stale-clients.ts
var CLIENTS = "GEPPETTO_CLIENTS";
var LEAVE_MS = 2e3;
var STEP_MS = 10;
var ClientRecord = class {
  #tmux;
  #marks = [];
  constructor(tmux) {
    this.#tmux = tmux;
  }
  /** Records a client that has just attached. Those that have ended are left out, and are recognised anyway. */
  add(client) {
    this.#marks = [...this.#marks.filter(isProcess), processMark(client.pid)];
    this.#tmux.ask(["set-environment", "-gh", CLIENTS, this.#marks.join(" ")]).catch(() => void 0);
    return client;
  }
};
async function endStaleClients(address, binary) {
  if (address.host?.isLocal === false) return [];
  const recorded = await runTmux(address, ["display-message", "-p", `#{${CLIENTS}}`], { binary });
  const pids = recorded.split(" ").filter((mark) => isProcess(mark) && isControlClient(pidOf(mark), address.socket)).map(pidOf);
  for (const pid of pids) terminate(pid);
  const deadline = performance.now() + LEAVE_MS;
  while (performance.now() < deadline && pids.some(isRunning)) await sleep(STEP_MS);
  while (pids.length > 0 && performance.now() < deadline && await areListed(pids, address, binary))
    await sleep(STEP_MS);
  return pids;
}
async function areListed(pids, address, binary) {
  const listed = await runTmux(address, ["list-clients", "-F", "#{client_pid}"], { binary });
  return listed.split("\n").some((pid) => pids.includes(Number(pid)));
}
function terminate(pid) {
  try {
    process.kill(pid, "SIGTERM");
  } catch {
  }
}
function isControlClient(pid, socket) {
  const words = commandLine(pid);
  return [socket, "attach-session"].every((word) => words.includes(word));
}

// src/host/pid-space.ts
import { readFileSync, readlinkSync } from "fs";
var known;
function pidSpace() {
  known ??= { space: readSpace() };
  return known.space;
}
function readSpace() {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "latin1").trim();
    return shortHash(`${boot} ${readlinkSync("/proc/self/ns/pid")}`);
  } catch {
    return void 0;
  }
}

// src/traces/claim.ts
var OWNER = "GEPPETTO_CONTROLLER";
var SOCKET = "GEPPETTO_SOCKET";
var REVIVED = "GEPPETTO_REVIVED";
var CLAIM = [OWNER, SOCKET, CLIENTS, REVIVED];
async function liveClaim(address, timeoutMs) {
  const found = await runTmux(address, ["display-message", "-p", `#{${OWNER}} #{${SOCKET}}`], { timeoutMs });
  const [claim = "", ...path] = found.split(" ");
  const holder = holderOf(address, claim);
  if (holder.kind === "none" || holder.kind === "here" && !isController(holder.process)) return void 0;
  return { process: holder.kind === "here" ? holder.process : void 0, socket: path.join(" ") };
}
function holderOf({ host }, claim) {
  const [, process2, space] = /^(\d+-\d+)(?:@([0-9a-f]+))?$/.exec(claim) ?? [];
  if (process2 === void 0) return { kind: "none" };
  const isHere = space === void 0 ? host?.isLocal !== false : space === pidSpace();
  return isHere ? { kind: "here", process: process2 } : { kind: "elsewhere" };
}
function ownClaim({ host }) {
  const space = pidSpace();
  if (space === void 0) requireLocal(host, "this system does not tell its own processes from those there");
  return `${processMark(process.pid)}${space === void 0 ? "" : `@${space}`}`;
}
function heldElsewhere(kind, { socket }) {
  return new Failure(
    kind,
    `a controller on another machine, or in another container, serves the tmux server at ${socket}`,
    {
      next: `end it there; if that one is gone for good: tmux -S '${socket}' set-environment -gu ${OWNER}`
    }
  );
}
function isController(mark) {
  return isProcess(mark) && commandLine(pidOf(mark)).join(" ").includes("controller run");
}
async function claimServer(address, binary, socket, succession) {
  const mine = ownClaim(address);
  const set = [
    ["set-environment", "-gh", OWNER, mine],
    ["set-environment", "-gh", SOCKET, socket],
    // A start by a command begins to count anew.
    succession === void 0 ? ["set-environment", "-gu", REVIVED] : ["set-environment", "-gh", REVIVED, succession.revived]
  ];
  const swap = sequence(set).toString();
  for (let expected = succession?.after ?? ""; ; ) {
    const holder = holderOf(address, expected);
    if (holder.kind === "elsewhere") throw heldElsewhere("controller-busy", address);
    if (holder.kind === "here" && isProcess(holder.process)) throw await busy(address, binary, holder.process);
    const isExpected = holder.kind === "here" || expected === "" ? `#{==:#{${OWNER}},${expected}}` : "1";
    const ask = ["if-shell", "-F", isExpected, swap, ";", "display-message", "-p", `#{${OWNER}}`];
    const found = await runTmux(address, ask, { binary });
    if (found === mine) return expected !== "";
    if (succession !== void 0) throw new Failure("controller-busy", "the controller is not missed any more");
    expected = found;
  }
}
async function busy(address, binary, owner) {
  const at = await runTmux(address, ["display-message", "-p", `#{${SOCKET}}`], { binary });
  return new Failure("controller-busy", `another controller (process ${pidOf(owner)}) serves this tmux server`, {
    next: `it listens at ${at}: use the same XDG_STATE_HOME, or stop it`
  });
}
async function releaseServer(address, binary, before) {
  if (await claimant(address, binary) !== ownClaim(address)) return;
  const unset = CLAIM.flatMap((name2) => ["set-environment", "-gu", name2, ";"]).slice(0, -1);
  await runTmux(address, before === void 0 ? unset : ["set-environment", "-gh", OWNER, before], { binary });
}
async function claimant(address, binary) {
  return runTmux(address, ["display-message", "-p", `#{${OWNER}}`], { binary });
}

// src/traces/revival.ts
var STALE = "GEPPETTO_STALE";
var DEAD = "GEPPETTO_DEAD";
var MOST_REVIVALS = 5;
var WITHIN_S = 600;
function missedFormat(mark) {
  const counts2 = SHOWN_STATES.map((state) => `#{GEPPETTO_${state.toUpperCase()}_COUNT}`);
  return `#{&&:#{==:#{${OWNER}},${mark}},#{!=:,#{S:#{W:#{P:#{@geppetto_id}}}}${counts2.join("")}}}`;
}
async function succeed(address, binary, after, nowS = Math.floor(Date.now() / 1e3)) {
  const ask = ["display-message", "-p", `${missedFormat(after)} #{${REVIVED}}`];
  const [isMissed, ...times] = (await runTmux(address, ask, { binary })).split(" ");
  if (isMissed !== "1") throw new Failure("controller-busy", "a controller runs, or no runner needs one");
  const before = recentRevivals(times, nowS);
  if (before.length >= MOST_REVIVALS) {
    throw new Failure("spawn-failed", `the controller has ended ${MOST_REVIVALS} times in ${WITHIN_S / 60} minutes`, {
      next: "geppetto-tmux controller start"
    });
  }
  return { after, revived: [...before, nowS].join(" ") };
}
function recentRevivals(words, nowS) {
  const times = words.filter((word) => /^\d+$/.test(word)).map(Number);
  return times.filter((time2) => time2 <= nowS && time2 > nowS - WITHIN_S);
}

// src/ipc/shape.ts
config({ jitless: true });
var time = string();

// src/ipc/errors.ts
var errorBody = object({ kind: _enum(FAILURE_KINDS), message: string(), next: optional(string()) });

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

// src/ipc/events.ts
var MAX_EVENTS_PER_FRAME = 50;
var runnerEvent = looseObject({
  /** Grows by one with every event of this controller. */
  seq: number(),
  time,
  runner: string(),
  name: string(),
  /** marked, started, restarted, resumed, recognised, state, output, dialog, answered, not-taken, moved, renamed, muted, unmuted, queued, sent, unqueued, gap, recovered, log-trouble, log-resumed, removed; metrics where asked for */
  type: string()
});

// src/ipc/messages.ts
var PROTOCOL_VERSION = 1;
var request = object({
  v: number(),
  id: union([number(), string()]),
  method: string(),
  params: optional(unknown()),
  /** Until when it is meant, as `machineMs` counts: a controller that was held longer does nothing. */
  until: optional(number())
});
var response = union([
  object({ id: nullable(union([number(), string()])), error: errorBody }),
  object({ id: union([number(), string()]), ok: unknown() }),
  object({ events: array(runnerEvent).check(_maxLength(MAX_EVENTS_PER_FRAME)) })
]);

// src/ipc/explanation.ts
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

// src/ipc/restart-plan.ts
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
  /** The command that would be run, and where; missing when the runner was marked and not started. */
  command: optional(array(string())),
  cwd: optional(string()),
  /** The pane in which it runs already, and would be watched. */
  pane: optional(string()),
  /** Why it cannot be started. */
  problem: optional(object({ kind: string(), message: string(), next: optional(string()) }))
});

// src/ipc/dialogs.ts
var option = object({
  /** As the agent wrote it. */
  label: string(),
  /**
   * The key that chooses it, as it stands on the screen; left out where it cannot be chosen from elsewhere, and so in every
   * option of a dialog that is `unanswerable`.
   */
  key: optional(string()),
  /** `always` and `other` have to be confirmed: they grant more than this once, or it is not known what they do. */
  kind: _enum(OPTION_KINDS)
});
var dialog = object({
  /** Left out where it was not read. */
  question: optional(string()),
  /** The command, the file or whatever it is about; it may have several lines. */
  subject: optional(string()),
  options: array(option),
  /** Stands for question, subject and options, whatever is highlighted, spins or counts. */
  fingerprint: string(),
  /** How many dialogs this run has had with this one. It also grows when we have pressed a key while one was open. */
  episode: number(),
  /** Since when it is seen. */
  since: time,
  /** Why it cannot be answered from elsewhere: a person has to go there. Left out where it can. */
  unanswerable: optional(string())
});

// src/ipc/runners.ts
var stateKind = _enum(STATE_KINDS);
var metrics = object({
  startedAt: time,
  /** Output bytes logged, recovered text included. */
  bytes: number(),
  /** Lines that have ended; left out when the first of them were not counted. */
  lines: optional(number()),
  /** Bytes of those that were rebuilt from the pane's history. */
  recoveredBytes: number(),
  /** Number of recorded holes in the log. */
  gaps: number(),
  /** The known losses: bytes, or lines as tmux counts its history. */
  lostBytes: number(),
  lostLines: number(),
  /** Of the holes, those where more is missing than that, and those where perhaps nothing is. */
  gapsAtLeast: number(),
  gapsPerhaps: number(),
  lastOutputAt: optional(time),
  idleAfterMs: number(),
  /** Once the run has ended: false when nothing shows that the last output is in the log. */
  endConfirmed: optional(boolean()),
  /** Milliseconds in each state until now. */
  states: partialRecord(stateKind, number()),
  /** How often a started command was started again. */
  restarts: optional(number()),
  /** The rest of its time limit. */
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
  /** Waiting in a dialog that was read off its screen. */
  dialog: optional(dialog),
  /** Waiting for a limit: when it ends, in the words of its agent. */
  resets: optional(string()),
  /** Idle: its agent is done, and the pane was not looked at since. Ended: it was not looked at since. */
  unseen: optional(boolean()),
  /** Idle: its program only shows something, such as `top`. */
  showing: optional(boolean()),
  /** Active: its agent says that it works, and has shown nothing new for minutes. */
  stuck: optional(boolean()),
  /** When it entered this state. */
  since: time,
  pane: string(),
  window: string(),
  session: string(),
  /** The tmux server of its pane has gone; another one counts its panes from zero again. */
  earlierServer: optional(boolean()),
  /** How its output is read: in control mode, from the pane's pipe, or not at all: its pane is only looked at. */
  source: _enum(FEEDS),
  /** The last visible line of output, without control sequences, at most 200 characters. */
  lastLine: string(),
  /** How many texts wait until its turn is over. */
  queued: optional(number()),
  /** A person wants to hear nothing of it until its state changes. */
  muted: optional(boolean()),
  /** Path of the live log file. */
  log: string(),
  /** Where a command that we have started runs. */
  cwd: optional(string()),
  /** Set when it was marked by itself, because `@geppetto-auto` is `agents`; it ends with its agent. */
  found: optional(_enum(["agents"])),
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
  /** Of one that we have started: the command with its arguments. */
  command: optional(array(string())),
  /** How it was found. */
  foundReason: optional(string()),
  /** Why it is read like that. */
  sourceReason: optional(string()),
  metrics,
  evidence: array(object({ rule: string(), source: string(), text: string(), time }))
});

// src/ipc/sessions.ts
var sessionRow = object({
  id: string(),
  name: string(),
  windows: number(),
  /** Terminals attached, our own clients not counted. */
  attached: number(),
  /** Names of the live runners in it. */
  runners: array(string())
});

// src/ipc/methods.ts
var counts = partialRecord(stateKind, number());
var nothing = object({});
var oneRunner = object({ runner: string().check(_minLength(1), _maxLength(256)) });
var pane = string().check(_minLength(1), _maxLength(256));
var name = optional(string().check(_maxLength(256)));
var agent = optional(string().check(_maxLength(64)));
var duration = number().check(_positive(), _lte(MAX_DURATION_MS));
var span = optional(duration);
var source = optional(_enum(SOURCE_KINDS));
var tell = optional(string().check(_minLength(1), _maxLength(1024)));
var notice = optional(string());
var METHODS = {
  hello: {
    params: nothing,
    result: object({
      version: string(),
      protocol: number(),
      pid: number(),
      /** In which space that process id means something: see pidSpace. */
      space: optional(string())
    })
  },
  mark: {
    params: object({
      /** Any tmux target that names a pane; `%12` is exact. */
      pane,
      name,
      agent,
      idleAfterMs: span,
      source,
      tell
    }),
    result: object({ runner: runnerSummary, notice })
  },
  /** Marks panes in which known agents run, where `@geppetto-auto` says so; answers with those that were marked now. */
  find: { params: nothing, result: object({ runners: array(runnerSummary) }) },
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
      /** Names to choose from when the person has given none, the best first. */
      ideas: exactOptional(array(string().check(_maxLength(256))).check(_maxLength(8))),
      agent,
      idleAfterMs: span,
      source,
      tell,
      /** Whether the pane stays after the command has ended. */
      keep: boolean(),
      /** Typed into it once it is there. */
      typed: optional(string()),
      /** It is given a prompt: it is starting until it has been seen at work. */
      prompted: optional(boolean()),
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
  /**
   * Presses the key of one option in the dialog of a runner, if that still stands there as the caller has seen it. Else
   * nothing is pressed, and the error is `dialog-changed`.
   */
  answer: {
    params: object({
      /** The id of the run: a name may be that of another one by now. */
      run: string().check(_minLength(1), _maxLength(256)),
      /** Both as in the dialog that the caller has seen. */
      episode: number(),
      fingerprint: string().check(_maxLength(256)),
      /** Key and label of the option, as in that dialog. */
      key: string().check(_minLength(1), _maxLength(16)),
      label: string().check(_maxLength(4096)),
      /** A person has confirmed this label: asked for where the option is `always` or `other`. */
      confirm: optional(boolean()),
      /** Who answers, such as `cli`; stands in the event. */
      by: string().check(_minLength(1), _maxLength(64))
    }),
    result: object({
      runner: runnerSummary,
      pressed: object({ label: string(), key: string(), kind: _enum(OPTION_KINDS) }),
      /** False when the dialog still stood there as it was, one second later. */
      taken: boolean()
    })
  },
  /** Types a text when the turn of an agent is over. */
  queue: {
    params: extend(oneRunner, { text: string().check(_minLength(1)) }),
    result: object({ runner: runnerSummary })
  },
  /** The texts that wait for a runner, the next one first. */
  queued: {
    params: oneRunner,
    result: object({ texts: array(object({ text: string(), at: time })) })
  },
  /** Takes all of them back; `count` says how many there were. */
  unqueue: { params: oneRunner, result: object({ count: number() }) },
  unmark: { params: oneRunner, result: object({ runner: runnerSummary }) },
  toggle: { params: object({ pane }), result: object({ marked: boolean(), runner: runnerSummary, notice }) },
  list: {
    /** `wide`: with the figures of those that live. */
    params: object({ wide: optional(boolean()) }),
    result: object({ runners: array(runnerRow) })
  },
  show: { params: oneRunner, result: object({ runner: runnerDetail }) },
  /** A person has looked at these runs since they have ended. */
  looked: {
    params: object({ runners: array(string().check(_minLength(1), _maxLength(256))).check(_maxLength(1e3)) }),
    result: nothing
  },
  /** Has an idle runner count as not looked at, until its pane comes into view. */
  unread: { params: oneRunner, result: object({ runner: runnerSummary }) },
  /** Has the present state of a runner ask for no attention, or ask again. */
  mute: {
    params: extend(oneRunner, { muted: boolean() }),
    result: object({ runner: runnerSummary })
  },
  /** What is on the screen of a runner's pane now: a row of it a line, with SGR sequences. */
  screen: { params: oneRunner, result: object({ lines: array(string()), columns: number() }) },
  explain: { params: oneRunner, result: object({ runner: runnerSummary, explanation }) },
  status: {
    params: nothing,
    result: object({
      counts,
      /** How many of the active ones are stuck, and of the idle ones unseen, or only showing something. */
      stuck: number(),
      unseen: number(),
      showing: optional(number()),
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
      /** How changes of the server are heard of, and why so; left out without runners. */
      watch: optional(object({ by: _enum(SOURCE_KINDS), why: string(), notes: array(string()) })),
      clients: array(object({ role: _enum(["line", "tap"]), session: string(), pid: number() })),
      /** The process that reads the pipes of panes, if there is one. */
      readers: array(object({ pid: number(), panes: array(string()) })),
      /** Things a person should know: a bad option value, logging that is interrupted, ... */
      problems: array(string())
    })
  },
  /** Ends the controller. With `release` every runner is unmarked and tmux is left as it was found. */
  stop: { params: object({ release: optional(boolean()) }), result: nothing }
};
var methodName = _enum(Object.keys(METHODS));

export {
  quote,
  commandLine2 as commandLine,
  sequence,
  escapeFormat,
  pidSpace,
  ClientRecord,
  endStaleClients,
  OWNER,
  CLAIM,
  liveClaim,
  holderOf,
  ownClaim,
  heldElsewhere,
  isController,
  claimServer,
  releaseServer,
  claimant,
  STALE,
  DEAD,
  missedFormat,
  succeed,
  MAX_REQUEST_BYTES,
  MAX_RESPONSE_BYTES,
  encodeFrame,
  decodeFrame,
  readFrames,
  errorBody,
  MAX_EVENTS_PER_FRAME,
  runnerEvent,
  PROTOCOL_VERSION,
  request,
  response,
  METHODS,
  methodName
};
