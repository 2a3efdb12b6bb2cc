import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  LIST_CLIENTS,
  LIST_SESSIONS,
  parseClients,
  parseSessions
} from "./chunk-BKRKAGMH.js";
import {
  FULL_FILE,
  INDEX_FILE,
  LIVE_FILE,
  absent,
  beforeCut,
  fullFile,
  identify,
  openLog,
  rotatedFile,
  rotatedNumbers
} from "./chunk-O474KI56.js";
import {
  returnOf
} from "./chunk-NHGAYSGW.js";
import {
  requireProgram
} from "./chunk-I2WJVQNT.js";
import {
  learnedSessions
} from "./chunk-OWVPQAEF.js";
import {
  isPaneId,
  isSessionId,
  isWindowId
} from "./chunk-VIDJIR43.js";
import {
  isRunnerId
} from "./chunk-6EWKI6TD.js";
import {
  isNamed,
  isProcess,
  isRunning,
  processMark
} from "./chunk-55T7IDVF.js";
import {
  parseRow,
  rowFormat
} from "./chunk-OSS4PTI2.js";
import {
  PLACES
} from "./chunk-KOWGUN7G.js";
import {
  MAX_DURATION_MS,
  iso,
  now,
  sleep
} from "./chunk-66MCBXW5.js";
import {
  abandon,
  runTmux,
  settlesWithin,
  tmuxFailure
} from "./chunk-3TOR6MOF.js";
import {
  execa
} from "./chunk-FDE2KFNA.js";
import {
  WEIGHTS,
  claimOf,
  equalClaims,
  exitState,
  unescapeBuffer,
  unescapeOutput
} from "./chunk-SM7G3TYD.js";
import {
  SHOWN_STATES,
  STATE_KINDS,
  isFinal,
  shownState,
  wantsPerson
} from "./chunk-77YG3MEP.js";
import {
  _enum,
  _gte,
  _lte,
  _maxLength,
  _minLength,
  _positive,
  _regex,
  array,
  boolean,
  discriminatedUnion,
  exactOptional,
  int,
  literal,
  number,
  object,
  partialRecord,
  record,
  refine,
  string
} from "./chunk-ICBFY2AY.js";
import {
  Failure,
  messageOf,
  systemCode
} from "./chunk-VWOYWCO4.js";

// src/controller/api.ts
import { join as join2 } from "path";

// src/runner/limit-reset.ts
var MAX_CHARACTERS = 48;
var RESETS = /\b(?:resets?|try again|available again) /i;
var GOES_ON = /\n *(?=[a-z0-9])/gi;
function resetOf(screen) {
  const said = screen.replace(GOES_ON, " ").split(RESETS).slice(1);
  const times = said.map((text2) => /^[^.·|│()\n]*/.exec(text2)?.[0].trim() ?? "");
  return times.findLast((time2) => /\d/.test(time2) && time2.length <= MAX_CHARACTERS);
}

// src/controller/agents/explain.ts
var SHOWN_LINES = 4;
function explain(runner) {
  const { verdict, rules, title, screen, process: process2, bellAt } = runner.observed;
  const { lastVisibleAt, idleAfterMs } = runner.silence;
  const others = rules?.rules.filter(({ state: state2 }) => {
    const claim = claimOf(state2);
    return claim !== void 0 && !equalClaims(claim, verdict?.won.claim);
  });
  return {
    ...verdict === void 0 ? {} : { because: weighed(verdict.won) },
    others: verdict?.others.map(weighed) ?? [],
    known: rules !== void 0,
    lastVisibleAt: iso(lastVisibleAt.wallMs),
    idleAfterMs,
    ...title === void 0 ? {} : { title },
    screen: screen.screen?.split("\n").slice(-SHOWN_LINES) ?? [],
    ...process2 === void 0 ? {} : { processRuns: isProcess(process2) },
    ...bellAt === void 0 ? {} : { lastBellAt: iso(bellAt.wallMs) },
    changes: others?.map(change) ?? []
  };
}
function weighed({ rule, source, text: text2, claim, at }) {
  return { rule, source, weight: WEIGHTS[source], text: text2, says: saying(claim), time: iso(at.wallMs) };
}
function change({ id, state: state2, all, none }) {
  const claim = claimOf(state2);
  const found = [...all].map(([place, pattern]) => `${place} ~ ${pattern.source}`);
  const missing = [...none].map(([place, pattern]) => `${place} !~ ${pattern.source}`);
  return { says: claim === void 0 ? state2 : saying(claim), rule: id, when: [...found, ...missing].join(" and ") };
}
function saying(claim) {
  return claim.says === "waiting" ? `waiting: ${claim.waitingFor}` : claim.says;
}

// src/logs/line-count.ts
var MAX_READ_BYTES = 64 * 1024 * 1024;
var LINE_FEED = 10;
function lineEnds(data) {
  let count = 0;
  for (let at = data.indexOf(LINE_FEED); at !== -1; at = data.indexOf(LINE_FEED, at + 1)) count += 1;
  return count;
}
async function linesOf(log) {
  const { at, lines } = log.entries.flatMap((entry) => countIn(entry, log.end)).at(-1) ?? { at: 0, lines: 0 };
  if (log.end - at > MAX_READ_BYTES || at < log.start) return void 0;
  let count = lines;
  for await (const bytes of log.read(at)) count += lineEnds(bytes);
  return count;
}
function countIn(entry, end) {
  const lines = entry.kind === "time" || entry.kind === "end" ? entry.lines : void 0;
  return lines === void 0 || entry.at > end ? [] : [{ at: entry.at, lines }];
}

// src/runner/state-times.ts
function addTime(times, from, to) {
  return { ...times, [from.kind]: (times[from.kind] ?? 0) + Math.max(0, to.since - from.since) };
}
function timesUntil(times, state2, nowMs) {
  return addTime(times, state2, { kind: "idle", since: nowMs });
}

// src/controller/runs/runner-file.ts
import { readdirSync, readFileSync, renameSync } from "fs";
import { mkdir, rename, unlink, writeFile } from "fs/promises";
import { join } from "path";

// src/base/backoff.ts
var FIRST_MS = 100;
var MAX_MS = 1e4;
function backoffMs(attempt, random = Math.random) {
  const ceiling = Math.min(MAX_MS, FIRST_MS * 2 ** Math.min(attempt - 1, 16));
  return Math.round(ceiling / 2 + ceiling / 2 * random());
}

