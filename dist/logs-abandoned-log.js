import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  signalName
} from "./host-signal-name.js";
import {
  requireProgram
} from "./host-program-path.js";
import {
  learnedSessions
} from "./records-agent-sessions.js";
import {
  INDEX_FILE,
  LIVE_FILE,
  openLog
} from "./logs-absent.js";
import {
  exitState
} from "./runner-life-ending.js";
import {
  KeepTrying,
  RECORD_FILE,
  isRunnerId,
  isSamePlace,
  isSameServer,
  processesOf,
  readRecords,
  writeRecord
} from "./base-backoff.js";
import {
  returnOf
} from "./agents-aider-agent.js";
import {
  isFinal
} from "./runner-state.js";
import {
  didYouMean
} from "./base-similar.js";
import {
  runTmux
} from "./tmux-binary.js";
import {
  now,
  sleep
} from "./base-clock.js";
import {
  isProcess,
  isRunning,
  processMark
} from "./host-process-state.js";
import {
  shortWord
} from "./base-shell-word.js";
import {
  openRegular,
  readRegularFile
} from "./base-regular-file.js";
import {
  Failure,
  failureBody,
  systemCode
} from "./base-failure.js";

// src/records/restart-plan.ts
import { existsSync, statSync } from "fs";
import { join } from "path";
function restartPlans(wanted, { root, place, ...rest }) {
  const records = readRecords(root, () => void 0);
  const lost = records.filter((record) => isSamePlace(record.server, place) && isLostWithServer(record));
  const chosen = wanted.length === 0 ? lastLost(lost) : wanted.map((selector) => named(selector, lost));
  return [...new Set(chosen)].map((record) => planRestart(record, { directory: join(root, record.id), ...rest }));
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
  const known = lost.flatMap(({ id, name }) => [name, id]);
  throw new Failure("runner-not-found", `no runner '${selector}' has ended with its tmux server`, {
    next: `${didYouMean(selector, known)}see what has: geppetto-tmux restore --dry-run`
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
  const { endDigest: _, ...known } = started;
  const before = { ...known, restarts: (started.restarts ?? 0) + 1 };
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
      next: `give that one another name: geppetto-tmux rename ${shortWord(name)} NAME`
    });
  }
  if (statSync(cwd, { throwIfNoEntry: false })?.isDirectory() !== true) {
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
function planBody({ record, how, session: agentSession, command, pane, problem }) {
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

// src/records/past-runs.ts
import { rmSync as rmSync4, statSync as statSync3 } from "fs";
import { join as join6 } from "path";

// src/logs/abandoned-log.ts
import { join as join2 } from "path";

// src/logs/index-entry.ts
function entryEnd(entry) {
  return entry.kind === "recovered" ? entry.at + entry.bytes : entry.at;
}

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
  /** Resolves when all appended lines are on disk, or the disk refuses them. */
  async flushed() {
    await this.#writing.settled(() => this.#pending.length + this.#leaving === 0);
  }
  /** Resolves when all appended lines are on disk. Throws the system's error when the disk refuses them. */
  async written() {
    await this.flushed();
    if (this.#pending.length + this.#leaving > 0) throw new Error(this.#writing.problem ?? "the disk does not answer");
  }
  /** Tries to write the rest once more, and closes the file. */
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
      const head = isNew ? (this.#options.head?.() ?? []).map(line).filter((text) => !lines.includes(text)) : [];
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

// src/logs/abandoned-log.ts
async function endAbandonedLog(directory) {
  const { end: at, entries } = await openLog(directory);
  if (entries.at(-1)?.kind === "end") return;
  const index = new JsonLines(join2(directory, INDEX_FILE), { onTrouble: () => void 0 });
  const append = (entry) => index.append(entry);
  if (entries.some((entry) => entryEnd(entry) > at)) append({ kind: "cut", at, time: Date.now() });
  append({ kind: "end", at, time: Date.now(), confirmed: false });
  try {
    await index.written();
  } finally {
    await index.close();
  }
}

// src/records/exit-note.ts
import { rmSync } from "fs";
import { join as join3 } from "path";
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
    return parseEnd(readRegularFile(join3(directory, NOTE), MAX_NOTE_BYTES).toString("latin1"));
  } catch {
    return void 0;
  }
}
function forgetEnd(directory) {
  rmSync(join3(directory, NOTE), { force: true });
}
async function awaitEnd(directory, pid) {
  for (const deadline = performance.now() + GOING_MS; isRunning(pid) && performance.now() < deadline; ) {
    const end = readEnd(directory);
    if (end !== void 0) return end;
    await sleep(LOOK_MS);
  }
  return readEnd(directory);
}

// src/records/listener.ts
import { rmSync as rmSync2, writeFileSync } from "fs";
import { join as join4 } from "path";
var NOTE2 = "listener";
function listen(directory) {
  try {
    writeFileSync(join4(directory, NOTE2), `${processMark(process.pid)}
`, { mode: 384 });
  } catch {
  }
}
function stopListening(directory) {
  try {
    rmSync2(join4(directory, NOTE2), { force: true });
  } catch {
  }
}

// src/records/unbegun-runs.ts
import { readdirSync, rmSync as rmSync3, statSync as statSync2 } from "fs";
import { join as join5 } from "path";
var BEGINS_MS = 1e4;
function isUnbegun(directory) {
  return readdirSync(directory).every((name) => name === `${RECORD_FILE}.new`);
}
function removeUnbegun(root) {
  for (const id of namesIn(root)) {
    const directory = join5(root, id);
    try {
      const isLate = now() - statSync2(directory).mtimeMs > BEGINS_MS;
      if (isRunnerId(id) && isLate && isUnbegun(directory)) rmSync3(directory, { recursive: true, force: true });
    } catch {
    }
  }
}
function namesIn(root) {
  try {
    return readdirSync(root);
  } catch {
    return [];
  }
}

// src/records/past-runs.ts
async function readPastRuns(options) {
  const { root, server, marked, report } = options;
  const open = /* @__PURE__ */ new Map();
  const ended = [];
  removeUnbegun(root);
  for (const record of readRecords(root, report)) {
    if (!isSamePlace(record.server, server)) continue;
    const sameServer = isSameServer(record.server, server);
    const hasPane = marked.has(record.id);
    if (!hasPane && neverBegan(record, join6(root, record.id))) {
      rmSync4(join6(root, record.id), { recursive: true, force: true });
      continue;
    }
    if (!isFinal(record.state) && sameServer && (hasPane || hasReader(record))) {
      open.set(record.id, record);
      continue;
    }
    ended.push(isFinal(record.state) ? record : await closeRun(root, record, sameServer));
  }
  return { open, ended };
}
function neverBegan({ state, startedAt }, directory) {
  if (state.kind !== "starting" || state.since !== startedAt) return false;
  return (statSync3(join6(directory, LIVE_FILE), { throwIfNoEntry: false })?.size ?? 0) === 0;
}
function hasReader({ source }) {
  const { reader } = processesOf(source);
  return reader !== void 0 && isProcess(reader);
}
async function closeRun(root, record, sameServer) {
  const directory = join6(root, record.id);
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

// src/tmux/server-identity.ts
async function readIdentity(address, binary, options = {}) {
  const ask = ["display-message", "-p", "#{pid} #{start_time} #{version}"];
  const text = await runTmux(address, ask, { ...options, binary });
  const [pid = "", startedAt = "", ...version] = text.split(" ");
  if (!/^\d+ \d+ /.test(text)) throw new Failure("command-rejected", `tmux does not say who it is: '${text}'`);
  return { pid: Number(pid), startedAt: Number(startedAt), version: version.join(" ") };
}

export {
  restartPlans,
  planBody,
  parseEnd,
  readEnd,
  forgetEnd,
  awaitEnd,
  entryEnd,
  JsonLines,
  listen,
  stopListening,
  readPastRuns,
  closeRun,
  readIdentity
};
