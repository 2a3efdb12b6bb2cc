import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  signalName
} from "./chunk-6JYFSN6L.js";
import {
  learnedSessions
} from "./chunk-UHXAPQZ3.js";
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
} from "./chunk-E3S6HDET.js";
import {
  requireProgram
} from "./chunk-I2WJVQNT.js";
import {
  KeepTrying,
  backoffMs,
  isSameServer,
  readRecords,
  timeLimit,
  writeRecord
} from "./chunk-JREZJ7UK.js";
import {
  returnOf
} from "./chunk-XEF4BORF.js";
import {
  LIST_CLIENTS,
  LIST_PANES,
  LIST_SESSIONS,
  parseClients,
  parseSessions
} from "./chunk-FVNSIZUY.js";
import {
  isPaneId,
  isSessionId,
  isWindowId
} from "./chunk-VIDJIR43.js";
import {
  shellWord
} from "./chunk-3VW3LFVA.js";
import {
  commandLine,
  parseRow,
  quote,
  rowFormat,
  sequence
} from "./chunk-AWSOPMSU.js";
import {
  isNamed,
  isProcess,
  isRunning,
  pidOf,
  processMark
} from "./chunk-TSC2EHDH.js";
import {
  didYouMean
} from "./chunk-46G5WS5J.js";
import {
  iso,
  now,
  sleep
} from "./chunk-4BAQKYEO.js";
import {
  abandon,
  letBe,
  runTmux,
  settlesWithin,
  tmuxFailure
} from "./chunk-C6FTJI3S.js";
import {
  execa
} from "./chunk-FDE2KFNA.js";
import {
  WEIGHTS,
  equalClaims,
  exitState,
  unescapeBuffer,
  unescapeOutput
} from "./chunk-T7L4Q4BE.js";
import {
  claimOf
} from "./chunk-4OLLR2NF.js";
import {
  openRegular,
  readRegularFile
} from "./chunk-LPYA5HOJ.js";
import {
  SHOWN_STATES,
  isFinal,
  isNewFailure,
  shownState,
  wantsPerson
} from "./chunk-WR3AZBJZ.js";
import {
  Failure,
  messageOf,
  systemCode
} from "./chunk-VWOYWCO4.js";

// src/controller/api.ts
import { join } from "path";

// src/runner/limit-reset.ts
var MAX_CHARACTERS = 48;
var RESETS = /\b(?:resets?|try again|available again) /i;
var GOES_ON = /\n *(?=[a-z0-9])/gi;
function resetOf(screen) {
  const said = screen.replace(GOES_ON, " ").split(RESETS).slice(1);
  const times = said.map((text) => /^[^.·|│()\n]*/.exec(text)?.[0].trim() ?? "");
  return times.findLast((time) => /\d/.test(time) && time.length <= MAX_CHARACTERS);
}

