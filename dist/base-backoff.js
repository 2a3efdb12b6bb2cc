import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  isPaneId
} from "./protocol-ids.js";
import {
  PLACES
} from "./runner-place.js";
import {
  STATE_KINDS
} from "./runner-state.js";
import {
  SOURCE_KINDS
} from "./runner-source-kind.js";
import {
  hostCalled
} from "./host-descendants.js";
import {
  MAX_DURATION_MS
} from "./base-clock.js";
import {
  ignoreGone
} from "./base-ignore-gone.js";
import {
  readRegularFile
} from "./base-regular-file.js";
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
  custom,
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
} from "./zod-v4-core-api.js";
import {
  messageOf,
  systemCode
} from "./base-failure.js";

// src/records/runner-file.ts
import { readdirSync, renameSync } from "fs";
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

// src/records/run-source.ts
var offset = int().check(_gte(0), _lte(2 ** 47));
var processName = string().check(_regex(/^\d{1,10}-\d{1,20}$/));
var pipePlace = {
  /** Name of the pipe, never used again. */
  id: string().check(_regex(/^[0-9a-f]{16}$/)),
  /** The process that reads it; undefined before it has said so. */
  reader: exactOptional(processName),
  /** The process that tmux runs for it. */
  carrier: exactOptional(processName),
  /** Bytes since the pipe was opened. */
  offset
};
var pipePosition = object(pipePlace);
var loggedPosition = object({ ...pipePlace, at: offset });
var runSource = discriminatedUnion("kind", [
  object({ kind: literal("control") }),
  /** Its pane is only looked at: its bytes cannot be had. */
  object({ kind: literal("look") }),
  /** `position` is set while the pipe holds what follows the log. */
  object({ kind: literal("pipe"), position: exactOptional(loggedPosition) })
]);
function keptSource(source) {
  return source?.kind === "pipe" && source.position !== void 0 ? source.kind : void 0;
}
function processesOf(source) {
  return source?.kind === "pipe" && source.position !== void 0 ? source.position : {};
}
function positionAt(source, end) {
  if (source?.kind !== "pipe" || source.position === void 0 || end < source.position.at) return void 0;
  const { at, ...place } = source.position;
  return { kind: source.kind, ...place, offset: place.offset + end - at };
}
function sourceAt({ kind, ...place }, end) {
  return { kind, position: { ...place, at: end } };
}
function withoutPosition(source) {
  return { kind: source.kind };
}
function withRunSource(record2) {
  if (typeof record2 !== "object" || record2 === null) return record2;
  const { pipe, source, ...others } = record2;
  if (source !== void 0 && typeof source !== "string") return record2;
  if (pipe !== void 0) return { ...others, source: { kind: "pipe", position: pipe } };
  return source === void 0 ? record2 : { ...others, source: { kind: source } };
}

// src/records/runner-id.ts
import { randomBytes } from "crypto";
var BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
function newRunnerId() {
  return `r${[...randomBytes(6)].map((byte) => BASE32[byte & 31]).join("")}`;
}
function isRunnerId(text2) {
  return /^r[a-z2-7]{6}$/.test(text2);
}

