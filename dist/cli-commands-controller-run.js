import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  JsonLines,
  RunLog,
  awaitEnd,
  closeRun,
  forgetEnd,
  linesOf,
  listen,
  lossesOf,
  parseEnd,
  planBody,
  readEnd,
  readIdentity,
  readPastRuns,
  restartPlans,
  stopListening
} from "./rotating-file-stream-dist-esm-index.js";
import {
  signalName
} from "./host-signal-name.js";
import {
  askPaneAt
} from "./tmux-pane-target.js";
import {
  PatternSearch,
  parsePattern
} from "./base-pattern.js";
import {
  environmentOf
} from "./host-process-environment.js";
import {
  learnSession
} from "./records-agent-sessions.js";
import {
  Transcript
} from "./terminal-final-lines.js";
import {
  LIVE_FILE,
  openLog
} from "./logs-absent.js";
import {
  SHELLS,
  markIdeas
} from "./base-shells.js";
import "./host-program-path.js";
import {
  endNotedCarriers,
  removeOldNotes
} from "./traces-noted-carriers.js";
import {
  RECORD_FILE,
  RecordKeeper,
  backoffMs,
  isRunnerId,
  isSameServer,
  newRunnerId,
  readRecord,
  readRecords,
  timeLimit,
  writeRecord
} from "./base-backoff.js";
import {
  checkAgent,
  checkName,
  freeName,
  isAgent,
  pasteable,
  readPresets,
  sessionNameOf,
  windowNameOf
} from "./runner-presets.js";
import "./settings-config-file.js";
import {
  agentInFront,
  unmarkedAgents
} from "./agents-agent-in-front.js";
import {
  markOf,
  processTree
} from "./host-process-tree.js";
import {
  LIST_CLIENTS,
  LIST_PANES,
  LIST_SESSIONS,
  endProcess,
  parseClients,
  parsePanes,
  parseSessions,
  statusVariables
} from "./host-end-process.js";
import {
  isPaneId,
  isSessionId,
  isWindowId
} from "./protocol-ids.js";
import {
  FrameDecoder,
  TELL_BYTES,
  decodeHello,
  encodeOrder
} from "./pipe-collector.js";
import {
  carrierCommand,
  carrierNote,
  fifoPath,
  noteEnd
} from "./pipe-carrier-note.js";
import {
  messageTo
} from "./tmux-message.js";
import {
  shellWord
} from "./base-shell-word.js";
import {
  capabilities
} from "./tmux-version.js";
import {
  SHOW_SETTINGS,
  chooseSource,
  isQuiet,
  parseSettings,
  riskOf
} from "./settings-channel.js";
import {
  ClientRecord,
  MAX_EVENTS_PER_FRAME,
  MAX_REQUEST_BYTES,
  MAX_RESPONSE_BYTES,
  METHODS,
  PROTOCOL_VERSION,
  claimServer,
  commandLine,
  decodeFrame,
  encodeFrame,
  endStaleClients,
  escapeFormat,
  methodName,
  missedFormat,
  parseRow,
  quote,
  readFrames,
  releaseServer,
  request,
  rowFormat,
  runnerEvent,
  sequence,
  succeed
} from "./ipc-frames.js";
import {
  en_default,
  exists,
  isNamed,
  isProcess,
  isRunning,
  isStopped,
  pidOf,
  processMark,
  signalProcess
} from "./zod-v4-locales-en.js";
import "./runner-place.js";
import {
  didYouMean
} from "./base-similar.js";
import {
  iso,
  moment,
  momentAt,
  now,
  sleep
} from "./base-clock.js";
import {
  abandon,
  letBe,
  serverBinary,
  settlesWithin,
  tmuxFailure
} from "./tmux-binary.js";
import {
  execa
} from "./sec-ant-readable-stream-dist-ponyfill-asyncIterator.js";
import {
  Gatherer,
  OutputScanner,
  SETTLE_MS,
  isWhole,
  joinTime,
  lookTime,
  unescapeBuffer,
  unescapeOutput
} from "./protocol-escape.js";
import {
  WEIGHTS,
  equalClaims,
  newLife,
  step
} from "./runner-evidence.js";
import {
  PaneTerminal,
  optionsOf,
  withLineDrawing
} from "./terminal-pane-behaviour.js";
import {
  agentInView,
  agentOfCommand,
  claimOf,
  mayHideAgent,
  readRuleBook,
  screenView
} from "./runner-agent.js";
import {
  SHOWN_STATES,
  isFinal,
  isNewFailure,
  shownState,
  wantsPerson
} from "./runner-state.js";
import "./shared.js";
import {
  _maxLength,
  _regex,
  array,
  config,
  exactOptional,
  literal,
  nullish,
  number,
  object,
  optional,
  safeParse,
  string,
  union,
  unknown
} from "./zod-v4-core-api.js";
import {
  PRIVATE_UMASK,
  configDirectory,
  configFile,
  controllerSocket,
  ensurePrivateDirectory,
  hookSpool,
  readerSocket,
  requireOwnDirectory,
  runnersDirectory,
  stateDirectory
} from "./base-short-hash.js";
import {
  READ_AT_ONCE,
  readRegularFile
} from "./base-regular-file.js";
import {
  charWidth,
  fit,
  plain
} from "./terminal-char-width.js";
import {
  Failure,
  failureBody,
  messageOf,
  systemCode,
  unreachable
} from "./base-failure.js";
import {
  __callDispose,
  __using
} from "./shared.js";

// src/cli/commands/controller-run.ts
import { dirname as dirname4, join as join15 } from "path";

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

// src/tmux/client-program.ts
var TRY_MS = 5e3;
function tmuxProgram(binary) {
  return (socket, command) => [binary, "-u", "-N", "-S", socket, "-C", ...command];
}
async function findClientProgram(options) {
  const { binary, capabilities: capabilities2, script } = options;
  const own = tmuxProgram(binary);
  if (!capabilities2.halfIntroductionsKill) return own;
  const { failed } = await execa("perl", [script], { reject: false, timeout: TRY_MS, stdio: "ignore" });
  if (failed) return own;
  return (socket, command) => ["perl", script, socket, String(capabilities2.descriptorMark), ...command];
}

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

// src/runner/state-times.ts
function addTime(times, from, to) {
  return { ...times, [from.kind]: (times[from.kind] ?? 0) + Math.max(0, to.since - from.since) };
}
function timesUntil(times, state, nowMs) {
  return addTime(times, state, { kind: "idle", since: nowMs });
}