// src/base/keep-trying.ts
var PATIENCE_MS = 2e3;
var SILENT_MS = 5e3;
var KeepTrying = class {
  #options;
  #running;
  #step = Promise.resolve();
  #stepsDone = 0;
  #problem;
  /** Something was added while a step was at work. */
  #more = false;
  #closing = false;
  #wake;
  constructor(options) {
    this.#options = options;
  }
  /** Why nothing goes on at the moment. */
  get problem() {
    return this.#problem;
  }
  /** There is something to do: begins, unless it has begun, after `delayMs` for company. */
  start(delayMs = 0) {
    this.#more = true;
    this.#running ??= this.#run(delayMs);
  }
  /** Resolves when `done`, when the disk refuses, or when patience ends. */
  async settled(done) {
    const deadline = Date.now() + PATIENCE_MS;
    while (!done() && this.#running !== void 0 && this.#problem === void 0 && Date.now() < deadline) {
      await atMost(this.#step, deadline - Date.now());
    }
  }
  /** Does what the disk still takes, without waiting for another try, and stops. False when it does not answer. */
  async close() {
    this.#closing = true;
    this.#wake?.();
    for (let before = -1; this.#running !== void 0 && before !== this.#stepsDone; ) {
      before = this.#stepsDone;
      await atMost(this.#running, PATIENCE_MS);
    }
    return this.#running === void 0;
  }
  async #run(delayMs) {
    const delay = this.#pause(delayMs);
    this.#step = delay;
    await delay;
    let refusals = 0;
    while (this.#more) {
      this.#more = false;
      this.#step = this.#attempt();
      await this.#step;
      if (this.#problem === void 0) refusals = 0;
      else if (this.#closing) break;
      else await this.#pause(backoffMs(refusals += 1));
    }
    this.#running = void 0;
  }
  async #attempt() {
    const silent = setTimeout(() => this.#tell("the disk does not answer"), SILENT_MS);
    try {
      if (await this.#options.step()) this.#more = true;
      this.#tell(void 0);
    } catch (error) {
      this.#more = true;
      this.#tell(messageOf(error));
    } finally {
      clearTimeout(silent);
      this.#stepsDone += 1;
    }
  }
  #tell(problem) {
    const changed = problem === void 0 !== (this.#problem === void 0);
    this.#problem = problem;
    if (changed) this.#options.onTrouble(problem);
  }
  async #pause(ms) {
    if (ms === 0 || this.#closing) return;
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
async function atMost(work, ms) {
  let timer;
  const patience = new Promise((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, patience]);
  clearTimeout(timer);
}

// src/controller/runs/runner-file.ts
var text = string().check(_maxLength(1024));
var time = number().check(_gte(0), _lte(864e13));
var since = time;
var state = discriminatedUnion("kind", [
  object({ kind: literal("starting"), since }),
  object({ kind: literal("active"), since, stuck: exactOptional(literal(true)) }),
  object({ kind: literal("idle"), since, unseen: exactOptional(literal(true)) }),
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
    exitCode: exactOptional(number()),
    signal: exactOptional(text)
  }),
  object({
    kind: literal("stopped"),
    since,
    why: _enum(["unmarked", "stopped", "max-duration"]),
    exitCode: exactOptional(number()),
    signal: exactOptional(text)
  }),
  object({ kind: literal("lost"), since, why: _enum(["pane-closed", "server-gone"]) })
]);
var offset = int().check(_gte(0), _lte(2 ** 47));
var pipe = object({
  id: string().check(_regex(/^[0-9a-f]{16}$/)),
  reader: exactOptional(string().check(_regex(/^\d{1,10}-\d{1,20}$/))),
  offset,
  at: offset
});
var worktree = object({ path: string(), branch: text, repository: string() });
var launch = object({ agent: text, yolo: boolean(), session: exactOptional(text) });
var started = object({
  command: array(string()).check(_minLength(1)),
  cwd: string(),
  env: record(string(), string()),
  place: _enum(PLACES),
  keep: boolean(),
  /** The word that ends its output. */
  mark: string().check(_regex(/^[0-9a-f]{32}$/)),
  /** How often it was started again. */
  restarts: exactOptional(int().check(_gte(0))),
  maxDurationMs: exactOptional(number().check(_positive(), _lte(MAX_DURATION_MS))),
  /** Set when it is an agent that was started by its name: what it takes to go on with its session. */
  launch: exactOptional(launch),
  /** The worktree that was made for it. */
  worktree: exactOptional(worktree)
});
var runnerRecord = object({
  schema: literal(1),
  id: string().check(refine(isRunnerId)),
  name: text,
  agent: text,
  /** A person has said which agent it is: nothing else is recognised. */
  agentGiven: exactOptional(literal(true)),
  pane: string().check(_regex(/^%\d{1,10}$/)),
  window: text,
  session: text,
  server: object({ socket: string(), pid: number(), startedAt: number() }),
  pid: number(),
  startedAt: time,
  /** When it was last started again, after it had ended with its server. */
  restartedAt: exactOptional(time),
  idleAfterMs: number().check(_positive(), _lte(MAX_DURATION_MS)),
  state,
  /**
   * Set when it is read from its pane's pipe: the byte `at` (logical offset) of the log, and all after it, is the byte
   * `offset` of the pipe.
   */
  pipe: exactOptional(pipe),
  /** Set when we have started it. */
  started: exactOptional(started),
  endConfirmed: exactOptional(boolean()),
  /** Milliseconds in each state that it has left. */
  times: exactOptional(partialRecord(_enum(STATE_KINDS), number().check(_gte(0)))),
  /** It lived until its tmux server was gone. */
  endedWithServer: exactOptional(literal(true)),
  lastLine: text
});
function timeLimit({ startedAt, restartedAt = startedAt, started: started2 }) {
  return started2?.maxDurationMs === void 0 ? void 0 : restartedAt + started2.maxDurationMs;
}
var RECORD_FILE = "runner.json";
function recordFile(directory) {
  return join(directory, RECORD_FILE);
}
async function writeRecord(directory, record2) {
  const path = recordFile(directory);
  await mkdir(directory, { recursive: true, mode: 448 });
  try {
    await writeFile(`${path}.new`, `${JSON.stringify(record2, void 0, 2)}
`, { mode: 384 });
    await rename(`${path}.new`, path);
  } catch (error) {
    await unlink(`${path}.new`).catch(() => void 0);
    throw error;
  }
}
var RecordKeeper = class {
  #writing;
  /** How often the runner has changed, and the latest of these changes that is on disk. */
  #changes = 0;
  #saved = 0;
  constructor(options) {
    const { directory, record: record2, onTrouble } = options;
    const step = async () => {
      const change2 = this.#changes;
      await writeRecord(directory, record2());
      this.#saved = change2;
      return this.#saved < this.#changes;
    };
    this.#writing = new KeepTrying({ step, onTrouble });
  }
  /** The runner has changed. */
  save() {
    this.#changes += 1;
    this.#writing.start();
  }
  /** Resolves when the last change is on disk, or the disk does not take it now. */
  async flushed() {
    await this.#writing.settled(() => this.#saved === this.#changes);
  }
  async close() {
    await this.#writing.close();
  }
};
function readRecords(root, report) {
  return directoriesIn(root).flatMap((id) => {
    const path = recordFile(join(root, id));
    try {
      const record2 = runnerRecord.parse(JSON.parse(readFileSync(path, "utf8")));
      if (record2.id !== id) throw new Error(`it speaks of ${record2.id}`);
      return [record2];
    } catch (error) {
      if (systemCode(error) !== "ENOENT") setAside(path, error, report);
      return [];
    }
  });
}
function directoriesIn(root) {
  try {
    return readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory() && isRunnerId(entry.name)).map((entry) => entry.name);
  } catch {
    return [];
  }
}
function setAside(path, error, report) {
  try {
    renameSync(path, `${path}.bad`);
    report(`${path} could not be read and was kept as ${path}.bad: ${messageOf(error)}`);
  } catch {
    report(`${path} could not be read: ${messageOf(error)}`);
  }
}

// src/controller/metrics.ts
async function logFigures(directory) {
  const log = await openLog(directory);
  const recovered = log.entries.filter((entry) => entry.kind === "recovered");
  return {
    bytes: log.end,
    lines: await linesOf(log),
    recoveredBytes: recovered.reduce((sum, entry) => sum + entry.bytes, 0),
    gaps: log.entries.filter((entry) => entry.kind === "gap").length,
    lastOutputAt: log.entries.findLast((entry) => entry.kind === "time")?.time
  };
}
function metricsOf(record2, figures, reading) {
  const { state: state2, startedAt, idleAfterMs, endConfirmed, started: started2, times = {} } = record2;
  const isLive = !isFinal(state2);
  const { lines, lastOutputAt } = figures;
  const endsAt = timeLimit(record2);
  return {
    startedAt: iso(startedAt),
    bytes: figures.bytes,
    ...lines === void 0 ? {} : { lines },
    recoveredBytes: figures.recoveredBytes,
    gaps: figures.gaps,
    ...lastOutputAt === void 0 ? {} : { lastOutputAt: iso(lastOutputAt) },
    idleAfterMs,
    ...endConfirmed === void 0 ? {} : { endConfirmed },
    states: isLive ? timesUntil(times, state2, now()) : times,
    ...started2 === void 0 ? {} : { restarts: started2.restarts ?? 0 },
    ...isLive && endsAt !== void 0 ? { maxDurationLeftMs: Math.max(0, endsAt - now()) } : {},
    ...reading === void 0 ? {} : rounded(reading)
  };
}
function rounded({ cpuPercent, memoryBytes, processes, bytesPerSecond }) {
  return {
    cpuPercent: Math.round(cpuPercent * 10) / 10,
    memoryBytes,
    processes,
    bytesPerSecond: Math.round(bytesPerSecond)
  };
}

// src/controller/api.ts
function controllerApi(controller) {
  const { fleet } = controller;
  const summary = (record2) => ({
    ...runnerSummary(record2, join2(fleet.directory(record2.id), LIVE_FILE)),
    ...limitReset(record2, fleet.liveRunner(record2.id))
  });
  return {
    hello: async () => ({ version: controller.version, protocol: 1, pid: process.pid }),
    mark: async ({ pane, ...request }) => {
      const { record: record2, notice } = await controller.mark(pane, request);
      return { runner: summary(record2), notice };
    },
    run: async (request) => {
      const { record: record2, notice } = await controller.run(request);
      return { runner: summary(record2), notice };
    },
    restorable: async ({ runners = [] }) => ({
      runners: controller.restorable(runners).map(restartPlan)
    }),
    restore: async ({ runner }) => {
      const { record: record2, notice } = await controller.restore(runner);
      return { runner: summary(record2), notice };
    },
    end: async ({ runner }) => ({ runner: summary(await controller.end(runner)) }),
    restart: async ({ runner }) => {
      const { record: record2, notice } = await controller.restart(runner);
      return { runner: summary(record2), notice };
    },
    pause: async ({ runner }) => ({ runner: summary(controller.pause(runner)) }),
    resume: async ({ runner }) => ({ runner: summary(controller.resume(runner)) }),
    send: async ({ runner, ...request }) => ({
      runner: summary(await controller.send(runner, request))
    }),
    unmark: async ({ runner }) => ({ runner: summary(await controller.unmark(runner)) }),
    toggle: async ({ pane }) => {
      const { marked, record: record2, notice } = await controller.toggle(pane);
      return { marked, runner: summary(record2), notice };
    },
    list: async ({ wide = false }) => {
      await controller.settle();
      const records = inOrder(fleet.records, (record2) => fleet.hasPane(record2));
      if (!wide) return { runners: records.map(summary) };
      const readings = await controller.meter.look();
      return {
        runners: records.map((record2) => {
          const live = fleet.liveRunner(record2.id);
          if (live === void 0) return summary(record2);
          return { ...summary(record2), metrics: metricsOf(record2, live.figures, readings.get(record2.id)) };
        })
      };
    },
    show: async ({ runner }) => {
      await controller.settle();
      const record2 = fleet.find(runner);
      return { runner: { ...summary(record2), ...await detail(controller, record2) } };
    },
    explain: async ({ runner }) => {
      await controller.settle();
      const record2 = fleet.find(runner);
      const live = fleet.liveRunner(record2.id);
      if (live === void 0) {
        throw new Failure("runner-not-found", `'${record2.name}' has ended: \`show\` tells how`);
      }
      return { runner: summary(record2), explanation: explain(live) };
    },
    status: async () => {
      await controller.settle();
      const counts = {};
      const present = inOrder(fleet.records, (record2) => fleet.hasPane(record2)).filter((it) => fleet.hasPane(it));
      for (const { state: state2 } of present) counts[state2.kind] = (counts[state2.kind] ?? 0) + 1;
      const shown = present.map((record2) => ({ name: record2.name, shown: shownState(record2.state) }));
      return {
        counts,
        stuck: shown.filter((it) => it.shown === "stuck").length,
        unseen: shown.filter((it) => it.shown === "unseen").length,
        attention: shown.filter((it) => wantsPerson(it.shown)).map(({ name }) => name)
      };
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
      const record2 = fleet.find(runner);
      await fleet.remove(record2);
      return { runner: summary(record2) };
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
      if (params.metrics === true) controller.metricsFeed.subscribe({ runner, push }, signal);
      return { seq: controller.hub.seq };
    }
  };
}
var AT_ONCE = /* @__PURE__ */ new Set(["hello", "controller-status", "stop"]);
function onceStarted(api, started2) {
  const waiting = Object.entries(api).map(([method, handler]) => {
    if (AT_ONCE.has(method)) return [method, handler];
    return [method, async (...given) => started2.then(async () => handler(...given))];
  });
  return Object.fromEntries(waiting);
}
function inOrder(records, hasPane) {
  const rank = ({ state: state2 }) => SHOWN_STATES.indexOf(shownState(state2));
  const present = records.filter(hasPane);
  const past = records.filter((record2) => !hasPane(record2));
  return [
    ...present.toSorted((a, b) => rank(a) - rank(b) || a.state.since - b.state.since),
    ...past.toSorted((a, b) => b.state.since - a.state.since)
  ];
}
function runnerSummary(record2, log) {
  const { id, name, agent, state: state2, pane, window, session, lastLine } = record2;
  return {
    id,
    name,
    agent,
    state: state2.kind,
    ...state2.kind === "waiting" ? { waitingFor: state2.waitingFor } : {},
    ...state2.kind === "idle" && state2.unseen === true ? { unseen: true } : {},
    ...state2.kind === "active" && state2.stuck === true ? { stuck: true } : {},
    since: iso(state2.since),
    pane,
    window,
    session,
    source: record2.pipe === void 0 ? "control" : "pipe",
    lastLine,
    log,
    ...record2.started?.worktree === void 0 ? {} : { worktree: record2.started.worktree }
  };
}
function restartPlan({ record: record2, how, session: agentSession, command, problem }) {
  const { id, name, agent, session, window } = record2;
  return {
    id,
    name,
    agent,
    session,
    window,
    how,
    ...agentSession === void 0 ? {} : { agentSession },
    ...command === void 0 ? {} : { command: [...command.command], cwd: command.cwd },
    ...problem === void 0 ? {} : { problem: failureBody(problem) }
  };
}
function failureBody({ kind, message, next }) {
  return { kind, message, ...next === void 0 ? {} : { next } };
}
async function detail(controller, record2) {
  const { state: state2 } = record2;
  const live = controller.fleet.liveRunner(record2.id);
  const figures = live?.figures ?? await logFigures(controller.fleet.directory(record2.id));
  const readings = live === void 0 ? void 0 : await controller.meter.look();
  return {
    ...live === void 0 ? {} : { pid: record2.pid },
    ...state2.kind === "completed" ? { exitCode: 0 } : {},
    ...state2.kind === "failed" || state2.kind === "stopped" ? endOf(state2) : {},
    ...state2.kind === "lost" || state2.kind === "stopped" ? { reason: state2.why } : {},
    ...record2.started === void 0 ? {} : { command: record2.started.command, cwd: record2.started.cwd },
    metrics: metricsOf(record2, figures, readings?.get(record2.id)),
    evidence: live?.evidence.map(({ time: time2, ...rest }) => ({ ...rest, time: iso(time2) })) ?? []
  };
}
function limitReset({ state: state2 }, live) {
  if (state2.kind !== "waiting" || state2.waitingFor !== "limit") return {};
  const resets = resetOf(live?.observed.screen.screen ?? "");
  return resets === void 0 ? {} : { resets };
}
function endOf({ exitCode, signal }) {
  return { ...exitCode === void 0 ? {} : { exitCode }, ...signal === void 0 ? {} : { signal } };
}

// src/controller/runs/past-runs.ts
import { rmSync as rmSync2, statSync } from "fs";
import { join as join7 } from "path";

// src/logs/run-log.ts
import { join as join5 } from "path";

// src/logs/json-lines.ts
import { mkdir as mkdir2, open } from "fs/promises";
import { dirname } from "path";
var MAX_PENDING = 1e4;
var JsonLines = class {
  #path;
  #options;
  #writing;
  #pending = [];
  /** Lines that are being written. */
  #leaving = 0;
  #closesTornLine = true;
  #hasWritten = false;
  constructor(path, options) {
    this.#path = path;
    this.#options = options;
    this.#writing = new KeepTrying({ step: async () => this.#write(), onTrouble: options.onTrouble });
  }
  append(value) {
    if (this.#pending.length >= MAX_PENDING) this.#pending.shift();
    this.#pending.push(line(value));
    this.#writing.start();
  }
  /** Resolves when everything appended so far is on disk, or the disk does not take it now. */
  async flushed() {
    await this.#writing.settled(() => this.#pending.length + this.#leaving === 0);
  }
  /** Resolves when everything appended so far is on disk. Throws what the system says when the disk does not take it. */
  async written() {
    await this.flushed();
    if (this.#pending.length + this.#leaving > 0) throw new Error(this.#writing.problem ?? "the disk does not answer");
  }
  /** Makes a last attempt at what is left. */
  async close() {
    await this.#writing.close();
  }
  async #write() {
    await Promise.resolve();
    if (this.#pending.length === 0) return false;
    const file = await openPrivate(this.#path);
    try {
      const { size } = await file.stat();
      const start = this.#closesTornLine && await endsTorn(file, size) ? "\n" : "";
      const lines = this.#pending;
      const isNew = this.#hasWritten && size === 0;
      const head = isNew ? (this.#options.head?.() ?? []).map(line).filter((text2) => !lines.includes(text2)) : [];
      this.#pending = [];
      this.#leaving = lines.length;
      try {
        await file.appendFile([start, ...head, ...lines].join(""));
      } catch (error) {
        this.#pending = [...lines, ...this.#pending].slice(-MAX_PENDING);
        await file.truncate(size).catch(() => this.#closesTornLine = true);
        throw error;
      } finally {
        this.#leaving = 0;
      }
      this.#closesTornLine = false;
      this.#hasWritten = true;
    } finally {
      await file.close();
    }
    return this.#pending.length > 0;
  }
};
function line(value) {
  return `${JSON.stringify(value)}
`;
}
async function openPrivate(path) {
  try {
    return await open(path, "a+", 384);
  } catch (error) {
    if (systemCode(error) !== "ENOENT") throw error;
    await mkdir2(dirname(path), { recursive: true, mode: 448 });
    return open(path, "a+", 384);
  }
}
async function endsTorn(file, size) {
  if (size === 0) return false;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.toString() !== "\n";
}

// src/logs/live-file.ts
import { mkdir as mkdir4, open as open3, rename as rename3, stat as stat2, unlink as unlink3 } from "fs/promises";
import { join as join3, sep as sep2 } from "path";

// node_modules/rotating-file-stream/dist/esm/index.js
import { exec } from "child_process";
import { createGzip } from "zlib";
import { Writable } from "stream";
import { access, constants, createReadStream, createWriteStream } from "fs";
import { mkdir as mkdir3, open as open2, readFile, rename as rename2, stat, unlink as unlink2, writeFile as writeFile2 } from "fs/promises";
import { sep } from "path";
import { TextDecoder } from "util";
import { setTimeout as setTimeout2 } from "timers";
async function exists(filename) {
  return new Promise((resolve) => access(filename, constants.F_OK, (error) => resolve(!error)));
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
    this.fsUnlink = unlink2;
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
    return mkdir3(name.split(sep).slice(0, -1).join(sep), { recursive: true });
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
  intervalBoundsBig(now2) {
    const year = this.options.intervalUTC ? now2.getUTCFullYear() : now2.getFullYear();
    let month = this.options.intervalUTC ? now2.getUTCMonth() : now2.getMonth();
    let day = this.options.intervalUTC ? now2.getUTCDate() : now2.getDate();
    let hours = this.options.intervalUTC ? now2.getUTCHours() : now2.getHours();
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
  intervalBounds(now2) {
    const unit = this.options.interval.unit;
    if (unit === "M" || unit === "d" || unit === "h")
      this.intervalBoundsBig(now2);
    else {
      let period = 1e3 * this.options.interval.num;
      if (unit === "m")
        period *= 60;
      this.prev = parseInt(now2.getTime() / period, 10) * period;
      this.next = this.prev + period;
    }
    return new Date(this.prev);
  }
  interval() {
    if (!this.options.interval)
      return;
    this.intervalBounds(this.now());
    const set = async () => {
      const time2 = this.next - this.now().getTime();
      if (time2 <= 0) {
        try {
          this.timeoutPromise = this.rotate();
          await this.timeoutPromise;
          delete this.timeoutPromise;
        } catch (e) {
        }
      } else {
        this.timeout = setTimeout2(set, time2 > this.maxTimeout ? this.maxTimeout : time2);
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
    const now2 = this.now();
    for (let index = 1; index < 1e3; ++index) {
      let fileSize = 0;
      let stats = void 0;
      this.filename = this.options.path + this.generator(now2, index);
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
  return (time2, index) => {
    if (!time2)
      return filename;
    const month = time2.getFullYear() + "" + pad(time2.getMonth() + 1);
    const day = pad(time2.getDate());
    const hour = pad(time2.getHours());
    const minute = pad(time2.getMinutes());
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

// src/logs/live-file.ts
var UNCHECKED_BYTES = 1024 * 1024;
var TAIL_BYTES = 1024;
async function seeLiveFile(directory) {
  const file = await open3(join3(directory, LIVE_FILE), "r").catch(absent);
  if (file === void 0) return { bytes: 0, tail: Buffer.alloc(0), identity: void 0 };
  try {
    const found = await file.stat();
    const tailBytes = Math.min(found.size, TAIL_BYTES);
    return {
      bytes: found.size,
      tail: await readAt(file, found.size - tailBytes, tailBytes),
      identity: identify(found)
    };
  } finally {
    await file.close();
  }
}
var LiveFile = class {
  #directory;
  #path;
  #full;
  #maxBytes;
  #stream;
  #start;
  /** So many bytes of it were seen on disk. */
  #checked;
  /** The last of them. */
  #tail;
  #unchecked = [];
  #uncheckedBytes = 0;
  #identity;
  /** Where the next file begins, when this one must not be added to. */
  #next;
  constructor({ directory, maxBytes, start, seen }) {
    this.#directory = directory;
    this.#path = join3(directory, LIVE_FILE);
    this.#full = join3(directory, FULL_FILE);
    this.#maxBytes = maxBytes;
    this.#start = start;
    this.#checked = seen.bytes;
    this.#tail = seen.tail;
    this.#identity = seen.identity;
    if (seen.bytes >= maxBytes) this.#next = start + seen.bytes;
  }
  /** Logical offset of its first byte. */
  get start() {
    return this.#next ?? this.#start;
  }
  /** Logical offset of the next byte. */
  get end() {
    return this.#next ?? this.#start + this.#checked + this.#uncheckedBytes;
  }
  /** Bytes that it still takes. */
  get room() {
    return this.#maxBytes - this.#checked - this.#uncheckedBytes;
  }
  /** It must be put aside before anything is written. */
  get isOver() {
    return this.#next !== void 0;
  }
  get unchecked() {
    return this.#uncheckedBytes > 0;
  }
  get wantsCheck() {
    return this.#uncheckedBytes >= UNCHECKED_BYTES;
  }
  /** What was written and not seen on disk yet. */
  get recent() {
    return Buffer.concat(this.#unchecked);
  }
  /** Writes at most `room` bytes. After a rejection nothing is known until `mend`. */
  async write(data) {
    const stream = this.#stream ??= this.#open();
    this.#unchecked.push(data);
    this.#uncheckedBytes += data.length;
    await new Promise((resolve, reject) => {
      stream.once("error", reject);
      stream.write(data, (error) => {
        if (error === null || error === void 0) resolve();
        else reject(error);
      });
    });
    stream.removeAllListeners("error").on("error", ignore);
  }
  /** Looks whether all that was written is there; `mend` when it is not. */
  async check() {
    const bytes = this.#checked + this.#uncheckedBytes;
    const isFull = bytes >= this.#maxBytes;
    const found = await stat2(isFull ? this.#full : this.#path).catch(absent);
    if (found?.size !== bytes || !this.#isOurs(found)) return false;
    if (isFull) this.#begin(this.#start + bytes);
    else this.#know(found, bytes);
    return true;
  }
  /**
   * Finds out what is on disk, takes away what does not belong there, and goes on after it. Returns the bytes that have to
   * be written again, and what is lost.
   */
  async mend() {
    await this.#close();
    await mkdir4(this.#directory, { recursive: true, mode: 448 });
    const wasCut = this.room === 0 && await stat2(this.#full).catch(absent) !== void 0;
    const file = await open3(wasCut ? this.#full : this.#path, "r+").catch(absent);
    const again = this.recent;
    if (file === void 0) return this.#lose(0, again, "the file was deleted");
    try {
      const found = await file.stat();
      if (!await this.#holdsChecked(file, found.size)) {
        const kept2 = await this.#keptBefore(file, found.size, again);
        await file.truncate(kept2);
        if (wasCut && kept2 === 0) await unlink3(this.#full);
        const result = this.#lose(kept2, again, this.#isOurs(found) ? "the file was cut" : "the file was deleted");
        if (wasCut) this.#begin(this.start);
        return result;
      }
      const written = await readAt(file, this.#checked, again.length);
      const kept = commonLength(written, again);
      if (found.size > this.#checked + kept) await file.truncate(this.#checked + kept);
      this.#know(found, this.#checked + kept);
      if (wasCut) this.#begin(this.#start + this.#checked);
      return { again: again.subarray(kept), lost: void 0 };
    } finally {
      await file.close();
    }
  }
  /** Puts the file aside as full, where the place for it must be free, and begins the next one. */
  async cut() {
    if (this.#next === void 0) return;
    await this.#close();
    await rename3(this.#path, this.#full).catch(absent);
    this.#begin(this.#next);
  }
  async close() {
    await this.#close();
  }
  /** The file ends after `kept` bytes, and what was seen of it beyond them is gone. */
  #lose(kept, again, why) {
    const [from, to] = [this.#start + kept, this.#start + this.#checked];
    this.#checked = kept;
    this.#tail = Buffer.alloc(0);
    this.#forget();
    if (kept > 0) this.#next = to;
    else this.#begin(to);
    return { again, lost: to > from ? { from, to, why } : void 0 };
  }
  #begin(at) {
    this.#start = at;
    this.#next = void 0;
    this.#checked = 0;
    this.#tail = Buffer.alloc(0);
    this.#identity = void 0;
    this.#forget();
  }
  /** The first `bytes` of the file were seen. */
  #know(found, bytes) {
    const seen = this.recent.subarray(0, bytes - this.#checked);
    this.#tail = Buffer.from(Buffer.concat([this.#tail, seen.subarray(-TAIL_BYTES)]).subarray(-TAIL_BYTES));
    this.#checked = bytes;
    this.#identity = identify(found);
    this.#forget();
  }
  #forget() {
    this.#unchecked = [];
    this.#uncheckedBytes = 0;
  }
  #isOurs(found) {
    return this.#identity === void 0 || this.#identity === identify(found);
  }
  async #holdsChecked(file, size) {
    if (size < this.#checked) return false;
    const tail = await readAt(file, this.#checked - this.#tail.length, this.#tail.length);
    return tail.equals(this.#tail);
  }
  /** How much of a file that was cut is from before that: what is left without the last things written to it. */
  async #keptBefore(file, size, written) {
    const end = await readAt(file, Math.max(0, size - written.length), Math.min(size, written.length));
    let after = 0;
    for (let at = 0, part = 0; part < this.#unchecked.length; at += this.#unchecked[part]?.length ?? 0, part += 1) {
      const rest = written.subarray(at);
      if (rest.length > size || !end.subarray(end.length - rest.length).equals(rest)) continue;
      after = rest.length;
      break;
    }
    return size - after < this.#checked ? size - after : 0;
  }
  #open() {
    const stream = createStream((index) => typeof index === "number" && index > 0 ? FULL_FILE : LIVE_FILE, {
      path: this.#directory + sep2,
      size: `${this.#maxBytes}B`,
      rotate: 1,
      mode: 384
    });
    return stream.on("error", ignore);
  }
  async #close() {
    const stream = this.#stream;
    this.#stream = void 0;
    if (stream === void 0 || stream.closed) return;
    await new Promise((resolve) => stream.once("close", resolve).destroy());
  }
};
async function readAt(file, at, bytes) {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(bytes), 0, bytes, at);
  return buffer.subarray(0, bytesRead);
}
function commonLength(one, other) {
  const length = Math.min(one.length, other.length);
  if (one.subarray(0, length).equals(other.subarray(0, length))) return length;
  for (let at = 0; at < length; at += 1) if (one[at] !== other[at]) return at;
  return length;
}
function ignore() {
}

// src/logs/archive.ts
import { createReadStream as createReadStream2, createWriteStream as createWriteStream2 } from "fs";
import { rename as rename4, stat as stat3, unlink as unlink4 } from "fs/promises";
import { join as join4 } from "path";
import { pipeline } from "stream/promises";
import { constants as constants2, createGzip as createGzip2 } from "zlib";
var UNFINISHED = "output.log.zip";
var Archive = class {
  #directory;
  #maxFiles;
  #beforeZip;
  #ended = new AbortController();
  #running;
  /** `beforeZip` resolves when the file that follows is noted: the full one is known by its identity until then. */
  constructor(directory, maxFiles, beforeZip) {
    this.#directory = directory;
    this.#maxFiles = maxFiles;
    this.#beforeZip = beforeZip;
  }
  /** Zips the full file, if there is one. Nobody is told when that fails: `free` tries again. */
  start() {
    this.#running ??= this.#work().catch(() => void 0).finally(() => {
      this.#running = void 0;
    });
  }
  /** Resolves when the place of the full file is free. Throws what the system says. */
  async free() {
    await this.#running;
    await this.#work();
  }
  /** Stops; the full file stays as it is. */
  async close() {
    this.#ended.abort();
    await this.#running;
  }
  async #work() {
    const full = join4(this.#directory, FULL_FILE);
    if (await stat3(full).catch(absent) === void 0) return this.#goOnMoving();
    await this.#beforeZip();
    await this.#zip(full, join4(this.#directory, rotatedFile(0)));
    await unlink4(full);
    await this.#move(await rotatedNumbers(this.#directory));
  }
  /** A crash has left the newest file without its place: some of the others have moved on already, and left a hole. */
  async #goOnMoving() {
    const numbers = await rotatedNumbers(this.#directory);
    if (numbers[0] !== 0) return;
    const hole = numbers.findIndex((number2, index) => number2 !== index);
    await this.#move(hole < 0 ? numbers : numbers.slice(0, hole));
  }
  async #zip(from, to) {
    const unfinished = join4(this.#directory, UNFINISHED);
    try {
      await pipeline(
        createReadStream2(from),
        // Terminal output shrinks nearly as much at the fastest level, which keeps up with any pane.
        createGzip2({ level: constants2.Z_BEST_SPEED }),
        createWriteStream2(unfinished, { mode: 384 }),
        { signal: this.#ended.signal }
      );
      await rename4(unfinished, to);
    } catch (error) {
      await unlink4(unfinished).catch(() => void 0);
      throw error;
    }
  }
  /** Gives files the next number, and deletes those beyond the last one. */
  async #move(numbers) {
    for (const number2 of numbers.toReversed()) {
      const path = join4(this.#directory, rotatedFile(number2));
      if (number2 >= this.#maxFiles) await unlink4(path);
      else await rename4(path, join4(this.#directory, rotatedFile(number2 + 1)));
    }
  }
};

// src/logs/pending-bytes.ts
var MAX_BYTES = 64 * 1024 * 1024;
var MAX_TOTAL_BYTES = 256 * 1024 * 1024;
var MAX_LOOSE_PIECES = 1024;
var totalBytes = 0;
var PendingBytes = class {
  #pieces = [];
  #loose = 0;
  #bytes = 0;
  get bytes() {
    return this.#bytes;
  }
  /** Adds bytes at the end; false when there is no room for them. The buffer must not change afterwards. */
  push(data) {
    if (this.#bytes + data.length > MAX_BYTES || totalBytes + data.length > MAX_TOTAL_BYTES) return false;
    this.#pieces.push(data);
    this.#count(data.length);
    this.#loose += 1;
    if (this.#loose >= MAX_LOOSE_PIECES) {
      this.#pieces.push(Buffer.concat(this.#pieces.splice(-this.#loose)));
      this.#loose = 0;
    }
    return true;
  }
  /** True when less than half of what may wait does so. */
  get hasRoom() {
    return this.#bytes <= MAX_BYTES / 2 && totalBytes <= MAX_TOTAL_BYTES / 2;
  }
  /** Puts bytes back to where they were taken from. */
  putBack(data) {
    if (data.length === 0) return;
    this.#pieces.unshift(data);
    this.#count(data.length);
  }
  /** Takes the first bytes, at most `max` of them. */
  take(max) {
    const parts = [];
    let bytes = 0;
    while (bytes < max) {
      const head = this.#pieces[0];
      if (head === void 0) break;
      const part = head.subarray(0, max - bytes);
      parts.push(part);
      bytes += part.length;
      if (part.length < head.length) this.#pieces[0] = head.subarray(part.length);
      else this.#pieces.shift();
    }
    this.#count(-bytes);
    this.#loose = Math.min(this.#loose, this.#pieces.length);
    return parts.length === 1 && parts[0] !== void 0 ? parts[0] : Buffer.concat(parts, bytes);
  }
  /** All of them, from the `skip`th on, which stay where they are. */
  peek(skip = 0) {
    return Buffer.concat(this.#pieces).subarray(skip);
  }
  /** Gives up on all of them; returns how many there were. */
  drop() {
    const bytes = this.#bytes;
    this.#pieces = [];
    this.#loose = 0;
    this.#count(-bytes);
    return bytes;
  }
  #count(bytes) {
    this.#bytes += bytes;
    totalBytes += bytes;
  }
};

// src/logs/log-file.ts
var MAX_BATCH_BYTES = 256 * 1024;
var COALESCE_MS = 3;
var FLOW_MS = 100;
var PAUSE_MS = 20;
var CHECK_MS = 1e3;
var LogFile = class {
  #options;
  #live;
  #archive;
  #writing;
  #pending = new PendingBytes();
  #end;
  /** Bytes that came while there was no room for them. */
  #dropped = 0;
  /** What the disk holds may be something else than what was written. */
  #doubtful = false;
  /** What was found to be gone from the disk, and has to be told. */
  #lost;
  #fileStart;
  #written;
  /** Somebody waits for the bytes before this logical offset. */
  #wanted = 0;
  /** Ends the wait for company. */
  #hurry;
  #checkAt = 0;
  #checkTimer;
  constructor(options) {
    this.#options = options;
    this.#live = new LiveFile(options);
    this.#archive = new Archive(options.directory, options.maxFiles, options.beforeWrite);
    this.#writing = new KeepTrying({ step: async () => this.#step(), onTrouble: options.onTrouble });
    this.#end = this.#live.end;
    this.#fileStart = options.start;
    this.#written = this.#end;
    this.#archive.start();
    if (this.#live.isOver) this.#writing.start();
  }
  /** Logical offset of the next byte. */
  get end() {
    return this.#end;
  }
  /** Logical offset up to which everything is on disk, as far as the system says. */
  get written() {
    return this.#written;
  }
  append(data) {
    if (data.length === 0) return;
    if (this.#dropped > 0 && !this.#pending.hasRoom || !this.#pending.push(data)) {
      this.#dropped += data.length;
      return;
    }
    this.#tellDropped();
    this.#end += data.length;
    this.#writing.start(COALESCE_MS);
  }
  /** Resolves when everything appended so far is on disk, or the disk does not take it now. */
  async flushed() {
    const end = this.#end;
    this.#wanted = end;
    this.#hurry?.();
    await this.#writing.settled(() => this.written >= end);
  }
  /** What may not be on disk yet, from logical offset `from` on. */
  from(from) {
    const recent = this.#live.recent;
    const start = this.#live.end - recent.length;
    return Buffer.concat([recent, this.#pending.peek()]).subarray(Math.max(0, from - start));
  }
  /** Writes what is left, as far as the disk takes it now, and closes the file. Returns how many bytes it did not take. */
  async close() {
    clearTimeout(this.#checkTimer);
    this.#checkAt = 0;
    this.#wanted = this.#end;
    this.#hurry?.();
    if (this.#live.unchecked || this.#doubtful) this.#writing.start();
    const answered = await this.#writing.close();
    clearTimeout(this.#checkTimer);
    if (answered) await Promise.all([this.#archive.close(), this.#live.close()]);
    return this.#pending.drop() + this.#dropped;
  }
  async #step() {
    clearTimeout(this.#checkTimer);
    const live = this.#live;
    if (this.#doubtful) await this.#mend();
    if (live.isOver) {
      await this.#archive.free();
      await live.cut();
      this.#tellFileStart();
    }
    const bytes = Math.min(this.#pending.bytes, MAX_BATCH_BYTES, live.room);
    if (bytes > 0 && bytes === live.room) await this.#archive.free();
    if (bytes > 0) await this.#options.beforeWrite();
    if (bytes > 0) await this.#write(this.#pending.take(bytes));
    const isDue = live.room === 0 || live.wantsCheck || performance.now() >= this.#checkAt;
    if (isDue || this.#writing.problem !== void 0) await this.#check();
    if (this.#pending.bytes === 0) this.#tellDropped();
    if (this.#doubtful) return true;
    this.#written = Math.max(this.#written, live.end);
    if (this.#pending.bytes > 0) {
      await this.#company();
      return true;
    }
    this.#options.onAllWritten();
    if (live.unchecked) this.#checkTimer = setTimeout(() => this.#writing.start(), this.#checkAt - performance.now());
    return false;
  }
  /** Waits for more to write while more comes, as long as nobody waits for what there is. */
  async #company() {
    const until = performance.now() + FLOW_MS;
    let end;
    do {
      if (this.#pending.bytes >= MAX_BATCH_BYTES || this.#wanted > this.#written) return;
      end = this.#end;
      await new Promise((resolve) => {
        const timer = setTimeout(resolve, PAUSE_MS);
        this.#hurry = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#hurry = void 0;
    } while (this.#end > end && performance.now() < until);
  }
  async #write(batch) {
    try {
      await this.#live.write(batch);
    } catch (error) {
      this.#doubtful = true;
      throw error;
    }
  }
  async #check() {
    this.#doubtful = !await this.#live.check();
    this.#checkAt = performance.now() + CHECK_MS;
    if (!this.#doubtful) this.#tellFileStart();
  }
  async #mend() {
    const { again, lost } = await this.#live.mend();
    this.#doubtful = false;
    this.#pending.putBack(again);
    this.#lost ??= lost;
    if (!this.#live.isOver) this.#tellFileStart();
  }
  /** Tells of a new file once it is the one that is written to. */
  #tellFileStart() {
    if (this.#live.start === this.#fileStart) return;
    this.#fileStart = this.#live.start;
    if (this.#lost === void 0) this.#options.onRotated(this.#fileStart);
    else this.#options.onLost(this.#lost);
    this.#lost = void 0;
    this.#archive.start();
  }
  #tellDropped() {
    if (this.#dropped === 0) return;
    this.#options.onDropped(this.#end, this.#dropped);
    this.#dropped = 0;
  }
};

// src/logs/run-log.ts
var TIME_ENTRY_MS = 1e3;
var LANDMARKS_PER_FILE = 4;
var RunLog = class _RunLog {
  #options;
  #file;
  #index;
  /** Entries without which the bytes could not be found or drawn, for the case that the index is deleted. */
  #landmarks;
  #lastTimeEntry = 0;
  #lastSize = "";
  #lastGapAt;
  /** The run has ended, with or without certainty; noted when all of it is on disk, and again after what is noted later. */
  #ending;
  #isEndNoted = false;
  /** What is written first comes while the pane shows its alternate screen. */
  beganAlternate;
  recoveredBytes;
  gaps;
  /** How many lines have ended in it; undefined when nobody has counted the first of them. */
  lines;
  /** Opens the log of a run and continues it where it ended. Throws what the file system throws. */
  static async open(options) {
    const reader = await openLog(options.directory);
    const seen = await seeLiveFile(options.directory);
    return new _RunLog(options, reader, seen, await linesOf(reader).catch(() => void 0));
  }
  constructor(options, found, seen, lines) {
    const { end } = found;
    const entries = found.entries.flatMap((entry) => beforeCut(entry, end));
    this.#options = options;
    this.#index = new JsonLines(join5(options.directory, INDEX_FILE), {
      onTrouble: (problem) => options.onTrouble(INDEX_FILE, problem),
      head: () => this.#landmarks
    });
    this.#landmarks = entries.filter(isLandmark);
    const endedAlternate = entries.findLast((entry) => entry.kind === "alternate")?.on === true;
    this.beganAlternate = endedAlternate && options.isRestarted !== true;
    const recovered = entries.filter((entry) => entry.kind === "recovered");
    this.recoveredBytes = recovered.reduce((sum, entry) => sum + entry.bytes, 0);
    const gaps = entries.filter((entry) => entry.kind === "gap");
    this.gaps = gaps.length;
    this.lines = lines;
    this.#lastGapAt = gaps.at(-1)?.at;
    if (found.entries.some((entry) => endOf2(entry) > end)) this.#note({ kind: "cut", at: end, time: Date.now() });
    if (options.isRestarted === true) this.#note({ kind: "restart", at: end, time: Date.now() });
    if (endedAlternate && !this.beganAlternate) {
      this.#note({ kind: "alternate", at: end, time: Date.now(), on: false });
    }
    const start = end - seen.bytes;
    if (entries.findLast((entry) => entry.kind === "file")?.at !== start) this.#fileStarts(start);
    this.#file = new LogFile({
      ...options,
      start,
      seen,
      beforeWrite: async () => this.#index.written(),
      onAllWritten: () => this.#noteEnd(),
      onRotated: (at) => {
        this.#fileStarts(at);
        options.onRotated?.();
      },
      onTrouble: (problem) => options.onTrouble(LIVE_FILE, problem),
      onDropped: (at, dropped) => this.gap(dropped, "the disk did not keep up", at),
      onLost: (lost) => this.#lost(lost)
    });
  }
  /** Logical offset of the next byte. */
  get end() {
    return this.#file.end;
  }
  /** Logical offset up to which everything is on disk. */
  get written() {
    return this.#file.written;
  }
  /** What may not be on disk yet, from logical offset `from` on. */
  from(from) {
    return this.#file.from(from);
  }
  /** Adds bytes that the program wrote, read at `time` (ms since the epoch). The buffer must not change afterwards. */
  append(data, time2) {
    if (Math.abs(time2 - this.#lastTimeEntry) >= TIME_ENTRY_MS) {
      this.#lastTimeEntry = time2;
      this.#note({ kind: "time", at: this.end, time: time2, ...this.#counted() });
    }
    this.#append(data);
  }
  /** Adds text that was rebuilt from the pane's history. */
  recovered(data, why) {
    if (data.length === 0) return;
    this.recoveredBytes += data.length;
    this.#note({ kind: "recovered", at: this.end, time: Date.now(), bytes: data.length, why });
    this.#append(data);
  }
  /** Records that output is missing before `at`: `bytes` of it, or null when nobody can tell. */
  gap(bytes, why, at = this.end) {
    if (bytes === null && at === this.#lastGapAt) return;
    this.#lastGapAt = at;
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
  /** Records the row on which the pane's cursor stands when the byte at `at` comes. */
  anchor(row, at = this.end) {
    this.#note({ kind: "anchor", at, time: Date.now(), ...row });
  }
  /** Resolves when everything added so far is on disk, or the disk does not take it now. */
  async flushed() {
    await this.#file.flushed();
    await this.#index.flushed();
  }
  /** Ends the log: nothing follows. Resolves as `flushed` does. */
  async finish(confirmed) {
    this.#ending = { confirmed };
    if (this.#file.written === this.end) this.#noteEnd();
    await this.flushed();
  }
  /** Closes the files, after what the disk takes now. Without an end another controller goes on with the log. */
  async close() {
    const refused = await this.#file.close();
    if (refused > 0) {
      this.gap(refused, "the disk did not take it", this.#file.written);
      this.#ending &&= { confirmed: false };
    }
    this.#noteEnd();
    await this.#index.close();
  }
  #append(data) {
    this.#file.append(data);
    if (this.lines !== void 0) this.lines += lineEnds(data);
  }
  #counted() {
    return this.lines === void 0 ? {} : { lines: this.lines };
  }
  #noteEnd() {
    if (this.#ending === void 0 || this.#isEndNoted) return;
    const counted = this.#file.written === this.end ? this.#counted() : {};
    this.#note({ kind: "end", at: this.#file.written, time: Date.now(), ...this.#ending, ...counted });
    this.#isEndNoted = true;
  }
  #fileStarts(at) {
    const ended = fullFile(this.#options.directory);
    this.#note({ kind: "file", at, time: Date.now(), ...ended === void 0 ? {} : { ended } });
  }
  #lost(lost) {
    const { from, to, why } = lost;
    this.gaps += 1;
    this.#note({ kind: "gap", at: to, time: Date.now(), bytes: to - from, why, from });
    this.#fileStarts(to);
    this.#options.onLost?.(lost);
  }
  #note(entry) {
    this.#index.append(entry);
    this.#isEndNoted = false;
    if (!isLandmark(entry)) return;
    this.#landmarks = [...this.#landmarks, entry].slice(-LANDMARKS_PER_FILE * (this.#options.maxFiles + 2));
  }
};
function isLandmark(entry) {
  return entry.kind === "file" || entry.kind === "size" || entry.kind === "gap" && entry.from !== void 0;
}
function endOf2(entry) {
  return entry.kind === "recovered" ? entry.at + entry.bytes : entry.at;
}
async function endAbandonedLog(directory) {
  const { end: at, entries } = await openLog(directory);
  if (entries.at(-1)?.kind === "end") return;
  const index = new JsonLines(join5(directory, INDEX_FILE), { onTrouble: () => void 0 });
  const append = (entry) => index.append(entry);
  if (entries.some((entry) => endOf2(entry) > at)) append({ kind: "cut", at, time: Date.now() });
  append({ kind: "end", at, time: Date.now(), confirmed: false });
  try {
    await index.written();
  } finally {
    await index.close();
  }
}

// src/controller/steering/exit-note.ts
import { readFileSync as readFileSync2, rmSync } from "fs";
import { join as join6 } from "path";

// src/controller/processes/signal-name.ts
import { constants as constants3 } from "os";
var NAMES = new Map(Object.entries(constants3.signals).map(([name, number2]) => [number2, name]));
function signalName(number2) {
  return NAMES.get(number2) ?? `signal ${number2}`;
}

// src/controller/steering/exit-note.ts
var NOTE = "exit";
var GOING_MS = 1e3;
var LOOK_MS = 20;
function parseEnd(word) {
  const [, kind, number2] = /^(code|signal) (\d{1,3})\n?$/.exec(word) ?? [];
  if (number2 === void 0) return void 0;
  return kind === "code" ? { exitCode: Number(number2) } : { signal: signalName(Number(number2)) };
}
function readEnd(directory) {
  try {
    return parseEnd(readFileSync2(join6(directory, NOTE), "latin1"));
  } catch {
    return void 0;
  }
}
function forgetEnd(directory) {
  rmSync(join6(directory, NOTE), { force: true });
}
async function awaitEnd(directory, pid) {
  for (const deadline = performance.now() + GOING_MS; isRunning(pid) && performance.now() < deadline; ) {
    const end = readEnd(directory);
    if (end !== void 0) return end;
    await sleep(LOOK_MS);
  }
  return readEnd(directory);
}

// src/controller/runs/past-runs.ts
async function readPastRuns(options) {
  const { root, server, marked, report } = options;
  const open4 = /* @__PURE__ */ new Map();
  const ended = [];
  for (const record2 of readRecords(root, report)) {
    if (record2.server.socket !== server.socket) continue;
    const sameServer = record2.server.pid === server.pid && record2.server.startedAt === server.startedAt;
    const hasPane = marked.has(record2.id);
    if (!hasPane && neverBegan(record2, join7(root, record2.id))) {
      rmSync2(join7(root, record2.id), { recursive: true, force: true });
      continue;
    }
    if (!isFinal(record2.state) && sameServer && (hasPane || hasReader(record2))) {
      open4.set(record2.id, record2);
      continue;
    }
    const past = isFinal(record2.state) ? record2 : await closeRun(root, record2, sameServer);
    if (sameServer) ended.push(past);
  }
  return { open: open4, ended };
}
function neverBegan({ state: state2, startedAt }, directory) {
  if (state2.kind !== "starting" || state2.since !== startedAt) return false;
  return (statSync(join7(directory, LIVE_FILE), { throwIfNoEntry: false })?.size ?? 0) === 0;
}
function hasReader({ pipe: pipe2 }) {
  return pipe2?.reader !== void 0 && isProcess(pipe2.reader);
}
async function closeRun(root, record2, sameServer) {
  const directory = join7(root, record2.id);
  const since2 = Date.now();
  const end = record2.started === void 0 ? void 0 : readEnd(directory);
  const lost = { kind: "lost", since: since2, why: sameServer ? "pane-closed" : "server-gone" };
  const state2 = end === void 0 ? lost : exitState({ at: { wallMs: since2, steadyMs: 0 }, ...end });
  const isDone = state2.kind === "completed" && record2.agent === "command";
  const outlived = sameServer || isDone ? {} : { endedWithServer: true };
  const closed = { ...record2, ...outlived, state: state2, endConfirmed: false };
  await endAbandonedLog(directory).catch(() => void 0);
  await writeRecord(directory, closed).catch(() => void 0);
  return closed;
}

// src/controller/steering/restart-plan.ts
import { existsSync, statSync as statSync2 } from "fs";
import { join as join8 } from "path";
function restartPlans(wanted, { root, socket, ...rest }) {
  const records = readRecords(root, () => void 0);
  const lost = records.filter((record2) => record2.server.socket === socket && isLostWithServer(record2));
  const chosen = wanted.length === 0 ? lastLost(lost) : wanted.map((selector) => named(selector, lost));
  return [...new Set(chosen)].map((record2) => planRestart(record2, { directory: join8(root, record2.id), ...rest }));
}
function isLostWithServer({ endedWithServer, state: state2 }) {
  return endedWithServer === true && state2.kind !== "stopped";
}
function lastLost(lost) {
  const last = Math.max(...lost.map(({ server }) => server.startedAt));
  return lost.filter(({ server }) => server.startedAt === last).toSorted((a, b) => a.startedAt - b.startedAt);
}
function named(selector, lost) {
  const [found] = lost.filter(({ id, name }) => id === selector || name === selector).toSorted((a, b) => b.server.startedAt - a.server.startedAt || b.startedAt - a.startedAt);
  if (found !== void 0) return found;
  throw new Failure("runner-not-found", `no runner '${selector}' has ended with its tmux server`, {
    next: "see what has: geppetto-tmux restore --dry-run"
  });
}
function planRestart(record2, { directory, presets, taken }) {
  const { name, started: started2 } = record2;
  if (started2 === void 0) {
    const problem = new Failure("not-started", `'${name}' was marked and not started`, {
      next: "start its program in a pane, and mark that"
    });
    return { record: record2, how: "again", command: void 0, problem };
  }
  const { mark: _, ...known2 } = started2;
  const before = { ...known2, restarts: (started2.restarts ?? 0) + 1 };
  const agent = launchedAgent(started2, presets);
  const preset = agent === void 0 ? void 0 : presets.get(agent.agent);
  if (agent === void 0 || preset === void 0) {
    return { record: record2, how: "again", command: before, problem: problemWith(before, name, taken) };
  }
  const session = lastSession(directory, agent.agent) ?? agent.session;
  const { how, session: id, command, env } = returnOf(agent, preset, session);
  const launch2 = { agent: agent.agent, yolo: agent.yolo, ...id === void 0 ? {} : { session: id } };
  const again = { ...before, command: [...command], env: { ...before.env, ...env }, launch: launch2 };
  return { record: record2, how, session: id, command: again, problem: problemWith(again, name, taken) };
}
function launchedAgent({ launch: launch2, command }, presets) {
  if (launch2 !== void 0) return launch2;
  const isIt = (words) => words.length === command.length && words.every((word, at) => word === command[at]);
  const found = [...presets].find(([, preset]) => isIt(preset.command));
  return found === void 0 ? void 0 : { agent: found[0], yolo: false };
}
function lastSession(directory, agent) {
  const last = learnedSessions(directory).findLast((learned) => learned.agent === agent);
  if (last === void 0) return void 0;
  return last.transcript === void 0 || existsSync(last.transcript) ? last.session : void 0;
}
function problemWith({ command, cwd, env }, name, taken) {
  if (taken.has(name)) {
    return new Failure("runner-exists", `there is already a runner '${name}'`, {
      next: `give that one another name: geppetto-tmux rename ${name} NAME`
    });
  }
  if (statSync2(cwd, { throwIfNoEntry: false })?.isDirectory() !== true) {
    return new Failure("cwd-not-found", `there is no directory ${cwd}`, { next: "make it, then restore again" });
  }
  try {
    requireProgram(command[0] ?? "", { path: env["PATH"] ?? process.env["PATH"] ?? "", cwd });
    return void 0;
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

// src/base/pace.ts
var CALM_MS = 3e4;
var Pace = class {
  #attempts = 0;
  #lastMs = -Infinity;
  /** How long to wait before the next attempt, in milliseconds: the first after a calm comes at once. */
  next(nowMs = performance.now()) {
    if (nowMs - this.#lastMs >= CALM_MS) this.#attempts = 0;
    const waitMs = this.#attempts === 0 ? 0 : backoffMs(this.#attempts);
    this.#attempts += 1;
    this.#lastMs = nowMs + waitMs;
    return waitMs;
  }
};

// src/tmux/captured-text.ts
var BUFFER = "geppetto-capture";
function printCommands(capture, { capturesLeak }) {
  if (!capturesLeak) return [[...capture, "-p"]];
  return [
    [...capture, "-b", BUFFER],
    ["show-buffer", "-b", BUFFER],
    ["delete-buffer", "-b", BUFFER]
  ];
}
function printedLines(bodies, { capturesLeak, buffersAreEscaped }) {
  const [first = [], shown = []] = bodies;
  if (!capturesLeak) return first;
  const lines = shown.at(-1)?.length === 0 ? shown.slice(0, -1) : shown;
  return buffersAreEscaped ? lines.map((line2) => unescapeBuffer(line2)) : lines;
}
function printLength({ capturesLeak }) {
  return capturesLeak ? 3 : 1;
}

// src/tmux/capture.ts
var FIELDS = [
  "pane_width",
  "pane_height",
  "history_size",
  "cursor_x",
  "cursor_y",
  "scroll_region_upper",
  "scroll_region_lower",
  "alternate_on",
  "alternate_saved_x",
  "alternate_saved_y",
  "history_limit",
  "history_collected",
  "history_generation",
  "pane_dead"
];
var CAPTURE_MS = 2e4;
var MAX_HISTORY_LINES = 3e4;
function captureCommands(pane, capabilities) {
  const capture = ["capture-pane", "-t", pane, "-e", "-J"];
  return [
    ["display-message", "-p", "-t", pane, rowFormat(FIELDS)],
    // These two may be empty. At most a screen leaks.
    [...capture, "-a", "-q", "-p"],
    ["capture-pane", "-t", pane, "-p", "-P", "-C"],
    ...printCommands([...capture, "-S", `-${MAX_HISTORY_LINES}`], capabilities),
    ...printCommands([...capture, "-S", "0"], capabilities)
  ];
}
function deadCaptureCommands(pane, rows, capabilities) {
  const lastRow = String(rows - 1);
  return [
    ["capture-pane", "-t", pane, "-p", "-S", lastRow, "-E", lastRow],
    ["show-options", "-pAqv", "-t", pane, "remain-on-exit-format"],
    ...captureCommands(pane, capabilities)
  ];
}
function parseDeadCapture(replies, capabilities) {
  const image = parseCapture(replies.slice(2), capabilities);
  const last = image?.lines.at(-1);
  if (image === void 0 || last === void 0) return void 0;
  const [note = Buffer.alloc(0), format = Buffer.alloc(0)] = replies.map(({ body }) => Buffer.concat(body));
  const written = format.length > 0 || note.toString().startsWith("Pane is dead");
  if (!written || note.length === 0) return image;
  const end = Math.max(0, last.lastIndexOf(note));
  return { ...image, lines: [...image.lines.slice(0, -1), last.subarray(0, end)] };
}
function parseCapture(replies, capabilities) {
  if (replies.some((reply) => !reply.ok)) return void 0;
  const [info = [], saved = [], pending = [], ...texts] = replies.map(({ body }) => body);
  const row = parseState(info[0] ?? Buffer.alloc(0), FIELDS.length);
  if (row === void 0) return void 0;
  const all = printedLines(texts, capabilities);
  const screen = printedLines(texts.slice(printLength(capabilities)), capabilities);
  const [cols = 80, rows = 24, historyRows = 0, cursorX = 0, cursorY = 0, regionTop = 0, regionBottom = 0] = row;
  const [alternate, savedX = 0, savedY = 0, historyLimit = 0, collected, generation, dead] = row.slice(7);
  const history = all.slice(0, Math.max(0, all.length - screen.length));
  const [escaped = Buffer.alloc(0)] = pending;
  return {
    cols,
    rows,
    isDead: dead === 1,
    historyRows,
    historyLimit,
    collected,
    generation,
    cursorX,
    cursorY,
    regionTop,
    regionBottom,
    lines: alternate === 1 ? [...history, ...saved] : all,
    alternate: alternate === 1 ? { lines: screen, savedX, savedY } : void 0,
    pending: unescapeOutput(escaped, 0, escaped.length)
  };
}
function positionCommand(session, pane) {
  return ["list-panes", "-s", "-t", session, "-f", `#{==:#{pane_id},${pane}}`, "-F", rowFormat(FIELDS)];
}
function parsePosition(replies) {
  const [line2] = replies[0]?.ok === true ? replies[0].body : [];
  const row = line2 === void 0 ? void 0 : parseState(line2, FIELDS.length);
  if (row === void 0) return void 0;
  const [cols = 80, , historyRows = 0, , cursorY = 0] = row;
  const [alternate, , , historyLimit = 0, collected, generation, dead] = row.slice(7);
  if (alternate === 1 || dead === 1) return void 0;
  return { row: historyRows + cursorY, mark: { cols, historyRows, historyLimit, collected, generation } };
}
function parseState(line2, fieldCount) {
  const texts = parseRow(line2.toString(), fieldCount);
  const values = texts?.map((text2) => text2 === "" ? void 0 : Number(text2));
  return values?.some(Number.isNaN) === false ? values : void 0;
}

// src/tmux/control-client.ts
import { randomBytes } from "crypto";

// src/protocol/guard.ts
var MAX_GUARD_BYTES = "%error ".length + 15 + 1 + 10 + 1 + 5;
var BEGIN = /^%begin ((\d{1,15}) (\d{1,10}) (\d{1,5}))$/;
var WORD = Buffer.from("%begin ");
var OWN = 1;
function readBegin(bytes, start, end) {
  if (end - start > MAX_GUARD_BYTES || !equals(bytes, start, start + WORD.length, WORD)) return void 0;
  const [, fields, time2, number2, flags] = BEGIN.exec(bytes.toString("latin1", start, end)) ?? [];
  if (fields === void 0) return void 0;
  return {
    time: Number(time2),
    number: Number(number2),
    own: (Number(flags) & OWN) === OWN,
    end: Buffer.from(`%end ${fields}`),
    error: Buffer.from(`%error ${fields}`)
  };
}
function equals(bytes, start, end, line2) {
  if (end - start !== line2.length || end > bytes.length) return false;
  for (let i = 0; i < line2.length; i += 1) if (bytes[start + i] !== line2[i]) return false;
  return true;
}

// src/protocol/output-line.ts
var SPACE = 32;
var COLON = 58;
var ZERO = 48;
var MAX_DIGITS = 10;
var OUTPUT = Buffer.from("%output %");
var EXTENDED_OUTPUT = Buffer.from("%extended-output %");
function readOutputLine(bytes, start, end) {
  if (startsWith(bytes, start, end, OUTPUT)) return readPlain(bytes, start + OUTPUT.length, end);
  if (startsWith(bytes, start, end, EXTENDED_OUTPUT)) return readExtended(bytes, start + EXTENDED_OUTPUT.length, end);
  return void 0;
}
function readPlain(bytes, pane, end) {
  const paneEnd = numberEnd(bytes, pane, end);
  if (paneEnd === -1 || bytes[paneEnd] !== SPACE) return void 0;
  return { paneNumber: decimal(bytes, pane, paneEnd), dataStart: paneEnd + 1, ageMs: void 0 };
}
function readExtended(bytes, pane, end) {
  const paneEnd = numberEnd(bytes, pane, end);
  if (paneEnd === -1 || bytes[paneEnd] !== SPACE) return void 0;
  const ageEnd = numberEnd(bytes, paneEnd + 1, end);
  if (ageEnd === -1) return void 0;
  const dataStart = afterColon(bytes, ageEnd, end);
  if (dataStart === -1) return void 0;
  return { paneNumber: decimal(bytes, pane, paneEnd), dataStart, ageMs: decimal(bytes, paneEnd + 1, ageEnd) };
}
function startsWith(bytes, start, end, prefix) {
  if (end - start < prefix.length) return false;
  for (let i = 0; i < prefix.length; i += 1) if (bytes[start + i] !== prefix[i]) return false;
  return true;
}
function numberEnd(bytes, at, end) {
  let index = at;
  while (index < end && isDigit(bytes[index])) index += 1;
  return index === at || index - at > MAX_DIGITS || index === end ? -1 : index;
}
function isDigit(byte) {
  return byte >= ZERO && byte <= ZERO + 9;
}
function decimal(bytes, start, end) {
  let value = 0;
  for (let i = start; i < end; i += 1) value = value * 10 + bytes[i] - ZERO;
  return value;
}
function afterColon(bytes, at, end) {
  for (let i = at; i + 2 < end; i += 1) {
    if (bytes[i] === SPACE && bytes[i + 1] === COLON && bytes[i + 2] === SPACE) return i + 3;
  }
  return -1;
}

// src/protocol/parse-notification.ts
function parseNotification(line2) {
  const text2 = line2.toString("utf8");
  const space = text2.indexOf(" ");
  const word = space === -1 ? text2 : text2.slice(0, space);
  const rest = space === -1 ? void 0 : text2.slice(space + 1);
  return PARSERS.get(word)?.(rest ?? "", rest !== void 0) ?? { kind: "unknown", line: text2 };
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
function splitOnce(text2, separator) {
  const at = text2.indexOf(separator);
  return at === -1 ? [text2, void 0] : [text2.slice(0, at), text2.slice(at + separator.length)];
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
    const line2 = Buffer.concat(this.#parts);
    const length = this.#partBytes;
    this.#parts = [];
    this.#partBytes = 0;
    this.#line(line2, 0, length);
  }
  #line(bytes, start, end) {
    if (this.#block !== void 0) {
      this.#bodyLine(this.#block, bytes, start, end);
      return;
    }
    if (end - start > this.#maxLineBytes) {
      this.#unknown(bytes.subarray(start, Math.min(end, start + REPORTED_BYTES)));
      return;
    }
    if (bytes[start] === PERCENT && (this.#output(bytes, start, end) || this.#begin(bytes, start, end))) return;
    this.#sink.notification(parseNotification(bytes.subarray(start, end)));
  }
  #unknown(line2) {
    this.#sink.notification({ kind: "unknown", line: line2.toString("utf8") });
  }
  #output(bytes, start, end) {
    const line2 = readOutputLine(bytes, start, end);
    if (line2 === void 0) return false;
    const pane = this.#paneId(line2.paneNumber);
    if (this.#wantsOutput?.(pane) ?? true) {
      this.#sink.output(pane, unescapeOutput(bytes, line2.dataStart, end), line2.ageMs);
    }
    return true;
  }
  #begin(bytes, start, end) {
    const guard = readBegin(bytes, start, end);
    if (guard === void 0) return false;
    this.#block = { guard, body: [], bytes: 0 };
    return true;
  }
  #bodyLine(block, bytes, start, end) {
    if (equals(bytes, start, end, block.guard.end)) this.#close(block, true);
    else if (equals(bytes, start, end, block.guard.error)) this.#close(block, false);
    else {
      block.bytes += end - start + LINE_COST_BYTES;
      this.#checkBound(block.bytes);
      block.body.push(bytes.subarray(start, end));
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
    const known2 = this.#panes.get(paneNumber);
    if (known2 !== void 0) return known2;
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
  const text2 = bytes.toString("latin1");
  if (PLAIN_WORD.test(text2)) return bytes;
  return Buffer.from(`"${text2.replace(SPECIAL, (character) => ESCAPES[character] ?? octal(character))}"`, "latin1");
}
function commandLine(argv) {
  if (argv.length === 0) throw new Failure("invalid-request", "a tmux command needs a name");
  return joined(argv.map(quote), SPACE2);
}
function sequence(commands) {
  if (commands.length === 0) throw new Failure("invalid-request", "a sequence needs a command");
  return joined(commands.map(commandLine), SEMICOLON);
}
function escapeFormat(text2) {
  return text2.replace(CONTROL, "").replaceAll("#", "##");
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
var SPACE2 = Buffer.from(" ");
var SEMICOLON = Buffer.from(" ; ");
function octal(character) {
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
    const line2 = commands.length === 0 ? [] : [sequence(commands), Buffer.from("\n")];
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        const name = commands[0]?.[0] ?? "command";
        this.#onTimeout(new Failure("timeout", `tmux did not answer ${name} within ${timeoutMs} ms`));
      }, timeoutMs);
      this.#waiting.push({ nonce, replies: [], timer, onFirstReply, resolve, reject });
      this.#write(Buffer.concat([...line2, Buffer.from(`display-message -p ${nonce}
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

// src/tmux/doorway.ts
var Doorway = class {
  #queue = Promise.resolve();
  #arriving;
  #leaving = /* @__PURE__ */ new Set();
  /** Lets one client in: after those who came before it, and while nobody leaves. */
  async arrive(arrival) {
    const arrived = this.#queue.then(async () => {
      while (this.#leaving.size > 0) await Promise.allSettled(this.#leaving);
      const arriving = arrival();
      this.#arriving = arriving;
      try {
        return await arriving;
      } finally {
        this.#arriving = void 0;
      }
    });
    this.#queue = arrived.catch(() => void 0);
    return arrived;
  }
  /** Lets a client out while nobody is coming in; any number may leave together. */
  async leave(departure) {
    const inTheDoor = this.#arriving ?? Promise.resolve();
    const leaving = inTheDoor.catch(() => void 0).then(departure);
    this.#leaving.add(leaving);
    try {
      await leaving;
    } finally {
      this.#leaving.delete(leaving);
    }
  }
};

// src/tmux/gathered-output.ts
var GatheredOutput = class {
  #deliver;
  #pieces = /* @__PURE__ */ new Map();
  constructor(deliver) {
    this.#deliver = deliver;
  }
  add(pane, data) {
    const pieces = this.#pieces.get(pane);
    if (pieces === void 0) this.#pieces.set(pane, [data]);
    else pieces.push(data);
  }
  /** Hands on all there is: one buffer for each pane, its bytes in the order they came. */
  flush() {
    for (const [pane, pieces] of this.#pieces) {
      const [first] = pieces;
      this.#deliver(pane, pieces.length === 1 && first !== void 0 ? first : Buffer.concat(pieces));
    }
    this.#pieces.clear();
  }
};

// src/tmux/parent-death.ts
var TRY_MS = 5e3;
var known;
async function parentDeathPrefix() {
  known ??= findPrefix();
  return known;
}
async function findPrefix() {
  if (process.platform !== "linux") return [];
  const prefix = ["setpriv", "--pdeathsig", "TERM"];
  const [file, ...args] = prefix;
  const { failed } = await execa(file, [...args, "true"], { reject: false, timeout: TRY_MS, stdio: "ignore" });
  return failed ? [] : prefix;
}

// src/tmux/control-client.ts
var HANDSHAKE_MS = 5e3;
var COMMAND_MS = 5e3;
var LEAVE_MS = 1e3;
var TERM_MS = 3e3;
var MAX_PANES = 4096;
var doorway = new Doorway();
async function openControlClient(options) {
  return doorway.arrive(async () => attach(options));
}
async function attach(options) {
  const { address, session } = options;
  const flags = ["ignore-size", ...options.flags].join(",");
  const argv = options.program(address.socket, ["attach-session", "-E", "-f", flags, "-t", session]);
  const [file = "", ...rest] = [...await parentDeathPrefix(), ...argv];
  const child = execa(file, rest, {
    reject: false,
    buffer: false,
    stdin: "pipe",
    stdout: "pipe",
    stderr: "pipe",
    forceKillAfterDelay: false
  });
  let end;
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
    if (end !== void 0) return;
    end = how;
    const cause = failure ?? firstFailure ?? endFailure(how, stderr, address);
    queue.close(cause);
    ready.reject(cause);
    ended.resolve(how);
    if (how.kind !== "exited") void leave();
  };
  let leaving = false;
  const leave = async () => doorway.leave(async () => {
    leaving = true;
    if (!child.stdin.writableEnded) child.stdin.end(lastWords(panes));
    if (await settlesWithin(child, LEAVE_MS)) return;
    child.kill("SIGTERM");
    if (!await settlesWithin(child, TERM_MS)) abandon(child);
  });
  const panes = /* @__PURE__ */ new Set();
  let confirmed = false;
  let chosen = session;
  const output = new GatheredOutput((pane, data) => options.onOutput?.(pane, data));
  const decoder = new Decoder(
    {
      output: (pane, data) => output.add(pane, data),
      reply: (reply) => {
        output.flush();
        if (!confirmed && !reply.ok) firstFailure ??= tmuxFailure(Buffer.concat(reply.body).toString(), address);
        queue.receive(reply);
      },
      notification: (notification) => {
        output.flush();
        if (notification.kind === "session-changed") {
          if (notification.session !== chosen) return giveUp({ kind: "moved", session: notification.session });
          confirmed = true;
          ready.resolve();
        }
        if (notification.kind === "pause" && leaving) return;
        if (notification.kind === "exit") return giveUp({ kind: "exited", reason: notification.reason });
        options.onNotification(notification);
      }
    },
    {
      wantsOutput: (pane) => {
        panes.add(pane);
        if (panes.size > MAX_PANES) panes.delete(panes.values().next().value ?? pane);
        return options.wantsOutput?.(pane) ?? true;
      }
    }
  );
  child.stdout.on("data", (chunk) => {
    try {
      decoder.push(chunk);
    } catch (error) {
      output.flush();
      giveUp({ kind: "lost", cause: messageOf(error) });
    }
    output.flush();
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
  const switchTo = async (next) => {
    chosen = next;
    await send([["switch-client", "-t", next]]);
  };
  return {
    pid: child.pid ?? 0,
    session,
    ended: ended.promise,
    send,
    ask: async (command) => {
      const replies = await send([command]);
      const failed = replies.find((reply) => !reply.ok);
      if (failed !== void 0) throw tmuxFailure(Buffer.concat(failed.body).toString(), address);
      return replies.flatMap((reply) => reply.body.map((line2) => line2.toString()));
    },
    switchTo,
    close: async (refuge) => {
      if (refuge !== void 0 && end === void 0) await switchTo(refuge).catch(() => void 0);
      queue.close(new Failure("server-gone", "the control client was closed"));
      await leave();
      giveUp({ kind: "exited", reason: "closed by us" });
    }
  };
}
function lastWords(panes) {
  return [...panes].map((pane) => `refresh-client -A '${pane}:pause'
`).join("");
}
function endFailure(end, stderr, address) {
  if (stderr.trim() !== "") return tmuxFailure(stderr, address);
  const text2 = end.kind === "exited" ? end.reason ?? "the client was detached" : "the control client was lost";
  return new Failure("server-gone", text2);
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
    program: options.program,
    session: options.session,
    flags: ["no-output"],
    onNotification: (notification) => {
      if (isStructural(notification)) options.onChange();
      if (["client-detached", "client-session-changed"].includes(notification.kind)) options.onDeparture();
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

// src/tmux/pane-view.ts
var TITLE = rowFormat(["pane_title"]);
function viewCommands(pane, capabilities) {
  const title = ["display-message", "-p", "-t", pane, TITLE];
  return [title, ...printCommands(["capture-pane", "-t", pane], capabilities)];
}
function parseView(replies, capabilities) {
  if (replies.some((reply) => !reply.ok)) return void 0;
  const [title = [], ...text2] = replies.map(({ body }) => body);
  const rows = printedLines(text2, capabilities).map((row) => row.toString());
  return { title: parseRow(title.join(""), 1)?.[0] ?? "", rows };
}

// src/tmux/tap.ts
var PAUSE_AFTER_S = 5;
var BURST_MS = (PAUSE_AFTER_S + 1) * 1e3;
var PATIENT_MS = 6e4;
async function openTap(options) {
  const { capabilities } = options;
  const paused = /* @__PURE__ */ new Set();
  let flowing = false;
  let timer;
  const watchBurst = () => {
    flowing = false;
    timer = setTimeout(() => {
      timer = void 0;
      if (flowing) watchBurst();
      else client.send([], { timeoutMs: PATIENT_MS }).catch(() => void 0);
    }, BURST_MS);
  };
  const client = await openControlClient({
    address: options.address,
    program: options.program,
    session: options.session,
    flags: [`pause-after=${PAUSE_AFTER_S}`],
    wantsOutput: options.wants,
    onOutput: (pane, data) => {
      options.onBytes(pane, data);
      flowing = true;
      if (timer === void 0) watchBurst();
    },
    onNotification: (notification) => {
      if (notification.kind === "pause") {
        paused.add(notification.pane);
        options.onPaused(notification.pane);
      } else if (isStructural(notification)) options.onChange();
    }
  });
  void client.ended.then(() => clearTimeout(timer));
  return {
    pid: client.pid,
    session: options.session,
    ended: client.ended,
    isPaused: (pane) => paused.has(pane),
    restart: async (pane, atPoint) => {
      await client.send([["refresh-client", "-A", `${pane}:pause`]], { onFirstReply: atPoint });
      const goOn = ["refresh-client", "-A", `${pane}:continue`];
      const replies = await client.send([...captureCommands(pane, capabilities), goOn], {
        timeoutMs: CAPTURE_MS,
        // Our own pause was told before this, if at all; one that is told from now on is tmux's.
        onFirstReply: () => void paused.delete(pane)
      });
      return parseCapture(replies.slice(0, -1), capabilities);
    },
    look: async (pane, atPoint) => {
      const replies = await client.send(captureCommands(pane, capabilities), {
        timeoutMs: CAPTURE_MS,
        onFirstReply: atPoint
      });
      return parseCapture(replies, capabilities);
    },
    position: async (pane) => parsePosition(await client.send([positionCommand(options.session, pane)])),
    drain: async (timeoutMs) => {
      await client.send([], timeoutMs === void 0 ? {} : { timeoutMs });
    },
    // Not `off`: that ends a server up to 3.6b when output is queued, and freezes the program if nobody else is attached.
    mute: async (pane) => {
      await client.send([["refresh-client", "-A", `${pane}:pause`]]);
    },
    switchTo: async (session) => client.switchTo(session),
    close: async (refuge) => client.close(refuge)
  };
}

// src/controller/server-link.ts
var ServerLink = class {
  #options;
  #line;
  #opening;
  #wanted = false;
  #gone = false;
  #answers = true;
  #hurried = false;
  #pace = new Pace();
  /** Mark of the server's process; undefined where it cannot be seen from here, as in a container. */
  #process;
  constructor(options) {
    this.#options = options;
    const { pid } = options.identity;
    this.#process = isNamed(pid, "tmux") ? processMark(pid) : void 0;
  }
  get line() {
    return this.#line;
  }
  /** False when the last question was not answered in time. */
  get answers() {
    return this.#answers;
  }
  /** Runs one command and returns its lines; throws the Failure that tmux's error means. */
  async ask(command) {
    const [lines = []] = await this.askAll([command]);
    return lines;
  }
  /** Runs commands in order, over the line in one pass of the server; one list of lines for each. */
  async askAll(commands) {
    if (this.#hurried && !this.#answers) throw new Failure("timeout", "the tmux server does not answer");
    try {
      const answers = await this.#askNow(commands);
      this.#answers = true;
      return answers;
    } catch (error) {
      this.#answers = !(error instanceof Failure && error.kind === "timeout");
      throw error;
    }
  }
  async #askNow(commands) {
    const line2 = this.#line;
    if (line2 === void 0) return this.#askSingly(commands);
    const replies = await line2.send(commands);
    const failed = replies.find((reply) => !reply.ok);
    if (failed !== void 0) throw tmuxFailure(Buffer.concat(failed.body).toString(), this.#options.address);
    return replies.map((reply) => reply.body.map((bytes) => bytes.toString()));
  }
  /** What a pane whose program has ended still shows; undefined without a line, or when the pane is gone. */
  async lastImage({ pane, rows }, capabilities) {
    const replies = await this.#line?.send(deadCaptureCommands(pane, rows, capabilities), { timeoutMs: CAPTURE_MS });
    return replies === void 0 ? void 0 : parseDeadCapture(replies, capabilities);
  }
  /** What a pane shows now; undefined without a line, or when nobody can tell. */
  async view(pane, capabilities) {
    const replies = await this.#line?.send(viewCommands(pane, capabilities)).catch(() => void 0);
    return replies === void 0 ? void 0 : parseView(replies, capabilities);
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
  /** Takes the line out of a session, by way of `refuge` if given; it comes back where there is one. */
  async leave(session, refuge) {
    if (this.#line?.session === session) await this.#line.close(refuge);
  }
  /** Closes the line: nothing is left to watch. */
  async release() {
    this.#wanted = false;
    const line2 = this.#line;
    this.#line = void 0;
    await line2?.close();
  }
  /** From now on nothing is asked of a server that has left the last question unanswered. */
  hurry() {
    this.#hurried = true;
  }
  /** A server is gone when another one, or none, is at its socket and its process is gone, too. */
  async #state(signal) {
    const { address, binary, identity } = this.#options;
    try {
      const found = await readIdentity(address, binary, { timeoutMs: PATIENT_MS, signal });
      return found.pid === identity.pid && found.startedAt === identity.startedAt ? "stands" : "gone";
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const runs = this.#process !== void 0 && isProcess(this.#process);
      return error.kind === "server-gone" && !runs ? "gone" : "silent";
    }
  }
  async #open(scope) {
    const { address, program, journal, onChange, onDeparture, onLine } = this.#options;
    const session = await this.#chooseSession();
    const line2 = await openLine({ address, program, session, onChange, onDeparture });
    await this.#checkIdentity(line2);
    this.#line = line2;
    journal.note("line opened", { session, client_pid: line2.pid });
    void line2.ended.then((end) => {
      if (this.#line === line2) this.#line = void 0;
      if (!this.#wanted || scope.signal.aborted) return;
      journal.note("line ended", { end });
      scope.fork(async (signal) => this.#reopen(scope, signal));
    });
    onLine(line2);
    return line2;
  }
  /** Without a line nobody tells us that a server has ended, and another one may be at its socket by now. */
  async #checkIdentity(line2) {
    const { pid, startedAt } = this.#options.identity;
    const [found] = await line2.ask(["display-message", "-p", "#{pid} #{start_time}"]);
    if (found === `${pid} ${startedAt}`) return;
    await line2.close();
    this.#serverGone();
    throw new Failure("server-gone", "the tmux server is another one than it was", { next: "try again" });
  }
  async #reopen(scope, signal) {
    while (this.#wanted && this.#line === void 0) {
      await sleep(this.#pace.next(), signal);
      const state2 = await this.#state(signal);
      if (state2 === "gone") return this.#serverGone();
      if (state2 === "silent") continue;
      try {
        await this.hold(scope);
      } catch (error) {
        signal.throwIfAborted();
        this.#options.journal.note("line could not be opened", { error: messageOf(error) });
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
    const preferred = this.#options.preferredSessions().find((session2) => sessions.includes(session2));
    const terminal = parseClients(clientLines).find((client) => !client.control)?.session;
    const session = preferred ?? terminal ?? sessions[0];
    if (session === void 0) throw new Failure("server-gone", `no sessions at ${this.#options.address.socket}`);
    return session;
  }
  async #askSingly(commands) {
    const { address, binary } = this.#options;
    const answers = [];
    for (const command of commands) {
      const text2 = await runTmux(address, command, { binary });
      answers.push(text2 === "" ? [] : text2.split("\n"));
    }
    return answers;
  }
};
async function readIdentity(address, binary, options = {}) {
  const ask = ["display-message", "-p", "#{pid} #{start_time} #{version}"];
  const text2 = await runTmux(address, ask, { ...options, binary });
  const [pid = "", startedAt = "", ...version] = text2.split(" ");
  if (!/^\d+ \d+ /.test(text2)) throw new Failure("command-rejected", `tmux does not say who it is: '${text2}'`);
  return { pid: Number(pid), startedAt: Number(startedAt), version: version.join(" ") };
}

export {
  addTime,
  backoffMs,
  timeLimit,
  RECORD_FILE,
  writeRecord,
  RecordKeeper,
  readRecords,
  metricsOf,
  controllerApi,
  onceStarted,
  restartPlan,
  CAPTURE_MS,
  captureCommands,
  parseCapture,
  quote,
  commandLine,
  escapeFormat,
  PATIENT_MS,
  openTap,
  Pace,
  signalName,
  parseEnd,
  readEnd,
  forgetEnd,
  awaitEnd,
  JsonLines,
  RunLog,
  readPastRuns,
  closeRun,
  restartPlans,
  ServerLink,
  readIdentity
};
