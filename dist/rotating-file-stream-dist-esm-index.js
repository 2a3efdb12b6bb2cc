import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  signalName
} from "./host-signal-name.js";
import {
  learnedSessions
} from "./records-agent-sessions.js";
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
} from "./logs-absent.js";
import {
  requireProgram
} from "./host-program-path.js";
import {
  KeepTrying,
  isSameServer,
  readRecords,
  writeRecord
} from "./base-backoff.js";
import {
  returnOf
} from "./runner-presets.js";
import {
  isProcess,
  isRunning,
  processMark
} from "./zod-v4-locales-en.js";
import {
  didYouMean
} from "./base-similar.js";
import {
  sleep
} from "./base-clock.js";
import {
  runTmux
} from "./tmux-binary.js";
import {
  exitState
} from "./runner-evidence.js";
import {
  isFinal
} from "./runner-state.js";
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
function restartPlans(wanted, { root, socket, ...rest }) {
  const records = readRecords(root, () => void 0);
  const lost = records.filter((record) => record.server.socket === socket && isLostWithServer(record));
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
      next: `give that one another name: geppetto-tmux rename ${name} NAME`
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
import { rmSync as rmSync3, statSync as statSync2 } from "fs";
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
    await writeFile(history, res.map((e) => e.name).join("\n") + "\n", "utf-8");
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
  constructor({ directory, maxBytes, start, seen }) {
    this.#directory = directory;
    this.#path = join2(directory, LIVE_FILE);
    this.#full = join2(directory, FULL_FILE);
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
    await new Promise((resolve) => {
      const timer = setTimeout(resolve, CLOSE_MS);
      stream.once("close", () => {
        clearTimeout(timer);
        resolve();
      }).destroy();
    });
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

// src/logs/line-count.ts
var MAX_READ_BYTES = 64 * 1024 * 1024;
var LINE_FEED = 10;
function lineEnds(data) {
  let count = 0;
  for (let at = 0; at < data.length; at += 1) if (data[at] === LINE_FEED) count += 1;
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
    if (found.entries.some((entry) => endOf(entry) > end)) this.#note({ kind: "cut", at: end, time: Date.now() });
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
      onDropped: (at, dropped) => this.gap({ loss: "known", bytes: dropped }, "the disk did not keep up", at),
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
  gap(loss, why, at = this.end) {
    if (loss.loss !== "known" && at === this.#lastGapAt) return;
    this.#noteGap({ bytes: null, ...loss, why, at });
  }
  /** The pane's size from here on, once it is known. */
  get dimensions() {
    return this.#dimensions;
  }
  /** Records the pane's size from `at` on, when it is another one. */
  size(cols, rows, at = this.end) {
    if (this.#dimensions?.cols === cols && this.#dimensions.rows === rows) return;
    this.#dimensions = { cols, rows };
    this.#sizedAt = Math.max(at, this.#sizedAt);
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
  respawned(at = this.end) {
    this.#note({ kind: "respawn", at, time: Date.now() });
  }
  /** Records which agent runs in the pane from here on, when it is another one. */
  agent(agent) {
    if (agent === this.#agent) return;
    this.#agent = agent;
    this.#note({ kind: "agent", at: this.end, time: Date.now(), agent });
  }
  /** Records that the pane shows its alternate screen from `at` on, or no longer. */
  alternate(at, on) {
    this.#note({ kind: "alternate", at, time: Date.now(), on });
  }
  /** Records what paints the alternate screen of the pane as everything added so far has drawn it. */
  screen(image) {
    this.#note({ kind: "screen", at: this.end, time: Date.now(), image });
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
  #fileStarts(at) {
    const ended = fullFile(this.#options.directory);
    this.#note({ kind: "file", at, time: Date.now(), ...ended === void 0 ? {} : { ended } });
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
function endOf(entry) {
  return entry.kind === "recovered" ? entry.at + entry.bytes : entry.at;
}
async function endAbandonedLog(directory) {
  const { end: at, entries } = await openLog(directory);
  if (entries.at(-1)?.kind === "end") return;
  const index = new JsonLines(join4(directory, INDEX_FILE), { onTrouble: () => void 0 });
  const append = (entry) => index.append(entry);
  if (entries.some((entry) => endOf(entry) > at)) append({ kind: "cut", at, time: Date.now() });
  append({ kind: "end", at, time: Date.now(), confirmed: false });
  try {
    await index.written();
  } finally {
    await index.close();
  }
}

// src/records/exit-note.ts
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

// src/records/listener.ts
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

// src/records/past-runs.ts
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
  return (statSync2(join7(directory, LIVE_FILE), { throwIfNoEntry: false })?.size ?? 0) === 0;
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

// src/tmux/server-identity.ts
async function readIdentity(address, binary, options = {}) {
  const ask = ["display-message", "-p", "#{pid} #{start_time} #{version}"];
  const text = await runTmux(address, ask, { ...options, binary });
  const [pid = "", startedAt = "", ...version] = text.split(" ");
  if (!/^\d+ \d+ /.test(text)) throw new Failure("command-rejected", `tmux does not say who it is: '${text}'`);
  return { pid: Number(pid), startedAt: Number(startedAt), version: version.join(" ") };
}

export {
  linesOf,
  lossesOf,
  restartPlans,
  planBody,
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
  readIdentity
};