// src/records/runner-file.ts
var text = string().check(_maxLength(1024));
var time = number().check(_gte(0), _lte(864e13));
var since = time;
var unseen = exactOptional(literal(true));
var state = discriminatedUnion("kind", [
  object({ kind: literal("starting"), since }),
  object({ kind: literal("active"), since, stuck: exactOptional(literal(true)) }),
  object({ kind: literal("idle"), since, unseen, showing: unseen }),
  object({
    kind: literal("waiting"),
    since,
    waitingFor: _enum(["permission", "question", "trust", "login", "limit"])
  }),
  object({ kind: literal("paused"), since }),
  object({ kind: literal("completed"), since, unseen }),
  object({
    kind: literal("failed"),
    since,
    unseen,
    exitCode: exactOptional(number()),
    signal: exactOptional(text)
  }),
  object({
    kind: literal("stopped"),
    since,
    unseen,
    why: _enum(["unmarked", "agent-ended", "stopped", "max-duration"]),
    exitCode: exactOptional(number()),
    signal: exactOptional(text)
  }),
  object({ kind: literal("lost"), since, unseen, why: _enum(["pane-closed", "server-gone"]) })
]);
var worktree = object({ path: string(), branch: text, repository: string() });
var launch = object({ agent: text, yolo: boolean(), session: exactOptional(text) });
var started = object({
  command: array(string()).check(_minLength(1)),
  cwd: string(),
  env: record(string(), string()),
  place: _enum(PLACES),
  keep: boolean(),
  /** SHA-256 of the secret by which its wrapper tells its end, see EndMark. */
  endDigest: string().check(_regex(/^[0-9a-f]{64}$/)),
  /** How often it was started again. */
  restarts: exactOptional(int().check(_gte(0))),
  maxDurationMs: exactOptional(number().check(_positive(), _lte(MAX_DURATION_MS))),
  /** Set when it is an agent that was started by its name: what it takes to go on with its session. */
  launch: exactOptional(launch),
  /** The worktree that was made for it. */
  worktree: exactOptional(worktree),
  /** The session that was opened for it, as we have called it. */
  session: exactOptional(text)
});
var pane = custom((value) => typeof value === "string" && isPaneId(value));
var found = object({
  /** The process of the agent. */
  process: processName,
  /** The program that it runs. */
  program: text
});
var queuedText = object({
  text: string().check(_maxLength(1024 * 1024)),
  /** When it was queued, ISO 8601. */
  at: string().check(_maxLength(64)),
  /** The agent that it is for; without, it is for any program. */
  agent: exactOptional(text)
});
var runnerRecord = object({
  schema: literal(1),
  id: string().check(refine(isRunnerId)),
  name: text,
  agent: text,
  /** A person has said which agent it is: nothing else is recognised. */
  agentGiven: exactOptional(literal(true)),
  pane,
  window: text,
  session: text,
  server: object({
    /** The name of the host that it runs on; without one it is this machine. */
    host: exactOptional(text),
    socket: string(),
    pid: number(),
    startedAt: number()
  }),
  pid: number(),
  startedAt: time,
  /** When it was last started again, after it had ended with its server. */
  restartedAt: exactOptional(time),
  idleAfterMs: number().check(_positive(), _lte(MAX_DURATION_MS)),
  state,
  /** The `since` of the state for which a person has muted it: it does not ask for attention while that lasts. */
  muted: exactOptional(time),
  /** What feeds it, or has fed it last. */
  source: exactOptional(runSource),
  /** The source that a person has asked for, for this runner. */
  sourceGiven: exactOptional(_enum(SOURCE_KINDS)),
  /** A regular expression that a person has given for what it shows when it waits for an answer. */
  tell: exactOptional(text),
  /** Set when its pane was marked by itself, because an agent was found in it. The run ends with that agent. */
  found: exactOptional(found),
  /** Set when we have started it. */
  started: exactOptional(started),
  endConfirmed: exactOptional(boolean()),
  /** Milliseconds in each state that it has left. */
  times: exactOptional(partialRecord(_enum(STATE_KINDS), number().check(_gte(0)))),
  /** Texts that are typed, one each time, when its turn is over. */
  queued: exactOptional(array(queuedText).check(_maxLength(100))),
  /** How many dialogs it has had. */
  dialogs: exactOptional(int().check(_gte(0))),
  /** It lived until its tmux server was gone. */
  endedWithServer: exactOptional(literal(true)),
  lastLine: text
});
function placeOf({ host, socket }) {
  return host === void 0 || host.isLocal ? { socket } : { host: host.name, socket };
}
function hostOf({ server }) {
  return hostCalled(server.host);
}
function isSamePlace(one, other) {
  return one.socket === other.socket && hostCalled(one.host).name === hostCalled(other.host).name;
}
function isMuted({ muted, state: { since: since2 } }) {
  return muted === since2;
}
function isSameServer(one, other) {
  return isSamePlace(one, other) && one.pid === other.pid && one.startedAt === other.startedAt;
}
function timeLimit({ startedAt, restartedAt = startedAt, started: started2 }) {
  return started2?.maxDurationMs === void 0 ? void 0 : restartedAt + started2.maxDurationMs;
}
var RECORD_FILE = "runner.json";
var MAX_RECORD_BYTES = 16 * 1024 * 1024;
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
    await ignoreGone(unlink(`${path}.new`));
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
      const change = this.#changes;
      await writeRecord(directory, record2());
      this.#saved = change;
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
  return directoriesIn(root).flatMap((id) => readRecord(root, id, report) ?? []);
}
function readRecord(root, id, report) {
  const path = recordFile(join(root, id));
  try {
    const record2 = runnerRecord.parse(withRunSource(JSON.parse(readRegularFile(path, MAX_RECORD_BYTES).toString())));
    if (record2.id !== id) throw new Error(`it speaks of ${record2.id}`);
    return record2;
  } catch (error) {
    if (systemCode(error) !== "ENOENT") setAside(path, error, report);
    return void 0;
  }
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

export {
  keptSource,
  processesOf,
  positionAt,
  sourceAt,
  withoutPosition,
  backoffMs,
  KeepTrying,
  newRunnerId,
  isRunnerId,
  placeOf,
  hostOf,
  isSamePlace,
  isMuted,
  isSameServer,
  timeLimit,
  RECORD_FILE,
  MAX_RECORD_BYTES,
  writeRecord,
  RecordKeeper,
  readRecords,
  readRecord
};