// src/controller/agents/explain.ts
var SHOWN_LINES = 4;
function explain(runner) {
  const { verdict, rules, title, screen, process: process2, bellAt } = runner.observed;
  const { lastVisibleAt, idleAfterMs } = runner.silence;
  const others = rules?.rules.filter(({ state }) => {
    const claim = claimOf(state);
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
function weighed({ rule, source, text, claim, at: at2 }) {
  return { rule, source, weight: WEIGHTS[source], text, says: saying(claim), time: iso(at2.wallMs) };
}
function change({ id, state, all, none, prompt }) {
  const claim = claimOf(state);
  const found = [...all].map(([place, pattern]) => `${place} ~ ${pattern.source}`);
  const missing = [...none, ...prompt].map(([place, pattern]) => `${place} !~ ${pattern.source}`);
  return { says: claim === void 0 ? state : saying(claim), rule: id, when: [...found, ...missing].join(" and ") };
}
function saying(claim) {
  return claim.says === "waiting" ? `waiting: ${claim.waitingFor}` : claim.says;
}

// src/logs/line-count.ts
var MAX_READ_BYTES = 64 * 1024 * 1024;
var LINE_FEED = 10;
function lineEnds(data) {
  let count = 0;
  for (let at2 = 0; at2 < data.length; at2 += 1) if (data[at2] === LINE_FEED) count += 1;
  return count;
}
async function linesOf(log) {
  const { at: at2, lines } = log.entries.flatMap((entry) => countIn(entry, log.end)).at(-1) ?? { at: 0, lines: 0 };
  if (log.end - at2 > MAX_READ_BYTES || at2 < log.start) return void 0;
  let count = lines;
  for await (const bytes of log.read(at2)) count += lineEnds(bytes);
  return count;
}
function countIn(entry, end) {
  const lines = entry.kind === "time" || entry.kind === "end" ? entry.lines : void 0;
  return lines === void 0 || entry.at > end ? [] : [{ at: entry.at, lines }];
}

// src/logs/loss.ts
var NO_LOSSES = { gaps: 0, lostBytes: 0, lostLines: 0, gapsAtLeast: 0, gapsPerhaps: 0 };
function lossesOf(entries) {
  return entries.reduce((sum, entry) => entry.kind === "gap" ? plusGap(sum, entry) : sum, NO_LOSSES);
}
function plusGap(sum, gap) {
  return {
    gaps: sum.gaps + 1,
    lostBytes: sum.lostBytes + (gap.bytes ?? 0),
    lostLines: sum.lostLines + (gap.lines ?? 0),
    gapsAtLeast: sum.gapsAtLeast + (gap.loss === "at-least" ? 1 : 0),
    gapsPerhaps: sum.gapsPerhaps + (gap.loss === "perhaps" ? 1 : 0)
  };
}

// src/runner/state-times.ts
function addTime(times, from, to) {
  return { ...times, [from.kind]: (times[from.kind] ?? 0) + Math.max(0, to.since - from.since) };
}
function timesUntil(times, state, nowMs) {
  return addTime(times, state, { kind: "idle", since: nowMs });
}

// src/controller/metrics.ts
async function logFigures(directory) {
  const log = await openLog(directory);
  const recovered = log.entries.filter((entry) => entry.kind === "recovered");
  return {
    bytes: log.end,
    lines: await linesOf(log),
    recoveredBytes: recovered.reduce((sum, entry) => sum + entry.bytes, 0),
    losses: lossesOf(log.entries),
    lastOutputAt: log.entries.findLast((entry) => entry.kind === "time")?.time
  };
}
function metricsOf(record, figures, reading) {
  const { state, startedAt, idleAfterMs, endConfirmed, started, times = {} } = record;
  const isLive = !isFinal(state);
  const { lines, lastOutputAt } = figures;
  const endsAt = timeLimit(record);
  return {
    startedAt: iso(startedAt),
    bytes: figures.bytes,
    ...lines === void 0 ? {} : { lines },
    recoveredBytes: figures.recoveredBytes,
    ...figures.losses,
    ...lastOutputAt === void 0 ? {} : { lastOutputAt: iso(lastOutputAt) },
    idleAfterMs,
    ...endConfirmed === void 0 ? {} : { endConfirmed },
    states: isLive ? timesUntil(times, state, now()) : times,
    ...started === void 0 ? {} : { restarts: started.restarts ?? 0 },
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
  const summary = (record) => ({
    ...runnerSummary(record, join(fleet.directory(record.id), LIVE_FILE)),
    ...fleet.isOfThisServer(record) ? {} : { earlierServer: true },
    ...limitReset(record, fleet.liveRunner(record.id))
  });
  return {
    hello: async () => {
      await controller.requireServer();
      return { version: controller.version, protocol: 1, pid: process.pid };
    },
    mark: async ({ pane, ...request }) => {
      const { record, notice } = await controller.mark(pane, request);
      return { runner: summary(record), notice };
    },
    find: async () => ({ runners: (await controller.find()).map(summary) }),
    run: async (request) => {
      const { record, notice } = await controller.run(request);
      return { runner: summary(record), notice };
    },
    restorable: async ({ runners = [] }) => ({
      runners: (await controller.restorable(runners)).map(restartPlan)
    }),
    restore: async ({ runner }) => {
      const { record, notice } = await controller.restore(runner);
      return { runner: summary(record), notice };
    },
    end: async ({ runner }) => ({ runner: summary(await controller.end(runner)) }),
    restart: async ({ runner }) => {
      const { record, notice } = await controller.restart(runner);
      return { runner: summary(record), notice };
    },
    pause: async ({ runner }) => ({ runner: summary(controller.pause(runner)) }),
    resume: async ({ runner }) => ({ runner: summary(controller.resume(runner)) }),
    send: async ({ runner, ...request }) => ({
      runner: summary(await controller.send(runner, request))
    }),
    unmark: async ({ runner }) => ({ runner: summary(await controller.unmark(runner)) }),
    toggle: async ({ pane }) => {
      const { marked, record, notice } = await controller.toggle(pane);
      return { marked, runner: summary(record), notice };
    },
    list: async ({ wide = false }) => {
      await controller.settle();
      const records = inOrder(fleet.records, (record) => fleet.hasPane(record) || isNewFailure(record.state));
      if (!wide) return { runners: records.map(summary) };
      const readings = await controller.meter.look();
      return {
        runners: records.map((record) => {
          const live = fleet.liveRunner(record.id);
          if (live === void 0) return summary(record);
          return { ...summary(record), metrics: metricsOf(record, live.figures, readings.get(record.id)) };
        })
      };
    },
    show: async ({ runner }) => {
      await controller.settle();
      const record = fleet.find(runner);
      return { runner: { ...summary(record), ...await detail(controller, record) } };
    },
    looked: async ({ runners }) => {
      const found = runners.flatMap((runner) => fleet.findAny(runner) ?? []);
      for (const record of found) await fleet.looked(record);
      return {};
    },
    explain: async ({ runner }) => {
      await controller.settle();
      const record = fleet.find(runner);
      const live = fleet.liveRunner(record.id);
      if (live === void 0) {
        throw new Failure("runner-not-found", `'${record.name}' has ended: \`show\` tells how`);
      }
      return { runner: summary(record), explanation: explain(live) };
    },
    status: async () => {
      await controller.settle();
      const counts = {};
      const isPresent = (record) => isNewFailure(record.state) || fleet.hasPane(record) && record.state.kind !== "failed";
      const present = inOrder(fleet.records, isPresent).filter(isPresent);
      for (const { state } of present) counts[state.kind] = (counts[state.kind] ?? 0) + 1;
      const shown = present.map(({ state }) => shownState(state));
      const showing = shown.filter((state) => state === "showing").length;
      return {
        counts,
        stuck: shown.filter((state) => state === "stuck").length,
        unseen: shown.filter((state) => state === "unseen").length,
        ...showing === 0 ? {} : { showing },
        attention: present.filter(({ state }) => wantsPerson(state)).map(({ name }) => name)
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
      await fleet.rename(id, name);
      return { runner: summary(fleet.find(id)) };
    },
    remove: async ({ runner }) => {
      const record = fleet.find(runner);
      await fleet.remove(record);
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
      if (params.metrics === true) controller.metricsFeed.subscribe({ runner, push }, signal);
      return { seq: controller.hub.seq };
    }
  };
}
var AT_ONCE = /* @__PURE__ */ new Set(["hello", "controller-status", "stop"]);
function onceStarted(api, started) {
  const waiting = Object.entries(api).map(([method, handler]) => {
    if (AT_ONCE.has(method)) return [method, handler];
    return [method, async (...given) => started.then(async () => handler(...given))];
  });
  return Object.fromEntries(waiting);
}
function inOrder(records, isPresent) {
  const rank = ({ state }) => SHOWN_STATES.indexOf(shownState(state));
  const present = records.filter(isPresent);
  const past = records.filter((record) => !isPresent(record));
  return [
    ...present.toSorted((a, b) => rank(a) - rank(b) || a.state.since - b.state.since),
    ...past.toSorted((a, b) => b.state.since - a.state.since)
  ];
}
function runnerSummary(record, log) {
  const { id, name, agent, state, pane, window, session, lastLine } = record;
  return {
    id,
    name,
    agent,
    state: state.kind,
    ...state.kind === "waiting" ? { waitingFor: state.waitingFor } : {},
    ..."unseen" in state ? { unseen: true } : {},
    ...state.kind === "idle" && state.showing === true ? { showing: true } : {},
    ...state.kind === "active" && state.stuck === true ? { stuck: true } : {},
    since: iso(state.since),
    pane,
    window,
    session,
    source: record.source ?? (record.pipe === void 0 ? "control" : "pipe"),
    lastLine,
    log,
    ...record.found === void 0 ? {} : { found: "agents" },
    ...record.started?.worktree === void 0 ? {} : { worktree: record.started.worktree }
  };
}
function restartPlan({ record, how, session: agentSession, command, pane, problem }) {
  const { id, name, agent, session, window } = record;
  return {
    id,
    name,
    agent,
    session,
    window,
    how,
    ...agentSession === void 0 ? {} : { agentSession },
    ...command === void 0 ? {} : { command: [...command.command], cwd: command.cwd },
    ...pane === void 0 ? {} : { pane },
    ...problem === void 0 ? {} : { problem: failureBody(problem) }
  };
}
function failureBody({ kind, message, next }) {
  return { kind, message, ...next === void 0 ? {} : { next } };
}
async function detail(controller, record) {
  const { state } = record;
  const live = controller.fleet.liveRunner(record.id);
  const figures = live?.figures ?? await logFigures(controller.fleet.directory(record.id));
  const readings = live === void 0 ? void 0 : await controller.meter.look();
  return {
    ...live === void 0 ? {} : { pid: record.pid },
    ...state.kind === "completed" ? { exitCode: 0 } : {},
    ...state.kind === "failed" || state.kind === "stopped" ? endOf(state) : {},
    ...state.kind === "lost" || state.kind === "stopped" ? { reason: state.why } : {},
    ...record.found === void 0 ? {} : { foundReason: foundReason(record.agent, record.found) },
    ...record.started === void 0 ? {} : { command: record.started.command, cwd: record.started.cwd },
    ...live === void 0 ? {} : { sourceReason: controller.readingOf(record) },
    metrics: metricsOf(record, figures, readings?.get(record.id)),
    evidence: live?.evidence.map(({ time, ...rest }) => ({ ...rest, time: iso(time) })) ?? []
  };
}
function foundReason(agent, { process: process2, program }) {
  const what = program === agent ? agent : `${agent} (${program})`;
  return `@geppetto-auto agents: ${what} was in front of its terminal, process ${pidOf(process2)}`;
}
function limitReset({ state }, live) {
  if (state.kind !== "waiting" || state.waitingFor !== "limit") return {};
  const resets = resetOf(live?.observed.screen.screen ?? "");
  return resets === void 0 ? {} : { resets };
}
function endOf({ exitCode, signal }) {
  return { ...exitCode === void 0 ? {} : { exitCode }, ...signal === void 0 ? {} : { signal } };
}

// src/controller/runs/past-runs.ts
import { rmSync as rmSync3, statSync } from "fs";
import { join as join7 } from "path";

// src/logs/run-log.ts
import { join as join4 } from "path";

// src/logs/json-lines.ts
import { constants } from "fs";
import { mkdir } from "fs/promises";
import { dirname } from "path";
var READ_AND_APPEND = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT;
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
      const start2 = this.#closesTornLine && await endsTorn(file, size) ? "\n" : "";
      const lines = this.#pending;
      const isNew = this.#hasWritten && size === 0;
      const head = isNew ? (this.#options.head?.() ?? []).map(line).filter((text) => !lines.includes(text)) : [];
      this.#pending = [];
      this.#leaving = lines.length;
      try {
        await file.appendFile([start2, ...head, ...lines].join(""));
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
  const found = await openRegular(path, READ_AND_APPEND, 384).catch(async (error) => {
    if (systemCode(error) !== "ENOENT") throw error;
    await mkdir(dirname(path), { recursive: true, mode: 448 });
    return openRegular(path, READ_AND_APPEND, 384);
  });
  if (found === void 0) throw new Error(`${path} is no file`);
  return found;
}
async function endsTorn(file, size) {
  if (size === 0) return false;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.toString() !== "\n";
}

// src/logs/live-file.ts
import { constants as constants3 } from "fs";
import { mkdir as mkdir3, rename as rename2, stat as stat2, unlink as unlink2 } from "fs/promises";
import { join as join2, sep as sep2 } from "path";

// node_modules/rotating-file-stream/dist/esm/index.js
import { exec } from "child_process";
import { createGzip } from "zlib";
import { Writable } from "stream";
import { access, constants as constants2, createReadStream, createWriteStream } from "fs";
import { mkdir as mkdir2, open, readFile, rename, stat, unlink, writeFile } from "fs/promises";
import { sep } from "path";
import { TextDecoder } from "util";
import { setTimeout as setTimeout2 } from "timers";
async function exists(filename) {
  return new Promise((resolve) => access(filename, constants2.F_OK, (error) => resolve(!error)));
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
    this.fsOpen = open;
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
    return mkdir2(name.split(sep).slice(0, -1).join(sep), { recursive: true });
  }
  async reopen(size) {
    let file;
    try {
      file = await open(this.filename, "a", this.options.mode);
    } catch (e) {
      if (e.code !== "ENOENT")
        throw e;
      await this.makePath(this.filename);
      file = await open(this.filename, "a", this.options.mode);
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
      await rename(this.filename, filename);
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
      file = await open(filename, "a");
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
          await rename(prevName, currName);
        } catch (e) {
          if (e.code !== "ENOENT")
            throw e;
          await this.makePath(currName);
          await rename(prevName, currName);
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
    await writeFile(history, res.map((e) => e.name).join("\n") + "\n", "utf-8");
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

// src/logs/live-file.ts
var UNCHECKED_BYTES = 1024 * 1024;
var TAIL_BYTES = 1024;
var CLOSE_MS = 500;
async function seeLiveFile(directory) {
  const file = await openRegular(join2(directory, LIVE_FILE)).catch(absent);
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
  constructor({ directory, maxBytes, start: start2, seen }) {
    this.#directory = directory;
    this.#path = join2(directory, LIVE_FILE);
    this.#full = join2(directory, FULL_FILE);
    this.#maxBytes = maxBytes;
    this.#start = start2;
    this.#checked = seen.bytes;
    this.#tail = seen.tail;
    this.#identity = seen.identity;
    if (seen.bytes >= maxBytes) this.#next = start2 + seen.bytes;
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
    await mkdir3(this.#directory, { recursive: true, mode: 448 });
    const wasCut = this.room === 0 && await stat2(this.#full).catch(absent) !== void 0;
    const path = wasCut ? this.#full : this.#path;
    const file = await openRegular(path, constants3.O_RDWR).catch(absent);
    const again = this.recent;
    if (file === void 0 && await stat2(path).catch(absent) !== void 0) throw new Error(`${path} is no file`);
    if (file === void 0) return this.#lose(0, again, "the file was deleted");
    try {
      const found = await file.stat();
      if (!await this.#holdsChecked(file, found.size)) {
        const kept2 = await this.#keptBefore(file, found.size, again);
        await file.truncate(kept2);
        if (wasCut && kept2 === 0) await unlink2(this.#full);
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
    await rename2(this.#path, this.#full).catch(absent);
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
  #begin(at2) {
    this.#start = at2;
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
    for (let at2 = 0, part = 0; part < this.#unchecked.length; at2 += this.#unchecked[part]?.length ?? 0, part += 1) {
      const rest = written.subarray(at2);
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
    await new Promise((resolve) => {
      const timer = setTimeout(resolve, CLOSE_MS);
      stream.once("close", () => {
        clearTimeout(timer);
        resolve();
      }).destroy();
    });
  }
};
async function readAt(file, at2, bytes) {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(bytes), 0, bytes, at2);
  return buffer.subarray(0, bytesRead);
}
function commonLength(one, other) {
  const length = Math.min(one.length, other.length);
  if (one.subarray(0, length).equals(other.subarray(0, length))) return length;
  for (let at2 = 0; at2 < length; at2 += 1) if (one[at2] !== other[at2]) return at2;
  return length;
}
function ignore() {
}

// src/logs/archive.ts
import { createReadStream as createReadStream2, createWriteStream as createWriteStream2 } from "fs";
import { rename as rename3, stat as stat3, unlink as unlink3 } from "fs/promises";
import { join as join3 } from "path";
import { pipeline } from "stream/promises";
import { constants as constants4, createGzip as createGzip2 } from "zlib";
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
    const full = join3(this.#directory, FULL_FILE);
    if (await stat3(full).catch(absent) === void 0) return this.#goOnMoving();
    await this.#beforeZip();
    await this.#zip(full, join3(this.#directory, rotatedFile(0)));
    await unlink3(full);
    await this.#move(await rotatedNumbers(this.#directory));
  }
  /** A crash has left the newest file without its place: some of the others have moved on already, and left a hole. */
  async #goOnMoving() {
    const numbers = await rotatedNumbers(this.#directory);
    if (numbers[0] !== 0) return;
    const hole = numbers.findIndex((number, index) => number !== index);
    await this.#move(hole < 0 ? numbers : numbers.slice(0, hole));
  }
  async #zip(from, to) {
    const unfinished = join3(this.#directory, UNFINISHED);
    try {
      await pipeline(
        createReadStream2(from),
        // Terminal output shrinks nearly as much at the fastest level, which keeps up with any pane.
        createGzip2({ level: constants4.Z_BEST_SPEED }),
        createWriteStream2(unfinished, { mode: 384 }),
        { signal: this.#ended.signal }
      );
      await rename3(unfinished, to);
    } catch (error) {
      await unlink3(unfinished).catch(() => void 0);
      throw error;
    }
  }
  /** Gives files the next number, and deletes those beyond the last one. */
  async #move(numbers) {
    for (const number of numbers.toReversed()) {
      const path = join3(this.#directory, rotatedFile(number));
      if (number >= this.#maxFiles) await unlink3(path);
      else await rename3(path, join3(this.#directory, rotatedFile(number + 1)));
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
var FLOW_MS = 200;
var WRITES_PER_S = 200;
var MAX_FLOW_MS = 500;
var MOMENT_MS = 50;
var CHECK_MS = 1e3;
var flowing = 0;
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
  /** When bytes were last written, on the steady clock. */
  #wroteMs = Number.NEGATIVE_INFINITY;
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
    if (this.#pending.bytes >= MAX_BATCH_BYTES) this.#hurry?.();
    this.#writing.start();
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
    const start2 = this.#live.end - recent.length;
    return Buffer.concat([recent, this.#pending.peek()]).subarray(Math.max(0, from - start2));
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
    if (this.#pending.bytes > 0) await this.#company();
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
    if (this.#pending.bytes > 0) return true;
    this.#options.onAllWritten();
    if (live.unchecked) this.#checkTimer = setTimeout(() => this.#writing.start(), this.#checkAt - performance.now());
    return false;
  }
  /** Waits for more to write, as long as nobody waits for what there is. */
  async #company() {
    if (this.#pending.bytes >= MAX_BATCH_BYTES || this.#wanted > this.#written) return;
    const nowMs = performance.now();
    const flowMs = Math.min(MAX_FLOW_MS, Math.max(FLOW_MS, (flowing + 1) * 1e3 / WRITES_PER_S));
    const flowsUntil = Math.floor((this.#wroteMs + flowMs) / MOMENT_MS) * MOMENT_MS;
    const flows = flowsUntil > nowMs + COALESCE_MS;
    if (flows) flowing += 1;
    await new Promise((resolve) => {
      const timer = setTimeout(resolve, flows ? flowsUntil - nowMs : COALESCE_MS);
      this.#hurry = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#hurry = void 0;
    if (flows) flowing -= 1;
  }
  async #write(batch) {
    try {
      await this.#live.write(batch);
      this.#wroteMs = performance.now();
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
  #dimensions;
  /** Where the last size belongs. */
  #sizedAt = 0;
  #traits = "";
  #agent;
  #lastGapAt;
  /** The run has ended, with or without certainty; noted when all of it is on disk, and again after what is noted later. */
  #ending;
  #isEndNoted = false;
  /** What is written first comes while the pane shows its alternate screen. */
  beganAlternate;
  /** The last bytes of it, from the start of a line on, that an earlier controller has written. */
  tail;
  recoveredBytes;
  losses;
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
    this.#index = new JsonLines(join4(options.directory, INDEX_FILE), {
      onTrouble: (problem) => options.onTrouble(INDEX_FILE, problem),
      head: () => this.#landmarks
    });
    this.#landmarks = entries.filter(isLandmark);
    this.#agent = entries.findLast((entry) => entry.kind === "agent")?.agent ?? "command";
    const endedAlternate = entries.findLast((entry) => entry.kind === "alternate")?.on === true;
    this.beganAlternate = endedAlternate && options.isRestarted !== true;
    this.#lastTimeEntry = entries.findLast((entry) => entry.kind === "time")?.time ?? 0;
    this.tail = options.isRestarted === true ? Buffer.alloc(0) : seen.tail.subarray(seen.tail.indexOf("\n") + 1);
    const recovered = entries.filter((entry) => entry.kind === "recovered");
    this.recoveredBytes = recovered.reduce((sum, entry) => sum + entry.bytes, 0);
    this.losses = lossesOf(entries);
    this.lines = lines;
    this.#lastGapAt = entries.findLast((entry) => entry.kind === "gap")?.at;
    if (found.entries.some((entry) => endOf2(entry) > end)) this.#note({ kind: "cut", at: end, time: Date.now() });
    if (options.isRestarted === true) this.#note({ kind: "restart", at: end, time: Date.now() });
    if (endedAlternate && !this.beganAlternate) {
      this.#note({ kind: "alternate", at: end, time: Date.now(), on: false });
    }
    const start2 = end - seen.bytes;
    if (entries.findLast((entry) => entry.kind === "file")?.at !== start2) this.#fileStarts(start2);
    this.#file = new LogFile({
      ...options,
      start: start2,
      seen,
      beforeWrite: async () => this.#index.written(),
      onAllWritten: () => this.#noteEnd(),
      onRotated: (at2) => {
        this.#fileStarts(at2);
        options.onRotated?.();
      },
      onTrouble: (problem) => options.onTrouble(LIVE_FILE, problem),
      onDropped: (at2, dropped) => this.gap({ loss: "known", bytes: dropped }, "the disk did not keep up", at2),
      onLost: (lost) => this.#lost(lost)
    });
  }
  /** Logical offset of the next byte. */
  get end() {
    return this.#file.end;
  }
  /** When output of the program was read last, in milliseconds since the epoch, to the second; 0 when it never was. */
  get lastReadMs() {
    return this.#lastTimeEntry;
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
  append(data, time) {
    if (Math.abs(time - this.#lastTimeEntry) >= TIME_ENTRY_MS) {
      this.#lastTimeEntry = time;
      this.#note({ kind: "time", at: this.end, time, ...this.#counted() });
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
  /** Records that output is missing before `at`. */
  gap(loss, why, at2 = this.end) {
    if (loss.loss !== "known" && at2 === this.#lastGapAt) return;
    this.#noteGap({ bytes: null, ...loss, why, at: at2 });
  }
  /** The pane's size from here on, once it is known. */
  get dimensions() {
    return this.#dimensions;
  }
  /** Records the pane's size from `at` on, when it is another one. */
  size(cols, rows, at2 = this.end) {
    if (this.#dimensions?.cols === cols && this.#dimensions.rows === rows) return;
    this.#dimensions = { cols, rows };
    this.#sizedAt = Math.max(at2, this.#sizedAt);
    this.#note({ kind: "size", at: this.#sizedAt, time: Date.now(), cols, rows });
  }
  /** Records the pane's traits from here on, when they are other ones. */
  traits(traits) {
    const text = JSON.stringify(traits);
    if (text === this.#traits) return;
    this.#traits = text;
    this.#note({ kind: "pane", at: this.end, time: Date.now(), ...traits });
  }
  /** Records that another program runs in the pane from `at` on. */
  respawned(at2 = this.end) {
    this.#note({ kind: "respawn", at: at2, time: Date.now() });
  }
  /** Records which agent runs in the pane from here on, when it is another one. */
  agent(agent) {
    if (agent === this.#agent) return;
    this.#agent = agent;
    this.#note({ kind: "agent", at: this.end, time: Date.now(), agent });
  }
  /** Records that the pane shows its alternate screen from `at` on, or no longer. */
  alternate(at2, on) {
    this.#note({ kind: "alternate", at: at2, time: Date.now(), on });
  }
  /** Records what paints the alternate screen of the pane as everything added so far has drawn it. */
  screen(image) {
    this.#note({ kind: "screen", at: this.end, time: Date.now(), image });
  }
  /** Records the row on which the pane's cursor stands when the byte at `at` comes. */
  anchor(row, at2 = this.end) {
    this.#note({ kind: "anchor", at: at2, time: Date.now(), ...row });
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
      this.gap({ loss: "known", bytes: refused }, "the disk did not take it", this.#file.written);
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
  #fileStarts(at2) {
    const ended = fullFile(this.#options.directory);
    this.#note({ kind: "file", at: at2, time: Date.now(), ...ended === void 0 ? {} : { ended } });
  }
  #lost(lost) {
    const { from, to, why } = lost;
    this.#noteGap({ loss: "known", bytes: to - from, why, from, at: to });
    this.#fileStarts(to);
    this.#options.onLost?.(lost);
  }
  #noteGap(gap) {
    const entry = { kind: "gap", time: Date.now(), ...gap };
    if (gap.from === void 0) this.#lastGapAt = gap.at;
    this.losses = plusGap(this.losses, entry);
    this.#note(entry);
  }
  #note(entry) {
    this.#index.append(entry);
    this.#isEndNoted = false;
    if (!isLandmark(entry)) return;
    this.#landmarks = [...this.#landmarks, entry].slice(-LANDMARKS_PER_FILE * (this.#options.maxFiles + 2));
  }
};
function isLandmark(entry) {
  return LANDMARKS.has(entry.kind) || entry.kind === "gap" && entry.from !== void 0;
}
var LANDMARKS = /* @__PURE__ */ new Set(["file", "size", "pane", "agent"]);
function endOf2(entry) {
  return entry.kind === "recovered" ? entry.at + entry.bytes : entry.at;
}
async function endAbandonedLog(directory) {
  const { end: at2, entries } = await openLog(directory);
  if (entries.at(-1)?.kind === "end") return;
  const index = new JsonLines(join4(directory, INDEX_FILE), { onTrouble: () => void 0 });
  const append = (entry) => index.append(entry);
  if (entries.some((entry) => endOf2(entry) > at2)) append({ kind: "cut", at: at2, time: Date.now() });
  append({ kind: "end", at: at2, time: Date.now(), confirmed: false });
  try {
    await index.written();
  } finally {
    await index.close();
  }
}

// src/controller/steering/exit-note.ts
import { rmSync } from "fs";
import { join as join5 } from "path";
var NOTE = "exit";
var MAX_NOTE_BYTES = 1024;
var GOING_MS = 1e3;
var LOOK_MS = 20;
function parseEnd(word) {
  const [, kind, number] = /^(code|signal) (\d{1,3})\n?$/.exec(word) ?? [];
  if (number === void 0) return void 0;
  return kind === "code" ? { exitCode: Number(number) } : { signal: signalName(Number(number)) };
}
function readEnd(directory) {
  try {
    return parseEnd(readRegularFile(join5(directory, NOTE), MAX_NOTE_BYTES).toString("latin1"));
  } catch {
    return void 0;
  }
}
function forgetEnd(directory) {
  rmSync(join5(directory, NOTE), { force: true });
}
async function awaitEnd(directory, pid) {
  for (const deadline = performance.now() + GOING_MS; isRunning(pid) && performance.now() < deadline; ) {
    const end = readEnd(directory);
    if (end !== void 0) return end;
    await sleep(LOOK_MS);
  }
  return readEnd(directory);
}

// src/controller/steering/listener.ts
import { rmSync as rmSync2, writeFileSync } from "fs";
import { join as join6 } from "path";
var NOTE2 = "listener";
function listen(directory) {
  try {
    writeFileSync(join6(directory, NOTE2), `${processMark(process.pid)}
`, { mode: 384 });
  } catch {
  }
}
function stopListening(directory) {
  try {
    rmSync2(join6(directory, NOTE2), { force: true });
  } catch {
  }
}

// src/controller/runs/past-runs.ts
async function readPastRuns(options) {
  const { root, server, marked, report } = options;
  const open2 = /* @__PURE__ */ new Map();
  const ended = [];
  for (const record of readRecords(root, report)) {
    if (record.server.socket !== server.socket) continue;
    const sameServer = isSameServer(record.server, server);
    const hasPane = marked.has(record.id);
    if (!hasPane && neverBegan(record, join7(root, record.id))) {
      rmSync3(join7(root, record.id), { recursive: true, force: true });
      continue;
    }
    if (!isFinal(record.state) && sameServer && (hasPane || hasReader(record))) {
      open2.set(record.id, record);
      continue;
    }
    ended.push(isFinal(record.state) ? record : await closeRun(root, record, sameServer));
  }
  return { open: open2, ended };
}
function neverBegan({ state, startedAt }, directory) {
  if (state.kind !== "starting" || state.since !== startedAt) return false;
  return (statSync(join7(directory, LIVE_FILE), { throwIfNoEntry: false })?.size ?? 0) === 0;
}
function hasReader({ pipe }) {
  return pipe?.reader !== void 0 && isProcess(pipe.reader);
}
async function closeRun(root, record, sameServer) {
  const directory = join7(root, record.id);
  const since = Date.now();
  const end = record.started === void 0 ? void 0 : readEnd(directory);
  const lost = { kind: "lost", since, why: sameServer ? "pane-closed" : "server-gone" };
  const state = end === void 0 ? lost : exitState({ at: { wallMs: since, steadyMs: 0 }, ...end });
  const isDone = state.kind === "completed" && record.agent === "command";
  const outlived = sameServer || isDone ? {} : { endedWithServer: true };
  const unseen = sameServer ? { unseen: true } : {};
  const closed = { ...record, ...outlived, state: { ...state, ...unseen }, endConfirmed: false };
  stopListening(directory);
  await endAbandonedLog(directory).catch(() => void 0);
  await writeRecord(directory, closed).catch(() => void 0);
  return closed;
}

// src/controller/steering/restart-plan.ts
import { existsSync, statSync as statSync2 } from "fs";
import { join as join8 } from "path";
function restartPlans(wanted, { root, socket, ...rest }) {
  const records = readRecords(root, () => void 0);
  const lost = records.filter((record) => record.server.socket === socket && isLostWithServer(record));
  const chosen = wanted.length === 0 ? lastLost(lost) : wanted.map((selector) => named(selector, lost));
  return [...new Set(chosen)].map((record) => planRestart(record, { directory: join8(root, record.id), ...rest }));
}
function isLostWithServer({ endedWithServer, state }) {
  return endedWithServer === true && state.kind !== "stopped";
}
function lastLost(lost) {
  const last = Math.max(...lost.map(({ server }) => server.startedAt));
  return lost.filter(({ server }) => server.startedAt === last).toSorted((a, b) => a.startedAt - b.startedAt);
}
function named(selector, lost) {
  const [found] = lost.filter(({ id, name }) => id === selector || name === selector).toSorted((a, b) => b.server.startedAt - a.server.startedAt || b.startedAt - a.startedAt);
  if (found !== void 0) return found;
  const known2 = lost.flatMap(({ id, name }) => [name, id]);
  throw new Failure("runner-not-found", `no runner '${selector}' has ended with its tmux server`, {
    next: `${didYouMean(selector, known2)}see what has: geppetto-tmux restore --dry-run`
  });
}
function planRestart(record, { directory, presets, taken }) {
  const { name, started } = record;
  if (started === void 0) {
    const problem = new Failure("not-started", `'${name}' was marked and not started`, {
      next: "start its program in a pane, and mark that"
    });
    return { record, how: "again", command: void 0, problem };
  }
  const { endDigest: _, ...known2 } = started;
  const before = { ...known2, restarts: (started.restarts ?? 0) + 1 };
  const agent = launchedAgent(started, presets);
  const preset = agent === void 0 ? void 0 : presets.get(agent.agent);
  if (agent === void 0 || preset === void 0) {
    return { record, how: "again", command: before, problem: problemWith(before, name, taken) };
  }
  const session = lastSession(directory, agent.agent) ?? agent.session;
  const { how, session: id, command, env } = returnOf(agent, preset, session);
  const launch = { agent: agent.agent, yolo: agent.yolo, ...id === void 0 ? {} : { session: id } };
  const again = { ...before, command: [...command], env: { ...before.env, ...env }, launch };
  return { record, how, session: id, command: again, problem: problemWith(again, name, taken) };
}
function launchedAgent({ launch, command }, presets) {
  if (launch !== void 0) return launch;
  const isIt = (words) => words.length === command.length && words.every((word, at2) => word === command[at2]);
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
  #mostMs;
  #attempts = 0;
  #lastMs = -Infinity;
  /** `mostMs`: no wait is longer. */
  constructor(mostMs = Infinity) {
    this.#mostMs = mostMs;
  }
  /** How long to wait before the next attempt, in milliseconds: the first after a calm comes at once. */
  next(nowMs = performance.now()) {
    if (nowMs - this.#lastMs >= CALM_MS) this.#attempts = 0;
    const waitMs = this.#attempts === 0 ? 0 : Math.min(backoffMs(this.#attempts), this.#mostMs);
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
  return buffersAreEscaped ? lines.map((line3) => unescapeBuffer(line3)) : lines;
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
    ["display-message", "-p", "-t", pane, "#{E:remain-on-exit-format}"],
    ...captureCommands(pane, capabilities)
  ];
}
function parseDeadCapture(replies, capabilities) {
  const image = parseCapture(replies.slice(2), capabilities);
  const last = image?.lines.at(-1);
  if (image === void 0 || last === void 0) return void 0;
  const [row = Buffer.alloc(0), message = Buffer.alloc(0)] = replies.map(({ body }) => Buffer.concat(body));
  const note = message.toString().replaceAll(/#\[[^\]]*\]/g, "");
  const written = note !== "" || row.toString().startsWith("Pane is dead");
  if (!written || row.length === 0) return image;
  const end = lastPrefix(last, Buffer.from(note)) ?? Math.max(0, last.lastIndexOf(row));
  return { ...image, lines: [...image.lines.slice(0, -1), last.subarray(0, end)] };
}
var LEAST_NOTE = 8;
function lastPrefix(line3, note) {
  if (note.length === 0) return void 0;
  const least = Math.min(LEAST_NOTE, note.length);
  for (let at2 = Math.max(0, line3.length - note.length); at2 <= line3.length - least; at2 += 1) {
    if (note.subarray(0, line3.length - at2).equals(line3.subarray(at2))) return at2;
  }
  return void 0;
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
    pending: escaped.subarray(0, unescapeOutput(escaped, 0, escaped.length))
  };
}
function positionCommand(session, pane) {
  return ["list-panes", "-s", "-t", session, "-f", `#{==:#{pane_id},${pane}}`, "-F", rowFormat(FIELDS)];
}
function parsePosition(replies) {
  const [line3] = replies[0]?.ok === true ? replies[0].body : [];
  const row = line3 === void 0 ? void 0 : parseState(line3, FIELDS.length);
  if (row === void 0) return void 0;
  const [cols = 80, , historyRows = 0, , cursorY = 0] = row;
  const [alternate, , , historyLimit = 0, collected, generation, dead] = row.slice(7);
  if (alternate === 1 || dead === 1) return void 0;
  return { row: historyRows + cursorY, mark: { cols, historyRows, historyLimit, collected, generation } };
}
function parseState(line3, fieldCount) {
  const texts = parseRow(line3.toString(), fieldCount);
  const values = texts?.map((text) => text === "" ? void 0 : Number(text));
  return values?.some(Number.isNaN) === false ? values : void 0;
}

// src/tmux/pane-view.ts
var FACTS = [
  "pane_pipe",
  "pane_title",
  "pane_width",
  "pane_height",
  "cursor_x",
  "cursor_y",
  "scroll_region_upper",
  "scroll_region_lower",
  "alternate_on"
];
var ESCAPES = /\x1b\[[0-9;:]*m|\x1b\]8;[^\x1b]*\x1b\\|[\x0e\x0f]/g;
function viewCommands(pane, capabilities) {
  const facts = ["display-message", "-p", "-t", pane, rowFormat(FACTS)];
  return [facts, ...printCommands(["capture-pane", "-t", pane, "-e"], capabilities)];
}
function parseView(replies, capabilities) {
  if (replies.some((reply) => !reply.ok)) return void 0;
  const [facts = [], ...text] = replies.map(({ body }) => body);
  const painted = printedLines(text, capabilities).map((row) => row.toString());
  const rows = painted.map((row) => row.replaceAll(ESCAPES, ""));
  const [piped, title = "", ...numbers] = parseRow(facts.join(""), FACTS.length) ?? [];
  const [cols = 0, height = 0, x = 0, y = 0, top = 0, bottom = 0, alternate] = numbers.map(Number);
  const screen = { cols, rows: height, cursor: { x, y }, region: [top, bottom], alternate: alternate === 1 };
  return { title, piped: piped === "1", rows, painted, screen };
}

// src/tmux/pane-views.ts
var PaneViews = class {
  #asker;
  /** What is asked at the end of this turn. */
  #round;
  /** `asker`: undefined while there is no way to ask. */
  constructor(asker) {
    this.#asker = asker;
  }
  /** What a pane shows now; undefined when nobody can tell. */
  async read(pane) {
    const round = this.#round ??= this.#begin();
    const place = round.panes.push(pane) - 1;
    return (await round.views)[place];
  }
  #begin() {
    const panes = [];
    const views = new Promise((resolve) => setImmediate(resolve)).then(async () => {
      this.#round = void 0;
      return this.#ask(panes);
    });
    return { panes, views };
  }
  async #ask(panes) {
    const asker = this.#asker();
    if (asker === void 0) return [];
    const commands = panes.map((pane) => viewCommands(pane, asker.capabilities));
    const answers = await asker.send(commands.flat()).catch(() => void 0);
    if (answers === void 0) return [];
    if (panes.length > 1 && answers.some(({ ok }) => !ok)) {
      return Promise.all(panes.map(async (pane) => (await this.#ask([pane]))[0]));
    }
    let at2 = 0;
    return commands.map(({ length }) => parseView(answers.slice(at2, at2 += length), asker.capabilities));
  }
};

// src/tmux/script-client.ts
import { spawn } from "child_process";
import { randomBytes } from "crypto";
var MAX_OUTPUT_BYTES = 128 * 1024 * 1024;
var MAX_ERROR_BYTES = 4096;
var LINE_FEED2 = 10;
function runScript({ commands, last, ...place }) {
  return openScriptClient(place).run(last === void 0 ? { commands } : { commands, last });
}
function openScriptClient({ address, binary }) {
  const chunks = [];
  let length = 0;
  let stderr = "";
  let isThere = true;
  let settle = () => void 0;
  const isWhole = new Promise((resolve) => {
    settle = resolve;
  });
  const nonce = `geppetto-${randomBytes(9).toString("hex")}`;
  const end = (index) => `${nonce}-${index}`;
  let lastEnd = Buffer.from(end(0));
  const child = start(binary, ["-u", "-N", "-S", address.socket, "source-file", "-"], (problem) => {
    stderr = problem;
  });
  child?.stdout?.on("data", (chunk) => {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MAX_OUTPUT_BYTES) chunks.length = 0;
    else if (endsWith(chunks, lastEnd)) settle(true);
  });
  child?.stderr?.on("data", (chunk) => {
    stderr = `${stderr}${chunk.toString()}`.slice(0, MAX_ERROR_BYTES);
  });
  child?.stdin?.on("error", () => void 0);
  const ended = new Promise((resolve) => {
    const over = (code) => {
      isThere = false;
      settle(endsWith(chunks, lastEnd));
      resolve(code === 0);
    };
    if (child === void 0) return over(null);
    child.once("close", over);
    child.on("error", (error) => {
      stderr ||= error.message;
      over(null);
    });
  });
  const answer = (whole) => {
    const found = splitAnswers(Buffer.concat(chunks), end);
    chunks.length = 0;
    if (whole) return found;
    if (length > MAX_OUTPUT_BYTES) throw new Failure("command-rejected", "the answer of tmux is too long");
    const failure = tmuxFailure(stderr === "" ? "lost server" : stderr, address);
    if (found.length === 0 && !isOfCommand(failure)) throw failure;
    return [
      ...found,
      {
        ok: false,
        body: stderr.trim().split("\n").map((text) => Buffer.from(text))
      }
    ];
  };
  return {
    get isThere() {
      return isThere;
    },
    run: ({ commands, last }) => {
      lastEnd = Buffer.from(`${end(commands.length - 1)}
`);
      const lines = commands.flatMap((command, index) => [command, ["display-message", "-p", end(index)]]);
      child?.stdin?.end(Buffer.concat([sequence(last === void 0 ? lines : [...lines, last]), Buffer.from("\n")]));
      const answers = isWhole.then(answer);
      answers.catch(() => void 0);
      return { answers, ended, letBe: () => child && letBe(child) };
    },
    dismiss: () => child?.stdin?.end()
  };
}
function start(file, args, onProblem) {
  try {
    return spawn(file, args, { env: { ...process.env, PATH: void 0 } });
  } catch (error) {
    onProblem(messageOf(error));
    return void 0;
  }
}
function isOfCommand({ kind }) {
  return kind === "command-rejected" || kind === "pane-not-found";
}
function endsWith(chunks, end) {
  let tail = chunks.at(-1) ?? Buffer.alloc(0);
  for (let from = chunks.length - 2; tail.length < end.length && from >= 0; from -= 1) {
    tail = Buffer.concat([chunks[from] ?? tail, tail]);
  }
  return tail.subarray(Math.max(0, tail.length - end.length)).equals(end);
}
function splitAnswers(output, end) {
  const answers = [];
  let body = [];
  for (let at2 = 0; at2 < output.length; ) {
    const feed = output.indexOf(LINE_FEED2, at2);
    if (feed < 0) break;
    const line3 = output.subarray(at2, feed);
    if (line3.equals(Buffer.from(end(answers.length)))) {
      answers.push({ ok: true, body });
      body = [];
    } else body.push(line3);
    at2 = feed + 1;
  }
  return answers;
}

// src/tmux/plain-clients.ts
var TIMEOUT_MS = 5e3;
var MAX_WAITING = 1e3;
var READY_AFTER_MS = 20;
var MAX_SILENT = 32;
var PlainClients = class {
  capabilities;
  #options;
  #waiting = [];
  #running = 0;
  /** Clients that have not answered in time, and still may. */
  #silent = 0;
  #keepsReady = false;
  #ready;
  #readyTimer;
  constructor(options) {
    this.#options = options;
    this.capabilities = asAskedPlainly(options.capabilities);
  }
  async send(commands, { timeoutMs = TIMEOUT_MS } = {}) {
    if (commands.length === 0) return [];
    if (this.#silent >= MAX_SILENT) throw new Failure("timeout", `${MAX_SILENT} questions are unanswered`);
    if (this.#running >= this.#options.atOnce) await this.#turn();
    else this.#running += 1;
    try {
      return await this.#run(commands, timeoutMs);
    } finally {
      const next = this.#waiting.shift();
      if (next === void 0) this.#running -= 1;
      else next.begin();
    }
  }
  /**
   * Has a client at hand from now on: to start one takes longer than all else between a change of state and its badge.
   * While it is there tmux does not end with its last session.
   */
  keepReady() {
    this.#keepsReady = true;
    if (this.#ready?.isThere === true) return;
    this.#readyTimer ??= setTimeout(() => {
      this.#readyTimer = void 0;
      this.#ready = openScriptClient(this.#options);
    }, READY_AFTER_MS);
  }
  /** Has none at hand any more. */
  dismiss() {
    this.#keepsReady = false;
    clearTimeout(this.#readyTimer);
    this.#readyTimer = void 0;
    this.#ready?.dismiss();
    this.#ready = void 0;
  }
  /** The client at hand, or one that is started now. */
  #take() {
    const ready = this.#ready;
    this.#ready = void 0;
    return ready?.isThere === true ? ready : openScriptClient(this.#options);
  }
  async #turn() {
    if (this.#waiting.length >= MAX_WAITING) {
      throw new Failure("timeout", `${MAX_WAITING} questions wait for the tmux server already`);
    }
    await new Promise((begin, giveUp) => this.#waiting.push({ begin, giveUp }));
  }
  async #run(commands, timeoutMs) {
    const { address } = this.#options;
    const client = this.#take().run({ commands });
    if (await settlesWithin(client.ended, timeoutMs)) {
      if (this.#keepsReady) this.keepReady();
      return client.answers;
    }
    client.letBe();
    this.#silent += 1;
    void client.ended.then(() => this.#silent -= 1);
    const silence = new Failure(
      "timeout",
      `the tmux server at ${address.socket} did not answer in ${timeoutMs / 1e3} s`,
      { next: "it may be busy or stopped; or GEPPETTO_TMUX has to name the tmux that runs it" }
    );
    for (const { giveUp } of this.#waiting.splice(0)) giveUp(silence);
    throw silence;
  }
};
function asAskedPlainly(capabilities) {
  return { ...capabilities, capturesLeak: false, buffersAreEscaped: false };
}

// src/tmux/control-client.ts
import { randomBytes as randomBytes2 } from "crypto";

// src/base/paced-input.ts
import { getDefaultHighWaterMark, setDefaultHighWaterMark } from "stream";
var FLOW_MS2 = 8;
var FIRST_REST_MS = 4;
var MOST_REST_MS = 16;
var PATIENT_REST_MS = 60;
var FLOOD_BYTES = 16 * 1024;
var FLOOD_MS = 20;
function withoutReadAhead(open2) {
  const bytes = getDefaultHighWaterMark(false);
  setDefaultHighWaterMark(false, 1);
  try {
    return open2();
  } finally {
    setDefaultHighWaterMark(false, bytes);
  }
}
var PacedInput = class {
  #stream;
  #take;
  #canWait;
  #rest;
  #restMs = FIRST_REST_MS;
  /** Since when something could have been taken, on the steady clock. */
  #readyMs = Number.NEGATIVE_INFINITY;
  #hurried = false;
  /** Since when bytes are counted, on the steady clock, and how many came since, and in the time before. */
  #countedMs = Number.NEGATIVE_INFINITY;
  #bytes = 0;
  #bytesBefore = 0;
  /** What comes now was read while the stream rested: the rest has gathered behind it. */
  #isLate = false;
  /** `canWait`: nothing that can come now is urgent. */
  constructor(stream, take, canWait) {
    this.#stream = stream;
    this.#take = take;
    this.#canWait = canWait;
    stream.on("data", (chunk) => this.#came(chunk));
  }
  /** Somebody waits for an answer: everything is taken as it comes, until `calm`. */
  hurry() {
    this.#hurried = true;
    if (this.#rest !== void 0) this.#goOn();
  }
  /** The answer has come. */
  calm() {
    this.#hurried = false;
  }
  #came(chunk) {
    const nowMs = performance.now();
    const flows = nowMs - this.#readyMs < FLOW_MS2;
    this.#readyMs = nowMs;
    this.#count(chunk.length, nowMs);
    this.#take(chunk);
    if (!flows) this.#restMs = FIRST_REST_MS;
    else if (!this.#isLate && Math.max(this.#bytes, this.#bytesBefore) < FLOOD_BYTES) this.#pause();
    if (this.#stream.readableLength === 0) this.#isLate = false;
  }
  #count(bytes, nowMs) {
    if (nowMs - this.#countedMs >= FLOOD_MS) {
      this.#bytesBefore = this.#bytes;
      this.#bytes = 0;
      this.#countedMs = nowMs;
    }
    this.#bytes += bytes;
  }
  #pause() {
    if (this.#hurried || this.#rest !== void 0) return;
    this.#stream.pause();
    const mostMs = this.#canWait() ? PATIENT_REST_MS : MOST_REST_MS;
    this.#rest = setTimeout(() => this.#goOn(), Math.min(mostMs, this.#restMs));
    this.#restMs = Math.min(mostMs, 2 * this.#restMs);
  }
  #goOn() {
    clearTimeout(this.#rest);
    this.#rest = void 0;
    this.#readyMs = performance.now();
    this.#isLate = this.#stream.readableLength > 0;
    this.#stream.resume();
  }
};

// src/protocol/guard.ts
var MAX_GUARD_BYTES = "%error ".length + 15 + 1 + 10 + 1 + 5;
var BEGIN = /^%begin ((\d{1,15}) (\d{1,10}) (\d{1,5}))$/;
var WORD = Buffer.from("%begin ");
var OWN = 1;
function readBegin(bytes, start2, end) {
  if (end - start2 > MAX_GUARD_BYTES || !equals(bytes, start2, start2 + WORD.length, WORD)) return void 0;
  const [, fields, time, number, flags] = BEGIN.exec(bytes.toString("latin1", start2, end)) ?? [];
  if (fields === void 0) return void 0;
  return {
    time: Number(time),
    number: Number(number),
    own: (Number(flags) & OWN) === OWN,
    end: Buffer.from(`%end ${fields}`),
    error: Buffer.from(`%error ${fields}`)
  };
}
function equals(bytes, start2, end, line3) {
  if (end - start2 !== line3.length || end > bytes.length) return false;
  for (let i = 0; i < line3.length; i += 1) if (bytes[start2 + i] !== line3[i]) return false;
  return true;
}

// src/protocol/output-line.ts
var SPACE = 32;
var COLON = 58;
var ZERO = 48;
var MAX_DIGITS = 10;
var OUTPUT = Buffer.from("%output %");
var EXTENDED_OUTPUT = Buffer.from("%extended-output %");
function readOutputLine(bytes, start2, end) {
  if (startsWith(bytes, start2, end, OUTPUT)) return readPlain(bytes, start2 + OUTPUT.length, end);
  if (startsWith(bytes, start2, end, EXTENDED_OUTPUT)) return readExtended(bytes, start2 + EXTENDED_OUTPUT.length, end);
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
function startsWith(bytes, start2, end, prefix) {
  if (end - start2 < prefix.length) return false;
  for (let i = 0; i < prefix.length; i += 1) if (bytes[start2 + i] !== prefix[i]) return false;
  return true;
}
function numberEnd(bytes, at2, end) {
  let index = at2;
  while (index < end && isDigit(bytes[index])) index += 1;
  return index === at2 || index - at2 > MAX_DIGITS || index === end ? -1 : index;
}
function isDigit(byte) {
  return byte >= ZERO && byte <= ZERO + 9;
}
function decimal(bytes, start2, end) {
  let value = 0;
  for (let i = start2; i < end; i += 1) value = value * 10 + bytes[i] - ZERO;
  return value;
}
function afterColon(bytes, at2, end) {
  for (let i = at2; i + 2 < end; i += 1) {
    if (bytes[i] === SPACE && bytes[i + 1] === COLON && bytes[i + 2] === SPACE) return i + 3;
  }
  return -1;
}

// src/protocol/parse-notification.ts
function parseNotification(line3) {
  const text = line3.toString("utf8");
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
  const at2 = text.indexOf(separator);
  return at2 === -1 ? [text, void 0] : [text.slice(0, at2), text.slice(at2 + separator.length)];
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
    let start2 = 0;
    for (; ; ) {
      const newline = chunk.indexOf(NEWLINE, start2);
      if (newline === -1) break;
      if (this.#partBytes === 0) this.#line(chunk, start2, newline);
      else {
        this.#keep(chunk.subarray(start2, newline));
        this.#joinedLine();
      }
      start2 = newline + 1;
    }
    if (start2 < chunk.length) this.#keep(chunk.subarray(start2));
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
    const line3 = Buffer.concat(this.#parts);
    const length = this.#partBytes;
    this.#parts = [];
    this.#partBytes = 0;
    this.#line(line3, 0, length);
  }
  #line(bytes, start2, end) {
    if (this.#block !== void 0) {
      this.#bodyLine(this.#block, bytes, start2, end);
      return;
    }
    if (end - start2 > this.#maxLineBytes) {
      this.#unknown(bytes.subarray(start2, Math.min(end, start2 + REPORTED_BYTES)));
      return;
    }
    if (bytes[start2] === PERCENT && (this.#output(bytes, start2, end) || this.#begin(bytes, start2, end))) return;
    this.#sink.notification(parseNotification(bytes.subarray(start2, end)));
  }
  #unknown(line3) {
    this.#sink.notification({ kind: "unknown", line: line3.toString("utf8") });
  }
  #output(bytes, start2, end) {
    const line3 = readOutputLine(bytes, start2, end);
    if (line3 === void 0) return false;
    const pane = this.#paneId(line3.paneNumber);
    if (this.#wantsOutput?.(pane) ?? true) {
      this.#sink.output(pane, bytes, line3.dataStart, unescapeOutput(bytes, line3.dataStart, end), line3.ageMs);
    }
    return true;
  }
  #begin(bytes, start2, end) {
    const guard = readBegin(bytes, start2, end);
    if (guard === void 0) return false;
    this.#block = { guard, body: [], bytes: 0 };
    return true;
  }
  #bodyLine(block, bytes, start2, end) {
    if (equals(bytes, start2, end, block.guard.end)) this.#close(block, true);
    else if (equals(bytes, start2, end, block.guard.error)) this.#close(block, false);
    else {
      block.bytes += end - start2 + LINE_COST_BYTES;
      this.#checkBound(block.bytes);
      block.body.push(bytes.subarray(start2, end));
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

// src/tmux/silence.ts
var TICKS = 4;
var Silence = class {
  #ticksLeft = TICKS;
  #timer;
  constructor(ms, onSilence) {
    this.#timer = setInterval(() => {
      this.#ticksLeft -= 1;
      if (this.#ticksLeft > 0) return;
      this.end();
      onSilence();
    }, ms / TICKS);
  }
  /** Something was heard: the time starts anew. */
  broken() {
    this.#ticksLeft = TICKS;
  }
  /** Waits no longer. */
  end() {
    clearInterval(this.#timer);
  }
};

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
   * A command that fails ends the line: the last reply then has `ok: false`. Rejects with a Failure `timeout` when tmux
   * was silent for `timeoutMs`, or with the cause given to `close`. Silence counts and not time, since a reply waits
   * behind all output that tmux has queued for this client: in a flood that is minutes, and bytes flow all along. `onFirstReply` runs in the very moment the first block is read: what the client was
   * told before it is older than the command, what follows is newer.
   */
  async send(commands, options) {
    const { timeoutMs, onFirstReply } = options;
    if (this.#closed !== void 0) throw this.#closed;
    this.#count += 1;
    const nonce = `${this.#prefix}-${this.#count}`;
    const line3 = commands.length === 0 ? [] : [sequence(commands), Buffer.from("\n")];
    return new Promise((resolve, reject) => {
      const silence = new Silence(timeoutMs, () => {
        const name = commands[0]?.[0] ?? "command";
        this.#onTimeout(new Failure("timeout", `tmux did not answer ${name} and was silent for ${timeoutMs} ms`));
      });
      this.#waiting.push({ nonce, replies: [], silence, onFirstReply, resolve, reject });
      this.#write(Buffer.concat([...line3, Buffer.from(`display-message -p ${nonce}
`)]));
    });
  }
  /** Something of the client's output has come, whatever it is. */
  heard() {
    for (const { silence } of this.#waiting) silence.broken();
  }
  /** Takes the next reply block of this client. Blocks of hooks (`own: false`) belong to nobody. */
  receive(reply) {
    const first = this.#waiting[0];
    if (first === void 0 || !reply.own) return;
    if (reply.body.length === 1 && reply.body[0]?.toString("latin1") === first.nonce) {
      this.#waiting.shift();
      first.silence.end();
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
      waiting.silence.end();
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
var NOTES = 4;
var PIECES = 1024;
var SMALL_BYTES = 64;
var GatheredOutput = class {
  #deliver;
  #chunks = [];
  #chunk;
  #notes = new Uint32Array(NOTES * PIECES);
  #noted = 0;
  /** The panes of this turn, with their place. */
  #places = /* @__PURE__ */ new Map();
  #panes = [];
  /** Bytes of each of them. */
  #sizes = [];
  #lastPane;
  #lastPlace = 0;
  constructor(deliver) {
    this.#deliver = deliver;
  }
  /** Adds `chunk[start..end)`, which must not change before `flush`. */
  add(pane, chunk, start2, end) {
    if (chunk !== this.#chunk) {
      this.#chunk = chunk;
      this.#chunks.push(chunk);
    }
    const place = pane === this.#lastPane ? this.#lastPlace : this.#placeOf(pane);
    const at2 = this.#noted;
    if (at2 === this.#notes.length) this.#grow();
    const notes = this.#notes;
    notes[at2] = place;
    notes[at2 + 1] = this.#chunks.length - 1;
    notes[at2 + 2] = start2;
    notes[at2 + 3] = end;
    this.#noted = at2 + NOTES;
    this.#sizes[place] = this.#sizes[place] + end - start2;
  }
  /** Hands on all there is: one buffer of its own for each pane, its bytes in the order they came. */
  flush() {
    if (this.#noted === 0) return;
    const [panes, gathered] = [this.#panes, this.#join()];
    this.#chunks = [];
    this.#chunk = void 0;
    if (this.#notes.length > NOTES * PIECES) this.#notes = new Uint32Array(NOTES * PIECES);
    this.#noted = 0;
    this.#places.clear();
    this.#panes = [];
    this.#sizes = [];
    this.#lastPane = void 0;
    for (const [place, pane] of panes.entries()) this.#deliver(pane, gathered[place]);
  }
  #join() {
    const gathered = this.#sizes.map((bytes) => Buffer.allocUnsafe(bytes));
    const ends = new Uint32Array(gathered.length);
    const notes = this.#notes;
    for (let at2 = 0; at2 < this.#noted; at2 += NOTES) {
      const place = notes[at2];
      const chunk = this.#chunks[notes[at2 + 1]];
      const start2 = notes[at2 + 2];
      const end = notes[at2 + 3];
      const target = gathered[place];
      let to = ends[place];
      if (end - start2 > SMALL_BYTES) {
        chunk.copy(target, to, start2, end);
        to += end - start2;
      } else {
        for (let from = start2; from < end; from += 1) {
          target[to] = chunk[from];
          to += 1;
        }
      }
      ends[place] = to;
    }
    return gathered;
  }
  #placeOf(pane) {
    let place = this.#places.get(pane);
    if (place === void 0) {
      place = this.#panes.length;
      this.#places.set(pane, place);
      this.#panes.push(pane);
      this.#sizes.push(0);
    }
    this.#lastPane = pane;
    this.#lastPlace = place;
    return place;
  }
  #grow() {
    const notes = new Uint32Array(2 * this.#notes.length);
    notes.set(this.#notes);
    this.#notes = notes;
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
var READ_BYTES = 64 * 1024;
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
  const child = withoutReadAhead(
    () => execa(file, rest, {
      reject: false,
      buffer: false,
      stdin: "pipe",
      stdout: "pipe",
      stderr: "pipe",
      forceKillAfterDelay: false
    })
  );
  let end;
  let firstFailure;
  let stderr = "";
  const ready = deferred();
  const ended = deferred();
  const queue = new CommandQueue({
    nonce: `geppetto-${randomBytes2(9).toString("hex")}`,
    write: (data) => {
      input.hurry();
      child.stdin.write(data);
    },
    onTimeout: (failure) => giveUp({ kind: "lost", cause: failure.message }, failure)
  });
  const giveUp = (how, failure) => {
    if (end !== void 0) return;
    output.flush();
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
      output: (pane, bytes, start2, stop, ageMs = 0) => {
        options.onAge?.(pane, stop - start2, ageMs);
        output.add(pane, bytes, start2, stop);
      },
      reply: (reply) => {
        input.calm();
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
  let flushing;
  const flush = () => {
    flushing = void 0;
    output.flush();
  };
  const take = (chunk) => {
    queue.heard();
    try {
      decoder.push(chunk);
    } catch (error) {
      giveUp({ kind: "lost", cause: messageOf(error) });
    }
    if (chunk.length >= READ_BYTES) flushing ??= setImmediate(flush);
    else output.flush();
  };
  const input = new PacedInput(child.stdout, take, () => options.canWait?.() ?? false);
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
      return replies.flatMap((reply) => reply.body.map((line3) => line3.toString()));
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
  const text = end.kind === "exited" ? end.reason ?? "the client was detached" : "the control client was lost";
  return new Failure("server-gone", text);
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

// src/tmux/lag.ts
var BEHIND_MS = 1e3;
var CAUGHT_UP_MS = 1e3;
var Lag = class {
  #tracks = /* @__PURE__ */ new Map();
  #now;
  /** `now` is the steady clock, in milliseconds. */
  constructor(now2 = () => performance.now()) {
    this.#now = now2;
  }
  /** Some bytes of a pane have come that tmux had held for `ageMs`. True when the client has just fallen behind. */
  heard(pane, bytes, ageMs) {
    if (ageMs < BEHIND_MS) {
      if (this.#tracks.size > 0) this.#tracks.delete(pane);
      return false;
    }
    const nowMs = this.#now();
    const readMs = nowMs - ageMs;
    const track = this.#tracks.get(pane);
    if (track === void 0) {
      this.#tracks.set(pane, { firstReadMs: readMs, lastReadMs: readMs, bytes, ageMs, heardMs: nowMs });
      return this.#tracks.size === 1;
    }
    track.lastReadMs = Math.max(track.lastReadMs, readMs);
    track.bytes += bytes;
    track.ageMs = ageMs;
    track.heardMs = nowMs;
    return false;
  }
  /** The panes whose output is old now, the furthest behind first; empty once the client has caught up. */
  panes() {
    const nowMs = this.#now();
    const now2 = [...this.#tracks].filter(([, { heardMs }]) => nowMs - heardMs <= CAUGHT_UP_MS);
    if (now2.length === 0) this.#tracks.clear();
    const panes = now2.map(([pane, track]) => {
      const { ageMs, bytes, firstReadMs, lastReadMs } = track;
      return { pane, ageMs, estimatedBytes: bytes / Math.max(BEHIND_MS, lastReadMs - firstReadMs) * ageMs };
    });
    return panes.toSorted((one, other) => other.ageMs - one.ageMs);
  }
  /** Whether the last that came of a pane was old, and the client has not caught up since: there may be more of it. */
  has(pane) {
    return this.panes().length > 0 && this.#tracks.has(pane);
  }
  /** tmux holds nothing more of a pane. */
  forget(pane) {
    this.#tracks.delete(pane);
  }
};

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

// src/tmux/tap.ts
var PAUSE_AFTER_S = 5;
var BURST_MS = (PAUSE_AFTER_S + 1) * 1e3;
var PATIENT_MS = 6e4;
async function openTap(options) {
  const { capabilities } = options;
  const paused = /* @__PURE__ */ new Set();
  const asked = /* @__PURE__ */ new Set();
  const lag = new Lag();
  let pauseAfterS = PAUSE_AFTER_S;
  let flowing2 = false;
  let timer;
  const watchBurst = () => {
    flowing2 = false;
    timer = setTimeout(() => {
      timer = void 0;
      if (flowing2) watchBurst();
      else client.send([], { timeoutMs: PATIENT_MS }).catch(() => void 0);
    }, BURST_MS);
  };
  const isPausedNow = (pane) => {
    lag.forget(pane);
    paused.add(pane);
    options.onPaused(pane);
  };
  const pause = async (pane, onDone) => {
    const request = [["refresh-client", "-A", `${pane}:pause`]];
    await client.send(request, onDone === void 0 ? {} : { onFirstReply: onDone });
  };
  const client = await openControlClient({
    address: options.address,
    program: options.program,
    session: options.session,
    flags: [`pause-after=${PAUSE_AFTER_S}`],
    wantsOutput: options.wants,
    canWait: options.canWait,
    onAge: (pane, bytes, ageMs) => {
      if (!asked.has(pane) && lag.heard(pane, bytes, ageMs)) options.onBehind();
    },
    onOutput: (pane, data) => {
      options.onBytes(pane, data);
      flowing2 = true;
      if (timer === void 0) watchBurst();
    },
    onNotification: (notification) => {
      if (notification.kind === "pause" && !asked.has(notification.pane)) isPausedNow(notification.pane);
      if (notification.kind === "layout-change") options.onLayout();
      if (isStructural(notification)) options.onChange();
    }
  });
  void client.ended.then(() => clearTimeout(timer));
  return {
    pid: client.pid,
    session: options.session,
    ended: client.ended,
    isPaused: (pane) => paused.has(pane),
    behind: () => lag.panes(),
    isBehind: (pane) => lag.has(pane),
    hold: () => {
      const [furthest] = lag.panes();
      const wantedS = PAUSE_AFTER_S + Math.ceil((furthest?.ageMs ?? 0) / 1e3);
      if (wantedS === pauseAfterS) return;
      pauseAfterS = wantedS;
      const request = [["refresh-client", "-f", `pause-after=${wantedS}`]];
      client.send(request, { timeoutMs: PATIENT_MS }).catch(() => void 0);
    },
    drop: async (pane) => {
      asked.add(pane);
      lag.forget(pane);
      await pause(pane, () => isPausedNow(pane));
    },
    restart: async (pane, atPoint) => {
      asked.add(pane);
      await pause(pane, atPoint);
      const goOn = ["refresh-client", "-A", `${pane}:continue`];
      const replies = await client.send([...captureCommands(pane, capabilities), goOn], {
        timeoutMs: CAPTURE_MS,
        // Our own pause was told before this, if at all; one that is told from now on is tmux's.
        onFirstReply: () => {
          asked.delete(pane);
          paused.delete(pane);
        }
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
    mute: async (pane) => pause(pane),
    switchTo: async (session) => client.switchTo(session),
    close: async (refuge) => client.close(refuge)
  };
}

// src/tmux/shell-command.ts
function shellCommand(words) {
  return words.map(shellWord).join(" ").replaceAll("#", "##").replaceAll("%", "%%");
}

// src/controller/server/wake-hooks.ts
var INDEX = 7331;
var CHANNEL = "geppetto-tmux";
var WAKE = ["wait-for", "-S", CHANNEL];
var OF_SESSIONS = [
  "after-kill-pane",
  "after-new-session",
  "after-new-window",
  "after-pipe-pane",
  "after-select-pane",
  "after-select-window",
  "after-set-hook",
  "after-split-window",
  "client-attached",
  "client-detached",
  "client-session-changed",
  "session-closed",
  "session-created",
  "session-renamed",
  "session-window-changed",
  "window-linked",
  "window-unlinked"
];
var OF_WINDOWS = [
  "pane-died",
  "pane-exited",
  "pane-mode-changed",
  "window-layout-changed",
  "window-pane-changed",
  "window-renamed"
];
function setWakeHooks() {
  return [...OF_SESSIONS, ...OF_WINDOWS].map((name) => ["set-hook", "-g", at(name), line2(WAKE)]);
}
function setDeathHook(command) {
  const text = `${shellCommand(command)} >/dev/null 2>&1 || :`;
  const run = `if-shell -F "#{@geppetto_id}" { run-shell -b ${quote(text).toString()} }`;
  return [["set-hook", "-g", at("pane-died"), run]];
}
function unsetHooks() {
  return [...OF_SESSIONS, ...OF_WINDOWS].map((name) => ["set-hook", "-gu", at(name)]);
}
function unsetOwnHooks({ session, names }) {
  return names.map((name) => ["set-hook", "-u", "-t", `${session}:`, at(name)]);
}
var LIST_WINDOW_HOOKS = ["show-hooks", "-gw"];
function areWindowHooksSet(lines) {
  return OF_WINDOWS.every((name) => lines.some((text) => text.startsWith(`${at(name)} `)));
}
var LIST_HIDDEN = [
  "list-sessions",
  "-F",
  `${rowFormat(["session_id"])}	${OF_SESSIONS.map((name) => `#{?#{${at(name)}},,${name} }`).join("")}`
];
var LIST_SHOWN = [
  "list-sessions",
  "-F",
  `${rowFormat(["session_id"])}	${OF_SESSIONS.map((name) => `#{?#{${at(name)}},${name} ,}`).join("")}`
];
function parseHooks(lines) {
  return lines.flatMap((text) => {
    const [session = "", hidden = ""] = parseRow(text, 2) ?? [];
    const names = hidden.split(" ").filter((name) => OF_SESSIONS.some((known2) => known2 === name));
    return isSessionId(session) && names.length > 0 ? [{ session, names }] : [];
  });
}
function setOwnHooks({ session, names }) {
  return names.map((name) => ["set-hook", "-t", `${session}:`, at(name), line2(WAKE)]);
}
function at(name) {
  return `${name}[${INDEX}]`;
}
function line2(command) {
  return commandLine(command).toString();
}

// src/controller/server/hook-watch.ts
var LOOK_MS2 = 5e3;
var UNCOVER_MS = 1e3;
var LEAVE_MS2 = 1e3;
var HookWatch = class {
  kind = "pipe";
  client = void 0;
  capabilities;
  ended;
  #options;
  #end = () => void 0;
  #waiting;
  #isClosed = false;
  /** The first look sets the hooks, too. */
  #isSet = false;
  /** On the steady clock. */
  #uncoversFromMs = 0;
  #uncoverTimer;
  /** Sessions that have arrays of hooks of their own, in which there are some of ours, too. */
  #own = /* @__PURE__ */ new Map();
  constructor(options) {
    this.#options = options;
    this.capabilities = options.asker.capabilities;
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }
  get notes() {
    return [...this.#own].map(
      ([session, names]) => `session ${session} has hooks of its own, ours were added to them: ${[...names].join(", ")}`
    );
  }
  async send(commands, options) {
    return this.#options.asker.send(commands, options);
  }
  async look() {
    const { asker, look } = this.#options;
    const hooks = this.#isSet ? [] : setWakeHooks();
    const commands = [...hooks, ...look, LIST_HIDDEN, LIST_WINDOW_HOOKS];
    const asked = this.#waiting === void 0 ? this.#lookAndWait(commands) : asker.send(commands);
    const answers = (await asked).slice(hooks.length);
    this.#isSet = true;
    void this.#uncover(answers[look.length], answers[look.length + 1]);
    return answers.slice(0, look.length);
  }
  async takeOut() {
    const { asker } = this.#options;
    const answers = await asker.send([...unsetHooks(), LIST_SHOWN]);
    for (const own of hooksIn(answers.at(-1))) await asker.send(unsetOwnHooks(own)).catch(() => void 0);
  }
  async close() {
    this.#isClosed = true;
    clearTimeout(this.#uncoverTimer);
    this.#options.asker.dismiss();
    const waiting = this.#waiting;
    this.#end("closed by us");
    if (waiting === void 0) return;
    await this.#options.asker.send([["wait-for", "-S", CHANNEL]]).catch(() => void 0);
    if (!await settlesWithin(waiting.ended, LEAVE_MS2)) waiting.letBe();
  }
  async #lookAndWait(commands) {
    const { address, asker, binary } = this.#options;
    const waiting = runScript({ address, binary, commands, last: ["wait-for", CHANNEL] });
    this.#waiting = waiting;
    void waiting.ended.then((isWoken) => {
      this.#waiting = void 0;
      asker.dismiss();
      if (this.#isClosed) return;
      if (isWoken) this.#options.onChange();
      else this.#end("the client that waits for changes has ended");
    });
    try {
      if (await settlesWithin(waiting.answers, LOOK_MS2)) {
        const answers = await waiting.answers;
        if (this.#waiting === waiting && !this.#isClosed) asker.keepReady();
        return answers;
      }
      throw new Failure("timeout", `the tmux server did not say what is where within ${LOOK_MS2 / 1e3} s`);
    } catch (error) {
      waiting.letBe();
      this.#end(messageOf(error));
      throw error;
    }
  }
  /**
   * Makes up for hooks that do not take effect: an array that was set anew as a whole, or one of a session's own, which
   * hides the global one.
   */
  async #uncover(ofSessions, ofWindows) {
    const isWhole = ofWindows?.ok !== true || areWindowHooksSet(ofWindows.body.map(String));
    if (this.#isClosed || isWhole && hooksIn(ofSessions).length === 0) return;
    const earlyMs = this.#uncoversFromMs - performance.now();
    if (earlyMs > 0) {
      this.#uncoverTimer ??= setTimeout(() => {
        this.#uncoverTimer = void 0;
        this.#options.onChange();
      }, earlyMs).unref();
      return;
    }
    this.#uncoversFromMs = performance.now() + UNCOVER_MS;
    const { asker } = this.#options;
    try {
      const answers = await asker.send([...setWakeHooks(), LIST_HIDDEN]);
      for (const hidden of hooksIn(answers.at(-1))) {
        const { session, names } = hidden;
        this.#own.set(session, /* @__PURE__ */ new Set([...this.#own.get(session) ?? [], ...names]));
        await asker.send(setOwnHooks(hidden));
      }
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
    }
  }
};
function hooksIn(answer) {
  return answer?.ok === true ? parseHooks(answer.body.map(String)) : [];
}

// src/controller/server/line-watch.ts
async function openLineWatch(options) {
  const client = await openLine(options);
  await client.send([...unsetHooks(), ...setDeathHook(options.refreshCommand)]);
  return {
    kind: "control",
    client,
    notes: [],
    capabilities: options.capabilities,
    ended: client.ended.then(endText),
    send: async (commands, given) => client.send(commands, given),
    look: async () => client.send(options.look),
    takeOut: async () => void await client.send(unsetHooks()),
    close: async () => client.close()
  };
}
function endText(end) {
  switch (end.kind) {
    case "exited":
      return end.reason ?? "the control client was detached";
    case "moved":
      return `the control client was moved to ${end.session}`;
    case "lost":
      return end.cause;
  }
}

// src/controller/server-link.ts
var LOOK = [LIST_PANES, LIST_CLIENTS];
var NO_SESSIONS = /^no current target/;
var READS_AT_ONCE = 4;
var ServerLink = class {
  #options;
  #orders;
  #reads;
  #views = new PaneViews(() => this.reader);
  #watch;
  #opening;
  #wanted;
  #gone = false;
  #answers = true;
  #hurried = false;
  #pace = new Pace();
  /** Mark of the server's process; undefined where it cannot be seen from here, as in a container. */
  #process;
  constructor(options) {
    this.#options = options;
    this.#orders = new PlainClients({ ...options, atOnce: 1 });
    this.#reads = new PlainClients({ ...options, atOnce: READS_AT_ONCE });
    const { pid } = options.identity;
    this.#process = isNamed(pid, "tmux") ? processMark(pid) : void 0;
  }
  /** How the server is watched; undefined while it is not. */
  get watched() {
    return this.#watch?.kind;
  }
  /** What a person may want to know of that. */
  get notes() {
    return this.#watch?.notes ?? [];
  }
  /** The control client by which the server is watched, if it is by one. */
  get client() {
    return this.#watch?.client;
  }
  /** What a pane can be asked by, in no order with anything else; undefined while the server is not watched. */
  get reader() {
    return this.#watch?.client === void 0 ? this.#watch && this.#reads : this.#watch;
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
  /** Runs commands in order, in one pass of the server; one list of lines for each. */
  async askAll(commands) {
    return this.#answered(async () => (this.#watch ?? this.#orders).send(commands));
  }
  /** What LIST_PANES and LIST_CLIENTS say now. */
  async look() {
    return this.#answered(async () => this.#watch?.look() ?? this.#orders.send(LOOK));
  }
  async #answered(ask) {
    if (this.#hurried && !this.#answers) throw new Failure("timeout", "the tmux server does not answer");
    try {
      const answers = await ask();
      this.#answers = true;
      return answers.map(({ ok, body }) => {
        if (ok) return body.map((bytes) => bytes.toString());
        const problem = Buffer.concat(body).toString();
        if (NO_SESSIONS.test(problem)) return [];
        throw tmuxFailure(problem, this.#options.address);
      });
    } catch (error) {
      this.#answers = !(error instanceof Failure && error.kind === "timeout");
      throw error;
    }
  }
  /** What a pane whose program has ended still shows; undefined while nothing is watched, or when the pane is gone. */
  async lastImage({ pane, rows }) {
    const { reader } = this;
    if (reader === void 0) return void 0;
    const { capabilities } = reader;
    const answers = await reader.send(deadCaptureCommands(pane, rows, capabilities), { timeoutMs: CAPTURE_MS });
    return parseDeadCapture(answers, capabilities);
  }
  /** What a pane shows now; undefined while nothing is watched, or when nobody can tell. */
  async view(pane) {
    return this.#views.read(pane);
  }
  /** Watches the server in the given way and scope, until `release`. One that is watched already stays so. */
  async hold(scope, kind) {
    this.#wanted ??= kind;
    if (this.#watch !== void 0) return;
    this.#opening ??= this.#open(scope, this.#wanted).finally(() => {
      this.#opening = void 0;
    });
    await this.#opening;
  }
  /** Takes our client out of a session, by way of `refuge` if given; it comes back where there is one. */
  async leave(session, refuge) {
    const { client } = this;
    if (client?.session === session) await client.close(refuge);
  }
  /** Takes the hooks out of the server. */
  async takeOut() {
    if (this.#watch === void 0) await this.askAll(unsetHooks());
    else await this.#watch.takeOut();
  }
  /** Stops watching: nothing is left to watch. */
  async release() {
    this.#wanted = void 0;
    const watch = this.#watch;
    this.#watch = void 0;
    await watch?.close();
  }
  /** From now on nothing is asked of a server that has left the last question unanswered. */
  hurry() {
    this.#hurried = true;
  }
  /** False when another server, or none, is at the socket by now. */
  async stands() {
    return await this.#state(new AbortController().signal) !== "gone";
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
  async #open(scope, kind) {
    const { journal, onWatch } = this.#options;
    const watch = kind === "control" ? await this.#openLine() : this.#openHooks();
    await this.#checkIdentity(watch);
    this.#watch = watch;
    journal.note("server watched", { by: kind, session: watch.client?.session, client_pid: watch.client?.pid });
    void watch.ended.then((cause) => {
      if (this.#watch === watch) this.#watch = void 0;
      if (this.#wanted === void 0 || scope.signal.aborted) return;
      journal.note("server no longer watched", { cause });
      scope.fork(async (signal) => this.#reopen(scope, signal));
    });
    onWatch(watch);
    return watch;
  }
  async #openLine() {
    const { address, capabilities, onChange, onDeparture, program, refreshCommand } = this.#options;
    const session = await this.#chooseSession();
    return openLineWatch({ address, program, session, capabilities, look: LOOK, refreshCommand, onChange, onDeparture });
  }
  #openHooks() {
    const { address, binary, onChange } = this.#options;
    return new HookWatch({ address, binary, asker: this.#orders, look: LOOK, onChange });
  }
  /** While it was not watched nobody told us that a server has ended, and another one may be at its socket by now. */
  async #checkIdentity(watch) {
    const { pid, startedAt } = this.#options.identity;
    const [answer] = await watch.send([["display-message", "-p", "#{pid} #{start_time}"]]);
    if (answer?.ok === true && answer.body.join("") === `${pid} ${startedAt}`) return;
    await watch.close();
    this.#serverGone();
    throw new Failure("server-gone", "the tmux server is another one than it was", { next: "try again" });
  }
  async #reopen(scope, signal) {
    for (let kind = this.#missing(); kind !== void 0; kind = this.#missing()) {
      await sleep(this.#pace.next(), signal);
      const state = await this.#state(signal);
      if (state === "gone") return this.#serverGone();
      if (state === "silent") continue;
      try {
        if (this.#missing() !== void 0) await this.hold(scope, kind);
      } catch (error) {
        signal.throwIfAborted();
        this.#options.journal.note("server could not be watched", { error: messageOf(error) });
      }
    }
  }
  /** The watch that is wanted and does not stand. */
  #missing() {
    return this.#watch === void 0 ? this.#wanted : void 0;
  }
  #serverGone() {
    if (this.#gone) return;
    this.#gone = true;
    this.#options.onServerGone();
  }
  /** A session where we are anyway, else one with a terminal, so that as little as possible looks different. */
  async #chooseSession() {
    const [sessionLines = [], clientLines = []] = await this.askAll([LIST_SESSIONS, LIST_CLIENTS]);
    const sessions = parseSessions(sessionLines).map((row) => row.session);
    const preferred = this.#options.preferredSessions().find((session2) => sessions.includes(session2));
    const terminal = parseClients(clientLines).find((client) => !client.control)?.session;
    const session = preferred ?? terminal ?? sessions[0];
    if (session === void 0) throw new Failure("server-gone", `no sessions at ${this.#options.address.socket}`);
    return session;
  }
};
async function readIdentity(address, binary, options = {}) {
  const ask = ["display-message", "-p", "#{pid} #{start_time} #{version}"];
  const text = await runTmux(address, ask, { ...options, binary });
  const [pid = "", startedAt = "", ...version] = text.split(" ");
  if (!/^\d+ \d+ /.test(text)) throw new Failure("command-rejected", `tmux does not say who it is: '${text}'`);
  return { pid: Number(pid), startedAt: Number(startedAt), version: version.join(" ") };
}

export {
  addTime,
  metricsOf,
  controllerApi,
  onceStarted,
  restartPlan,
  CAPTURE_MS,
  captureCommands,
  parseCapture,
  PATIENT_MS,
  openTap,
  Pace,
  parseEnd,
  readEnd,
  forgetEnd,
  awaitEnd,
  JsonLines,
  RunLog,
  listen,
  stopListening,
  readPastRuns,
  closeRun,
  shellCommand,
  restartPlans,
  ServerLink,
  readIdentity
};