// src/controller/figures/metrics.ts
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
function metricsOf(record, figures2, reading) {
  const { state, startedAt, idleAfterMs, endConfirmed, started, times = {} } = record;
  const isLive = !isFinal(state);
  const { lines: lines2, lastOutputAt } = figures2;
  const endsAt = timeLimit(record);
  return {
    startedAt: iso(startedAt),
    bytes: figures2.bytes,
    ...lines2 === void 0 ? {} : { lines: lines2 },
    recoveredBytes: figures2.recoveredBytes,
    ...figures2.losses,
    ...lastOutputAt === void 0 ? {} : { lastOutputAt: iso(lastOutputAt) },
    idleAfterMs,
    ...endConfirmed === void 0 ? {} : { endConfirmed },
    states: isLive ? timesUntil(times, state, now()) : times,
    ...started === void 0 ? {} : { restarts: started.restarts ?? 0 },
    ...isLive && endsAt !== void 0 ? { maxDurationLeftMs: Math.max(0, endsAt - now()) } : {},
    ...reading === void 0 ? {} : rounded(reading)
  };
}
function rounded({ cpuPercent, memoryBytes, processes: processes2, bytesPerSecond }) {
  return {
    cpuPercent: Math.round(cpuPercent * 10) / 10,
    memoryBytes,
    processes: processes2,
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
    mark: async ({ pane, ...request2 }) => {
      const { record, notice } = await controller.mark(pane, request2);
      return { runner: summary(record), notice };
    },
    find: async () => ({ runners: (await controller.find()).map(summary) }),
    run: async (request2) => {
      const { record, notice } = await controller.run(request2);
      return { runner: summary(record), notice };
    },
    restorable: async ({ runners = [] }) => ({
      runners: (await controller.restorable(runners)).map(planBody)
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
    send: async ({ runner, ...request2 }) => ({
      runner: summary(await controller.send(runner, request2))
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
  const waiting2 = Object.entries(api).map(([method, handler]) => {
    if (AT_ONCE.has(method)) return [method, handler];
    return [method, async (...given) => started.then(async () => handler(...given))];
  });
  return Object.fromEntries(waiting2);
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
async function detail(controller, record) {
  const { state } = record;
  const live = controller.fleet.liveRunner(record.id);
  const figures2 = live?.figures ?? await logFigures(controller.fleet.directory(record.id));
  const readings = live === void 0 ? void 0 : await controller.meter.look();
  return {
    ...live === void 0 ? {} : { pid: record.pid },
    ...state.kind === "completed" ? { exitCode: 0 } : {},
    ...state.kind === "failed" || state.kind === "stopped" ? endOf(state) : {},
    ...state.kind === "lost" || state.kind === "stopped" ? { reason: state.why } : {},
    ...record.found === void 0 ? {} : { foundReason: foundReason(record.agent, record.found) },
    ...record.started === void 0 ? {} : { command: record.started.command, cwd: record.started.cwd },
    ...live === void 0 ? {} : { sourceReason: controller.readingOf(record) },
    metrics: metricsOf(record, figures2, readings?.get(record.id)),
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

// src/tmux/visible-panes.ts
function visiblePanes(rows, clients) {
  const visible = /* @__PURE__ */ new Set();
  for (const { session, control, pane: front } of clients) {
    if (control || front === void 0) continue;
    visible.add(front);
    const window = rows.find((row) => row.pane === front && row.session === session)?.window;
    for (const row of rows) if (row.window === window && !row.zoomed) visible.add(row.pane);
  }
  return visible;
}

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
  const lines2 = shown.at(-1)?.length === 0 ? shown.slice(0, -1) : shown;
  return buffersAreEscaped ? lines2.map((line2) => unescapeBuffer(line2)) : lines2;
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
function captureCommands(pane, capabilities2) {
  const capture = ["capture-pane", "-t", pane, "-e", "-J"];
  return [
    ["display-message", "-p", "-t", pane, rowFormat(FIELDS)],
    // These two may be empty. At most a screen leaks.
    [...capture, "-a", "-q", "-p"],
    ["capture-pane", "-t", pane, "-p", "-P", "-C"],
    ...printCommands([...capture, "-S", `-${MAX_HISTORY_LINES}`], capabilities2),
    ...printCommands([...capture, "-S", "0"], capabilities2)
  ];
}
function deadCaptureCommands(pane, rows, capabilities2) {
  const lastRow = String(rows - 1);
  return [
    ["capture-pane", "-t", pane, "-p", "-S", lastRow, "-E", lastRow],
    ["display-message", "-p", "-t", pane, "#{E:remain-on-exit-format}"],
    ...captureCommands(pane, capabilities2)
  ];
}
function parseDeadCapture(replies, capabilities2) {
  const image = parseCapture(replies.slice(2), capabilities2);
  const last = image?.lines.at(-1);
  if (image === void 0 || last === void 0) return void 0;
  const [row = Buffer.alloc(0), message = Buffer.alloc(0)] = replies.map(({ body }) => Buffer.concat(body));
  const note2 = message.toString().replaceAll(/#\[[^\]]*\]/g, "");
  const written = note2 !== "" || row.toString().startsWith("Pane is dead");
  if (!written || row.length === 0) return image;
  const end = lastPrefix(last, Buffer.from(note2)) ?? Math.max(0, last.lastIndexOf(row));
  return { ...image, lines: [...image.lines.slice(0, -1), last.subarray(0, end)] };
}
var LEAST_NOTE = 8;
function lastPrefix(line2, note2) {
  if (note2.length === 0) return void 0;
  const least = Math.min(LEAST_NOTE, note2.length);
  for (let at2 = Math.max(0, line2.length - note2.length); at2 <= line2.length - least; at2 += 1) {
    if (note2.subarray(0, line2.length - at2).equals(line2.subarray(at2))) return at2;
  }
  return void 0;
}
function parseCapture(replies, capabilities2) {
  if (replies.some((reply) => !reply.ok)) return void 0;
  const [info = [], saved = [], pending = [], ...texts] = replies.map(({ body }) => body);
  const row = parseState(info[0] ?? Buffer.alloc(0), FIELDS.length);
  if (row === void 0) return void 0;
  const all = printedLines(texts, capabilities2);
  const screen = printedLines(texts.slice(printLength(capabilities2)), capabilities2);
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
  const values = texts?.map((text) => text === "" ? void 0 : Number(text));
  return values?.some(Number.isNaN) === false ? values : void 0;
}

// src/tmux/control-client.ts
import { randomBytes } from "crypto";

// src/base/paced-input.ts
import { getDefaultHighWaterMark, setDefaultHighWaterMark } from "stream";
var FLOW_MS = 8;
var FIRST_REST_MS = 4;
var MOST_REST_MS = 16;
var PATIENT_REST_MS = 60;
var FLOOD_BYTES = 16 * 1024;
var FLOOD_MS = 20;
function withoutReadAhead(open3) {
  const bytes = getDefaultHighWaterMark(false);
  setDefaultHighWaterMark(false, 1);
  try {
    return open3();
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
  /** An answer is awaited: input is taken as it comes, until `calm`. */
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
    const flows = nowMs - this.#readyMs < FLOW_MS;
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
  const [, fields, time, number2, flags] = BEGIN.exec(bytes.toString("latin1", start2, end)) ?? [];
  if (fields === void 0) return void 0;
  return {
    time: Number(time),
    number: Number(number2),
    own: (Number(flags) & OWN) === OWN,
    end: Buffer.from(`%end ${fields}`),
    error: Buffer.from(`%error ${fields}`)
  };
}
function equals(bytes, start2, end, line2) {
  if (end - start2 !== line2.length || end > bytes.length) return false;
  for (let i = 0; i < line2.length; i += 1) if (bytes[start2 + i] !== line2[i]) return false;
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
function parseNotification(line2) {
  const text = line2.toString("utf8");
  const space = text.indexOf(" ");
  const word3 = space === -1 ? text : text.slice(0, space);
  const rest = space === -1 ? void 0 : text.slice(space + 1);
  return PARSERS.get(word3)?.(rest ?? "", rest !== void 0) ?? { kind: "unknown", line: text };
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
    const line2 = Buffer.concat(this.#parts);
    const length = this.#partBytes;
    this.#parts = [];
    this.#partBytes = 0;
    this.#line(line2, 0, length);
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
  #unknown(line2) {
    this.#sink.notification({ kind: "unknown", line: line2.toString("utf8") });
  }
  #output(bytes, start2, end) {
    const line2 = readOutputLine(bytes, start2, end);
    if (line2 === void 0) return false;
    const pane = this.#paneId(line2.paneNumber);
    if (this.#wantsOutput?.(pane) ?? true) {
      this.#sink.output(pane, bytes, line2.dataStart, unescapeOutput(bytes, line2.dataStart, end), line2.ageMs);
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
    const line2 = commands.length === 0 ? [] : [sequence(commands), Buffer.from("\n")];
    return new Promise((resolve2, reject) => {
      const silence = new Silence(timeoutMs, () => {
        const name = commands[0]?.[0] ?? "command";
        this.#onTimeout(new Failure("timeout", `tmux did not answer ${name} and was silent for ${timeoutMs} ms`));
      });
      this.#waiting.push({ nonce, replies: [], silence, onFirstReply, resolve: resolve2, reject });
      this.#write(Buffer.concat([...line2, Buffer.from(`display-message -p ${nonce}
`)]));
    });
  }
  /** Something of the client's output has come, whatever it is. */
  heard() {
    for (const { silence } of this.#waiting) silence.broken();
  }
  /** Takes the next reply block of this client. Blocks of hooks (`own: false`) answer no request. */
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
    for (const waiting2 of this.#waiting.splice(0)) {
      waiting2.silence.end();
      waiting2.reject(this.#closed);
    }
  }
};

// src/tmux/doorway.ts
var Doorway = class {
  #queue = Promise.resolve();
  #arriving;
  #leaving = /* @__PURE__ */ new Set();
  /** Lets one client attach: after those that asked before it, and while none detaches. */
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
  /** Lets a client detach while none attaches; any number may detach together. */
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
var TRY_MS2 = 5e3;
var known;
async function parentDeathPrefix() {
  known ??= findPrefix();
  return known;
}
async function findPrefix() {
  if (process.platform !== "linux") return [];
  const prefix = ["setpriv", "--pdeathsig", "TERM"];
  const [file, ...args] = prefix;
  const { failed } = await execa(file, [...args, "true"], { reject: false, timeout: TRY_MS2, stdio: "ignore" });
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
    nonce: `geppetto-${randomBytes(9).toString("hex")}`,
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
  const switchTo = async (next2) => {
    chosen = next2;
    await send([["switch-client", "-t", next2]]);
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
  const text = end.kind === "exited" ? end.reason ?? "the client was detached" : "the control client was lost";
  return new Failure("server-gone", text);
}
function deferred() {
  let resolve2 = () => void 0;
  let reject = () => void 0;
  const promise = new Promise((yes, no) => {
    resolve2 = yes;
    reject = no;
  });
  promise.catch(() => void 0);
  return { promise, resolve: resolve2, reject };
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
  const { capabilities: capabilities2 } = options;
  const paused = /* @__PURE__ */ new Set();
  const asked = /* @__PURE__ */ new Set();
  const lag = new Lag();
  let pauseAfterS = PAUSE_AFTER_S;
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
  const isPausedNow2 = (pane) => {
    lag.forget(pane);
    paused.add(pane);
    options.onPaused(pane);
  };
  const pause2 = async (pane, onDone) => {
    const request2 = [["refresh-client", "-A", `${pane}:pause`]];
    await client.send(request2, onDone === void 0 ? {} : { onFirstReply: onDone });
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
      flowing = true;
      if (timer === void 0) watchBurst();
    },
    onNotification: (notification) => {
      if (notification.kind === "pause" && !asked.has(notification.pane)) isPausedNow2(notification.pane);
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
      const request2 = [["refresh-client", "-f", `pause-after=${wantedS}`]];
      client.send(request2, { timeoutMs: PATIENT_MS }).catch(() => void 0);
    },
    drop: async (pane) => {
      asked.add(pane);
      lag.forget(pane);
      await pause2(pane, () => isPausedNow2(pane));
    },
    restart: async (pane, atPoint) => {
      asked.add(pane);
      await pause2(pane, atPoint);
      const goOn = ["refresh-client", "-A", `${pane}:continue`];
      const replies = await client.send([...captureCommands(pane, capabilities2), goOn], {
        timeoutMs: CAPTURE_MS,
        // Our own pause was told before this, if at all; one that is told from now on is tmux's.
        onFirstReply: () => {
          asked.delete(pane);
          paused.delete(pane);
        }
      });
      return parseCapture(replies.slice(0, -1), capabilities2);
    },
    look: async (pane, atPoint) => {
      const replies = await client.send(captureCommands(pane, capabilities2), {
        timeoutMs: CAPTURE_MS,
        onFirstReply: atPoint
      });
      return parseCapture(replies, capabilities2);
    },
    position: async (pane) => parsePosition(await client.send([positionCommand(options.session, pane)])),
    drain: async (timeoutMs) => {
      await client.send([], timeoutMs === void 0 ? {} : { timeoutMs });
    },
    mute: async (pane) => pause2(pane),
    switchTo: async (session) => client.switchTo(session),
    close: async (refuge) => client.close(refuge)
  };
}

// src/controller/server/abandoned.ts
var FIELDS2 = ["session_id", "session_attached", "destroy-unattached", "exit-unattached"];
var LIST_ATTACHED = ["list-sessions", "-F", rowFormat(FIELDS2)];
var Abandoned = class {
  #survivors = /* @__PURE__ */ new Set();
  /** Reads the lines of LIST_ATTACHED; `ours` names the session of each of our clients. To be left in that order. */
  among(lines2, ours) {
    const sessions = lines2.flatMap((line2) => parseAttached(line2, ours));
    for (const { session, others } of sessions) if (others > 0) this.#survivors.delete(session);
    const nobodyElse = sessions.every(({ others }) => others === 0);
    const abandoned = sessions.filter(({ session, others, ours: own, destroyed, exits }) => {
      const ends = others === 0 && destroyed || nobodyElse && exits;
      return ends && own > 0 && !this.#survivors.has(session);
    });
    for (const { session } of abandoned) this.#survivors.add(session);
    const kept = sessions.filter((session) => !abandoned.includes(session));
    const refuge = kept.find(({ ours: own }) => own > 0) ?? kept[0];
    return abandoned.map(({ session }, index) => ({ session, refuge: (refuge ?? abandoned[index + 1])?.session }));
  }
};
function parseAttached(line2, clients) {
  const [session = "", attached, destroy = "", exit = ""] = parseRow(line2, FIELDS2.length) ?? [];
  if (!isSessionId(session)) return [];
  const ours = clients.filter((client) => client === session).length;
  const others = Math.max(0, Number(attached) - ours);
  return [{ session, others, ours, destroyed: isOn(destroy), exits: isOn(exit) }];
}
function isOn(value) {
  return !["", "0", "off"].includes(value);
}

// src/runner/showing.ts
var SHOWS = new Map([
  ...[
    ["atop", "bashtop", "bmon", "bpytop", "btm", "btop", "bwm-ng", "ctop", "glances", "gotop", "gtop", "htop", "iftop"],
    ["iotop", "k9s", "lazydocker", "less", "man", "more", "most", "mtr", "nethogs", "nload", "nmon", "nvitop", "nvtop"],
    ["powertop", "radeontop", "s-tui", "slabtop", "stern", "top", "viddy", "vtop", "watch", "zenith"]
  ].flat().map((name) => [name, void 0]),
  ["tail", /^-[a-zA-Z]*[fF]|^--follow/],
  ["journalctl", /^-[a-zA-Z]*f|^--follow/],
  ["dmesg", /^-[a-zA-Z]*[wW]|^--follow/],
  ["kubectl", /^(?:-[fw]|--follow|--watch)(?:=true)?$/],
  ["docker", /^(?:-f|--follow|stats)(?:=true)?$/],
  ["podman", /^(?:-f|--follow|stats)(?:=true)?$/]
]);
var INTERPRETERS = /^(?:python[\d.]*|perl|ruby|node|(?:ba|da|z)?sh)$/;
function onlyShowing(processes2) {
  const inFront = processes2.filter(({ group, front }) => group === front);
  const shows = inFront.filter(isShow);
  const byPid = new Map(processes2.map((each) => [each.pid, each]));
  const others = inFront.filter(
    (each) => !shows.some((show) => isUnder(each, show.pid, byPid) || isUnder(show, each.pid, byPid))
  );
  return others.length === 0 ? shows[0] && nameOf(shows[0]) : void 0;
}
function isShow(process2) {
  const name = nameOf(process2);
  const pattern = SHOWS.get(name);
  return SHOWS.has(name) && (pattern === void 0 || process2.argv.slice(1).some((arg) => pattern.test(arg)));
}
function nameOf({ argv: [program = "", ...args] }) {
  const name = baseName(program);
  const script = INTERPRETERS.test(name) ? args.find((arg) => !arg.startsWith("-")) : void 0;
  return script?.includes("/") === true ? baseName(script) : name;
}
function baseName(path2) {
  return path2.slice(path2.lastIndexOf("/") + 1);
}
function isUnder(process2, pid, byPid) {
  const seen = /* @__PURE__ */ new Set();
  for (let at2 = process2; at2 !== void 0 && !seen.has(at2.pid); at2 = byPid.get(at2.parent)) {
    if (at2.pid === pid) return true;
    seen.add(at2.pid);
  }
  return false;
}

// src/controller/agents/agent-finder.ts
var AgentFinder = class {
  readPane;
  #book = /* @__PURE__ */ new Map();
  constructor({ readPane }) {
    this.readPane = readPane;
  }
  /** Reads the rules; those of the user are in `directory`. */
  async load(directory, report2) {
    this.#book = await readRuleBook(directory, report2);
  }
  rules(agent) {
    return this.#book.get(agent);
  }
  /** As `agentInFront` says it. */
  async inFront(pid) {
    return agentInFront(pid, this.#book);
  }
  /** Agents in panes that nobody has marked, and that nobody has released. */
  async unmarked(rows) {
    return (await unmarkedAgents(rows, this.#book)).found;
  }
  /** The program in front of a pane that only shows something; `pid` is that of the pane's program. */
  async showing(pid) {
    return onlyShowing(await processTree(pid));
  }
  /**
   * The agent that a pane runs, by its processes; where they end at something like ssh or a container, by title and
   * screen. `pid` is that of the pane's program.
   */
  async find(pane, pid) {
    const known2 = [...this.#book.values()];
    const processes2 = await processTree(pid);
    const pids = processes2.map((info) => info.pid);
    const front = await agentInFront(pid, this.#book, processes2);
    if (front !== void 0) return { agent: front.agent, process: front.process, pids };
    const agents = processes2.flatMap((info) => {
      const agent2 = agentOfCommand(info.argv, known2);
      return agent2 === void 0 ? [] : [{ agent: agent2, info }];
    });
    const found = agents.find(({ info }) => info.group === info.front) ?? agents[0];
    if (found !== void 0) return { agent: found.agent, process: markOf(found.info), pids };
    const carrier = processes2.findLast(({ argv: [program = ""] }) => mayHideAgent(program.replace(/.*\//, "")));
    const view = carrier === void 0 ? void 0 : await this.readPane(pane);
    if (carrier === void 0 || view === void 0) return void 0;
    const agent = agentInView({ ...screenView(view.rows), title: view.title }, known2);
    return agent === void 0 ? void 0 : { agent, process: markOf(carrier), pids: [] };
  }
};

// src/controller/agents/finding-limit.ts
var MOST = 100;
var SPAN_MS = 10 * 6e4;
var FindingLimit = class {
  #timesMs = [];
  /** Counts one more, unless there were too many; times are on the steady clock. */
  takes(nowMs) {
    this.#timesMs = this.#timesMs.filter((time) => nowMs - time < SPAN_MS);
    if (this.#timesMs.length >= MOST) return false;
    this.#timesMs = [...this.#timesMs, nowMs];
    return true;
  }
};

// src/controller/runs/disk-troubles.ts
var REST_MS = 10 * 6e4;
var ADVICE = [
  [/^(ENOSPC|EDQUOT)\b/, "free some space there"],
  [/^EROFS\b/, "make that file system writable"],
  [/^(EACCES|EPERM)\b/, "give yourself the right to write there"]
];
var DiskTroubles = class {
  #onChange;
  #onFirst;
  #known = /* @__PURE__ */ new Map();
  #lastAt = -Infinity;
  /** `onFirst`: after a time without trouble there is some. */
  constructor(options) {
    this.#onChange = options.onChange;
    this.#onFirst = options.onFirst;
  }
  /** One sentence for each runner. */
  get problems() {
    return [...this.#known.values()];
  }
  /** Takes that the disk refuses something of a runner, or takes all of it again (undefined). */
  tell({ id, name }, trouble) {
    const isFirst = this.#known.size === 0 && performance.now() - this.#lastAt > REST_MS;
    if (trouble === void 0) this.#known.delete(id);
    else this.#known.set(id, sentence(name, trouble));
    this.#lastAt = performance.now();
    if (trouble !== void 0 && isFirst) this.#onFirst();
    this.#onChange();
  }
};
function sentence(name, { path: path2, error }) {
  const advice = ADVICE.find(([pattern]) => pattern.test(error))?.[1] ?? "see what is wrong there";
  return `the log of '${name}' waits in memory, ${path2} cannot be written: ${error}; ${advice}, then it goes on by itself`;
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
    const { runner, since, push, signal } = options;
    if (since !== void 0) {
      const missed = this.#recent.filter(
        (event) => event.seq > since && (runner === void 0 || event.runner === runner)
      );
      if (missed.length > 0) push(missed);
    }
    const subscriber = { push, runner };
    this.#subscribers.add(subscriber);
    signal.addEventListener("abort", () => this.#subscribers.delete(subscriber), { once: true });
  }
};

// src/controller/sources/held-bytes.ts
var MAX_HELD_BYTES = 64 * 1024 * 1024;
var HeldBytes = class {
  #maxBytes = MAX_HELD_BYTES;
  #chunks = [];
  #bytes = 0;
  #dropped = 0;
  /** How many of the oldest bytes had to be dropped. */
  get dropped() {
    return this.#dropped;
  }
  get bytes() {
    return this.#bytes;
  }
  push(data) {
    this.#chunks.push(data);
    this.#bytes += data.length;
    while (this.#bytes > this.#maxBytes) {
      const oldest = this.#chunks.shift()?.length ?? this.#bytes;
      this.#bytes -= oldest;
      this.#dropped += oldest;
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
    this.#dropped = 0;
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

// src/controller/sources/tail-bytes.ts
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
    const last = data.length > this.#capacity ? data.subarray(-this.#capacity) : data;
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
  /** Keeps what may still be asked for, at the start of a buffer that takes as much again before the next time. */
  #makeRoom(bytes) {
    const from = Math.max(0, this.#length + bytes - this.#capacity);
    const kept = Math.max(0, this.#length - from);
    const size = Math.min(2 * this.#capacity, Math.max(1024, 2 * (kept + bytes)));
    const buffer = size > this.#buffer.length ? Buffer.allocUnsafe(size) : this.#buffer;
    this.#buffer.copy(buffer, 0, from, this.#length);
    this.#buffer = buffer;
    this.#length = kept;
  }
};

// src/controller/sources/feed.ts
var SKEW_BYTES = 64 * 1024;
var LINKED_BYTES = 1024 * 1024;
var Feed = class {
  pane;
  sink;
  /** The session whose tap is the source now. */
  owner;
  /** The session whose tap becomes the source. */
  target;
  /** Set while the source is being changed; only one change at a time. */
  busy;
  /** Number of the last snapshot that showed the pane with its owner. */
  seenAt;
  /** tmux has dropped output that it had for us, and no image has made up for that yet. */
  hasDropped = false;
  /** Bytes of the owner go to the sink; false while an image is taken or streams are joined. */
  #live = false;
  /** Bytes from taps other than the owner, or of the owner while not live. */
  #held = /* @__PURE__ */ new Map();
  /** How much was held from a session where the last snapshot did not show the pane. */
  #doubted = /* @__PURE__ */ new Map();
  /** Sessions whose tap has ended while the source was being changed: a later tap of them comes after a hole. */
  #cut = /* @__PURE__ */ new Set();
  /** Sessions beside the owner that show the pane too, by the last snapshot. */
  #linked = /* @__PURE__ */ new Set();
  /** The last bytes that went to the sink. */
  #tail = new TailBytes(SKEW_BYTES);
  constructor(pane, sink, seenAt) {
    this.pane = pane;
    this.sink = sink;
    this.seenAt = seenAt;
  }
  /** False while bytes of the owner are held back, or nobody owns the pane. */
  get live() {
    return this.#live;
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
    if (this.#cut.has(session)) return true;
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
  /** Forgets what is held from a session: the pane was seen as it was after that. */
  restartHeld(session) {
    this.#cut.delete(session);
    this.heldFrom(session).clear();
  }
  /** Goes on with the tap of a session: first what is held of it. */
  startHeld(session) {
    const held = this.heldFrom(session);
    if (held.dropped > 0) this.sink.missing({ loss: "known", bytes: held.dropped }, "the controller did not keep up");
    this.start(session, held.take());
  }
  /** Goes on with the tap of a session: first these bytes, then what it delivers. If that tap has ended, the source is gone. */
  start(session, first) {
    const ended = this.#cut.has(session);
    this.owner = session;
    this.#held.clear();
    this.#doubted.clear();
    this.#cut.clear();
    this.#tail = new TailBytes(SKEW_BYTES);
    this.#live = true;
    this.deliver(first);
    if (ended) this.orphan();
  }
  /** The tap of a session has ended: what a later one delivers comes after a hole. */
  tapEnded(session) {
    if (this.busy !== void 0) this.#cut.add(session);
    else if (session === this.owner) this.orphan();
    else this.forget(session);
  }
  /** The source is gone. */
  orphan() {
    this.owner = void 0;
    this.#live = false;
    for (const session of this.#cut) this.forget(session);
    this.#cut.clear();
  }
  /** Takes back the sessions beside the owner that do not show the pane any more; returns them. */
  unlink(shownIn) {
    const left = [...this.#linked].filter((session) => !shownIn.includes(session));
    this.#linked = new Set([...this.#linked].filter((session) => shownIn.includes(session)));
    return left;
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

// src/controller/sources/flood-guard.ts
var LOOK_MS = 200;
var FloodGuard = class {
  #options;
  #timer;
  /** Memory of the server when the first tap fell behind. */
  #baseBytes;
  #maxBytes = Infinity;
  #behind = /* @__PURE__ */ new Set();
  constructor(options) {
    this.#options = options;
  }
  /** A tap has fallen behind. */
  watch() {
    this.#behind = /* @__PURE__ */ new Set([...this.#behind, ...this.#lagging()]);
    if (this.#timer !== void 0) return;
    this.#baseBytes = this.#options.serverBytes();
    void this.#askBound();
    this.#timer = setInterval(() => this.#look(), LOOK_MS);
  }
  #look() {
    for (const tap of this.#options.taps()) tap.hold();
    const behind = new Set(this.#lagging());
    const caughtUp = [...this.#behind].filter((tap) => !behind.has(tap));
    this.#behind = behind;
    if (behind.size === 0) {
      clearInterval(this.#timer);
      this.#timer = void 0;
    } else if (this.#heldBytes() > this.#maxBytes) this.#dropFurthest();
    for (const { session } of caughtUp) this.#options.onCaughtUp(session);
  }
  #lagging() {
    return this.#options.taps().filter((tap) => tap.behind().length > 0);
  }
  /** A server that does not answer holds what it held. */
  async #askBound() {
    this.#maxBytes = await this.#options.maxBytes().catch(() => this.#maxBytes);
  }
  /** By how much the server has grown, or what it may hold by the age of what it sends. */
  #heldBytes() {
    const now2 = this.#options.serverBytes();
    if (now2 !== void 0 && this.#baseBytes !== void 0) return now2 - this.#baseBytes;
    const panes = [...this.#behind].flatMap((tap) => tap.behind());
    return panes.reduce((sum, { estimatedBytes }) => sum + estimatedBytes, 0);
  }
  #dropFurthest() {
    const panes = [...this.#behind].flatMap((tap2) => tap2.behind().map((lagging) => ({ tap: tap2, ...lagging })));
    const [furthest] = panes.toSorted((one, other) => other.ageMs - one.ageMs);
    if (furthest === void 0) return;
    const { tap, pane, ageMs } = furthest;
    this.#options.journal.note("pane dropped in a flood", { pane, session: tap.session, behind_ms: ageMs });
    tap.drop(pane).catch(() => void 0);
  }
};

// src/controller/sources/byte-seam.ts
var CERTAIN_BYTES = 32768;
var LEAST_BYTES = 64;
var MAX_PLACES = 1e3;
function meeting(again, next2, { final }) {
  const certain = next2.subarray(0, CERTAIN_BYTES);
  if (certain.length === CERTAIN_BYTES) {
    const [at2, another] = placesOf(certain, again);
    if (at2 !== void 0 && (final || another === void 0)) return at2;
  }
  return final ? overlap(again, next2) : void 0;
}
function placesOf(wanted, bytes) {
  const borders = bordersOf(wanted);
  const places = [];
  let matched = 0;
  for (let at2 = 0; at2 < bytes.length && places.length < 2; at2 += 1) {
    const byte = bytes[at2];
    while (matched > 0 && wanted[matched] !== byte) matched = borders[matched - 1];
    if (wanted[matched] === byte) matched += 1;
    if (matched < wanted.length) continue;
    places.push(at2 + 1 - matched);
    matched = borders[matched - 1];
  }
  return places;
}
function bordersOf(bytes) {
  const borders = new Int32Array(bytes.length);
  for (let at2 = 1, length = 0; at2 < bytes.length; at2 += 1) {
    while (length > 0 && bytes[length] !== bytes[at2]) length = borders[length - 1];
    if (bytes[length] === bytes[at2]) length += 1;
    borders[at2] = length;
  }
  return borders;
}
function overlap(again, next2) {
  const head = next2.subarray(0, LEAST_BYTES);
  if (head.length < LEAST_BYTES) return void 0;
  let at2 = again.indexOf(head);
  for (let places = 0; at2 >= 0 && places < MAX_PLACES; places += 1) {
    const length = Math.min(next2.length, again.length - at2);
    if (again.subarray(at2, at2 + length).equals(next2.subarray(0, length))) return at2;
    at2 = again.indexOf(head, at2 + 1);
  }
  return void 0;
}

// src/controller/sources/join.ts
var JOIN_MS = 3e4;
var QUIET_MS = 150;
var STUCK_MS = 1e3;
var STEP_MS = 10;
async function joinByImage(feed, to, why) {
  feed.hold();
  feed.owner = to.session;
  const tap = await to.opening;
  to.muted.delete(feed.pane);
  await to.images.take(async () => {
    const image = await tap.restart(feed.pane, () => feed.restartHeld(to.session));
    if (image === void 0) throw gone(feed);
    const { hasDropped } = feed;
    feed.hasDropped = false;
    await feed.sink.image(image, why, hasDropped ? "something" : "nothing");
  });
  feed.startHeld(to.session);
}
async function joinLinked(feed, to) {
  await drain(to);
  const passed = feed.takeTail();
  const { dropped } = feed.heldFrom(to.session);
  const held = feed.heldFrom(to.session).take();
  if (dropped === 0 && held.length === 0) return feed.start(to.session, held);
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
  const next2 = feed.heldFrom(to.session);
  try {
    await tap.switchTo(to.session);
    let bytes = 0;
    let searched = 0;
    let grownAt = performance.now();
    for (const deadline = grownAt + JOIN_MS; again.dropped + next2.dropped === 0 && performance.now() < deadline; ) {
      await sleep(STEP_MS, signal);
      const now2 = performance.now();
      if (again.bytes + next2.bytes > bytes) grownAt = now2;
      bytes = again.bytes + next2.bytes;
      const quiet = now2 - grownAt > QUIET_MS;
      const settled = quiet && again.bytes === next2.bytes;
      if (quiet && again.bytes === 0 || now2 - grownAt > STUCK_MS) break;
      if (!settled && again.bytes < searched * 1.25) continue;
      searched = again.bytes;
      const begun = again.peek();
      const dropped = meeting(begun, next2.peek(CERTAIN_BYTES), { final: settled });
      if (dropped !== void 0) {
        feed.start(to.session, Buffer.concat([begun.subarray(0, dropped), next2.take()]));
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
  const { dropped } = held;
  let first = Buffer.alloc(0);
  const image = await tap.look(feed.pane, () => {
    first = held.take();
  });
  if (image === void 0) throw gone(feed);
  const seen = await feed.sink.passage(first, image);
  if (dropped > 0 || seen === "hole") return joinByImage(feed, to, "moved");
  if (seen === "unknown") feed.sink.missing({ loss: "perhaps" }, "it moved to another session");
  feed.deliver(first);
  feed.startHeld(to.session);
}
async function drain(slot, timeoutMs) {
  if (slot?.tap === void 0) return false;
  return slot.tap.drain(timeoutMs).then(
    () => true,
    () => false
  );
}
function gone(feed) {
  return new Failure("pane-not-found", `${feed.pane} is gone`);
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

// src/base/turns.ts
var Turns = class {
  #last = Promise.resolve();
  /** Does the work when its turn comes. Settles as the work does; a failure is no concern of the next one. */
  async take(work) {
    const mine = this.#last.then(work);
    this.#last = mine.catch(() => void 0);
    return mine;
  }
};

// src/controller/sources/tap-pool.ts
var TapPool = class {
  #options;
  #slots = /* @__PURE__ */ new Map();
  /** When a tap of a session may be opened again. */
  #paces = /* @__PURE__ */ new Map();
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
    const { connect: connect2, journal, scope, snapshot, wants, onBytes, onPaused, onBehind, onChange, onLayout, canWait } = this.#options;
    scope.signal.throwIfAborted();
    const opening = this.#inPace(
      session,
      async () => connect2({
        session,
        onBytes: (pane, data) => onBytes(session, pane, data),
        onPaused: (pane) => onPaused(session, pane),
        onBehind,
        onChange,
        onLayout: () => onLayout(session),
        wants: (pane) => {
          if (slot.only !== void 0) return pane === slot.only;
          const wanted = wants(pane);
          if (!wanted) void this.mute(slot, pane);
          return wanted;
        },
        canWait: () => canWait(session)
      })
    );
    const slot = {
      session,
      opening,
      tap: void 0,
      readyAt: 0,
      muted: /* @__PURE__ */ new Set(),
      images: new Turns(),
      only: void 0
    };
    this.#slots.set(session, slot);
    scope.fork(async () => {
      try {
        const tap = await opening;
        slot.tap = tap;
        slot.readyAt = snapshot();
        journal.note("tap opened", { session, client_pid: tap.pid });
        void tap.ended.then((end) => {
          journal.note("tap ended", { session, end });
          this.#drop(slot);
        });
      } catch (error) {
        journal.note("tap could not be opened", { session, error: messageOf(error) });
        this.#drop(slot);
      }
    });
    return slot;
  }
  async #inPace(session, connect2) {
    const pace = this.#paces.get(session) ?? new Pace();
    this.#paces.set(session, pace);
    await sleep(pace.next(), this.#options.scope.signal);
    return connect2();
  }
  /** Stops a pane at this tap: nobody wants its bytes from there. Resolves when tmux has done so, and never rejects. */
  async mute(slot, pane) {
    if (slot.muted.has(pane)) return;
    slot.muted.add(pane);
    await slot.opening.then(async (tap) => tap.mute(pane)).catch(() => void 0);
  }
  /** Forgets what no pane is there for any more. */
  prune(panes) {
    for (const { muted } of this.slots) {
      for (const pane of muted) if (!panes.has(pane)) muted.delete(pane);
    }
  }
  /** Takes a tap out of the pool for good; the caller closes it. */
  take(slot) {
    this.#paces.delete(slot.session);
    if (this.#slots.get(slot.session) === slot) this.#slots.delete(slot.session);
  }
  /** Closes the taps of sessions that nobody needs. */
  async closeAllBut(used) {
    const unused = this.slots.filter((slot) => slot.tap !== void 0 && !used.has(slot.session));
    for (const slot of unused) this.take(slot);
    await Promise.all(unused.map(async (slot) => slot.tap?.close()));
  }
  #drop(slot) {
    const { tap } = slot;
    slot.tap = void 0;
    if (this.#slots.get(slot.session) !== slot) return;
    this.#slots.delete(slot.session);
    this.#options.onEnded(slot.session, tap);
  }
};

// src/controller/sources/feeds.ts
var SOON_MS = 200;
var RELEASE_MS = 5e3;
var Feeds = class {
  #options;
  #taps;
  #feeds = /* @__PURE__ */ new Map();
  #snapshot = 0;
  #failures = 0;
  constructor(options) {
    this.#options = options;
    const guard = new FloodGuard({
      ...options,
      taps: () => this.taps,
      onCaughtUp: (session) => {
        for (const feed of this.#feeds.values()) if (feed.owner === session) this.#resume(feed);
      }
    });
    this.#taps = new TapPool({
      ...options,
      snapshot: () => this.#snapshot,
      wants: (pane) => this.#feeds.has(pane),
      canWait: (session) => this.#feedsOf(session).every(({ live, sink }) => live && !sink.isAwaited),
      onBytes: (session, pane, data) => {
        if (this.#feeds.get(pane)?.receive(session, data) === false) options.onChange(true);
      },
      onPaused: (session, pane) => this.#paused(session, pane),
      onBehind: () => guard.watch(),
      onChange: () => options.onChange(false),
      onLayout: (session) => {
        for (const feed of this.#feeds.values()) if (feed.owner === session) feed.sink.mayResize();
      },
      onEnded: (session, tap) => this.#tapEnded(session, tap)
    });
  }
  /** The taps that stand now. */
  get taps() {
    return this.#taps.slots.flatMap((slot) => slot.tap === void 0 ? [] : [slot.tap]);
  }
  async add({ pane, sessions, why, sink }) {
    const feed = new Feed(pane, sink, this.#snapshot);
    this.#feeds.set(pane, feed);
    try {
      await this.#exclusively(feed, async () => joinByImage(feed, this.#taps.open(this.#preferred(sessions)), why));
    } catch (error) {
      this.#feeds.delete(pane);
      throw error;
    }
  }
  async position(pane) {
    const tap = this.#liveTap(pane);
    const position = await tap?.position(pane).catch(() => void 0);
    return this.#liveTap(pane) === tap ? position : void 0;
  }
  async catchUp(pane, timeoutMs) {
    const feed = this.#feeds.get(pane);
    if (feed === void 0) return;
    const tap = this.#taps.get(feed.owner)?.tap;
    await this.#arrived(feed, tap !== void 0 && tap.behind().length > 0 && !tap.isBehind(pane), timeoutMs);
  }
  async remove(pane, ending) {
    const feed = this.#feeds.get(pane);
    if (feed === void 0) return false;
    const tap = this.#taps.get(feed.owner)?.tap;
    if (ending === "gone" && tap?.isBehind(pane) === true) feed.hasDropped = true;
    const arrived = this.#arrived(feed, ending !== "released" && tap !== void 0 && tap.behind().length > 0);
    const isDrained = ending !== "released" || await settlesWithin(arrived, RELEASE_MS);
    if (isDrained) await arrived;
    else feed.hasDropped = true;
    if (feed.hasDropped) feed.sink.missing({ loss: "at-least" }, MORE[ending]);
    if (!feed.live || feed.hasDropped) feed.sink.cut();
    this.#feeds.delete(pane);
    await this.#closeUnused();
    const slot = this.#taps.get(feed.owner);
    const muted = slot === void 0 ? Promise.resolve() : this.#taps.mute(slot, pane);
    await settlesWithin(muted, ending === "released" ? RELEASE_MS : SOON_MS);
    return false;
  }
  /** Changes of taps go on in the background. */
  update(rows) {
    this.#snapshot += 1;
    for (const feed of this.#feeds.values()) {
      const sessions = rows.filter((row) => row.pane === feed.pane).map((row) => row.session);
      if (sessions.length === 0 || feed.busy !== void 0) continue;
      for (const session of feed.unlink(sessions)) this.#muteAt(session, feed.pane);
      const { owner } = feed;
      if (owner !== void 0 && sessions.includes(owner) && this.#taps.get(owner) !== void 0) {
        const others = sessions.filter((session) => session !== owner);
        feed.seen(this.#snapshot, others);
      } else {
        this.#inBackground(feed, async () => this.#follow(feed, this.#preferred(sessions)));
      }
    }
    this.#taps.prune(new Set(rows.map((row) => row.pane)));
    this.#options.scope.fork(async () => this.#closeUnused());
  }
  /** Takes our tap out of a session, by way of `refuge` if given. If that still stands, the next snapshot finds its panes without one. */
  async leave(session, refuge) {
    const slot = this.#taps.get(session);
    if (slot === void 0) return;
    await drain(slot);
    this.#taps.take(slot);
    for (const feed of this.#feeds.values()) feed.tapEnded(session);
    await slot.tap?.close(refuge);
  }
  async close() {
    this.#feeds.clear();
    await this.#closeUnused();
  }
  /**
   * Resolves when everything that tmux had for us of a pane was delivered. A tap that is behind answers only when all of its
   * queue is sent, but what is new of a pane that is not behind is sent in tmux's next rounds: that is `soon` enough.
   */
  async #arrived(feed, soon2, timeoutMs) {
    await idle(feed);
    const drained = drain(this.#taps.get(feed.owner), timeoutMs);
    await (soon2 ? settlesWithin(drained, SOON_MS) : drained);
    await idle(feed);
  }
  /**
   * The pane has left its owner's session for `target`. tmux drops what the old tap had not been sent yet, so the seam is
   * made sure of: by bytes where the old tap can be had for that alone, else by what the pane shows.
   */
  async #follow(feed, target) {
    feed.target = target;
    const from = this.#taps.get(feed.owner);
    const to = this.#taps.get(target);
    const drained = await drain(from);
    if (to?.tap === void 0 || to.readyAt > feed.seenAt || isSilent(to, feed.pane)) {
      await joinByImage(feed, this.#taps.open(target), from === void 0 ? "resumed" : "moved");
    } else if (feed.isLinkedTo(target)) {
      await joinLinked(feed, to);
    } else if (!drained || from === void 0 || !await this.#joinAlone(feed, from, to)) {
      await joinBySight(feed, to);
    }
    this.#options.journal.note("pane followed", { pane: feed.pane, session: target });
    if (from !== void 0) this.#letGo(feed, from);
  }
  async #joinAlone(feed, from, to) {
    if (this.#feedsOf(from.session).some((other) => other !== feed)) return false;
    this.#taps.take(from);
    return joinByBytes(feed, from, to, this.#options.scope.signal);
  }
  /** Once a pane has left a session, tmux would keep all its output for that session's tap, without limit. */
  #letGo(feed, from) {
    const needed = from.session === feed.owner || feed.isLinkedTo(from.session);
    if (!needed && this.#taps.get(from.session) === from) void this.#taps.mute(from, feed.pane);
  }
  #muteAt(session, pane) {
    const slot = this.#taps.get(session);
    if (slot !== void 0) void this.#taps.mute(slot, pane);
  }
  /** Those that the tap of a session is the source of. */
  #feedsOf(session) {
    return [...this.#feeds.values()].filter(({ owner }) => owner === session);
  }
  #liveTap(pane) {
    const feed = this.#feeds.get(pane);
    return feed === void 0 || feed.busy !== void 0 ? void 0 : this.#taps.get(feed.owner)?.tap;
  }
  /** With a tap that was behind goes what tmux had for it. */
  #tapEnded(session, tap) {
    const feeds = [...this.#feeds.values()];
    for (const feed of feeds) {
      feed.hasDropped ||= feed.owner === session && tap?.isBehind(feed.pane) === true;
      feed.tapEnded(session);
    }
    if (feeds.some((feed) => feed.owner === void 0)) this.#options.onChange(true);
  }
  #paused(session, pane) {
    this.#options.journal.note("pane paused", { pane, session });
    const feed = this.#feeds.get(pane);
    if (feed?.owner !== session) return;
    feed.hasDropped = true;
    this.#resume(feed);
  }
  /** Goes on with a pane that is paused at its tap, as soon as the tap keeps up. */
  #resume(feed) {
    const slot = this.#taps.get(feed.owner);
    if (feed.busy !== void 0 || slot?.tap?.isPaused(feed.pane) !== true || slot.tap.behind().length > 0) return;
    this.#inBackground(feed, async () => joinByImage(feed, slot, "paused"));
  }
  /** Lets one change of a feed's source run at a time; tmux may have paused the pane meanwhile. */
  async #exclusively(feed, change2) {
    await idle(feed);
    const running = change2();
    feed.busy = running;
    try {
      await running;
    } finally {
      feed.busy = void 0;
      feed.target = void 0;
    }
    if (feed.owner === void 0) this.#options.onChange(true);
    this.#resume(feed);
  }
  /** Runs one change of taps; when it fails, the pane is looked for again after a while. */
  #inBackground(feed, change2) {
    this.#options.scope.fork(async (signal) => {
      try {
        await this.#exclusively(feed, change2);
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
  async #closeUnused() {
    await this.#taps.closeAllBut(new Set([...this.#feeds.values()].flatMap(({ owner, target }) => [owner, target])));
  }
  /** A session that is tapped already, else the first. */
  #preferred(sessions) {
    const tapped = sessions.find((session2) => this.#taps.get(session2)?.tap !== void 0);
    const session = tapped ?? sessions[0];
    if (session === void 0) throw new Failure("pane-not-found", "the pane is in no session");
    return session;
  }
};
var MORE = {
  released: "tmux had more when it was released",
  gone: "tmux had more when it ended",
  whole: "tmux had more when it ended"
};
function isSilent({ tap, muted }, pane) {
  return muted.has(pane) || tap?.isPaused(pane) === true;
}
async function idle(feed) {
  while (feed.busy !== void 0) await feed.busy.catch(() => void 0);
}

// src/controller/fleet/fleet.ts
import { rmSync as rmSync4 } from "fs";
import { homedir as homedir2 } from "os";
import { join as join9 } from "path";

// src/controller/started/exit-status.ts
var MAX_LOOKS = 10;
var MAX_LOOKS_AT_WRAPPER = 20;
var ExitStatus = class {
  /** Makes tmux collect its children, and the server be looked at again soon. */
  #ask;
  /** Looks at each pane without a word on its program, by runner. */
  #looks = /* @__PURE__ */ new Map();
  constructor(ask) {
    this.#ask = ask;
  }
  /** The end of a runner's program by the row of its dead pane, if there is one; undefined while more may be learnt. */
  of(runner, row, at2) {
    const { id, noteIn } = runner;
    const looks = (this.#looks.get(id) ?? 0) + 1;
    const noted = noteIn === void 0 ? void 0 : readEnd(noteIn);
    if (noted === void 0 && looks <= lookLimit(runner, row)) {
      this.#looks.set(id, looks);
      this.#ask();
      return void 0;
    }
    this.#looks.delete(id);
    if (noted !== void 0) return { kind: "exited", at: at2, ...noted };
    if (row === void 0) return { kind: "vanished", at: at2, why: "pane-closed" };
    const { exitCode, exitSignal } = row;
    if (exitSignal !== void 0 && exitSignal > 0) return { kind: "exited", at: at2, signal: signalName(exitSignal) };
    return { kind: "exited", at: at2, ...exitCode === void 0 ? {} : { exitCode } };
  }
};
function lookLimit({ pid, noteIn }, row) {
  if (row === void 0) return noteIn !== void 0 && isRunning(pid) ? MAX_LOOKS_AT_WRAPPER : 0;
  return row.exitCode === void 0 && row.exitSignal === void 0 ? MAX_LOOKS : 0;
}

// src/controller/fleet/pane-marks.ts
var RELEASED = "@geppetto_released";
var OPTIONS = {
  id: "@geppetto_id",
  name: "@geppetto_name",
  agent: "@geppetto_agent",
  started: "@geppetto_started"
};
function paneMarks({ pane, id, name, agent, started }) {
  const startedMark = started === void 0 ? unset(pane, OPTIONS.started) : mark(pane, OPTIONS.started, "1");
  return [mark(pane, OPTIONS.id, id), nameMark(pane, name), agentMark(pane, agent), startedMark, unset(pane, RELEASED)];
}
function agentMark(pane, agent) {
  return mark(pane, OPTIONS.agent, agent);
}
function nameMark(pane, name) {
  return mark(pane, OPTIONS.name, escapeFormat(name));
}
function paneUnmarks(pane) {
  return Object.values(OPTIONS).map((option) => unset(pane, option));
}
function releasedMark(pane, process2) {
  return mark(pane, RELEASED, process2);
}
function unset(pane, option) {
  return ["set-option", "-pu", "-t", pane, option];
}
function mark(pane, option, value) {
  return ["set-option", "-p", "-t", pane, option, value];
}
function newRecord(row, identity) {
  const at2 = Date.now();
  return {
    ...identity,
    schema: 1,
    pane: row.pane,
    window: row.windowName,
    session: row.sessionName,
    pid: row.pid,
    startedAt: at2,
    state: { kind: "starting", since: at2 },
    lastLine: ""
  };
}

// src/controller/runs/ended-runs.ts
var MAX_REMEMBERED = 500;
var EndedRuns = class {
  #options;
  /** In the order in which they ended. */
  #newest = /* @__PURE__ */ new Map();
  constructor(options) {
    this.#options = options;
  }
  /** The newest ones. */
  get newest() {
    return this.#newest.values();
  }
  get(id) {
    return this.#newest.get(id);
  }
  /** Adds a run that has ended just now, or later than those before. */
  add(record) {
    this.#newest.delete(record.id);
    this.#newest.set(record.id, record);
    if (this.#newest.size <= MAX_REMEMBERED) return;
    const isFull2 = this.#newest.size > 2 * MAX_REMEMBERED;
    for (const old of this.#newest.values()) {
      if (!isFull2 && this.#options.isNeeded(old)) continue;
      this.#newest.delete(old.id);
      break;
    }
  }
  /** Takes over what has changed in one of the newest. */
  replace(record) {
    if (this.#newest.has(record.id)) this.#newest.set(record.id, record);
  }
  delete(id) {
    this.#newest.delete(id);
  }
  /** Finds a run by pane id, id or name that is not among the newest: the last one to end. */
  findOlder(selector) {
    const { root } = this.#options;
    if (isRunnerId(selector)) {
      const record = readRecord(root, selector, ignore);
      if (record !== void 0) return this.#isOurs(record) ? record : void 0;
    }
    const found = readRecords(root, ignore).filter(
      (record) => this.#isOurs(record) && (record.name === selector || this.isInPane(record, selector))
    );
    return found.toSorted((one, other) => other.state.since - one.state.since)[0];
  }
  /** True for a run that was in this pane; another server counts its panes from zero again. */
  isInPane({ pane, server }, selector) {
    return pane === selector && isSameServer(server, this.#options.server);
  }
  #isOurs({ server, state }) {
    return isFinal(state) && server.socket === this.#options.server.socket;
  }
};
function ignore() {
}

// src/controller/steering/pauses.ts
import { existsSync, rmSync, writeFileSync } from "fs";
import { join as join2 } from "path";

// src/host/descendants.ts
import { readdirSync, readFileSync } from "fs";
var TMUX_SERVER = "tmux: server";
var MAX_DESCENDANTS = 4096;
var TERM_MS2 = 1e3;
var LOOK_MS2 = 20;
function descendants(root, { elsewhere }) {
  const entries = allEntries();
  const own = entries.find(({ pid }) => pid === root);
  if (own === void 0) return [];
  const byParent = /* @__PURE__ */ new Map();
  for (const entry of entries) {
    const siblings = byParent.get(entry.parent);
    if (siblings === void 0) byParent.set(entry.parent, [entry]);
    else siblings.push(entry);
  }
  const found = [];
  const queue = [root];
  for (let pid = queue.pop(); pid !== void 0 && found.length < MAX_DESCENDANTS; pid = queue.pop()) {
    const children = (byParent.get(pid) ?? []).filter(({ name }) => !name.startsWith(TMUX_SERVER));
    found.push(...children);
    queue.push(...children.map((child) => child.pid));
  }
  const isOutside = ({ group, session }) => elsewhere ? session !== own.session : group !== own.group;
  return found.filter(isOutside).map(({ mark: mark2 }) => mark2);
}
function signalAll(marks, signal) {
  for (const mark2 of marks) signalProcess(mark2, signal);
}
async function endAll(marks) {
  if (!marks.some(isProcess)) return;
  signalAll(marks, "SIGTERM");
  signalAll(marks, "SIGCONT");
  for (const deadline = performance.now() + TERM_MS2; marks.some(isProcess) && performance.now() < deadline; ) {
    await sleep(LOOK_MS2);
  }
  signalAll(marks, "SIGKILL");
}
function allEntries() {
  try {
    return readdirSync("/proc").flatMap((name) => /^\d+$/.test(name) ? entryOf(Number(name)) ?? [] : []);
  } catch {
    return [];
  }
}
function entryOf(pid) {
  try {
    const stat4 = readFileSync(`/proc/${pid}/stat`, "latin1");
    const end = stat4.lastIndexOf(")");
    const fields = stat4.slice(end + 2).split(" ");
    const [, parent, group, session] = fields.map(Number);
    const name = stat4.slice(stat4.indexOf("(") + 1, end);
    return { pid, parent: parent ?? 0, group: group ?? 0, session: session ?? 0, name, mark: `${pid}-${fields[19]}` };
  } catch {
    return void 0;
  }
}

// src/host/session-processes.ts
import { readdirSync as readdirSync2, readFileSync as readFileSync2 } from "fs";
function signalSession(leader, signal) {
  const groups = groupsOf(leader);
  for (const group of groups) {
    try {
      process.kill(-group, signal);
    } catch {
    }
  }
  return groups.size > 0;
}
function foregroundOf(pid) {
  const { group, foreground } = placeOf(pid);
  return group > 0 && group === foreground ? group : void 0;
}
function groupsOf(leader) {
  const groups = processes().flatMap((pid) => {
    const { group, session } = placeOf(pid);
    return session === leader && group !== leader ? [group] : [];
  });
  return new Set(groups);
}
function processes() {
  try {
    return readdirSync2("/proc").filter((name) => /^\d+$/.test(name)).map(Number);
  } catch {
    return [];
  }
}
function placeOf(pid) {
  try {
    const stat4 = readFileSync2(`/proc/${pid}/stat`, "latin1");
    const [, , group, session, , foreground] = stat4.slice(stat4.lastIndexOf(")") + 2).split(" ");
    return { group: Number(group), session: Number(session), foreground: Number(foreground) };
  } catch {
    return { group: 0, session: 0, foreground: 0 };
  }
}

// src/controller/steering/pauses.ts
var NOTE = "paused";
var MAX_NOTE_BYTES = 256 * 1024;
var MAX_ROUNDS = 5;
function pause(runner, directory) {
  if (runner.state.kind === "paused") return;
  note(directory, []);
  if (!signalSession(runner.pid, "SIGSTOP")) {
    unpause(directory);
    throw new Failure("invalid-request", `the processes of '${runner.name}' cannot be found`);
  }
  const held = /* @__PURE__ */ new Set();
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const more = descendants(runner.pid, { elsewhere: true }).filter((mark2) => !held.has(mark2));
    if (more.length === 0) break;
    for (const mark2 of more) held.add(mark2);
    note(directory, [...held]);
    signalAll(more, "SIGSTOP");
  }
  isPausedNow(runner, directory);
}
function isPausedNow(runner, directory) {
  runner.apply({ kind: "paused", at: moment() });
  void runner.over.then(() => unpause(directory));
}
function resume(runner, directory) {
  unpause(directory);
  signalSession(runner.pid, "SIGCONT");
  runner.apply({ kind: "continued", at: moment() });
}
function isPaused(directory) {
  return existsSync(join2(directory, NOTE));
}
function unpause(directory) {
  const path2 = join2(directory, NOTE);
  if (!existsSync(path2)) return;
  signalAll(heldIn(path2), "SIGCONT");
  rmSync(path2, { force: true });
}
function note(directory, held) {
  writeFileSync(join2(directory, NOTE), held.map((mark2) => `${mark2}
`).join(""), { mode: 384 });
}
function heldIn(path2) {
  try {
    const lines2 = readRegularFile(path2, MAX_NOTE_BYTES).toString("latin1").split("\n");
    return lines2.filter((line2) => /^\d{1,10}-\d{1,20}$/.test(line2));
  } catch {
    return [];
  }
}

// src/records/removal.ts
import { readdir, rename, rm } from "fs/promises";
import { join as join3 } from "path";
var REMOVED = ".removed";
async function removeRun(root, id) {
  const removed = join3(root, `${id}${REMOVED}`);
  try {
    await rename(join3(root, id), removed);
  } catch (error) {
    if (systemCode(error) !== "ENOENT") throw error;
  }
  await rm(removed, { recursive: true, force: true });
}
async function finishRemovals(root) {
  const names = (await readdir(root)).filter((name) => name.endsWith(REMOVED));
  for (const name of names) await rm(join3(root, name), { recursive: true, force: true });
}

// src/controller/runner/tracked-runner.ts
import { join as join7 } from "path";

// src/base/sha256.ts
import { createHash } from "crypto";
function sha256(text) {
  return createHash("sha256").update(text).digest("hex");
}

// src/terminal/end-mark.ts
var MAX_WORD_BYTES = 32;
var NOTHING = Buffer.alloc(0);
var OPENING = Buffer.from("\x1B]7331;", "latin1");
var MARK = /^\u0018\u001b\]7331;([0-9a-f]{32});([ -~]{1,32})\u001b\\/;
var BEGUN = /^\u0018\u001b\]7331;(?:[0-9a-f]{0,31}|[0-9a-f]{32}(?:;[ -~]{0,32}\u001b?)?)$/;
var MAX_MARK_BYTES = OPENING.length + 32 + 1 + MAX_WORD_BYTES + 2;
var EndMark = class {
  #isTrue;
  /** The end of what came, if it may be the beginning of the mark. */
  #held = NOTHING;
  #word;
  /** `isTrue` tells the secret of the wrapper, which nobody else can guess. */
  constructor(isTrue) {
    this.#isTrue = isTrue;
  }
  /** What the wrapper said of the end, once it has come. */
  get word() {
    return this.#word;
  }
  /** Bytes that are still held back; none are afterwards. */
  rest() {
    const rest = this.#held;
    this.#held = NOTHING;
    return rest;
  }
  /** Takes the next bytes and returns those that are the command's. */
  push(data) {
    const bytes = this.#held.length === 0 ? data : Buffer.concat([this.rest(), data]);
    for (let at2 = nextOpening(bytes, 0); at2 < bytes.length; at2 = nextOpening(bytes, at2 + 1)) {
      const text = bytes.toString("latin1", at2, at2 + MAX_MARK_BYTES);
      const [mark2, secret, word3] = MARK.exec(text) ?? [];
      if (mark2 !== void 0 && secret !== void 0 && this.#isTrue(secret)) {
        this.#word ??= word3;
        return Buffer.concat([bytes.subarray(0, at2), this.push(bytes.subarray(at2 + mark2.length))]);
      }
      if (at2 + text.length === bytes.length && isBeginning(text)) {
        this.#held = bytes.subarray(at2);
        return bytes.subarray(0, at2);
      }
    }
    return bytes;
  }
};
function nextOpening(bytes, from) {
  const found = bytes.indexOf(OPENING, from);
  if (found >= 0) return found;
  const [first = 0] = OPENING;
  const at2 = bytes.indexOf(first, Math.max(from, bytes.length - OPENING.length + 1));
  return at2 < 0 ? bytes.length : at2;
}
function isBeginning(text) {
  return text.length < OPENING.length ? OPENING.toString("latin1").startsWith(text) : BEGUN.test(text);
}

// src/runner/hook-claims.ts
var HINT_MS = 3e3;
var WORKING = { says: "working" };
var IDLE = { says: "idle" };
var PERMISSION = { says: "waiting", waitingFor: "permission" };
var QUESTION = { says: "waiting", waitingFor: "question" };
var CLAIMS = {
  claude: {
    tellsAll: false,
    events: {
      UserPromptSubmit: WORKING,
      PermissionRequest: PERMISSION,
      "PermissionRequest:AskUserQuestion": QUESTION,
      Stop: IDLE,
      StopFailure: IDLE
    }
  },
  gemini: {
    tellsAll: false,
    events: {
      BeforeAgent: WORKING,
      "Notification:ToolPermission": PERMISSION,
      "Notification:ask_user": QUESTION,
      AfterAgent: IDLE
    }
  },
  cursor: { tellsAll: false, events: { stop: IDLE } },
  aider: { tellsAll: false, events: { notification: IDLE } },
  opencode: {
    tellsAll: true,
    events: {
      "session.status:busy": WORKING,
      "session.status:retry": WORKING,
      "session.status:idle": IDLE,
      "permission.asked": PERMISSION,
      "permission.replied": WORKING,
      "question.asked": QUESTION,
      "question.replied": WORKING,
      "session.idle": IDLE,
      "session.error": IDLE
    }
  }
};
function hookClaim({ agent, event, about }) {
  const known2 = new Map(Object.entries(CLAIMS)).get(agent);
  if (known2 === void 0) return void 0;
  const events = new Map(Object.entries(known2.events));
  const claim = events.get(`${event}:${about}`) ?? events.get(event);
  return claim === void 0 ? void 0 : { claim, forMs: known2.tellsAll ? void 0 : HINT_MS };
}

// src/controller/agents/hook-ears.ts
var PANE_UNKNOWN = /* @__PURE__ */ new Set(["codex"]);
var HookEars = class {
  #options;
  #timer;
  constructor(options) {
    this.#options = options;
  }
  heard({ agent, event, about, session, transcript, cwd }) {
    const { sessions, tell, told } = this.#options;
    tell("hook", { agent, event, about, session });
    if (agent !== this.#options.agent() || PANE_UNKNOWN.has(agent)) return;
    const at2 = moment();
    if (session !== void 0) sessions.isIn({ agent, session, transcript, cwd });
    const found = hookClaim({ agent, event, about });
    if (found === void 0) return;
    const { claim, forMs } = found;
    clearTimeout(this.#timer);
    const text = about === void 0 ? event : `${event} ${about}`;
    const hint = forMs === void 0 ? {} : { hint: true };
    told({ source: "hook", rule: `${agent}/hook`, text, claim, at: at2, ...hint });
    if (forMs !== void 0) this.#timer = setTimeout(() => told(void 0), forMs);
  }
  close() {
    clearTimeout(this.#timer);
  }
};

// src/terminal/anchor.ts
function isFull(mark2) {
  return mark2.historyRows >= mark2.historyLimit - stepOf(mark2);
}
function stepOf({ historyLimit }) {
  return Math.max(1, Math.floor(historyLimit / 10));
}
function placesOf2({ row, mark: mark2 }, now2, screenRows) {
  if (mark2.cols !== now2.cols || mark2.historyLimit !== now2.historyLimit) return [];
  const end = now2.historyRows + screenRows;
  if (mark2.generation !== void 0 && mark2.collected !== void 0 && now2.collected !== void 0) {
    const place = row + mark2.collected - now2.collected;
    return mark2.generation === now2.generation && place < end ? [place] : [];
  }
  const step2 = stepOf(mark2);
  if (!isFull(now2)) return now2.historyRows >= mark2.historyRows && row < end ? [row] : [];
  const places = [];
  for (let place = row; place > -step2; place -= step2) if (place < end) places.push(place);
  return places;
}

// src/terminal/captured-line.ts
var STYLING = /\x1b\[[0-9;:]*m|\x1b\]8;[^\x07\x1b]*(?:\x07|\x1b\\)|[\x0e\x0f]/g;
var TAB = 9;
var TAB_CELLS = 8;
function plainText(line2) {
  const text = line2.toString().replaceAll(STYLING, "");
  return (text.includes("	") ? withoutTabs(text) : text).trimEnd();
}
function rowsOf(line2, cols) {
  if (line2.length <= cols && !line2.includes(TAB)) return 1;
  let last = 0;
  for (const { row } of charactersOf(line2, cols)) last = row;
  return last + 1;
}
function afterRows(line2, rows, cols) {
  const left = [];
  for (const { text, row, styling } of charactersOf(line2, cols)) if (styling || row >= rows) left.push(text);
  return Buffer.from(left.join(""));
}
function endOfRow(line2, row, cols) {
  const styles = [];
  let end;
  for (const { text, cells, row: at2, styling } of charactersOf(line2, cols)) {
    if (at2 > row) break;
    if (styling) styles.push(text);
    else if (at2 === row) end = { text: `${styles.join("")}${text}`, cells };
  }
  return end;
}
function* charactersOf(line2, cols) {
  let row = 0;
  let x = 0;
  let from = 0;
  const source = line2.toString();
  const pieces2 = [...source.matchAll(STYLING), void 0];
  for (const styling of pieces2) {
    for (const text of source.slice(from, styling?.index)) {
      const cells = cellsOf(text, x);
      if (x + cells > cols) {
        row += 1;
        x = 0;
      }
      x += cells;
      yield { text, cells, row, styling: false };
    }
    if (styling === void 0) return;
    yield { text: styling[0], cells: 0, row, styling: true };
    from = styling.index + styling[0].length;
  }
}
function cellsOf(character, x) {
  return character === "	" ? TAB_CELLS - x % TAB_CELLS : charWidth(character.codePointAt(0) ?? 0);
}
function withoutTabs(text) {
  let plain2 = "";
  let x = 0;
  for (const character of text) {
    const cells = cellsOf(character, x);
    plain2 += character === "	" ? " ".repeat(cells) : character;
    x += cells;
  }
  return plain2;
}

// src/terminal/line-match.ts
var MAX_COMPARED = 50;
var MIN_EVIDENCE = 3;
var MAX_PLACES2 = 20;
function matchByText(logged, texts, rows) {
  for (let above = 0; above < Math.min(rows, logged.length); above += 1) {
    const last = logged.length - 1 - above;
    const places = [];
    for (let at2 = texts.length - 1; at2 >= 0 && places.length < MAX_PLACES2; at2 -= 1) {
      const place = agreement(logged, last, texts, at2, above === 0);
      if (place === void 0 || isChance(place)) continue;
      if (above === 0 ? place.ink > 0 || logged[last] !== "" : place.ink >= MIN_EVIDENCE) places.push(place);
    }
    if (places.length > 0) return best(places, above, logged, texts, false);
  }
  return void 0;
}
function matchAmong(lines2, logged, texts, rows, exact) {
  for (let above = 0; above < Math.min(rows, logged.length); above += 1) {
    const last = logged.length - 1 - above;
    const all = lines2.flatMap((line3) => agreement(logged, last, texts, line3 - above, above === 0) ?? []);
    const places = exact ? all : all.filter((place) => !isChance(place));
    if (places.length > 0) return best(places, above, logged, texts, exact);
  }
  const [line2] = lines2;
  if (line2 === void 0 || !exact || logged.length > rows || line2 < logged.length - 1) return void 0;
  return { at: line2 - logged.length, above: logged.length, certain: true };
}
function isChance({ ink, full }) {
  return ink === 0 && !full;
}
function agreement(logged, last, texts, at2, mayHaveGrown) {
  const text = texts[at2];
  const lastText = logged[last] ?? "";
  if (text === void 0 || (mayHaveGrown ? !text.startsWith(lastText) : text !== lastText)) return void 0;
  const depth = Math.min(last, at2, MAX_COMPARED);
  const length = agreeing(logged, last, texts, at2, depth);
  if (length < depth) return void 0;
  const ink = logged.slice(last - depth, last).filter((line2) => line2 !== "").length;
  return { at: at2, ink, full: depth === Math.min(last, MAX_COMPARED) };
}
function best(places, above, logged, texts, exact) {
  const full = places.filter((place) => place.full);
  const rivals = full.length > 0 ? full : places;
  const last = logged.length - 1 - above;
  const [latest] = rivals;
  if (latest === void 0) return void 0;
  let { at: at2 } = latest;
  let certain = exact || full.length > 0 || rivals.every(({ ink }) => ink >= MIN_EVIDENCE);
  for (const rival of rivals.slice(1)) {
    const depth = Math.min(last, at2, rival.at);
    const lead = agreeing(logged, last, texts, rival.at, depth) - agreeing(logged, last, texts, at2, depth);
    if (lead === 0) certain = false;
    if (lead > 0) at2 = rival.at;
  }
  return { at: at2, above, certain };
}
function agreeing(logged, last, texts, at2, depth) {
  const most = Math.min(last, at2, depth);
  let length = 0;
  while (length < most && isSame(logged[last - length - 1] ?? "", texts, at2 - length - 1)) length += 1;
  return length;
}
function isSame(line2, texts, at2) {
  return line2 === texts[at2] || at2 === 0 && line2.endsWith(texts[0] ?? "");
}

// src/terminal/pane-image.ts
var NEWLINE2 = "\r\n";
var RESET = "\x1B[m";
var ESCAPE = 27;
var COLOURS = [/^[39]\d$/, /^(?:4|10)\d$/, /^5[89]$/];
function isBlank({ lines: lines2, alternate, cursorX, cursorY }) {
  return lines2.every(isEmpty) && alternate === void 0 && cursorX === 0 && cursorY === 0;
}
function paintRows(image, first, skipped = 0) {
  const shown = shownLines(image);
  if (skipped === 0) return join4(shown, first);
  const cut = shown.map((line2, at2) => at2 === first ? afterRows(line2, skipped, image.cols) : line2);
  return join4(cut, first);
}
function paintedRows(image, first, skipped = 0) {
  const rows = shownLines(image).slice(first).reduce((sum, line2) => sum + rowsOf(line2, image.cols), 0);
  return Math.max(0, rows - skipped);
}
function lastPaintedRow(image) {
  return image.historyRows > 0 ? image.rows - 1 : paintedRows(image, 0) - 1;
}
function paintScreen(image, above = 0) {
  const { regionTop, regionBottom, rows, alternate } = image;
  const region = regionTop > 0 || regionBottom < rows - 1 ? `\x1B[${regionTop + 1};${regionBottom + 1}r` : "";
  const drawn = (row) => Math.min(Math.max(0, row - above), rows - 1);
  const cursor = (row) => Buffer.from(`\x1B[m${region}${moveTo(row, image.cursorX)}${lastCharacter(image)}`);
  if (alternate === void 0) return [cursor(drawn(image.cursorY))];
  const enter = `\x1B[m${moveTo(drawn(alternate.savedY), alternate.savedX)}\x1B[?1049h\x1B[H`;
  return [Buffer.from(enter), ...join4(withoutTrailingBlank(alternate.lines)), cursor(image.cursorY)];
}
function lastCharacter({ cols, cursorX, cursorY, historyRows, lines: lines2, alternate }) {
  if (cursorX < cols) return "";
  let row = alternate === void 0 ? historyRows + cursorY : cursorY;
  for (const line2 of alternate?.lines ?? lines2) {
    const rows = rowsOf(line2, cols);
    const end = row < rows ? endOfRow(line2, row, cols) : void 0;
    if (row < rows) return end === void 0 ? "" : `${"\b".repeat(end.cells - 1)}${end.text}\x1B[m`;
    row -= rows;
  }
  return "";
}
function moveTo(row, column) {
  return `\x1B[${row + 1};${column + 1}H`;
}
function shownLines({ historyRows, lines: lines2 }) {
  return historyRows > 0 ? lines2 : withoutTrailingBlank(lines2);
}
function isEmpty(line2) {
  return line2.every((byte) => byte === 32);
}
function withoutTrailingBlank(lines2) {
  const last = lines2.findLastIndex((line2) => !isEmpty(line2));
  return lines2.slice(0, last + 1);
}
function join4(lines2, first = 0) {
  const painted = [];
  const colours = /* @__PURE__ */ new Map();
  for (const [at2, line2] of lines2.entries()) {
    if (at2 >= first) {
      const before = `${at2 > first ? NEWLINE2 : ""}${[...colours.values()].join("")}`;
      painted.push(Buffer.from(before, "latin1"), line2);
    }
    carry(colours, line2);
    if (at2 >= first && colours.size > 0) painted.push(Buffer.from(RESET));
  }
  return painted;
}
function carry(colours, line2) {
  if (!line2.includes(ESCAPE)) return;
  for (const [sequence2, what = "0"] of line2.toString("latin1").matchAll(/\x1b\[(\d*)[0-9;:]*m/g)) {
    if (Number(what) === 0) colours.clear();
    if (sequence2 === RESET || sequence2 === "\x1B[0m") continue;
    const colour = COLOURS.findIndex((parameter) => parameter.test(what));
    colours.set(colour >= 0 ? String(colour) : sequence2, sequence2);
  }
}

// src/terminal/seam.ts
var SETTLE = "\x1B\\\x1B[m";
function continueLog(image, logged) {
  const rows = rowStarts(image);
  const startAt = (offset, row = image.historyRows + image.cursorY) => {
    return { offset, anchor: { row, mark: image } };
  };
  const nothingNew = { data: image.pending, start: startAt(0), joined: true, certain: true, lost: void 0 };
  const leave = logged.alternate ? "\x1B[?1049l" : "";
  const append = (row, first, skipped = 0) => {
    const goTo = row < image.rows ? moveTo(row, 0) : `${moveTo(image.rows - 1, 0)}\r
`;
    const start2 = Buffer.from(`${SETTLE}${leave}${goTo}\x1B)0`);
    const lastRow2 = Math.min(row + paintedRows(image, first, skipped), image.rows) - 1;
    const screen = paintScreen(image, lastPaintedRow(image) - lastRow2);
    const data = Buffer.concat([start2, ...paintRows(image, first, skipped), ...screen, image.pending]);
    return { data, start: startAt(start2.length, (rows[first] ?? image.historyRows + image.rows) + skipped) };
  };
  const nextRow = logged.freeRow;
  if (logged.lines.length === 0) {
    if (isBlank(image) && !logged.alternate) return nothingNew;
    return { ...append(nextRow, 0), joined: true, certain: true, lost: void 0 };
  }
  const texts = image.lines.map(plainText);
  const seam = findSureSeam(image, logged, texts, rows);
  if (seam === void 0) {
    return { ...append(nextRow, 0), joined: false, certain: true, lost: lostRows(image, logged, rows[0] ?? 0) };
  }
  const { at: at2, above, certain } = seam;
  const known2 = { joined: true, certain, lost: void 0 };
  const same = above === 0 && texts[at2] === logged.lines.at(-1);
  const nothingFollows = texts.slice(at2 + 1).every((text) => text === "");
  if (same && nothingFollows && image.alternate === void 0 && !logged.alternate) {
    return { ...nothingNew, certain: certain || logged.anchor !== void 0 };
  }
  if (above > 0) return { ...append(nextRow, at2 + 1), ...known2 };
  const { lastRow } = logged;
  if (lastRow === void 0) return { ...append(0, at2 + 1), ...known2 };
  return { ...append(Math.max(0, lastRow), at2, Math.max(0, -lastRow)), ...known2 };
}
function passage(image, before, after) {
  const texts = image.lines.map(plainText);
  const seam = matchByText(before, texts, image.rows);
  if (seam === void 0 || seam.above > 0) return "unknown";
  const ink = (lines2) => lines2.filter((text) => text !== "");
  const inPane = ink(texts.slice(seam.at));
  const inLog = ink(after.slice(Math.max(0, before.length - 1)));
  if (inPane.length === inLog.length && inPane.every((text, at2) => text === inLog[at2])) return "whole";
  const whole = inLog.slice(2);
  if (whole.length === 0 || inPane.length <= inLog.length) return "unknown";
  return whole.every((text, at2) => text === inPane[inPane.length - whole.length + at2]) ? "hole" : "unknown";
}
function rowStarts({ lines: lines2, cols, rows, historyRows }) {
  let row = historyRows + rows;
  const starts = lines2.toReversed().map((line2) => row -= rowsOf(line2, cols));
  return starts.toReversed();
}
function lostRows(image, { anchor, freeRow, lastRow }, oldest) {
  const places = anchor === void 0 ? [] : placesOf2(anchor, image, image.rows);
  const last = places.find((place) => place < oldest);
  const logged = lastRow === void 0 ? 1 : Math.max(1, freeRow - lastRow);
  return last === void 0 ? void 0 : { rows: Math.max(0, oldest - last - logged), exact: places.length === 1 };
}
function findSureSeam(image, logged, texts, starts) {
  const { lines: lines2, since } = logged;
  const found = findSeam(image, logged, texts, starts);
  const isSure = found !== void 0 && found.certain && found.above === 0;
  if (isSure || since === 0 || since >= lines2.length) return found;
  return findSeam(image, { ...logged, lines: lines2.slice(since) }, texts, starts) ?? found;
}
function findSeam(image, logged, texts, starts) {
  const places = logged.anchor === void 0 ? [] : placesOf2(logged.anchor, image, image.rows);
  const lines2 = places.map((place) => starts.indexOf(place)).filter((at2) => at2 >= 0);
  const exact = places.length === 1;
  const found = matchAmong(lines2, logged.lines, texts, image.rows, exact) ?? matchByText(logged.lines, texts, image.rows);
  const dropped = exact && (places[0] ?? 0) < 0;
  return dropped && found?.certain === false ? void 0 : found;
}

// src/controller/runs/anchor-pace.ts
var EVERY_MS = 1e4;
var EVERY_BYTES = 256 * 1024;
var RETRY_MS = 200;
var MAX_RETRY_MS = 3200;
var AnchorPace = class {
  #log;
  #position;
  #notedAt = -EVERY_MS;
  #notedEnd = 0;
  #retryAt = 0;
  #retryMs = RETRY_MS;
  #asking = false;
  constructor(log, position) {
    this.#log = log;
    this.#position = position;
  }
  /** Output was added to the log at `now`, in ms on the steady clock. */
  bytesCame(now2) {
    const due = now2 - this.#notedAt >= EVERY_MS || this.#log.end - this.#notedEnd >= EVERY_BYTES;
    if (!due || this.#asking || now2 < this.#retryAt) return;
    this.#asking = true;
    this.#retryAt = now2 + this.#retryMs;
    this.#retryMs = Math.min(MAX_RETRY_MS, 2 * this.#retryMs);
    setImmediate(() => void this.#ask(now2));
  }
  async #ask(now2) {
    const at2 = this.#log.end;
    const anchor = await this.#position();
    this.#asking = false;
    if (anchor === void 0 || this.#log.end !== at2) return;
    this.#log.anchor(rowNumber(anchor));
    this.#retryMs = RETRY_MS;
    this.#notedAt = now2;
    this.#notedEnd = at2;
  }
};
function rowNumber({ row, mark: mark2 }) {
  const { cols, historyRows, historyLimit, collected, generation } = mark2;
  return { row, cols, historyRows, historyLimit, collected, generation };
}

// src/controller/runs/logged-tail.ts
var LEAST_BYTES2 = 128 * 1024;
var MOST_BYTES = 2 * 1024 * 1024;
var LEAVING_BYTES = 64;
async function loggedTail(directory, { cols, rows }, unwritten) {
  const log = await openLog(directory);
  const begin = paneStart(log);
  const stretches = alternateStretches(log, begin);
  const from = Math.max(begin, tailStart(log, stretches));
  const transcript = new Transcript(log.sizeAt(from), log.traitsAt(from));
  transcript.keep("nothing");
  const open3 = stretches.find((stretch) => stretch.from <= from && from < stretch.to);
  if (open3 !== void 0) transcript.write(Buffer.from("\x1B[?1049h"));
  const drawing = { hidden: false, anchor: void 0 };
  const events = [
    ...stretches.flatMap((stretch) => [
      { at: stretch.from, act: () => drawing.hidden = true },
      { at: Math.max(stretch.from, stretch.to - LEAVING_BYTES), act: () => drawing.hidden = false }
    ]),
    ...log.entries.flatMap((entry) => {
      if (entry.kind === "size") return { at: entry.at, act: () => transcript.resize(entry.cols, entry.rows) };
      if (entry.kind === "respawn") return { at: entry.at, act: () => transcript.begin() };
      if (entry.kind === "pane") return { at: entry.at, act: () => transcript.becomes(entry) };
      if (entry.kind === "gap") {
        const act2 = () => {
          drawing.anchor = void 0;
          transcript.note(GAP);
        };
        return { at: entry.at, act: act2 };
      }
      if (entry.kind !== "anchor") return [];
      return { at: entry.at, act: () => drawing.anchor = { row: entry.row - transcript.row, mark: entry } };
    })
  ];
  const due = events.filter((event) => event.at >= from).toSorted((one, other) => one.at - other.at);
  let at2 = from;
  const act = async () => {
    while (due[0] !== void 0 && due[0].at <= at2) await due.shift()?.act();
  };
  for await (const [offset, chunk] of pieces(log, from, unwritten)) {
    at2 = offset;
    for (let rest = chunk; rest.length > 0; ) {
      await act();
      const part = rest.subarray(0, (due[0]?.at ?? Infinity) - at2);
      if (!drawing.hidden) transcript.write(part);
      at2 += part.length;
      rest = rest.subarray(part.length);
    }
  }
  await act();
  transcript.resize(cols, rows);
  const mainScreen = () => transcript.alternate ? transcript.behind() : transcript.screen();
  const final = transcript.takeRemembered();
  const { lastRow, lastLineRow } = transcript;
  const { anchor } = drawing;
  return {
    ...textsOf([...final, ...mainScreen()], from > begin),
    lastRow,
    freeRow: transcript.freeRow,
    anchor: anchor === void 0 ? void 0 : { ...anchor, row: anchor.row + lastLineRow },
    alternate: transcript.alternate,
    linesWith: async (more) => {
      transcript.write(more);
      final.push(...transcript.take());
      return textsOf([...final, ...mainScreen()], from > begin).lines;
    }
  };
}
async function* pieces(log, from, unwritten) {
  yield* log.pieces(from);
  yield [log.end, unwritten(log.end)];
}
var GAP = { text: "", ansi: "" };
function paneStart(log) {
  return log.entries.findLast((entry) => entry.kind === "restart")?.at ?? 0;
}
function alternateStretches(log, begin) {
  const stretches = [];
  let from;
  for (const entry of log.entries.filter((each) => each.kind === "alternate" && each.at >= begin)) {
    if (entry.on) from ??= entry.at;
    else if (from !== void 0) {
      stretches.push({ from, to: entry.at });
      from = void 0;
    }
  }
  if (from !== void 0) stretches.push({ from, to: log.end });
  return stretches;
}
function tailStart(log, stretches) {
  const anchor = log.entries.findLast((entry) => entry.kind === "anchor")?.at ?? log.end;
  const least = Math.min(anchor, offsetBefore(LEAST_BYTES2, log, stretches));
  return Math.max(least, offsetBefore(MOST_BYTES, log, stretches));
}
function offsetBefore(bytes, log, stretches) {
  let left = bytes;
  let at2 = log.end;
  for (const { from, to } of stretches.toReversed()) {
    if (at2 - to >= left) break;
    left -= at2 - to;
    at2 = from;
  }
  return Math.max(log.start, at2 - left);
}
function textsOf(lines2, isCut) {
  const gap = lines2.lastIndexOf(GAP);
  const texts = lines2.filter((line2) => line2 !== GAP).map(({ text }) => text.trimEnd());
  const before = lines2.slice(0, gap + 1).filter((line2) => line2 !== GAP).length;
  const since = gap >= 0 && texts.length - before > 1 ? before + 1 : before;
  const cut = isCut && texts.length > 1 ? 1 : 0;
  return { lines: texts.slice(cut), since: Math.max(0, since - cut) };
}

// src/controller/runs/logged-output.ts
var UNKNOWN = {
  lines: [],
  since: 0,
  lastRow: void 0,
  freeRow: 0,
  anchor: void 0,
  alternate: false
};
var SCREEN_EVERY_BYTES = 512 * 1024;
var MAX_SCREEN_BYTES = 60 * 1024;
var LoggedOutput = class {
  #log;
  #directory;
  #scanner;
  #anchors;
  /** The last line of what an earlier controller has logged. */
  #lineBefore;
  /** From here on a screen is noted as soon as there is one. */
  #screenDueAt;
  constructor({ log, directory, position }) {
    this.#log = log;
    this.#directory = directory;
    this.#scanner = new OutputScanner(log.beganAlternate);
    const before = new OutputScanner(log.beganAlternate);
    before.push(log.tail);
    this.#lineBefore = before.lastLine;
    this.#anchors = new AnchorPace(log, position);
    this.#screenDueAt = log.end + SCREEN_EVERY_BYTES;
  }
  /** The last line of it that says something; empty when none did. */
  get lastLine() {
    return this.#scanner.lastLine || this.#lineBefore;
  }
  /** The line that it has begun and not ended. */
  get openLine() {
    return this.#scanner.openLine;
  }
  /** Adds what the program wrote. */
  append(data, at2) {
    const start2 = this.#log.end;
    this.#log.append(data, at2.wallMs);
    const scan = this.#scan(data, start2);
    this.#anchors.bytesCame(at2.steadyMs);
    return scan;
  }
  /** Notes what a program shows on the alternate screen, when so much has been written that this helps to draw the log. */
  noteScreen(paint) {
    if (this.#log.end < this.#screenDueAt) return;
    const image = paint();
    if (image === void 0 || Buffer.byteLength(JSON.stringify(image)) > MAX_SCREEN_BYTES) return;
    this.#log.screen(image);
    this.#screenDueAt = this.#log.end + SCREEN_EVERY_BYTES;
  }
  /**
   * Adds what a pane still knows and the log does not have, after a gap where the two do not meet for certain, or where it
   * is not certain that nothing was dropped in between.
   */
  async fillFrom(image, why, dropped) {
    const hasDropped = dropped === "something";
    const continuation = await this.#continue(image);
    const { joined, certain } = continuation;
    if (!joined) this.#log.gap(lossBefore(image, continuation, hasDropped), why);
    else if (!certain) this.#log.gap({ loss: hasDropped ? "at-least" : "perhaps" }, "its place is not certain");
    else if (this.#log.end > 0 && dropped === "perhaps") this.#log.gap({ loss: "perhaps" }, "its pipe was not read");
    else if (this.#log.end > 0 && image.alternate !== void 0 && why === "resumed") {
      this.#log.gap({ loss: "perhaps" }, "a full-screen program may have painted meanwhile");
    }
    return this.#recover(image, continuation, why);
  }
  /** Adds what a dead pane still shows and the log does not have, if the two meet. */
  async completeFrom(image) {
    this.#log.size(image.cols, image.rows);
    const continuation = await this.#continue(image);
    const { joined, data } = continuation;
    if (!joined || data.length === 0) return { bytes: 0, joined, visible: false };
    return this.#recover(image, continuation, "ended");
  }
  /** Compares a pane with the end of the log, and with that after `data` was added to it. */
  async passage(data, image) {
    const tail = await this.#tail(image);
    return passage(image, tail.lines, await tail.linesWith(data));
  }
  /** What the pane shows and the log does not have. A log that cannot be read has nothing in common with it. */
  async #continue(image) {
    try {
      return continueLog(image, await this.#tail(image));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return { ...continueLog(image, UNKNOWN), joined: false, lost: void 0 };
    }
  }
  async #tail(image) {
    await this.#log.flushed();
    return loggedTail(this.#directory, image, (from) => this.#log.from(from));
  }
  #recover(image, { data, start: start2, joined }, why) {
    const now2 = this.#log.dimensions;
    this.#log.size(image.cols, image.rows);
    const from = this.#log.end;
    this.#log.recovered(data, why);
    if (now2 !== void 0) this.#log.size(now2.cols, now2.rows);
    const before = this.#scan(data.subarray(0, start2.offset), from);
    this.#log.anchor(rowNumber(start2.anchor), from + start2.offset);
    const after = this.#scan(data.subarray(start2.offset), from + start2.offset);
    return { bytes: data.length, joined, visible: before.visible || after.visible };
  }
  /** Looks at what stands in the log from `start` on. */
  #scan(data, start2) {
    const scan = this.#scanner.push(data);
    for (const change2 of scan.alternateChanges) this.#log.alternate(start2 + change2.offset, change2.on);
    return scan;
  }
};
function lossBefore(image, { lost }, hasDropped) {
  if (lost === void 0) return { loss: hasDropped || isFull(image) ? "at-least" : "perhaps" };
  if (lost.rows === 0) return { loss: "perhaps" };
  return lost.exact ? { loss: "known", lines: lost.rows } : { loss: "at-least", lines: lost.rows };
}

// src/controller/agents/question-watch.ts
import { stripVTControlCharacters } from "util";

// src/runner/question.ts
var QUESTIONS = [
  /^username for .{1,200}:$/i,
  /^(?:please\s+)?(?:enter|choose|select)\b.{0,120}:$/i,
  /^[\w -]{1,40}:\s*\([^)]{0,60}\)$/,
  /^\?\s\S.*[?:](?:\s|$)/,
  /\b(?:press|hit)\b.{0,40}?\b(?:any key|enter|return)\b.{0,60}$/i,
  /\S\?\s*(?:[[(][^\])]{1,60}[\])])?(?:\s*[:›»]|\s+>)?$/
];
var SECRETS = [
  /\b(?:password|passphrase|passcode|passwort|mot de passe|verification code|one-time code|otp)\b.{0,120}:$/i,
  /^(?:please\s+)?(?:enter\s+)?(?:your\s+)?(?:\w+\s+)?(?:pin|token)(?:\s+code)?:$/i
];
var CHOICES = /[[(]([^\])]{1,60})[\])]+\s*[?:>]*$/;
function asks(line2) {
  return isSecret(line2) || isChoice(line2) || QUESTIONS.some((question2) => question2.test(line2));
}
function isSecret(line2) {
  return SECRETS.some((secret) => secret.test(line2));
}
function isChoice(line2) {
  const choices = CHOICES.exec(line2)?.[1]?.toLowerCase().split(/[/|,]/).map((choice) => choice.trim()) ?? [];
  const has = (...words) => words.some((word3) => choices.includes(word3));
  return has("y", "yes") && has("n", "no");
}

// src/controller/agents/question-watch.ts
var SETTLE_MS2 = 700;
var MAX_LINE = 1e3;
var LINE_END = /\r?\n|\r/;
var QuestionWatch = class {
  #options;
  #timer;
  #asked = false;
  /** What it has written of the line that it writes, and what it has said that a person waits for. */
  #line = "";
  #told;
  constructor(options) {
    this.#options = options;
  }
  /** The program has written something. */
  wrote(data) {
    if (this.#asked) this.close();
    this.#listen(data);
    if (this.#timer === void 0) this.#timer = setTimeout(() => this.#look(), SETTLE_MS2);
    else this.#timer.refresh();
  }
  /** Nobody is asked any more. */
  close() {
    clearTimeout(this.#timer);
    this.#timer = void 0;
    this.#told = void 0;
    if (!this.#asked) return;
    this.#asked = false;
    this.#options.onQuestion(void 0);
  }
  #listen(data) {
    const { tell } = this.#options;
    if (tell === void 0) return;
    const lines2 = (this.#line + stripVTControlCharacters(data.toString())).split(LINE_END);
    this.#line = lines2.at(-1)?.slice(-MAX_LINE) ?? "";
    this.#told = tell.find(lines2.map((line2) => line2.slice(-MAX_LINE).trim())) ?? this.#told;
  }
  #look() {
    this.#timer = void 0;
    const { mayAsk, openLine: openLine2 } = this.#options;
    const line2 = openLine2();
    const question2 = asks(line2) && mayAsk() ? line2 : this.#told;
    this.#told = void 0;
    if (question2 === void 0) return;
    this.#asked = true;
    this.#options.onQuestion(question2);
  }
};

// src/controller/agents/screen-pace.ts
var waiting = /* @__PURE__ */ new Set();
var ScreenPace = class {
  #read;
  #timer;
  #reading = false;
  #isClosed = false;
  /** Undefined: nothing has changed since the last reading. Times are on the steady clock. */
  #change;
  #readMs = Number.NEGATIVE_INFINITY;
  /** `read` is told whether the screen has settled, and never rejects. */
  constructor(read) {
    this.#read = read;
  }
  /** The screen looks different now. `patient`: it may go on to change for a while. */
  changed(nowMs, patient) {
    this.#change = { sinceMs: this.#change?.sinceMs ?? nowMs, lastMs: nowMs, patient };
    if (this.#timer === void 0 && !this.#reading) this.#arm(SETTLE_MS);
  }
  close() {
    this.#isClosed = true;
    this.#disarm();
  }
  #arm(inMs) {
    if (this.#isClosed) return;
    waiting.add(this);
    this.#timer = setTimeout(() => this.#due(), inMs);
  }
  #disarm() {
    waiting.delete(this);
    clearTimeout(this.#timer);
    this.#timer = void 0;
  }
  #due() {
    this.#disarm();
    if (this.#change === void 0) return;
    const nowMs = performance.now();
    const leftMs = lookTime(this.#change, this.#readMs) - nowMs;
    if (leftMs > 1) return this.#arm(leftMs);
    void this.#look(nowMs);
    for (const other of waiting) other.#join(nowMs);
  }
  /** Another screen is read now. */
  #join(nowMs) {
    if (this.#change !== void 0 && joinTime(this.#change, this.#readMs) <= nowMs) void this.#look(nowMs);
  }
  async #look(nowMs) {
    this.#disarm();
    const isSettled = this.#change === void 0 || isWhole(this.#change, nowMs);
    this.#change = void 0;
    this.#readMs = nowMs;
    this.#reading = true;
    await this.#read(isSettled);
    this.#reading = false;
    this.#goOn();
  }
  /** The screen may have changed while it was read. */
  #goOn() {
    if (this.#change !== void 0) this.#arm(SETTLE_MS);
  }
};

// src/controller/agents/drawn-screen.ts
var FLOOD_BYTES2 = 256 * 1024;
var HISTORY_LIMIT = 0;
var DrawnScreen = class {
  #shape;
  #pane;
  /** tmux has shown something else, or the same, since it was begun. */
  #isWrong = false;
  #isConfirmed = false;
  #written = 0;
  #unread = 0;
  /** Bytes so far. */
  get written() {
    return this.#written;
  }
  /** Its rows from top to bottom; undefined while it is not known that tmux shows the same. */
  read() {
    this.#unread = 0;
    return this.#isWrong ? void 0 : this.#pane?.shownText();
  }
  write(data) {
    this.#written += data.length;
    this.#unread += data.length;
    if (this.#unread > FLOOD_BYTES2) this.doubt();
    this.#pane?.write(data);
  }
  placed(shape) {
    const before = this.#shape;
    this.#shape = shape;
    if (before === void 0 || !isSame2(before, shape)) this.doubt();
  }
  /** The pane may have changed by something else than its output. */
  doubt() {
    this.#pane = void 0;
    this.#isConfirmed = false;
  }
  /** tmux has shown this, drawn by all that was written until now and nothing else. */
  compare(shown) {
    this.#unread = 0;
    if (this.#pane !== void 0) this.#isWrong = !haveSameText(this.#pane.shownText(), shown.rows);
    this.#isConfirmed = this.#pane !== void 0 && !this.#isWrong;
    if (!this.#isConfirmed) this.#pane = this.#begin(shown);
  }
  /** What paints the alternate screen as it is now; undefined while it is not known for certain, or not shown. */
  painting() {
    const pane = this.#isConfirmed && !this.#isWrong ? this.#pane : void 0;
    return pane?.alternate === true ? pane.painting() : void 0;
  }
  #begin({ painted, screen: { cursor, region, alternate, ...size } }) {
    const shape = this.#shape;
    if (shape === void 0 || shape.cols !== size.cols || shape.rows !== size.rows) return void 0;
    const pane = new PaneTerminal(size, { ...optionsOf(shape.traits), historyLimit: HISTORY_LIMIT });
    const text = painted.map((row, at2) => `${moveTo(at2, 0)}${row}`).join("");
    const [top, bottom] = region;
    const after = `\x1B[m\x1B[${top + 1};${bottom + 1}r${moveTo(cursor.y, cursor.x)}`;
    pane.write(Buffer.from(`${alternate ? "\x1B[?1049h" : ""}${withLineDrawing(text)}${after}`));
    return pane;
  }
};
function isSame2(one, other) {
  return one.cols === other.cols && one.rows === other.rows && (one.traits === other.traits || JSON.stringify(one.traits) === JSON.stringify(other.traits));
}
function haveSameText(one, other) {
  return textOf(one) === textOf(other);
}
function textOf(rows) {
  return rows.map((row) => row.trimEnd()).join("\n").trimEnd();
}

// src/controller/agents/screen-reader.ts
var ON_ITS_WAY_MS = 150;
var CONFIRM_MS = 1e3;
var LATEST_CONFIRM_MS = 5e3;
var ScreenReader = class {
  #options;
  #drawn = new DrawnScreen();
  #wroteMs = 0;
  #askedMs = 0;
  #isDue = false;
  #confirmTimer;
  #compareTimer;
  constructor(options) {
    this.#options = options;
  }
  /** Takes in output; `nowMs` is on the steady clock. */
  wrote(data, nowMs) {
    this.#wroteMs = nowMs;
    this.#drawn.write(data);
  }
  placed(shape) {
    this.#drawn.placed(shape);
  }
  /** The pane may have changed by something else than its output. */
  doubt() {
    this.#drawn.doubt();
  }
  /** What paints the alternate screen of the pane as the output until now has drawn it; undefined while that is not sure. */
  painting() {
    return this.#drawn.painting();
  }
  /** What the pane shows; undefined when nobody can tell. */
  async read(title) {
    const rows = this.#isDue || title === void 0 ? void 0 : this.#drawn.read();
    if (rows === void 0 || title === void 0 || !this.#options.isOld(rows)) return this.#ask();
    this.#confirmIn(CONFIRM_MS);
    return { title, rows };
  }
  close() {
    this.doubt();
    clearTimeout(this.#confirmTimer);
    clearTimeout(this.#compareTimer);
  }
  async #ask() {
    this.#isDue = false;
    this.#askedMs = performance.now();
    clearTimeout(this.#compareTimer);
    const { written } = this.#drawn;
    const view = await this.#options.ask();
    if (view === void 0) this.doubt();
    else this.#compareTimer = setTimeout(() => this.#compare(view, written), ON_ITS_WAY_MS);
    return view;
  }
  /** Only what was asked for in silence can be laid beside what is drawn. */
  #compare(view, written) {
    if (this.#drawn.written === written) this.#drawn.compare(view);
  }
  #confirmIn(waitMs) {
    this.#confirmTimer ??= setTimeout(() => {
      this.#confirmTimer = void 0;
      const dueMs = Math.min(this.#wroteMs + CONFIRM_MS, this.#askedMs + LATEST_CONFIRM_MS);
      const leftMs = dueMs - performance.now();
      if (leftMs > 0) return this.#confirmIn(leftMs);
      this.#isDue = true;
      this.#options.onDue();
    }, waitMs);
  }
};

// src/controller/agents/session-watch.ts
import { watch } from "fs";
import { open, readdir as readdir2, stat } from "fs/promises";
import { homedir } from "os";
import { join as join5, resolve } from "path";

// src/runner/session-claims.ts
var word = string().check(_maxLength(100));
var claudeSession = object({
  pid: number(),
  sessionId: exactOptional(word),
  procStart: exactOptional(union([word, number()])),
  status: word,
  waitingFor: exactOptional(word)
});
function claudeClaim(json, { pid, startTicks }) {
  const { success, data } = claudeSession.safeParse(parsed(json));
  if (!success || data.pid !== pid) return void 0;
  if (startTicks !== "0" && data.procStart !== void 0 && String(data.procStart) !== startTicks) return void 0;
  const { status, waitingFor, sessionId: session } = data;
  const text = `it notes: ${status}${waitingFor === void 0 ? "" : `, ${waitingFor}`}`;
  return { claim: statusClaim(status, waitingFor), text, ...session === void 0 ? {} : { session } };
}
function statusClaim(status, waitingFor) {
  switch (status) {
    case "busy":
    case "shell":
      return { says: "working" };
    case "idle":
      return { says: "idle" };
    case "waiting": {
      const asks2 = /permission|sandbox|worker/.test(waitingFor ?? "");
      return { says: "waiting", waitingFor: asks2 ? "permission" : "question" };
    }
    default:
      return void 0;
  }
}
var copilotEvent = object({
  type: word,
  data: optional(
    object({
      toolName: optional(word),
      name: optional(word),
      result: optional(unknown())
    })
  )
});
var cancelled = object({ kind: literal("cancelled") });
function copilotClaim(lines2) {
  let last;
  for (const line2 of lines2.split("\n")) {
    const { success, data: event } = copilotEvent.safeParse(parsed(line2));
    if (!success) continue;
    const tool = event.data?.toolName ?? event.data?.name;
    const isCancelled = cancelled.safeParse(event.data?.result).success;
    const claim = isCancelled ? "nothing" : eventClaim(event.type, tool);
    if (claim !== "nothing") last = { claim, text: `it notes: ${event.type}` };
  }
  return last;
}
function eventClaim(type, tool) {
  switch (type) {
    case "assistant.turn_start":
    case "permission.completed":
      return { says: "working" };
    case "tool.execution_start":
      return tool === "ask_user" ? { says: "waiting", waitingFor: "question" } : { says: "working" };
    case "permission.requested":
      return { says: "waiting", waitingFor: "permission" };
    case "assistant.turn_end":
    case "abort":
    case "session.error":
      return { says: "idle" };
    case "session.shutdown":
      return void 0;
    default:
      return "nothing";
  }
}
function parsed(json) {
  try {
    return JSON.parse(json);
  } catch {
    return void 0;
  }
}

// src/controller/agents/session-watch.ts
var MAX_BYTES = 64 * 1024;
var MAX_SESSIONS = 2e3;
var AGAIN_MS = 2e3;
var FINDERS = { claude: claudeFile, copilot: copilotFile };
var SessionWatch = class {
  #onEvidence;
  #onSession;
  #agent = "";
  #pids = [];
  #watcher;
  #lookedMs = Number.NEGATIVE_INFINITY;
  #timer;
  #reading = Promise.resolve();
  #isClosed = false;
  constructor(options) {
    this.#onEvidence = options.onEvidence;
    this.#onSession = options.onSession;
  }
  /** From now on it is about these processes of this agent. */
  follow(agent, pids) {
    this.#stop();
    this.#agent = agent;
    this.#pids = pids;
    this.#lookedMs = Number.NEGATIVE_INFINITY;
    this.lookAgain();
  }
  /** There was output: the file may be there by now. */
  lookAgain() {
    const find = FINDERS[this.#agent];
    const nowMs = performance.now();
    if (find === void 0 || this.#watcher !== void 0 || this.#isClosed) return;
    const waitMs = this.#lookedMs + AGAIN_MS - nowMs;
    if (waitMs > 0) {
      this.#timer ??= setTimeout(() => {
        this.#timer = void 0;
        this.lookAgain();
      }, waitMs);
      return;
    }
    this.#lookedMs = nowMs;
    const pids = this.#pids;
    void find(pids).then((found) => {
      if (found !== void 0 && pids === this.#pids && !this.#isClosed) this.#watch(found);
    });
  }
  close() {
    this.#isClosed = true;
    this.#stop();
  }
  #stop() {
    clearTimeout(this.#timer);
    this.#timer = void 0;
    this.#watcher?.close();
    this.#watcher = void 0;
  }
  #watch(status) {
    try {
      const watcher = watch(status.directory, { persistent: false }, (_, name) => {
        if (name === null || name === status.file) this.#read(status, watcher);
      });
      watcher.on("error", () => this.#stop());
      this.#watcher = watcher;
      this.#read(status, watcher);
    } catch {
      this.#watcher = void 0;
    }
  }
  /** One reading after the other, so that the last one tells the last status. */
  #read(status, watcher) {
    this.#reading = this.#reading.then(async () => {
      const text = await tailOf(join5(status.directory, status.file));
      if (watcher !== this.#watcher) return;
      const nothing = { claim: void 0, text: "" };
      const said = text === void 0 ? nothing : status.claim(text);
      if (said === void 0) return;
      const { claim } = said;
      const session = said.session ?? status.session;
      if (session !== void 0) this.#onSession(this.#agent, session);
      const rule = `${this.#agent}/session-file`;
      this.#onEvidence(claim && { source: "session-file", rule, text: said.text, claim, at: moment() });
    });
  }
};
async function claudeFile(pids) {
  for (const pid of pids) {
    const env = environmentOf(pid);
    const directory = join5(env["CLAUDE_CONFIG_DIR"] || join5(env["HOME"] ?? homedir(), ".claude"), "sessions");
    const file = `${pid}.json`;
    const found = await stat(join5(directory, file)).catch(() => void 0);
    const startTicks = processMark(pid).split("-")[1] ?? "0";
    if (found !== void 0) return { directory, file, claim: (text) => claudeClaim(text, { pid, startTicks }) };
  }
  return void 0;
}
async function copilotFile(pids) {
  const [first] = pids;
  if (first === void 0) return void 0;
  const env = environmentOf(first);
  const root = join5(resolve(env["HOME"] ?? homedir(), env["COPILOT_HOME"] || ".copilot"), "session-state");
  const locks = new Set(pids.map((pid) => `inuse.${pid}.lock`));
  for (const session of (await readdir2(root).catch(() => [])).slice(-MAX_SESSIONS)) {
    const directory = join5(root, session);
    const names = await readdir2(directory).catch(() => []);
    if (names.some((name) => locks.has(name))) {
      return { directory, file: "events.jsonl", claim: copilotClaim, session };
    }
  }
  return void 0;
}
async function tailOf(path2) {
  try {
    var _stack = [];
    try {
      const file = __using(_stack, await open(path2, READ_AT_ONCE), true);
      const status = await file.stat();
      if (!status.isFile()) return void 0;
      const { size } = status;
      const bytes = Buffer.alloc(Math.min(size, MAX_BYTES));
      const { bytesRead } = await file.read(bytes, 0, bytes.length, size - bytes.length);
      return bytes.toString("utf8", 0, bytesRead);
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  } catch {
    return void 0;
  }
}

// src/controller/agents/show-watch.ts
var LOOK_MS3 = 2e3;
var ShowWatch = class {
  #front;
  #look;
  #onShown;
  #timer;
  #hasWritten = false;
  /** The group that was in front at the last look, and whether it was there at the one before. */
  #lastFront;
  #isSame = false;
  #isClosed = false;
  /** `front` is the process group in front, `look` names the program or nothing; it never rejects. */
  constructor(front, look, onShown) {
    this.#front = front;
    this.#look = look;
    this.#onShown = onShown;
  }
  /** There is something else to see. */
  wrote() {
    this.#hasWritten = true;
    if (this.#timer !== void 0 || this.#isClosed) return;
    this.#hasWritten = false;
    this.#timer = setTimeout(() => {
      this.#timer = void 0;
      if (this.#hasWritten) this.wrote();
    }, LOOK_MS3);
    if (this.#isKnown()) return;
    void this.#look().then((program) => {
      if (!this.#isClosed) this.#onShown(program);
    });
  }
  /** The same group is the same program, except that one that was just started may still have been the shell. */
  #isKnown() {
    const front = this.#front();
    const wasSame = this.#isSame;
    this.#isSame = front !== void 0 && front === this.#lastFront;
    this.#lastFront = front;
    return this.#isSame && wasSame;
  }
  close() {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }
};

// src/controller/agents/observer.ts
var PROGRESS_MS = 15e3;
var SEEK_MS = 250;
var MAX_SEEK_MS = 6e4;
var PROMPT_MS = 2e3;
var RECOGNISE_MS = 2e3;
var Observer = class {
  #options;
  #pace = new ScreenPace(async (isSettled) => this.#look(isSettled));
  #screen;
  #session;
  #question;
  #shows;
  #gatherer;
  #process;
  #toldGone = false;
  /** On the steady clock. */
  #goneMs = 0;
  #hasLeft = false;
  #seekMs = SEEK_MS;
  /** When it is looked for again, on the steady clock. */
  #seekAtMs = 0;
  #seekTimer;
  #told;
  /** Whether the screen that is read has settled. */
  #isSettled = false;
  #bellAt;
  #progressTimer;
  #recogniseTimer;
  /** There was a reason to look again since. */
  #isDoubted = false;
  #isClosed = false;
  constructor(options, agent) {
    this.#options = options;
    this.#session = new SessionWatch({
      onEvidence: (evidence) => this.told("session-file", evidence),
      onSession: options.onSession
    });
    this.#question = new QuestionWatch({
      ...options,
      onQuestion: (text) => this.told("line", text === void 0 ? void 0 : questionOf(text))
    });
    this.#shows = new ShowWatch(options.front, options.showing, (program) => {
      this.told("program", program === void 0 || this.#hasRules ? void 0 : showingOf(program));
    });
    this.#gatherer = new Gatherer(options.rules(agent));
    this.#screen = new ScreenReader({
      ask: options.readPane,
      isOld: (rows) => this.#gatherer.expects(rows, this.#isSettled),
      onDue: () => this.#pace.changed(performance.now(), false)
    });
  }
  get observed() {
    const { verdict, title, screen, rules } = this.#gatherer;
    return { verdict, title, screen, rules, process: this.#process, bellAt: this.#bellAt };
  }
  /** Looks at the pane as it is, before anything has come from it. */
  begin() {
    void this.#recognise().then(() => {
      if (this.#hasRules) this.#pace.changed(performance.now(), false);
      else this.#shows.wrote();
    });
  }
  /** Takes in a piece of output, and what it says. */
  saw(data, { redrawn, title, bells, signals, alternateChanges }, at2) {
    if (this.#hasRules) this.#screen.wrote(data, at2.steadyMs);
    if (alternateChanges.length > 0) this.#screen.doubt();
    if (bells > 0) this.#bellAt = at2;
    const isNewTitle = title !== void 0 && title !== this.#gatherer.title;
    const means = isNewTitle && this.#gatherer.titled(title, at2);
    if (isNewTitle) this.#tell();
    for (const signal of signals) {
      this.#gatherer.signalled(signal, at2);
      this.#tell();
      if (signal.kind === "progress") this.#watchProgress(signal.state === "running");
    }
    if (!this.#hasRules) {
      if (redrawn) {
        this.#question.wrote(data);
        this.#shows.wrote();
      }
      if (isNewTitle || signals.length > 0 || alternateChanges.length > 0) this.#recogniseSoon();
    } else if (means) this.#pace.changed(at2.steadyMs, false);
    else if (redrawn) this.#pace.changed(at2.steadyMs, this.#gatherer.isStated);
  }
  /** What paints the alternate screen of the pane as the output until now has drawn it; undefined while that is not sure. */
  painting() {
    return this.#screen.painting();
  }
  /** Takes in how the pane draws from now on. */
  placed(shape) {
    this.#screen.placed(shape);
  }
  /** What the pane shows has come about by more than the output that is told here, and has to be looked at. */
  missed() {
    this.#screen.doubt();
    if (this.#hasRules) this.#pace.changed(performance.now(), false);
  }
  /** Takes in that the pane shows something else than before. */
  changed() {
    if (this.#hasRules) this.missed();
    else this.#recogniseSoon();
  }
  /** Takes in what another source says, such as a hook of the agent; undefined: it says nothing any more. */
  told(source, evidence) {
    this.#gatherer.told(source, evidence);
    if (this.#gatherer.isCurious) this.#pace.changed(performance.now(), false);
    this.#tell();
  }
  /** The pane may run another agent than before. */
  mayHaveChanged() {
    this.#recogniseSoon();
  }
  /** Somebody has ended a line of input: what was asked is answered, also where that cannot be seen. */
  answered() {
    this.#question.close();
  }
  close() {
    this.#isClosed = true;
    this.#pace.close();
    this.#screen.close();
    this.#session.close();
    this.#question.close();
    this.#shows.close();
    clearTimeout(this.#progressTimer);
    clearTimeout(this.#recogniseTimer);
    clearTimeout(this.#seekTimer);
  }
  get #hasRules() {
    return this.#gatherer.rules !== void 0;
  }
  /** Only where its process was seen. */
  get #isGone() {
    return this.#process !== void 0 && !isProcess(this.#process);
  }
  /** Whether its process has to be looked for now. */
  #seeks(nowMs) {
    if (this.#process !== void 0) return this.#isGone;
    if (nowMs < this.#seekAtMs) {
      if (!this.#isClosed) this.#seekTimer ??= setTimeout(() => this.#seekLater(), this.#seekAtMs - nowMs);
      return false;
    }
    this.#seekAtMs = nowMs + this.#seekMs;
    this.#seekMs = Math.min(2 * this.#seekMs, MAX_SEEK_MS);
    return true;
  }
  #seekLater() {
    this.#seekTimer = void 0;
    if (!this.#isClosed) this.#pace.changed(performance.now(), false);
  }
  #watchProgress(runs) {
    clearTimeout(this.#progressTimer);
    if (runs && !this.#isClosed) this.#progressTimer = setTimeout(() => this.told("progress", void 0), PROGRESS_MS);
  }
  async #look(isSettled) {
    this.#isSettled = isSettled;
    if (this.#seeks(performance.now())) await this.#recognise();
    this.#session.lookAgain();
    const view = await this.#screen.read(this.#gatherer.title);
    if (this.#isClosed) return;
    if (!this.#isGone) this.#gatherer.looked(view, moment(), isSettled);
    else if (!this.#toldGone) this.#gone();
    else if (performance.now() - this.#goneMs > PROMPT_MS) this.#leave();
    this.#toldGone = this.#isGone;
    if (this.#hasRules && !this.#gatherer.isKnown) this.#recogniseSoon();
    if (this.#gatherer.isCurious) this.#pace.changed(performance.now(), false);
    this.#tell();
  }
  /** Its process has gone. */
  #gone() {
    this.#gatherer.gone(moment());
    this.#goneMs = performance.now();
    this.#hasLeft = this.#options.onLeft();
  }
  /** What it has been known by says nothing of the programs that come after it. */
  #leave() {
    if (!this.#hasLeft) return this.#gatherer.forget();
    this.#process = void 0;
    this.#screen.doubt();
    this.#session.follow("", []);
    this.#gatherer = new Gatherer(void 0);
    this.#question.wrote(Buffer.alloc(0));
  }
  #recogniseSoon() {
    if (this.#isClosed) return;
    this.#isDoubted = this.#recogniseTimer !== void 0;
    if (this.#isDoubted) return;
    void this.#recognise();
    this.#recogniseTimer = setTimeout(() => {
      this.#recogniseTimer = void 0;
      if (!this.#hasRules || this.#isDoubted) void this.#recognise();
    }, RECOGNISE_MS);
  }
  async #recognise() {
    const found = await this.#options.recognise();
    if (found === void 0 || this.#isClosed) return;
    const rules = this.#options.rules(found.agent);
    const { title } = this.#gatherer;
    const isSame3 = rules === this.#gatherer.rules;
    if (rules === void 0 || isSame3 && found.process === this.#process) return;
    const isFirst = isSame3 && this.#process === void 0;
    this.#process = found.process;
    this.#toldGone = false;
    this.#screen.doubt();
    if (!isFirst) {
      this.#question.close();
      this.#gatherer = new Gatherer(rules);
    }
    this.#options.onRecognised(found);
    if (!isFirst && title !== void 0) this.#gatherer.titled(title, moment());
    this.#session.follow(found.agent, found.pids);
    this.#tell();
    this.#pace.changed(performance.now(), false);
  }
  #tell() {
    const { verdict } = this.#gatherer;
    if (verdict === this.#told || this.#isClosed) return;
    this.#told = verdict;
    this.#options.onVerdict(verdict, moment());
  }
};
function showingOf(program) {
  const text = `${program} only shows something`;
  return { source: "program", rule: "command/shows", text, claim: { says: "showing" }, at: moment() };
}
function questionOf(text) {
  const claim = { says: "waiting", waitingFor: "question" };
  return { source: "line", rule: "command/asks", text, said: text, claim, at: moment() };
}

// src/controller/runs/run-files.ts
import { mkdirSync, rmSync as rmSync2 } from "fs";
import { join as join6 } from "path";
var RunFiles = class _RunFiles {
  log;
  events;
  record;
  /** By file: what the system says. */
  #troubles;
  /** Opens the files of a run, or goes on with them. Throws a Failure `cannot-create` or `permission-denied`. */
  static async open(options) {
    const { directory, settings, onTrouble } = options;
    requireOwnDirectory(directory);
    const troubles = /* @__PURE__ */ new Map();
    const trouble = (file, problem) => {
      const before = troubles.size;
      if (problem === void 0) troubles.delete(file);
      else troubles.set(file, problem);
      if (before === 0 && problem !== void 0) onTrouble({ path: join6(directory, file), error: problem });
      else if (before > 0 && troubles.size === 0) onTrouble(void 0);
    };
    try {
      mkdirSync(directory, { recursive: true, mode: 448 });
      if (options.isNew) await writeRecord(directory, options.record());
      const { logMaxBytes: maxBytes, logMaxFiles: maxFiles } = settings;
      const log = await RunLog.open({ ...options, maxBytes, maxFiles, onTrouble: trouble });
      return new _RunFiles(options, log, troubles, trouble);
    } catch (error) {
      if (options.isNew) rmSync2(directory, { recursive: true, force: true });
      throw new Failure("cannot-create", `cannot write the log in ${directory}: ${messageOf(error)}`, {
        next: "free space, or set XDG_STATE_HOME to a directory that you can write to",
        cause: error
      });
    }
  }
  constructor({ directory, record, isNew }, log, troubles, trouble) {
    const eventsFile = "events.jsonl";
    this.log = log;
    this.#troubles = troubles;
    this.events = new JsonLines(join6(directory, eventsFile), {
      onTrouble: (problem) => trouble(eventsFile, problem)
    });
    this.record = new RecordKeeper({ directory, record, onTrouble: (problem) => trouble(RECORD_FILE, problem) });
    if (!isNew) this.record.save();
  }
  /** False while the disk refuses some of it. */
  get areWritable() {
    return this.#troubles.size === 0;
  }
  /** Resolves when everything is on disk, or the disk does not take it now. */
  async flushed() {
    await Promise.all([this.log.flushed(), this.events.flushed(), this.record.flushed()]);
  }
  /** Writes what the disk takes now, and lets go of the files. */
  async close() {
    await Promise.all([this.log.close(), this.events.close(), this.record.close()]);
  }
};

// src/controller/runs/size-place.ts
var STEP_MS2 = 5;
var MOST_ARRIVALS = 32;
var LATE_MS = 50;
var SizePlace = class {
  #arrivals = [];
  #sign;
  /** Bytes come, from this offset on. */
  bytesCame(from, atMs) {
    const last = this.#arrivals.at(-1);
    if (last !== void 0 && atMs - last.atMs < STEP_MS2) return;
    this.#arrivals = [...this.#arrivals.slice(1 - MOST_ARRIVALS), { atMs, from }];
  }
  /** The size may be another one, as was just told; `end` is the log's end now. */
  mayHaveChanged(end, atMs) {
    const arrival = this.#arrivals.find((each) => each.atMs >= atMs - LATE_MS);
    this.#sign ??= { atMs, from: arrival?.from ?? end };
  }
  /** Where the size belongs that a look has told, which was asked for at `askedMs`. What it has not seen is kept. */
  placeOf(end, askedMs) {
    const sign = this.#sign;
    if (sign !== void 0 && sign.atMs <= askedMs) this.#sign = void 0;
    return sign?.from ?? end;
  }
};

// src/controller/agents/session-memory.ts
var MAX_NOTES = 1e3;
var SessionMemory = class {
  #directory;
  #last = "";
  #notes = 0;
  constructor(directory) {
    this.#directory = directory;
  }
  /** The agent is in this session now. */
  isIn(session) {
    const name = `${session.agent} ${session.session}`;
    if (name === this.#last || this.#notes >= MAX_NOTES) return;
    this.#last = name;
    this.#notes += 1;
    learnSession(this.#directory, { ...session, at: Date.now() });
  }
};

// src/host/shell.ts
import { readFileSync as readFileSync3 } from "fs";
import { basename } from "path";
function isShellAtPrompt(pid) {
  try {
    const [name = "", ...args] = readFileSync3(`/proc/${pid}/cmdline`, "utf8").split("\0").filter(Boolean);
    const isShell = SHELLS.has(basename(name).replace(/^-/, ""));
    if (!isShell || args.some((arg) => !arg.startsWith("-") || arg === "-c")) return false;
    const { group, front } = groupsOf2(pid);
    return group !== void 0 && group === front;
  } catch {
    return false;
  }
}
function frontGroup(pid) {
  try {
    return groupsOf2(pid).front;
  } catch {
    return void 0;
  }
}
function groupsOf2(pid) {
  const stat4 = readFileSync3(`/proc/${pid}/stat`, "latin1");
  const [, , group, , , front] = stat4.slice(stat4.lastIndexOf(")") + 2).split(" ").map(Number);
  return { group, front };
}

// src/controller/runner/tracked-runner.ts
var OUTPUT_EVENT_MS = 50;
var CHECK_MS = 100;
var AGENT_END_MS = 200;
var MAX_TIMER_MS = 2 ** 31 - 1;
var TrackedRunner = class _TrackedRunner {
  #options;
  #files;
  #log;
  #output;
  #observer;
  #ears;
  #sizePlace = new SizePlace();
  /** When it was last seen whether the program runs, on the steady clock. */
  #checkedMs = 0;
  /** Where output begins that was not that of the program. */
  #otherFrom;
  #record;
  #life;
  /** What follows the log as it was when it was opened, until anything else is kept. */
  #pipe;
  #timer;
  #agentTimer;
  #lastOutputAt;
  /** On the steady clock. */
  #outputEventDueMs = 0;
  #outputEventPending = false;
  #endMark;
  /** Resolves when the run has ended. */
  over;
  #end = () => void 0;
  #isClosed = false;
  /** Name of the program in the foreground, as it was last seen. */
  #command;
  /** It has shown something that may have gone before it could be read. */
  #hasMissed = false;
  /** Whether the log has everything that the program wrote; undefined as long as nothing has shown it. */
  #endConfirmed;
  /** Writes and events happen in this order, one after the other. */
  #work = Promise.resolve();
  /** Opens the runner's files, or goes on with them. Throws a Failure `cannot-create` or `permission-denied`. */
  static async open(options) {
    let runner;
    const files = await RunFiles.open({
      ...options,
      record: () => runner?.record ?? options.record,
      onTrouble: (trouble) => {
        if (runner !== void 0) runner.#trouble(trouble);
      },
      onLost: (lost) => {
        if (runner !== void 0) runner.#lost(lost);
      }
    });
    runner = new _TrackedRunner(options, files);
    return runner;
  }
  constructor(options, files) {
    this.#options = options;
    this.#files = files;
    this.#log = files.log;
    this.#record = options.record;
    const { directory, eyes, position } = options;
    this.#output = new LoggedOutput({ log: files.log, directory, position });
    const sessions = new SessionMemory(directory);
    this.#observer = new Observer(
      {
        ...eyes,
        openLine: () => this.#output.openLine,
        tell: patternOf(options.record.tell),
        mayAsk: () => options.record.started !== void 0 || !isShellAtPrompt(this.pid),
        recognise: async () => this.findAgent(),
        front: () => frontGroup(this.pid),
        showing: async () => eyes.showing(this.pid),
        onSession: (agent, session) => sessions.isIn({ agent, session }),
        onRecognised: ({ agent }) => this.#becomes(agent),
        onLeft: () => {
          const { agentGiven, started: started2 } = this.#record;
          const isShell = agentGiven === void 0 && started2 === void 0;
          if (this.agentHasEnded) this.#options.onAgentEnd();
          else if (isShell) this.#becomes("command");
          return isShell;
        },
        onVerdict: (verdict, at3) => {
          const firm = verdict?.won.source !== "screen";
          this.apply({ kind: "judged", at: at3, claim: verdict?.won.claim, firm });
        }
      },
      options.record.agent
    );
    this.#ears = new HookEars({
      sessions,
      agent: () => this.#record.agent,
      tell: (type, fields) => this.tell(type, fields),
      told: (evidence) => this.#observer.told("hook", evidence)
    });
    files.log.agent(options.record.agent);
    this.#pipe = pipePosition(options.record, files.log.end);
    this.over = new Promise((resolve2) => {
      this.#end = resolve2;
    });
    const { started } = options.record;
    this.#endMark = started && new EndMark((secret) => sha256(secret) === started.endDigest);
    const at2 = moment();
    const { lastReadMs } = files.log;
    this.#lastOutputAt = lastReadMs === 0 || options.isRestarted ? void 0 : momentAt(lastReadMs, at2);
    const life = newLife(
      at2,
      {
        idleAfterMs: options.record.idleAfterMs,
        stuckAfterMs: options.settings.stuckAfterMs,
        prompted: options.isPrompted ? "connects" : void 0
      },
      options.isNew ? void 0 : options.record.state,
      this.#lastOutputAt
    );
    this.#life = isFinal(options.record.state) ? { ...life, state: options.record.state } : life;
  }
  get record() {
    const lastLine = this.#said ?? (this.#output.lastLine || this.#record.lastLine);
    return { ...this.#record, state: this.#life.state, lastLine };
  }
  /** What it asks somebody while it waits, or what its answer ends with while it is done; undefined when nobody can tell. */
  get #said() {
    const { verdict } = this.observed;
    const all = verdict === void 0 ? [] : [verdict.won, ...verdict.others];
    return all.find(({ claim, said }) => said !== void 0 && claim.says === this.#life.state.kind)?.said;
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
  /** Process id of the pane's program. */
  get pid() {
    return this.#record.pid;
  }
  /** True when we have started its command, under our wrapper; `pid` is then the wrapper's. */
  get isStarted() {
    return this.#record.started !== void 0;
  }
  /** True when nobody has marked its pane, and it ends with the agent that was found in it. */
  get isFound() {
    return this.#record.found !== void 0;
  }
  /** True when the agent that was found in its pane has ended, and the pane goes on. */
  get agentHasEnded() {
    const { found, pid } = this.#record;
    return found !== void 0 && !isProcess(found.process) && isRunning(pid);
  }
  /** A person wants it from now on: it stays when its agent ends. */
  keep() {
    if (!this.isFound) return;
    const { found: _, ...record } = this.#record;
    this.#record = record;
    this.#save();
  }
  /** When its time is over, in milliseconds since the epoch; undefined when it has as much as it wants. */
  get endsAt() {
    return timeLimit(this.#record);
  }
  /** True when its output has come to the mark with which the wrapper ends it. */
  get hasSaidAll() {
    return this.#endMark?.word !== void 0;
  }
  get state() {
    return this.#life.state;
  }
  /** True while a person has its pane in front. */
  get inView() {
    return this.#life.inView === true;
  }
  get logFile() {
    return join7(this.#options.directory, LIVE_FILE);
  }
  /** What its log has. */
  get figures() {
    const { end: bytes, lines: lines2, recoveredBytes, losses } = this.#log;
    return { bytes, lines: lines2, recoveredBytes, losses, lastOutputAt: this.#lastOutputAt?.wallMs };
  }
  /** What was seen that speaks for its state now. */
  get evidence() {
    const { state, lastVisibleAt, idleAfterMs } = this.#life;
    const { verdict } = this.observed;
    if (verdict !== void 0 && !isFinal(state)) {
      return [verdict.won, ...verdict.others].map(({ rule, source, text, at: at2 }) => {
        return { rule, source, text, time: at2.wallMs };
      });
    }
    if (state.kind === "idle") {
      return [
        { rule: "silence", source: "silence", text: `no visible output for ${idleAfterMs} ms`, time: state.since }
      ];
    }
    if (state.kind !== "active") return [];
    return [{ rule: "visible-output", source: "output", text: "visible output, or marked", time: lastVisibleAt.wallMs }];
  }
  /** When it last wrote something visible, and after how much silence it would be idle. */
  get silence() {
    return this.#life;
  }
  /** What was last seen of its agent. */
  get observed() {
    return this.#observer.observed;
  }
  /** Looks which agent it runs and what it shows, now that its output arrives. */
  observe() {
    this.#observer.begin();
  }
  /** Looks which agent it runs now: nothing else than what a person has said it is. */
  async findAgent() {
    const { agent, agentGiven } = this.#record;
    const found = await this.#options.eyes.recognise(this.pid);
    return agentGiven === void 0 || found?.agent === agent ? found : void 0;
  }
  /** Takes in what a hook of its agent says. */
  hooked(report2) {
    this.#ears.heard(report2);
  }
  bytes(data) {
    if (this.#endMark === void 0) return this.#take(data);
    const before = this.#endMark.word;
    this.#take(this.#endMark.push(data));
    const { word: word3 } = this.#endMark;
    if (word3 === void 0 || word3 === before) return;
    this.#endConfirmed ??= true;
    this.#options.onCommandEnd(word3);
  }
  #take(data) {
    if (data.length === 0) return;
    const at2 = moment();
    this.#lastOutputAt = at2;
    this.#sizePlace.bytesCame(this.#log.end, at2.steadyMs);
    this.#checkProgram(at2.steadyMs);
    this.#checkAgentSoon();
    const scan = this.#output.append(data, at2);
    this.#observer.saw(data, scan, at2);
    this.#output.noteScreen(() => this.#observer.painting());
    if (scan.visible) this.apply({ kind: "visible-output", at: at2 });
    this.#announceOutput(at2.steadyMs);
  }
  /** tmux says nothing of a respawn: output that comes although the program has ended is that of another one. */
  #checkProgram(nowMs) {
    if (nowMs - this.#checkedMs < CHECK_MS) return;
    this.#checkedMs = nowMs;
    if (exists(this.pid)) return;
    this.#otherFrom ??= this.#log.end;
    this.#options.onGone();
  }
  /** What is written last is often the prompt of a shell to which the agent has given way. */
  #checkAgentSoon() {
    if (!this.isFound || this.#isClosed) return;
    this.#agentTimer ??= setTimeout(() => {
      this.#agentTimer = void 0;
      if (this.agentHasEnded) this.#options.onAgentEnd();
    }, AGENT_END_MS);
  }
  missing(loss, why) {
    this.#observer.missed();
    this.#log.gap(loss, why);
  }
  cut() {
    this.#endConfirmed = false;
  }
  async image(image, why, dropped) {
    this.#log.size(image.cols, image.rows);
    this.#observer.missed();
    if (image.isDead) return this.resumed();
    await this.#log.flushed();
    const from = this.#log.end;
    const begun = from > 0;
    const { bytes, joined, visible } = await this.#output.fillFrom(image, why, dropped);
    if (this.#hasMissed) this.#log.gap({ loss: "perhaps" }, "its pipe was not ours", from);
    this.#hasMissed = false;
    if (visible && why !== "adopted") this.apply({ kind: "visible-output", at: moment() });
    if (begun && bytes > 0) this.tell("recovered", { bytes, why, joined });
    this.resumed();
  }
  async passage(data, image) {
    return this.#output.passage(data, image);
  }
  fedBy(source) {
    this.#listen(source !== "look");
    if (this.#record.source === source) return;
    this.#observer.missed();
    this.#record = { ...this.#record, source };
    this.#save();
  }
  seen() {
    this.#checkAgentSoon();
    const at2 = moment();
    this.#hasMissed = true;
    this.apply({ kind: "visible-output", at: at2 });
    this.#observer.changed();
  }
  resumed() {
    this.apply({ kind: "connected", at: moment() });
  }
  async flushed() {
    await this.#log.flushed();
  }
  get isAwaited() {
    return this.#life.state.kind !== "active" || this.#options.hub.listened;
  }
  get unwritten() {
    return this.#log.end - this.#log.written;
  }
  get pipe() {
    return this.#pipe;
  }
  async keepPipe(position) {
    this.#pipe = void 0;
    await this.#log.flushed();
    const { pipe: _, ...record } = this.#record;
    const kept = position === void 0 ? {} : { pipe: { ...position, at: this.#log.end } };
    this.#record = { ...record, ...kept };
    this.#save();
    await this.#work;
    await this.#files.record.flushed();
  }
  /** Takes one event of life and does what follows from it. */
  apply(event) {
    const { life, actions } = step(this.#life, event);
    this.#life = life;
    for (const action of actions) {
      switch (action.kind) {
        case "arm-timer":
          this.#arm(action.inMs);
          break;
        case "disarm-timer":
          clearTimeout(this.#timer);
          break;
        case "catch-up":
          void this.#options.catchUp().then(() => this.apply({ kind: "caught-up", at: moment() }));
          break;
        case "announce":
          this.#announceState(action.from);
          break;
      }
    }
  }
  mayResize() {
    this.#sizePlace.mayHaveChanged(this.#log.end, moment().steadyMs);
  }
  /** A line of input was typed into it and ended. */
  answered() {
    this.#observer.answered();
  }
  /** Takes over where a snapshot shows the pane, which was asked for at `askedMs` on the steady clock. */
  place(row, askedMs) {
    this.#log.traits(row.traits);
    this.#observer.placed(row);
    this.#log.size(row.cols, row.rows, this.#sizePlace.placeOf(this.#log.end, askedMs));
    const { windowName: window, sessionName: session, pid, command } = row;
    const known2 = this.#record;
    if (pid !== known2.pid || command !== this.#command) this.#observer.mayHaveChanged();
    this.#command = command;
    if (pid !== known2.pid) {
      this.#log.respawned(this.#otherFrom);
      this.#otherFrom = void 0;
    }
    if (known2.window === window && known2.session === session && known2.pid === pid) return;
    this.#record = { ...known2, window, session, pid };
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
  /** The session that was opened for it is called so now. */
  callSession(session) {
    const { started } = this.#record;
    if (started === void 0) return;
    this.#record = { ...this.#record, started: { ...started, session } };
    this.#save();
  }
  /** Tells an event after the log that it speaks of is on disk, or the disk does not take it. */
  tell(type, fields, onTold) {
    this.#then(async () => {
      await this.#log.flushed();
      const event = this.#options.hub.publish(this.id, this.name, type, fields);
      this.#files.events.append(event);
      onTold?.(event);
    });
  }
  /**
   * Adds what a dead pane still shows of the last output and the log does not have: tmux drops what is queued for us when
   * a program ends. That need not be all of it: tmux may close a terminal before it has read the last of it (seen up to
   * 3.8; it waits for what FIONREAD tells, and a kernel holds more).
   */
  async completeWith(image) {
    const { bytes, joined } = await this.#output.completeFrom(image);
    if (bytes > 0) this.tell("recovered", { bytes, why: "ended", joined });
  }
  /** Ends the run by a final event. Its files are closed when all is written, which a full disk delays: see `isClosed`. */
  async finish(event) {
    if (isFinal(this.#life.state)) return;
    if (this.#endMark !== void 0) this.#take(this.#endMark.rest());
    await this.#log.flushed();
    if (isFinal(this.#life.state)) return;
    const endConfirmed = this.#endConfirmed ?? (event.kind === "unmarked" || event.kind === "agent-ended");
    this.#record = { ...this.#record, endConfirmed };
    this.apply(event);
    this.#listen(false);
    this.#then(async () => this.#log.finish(endConfirmed));
    await this.#work;
    await this.#files.flushed();
    if (this.#files.areWritable) await this.close();
  }
  /** Its server is gone: what ends it now is that. */
  serverGone() {
    this.#record = { ...this.#record, endedWithServer: true };
  }
  /** Writes what the disk takes and lets go of the files without ending the run. */
  async close() {
    clearTimeout(this.#timer);
    clearTimeout(this.#agentTimer);
    this.#observer.close();
    this.#ears.close();
    this.#listen(false);
    this.#isClosed = true;
    await this.#work;
    await this.#files.close();
  }
  get isClosed() {
    return this.#isClosed;
  }
  /** Says to the wrapper of its command whether the mark with which that ends can come here. */
  #listen(hears) {
    if (!this.isStarted || this.#isClosed) return;
    if (hears) listen(this.#options.directory);
    else stopListening(this.#options.directory);
  }
  /** With the log, the record may be gone too. */
  #lost({ from, to, why }) {
    this.tell("gap", { at: to, bytes: to - from, why });
    this.#save();
  }
  #trouble(trouble) {
    if (trouble === void 0) this.tell("log-resumed", {});
    else this.tell("log-trouble", { ...trouble });
    this.#options.onTrouble(trouble);
    if (trouble !== void 0 || this.#isClosed || !isFinal(this.#life.state)) return;
    this.close().then(this.#options.onSettled, this.#options.onBug);
  }
  #becomes(agent) {
    this.#log.agent(agent);
    if (agent === this.#record.agent) return;
    this.#record = { ...this.#record, agent };
    this.tell("recognised", { agent });
    this.#save();
    this.#options.onAgent(agent);
    this.#options.onChange();
  }
  #arm(inMs) {
    clearTimeout(this.#timer);
    if (this.#isClosed) return;
    const wait = Math.min(Math.max(0, inMs), MAX_TIMER_MS);
    this.#timer = setTimeout(() => this.apply({ kind: "silence-timer", at: moment() }), wait);
  }
  #announceState(from) {
    const now2 = this.#life.state;
    const { kind: state, ...details } = now2;
    this.#record = { ...this.#record, times: addTime(this.#record.times ?? {}, from, now2) };
    const isOver = isFinal(now2);
    const rule = isOver ? void 0 : this.observed.verdict?.won.rule;
    const isNews = now2 !== this.#options.record.state;
    this.tell(
      "state",
      { state, from: from.kind, ...details, rule },
      (event) => this.#options.onState({ event, state: now2, isNews })
    );
    if (isOver) this.#end();
    this.#save();
    this.#options.onChange();
  }
  #announceOutput(nowMs) {
    if (this.#outputEventPending || !this.#options.hub.listened) return;
    this.#outputEventPending = true;
    const publish = () => this.#then(async () => {
      await this.#log.flushed();
      this.#outputEventPending = false;
      this.#outputEventDueMs = performance.now() + OUTPUT_EVENT_MS;
      this.#options.hub.publish(this.id, this.name, "output", { at: this.#log.end });
    });
    if (nowMs >= this.#outputEventDueMs) publish();
    else setTimeout(publish, this.#outputEventDueMs - nowMs).unref();
  }
  #save() {
    this.#then(async () => this.#files.record.save());
  }
  #then(work) {
    this.#work = this.#work.then(work).catch((error) => this.#options.onBug(error));
  }
};
function pipePosition({ pipe }, end) {
  if (pipe === void 0 || end < pipe.at) return void 0;
  const { at: at2, ...position } = pipe;
  return { ...position, offset: position.offset + end - at2 };
}
function patternOf(source) {
  try {
    return source === void 0 ? void 0 : new PatternSearch(source);
  } catch {
    return void 0;
  }
}

// src/controller/started/wrapper.ts
import { closeSync, constants, existsSync as existsSync2, mkdirSync as mkdirSync2, openSync, rmSync as rmSync3, writeFileSync as writeFileSync2, writeSync } from "fs";
import { join as join8 } from "path";
var READY_MS = 5e3;
var LEAVE_MS2 = 500;
var LOOK_MS4 = 2;
var HELD = "held";
var START = "start";
function openCommand({ script, directory, command, opening }) {
  const { cwd, env } = command;
  const variables = Object.entries(env).flatMap(([name, value]) => ["-e", `${name}=${value}`]);
  const rest = ["-c", cwd.replaceAll("#", "##"), ...variables, "/bin/sh", script, directory, cwd];
  return [...where(opening), "-d", "-P", "-F", "#{pane_id}", ...rest, ...command.command];
}
function where(opening) {
  switch (opening.place) {
    case "session":
      return ["new-session", "-s", escapeFormat(opening.name), ...windowName(opening.window)];
    case "window":
      return ["new-window", "-t", `${opening.session}:`, ...windowName(opening.window)];
    case "split":
      return ["split-window", "-t", opening.pane];
  }
}
function windowName(name) {
  return name === void 0 || name === "" ? [] : ["-n", escapeFormat(name)];
}
function holdBack(directory, secret) {
  mkdirSync2(directory, { recursive: true, mode: 448 });
  rmSync3(join8(directory, START), { force: true });
  writeFileSync2(join8(directory, HELD), `${secret}
`, { mode: 384 });
}
function isHeldBack(directory) {
  return existsSync2(join8(directory, HELD));
}
async function letGo(directory) {
  for (const deadline = performance.now() + READY_MS; performance.now() < deadline; ) {
    try {
      const file = openSync(join8(directory, START), constants.O_WRONLY | constants.O_NONBLOCK);
      try {
        writeSync(file, "\n");
      } finally {
        closeSync(file);
      }
      return;
    } catch (error) {
      if (!["ENOENT", "ENXIO"].includes(systemCode(error) ?? "")) throw error;
      await sleep(LOOK_MS4);
    }
  }
  throw new Failure("spawn-failed", "the pane was opened, but the command could not be started in it", {
    next: "`geppetto-tmux controller log` may say why"
  });
}
async function dismiss(wrapper) {
  signalProcess(wrapper, "SIGUSR1");
  const deadline = performance.now() + LEAVE_MS2;
  while (isProcess(wrapper) && performance.now() < deadline) await sleep(LOOK_MS4);
}

// src/controller/fleet/fleet.ts
var Fleet = class {
  #options;
  #live = /* @__PURE__ */ new Map();
  #ended;
  /** Ended runs of which the disk has not taken everything yet. */
  #unwritten = /* @__PURE__ */ new Map();
  #exits;
  /** The rows of each pane in the latest snapshot. */
  #rows = /* @__PURE__ */ new Map();
  constructor(options) {
    this.#options = options;
    this.#ended = new EndedRuns({
      root: options.root,
      server: options.server,
      isNeeded: (record) => this.#unwritten.has(record.id) || this.hasPane(record) || isNewFailure(record.state)
    });
    this.#exits = new ExitStatus(() => {
      options.askAll([["run-shell", "-b", ":"]]).catch(() => void 0);
      options.onDoubt();
    });
  }
  get live() {
    return [...this.#live.values()];
  }
  /** Everything about every runner, live ones first; of those that have ended, the newest. */
  get records() {
    return [...this.live.map((runner) => runner.record), ...this.#ended.newest];
  }
  /** What status line and badges show: runners whose pane is still there to go to, and failures nobody has looked at. */
  get shown() {
    return [...this.#live.values(), ...this.#ended.newest].flatMap((runner) => {
      const windows = this.#rowsOf(runner).map((row) => row.window);
      const isNew = isNewFailure(runner.state);
      if (windows.length === 0 && !isNew) return [];
      const isCounted = isNew || runner.state.kind !== "failed";
      return [{ state: shownState(runner.state), pane: runner.pane, windows, isCounted }];
    });
  }
  /** True while a failure waits in its pane to be looked at. */
  get awaitsLook() {
    return [...this.#ended.newest].some((record) => isNewFailure(record.state) && this.hasPane(record));
  }
  /** Of these, the failures. */
  get failures() {
    return this.shown.filter(({ state, isCounted }) => state === "failed" && isCounted);
  }
  /** The sessions where live runners were last seen, for clients that have to be somewhere. */
  get homeSessions() {
    return this.live.flatMap((runner) => this.#rowsOf(runner)).map(({ session }) => session);
  }
  /** False for a run on an earlier server at the same socket. */
  isOfThisServer({ server }) {
    return isSameServer(server, this.#options.server);
  }
  /** True while there is a pane to go to. */
  hasPane(record) {
    return this.#rowsOf(record).length > 0;
  }
  directory(id) {
    return join9(this.#options.root, id);
  }
  /** Finds a runner by pane id, id or name; a live one before an ended one. Undefined when there is none. */
  findAny(selector) {
    const records = this.records;
    const matches = records.filter(
      (record) => [record.id, record.name].includes(selector) || this.#ended.isInPane(record, selector)
    );
    const live = matches.find((record) => !isFinal(record.state));
    const newest = matches.toSorted((a, b) => b.state.since - a.state.since)[0];
    return live ?? newest ?? this.#ended.findOlder(selector);
  }
  /** As findAny; throws a Failure `runner-not-found`. */
  find(selector) {
    const found = this.findAny(selector);
    if (found === void 0) {
      const known2 = this.records.flatMap(({ id, name }) => [name, id]);
      throw new Failure("runner-not-found", `there is no runner '${selector}'`, {
        next: `${didYouMean(selector, known2)}list the runners with: geppetto-tmux ls`
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
  /** Finds a runner that has not ended. Throws a Failure `runner-not-found` or `runner-ended`. */
  findLive(selector) {
    const { id, name } = this.find(selector);
    const runner = this.#live.get(id);
    if (runner !== void 0) return runner;
    throw new Failure("runner-ended", `'${name}' has ended already`, { next: `geppetto-tmux show ${id}` });
  }
  /** Finds a runner that we have started and that has not ended. Throws also `not-started`. */
  findStarted(selector) {
    const runner = this.findLive(selector);
    if (runner.isStarted) return runner;
    const { name } = runner;
    throw new Failure(
      "not-started",
      `'${name}' was marked and not started: its shell, or tmux, would not leave it stopped`,
      {
        next: `press C-z in its pane, and call fg there; what geppetto-tmux has started by run can be paused`
      }
    );
  }
  /** Marks a pane of the latest snapshot. Throws `pane-not-found`, `pane-dead`, `runner-exists` or `cannot-create`. */
  async mark(pane, request2) {
    const row = this.#rows.get(pane)?.[0];
    if (row === void 0) throw new Failure("pane-not-found", `there is no pane ${pane}`);
    if (row.dead) {
      throw new Failure("pane-dead", `the program in ${pane} has ended`, {
        next: `start it again first: tmux respawn-pane -t ${pane}`
      });
    }
    const existing = this.liveIn(pane);
    if (existing?.isFound === true && request2.found === void 0) {
      if (await this.#keep(existing, request2)) return existing;
    } else if (existing !== void 0) {
      throw new Failure("runner-exists", `${pane} is already the runner '${existing.name}'`, {
        next: `release it with: geppetto-tmux unmark ${existing.name}`
      });
    }
    const { started, before, found } = request2;
    const isGiven = request2.agent !== void 0 || before?.agentGiven === true;
    const known2 = request2.agent ?? before?.agent ?? found?.agent;
    const agent = known2 === void 0 ? await this.#recognised(row) : checkAgent(known2);
    const name = this.newName(request2.name, request2.name === void 0 ? await this.#ideas(row, agent) : []);
    const settings = await this.#options.settings();
    const idleAfterMs = request2.idleAfterMs ?? settings.idleAfterMs;
    const record = newRecord(row, {
      id: started?.id ?? before?.id ?? newRunnerId(),
      name,
      agent,
      ...isGiven ? { agentGiven: true } : {},
      idleAfterMs,
      server: this.#options.server
    });
    const given = request2.source ?? before?.sourceGiven;
    const tell = request2.tell ?? before?.tell;
    if (tell !== void 0) parsePattern(tell);
    const source = given ?? this.#options.sourceFor(settings);
    const whole = {
      ...record,
      ...given === void 0 ? {} : { sourceGiven: given },
      ...tell === void 0 ? {} : { tell },
      ...found === void 0 ? {} : { found: { process: found.process, program: found.program } },
      ...started === void 0 ? {} : { started: started.command },
      ...before === void 0 ? {} : sequel(before, record.startedAt)
    };
    const why = before === void 0 ? "adopted" : "restarted";
    const runner = await this.#track(whole, settings, source, why, request2.prompted);
    await this.#options.askAll(paneMarks(whole));
    runner.tell(before === void 0 ? started === void 0 ? "marked" : "started" : "restarted", {
      pane,
      agent,
      ...found === void 0 ? {} : { found: "agents" }
    });
    return runner;
  }
  /** Makes of a runner again what it was before it could not be started again. */
  async putBack(before) {
    const { id } = before;
    await this.#unwritten.get(id)?.close();
    this.#unwritten.delete(id);
    this.#ended.add(before);
    await writeRecord(this.directory(id), before);
  }
  /** The name that a person wishes for a new runner, if it is free; without a wish a free one of these ideas. */
  newName(wish, ideas) {
    return wish === void 0 ? freeName(ideas, this.#names()) : this.#checkFree(wish);
  }
  /** Ends the run of a started command that has ended, and lets its wrapper go. */
  async commandEnded(id, word3) {
    const runner = this.#live.get(id);
    const end = parseEnd(word3);
    if (runner === void 0 || end === void 0) return;
    const wrapper = processMark(runner.pid);
    await this.#end(runner, { kind: "exited", at: moment(), ...end });
    await dismiss(wrapper);
    await this.#options.askAll([["display-message", "-p", ""]]).catch(() => void 0);
  }
  /** Releases a runner: its log ends, its pane stays as it is. An agent in it is not marked again by itself. */
  async unmark(runner) {
    const { id, pane, pid } = runner;
    await this.#end(runner, { kind: "unmarked", at: moment() });
    const finds = (await this.#options.settings().catch(() => void 0))?.auto === "agents";
    const agent = finds ? await this.#options.agents.inFront(pid) : void 0;
    const released = agent === void 0 ? [] : [releasedMark(pane, agent.process)];
    await this.#options.askAll([...paneUnmarks(pane), ...released]).catch(() => void 0);
    return this.find(id);
  }
  /** Releases a runner whose agent has ended, if it was marked for that one. */
  async agentEnded(id) {
    const runner = this.#live.get(id);
    if (runner?.agentHasEnded !== true) return false;
    await this.#end(runner, { kind: "agent-ended", at: moment() });
    await this.#options.askAll(paneUnmarks(runner.pane)).catch(() => void 0);
    return true;
  }
  /** Leaves a pane that was marked by itself to the person who marks it; false where that takes a run of its own. */
  async #keep(runner, { name, ...others }) {
    if (name !== void 0 && name !== runner.name) this.#checkFree(name);
    if (others.agent !== void 0) checkAgent(others.agent);
    if (others.tell !== void 0) parsePattern(others.tell);
    if (Object.values(others).some((value) => value !== void 0)) {
      await this.#end(runner, { kind: "unmarked", at: moment() });
      return false;
    }
    if (name === void 0) runner.keep();
    else await this.rename(runner.id, name);
    return true;
  }
  /** Resolves when its pane says so, too. */
  async rename(id, name) {
    const runner = this.#live.get(id);
    if (runner === void 0) throw new Failure("invalid-request", "this runner has ended and keeps its name");
    runner.keep();
    const before = runner.name;
    if (before === name) return;
    runner.rename(this.#checkFree(name));
    const { askAll } = this.#options;
    await askAll([nameMark(runner.pane, runner.name)]).catch(() => void 0);
    if (runner.isStarted) await this.#renameAround(runner, before);
  }
  /** What was opened for a runner bears its name, until somebody gives it another one. */
  async #renameAround(runner, before) {
    const { pane, name, record } = runner;
    const ask = async (command) => {
      return (await this.#options.askAll([command]).catch(() => []))[0] ?? [];
    };
    const [window] = await ask(["display-message", "-p", "-t", pane, "#{window_name}"]);
    if (window === windowNameOf(before)) await ask(["rename-window", "-t", pane, windowNameOf(name)]);
    const session = record.started?.session;
    if (session === void 0) return;
    const panes = await ask(["list-panes", "-s", "-t", `=${session}:`, "-F", "#{pane_id}"]);
    if (!panes.includes(pane)) return;
    const taken = new Set(await ask(["list-sessions", "-F", "#{session_name}"]));
    taken.delete(session);
    const wanted = sessionNameOf(name, taken);
    await ask(["rename-session", "-t", `=${session}:`, wanted]);
    const [called] = await ask(["display-message", "-p", "-t", `=${wanted}:`, "#{session_name}"]);
    if (called === wanted) runner.callSession(wanted);
  }
  /** A person has looked at a run since it has ended. */
  async looked(known2) {
    const { id } = known2;
    const record = this.#ended.get(id) ?? known2;
    if (!isFinal(record.state) || !("unseen" in record.state)) return;
    const { unseen: _, ...state } = record.state;
    const looked = { ...record, state };
    this.#ended.replace(looked);
    this.#options.onChange();
    if (this.#unwritten.has(id)) return;
    await writeRecord(this.directory(id), looked).catch((error) => {
      this.#options.journal.note("record could not be written", { runner: id, error: messageOf(error) });
    });
  }
  /** Forgets an ended runner and deletes its log. Throws `runner-live` while it lives. */
  async remove(record) {
    if (!isFinal(record.state)) {
      throw new Failure("runner-live", `'${record.name}' is still running`, {
        next: `release it first: geppetto-tmux unmark ${record.name}`
      });
    }
    try {
      await this.#unwritten.get(record.id)?.close();
      await removeRun(this.#options.root, record.id);
    } catch (error) {
      throw new Failure("permission-denied", `cannot delete ${this.directory(record.id)}: ${messageOf(error)}`);
    }
    await this.forget(record.id, record);
  }
  /** The log of an ended run is gone. Resolves when its pane bears no mark of it any more. */
  async forget(id, record = this.#ended.get(id)) {
    if (record === void 0) return;
    this.#ended.delete(id);
    this.#unwritten.delete(id);
    this.#options.hub.publish(id, record.name, "removed", {});
    this.#options.onChange();
    await this.#unmarkDead(id, record.pane);
  }
  /** Takes the marks of a run that is forgotten off its pane, or the next controller would find it there. */
  async #unmarkDead(id, pane) {
    if (this.#rows.get(pane)?.[0]?.runnerId !== id) return;
    await this.#options.askAll(paneUnmarks(pane)).catch(() => void 0);
  }
  /** True while something of a run may still be written. */
  isHeld(id) {
    return this.#live.has(id) || this.#unwritten.has(id);
  }
  /** Takes over what a snapshot shows: panes that moved, ended or are gone, and those that somebody has in front. */
  async update({ rows, inView, askedMs }) {
    this.#rows = byPane(rows);
    for (const runner of this.live) {
      const row = this.#rowsOf(runner)[0];
      const at2 = moment();
      if (row?.dead === false) {
        runner.place(row, askedMs);
        runner.apply({ kind: "viewed", at: at2, inView: inView.has(runner.pane) });
        continue;
      }
      const { id, pid } = runner;
      const noteIn = runner.isStarted ? this.directory(id) : void 0;
      const end = this.#exits.of({ id, pid, noteIn }, row, at2);
      if (end !== void 0) await this.#end(runner, end, row);
    }
    for (const record of this.#ended.newest) {
      if (inView.has(record.pane) && this.hasPane(record)) void this.looked(record);
    }
    this.#options.sources.update(rows);
    this.#options.onChange();
    if (this.doubtful) this.#options.onDoubt();
  }
  /** True when the program of a live runner, or the agent that it was marked for, has ended and nobody has told us. */
  get doubtful() {
    return this.live.some((runner) => !isRunning(runner.pid) || runner.agentHasEnded);
  }
  /**
   * Picks up the runners of an earlier controller from the marks on their panes and from their files, and closes the
   * books on those whose pane or server is gone.
   */
  async restore(rows, report2) {
    this.#rows = byPane(rows);
    const { askAll, root, server, journal } = this.#options;
    const settings = await this.#options.settings();
    const marked = new Map(rows.filter((row) => isRunnerId(row.runnerId)).map((row) => [row.runnerId, row]));
    const past = await readPastRuns({ root, server, marked: new Set(marked.keys()), report: report2 });
    const ended = new Set(past.ended.map(({ id }) => id));
    for (const record of past.ended.toSorted((a, b) => a.state.since - b.state.since)) this.#ended.add(record);
    const unknown2 = [...marked].filter(([id]) => !past.open.has(id) && !ended.has(id));
    for (const [id, row] of unknown2) if (row.dead) await this.#unmarkDead(id, row.pane);
    const lost = unknown2.flatMap(([, row]) => row.dead ? [] : [this.#recordFromMarks(row, settings)]);
    const open3 = [...past.open.values()].toSorted((a, b) => Number(b.pipe !== void 0) - Number(a.pipe !== void 0));
    for (const record of [...open3, ...lost]) {
      const { id, pane } = record;
      try {
        const source = record.pipe === void 0 ? this.#sourceOf(record, settings) : "pipe";
        const runner = await this.#track(record, settings, source, "resumed");
        runner.tell("resumed", { pane });
        if (runner.isStarted && isHeldBack(this.directory(id))) this.#letGo(runner);
        if (runner.isStarted && isPaused(this.directory(id))) isPausedNow(runner, this.directory(id));
        if (marked.has(id)) continue;
        if (this.#isUnmarked(record)) await askAll(paneMarks(record));
        else await this.#endGone(runner, "pane-closed");
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        journal.note("runner could not be picked up", { runner: id, error: error.message });
        if (!marked.has(id)) {
          this.#ended.add(await closeRun(root, record, true));
          continue;
        }
        report2(`'${record.name}' could not be picked up: ${error.message}`);
      }
    }
  }
  /** Ends every live runner: the server is gone. */
  async serverGone() {
    await Promise.all(this.live.map(async (runner) => this.#endGone(runner, "server-gone")));
  }
  /** Lets go of every runner without ending it: another controller goes on. */
  async close() {
    await Promise.all([...this.live, ...this.#unwritten.values()].map(async (runner) => runner.close()));
  }
  #sourceOf({ sourceGiven }, settings) {
    return sourceGiven ?? this.#options.sourceFor(settings);
  }
  async #track(record, settings, source, why, prompted = false) {
    const { agents, askAll, hub, journal, onChange, onLogs, sources } = this.#options;
    const paneId = record.pane;
    const runner = await TrackedRunner.open({
      directory: this.directory(record.id),
      record,
      isNew: why === "adopted",
      // Of others nobody could say that they work.
      isPrompted: prompted && agents.rules(record.agent) !== void 0,
      isRestarted: why === "restarted",
      settings,
      hub,
      onChange: () => {
        onChange();
        if (!isRunning(runner.pid)) this.#options.onDoubt();
      },
      eyes: {
        rules: (agent) => agents.rules(agent),
        readPane: async () => agents.readPane(paneId),
        recognise: async (pid) => agents.find(paneId, pid),
        showing: async (pid) => agents.showing(pid)
      },
      onState: (change2) => this.#options.onState({ ...change2, runner }),
      onAgent: (agent) => void askAll([agentMark(paneId, agent)]).catch(() => void 0),
      onTrouble: (trouble) => this.#options.onTrouble(runner.record, trouble),
      onSettled: () => this.#unwritten.delete(record.id),
      onRotated: onLogs,
      onBug: (error) => journal.bug(error),
      onAgentEnd: () => this.#options.onAgentEnd(record.id),
      onGone: () => this.#options.onDoubt(),
      onCommandEnd: (word3) => this.#options.onCommandEnd(record.id, word3),
      position: async () => sources.position(paneId),
      catchUp: async () => sources.catchUp(paneId, PATIENT_MS)
    });
    const pane = runner.pane;
    const sessions = (this.#rows.get(pane) ?? []).map((row) => row.session);
    this.#live.set(record.id, runner);
    this.#ended.delete(record.id);
    this.#options.onTracked(runner);
    try {
      await sources.add(source, { pane, sessions, why: why === "resumed" ? why : "adopted", sink: runner });
    } catch (error) {
      this.#live.delete(record.id);
      await runner.close();
      if (why === "adopted") rmSync4(this.directory(record.id), { recursive: true, force: true });
      throw error;
    }
    runner.observe();
    journal.note("runner tracked", { runner: record.id, name: record.name, pane, why });
    return runner;
  }
  /** Ends a run; with the row of its dead pane, what tmux dropped of its last output is taken from there. */
  async #end(runner, event, row) {
    const isReleased = event.kind === "unmarked" || event.kind === "agent-ended";
    const ending = isReleased ? "released" : runner.hasSaidAll ? "whole" : "gone";
    const whole = await this.#options.sources.remove(runner.pane, ending);
    const shown = row?.dead === true && !whole ? await this.#options.lastImage(row).catch(() => void 0) : void 0;
    if (shown !== void 0) await runner.completeWith(shown);
    await runner.finish(event);
    this.#live.delete(runner.id);
    if (!runner.isClosed) this.#unwritten.set(runner.id, runner);
    this.#ended.add(runner.record);
    this.#options.onLogs();
    this.#options.journal.note("runner ended", { runner: runner.id, name: runner.name, state: runner.state });
    this.#options.onChange();
  }
  /** What a pane may be called that nobody has named. */
  async #ideas({ pane, command: program, windowName: window }, agent) {
    const formats = ["#{pane_current_path}", "#{automatic-rename}"];
    const ask = formats.map((format) => ["display-message", "-p", "-t", pane, format]);
    const [[path2 = ""] = [], [isAutomatic] = []] = await this.#options.askAll(ask).catch(() => []);
    const isWindowNamed = isAutomatic === "0";
    return markIdeas({ agent, program, path: path2, home: homedir2(), window, isWindowNamed });
  }
  async #recognised({ pane, pid }) {
    const found = await this.#options.agents.find(pane, pid);
    return found?.agent ?? "command";
  }
  /** Ends a run whose pane is gone; of a command that we have started it may still become known how it ended. */
  async #endGone(runner, why) {
    const at2 = moment();
    if (why === "server-gone") runner.serverGone();
    const end = runner.isStarted ? await awaitEnd(this.directory(runner.id), runner.pid) : void 0;
    await this.#end(runner, end === void 0 ? { kind: "vanished", at: at2, why } : { kind: "exited", at: at2, ...end });
  }
  /** Starts the command that an earlier controller has opened a pane for. */
  #letGo({ id, name }) {
    letGo(this.directory(id)).catch((error) => {
      this.#options.journal.note("command could not be started", { runner: id, name, error: messageOf(error) });
    });
  }
  /** The file of a marked pane is lost or spoilt: what the pane itself says is enough to go on. */
  #recordFromMarks(row, { idleAfterMs }) {
    const name = freeName([row.runnerName], this.#names());
    const agent = isAgent(row.agent) ? row.agent : "command";
    return newRecord(row, { id: row.runnerId, name, agent, idleAfterMs, server: this.#options.server });
  }
  /** True where its program runs on in a pane that belongs to no runner. */
  #isUnmarked({ pane, pid }) {
    const row = isPaneId(pane) ? this.#rows.get(pane)?.[0] : void 0;
    return row?.dead === false && row.pid === pid && row.runnerId === "";
  }
  #rowsOf({ id, pane, server }) {
    if (!isPaneId(pane) || server !== void 0 && !this.isOfThisServer({ server })) return [];
    return (this.#rows.get(pane) ?? []).filter((row) => this.#isCurrent(id, row));
  }
  /** The pane of an ended run may have been marked again since. */
  #isCurrent(id, row) {
    return this.#live.has(id) || row.dead && this.liveIn(row.pane) === void 0;
  }
  /** What no new runner may be called: the names of live ones, and every id. */
  #names() {
    return /* @__PURE__ */ new Set([...this.live.map((runner) => runner.name), ...this.records.map((record) => record.id)]);
  }
  #checkFree(name) {
    const checked = checkName(name);
    if (this.#names().has(checked)) {
      throw new Failure("runner-exists", `there is already a runner '${checked}'`, { next: "choose another name" });
    }
    return checked;
  }
};
function sequel({ startedAt, lastLine, times = {} }, restartedAt) {
  return { startedAt, restartedAt, lastLine, times };
}
function byPane(rows) {
  const found = /* @__PURE__ */ new Map();
  for (const row of rows) {
    const same = found.get(row.pane);
    if (same === void 0) found.set(row.pane, [row]);
    else same.push(row);
  }
  return found;
}

// src/controller/agents/hook-spool.ts
import { mkdirSync as mkdirSync3, readdirSync as readdirSync3, readFileSync as readFileSync4, rmSync as rmSync5, statSync, watch as watch2 } from "fs";
import { join as join10 } from "path";

// src/controller/agents/hook-report.ts
var word2 = string().check(_regex(/^[\w.:-]{1,128}$/));
var path = string().check(_maxLength(4096));
var payload = object({
  hook_event_name: optional(word2),
  type: optional(word2),
  session_id: optional(word2),
  "thread-id": optional(word2),
  conversation_id: optional(word2),
  transcript_path: nullish(path),
  cwd: nullish(path),
  notification_type: optional(word2),
  tool_name: optional(word2),
  about: optional(word2),
  details: optional(unknown())
});
var QUESTION2 = "ask_user";
var question = object({ type: literal(QUESTION2) });
var FILE_NAME = /^(\d{1,10})\.([a-z]{1,32})\.\d{1,10}$/;
function parseHookReport(fileName, text) {
  const [, pane, agent] = FILE_NAME.exec(fileName) ?? [];
  if (pane === void 0 || agent === void 0) return void 0;
  const { success, data } = safeParse(payload, parse(text));
  const event = success ? data.hook_event_name ?? data.type : void 0;
  if (!success || event === void 0) return void 0;
  return {
    agent,
    pane: `%${pane}`,
    event,
    // Gemini tells of a question as of any other tool that wants a confirmation.
    about: data.about ?? (question.safeParse(data.details).success ? QUESTION2 : void 0) ?? data.notification_type ?? data.tool_name,
    session: data.session_id ?? data.conversation_id ?? data["thread-id"],
    transcript: data.transcript_path ?? void 0,
    cwd: data.cwd ?? void 0
  };
}
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
}

// src/controller/agents/hook-spool.ts
var MAX_FILE_BYTES = 1024 * 1024;
var HookSpool = class {
  #directory;
  #journal;
  #onReport;
  #watcher;
  constructor(options) {
    this.#directory = options.directory;
    this.#journal = options.journal;
    this.#onReport = options.onReport;
  }
  /** Begins to take events in. What has come to nobody before is old, and goes. Where it cannot be, there are no hooks. */
  open() {
    if (this.#watcher !== void 0) return;
    try {
      rmSync5(this.#directory, { recursive: true, force: true });
      mkdirSync3(join10(this.#directory, ".."), { recursive: true, mode: 448 });
      ensurePrivateDirectory(this.#directory);
      this.#watcher = watch2(this.#directory, () => this.#takeIn());
      this.#watcher.on("error", (error) => this.#journal.note("hooks are not heard", { error: messageOf(error) }));
    } catch (error) {
      this.#journal.note("hooks are not heard", { error: messageOf(error) });
    }
  }
  close() {
    if (this.#watcher === void 0) return;
    this.#watcher.close();
    this.#watcher = void 0;
    rmSync5(this.#directory, { recursive: true, force: true });
  }
  /** The oldest first: a state is what was said last. */
  #takeIn() {
    const found = this.#names().flatMap((name) => {
      try {
        const status = statSync(join10(this.#directory, name));
        return [{ name, at: status.mtimeMs, isSmall: status.isFile() && status.size <= MAX_FILE_BYTES }];
      } catch {
        return [];
      }
    });
    for (const { name, isSmall } of found.toSorted((a, b) => a.at - b.at)) {
      const path2 = join10(this.#directory, name);
      try {
        const report2 = isSmall ? parseHookReport(name, readFileSync4(path2, "utf8")) : void 0;
        rmSync5(path2, { recursive: true, force: true });
        if (report2 === void 0) this.#journal.note("hook not understood", { name });
        else this.#onReport(report2);
      } catch (error) {
        this.#journal.note("hook could not be read", { name, error: messageOf(error) });
      }
    }
  }
  #names() {
    try {
      return readdirSync3(this.#directory).filter((name) => !name.startsWith("."));
    } catch {
      return [];
    }
  }
};

// src/host/process-use.ts
import { readFile } from "fs/promises";
var TICK_MS = 10;
var PS_MS = 2e3;
var MAX_PROCESSES = 1024;
async function processUse(root) {
  const tree = await processTree(root, MAX_PROCESSES);
  const pids = tree.map(({ pid }) => pid);
  const uses = process.platform === "linux" ? await Promise.all(pids.map(fromProc)) : await fromPs(pids);
  const found = uses.filter((use) => use !== void 0);
  if (found.length === 0) return void 0;
  return {
    cpuMs: found.reduce((sum, use) => sum + use.cpuMs, 0),
    memoryBytes: found.reduce((sum, use) => sum + use.memoryBytes, 0),
    processes: found.length
  };
}
async function fromProc(pid) {
  try {
    const [stat4, status] = await Promise.all(
      ["stat", "status"].map(async (file) => readFile(`/proc/${pid}/${file}`, "latin1"))
    );
    return { cpuMs: ticksIn(stat4 ?? "") * TICK_MS, memoryBytes: residentIn(status ?? "") };
  } catch {
    return void 0;
  }
}
function ticksIn(stat4) {
  const fields = stat4.slice(stat4.lastIndexOf(")") + 2).split(" ");
  return fields.slice(11, 15).reduce((sum, field) => sum + (Number(field) || 0), 0);
}
function residentIn(status) {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
}
async function fromPs(pids) {
  if (pids.length === 0) return [];
  const { execa: execa2 } = await import("./execa-index.js");
  const argv = ["-o", "rss=,time=", "-p", pids.join(",")];
  const { stdout } = await execa2("ps", argv, { reject: false, timeout: PS_MS });
  return stdout.split("\n").flatMap((line2) => {
    const [, kilobytes, time] = /^\s*(\d+)\s+(\S+)\s*$/.exec(line2) ?? [];
    return kilobytes === void 0 ? [] : [{ cpuMs: clockMs(time ?? ""), memoryBytes: Number(kilobytes) * 1024 }];
  });
}
function clockMs(time) {
  const [, days = "0", clock = ""] = /^(?:(\d+)-)?([\d:.]+)$/.exec(time) ?? [];
  const seconds = clock.split(":").reduce((sum, part) => sum * 60 + (Number(part) || 0), 0);
  return (Number(days) * 86400 + seconds) * 1e3;
}

// src/controller/figures/meter.ts
var PAUSE_MS = 1e3;
var STALE_MS = 1e4;
var FIRST_SPAN_MS = 250;
var Meter = class {
  #runners;
  #samples = /* @__PURE__ */ new Map();
  #readings = /* @__PURE__ */ new Map();
  #lookedAtMs = -Infinity;
  #looking;
  constructor(runners) {
    this.#runners = runners;
  }
  /** The readings of all live runners by id; none of those whose processes cannot be seen. */
  async look() {
    if (performance.now() - this.#lookedAtMs >= PAUSE_MS) {
      this.#looking ??= this.#measure().finally(() => {
        this.#looking = void 0;
      });
    }
    await this.#looking;
    return this.#readings;
  }
  async #measure() {
    const before = this.#samples;
    const fresh = (id) => performance.now() - (before.get(id)?.atMs ?? -Infinity) < STALE_MS;
    const unknown2 = this.#runners().filter(({ id }) => !fresh(id));
    if (unknown2.length > 0) {
      for (const [id, sample] of await sampled(unknown2)) before.set(id, sample);
      await sleep(FIRST_SPAN_MS);
    }
    this.#samples = await sampled(this.#runners());
    this.#lookedAtMs = performance.now();
    this.#readings = new Map(
      [...this.#samples].flatMap(([id, sample]) => {
        const earlier = before.get(id);
        return earlier === void 0 ? [] : [[id, between(earlier, sample)]];
      })
    );
  }
};
async function sampled(runners) {
  const samples = /* @__PURE__ */ new Map();
  for (const { id, pid, bytes } of runners) {
    const use = await processUse(pid);
    if (use !== void 0) samples.set(id, { ...use, bytes, atMs: performance.now() });
  }
  return samples;
}
function between(before, after) {
  const spanMs = Math.max(1, after.atMs - before.atMs);
  return {
    cpuPercent: Math.max(0, after.cpuMs - before.cpuMs) / spanMs * 100,
    memoryBytes: after.memoryBytes,
    processes: after.processes,
    bytesPerSecond: Math.max(0, after.bytes - before.bytes) / spanMs * 1e3
  };
}

// src/controller/figures/metrics-feed.ts
var EVERY_MS2 = 1e3;
var MetricsFeed = class {
  #options;
  #listeners = /* @__PURE__ */ new Set();
  #isTelling = false;
  constructor(options) {
    this.#options = options;
  }
  /** Pushes figures, of one runner or of all, until the signal aborts. */
  subscribe(listener, signal) {
    if (signal.aborted) return;
    this.#listeners.add(listener);
    signal.addEventListener("abort", () => this.#listeners.delete(listener), { once: true });
    if (this.#isTelling) return;
    this.#isTelling = true;
    this.#tell();
  }
  #tell() {
    this.#tellOnce().catch(this.#options.onBug).finally(() => {
      this.#isTelling = this.#listeners.size > 0;
      if (this.#isTelling) setTimeout(() => this.#tell(), EVERY_MS2).unref();
    });
  }
  async #tellOnce() {
    const { meter, live, hub } = this.#options;
    const readings = await meter.look();
    const time = (/* @__PURE__ */ new Date()).toISOString();
    for (const { id, name, record, figures: figures2 } of live()) {
      const event = { ...metricsOf(record, figures2, readings.get(id)), seq: hub.seq, time, runner: id, name };
      for (const { push, runner } of this.#listeners) {
        if (runner === void 0 || runner === id) push([{ ...event, type: "metrics" }]);
      }
    }
  }
};

// src/tmux/terminals.ts
var FIELDS3 = [
  "session_id",
  "client_control_mode",
  "client_tty",
  "client_termname",
  "client_termtype",
  "client_utf8",
  "client_flags",
  "client_activity",
  "client_name"
];
var LIST_TERMINALS = ["list-clients", "-F", rowFormat(FIELDS3)];
function parseTerminals(lines2) {
  const found = lines2.flatMap((line2) => {
    const row = parseRow(line2, FIELDS3.length) ?? [];
    const [session = "", control, tty = "", term = "", type = "", utf8, flags = "", usedAt, client = ""] = row;
    if (!isSessionId(session) || control === "1" || flags.split(",").includes("suspended")) return [];
    return [{ client, tty, term, type, isUtf8: utf8 === "1", usedAt: Number(usedAt) }];
  });
  return found.toSorted((a, b) => b.usedAt - a.usedAt);
}

// src/controller/telling/notice.ts
async function showNotice(ask, text) {
  const [lines2 = []] = await ask([LIST_TERMINALS]);
  const terminals = parseTerminals(lines2);
  if (terminals.length > 0) await ask(terminals.map(({ client }) => messageTo(client, text)));
}

// src/controller/sources/pipes.ts
import { randomBytes as randomBytes2 } from "crypto";

// src/pipe/fifo.ts
import { execFile } from "child_process";
import { closeSync as closeSync2, constants as constants2, openSync as openSync2, readdirSync as readdirSync4, unlinkSync } from "fs";
import { basename as basename2, dirname, join as join11 } from "path";
import { promisify } from "util";
var MAKE_MS = 5e3;
async function makeFifo(path2) {
  try {
    await promisify(execFile)("mkfifo", ["-m", "600", path2], { timeout: MAKE_MS });
  } catch (error) {
    throw new Failure("cannot-create", `cannot make the FIFO ${path2}: ${messageOf(error).trim()}`, {
      next: "it takes the program mkfifo, and space in that directory",
      cause: error
    });
  }
}
function holdFifo(path2) {
  const fd = openSync2(path2, constants2.O_RDONLY | constants2.O_NONBLOCK);
  return () => closeSync2(fd);
}
function removeFifo(path2) {
  try {
    closeSync2(openSync2(path2, constants2.O_RDONLY | constants2.O_NONBLOCK));
  } catch {
  }
  try {
    unlinkSync(path2);
  } catch {
  }
}
function removeStaleFifos(socket) {
  const start2 = basename2(fifoPath(socket, ""));
  const directory = dirname(socket);
  for (const name of readdirSync4(directory)) {
    if (name.startsWith(start2) && !name.endsWith(noteEnd())) removeFifo(join11(directory, name));
  }
}

// src/tmux/shell-command.ts
function shellCommand(words) {
  return words.map(shellWord).join(" ").replaceAll("#", "##").replaceAll("%", "%%");
}

// src/tmux/pipe.ts
async function openPipe(asker, pane, argv) {
  const isOpen = ["display-message", "-p", "-t", pane, "#{pane_pipe}"];
  const shell = `exec ${shellCommand(argv)} >/dev/null`;
  const open3 = commandLine(["pipe-pane", "-IO", "-t", pane, shell]).toString();
  const { capabilities: capabilities2 } = asker;
  const captures = captureCommands(pane, capabilities2);
  const commands = [...captures, isOpen, ["if-shell", "-F", "-t", pane, "#{?pane_pipe,0,1}", open3], isOpen];
  const replies = await asker.send(commands, { timeoutMs: CAPTURE_MS });
  const image = parseCapture(replies.slice(0, captures.length), capabilities2);
  if (image === void 0) throw new Failure("pane-not-found", `${pane} is gone`);
  if (replies[captures.length]?.body[0]?.toString() === "1") {
    throw new Failure("pipe-taken", `the pipe-pane of ${pane} is in use`);
  }
  const last = replies.at(-1);
  if (last?.ok !== true || last.body[0]?.toString() !== "1") {
    throw new Failure("spawn-failed", `tmux did not open the pipe of ${pane}: ${last?.body.join(" ") ?? "no answer"}`);
  }
  return image;
}

// src/controller/sources/pipe-reader.ts
import { spawn } from "child_process";

// src/pipe/listener.ts
import { chmodSync, lstatSync, renameSync, rmSync as rmSync6, unlinkSync as unlinkSync2 } from "fs";
import { once } from "events";
import { createServer } from "net";
var HELLO_MS = 1e4;
var MAX_HELLO_BYTES = 64 * 1024;
var FAREWELL_MS = 1e3;
var MAX_READERS = 64;
var LINE_FEED = 10;
async function listenForReaders(options) {
  const { path: path2, onReader, onBug } = options;
  const connections = /* @__PURE__ */ new Map();
  const server = createServer((socket) => {
    const served = welcome(socket, onReader).catch(onBug).finally(() => {
      socket.destroySoon();
      connections.delete(socket);
    });
    connections.set(socket, served);
  });
  server.maxConnections = MAX_READERS;
  const first = `${path2.slice(0, -1)}~`;
  try {
    rmSync6(first, { force: true });
    server.listen(first);
    await once(server, "listening");
    chmodSync(first, 384);
    renameSync(first, path2);
    removeStaleFifos(path2);
  } catch (error) {
    server.close();
    throw new Failure("cannot-create", `cannot open the socket ${path2}: ${messageOf(error)}`, { cause: error });
  }
  server.on("error", onBug);
  const { ino } = lstatSync(path2);
  return {
    close: async () => {
      server.close();
      if (lstatSync(path2, { throwIfNoEntry: false })?.ino === ino) unlinkSync2(path2);
      const late = setTimeout(() => connections.forEach((_, socket) => socket.destroy()), FAREWELL_MS);
      await Promise.all(connections.values());
      clearTimeout(late);
    }
  };
}
async function welcome(socket, onReader) {
  socket.on("error", () => void 0);
  const chunks = socket.iterator({ destroyOnReturn: false });
  socket.setTimeout(HELLO_MS, () => socket.destroy());
  let head = Buffer.alloc(0);
  let end = -1;
  while (end < 0 && head.length < MAX_HELLO_BYTES) {
    const chunk = await next(chunks);
    if (chunk === void 0) return;
    head = Buffer.concat([head, chunk]);
    end = head.indexOf(LINE_FEED);
  }
  socket.setTimeout(0);
  const hello = end < 0 ? void 0 : decodeHello(head.subarray(0, end));
  const order = (given) => {
    if (socket.writable) socket.write(encodeOrder(given));
  };
  if (hello === void 0) {
    return order({ kind: "leave", graceMs: 0 });
  }
  const frames = async function* () {
    const decoder = new FrameDecoder();
    yield decoder.push(head.subarray(end + 1));
    for (let chunk = await next(chunks); chunk !== void 0; chunk = await next(chunks)) yield decoder.push(chunk);
  };
  await onReader({ ...hello, frames, order });
}
async function next(chunks) {
  try {
    return (await chunks.next()).value;
  } catch {
    return void 0;
  }
}

// src/controller/sources/pipe-reader.ts
var START_MS = 1e4;
var RETURN_MS = 1e4;
var STEP_MS3 = 10;
var CLAIM_MS = 3e4;
var PipeReader = class {
  #options;
  #ears = /* @__PURE__ */ new Map();
  #listener;
  #link;
  /** The pipes that it had when it came, and that nobody has dropped since. */
  #found = /* @__PURE__ */ new Set();
  /** The reader that was connected last, or that an earlier controller had. */
  #mark;
  #arrival;
  /** Whoever waits for a reader gives up when this grows. */
  #closes = 0;
  /** As it was last told. */
  #isStopped = false;
  /** The kernel sends SIGCHLD to the parent of a process that is stopped or goes on, so that nothing has to poll. */
  #look = () => this.look();
  constructor(options) {
    this.#options = options;
  }
  /** Its process id while it is connected. */
  get pid() {
    return this.#link?.pid;
  }
  /** The process, as processMark writes it. */
  get mark() {
    return this.#mark;
  }
  /** Why nothing comes of any pane, in words. */
  get problem() {
    const { pid } = this;
    if (pid === void 0 || !isStopped(pid)) return void 0;
    return `the reader of pipes is stopped, so nothing is logged and no state changes; let it go on by: kill -CONT ${pid}`;
  }
  /** Looks whether the reader is stopped. For a reader that is not our child, because an earlier controller started it, no signal comes. */
  look() {
    const isHeld = this.problem !== void 0;
    if (isHeld === this.#isStopped) return;
    this.#isStopped = isHeld;
    this.#options.journal.note(isHeld ? "reader of pipes is stopped" : "reader of pipes goes on", { pid: this.pid });
    this.#options.onStopped();
  }
  /** Waits for the reader that an earlier controller had, if it still runs. */
  async awaitReturn(mark2) {
    if (this.#link !== void 0 || !isProcess(mark2)) return;
    this.#mark = mark2;
    await this.ready();
  }
  /** Waits for the reader, and starts one where there is none. Throws a Failure `spawn-failed` or `cannot-create`. */
  async ready() {
    await this.#listen();
    if (this.#link !== void 0) return;
    this.#arrival ??= this.#arrive().finally(() => {
      this.#arrival = void 0;
    });
    await this.#arrival;
  }
  /** True when the reader that is connected had this pipe when it came. */
  has(pipe) {
    return this.#link !== void 0 && this.#found.has(pipe);
  }
  /** Tells this one what comes of its pipe from now on. */
  attach(ear) {
    this.#ears.set(ear.id, ear);
  }
  /** Has the pipe closed and hears no more of it. */
  drop({ id }) {
    this.#ears.delete(id);
    this.#found.delete(id);
    this.order({ kind: "drop", pipe: id });
  }
  /** Orders what gets lost without a reader: whoever reads the pipe next is told anew. */
  order(order) {
    this.#link?.order(order);
  }
  /** Lets go of the reader, which waits for another controller for so many milliseconds. */
  async close(graceMs) {
    const listener = this.#listener;
    this.#listener = void 0;
    this.#closes += 1;
    await this.#arrival?.catch(() => void 0);
    this.#link?.order({ kind: "leave", graceMs });
    this.#link = void 0;
    const ears = [...this.#ears.values()];
    this.#ears.clear();
    for (const ear of ears) ear.gone();
    await (await listener)?.close();
  }
  async #listen() {
    this.#listener ??= this.#open();
    try {
      await this.#listener;
    } catch (error) {
      this.#listener = void 0;
      throw error;
    }
  }
  async #open() {
    const { journal, socket } = this.#options;
    removeOldNotes(socket);
    return listenForReaders({
      path: socket,
      onReader: async (link) => this.#welcome(link),
      onBug: (error) => journal.bug(error)
    });
  }
  async #arrive() {
    const { mark: mark2 } = this;
    if (mark2 !== void 0) {
      if (await this.#comes(mark2, RETURN_MS)) return;
      await endProcess(mark2);
    }
    const { command, socket } = this.#options;
    const [file = "", ...args] = command;
    const child = spawn(file, [...args, socket], { detached: true, cwd: "/", stdio: "ignore" });
    const failed = new Promise((resolve2) => child.once("error", (error) => resolve2(`: ${error.message}`)));
    child.unref();
    const comes = child.pid === void 0 ? false : await this.#comes(processMark(child.pid), START_MS);
    if (comes) return;
    child.kill("SIGKILL");
    const why = child.pid === void 0 ? await failed : " within 10 s, or has ended";
    throw new Failure("spawn-failed", `the reader of pipes did not start${why}`, {
      next: "`geppetto-tmux controller log` may say why"
    });
  }
  /** Waits until a reader is connected; false when this one has ended or the time is over. */
  async #comes(mark2, withinMs) {
    const closes = this.#closes;
    for (let waited = 0; this.#link === void 0; waited += STEP_MS3) {
      if (waited >= withinMs || !isProcess(mark2) || this.#closes !== closes) return false;
      await sleep(STEP_MS3);
    }
    return true;
  }
  async #welcome(link) {
    if (this.#link !== void 0) return link.order({ kind: "leave", graceMs: 0 });
    const mark2 = processMark(link.pid);
    this.#link = link;
    this.#mark = mark2;
    process.on("SIGCHLD", this.#look);
    this.look();
    this.#found.clear();
    for (const pipe of link.pipes) this.#found.add(pipe);
    for (const ear of this.#ears.values()) {
      if (this.has(ear.id)) ear.connected();
      else ear.gone();
    }
    const unclaimed = setTimeout(() => this.#dropUnclaimed(), CLAIM_MS).unref();
    for await (const frames of link.frames()) {
      if (this.#link !== link) continue;
      for (const frame of frames) this.#ears.get(frame.pipe)?.heard(frame);
    }
    clearTimeout(unclaimed);
    process.off("SIGCHLD", this.#look);
    if (this.#link !== link) return this.look();
    this.#link = void 0;
    this.look();
    this.#options.journal.note("reader of pipes is away", { pid: link.pid });
    if (await this.#comes(mark2, RETURN_MS)) return;
    await endProcess(mark2);
    for (const ear of this.#ears.values()) ear.gone();
  }
  #dropUnclaimed() {
    for (const pipe of this.#found) if (!this.#ears.has(pipe)) this.order({ kind: "drop", pipe });
  }
};

// src/controller/sources/pipe-stream.ts
var REFUSED_MS = 500;
var STUCK_MS2 = 5e3;
var PipeStream = class {
  #options;
  #position;
  /** The reader knows that all before this offset is on disk. */
  #told = 0;
  #acknowledging = false;
  #finishing = false;
  #state = "opening";
  /** What has come and waits for what came before it. */
  #frames = [];
  #taking = false;
  /** Run at each sign of life: a frame, the end. */
  #watchers = /* @__PURE__ */ new Set();
  constructor(options) {
    this.#options = options;
    this.#position = options.position;
  }
  get pane() {
    return this.#options.pane;
  }
  get sink() {
    return this.#options.sink;
  }
  get id() {
    return this.#position.id;
  }
  /** False as soon as the pipe is known to be closed, or its reader to be gone. */
  get isOpen() {
    return this.#state === "open";
  }
  /** Waits for the carrier; false when it does not come, or cannot carry. */
  async opened(withinMs) {
    await this.#until(() => this.#position.carrier !== void 0 || this.#state !== "opening", withinMs, false);
    return this.#position.carrier !== void 0;
  }
  /** Takes what comes from here on; false when the pipe is lost already. */
  async begin(reader) {
    if (reader !== void 0) await this.#keep({ ...this.#position, reader });
    if (this.#state !== "opening") return false;
    this.#state = "open";
    this.connected();
    return true;
  }
  connected() {
    if (this.#state !== "open") return;
    this.#tell(Math.max(0, this.#onDisk()));
    if (this.#finishing) this.#order({ kind: "finish", pipe: this.id });
    this.#stir();
  }
  heard(frame) {
    this.#frames.push(frame);
    if (!this.#taking) void this.#takeAll();
  }
  gone() {
    this.#settle("lost");
  }
  /**
   * Takes what tmux has written to the pipe until now, then has it closed. True when it was read to its end; false when
   * its reader is gone or stuck.
   */
  async finish() {
    this.#finishing = true;
    this.#order({ kind: "finish", pipe: this.id });
    await this.#until(() => this.#state !== "open", STUCK_MS2, true);
    const whole = this.#state === "ended";
    this.leave();
    if (!whole) await this.endCarrier();
    return whole;
  }
  /** Takes no more. */
  leave() {
    this.#state = "left";
  }
  /** Closes the pipe of a silent pane, too: nobody reads what its carrier would write. */
  async endCarrier() {
    if (this.#position.carrier !== void 0) await endProcess(this.#position.carrier);
  }
  #order(order) {
    this.#options.order(order);
  }
  async #takeAll() {
    this.#taking = true;
    for (let frame = this.#frames.shift(); frame !== void 0; frame = this.#frames.shift()) {
      const taken = this.#take(frame);
      if (taken !== void 0) await taken;
      this.#stir();
    }
    this.#taking = false;
  }
  #take(frame) {
    switch (frame.kind) {
      case "opened":
        this.#position = { ...this.#position, carrier: processMark(frame.carrier) };
        return void 0;
      case "bytes":
        return this.#takeBytes(frame);
      case "end":
        return this.#end(true);
      case "cut":
        return this.#end(false);
    }
  }
  /** Passes on what is new of a frame. A jump of the offset is what the reader had to drop. */
  #takeBytes(frame) {
    if (this.#state !== "open") return void 0;
    const missing = frame.offset - this.#position.offset;
    if (missing > 0) return this.#skip(missing).then(async () => this.#takeBytes(frame));
    const fresh = frame.bytes.subarray(-missing);
    this.#position = { ...this.#position, offset: this.#position.offset + fresh.length };
    this.#options.sink.bytes(fresh);
    if (!this.#acknowledging) void this.#acknowledge();
    return void 0;
  }
  async #skip(bytes) {
    this.#options.sink.missing({ loss: "known", bytes }, "the controller did not keep up");
    await this.#keep({ ...this.#position, offset: this.#position.offset + bytes });
  }
  async #end(isWhole2) {
    await this.#options.sink.flushed();
    this.#settle(isWhole2 ? "ended" : "lost");
  }
  /** Tells the reader what it may forget, as the disk takes it. */
  async #acknowledge() {
    this.#acknowledging = true;
    while (this.#position.offset - this.#told >= TELL_BYTES && this.#state === "open") {
      await this.#options.sink.flushed();
      const written = this.#onDisk();
      if (written - this.#told >= TELL_BYTES) this.#tell(written);
      else await sleep(REFUSED_MS);
    }
    this.#acknowledging = false;
  }
  /** Before the first byte of the pipe there may be others that are not on disk: then this is less than 0. */
  #onDisk() {
    return this.#position.offset - this.#options.sink.unwritten;
  }
  #tell(offset) {
    this.#told = offset;
    this.#order({ kind: "from", pipe: this.id, offset });
  }
  /** From here on a crash of this controller loses and repeats nothing. */
  async #keep(position) {
    this.#position = position;
    await this.#options.sink.keepPipe(position);
  }
  #settle(state) {
    if (this.#state !== "open" && this.#state !== "opening") return;
    const wasOpen = this.#state === "open";
    this.#state = state;
    this.#stir();
    if (wasOpen && !this.#finishing) this.#options.onLost(state === "ended" ? "closed" : "reader-gone");
  }
  #stir() {
    for (const watcher of this.#watchers) watcher();
  }
  /** Waits for a condition; `extends`: each sign of life starts the time anew. */
  async #until(isTrue, ms, extendsTime) {
    return new Promise((resolve2) => {
      const done = () => {
        clearTimeout(timer);
        this.#watchers.delete(watcher);
        resolve2(isTrue());
      };
      const watcher = () => {
        if (isTrue()) done();
        else if (extendsTime) timer.refresh();
      };
      const timer = setTimeout(done, ms);
      this.#watchers.add(watcher);
      watcher();
    });
  }
};

// src/controller/sources/pipes.ts
var OPEN_MS = 5e3;
var CLOSED_MS = 2e3;
var CLOSED_STEP_MS = 10;
var TURNS_TO_READ = 3;
var STOPPED_MS = 500;
var GRACE_MS = 5e3;
var Pipes = class {
  #options;
  #reader;
  #streams = /* @__PURE__ */ new Map();
  /** Panes whose reader has gone. */
  #unread = /* @__PURE__ */ new Set();
  #restTimer;
  /** How many pipes are being opened. */
  #opening = 0;
  constructor(options) {
    this.#options = options;
    this.#reader = new PipeReader(options);
  }
  /** The reader, if one is connected, and the panes whose pipes it reads. */
  get readers() {
    const { pid } = this.#reader;
    return pid === void 0 ? [] : [{ pid, panes: [...this.#streams.keys()] }];
  }
  /** Why nothing comes of any pane, in words. */
  get problem() {
    return this.#reader.problem;
  }
  /** Has the reader started, so that the first pane need not wait for it. */
  prepare() {
    clearTimeout(this.#restTimer);
    this.#reader.ready().catch(() => void 0);
  }
  /** Also throws `pipe-taken` when the pipe of the pane belongs to somebody else. */
  async add(request2) {
    clearTimeout(this.#restTimer);
    const { pipe } = request2.sink;
    this.#opening += 1;
    try {
      if (pipe !== void 0 && await this.#resume(request2, pipe)) return;
      await this.#openWhenFree(request2, this.#unread.delete(request2.pane) || pipe !== void 0);
    } finally {
      this.#opening -= 1;
    }
  }
  async remove(pane) {
    this.#unread.delete(pane);
    const stream = this.#streams.get(pane);
    if (stream === void 0) return false;
    const isOurs = stream.isOpen;
    const whole = await stream.finish();
    if (!whole) stream.sink.cut();
    this.#forget(stream);
    if (isOurs) await this.#closed(pane);
    return whole;
  }
  async catchUp() {
    while (this.#reader.problem !== void 0) await sleep(STOPPED_MS);
    for (let turn = 0; turn < TURNS_TO_READ; turn += 1) await new Promise((resolve2) => setImmediate(resolve2));
  }
  async position() {
    return void 0;
  }
  update() {
    this.#reader.look();
  }
  async close() {
    clearTimeout(this.#restTimer);
    for (const stream of this.#streams.values()) stream.leave();
    this.#streams.clear();
    await this.#reader.close(GRACE_MS);
  }
  /** Goes on where an earlier controller was; false when no reader has that pipe. */
  async #resume(request2, position) {
    if (position.reader !== void 0) await this.#reader.awaitReturn(position.reader);
    if (this.#reader.has(position.id)) {
      const stream = this.#stream(request2, position);
      await stream.begin(void 0);
      this.#streams.set(request2.pane, stream);
      request2.sink.resumed();
      return true;
    }
    if (position.carrier === void 0 || !isProcess(position.carrier)) return false;
    await endProcess(position.carrier);
    await this.#closed(request2.pane);
    return false;
  }
  /** The pipe may be taken by a carrier of ours, of which an earlier controller has left nothing but a note. */
  async #openWhenFree(request2, isDoubtful) {
    if (await endNotedCarriers(this.#options.socket, request2.pane)) await this.#closed(request2.pane);
    await this.#open(request2, isDoubtful);
  }
  /** Opens the pipe, with an image of the pane at the point where it begins. */
  async #open(request2, isDoubtful) {
    const { pane, sink, why } = request2;
    await this.#reader.ready();
    const id = randomBytes2(8).toString("hex");
    const fifo = fifoPath(this.#options.socket, id);
    await makeFifo(fifo);
    const stream = this.#stream(request2, { id, offset: 0 });
    const letGo2 = holdFifo(fifo);
    try {
      this.#reader.order({ kind: "open", pipe: id });
      const asker = this.#options.asker();
      if (asker === void 0) throw new Failure("server-gone", "there is no control client to ask tmux with");
      const image = await openPipe(asker, pane, carrierCommand(fifo, carrierNote(fifo, pane)));
      if (!await stream.opened(OPEN_MS)) {
        throw new Failure("spawn-failed", `the pipe of ${pane} was not opened`, {
          next: "tmux runs sh and cat for it: they have to be in the PATH that the tmux server was started with"
        });
      }
      await sink.image(image, why, isDoubtful ? "perhaps" : "nothing");
      if (!await stream.begin(this.#reader.mark)) throw new Failure("reader-gone", "the reader of pipes has ended");
      this.#streams.set(pane, stream);
    } catch (error) {
      await endNotedCarriers(this.#options.socket, pane);
      this.#forget(stream);
      await stream.endCarrier();
      removeFifo(fifo);
      throw error;
    } finally {
      letGo2();
    }
  }
  /** Waits until tmux has closed the pipe of a pane whose carrier has ended. */
  async #closed(pane) {
    for (let waited = 0; waited < CLOSED_MS; waited += CLOSED_STEP_MS) {
      if (await this.#ask(pane, "#{pane_pipe}") !== "1") return;
      await sleep(CLOSED_STEP_MS);
    }
  }
  /** What tmux knows of a pane; empty where it is gone, or nobody answers. */
  async #ask(pane, format) {
    const asked = this.#options.asker()?.send([["display-message", "-p", "-t", pane, format]]);
    const [answer] = await asked?.catch(() => void 0) ?? [];
    return answer?.ok === true ? answer.body.join("") : "";
  }
  #stream({ pane, sink }, position) {
    const stream = new PipeStream({
      pane,
      sink,
      position,
      order: (order) => this.#reader.order(order),
      onLost: (why) => void this.#lost(stream, why)
    });
    this.#reader.attach(stream);
    return stream;
  }
  /** Asks whether the pane has lost its pipe or the pipe has lost its pane. */
  async #lost(stream, why) {
    const { pane } = stream;
    this.#options.journal.note("pipe lost", { pane, pipe: stream.id, why });
    if (why === "reader-gone") {
      this.#unread.add(pane);
      await stream.endCarrier();
      await this.#closed(pane);
    }
    const dead = await this.#ask(pane, "#{pane_dead}");
    if (this.#streams.get(pane) !== stream) return;
    if (dead !== "0") return this.#options.onChange();
    this.#forget(stream);
    this.#options.onLost(pane, why);
  }
  /** Without pipes the reader goes after a while, unless the next one comes before. */
  #forget(stream) {
    stream.leave();
    this.#reader.drop(stream);
    if (this.#streams.get(stream.pane) === stream) this.#streams.delete(stream.pane);
    clearTimeout(this.#restTimer);
    this.#restTimer = setTimeout(() => {
      if (this.#streams.size === 0 && this.#opening === 0) void this.#reader.close(0);
    }, GRACE_MS).unref();
  }
};

// src/controller/steering/already-running.ts
import { readlinkSync, realpathSync } from "fs";
import { basename as basename3 } from "path";
var MAX_WORDS_BEFORE = 3;
async function paneRunning(plan, rows) {
  const { record, command } = plan;
  if (command === void 0 || record.started === void 0) return void 0;
  const commands = [command.command, record.started.command];
  const isPlace = (row) => row.sessionName === record.session && row.windowName === record.window;
  const free = rows.filter(({ runnerId, dead }) => runnerId === "" && !dead);
  const places = free.filter(isPlace);
  const isBareShell = commands.every((words) => words.length === 1 && SHELLS.has(basename3(words[0] ?? "")));
  for (const { pane, pid } of isBareShell ? places : [...places, ...free.filter((row) => !isPlace(row))]) {
    const tree = await processTree(pid);
    if (tree.some((each) => commands.some((words) => isCommand(each.argv, words)) && isIn(each.pid, command.cwd))) {
      return pane;
    }
  }
  return void 0;
}
function isCommand(argv, command) {
  const before = argv.length - command.length;
  if (before < 0 || before > MAX_WORDS_BEFORE) return false;
  return command.every((word3, at2) => {
    const given = argv[before + at2] ?? "";
    return at2 === 0 ? programName(given) === programName(word3) : given === word3;
  });
}
function programName(word3) {
  return basename3(word3).replace(/^-/, "");
}
function isIn(pid, cwd) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cwd);
  } catch {
    return false;
  }
}

// src/controller/steering/restorer.ts
var Restorer = class {
  #options;
  constructor(options) {
    this.#options = options;
  }
  /** As restartPlans; of those that can be started, the panes in which they run already. */
  async plans(wanted) {
    const { root, socket, fleet, presets, rows } = this.#options;
    const taken = new Set(fleet.live.map(({ name }) => name));
    const plans = restartPlans(wanted, { root, socket, presets: presets(), taken });
    let free = await rows();
    const whole = [];
    for (const plan of plans) {
      const pane = plan.problem === void 0 ? await paneRunning(plan, free) : void 0;
      free = free.filter((row) => row.pane !== pane);
      whole.push(pane === void 0 ? plan : { ...plan, pane });
    }
    return whole;
  }
  /**
   * Starts one of them, or watches it where it runs already. Throws the Failure of its plan, or those of
   * `Starter.startAgain`.
   */
  async restore(id) {
    const { fleet, starter, look } = this.#options;
    const [plan] = await this.plans([id]);
    if (plan?.command === void 0 || plan.problem !== void 0) throw plan?.problem ?? new Error(`no plan for ${id}`);
    const { record, command, pane } = plan;
    if (pane === void 0) return starter.startAgain(record, command);
    await look();
    try {
      return await fleet.mark(pane, { name: record.name, idleAfterMs: record.idleAfterMs, before: record });
    } catch (error) {
      await fleet.putBack(record);
      throw error;
    }
  }
};

// src/controller/runs/retention.ts
import { readdir as readdir3, stat as stat2 } from "fs/promises";
import { join as join12 } from "path";

// src/controller/runs/retention-plan.ts
function planRemovals(runs, { maxAgeMs, maxBytes }, now2) {
  const ended = runs.flatMap((run) => run.endedAt === void 0 ? [] : [{ ...run, endedAt: run.endedAt }]).toSorted((one, other) => one.endedAt - other.endedAt);
  let bytes = runs.reduce((sum, run) => sum + run.bytes, 0);
  return ended.flatMap((run) => {
    const isOld = now2 - run.endedAt > maxAgeMs;
    if (!isOld && bytes <= maxBytes) return [];
    bytes -= run.bytes;
    return [{ ...run, why: isOld ? "age" : "total size" }];
  });
}

// src/controller/runs/retention.ts
var SETTLE_MS3 = 200;
var PACE_MS = 2e3;
var HOUR_MS = 36e5;
var ORPHAN_MS = 864e5;
var Retention = class {
  #options;
  #timer;
  #dueAt = Infinity;
  #lastAt = -Infinity;
  #running = Promise.resolve();
  constructor(options) {
    this.#options = options;
  }
  /** Something has ended or grown: looks soon. */
  soon() {
    this.#schedule(Math.max(performance.now() + SETTLE_MS3, this.#lastAt + PACE_MS));
  }
  /** Looks once an hour while there are runners; without them nothing gets older that anybody waits for. */
  watch(hasRunners) {
    if (hasRunners) this.#schedule(performance.now() + HOUR_MS);
    else if (this.#dueAt - performance.now() > PACE_MS) this.#cancel();
  }
  async close() {
    this.#cancel();
    await this.#running;
  }
  #schedule(at2) {
    if (at2 >= this.#dueAt) return;
    this.#cancel();
    this.#dueAt = at2;
    this.#timer = setTimeout(() => {
      this.#cancel();
      this.#running = this.#running.then(async () => this.#enforce());
    }, at2 - performance.now());
  }
  #cancel() {
    clearTimeout(this.#timer);
    this.#dueAt = Infinity;
  }
  async #enforce() {
    const { root, settings, isHeld, onRemoved, journal } = this.#options;
    this.#lastAt = performance.now();
    try {
      const { logRetentionMs: maxAgeMs, logTotalBytes: maxBytes } = await settings();
      await finishRemovals(root);
      const runs = await storedRuns(root, isHeld);
      for (const { id, bytes, why } of planRemovals(runs, { maxAgeMs, maxBytes }, Date.now())) {
        if (isHeld(id)) continue;
        await removeRun(root, id);
        journal.note("log removed", { runner: id, bytes, why });
        onRemoved(id);
      }
    } catch (error) {
      journal.note("old logs could not be removed", { error: messageOf(error) });
    }
  }
};
async function storedRuns(root, isHeld) {
  const runs = [];
  for (const record of readRecords(root, () => void 0)) {
    const { bytes, modifiedAt } = await figures(join12(root, record.id));
    runs.push({ id: record.id, bytes, endedAt: isHeld(record.id) ? void 0 : endOf2(record, modifiedAt) });
  }
  return runs;
}
function endOf2({ state, server }, modifiedAt) {
  if (isFinal(state)) return state.since;
  return !isRunning(server.pid) && Date.now() - modifiedAt > ORPHAN_MS ? modifiedAt : void 0;
}
async function figures(directory) {
  const names = await readdir3(directory).catch(() => []);
  const found = await Promise.all(names.map(async (name) => stat2(join12(directory, name)).catch(() => void 0)));
  return {
    bytes: found.reduce((sum, file) => sum + (file?.size ?? 0), 0),
    modifiedAt: found.reduce((latest, file) => Math.max(latest, file?.mtimeMs ?? 0), 0)
  };
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
function viewCommands(pane, capabilities2) {
  const facts = ["display-message", "-p", "-t", pane, rowFormat(FACTS)];
  return [facts, ...printCommands(["capture-pane", "-t", pane, "-e"], capabilities2)];
}
function parseView(replies, capabilities2) {
  if (replies.some((reply) => !reply.ok)) return void 0;
  const [facts = [], ...text] = replies.map(({ body }) => body);
  const painted = printedLines(text, capabilities2).map((row) => row.toString());
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
  /** What a pane shows now; undefined when tmux does not answer for it. */
  async read(pane) {
    const round = this.#round ??= this.#begin();
    const place = round.panes.push(pane) - 1;
    return (await round.views)[place];
  }
  #begin() {
    const panes = [];
    const views = new Promise((resolve2) => setImmediate(resolve2)).then(async () => {
      this.#round = void 0;
      return this.#ask(panes);
    });
    return { panes, views };
  }
  async #ask(panes) {
    const asker = this.#asker();
    if (asker === void 0) return [];
    const commands = panes.map((pane) => viewCommands(pane, asker.capabilities));
    const answers2 = await asker.send(commands.flat()).catch(() => void 0);
    if (answers2 === void 0) return [];
    if (panes.length > 1 && answers2.some(({ ok }) => !ok)) {
      return Promise.all(panes.map(async (pane) => (await this.#ask([pane]))[0]));
    }
    let at2 = 0;
    return commands.map(({ length }) => parseView(answers2.slice(at2, at2 += length), asker.capabilities));
  }
};

// src/tmux/script-client.ts
import { spawn as spawn2 } from "child_process";
import { randomBytes as randomBytes3 } from "crypto";
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
  let isThere2 = true;
  let settle = () => void 0;
  const isWhole2 = new Promise((resolve2) => {
    settle = resolve2;
  });
  const nonce = `geppetto-${randomBytes3(9).toString("hex")}`;
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
  const ended = new Promise((resolve2) => {
    const over = (code) => {
      isThere2 = false;
      settle(endsWith(chunks, lastEnd));
      resolve2(code === 0);
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
      return isThere2;
    },
    run: ({ commands, last }) => {
      lastEnd = Buffer.from(`${end(commands.length - 1)}
`);
      const lines2 = commands.flatMap((command, index) => [command, ["display-message", "-p", end(index)]]);
      child?.stdin?.end(Buffer.concat([sequence(last === void 0 ? lines2 : [...lines2, last]), Buffer.from("\n")]));
      const answers2 = isWhole2.then(answer);
      answers2.catch(() => void 0);
      return { answers: answers2, ended, letBe: () => child && letBe(child) };
    },
    dismiss: () => child?.stdin?.end()
  };
}
function start(file, args, onProblem) {
  try {
    return spawn2(file, args, { env: { ...process.env, PATH: void 0 } });
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
  const answers2 = [];
  let body = [];
  for (let at2 = 0; at2 < output.length; ) {
    const feed = output.indexOf(LINE_FEED2, at2);
    if (feed < 0) break;
    const line2 = output.subarray(at2, feed);
    if (line2.equals(Buffer.from(end(answers2.length)))) {
      answers2.push({ ok: true, body });
      body = [];
    } else body.push(line2);
    at2 = feed + 1;
  }
  return answers2;
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
      const next2 = this.#waiting.shift();
      if (next2 === void 0) this.#running -= 1;
      else next2.begin();
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
function asAskedPlainly(capabilities2) {
  return { ...capabilities2, capturesLeak: false, buffersAreEscaped: false };
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
  return [...OF_SESSIONS, ...OF_WINDOWS].map((name) => ["set-hook", "-g", at(name), line(WAKE)]);
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
function areWindowHooksSet(lines2) {
  return OF_WINDOWS.every((name) => lines2.some((text) => text.startsWith(`${at(name)} `)));
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
function parseHooks(lines2) {
  return lines2.flatMap((text) => {
    const [session = "", hidden = ""] = parseRow(text, 2) ?? [];
    const names = hidden.split(" ").filter((name) => OF_SESSIONS.some((known2) => known2 === name));
    return isSessionId(session) && names.length > 0 ? [{ session, names }] : [];
  });
}
function setOwnHooks({ session, names }) {
  return names.map((name) => ["set-hook", "-t", `${session}:`, at(name), line(WAKE)]);
}
function at(name) {
  return `${name}[${INDEX}]`;
}
function line(command) {
  return commandLine(command).toString();
}

// src/controller/server/hook-watch.ts
var LOOK_MS5 = 5e3;
var UNCOVER_MS = 1e3;
var LEAVE_MS3 = 1e3;
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
    this.ended = new Promise((resolve2) => {
      this.#end = resolve2;
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
    const answers2 = (await asked).slice(hooks.length);
    this.#isSet = true;
    void this.#uncover(answers2[look.length], answers2[look.length + 1]);
    return answers2.slice(0, look.length);
  }
  async takeOut() {
    const { asker } = this.#options;
    const answers2 = await asker.send([...unsetHooks(), LIST_SHOWN]);
    for (const own of hooksIn(answers2.at(-1))) await asker.send(unsetOwnHooks(own)).catch(() => void 0);
  }
  async close() {
    this.#isClosed = true;
    clearTimeout(this.#uncoverTimer);
    this.#options.asker.dismiss();
    const waiting2 = this.#waiting;
    this.#end("closed by us");
    if (waiting2 === void 0) return;
    await this.#options.asker.send([["wait-for", "-S", CHANNEL]]).catch(() => void 0);
    if (!await settlesWithin(waiting2.ended, LEAVE_MS3)) waiting2.letBe();
  }
  async #lookAndWait(commands) {
    const { address, asker, binary } = this.#options;
    const waiting2 = runScript({ address, binary, commands, last: ["wait-for", CHANNEL] });
    this.#waiting = waiting2;
    void waiting2.ended.then((isWoken) => {
      this.#waiting = void 0;
      asker.dismiss();
      if (this.#isClosed) return;
      if (isWoken) this.#options.onChange();
      else this.#end("the client that waits for changes has ended");
    });
    try {
      if (await settlesWithin(waiting2.answers, LOOK_MS5)) {
        const answers2 = await waiting2.answers;
        if (this.#waiting === waiting2 && !this.#isClosed) asker.keepReady();
        return answers2;
      }
      throw new Failure("timeout", `the tmux server did not say what is where within ${LOOK_MS5 / 1e3} s`);
    } catch (error) {
      waiting2.letBe();
      this.#end(messageOf(error));
      throw error;
    }
  }
  /**
   * Makes up for hooks that do not take effect: an array that was set anew as a whole, or one of a session's own, which
   * hides the global one.
   */
  async #uncover(ofSessions, ofWindows) {
    const isWhole2 = ofWindows?.ok !== true || areWindowHooksSet(ofWindows.body.map(String));
    if (this.#isClosed || isWhole2 && hooksIn(ofSessions).length === 0) return;
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
      const answers2 = await asker.send([...setWakeHooks(), LIST_HIDDEN]);
      for (const hidden of hooksIn(answers2.at(-1))) {
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

// src/controller/server/server-link.ts
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
    const [lines2 = []] = await this.askAll([command]);
    return lines2;
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
      const answers2 = await ask();
      this.#answers = true;
      return answers2.map(({ ok, body }) => {
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
    const { capabilities: capabilities2 } = reader;
    const answers2 = await reader.send(deadCaptureCommands(pane, rows, capabilities2), { timeoutMs: CAPTURE_MS });
    return parseDeadCapture(answers2, capabilities2);
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
    const watch4 = this.#watch;
    this.#watch = void 0;
    await watch4?.close();
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
    const watch4 = kind === "control" ? await this.#openLine() : this.#openHooks();
    await this.#checkIdentity(watch4);
    this.#watch = watch4;
    journal.note("server watched", { by: kind, session: watch4.client?.session, client_pid: watch4.client?.pid });
    void watch4.ended.then((cause) => {
      if (this.#watch === watch4) this.#watch = void 0;
      if (this.#wanted === void 0 || scope.signal.aborted) return;
      journal.note("server no longer watched", { cause });
      scope.fork(async (signal) => this.#reopen(scope, signal));
    });
    onWatch(watch4);
    return watch4;
  }
  async #openLine() {
    const { address, capabilities: capabilities2, onChange, onDeparture, program, refreshCommand } = this.#options;
    const session = await this.#chooseSession();
    return openLineWatch({ address, program, session, capabilities: capabilities2, look: LOOK, refreshCommand, onChange, onDeparture });
  }
  #openHooks() {
    const { address, binary, onChange } = this.#options;
    return new HookWatch({ address, binary, asker: this.#orders, look: LOOK, onChange });
  }
  /** While it was not watched nobody told us that a server has ended, and another one may be at its socket by now. */
  async #checkIdentity(watch4) {
    const { pid, startedAt } = this.#options.identity;
    const [answer] = await watch4.send([["display-message", "-p", "#{pid} #{start_time}"]]);
    if (answer?.ok === true && answer.body.join("") === `${pid} ${startedAt}`) return;
    await watch4.close();
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

// src/host/resident.ts
import { readFileSync as readFileSync5 } from "fs";
function residentBytes(pid, name) {
  if (process.platform !== "linux" || !isNamed(pid, name)) return void 0;
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync5(`/proc/${pid}/status`, "latin1"))?.[1];
    return kilobytes === void 0 ? void 0 : Number(kilobytes) * 1024;
  } catch {
    return void 0;
  }
}

// src/controller/steering/marked-stop.ts
var QUIT_MS = 3e3;
var TERM_MS3 = 2e3;
var KILL_MS = 1e3;
var LOOK_MS6 = 50;
async function endMarkedAgent(runner, askToQuit) {
  const { name, pid: program } = runner;
  const agent = await runner.findAgent();
  const mark2 = agent?.process;
  const group = mark2 === void 0 ? void 0 : foregroundOf(pidOf(mark2));
  if (agent === void 0 || mark2 === void 0 || group === void 0) {
    throw new Failure(
      "not-started",
      `'${name}' was marked and not started, and has no agent in front to be asked to quit`,
      {
        next: `end it in its pane, send it a key (geppetto-tmux send ${name} --key C-c), or let go of it by unmark`
      }
    );
  }
  const others = descendants(pidOf(mark2), { elsewhere: false });
  if (await askToQuit(runner) && await goneWithin(mark2, QUIT_MS)) return endAll(others);
  const isCarried = agent.pids.length === 0;
  const isOwn = group !== program || pidOf(mark2) === program;
  for (const [signal, ms] of [
    ["SIGTERM", TERM_MS3],
    ["SIGKILL", KILL_MS]
  ]) {
    if (isCarried || !isOwn || foregroundOf(pidOf(mark2)) !== group) break;
    signalGroup(group, signal);
    if (await goneWithin(mark2, ms)) return endAll(others);
  }
  throw new Failure("timeout", `'${name}' does not quit`, { next: `end it in its pane: geppetto-tmux attach ${name}` });
}
function signalGroup(group, signal) {
  try {
    process.kill(-group, signal);
  } catch {
  }
}
async function goneWithin(mark2, ms) {
  for (const deadline = performance.now() + ms; isProcess(mark2); ) {
    if (performance.now() >= deadline) return false;
    await sleep(LOOK_MS6);
  }
  return true;
}

// src/controller/steering/sender.ts
import { randomBytes as randomBytes4 } from "crypto";

// src/runner/draft.ts
var SGR = /\u001b\[([\d;:]*)m/g;
var OTHER = /\u001b\[[\d;:?]*[ -/]*[@-~]|\u001b[()][A-Z0-9]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[\u0000-\u001f\u007f\u200b]/g;
function draftOn(rows, { draft }) {
  if (draft === void 0) return void 0;
  const line2 = new RegExp(draft.line, "u");
  const prompts = rows.flatMap((row2) => {
    const text = line2.exec(withoutFaint(row2))?.[1]?.trim();
    return text === void 0 ? [] : [{ row: row2, text }];
  });
  const { row = "", text: typed = "" } = prompts.at(-1) ?? {};
  if (typed === "" || draft.proposal !== void 0 && new RegExp(draft.proposal, "u").test(row)) return void 0;
  return draft.empty !== void 0 && new RegExp(draft.empty, "u").test(typed) ? void 0 : typed;
}
function withoutFaint(row) {
  let faint = false;
  let text = "";
  let at2 = 0;
  const add = (part) => {
    if (!faint) text += part;
  };
  for (const match of row.matchAll(SGR)) {
    add(row.slice(at2, match.index));
    at2 = match.index + match[0].length;
    faint = isFaint(match[1] ?? "", faint);
  }
  add(row.slice(at2));
  return text.replaceAll(OTHER, "");
}
function isFaint(parameters, before) {
  const numbers = parameters.split(";");
  let faint = before;
  for (let at2 = 0; at2 < numbers.length; at2 += 1) {
    const number2 = numbers[at2];
    if (number2 === "38" || number2 === "48") at2 += numbers[at2 + 1] === "5" ? 2 : 4;
    else if (number2 === "2") faint = true;
    else if (number2 === "" || number2 === "0" || number2 === "22") faint = false;
  }
  return faint;
}

// src/controller/steering/sender.ts
var KEY = /^(?:[CMS]-)*(?:[!-~]|Enter|Escape|Tab|BTab|Space|BSpace|Up|Down|Left|Right|Home|End|PageUp|PPage|PageDown|NPage|Insert|IC|Delete|DC|F(?:[1-9]|1[0-2]))$/;
var LINE_END_KEYS = /* @__PURE__ */ new Set(["Enter", "C-m", "C-j", "C-c", "C-d"]);
var START_REST_MS = 1500;
var START_LOOK_MS = 250;
var START_MS2 = 10 * 6e4;
var BETWEEN_KEYS_MS = 100;
var DRAWING_MS = 4e3;
var BETWEEN_LOOKS_MS = 50;
var CLEAR_MS = 1e3;
var Sender = class {
  #options;
  #busy = /* @__PURE__ */ new Set();
  constructor(options) {
    this.#options = options;
  }
  /**
   * Pastes a text and sends it by Enter, and presses keys. Throws a Failure `runner-paused`, `runner-busy` while another
   * text is on its way, `draft-found`, `dialog-open`, `invalid-request` or `pane-not-found`.
   */
  async send(runner, { text, enter, keys, force }) {
    const unknown2 = keys.find((key) => !KEY.test(key));
    if (unknown2 !== void 0) {
      throw new Failure("invalid-request", `'${unknown2}' is not a key`, {
        next: "keys are called Enter, Escape, C-c, Up, F1, ..."
      });
    }
    const pasted = text === void 0 ? void 0 : pasteable(text);
    if (isFinal(runner.state)) throw new Failure("runner-ended", `'${runner.name}' has ended already`);
    if (runner.state.kind === "paused") {
      throw new Failure("runner-paused", `'${runner.name}' is paused`, { next: `geppetto-tmux resume ${runner.name}` });
    }
    if (this.#busy.has(runner.id)) {
      throw new Failure("runner-busy", `something else is just being sent to '${runner.name}'`, { next: "try again" });
    }
    this.#busy.add(runner.id);
    try {
      const preset = this.#options.preset(runner.record.agent);
      if (pasted !== void 0) {
        if (!force) await this.#refuseUnready(runner, preset);
        await this.#type(runner, pasted, { enter, preset });
      }
      if (keys.length > 0) await this.#options.askAll([["send-keys", "-t", runner.pane, ...keys]]);
      if (pasted !== void 0 && enter || keys.some((key) => LINE_END_KEYS.has(key))) runner.answered();
    } finally {
      this.#busy.delete(runner.id);
    }
  }
  /** Types a first prompt once the program has written something and then rested; a dialog is not typed into. */
  async typeWhenReady(runner, text, signal) {
    const isReady = () => {
      const { lastOutputAt } = runner.figures;
      const rests = lastOutputAt !== void 0 && now() - lastOutputAt >= START_REST_MS;
      return rests && ["starting", "active", "idle"].includes(runner.state.kind);
    };
    for (const deadline = now() + START_MS2; !isReady() && now() < deadline && !isFinal(runner.state); ) {
      await sleep(START_LOOK_MS, signal);
    }
    await this.send(runner, { text, enter: true, keys: [], force: true }).catch((error) => {
      this.#options.journal.note("first prompt could not be typed", { runner: runner.id, error: messageOf(error) });
    });
  }
  /** Asks an agent to quit in its own words; false when it has none that we know, or something else stands on its prompt. */
  async askToQuit(runner) {
    const preset = this.#options.preset(runner.record.agent);
    if (preset === void 0 || preset.quit.words === "") return false;
    const { keys, words } = preset.quit;
    for (const key of keys) {
      await this.#options.askAll([["send-keys", "-t", runner.pane, key]]);
      await sleep(BETWEEN_KEYS_MS);
    }
    for (const deadline = now() + CLEAR_MS; await this.#draft(runner, preset) !== void 0; ) {
      if (now() >= deadline) return false;
      await sleep(BETWEEN_KEYS_MS);
    }
    await this.#type(runner, words, { enter: true, preset, withinMs: CLEAR_MS });
    return true;
  }
  async #draft({ pane }, preset) {
    if (preset?.draft === void 0) return void 0;
    const [rows = []] = await this.#options.askAll([["capture-pane", "-p", "-e", "-t", pane]]);
    return draftOn(rows, preset);
  }
  async #refuseUnready(runner, preset) {
    const { name, state } = runner;
    const { won } = runner.observed.verdict ?? {};
    const wantsLine = won?.source === "line" && !isSecret(won.text);
    if (state.kind === "waiting" && state.waitingFor !== "limit" && !wantsLine) {
      throw new Failure("dialog-open", `'${name}' waits for an answer (${state.waitingFor}), and a text would be one`, {
        next: `answer it by a key (geppetto-tmux send ${name} --key Enter), or send with --force`
      });
    }
    if (await this.#draft(runner, preset) === void 0) return;
    throw new Failure("draft-found", `something is half typed on the prompt of '${runner.name}'`, {
      next: "finish or clear it, or send with --force"
    });
  }
  async #type(runner, text, { enter, preset, withinMs = DRAWING_MS }) {
    const { pane } = runner;
    const before = enter ? await this.#draft(runner, preset) : void 0;
    if (text !== "") await this.#options.askAll(pasteCommands(pane, text, ["-p"]));
    if (!enter) return;
    if (text !== "" && preset !== void 0) await this.#taken(runner, preset, before, withinMs);
    await this.#options.askAll(pasteCommands(pane, "\r", ["-r"]));
  }
  /**
   * Waits until an agent shows what was pasted, where that can be told from what stood there `before`, and then as long as
   * it needs. One that is busy would read the paste and Enter in one piece, and Enter would become part of the text.
   */
  async #taken(runner, preset, before, withinMs) {
    for (const deadline = now() + withinMs; preset.draft !== void 0 && now() < deadline; ) {
      if (await this.#draft(runner, preset) !== before) break;
      await sleep(BETWEEN_LOOKS_MS);
    }
    await sleep(preset.enterDelayMs);
  }
};
function pasteCommands(pane, text, flags) {
  const buffer = `geppetto-${randomBytes4(8).toString("hex")}`;
  return [
    ["set-buffer", "-b", buffer, "--", text],
    ["paste-buffer", "-d", ...flags, "-b", buffer, "-t", pane]
  ];
}

// src/controller/sources/looks.ts
var LOOK_MS7 = 2e3;
var MAX_LOOK_MS = 16e3;
var Looks = class {
  #options;
  #watched = /* @__PURE__ */ new Map();
  constructor(options) {
    this.#options = options;
  }
  async add({ pane, sink }) {
    const watched = { sink, timer: void 0, waitMs: LOOK_MS7, shown: void 0 };
    this.#watched.set(pane, watched);
    await this.#look(pane);
    this.#lookAgain(pane, watched);
    sink.resumed();
  }
  async remove(pane) {
    const watched = this.#watched.get(pane);
    clearTimeout(watched?.timer);
    watched?.sink.cut();
    this.#watched.delete(pane);
    return false;
  }
  update() {
  }
  async catchUp(pane) {
    await this.#look(pane);
  }
  async position() {
    return void 0;
  }
  async close() {
    for (const { timer } of this.#watched.values()) clearTimeout(timer);
    this.#watched.clear();
  }
  #lookAgain(pane, watched) {
    if (this.#watched.get(pane) !== watched) return;
    watched.timer = setTimeout(() => {
      void this.#look(pane).then(() => this.#lookAgain(pane, watched));
    }, watched.waitMs);
  }
  async #look(pane) {
    const view = await this.#options.view(pane);
    const watched = this.#watched.get(pane);
    if (view === void 0 || watched === void 0) return;
    const shown = [view.title, ...view.rows].join("\n");
    const isNew = watched.shown !== shown;
    if (isNew && watched.shown !== void 0) watched.sink.seen();
    watched.waitMs = isNew ? LOOK_MS7 : Math.min(2 * watched.waitMs, MAX_LOOK_MS);
    watched.shown = shown;
    if (!view.piped) this.#options.onFree(pane);
  }
};

// src/controller/sources/sources.ts
var RETAKE_MS = 1e4;
var PIPE_TRIES = 3;
var MOST_PIPE_WAIT_MS = 1e3;
var Sources = class {
  #options;
  #fed = /* @__PURE__ */ new Map();
  #rows = [];
  constructor(options) {
    this.#options = options;
  }
  /** Starts to feed a pane from the source that was asked for, or from another one. Throws a Failure when none can. */
  async add(kind, request2) {
    const { pane } = request2;
    const fed = { request: request2, by: kind, pace: new Pace(MOST_PIPE_WAIT_MS), restsUntilMs: 0, moving: void 0 };
    this.#fed.set(pane, fed);
    try {
      await (kind === "control" ? this.#feed(fed, kind, request2) : this.#pipe(fed, request2));
    } catch (error) {
      this.#fed.delete(pane);
      throw error;
    }
  }
  /** As Source.position. */
  async position(pane) {
    return this.#sourceOf(pane)?.position(pane);
  }
  /** As Source.catchUp. */
  async catchUp(pane, timeoutMs) {
    await this.#sourceOf(pane)?.catchUp(pane, timeoutMs);
  }
  /** As Source.remove. */
  async remove(pane, ending) {
    const fed = this.#fed.get(pane);
    if (fed === void 0) return false;
    this.#fed.delete(pane);
    await fed.moving;
    this.#options.onInstead(pane, void 0);
    return this.#options.adapters[fed.by].remove(pane, ending);
  }
  /** As Source.update; a pipe that has become free is taken. */
  update(rows) {
    this.#rows = rows;
    for (const source of Object.values(this.#options.adapters)) source.update(rows);
    for (const { pane, dead, piped } of rows) if (!dead && !piped) this.pipeFree(pane);
  }
  /** Panes may have another size. What comes through pipes is in no order with that; a tap tells it in order. */
  mayResize() {
    for (const { by, request: request2 } of this.#fed.values()) if (by === "pipe") request2.sink.mayResize();
  }
  /** The pipe of a pane is used by nobody. */
  pipeFree(pane) {
    const fed = this.#fed.get(pane);
    if (fed?.by === "look" && performance.now() >= fed.restsUntilMs) this.#pipeAgain(fed);
  }
  async close() {
    this.#fed.clear();
    for (const source of Object.values(this.#options.adapters)) await source.close();
  }
  /** The pipe of a pane that lives was closed or replaced, or its reader is gone. */
  pipeLost(pane, why) {
    const fed = this.#fed.get(pane);
    if (fed?.by !== "pipe") return;
    if (why === "reader-gone") this.#pipeAgain(fed);
    else this.#standIn(fed);
  }
  /** Takes the pipe of a pane anew, as soon as the pace allows. */
  #pipeAgain(fed) {
    this.#move(fed, async (request2, signal) => {
      await sleep(fed.pace.next(), signal);
      if (this.#isFed(fed)) await this.#pipe(fed, request2);
    });
  }
  /** Whoever has closed our pipe may want to open another one: ours comes back later, if the pane is free then. */
  #standIn(fed) {
    const { insteadOfPipe, onInstead } = this.#options;
    this.#move(fed, async (request2) => {
      const { pane, sink } = request2;
      onInstead(pane, `the pipe-pane of ${pane} was closed or taken: ${INSTEAD[insteadOfPipe]}`);
      await sink.keepPipe(void 0);
      await this.#feed(fed, insteadOfPipe, request2);
      fed.restsUntilMs = performance.now() + RETAKE_MS;
    });
  }
  #isFed(fed) {
    return this.#fed.get(fed.request.pane) === fed;
  }
  #move(fed, change2) {
    const { journal, scope } = this.#options;
    if (fed.moving !== void 0) return;
    const { pane } = fed.request;
    fed.moving = new Promise((resolve2) => {
      scope.fork(async (signal) => {
        try {
          for (let attempt = 1; this.#isFed(fed); attempt += 1) {
            const sessions = this.#rows.filter((row) => row.pane === pane).map((row) => row.session);
            const error = await failureOf(change2({ ...fed.request, sessions, why: "resumed" }, signal));
            if (error === void 0) return;
            journal.note("pane could not be fed", { pane, error: error.message });
            await sleep(backoffMs(attempt), signal);
          }
        } finally {
          fed.moving = void 0;
          resolve2();
        }
      });
    });
  }
  /** Feeds a pane from its pipe, or from what stands in for that. */
  async #pipe(fed, request2) {
    const { adapters, insteadOfPipe, journal, onInstead } = this.#options;
    const { pane, sink } = request2;
    const wasLookedAt = fed.by === "look";
    const error = await this.#pipeAtLast(fed, request2);
    if (error === void 0) {
      if (wasLookedAt) await adapters.look.remove(pane, "released");
      return onInstead(pane, void 0);
    }
    if (error.kind === "pane-not-found") throw error;
    journal.note("pane could not be piped", { pane, error: error.message });
    onInstead(pane, `${error.message}: ${INSTEAD[insteadOfPipe]}`);
    if (wasLookedAt) return;
    await sink.keepPipe(void 0);
    await this.#feed(fed, insteadOfPipe, request2);
  }
  async #pipeAtLast(fed, request2) {
    for (let tries = 1; ; tries += 1) {
      const error = await failureOf(this.#feed(fed, "pipe", request2));
      if (error?.kind !== "reader-gone" || tries === PIPE_TRIES) return error;
    }
  }
  async #feed(fed, by, request2) {
    await this.#options.adapters[by].add(request2);
    fed.by = by;
    request2.sink.fedBy(by);
  }
  #sourceOf(pane) {
    const fed = this.#fed.get(pane);
    return fed && this.#options.adapters[fed.by];
  }
};
async function failureOf(work) {
  try {
    await work;
    return void 0;
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}
var INSTEAD = {
  control: "it is read in control mode instead",
  look: "its state is told by looks at it, and its log waits until the pipe is free"
};

// src/controller/steering/starter.ts
import { randomBytes as randomBytes5 } from "crypto";
import { rmSync as rmSync7, statSync as statSync2 } from "fs";
import { basename as basename4, isAbsolute } from "path";
var MAX_ARGUMENT_BYTES = 128 * 1024 - 1;
var Starter = class {
  #options;
  constructor(options) {
    this.#options = options;
  }
  /**
   * Opens a pane, makes it a runner, and only then lets the command begin. Throws a Failure, and leaves nothing behind:
   * `invalid-request`, `cwd-not-found`, `runner-exists`, `pane-not-found`, `cannot-create` or `spawn-failed`.
   */
  async start(whole) {
    const { beside, name: wish, ideas, agent, idleAfterMs, source, tell, typed, prompted, ...request2 } = whole;
    check(request2);
    const prompt = typed === void 0 ? void 0 : pasteable(typed);
    const { fleet } = this.#options;
    const name = fleet.newName(wish, ideas ?? [agent ?? basename4(request2.command[0] ?? "")]);
    const id = newRunnerId();
    const opening = await this.#opening(request2.place, name, beside);
    try {
      const runner = await this.#begin(request2, opening, id, { name, agent, idleAfterMs, source, tell, prompted });
      if (prompt !== void 0) this.#options.typeWhenReady(runner, prompt);
      return runner;
    } catch (error) {
      const begun = fleet.records.find((record) => record.id === id);
      if (begun !== void 0) await fleet.remove(begun);
      rmSync7(fleet.directory(id), { recursive: true, force: true });
      throw error;
    }
  }
  /**
   * Makes a runner that has ended with its server go on: the same name and log, and where it was. Throws a Failure as
   * `start` does, and leaves the runner as it was.
   */
  async startAgain(before, request2) {
    check(request2);
    const { fleet, rows } = this.#options;
    const { id, idleAfterMs } = before;
    const name = fleet.newName(before.name, []);
    const opening = formerPlace(before, request2.place, await rows());
    try {
      return await this.#begin(request2, opening, id, { name, idleAfterMs, before });
    } catch (error) {
      await fleet.putBack(before);
      throw error;
    }
  }
  async #begin(request2, opening, id, identity) {
    const { ask, fleet, look, script } = this.#options;
    const secret = randomBytes5(16).toString("hex");
    const { session: _, ...rest } = request2;
    const session = opening.place === "session" ? { session: opening.name } : {};
    const command = { ...rest, ...session, endDigest: sha256(secret) };
    const directory = fleet.directory(id);
    prepare(directory, secret);
    let pane;
    try {
      pane = await this.#open({ script, directory, command, opening });
      if (command.keep) await ask(["set-option", "-p", "-t", pane, "remain-on-exit", "on"]);
      if (opening.place === "session") await ask(["set-option", "-t", pane, "detach-on-destroy", "off"]);
      await look();
      const runner = await fleet.mark(pane, { ...identity, started: { id, command } });
      await letGo(directory);
      return runner;
    } catch (error) {
      const runner = fleet.liveRunner(id);
      if (runner !== void 0) await fleet.unmark(runner);
      if (pane !== void 0) await ask(["kill-pane", "-t", pane]).catch(() => void 0);
      throw error;
    }
  }
  async #open(wrapped) {
    const [pane = ""] = await this.#options.ask(openCommand(wrapped));
    if (isPaneId(pane)) return pane;
    throw new Failure("spawn-failed", `tmux does not name the pane that it has opened: '${pane}'`);
  }
  async #opening(place, name, target) {
    if (place === "session") return { place, name: await this.#sessionName(name), window: windowNameOf(name) };
    if (target === void 0)
      throw new Failure("invalid-request", "a window or a split needs a pane to be opened beside");
    const [, [line2 = ""] = []] = await this.#options.askAll(askPaneAt(target, "#{pane_id} #{session_id}"));
    const [pane = "", session = ""] = line2.split(" ");
    if (isPaneId(pane) && isSessionId(session)) {
      return place === "split" ? { place, pane } : { place, session, window: windowNameOf(name) };
    }
    throw new Failure("pane-not-found", `there is no pane '${target}'`, { next: "list the panes: tmux list-panes -a" });
  }
  async #sessionName(name) {
    const taken = await this.#options.ask(["list-sessions", "-F", "#{session_name}"]);
    return sessionNameOf(name, new Set(taken));
  }
};
function check({ command, cwd, env }) {
  const wrong = (message, next2) => new Failure("invalid-request", message, { next: next2 });
  const texts = [...command, cwd, ...Object.values(env)];
  if (texts.some((text) => text.includes("\0"))) throw wrong("a command cannot contain a NUL byte");
  if (texts.some((text) => Buffer.byteLength(text) > MAX_ARGUMENT_BYTES)) {
    throw wrong(`an argument can have ${MAX_ARGUMENT_BYTES} bytes`, "put the text into a file and name that");
  }
  const name = Object.keys(env).find((key) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(key));
  if (name !== void 0) throw wrong(`'${name}' cannot be the name of an environment variable`);
  if (isAbsolute(cwd) && statSync2(cwd, { throwIfNoEntry: false })?.isDirectory() === true) return;
  throw new Failure("cwd-not-found", `there is no directory ${cwd}`, {
    next: "make it first, or name another one with --cwd"
  });
}
function formerPlace({ session: name, window }, place, rows) {
  const there = rows.filter(({ sessionName }) => sessionName === name);
  const beside = place === "split" ? there.findLast(({ windowName: windowName2 }) => windowName2 === window) : void 0;
  if (beside !== void 0) return { place: "split", pane: beside.pane };
  const [first] = there;
  return first === void 0 ? { place: "session", name, window } : { place: "window", session: first.session, window };
}
function prepare(directory, secret) {
  try {
    forgetEnd(directory);
    unpause(directory);
    holdBack(directory, secret);
  } catch (cause) {
    throw new Failure("cannot-create", `cannot create ${directory}: ${messageOf(cause)}`, {
      next: "free space, or set XDG_STATE_HOME to a directory that you can write to",
      cause
    });
  }
}

// src/controller/telling/status-line.ts
var FLUSH_MS = 250;
var StatusLine = class {
  #options;
  #published = /* @__PURE__ */ new Map();
  /** Those that were drawn last. */
  #terminals = [];
  /** Takes back what `changed` has planned. */
  #cancel;
  #running;
  #dirty = false;
  #nextAt = 0;
  #isOpen = false;
  constructor(options) {
    this.#options = options;
  }
  /** All runners are known: what is written from now on is true. Until then what an earlier controller has left stays. */
  open() {
    this.#isOpen = true;
    this.changed();
  }
  /** Something may look different: writes it now, or as soon as the pace allows. */
  changed() {
    this.#dirty = true;
    if (!this.#isOpen) return;
    if (this.#cancel !== void 0 || this.#running !== void 0) return;
    this.#cancel = soon(() => void this.flush(), this.#nextAt - performance.now());
  }
  /** Writes what differs at once; resolves when tmux has it. */
  async flush() {
    this.#cancel?.();
    this.#cancel = void 0;
    await this.#running;
    if (!this.#dirty || !this.#isOpen) return;
    this.#dirty = false;
    this.#running = this.#write().catch((error) => {
      this.#published.clear();
      this.#options.onFailure(error);
    }).finally(() => {
      this.#running = void 0;
      this.#nextAt = Math.max(this.#nextAt, performance.now() - FLUSH_MS) + FLUSH_MS;
      if (this.#dirty) this.changed();
    });
    await this.#running;
  }
  /** Forgets what was published, so that the next write sets everything again. */
  forget() {
    this.#published.clear();
    this.changed();
  }
  /** Takes everything back but these, also what an earlier controller has left: nobody watches the runners any more. */
  async clear(left) {
    this.#cancel?.();
    await this.#running;
    await this.#write(statusVariables(left, false)).catch(this.#options.onFailure);
  }
  async #write(wanted = statusVariables(this.#options.runners(), this.#options.hasTrouble())) {
    const commands = [];
    for (const [name, value] of wanted) {
      if (this.#published.get(name) === value) continue;
      commands.push(value === "" ? ["set-environment", "-gu", name] : ["set-environment", "-gh", name, value]);
    }
    if (commands.length === 0) return;
    await this.#show(commands);
    for (const [name, value] of wanted) this.#published.set(name, value);
  }
  /** Carries out the commands and has every terminal drawn: in one question where the terminals are those of the last time. */
  async #show(commands) {
    const known2 = this.#terminals;
    this.#terminals = [];
    const ask = [...commands, LIST_CLIENTS];
    const answers2 = await this.#options.ask([...ask, ...known2.map(draw)]).catch(async (error) => {
      if (known2.length === 0) throw error;
      return this.#options.ask(ask);
    });
    const clients = parseClients(answers2[commands.length] ?? []);
    this.#terminals = clients.flatMap(({ control, name }) => control ? [] : [name]);
    const isDrawn = answers2.length > ask.length;
    const others = this.#terminals.filter((name) => !isDrawn || !known2.includes(name));
    if (others.length > 0) await this.#options.ask(others.map(draw));
  }
};
function soon(work, inMs) {
  if (inMs <= 0) {
    const immediate = setImmediate(work);
    return () => clearImmediate(immediate);
  }
  const timer = setTimeout(work, inMs);
  return () => clearTimeout(timer);
}
function draw(terminal) {
  return ["refresh-client", "-S", "-t", terminal];
}

// src/controller/steering/stopper.ts
var QUIT_MS2 = 3e3;
var TERM_MS4 = 2e3;
var KILL_MS2 = 2e3;
var GO_MS = 1e3;
var MAX_TIMER_MS2 = 2 ** 31 - 1;
var Stopper = class {
  #options;
  #stopping = /* @__PURE__ */ new Map();
  #deadlines = /* @__PURE__ */ new Map();
  constructor(options) {
    this.#options = options;
  }
  /** Resolves when the run has ended. Throws a Failure `timeout` when nothing could end it. */
  async stop(runner, why) {
    const running = this.#stopping.get(runner.id);
    if (running !== void 0) return running;
    const stopping = this.#end(runner, why).finally(() => this.#stopping.delete(runner.id));
    this.#stopping.set(runner.id, stopping);
    return stopping;
  }
  /** Ends the run when its time is over. */
  watch(runner) {
    const { id, endsAt } = runner;
    if (endsAt === void 0) return;
    clearTimeout(this.#deadlines.get(id));
    const wait = Math.min(Math.max(0, endsAt - now()), MAX_TIMER_MS2);
    const timer = setTimeout(() => {
      if (endsAt > now()) return this.watch(runner);
      this.stop(runner, "max-duration").catch((error) => {
        this.#options.journal.note("runner outlives its time", { runner: id, error: messageOf(error) });
      });
    }, wait);
    this.#deadlines.set(id, timer);
    void runner.over.then(() => this.forget(id));
  }
  /** Lets go of a runner without ending it. */
  forget(id) {
    clearTimeout(this.#deadlines.get(id));
    this.#deadlines.delete(id);
  }
  close() {
    for (const id of this.#deadlines.keys()) this.forget(id);
  }
  async #end(runner, why) {
    runner.apply({ kind: "ending", at: moment(), why });
    const others = new Set(descendants(runner.pid, { elsewhere: true }));
    try {
      await this.#endCommand(runner, others);
    } finally {
      await endAll([...others]);
    }
  }
  /** `others` are what it has started in sessions of its own, and become more when there are more. */
  async #endCommand(runner, others) {
    const directory = this.#options.directory(runner.id);
    const waitsForKeys = !isPaused(directory) && await this.#options.askToQuit(runner);
    if (waitsForKeys && await endsWithin(runner, QUIT_MS2)) return;
    for (const mark2 of descendants(runner.pid, { elsewhere: true })) others.add(mark2);
    this.#signal(runner, "SIGTERM");
    unpause(directory);
    signalSession(runner.pid, "SIGCONT");
    if (await endsWithin(runner, TERM_MS4)) return;
    for (const mark2 of descendants(runner.pid, { elsewhere: true })) others.add(mark2);
    signalSession(runner.pid, "SIGKILL");
    if (await endsWithin(runner, KILL_MS2)) return;
    if (readEnd(directory) !== void 0) {
      await dismiss(processMark(runner.pid));
      if (await endsWithin(runner, GO_MS)) return;
    }
    throw new Failure("timeout", `'${runner.name}' was killed and is still there`, { next: "try again" });
  }
  #signal(runner, signal) {
    if (signalSession(runner.pid, signal)) return;
    try {
      process.kill(runner.pid, signal);
    } catch {
    }
  }
};
async function endsWithin(runner, ms) {
  const aborted = new AbortController();
  const late = sleep(ms, aborted.signal).then(
    () => false,
    () => true
  );
  const ended = await Promise.race([runner.over.then(() => true), late]);
  aborted.abort();
  return ended;
}

// src/runner/occasion.ts
var OCCASIONS = ["waiting", "limit", "failed", "stuck", "done"];
function occasionOf(state) {
  switch (state.kind) {
    case "waiting":
      if (state.waitingFor === "limit") return { kind: "limit", text: "has reached a limit" };
      return { kind: "waiting", text: `waits for you: ${state.waitingFor}` };
    case "idle":
      return state.unseen === true ? { kind: "done", text: "is done" } : void 0;
    case "active":
      return state.stuck === true ? { kind: "stuck", text: "is stuck" } : void 0;
    case "completed":
      return { kind: "done", text: "is done" };
    case "failed":
      return { kind: "failed", text: `has failed${endText2(state)}` };
    case "starting":
    case "paused":
    case "stopped":
    case "lost":
      return void 0;
    default:
      return unreachable(state);
  }
}
function endText2({ exitCode, signal }) {
  if (signal !== void 0) return ` by ${signal}`;
  return exitCode === void 0 ? "" : ` with exit code ${exitCode}`;
}

// src/terminal/outer-notification.ts
var OSC_777 = /^(?:rxvt|foot|vte)/i;
var NONE = /^(?:linux|dumb|vt\d|ansi|cons)/i;
var CONTROL = /[\u0000-\u001f\u007f-\u009f]/g;
var NOT_ASCII = /[^ -~]/gu;
var BELL = "\x07";
function outerNotification(terminal, text) {
  const { term, type, isUtf8 } = terminal;
  const clean = text.replace(CONTROL, "");
  const safe = isUtf8 ? clean : clean.replace(NOT_ASCII, "?");
  if (NONE.test(term)) return "";
  if (OSC_777.test(term) || OSC_777.test(type)) return `\x1B]777;notify;geppetto-tmux;${safe}${BELL}`;
  const plain2 = `\x1B]9;geppetto-tmux: ${safe}${BELL}`;
  return term.startsWith("tmux") ? `\x1BPtmux;${plain2.replaceAll("\x1B", "\x1B\x1B")}\x1B\\` : plain2;
}

// src/controller/telling/announcement.ts
var MAX_NAME_CELLS = 40;
var MAX_LINE_CELLS = 120;
var MAX_NAMED = 5;
function announce(news) {
  const rank = ({ occasion }) => OCCASIONS.indexOf(occasion.kind);
  const sorted = news.toSorted((a, b) => rank(a) - rank(b));
  const [first] = sorted;
  if (first !== void 0 && sorted.length === 1) {
    return { news: sorted, title: headline(first), body: lines(lastLineOf(first)) };
  }
  const named = sorted.slice(0, MAX_NAMED);
  const others = sorted.length - named.length;
  const names = [...named.map(nameOf2), ...others === 0 ? [] : [`${others} more`]].join(", ");
  return {
    news: sorted,
    title: `${sorted.length} runners need you: ${names}`,
    body: named.map((it) => [headline(it), ...lines(lastLineOf(it))].join(" \xB7 "))
  };
}
function inOneLine({ title, body }, cells) {
  return fit([title, ...body.length === 1 ? body : []].join(" \xB7 "), cells);
}
function headline(news) {
  return `${nameOf2(news)} ${news.occasion.text}`;
}
function nameOf2({ name }) {
  return fit(plain(name), MAX_NAME_CELLS);
}
function lastLineOf({ lastLine }) {
  return fit(plain(lastLine).trim(), MAX_LINE_CELLS);
}
function lines(text) {
  return text === "" ? [] : [text];
}

// src/controller/telling/desktop.ts
import { existsSync as existsSync3 } from "fs";
import { join as join13 } from "path";

// src/controller/telling/bounded-command.ts
import { spawn as spawn3 } from "child_process";
var GRACE_MS2 = 1e3;
var MAX_TEXT = 4096;
var DRAIN_MS = 200;
var BoundedCommand = class {
  /** Resolves when it has ended, or could not be started; what it has left in the background is not waited for. */
  ended;
  #child;
  #killTimer;
  constructor(argv, options) {
    const [file, ...args] = argv;
    const { env, cwd, input, timeoutMs } = options;
    const child = spawn3(file, args, { detached: true, env, stdio: "pipe", ...cwd === void 0 ? {} : { cwd } });
    this.#child = child;
    const stdout = beginningOf(child.stdout);
    const stderr = beginningOf(child.stderr);
    child.stdin.on("error", () => void 0).end(input);
    const timer = setTimeout(() => this.end("SIGTERM"), timeoutMs);
    this.ended = new Promise((resolve2) => {
      const settle = (problem) => {
        const { exitCode, signalCode } = child;
        for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
        resolve2({
          code: exitCode ?? void 0,
          signal: signalCode ?? void 0,
          stdout: stdout(),
          stderr: problem ?? stderr()
        });
      };
      child.once("error", (error) => {
        clearTimeout(timer);
        settle(error.message);
      });
      child.once("exit", () => {
        clearTimeout(timer);
        clearTimeout(this.#killTimer);
        const drained = setTimeout(settle, DRAIN_MS);
        child.once("close", () => {
          clearTimeout(drained);
          settle();
        });
      });
    });
  }
  /** Ends it by this signal, and by KILL when it does not go. */
  end(signal) {
    this.#signal(signal);
    this.#killTimer ??= setTimeout(() => this.#signal("SIGKILL"), GRACE_MS2);
  }
  #signal(signal) {
    const { pid, exitCode, signalCode } = this.#child;
    if (pid === void 0 || exitCode !== null || signalCode !== null) return;
    try {
      process.kill(-pid, signal);
    } catch {
    }
  }
};
function beginningOf(stream) {
  let kept = "";
  stream.setEncoding("utf8");
  stream.on("data", (text) => {
    if (kept.length < MAX_TEXT) kept = (kept + text).slice(0, MAX_TEXT);
  });
  stream.on("error", () => void 0);
  return () => kept;
}

// src/controller/telling/desktop.ts
var OPEN_MS2 = 15 * 6e4;
var SEND_MS = 5e3;
var MAX_OPEN = 16;
var ACTION = "go";
function desktopKind(env = process.env, platform = process.platform) {
  if (platform === "darwin") return "osascript";
  const { DBUS_SESSION_BUS_ADDRESS: address = "", XDG_RUNTIME_DIR: runtime = "" } = env;
  return address !== "" || runtime !== "" && existsSync3(join13(runtime, "bus")) ? "notify-send" : void 0;
}
function osascript({ title, body }) {
  const script = ["on run words", "display notification (item 2 of words) with title (item 1 of words)", "end run"];
  return ["osascript", ...script.flatMap((line2) => ["-e", line2]), "--", title, body.join("\n")];
}
function notifySend({ title, body }, options) {
  const text = body.join("\n").replaceAll("\\", "\\\\").replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const action = options.action ? [`--action=${ACTION}=Go there`] : [];
  return ["notify-send", "--app-name=geppetto-tmux", ...action, "--", title, ...text === "" ? [] : [text]];
}
var Desktop = class {
  #open = /* @__PURE__ */ new Set();
  #knowsActions;
  /**
   * Shows it; with `onChosen` a person can choose to go there. False when it could not be shown. Resolves once it is known,
   * which for one that waits for a person is when that is over.
   */
  async show(announcement, onChosen) {
    const kind = desktopKind();
    if (kind === void 0) return false;
    const action = kind === "notify-send" && await (this.#knowsActions ??= knowsActions());
    const argv = kind === "osascript" ? osascript(announcement) : notifySend(announcement, { action });
    const command = new BoundedCommand(argv, { env: process.env, timeoutMs: action ? OPEN_MS2 : SEND_MS });
    const runners = new Set(announcement.news.map(({ id }) => id));
    for (const id of runners) this.withdraw(id);
    const open3 = { command, runners };
    this.#open.add(open3);
    for (const oldest of [...this.#open].slice(0, -MAX_OPEN)) oldest.command.end("SIGTERM");
    const { code, signal, stdout } = await command.ended;
    this.#open.delete(open3);
    if (stdout.trim() === ACTION) onChosen();
    return code === 0 || action && signal !== void 0;
  }
  /** A runner wants nobody any more: a notification that spoke only of such ones is closed. */
  withdraw(id) {
    for (const { command, runners } of this.#open) {
      if (runners.delete(id) && runners.size === 0) command.end("SIGINT");
    }
  }
  async close() {
    const open3 = [...this.#open].map(({ command }) => command);
    for (const command of open3) command.end("SIGTERM");
    await Promise.all(open3.map(async ({ ended }) => ended));
  }
};
async function knowsActions() {
  const help = new BoundedCommand(["notify-send", "--help"], { env: process.env, timeoutMs: SEND_MS });
  return (await help.ended).stdout.includes("--action");
}

// src/controller/telling/event-command.ts
import { homedir as homedir3 } from "os";
var MAX_RUNNING = 4;
var MAX_WAITING2 = 100;
var TIMEOUT_MS2 = 1e4;
var END_MS = 2e3;
var EventCommand = class {
  #journal;
  #onFailure;
  #running = /* @__PURE__ */ new Set();
  #waiting = [];
  #dropped = 0;
  #isClosed = false;
  constructor(options) {
    this.#journal = options.journal;
    this.#onFailure = options.onFailure;
  }
  run(command, input) {
    if (this.#isClosed) return;
    if (this.#waiting.length >= MAX_WAITING2) {
      if (this.#dropped === 0) this.#journal.note("@geppetto-on-event is too slow, events are left out");
      this.#dropped += 1;
      return;
    }
    this.#waiting.push({ command, input });
    this.#next();
  }
  /** Lets those that run come to their end, for a short time; those that wait are not begun. */
  async close() {
    this.#isClosed = true;
    this.#waiting = [];
    const timer = setTimeout(() => {
      for (const command of this.#running) command.end("SIGTERM");
    }, END_MS);
    while (this.#running.size > 0) await Promise.all([...this.#running].map(async ({ ended }) => ended));
    clearTimeout(timer);
  }
  #next() {
    if (this.#running.size >= MAX_RUNNING) return;
    const first = this.#waiting.shift();
    if (first === void 0) return;
    const { variables, json } = first.input;
    const running = new BoundedCommand(["/bin/sh", "-c", first.command], {
      env: { ...process.env, ...variables },
      cwd: homedir3(),
      input: `${JSON.stringify(json)}
`,
      timeoutMs: TIMEOUT_MS2
    });
    this.#running.add(running);
    void running.ended.then(({ code, signal, stderr }) => {
      this.#running.delete(running);
      if (code !== 0) {
        this.#journal.note("@geppetto-on-event failed", { code, signal, stderr });
        this.#onFailure();
      }
      if (this.#waiting.length === 0 && this.#dropped > 0) {
        this.#journal.note("@geppetto-on-event goes on", { left_out: this.#dropped });
        this.#dropped = 0;
      }
      this.#next();
    });
  }
};
function eventInput({ event, state, runner }, occasion, server) {
  const { agent, pane, session, window, lastLine } = runner.record;
  const tell = occasion?.kind;
  const texts = {
    RUNNER: event.runner,
    NAME: event.name,
    AGENT: agent,
    STATE: state.kind,
    FROM: String(event["from"]),
    WAITING_FOR: state.kind === "waiting" ? state.waitingFor : "",
    TELL: tell ?? "",
    PANE: pane,
    SESSION: session,
    WINDOW: window,
    LAST_LINE: lastLine
  };
  return {
    json: { ...event, agent, pane, session, window, lastLine, ...tell === void 0 ? {} : { tell } },
    variables: {
      ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [`GEPPETTO_${name}`, plain(text)])),
      // For tmux and geppetto-tmux in the command: this server, and the pane of the runner.
      TMUX: `${server.socket},${server.pid},0`,
      TMUX_PANE: pane
    }
  };
}

// src/controller/telling/terminal-writer.ts
import { constants as constants3 } from "fs";
import { open as open2 } from "fs/promises";
var PATIENCE_MS = 1e3;
var AGAIN_MS2 = 20;
async function writeToTerminal(path2, sequence2) {
  const { O_WRONLY, O_NOCTTY, O_NONBLOCK, O_NOFOLLOW } = constants3;
  const terminal = await open2(path2, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_NOFOLLOW);
  try {
    const found = await terminal.stat();
    if (!found.isCharacterDevice()) throw new Error(`${path2} is not a terminal`);
    await writeWhole(terminal, Buffer.from(sequence2));
  } finally {
    await terminal.close();
  }
}
async function writeWhole(terminal, data) {
  const deadline = performance.now() + PATIENCE_MS;
  for (let at2 = 0; at2 < data.length; ) {
    try {
      at2 += (await terminal.write(data, at2)).bytesWritten;
    } catch (error) {
      if (systemCode(error) !== "EAGAIN" || performance.now() > deadline) throw error;
      await sleep(AGAIN_MS2);
    }
  }
}

// src/controller/telling/telling.ts
var GATHER_MS = 1e3;
var PACE_MS2 = 5e3;
var MAX_HEARD = 1e3;
var MAX_CELLS = 200;
var SHOW_EVENT_COMMAND = ["show-options", "-gqv", "@geppetto-on-event"];
var MAX_COMMAND = 32 * 1024;
var Telling = class {
  #options;
  #desktop = new Desktop();
  #command;
  #heard = [];
  #isTakingIn = false;
  #wishes = { notify: [], isQuiet: false, command: "" };
  #gathered = /* @__PURE__ */ new Map();
  #timer;
  #toldAt = -Infinity;
  #isClosed = false;
  constructor(options) {
    this.#options = options;
    this.#command = new EventCommand({
      journal: options.journal,
      onFailure: () => options.report("@geppetto-on-event has failed; `geppetto-tmux controller log` says how")
    });
  }
  heard(change2) {
    const news = newsOf(change2);
    if (news === void 0) this.#desktop.withdraw(change2.runner.id);
    if (this.#isClosed || this.#heard.length >= MAX_HEARD) return;
    this.#heard.push({ change: change2, news });
    void this.#takeIn();
  }
  async close() {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#gathered.clear();
    await Promise.all([this.#desktop.close(), this.#command.close()]);
  }
  async #takeIn() {
    if (this.#isTakingIn) return;
    this.#isTakingIn = true;
    while (this.#heard.length > 0) {
      this.#wishes = await this.#ask().catch(() => this.#wishes);
      for (const { change: change2, news } of this.#heard.splice(0)) this.#take(change2, news);
    }
    this.#isTakingIn = false;
  }
  async #ask() {
    const [[settings = ""] = [], command = []] = await this.#options.askAll([SHOW_SETTINGS, SHOW_EVENT_COMMAND]);
    const { notify, quietHours } = parseSettings(settings, this.#options.report);
    return {
      notify,
      isQuiet: quietHours !== void 0 && isQuiet(quietHours, /* @__PURE__ */ new Date()),
      command: this.#bounded(command.join("\n").trim())
    };
  }
  #bounded(command) {
    if (command.length <= MAX_COMMAND) return command;
    this.#options.report(`@geppetto-on-event has ${command.length} characters, which is too long; it is not run`);
    return "";
  }
  #take(change2, news) {
    const { command, notify, isQuiet: isQuiet3 } = this.#wishes;
    const told = isQuiet3 ? void 0 : news;
    this.#gathered.delete(change2.runner.id);
    if (command !== "") this.#command.run(command, eventInput(change2, told?.occasion, this.#options.server));
    if (told === void 0 || notify.length === 0 || this.#isClosed) return;
    this.#gathered.set(told.id, { news: told, runner: change2.runner });
    const waitMs = Math.max(GATHER_MS, this.#toldAt + PACE_MS2 - performance.now());
    this.#timer ??= setTimeout(() => this.#tell(notify), waitMs);
  }
  #tell(channels) {
    this.#timer = void 0;
    const news = [...this.#gathered.values()].filter(({ runner }) => !runner.inView).map((it) => it.news);
    this.#gathered.clear();
    if (news.length === 0) return;
    this.#toldAt = performance.now();
    const announcement = announce(news);
    for (const channel of channels) {
      this.#tellBy(channel, announcement).catch((error) => {
        this.#options.journal.note("nobody could be told", { channel, error: messageOf(error) });
      });
    }
  }
  async #tellBy(channel, announcement) {
    const text = inOneLine(announcement, MAX_CELLS);
    switch (channel) {
      case "bell":
        return this.#writeToTerminals(() => BELL);
      case "message":
        return showNotice(this.#options.askAll, `geppetto: ${text}`);
      case "desktop":
        if (await this.#desktop.show(announcement, () => this.#goTo(announcement))) return;
        return this.#writeToTerminals((terminal) => outerNotification(terminal, text));
      default:
        return unreachable(channel);
    }
  }
  async #writeToTerminals(sequence2) {
    for (const terminal of await this.#terminals()) {
      const bytes = sequence2(terminal);
      if (bytes === "") continue;
      await writeToTerminal(terminal.tty, bytes).catch((error) => {
        this.#options.journal.note("terminal could not be told", { tty: terminal.tty, error: messageOf(error) });
      });
    }
  }
  /** Brings the terminal that was used last to the first runner that an announcement speaks of. */
  #goTo({ news: [first] }) {
    const go = async () => {
      const [terminal] = await this.#terminals();
      if (terminal === void 0 || first === void 0) return;
      await this.#options.askAll([["switch-client", "-c", terminal.client, "-t", first.pane]]);
    };
    go().catch((error) => this.#options.journal.note("not gone there", { error: messageOf(error) }));
  }
  async #terminals() {
    const [lines2 = []] = await this.#options.askAll([LIST_TERMINALS]);
    return parseTerminals(lines2);
  }
};
function newsOf({ state, isNews, runner }) {
  const occasion = occasionOf(state);
  if (occasion === void 0 || !isNews || runner.inView) return void 0;
  const { id, name, pane, record } = runner;
  return { id, name, pane, occasion, lastLine: record.lastLine };
}

// src/controller/controller.ts
var SETTLE_MS4 = 50;
var RISK_TOLD = "GEPPETTO_RISK_TOLD";
var FIND_MS = 1e3;
var MAX_LOOKS2 = 6;
var Controller = class {
  version;
  hub = new EventHub();
  fleet;
  meter;
  metricsFeed;
  /** Settles when the controller has to end. */
  ending;
  #options;
  #link;
  #taps;
  #pipes;
  #sources;
  #status;
  #agents;
  #abandoned = new Abandoned();
  #departed = false;
  /** How the server is watched, once that was decided. */
  #chosen;
  #startedAt = (/* @__PURE__ */ new Date()).toISOString();
  #problems = /* @__PURE__ */ new Set();
  /** Panes that are read from another source than was asked for, and why. */
  #instead = /* @__PURE__ */ new Map();
  #troubles;
  #retention;
  #starter;
  #restorer;
  #sender;
  #presets = /* @__PURE__ */ new Map();
  #stopper;
  #spool;
  #telling;
  #findingLimit = new FindingLimit();
  #findTimer;
  /** Marks, releases and looks at the server, one after the other. */
  #turn = Promise.resolve();
  #rows = [];
  #lookTimer;
  #lookUrgently = false;
  #restTimer;
  #end = () => void 0;
  /** What is still under way begins nothing new. */
  #isClosing = false;
  /** It ends because there is nothing left to watch. */
  #isResting = false;
  constructor(options) {
    const { scope, address, binary, program, journal } = options;
    this.#options = options;
    this.version = options.version;
    this.ending = new Promise((resolve2) => {
      this.#end = resolve2;
    });
    this.#troubles = new DiskTroubles({
      onChange: () => this.#status.changed(),
      onFirst: () => this.#sayLogsWait()
    });
    const record = new ClientRecord(async (command) => this.#link.ask(command));
    this.#taps = new Feeds({
      scope,
      journal,
      connect: async (tap) => record.add(await openTap({ address, program, capabilities: options.capabilities, ...tap })),
      onChange: (urgent) => this.#lookSoon(urgent),
      serverBytes: () => residentBytes(options.identity.pid, "tmux"),
      maxBytes: async () => (await this.#settings()).floodMemoryBytes
    });
    this.#link = new ServerLink({
      address,
      binary,
      program,
      identity: options.identity,
      capabilities: options.capabilities,
      refreshCommand: options.refreshCommand,
      journal,
      onChange: () => {
        this.#sources.mayResize();
        this.#lookSoon(false);
      },
      onDeparture: () => {
        this.#departed = true;
        this.#lookSoon(false);
      },
      onWatch: ({ client }) => {
        if (client !== void 0) record.add(client);
        this.#status.forget();
        this.#lookSoon(false);
      },
      onServerGone: () => this.#end("server-gone"),
      preferredSessions: () => this.fleet.homeSessions
    });
    this.#pipes = new Pipes({
      journal,
      socket: options.readerSocket,
      command: options.readerCommand,
      onStopped: () => this.#status.changed(),
      asker: () => this.#link.reader,
      onLost: (pane, why) => this.#sources.pipeLost(pane, why),
      onChange: () => this.#lookSoon(true)
    });
    this.#sources = new Sources({
      scope,
      journal,
      adapters: {
        control: this.#taps,
        pipe: this.#pipes,
        look: new Looks({
          view: async (pane) => this.#link.view(pane),
          onFree: (pane) => this.#sources.pipeFree(pane)
        })
      },
      insteadOfPipe: options.capabilities.controlIsSafe ? "control" : "look",
      onInstead: (pane, why) => {
        if (why === void 0) this.#instead.delete(pane);
        else this.#instead.set(pane, why);
      }
    });
    this.#status = new StatusLine({
      ask: async (commands) => this.#link.askAll(commands),
      runners: () => this.fleet.shown,
      hasTrouble: () => this.#logProblems.length > 0,
      onFailure: (error) => journal.note("status line could not be written", { error: messageOf(error) })
    });
    this.#telling = new Telling({
      server: { socket: address.socket, pid: options.identity.pid },
      journal,
      askAll: async (commands) => this.#link.askAll(commands),
      report: (problem) => this.#report(problem)
    });
    this.#agents = new AgentFinder({
      readPane: async (pane) => this.#link.view(pane)
    });
    this.fleet = new Fleet({
      agents: this.#agents,
      root: options.runners,
      server: { ...options.identity, socket: address.socket },
      sources: this.#sources,
      hub: this.hub,
      journal,
      askAll: async (commands) => this.#link.askAll(commands),
      lastImage: async (row) => this.#link.lastImage(row),
      settings: async () => this.#settings(),
      sourceFor: (settings) => this.#choice(settings).kind,
      onChange: () => this.#status.changed(),
      onState: (change2) => this.#telling.heard(change2),
      onDoubt: () => this.#lookSoon(false),
      onTrouble: (runner, trouble) => this.#troubles.tell(runner, trouble),
      onLogs: () => this.#retention.soon(),
      onTracked: (runner) => this.#stopper.watch(runner),
      onAgentEnd: (id) => this.#agentEnded(id),
      onCommandEnd: (id, word3) => this.#commandEnded(id, word3)
    });
    const live = () => this.fleet.live;
    this.meter = new Meter(() => live().map(({ id, pid, figures: { bytes } }) => ({ id, pid, bytes })));
    this.metricsFeed = new MetricsFeed({ hub: this.hub, meter: this.meter, live, onBug: (error) => journal.bug(error) });
    this.#sender = new Sender({
      journal,
      askAll: async (commands) => this.#link.askAll(commands),
      preset: (agent) => this.#presets.get(agent)
    });
    this.#stopper = new Stopper({
      journal,
      directory: (id) => this.fleet.directory(id),
      askToQuit: async (runner) => this.#sender.askToQuit(runner)
    });
    const rows = async () => (await this.#snapshot()).rows;
    const look = async () => {
      await this.#expectRunner();
      await this.fleet.update(await this.#snapshot());
    };
    this.#starter = new Starter({
      fleet: this.fleet,
      ask: async (command) => this.#link.ask(command),
      askAll: async (commands) => this.#link.askAll(commands),
      rows,
      look,
      typeWhenReady: (runner, text) => scope.fork(async (signal) => this.#sender.typeWhenReady(runner, text, signal)),
      script: options.wrapper
    });
    this.#restorer = new Restorer({
      root: options.runners,
      socket: address.socket,
      fleet: this.fleet,
      starter: this.#starter,
      presets: () => this.#presets,
      rows,
      look
    });
    this.#retention = new Retention({
      root: options.runners,
      settings: async () => this.#settings(),
      isHeld: (id) => this.fleet.isHeld(id),
      onRemoved: (id) => void this.fleet.forget(id),
      journal
    });
    this.#spool = new HookSpool({
      directory: options.hookSpool,
      journal,
      onReport: (report2) => {
        const runner = this.fleet.liveIn(report2.pane);
        if (runner === void 0) this.#findSoon();
        else runner.hooked(report2);
      }
    });
    scope.defer(async () => this.#close());
  }
  /** Picks up what an earlier controller left. */
  async start() {
    this.#presets = readPresets(this.#options.config, (problem) => this.#report(problem));
    await this.#agents.load(this.#options.rules, (problem) => this.#report(problem));
    await this.#inTurn(async () => {
      const { rows } = await this.#snapshot();
      if (rows.some((row) => row.runnerId !== "")) await this.#watch();
      await this.fleet.restore(rows, (problem) => this.#report(problem));
      await this.#releaseEnded();
      this.#retention.soon();
      await this.#rest();
    });
    this.#status.open();
  }
  /** Marks the pane that a tmux target names. */
  async mark(target, request2) {
    return this.#inTurn(async () => {
      await this.#expectRunner();
      try {
        const [pane, snapshot] = await Promise.all([this.#paneAt(target), this.#snapshot()]);
        await this.fleet.update(snapshot);
        const runner = await this.fleet.mark(pane, request2);
        await this.#status.flush();
        return { record: runner.record, notice: await this.#noticeOf(runner) };
      } finally {
        await this.#rest();
      }
    });
  }
  /** Marks the panes in which known agents run, where the user wants that. Returns those that were marked now. */
  async find() {
    return this.#inTurn(async () => {
      if (this.#isClosing || (await this.#settings()).auto !== "agents") return [];
      const found = await this.#agents.unmarked((await this.#snapshot()).rows);
      if (found.length === 0) return [];
      await this.#expectRunner();
      try {
        await this.fleet.update(await this.#snapshot());
        const marked = [];
        for (const each of found) marked.push(...await this.#markFound(each));
        await this.#status.flush();
        return marked;
      } finally {
        await this.#rest();
      }
    });
  }
  /** Starts a command in a pane of its own, as a runner. */
  async run(request2) {
    return this.#starting(async () => this.#starter.start(request2));
  }
  /** How runners that an earlier server took with it would be started again; without names, all of the last one. */
  async restorable(names) {
    return this.#restorer.plans(names);
  }
  /** Starts one of those again: the same id, name and log. */
  async restore(id) {
    return this.#starting(async () => this.#restorer.restore(id));
  }
  async #starting(start2) {
    return this.#inTurn(async () => {
      const hasSessions = (await this.#link.ask(LIST_SESSIONS)).length > 0;
      if (hasSessions) await this.#expectRunner();
      try {
        const runner = await start2();
        await this.#status.flush();
        return { record: runner.record, notice: await this.#noticeOf(runner) };
      } finally {
        await this.#rest();
      }
    });
  }
  /** Ends the command of a runner that we have started, or the agent in a marked pane; resolves when it has ended. */
  async end(selector) {
    const runner = this.fleet.findLive(selector);
    if (runner.isStarted) await this.#stopper.stop(runner, "stopped");
    else await endMarkedAgent(runner, async () => this.#sender.askToQuit(runner));
    return runner.record;
  }
  /** Starts a command again as it was started, after it has ended; a pane that was kept gives way. */
  async restart(selector) {
    const { id, started, name, agent, agentGiven, idleAfterMs, pane, session, sourceGiven, tell } = this.fleet.find(selector);
    if (started === void 0) {
      throw new Failure("not-started", `'${name}' was marked and not started`, { next: "start it in its pane" });
    }
    if (this.fleet.liveRunner(id) !== void 0) await this.end(id);
    const isKept = started.keep && this.fleet.hasPane(this.fleet.find(id));
    if (!isKept) await this.#gone(pane);
    const place = await this.#placeFor(started.place, isKept ? pane : `=${session}:`);
    const hint = agentGiven === true ? { agent } : {};
    const restarts = (started.restarts ?? 0) + 1;
    const same = { ...hint, name, idleAfterMs, source: sourceGiven, tell };
    const marked = await this.run({ ...started, restarts, ...place, ...same });
    if (isKept) await this.#link.ask(["kill-pane", "-t", pane]).catch(() => void 0);
    return marked;
  }
  pause(selector) {
    const runner = this.fleet.findStarted(selector);
    pause(runner, this.fleet.directory(runner.id));
    return runner.record;
  }
  resume(selector) {
    const runner = this.fleet.findStarted(selector);
    resume(runner, this.fleet.directory(runner.id));
    return runner.record;
  }
  async send(selector, request2) {
    const runner = this.fleet.findLive(selector);
    await this.#sender.send(runner, request2);
    return runner.record;
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
    if (runner !== void 0) {
      return { marked: false, record: await this.unmark(runner.id), notice: void 0 };
    }
    return { marked: true, ...await this.mark(pane, {}) };
  }
  /** Looks at the server now. */
  async refresh() {
    await this.#look();
  }
  /** Looks at the server when something must have happened there that it has not told. */
  async settle() {
    for (let looks = 0; this.fleet.doubtful && looks < MAX_LOOKS2; looks += 1) {
      if (looks > 0) await sleep(SETTLE_MS4);
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
    const { client, notes, watched } = this.#link;
    const taps = this.#taps.taps.map(({ session, pid }) => ({ role: "tap", session, pid }));
    return {
      pid: process.pid,
      version: this.version,
      startedAt: this.#startedAt,
      tmux: { version: capabilities2.version, pid: identity.pid, binary, socket: address.socket },
      socket,
      runners: this.fleet.live.length,
      ...watched === void 0 || this.#chosen === void 0 ? {} : { watch: { by: watched, why: this.#chosen.why, notes: [...notes] } },
      clients: [
        ...client === void 0 ? [] : [{ role: "line", session: client.session, pid: client.pid }],
        ...taps
      ],
      readers: this.#pipes.readers,
      problems: [...this.#problems, ...this.#instead.values(), ...this.#logProblems]
    };
  }
  /** How a runner is read, and why so, in words. */
  readingOf({ pane, source, sourceGiven }) {
    const instead = isPaneId(pane) ? this.#instead.get(pane) : void 0;
    if (instead !== void 0) return instead;
    if (source === "pipe" && this.#pipes.problem !== void 0) return this.#pipes.problem;
    if (sourceGiven !== void 0) return `asked for: ${sourceGiven}`;
    return source === this.#chosen?.kind ? this.#chosen?.why : "@geppetto-source has changed since the first runner";
  }
  /** Ends the controller; with `release` every runner is unmarked first and nothing of ours stays in tmux. */
  async stop({ release }) {
    if (release) {
      for (const runner of this.fleet.live) await this.unmark(runner.id);
      await this.#inTurn(async () => {
        const panes = this.#rows.filter((row) => row.runnerId !== "").map((row) => row.pane);
        if (panes.length > 0) await this.#link.askAll(panes.flatMap(paneUnmarks));
        await this.#link.takeOut();
      });
    }
    this.#end("stopped");
  }
  /**
   * Nobody tells a controller that has nothing to watch of the end of its server. Throws a Failure `controller-unreachable`,
   * and ends, when another one is at its socket by now, or none.
   */
  async requireServer() {
    if (this.#restTimer === void 0 || await this.#link.stands()) return;
    this.#end("server-gone");
    throw new Failure("controller-unreachable", "the tmux server of this controller has ended", { next: "try again" });
  }
  /** False when the tmux server has left the last question unanswered. */
  get serverAnswers() {
    return this.#link.answers;
  }
  /** Closes the books after the server has gone. */
  async serverGone() {
    await this.fleet.serverGone();
  }
  /** With runners the line stands; without, no client of ours is attached and the end is near. */
  async #rest() {
    if (this.#isClosing) return;
    clearTimeout(this.#restTimer);
    this.#restTimer = void 0;
    this.#retention.watch(this.fleet.live.length > 0);
    if (this.fleet.live.length > 0) return this.#spool.open();
    if (this.fleet.awaitsLook && this.#link.watched !== void 0) return;
    this.#spool.close();
    this.#status.changed();
    await this.#status.flush();
    await this.#sources.close();
    if (this.#link.watched !== void 0) await this.#link.takeOut().catch(() => void 0);
    await this.#link.release();
    this.#restTimer = setTimeout(() => {
      this.#isResting = true;
      this.#end("nothing-to-watch");
    }, this.#options.restMs).unref();
  }
  /** Watches the server as its options say, while runners exist. */
  async #watch(onChosen = () => void 0) {
    if (this.#link.watched !== void 0) return;
    this.#chosen = this.#choice(await this.#settings());
    onChosen(this.#chosen);
    await this.#link.hold(this.#options.scope, this.#chosen.kind);
  }
  /** Begins to watch for the first runner. A reader that an earlier controller had is taken up with its runners. */
  async #expectRunner() {
    await this.#watch(({ kind }) => {
      if (kind === "pipe") this.#pipes.prepare();
    });
  }
  #choice({ source }) {
    return chooseSource(source, "@geppetto-source", this.#options.capabilities);
  }
  /** What whoever has made this runner should know: why it is read otherwise than asked, or once what control mode risks. */
  async #noticeOf({ pane, record }) {
    const instead = this.#instead.get(pane);
    if (instead !== void 0 || record.source !== "control") return instead;
    const risk = riskOf(this.#options.capabilities);
    if (risk === void 0) return void 0;
    const [told] = await this.#link.ask(["display-message", "-p", `#{${RISK_TOLD}}`]);
    if (told === "1") return void 0;
    await this.#link.ask(["set-environment", "-gh", RISK_TOLD, "1"]);
    return risk;
  }
  #lookSoon(urgent) {
    if (this.#isClosing) return;
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
      urgent ? 0 : SETTLE_MS4
    );
  }
  async #look() {
    await this.#inTurn(async () => {
      if (this.fleet.live.length === 0 && this.#link.watched === void 0) return;
      await this.fleet.update(await this.#snapshot());
      await this.#releaseEnded();
      await this.#leaveAbandoned();
      await this.#rest();
    });
  }
  /** Where a command is started again: beside that target, or in a session of its own where there is none. */
  async #placeFor(place, target) {
    if (place === "session") return { place };
    const beside = await this.#paneAt(target).catch(() => void 0);
    return beside === void 0 ? { place: "session" } : { place, beside };
  }
  /** Resolves when a pane whose command has ended is gone, or will stay. */
  async #gone(pane) {
    for (let looks = 0; looks < MAX_LOOKS2; looks += 1) {
      if (await this.#paneAt(pane).catch(() => void 0) === void 0) return;
      await sleep(SETTLE_MS4);
    }
  }
  /** The pane of a command that has ended may stay, dead by now. Without runners that live nobody would look again. */
  async #seeKept(id) {
    const { pane, started } = this.fleet.find(id);
    if (started?.keep !== true) return;
    for (let looks = 0; looks < MAX_LOOKS2; looks += 1) {
      const snapshot = await this.#snapshot().catch(() => void 0);
      if (snapshot === void 0) return;
      await this.fleet.update(snapshot);
      const row = snapshot.rows.find((each) => each.pane === pane);
      if (row === void 0 || row.dead) return;
      await sleep(SETTLE_MS4);
    }
  }
  /** Marks a pane for the agent in it; nothing where that cannot be. */
  async #markFound({ pane, ...found }) {
    if (!this.#findingLimit.takes(moment().steadyMs)) {
      this.#report("too many agents have started in a short time: no more are marked by themselves for some minutes");
      return [];
    }
    try {
      return [(await this.fleet.mark(pane, { found })).record];
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.#options.journal.note("agent could not be marked", { pane, agent: found.agent, error: error.message });
      return [];
    }
  }
  /** Releases the panes that were marked by themselves for agents that have ended. */
  async #releaseEnded() {
    for (const { id, agentHasEnded } of this.fleet.live) {
      if (agentHasEnded && await this.fleet.agentEnded(id)) this.#findSoon();
    }
  }
  #agentEnded(id) {
    this.#inTurn(async () => {
      if (!this.#isClosing && await this.fleet.agentEnded(id)) this.#findSoon();
      await this.#rest();
    }).catch((error) => this.#options.journal.bug(error));
  }
  /** Looks for agents that nobody has marked, once for all that is told within a second. */
  #findSoon() {
    if (this.#isClosing) return;
    this.#findTimer ??= setTimeout(() => {
      this.#findTimer = void 0;
      this.find().catch((error) => {
        this.#options.journal.note("agents could not be looked for", { error: messageOf(error) });
      });
    }, FIND_MS);
  }
  #commandEnded(id, word3) {
    this.#inTurn(async () => {
      await this.fleet.commandEnded(id, word3);
      await this.#seeKept(id);
      await this.#rest();
    }).catch((error) => this.#options.journal.bug(error));
  }
  /** Keeps no session alive that would be gone without us. */
  async #leaveAbandoned() {
    const mayHaveLeft = this.#departed || this.#link.watched === "pipe" && this.#taps.taps.length > 0;
    if (!mayHaveLeft) return;
    this.#departed = false;
    const { client } = this.#link;
    const ours = [...client === void 0 ? [] : [client], ...this.#taps.taps].map(({ session }) => session);
    for (const { session, refuge } of this.#abandoned.among(await this.#link.ask(LIST_ATTACHED), ours)) {
      this.#options.journal.note("session left to tmux", { session });
      await this.#taps.leave(session, refuge);
      await this.#link.leave(session, refuge);
      this.#lookSoon(false);
    }
  }
  async #snapshot() {
    const askedMs = moment().steadyMs;
    const [panes = [], clients = []] = await this.#link.look();
    this.#rows = parsePanes(panes);
    return { rows: this.#rows, inView: visiblePanes(this.#rows, parseClients(clients)), askedMs };
  }
  async #paneAt(target) {
    const [, [pane = ""] = []] = await this.#link.askAll(askPaneAt(target, "#{pane_id}"));
    if (isPaneId(pane)) return pane;
    throw new Failure("pane-not-found", `there is no pane '${target}'`, { next: "list the panes: tmux list-panes -a" });
  }
  /** Why logs stand still. */
  get #logProblems() {
    const { problem } = this.#pipes;
    return [...problem === void 0 ? [] : [problem], ...this.#troubles.problems];
  }
  async #settings() {
    const [line2 = ""] = await this.#link.ask(SHOW_SETTINGS);
    return parseSettings(line2, (problem) => this.#report(problem));
  }
  /** Something that a person should know; told once. */
  #report(problem) {
    if (this.#problems.has(problem)) return;
    this.#problems.add(problem);
    this.#options.journal.note("problem reported", { problem });
  }
  #sayLogsWait() {
    const text = "geppetto: logs cannot be written and wait in memory, see: geppetto-tmux doctor";
    showNotice(async (commands) => this.#link.askAll(commands), text).catch((error) => {
      this.#options.journal.note("terminals could not be told", { error: messageOf(error) });
    });
  }
  async #inTurn(work) {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => void 0);
    return turn;
  }
  async #close() {
    this.#isClosing = true;
    clearTimeout(this.#lookTimer);
    clearTimeout(this.#restTimer);
    clearTimeout(this.#findTimer);
    this.#stopper.close();
    this.#spool.close();
    this.#link.hurry();
    await this.#retention.close();
    await this.#turn;
    await Promise.all([this.#status.clear(this.#isResting ? this.fleet.failures : []), this.#sources.close()]);
    await this.#link.release();
    await Promise.all([this.fleet.close(), this.#telling.close()]);
  }
};

// src/controller/journal.ts
function openJournal() {
  const write = (level, message, details = {}) => {
    const line2 = JSON.stringify({ time: (/* @__PURE__ */ new Date()).toISOString(), level, pid: process.pid, message, ...details });
    process.stderr.write(`${line2}
`);
  };
  return {
    note: (message, details) => write("note", message, details),
    bug: (error) => write("bug", messageOf(error), { stack: error instanceof Error ? error.stack : void 0 })
  };
}

// src/controller/keeper.ts
import { spawn as spawn4 } from "child_process";
import { Socket } from "net";
var BYE_MS = 1e3;
var SETTLED_MS = 3e4;
var MOST_EARLY_ENDS = 8;
var Keeper = class {
  #options;
  #pace = new Pace();
  #process;
  #again;
  #wanted = false;
  #earlyEnds = 0;
  #farewell;
  constructor(options) {
    this.#options = options;
  }
  /** From now on this controller comes back. */
  start() {
    this.#wanted = true;
    const { script, address, binary, entry } = this.#options;
    const mark2 = processMark(process.pid);
    const startedAt = performance.now();
    const argv = [binary, address.socket, missedFormat(mark2), mark2, process.execPath, entry, ...process.execArgv];
    const keeper = spawn4(script, argv, { detached: true, cwd: "/", stdio: ["pipe", "inherit", "inherit"] });
    this.#process = keeper;
    keeper.unref();
    if (keeper.stdin instanceof Socket) keeper.stdin.unref();
    keeper.stdin.on("error", () => void 0);
    keeper.once("error", (error) => this.#ended(keeper, startedAt, messageOf(error)));
    keeper.once("exit", (code, signal) => this.#ended(keeper, startedAt, signal ?? `exit code ${code}`));
  }
  /** From now on this controller stays away when it ends. Resolves when the keeper has gone. */
  async bye() {
    this.#wanted = false;
    clearTimeout(this.#again);
    this.#farewell ??= this.#dismiss();
    await this.#farewell;
  }
  async #dismiss() {
    const keeper = this.#process;
    if (keeper === void 0) return;
    keeper.ref();
    const ended = new Promise((resolve2) => keeper.once("exit", resolve2));
    keeper.stdin?.end("bye\n");
    await settlesWithin(ended, BYE_MS);
    keeper.unref();
  }
  #ended(keeper, startedAt, how) {
    if (!this.#wanted || this.#process !== keeper) return;
    this.#process = void 0;
    this.#earlyEnds = performance.now() - startedAt < SETTLED_MS ? this.#earlyEnds + 1 : 0;
    const { journal } = this.#options;
    if (this.#earlyEnds > MOST_EARLY_ENDS) return journal.note("keeper given up", { how });
    journal.note("keeper ended", { how });
    this.#again = setTimeout(() => this.start(), this.#pace.next()).unref();
  }
};

// src/controller/main.ts
import { dirname as dirname2, join as join14 } from "path";
var REST_MS2 = 6e4;
async function runController(options) {
  const { address, version, after, signal } = options;
  const journal = openJournal();
  const binary = serverBinary(address);
  const identity = await readIdentity(address, binary);
  const able = capabilities(identity.version);
  const socket = controllerSocket(address.socket);
  for (const path2 of [stateDirectory(), runnersDirectory(), dirname2(socket)]) ensurePrivateDirectory(path2);
  const keeper = options.keeper && new Keeper({ ...options.keeper, address, binary, journal });
  const finding = findClientProgram({ binary, capabilities: able, script: options.clientScript });
  const life = { stage: "starting" };
  let controller;
  keeper?.start();
  try {
    const succession = after === void 0 ? void 0 : await succeed(address, binary, after);
    const takesOver = await claimServer(address, binary, socket, succession);
    const stale = takesOver ? await endStaleClients(address, binary) : [];
    if (stale.length > 0) journal.note("stale clients ended", { pids: stale });
    await withScope(signal, async (scope) => {
      controller = new Controller({
        scope,
        address,
        binary,
        identity,
        program: await finding,
        capabilities: able,
        version,
        socket,
        runners: runnersDirectory(),
        hookSpool: hookSpool(identity.pid),
        rules: join14(configDirectory(), "rules"),
        config: configFile(),
        journal,
        restMs: options.restMs ?? REST_MS2,
        refreshCommand: options.refreshCommand,
        readerSocket: readerSocket(socket),
        readerCommand: options.readerCommand,
        wrapper: options.wrapper
      });
      let hasStarted = () => void 0;
      const started = new Promise((resolve2) => {
        hasStarted = resolve2;
      });
      started.catch(() => void 0);
      await options.serve({
        path: socket,
        ensureDirectory: () => ensurePrivateDirectory(dirname2(socket)),
        handlers: onceStarted(controllerApi(controller), started),
        scope,
        onBug: (error) => journal.bug(error)
      });
      const start2 = controller.start();
      hasStarted(start2);
      await start2;
      journal.note("controller started", { tmux_socket: address.socket, tmux_version: identity.version, version });
      life.stage = "serving";
      options.onReady();
      const aborted = new Promise((resolve2) => {
        if (scope.signal.aborted) resolve2("aborted");
        else scope.signal.addEventListener("abort", () => resolve2("aborted"), { once: true });
      });
      const ending = await Promise.race([controller.ending, aborted]);
      journal.note("controller ends", { ending });
      if (ending !== "aborted" || signal.aborted) void keeper?.bye();
      if (ending === "server-gone") await controller.serverGone();
    });
  } catch (error) {
    if (life.stage === "serving" && !signal.aborted) life.stage = "crashed";
    throw error;
  } finally {
    if (life.stage !== "crashed" && controller?.serverAnswers !== false) {
      const before = life.stage === "serving" || signal.aborted ? void 0 : after;
      await releaseServer(address, binary, before).catch((error) => {
        journal.note("claim could not be released", { error: messageOf(error) });
      });
    }
    if (life.stage !== "crashed") await keeper?.bye();
  }
}

// src/ipc/server.ts
import { once as once3 } from "events";
import { chmodSync as chmodSync2 } from "fs";
import { createServer as createServer2 } from "net";

// src/ipc/claim-socket.ts
import { lstatSync as lstatSync2, unlinkSync as unlinkSync3 } from "fs";
import { connect } from "net";
var PROBE_MS = 1e3;
async function claimSocket(path2) {
  const found = stat3(path2);
  if (found === void 0) return;
  if (!found.isSocket()) {
    throw new Failure("cannot-create", `${path2} is in the way and is not a socket`, { next: "move it away" });
  }
  if (await answers(path2)) throw new Failure("controller-busy", "a controller is running for this tmux server already");
  if (stat3(path2)?.ino === found.ino) unlinkSync3(path2);
}
function stat3(path2) {
  return lstatSync2(path2, { throwIfNoEntry: false });
}
async function answers(path2) {
  return new Promise((resolve2, reject) => {
    const probe = connect(path2);
    const settle = (alive) => {
      probe.destroy();
      resolve2(alive);
    };
    probe.setTimeout(PROBE_MS, () => settle(true));
    probe.once("connect", () => settle(true));
    probe.once("error", (error) => {
      const code = systemCode(error);
      if (code === "ECONNREFUSED" || code === "ENOENT") settle(false);
      else reject(new Failure("permission-denied", `cannot reach ${path2}: ${error.message}`, { cause: error }));
    });
  });
}

// src/ipc/connection.ts
import { once as once2 } from "events";
import { setImmediate as nextTurn } from "timers/promises";

// src/ipc/dispatch.ts
config(en_default());
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
  if (error instanceof Failure) return failureBody(error);
  return {
    kind: "internal",
    message: "the controller failed to answer; this is a bug",
    next: "`geppetto-tmux controller log` shows the details"
  };
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
  /** A client that wants to stay subscribes; others connect again. */
  request: 6e4,
  /** Every client of ours writes a frame at once; one that takes longer is stuck or hostile. */
  "rest of a request": 1e4,
  events: void 0,
  /** How long an answer may stay unread before the connection is given to another client. */
  reader: 1e4,
  /** Time for a last word to be read; a controller that ends waits no longer than this. */
  farewell: 2e3
};
var Patience = class {
  #onLost;
  #timer;
  #wait;
  #sinceMs = 0;
  constructor(onLost) {
    this.#onLost = onLost;
  }
  /** True while the connection waits for its client, false while it works for it. */
  get waiting() {
    return this.#wait !== void 0;
  }
  /** Since when it waits for something to be asked, on the steady clock; undefined while it does not. */
  get idleSinceMs() {
    return this.#wait === "request" || this.#wait === "rest of a request" ? this.#sinceMs : void 0;
  }
  /** Starts to wait; `undefined` stops. */
  for(wait) {
    if (wait === this.#wait && wait !== "request") return;
    clearTimeout(this.#timer);
    this.#wait = wait;
    this.#sinceMs = performance.now();
    const limit = wait === void 0 ? void 0 : LIMIT_MS[wait];
    this.#timer = wait === void 0 || limit === void 0 ? void 0 : setTimeout(this.#onLost, limit, wait);
  }
};

// src/ipc/connection.ts
var ANSWERS_IN_A_ROW = 16;
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
      else if (!this.#ended.signal.aborted && error !== this.#socket.errored) this.#options.onBug(error);
    } finally {
      this.#ended.abort();
      this.#events.close();
      await sayGoodbye(this.#socket, this.#patience);
    }
  }
  /** Since when nothing was asked here, on the steady clock; undefined while there is a reason to stay. */
  get idleSinceMs() {
    return this.#leaving ? void 0 : this.#patience.idleSinceMs;
  }
  /** Closes, so that a client that has something to ask can connect. */
  giveWay() {
    this.#dismiss(
      new Failure("controller-busy", "others want the place of a client that asks nothing", { next: "try again" })
    );
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
    let answered = 0;
    for await (const frame of readFrames(this.#socket, MAX_REQUEST_BYTES, onWait)) {
      this.#patience.for(void 0);
      await this.#answer(frame);
      if (this.#leaving) return;
      answered += 1;
      if (answered % ANSWERS_IN_A_ROW === 0) await nextTurn();
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
      const parsed2 = parseRequest(decodeFrame(frame));
      id = parsed2.id;
      if ("error" in parsed2) throw parsed2.error;
      const { method, params } = parsed2;
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
    await once2(this.#socket, "drain", { signal: this.#ended.signal });
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
  if (!socket.closed) await new Promise((resolve2) => socket.once("close", resolve2));
  patience.for(void 0);
}
function timeout(message) {
  return new Failure("timeout", message);
}

// src/ipc/socket-watch.ts
import { lstatSync as lstatSync3, statSync as statSync3, watch as watch3 } from "fs";
import { basename as basename5, dirname as dirname3 } from "path";
var SETTLE_MS5 = 100;
var RETRY_MS2 = 5e3;
var SocketWatch = class {
  #path;
  #onGone;
  #knock = () => {
    clearTimeout(this.#timer);
    this.#timer = void 0;
    this.#lookSoon(0);
  };
  #watchers = [];
  #timer;
  constructor(path2, onGone) {
    this.#path = path2;
    this.#onGone = onGone;
  }
  /** Watches the directories that are there now. */
  start() {
    this.close();
    const directory = dirname3(this.#path);
    const above = dirname3(directory);
    this.#watchers = [
      ...this.#watch(directory, basename5(this.#path)),
      ...isQuiet2(above) ? this.#watch(above, basename5(directory)) : []
    ];
    process.on("SIGCONT", this.#knock);
  }
  close() {
    clearTimeout(this.#timer);
    this.#timer = void 0;
    for (const watcher of this.#watchers) watcher.close();
    process.off("SIGCONT", this.#knock);
  }
  /** Of what happens in a directory only that counts which has this name, or is the directory itself. */
  #watch(directory, child) {
    try {
      const watcher = watch3(directory, { persistent: false }, (_, name) => {
        if (name === null || name === child || name === basename5(directory)) this.#lookSoon();
      });
      return [watcher.on("error", () => this.#lookSoon())];
    } catch {
      return [];
    }
  }
  #lookSoon(ms = SETTLE_MS5) {
    this.#timer ??= setTimeout(() => {
      this.#timer = void 0;
      if (isThere(this.#path)) return;
      this.#onGone().catch(() => this.#lookSoon(RETRY_MS2));
    }, ms);
  }
};
function isThere(path2) {
  try {
    return lstatSync3(path2, { throwIfNoEntry: false }) !== void 0;
  } catch {
    return false;
  }
}
function isQuiet2(directory) {
  const mode = statSync3(directory, { throwIfNoEntry: false })?.mode ?? 0;
  return (mode & 2) === 0;
}

// src/ipc/server.ts
var MAX_CONNECTIONS = 256;
async function serveSocket({ path: path2, ensureDirectory, handlers, scope, onBug }) {
  await claimSocket(path2);
  const connections = /* @__PURE__ */ new Set();
  const accept = (socket) => {
    if (scope.signal.aborted) {
      socket.destroy();
    } else if (connections.size >= MAX_CONNECTIONS && !makeRoom(connections)) {
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
  };
  const open3 = () => createServer2({ allowHalfOpen: true }, accept);
  let server = open3();
  const restore = async () => {
    if (scope.signal.aborted) return;
    server.close();
    server = open3();
    try {
      ensureDirectory();
      await listen2(server, path2);
    } catch (error) {
      onBug(error);
      throw error;
    }
    server.on("error", onBug);
    watch4.start();
  };
  const watch4 = new SocketWatch(path2, restore);
  const end = () => {
    watch4.close();
    server.close();
    for (const connection of connections) connection.leave();
  };
  scope.signal.addEventListener("abort", end, { once: true });
  scope.defer(() => {
    scope.signal.removeEventListener("abort", end);
    watch4.close();
    server.close();
  });
  await listen2(server, path2);
  server.on("error", onBug);
  watch4.start();
}
function makeRoom(connections) {
  const idle2 = [...connections].filter(({ idleSinceMs }) => idleSinceMs !== void 0);
  const [longest] = idle2.toSorted((a, b) => (a.idleSinceMs ?? 0) - (b.idleSinceMs ?? 0));
  if (longest === void 0) return false;
  connections.delete(longest);
  longest.giveWay();
  return true;
}
async function listen2(server, path2) {
  try {
    server.listen(path2);
    await once3(server, "listening");
    chmodSync2(path2, 384);
  } catch (error) {
    if (systemCode(error) === "EADDRINUSE") {
      throw new Failure("controller-busy", "another controller has just taken this tmux server", { cause: error });
    }
    throw new Failure("cannot-create", `cannot open the socket ${path2}: ${messageOf(error)}`, { cause: error });
  }
}

// src/cli/commands/controller-run.ts
var READER_FLAGS = ["--max-semi-space-size=1", "--v8-pool-size=0"];
async function controllerRun({ address, entry, version }, { after }) {
  const ended = new AbortController();
  const end = (signal) => ended.abort(new DOMException(`asked to end by ${signal}`, "AbortError"));
  process.umask(PRIVATE_UMASK);
  process.removeAllListeners("SIGINT");
  process.stderr.removeAllListeners("error").on("error", () => void 0);
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, end);
  try {
    await runController({
      address,
      version,
      serve: serveSocket,
      refreshCommand: [process.execPath, entry, "-S", address.socket, "controller", "refresh"],
      readerCommand: [process.execPath, ...READER_FLAGS, join15(dirname4(entry), "pipe-reader.js")],
      wrapper: join15(dirname4(entry), "../scripts/runner"),
      clientScript: join15(dirname4(entry), "../scripts/control-client.pl"),
      keeper: { script: join15(dirname4(entry), "../scripts/keeper"), entry },
      after,
      signal: ended.signal,
      onReady: () => report({ ready: true })
    });
  } catch (error) {
    if (ended.signal.aborted) {
      return report({ failure: { kind: "spawn-failed", message: messageOf(ended.signal.reason), next: "try again" } });
    }
    report({ failure: failureBody(error instanceof Failure ? error : new Failure("spawn-failed", messageOf(error))) });
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
