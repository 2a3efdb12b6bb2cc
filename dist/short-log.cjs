"use strict";
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __esm = (fn, res) => function __init() {
  return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
};
var __export = (target, all) => {
  for (var name2 in all)
    __defProp(target, name2, { get: all[name2], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key2 of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key2) && key2 !== except)
        __defProp(to, key2, { get: () => from[key2], enumerable: !(desc = __getOwnPropDesc(from, key2)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);

// src/base/clock.ts
function now() {
  return Date.now();
}
function machineMs() {
  return Number(process.hrtime.bigint() / 1000000n);
}
async function sleep(ms, signal) {
  await (0, import_promises.setTimeout)(ms, void 0, signal === void 0 ? {} : { signal });
}
function parseDuration(text2) {
  const match = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h|d)?$/.exec(text2.trim());
  if (match === null) return void 0;
  return Math.round(Number(match[1]) * (UNIT_MS[match[2] ?? "s"] ?? 1e3));
}
function spanText(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1e3));
  if (seconds < 60) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}m`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 === 0 ? `${hours}h` : `${hours}h ${minutes % 60}m`;
  return hours % 24 === 0 ? `${hours / 24}d` : `${Math.floor(hours / 24)}d ${hours % 24}h`;
}
var import_promises, UNIT_MS, MAX_DURATION_MS;
var init_clock = __esm({
  "src/base/clock.ts"() {
    "use strict";
    import_promises = require("timers/promises");
    UNIT_MS = { ms: 1, s: 1e3, m: 6e4, h: 36e5, d: 864e5 };
    MAX_DURATION_MS = 366 * 864e5;
  }
});

// src/base/failure.ts
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
function systemCode(error) {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : void 0;
}
var FAILURE_KINDS, BRAND, Failure;
var init_failure = __esm({
  "src/base/failure.ts"() {
    "use strict";
    FAILURE_KINDS = [
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
      "dialog-changed",
      "cwd-not-found",
      "not-installed",
      "not-supported",
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
      "internal",
      // These are made into others, or into a state, where they are caught.
      "pipe-taken",
      "protocol-violation",
      "reader-gone"
    ];
    BRAND = /* @__PURE__ */ Symbol.for("geppetto-tmux.failure");
    Failure = class extends Error {
      /** The bundles of the program have this class each for itself: one knows the failures of the other by the brand. */
      static [Symbol.hasInstance](value) {
        return typeof value === "object" && value !== null && BRAND in value;
      }
      name = "Failure";
      [BRAND] = true;
      kind;
      next;
      constructor(kind, message, options = {}) {
        super(message, options.cause === void 0 ? void 0 : { cause: options.cause });
        this.kind = kind;
        this.next = options.next;
      }
    };
  }
});

// src/base/regular-file.ts
function readRegularFile(path, maxBytes) {
  const file = openToRead(path);
  try {
    const status = requireRegular(file);
    if (status.size > maxBytes) throw new Error(`it is larger than ${inWords(maxBytes)}`);
    return (0, import_node_fs.readFileSync)(file);
  } finally {
    (0, import_node_fs.closeSync)(file);
  }
}
async function openRegular(path, flags = READ_AT_ONCE, mode) {
  const file = await (0, import_promises2.open)(path, flags | import_node_fs.constants.O_NONBLOCK | import_node_fs.constants.O_NOCTTY, mode);
  if ((await file.stat()).isFile()) return file;
  await file.close();
  return void 0;
}
function openToAppend(path) {
  const file = (0, import_node_fs.openSync)(path, APPEND_AT_ONCE, 384);
  try {
    requireRegular(file);
    return file;
  } catch (error) {
    (0, import_node_fs.closeSync)(file);
    throw error;
  }
}
function requireRegular(file) {
  const status = (0, import_node_fs.fstatSync)(file);
  if (!status.isFile()) throw new Error("it is not a regular file");
  return status;
}
function openToRead(path) {
  try {
    return (0, import_node_fs.openSync)(path, READ_AT_ONCE);
  } catch (error) {
    if ((0, import_node_fs.lstatSync)(path, { throwIfNoEntry: false })?.isSymbolicLink() !== true) throw error;
    throw new Error("it is a link that leads nowhere, or where you may not read", { cause: error });
  }
}
function inWords(bytes2) {
  const mebibytes = bytes2 / 1024 / 1024;
  return mebibytes >= 1 ? `${mebibytes} MB` : `${bytes2 / 1024} kB`;
}
var import_node_fs, import_promises2, READ_AT_ONCE, APPEND_AT_ONCE, ONLY_NEW;
var init_regular_file = __esm({
  "src/base/regular-file.ts"() {
    "use strict";
    import_node_fs = require("fs");
    import_promises2 = require("fs/promises");
    READ_AT_ONCE = import_node_fs.constants.O_RDONLY | import_node_fs.constants.O_NONBLOCK | import_node_fs.constants.O_NOCTTY;
    APPEND_AT_ONCE = import_node_fs.constants.O_WRONLY | import_node_fs.constants.O_APPEND | import_node_fs.constants.O_CREAT | import_node_fs.constants.O_NONBLOCK | import_node_fs.constants.O_NOCTTY;
    ONLY_NEW = import_node_fs.constants.O_WRONLY | import_node_fs.constants.O_CREAT | import_node_fs.constants.O_EXCL | import_node_fs.constants.O_NOFOLLOW;
  }
});

// src/logs/absent.ts
function absent(error) {
  if (ABSENT.has(systemCode(error) ?? "")) return void 0;
  throw error;
}
var ABSENT;
var init_absent = __esm({
  "src/logs/absent.ts"() {
    "use strict";
    init_failure();
    ABSENT = /* @__PURE__ */ new Set(["ENOENT", "ELOOP"]);
  }
});

// src/logs/log-parts.ts
async function listParts(directory) {
  const zipped = await rotatedNumbers(directory);
  const full = await plainPart((0, import_node_path.join)(directory, FULL_FILE), 1);
  const parts = [await plainPart((0, import_node_path.join)(directory, LIVE_FILE), 0), full];
  for (const [index, number3] of zipped.entries()) {
    if (number3 === 0 && full !== void 0) continue;
    const ahead = full !== void 0 || zipped[0] === 0 && number3 === index ? 1 : 0;
    parts.push(await zippedPart((0, import_node_path.join)(directory, rotatedFile(number3)), number3 + ahead));
  }
  return parts.filter((part) => part !== void 0);
}
function sameParts(one, other) {
  return one.length === other.length && one.every(({ identity }, index) => identity === other[index]?.identity);
}
function rotatedFile(number3) {
  return `${LIVE_FILE}.${number3}.gz`;
}
async function rotatedNumbers(directory) {
  const names = await (0, import_promises3.readdir)(directory).catch(absent) ?? [];
  return names.flatMap((name2) => ROTATED.exec(name2)?.[1] ?? []).map(Number).sort((one, other) => one - other);
}
async function identityOf(file) {
  return identify(await file.stat());
}
function identify({ dev, ino, birthtimeMs }) {
  return `${dev}:${ino}:${birthtimeMs}`;
}
async function plainPart(path, position) {
  const found2 = await (0, import_promises3.stat)(path).catch(absent);
  if (found2?.isFile() !== true) return void 0;
  return { path, zipped: false, bytes: found2.size, position, identity: identify(found2) };
}
async function zippedPart(path, position) {
  const file = await openRegular(path).catch(absent);
  if (file === void 0) return void 0;
  try {
    const found2 = await file.stat();
    const at = Math.max(0, found2.size - TRAILER_BYTES);
    const { buffer } = await file.read(Buffer.alloc(TRAILER_BYTES), 0, TRAILER_BYTES, at);
    const bytes2 = buffer.readUInt32LE(0);
    return { path, zipped: true, bytes: bytes2, position, identity: identify(found2) };
  } finally {
    await file.close();
  }
}
var import_node_fs2, import_promises3, import_node_path, LIVE_FILE, FULL_FILE, ROTATED, TRAILER_BYTES;
var init_log_parts = __esm({
  "src/logs/log-parts.ts"() {
    "use strict";
    import_node_fs2 = require("fs");
    import_promises3 = require("fs/promises");
    import_node_path = require("path");
    init_regular_file();
    init_absent();
    LIVE_FILE = "output.log";
    FULL_FILE = `${LIVE_FILE}.0`;
    ROTATED = /^output\.log\.(\d{1,6})\.gz$/;
    TRAILER_BYTES = 4;
  }
});

// src/tmux/binary.ts
function serverBinary(address, env = process.env) {
  if (address.host?.isLocal === false) return "tmux";
  const override = env["GEPPETTO_TMUX"];
  if (override !== void 0 && override !== "") return override;
  const pid = address.pid ?? listeningProcess(address.socket);
  return (pid === void 0 ? void 0 : executableOf(pid)) ?? "tmux";
}
function executableOf(pid) {
  try {
    const path = (0, import_node_fs3.readlinkSync)(`/proc/${pid}/exe`);
    return !path.endsWith(DELETED) && (0, import_node_path2.basename)(path).includes("tmux") ? path : void 0;
  } catch {
    return void 0;
  }
}
function listeningProcess(socket) {
  try {
    const inode = listeningInode(socket);
    if (inode === void 0) return void 0;
    const wanted = `socket:[${inode}]`;
    for (const name2 of (0, import_node_fs3.readdirSync)("/proc")) {
      if (/^\d+$/.test(name2) && isTmux(name2) && holds(name2, wanted)) return Number(name2);
    }
  } catch {
    return void 0;
  }
  return void 0;
}
function listeningInode(socket) {
  for (const line2 of (0, import_node_fs3.readFileSync)("/proc/net/unix", "utf8").split("\n")) {
    const columns = line2.split(" ").filter((column) => column !== "");
    if (columns[3] === "00010000" && columns.slice(7).join(" ") === socket) return columns[6];
  }
  return void 0;
}
function isTmux(pid) {
  return executableOf(Number(pid)) !== void 0;
}
function holds(pid, wanted) {
  try {
    return (0, import_node_fs3.readdirSync)(`/proc/${pid}/fd`).some((fd) => {
      try {
        return (0, import_node_fs3.readlinkSync)(`/proc/${pid}/fd/${fd}`) === wanted;
      } catch {
        return false;
      }
    });
  } catch {
    return false;
  }
}
var import_node_fs3, import_node_path2, DELETED;
var init_binary = __esm({
  "src/tmux/binary.ts"() {
    "use strict";
    import_node_fs3 = require("fs");
    import_node_path2 = require("path");
    DELETED = " (deleted)";
  }
});

// src/base/shell-word.ts
var init_shell_word = __esm({
  "src/base/shell-word.ts"() {
    "use strict";
  }
});

// src/host/files.ts
var import_node_fs4, import_node_os, import_node_path3, localFiles;
var init_files = __esm({
  "src/host/files.ts"() {
    "use strict";
    import_node_fs4 = require("fs");
    import_node_os = require("os");
    import_node_path3 = require("path");
    localFiles = {
      home: import_node_os.homedir,
      canonical: (path) => {
        try {
          return (0, import_node_path3.join)((0, import_node_fs4.realpathSync)((0, import_node_path3.dirname)(path)), (0, import_node_path3.basename)(path));
        } catch {
          return path;
        }
      },
      makeDirectory: (path) => {
        (0, import_node_fs4.mkdirSync)(path, { recursive: true, mode: 448 });
      }
    };
  }
});

// src/host/process-state.ts
function isRunning(pid) {
  return exists(pid) && !["Z", "X"].includes(statFields(pid)[0] ?? "");
}
function exists(pid) {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
function isStopped(pid) {
  return ["T", "t"].includes(statFields(pid)[0] ?? "");
}
function commandLine(pid) {
  try {
    if (process.platform === "linux") return (0, import_node_fs5.readFileSync)(`/proc/${pid}/cmdline`, "utf8").split("\0");
    return (0, import_node_child_process.execFileSync)("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" }).trim().split(" ");
  } catch {
    return [];
  }
}
function processMark(pid) {
  return `${pid}-${statFields(pid)[19] ?? "0"}`;
}
function isNamed(pid, name2) {
  if (process.platform !== "linux") return true;
  try {
    return (0, import_node_fs5.readFileSync)(`/proc/${pid}/comm`, "utf8").startsWith(name2);
  } catch {
    return false;
  }
}
function pidOf(mark) {
  return Number(mark.split("-")[0]);
}
function isProcess(mark) {
  const pid = pidOf(mark);
  return isRunning(pid) && processMark(pid) === mark;
}
function signalProcess(mark, signal) {
  if (!isProcess(mark)) return;
  try {
    process.kill(pidOf(mark), signal);
  } catch {
  }
}
function statFields(pid) {
  try {
    const stat3 = (0, import_node_fs5.readFileSync)(`/proc/${pid}/stat`, "latin1");
    return stat3.slice(stat3.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
}
var import_node_child_process, import_node_fs5;
var init_process_state = __esm({
  "src/host/process-state.ts"() {
    "use strict";
    import_node_child_process = require("child_process");
    import_node_fs5 = require("fs");
  }
});

// src/host/descendants.ts
function descendants(root, { elsewhere: elsewhere3 }) {
  const entries = allEntries();
  const own2 = entries.find(({ pid }) => pid === root);
  if (own2 === void 0) return [];
  const byParent = /* @__PURE__ */ new Map();
  for (const entry of entries) {
    const siblings = byParent.get(entry.parent);
    if (siblings === void 0) byParent.set(entry.parent, [entry]);
    else siblings.push(entry);
  }
  const found2 = [];
  const queue = [root];
  for (let pid = queue.pop(); pid !== void 0 && found2.length < MAX_DESCENDANTS; pid = queue.pop()) {
    const children = (byParent.get(pid) ?? []).filter(({ name: name2 }) => !name2.startsWith(TMUX_SERVER));
    found2.push(...children);
    queue.push(...children.map((child) => child.pid));
  }
  const isOutside = ({ group, session }) => elsewhere3 ? session !== own2.session : group !== own2.group;
  return found2.filter(isOutside).map(({ mark }) => mark);
}
function signalAll(marks, signal) {
  for (const mark of marks) signalProcess(mark, signal);
}
async function endAll(marks) {
  if (!marks.some(isProcess)) return;
  signalAll(marks, "SIGTERM");
  signalAll(marks, "SIGCONT");
  await killLate(marks, TERM_MS);
}
async function killLate(marks, ms) {
  for (const deadline = performance.now() + ms; marks.some(isProcess) && performance.now() < deadline; ) {
    await sleep(LOOK_MS);
  }
  signalAll(marks, "SIGKILL");
}
function allEntries() {
  try {
    return (0, import_node_fs6.readdirSync)("/proc").flatMap((name2) => /^\d+$/.test(name2) ? entryOf(Number(name2)) ?? [] : []);
  } catch {
    return [];
  }
}
function entryOf(pid) {
  try {
    const stat3 = (0, import_node_fs6.readFileSync)(`/proc/${pid}/stat`, "latin1");
    const end = stat3.lastIndexOf(")");
    const fields = stat3.slice(end + 2).split(" ");
    const [, parent, group, session] = fields.map(Number);
    const name2 = stat3.slice(stat3.indexOf("(") + 1, end);
    return { pid, parent: parent ?? 0, group: group ?? 0, session: session ?? 0, name: name2, mark: `${pid}-${fields[19]}` };
  } catch {
    return void 0;
  }
}
var import_node_fs6, TMUX_SERVER, MAX_DESCENDANTS, TERM_MS, LOOK_MS;
var init_descendants = __esm({
  "src/host/descendants.ts"() {
    "use strict";
    import_node_fs6 = require("fs");
    init_clock();
    init_process_state();
    TMUX_SERVER = "tmux: server";
    MAX_DESCENDANTS = 4096;
    TERM_MS = 1e3;
    LOOK_MS = 20;
  }
});

// src/host/end-process.ts
async function endProcess(mark) {
  signalProcess(mark, "SIGKILL");
  for (let waited = 0; isProcess(mark) && waited < GO_MS; waited += GO_STEP_MS) await sleep(GO_STEP_MS);
}
var GO_MS, GO_STEP_MS;
var init_end_process = __esm({
  "src/host/end-process.ts"() {
    "use strict";
    init_clock();
    init_process_state();
    GO_MS = 1e3;
    GO_STEP_MS = 5;
  }
});

// src/host/session-processes.ts
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
  const { group, foreground: foreground2 } = placeOf(pid);
  return group > 0 && group === foreground2 ? group : void 0;
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
    return (0, import_node_fs7.readdirSync)("/proc").filter((name2) => /^\d+$/.test(name2)).map(Number);
  } catch {
    return [];
  }
}
function placeOf(pid) {
  try {
    const stat3 = (0, import_node_fs7.readFileSync)(`/proc/${pid}/stat`, "latin1");
    const [, , group, session, , foreground2] = stat3.slice(stat3.lastIndexOf(")") + 2).split(" ");
    return { group: Number(group), session: Number(session), foreground: Number(foreground2) };
  } catch {
    return { group: 0, session: 0, foreground: 0 };
  }
}
var import_node_fs7;
var init_session_processes = __esm({
  "src/host/session-processes.ts"() {
    "use strict";
    import_node_fs7 = require("fs");
  }
});

// src/host/processes.ts
var localProcesses;
var init_processes = __esm({
  "src/host/processes.ts"() {
    "use strict";
    init_descendants();
    init_end_process();
    init_process_state();
    init_session_processes();
    localProcesses = {
      isRunning,
      isNamed,
      processMark,
      isProcess,
      signalProcess,
      endProcess,
      descendants,
      signalAll,
      endAll,
      killLate,
      signalSession,
      foregroundOf
    };
  }
});

// src/host/host.ts
function hostCalled(name2) {
  if (name2 === void 0 || name2 === LOCAL.name) return LOCAL;
  return {
    name: name2,
    isLocal: false,
    argv: () => {
      throw elsewhere(name2, "nothing can be run there from here");
    },
    processes: void 0,
    files: void 0
  };
}
function requireLocal(host, what) {
  if (host?.isLocal === false) throw elsewhere(host.name, what);
}
function elsewhere(name2, what) {
  return new Failure("not-supported", `the tmux server is on ${name2}: ${what}`, {
    next: `run geppetto-tmux on ${name2} for this`
  });
}
var LOCAL;
var init_host = __esm({
  "src/host/host.ts"() {
    "use strict";
    init_failure();
    init_shell_word();
    init_files();
    init_processes();
    LOCAL = {
      name: "local",
      isLocal: true,
      argv: (words) => words,
      processes: localProcesses,
      files: localFiles
    };
  }
});

// src/host/child.ts
function letBe(child) {
  child.unref();
  for (const stream of [child.stdin, child.stdout, child.stderr]) {
    stream?.on("error", () => void 0);
    if (stream instanceof import_node_net.Socket) stream.unref();
  }
}
var import_node_net;
var init_child = __esm({
  "src/host/child.ts"() {
    "use strict";
    import_node_net = require("net");
  }
});

// src/host/run.ts
async function run([file, ...args], options) {
  const { env, cwd, input, timeoutMs, signal, whenLate = "end", maxBytes = MAX_BYTES, onStdout } = options;
  return new Promise((resolve2) => {
    const chunks = [];
    let bytes2 = 0;
    let stderr = "";
    let why;
    let child;
    const settle = (how, code, problem = stderr) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
      resolve2({ how: why ?? how, code, stdout: Buffer.concat(chunks), stderr: problem });
    };
    const fail = (error) => {
      for (const stream of [child?.stdin, child?.stdout, child?.stderr]) stream?.destroy();
      settle(systemCode(error) === "ENOENT" ? "not-found" : "not-started", void 0, messageOf(error));
    };
    const giveUp = (reason) => {
      why ??= reason;
      if (child === void 0) return;
      if (whenLate === "end" || reason === "too-long") return void child.kill("SIGTERM");
      letBe(child);
      settle(reason);
    };
    const abort = () => giveUp("aborted");
    const timer = setTimeout(() => giveUp("late"), timeoutMs);
    if (signal?.aborted === true) {
      why = "aborted";
      return settle("aborted");
    }
    signal?.addEventListener("abort", abort, { once: true });
    try {
      const stdin = input === void 0 ? "ignore" : "pipe";
      child = (0, import_node_child_process2.spawn)(file, args, { env, cwd, stdio: [stdin, "pipe", "pipe"] });
    } catch (error) {
      return fail(error);
    }
    child.once("error", fail);
    child.once("close", (code) => code === null ? settle("killed") : settle("exited", code));
    child.stdin?.on("error", () => void 0).end(input);
    if (child.stdout !== null && onStdout !== void 0) onStdout(child.stdout);
    else
      child.stdout?.on("data", (chunk) => {
        bytes2 += chunk.length;
        if (bytes2 <= maxBytes) chunks.push(chunk);
        else giveUp("too-long");
      });
    child.stderr?.on("data", (chunk) => {
      if (stderr.length < MAX_WORDS) stderr = (stderr + chunk.toString()).slice(0, MAX_WORDS);
    });
  });
}
function textOf({ stdout }) {
  return stdout.toString().replace(/\r?\n$/, "");
}
var import_node_child_process2, MAX_BYTES, MAX_WORDS;
var init_run = __esm({
  "src/host/run.ts"() {
    "use strict";
    import_node_child_process2 = require("child_process");
    init_failure();
    init_child();
    MAX_BYTES = 1024 * 1024;
    MAX_WORDS = 64 * 1024;
  }
});

// src/tmux/one-shot.ts
async function runTmux(address, argv, options = {}) {
  const { host = LOCAL, socket } = address;
  const binary = options.binary ?? serverBinary(address);
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
  const ran = await run(host.argv([binary, "-u", "-N", "-S", socket, ...argv.map(word)]), {
    timeoutMs,
    signal: options.signal,
    maxBytes: MAX_OUTPUT_BYTES,
    // Without a signal: see letBe.
    whenLate: "leave"
  });
  const { how, code, stderr } = ran;
  if (code === 0) return textOf(ran);
  switch (how) {
    case "aborted":
      options.signal?.throwIfAborted();
      break;
    case "late":
      throw new Failure("timeout", `the tmux server at ${socket} did not answer in ${timeoutMs / 1e3} s`, {
        next: "it may be busy or stopped; or GEPPETTO_TMUX has to name the tmux that runs it"
      });
    case "not-found":
      throw new Failure("server-gone", "tmux is not installed, or not in PATH", {
        next: "install tmux 3.2a or newer, or set GEPPETTO_TMUX to its path"
      });
    default:
  }
  throw tmuxFailure(stderr.trim() === "" ? `tmux ended with code ${code ?? "unknown"}` : stderr, address);
}
function word(argument) {
  return argument !== ";" && argument.endsWith(";") ? `${argument.slice(0, -1)}\\;` : argument;
}
function tmuxFailure(text2, address) {
  const line2 = text2.trim().split("\n")[0] ?? "";
  if (/permission denied|access not allowed/i.test(line2)) {
    return new Failure("permission-denied", `no permission for the tmux server at ${address.socket}: ${line2}`, {
      next: "run this as the user who started that server"
    });
  }
  if (/no server running|error connecting|server exited|lost server|no sessions|no current client/i.test(line2)) {
    return new Failure("server-gone", `no tmux server at ${address.socket}`, {
      next: "start tmux first, or name the server with -L NAME or -S PATH"
    });
  }
  if (/can't find (pane|window|session)|no such pane/i.test(line2)) {
    return new Failure("pane-not-found", line2, { next: "list the panes with: tmux list-panes -a" });
  }
  return new Failure("command-rejected", line2);
}
var TIMEOUT_MS, MAX_OUTPUT_BYTES;
var init_one_shot = __esm({
  "src/tmux/one-shot.ts"() {
    "use strict";
    init_failure();
    init_binary();
    init_host();
    init_run();
    TIMEOUT_MS = 5e3;
    MAX_OUTPUT_BYTES = 16 * 1024 * 1024;
  }
});

// src/tmux/server-address.ts
function serverAddress(choice, env = process.env) {
  const inside = /^(.+),(\d+),\d+$/.exec(env["TMUX"] ?? "");
  const surrounding = inside === null ? void 0 : { socket: String(inside[1]), pid: Number(inside[2]) };
  const chosen = choice.socketPath === void 0 ? choice.socketName === void 0 ? void 0 : (0, import_node_path4.join)(socketDirectory(env), choice.socketName) : (0, import_node_path4.resolve)(choice.socketPath);
  if (chosen === void 0) return surrounding ?? { socket: (0, import_node_path4.join)(socketDirectory(env), "default") };
  return chosen === surrounding?.socket ? surrounding : { socket: chosen };
}
function socketDirectory(env) {
  const base = env["TMUX_TMPDIR"];
  return (0, import_node_path4.join)(base === void 0 || base === "" ? "/tmp" : base, `tmux-${process.getuid?.() ?? 0}`);
}
var import_node_path4;
var init_server_address = __esm({
  "src/tmux/server-address.ts"() {
    "use strict";
    import_node_path4 = require("path");
  }
});

// src/terminal/char-width.ts
function charWidth(codePoint) {
  if (codePoint < 127) return codePoint < 32 ? 0 : 1;
  if (codePoint >= known.length) return measure(codePoint);
  const width = known[codePoint] - 1;
  if (width >= 0) return width;
  const measured = measure(codePoint);
  known[codePoint] = measured + 1;
  return measured;
}
function measure(codePoint) {
  if (codePoint < 160) return 0;
  if (codePoint === SOFT_HYPHEN) return 1;
  const character = String.fromCodePoint(codePoint);
  if (ZERO_WIDTH.test(character)) return 0;
  if (EMOJI.test(character)) return 2;
  return WIDE_RANGES.some(([from, to]) => codePoint >= from && codePoint <= to) ? 2 : 1;
}
var WIDE_RANGES, ZERO_WIDTH, EMOJI, SOFT_HYPHEN, known;
var init_char_width = __esm({
  "src/terminal/char-width.ts"() {
    "use strict";
    WIDE_RANGES = [
      [4352, 4447],
      [9001, 9002],
      [11904, 12350],
      [12353, 42191],
      [43360, 43388],
      [44032, 55203],
      [63744, 64255],
      [65040, 65049],
      [65072, 65131],
      [65281, 65376],
      [65504, 65510],
      [94176, 101631],
      [110576, 111359],
      [127488, 127589],
      [131072, 262141]
    ];
    ZERO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]$/u;
    EMOJI = new RegExp("^(?!\\p{Regional_Indicator})\\p{Emoji_Presentation}$", "u");
    SOFT_HYPHEN = 173;
    known = new Uint8Array(131072);
  }
});

// src/terminal/deceptive.ts
var DECEPTIVE;
var init_deceptive = __esm({
  "src/terminal/deceptive.ts"() {
    "use strict";
    DECEPTIVE = String.raw`\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}`;
  }
});

// src/terminal/plain.ts
function plain(text2) {
  return HARMLESS.test(text2) ? text2 : text2.replaceAll(UNSAFE, "").replaceAll(MANY_MARKS, "$1");
}
function plainJson(value) {
  const json = JSON.stringify(value);
  return HARMLESS.test(json) ? json : json.replaceAll(UNSAFE, escaped);
}
function escaped(character) {
  const units2 = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  return units2.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
function cellWidth(text2) {
  let cells = 0;
  for (const character of text2) cells += charWidth(character.codePointAt(0) ?? 0);
  return cells;
}
function fit(text2, cells) {
  if (cellWidth(text2) <= cells) return text2;
  let used = 0;
  let kept = "";
  for (const character of text2) {
    used += charWidth(character.codePointAt(0) ?? 0);
    if (used > cells - 1) break;
    kept += character;
  }
  return cells < 1 ? "" : `${kept}\u2026`;
}
var HARMLESS, UNSAFE, MANY_MARKS;
var init_plain = __esm({
  "src/terminal/plain.ts"() {
    "use strict";
    init_char_width();
    init_deceptive();
    HARMLESS = /^[ -~]*$/;
    UNSAFE = new RegExp(String.raw`[\u0000-\u001f\u007f-\u009f${DECEPTIVE}]`, "gu");
    MANY_MARKS = new RegExp("(\\p{M}{8})\\p{M}+", "gu");
  }
});

// src/cli/log/print/follow.ts
async function* follow(log, options) {
  const { directory, final, signal } = options;
  const changes = new Changes(directory, signal);
  try {
    let told = { end: -1, entries: -1 };
    let isOver = false;
    let lookedAt = now();
    let grewAt = lookedAt;
    let unsettled = true;
    for (; ; ) {
      const { end, entries } = log;
      if (end !== told.end || entries.length !== told.entries) {
        told = { end, entries: entries.length };
        grewAt = now();
        unsettled = true;
        yield "grown";
        continue;
      }
      if (isOver || entries.at(-1)?.kind === "end") return;
      if (unsettled && now() - grewAt >= SETTLE_MS) {
        unsettled = false;
        yield "settled";
      }
      const changed = await changes.within(unsettled ? SETTLE_MS : LOOK_MS2);
      if (signal.aborted) return;
      if (changed) await sleep(PACE_MS);
      if (now() - lookedAt >= LOOK_MS2) {
        lookedAt = now();
        isOver = await final?.() === true;
      }
      await log.refresh();
    }
  } finally {
    changes.close();
  }
}
function watchDirectory(directory, onChange) {
  try {
    const watcher = (0, import_node_fs11.watch)(directory, onChange);
    watcher.on("error", () => watcher.close());
    return watcher;
  } catch {
    return void 0;
  }
}
var import_node_fs11, SETTLE_MS, LOOK_MS2, PACE_MS, Changes;
var init_follow = __esm({
  "src/cli/log/print/follow.ts"() {
    "use strict";
    import_node_fs11 = require("fs");
    init_clock();
    SETTLE_MS = 100;
    LOOK_MS2 = 1e3;
    PACE_MS = 20;
    Changes = class {
      #close;
      #changed;
      #wake;
      constructor(directory, signal) {
        this.#changed = signal.aborted;
        const wake = () => this.#wake?.();
        const watcher = watchDirectory(directory, () => {
          this.#changed = true;
          wake();
        });
        signal.addEventListener("abort", wake, { once: true });
        this.#close = () => {
          watcher?.close();
          signal.removeEventListener("abort", wake);
        };
      }
      /** Waits for a change, at most `ms` milliseconds; false when none came. */
      async within(ms) {
        if (!this.#changed) {
          await new Promise((resolve2) => {
            const timer = setTimeout(resolve2, ms);
            this.#wake = () => {
              clearTimeout(timer);
              resolve2();
            };
          });
        }
        const changed = this.#changed;
        this.#changed = false;
        this.#wake = void 0;
        return changed;
      }
      close() {
        this.#close();
      }
    };
  }
});

// src/cli/log/print/line-start.ts
function isFullScreen(log, offset2) {
  const change = log.entries.findLast((entry) => entry.kind === "alternate" && entry.at <= offset2);
  return change?.kind === "alternate" && change.on;
}
async function lineStart(log, offset2) {
  const from = Math.max(log.start, offset2 - MAX_LINE_BYTES);
  let start = from === log.start ? from : offset2;
  for await (const [at, chunk] of log.pieces(from, offset2)) {
    const found2 = chunk.lastIndexOf(LINE_FEED);
    if (found2 !== -1) start = at + found2 + 1;
  }
  return start;
}
async function lastLinesStart(log, count, since2) {
  if (count === 0) return log.end;
  for (let bytes2 = count * BYTES_PER_LINE; ; bytes2 *= GROWTH) {
    const from = Math.max(since2, log.end - bytes2);
    const starts = await lineStarts(log, from);
    const start = starts.at(-count);
    if (start !== void 0) return start;
    if (from === since2) return since2;
  }
}
async function lineStarts(log, from) {
  const starts = [];
  for await (const [at, chunk] of log.pieces(from)) {
    for (let found2 = chunk.indexOf(LINE_FEED); found2 !== -1; found2 = chunk.indexOf(LINE_FEED, found2 + 1)) {
      starts.push(at + found2 + 1);
    }
  }
  if (starts.at(-1) === log.end) starts.pop();
  return starts;
}
function drawingStart(log, offset2) {
  const begin = imageStart(log, offset2);
  if (!isFullScreen(log, begin)) return begin;
  const known3 = log.entries.findLast(({ kind, at }) => (kind === "alternate" || kind === "screen") && at <= begin);
  const isNear = known3 !== void 0 && begin - known3.at <= MAX_FULL_SCREEN_BYTES;
  return isNear ? Math.max(log.start, known3.at) : begin;
}
function imageStart(log, offset2) {
  const image = log.entries.find(
    (entry) => entry.kind === "recovered" && entry.at < offset2 && offset2 <= entry.at + entry.bytes
  );
  return image === void 0 ? offset2 : Math.max(log.start, image.at);
}
var MAX_LINE_BYTES, BYTES_PER_LINE, GROWTH, MAX_FULL_SCREEN_BYTES, LINE_FEED;
var init_line_start = __esm({
  "src/cli/log/print/line-start.ts"() {
    "use strict";
    MAX_LINE_BYTES = 1024 * 1024;
    BYTES_PER_LINE = 128;
    GROWTH = 4;
    MAX_FULL_SCREEN_BYTES = 4 * 1024 * 1024;
    LINE_FEED = 10;
  }
});

// src/logs/parse-index.ts
function parseIndexLine(line2) {
  const entry = parseObject(line2);
  if (entry === void 0 || !isOffset(entry["at"]) || !Number.isFinite(entry["time"])) return void 0;
  return isComplete(entry) ? withLoss(entry) : void 0;
}
function withLoss(entry) {
  if (entry["kind"] !== "gap" || entry["loss"] !== void 0) return entry;
  const isDoubted = String(entry["why"]).startsWith("perhaps");
  return { ...entry, loss: entry["bytes"] !== null ? "known" : isDoubted ? "perhaps" : "at-least" };
}
function isComplete(entry) {
  switch (entry["kind"]) {
    case "time":
      return isCount(entry["lines"]);
    case "cut":
    case "restart":
    case "respawn":
      return true;
    case "file":
      return entry["ended"] === void 0 || typeof entry["ended"] === "string";
    case "size":
      return isOffset(entry["cols"]) && isOffset(entry["rows"]);
    case "pane":
      return typeof entry["version"] === "string" && isOffset(entry["historyLimit"]) && ["alternateScreen", "scrollOnClear", "variationSelectorAlwaysWide"].every(
        (field) => typeof entry[field] === "boolean"
      ) && typeof entry["codepointWidths"] === "string";
    case "agent":
      return typeof entry["agent"] === "string";
    case "recovered":
      return isOffset(entry["bytes"]) && REASONS.has(entry["why"]);
    case "gap":
      return (entry["bytes"] === null || isOffset(entry["bytes"])) && isCount(entry["from"]) && isCount(entry["lines"]) && (entry["loss"] === void 0 || LOSSES.has(entry["loss"])) && typeof entry["why"] === "string";
    case "alternate":
      return typeof entry["on"] === "boolean";
    case "screen":
      return typeof entry["image"] === "string";
    case "anchor":
      return ["row", "cols", "historyRows", "historyLimit"].every((field) => isOffset(entry[field])) && ["collected", "generation"].every((field) => entry[field] === void 0 || isOffset(entry[field]));
    case "end":
      return typeof entry["confirmed"] === "boolean" && isCount(entry["lines"]);
    default:
      return false;
  }
}
function parseObject(line2) {
  try {
    const value = JSON.parse(line2);
    return typeof value === "object" && value !== null ? value : void 0;
  } catch {
    return void 0;
  }
}
function isCount(value) {
  return value === void 0 || isOffset(value);
}
function isOffset(value) {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
var LOSSES, REASONS;
var init_parse_index = __esm({
  "src/logs/parse-index.ts"() {
    "use strict";
    LOSSES = /* @__PURE__ */ new Set(["known", "at-least", "perhaps"]);
    REASONS = /* @__PURE__ */ new Set(["adopted", "resumed", "moved", "paused", "ended"]);
  }
});

// src/logs/index-file.ts
function beforeCut(entry, end) {
  if (entry.at > end) return [];
  if (entry.kind !== "recovered") return [entry];
  const bytes2 = Math.min(entry.bytes, end - entry.at);
  return bytes2 > 0 ? [{ ...entry, bytes: bytes2 }] : [];
}
var INDEX_FILE, MAX_LINE_BYTES2, CHUNK_BYTES, LINE_FEED2, IndexFile;
var init_index_file = __esm({
  "src/logs/index-file.ts"() {
    "use strict";
    init_regular_file();
    init_absent();
    init_parse_index();
    INDEX_FILE = "index.jsonl";
    MAX_LINE_BYTES2 = 64 * 1024;
    CHUNK_BYTES = 256 * 1024;
    LINE_FEED2 = 10;
    IndexFile = class {
      #path;
      #entries = [];
      #offset = 0;
      #rest = Buffer.alloc(0);
      constructor(path) {
        this.#path = path;
      }
      /** Everything read so far, in the order of the file. */
      get entries() {
        return this.#entries;
      }
      /** Reads what was appended since the last time. Where there is no regular file it is an empty one. */
      async refresh() {
        const file = await openRegular(this.#path).catch(absent);
        if (file === void 0) return;
        try {
          for (; ; ) {
            const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES, this.#offset);
            if (bytesRead === 0) return;
            this.#offset += bytesRead;
            this.#push(buffer.subarray(0, bytesRead));
          }
        } finally {
          await file.close();
        }
      }
      #push(chunk) {
        const end = chunk.lastIndexOf(LINE_FEED2);
        if (end === -1) {
          this.#rest = Buffer.concat([this.#rest, chunk]);
          if (this.#rest.length > MAX_LINE_BYTES2) this.#rest = Buffer.alloc(0);
          return;
        }
        const lines = Buffer.concat([this.#rest, chunk.subarray(0, end)]).toString();
        this.#rest = Buffer.from(chunk.subarray(end + 1));
        for (const line2 of lines.split("\n")) {
          const entry = parseIndexLine(line2);
          if (entry?.kind === "cut") this.#entries = this.#entries.flatMap((earlier) => beforeCut(earlier, entry.at));
          else if (entry !== void 0) this.#entries.push(entry);
        }
      }
    };
  }
});

// src/logs/place-parts.ts
function placeParts(parts, entries) {
  const files = entries.filter((entry) => entry.kind === "file").toSorted((one, other) => one.at - other.at);
  const spans = spansOf(files, entries);
  const live = parts.find((part) => part.position === 0);
  const full = parts.filter((part) => part.position > 0);
  const known3 = files.at(-1)?.at ?? full.reduce((sum, part) => sum + part.bytes, 0);
  const isNoted = lastIsNoted(live?.bytes ?? 0, full, files, spans);
  const liveStart = isNoted ? known3 : known3 + (full[0]?.bytes ?? 0);
  const placed = live === void 0 ? [] : [{ ...live, start: liveStart, end: liveStart + live.bytes }];
  let next = liveStart;
  for (const part of full) {
    const own2 = spans.at((isNoted ? -1 : 0) - part.position);
    const span2 = own2 !== void 0 && holds2(own2, part) ? own2 : spans.findLast(({ start: start2 }) => start2 < next);
    const start = Math.min(next, Math.max(0, span2?.start ?? next - part.bytes));
    placed.unshift({ ...part, start, end: Math.min(next, span2?.end ?? next) });
    next = start;
  }
  return placed;
}
function spansOf(files, entries) {
  const lost = entries.flatMap((entry) => entry.kind === "gap" && entry.from !== void 0 ? [entry.from] : []);
  return files.flatMap(({ at: start }, index) => {
    const next = files[index + 1]?.at ?? Infinity;
    const end = Math.min(next, ...lost.filter((from) => from >= start && from < next));
    return end > start || next === Infinity ? [{ start, end }] : [];
  });
}
function holds2(span2, part) {
  return span2.end === Infinity || (span2.end - span2.start) % 2 ** 32 === part.bytes;
}
function lastIsNoted(liveBytes, full, files, spans) {
  const [known3, newest] = [files.at(-1), full[0]];
  if (known3 === void 0 || newest === void 0 || known3.ended === newest.identity) return true;
  if (liveBytes === 0 && !newest.zipped) return false;
  return files[0]?.at !== 0 || (full.at(-1)?.position ?? 0) < spans.length;
}
var init_place_parts = __esm({
  "src/logs/place-parts.ts"() {
    "use strict";
  }
});

// src/logs/reader.ts
async function openLog(directory) {
  const reader = new LogReader(directory);
  await reader.refresh();
  return reader;
}
async function* readPlain(file, from) {
  let at = from;
  try {
    for (; ; ) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(CHUNK_BYTES2), 0, CHUNK_BYTES2, at);
      if (bytesRead === 0) return;
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
async function* unzip(file, part) {
  const gunzip = (0, import_node_zlib.createGunzip)({ chunkSize: CHUNK_BYTES2 });
  (0, import_node_stream.pipeline)(file.createReadStream({ highWaterMark: CHUNK_BYTES2 }), gunzip, () => void 0);
  try {
    for await (const chunk of gunzip) yield chunk;
  } catch (error) {
    throw new Failure("log-unavailable", `${(0, import_node_path8.basename)(part.path)} is damaged: ${messageOf(error)}`, {
      next: "read what comes after it with `log -n`",
      cause: error
    });
  }
}
async function* slice(chunks, skip, count) {
  let toSkip = skip;
  let left = count;
  for await (const chunk of chunks) {
    const from = Math.min(toSkip, chunk.length);
    toSkip -= from;
    const wanted = chunk.subarray(from, from + left);
    left -= wanted.length;
    if (wanted.length > 0) yield wanted;
    if (left <= 0) return;
  }
}
function unreadable(directory, error) {
  const code = systemCode(error);
  if (error instanceof Failure || code === void 0) return error;
  const denied = code === "EACCES" || code === "EPERM";
  return new Failure(
    denied ? "permission-denied" : "log-unavailable",
    `cannot read the log in ${directory}: ${messageOf(error)}`,
    {
      cause: error
    }
  );
}
var import_node_path8, import_node_stream, import_node_zlib, CHUNK_BYTES2, TIME_ENTRY_MS, READ, DEFAULT_SIZE, LogReader;
var init_reader = __esm({
  "src/logs/reader.ts"() {
    "use strict";
    import_node_path8 = require("path");
    import_node_stream = require("stream");
    import_node_zlib = require("zlib");
    init_failure();
    init_regular_file();
    init_index_file();
    init_log_parts();
    init_place_parts();
    CHUNK_BYTES2 = 256 * 1024;
    TIME_ENTRY_MS = 1e3;
    READ = /* @__PURE__ */ new Set(["time", "recovered"]);
    DEFAULT_SIZE = { cols: 80, rows: 24 };
    LogReader = class {
      #directory;
      #index;
      #parts = [];
      /** Bytes from this offset on are not returned. */
      #limit = Infinity;
      constructor(directory) {
        this.#directory = directory;
        this.#index = new IndexFile((0, import_node_path8.join)(directory, INDEX_FILE));
      }
      /** Offset of the oldest byte that is still there. */
      get start() {
        return Math.min(this.#parts[0]?.start ?? this.end, this.#limit);
      }
      /** Offset after the newest byte, as of the last refresh, or the one given to `endsAt`. */
      get end() {
        return Math.min(this.#parts.at(-1)?.end ?? 0, this.#limit);
      }
      /** The index, as of the last refresh. */
      get entries() {
        return this.#index.entries;
      }
      /** Hides all bytes from this offset on. */
      endsAt(offset2) {
        this.#limit = offset2;
      }
      /** Looks at the files again: then `end` and `entries` include the output written meanwhile. */
      async refresh() {
        try {
          let before;
          let parts = await listParts(this.#directory);
          do {
            before = parts;
            await this.#index.refresh();
            parts = await listParts(this.#directory);
          } while (!sameParts(before, parts));
          this.#parts = placeParts(parts, this.#index.entries);
        } catch (error) {
          throw unreadable(this.#directory, error);
        }
      }
      /**
       * The bytes from logical offset `from` to before `to`, or to `end` when it is left out. Bytes that are no longer there are
       * left out; a rotation meanwhile does not show.
       *
       * Throws a Failure `log-unavailable` for a damaged file, after everything that could be read of it.
       */
      async *read(from, to = this.end) {
        for await (const [, bytes2] of this.pieces(from, to)) yield bytes2;
      }
      /** The same as `read`, each piece with its offset: where that jumps, bytes are no longer there. */
      async *pieces(from, to = this.end) {
        let at = Math.max(from, this.start);
        while (at < to) {
          const part = this.#parts.find((candidate) => candidate.end > at);
          if (part === void 0 || part.start >= to) return;
          at = Math.max(at, part.start);
          const file = await this.#open(part);
          if (file === void 0) {
            await this.refresh();
            continue;
          }
          const until = Math.min(to, part.end);
          const bytes2 = part.zipped ? unzip(file, part) : readPlain(file, at - part.start);
          for await (const piece of slice(bytes2, part.zipped ? at - part.start : 0, until - at)) {
            yield [at, piece];
            at += piece.length;
          }
          at = until;
        }
      }
      /** The offset `bytes` bytes after `from`, counting only bytes that are still there. */
      offsetAfter(from, bytes2) {
        let at = from;
        let left = bytes2;
        for (const { start, end } of this.#parts) {
          if (end <= at) continue;
          at = Math.max(at, start);
          if (at + left <= end) return at + left;
          left -= end - at;
          at = end;
        }
        return at;
      }
      /** The size of the pane in cells when the byte at `offset` was written. */
      sizeAt(offset2) {
        const sizes = this.entries.filter((entry) => entry.kind === "size");
        return sizes.findLast((entry) => entry.at <= offset2) ?? sizes[0] ?? DEFAULT_SIZE;
      }
      /** The traits of the pane that wrote the byte at `offset`; undefined when none were noted. */
      traitsAt(offset2) {
        const traits = this.entries.filter((entry) => entry.kind === "pane");
        return traits.findLast((entry) => entry.at <= offset2) ?? traits[0];
      }
      /** Offset of the first output that was read, or taken from the pane, at `timeMs` (since the epoch) or later, to the second; `end` when there is none. */
      offsetAtTime(timeMs) {
        const entry = this.entries.find(({ kind, time: time4 }) => READ.has(kind) && time4 > timeMs - TIME_ENTRY_MS);
        return Math.min(Math.max(entry?.at ?? this.end, this.start), this.end);
      }
      /** Opens a file; undefined when its name belongs to another one by now. */
      async #open(part) {
        try {
          const file = await openRegular(part.path);
          if (file === void 0) return void 0;
          if (await identityOf(file) === part.identity) return file;
          await file.close();
          return void 0;
        } catch (error) {
          if (systemCode(error) === "ENOENT") return void 0;
          throw unreadable(this.#directory, error);
        }
      }
    };
  }
});

// src/terminal/recent-text.ts
var HALF_BYTES, MOST_BYTES_A_UNIT, RecentText;
var init_recent_text = __esm({
  "src/terminal/recent-text.ts"() {
    "use strict";
    HALF_BYTES = 512 * 1024;
    MOST_BYTES_A_UNIT = 3;
    RecentText = class {
      #old;
      #bytes;
      #length = 0;
      /** Characters that were added so far. */
      added = 0;
      /** Adds a line. Of one that is too long nothing is remembered. */
      add(text2) {
        this.added += text2.length;
        if (text2.length * MOST_BYTES_A_UNIT >= HALF_BYTES) return;
        if (this.#bytes === void 0 || this.#length + text2.length * MOST_BYTES_A_UNIT >= HALF_BYTES) {
          const spare = this.#old;
          this.#old = this.#bytes?.subarray(0, this.#length);
          this.#bytes = spare === void 0 ? Buffer.allocUnsafeSlow(HALF_BYTES) : Buffer.from(spare.buffer);
          this.#length = 0;
        }
        this.#length += this.#bytes.write(text2, this.#length);
        this.#bytes[this.#length] = 10;
        this.#length += 1;
      }
      /** What is remembered, each line with a line feed. */
      get text() {
        return `${this.#old?.toString() ?? ""}${this.#bytes?.toString("utf8", 0, this.#length) ?? ""}`;
      }
    };
  }
});

// src/terminal/ink.ts
function inkOf(text2) {
  return text2.replaceAll(NO_INK, "");
}
var NO_INK;
var init_ink = __esm({
  "src/terminal/ink.ts"() {
    "use strict";
    NO_INK = /[\s\u2500-\u259f|]+/gu;
  }
});

// src/terminal/repaint.ts
var MOST_SKIPPED, MOST_NEW, LEAST_INK, MOST_TRIES, Repaint;
var init_repaint = __esm({
  "src/terminal/repaint.ts"() {
    "use strict";
    init_ink();
    MOST_SKIPPED = 2e4;
    MOST_NEW = 300;
    LEAST_INK = 8;
    MOST_TRIES = 100;
    Repaint = class _Repaint {
      #ink;
      /** For each place in the ink whether a line begins there. */
      #begins;
      /** How far in the ink the lines have come. */
      #at = 0;
      #isRepeating = false;
      #new = 0;
      constructor(ink, begins) {
        this.#ink = ink;
        this.#begins = begins;
      }
      /** Of all that was painted before, line by line. */
      static of(lines) {
        const inks = lines.map(inkOf);
        const ink = inks.join("");
        const begins = new Uint8Array(ink.length + 1);
        let at = 0;
        for (const { length } of inks) {
          begins[at] = 1;
          at += length;
        }
        return new _Repaint(ink, begins);
      }
      /** True when all of it has come, or something else. */
      get isOver() {
        return this.#at >= this.#ink.length || this.#new > MOST_NEW;
      }
      /** True when this line is there again. */
      repeats({ text: text2 }) {
        if (this.isOver) return false;
        const ink = inkOf(text2);
        if (ink.length < LEAST_INK) {
          const isNext = this.#isRepeating && this.#ink.startsWith(ink, this.#at);
          if (isNext) this.#at += ink.length;
          return isNext;
        }
        const found2 = this.#find(ink);
        this.#isRepeating = found2 >= 0 && (this.#at === 0 || found2 - this.#at <= MOST_SKIPPED);
        if (!this.#isRepeating) {
          this.#new += 1;
          return false;
        }
        this.#at = found2 + ink.length;
        this.#new = 0;
        return true;
      }
      /** Where this stands from here on; -1 when it does not. */
      #find(ink) {
        let found2 = this.#ink.indexOf(ink, this.#at);
        for (let tries = 0; found2 > this.#at && this.#begins[found2] === 0; tries += 1) {
          if (tries === MOST_TRIES) return -1;
          found2 = this.#ink.indexOf(ink, found2 + 1);
        }
        return found2;
      }
      /** One in the same state, to look ahead with. */
      copy() {
        const copy = new _Repaint(this.#ink, this.#begins);
        copy.#at = this.#at;
        copy.#isRepeating = this.#isRepeating;
        copy.#new = this.#new;
        return copy;
      }
    };
  }
});

// src/terminal/final-lines.ts
var MUCH_NEW, FinalLines;
var init_final_lines = __esm({
  "src/terminal/final-lines.ts"() {
    "use strict";
    init_recent_text();
    init_repaint();
    MUCH_NEW = 4 * 1024;
    FinalLines = class {
      #lines = [];
      #recent = new RecentText();
      /** What the text was when that was looked at last, and how much had been added by then. */
      #known;
      #knownAt = 0;
      /** While a program may paint again what it has cleared, and how many lines it has since the last new one. */
      #repaint;
      #repeated = 0;
      /** How many of the lines to be taken were final when the history was cleared. */
      #cleared = 0;
      /** Before which of the lines to be taken others may still come; undefined when none may. */
      #heldAt;
      /** What to say where so many lines are left out. */
      noteOfRepaint;
      /** Adds a line of the program, if it is not one that was there before. */
      add(line2) {
        if (this.#repaint?.repeats(line2) === true) {
          this.#repeated += 1;
          return;
        }
        if (this.#repeated > 0) this.#lines.push(...this.#noteOf(this.#repeated));
        this.#repeated = 0;
        if (this.#repaint?.isOver === true) this.#repaint = void 0;
        this.#lines.push(line2);
        this.#recent.add(line2.text);
      }
      /** Adds lines that nothing else is to be made of. */
      addAll(lines) {
        for (const line2 of lines) this.#lines.push(line2);
      }
      /** The pane has forgotten all that is final. `isPaintedAgain`: the program may be about to paint it again. */
      cleared(isPaintedAgain) {
        this.#cleared = this.#lines.length;
        if (!isPaintedAgain) return;
        if (this.#known === void 0 || this.#recent.added - this.#knownAt >= MUCH_NEW) {
          this.#known = Repaint.of(this.#recent.text.split("\n"));
          this.#knownAt = this.#recent.added;
        }
        this.#repaint = this.#known.copy();
      }
      /** What a program had to paint again it has painted by now. */
      settled() {
        if (this.#repeated > 0) this.#lines.push(...this.#noteOf(this.#repeated));
        this.#repeated = 0;
        this.#repaint = void 0;
      }
      /** Keeps a place among the lines, and all that come after it, until `release`. */
      hold() {
        this.#heldAt ??= this.#lines.length;
      }
      /** Puts lines into the place that was kept, or to the end when there is none. */
      release(lines) {
        const at = this.#heldAt ?? this.#lines.length;
        this.#heldAt = void 0;
        this.#lines = [...this.#lines.slice(0, at), ...lines, ...this.#lines.slice(at)];
        if (this.#cleared > at) this.#cleared += lines.length;
      }
      /** The lines since the last call, up to the place that is kept. */
      take() {
        const lines = this.#lines.splice(0, this.#heldAt ?? this.#lines.length);
        if (this.#heldAt !== void 0) this.#heldAt = 0;
        this.#cleared = Math.max(0, this.#cleared - lines.length);
        return lines;
      }
      /** As `take`, without the lines that the pane has forgotten since. */
      takeRemembered() {
        const cleared = this.#cleared;
        return this.take().slice(cleared);
      }
      /** The lines that have to wait for what may come before them. */
      get waiting() {
        return this.#heldAt === void 0 ? [] : this.#lines.slice(this.#heldAt);
      }
      /** What becomes of lines that are not final yet, one after the other: none, one, or one and a note before it. */
      preview() {
        const repaint = this.#repaint?.copy();
        let repeated = this.#repeated;
        return (line2) => {
          if (repaint?.repeats(line2) === true) {
            repeated += 1;
            return [];
          }
          const lines = repeated > 0 ? [...this.#noteOf(repeated), line2] : [line2];
          repeated = 0;
          return lines;
        };
      }
      #noteOf(repeated) {
        const note = this.noteOfRepaint?.(repeated);
        return note === void 0 ? [] : [note];
      }
    };
  }
});

// src/terminal/alignment.ts
function alignment(before, now2) {
  const isSame = (at, to) => saysSame(before[at], now2[to]);
  let top = 0;
  while (top < before.length && top < now2.length && isSame(top, top)) top += 1;
  let below = 0;
  const most = Math.min(before.length, now2.length) - top;
  while (below < most && isSame(before.length - 1 - below, now2.length - 1 - below)) below += 1;
  const others = before.slice(top, before.length - below);
  const matches = common(others, now2.slice(top, now2.length - below));
  return { top, matches: matches.map(([at, to]) => [top + at, top + to]), below };
}
function common(before, now2) {
  const [rows, cols] = [before.length, now2.length];
  if (rows === 0 || cols === 0) return [];
  const numberOf = numbering();
  const [numbers, nowNumbers] = [before.map(numberOf), now2.map(numberOf)];
  const weights = before.map(weightOf);
  const best = new Uint32Array((rows + 1) * (cols + 1));
  const weightFrom = (row, col) => best[row * (cols + 1) + col];
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let col = cols - 1; col >= 0; col -= 1) {
      const skipped = Math.max(weightFrom(row + 1, col), weightFrom(row, col + 1));
      const isSame = numbers[row] === nowNumbers[col];
      const taken = isSame ? weightFrom(row + 1, col + 1) + weights[row] : 0;
      best[row * (cols + 1) + col] = Math.max(skipped, taken);
    }
  }
  const matches = [];
  for (let [row, col] = [0, 0]; row < rows && col < cols; ) {
    if (weightFrom(row, col) === weightFrom(row + 1, col)) row += 1;
    else if (weightFrom(row, col) === weightFrom(row, col + 1)) col += 1;
    else {
      matches.push([row, col]);
      row += 1;
      col += 1;
    }
  }
  return matches;
}
function numbering() {
  const numbers = /* @__PURE__ */ new Map();
  return (line2) => {
    const key2 = line2.ink || line2.text;
    const known3 = numbers.get(key2);
    if (known3 !== void 0) return known3;
    numbers.set(key2, numbers.size);
    return numbers.size - 1;
  };
}
function saysMuch(before, { top, matches, below }) {
  return before.slice(0, top).some(isTelling) || before.slice(before.length - below).some(isTelling) || matches.some(([at]) => isTelling(before[at]));
}
function saysSame(one, other) {
  if (one === void 0 || other === void 0) return false;
  if (one === other || one.text === other.text) return true;
  const ink = one.ink;
  return ink !== "" && ink === other.ink;
}
function weightOf(line2) {
  return line2.ink.length >= 3 ? MUCH : LITTLE;
}
function isTelling(line2) {
  return weightOf(line2) === MUCH;
}
var MUCH, LITTLE;
var init_alignment = __esm({
  "src/terminal/alignment.ts"() {
    "use strict";
    MUCH = 16;
    LITTLE = 1;
  }
});

// src/terminal/row-changes.ts
function isNextPage(before, now2) {
  const changed = before.flatMap((line2, at) => {
    const text2 = now2[at]?.text ?? "";
    return line2.text === "" || line2.text === text2 ? [] : [[line2.text, text2]];
  });
  if (changed.length < LEAST_PAGE_ROWS) return false;
  const steps = changed.map(([one, other]) => stepOf(one, other)).filter((step) => step !== void 0);
  if (steps.length * 2 < changed.length) return true;
  const [first = 0] = steps;
  return Math.abs(first) >= changed.length && steps.filter((step) => step === first).length * 2 > changed.length;
}
function stepOf(one, other) {
  if (one.replaceAll(DIGITS, "0") !== other.replaceAll(DIGITS, "0")) return void 0;
  const [first, second] = [one, other].map((text2) => (text2.match(DIGITS) ?? []).map(Number));
  const at = first?.findIndex((number3, place) => number3 !== second?.[place]) ?? -1;
  return (second?.[at] ?? 0) - (first?.[at] ?? 0);
}
function isAlike(one, other) {
  const [first, second] = [one.replaceAll(DIGITS, "0"), other.replaceAll(DIGITS, "0")];
  const most = Math.min(first.length, second.length);
  let same = 0;
  while (same < most && first[same] === second[same]) same += 1;
  let end = 0;
  while (same + end < most && first.at(-1 - end) === second.at(-1 - end)) end += 1;
  return (same + end) * 2 >= Math.max(first.length, second.length);
}
var LEAST_PAGE_ROWS, DIGITS;
var init_row_changes = __esm({
  "src/terminal/row-changes.ts"() {
    "use strict";
    LEAST_PAGE_ROWS = 5;
    DIGITS = /\d+/g;
  }
});

// src/terminal/painted-text.ts
function isPartOf(text2) {
  let isPart = false;
  return (line2) => {
    const ink = line2.ink;
    if (ink.length >= LEAST_INK2) isPart = text2.includes(ink);
    return isPart;
  };
}
var MOST_HEADER_ROWS, LEAST_INK2, SURE_TICKS, MOST_SKIPPED2, MOST_REMEMBERED, MOST_LATELY, PaintedText;
var init_painted_text = __esm({
  "src/terminal/painted-text.ts"() {
    "use strict";
    init_alignment();
    init_row_changes();
    MOST_HEADER_ROWS = 4;
    LEAST_INK2 = 8;
    SURE_TICKS = 3;
    MOST_SKIPPED2 = 4e3;
    MOST_REMEMBERED = 64 * 1024;
    MOST_LATELY = 200;
    PaintedText = class {
      #seen = [];
      /** What was taken in last. */
      #looked = [];
      /** What a person has scrolled away downwards, from the top. */
      #below = [];
      /** The screen shows what has left it before: how far in that it has come. */
      #backAt;
      /** Lines that gave way to others like them, which may be clocks and counters. */
      #ticked = [];
      #ticks = 0;
      #told = [];
      /** The last lines of it. */
      #lately = [];
      /** Ink of what was told last. */
      #remembered = "";
      /** Takes in the screen as it is when a frame has been painted, from top to bottom. */
      see(lines) {
        if (lines === this.#looked) return;
        this.#looked = lines;
        const before = this.#seen;
        if (this.#stays(lines)) return;
        if (lines.every(({ text: text2 }) => text2 === "")) return;
        const shown2 = before.map(({ line: line2 }) => line2);
        const aligned = alignment(shown2, lines);
        const after = saysMuch(shown2, aligned) ? this.#scroll(lines, aligned) : this.#tick(before, lines) ?? this.#replace(before, lines, lines);
        this.#seen = after;
      }
      /** Lines that have left the screen since the last call. */
      take() {
        const told = this.#told;
        this.#told = [];
        return told;
      }
      /** Lines that are on the screen and were not told. */
      rest() {
        const lines = [...this.#ticked, ...this.#seen].filter(({ told }) => !told).map(({ line: line2 }) => line2);
        while (lines.at(-1)?.text === "") lines.pop();
        return lines;
      }
      /** These lines are on the screen, and are not told any more. */
      pass(lines) {
        this.#ticked = [];
        this.#looked = lines;
        this.#seen = lines.map((line2) => ({ line: line2, told: true }));
      }
      /** The program is done with its screen: what is left on it is told. */
      leave() {
        const rest = this.rest();
        this.#ticked = [];
        for (const line2 of rest) this.#tell(line2);
        this.#seen = [];
        this.#looked = [];
        this.#backAt = void 0;
      }
      /** True when all rows stay what they were, whatever their colours are now: most frames turn a spinner. */
      #stays(lines) {
        const seen = this.#seen;
        if (lines.length !== seen.length) return false;
        let isSame = true;
        for (let at = 0; at < lines.length; at += 1) {
          const [{ line: line2 }, now2] = [seen[at], lines[at]];
          if (line2 === now2) continue;
          if (!saysSame(line2, now2)) return false;
          isSame = false;
        }
        if (isSame) return true;
        if (!lines.some(isTelling)) return false;
        for (let at = 0; at < lines.length; at += 1) seen[at].line = lines[at];
        return true;
      }
      /** Another text is there. What it does not show any more has left; of what it shows, some may have been told. */
      #replace(gone, come, screen) {
        const isShown = isPartOf(screen.map(({ ink }) => ink).join(""));
        for (const { line: line2, told } of gone) if (!isShown(line2) && !told) this.#tell(line2);
        this.#below = [];
        const isKnown = isPartOf(this.#remembered);
        const seen = come.map((line2) => ({ line: line2, told: isKnown(line2) }));
        const last = seen.findLast(({ line: line2, told }) => told && line2.ink.length >= LEAST_INK2);
        this.#goBack(last?.line);
        return seen;
      }
      #scroll(lines, { top, matches, below }) {
        const after = [];
        const header = [];
        const stays = (at, now2) => {
          const same = this.#seen[at];
          same.line = lines[now2];
          after.push(same);
          header.push(same);
        };
        for (let row = 0; row < top; row += 1) stays(row, row);
        let isBack = false;
        let [from, to] = [top, top];
        const [end, endNow] = [this.#seen.length - below, lines.length - below];
        for (const [at, now2] of [...matches, [end, endNow]]) {
          const gone = this.#seen.slice(from, at);
          const come = lines.slice(to, now2);
          const isAtTop = to < MOST_HEADER_ROWS;
          const isOther = isAtTop && Math.min(gone.length, come.length) > MOST_HEADER_ROWS;
          if (isAtTop && gone.length > come.length) {
            this.#tellOnce(header);
            if (!isOther) this.#scrolledAway(gone, come);
          }
          if (isOther) after.push(...this.#tick(gone, come) ?? this.#replace(gone, come, lines));
          else if (isAtTop && come.length > gone.length) {
            const isKnown = isPartOf(this.#remembered);
            after.push(...come.map((line2) => ({ line: line2, told: isKnown(line2) })));
            isBack ||= after.at(-1)?.told === true;
          } else {
            after.push(...come.map((line2) => this.#entering(line2)));
            if (isBack) this.#below.unshift(...gone);
          }
          if (at < end) stays(at, now2);
          from = at + 1;
          to = now2 + 1;
        }
        for (let left = below; left > 0; left -= 1) stays(this.#seen.length - left, lines.length - left);
        return after;
      }
      /** Lines that have left at the top, where fewer have come: a row that resembles the one in its place has only changed. */
      #scrolledAway(gone, come) {
        for (const [at, { line: line2, told }] of gone.entries()) {
          const inPlace = come[at];
          if (!told && (inPlace === void 0 || !isAlike(line2.text, inPlace.text))) this.#tell(line2);
        }
      }
      /** A line that enters below others: a new one, or one that has left there when a person scrolled back. */
      #entering(line2) {
        const [next] = this.#below;
        if (next?.line.text === line2.text) {
          this.#below.shift();
          next.line = line2;
          return next;
        }
        return { line: line2, told: this.#follows(line2) };
      }
      /** The last line on the screen is one that has left it before; undefined: none is. */
      #goBack(line2) {
        const ink = line2?.ink ?? "";
        const at = ink === "" ? -1 : this.#remembered.lastIndexOf(ink) + ink.length;
        this.#backAt = at < 0 || at >= this.#remembered.length ? void 0 : at;
      }
      /** True for a line that came next when it was told before. */
      #follows(line2) {
        const ink = line2.ink;
        if (this.#backAt === void 0 || ink === "") return false;
        const found2 = this.#remembered.indexOf(ink, this.#backAt);
        const isNext = found2 >= 0 && found2 - this.#backAt <= MOST_SKIPPED2;
        const at = found2 + ink.length;
        this.#backAt = !isNext || at >= this.#remembered.length ? void 0 : at;
        return isNext;
      }
      /**
       * Rows that stand where others stood that most of them resemble. Once that is a page of a table; again and again it is
       * clocks and counters, of which only the last is kept.
       */
      #tick(before, now2) {
        if (before.length !== now2.length) return void 0;
        const inked = before.filter(({ line: line2 }) => line2.text !== "");
        const alike = before.filter(({ line: line2 }, at) => line2.text !== "" && isAlike(line2.text, now2[at]?.text ?? ""));
        if (alike.length * 2 <= inked.length) return void 0;
        const shown2 = before.map(({ line: line2 }) => line2);
        if (isNextPage(shown2, now2)) return void 0;
        if (now2.some(({ ink }) => ink.length >= LEAST_INK2 && this.#remembered.includes(ink))) return void 0;
        this.#ticks += 1;
        const gone = before.filter(({ line: line2, told }, at) => !told && line2.text !== now2[at]?.text);
        this.#ticked = this.#ticks >= SURE_TICKS ? [] : [...this.#ticked, ...gone];
        return before.map((seen, at) => {
          const line2 = now2[at];
          return { line: line2, told: seen.told && seen.line.text === line2.text };
        });
      }
      /** Rows that stand still while what is below them scrolls. One may be the copy of a line that has scrolled away. */
      #tellOnce(header) {
        for (const seen of header) {
          if (!seen.told && !this.#lately.includes(seen.line.text)) this.#tell(seen.line);
          seen.told = true;
        }
      }
      #tell(line2) {
        const ticked = this.#ticked;
        this.#ticked = [];
        this.#ticks = 0;
        for (const seen of ticked) this.#tell(seen.line);
        if (line2.text === "" && this.#lately.at(-1) === "") return;
        this.#told.push(line2);
        this.#lately.push(line2.text);
        if (this.#lately.length > 2 * MOST_LATELY) this.#lately = this.#lately.slice(-MOST_LATELY);
        this.#remembered += line2.ink;
        if (this.#remembered.length <= 2 * MOST_REMEMBERED) return;
        this.#remembered = this.#remembered.slice(-MOST_REMEMBERED);
        this.#backAt = void 0;
      }
    };
  }
});

// src/terminal/pane/cell.ts
function cellOf(value, width) {
  return width === 1 ? value : width === 2 ? value | WIDE : value | ZERO;
}
function tabOf(width) {
  return TAB | width;
}
function widthOf(word2) {
  if ((word2 & ~(VALUE_BITS | LONG)) === 0) return 1;
  if ((word2 & TAB) !== 0) return word2 & VALUE_BITS;
  if ((word2 & PADDING) !== 0) return 0;
  return (word2 & WIDE) !== 0 ? 2 : (word2 & ZERO) !== 0 ? 0 : 1;
}
function isSpace(word2) {
  const plain2 = word2 & ~LONG;
  return plain2 === 0 || plain2 === SPACE || plain2 === tabOf(1);
}
var VALUE_BITS, CLUSTER, WIDE, ZERO, PADDING, WIDE_PADDING, TAB, LONG, SPACE;
var init_cell = __esm({
  "src/terminal/pane/cell.ts"() {
    "use strict";
    VALUE_BITS = 2097151;
    CLUSTER = 1 << 22;
    WIDE = 1 << 24;
    ZERO = 1 << 25;
    PADDING = 1 << 26;
    WIDE_PADDING = 1;
    TAB = 1 << 27;
    LONG = 1 << 28;
    SPACE = 32;
  }
});

// src/terminal/pane/styles.ts
function keyOf({ attributes, foreground: foreground2, background: background2, underline: underline2, link }) {
  return `${attributes},${foreground2},${background2},${underline2},${link}`;
}
function isLong({ attributes, foreground: foreground2, background: background2, underline: underline2, link }) {
  const hasRgb = ((foreground2 | background2) & RGB) !== 0;
  return (attributes & LONG_ATTRIBUTES) !== 0 || hasRgb || underline2 !== NO_COLOUR || link !== "";
}
var BOLD, DIM, ITALIC, UNDERLINE, BLINK, REVERSE, HIDDEN, STRUCK, DOUBLE_UNDERLINE, CURLY_UNDERLINE, DOTTED_UNDERLINE, DASHED_UNDERLINE, OVERLINE, CHARSET, LONG_ATTRIBUTES, ANY_UNDERLINE, NO_COLOUR, INDEXED, RGB, PLAIN, LONG_STYLE, MAX_STYLES, Styles;
var init_styles = __esm({
  "src/terminal/pane/styles.ts"() {
    "use strict";
    BOLD = 1;
    DIM = 2;
    ITALIC = 4;
    UNDERLINE = 8;
    BLINK = 16;
    REVERSE = 32;
    HIDDEN = 64;
    STRUCK = 128;
    DOUBLE_UNDERLINE = 256;
    CURLY_UNDERLINE = 512;
    DOTTED_UNDERLINE = 1024;
    DASHED_UNDERLINE = 2048;
    OVERLINE = 4096;
    CHARSET = 8192;
    LONG_ATTRIBUTES = STRUCK | DOUBLE_UNDERLINE | CURLY_UNDERLINE | DOTTED_UNDERLINE | DASHED_UNDERLINE | OVERLINE;
    ANY_UNDERLINE = UNDERLINE | DOUBLE_UNDERLINE | CURLY_UNDERLINE | DOTTED_UNDERLINE | DASHED_UNDERLINE;
    NO_COLOUR = 8;
    INDEXED = 16777216;
    RGB = 33554432;
    PLAIN = {
      attributes: 0,
      foreground: NO_COLOUR,
      background: NO_COLOUR,
      underline: NO_COLOUR,
      link: ""
    };
    LONG_STYLE = 1 << 30;
    MAX_STYLES = 1 << 20;
    Styles = class {
      #styles = [PLAIN];
      #numbers = /* @__PURE__ */ new Map([[keyOf(PLAIN), 0]]);
      /** Some style draws lines with letters. */
      drawsLines = false;
      number(style) {
        const key2 = keyOf(style);
        const known3 = this.#numbers.get(key2);
        if (known3 !== void 0) return known3;
        if (this.#styles.length >= MAX_STYLES) return 0;
        const number3 = this.#styles.length | (isLong(style) ? LONG_STYLE : 0);
        if ((style.attributes & CHARSET) !== 0) this.drawsLines = true;
        this.#styles.push(style);
        this.#numbers.set(key2, number3);
        return number3;
      }
      /** The number of what is left where something was erased. */
      erased(background2) {
        return background2 === NO_COLOUR ? 0 : this.number({ ...PLAIN, background: background2 });
      }
      /** True when two are the same to tmux, which does not look at the colour of an underline. */
      lookAlike(one, other) {
        if (one === other) return true;
        const underline2 = NO_COLOUR;
        return keyOf({ ...this.style(one), underline: underline2 }) === keyOf({ ...this.style(other), underline: underline2 });
      }
      style(number3) {
        return this.#styles[number3 & ~LONG_STYLE] ?? PLAIN;
      }
    };
  }
});

// src/terminal/pane/row.ts
var WORDS, LAST_SHORT, NO_CELLS, Row;
var init_row = __esm({
  "src/terminal/pane/row.ts"() {
    "use strict";
    init_cell();
    init_styles();
    WORDS = 2;
    LAST_SHORT = 126;
    NO_CELLS = new Uint32Array(0);
    Row = class {
      /** Two words a cell. Cells behind its end are blank. */
      cells = NO_CELLS;
      /** How many cells are captured: up to the last one that was ever written. Erasing does not reduce it. */
      used = 0;
      /** Cells that tmux has made, which it does in steps; what is behind them cannot be erased. */
      size = 0;
      /** Some cell is, or was, not one character of one cell. */
      hasWide = false;
      /** tmux since 3.6 keeps some cell in a long entry, or did: only then it looks for halves that are written over. */
      hasLong = false;
      /** Its text goes on in the next row. */
      wrapped = false;
      /** It was read as part of a line, and nothing was written to it since. */
      told = false;
      /** What stands in a cell. */
      word(x) {
        return x < this.size ? this.cells[x * WORDS] : 0;
      }
      /** The number of the style of a cell. */
      style(x) {
        return x < this.size ? this.cells[x * WORDS + 1] : 0;
      }
      /** True when it looks empty but for its colours. */
      get isBlank() {
        for (let x = 0; x < this.used; x += 1) if (!isSpace(this.word(x))) return false;
        return true;
      }
      set(x, word2, style, cols) {
        if (x >= this.size) this.expand(x + 1, cols);
        if (x >= this.used) this.used = x + 1;
        this.told = false;
        const isLong2 = (style & LONG_STYLE) !== 0 || word2 > LAST_SHORT && (word2 & PADDING) === 0;
        if (isLong2) this.hasLong = true;
        if (isLong2 || word2 > VALUE_BITS) this.hasWide = true;
        this.cells[x * WORDS] = word2 | (isLong2 ? LONG : this.cells[x * WORDS] & LONG);
        this.cells[x * WORDS + 1] = style;
      }
      /** Writes a piece of ASCII from column `x` on. */
      setAscii(x, data, from, to, style, cols) {
        const isLong2 = (style & LONG_STYLE) !== 0;
        const end = x + to - from;
        if (end > this.size) this.expand(end, cols);
        if (end > this.used) this.used = end;
        this.told = false;
        const { cells } = this;
        let at = x * WORDS;
        if (this.hasWide || isLong2) {
          this.hasWide = true;
          if (isLong2) this.hasLong = true;
          for (let byte = from; byte < to; byte += 1) {
            cells[at] = data[byte] | (isLong2 ? LONG : cells[at] & LONG);
            cells[at + 1] = style;
            at += WORDS;
          }
          return;
        }
        for (let byte = from; byte < to; byte += 1) {
          cells[at] = data[byte];
          cells[at + 1] = style;
          at += WORDS;
        }
      }
      /** Makes at least this many cells, in the steps in which tmux does, in a grid of this many columns. */
      expand(wanted, cols) {
        if (wanted <= this.size) return;
        const quarter = Math.trunc(cols / 4);
        const half = Math.trunc(cols / 2);
        const before = this.size;
        this.size = wanted < quarter ? quarter : wanted < half ? half : Math.max(wanted, cols);
        if (this.size * WORDS <= this.cells.length) {
          this.cells.fill(0, before * WORDS, this.size * WORDS);
          return;
        }
        const cells = new Uint32Array(Math.max(this.size, cols) * WORDS);
        cells.set(this.cells.subarray(0, before * WORDS));
        this.cells = cells;
      }
      /** Makes cells of a kind that nothing was written to. `keepsLong`: a long entry stays one. */
      erase(from, to, style, cols, keepsLong) {
        this.expand(to, cols);
        this.told = false;
        const { cells } = this;
        if (style === 0 && !this.hasWide) {
          cells.fill(0, from * WORDS, to * WORDS);
          return;
        }
        const isLong2 = (style & LONG_STYLE) !== 0;
        if (isLong2) {
          this.hasWide = true;
          this.hasLong = true;
        }
        for (let x = from; x < to; x += 1) {
          cells[x * WORDS] = isLong2 ? LONG : keepsLong ? cells[x * WORDS] & LONG : 0;
          cells[x * WORDS + 1] = style;
        }
      }
      /** Moves cells within the row; those that are left behind are erased. */
      move(to, from, count, style, cols) {
        if (count <= 0 || to === from) return;
        this.expand(Math.max(to, from) + count, cols);
        this.told = false;
        this.cells.copyWithin(to * WORDS, from * WORDS, (from + count) * WORDS);
        if (to + count > this.used) this.used = to + count;
        if (to > from) this.erase(from, Math.min(to, from + count), style, cols, false);
        else this.erase(Math.max(from, to + count), from + count, style, cols, false);
      }
      /** Makes a blank row of it, and keeps its memory. */
      reset() {
        this.used = 0;
        this.size = 0;
        this.wrapped = false;
        this.hasWide = false;
        this.told = false;
        this.hasLong = false;
        return this;
      }
    };
  }
});

// src/terminal/styled-line.ts
function drawn(letter) {
  return DRAWN[letter.charCodeAt(0) - FIRST_DRAWN] ?? letter;
}
function textOf2(word2, cells) {
  if ((word2 & CLUSTER) !== 0) return safeText(word2, cells);
  const known3 = shown.get(word2);
  if (known3 !== void 0) return known3;
  const text2 = safeText(word2, cells);
  if (shown.size >= MOST_KNOWN) shown.clear();
  shown.set(word2, text2);
  return text2;
}
function isUnit(word2, cells) {
  if (word2 >= UNITS.length) return false;
  const known3 = UNITS[word2];
  if (known3 !== 0) return known3 === IS_UNIT;
  const isIt = textOf2(word2, cells) === String.fromCharCode(word2);
  UNITS[word2] = isIt ? IS_UNIT : IS_NONE;
  return isIt;
}
function safeText(word2, cells) {
  const safe = plain(cells.textOf(word2));
  return safe === "" ? " ".repeat(widthOf(word2)) : safe;
}
function sgrOf({ attributes, foreground: foreground2, background: background2 }) {
  let sgr = "";
  if ((attributes & BOLD) !== 0) sgr += ";1";
  if ((attributes & DIM) !== 0) sgr += ";2";
  if ((attributes & ITALIC) !== 0) sgr += ";3";
  if ((attributes & ANY_UNDERLINE) !== 0) sgr += ";4";
  if ((attributes & BLINK) !== 0) sgr += ";5";
  if ((attributes & REVERSE) !== 0) sgr += ";7";
  if ((attributes & HIDDEN) !== 0) sgr += ";8";
  if ((attributes & STRUCK) !== 0) sgr += ";9";
  if ((attributes & OVERLINE) !== 0) sgr += ";53";
  return sgr + colour(foreground2, 30) + colour(background2, 40);
}
function colour(value, base) {
  if (value === NO_COLOUR) return "";
  if ((value & INDEXED) !== 0) return palette(value & 255, base);
  if ((value & RGB) !== 0) return `;${base + 8};2;${value >> 16 & 255};${value >> 8 & 255};${value & 255}`;
  return `;${value < NO_COLOUR ? base + value : value + base - 30}`;
}
function palette(number3, base) {
  if (number3 < 8) return `;${base + number3}`;
  if (number3 < 16) return `;${base + 60 + number3 - 8}`;
  return `;${base + 8};5;${number3}`;
}
var MAX_CHARACTERS2, RESET, DRAWN, FIRST_DRAWN, SPACE2, TILDE, MOST_KNOWN, MAX_COLS, MAX_OUT, MOST_SGR, ascii, out, units, unitBytes, LineJoiner, PLAIN_LOOK, shown, UNITS, IS_UNIT, IS_NONE;
var init_styled_line = __esm({
  "src/terminal/styled-line.ts"() {
    "use strict";
    init_cell();
    init_row();
    init_styles();
    init_styles();
    init_plain();
    MAX_CHARACTERS2 = 1024 * 1024;
    RESET = "\x1B[0m";
    DRAWN = "\u25C6\u2592\u2409\u240C\u240D\u240A\xB0\xB1\u2424\u240B\u2518\u2510\u250C\u2514\u253C\u23BA\u23BB\u2500\u23BC\u23BD\u251C\u2524\u2534\u252C\u2502\u2264\u2265\u03C0\u2260\xA3\xB7";
    FIRST_DRAWN = 96;
    SPACE2 = 32;
    TILDE = 126;
    MOST_KNOWN = 1e4;
    MAX_COLS = 1e4;
    MAX_OUT = 2e4;
    MOST_SGR = 100;
    ascii = Buffer.alloc(MAX_COLS);
    out = Buffer.alloc(MAX_OUT + MAX_COLS + MOST_SGR);
    units = new Uint16Array(MAX_COLS);
    unitBytes = Buffer.from(units.buffer);
    LineJoiner = class _LineJoiner {
      #cells;
      /** By the number of a style. */
      #looks = /* @__PURE__ */ new Map();
      /** Of the row that was read last: cells up to the last that is no blank, and whether any has a style. */
      #ink = 0;
      #hasStyles = false;
      #text = "";
      #ansi = "";
      #style = "";
      /** Blanks that count only if something follows them. */
      #blanks = 0;
      constructor(cells) {
        this.#cells = cells;
      }
      /** True when nothing was added since the last line was taken. */
      get empty() {
        return this.#text === "" && this.#blanks === 0;
      }
      /** True when the line has to be taken now, whatever follows. */
      get full() {
        return this.#text.length + this.#blanks >= MAX_CHARACTERS2;
      }
      /** The line that a row makes alone, as most do. Nothing must have been added. */
      line(row, cols) {
        const end = Math.min(row.used, cols, MAX_COLS);
        if (this.#readAscii(row, end)) {
          const text2 = ascii.toString("latin1", 0, this.#ink);
          if (!this.#hasStyles) return { text: text2, ansi: text2 };
          const ansi = this.#styled(row, end);
          if (ansi !== void 0) return { text: text2, ansi };
        }
        this.add(row, cols);
        return this.take();
      }
      /** What a row says alone. No style of the pane must draw lines with letters. */
      text(row, cols) {
        const end = Math.min(row.used, cols, MAX_COLS);
        if (this.#readAscii(row, end)) return ascii.toString("latin1", 0, this.#ink);
        let text2 = "";
        let length = 0;
        for (let x = 0; x < end; x += 1) {
          const word2 = row.word(x) & ~LONG;
          if ((word2 & PADDING) !== 0) continue;
          if (word2 <= TILDE || isUnit(word2, this.#cells)) {
            units[length] = word2 === 0 ? SPACE2 : word2;
            length += 1;
            continue;
          }
          text2 += unitBytes.toString("utf16le", 0, 2 * length) + textOf2(word2, this.#cells);
          length = 0;
        }
        return (text2 + unitBytes.toString("utf16le", 0, 2 * length)).trimEnd();
      }
      /** The row that was just read with its styles; undefined where that is more than its characters with SGR between. */
      #styled(row, end) {
        let length = 0;
        let ink = 0;
        let isStyled = false;
        let number3 = 0;
        let look = PLAIN_LOOK;
        for (let x = 0; x < end; x += 1) {
          const next = row.style(x);
          if (next !== number3) {
            const before = look.sgr;
            number3 = next;
            look = next === 0 ? PLAIN_LOOK : this.#lookOf(next);
            if (look.drawsLines || length > MAX_OUT) return void 0;
            if (look.sgr !== before) length += out.write(look.sgr === "" ? RESET : `\x1B[0${look.sgr}m`, length, "latin1");
          }
          const byte = ascii[x];
          out[length] = byte;
          length += 1;
          if (byte === SPACE2 && look.sgr === "") continue;
          ink = length;
          isStyled = look.sgr !== "";
        }
        return out.toString("latin1", 0, ink) + (isStyled ? RESET : "");
      }
      /** Adds a row. */
      add(row, cols) {
        const end = Math.min(row.used, cols, MAX_COLS);
        if (!this.#readAscii(row, end)) return this.#addCells(row, end);
        const text2 = ascii.toString("latin1", 0, end);
        if (!this.#hasStyles) return this.#put(text2, 0);
        const { cells, size } = row;
        let style = 0;
        let from = 0;
        for (let x = 0; x < end; x += 1) {
          const next = x < size ? cells[x * WORDS + 1] : 0;
          if (next === style) continue;
          if (x > from) this.#put(text2.slice(from, x), style);
          from = x;
          style = next;
        }
        if (end > from) this.#put(text2.slice(from, end), style);
      }
      /** Reads the cells of a row, if all of them are ASCII. */
      #readAscii(row, end) {
        const { cells } = row;
        const made = Math.min(end, row.size);
        let ink = 0;
        let styles = 0;
        for (let x = 0; x < made; x += 1) {
          const word2 = cells[x * WORDS] & ~LONG;
          if (word2 > TILDE) return false;
          ascii[x] = word2 === 0 ? SPACE2 : word2;
          styles |= cells[x * WORDS + 1];
          if (word2 > SPACE2) ink = x + 1;
        }
        if (end > made) ascii.fill(SPACE2, made, end);
        this.#ink = ink;
        this.#hasStyles = styles !== 0;
        return true;
      }
      /** Adds a row with any characters: what has one style at once. */
      #addCells(row, end) {
        let style = 0;
        let run2 = "";
        let length = 0;
        for (let x = 0; x < end; x += 1) {
          const word2 = row.word(x) & ~LONG;
          if ((word2 & PADDING) !== 0) continue;
          const next = row.style(x);
          if (length > 0 && (next !== style || word2 > TILDE)) {
            run2 += ascii.toString("latin1", 0, length);
            length = 0;
          }
          if (next !== style) {
            if (run2 !== "") this.#put(run2, style);
            run2 = "";
            style = next;
          }
          if (word2 > TILDE) run2 += textOf2(word2, this.#cells);
          else {
            ascii[length] = word2 === 0 ? SPACE2 : word2;
            length += 1;
          }
        }
        if (length > 0) run2 += ascii.toString("latin1", 0, length);
        if (run2 !== "") this.#put(run2, style);
      }
      /** The line so far. Starts a new one. */
      take() {
        const ansi = this.#style === "" ? this.#ansi : this.#ansi + RESET;
        const line2 = { text: this.#text.trimEnd(), ansi };
        this.#text = "";
        this.#ansi = "";
        this.#style = "";
        this.#blanks = 0;
        return line2;
      }
      /** A joiner in the same state, to look ahead with. */
      copy() {
        const copy = new _LineJoiner(this.#cells);
        copy.#text = this.#text;
        copy.#ansi = this.#ansi;
        copy.#style = this.#style;
        copy.#blanks = this.#blanks;
        return copy;
      }
      /** Adds text of one style. Plain blanks wait for what follows them. */
      #put(written, number3) {
        const { sgr: style, drawsLines } = number3 === 0 ? PLAIN_LOOK : this.#lookOf(number3);
        const characters = drawsLines ? written.replaceAll(/[`-~]/g, drawn) : written;
        let ink = characters.length;
        if (style === "") while (ink > 0 && characters.charCodeAt(ink - 1) === SPACE2) ink -= 1;
        if (ink > 0) {
          if (this.#blanks > 0) this.#append(" ".repeat(this.#blanks), "");
          this.#append(ink === characters.length ? characters : characters.slice(0, ink), style);
          this.#blanks = 0;
        }
        this.#blanks += characters.length - ink;
      }
      #append(characters, style) {
        if (style !== this.#style) {
          this.#ansi += style === "" ? RESET : `\x1B[0${style}m`;
          this.#style = style;
        }
        this.#text += characters;
        this.#ansi += characters;
      }
      #lookOf(number3) {
        const known3 = this.#looks.get(number3);
        if (known3 !== void 0) return known3;
        const style = this.#cells.styles.style(number3);
        const look = { sgr: sgrOf(style), drawsLines: (style.attributes & CHARSET) !== 0 };
        this.#looks.set(number3, look);
        return look;
      }
    };
    PLAIN_LOOK = { sgr: "", drawsLines: false };
    shown = /* @__PURE__ */ new Map();
    UNITS = new Uint8Array(65536);
    [IS_UNIT, IS_NONE] = [1, 2];
  }
});

// src/terminal/screen-line.ts
function joinedLine({ text: text2, ansi }) {
  return { text: text2, ansi, ink: inkOf(text2) };
}
function lastingLine({ text: text2, ansi }) {
  return { text: text2, ansi };
}
var PIECE_WORDS, RowReader, NOTHING, RowLine;
var init_screen_line = __esm({
  "src/terminal/screen-line.ts"() {
    "use strict";
    init_ink();
    init_row();
    init_styled_line();
    PIECE_WORDS = 16 * 1024;
    RowReader = class {
      #cells;
      #joiner;
      #copy = new Row();
      #piece = new Uint32Array(0);
      #free = 0;
      constructor(cells) {
        this.#cells = cells;
        this.#joiner = new LineJoiner(cells);
      }
      /** The line that a row makes alone. `before` is what it was when the row was read last: returned where nothing is different. */
      read(row, cols, before) {
        const used = Math.min(row.used, cols);
        const size = Math.min(used, row.size);
        const known3 = before instanceof RowLine && before.used === used && before.size === size ? before : void 0;
        const from = this.#room(size);
        const piece = this.#piece;
        const { cells } = row;
        const { piece: old, from: oldFrom } = known3 ?? NOTHING;
        let isOther = known3 === void 0;
        let isStyled = false;
        for (let at = 0; at < size * WORDS; at += WORDS) {
          const word2 = cells[at];
          const style = cells[at + 1];
          piece[from + at] = word2;
          piece[from + at + 1] = style;
          if (isOther) continue;
          if (word2 !== old[oldFrom + at]) isOther = true;
          else if (style !== old[oldFrom + at + 1]) isStyled = true;
        }
        if (known3 !== void 0 && !isOther && !isStyled) return known3;
        this.#free = from + size * WORDS;
        const isSame = known3 !== void 0 && !isOther && !this.#cells.styles.drawsLines;
        return new RowLine({ reader: this, piece, from, size, used }, isSame ? known3 : void 0);
      }
      /** What a copy of cells says. */
      text(kept) {
        const row = this.#rowOf(kept);
        return this.#cells.styles.drawsLines ? this.#joiner.line(row, kept.used).text : this.#joiner.text(row, kept.used);
      }
      /** The same with colours and attributes. */
      ansi(kept) {
        return this.#joiner.line(this.#rowOf(kept), kept.used).ansi;
      }
      #rowOf({ piece, from, size, used }) {
        const row = this.#copy;
        row.cells = piece.subarray(from, from + size * WORDS);
        row.size = size;
        row.used = used;
        return row;
      }
      /** Where so many cells can be copied to. */
      #room(cells) {
        if (this.#free + cells * WORDS <= this.#piece.length) return this.#free;
        this.#piece = new Uint32Array(Math.max(PIECE_WORDS, cells * WORDS));
        this.#free = 0;
        return 0;
      }
    };
    NOTHING = { piece: new Uint32Array(0), from: 0 };
    RowLine = class {
      piece;
      from;
      size;
      used;
      #reader;
      text;
      #ink;
      /** `same` says the same in other colours. */
      constructor({ reader, piece, from, size, used }, same) {
        this.piece = piece;
        this.from = from;
        this.size = size;
        this.used = used;
        this.#reader = reader;
        this.text = same === void 0 ? reader.text(this) : same.text;
        this.#ink = same === void 0 ? void 0 : same.#ink;
      }
      get ansi() {
        return this.#reader.ansi(this);
      }
      get ink() {
        this.#ink ??= inkOf(this.text);
        return this.#ink;
      }
    };
  }
});

// src/terminal/full-screen.ts
function withoutBlankEnds(lines) {
  return withoutBlankEnd(lines).slice(
    Math.max(
      0,
      lines.findIndex(({ ansi }) => ansi !== "")
    )
  );
}
function withoutBlankEnd(lines) {
  while (lines.at(-1)?.ansi === "") lines.pop();
  return lines;
}
var FullScreen;
var init_full_screen = __esm({
  "src/terminal/full-screen.ts"() {
    "use strict";
    init_painted_text();
    init_screen_line();
    init_styled_line();
    FullScreen = class {
      #pane;
      #joiner;
      #reader;
      /** What rows said when they were read last. */
      #read = /* @__PURE__ */ new WeakMap();
      /** The last look at the screen: the rows from top to bottom that are lines alone, and all lines. */
      #rows = [];
      #lines = [];
      #kept;
      #painted;
      #saysFrames = false;
      /** What has scrolled away at the top since anything was written, as when a program goes to a new line and leaves. */
      #scrolled = [];
      /** What a program has left that may only be painted again. */
      #held;
      /** What is left now may be a program that goes on and is painted again. */
      holds = false;
      constructor(pane3, kept) {
        this.#pane = pane3;
        this.#joiner = new LineJoiner(pane3.cells);
        this.#reader = new RowReader(pane3.cells);
        this.#kept = kept;
      }
      get kept() {
        return this.#kept;
      }
      /** Chooses what programs leave, the one that is on the screen and later ones. */
      set kept(kept) {
        this.#kept = kept;
        if (kept === "conversation" && this.#pane.alternate) this.#painted ??= new PaintedText();
      }
      /** A program is about to be shown. */
      enter() {
        this.#saysFrames = false;
        this.#scrolled = [];
        this.#held = void 0;
        const goesOn = this.holds ? this.#painted : void 0;
        this.#painted = this.#kept === "conversation" ? goesOn ?? new PaintedText() : void 0;
      }
      /** The program says that it has painted a frame. */
      painted() {
        this.#saysFrames = true;
        this.#painted?.see(this.#look());
      }
      /** The program may begin a frame. */
      homing() {
        if (!this.#saysFrames) this.#painted?.see(this.#look());
      }
      /** A row is about to scroll away. */
      scrollingAway(row) {
        if (this.#kept !== "screen" || row !== this.#pane.shown[0]) return;
        const before = this.#isUntouched ? this.#scrolled : [];
        this.#scrolled = [...before, ...this.#look().slice(0, 1).map(lastingLine)].slice(-this.#pane.rows);
      }
      /** The program is about to leave; returns what it leaves. */
      leave() {
        if (this.#kept === "nothing") return [];
        if (this.#painted !== void 0) this.#painted.see(this.#look());
        if (!this.holds) return this.#left();
        this.#held = this.#painted === void 0 ? this.#lastScreen() : this.rest();
        return [];
      }
      /** What a program has left that may only be painted again. */
      get held() {
        return this.#held ?? [];
      }
      /** Nothing is painted again any more; returns what a program has left that has gone since. */
      release() {
        this.holds = false;
        const held = this.#held;
        this.#held = void 0;
        if (held === void 0) return [];
        const before = this.take();
        this.#painted = void 0;
        return [...before, ...held];
      }
      #left() {
        if (this.#painted === void 0) return this.#lastScreen();
        this.#painted.leave();
        const lines = this.take();
        this.#painted = void 0;
        return lines;
      }
      /** What is shown now is not given out any more. */
      pass() {
        this.#painted?.pass(this.#look());
      }
      /** Lines that have scrolled away since the last call. */
      take() {
        return this.#painted?.take().map(lastingLine) ?? [];
      }
      /** Lines on the screen that have not been given out. */
      rest() {
        return this.#painted?.rest().map(lastingLine) ?? withoutBlankEnd(this.#look().map(lastingLine));
      }
      /** True when nothing was written since the lines were read. */
      get #isUntouched() {
        return this.#pane.shown.every((row) => row.told || row.isBlank);
      }
      #lastScreen() {
        const scrolled = this.#isUntouched ? this.#scrolled : [];
        return withoutBlankEnds([...scrolled, ...this.#look().map(lastingLine)]);
      }
      /** The lines of the screen, read again where something was written to them; the same array where nothing was. */
      #look() {
        const pane3 = this.#pane;
        const { cols, rows } = pane3;
        if (this.#isAsRead(rows)) return this.#lines;
        const lines = [];
        const joiner = this.#joiner;
        this.#rows.length = rows;
        for (let at = 0; at < rows; at += 1) {
          const row = pane3.row(at);
          if (joiner.empty && !row.wrapped) {
            lines.push(this.#lineOf(row, cols));
            this.#rows[at] = row;
            continue;
          }
          joiner.add(row, cols);
          this.#rows[at] = void 0;
          if (!row.wrapped || at + 1 === rows) lines.push(joinedLine(joiner.take()));
        }
        this.#lines = lines;
        return lines;
      }
      /** True when nothing was written since the last look. */
      #isAsRead(rows) {
        if (rows !== this.#rows.length) return false;
        for (let at = 0; at < rows; at += 1) {
          const row = this.#rows[at];
          if (row === void 0 || !row.told || row.wrapped || row !== this.#pane.row(at)) return false;
        }
        return true;
      }
      #lineOf(row, cols) {
        const before = this.#read.get(row);
        if (row.told && before !== void 0) return before;
        const line2 = this.#reader.read(row, cols, before);
        row.told = true;
        if (line2 !== before) this.#read.set(row, line2);
        return line2;
      }
    };
  }
});

// src/terminal/pane/behaviour.ts
function behaviourOf(version2) {
  const [, major = "99", minor = "0"] = /(?<!\d)(\d{1,4})\.(\d{1,4})/.exec(version2) ?? [];
  const number3 = Number(major) * 100 + Number(minor);
  return {
    joins: number3 < 304 ? "any" : number3 < 306 ? "modifiers" : "emoji",
    dropsUnknown: number3 < 304,
    replacesInvalid: number3 >= 306,
    keepsTabs: number3 >= 306,
    cellBytes: number3 < 306 ? 21 : 32,
    clearsFirstColumn: number3 >= 306,
    paddingHasWidth: number3 >= 306,
    drawsSixel: number3 < 304 ? "none" : number3 < 306 ? "all" : "set",
    joinedCursor: number3 < 307 ? "set" : number3 < 308 ? "kept-cut" : "kept-outside",
    erasesInPlace: number3 >= 307,
    colorsPadding: number3 >= 308,
    keepsLinks: number3 >= 304,
    linkBytes: number3 < 308 ? Infinity : 1024,
    reflowsAlternate: number3 < 304,
    capturesDefaults: number3 < 304,
    repeatsAny: number3 >= 305
  };
}
var init_behaviour = __esm({
  "src/terminal/pane/behaviour.ts"() {
    "use strict";
  }
});

// src/terminal/pane/utf8-reader.ts
function isCharacter(codePoint, size) {
  if (codePoint >= 55296 && codePoint <= 57343) return false;
  return size === 2 ? codePoint >= 128 : size === 3 ? codePoint >= 2048 : codePoint >= 65536;
}
var Utf8Reader;
var init_utf8_reader = __esm({
  "src/terminal/pane/utf8-reader.ts"() {
    "use strict";
    Utf8Reader = class {
      #actions;
      #wanted = 0;
      #have = 0;
      #codePoint = 0;
      #isBroken = false;
      constructor(actions) {
        this.#actions = actions;
      }
      /** True while more bytes of a character are to come. */
      get isWithin() {
        return this.#wanted !== 0;
      }
      /** Takes a character that is there whole, or else a byte of one; returns how many bytes that is. */
      take(data, at) {
        const size = this.#wanted === 0 ? this.#whole(data, at) : 0;
        if (size > 0) return size;
        this.#push(data[at]);
        return 1;
      }
      /** Tells of a character that is there whole; returns how many bytes it has, 0 when there is none. */
      #whole(data, at) {
        const first = data[at];
        const size = first < 194 || first > 244 ? 0 : first < 224 ? 2 : first < 240 ? 3 : 4;
        if (size === 0 || at + size > data.length) return 0;
        let codePoint = first & 255 >> size + 1;
        for (let next = at + 1; next < at + size; next += 1) {
          const byte = data[next];
          if ((byte & 192) !== 128) return 0;
          codePoint = codePoint << 6 | byte & 63;
        }
        if (!isCharacter(codePoint, size)) return 0;
        this.#actions.character(codePoint);
        return size;
      }
      #push(byte) {
        if (this.#wanted === 0) return this.#begin(byte);
        if ((byte & 192) !== 128) this.#isBroken = true;
        this.#codePoint = this.#codePoint << 6 | byte & 63;
        this.#have += 1;
        if (this.#have < this.#wanted) return;
        const size = this.#wanted;
        this.#wanted = 0;
        if (this.#isBroken || !isCharacter(this.#codePoint, size)) this.#actions.invalid();
        else this.#actions.character(this.#codePoint);
      }
      /** Something else comes than the rest of a character. */
      stop() {
        if (this.#wanted === 0) return;
        this.#wanted = 0;
        if (this.#actions.replacesInvalid) this.#actions.invalid();
      }
      #begin(byte) {
        this.#isBroken = false;
        this.#have = 1;
        if (byte >= 194 && byte <= 223) this.#wanted = 2;
        else if (byte >= 224 && byte <= 239) this.#wanted = 3;
        else if (byte >= 240 && byte <= 244) this.#wanted = 4;
        else {
          this.#actions.invalid();
          return;
        }
        this.#codePoint = byte & 255 >> this.#wanted + 1;
      }
    };
  }
});

// src/terminal/pane/vis.ts
function stringOf(bytes2) {
  let text2 = "";
  for (let at = 0; at < bytes2.length; ) {
    const length = lengthAt(bytes2, at);
    const byte = bytes2[at] ?? 0;
    if (length > 0) text2 += Buffer.from(bytes2.subarray(at, at + length)).toString();
    else text2 += byte === BACKSLASH ? "\\\\" : octal(byte);
    at += Math.max(1, length);
  }
  return text2;
}
function octal(byte) {
  return `\\${byte.toString(8).padStart(3, "0")}`;
}
function lengthAt(bytes2, at) {
  const byte = bytes2[at] ?? 0;
  if (byte < 128) return byte === BACKSLASH || byte === DELETE ? 0 : 1;
  const length = byte > 244 ? 0 : byte >= 240 ? 4 : byte >= 224 ? 3 : byte >= 194 ? 2 : 0;
  let codePoint = byte & 255 >> length + 1;
  for (let next = at + 1; next < at + length; next += 1) {
    const more = bytes2[next] ?? 0;
    if ((more & 192) !== 128) return 0;
    codePoint = codePoint << 6 | more & 63;
  }
  return isCharacter(codePoint, length) ? length : 0;
}
var BACKSLASH, DELETE;
var init_vis = __esm({
  "src/terminal/pane/vis.ts"() {
    "use strict";
    init_utf8_reader();
    BACKSLASH = 92;
    DELETE = 127;
  }
});

// src/terminal/pane/link.ts
function linkIn(osc, number3, most) {
  const from = osc.indexOf(SEMICOLON) + 1;
  if (from < 2 || commandOf(osc.subarray(0, from - 1)) !== LINK) return void 0;
  const end = osc.indexOf(SEMICOLON, from);
  if (end < 0) return void 0;
  const ids = stringOf(osc.subarray(from, end)).split(":").filter((parameter) => parameter.startsWith("id=") && parameter.length > 3);
  if (ids.length > 1) return void 0;
  const target = stringOf(osc.subarray(end + 1));
  if (target === "" || Buffer.byteLength(target) > most) return "";
  const id = ids[0]?.slice(3) ?? "";
  return [id === "" ? number3 : "", id, target].join("\n");
}
function commandOf(digits) {
  let number3 = 0;
  for (const byte of digits) {
    if (byte < ZERO2 || byte > ZERO2 + 9) return void 0;
    number3 = Math.imul(number3, 10) + byte - ZERO2 >>> 0;
  }
  return number3;
}
function partsOf(link) {
  const [, id = "", target = ""] = link.split("\n");
  return { id, target };
}
var ZERO2, SEMICOLON, LINK;
var init_link = __esm({
  "src/terminal/pane/link.ts"() {
    "use strict";
    init_vis();
    ZERO2 = 48;
    SEMICOLON = 59;
    LINK = 8;
  }
});

// src/terminal/pane/capture.ts
function captureRow(row, screen, writer) {
  let text2 = "";
  const end = Math.min(row.used, screen.grid.cols);
  for (let x = 0; x < end; x += 1) {
    const word2 = row.word(x);
    if ((word2 & PADDING) !== 0) continue;
    if (writer !== void 0) text2 += writer.change(row.style(x));
    text2 += (word2 & TAB) !== 0 ? "	" : screen.textOf(word2);
  }
  return text2 + (writer?.endOfRow() ?? "");
}
function foreground({ foreground: colour2 }) {
  return extended2(38, colour2) ?? (colour2 === NO_COLOUR ? "39" : String(colour2 < 8 ? colour2 + 30 : colour2));
}
function background({ background: colour2 }) {
  return extended2(48, colour2) ?? (colour2 === NO_COLOUR ? "49" : String(colour2 < 8 ? colour2 + 40 : colour2 + 10));
}
function underline({ underline: colour2 }) {
  return extended2(58, colour2) ?? "";
}
function extended2(kind, colour2) {
  if ((colour2 & INDEXED) !== 0) return `${kind};5;${colour2 & 255}`;
  if ((colour2 & RGB) === 0) return void 0;
  return `${kind};2;${colour2 >> 16 & 255};${colour2 >> 8 & 255};${colour2 & 255}`;
}
var CODES, NO_LINK, MOST_LINK_BYTES, SgrWriter;
var init_capture = __esm({
  "src/terminal/pane/capture.ts"() {
    "use strict";
    init_cell();
    init_link();
    init_styles();
    CODES = [
      [1, "1"],
      [2, "2"],
      [4, "3"],
      [8, "4"],
      [16, "5"],
      [32, "7"],
      [64, "8"],
      [128, "9"],
      [256, "4:2"],
      [512, "4:3"],
      [1024, "4:4"],
      [2048, "4:5"],
      [4096, "5:3"]
    ];
    NO_LINK = "\x1B]8;;\x1B\\";
    MOST_LINK_BYTES = 8192 - 18;
    SgrWriter = class {
      #styles;
      #last = PLAIN;
      /** What was written before the last cell. */
      #code = "";
      /** A link has begun in this row. */
      #isLinked = false;
      #writesDefaults;
      constructor(styles, writesDefaults) {
        this.#styles = styles;
        this.#writesDefaults = writesDefaults;
      }
      change(number3) {
        this.#code = this.#changeTo(this.#styles.style(number3));
        return this.#code;
      }
      /** Ends a link. tmux writes what it wrote before the last cell once more. */
      endOfRow() {
        const isLinked = this.#isLinked;
        this.#isLinked = false;
        return isLinked ? `${this.#code}${NO_LINK}` : "";
      }
      #changeTo(style) {
        const last = this.#last;
        if (style === last) return "";
        this.#last = style;
        const isReset = (last.attributes & ~style.attributes & ~CHARSET) !== 0 || last.underline !== NO_COLOUR && style.underline === NO_COLOUR;
        const before = isReset ? last.attributes & CHARSET : last.attributes;
        const codes = CODES.filter(([mask]) => (style.attributes & mask) !== 0 && (before & mask) === 0);
        const numbers = [...isReset ? ["0"] : [], ...codes.map(([, code]) => code)];
        let text2 = numbers.length === 0 ? "" : `\x1B[${numbers.join(";")}m`;
        text2 += this.#colour(foreground(style), foreground(last), isReset);
        text2 += this.#colour(background(style), background(last), isReset);
        text2 += this.#colour(underline(style), underline(last), isReset);
        if ((style.attributes & CHARSET) !== (before & CHARSET))
          text2 += (style.attributes & CHARSET) === 0 ? "" : "";
        return text2 + this.#link(style.link, last.link);
      }
      #link(link, before) {
        if (link === before) return "";
        if (link !== "") {
          const { id, target } = partsOf(link);
          this.#isLinked = Buffer.byteLength(id) + Buffer.byteLength(target) <= MOST_LINK_BYTES;
          if (!this.#isLinked) return "";
          return `\x1B]8;${id === "" ? "" : `id=${id}`};${target}\x1B\\`;
        }
        const wasLinked = this.#isLinked;
        this.#isLinked = false;
        return wasLinked ? NO_LINK : "";
      }
      #colour(code, before, isReset) {
        if (code === "" || code === before && !isReset) return "";
        if (isReset && !this.#writesDefaults && (code === "39" || code === "49")) return "";
        return `\x1B[${code}m`;
      }
    };
  }
});

// src/terminal/pane/commands.ts
function parameterAt(parameters, index, least, missing2) {
  const parameter = parameters[index];
  if (typeof parameter === "string") return void 0;
  return parameter === void 0 ? missing2 : Math.max(parameter, least);
}
var ASCII, CONTROLS, CAPITAL_H, SMALL_M, SHIFT_OUT, SHIFT_IN, Commands, COUNTED, KNOWN;
var init_commands = __esm({
  "src/terminal/pane/commands.ts"() {
    "use strict";
    init_styles();
    ASCII = { shifted: false, g0: false, g1: false };
    CONTROLS = {
      8: (screen) => screen.backspace(),
      9: (_, writer) => writer.tab(),
      10: (screen) => screen.lineFeed(),
      11: (screen) => screen.lineFeed(),
      12: (screen) => screen.lineFeed(),
      13: (screen) => screen.carriageReturn()
    };
    CAPITAL_H = 72;
    SMALL_M = 109;
    SHIFT_OUT = 14;
    SHIFT_IN = 15;
    Commands = class {
      #screen;
      #writer;
      #kept;
      charsets = ASCII;
      constructor(screen, writer) {
        this.#screen = screen;
        this.#writer = writer;
        this.#kept = { style: screen.style, charsets: ASCII, x: 0, y: 0, origin: false };
      }
      /** True while what is written is line drawing. */
      get drawsLines() {
        const { shifted, g0, g1 } = this.charsets;
        return shifted ? g1 : g0;
      }
      /** True while no character set is chosen. */
      get isPlain() {
        const { shifted, g0, g1 } = this.charsets;
        return !shifted && !g0 && !g1;
      }
      /** Forgets styles and character sets, in use and kept; whether origin mode was on stays kept. */
      reset() {
        this.#screen.style = PLAIN;
        this.charsets = ASCII;
        this.#kept = { style: PLAIN, charsets: ASCII, x: 0, y: 0, origin: this.#kept.origin };
      }
      control(byte) {
        if (byte === SHIFT_OUT || byte === SHIFT_IN) this.charsets = { ...this.charsets, shifted: byte === SHIFT_OUT };
        else CONTROLS[byte]?.(this.#screen, this.#writer);
      }
      /** False for a sequence that tmux does not know. */
      escape(sequence2) {
        const screen = this.#screen;
        switch (sequence2) {
          case "7":
            this.#keep();
            break;
          case "8":
            this.#restore();
            break;
          case "#8":
            screen.alignmentTest();
            break;
          case "D":
            screen.lineFeed();
            break;
          case "E":
            screen.carriageReturn();
            screen.lineFeed();
            break;
          case "H":
            screen.setTab();
            break;
          case "M":
            screen.reverseIndex();
            break;
          case "c":
            this.reset();
            screen.reset();
            break;
          case "(0":
          case "(B":
            this.charsets = { ...this.charsets, g0: sequence2 === "(0" };
            break;
          case ")0":
          case ")B":
            this.charsets = { ...this.charsets, g1: sequence2 === ")0" };
            break;
          case "=":
          case ">":
          case "\\":
            break;
          default:
            return false;
        }
        return true;
      }
      /** False for a sequence that tmux does not know. `repeat` prints the last character again as often as it says. */
      csi(final, intermediates, parameters, repeat) {
        if (intermediates === "") {
          if (final === SMALL_M) {
            this.#screen.restyle(parameters);
            return true;
          }
          if (final === CAPITAL_H) {
            this.#place(parameters);
            return true;
          }
        }
        return this.#obey(intermediates + String.fromCharCode(final), parameters, repeat);
      }
      #place(parameters) {
        const row = parameterAt(parameters, 0, 1, 1);
        const column = parameterAt(parameters, 1, 1, 1);
        if (row === 1 && column === 1) this.#screen.grid.watch?.homing();
        if (row !== void 0 && column !== void 0) this.#screen.moveTo(column - 1, row - 1, true);
      }
      #obey(sequence2, parameters, repeat) {
        const screen = this.#screen;
        const count = parameterAt(parameters, 0, 1, 1);
        const counted = COUNTED[sequence2];
        if (counted !== void 0) {
          if (count !== void 0) counted(screen, count);
          return true;
        }
        switch (sequence2) {
          case "f":
            this.#place(parameters);
            break;
          case "J":
            this.#eraseScreen(parameters);
            break;
          case "K":
            this.#eraseLine(parameters);
            break;
          case "b":
            if (count !== void 0) repeat(Math.min(count, screen.grid.cols - screen.x));
            break;
          case "g":
            this.#clearTabs(parameters);
            break;
          case "r": {
            const last = parameterAt(parameters, 1, 1, screen.grid.rows);
            if (count !== void 0 && last !== void 0) screen.setRegion(count - 1, last - 1);
            break;
          }
          case "s":
            this.#keep();
            break;
          case "u":
            this.#restore();
            break;
          case "h":
          case "l":
            for (const mode of parameters) if (mode === 4) screen.inserts = sequence2 === "h";
            break;
          case "?h":
          case "?l":
            for (const mode of parameters) if (typeof mode === "number") this.#privateMode(mode, sequence2 === "?h");
            break;
          default:
            return KNOWN.has(sequence2);
        }
        return true;
      }
      #eraseScreen(parameters) {
        const screen = this.#screen;
        switch (parameterAt(parameters, 0, 0, 0)) {
          case 0:
            return screen.eraseScreenEnd();
          case 1:
            return screen.eraseScreenStart();
          case 2:
            return screen.eraseScreen();
          case 3:
            if (parameterAt(parameters, 1, 0, 0) === 0) screen.grid.clearHistory();
            return;
          default:
        }
      }
      #eraseLine(parameters) {
        const screen = this.#screen;
        switch (parameterAt(parameters, 0, 0, 0)) {
          case 0:
            return screen.eraseLineEnd();
          case 1:
            return screen.eraseLineStart();
          case 2:
            return screen.eraseLine();
          default:
        }
      }
      #clearTabs(parameters) {
        const which = parameterAt(parameters, 0, 0, 0);
        if (which === 0) this.#screen.clearTab();
        if (which === 3) this.#screen.clearTabs();
      }
      #privateMode(mode, isOn) {
        const screen = this.#screen;
        switch (mode) {
          case 3:
            screen.moveTo(0, 0, true);
            screen.eraseScreen();
            break;
          case 6:
            screen.origin = isOn;
            screen.moveTo(0, 0, true);
            break;
          case 7:
            screen.wraps = isOn;
            break;
          case 25:
            if (isOn) screen.grid.watch?.painted();
            break;
          case 2026:
            if (!isOn) screen.grid.watch?.painted();
            break;
          case 47:
          case 1047:
          case 1049:
            if (isOn) screen.enterAlternate(mode === 1049);
            else screen.leaveAlternate(mode === 1049);
        }
      }
      #keep() {
        const { style, x, y, origin } = this.#screen;
        this.#kept = { style, charsets: this.charsets, x, y, origin };
      }
      #restore() {
        const { style, charsets, x, y, origin } = this.#kept;
        this.charsets = charsets;
        this.#screen.style = style;
        this.#screen.origin = origin;
        this.#screen.moveTo(x, y);
      }
    };
    COUNTED = {
      "@": (screen, count) => screen.insertCells(count),
      A: (screen, count) => screen.up(count),
      B: (screen, count) => screen.down(count),
      C: (screen, count) => screen.right(count),
      D: (screen, count) => screen.left(count),
      E: (screen, count) => {
        screen.carriageReturn();
        screen.down(count);
      },
      F: (screen, count) => {
        screen.carriageReturn();
        screen.up(count);
      },
      G: (screen, count) => screen.moveTo(count - 1, void 0, true),
      L: (screen, count) => screen.insertLines(count),
      M: (screen, count) => screen.deleteLines(count),
      P: (screen, count) => screen.deleteCells(count),
      S: (screen, count) => screen.scrollUp(count),
      T: (screen, count) => screen.scrollDown(count),
      X: (screen, count) => screen.eraseCells(count),
      Z: (screen, count) => screen.backTab(count),
      "`": (screen, count) => screen.moveTo(count - 1, void 0, true),
      d: (screen, count) => screen.moveTo(void 0, count - 1, true)
    };
    KNOWN = /* @__PURE__ */ new Set(["c", ">c", ">m", "n", ">n", " q", ">q", "t"]);
  }
});

// src/terminal/pane/painting.ts
function painting(screen) {
  const { grid, x, y, top, bottom } = screen;
  if (screen.origin || screen.inserts || !screen.wraps || x >= grid.cols) return void 0;
  const writer = new SgrWriter(screen.styles, true);
  let text2 = "";
  let goesOn = false;
  for (let at = 0; at < grid.rows; at += 1) {
    const row = grid.row(at);
    if (hasHalves(row, grid.cols)) return void 0;
    text2 += `${goesOn ? "" : placeCursor(at, 0)}${rowPainting(row, at, screen, writer)}`;
    goesOn = row.wrapped;
    if (goesOn && !wraps(row, at + 1 < grid.rows ? grid.row(at + 1) : void 0, grid.cols)) return void 0;
  }
  const after = `\x1B[${top + 1};${bottom + 1}r${writer.change(screen.styleNumber)}${placeCursor(y, x)}`;
  return `${withLineDrawing(text2)}${after}`;
}
function withLineDrawing(captured) {
  return captured.includes("") ? `\x1B)0${captured}\x1B)B` : captured;
}
function rowPainting(row, y, screen, writer) {
  const end = Math.min(Math.max(row.used, row.size), screen.grid.cols);
  let text2 = "";
  let from = 0;
  for (let x = 0; x < end; x = from) {
    from = x + 1;
    const word2 = row.word(x);
    if (!isErased(row, x)) {
      if ((word2 & PADDING) === 0)
        text2 += writer.change(row.style(x)) + ((word2 & TAB) !== 0 ? "	" : screen.textOf(word2));
      continue;
    }
    const most = x === 0 ? Math.min(end, screen.grid.cols - 1) : end;
    while (from < most && isErased(row, from) && row.style(from) === row.style(x)) from += 1;
    const wasWritten = x < row.used && row.used <= from;
    if (wasWritten) text2 += `${placeCursor(y, row.used - 1)} ${placeCursor(y, x)}`;
    const cells = from - x;
    if (wasWritten || row.style(x) !== 0) text2 += `${writer.change(row.style(x))}\x1B[${cells}X`;
    text2 += `\x1B[${cells}C`;
  }
  return text2 + writer.endOfRow();
}
function wraps(row, next, cols) {
  return row.used >= cols && !isErased(row, cols - 1) && next !== void 0 && next.used > 0 && !isErased(next, 0);
}
function hasHalves(row, cols) {
  const end = Math.min(row.used, cols);
  if (!row.hasWide) return false;
  for (let x = 0; x < end; ) {
    const cells = Math.max(1, widthOf(row.word(x)));
    if ((row.word(x) & PADDING) !== 0 || x + cells > cols) return true;
    for (let half = x + 1; half < x + cells; half += 1) if ((row.word(half) & PADDING) === 0) return true;
    x += cells;
  }
  return false;
}
function isErased(row, x) {
  return (row.word(x) & ~LONG) === 0;
}
function placeCursor(row, column) {
  return `\x1B[${row + 1};${column + 1}H`;
}
var init_painting = __esm({
  "src/terminal/pane/painting.ts"() {
    "use strict";
    init_capture();
    init_cell();
  }
});

// src/terminal/pane/parser.ts
function split(text2) {
  if (text2 === "") return [];
  const words = text2.split(";");
  const parameters = words.map((word2) => word2 === "" ? void 0 : word2.includes(":") ? word2 : Number(word2));
  return areObeyed(parameters) ? parameters : void 0;
}
function areObeyed(parameters) {
  return parameters.length < MOST_PARAMETERS && parameters.every((parameter) => typeof parameter !== "number" || parameter <= MOST_NUMBER);
}
var MOST_PARAMETER_BYTES, MOST_INTERMEDIATES, MOST_PARAMETERS, MOST_NUMBER, MOST_STRING_BYTES, GROUND, ESCAPE, ESCAPE_INTERMEDIATE, CSI, CSI_PARAMETER, CSI_INTERMEDIATE, CSI_IGNORE, DCS, DCS_PARAMETER, DCS_INTERMEDIATE, DCS_HANDLER, DCS_ESCAPE, DCS_IGNORE, OSC, STRING, BEL, SEMICOLON2, QUESTION_MARK, OPENING_BRACKET, CAN, SUB, ESC, Parser;
var init_parser = __esm({
  "src/terminal/pane/parser.ts"() {
    "use strict";
    MOST_PARAMETER_BYTES = 63;
    MOST_INTERMEDIATES = 3;
    MOST_PARAMETERS = 24;
    MOST_NUMBER = 2 ** 31 - 1;
    MOST_STRING_BYTES = 1024 * 1024 - 1;
    GROUND = 0;
    ESCAPE = 1;
    ESCAPE_INTERMEDIATE = 2;
    CSI = 3;
    CSI_PARAMETER = 4;
    CSI_INTERMEDIATE = 5;
    CSI_IGNORE = 6;
    DCS = 7;
    DCS_PARAMETER = 8;
    DCS_INTERMEDIATE = 9;
    DCS_HANDLER = 10;
    DCS_ESCAPE = 11;
    DCS_IGNORE = 12;
    OSC = 13;
    STRING = 14;
    BEL = 7;
    SEMICOLON2 = 59;
    QUESTION_MARK = 63;
    OPENING_BRACKET = 91;
    CAN = 24;
    SUB = 26;
    ESC = 27;
    Parser = class {
      #actions;
      #state = GROUND;
      #intermediates = "";
      #parameters = "";
      #isTooLong = false;
      #string = [];
      constructor(actions) {
        this.#actions = actions;
      }
      /** True between two commands. */
      get isGround() {
        return this.#state === GROUND;
      }
      /** True while the end of a string is awaited. */
      get isInString() {
        return this.#state >= DCS;
      }
      /** Gives up what has no end. */
      giveUp() {
        this.#state = GROUND;
      }
      push(data) {
        const { length } = data;
        for (let at = 0; at < length; at += 1) {
          const byte = data[at];
          if (this.#state !== GROUND) {
            this.#take(byte);
            continue;
          }
          if (byte >= 32 && byte < 127) {
            let end = at + 1;
            while (end < length && data[end] >= 32 && data[end] < 127) end += 1;
            this.#actions.print(data, at, end);
            at = end - 1;
          } else if (byte === ESC) {
            const end = this.#wholeCsi(data, at + 1);
            if (end === void 0) this.#begin(ESCAPE);
            else at = end;
          } else if (byte >= 128) at += this.#actions.high(data, at) - 1;
          else if (byte !== 127) this.#actions.control(byte);
        }
      }
      /**
       * Carries out a control sequence of plain numbers that is there whole, which most are; `at` is what follows ESC. Returns
       * where it ends; undefined for any other sequence.
       */
      #wholeCsi(data, at) {
        if (data[at] !== OPENING_BRACKET) return void 0;
        const isPrivate = data[at + 1] === QUESTION_MARK;
        const parameters = [];
        const end = Math.min(data.length, at + MOST_PARAMETER_BYTES);
        let number3;
        for (let next = at + (isPrivate ? 2 : 1); next < end; next += 1) {
          const byte = data[next];
          if (byte >= 48 && byte <= 57) number3 = (number3 ?? 0) * 10 + byte - 48;
          else if (byte === SEMICOLON2) {
            parameters.push(number3);
            number3 = void 0;
          } else if (byte >= 64 && byte < 127) {
            if (number3 !== void 0 || parameters.length > 0) parameters.push(number3);
            if (!areObeyed(parameters)) return next;
            this.#actions.csi(byte, isPrivate ? "?" : "", parameters);
            return next;
          } else return void 0;
        }
        return void 0;
      }
      #begin(state2) {
        this.#state = state2;
        this.#intermediates = "";
        this.#parameters = "";
        this.#isTooLong = false;
      }
      #beginString(state2) {
        this.#begin(state2);
        this.#string = [];
        this.#actions.stringBegan();
      }
      #take(byte) {
        const state2 = this.#state;
        if (state2 === DCS_HANDLER || state2 === DCS_ESCAPE) return this.#takeDcs(byte);
        if (byte === ESC) {
          if (state2 === OSC) this.#endOsc();
          return this.#begin(ESCAPE);
        }
        if (byte === CAN || byte === SUB) {
          this.#actions.control(byte);
          if (state2 === OSC) this.#endOsc();
          this.#state = GROUND;
          return;
        }
        switch (state2) {
          case ESCAPE:
          case ESCAPE_INTERMEDIATE:
            return this.#takeEscape(byte);
          case CSI:
          case CSI_PARAMETER:
          case CSI_INTERMEDIATE:
          case CSI_IGNORE:
            return this.#takeCsi(byte);
          case DCS:
          case DCS_PARAMETER:
          case DCS_INTERMEDIATE:
            return this.#takeDcsHead(byte);
          case OSC:
            if (byte === BEL) {
              this.#endOsc();
              this.#state = GROUND;
            } else if (byte >= 32) this.#keep(byte);
        }
      }
      #takeEscape(byte) {
        if (byte < 32) return this.#actions.control(byte);
        if (byte >= 127) return;
        if (byte < 48) {
          this.#intermediate(byte);
          this.#state = ESCAPE_INTERMEDIATE;
          return;
        }
        if (this.#state === ESCAPE) {
          switch (byte) {
            case 80:
              return this.#beginString(DCS);
            case 91:
              return this.#begin(CSI);
            case 93:
              return this.#beginString(OSC);
            case 88:
            // X
            case 94:
            // ^
            case 95:
            // _
            case 107:
              return this.#beginString(STRING);
          }
        }
        this.#state = GROUND;
        if (!this.#isTooLong) this.#actions.escape(byte, this.#intermediates);
      }
      #takeCsi(byte) {
        if (byte < 32) return this.#actions.control(byte);
        if (byte >= 127) return;
        if (byte >= 64) {
          const isObeyed = this.#state !== CSI_IGNORE && !this.#isTooLong;
          this.#state = GROUND;
          const parameters = isObeyed ? split(this.#parameters) : void 0;
          if (parameters !== void 0) this.#actions.csi(byte, this.#intermediates, parameters);
          return;
        }
        if (this.#state === CSI_IGNORE) return;
        if (byte < 48) {
          this.#intermediate(byte);
          this.#state = CSI_INTERMEDIATE;
        } else if (this.#state === CSI_INTERMEDIATE) this.#state = CSI_IGNORE;
        else if (byte < 60) {
          this.#parameter(byte);
          this.#state = CSI_PARAMETER;
        } else if (this.#state === CSI) {
          this.#intermediate(byte);
          this.#state = CSI_PARAMETER;
        } else this.#state = CSI_IGNORE;
      }
      #takeDcsHead(byte) {
        if (byte < 32 || byte >= 127) return;
        if (byte >= 64) {
          this.#keep(byte);
          this.#state = DCS_HANDLER;
        } else if (byte < 48) {
          this.#intermediate(byte);
          this.#state = DCS_INTERMEDIATE;
        } else if (this.#state === DCS_INTERMEDIATE || byte === 58) this.#state = DCS_IGNORE;
        else if (byte < 60) {
          this.#parameter(byte);
          this.#state = DCS_PARAMETER;
        } else if (this.#state === DCS) {
          this.#intermediate(byte);
          this.#state = DCS_PARAMETER;
        } else this.#state = DCS_IGNORE;
      }
      #takeDcs(byte) {
        if (this.#state === DCS_HANDLER) {
          if (byte === ESC) this.#state = DCS_ESCAPE;
          else this.#keep(byte);
        } else if (byte === 92) {
          this.#state = GROUND;
          if (this.#isTooLong) return;
          this.#actions.dcs(Uint8Array.from(this.#string), this.#intermediates, split(this.#parameters));
        } else {
          this.#keep(byte);
          this.#state = DCS_HANDLER;
        }
      }
      #endOsc() {
        if (!this.#isTooLong) this.#actions.osc(Uint8Array.from(this.#string));
      }
      #parameter(byte) {
        if (this.#parameters.length === MOST_PARAMETER_BYTES) this.#isTooLong = true;
        else this.#parameters += String.fromCharCode(byte);
      }
      #intermediate(byte) {
        if (this.#intermediates.length === MOST_INTERMEDIATES) this.#isTooLong = true;
        else this.#intermediates += String.fromCharCode(byte);
      }
      #keep(byte) {
        if (this.#string.length === MOST_STRING_BYTES) this.#isTooLong = true;
        else this.#string.push(byte);
      }
    };
  }
});

// src/terminal/pane/picture.ts
function makeRoomForPicture(screen, width, height) {
  const { cols, rows } = screen.grid;
  const isNew = screen.behaviour.drawsSixel === "set";
  const isTooLarge = width > cols || height > (isNew ? rows - 1 : rows);
  const lines = isTooLarge ? Math.min(height, rows - 1) : height;
  if (lines === 0) return;
  if (isTooLarge && screen.x >= cols) return screen.moveTo(0, screen.y);
  const below = rows - screen.y;
  const { y } = screen;
  if (isNew ? below <= lines : below < lines) {
    const scrolled = lines - below + 1;
    for (let left = scrolled; left > 0; left -= 1) screen.grid.scrollUp(0, rows - 1, screen.style.background);
    screen.moveTo(void 0, Math.max(0, y - scrolled));
  }
  screen.moveTo(0, y + lines);
}
var init_picture = __esm({
  "src/terminal/pane/picture.ts"() {
    "use strict";
  }
});

// src/terminal/pane/reflow.ts
function reflow(grid, cols, paddingWidth) {
  const widthOf2 = (word2) => (word2 & PADDING) === 0 ? widthOf(word2) : hasWidth(word2) ? paddingWidth : 0;
  const target = [];
  const source2 = grid.lines;
  for (let at = 0; at < source2.length; at += 1) {
    const row = source2[at];
    if (row === void 0) continue;
    const { width, fits } = measure2(row, cols, widthOf2);
    if (width === cols) target.push(row);
    else if (width > cols) split2(grid, source2, target, { at, cols, fits, widthOf: widthOf2 });
    else if (row.wrapped) {
      target.push(row);
      join8(grid, source2, target, { at, cols, width, widthOf: widthOf2 });
    } else target.push(row);
  }
  while (target.length < grid.rows) target.push(new Row());
  grid.reflows += 1;
  grid.history = target.length - grid.rows;
  grid.scrolled = Math.min(grid.scrolled, grid.history);
  grid.lines = target;
}
function measure2(row, cols, widthOf2) {
  let width = 0;
  let fits = 0;
  for (let x = 0; x < row.used; x += 1) {
    const next = widthOf2(row.word(x));
    if (fits === 0 && width + next > cols) fits = x;
    width += next;
  }
  return { width, fits };
}
function join8(grid, source2, target, { at, cols, width: before, widthOf: widthOf2 }) {
  const row = target.at(-1);
  const place = target.length - 1;
  let width = before;
  let end = row.used;
  let lines = 0;
  let isWrapped = true;
  let from;
  let taken = 0;
  let isTold = row.told;
  for (; ; ) {
    const next = source2[at + 1 + lines];
    if (next === void 0) break;
    if (!next.wrapped) isWrapped = false;
    if (next.used === 0) {
      if (!isWrapped) break;
      lines += 1;
      continue;
    }
    if (width + widthOf2(next.word(0)) > cols) break;
    from = next;
    isTold &&= next.told;
    for (taken = 0; taken < next.used; taken += 1) {
      const word2 = next.word(taken);
      if (taken > 0 && width + widthOf2(word2) > cols) break;
      width += widthOf2(word2);
      row.set(end, moved(word2), next.style(taken), cols);
      end += 1;
    }
    lines += 1;
    if (!isWrapped || taken !== next.used || width === cols) break;
  }
  if (lines === 0 || from === void 0) return;
  row.told = isTold;
  const left = from.used - taken;
  if (left !== 0) {
    const wasTold = from.told;
    from.move(0, taken, left, 0, cols);
    from.told = wasTold;
    from.used = left;
    from.size = left;
    lines -= 1;
  } else if (!isWrapped) row.wrapped = false;
  for (let gone = at + 1; gone < at + 1 + lines; gone += 1) source2[gone] = void 0;
  if (grid.scrolled > place + lines) grid.scrolled -= lines;
  else if (grid.scrolled > place) grid.scrolled = place;
}
function split2(grid, source2, target, { at, cols, fits, widthOf: widthOf2 }) {
  const row = source2[at];
  const { used, wrapped } = row;
  target.push(row);
  let part = new Row();
  let lines = 1;
  let width = 0;
  let x = 0;
  const first = target.push(part) - 1;
  for (let cell = fits; cell < used; cell += 1) {
    const word2 = row.word(cell);
    if (width + widthOf2(word2) > cols) {
      part.wrapped = true;
      part = new Row();
      target.push(part);
      lines += 1;
      width = 0;
      x = 0;
    }
    width += widthOf2(word2);
    part.set(x, moved(word2), row.style(cell), cols);
    x += 1;
  }
  if (wrapped) part.wrapped = true;
  for (const each of target.slice(first)) each.told = row.told;
  row.size = fits;
  row.used = fits;
  row.wrapped = true;
  source2[at] = void 0;
  if (at <= grid.scrolled) grid.scrolled += lines;
  if (width < cols && wrapped) join8(grid, source2, target, { at, cols, width, widthOf: widthOf2 });
}
function moved(word2) {
  const copy = word2 & ~LONG;
  return (word2 & PADDING) !== 0 && hasWidth(word2) ? copy | WIDE_PADDING : copy;
}
function hasWidth(padding) {
  return (padding & LONG) === 0 || (padding & WIDE_PADDING) !== 0;
}
function wrapPlace(lines, x, y) {
  let line2 = 0;
  let before = 0;
  for (let at = 0; at < y; at += 1) {
    const row = lines[at];
    if (row?.wrapped === true) before += row.used;
    else {
      before = 0;
      line2 += 1;
    }
  }
  return { x: x >= (lines[y]?.used ?? 0) ? Infinity : before + x, y: line2 };
}
function unwrapPlace(lines, { x, y }) {
  let at = 0;
  for (let line2 = 0; at < lines.length - 1 && line2 !== y; at += 1) if (!lines[at].wrapped) line2 += 1;
  if (x === Infinity) {
    while (lines[at]?.wrapped === true && at < lines.length - 1) at += 1;
    return { x: lines[at].used, y: at };
  }
  let left = x;
  while (lines[at].wrapped && left >= lines[at].used && at < lines.length - 1) {
    left -= lines[at].used;
    at += 1;
  }
  return { x: left, y: at };
}
var init_reflow = __esm({
  "src/terminal/pane/reflow.ts"() {
    "use strict";
    init_row();
    init_cell();
  }
});

// src/terminal/pane/unsigned.ts
function unsigned(value) {
  return value < 0 ? Infinity : value;
}
var init_unsigned = __esm({
  "src/terminal/pane/unsigned.ts"() {
    "use strict";
  }
});

// src/terminal/pane/resizing.ts
function resizeScreen(screen, { cols, rows, reflows, places = [] }) {
  const { grid } = screen;
  let moved2 = [...places];
  let { x } = screen;
  let y = grid.history + screen.y;
  const isWider = cols !== grid.cols;
  if (isWider) {
    grid.cols = cols;
    screen.resetTabs();
  }
  if (rows !== grid.rows) y -= resizeRows(screen, rows);
  if (isWider && reflows) {
    if (y >= grid.lines.length) screen.isAstray = true;
    const place = wrapPlace(grid.lines, x, y);
    const wrapped = moved2.map((row2) => wrapPlace(grid.lines, 0, row2));
    reflow(grid, cols, screen.behaviour.paddingHasWidth ? 1 : 0);
    ({ x, y } = unwrapPlace(grid.lines, place));
    moved2 = wrapped.map((row2) => unwrapPlace(grid.lines, row2).y);
    const row = grid.lines[y];
    if (row.wrapped && x >= row.used) screen.isAstray = true;
  }
  if (y >= grid.history) {
    screen.x = x;
    screen.y = y - grid.history;
  } else {
    screen.x = 0;
    screen.y = 0;
  }
  return moved2;
}
function resizeRows(screen, rows) {
  const { grid } = screen;
  let deleted = 0;
  if (rows < grid.rows) {
    let needed = grid.rows - rows;
    const below = Math.min(needed, unsigned(grid.rows - 1 - screen.y));
    if (below > 0) grid.deleteLines(grid.rows - below, below, NO_COLOUR);
    needed -= below;
    if (grid.keepsHistory) {
      grid.scrolled += needed;
      grid.history += needed;
    } else if (needed > 0 && screen.y > 0) {
      deleted = Math.min(needed, screen.y);
      grid.deleteLines(0, deleted, NO_COLOUR);
    }
    grid.lines.length = grid.history + rows;
  } else {
    let needed = rows - grid.rows;
    const back = grid.keepsHistory ? Math.min(needed, grid.scrolled) : 0;
    grid.scrolled -= back;
    grid.history -= back;
    needed -= back;
    for (let at = 0; at < needed; at += 1) grid.lines.push(grid.blank(NO_COLOUR));
  }
  grid.rows = rows;
  screen.top = 0;
  screen.bottom = rows - 1;
  return deleted;
}
var init_resizing = __esm({
  "src/terminal/pane/resizing.ts"() {
    "use strict";
    init_reflow();
    init_styles();
    init_unsigned();
  }
});

// src/terminal/pane/alternate-screen.ts
var AlternateScreen;
var init_alternate_screen = __esm({
  "src/terminal/pane/alternate-screen.ts"() {
    "use strict";
    init_resizing();
    init_styles();
    AlternateScreen = class {
      #screen;
      #saved;
      #savedX;
      #savedY;
      /** The style of the cursor when the alternate screen was entered last. */
      #savedStyle = PLAIN;
      constructor(screen) {
        this.#screen = screen;
      }
      /** The rows of the normal screen; undefined while that is the one that is shown. */
      get normal() {
        return this.#saved?.lines;
      }
      enter(savesCursor) {
        const screen = this.#screen;
        if (!screen.options.alternateScreen || this.#saved !== void 0) return;
        const { grid } = screen;
        grid.watch?.enteringAlternate();
        const lines = grid.lines.slice(grid.history);
        this.#saved = { cols: grid.cols, rows: grid.rows, lines, keepsHistory: grid.keepsHistory };
        this.#savedStyle = screen.style;
        if (savesCursor) {
          this.#savedX = screen.x;
          this.#savedY = screen.y;
        }
        grid.clear(0, 0, grid.cols, grid.rows, NO_COLOUR);
        grid.keepsHistory = false;
      }
      leave(restoresCursor) {
        const screen = this.#screen;
        if (!screen.options.alternateScreen) return;
        const { grid } = screen;
        const { cols, rows } = grid;
        const saved = this.#saved;
        if (saved !== void 0) grid.watch?.leavingAlternate();
        if (saved !== void 0) {
          resizeScreen(screen, { cols: saved.cols, rows: saved.rows, reflows: screen.behaviour.reflowsAlternate });
        }
        if (restoresCursor && this.#savedX !== void 0 && this.#savedY !== void 0) {
          screen.x = this.#savedX;
          screen.y = this.#savedY;
          screen.style = this.#savedStyle;
        }
        if (saved !== void 0) {
          grid.lines.splice(grid.history, grid.rows, ...saved.lines);
          grid.keepsHistory ||= saved.keepsHistory;
          this.#saved = void 0;
          resizeScreen(screen, { cols, rows, reflows: true });
          grid.watch?.leftAlternate();
        }
        screen.x = Math.min(screen.x, grid.cols - 1);
        screen.y = Math.min(screen.y, grid.rows - 1);
      }
    };
  }
});

// src/terminal/pane/clusters.ts
function bytesOf(text2) {
  return Buffer.byteLength(text2.includes(BEYOND_UNICODE) ? text2.replaceAll(BEYOND_UNICODE, "....") : text2);
}
var MAX_CLUSTERS, LOST_BYTES, BEYOND_UNICODE, Clusters;
var init_clusters = __esm({
  "src/terminal/pane/clusters.ts"() {
    "use strict";
    MAX_CLUSTERS = 1 << 20;
    LOST_BYTES = 32;
    BEYOND_UNICODE = "\uFFFD".repeat(4);
    Clusters = class {
      #texts = [];
      #bytes = [];
      #numbers = /* @__PURE__ */ new Map();
      /** The number of a text; undefined when there are too many. */
      number(text2) {
        const known3 = this.#numbers.get(text2);
        if (known3 !== void 0) return known3;
        if (this.#texts.length >= MAX_CLUSTERS) return void 0;
        const number3 = this.#texts.length;
        this.#texts.push(text2);
        this.#bytes.push(bytesOf(text2));
        this.#numbers.set(text2, number3);
        return number3;
      }
      text(number3) {
        return this.isLost(number3) ? "" : this.#texts[number3] ?? " ";
      }
      /** True where there are as many bytes as tmux, which has five bits for them, takes for none (utf8.c). */
      isLost(number3) {
        return this.#bytes[number3] === LOST_BYTES;
      }
    };
  }
});

// src/terminal/pane/grid.ts
var MAX_SPARE, Grid;
var init_grid = __esm({
  "src/terminal/pane/grid.ts"() {
    "use strict";
    init_row();
    init_styles();
    MAX_SPARE = 1e4;
    Grid = class {
      cols;
      rows;
      /** History and screen. */
      lines;
      /** Rows of the history. */
      history = 0;
      /** Rows of the history that come back when the screen grows: those that scrolled, and were not cleared away. */
      scrolled = 0;
      /** Off on the alternate screen. */
      keepsHistory;
      /** Counts how often its rows were wrapped anew. */
      reflows = 0;
      watch;
      #limit;
      #styles;
      #keepsLong;
      #spare = [];
      constructor(cols, rows, limit, styles, keepsLong) {
        this.#keepsLong = keepsLong;
        this.cols = cols;
        this.rows = rows;
        this.#limit = limit;
        this.#styles = styles;
        this.keepsHistory = limit > 0;
        this.lines = Array.from({ length: rows }, () => new Row());
      }
      row(y) {
        return this.lines[this.history + y];
      }
      /** A blank row, as an erasure with this background leaves it. */
      blank(background2) {
        const row = this.#spare.pop() ?? new Row();
        if (background2 !== NO_COLOUR) row.erase(0, this.cols, this.#styles.erased(background2), this.cols, false);
        return row;
      }
      /** Erases cells of rows of the screen. */
      clear(x, y, width, height, background2) {
        if (width <= 0 || height === 0) return;
        if (x === 0 && width === this.cols) {
          this.clearLines(y, height, background2);
          return;
        }
        for (let at = y; at < y + height; at += 1) this.clearCells(this.row(at), x, x + width, background2);
      }
      clearCells(row, from, to, background2) {
        const isDefault = background2 === NO_COLOUR;
        const size = Math.min(this.cols, row.size);
        if (isDefault && from > size) return;
        const end = isDefault ? Math.min(to, size) : to;
        if (end > from) row.erase(from, end, this.#styles.erased(background2), this.cols, this.#keepsLong);
      }
      /** Makes rows of the screen blank. */
      clearLines(y, height, background2) {
        for (let at = y; at < y + height; at += 1) this.#replace(at, this.blank(background2));
        this.#unwrap(y - 1);
      }
      /** Moves rows of the screen; those that are left behind are blank. */
      moveLines(to, from, count, background2) {
        if (count <= 0 || to === from) return;
        const moved2 = this.lines.slice(this.history + from, this.history + from + count);
        this.#unwrap(to - 1);
        for (const [at, row] of moved2.entries()) this.lines[this.history + to + at] = row;
        for (let at = from; at < from + count; at += 1) {
          if (at < to || at >= to + count) this.lines[this.history + at] = this.blank(background2);
        }
        if (from < to || from >= to + count) this.#unwrap(from - 1);
      }
      /** Moves a region up by one; its first row goes to the history. */
      scrollUp(top, bottom, background2) {
        if (!this.keepsHistory) {
          this.watch?.scrollingAway(this.row(top));
          this.moveLines(top, top + 1, bottom - top, background2);
          return;
        }
        this.#collect();
        const { lines, history } = this;
        if (top === 0 && bottom === this.rows - 1) {
          lines.push(this.blank(background2));
        } else {
          const [gone] = lines.splice(history + top, 1);
          lines.splice(history + bottom, 0, this.blank(background2));
          lines.splice(history, 0, gone);
        }
        this.history += 1;
        this.scrolled += 1;
      }
      /** Moves a region down by one; its last row is gone. */
      scrollDown(top, bottom, background2) {
        this.moveLines(top + 1, top, bottom - top, background2);
      }
      /** Clears the screen into the history, down to the last row that was written to. */
      clearToHistory(background2) {
        let last = this.rows;
        while (last > 0 && this.row(last - 1).used === 0) last -= 1;
        if (last === 0) {
          this.clear(0, 0, this.cols, this.rows, background2);
          return;
        }
        for (let at = 0; at < last; at += 1) {
          this.#collect();
          this.lines.push(this.blank(background2));
          this.history += 1;
        }
        if (last < this.rows) this.clear(0, 0, this.cols, this.rows - last, background2);
        this.scrolled = 0;
      }
      clearHistory() {
        this.#trim(this.history, true);
        this.history = 0;
        this.scrolled = 0;
      }
      insertLines(y, count, background2) {
        this.moveLines(y + count, y, this.rows - y - count, background2);
      }
      insertLinesInRegion(bottom, y, count, background2) {
        const stay = bottom + 1 - y - count;
        this.moveLines(bottom + 1 - stay, y, stay, background2);
        this.#clearRest(y + stay, count - stay, background2);
      }
      deleteLines(y, count, background2) {
        const stay = this.rows - y - count;
        this.moveLines(y, y + count, stay, background2);
        this.#clearRest(this.rows - count, count - stay, background2);
      }
      deleteLinesInRegion(bottom, y, count, background2) {
        const stay = bottom + 1 - y - count;
        this.moveLines(y, y + count, stay, background2);
        this.#clearRest(y + stay, count - stay, background2);
      }
      insertCells(x, y, count, background2) {
        const row = this.row(y);
        if (x >= this.cols - 1) this.clear(x, y, 1, 1, background2);
        else row.move(x + count, x, this.cols - x - count, this.#styles.erased(background2), this.cols);
      }
      deleteCells(x, y, count, background2) {
        const row = this.row(y);
        row.move(x, x + count, this.cols - x - count, this.#styles.erased(background2), this.cols);
        this.clear(this.cols - count, y, x + count - (this.cols - count), 1, background2);
      }
      /** tmux erases fewer than no rows where the rest is already blank: what remains of that is the end of a wrapped line. */
      #clearRest(y, height, background2) {
        if (height !== 0) this.clearLines(y, height, background2);
      }
      #unwrap(y) {
        const row = this.lines[this.history + y];
        if (row !== void 0) row.wrapped = false;
      }
      #replace(y, row) {
        this.lines[this.history + y] = row;
      }
      /** Forgets the oldest tenth of a history that is full. */
      #collect() {
        if (this.history === 0 || this.history < this.#limit) return;
        const count = Math.min(this.history, Math.max(1, Math.trunc(this.#limit / 10)));
        this.#trim(count, false);
        this.history -= count;
        this.scrolled = Math.min(this.scrolled, this.history);
      }
      #trim(count, isCleared) {
        this.watch?.forgetting(count, isCleared);
        for (const row of this.lines.splice(0, count)) if (this.#spare.length < MAX_SPARE) this.#spare.push(row.reset());
      }
    };
  }
});

// src/terminal/pane/sgr.ts
function afterSgr(style, parameters) {
  let next = parameters.length === 0 ? PLAIN : style;
  for (let at = 0; at < parameters.length; at += 1) {
    const parameter = parameters[at] ?? 0;
    if (typeof parameter === "string") next = withColons(next, parameter);
    else if (parameter === 38 || parameter === 48 || parameter === 58) {
      at += 1;
      const [colour2, used] = colourAt(parameter, parameters, at);
      if (colour2 !== void 0) next = coloured(next, parameter, colour2);
      at += used;
    } else next = afterOne(next, parameter);
  }
  return next;
}
function afterOne(style, number3) {
  const change = ATTRIBUTES.get(number3);
  if (change !== void 0) return { ...style, attributes: style.attributes & ~change[0] | change[1] };
  if (number3 === 0) return { ...PLAIN, link: style.link };
  if (number3 >= 30 && number3 <= 37) return { ...style, foreground: number3 - 30 };
  if (number3 === 39) return { ...style, foreground: NO_COLOUR };
  if (number3 >= 40 && number3 <= 47) return { ...style, background: number3 - 40 };
  if (number3 === 49) return { ...style, background: NO_COLOUR };
  if (number3 === 59) return { ...style, underline: NO_COLOUR };
  if (number3 >= 90 && number3 <= 97) return { ...style, foreground: number3 };
  if (number3 >= 100 && number3 <= 107) return { ...style, background: number3 - 10 };
  return style;
}
function colourAt(kind, parameters, at) {
  const number3 = (index) => {
    const parameter = parameters[index];
    return typeof parameter === "number" ? parameter : void 0;
  };
  switch (number3(at)) {
    case 2: {
      const colour2 = rgb(number3(at + 1), number3(at + 2), number3(at + 3));
      return [colour2, colour2 === void 0 ? 0 : 3];
    }
    case 5:
      return [indexed(kind, number3(at + 1)), 1];
    default:
      return [void 0, 0];
  }
}
function withColons(style, text2) {
  const words = text2.split(":");
  if (words.length >= MOST_PARTS || words.some((word2) => !/^\d*$/.test(word2))) return style;
  const parts = words.map((word2) => word2 === "" ? void 0 : Number(word2));
  const [kind, form] = parts;
  if (kind === 4) {
    const underline2 = parts.length === 2 ? UNDERLINES[form ?? -1] : void 0;
    if (underline2 === void 0) return style;
    return { ...style, attributes: style.attributes & ~ANY_UNDERLINE | underline2 };
  }
  if (parts.length < 3 || kind !== 38 && kind !== 48 && kind !== 58) return style;
  if (form === 5) {
    const colour3 = indexed(kind, parts[2]);
    return colour3 === void 0 ? style : coloured(style, kind, colour3);
  }
  const first = parts.length === 5 ? 2 : 3;
  const colour2 = form === 2 && parts.length >= first + 3 ? rgb(parts[first], parts[first + 1], parts[first + 2]) : void 0;
  return colour2 === void 0 ? style : coloured(style, kind, colour2);
}
function indexed(kind, number3) {
  if (number3 !== void 0 && number3 <= 255) return number3 | INDEXED;
  return kind === 58 ? void 0 : NO_COLOUR;
}
function rgb(...parts) {
  const [red = 256, green = 256, blue = 256] = parts;
  return Math.max(red, green, blue) > 255 ? void 0 : RGB | red << 16 | green << 8 | blue;
}
function coloured(style, kind, colour2) {
  if (kind === 38) return { ...style, foreground: colour2 };
  return kind === 48 ? { ...style, background: colour2 } : { ...style, underline: colour2 };
}
var UNDERLINES, ATTRIBUTES, MOST_PARTS;
var init_sgr = __esm({
  "src/terminal/pane/sgr.ts"() {
    "use strict";
    init_styles();
    UNDERLINES = [0, UNDERLINE, DOUBLE_UNDERLINE, CURLY_UNDERLINE, DOTTED_UNDERLINE, DASHED_UNDERLINE];
    ATTRIBUTES = /* @__PURE__ */ new Map([
      [1, [0, BOLD]],
      [2, [0, DIM]],
      [3, [0, ITALIC]],
      [4, [ANY_UNDERLINE, UNDERLINE]],
      [5, [0, BLINK]],
      [6, [0, BLINK]],
      [7, [0, REVERSE]],
      [8, [0, HIDDEN]],
      [9, [0, STRUCK]],
      [21, [ANY_UNDERLINE, DOUBLE_UNDERLINE]],
      [22, [BOLD | DIM, 0]],
      [23, [ITALIC, 0]],
      [24, [ANY_UNDERLINE, 0]],
      [25, [BLINK, 0]],
      [27, [REVERSE, 0]],
      [28, [HIDDEN, 0]],
      [29, [STRUCK, 0]],
      [53, [0, OVERLINE]],
      [55, [OVERLINE, 0]]
    ]);
    MOST_PARTS = 8;
  }
});

// src/terminal/pane/style-key.ts
function keyOf2(parameters) {
  const { length } = parameters;
  if (length > MOST_IN_KEY) return parameters.join(";");
  if (length === 5 && parameters[1] === 2 && (parameters[0] === 38 || parameters[0] === 48)) {
    const [kind, , red, green, blue] = parameters;
    if (isByte(red) && isByte(green) && isByte(blue))
      return -1 - ((kind === 38 ? 1 : 2) << 24 | red << 16 | green << 8 | blue);
  }
  let key2 = 0;
  for (let at = 0; at < length; at += 1) {
    const parameter = parameters[at] ?? 0;
    if (typeof parameter === "string" || parameter >= KEY_BASE - 1) return parameters.join(";");
    key2 = key2 * KEY_BASE + parameter + 1;
  }
  return length <= MOST_IN_SMALL_KEY ? key2 : key2 + LARGE_KEYS;
}
function isByte(parameter) {
  return typeof parameter === "number" && parameter <= 255;
}
var KEY_BASE, MOST_IN_SMALL_KEY, MOST_IN_KEY, LARGE_KEYS;
var init_style_key = __esm({
  "src/terminal/pane/style-key.ts"() {
    "use strict";
    KEY_BASE = 1001;
    MOST_IN_SMALL_KEY = 3;
    MOST_IN_KEY = 5;
    LARGE_KEYS = 2 ** 31;
  }
});

// src/terminal/pane/screen.ts
function tabStops(cols) {
  return Uint8Array.from({ length: cols }, (_, x) => x > 0 && x % TAB_WIDTH === 0 ? 1 : 0);
}
var TAB_WIDTH, MOST_KEPT, MAX_UNICODE, CAPITAL_E, Screen;
var init_screen = __esm({
  "src/terminal/pane/screen.ts"() {
    "use strict";
    init_alternate_screen();
    init_cell();
    init_clusters();
    init_grid();
    init_resizing();
    init_sgr();
    init_style_key();
    init_styles();
    TAB_WIDTH = 8;
    MOST_KEPT = 1e3;
    MAX_UNICODE = 1114111;
    CAPITAL_E = 69;
    Screen = class {
      grid;
      styles = new Styles();
      clusters = new Clusters();
      behaviour;
      options;
      x = 0;
      y = 0;
      top = 0;
      bottom;
      /** tmux has looked for the cursor in rows that are not there: from then on its cursor may be anywhere. */
      isAstray = false;
      wraps = true;
      inserts = false;
      origin = false;
      #style = PLAIN;
      /** The number of the style in which characters are written. */
      styleNumber = 0;
      /** Numbers of styles: what SGR makes of one. */
      #restyled = /* @__PURE__ */ new Map();
      #tabs;
      #alternate = new AlternateScreen(this);
      constructor({ cols, rows, historyLimit, behaviour, options }) {
        this.options = options;
        this.behaviour = behaviour;
        this.grid = new Grid(cols, rows, historyLimit, this.styles, behaviour.erasesInPlace);
        this.bottom = rows - 1;
        this.#tabs = tabStops(cols);
      }
      get isAlternate() {
        return this.#alternate.normal !== void 0;
      }
      /** History and normal screen, also while the alternate one is shown. */
      get normalLines() {
        const { grid } = this;
        const { normal } = this.#alternate;
        return normal === void 0 ? grid.lines : [...grid.lines.slice(0, grid.history), ...normal];
      }
      /** The style in which characters are written. */
      get style() {
        return this.#style;
      }
      set style(style) {
        this.#style = style;
        this.styleNumber = this.styles.number(style);
      }
      /** SGR. Programs say the same again and again: what came of it is kept. */
      restyle(parameters) {
        const change = keyOf2(parameters);
        let known3 = this.#restyled.get(this.styleNumber);
        if (known3 === void 0) {
          if (this.#restyled.size >= MOST_KEPT) this.#restyled.clear();
          known3 = /* @__PURE__ */ new Map();
          this.#restyled.set(this.styleNumber, known3);
        }
        const number3 = known3.get(change);
        if (number3 !== void 0) {
          this.styleNumber = number3;
          this.#style = this.styles.style(number3);
          return;
        }
        this.style = afterSgr(this.#style, parameters);
        if (known3.size < MOST_KEPT) known3.set(change, this.styleNumber);
      }
      /** The background that erasures leave. */
      get #background() {
        return this.#style.background;
      }
      // The cursor
      moveTo(x, y, isRelative = false) {
        let row = y;
        if (isRelative && row !== void 0 && this.origin) {
          row = row > this.bottom - this.top ? this.bottom : row + this.top;
        }
        this.place(
          x === void 0 ? void 0 : Math.min(x, this.grid.cols - 1),
          row === void 0 ? void 0 : Math.min(row, this.grid.rows - 1)
        );
      }
      /** Puts the cursor to a place; undefined leaves a coordinate as it is. */
      place(x, y) {
        if (x === this.x && y === this.y) return;
        if (x !== void 0) this.x = x > this.grid.cols ? this.grid.cols - 1 : x;
        if (y !== void 0) this.y = Math.min(y, this.grid.rows - 1);
      }
      up(count) {
        const most = this.y < this.top ? this.y : this.y - this.top;
        this.place(this.x === this.grid.cols ? this.x - 1 : this.x, this.y - Math.min(count, most));
      }
      down(count) {
        const most = this.y > this.bottom ? this.grid.rows - 1 - this.y : this.bottom - this.y;
        const rows = Math.min(count, most);
        if (this.x === this.grid.cols) this.place(this.x - 1, this.y + rows);
        else if (rows > 0) this.place(this.x, this.y + rows);
      }
      right(count) {
        const most = this.grid.cols - 1 - this.x;
        const cells = most < 0 ? count : Math.min(count, most);
        if (cells > 0) this.place(this.x + cells, this.y);
      }
      left(count) {
        this.place(this.x - Math.min(count, this.x), this.y);
      }
      backspace() {
        if (this.x > 0) this.place(this.x - 1, this.y);
        else if (this.y > 0 && this.grid.row(this.y - 1).wrapped) this.place(this.grid.cols - 1, this.y - 1);
      }
      carriageReturn() {
        this.x = 0;
      }
      lineFeed(isWrap = false) {
        if (isWrap) this.grid.row(this.y).wrapped = true;
        if (this.y === this.bottom) this.grid.scrollUp(this.top, this.bottom, isWrap ? NO_COLOUR : this.#background);
        else if (this.y < this.grid.rows - 1) this.y += 1;
      }
      reverseIndex() {
        if (this.y === this.top) this.grid.scrollDown(this.top, this.bottom, this.#background);
        else if (this.y > 0) this.y -= 1;
      }
      // Tabs
      /** The next stop to the right of the cursor; undefined where there is none. */
      get nextTab() {
        const { cols } = this.grid;
        if (this.x >= cols - 1) return void 0;
        let to = this.x + 1;
        while (to < cols - 1 && this.#tabs[to] !== 1) to += 1;
        return to;
      }
      backTab(count) {
        let x = Math.min(this.x, this.grid.cols - 1);
        for (let left = count; x > 0 && left > 0; left -= 1) {
          do
            x -= 1;
          while (x > 0 && this.#tabs[x] !== 1);
        }
        this.x = x;
      }
      setTab() {
        if (this.x < this.grid.cols) this.#tabs[this.x] = 1;
      }
      clearTab() {
        if (this.x < this.grid.cols) this.#tabs[this.x] = 0;
      }
      clearTabs() {
        this.#tabs.fill(0);
      }
      /** Sets the tab stops that a new pane has. */
      resetTabs() {
        this.#tabs = tabStops(this.grid.cols);
      }
      // Erasing, inserting, deleting
      insertCells(count) {
        const cells = Math.min(count, this.grid.cols - this.x);
        if (cells > 0) this.grid.insertCells(this.x, this.y, cells, this.#background);
      }
      deleteCells(count) {
        const cells = Math.min(count, this.grid.cols - this.x);
        if (cells > 0) this.grid.deleteCells(this.x, this.y, cells, this.#background);
      }
      eraseCells(count) {
        this.grid.clear(this.x, this.y, Math.min(count, this.grid.cols - this.x), 1, this.#background);
      }
      insertLines(count) {
        const lines = Math.min(count, this.#linesBelow);
        if (this.#isInRegion) this.grid.insertLinesInRegion(this.bottom, this.y, lines, this.#background);
        else this.grid.insertLines(this.y, lines, this.#background);
      }
      deleteLines(count) {
        const lines = Math.min(count, this.#linesBelow);
        if (this.#isInRegion) this.grid.deleteLinesInRegion(this.bottom, this.y, lines, this.#background);
        else this.grid.deleteLines(this.y, lines, this.#background);
      }
      get #isInRegion() {
        return this.y >= this.top && this.y <= this.bottom;
      }
      get #linesBelow() {
        return (this.#isInRegion ? this.bottom + 1 : this.grid.rows) - this.y;
      }
      scrollUp(count) {
        for (let left = this.#linesToScroll(count); left > 0; left -= 1) {
          this.grid.scrollUp(this.top, this.bottom, this.#background);
        }
      }
      scrollDown(count) {
        for (let left = this.#linesToScroll(count); left > 0; left -= 1) {
          this.grid.scrollDown(this.top, this.bottom, this.#background);
        }
      }
      #linesToScroll(count) {
        return Math.min(count, this.bottom - this.top + 1);
      }
      eraseLine() {
        if (this.grid.row(this.y).size === 0 && this.#background === NO_COLOUR) return;
        this.grid.clear(0, this.y, this.grid.cols, 1, this.#background);
      }
      eraseLineEnd() {
        const { cols } = this.grid;
        if (this.x === 0) return this.eraseLine();
        if (this.x > cols - 1) return;
        if (this.x >= this.grid.row(this.y).size && this.#background === NO_COLOUR) return;
        this.grid.clear(this.x, this.y, cols - this.x, 1, this.#background);
      }
      eraseLineStart() {
        if (this.x >= this.grid.cols - 1) this.eraseLine();
        else this.grid.clear(0, this.y, this.x + 1, 1, this.#background);
      }
      eraseScreen() {
        const { grid } = this;
        if (this.#clearsToHistory) return grid.clearToHistory(this.#background);
        grid.watch?.clearing(grid.lines.slice(grid.history));
        grid.clear(0, 0, grid.cols, grid.rows, this.#background);
      }
      eraseScreenEnd() {
        const { cols, rows } = this.grid;
        if (this.x === 0 && this.y === 0) return this.eraseScreen();
        if (this.x <= cols - 1) this.grid.clear(this.x, this.y, cols - this.x, 1, this.#background);
        this.grid.clear(0, this.y + 1, cols, rows - this.y - 1, this.#background);
      }
      eraseScreenStart() {
        const { cols } = this.grid;
        if (this.y > 0) this.grid.clear(0, 0, cols, this.y, this.#background);
        this.grid.clear(0, this.y, Math.min(this.x + 1, cols), 1, this.#background);
      }
      get #clearsToHistory() {
        return this.grid.keepsHistory && this.options.scrollOnClear;
      }
      setRegion(top, bottom) {
        const last = this.grid.rows - 1;
        const [first, end] = [Math.min(top, last), Math.min(bottom, last)];
        if (first >= end) return;
        this.place(0, 0);
        this.top = first;
        this.bottom = end;
      }
      alignmentTest() {
        const { cols, rows } = this.grid;
        for (let y = 0; y < rows; y += 1) {
          for (let x = 0; x < cols; x += 1) this.grid.row(y).set(x, CAPITAL_E, 0, cols);
        }
        this.place(0, 0);
        this.top = 0;
        this.bottom = rows - 1;
      }
      /** RIS. The alternate screen stays. */
      reset() {
        this.style = PLAIN;
        this.resetTabs();
        this.setRegion(0, this.grid.rows - 1);
        this.wraps = true;
        this.inserts = false;
        this.origin = false;
        this.eraseScreen();
        this.place(0, 0);
      }
      // The alternate screen
      enterAlternate(savesCursor) {
        this.#alternate.enter(savesCursor);
      }
      leaveAlternate(restoresCursor) {
        this.#alternate.leave(restoresCursor);
      }
      /** What a pane does when its window has another size. Returns the rows on which those of `places` are afterwards. */
      resize(cols, rows, places = []) {
        return resizeScreen(this, { cols, rows, reflows: !this.isAlternate, places });
      }
      /** The text of a cell; a padding has none. */
      textOf(word2) {
        if ((word2 & ~LONG) === 0) return " ";
        if ((word2 & PADDING) !== 0) return "";
        if ((word2 & TAB) !== 0) return " ".repeat(word2 & VALUE_BITS);
        const value = word2 & VALUE_BITS;
        if ((word2 & CLUSTER) !== 0) return this.clusters.text(value);
        return value > MAX_UNICODE ? BEYOND_UNICODE : String.fromCodePoint(value);
      }
    };
  }
});

// src/terminal/pane/sixel.ts
function sixelCells(data, countsBlank) {
  const size = pixels(data, countsBlank);
  if (size === void 0 || size.width === 0 || size.height === 0) return void 0;
  return { width: Math.ceil(size.width / CELL.width), height: Math.ceil(size.height / CELL.height) };
}
function pixels(data, countsBlank) {
  if (data.length < 2) return void 0;
  let width = 0;
  let height = 0;
  let x = 0;
  let y = 0;
  const draw = (byte, count) => {
    const bits = byte - 63 & 63;
    const rows = countsBlank ? BAND : 32 - Math.clz32(bits);
    x += count;
    if (!countsBlank && bits === 0) return true;
    if (y + rows > MOST_PIXELS || x > MOST_PIXELS) return false;
    height = Math.max(height, y + rows);
    width = Math.max(width, x);
    return true;
  };
  for (let at = 1; at < data.length; ) {
    const character = data[at] ?? "";
    at += 1;
    switch (character) {
      case '"': {
        const numbers = numbersAt(data, at);
        const parts = numbers.split(";").map(Number);
        at += numbers.length;
        if (parts.length < 2) break;
        const [, , columns = MOST_PIXELS + 1, rows = MOST_PIXELS + 1] = parts;
        if (parts.length !== 4 && parts.length !== 2) return void 0;
        if (parts.length === 2) break;
        if (columns > MOST_PIXELS || rows > MOST_PIXELS) return void 0;
        width = columns;
        height = Math.max(height, rows);
        break;
      }
      case "#": {
        const numbers = numbersAt(data, at);
        const parts = numbers.split(";").map(Number);
        at += numbers.length;
        if ((parts[0] ?? 0) > MOST_COLOURS) return void 0;
        if (parts.length > 1 && !isColour(parts, countsBlank)) return void 0;
        break;
      }
      case "!": {
        const [count = ""] = numbersAt(data, at).split(";");
        const drawn2 = data.charCodeAt(at + count.length);
        at += count.length + 1;
        if (count === "" || Number.isNaN(drawn2) || Number(count) < 1 || Number(count) > MOST_PIXELS) return void 0;
        if (!draw(drawn2, Number(count))) return void 0;
        break;
      }
      case "-":
        x = 0;
        y += BAND;
        break;
      case "$":
        x = 0;
        break;
      default: {
        const byte = character.charCodeAt(0);
        if (byte < 32 || byte >= 128) break;
        if (byte < 63 || byte > 126 || !draw(byte, 1)) return void 0;
      }
    }
  }
  return { width, height };
}
function numbersAt(data, at) {
  return /^[\d;]*/.exec(data.slice(at, at + 64))?.[0] ?? "";
}
function isColour(parts, isAnyNumber) {
  const [, kind, first = 0, ...rest] = parts;
  if (parts.length !== 5 || kind !== 1 && kind !== 2) return false;
  return isAnyNumber || first <= (kind === 1 ? 360 : 100) && rest.every((part) => part <= 100);
}
var MOST_PIXELS, MOST_COLOURS, BAND, CELL;
var init_sixel = __esm({
  "src/terminal/pane/sixel.ts"() {
    "use strict";
    MOST_PIXELS = 1e4;
    MOST_COLOURS = 1024;
    BAND = 6;
    CELL = { width: 16, height: 32 };
  }
});

// src/terminal/pane/widths.ts
function isRegional(codePoint) {
  return codePoint >= REGIONAL.first && codePoint <= REGIONAL.last;
}
function paneWidth(codePoint, behaviour) {
  if (codePoint > 1114111) return behaviour.dropsUnknown ? void 0 : 1;
  if (codePoint < 160) return behaviour.dropsUnknown ? void 0 : 0;
  if (behaviour.joins !== "any") {
    if (isRegional(codePoint)) return behaviour.joins === "modifiers" ? 2 : 1;
    if (WIDE_EMOJI.has(codePoint)) return 2;
  }
  const width = libraryWidth(codePoint);
  return width >= 0 ? width : behaviour.dropsUnknown ? void 0 : 1;
}
function libraryWidth(codePoint) {
  const known3 = KNOWN2[codePoint];
  if (known3 !== void 0 && known3 !== 0) return known3 - 2;
  const width = measure3(codePoint);
  if (codePoint < KNOWN2.length) KNOWN2[codePoint] = width + 2;
  return width;
}
function measure3(codePoint) {
  if (UNASSIGNED.test(String.fromCodePoint(codePoint)) || isIn(LATER, codePoint)) return -1;
  if (isIn(PREPENDED, codePoint)) return 1;
  if (isIn(WITHOUT_WIDTH, codePoint)) return 0;
  return isIn(TANGUT, codePoint) ? 2 : charWidth(codePoint);
}
function isIn(ranges, codePoint) {
  return ranges.some(([first, last]) => codePoint >= first && codePoint <= last);
}
var WIDE_EMOJI, REGIONAL, UNASSIGNED, LATER, PREPENDED, WITHOUT_WIDTH, TANGUT, KNOWN2;
var init_widths = __esm({
  "src/terminal/pane/widths.ts"() {
    "use strict";
    init_char_width();
    WIDE_EMOJI = /* @__PURE__ */ new Set([
      9757,
      9977,
      9994,
      9995,
      9996,
      9997,
      127877,
      127938,
      127939,
      127940,
      127943,
      127946,
      127947,
      127948,
      128372,
      128373,
      128400,
      129783,
      129784
    ]);
    REGIONAL = { first: 127462, last: 127487 };
    UNASSIGNED = /^[\p{Cn}\p{Cs}]$/u;
    LATER = [
      [2191, 2191],
      [2199, 2199],
      [3164, 3164],
      [3292, 3292],
      [3315, 3315],
      [3790, 3790],
      [6863, 6877],
      [6880, 6891],
      [6990, 6991],
      [7039, 7039],
      [7305, 7306],
      [8232, 8233],
      [8385, 8385],
      [9255, 9257],
      [11158, 11158],
      [12284, 12287],
      [12772, 12773],
      [12783, 12783],
      [42955, 42959],
      [42962, 42962],
      [42964, 42964],
      [42970, 42972],
      [42993, 42993],
      [64451, 64466],
      [64912, 64913],
      [64968, 64974],
      [67008, 67059],
      [67904, 67929],
      [68928, 68965],
      [68969, 68997],
      [69006, 69007],
      [69314, 69319],
      [69328, 69336],
      [69370, 69375],
      [70207, 70209],
      [70528, 70537],
      [70539, 70539],
      [70542, 70542],
      [70544, 70581],
      [70583, 70592],
      [70594, 70594],
      [70597, 70597],
      [70599, 70602],
      [70604, 70613],
      [70615, 70616],
      [70625, 70626],
      [71376, 71395],
      [72448, 72457],
      [72544, 72551],
      [72640, 72673],
      [72688, 72697],
      [73136, 73179],
      [73184, 73193],
      [73472, 73488],
      [73490, 73530],
      [73534, 73562],
      [78895, 78895],
      [78905, 78933],
      [78944, 82938],
      [90368, 90425],
      [93504, 93561],
      [93856, 93880],
      [93883, 93907],
      [94194, 94198],
      [100344, 100351],
      [101631, 101631],
      [101641, 101662],
      [101760, 101874],
      [110898, 110898],
      [110933, 110933],
      [117760, 118012],
      [118016, 118451],
      [118458, 118480],
      [118496, 118512],
      [119488, 119507],
      [122661, 122666],
      [122928, 122989],
      [123023, 123023],
      [124112, 124153],
      [124368, 124410],
      [124415, 124415],
      [124608, 124638],
      [124640, 124661],
      [124670, 124671],
      [128728, 128728],
      [128732, 128732],
      [128884, 128895],
      [128985, 128985],
      [129202, 129211],
      [129216, 129217],
      [129232, 129240],
      [129620, 129623],
      [129653, 129655],
      [129671, 129674],
      [129678, 129679],
      [129709, 129711],
      [129723, 129727],
      [129734, 129734],
      [129736, 129736],
      [129741, 129743],
      [129754, 129756],
      [129759, 129759],
      [129768, 129770],
      [129775, 129775],
      [129783, 129784],
      [129995, 130031],
      [130042, 130042],
      [177977, 177983],
      [183970, 183981],
      [191472, 192093],
      [201552, 210041]
    ];
    PREPENDED = [
      [1536, 1541],
      [1757, 1757],
      [1807, 1807],
      [2192, 2193],
      [2274, 2274],
      [69821, 69821],
      [69837, 69837]
    ];
    WITHOUT_WIDTH = [
      [55216, 55238],
      [55243, 55291],
      [71454, 71454]
    ];
    TANGUT = [[101632, 101640]];
    KNOWN2 = new Uint8Array(131072);
  }
});

// src/terminal/pane/joining.ts
function jamoOf(codePoint) {
  if (codePoint >= 4352 && codePoint <= 4447 || codePoint >= 43360 && codePoint <= 43388) return "leading";
  if (codePoint >= 4448 && codePoint <= 4519 || codePoint >= 55216 && codePoint <= 55238) return "vowel";
  if (codePoint >= 4520 && codePoint <= 4607 || codePoint >= 55243 && codePoint <= 55291) return "trailing";
  return void 0;
}
function jamoJoins(before, codePoint) {
  const jamo = jamoOf(codePoint);
  if (jamo === void 0) return void 0;
  if (jamo === "leading") return "begins";
  const last = jamoOf(before.codePointAt(before.length - 1) ?? 0);
  return last === (jamo === "vowel" ? "leading" : "vowel") ? "joins" : "lost";
}
function isSkinTone(codePoint) {
  return codePoint >= 127995 && codePoint <= 127999;
}
function takesTone(emoji2, tone) {
  return TONED.has(emoji2) && isSkinTone(tone);
}
function joinsBy(behaviour, before, codePoint) {
  const first = before.codePointAt(0) ?? 32;
  if (behaviour.joins === "modifiers") {
    if (isRegional(codePoint) || isSkinTone(codePoint)) return bytesOf(before) < 2 ? void 0 : "wide";
    return before.endsWith("\u200D") ? "joins" : void 0;
  }
  const jamo = jamoJoins(before, codePoint);
  if (jamo === "begins") return void 0;
  if (jamo !== void 0) return jamo;
  const isFlag = isRegional(codePoint) && isRegional(first) && regionals(before) === 1;
  if (isFlag || takesTone(codePoint, first) || takesTone(first, codePoint)) return "wide";
  return before.endsWith("\u200D") ? "joins" : void 0;
}
function regionals(text2) {
  return [...text2].filter((character) => isRegional(character.codePointAt(0) ?? 0)).length;
}
var TONED;
var init_joining = __esm({
  "src/terminal/pane/joining.ts"() {
    "use strict";
    init_clusters();
    init_widths();
    TONED = /* @__PURE__ */ new Set([
      128075,
      128076,
      128077,
      128078,
      128079,
      128080,
      128102,
      128103,
      128104,
      128105,
      128110,
      128112,
      128113,
      128114,
      128115,
      128116,
      128117,
      128118,
      128119,
      128120,
      128124,
      128129,
      128130,
      128131,
      128133,
      128134,
      128135,
      128170,
      128373,
      128378,
      128400,
      128405,
      128406,
      128581,
      128582,
      128583,
      128587,
      128588,
      128589,
      128590,
      128591,
      128692,
      128693,
      128694,
      129318,
      129335,
      129336,
      129337,
      129341,
      129342,
      129461,
      129462,
      129464,
      129465,
      129485,
      129486,
      129487,
      129489,
      129490,
      129491,
      129492,
      129493,
      129494,
      129495,
      129496,
      129497,
      129498,
      129499,
      129500,
      129501,
      129502,
      129503
    ]);
  }
});

// src/terminal/pane/standing-alone.ts
function standsAlone(codePoint, behaviour) {
  const known3 = ALONE[behaviour.joins];
  if (known3[codePoint] === 0) {
    const isAlone = paneWidth(codePoint, behaviour) === 1 && codePoint !== JOINER && codePoint !== VARIATION && codePoint !== HANGUL_FILLER && jamoJoins("", codePoint) === void 0;
    known3[codePoint] = isAlone ? YES : NO;
  }
  return known3[codePoint] === YES;
}
var JOINER, VARIATION, HANGUL_FILLER, YES, NO, PLAIN_CODES, ALONE;
var init_standing_alone = __esm({
  "src/terminal/pane/standing-alone.ts"() {
    "use strict";
    init_joining();
    init_widths();
    JOINER = 8205;
    VARIATION = 65039;
    HANGUL_FILLER = 12644;
    [YES, NO] = [1, 2];
    PLAIN_CODES = 65536;
    ALONE = {
      any: new Uint8Array(PLAIN_CODES),
      modifiers: new Uint8Array(PLAIN_CODES),
      emoji: new Uint8Array(PLAIN_CODES)
    };
  }
});

// src/terminal/pane/writer.ts
function isPadding(row, x) {
  return (row.word(x) & PADDING) !== 0;
}
var REPLACEMENT, SPACE3, Writer;
var init_writer = __esm({
  "src/terminal/pane/writer.ts"() {
    "use strict";
    init_cell();
    init_clusters();
    init_joining();
    init_standing_alone();
    init_styles();
    init_unsigned();
    init_widths();
    REPLACEMENT = 65533;
    SPACE3 = 32;
    Writer = class {
      #screen;
      #behaviour;
      /** Up to 3.3: a joiner has come, and what comes next joins with it. */
      #joinerIsPending = false;
      constructor(screen) {
        this.#screen = screen;
        this.#behaviour = screen.behaviour;
      }
      /** The program has written nothing for a while: up to 3.3 tmux forgets a joiner between two reads. */
      rest() {
        this.#joinerIsPending = false;
      }
      /** Goes to the next tab stop. Over blank cells the tab may stay one. */
      tab() {
        const screen = this.#screen;
        const to = screen.nextTab;
        if (to === void 0) return;
        const row = screen.grid.row(screen.y);
        const width = to - screen.x;
        const isKept = this.#behaviour.keepsTabs && width <= this.#behaviour.cellBytes && this.#isBlank(row, screen.x, to);
        if (isKept) this.#write(tabOf(width), " ".repeat(width), width, row.style(screen.x));
        else screen.x = to;
      }
      /** True when cells are blank and look alike, so that a tab can stand for them. */
      #isBlank(row, from, to) {
        const first = row.word(from);
        for (let x = from; x < to; x += 1) {
          const word2 = row.word(x);
          const isAlike2 = ((word2 ^ first) & TAB) === 0 && this.#screen.styles.lookAlike(row.style(x), row.style(from));
          if (!isSpace(word2) || !isAlike2) return false;
        }
        return true;
      }
      /** Writes printable ASCII. */
      writeAscii(data, from, to) {
        if (!this.#screen.wraps || this.#screen.inserts || (this.#screen.style.attributes & CHARSET) !== 0) {
          for (let at = from; at < to; at += 1) this.#write(data[at], "", 1);
          return;
        }
        const { cols } = this.#screen.grid;
        for (let at = from; at < to; ) {
          if (this.#screen.x > cols - 1) {
            this.#screen.lineFeed(true);
            this.#screen.x = 0;
          }
          const end = Math.min(to, at + cols - this.#screen.x);
          const row = this.#screen.grid.row(this.#screen.y);
          if (row.hasWide) this.#clearHalves(row, this.#screen.x);
          row.setAscii(this.#screen.x, data, at, end, this.#screen.styleNumber, cols);
          this.#screen.x += end - at;
          if (row.hasWide) for (let x = this.#screen.x; x < cols && isPadding(row, x); x += 1) this.#clearHalf(row, x);
          at = end;
        }
      }
      /** Takes away what is left of a wide character whose second half is written over. */
      #clearHalves(row, x) {
        if (x === 0) return;
        let at = x;
        for (; at > 0 && isPadding(row, at); at -= 1) this.#clearHalf(row, at);
        if (at === 0 && !this.#behaviour.clearsFirstColumn) return;
        if (at !== x && (widthOf(row.word(at)) > 1 || isPadding(row, at))) this.#clearHalf(row, at);
      }
      /** Writes a character that is not ASCII. */
      writeCharacter(codePoint) {
        const behaviour = this.#behaviour;
        if (this.#writePlain(codePoint)) return true;
        const width = this.#screen.options.codepointWidths.get(codePoint) ?? paneWidth(codePoint, behaviour);
        if (width === void 0) return false;
        const word2 = cellOf(codePoint, width);
        this.#write(word2, this.#screen.textOf(word2), width);
        return true;
      }
      /** Writes a character of one cell that joins no other, as most do, where that is nothing special. False: it was not. */
      #writePlain(codePoint) {
        const screen = this.#screen;
        if (codePoint >= PLAIN_CODES || this.#joinerIsPending || !screen.wraps || screen.inserts) return false;
        if (screen.options.codepointWidths.size > 0 || !standsAlone(codePoint, this.#behaviour)) return false;
        const { grid, x, y } = screen;
        const { cols } = grid;
        if (x >= cols || y >= grid.rows) return false;
        const row = grid.row(y);
        if (x > 0 && (row.word(x - 1) & (CLUSTER | PADDING)) !== 0) return false;
        if ((row.word(x) & ~(VALUE_BITS | LONG)) !== 0) return false;
        row.set(x, codePoint, screen.styleNumber, cols);
        screen.x = x + 1;
        return true;
      }
      writeReplacement() {
        this.#write(REPLACEMENT, String.fromCodePoint(REPLACEMENT), 1);
      }
      /** Writes what a cell holds; `text` is empty for what never joins. */
      #write(word2, text2, width, style = this.#screen.styleNumber) {
        if (text2 !== "" && this.#joins(word2, text2, width)) return;
        if (text2 === "" && this.#joinerIsPending) return this.#joinPending(String.fromCodePoint(word2));
        const { grid } = this.#screen;
        const { cols, rows } = grid;
        if (!this.#screen.wraps && width > 1 && (width > cols || this.#screen.x !== cols && this.#screen.x > cols - width))
          return;
        if (this.#screen.inserts) grid.insertCells(this.#screen.x, this.#screen.y, width, NO_COLOUR);
        if (this.#screen.wraps && this.#screen.x > unsigned(cols - width)) {
          this.#screen.lineFeed(true);
          this.#screen.x = 0;
        }
        if (this.#screen.x > unsigned(cols - width) || this.#screen.y > rows - 1) return;
        const row = grid.row(this.#screen.y);
        const hasLong = this.#behaviour.paddingHasWidth ? row.hasLong : row.hasWide;
        const isHalf = hasLong && this.#overwrite(row, width);
        for (let x = this.#screen.x + 1; x < this.#screen.x + width; x += 1)
          row.set(x, PADDING, this.#paddingStyle(style), cols);
        if (this.#screen.inserts || isHalf || !this.#isThere(row, word2)) row.set(this.#screen.x, word2, style, cols);
        const last = this.#screen.wraps ? 0 : 1;
        if (this.#screen.x <= unsigned(cols - last - width)) this.#screen.place(this.#screen.x + width, void 0);
        else this.#screen.place(cols - last, void 0);
      }
      /** A half of a character goes. */
      #clearHalf(row, x) {
        row.set(x, SPACE3, this.#paddingStyle(row.style(x)), this.#screen.grid.cols);
      }
      /**
       * True where tmux sees no change, and leaves a cell as it is. It does not look at the colour of an underline, and at links
       * only where it has no cell yet.
       */
      #isThere(row, word2) {
        const { attributes, foreground: foreground2, background: background2, link } = this.#screen.style;
        const isNew = this.#screen.x >= row.size;
        if (word2 !== (isNew ? SPACE3 : row.word(this.#screen.x)) || ((foreground2 | background2) & INDEXED) !== 0) return false;
        const there = this.#screen.styles.style(row.style(this.#screen.x));
        if (attributes !== there.attributes || foreground2 !== there.foreground) return false;
        return background2 === there.background && (link === "" || !isNew);
      }
      #paddingStyle(style) {
        return this.#behaviour.colorsPadding ? this.#screen.styles.erased(this.#screen.styles.style(style).background) : 0;
      }
      /** Takes away what is left of characters that are partly written over. True when there was any. */
      #overwrite(row, width) {
        const { cols } = this.#screen.grid;
        const word2 = row.word(this.#screen.x);
        const style = row.style(this.#screen.x);
        let done = false;
        if (isPadding(row, this.#screen.x)) {
          let x = this.#screen.x;
          for (; x > 0 && isPadding(row, x); x -= 1) this.#clearHalf(row, x);
          this.#clearHalf(row, x);
          done = true;
        }
        if (width !== 1 || widthOf(word2) !== 1 || (word2 & PADDING) !== 0) {
          const isTab = (word2 & TAB) !== 0 && !this.#behaviour.colorsPadding;
          for (let x = this.#screen.x + width; x < cols && isPadding(row, x); x += 1) {
            if (isTab) row.set(x, tabOf(1), style, cols);
            else this.#clearHalf(row, x);
            done = true;
          }
        }
        return done;
      }
      /** True when a character has joined the one before, or makes no sense without one. */
      #joins(word2, text2, width) {
        const codePoint = (word2 & TAB) === 0 ? word2 & VALUE_BITS : SPACE3;
        if (this.#behaviour.joins === "any") {
          if (codePoint === JOINER) {
            this.#joinerIsPending = true;
            return true;
          }
          if (this.#joinerIsPending) {
            this.#joinPending(text2);
            return true;
          }
          if (width > 0) return false;
          this.#append(text2);
          return true;
        }
        if (this.#behaviour.joins === "emoji" && codePoint === HANGUL_FILLER) return true;
        const isVariation = codePoint === VARIATION;
        const hasNoWidth = codePoint === JOINER || isVariation || width === 0;
        let isWide = isVariation && (this.#behaviour.joins === "modifiers" || this.#screen.options.wideVariations);
        if (this.#screen.x === 0 || bytesOf(text2) < 2) return hasNoWidth;
        const row = this.#screen.grid.row(this.#screen.y);
        const back = this.#screen.x !== 1 && isPadding(row, this.#screen.x - 1) ? 2 : 1;
        const before = row.word(this.#screen.x - back);
        if (back !== widthOf(before) || (before & PADDING) !== 0) return hasNoWidth;
        const beforeText = this.#screen.textOf(before);
        if (!hasNoWidth) {
          const joins = joinsBy(this.#behaviour, beforeText, codePoint);
          if (joins === "lost") return true;
          if (joins === void 0) return false;
          if (joins === "wide") isWide = true;
        }
        const whole = beforeText + text2;
        if (bytesOf(whole) > this.#behaviour.cellBytes) return hasNoWidth && this.#behaviour.colorsPadding;
        const number3 = this.#screen.clusters.number(whole);
        if (number3 === void 0) return hasNoWidth;
        const widens = isWide && widthOf(before) === 1;
        const x = this.#screen.x - back;
        const cellWidth2 = widens || this.#screen.clusters.isLost(number3) && widthOf(before) === 1 ? 2 : widthOf(before);
        const joined = (before & TAB) === 0 ? CLUSTER | cellOf(number3, cellWidth2) : tabOf(cellWidth2);
        row.set(x, joined, row.style(x), this.#screen.grid.cols);
        if (widens) row.set(x + 1, PADDING, this.#paddingStyle(row.style(x)), this.#screen.grid.cols);
        this.#moveBehind(x, widens ? 2 : back);
        return true;
      }
      /** Sets the cursor behind a character that another one has joined. It may stand outside of a pane that became smaller. */
      #moveBehind(x, width) {
        const { cols } = this.#screen.grid;
        const { joinedCursor } = this.#behaviour;
        if (x <= cols && x + width > cols && joinedCursor !== "set") return;
        if (x > cols && joinedCursor === "kept-outside") return;
        this.#screen.place(x, void 0);
        this.#screen.place(x + width, void 0);
      }
      /** Up to 3.3: adds a joiner and what follows it to the character before. */
      #joinPending(text2) {
        this.#joinerIsPending = false;
        this.#append("\u200D");
        this.#append(text2);
      }
      /** Up to 3.3: adds a text to the character before the cursor, wherever that has moved. */
      #append(text2) {
        const row = this.#screen.grid.row(this.#screen.y);
        let x = this.#screen.x - 1;
        while (x >= 0 && isPadding(row, x)) x -= 1;
        if (x < 0) return;
        const before = row.word(x);
        const whole = this.#screen.textOf(before) + text2;
        const number3 = bytesOf(whole) > this.#behaviour.cellBytes ? void 0 : this.#screen.clusters.number(whole);
        if (number3 === void 0) return;
        row.set(x, CLUSTER | cellOf(number3, widthOf(before)), row.style(x), this.#screen.grid.cols);
      }
    };
  }
});

// src/terminal/pane/pane-terminal.ts
function screenOptions(options) {
  const { alternateScreen, scrollOnClear = true, variationSelectorAlwaysWide: wideVariations = true } = options;
  return { alternateScreen, scrollOnClear, wideVariations, codepointWidths: options.codepointWidths ?? /* @__PURE__ */ new Map() };
}
var GIVEN_UP_MS, SIXEL, PaneTerminal;
var init_pane_terminal = __esm({
  "src/terminal/pane/pane-terminal.ts"() {
    "use strict";
    init_behaviour();
    init_capture();
    init_commands();
    init_painting();
    init_parser();
    init_picture();
    init_screen();
    init_sixel();
    init_styles();
    init_link();
    init_utf8_reader();
    init_writer();
    GIVEN_UP_MS = 5e3;
    SIXEL = 113;
    PaneTerminal = class {
      #screen;
      #writer;
      #commands;
      #parser;
      #behaviour;
      #utf8;
      /** Links so far. */
      #links = 0;
      /** What REP repeats: a code point. */
      #last;
      /** How long the string that has begun rested. */
      #restedMs = 0;
      constructor(size, options, watch2) {
        const behaviour = behaviourOf(options.version);
        const screen = new Screen({
          ...size,
          historyLimit: options.historyLimit,
          behaviour,
          options: screenOptions(options)
        });
        screen.grid.watch = watch2;
        this.#screen = screen;
        this.#writer = new Writer(screen);
        this.#behaviour = behaviour;
        this.#commands = new Commands(screen, this.#writer);
        this.#utf8 = new Utf8Reader({
          character: (codePoint) => this.#character(codePoint),
          invalid: () => {
            if (behaviour.replacesInvalid) this.#writer.writeReplacement();
          },
          replacesInvalid: behaviour.replacesInvalid
        });
        const repeat = (count) => this.#repeat(count);
        this.#parser = new Parser({
          print: (data, from, to) => this.#print(data, from, to),
          high: (data, at) => {
            this.#last = void 0;
            return this.#utf8.take(data, at);
          },
          control: (byte) => {
            this.#utf8.stop();
            this.#commands.control(byte);
            this.#last = void 0;
          },
          escape: (final, intermediates) => {
            if (this.#commands.escape(intermediates + String.fromCharCode(final))) this.#last = void 0;
          },
          csi: (final, intermediates, parameters) => {
            if (this.#commands.csi(final, intermediates, parameters, repeat)) this.#last = void 0;
          },
          osc: (bytes2) => this.#osc(bytes2),
          dcs: (bytes2, intermediates, parameters) => this.#dcs(bytes2, intermediates === "" && parameters !== void 0),
          stringBegan: () => {
            this.#last = void 0;
            this.#restedMs = 0;
          }
        });
      }
      get cursor() {
        return { x: this.#screen.x, y: this.#screen.y };
      }
      /** True while the alternate screen is shown. */
      get alternate() {
        return this.#screen.isAlternate;
      }
      /** The rows of the history, oldest first, and those of the normal screen, also while the alternate one is shown. */
      get lines() {
        return this.#screen.normalLines;
      }
      /** The rows of the screen that is shown. */
      get shown() {
        const { grid } = this.#screen;
        return grid.lines.slice(grid.history);
      }
      /** A row of the screen that is shown, from 0. */
      row(y) {
        return this.#screen.grid.row(y);
      }
      get cols() {
        return this.#screen.grid.cols;
      }
      get rows() {
        return this.#screen.grid.rows;
      }
      /** Counts how often rows were wrapped anew, which makes others of them. */
      get reflows() {
        return this.#screen.grid.reflows;
      }
      /** The text of a cell, and how it looks: see row.ts. */
      get cells() {
        return this.#screen;
      }
      /**
       * True once tmux has read the cursor outside of its memory, which it does at some resizes: from then on its place is
       * unknown.
       */
      get astray() {
        return this.#screen.isAstray;
      }
      /** Rows of the history. */
      get historySize() {
        return this.#screen.grid.history;
      }
      /** Reads the next piece of output; pieces may be cut anywhere. */
      write(data) {
        this.#parser.push(data);
      }
      /**
       * To be called when the program has written nothing for `ms` milliseconds. Its next output is read apart from the
       * last, and a string without an end is given up, with styles and character sets.
       */
      rest(ms = 0) {
        this.#writer.rest();
        this.#restedMs += ms;
        if (this.#restedMs < GIVEN_UP_MS || !this.#parser.isInString) return;
        this.#parser.giveUp();
        this.#commands.reset();
        this.#last = void 0;
      }
      /**
       * Takes over another size of the pane. Returns where rows of before are now, from the oldest of the history on, as far as
       * there are such rows.
       */
      resize(cols, rows, places = []) {
        this.#writer.rest();
        return this.#screen.resize(Math.max(1, cols), Math.max(1, rows), places);
      }
      /** As the command clear-history. */
      clearHistory() {
        this.#screen.grid.clearHistory();
      }
      /** The text of the rows of the screen that is shown, without blanks at their ends, as `capture-pane -p` prints it. */
      shownText() {
        return this.shown.map((row) => captureRow(row, this.#screen).trimEnd());
      }
      /** What paints the screen that is shown on a blank one, see painting.ts; undefined also within a sequence or character. */
      painting() {
        const isBetween = this.#parser.isGround && !this.#utf8.isWithin && this.#commands.isPlain;
        return isBetween ? painting(this.#screen) : void 0;
      }
      /** The options of the pane have changed. Its version and its limit cannot. */
      setOptions(options) {
        this.#screen.options = screenOptions(options);
      }
      /** What `capture-pane -pJ -S -` prints, line by line; `escapes`: with `-e`. */
      captured({ escapes = false } = {}) {
        const screen = this.#screen;
        const writer = escapes ? new SgrWriter(screen.styles, this.#behaviour.capturesDefaults) : void 0;
        const lines = [];
        let line2 = "";
        for (const row of screen.grid.lines) {
          line2 += captureRow(row, screen, writer);
          if (row.wrapped) continue;
          lines.push(line2);
          line2 = "";
        }
        if (line2 !== "") lines.push(line2);
        return lines;
      }
      #osc(bytes2) {
        const { keepsLinks, linkBytes } = this.#behaviour;
        const link = keepsLinks ? linkIn(bytes2, this.#links += 1, linkBytes) : void 0;
        if (link !== void 0) this.#screen.style = { ...this.#screen.style, link };
      }
      /** `isPlain`: what stands before the string is what tmux since 3.6 expects before a picture. */
      #dcs(bytes2, isPlain) {
        const { drawsSixel } = this.#behaviour;
        const isPicture = bytes2[0] === SIXEL && (drawsSixel === "all" || drawsSixel === "set" && isPlain);
        const size = isPicture ? sixelCells(Buffer.from(bytes2).toString("latin1"), drawsSixel === "all") : void 0;
        if (size !== void 0) makeRoomForPicture(this.#screen, size.width, size.height);
      }
      #print(data, from, to) {
        const isLine = this.#commands.drawsLines;
        this.#utf8.stop();
        this.#drawLines(isLine);
        this.#writer.writeAscii(data, from, to);
        if (isLine) this.#drawLines(false);
        this.#last = data[to - 1];
      }
      #character(codePoint) {
        if (this.#writer.writeCharacter(codePoint)) {
          if (this.#behaviour.repeatsAny) this.#last = codePoint;
        } else if (this.#behaviour.replacesInvalid) this.#writer.writeReplacement();
      }
      #repeat(count) {
        const codePoint = this.#last;
        if (codePoint === void 0) return;
        const isAscii = codePoint < 127;
        const byte = Uint8Array.of(codePoint);
        this.#drawLines(this.#commands.drawsLines);
        for (let left = count; left > 0; left -= 1) {
          if (isAscii) this.#writer.writeAscii(byte, 0, 1);
          else this.#writer.writeCharacter(codePoint);
        }
        if (!this.#behaviour.repeatsAny) this.#drawLines(false);
      }
      /** Sets the attribute for line drawing, or takes it away. */
      #drawLines(isOn) {
        const { style } = this.#screen;
        const attributes = isOn ? style.attributes | CHARSET : style.attributes & ~CHARSET;
        if (attributes !== style.attributes) this.#screen.style = { ...style, attributes };
      }
    };
  }
});

// src/terminal/line-rows.ts
function areTold(rows, from, to) {
  for (let at = from; at < to; at += 1) if (!rows[at].told) return false;
  return true;
}
function lineStart2(rows, at) {
  let begin = at;
  while (begin > 0 && rows[begin - 1]?.wrapped === true) begin -= 1;
  return begin;
}
function inkEnd(rows) {
  let end = rows.length;
  while (end > 0 && rows[end - 1].isBlank) end -= 1;
  return end;
}
var init_line_rows = __esm({
  "src/terminal/line-rows.ts"() {
    "use strict";
  }
});

// src/terminal/told-ahead.ts
var ToldAhead;
var init_told_ahead = __esm({
  "src/terminal/told-ahead.ts"() {
    "use strict";
    init_line_rows();
    init_styled_line();
    ToldAhead = class {
      #lines = [];
      /** The first row that was below the screen. */
      #end = 0;
      /** Remembers the lines of a pane that were told and are on its screen; `gone` rows have left its history. */
      remember({ cells, cols, historySize, lines }, gone) {
        const joiner = new LineJoiner(cells);
        this.#lines = [];
        this.#end = gone + lines.length;
        for (let begin = lineStart2(lines, historySize), at = begin; at < lines.length; at += 1) {
          const row = lines[at];
          joiner.add(row, cols);
          if (row.wrapped) continue;
          const { text: text2 } = joiner.take();
          if (areTold(lines, begin, at + 1)) this.#lines.push({ text: text2, row: lines[begin] });
          begin = at + 1;
        }
      }
      /** True for a line that begins on `row` and was told, taken away, and painted again. Each counts once. */
      takes(pane3, line2, row) {
        return this.#takeFrom(this.#lines, pane3, line2, row);
      }
      /** The same as `takes` on a copy, so that nothing is used up. */
      copy(pane3) {
        const lines = [...this.#lines];
        return (line2, row) => this.#takeFrom(lines, pane3, line2, row);
      }
      /** Forgets the lines that begin with one of these rows. */
      forget(rows) {
        this.#lines = this.#lines.filter(({ row }) => !rows.includes(row));
      }
      clear() {
        this.#lines = [];
      }
      #takeFrom(told, pane3, { text: text2 }, row) {
        if (told.length === 0 || row >= this.#end) return false;
        const at = told.findIndex((each) => each.text === text2 && !(each.row.told && pane3.lines.includes(each.row)));
        if (at >= 0) told.splice(at, 1);
        return at >= 0;
      }
    };
  }
});

// src/terminal/pane/traits.ts
function optionsOf({ codepointWidths, ...options }) {
  return codepointWidths === "" ? options : { ...options, codepointWidths: widthsIn(codepointWidths) };
}
function widthsIn(text2) {
  const widths = /* @__PURE__ */ new Map();
  for (const entry of text2.split(" ")) {
    const [whole, from, to, character, width] = ENTRY.exec(entry) ?? [];
    if (whole === void 0) continue;
    const first = character === void 0 ? parseInt(from ?? "", 16) : character.codePointAt(0) ?? 0;
    const last = Math.min(to === void 0 ? first : parseInt(to, 16), first + MOST_WIDTHS);
    for (let codePoint = first; codePoint <= last; codePoint += 1) widths.set(codePoint, Number(width));
  }
  return widths;
}
var USUAL_TRAITS, MOST_WIDTHS, ENTRY;
var init_traits = __esm({
  "src/terminal/pane/traits.ts"() {
    "use strict";
    USUAL_TRAITS = {
      version: "3.3a",
      historyLimit: 2e3,
      alternateScreen: true,
      scrollOnClear: true,
      variationSelectorAlwaysWide: true,
      codepointWidths: ""
    };
    MOST_WIDTHS = 131072;
    ENTRY = /^(?:U\+([0-9a-f]{1,6})(?:-U\+([0-9a-f]{1,6}))?|(.))=([012])$/iu;
  }
});

// src/terminal/leaving-rows.ts
var LeavingRows;
var init_leaving_rows = __esm({
  "src/terminal/leaving-rows.ts"() {
    "use strict";
    init_styled_line();
    LeavingRows = class {
      #options;
      /** The line that goes on in rows that have left. */
      open;
      /** How many rows have left. */
      gone = 0;
      /** Of the open line: the row on which it began, and whether all of it was told before. */
      #openRow = 0;
      #openIsTold = false;
      constructor(options) {
        this.#options = options;
        this.open = new LineJoiner(options.pane().cells);
      }
      /** Another pane is drawn from here on: no line goes on in it. */
      begin() {
        this.open = new LineJoiner(this.#options.pane().cells);
      }
      /** Adds rows that leave to the lines that they belong to. */
      add(rows) {
        const { final, notes, pane: pane3 } = this.#options;
        const { cols } = pane3();
        for (const row of rows) {
          if (this.open.empty) {
            final.addAll(notes.take(this.gone));
            this.#openRow = this.gone;
            this.#openIsTold = true;
          }
          this.open.add(row, cols);
          this.#openIsTold &&= row.told;
          this.gone += 1;
          if (!row.wrapped || this.open.full) this.#endLine();
        }
      }
      /** The line that goes on ends here. */
      end() {
        if (!this.open.empty) this.#endLine();
      }
      /** Adds the open line, if it is news. */
      #endLine() {
        const { final, pane: pane3, toldAhead } = this.#options;
        const line2 = this.open.take();
        if (this.#openIsTold || toldAhead.takes(pane3(), line2, this.#openRow)) return;
        final.add(line2);
      }
    };
  }
});

// src/terminal/pane-lines.ts
var PaneLines;
var init_pane_lines = __esm({
  "src/terminal/pane-lines.ts"() {
    "use strict";
    init_line_rows();
    PaneLines = class {
      #parts;
      #told = 0;
      #reflows = 0;
      constructor(parts) {
        this.#parts = parts;
      }
      /** How many rows of the pane, from the oldest on, are known to be told. */
      get told() {
        return this.#told;
      }
      /** Another pane is drawn from here on. */
      begin() {
        this.#told = 0;
        this.#reflows = 0;
      }
      /** Takes in that the oldest rows leave; returns how many of them are known to be told. */
      forget(count) {
        const known3 = Math.min(this.#told, count);
        this.#told -= known3;
        return known3;
      }
      /** The lines before a row of the pane that were not told. */
      untold(to) {
        const { final, leaving, toldAhead } = this.#parts;
        const found2 = [];
        const { cols, lines } = this.#pane;
        const joiner = leaving.open.copy();
        const preview = final.preview();
        const wasTold = toldAhead.copy(this.#pane);
        const end = Math.min(to, lines.length);
        let isTold = joiner.empty;
        for (let begin = this.#told, at = begin; at < end; at += 1) {
          const row = lines[at];
          joiner.add(row, cols);
          isTold &&= row.told;
          if (row.wrapped && at + 1 < end) continue;
          const line2 = joiner.take();
          if (!isTold && !wasTold(line2, leaving.gone + begin))
            for (const each of preview(line2)) found2.push({ row: begin, line: each });
          begin = at + 1;
          isTold = true;
        }
        return found2;
      }
      /** Tells of the lines that are whole in the history. */
      tellHistory() {
        const { lines, historySize, reflows } = this.#pane;
        if (reflows !== this.#reflows) this.#told = 0;
        this.#reflows = reflows;
        let begin = lineStart2(lines, Math.min(this.#told, historySize));
        for (let at = begin; at < historySize; at += 1) {
          if (lines[at]?.wrapped === true) continue;
          this.#tell(lines, begin, at + 1);
          begin = at + 1;
        }
        this.#told = begin;
      }
      /** Tells of the lines above the cursor: what stands there will be read before what comes on the alternate screen. */
      tellToCursor() {
        this.tellHistory();
        const { lines, historySize, cursor } = this.#pane;
        const end = Math.min(lines.length, historySize + cursor.y);
        for (let begin = this.#told, at = begin; at < end; at += 1) {
          if (lines[at].wrapped) continue;
          this.#tell(lines, begin, at + 1);
          begin = at + 1;
        }
        this.#parts.toldAhead.remember(this.#pane, this.#parts.leaving.gone);
      }
      /** Tells of one line, if it is news. */
      #tell(rows, from, to) {
        const { leaving, final, notes, toldAhead } = this.#parts;
        const { open: open2 } = leaving;
        if (open2.empty) {
          if (areTold(rows, from, to)) return;
          final.addAll(notes.take(leaving.gone + from));
        }
        let line2;
        if (open2.empty && to - from === 1) line2 = open2.line(rows[from], this.#pane.cols);
        else {
          for (let at = from; at < to; at += 1) open2.add(rows[at], this.#pane.cols);
          line2 = open2.take();
        }
        if (!toldAhead.takes(this.#pane, line2, leaving.gone + from)) final.add(line2);
        for (let at = from; at < to; at += 1) rows[at].told = true;
      }
      get #pane() {
        return this.#parts.pane();
      }
    };
  }
});

// src/terminal/row-notes.ts
var RowNotes;
var init_row_notes = __esm({
  "src/terminal/row-notes.ts"() {
    "use strict";
    RowNotes = class {
      #notes = [];
      /** Adds a note; notes are added from the top. */
      add(note) {
        this.#notes = [...this.#notes, note];
      }
      /** The rows of all notes. */
      get rows() {
        return this.#notes.map(({ row }) => row);
      }
      /** Moves each note to another row. */
      moveTo(rows) {
        this.#notes = this.#notes.map((note, at) => ({ ...note, row: rows[at] ?? note.row }));
      }
      /** The notes on `row` and further up; they are forgotten. */
      take(row) {
        if (this.#notes.length === 0) return [];
        const taken = this.#notes.filter((note) => note.row <= row);
        this.#notes = this.#notes.slice(taken.length);
        return taken.map(({ line: line2 }) => line2);
      }
      /** Lines with the notes among them, and those behind the last one up to `row`. */
      among(lines, row) {
        const notes = this.#notes.filter((note) => note.row <= row);
        return [...notes, ...lines].toSorted((one, other) => one.row - other.row).map(({ line: line2 }) => line2);
      }
    };
  }
});

// src/terminal/screen-size.ts
function bounded({ cols, rows }) {
  return { cols: Math.min(Math.max(cols, 1), MAX_COLS2), rows: Math.min(Math.max(rows, 1), MAX_ROWS) };
}
var MAX_COLS2, MAX_ROWS;
var init_screen_size = __esm({
  "src/terminal/screen-size.ts"() {
    "use strict";
    MAX_COLS2 = 2e3;
    MAX_ROWS = 2e3;
  }
});

// src/terminal/transcript.ts
var MOST_KEPT2, ANSWER_MS, Transcript;
var init_transcript = __esm({
  "src/terminal/transcript.ts"() {
    "use strict";
    init_final_lines();
    init_full_screen();
    init_pane_terminal();
    init_line_rows();
    init_told_ahead();
    init_traits();
    init_leaving_rows();
    init_pane_lines();
    init_row_notes();
    init_screen_size();
    MOST_KEPT2 = 500;
    ANSWER_MS = 1500;
    Transcript = class {
      #pane;
      #fullScreen;
      /** Rows that the pane has forgotten. */
      #leaving;
      #traits;
      #final = new FinalLines();
      #notes = new RowNotes();
      #telling;
      /** Lines that stood on the screen after they were told. */
      #toldAhead = new ToldAhead();
      /** What time it is, as far as that is told, when the pane had another size, and when its history was cleared. */
      #nowMs = 0;
      #sizedMs = Number.NEGATIVE_INFINITY;
      #clearedMs = 0;
      constructor(size, traits = USUAL_TRAITS) {
        this.#traits = traits;
        this.#pane = this.#newPane(bounded(size), traits);
        this.#fullScreen = new FullScreen(this.#pane, "screen");
        const parts = { pane: () => this.#pane, final: this.#final, notes: this.#notes, toldAhead: this.#toldAhead };
        this.#leaving = new LeavingRows(parts);
        this.#telling = new PaneLines({ ...parts, leaving: this.#leaving });
      }
      #newPane(size, traits) {
        const historyLimit = Math.min(traits.historyLimit, MOST_KEPT2);
        return new PaneTerminal(size, optionsOf({ ...traits, historyLimit }), {
          forgetting: (count, isCleared) => this.#forget(count, isCleared),
          scrollingAway: (row) => {
            if (this.alternate) this.#fullScreen.scrollingAway(row);
            else this.#addScrolledAway(row);
          },
          clearing: (rows) => {
            if (!this.alternate) this.#addCleared(rows);
          },
          enteringAlternate: () => {
            if (this.#fullScreen.kept !== "nothing") this.#telling.tellToCursor();
            this.#fullScreen.enter();
          },
          leavingAlternate: () => this.#leaveAlternate(),
          leftAlternate: () => this.#toldAhead.remember(this.#pane, this.#leaving.gone),
          painted: () => this.#fullScreen.painted(),
          homing: () => this.#fullScreen.homing()
        });
      }
      /** True while the alternate screen is shown. */
      get alternate() {
        return this.#pane.alternate;
      }
      /** The cursor's cell on the screen, from 0. */
      get cursor() {
        return this.#pane.cursor;
      }
      /** The row of the cursor, counted as tmux does: from the first row that was written. */
      get row() {
        return this.#leaving.gone + this.#pane.historySize + this.#pane.cursor.y;
      }
      /** The row, counted in the same way, on which the last line with something on it begins. */
      get lastLineRow() {
        return this.#leaving.gone + (this.#lastLine ?? 0);
      }
      /**
       * The row of the normal screen on which its last line with something on it begins: from 0, negative for a line that begins
       * above the screen; undefined when the screen is blank.
       */
      get lastRow() {
        const { lines, historySize } = this.#pane;
        return inkEnd(lines) > historySize ? (this.#lastLine ?? 0) - historySize : void 0;
      }
      /** The row of the normal screen, from 0, below the last one with something on it. */
      get freeRow() {
        return Math.max(0, inkEnd(this.#pane.lines) - this.#pane.historySize);
      }
      /** What to say where so many lines are left out because a program has cleared and painted them again. */
      set noteOfRepaint(noteOf) {
        this.#final.noteOfRepaint = noteOf;
      }
      /** Chooses what programs on the alternate screen leave, this one and later ones. */
      keep(kept) {
        this.#fullScreen.kept = kept;
      }
      /** From here on another pane goes on. All lines of the last one become final. */
      begin(traits = this.#traits) {
        const { cols, rows, lines } = this.#pane;
        this.#final.addAll(this.#normalScreen());
        if (this.alternate) this.#leaveAlternate();
        this.continues();
        this.#leaving.gone += lines.length;
        this.#notes.take(this.#leaving.gone);
        this.#traits = traits;
        this.#pane = this.#newPane({ cols, rows }, traits);
        this.#fullScreen = new FullScreen(this.#pane, this.#fullScreen.kept);
        this.#leaving.begin();
        this.#telling.begin();
      }
      /** Takes over what is known of the pane by now. */
      becomes(traits) {
        const { version: version2, historyLimit } = this.#traits;
        if (version2 !== traits.version || historyLimit !== traits.historyLimit) return this.begin(traits);
        this.#traits = traits;
        this.#pane.setOptions(optionsOf(traits));
      }
      /** Follows the pane to another size, in cells. */
      resize(cols, rows) {
        const size = bounded({ cols, rows });
        if (size.cols === this.#pane.cols && size.rows === this.#pane.rows) return;
        this.#telling.tellHistory();
        this.#sizedMs = this.#nowMs;
        const above = this.#leaving.gone;
        const noted = this.#notes.rows.map((row) => row - above);
        const places = this.#pane.resize(size.cols, size.rows, noted);
        this.#notes.moveTo(places.map((row) => row + this.#leaving.gone));
        this.#toldAhead.remember(this.#pane, this.#leaving.gone);
      }
      /** Reads the next piece of output; pieces may be cut anywhere. */
      write(data) {
        this.#pane.write(data);
      }
      /** What follows came at this time, in milliseconds. */
      cameAt(timeMs) {
        this.#nowMs = timeMs;
        if (timeMs - this.#clearedMs > ANSWER_MS) this.#final.settled();
      }
      /** What follows is the pane as it was, painted once more, until `continues`. */
      repaints() {
        this.#fullScreen.holds = true;
      }
      /** What a program on the alternate screen shows now is none of what it leaves. */
      pass() {
        this.#fullScreen.pass();
      }
      /** From here on the program writes again. */
      continues() {
        this.#final.release(this.#fullScreen.release());
      }
      /** Puts a line between those of the normal screen, before the one that the next character begins. */
      note(line2) {
        this.#notes.add({ row: this.row + (this.#pane.cursor.x > 0 ? 1 : 0), line: line2 });
      }
      /** The lines that became final since the last call. */
      take() {
        this.#telling.tellHistory();
        this.#final.addAll(this.#fullScreen.take());
        return this.#final.take();
      }
      /** As `take`, without the lines that the pane has forgotten since, as its history was cleared. */
      takeRemembered() {
        this.#telling.tellHistory();
        return this.#final.takeRemembered();
      }
      /** The lines on the screen that is shown and not final yet, without blank ones at its end. */
      screen() {
        return this.alternate ? this.#fullScreen.rest() : [...this.#fullScreen.held, ...this.#final.waiting, ...this.#normalScreen()];
      }
      /** The lines of the normal screen behind the alternate one; none while that is off. */
      behind() {
        return this.alternate ? [...this.#fullScreen.held, ...this.#final.waiting, ...this.#normalScreen()] : [];
      }
      /** The lines of the normal screen above the one with the cursor: those that a program is likely to be done with. */
      aboveCursor() {
        if (this.alternate) return [];
        this.#telling.tellHistory();
        const { lines, historySize, cursor } = this.#pane;
        const end = lineStart2(lines, historySize + cursor.y);
        return end <= this.#telling.told ? [] : this.#withNotes(this.#telling.untold(end), end - 1);
      }
      /** Where the pane's last line with something on it begins; undefined when there is none. */
      get #lastLine() {
        const { lines } = this.#pane;
        const last = inkEnd(lines) - 1;
        return last < 0 ? void 0 : lineStart2(lines, last);
      }
      /** What a program leaves stands before what is painted from here on, even when it turns out later that it has left. */
      #leaveAlternate() {
        if (this.#fullScreen.holds) this.#final.hold();
        this.#final.addAll(this.#fullScreen.leave());
      }
      #normalScreen() {
        this.#telling.tellHistory();
        const lines = this.#telling.untold(Infinity);
        while (lines.at(-1)?.line.ansi === "") lines.pop();
        return this.#withNotes(lines, Infinity);
      }
      /** Lines with the notes among them, and those up to a row of the pane. */
      #withNotes(lines, row) {
        const placed = lines.map(({ row: begin, line: line2 }) => ({ row: begin + this.#leaving.gone, line: line2 }));
        return this.#notes.among(placed, row + this.#leaving.gone);
      }
      /** Rows are about to leave the history. Of a line that goes on they are held. */
      #forget(count, isCleared) {
        this.#telling.tellHistory();
        const leaving = this.#pane.lines.slice(0, count);
        const held = this.#telling.forget(count);
        this.#leaving.gone += held;
        this.#leaving.add(leaving.slice(held));
        if (isCleared) this.#toldAhead.clear();
        else this.#toldAhead.forget(leaving);
        if (!isCleared) return;
        this.#clearedMs = this.#nowMs;
        const isAnswer = this.#nowMs - this.#sizedMs <= ANSWER_MS;
        this.#final.cleared(isAnswer || this.#fullScreen.kept === "conversation");
      }
      /** Adds a row that scrolls away from a screen without history. */
      #addScrolledAway(row) {
        this.#leaving.add([row]);
        this.#toldAhead.forget([row]);
      }
      /** Adds what is cleared from a screen without history. */
      #addCleared(rows) {
        this.#telling.tellHistory();
        this.#leaving.add(rows.slice(0, inkEnd(rows)).filter((row) => !row.told));
        this.#leaving.end();
      }
    };
  }
});

// src/cli/log/print/marker.ts
function markerText(entry) {
  switch (entry.kind) {
    case "gap":
      return `\u2500\u2500 gap: ${missing(entry)}: ${plain(entry.why)} \u2500\u2500`;
    case "recovered":
      if (entry.why === "adopted" && entry.at === 0) return void 0;
      return `\u2500\u2500 recovered from the pane's history (${entry.why}) \u2500\u2500`;
    case "restart":
      return "\u2500\u2500 started again: its tmux server had ended \u2500\u2500";
    case "respawn":
      return "\u2500\u2500 another program was started in the pane \u2500\u2500";
    case "end":
      return entry.confirmed ? void 0 : "\u2500\u2500 end: the last output may be missing \u2500\u2500";
    default:
      return void 0;
  }
}
function repaintText(lines) {
  return `\u2500\u2500 painted again: ${linesText(lines)} \u2500\u2500`;
}
function missing({ loss, bytes: bytes2, lines }) {
  if (loss === "perhaps") return "output perhaps missing";
  const size = bytes2 !== null ? bytesText(bytes2) : lines === void 0 ? void 0 : rowsText(lines);
  if (loss === "known") return size === void 0 ? "output missing" : `output missing (${size})`;
  return size === void 0 ? "output missing (unknown how much)" : `output missing (at least ${size})`;
}
function rowsText(rows) {
  return rows === 1 ? "1 row of the pane" : `${rows} rows of the pane`;
}
function linesText(lines) {
  return lines === 1 ? "1 line" : `${lines} lines`;
}
function bytesText(bytes2) {
  if (bytes2 < 1e3) return `${bytes2} B`;
  let value = bytes2 / 1e3;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS2.length - 1) {
    value /= 1e3;
    unit += 1;
  }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${UNITS2[unit] ?? ""}`;
}
var UNITS2;
var init_marker = __esm({
  "src/cli/log/print/marker.ts"() {
    "use strict";
    init_plain();
    UNITS2 = ["kB", "MB", "GB"];
  }
});

// src/cli/log/print/log-printer.ts
function inOrder(entries) {
  let entered;
  const placed = entries.map((entry) => {
    if (entry.kind === "alternate") entered = entry.on ? entered ?? entry.at : void 0;
    return entry.kind === "agent" && entered !== void 0 ? { ...entry, at: entered } : entry;
  });
  return placed.toSorted((one, other) => one.at - other.at);
}
function dim(text2) {
  return { text: text2, ansi: `\x1B[0;2m${text2}\x1B[0m` };
}
function keptOf({ agent: agent2 }) {
  return agent2 === "command" ? "screen" : "conversation";
}
var ALTERNATE_ON, LogView;
var init_log_printer = __esm({
  "src/cli/log/print/log-printer.ts"() {
    "use strict";
    init_transcript();
    init_line_start();
    init_marker();
    ALTERNATE_ON = Buffer.from("\x1B[?1049h");
    LogView = class _LogView {
      #log;
      #transcript;
      #markers;
      #at;
      /** Entries of the index from `at` on, in the order of their offsets, and how many of them were acted on. */
      #due;
      #passed = 0;
      /** Where it ends that the pane is painted once more; Infinity when it is not. */
      #repaintedTo = Infinity;
      /** How many entries the index had when `due` was brought up to date. */
      #known;
      constructor(log, from, markers) {
        this.#log = log;
        this.#markers = markers;
        this.#at = Math.max(from, log.start);
        this.#due = inOrder(log.entries).filter(({ at }) => at >= this.#at);
        this.#known = log.entries.length;
        this.#transcript = new Transcript(log.sizeAt(this.#at), log.traitsAt(this.#at));
        if (markers === "all") this.#transcript.noteOfRepaint = (lines) => dim(repaintText(lines));
      }
      /** Begins at an offset, on the screen as it was then. */
      static async open(log, from, markers) {
        const view2 = _LogView.#begin(log, drawingStart(log, from), markers);
        if (view2.at >= from) return view2;
        for await (const _ of view2.read(from)) continue;
        view2.#transcript.pass();
        return view2;
      }
      static #begin(log, from, markers) {
        const view2 = new _LogView(log, from, markers);
        const agent2 = log.entries.findLast((entry) => entry.kind === "agent" && entry.at < view2.#at);
        if (agent2?.kind === "agent") view2.#transcript.keep(keptOf(agent2));
        if (isFullScreen(log, view2.#at)) view2.#transcript.write(ALTERNATE_ON);
        const screen = log.entries.findLast((entry) => entry.kind === "screen" && entry.at === view2.#at);
        if (screen?.kind === "screen") view2.#transcript.write(Buffer.from(screen.image));
        return view2;
      }
      /** Offset of the first byte that was not drawn yet. */
      get at() {
        return this.#at;
      }
      /**
       * Reads on, by default to the end of the log as of its last refresh; yields the lines that became final, in batches.
       */
      async *read(to = this.#log.end) {
        this.#at = Math.max(this.#at, this.#log.start);
        this.#bringUpToDate();
        for await (const [at, chunk] of this.#log.pieces(this.#at, to)) {
          if (at > this.#at) this.#skip(at);
          this.#draw(chunk);
          const lines = this.#transcript.take();
          if (lines.length > 0) yield lines;
        }
        if (to > this.#at) this.#skip(to);
        this.#passEntries(this.#at);
        yield this.#transcript.take();
      }
      /** Lines that are still on the screen, but above the cursor. */
      settled() {
        return this.#transcript.aboveCursor();
      }
      /** All lines that are still on the screen, the alternate one after the normal one. */
      rest() {
        return [...this.#transcript.behind(), ...this.#transcript.screen()];
      }
      #draw(chunk) {
        let rest = chunk;
        while (rest.length > 0) {
          this.#passEntries(this.#at);
          const next = Math.min(this.#due[this.#passed]?.at ?? Infinity, this.#repaintedTo);
          const part = rest.subarray(0, next - this.#at);
          this.#transcript.write(part);
          this.#at += part.length;
          rest = rest.subarray(part.length);
        }
      }
      /** What is before an offset is no longer there. */
      #skip(to) {
        const from = this.#at;
        const isKnown = this.#log.entries.some((entry) => entry.kind === "gap" && entry.at > from && entry.at <= to);
        this.#at = to;
        this.#passEntries(to);
        const gap = {
          kind: "gap",
          at: to,
          time: 0,
          bytes: to - from,
          loss: "known",
          why: "a file of the log is gone"
        };
        if (!isKnown) this.#mark(gap);
      }
      /** Acts on the entries of the index up to an offset. */
      #passEntries(offset2) {
        for (; ; ) {
          if (this.#repaintedTo <= offset2) {
            this.#repaintedTo = Infinity;
            this.#transcript.continues();
          }
          const entry = this.#due[this.#passed];
          if (entry === void 0 || entry.at > offset2) return;
          this.#passed += 1;
          this.#transcript.cameAt(entry.time);
          if (entry.kind === "recovered" && entry.at > 0) {
            this.#transcript.repaints();
            this.#repaintedTo = entry.at + entry.bytes;
          }
          if (entry.kind === "restart" || entry.kind === "respawn") this.#transcript.begin();
          if (entry.kind === "agent") this.#transcript.keep(keptOf(entry));
          if (entry.kind === "pane") this.#transcript.becomes(entry);
          else if (entry.kind === "size") this.#transcript.resize(entry.cols, entry.rows);
          else this.#mark(entry);
        }
      }
      /** Takes over what the index has by now. A size may be told late: then it takes effect here. */
      #bringUpToDate() {
        const { entries } = this.#log;
        for (const entry of entries.slice(this.#known)) {
          let place = this.#due.length;
          while (place > this.#passed && this.#due[place - 1].at > entry.at) place -= 1;
          this.#due.splice(place, 0, entry);
        }
        this.#known = entries.length;
      }
      /** Says it between the lines: drawn on the screen, it would be painted over. */
      #mark(entry) {
        const isLife = entry.kind === "restart" || entry.kind === "respawn";
        if (this.#markers === "none" || this.#markers === "lives" && !isLife) return;
        const text2 = markerText(entry);
        if (text2 !== void 0) this.#transcript.note(dim(text2));
      }
    };
  }
});

// src/cli/log/print/tail.ts
async function viewTail(log, { lines, since: since2, markers, wanted }) {
  for (let count = lines + SPARE_LINES; ; ) {
    const oldest = Math.max(since2, log.end - count * MOST_BYTES_PER_LINE);
    const start = await lastLinesStart(log, count, oldest);
    const from = Math.max(since2, drawingStart(log, start));
    const view2 = await LogView.open(log, from, markers);
    let final = [];
    for await (const batch of view2.read()) {
      final.push(...wanted(batch));
      if (final.length > 2 * lines) final = lastOf(final, lines);
    }
    const found2 = final.length + wanted(view2.rest()).length;
    if (found2 > lines || from <= since2 || found2 === lines && start > oldest)
      return { view: view2, final: lastOf(final, lines) };
    const growth = SPARE * lines / Math.max(found2, 1);
    count = Math.ceil(count * Math.min(Math.max(growth, LEAST_GROWTH), MOST_GROWTH));
  }
}
function lastOf(items, count) {
  return count === 0 ? [] : items.slice(-count);
}
var SPARE_LINES, MOST_BYTES_PER_LINE, SPARE, LEAST_GROWTH, MOST_GROWTH;
var init_tail = __esm({
  "src/cli/log/print/tail.ts"() {
    "use strict";
    init_reader();
    init_line_start();
    init_log_printer();
    SPARE_LINES = 50;
    MOST_BYTES_PER_LINE = 256;
    SPARE = 2;
    [LEAST_GROWTH, MOST_GROWTH] = [2, 32];
  }
});

// src/cli/log/print/raw.ts
var raw_exports = {};
__export(raw_exports, {
  rawOutput: () => rawOutput
});
async function* rawOutput(log, request2) {
  const { grep } = request2;
  const output = bytes(log, await startOf(log, request2), request2.follow);
  if (grep === void 0) yield* output;
  else for await (const lines of splitLines(output)) yield* grep.filter(lines, textOf3);
}
async function startOf(log, { since: since2, lines, grep }) {
  if (lines === void 0) return since2;
  return grep === void 0 ? lastLinesStart(log, lines, since2) : lastMatchesStart(log, lines, since2, grep);
}
async function lastMatchesStart(log, count, since2, grep) {
  let starts = [];
  let before = 0;
  for await (const lines of splitLines(log.read(since2))) {
    const placed = lines.map((line2) => {
      before += line2.length;
      return { line: line2, at: before - line2.length };
    });
    starts.push(...grep.filter(placed, ({ line: line2 }) => textOf3(line2)).map(({ at }) => at));
    starts = lastOf(starts, count);
  }
  return starts[0] === void 0 ? log.end : log.offsetAfter(since2, starts[0]);
}
async function* bytes(log, from, following) {
  let at = from;
  for await (const [offset2, chunk] of log.pieces(at)) {
    at = offset2 + chunk.length;
    yield chunk;
  }
  if (following === void 0) return;
  for await (const moment of follow(log, following)) {
    if (moment === "settled") continue;
    for await (const [offset2, chunk] of log.pieces(at)) {
      at = offset2 + chunk.length;
      yield chunk;
    }
  }
}
async function* splitLines(chunks) {
  let rest = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const lines = [];
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED3); end !== -1; end = chunk.indexOf(LINE_FEED3, from)) {
      const line2 = chunk.subarray(from, end + 1);
      lines.push(rest.length === 0 ? line2 : Buffer.concat([rest, line2]));
      rest = Buffer.alloc(0);
      from = end + 1;
    }
    rest = Buffer.concat([rest, chunk.subarray(from)]);
    if (rest.length >= MAX_LINE_BYTES3) {
      lines.push(rest);
      rest = Buffer.alloc(0);
    }
    yield lines;
  }
  if (rest.length > 0) yield [rest];
}
function textOf3(line2) {
  return line2.toString().replace(/\r?\n$/, "");
}
var LINE_FEED3, MAX_LINE_BYTES3;
var init_raw = __esm({
  "src/cli/log/print/raw.ts"() {
    "use strict";
    init_follow();
    init_line_start();
    init_tail();
    LINE_FEED3 = 10;
    MAX_LINE_BYTES3 = 1024 * 1024;
  }
});

// src/redaction/broken-lines.ts
var FRAME, BETWEEN, MOST_BROKEN_LINES;
var init_broken_lines = __esm({
  "src/redaction/broken-lines.ts"() {
    "use strict";
    FRAME = new Set(" 	\xA0\u2502\u2503\u2551\u258F\u258E\u258C\u2595\u2590|\u23BF\u254E");
    BETWEEN = new Set(" 	\xA0\"'`");
    MOST_BROKEN_LINES = 32;
  }
});

// src/redaction/key-block.ts
var MOST_KEY_LINES;
var init_key_block = __esm({
  "src/redaction/key-block.ts"() {
    "use strict";
    MOST_KEY_LINES = 400;
  }
});

// src/cli/log/print/once.ts
var PrintOnce;
var init_once = __esm({
  "src/cli/log/print/once.ts"() {
    "use strict";
    PrintOnce = class {
      /** What was printed of the lines on the screen, from its top. */
      #printed = [];
      /** The lines to print of those that have left the screen. */
      left(lines) {
        return lines.filter(({ text: text2 }) => this.#printed.shift() !== text2);
      }
      /** The lines to print of those on the screen that are not likely to change. */
      settled(lines) {
        return lines.filter(({ text: text2 }, index) => {
          if (this.#printed[index] === text2) return false;
          this.#printed[index] = text2;
          return true;
        });
      }
    };
  }
});

// src/cli/log/print/text.ts
var text_exports = {};
__export(text_exports, {
  textOutput: () => textOutput
});
async function* textOutput(log, form, request2) {
  const { since: since2, grep } = request2;
  const wanted = (lines) => grep?.filter(lines, ({ text: text2 }) => text2) ?? lines;
  const print = (lines) => wanted(lines).map((line2) => `${line2[form]}
`).join("");
  const markers = request2.onlyOutput === true ? "none" : form === "ansi" ? "all" : "lives";
  if (request2.redactor !== void 0) {
    yield* redactedOutput(log, request2.redactor, request2, { wanted, print, markers });
    return;
  }
  const once3 = new PrintOnce();
  let view2;
  if (request2.lines === void 0) {
    view2 = await LogView.open(log, since2, markers);
    for await (const lines of view2.read()) yield print(lines);
  } else {
    const tail = await viewTail(log, { lines: request2.lines, since: since2, markers, wanted });
    view2 = tail.view;
    const shown2 = request2.follow === void 0 ? view2.rest() : once3.settled(view2.settled());
    yield print(lastOf([...tail.final, ...wanted(shown2)], request2.lines));
    if (request2.follow === void 0) return;
  }
  if (request2.follow !== void 0) {
    for await (const moment of follow(log, request2.follow)) {
      if (moment === "settled") yield print(once3.settled(view2.settled()));
      else for await (const lines of view2.read()) yield print(once3.left(lines));
    }
  }
  yield print(once3.left(view2.rest()));
}
async function* redactedOutput(log, redactor2, request2, { wanted, print, markers }) {
  const { since: since2, lines: count, follow: following } = request2;
  const once3 = new PrintOnce();
  let view2;
  if (count === void 0) {
    view2 = await LogView.open(log, since2, markers);
    for await (const lines of view2.read()) yield print(redactor2.push(lines));
  } else {
    const before = await linesBefore(log, request2, markers);
    view2 = before.view;
    let last = [];
    for await (const lines of before.lines) last = lastOf([...last, ...wanted(redactor2.push(lines))], count);
    const shown2 = following === void 0 ? [...redactor2.push(view2.rest()), ...redactor2.end()] : once3.settled(redactor2.preview(view2.settled()));
    yield print(lastOf([...last, ...wanted(shown2)], count));
    if (following === void 0) return;
  }
  if (following !== void 0) {
    for await (const moment of follow(log, following)) {
      if (moment === "settled") yield print(once3.settled(redactor2.preview(view2.settled())));
      else for await (const lines of view2.read()) yield print(once3.left(redactor2.push(lines)));
    }
  }
  yield print(once3.left([...redactor2.push(view2.rest()), ...redactor2.end()]));
}
async function linesBefore(log, { since: since2, lines = 0, grep }, markers) {
  if (grep !== void 0) {
    const view3 = await LogView.open(log, since2, markers);
    return { view: view3, lines: view3.read() };
  }
  const all = (some) => some;
  const { view: view2, final } = await viewTail(log, { lines: lines + LINES_BEFORE, since: since2, markers, wanted: all });
  return { view: view2, lines: once(final) };
}
async function* once(lines) {
  yield await Promise.resolve(lines);
}
var LINES_BEFORE;
var init_text = __esm({
  "src/cli/log/print/text.ts"() {
    "use strict";
    init_broken_lines();
    init_key_block();
    init_follow();
    init_once();
    init_tail();
    init_log_printer();
    LINES_BEFORE = MOST_KEY_LINES + MOST_BROKEN_LINES;
  }
});

// src/cli/log/print/sink.ts
function streamSink(stream) {
  const gone = new AbortController();
  stream.on("error", () => gone.abort());
  stream.once("close", () => gone.abort());
  return {
    gone: gone.signal,
    async write(data) {
      if (gone.signal.aborted) return false;
      if (stream.write(data)) return true;
      await new Promise((resolve2) => {
        const ready = () => {
          stream.off("drain", ready);
          gone.signal.removeEventListener("abort", ready);
          resolve2();
        };
        stream.once("drain", ready);
        gone.signal.addEventListener("abort", ready);
      });
      return !gone.signal.aborted;
    },
    close: async () => Promise.resolve()
  };
}
var init_sink = __esm({
  "src/cli/log/print/sink.ts"() {
    "use strict";
  }
});

// src/cli/log/viewer/copy.ts
var copy_exports = {};
__export(copy_exports, {
  copyText: () => copyText
});
async function copyText(text2, env) {
  if (env["TMUX"] === void 0) return `\x1B]52;c;${Buffer.from(text2).toString("base64")}\x07`;
  const address = serverAddress({}, env);
  const allowed = await runTmux(address, ["show-options", "-sv", "set-clipboard"], { timeoutMs: COPY_MS });
  const client = allowed === "off" ? void 0 : await busiestTerminal(address);
  const clipboard = client === void 0 ? [] : ["-w", "-t", client];
  const load = ["-N", "-S", address.socket, "load-buffer", ...clipboard, "-"];
  const { how, code, stderr } = await run([serverBinary(address), ...load], { input: text2, timeoutMs: COPY_MS });
  if (code !== 0) throw new Failure("command-rejected", `tmux did not take the text: ${stderr.trim() || how}`);
  return "";
}
async function busiestTerminal(address) {
  const format = "#{client_control_mode} #{client_activity} #{client_name}";
  const rows = (await runTmux(address, ["list-clients", "-F", format], { timeoutMs: COPY_MS })).split("\n");
  const terminals = rows.flatMap((row) => {
    const [, activity, name2] = /^0 (\d+) (.+)$/.exec(row) ?? [];
    return name2 === void 0 ? [] : [{ activity: Number(activity), name: name2 }];
  });
  return terminals.toSorted((a, b) => b.activity - a.activity)[0]?.name;
}
var COPY_MS;
var init_copy = __esm({
  "src/cli/log/viewer/copy.ts"() {
    "use strict";
    init_failure();
    init_run();
    init_binary();
    init_one_shot();
    init_server_address();
    COPY_MS = 3e3;
  }
});

// src/cli/log/viewer/edit.ts
var edit_exports = {};
__export(edit_exports, {
  editText: () => editText
});
async function editText(directory, env, suspend) {
  const folder = await (0, import_promises5.mkdtemp)((0, import_node_path10.join)(env["TMPDIR"] ?? (0, import_node_os3.tmpdir)(), "geppetto-"));
  const remove = () => (0, import_node_fs15.rmSync)(folder, { recursive: true, force: true });
  const ended = (signal) => {
    remove();
    for (const each of ENDS) process.off(each, ended);
    process.kill(process.pid, signal);
  };
  for (const signal of ENDS) process.on(signal, ended);
  try {
    const path = (0, import_node_path10.join)(folder, "log.txt");
    await writeText(directory, path);
    const resume = suspend();
    try {
      return await edit(path, env);
    } finally {
      resume();
    }
  } finally {
    for (const signal of ENDS) process.off(signal, ended);
    remove();
  }
}
async function writeText(directory, path) {
  const log = await openLog(directory);
  const since2 = await lineStart(log, Math.max(log.start, log.end - MAX_BYTES2));
  const file = (0, import_node_fs15.createWriteStream)(path, { mode: 384, flags: "wx" });
  const sink = streamSink(file);
  const request2 = { since: since2, lines: void 0, grep: void 0, follow: void 0 };
  for await (const part of textOutput(log, "text", request2)) if (!await sink.write(part)) break;
  file.end();
  await (0, import_promises6.finished)(file);
}
async function edit(path, env) {
  const editor = [env["VISUAL"], env["EDITOR"], "vi"].find((each) => (each ?? "").trim() !== "") ?? "vi";
  const child = (0, import_node_child_process4.spawn)("/bin/sh", ["-c", `${editor} "$1"`, "sh", path], { stdio: "inherit", env });
  const ignore = () => void 0;
  process.on("SIGINT", ignore);
  try {
    const code = await new Promise((resolve2, reject) => {
      child.once("exit", resolve2);
      child.once("error", reject);
    });
    return code === 127 ? `no editor '${editor}': set VISUAL or EDITOR` : void 0;
  } finally {
    process.off("SIGINT", ignore);
  }
}
var import_node_child_process4, import_node_fs15, import_promises5, import_node_os3, import_node_path10, import_promises6, MAX_BYTES2, ENDS;
var init_edit = __esm({
  "src/cli/log/viewer/edit.ts"() {
    "use strict";
    import_node_child_process4 = require("child_process");
    import_node_fs15 = require("fs");
    import_promises5 = require("fs/promises");
    import_node_os3 = require("os");
    import_node_path10 = require("path");
    import_promises6 = require("stream/promises");
    init_reader();
    init_line_start();
    init_sink();
    init_text();
    MAX_BYTES2 = 64 * 1024 * 1024;
    ENDS = ["SIGHUP", "SIGTERM"];
  }
});

// src/cli/log/viewer/lines.ts
function charactersOf({ text: text2, ansi }) {
  return text2.length + ansi.length;
}
var MAX_LINES, MAX_CHARACTERS5, SLACK, HeldLines;
var init_lines = __esm({
  "src/cli/log/viewer/lines.ts"() {
    "use strict";
    MAX_LINES = 1e5;
    MAX_CHARACTERS5 = 24e6;
    SLACK = 1.1;
    HeldLines = class {
      #lines = [];
      #characters = 0;
      #overflown = false;
      get length() {
        return this.#lines.length;
      }
      /** True when one more line may make the oldest ones go. */
      get full() {
        return this.#lines.length >= MAX_LINES || this.#characters >= MAX_CHARACTERS5;
      }
      /** True when lines had to go. */
      get overflown() {
        return this.#overflown;
      }
      at(index) {
        return this.#lines[index];
      }
      /** Adds lines; returns how many of the oldest had to go. */
      add(lines) {
        for (const line2 of lines) {
          this.#lines.push(line2);
          this.#characters += charactersOf(line2);
        }
        if (this.#lines.length < SLACK * MAX_LINES && this.#characters < SLACK * MAX_CHARACTERS5) return 0;
        const { length } = this.#lines;
        let count = 0;
        let characters = this.#characters;
        while (length - count > MAX_LINES || characters > MAX_CHARACTERS5) {
          characters -= charactersOf(this.#lines[count]);
          count += 1;
        }
        this.dropFirst(count);
        this.#overflown = true;
        return count;
      }
      dropFirst(count) {
        for (const line2 of this.#lines.splice(0, count)) this.#characters -= charactersOf(line2);
      }
    };
  }
});

// src/cli/log/viewer/window.ts
var FIRST_BYTES, READ_BYTES, GROWTH2, MAX_BYTES3, SPARE_LINES2, LogWindow;
var init_window = __esm({
  "src/cli/log/viewer/window.ts"() {
    "use strict";
    init_reader();
    init_line_start();
    init_log_printer();
    init_lines();
    FIRST_BYTES = 128 * 1024;
    READ_BYTES = 256 * 1024;
    GROWTH2 = 8;
    MAX_BYTES3 = 16 * 1024 * 1024;
    SPARE_LINES2 = 50;
    LogWindow = class _LogWindow {
      #log;
      #request;
      #from;
      #view;
      #final = new HeldLines();
      #live = [];
      /** More than was wanted to begin with has been drawn, and is left out. */
      #cut = false;
      /** It does not go on by itself as the log grows: it was opened somewhere before the end. */
      #isApart = false;
      constructor(log, request2, from, view2) {
        this.#log = log;
        this.#request = request2;
        this.#from = from;
        this.#view = view2;
      }
      /** Draws the end of the log, as of its last refresh. */
      static async open(log, request2) {
        const { lines, since: since2 } = request2;
        const oldest = Math.max(since2, log.end - MAX_BYTES3);
        const from = lines === void 0 ? await lineStart(log, Math.max(since2, log.end - FIRST_BYTES)) : await lastLinesStart(log, lines + SPARE_LINES2, oldest);
        const window = await _LogWindow.#begin(log, request2, Math.max(since2, drawingStart(log, from)));
        await window.#draw(log.end);
        if (lines !== void 0) window.#cutTo(lines);
        return window;
      }
      /** Draws what was there at a time, in milliseconds since the epoch; `line` is the first one that came then. */
      static async at(request2, timeMs) {
        const log = await openLog(request2.directory);
        const offset2 = Math.max(request2.since, log.offsetAtTime(timeMs));
        const start = isFullScreen(log, offset2) ? offset2 : await lineStart(log, offset2);
        const from = await lineStart(log, Math.max(request2.since, log.start, start - FIRST_BYTES));
        const window = await _LogWindow.#begin(log, request2, Math.max(request2.since, drawingStart(log, from)));
        window.#isApart = true;
        await window.#draw(start);
        const line2 = window.count;
        await window.#draw(Math.min(log.end, start + FIRST_BYTES));
        return { window, line: line2 };
      }
      static async #begin(log, request2, from) {
        return new _LogWindow(log, request2, from, await LogView.open(log, from, request2.markers));
      }
      get count() {
        return this.#final.length + this.#live.length;
      }
      get above() {
        const oldest = Math.max(this.#request.since, this.#log.start);
        if (!this.#cut && !this.#final.overflown && this.#from <= oldest) return "nothing";
        return this.#final.overflown || this.#view.at - this.#from >= MAX_BYTES3 ? "too-old" : "more";
      }
      get below() {
        return this.#isApart && this.behind > 0;
      }
      /** True when reading on makes the oldest lines go. */
      get full() {
        return this.#final.full;
      }
      /** How much of the log was not drawn yet. */
      get behind() {
        return this.#log.end - this.#view.at;
      }
      line(index) {
        const line2 = this.#final.at(index) ?? this.#live[index - this.#final.length];
        if (line2 === void 0) throw new RangeError(`no line ${index} of ${this.count}`);
        return line2;
      }
      /** Looks how much of the log there is by now. */
      async refresh() {
        await this.#log.refresh();
      }
      /**
       * Draws the next part of what there is; all of it appears at once. Returns by how many lines the old ones have moved:
       * up when negative.
       */
      async read() {
        const final = [];
        for await (const lines of this.#view.read(Math.min(this.#log.end, this.#view.at + READ_BYTES))) {
          for (const line2 of lines) final.push(line2);
        }
        return -this.#take(final);
      }
      /** The end of the log drawn anew. */
      async reopened() {
        return _LogWindow.open(this.#log, { ...this.#request, lines: void 0 });
      }
      /** A window that ends where this one does and begins farther back. */
      async grown() {
        const { directory, since: since2 } = this.#request;
        const log = await openLog(directory);
        const bytes2 = Math.min(MAX_BYTES3, GROWTH2 * Math.max(FIRST_BYTES, this.#view.at - this.#from));
        const from = await lineStart(log, Math.max(since2, log.start, this.#view.at - bytes2));
        const window = await _LogWindow.#begin(log, this.#request, Math.max(since2, imageStart(log, from)));
        window.#isApart = this.#isApart;
        await window.#draw(this.#view.at);
        return window;
      }
      /** By how many lines the lines that both hold are farther down in another window that ends where this one does. */
      shiftTo(other) {
        return other.#final.length - this.#final.length;
      }
      async #draw(to) {
        for await (const lines of this.#view.read(to)) {
          this.#take(lines);
          if (this.#request.signal.aborted) return;
        }
      }
      /** Adds final lines together with what the screen shows after them; returns how many lines had to go. */
      #take(lines) {
        const { grep } = this.#request;
        const wanted = (some) => grep?.filter(some, ({ text: text2 }) => text2) ?? some;
        this.#live = wanted(this.#view.rest());
        return this.#final.add(wanted(lines));
      }
      #cutTo(lines) {
        const count = this.#final.length + Math.min(this.#live.length, lines) - lines;
        if (count <= 0) return;
        this.#cut = true;
        this.#final.dropFirst(count);
      }
    };
  }
});

// src/cli/log/viewer/feed.ts
var feed_exports = {};
__export(feed_exports, {
  feedViewer: () => feedViewer
});
async function feedViewer(viewer, log, request2) {
  const feed = new Feed(viewer, request2, await LogWindow.open(log, request2));
  await feed.fill();
  for await (const moment of follow(log, request2)) if (moment === "grown") await feed.update();
  await feed.update();
}
var MAX_BEHIND_BYTES, Feed;
var init_feed = __esm({
  "src/cli/log/viewer/feed.ts"() {
    "use strict";
    init_failure();
    init_follow();
    init_window();
    MAX_BEHIND_BYTES = 1024 * 1024;
    Feed = class {
      #viewer;
      #request;
      #window;
      /** What happens to the window happens one after the other. */
      #last = Promise.resolve();
      #growing = false;
      constructor(viewer, request2, window) {
        this.#viewer = viewer;
        this.#request = request2;
        this.#window = window;
        viewer.onWant((want) => {
          this.#give(want).catch((error) => viewer.fail(error));
        });
        viewer.show(window, 0);
      }
      /** Reads farther back until there is a screenful. */
      async fill() {
        if (this.#request.lines !== void 0) return;
        while (this.#window.count < this.#viewer.height && this.#window.above === "more") {
          if (this.#request.signal.aborted || !await this.#inTurn(async () => this.#grow())) return;
        }
      }
      /** Shows what has been written meanwhile. */
      async update() {
        await this.#inTurn(async () => this.#catchUp());
      }
      async #give(want) {
        if (want === "end") return this.update();
        if (this.#growing) return;
        this.#growing = true;
        const isThere = await this.#inTurn(async () => {
          if (want === "above") return this.#grow();
          return want === "below" ? this.#readOn() : this.#goTo(want.timeMs);
        });
        this.#growing = false;
        if (isThere) this.#viewer.extended();
      }
      async #inTurn(work) {
        const turn = this.#last.then(work);
        this.#last = turn.catch(() => void 0);
        return turn;
      }
      async #catchUp() {
        await this.#window.refresh();
        do {
          const { following } = this.#viewer;
          if (!following && (this.#window.full || this.#window.below)) return;
          if (following && (this.#window.behind > MAX_BEHIND_BYTES || this.#window.below)) {
            this.#window = await this.#window.reopened();
            this.#viewer.show(this.#window, 0);
          } else {
            this.#viewer.show(this.#window, await this.#window.read());
          }
        } while (this.#window.behind > 0 && !this.#request.signal.aborted);
      }
      async #grow() {
        return this.#tried(async () => {
          const window = await this.#window.grown();
          const shift = this.#window.shiftTo(window);
          this.#window = window;
          this.#viewer.show(window, shift);
        });
      }
      async #readOn() {
        return this.#tried(async () => this.#viewer.show(this.#window, await this.#window.read()));
      }
      async #goTo(timeMs) {
        return this.#tried(async () => {
          const { window, line: line2 } = await LogWindow.at(this.#request, timeMs);
          this.#window = window;
          this.#viewer.showAt(window, line2);
        });
      }
      /** False when a part of the log cannot be read; the viewer says why. */
      async #tried(read) {
        try {
          await read();
          return true;
        } catch (error) {
          if (!(error instanceof Failure)) throw error;
          this.#viewer.refuse(error.message);
          return false;
        }
      }
    };
  }
});

// src/cli/log/print/pager.ts
var pager_exports = {};
__export(pager_exports, {
  openPager: () => openPager,
  pagerCommand: () => pagerCommand
});
async function openPager(env) {
  const command = pagerCommand(env["PAGER"]);
  if (command === void 0) return void 0;
  const giveBackInterrupt = takeInterrupt();
  const child = spawnPager(command, { LESS, ...env });
  const started2 = await new Promise((resolve2) => {
    child.once("spawn", () => resolve2(true));
    child.once("error", () => resolve2(false));
  });
  if (!started2 || child.stdin === null) {
    giveBackInterrupt();
    return void 0;
  }
  const { stdin } = child;
  const ended = new Promise((resolve2) => void child.once("close", () => resolve2()));
  const sink = streamSink(stdin);
  return {
    gone: sink.gone,
    write: async (data) => sink.write(data),
    async close() {
      stdin.end();
      await ended;
      giveBackInterrupt();
    }
  };
}
function pagerCommand(pager) {
  const wanted = (pager ?? "less -R").trim();
  return wanted === "" || wanted === "cat" ? void 0 : wanted;
}
function spawnPager(command, env) {
  const options = { env, stdio: ["pipe", "inherit", "inherit"] };
  if (SHELL_SYNTAX.test(command)) return (0, import_node_child_process5.spawn)("/bin/sh", ["-c", command], options);
  const [file = "", ...args] = command.split(/\s+/);
  return (0, import_node_child_process5.spawn)(file, args, options);
}
function takeInterrupt() {
  const ignore = () => void 0;
  const listeners = process.listeners("SIGINT");
  process.removeAllListeners("SIGINT");
  process.on("SIGINT", ignore);
  return () => {
    process.off("SIGINT", ignore);
    for (const listener of listeners) process.on("SIGINT", listener);
  };
}
var import_node_child_process5, LESS, SHELL_SYNTAX;
var init_pager = __esm({
  "src/cli/log/print/pager.ts"() {
    "use strict";
    import_node_child_process5 = require("child_process");
    init_sink();
    LESS = "FRX";
    SHELL_SYNTAX = /["'\\$`;&|<>()*?~=#\n]/;
  }
});

// src/cli/short-log.ts
var short_log_exports = {};
__export(short_log_exports, {
  showLog: () => showLog
});
module.exports = __toCommonJS(short_log_exports);
var import_node_util2 = require("util");
init_clock();

// src/base/past-time.ts
init_clock();
var AGO = /\s+ago$/;
var HAS_UNIT = /[a-z]$/;
var CLOCK = /^(?:(\d{4})-(\d{1,2})-(\d{1,2})(?:[\sT]+|$))?(?:(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)?(Z|[+-]\d{2}:?\d{2})?$/i;
var TIME_FORMS = "14:30, 2026-01-31 14:30, 2h";
function pastTimeIn(text2, nowMs) {
  const spanMs = parseDuration(text2);
  return spanMs === void 0 ? timeIn(text2, nowMs) : nowMs - spanMs;
}
function timeIn(text2, nowMs) {
  const ago = text2.trim().replace(AGO, "");
  const agoMs = HAS_UNIT.test(ago) ? parseDuration(ago) : void 0;
  if (agoMs !== void 0) return nowMs - agoMs;
  const match = CLOCK.exec(text2.trim());
  if (match === null || match[0] === "") return void 0;
  const [, year, month = "1", day = "1", hour, minute = "0", second = "0", zone] = match;
  if (year === void 0 && hour === void 0) return void 0;
  if (zone !== void 0 && (year === void 0 || hour === void 0)) return void 0;
  if (Number(hour ?? 0) > 23 || Number(minute) > 59 || Number(second) > 59) return void 0;
  if (year === void 0) return lastTime([Number(hour), Number(minute), Number(second)], nowMs);
  const date2 = new Date(Number(year), Number(month) - 1, Number(day), Number(hour ?? 0), Number(minute), Number(second));
  if (date2.getMonth() !== Number(month) - 1 || Number(day) === 0) return void 0;
  return zone === void 0 ? date2.getTime() : zonedTime(text2.trim());
}
function lastTime([hour, minute, second], nowMs) {
  const time4 = new Date(nowMs);
  time4.setHours(hour, minute, second, 0);
  if (time4.getTime() > nowMs) time4.setDate(time4.getDate() - 1);
  return time4.getTime();
}
function zonedTime(text2) {
  const time4 = Date.parse(text2.replace(/\s+/, "T"));
  return Number.isNaN(time4) ? void 0 : time4;
}

// src/cli/commands/open-log.ts
var import_node_path12 = require("path");
var import_node_stream2 = require("stream");
var import_node_tty = require("tty");
init_failure();
init_log_parts();

// src/runner/state.ts
var STATE_KINDS = [
  "waiting",
  "failed",
  "lost",
  "active",
  "starting",
  "paused",
  "idle",
  "completed",
  "stopped"
];
function isNewFailure(state2) {
  return state2.kind === "failed" && state2.unseen === true;
}
var FINAL = /* @__PURE__ */ new Set(["completed", "failed", "stopped", "lost"]);
function isFinal(state2) {
  return FINAL.has(state2.kind);
}

// src/cli/commands/open-log.ts
init_one_shot();

// src/tmux/pane-target.ts
init_failure();

// src/protocol/ids.ts
var ID = /^([$@%])\d{1,10}$/;
function isPaneId(text2) {
  return text2.startsWith("%") && ID.test(text2);
}

// src/tmux/pane-target.ts
function askPaneAt(target, format) {
  return [
    ["show-options", "-p", "-t", target, "remain-on-exit"],
    ["display-message", "-p", "-t", target, format]
  ];
}

// src/cli/context.ts
init_failure();
init_server_address();
init_plain();
var SCHEMA = 1;
function createContext(options, entry) {
  const { stdout, stderr, env } = process;
  if (options.S !== void 0 && options.L !== void 0) {
    throw new Failure("invalid-request", "a server is named by -S or by -L", { next: "leave one of them out" });
  }
  return {
    address: serverAddress({ socketPath: options.S, socketName: options.L }, env),
    json: options.json === true,
    colour: options.color && wantsColour(env, stdout.isTTY),
    quiet: options.quiet === true,
    env,
    entry,
    version: `${"0.1.0"}+${"60c0c037"}`,
    columns: stdout.isTTY ? stdout.columns : void 0,
    print: (text2) => void stdout.write(`${text2}
`),
    printJson: (body) => void stdout.write(`${jsonText(body)}
`),
    say: (text2) => {
      if (options.quiet !== true) stderr.write(`${plain(text2)}
`);
    }
  };
}
function jsonText(body) {
  return plainJson({ schema: SCHEMA, ...body });
}
function isInside({ address, env }) {
  const isNamed2 = serverAddress({}, env).socket === address.socket && address.host?.isLocal !== false;
  const here = isNamed2 && env["TMUX"] !== void 0;
  return here && (env["TMUX_PANE"] ?? "") !== "";
}
function currentPane({ address, env }) {
  const pane3 = env["TMUX_PANE"];
  if (isInside({ address, env }) && pane3 !== void 0) return pane3;
  throw new Failure("invalid-request", "this is not a pane of that tmux server, so say which one is meant", {
    next: "name a pane with -t, such as -t %3 or -t work:1.0, or a runner by its name"
  });
}
function wantsColour(env, isTerminal) {
  if ((env["NO_COLOR"] ?? "") !== "") return false;
  const forced = env["FORCE_COLOR"];
  if (forced !== void 0) return forced !== "0" && forced !== "false";
  return isTerminal && env["TERM"] !== "dumb";
}

// src/cli/log/find-log.ts
var import_node_fs10 = require("fs");
var import_node_path7 = require("path");

// node_modules/zod/v4/core/util.js
function getEnumValues(entries) {
  const numericValues = Object.values(entries).filter((v) => typeof v === "number");
  const values = Object.entries(entries).filter(([k, _]) => numericValues.indexOf(+k) === -1).map(([_, v]) => v);
  return values;
}
function jsonStringifyReplacer(_, value) {
  if (typeof value === "bigint")
    return value.toString();
  return value;
}
var Cached = class {
  constructor(getter) {
    this._getter = getter;
    this._value = void 0;
  }
  get value() {
    const getter = this._getter;
    if (getter !== void 0) {
      this._value = getter();
      this._getter = void 0;
    }
    return this._value;
  }
};
function cached(getter) {
  return new Cached(getter);
}
function nullish(input) {
  return input === null || input === void 0;
}
function cleanRegex(source2) {
  const start = source2.startsWith("^") ? 1 : 0;
  const end = source2.endsWith("$") ? source2.length - 1 : source2.length;
  return source2.slice(start, end);
}
function assignProp(target, prop, value) {
  Object.defineProperty(target, prop, {
    value,
    writable: true,
    enumerable: true,
    configurable: true
  });
}
function rawShape(def) {
  const desc = Object.getOwnPropertyDescriptor(def, "shape");
  return desc?.get ? desc.get.raw : desc?.value;
}
function sourceShape(schema) {
  return rawShape(schema._zod.def) ?? schema._zod.def.shape;
}
function deferProp(target, key2, getter) {
  Object.defineProperty(target, key2, {
    get() {
      const value = getter();
      assignProp(this, key2, value);
      return value;
    },
    enumerable: true,
    configurable: true
  });
}
function putProp(target, key2, value) {
  if (key2 in target)
    assignProp(target, key2, value);
  else
    target[key2] = value;
}
function mirrorShape(target, source2, keys, wrap2) {
  const raw = sourceShape(source2);
  for (const key2 of keys) {
    const desc = Object.getOwnPropertyDescriptor(raw, key2);
    if (!desc.enumerable)
      continue;
    if (desc.get) {
      deferProp(target, key2, () => {
        const value = source2._zod.def.shape[key2];
        return wrap2 ? wrap2(value, key2) : value;
      });
    } else
      putProp(target, key2, wrap2 ? wrap2(desc.value, key2) : desc.value);
  }
}
function mirrorProps(target, source2) {
  for (const key2 of Reflect.ownKeys(source2)) {
    const desc = Object.getOwnPropertyDescriptor(source2, key2);
    if (!desc.enumerable)
      continue;
    if (desc.get)
      deferProp(target, key2, () => source2[key2]);
    else
      putProp(target, key2, desc.value);
  }
}
function mergeDefs(...defs) {
  const mergedDescriptors = {};
  for (const def of defs) {
    const descriptors = Object.getOwnPropertyDescriptors(def);
    Object.assign(mergedDescriptors, descriptors);
  }
  return Object.defineProperties({}, mergedDescriptors);
}
var captureStackTrace = "captureStackTrace" in Error ? Error.captureStackTrace : (..._args) => {
};
function isObject(data) {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}
function isPlainObject(o) {
  if (isObject(o) === false)
    return false;
  const ctor = o.constructor;
  if (ctor === void 0)
    return true;
  if (typeof ctor !== "function")
    return true;
  const prot = ctor.prototype;
  if (isObject(prot) === false)
    return false;
  if (Object.prototype.hasOwnProperty.call(prot, "isPrototypeOf") === false) {
    return false;
  }
  return true;
}
var propertyKeyTypes = /* @__PURE__ */ new Set(["string", "number", "symbol"]);
function escapeRegex(str) {
  return str.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
function clone(inst, def, params) {
  const cl = new inst._zod.constr(def ?? inst._zod.def);
  if (!def || params?.parent)
    cl._zod.parent = inst;
  return cl;
}
function normalizeParams(_params) {
  const params = _params;
  if (!params)
    return {};
  if (typeof params === "string")
    return { error: () => params };
  if (params?.message !== void 0) {
    if (params?.error !== void 0)
      throw new Error("Cannot specify both `message` and `error` params");
    params.error = params.message;
  }
  delete params.message;
  if (typeof params.error === "string")
    return { ...params, error: () => params.error };
  return params;
}
function optionalKeys(shape) {
  return Object.keys(shape).filter((k) => {
    return shape[k]._zod.optin !== void 0 && shape[k]._zod.optout === "optional";
  });
}
var NUMBER_FORMAT_RANGES = /* @__PURE__ */ (() => ({
  safeint: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  int32: [-2147483648, 2147483647],
  uint32: [0, 4294967295],
  float32: [-34028234663852886e22, 34028234663852886e22],
  float64: [-Number.MAX_VALUE, Number.MAX_VALUE]
}))();
function extend(schema, shape) {
  if (!isPlainObject(shape)) {
    throw new Error("Invalid input to extend: expected a plain object");
  }
  const checks = schema._zod.def.checks;
  const hasChecks = checks && checks.length > 0;
  if (hasChecks) {
    const existingShape = sourceShape(schema);
    for (const key2 of Reflect.ownKeys(shape)) {
      if (Object.getOwnPropertyDescriptor(existingShape, key2) !== void 0) {
        throw new Error("Cannot overwrite keys on object schemas containing refinements. Use `.safeExtend()` instead.");
      }
    }
  }
  return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
function extended(schema, shape) {
  const newShape = {};
  mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)));
  mirrorProps(newShape, shape);
  return newShape;
}
function aborted(x, startIndex = 0) {
  if (x.aborted === true)
    return true;
  for (let i = startIndex; i < x.issues.length; i++) {
    if (x.issues[i]?.continue !== true) {
      return true;
    }
  }
  return false;
}
function explicitlyAborted(x, startIndex = 0) {
  if (x.aborted === true)
    return true;
  for (let i = startIndex; i < x.issues.length; i++) {
    if (x.issues[i]?.continue === false) {
      return true;
    }
  }
  return false;
}
function prefixIssues(path, issues) {
  return issues.map((iss) => {
    var _a2;
    (_a2 = iss).path ?? (_a2.path = []);
    iss.path.unshift(path);
    return iss;
  });
}
function unwrapMessage(message) {
  return typeof message === "string" ? message : message?.message;
}
function sizeCaps(defChecks) {
  const caps = [];
  for (const ch of defChecks ?? []) {
    const d = ch._zod.def;
    if (!/_(length|size)$|_equals$/.test(d.check))
      break;
    const max = d.maximum ?? d.length ?? d.size;
    if (max >= 0)
      caps.push([max, ch]);
  }
  return caps;
}
function attachSchema(issues, start, inst) {
  var _a2;
  for (let i = start; i < issues.length; i++) {
    (_a2 = issues[i]).schema ?? (_a2.schema = inst);
  }
}
function finalizeIssue(iss, ctx, config2) {
  var _a2;
  const traits = iss.inst?._zod?.traits;
  if (traits?.has("$ZodType")) {
    if (traits.has("$ZodCheck"))
      (_a2 = iss).schema ?? (_a2.schema = iss.inst);
    else
      iss.schema = iss.inst;
  }
  const schemaError = iss.schema !== iss.inst ? iss.schema?._zod.def?.error : void 0;
  const message = iss.message ? iss.message : unwrapMessage(iss.inst?._zod.def?.error?.(iss)) ?? unwrapMessage(schemaError?.(iss)) ?? unwrapMessage(ctx?.error?.(iss)) ?? unwrapMessage(config2.customError?.(iss)) ?? unwrapMessage(config2.localeError?.(iss)) ?? "Invalid input";
  const full = {};
  for (const k of Object.keys(iss)) {
    if (k === "inst" || k === "schema" || k === "continue" || k === "input" || k === "__proto__")
      continue;
    full[k] = iss[k];
  }
  full.path ?? (full.path = []);
  full.message = message;
  if (ctx?.reportInput) {
    full.input = iss.input;
  }
  return full;
}
var highSurrogate = /[\uD800-\uDBFF]/;
function codePointLength(str) {
  const units2 = str.length;
  if (!highSurrogate.test(str))
    return units2;
  let count = units2;
  for (let i = 0; i < units2 - 1; i++) {
    if ((str.charCodeAt(i) & 64512) === 55296 && (str.charCodeAt(i + 1) & 64512) === 56320) {
      count--;
      i++;
    }
  }
  return count;
}
function getLengthableOrigin(input) {
  if (Array.isArray(input))
    return "array";
  if (typeof input === "string")
    return "string";
  return "unknown";
}
function issue(...args) {
  const [iss, input, inst] = args;
  if (typeof iss === "string") {
    return {
      message: iss,
      code: "custom",
      input,
      inst
    };
  }
  return { ...iss };
}
function members(proto, table) {
  for (const key2 in table) {
    const desc = Object.getOwnPropertyDescriptor(table, key2);
    if (desc.get)
      Object.defineProperty(proto, key2, { ...desc, enumerable: false });
    else
      defineBound(proto, key2, desc.value);
  }
}
function own(inst, key2, value, enumerable = true) {
  Object.defineProperty(inst, key2, { configurable: true, writable: true, enumerable, value });
  return value;
}
function hide(inst, key2, value) {
  return own(inst, key2, value, false);
}
function defineBound(proto, key2, fn) {
  Object.defineProperty(proto, key2, {
    configurable: true,
    get() {
      return this == null ? fn : own(this, key2, fn.bind(this));
    },
    set(value) {
      own(this, key2, value);
    }
  });
}
function claim(inst, sentinel) {
  const proto = Object.getPrototypeOf(inst);
  return sentinel in proto ? void 0 : proto;
}
var installing;
var broke = false;
var breaker = {
  configurable: true,
  get() {
    broke = true;
    return void 0;
  }
};
function defineLazyInternal(inst, key2, compute) {
  const proto = Object.getPrototypeOf(inst._zod);
  if (key2 in proto && installing !== inst._zod) {
    installing = void 0;
    return;
  }
  installing = inst._zod;
  Object.defineProperty(proto, key2, {
    configurable: true,
    get() {
      Object.defineProperty(this, key2, breaker);
      const outer = broke;
      broke = false;
      try {
        const value = compute(this);
        if (broke)
          delete this[key2];
        else
          Object.defineProperty(this, key2, { configurable: true, writable: true, value });
        broke = broke || outer;
        return value;
      } catch (err) {
        delete this[key2];
        broke = broke || outer;
        throw err;
      }
    },
    set(value) {
      Object.defineProperty(this, key2, { configurable: true, writable: true, value });
    }
  });
}
function installLazyProp(inst, key2, make, enumerable) {
  const proto = claim(inst, key2);
  if (!proto)
    return;
  Object.defineProperty(proto, key2, {
    configurable: true,
    get() {
      const desc = { configurable: true, writable: true, enumerable, value: void 0 };
      Object.defineProperty(this, key2, desc);
      desc.value = make(this);
      Object.defineProperty(this, key2, desc);
      return desc.value;
    },
    set(value) {
      Object.defineProperty(this, key2, { configurable: true, writable: true, enumerable, value });
    }
  });
}

// node_modules/zod/v4/core/core.js
var _a;
var _zodDesc = { value: void 0, enumerable: false };
var _E = "captureStackTrace" in Error ? Error : null;
function newError(Definition) {
  const E = _E;
  if (E) {
    const saved = E.stackTraceLimit;
    if (typeof saved === "number") {
      try {
        E.stackTraceLimit = 0;
      } catch {
        _E = null;
        return new Definition();
      }
      try {
        return new Definition();
      } finally {
        E.stackTraceLimit = saved;
      }
    }
  }
  return new Definition();
}
// @__NO_SIDE_EFFECTS__
function $constructor(name2, initializer2, proto, params) {
  const zodProto = {};
  function Internals(def) {
    this.def = def;
    this.constr = _;
    this.traits = /* @__PURE__ */ new Set();
  }
  Internals.prototype = zodProto;
  const protoMembers = proto;
  const initialized = protoMembers && /* @__PURE__ */ new WeakSet();
  function init(inst, def) {
    if (!inst._zod) {
      _zodDesc.value = new Internals(def);
      try {
        Object.defineProperty(inst, "_zod", _zodDesc);
      } finally {
        _zodDesc.value = void 0;
      }
    } else if (inst._zod.traits.has(name2)) {
      return;
    }
    inst._zod.traits.add(name2);
    initializer2(inst, def);
    if (initialized) {
      const own2 = Object.getPrototypeOf(inst);
      const ctorProto = inst._zod.constr.prototype;
      let up = own2;
      while (up && up !== ctorProto)
        up = Object.getPrototypeOf(up);
      const target = up ?? own2;
      if (!initialized.has(target)) {
        initialized.add(target);
        members(target, protoMembers);
      }
    }
    const proto2 = _.prototype;
    for (const k in proto2) {
      if (!Object.prototype.hasOwnProperty.call(proto2, k))
        continue;
      if (!(k in inst)) {
        inst[k] = proto2[k].bind(inst);
      }
    }
  }
  const Parent = params?.Parent ?? Object;
  class Definition extends Parent {
  }
  Object.defineProperty(Definition, "name", { value: name2 });
  function _(def) {
    const inst = params?.Parent ? newError(Definition) : this;
    init(inst, def);
    const deferred = inst._zod.deferred;
    if (deferred) {
      for (const fn of deferred) {
        fn();
      }
      inst._zod.deferred = void 0;
    }
    const pp = globalThis.__zod_globalConfig?.postProcessor;
    if (pp)
      pp(inst);
    return inst;
  }
  Object.defineProperty(_, "init", { value: init });
  Object.defineProperty(_, Symbol.hasInstance, {
    value: (inst) => {
      if (params?.Parent && inst instanceof params.Parent)
        return true;
      return inst?._zod?.traits?.has(name2);
    }
  });
  Object.defineProperty(_, "name", { value: name2 });
  return _;
}
var $ZodAsyncError = class extends Error {
  constructor() {
    super(`Encountered Promise during synchronous parse. Use .parseAsync() instead.`);
  }
};
(_a = globalThis).__zod_globalConfig ?? (_a.__zod_globalConfig = {});
var globalConfig = globalThis.__zod_globalConfig;
function config(newConfig) {
  if (newConfig)
    Object.assign(globalConfig, newConfig);
  return globalConfig;
}

// node_modules/zod/v4/core/errors.js
function _getMessage() {
  const internals = this._zod;
  internals.message ?? (internals.message = JSON.stringify(internals.def, jsonStringifyReplacer, 2));
  return internals.message;
}
function _setMessage(value) {
  this._zod.message = value;
}
var _messageDesc = {
  get: _getMessage,
  set: _setMessage,
  enumerable: true,
  configurable: true
};
var _issuesDesc = { value: void 0, enumerable: false };
var _installedToString = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
var initializer = (inst, def) => {
  inst.name = "$ZodError";
  _issuesDesc.value = def;
  Object.defineProperty(inst, "issues", _issuesDesc);
  _issuesDesc.value = void 0;
  Object.defineProperty(inst, "message", _messageDesc);
  const proto = Object.getPrototypeOf(inst);
  if (!_installedToString.has(proto)) {
    _installedToString.add(proto);
    Object.defineProperty(proto, "toString", {
      configurable: true,
      enumerable: false,
      get() {
        const value = () => this.message;
        Object.defineProperty(this, "toString", { value, configurable: true, writable: true });
        return value;
      },
      set(value) {
        Object.defineProperty(this, "toString", { value, configurable: true, writable: true });
      }
    });
  }
};
var $ZodError = $constructor("$ZodError", initializer);
var $ZodRealError = $constructor("$ZodError", initializer, void 0, {
  Parent: Error
});

// node_modules/zod/v4/core/parse.js
var _parse = (_Err) => {
  const fn = (schema, value, _ctx, _params) => {
    const ctx = _ctx ? { ..._ctx, async: false } : { async: false };
    const result = schema._zod.run({ value, issues: [] }, ctx);
    if (result instanceof Promise) {
      throw new $ZodAsyncError();
    }
    if (result.issues.length) {
      const e = new (_params?.Err ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
      captureStackTrace(e, _params?.callee ?? fn);
      throw e;
    }
    return result.value;
  };
  return fn;
};
var parse = /* @__PURE__ */ _parse($ZodRealError);
var _parseAsync = (_Err) => {
  const fn = async (schema, value, _ctx, params) => {
    const ctx = _ctx ? { ..._ctx, async: true } : { async: true };
    let result = schema._zod.run({ value, issues: [] }, ctx);
    if (result instanceof Promise)
      result = await result;
    if (result.issues.length) {
      const e = new (params?.Err ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
      captureStackTrace(e, params?.callee ?? fn);
      throw e;
    }
    return result.value;
  };
  return fn;
};
var parseAsync = /* @__PURE__ */ _parseAsync($ZodRealError);
var _safeParse = (_Err) => (schema, value, _ctx) => {
  const ctx = _ctx ? { ..._ctx, async: false } : { async: false };
  const result = schema._zod.run({ value, issues: [] }, ctx);
  if (result instanceof Promise) {
    throw new $ZodAsyncError();
  }
  return result.issues.length ? failure(_Err, result.issues, ctx) : { success: true, data: result.value };
};
var safeParse = /* @__PURE__ */ _safeParse($ZodRealError);
function failure(Err, issues, ctx) {
  let error;
  return {
    success: false,
    get error() {
      if (!error) {
        error = new Err(issues.map((iss) => finalizeIssue(iss, ctx, config())));
        issues = void 0;
        ctx = void 0;
      }
      return error;
    },
    set error(e) {
      error = e;
      issues = void 0;
      ctx = void 0;
    }
  };
}
var _safeParseAsync = (_Err) => async (schema, value, _ctx) => {
  const ctx = _ctx ? { ..._ctx, async: true } : { async: true };
  let result = schema._zod.run({ value, issues: [] }, ctx);
  if (result instanceof Promise)
    result = await result;
  return result.issues.length ? failure(_Err, result.issues, ctx) : { success: true, data: result.value };
};
var safeParseAsync = /* @__PURE__ */ _safeParseAsync($ZodRealError);

// node_modules/zod/v4/core/regexes.js
var anyString = /^[\s\S]{0,}$/;
var number = /^-?\d+(?:\.\d+)?$/;
var boolean = /^(?:true|false)$/i;

// node_modules/zod/v4/core/checks.js
var $ZodCheck = /* @__PURE__ */ $constructor("$ZodCheck", (inst, def) => {
  var _a2;
  inst._zod ?? (inst._zod = {});
  inst._zod.def = def;
  (_a2 = inst._zod).onattach ?? (_a2.onattach = []);
});
var _whenHasLength = (payload) => {
  const val = payload.value;
  return !nullish(val) && val.length !== void 0;
};
var numericOriginMap = {
  number: "number",
  bigint: "bigint",
  object: "date"
};
var $ZodCheckLessThan = /* @__PURE__ */ $constructor("$ZodCheckLessThan", (inst, def) => {
  $ZodCheck.init(inst, def);
  const origin = numericOriginMap[typeof def.value];
  inst._zod.check = (payload) => {
    if (def.inclusive ? payload.value <= def.value : payload.value < def.value) {
      return;
    }
    payload.issues.push({
      origin: numericOriginMap[typeof payload.value] ?? origin,
      code: "too_big",
      maximum: typeof def.value === "object" ? def.value.getTime() : def.value,
      input: payload.value,
      inclusive: def.inclusive,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodCheckGreaterThan = /* @__PURE__ */ $constructor("$ZodCheckGreaterThan", (inst, def) => {
  $ZodCheck.init(inst, def);
  const origin = numericOriginMap[typeof def.value];
  inst._zod.check = (payload) => {
    if (def.inclusive ? payload.value >= def.value : payload.value > def.value) {
      return;
    }
    payload.issues.push({
      origin: numericOriginMap[typeof payload.value] ?? origin,
      code: "too_small",
      minimum: typeof def.value === "object" ? def.value.getTime() : def.value,
      input: payload.value,
      inclusive: def.inclusive,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodCheckNumberFormat = /* @__PURE__ */ $constructor("$ZodCheckNumberFormat", (inst, def) => {
  $ZodCheck.init(inst, def);
  def.format = def.format || "float64";
  const isInt = def.format?.includes("int");
  const origin = isInt ? "int" : "number";
  const [minimum, maximum] = NUMBER_FORMAT_RANGES[def.format];
  inst._zod.check = (payload) => {
    const input = payload.value;
    if (isInt) {
      if (!Number.isInteger(input)) {
        payload.issues.push({
          expected: origin,
          format: def.format,
          code: "invalid_type",
          continue: false,
          input,
          inst
        });
        return;
      }
      if (!Number.isSafeInteger(input)) {
        if (input > 0) {
          payload.issues.push({
            input,
            code: "too_big",
            maximum: Number.MAX_SAFE_INTEGER,
            note: "Integers must be within the safe integer range.",
            inst,
            origin,
            inclusive: true,
            continue: !def.abort
          });
        } else {
          payload.issues.push({
            input,
            code: "too_small",
            minimum: Number.MIN_SAFE_INTEGER,
            note: "Integers must be within the safe integer range.",
            inst,
            origin,
            inclusive: true,
            continue: !def.abort
          });
        }
        return;
      }
    }
    if (input < minimum) {
      payload.issues.push({
        origin: "number",
        input,
        code: "too_small",
        minimum,
        inclusive: true,
        inst,
        continue: !def.abort
      });
    }
    if (input > maximum) {
      payload.issues.push({
        origin: "number",
        input,
        code: "too_big",
        maximum,
        inclusive: true,
        inst,
        continue: !def.abort
      });
    }
  };
});
var $ZodCheckMaxLength = /* @__PURE__ */ $constructor("$ZodCheckMaxLength", (inst, def) => {
  var _a2;
  $ZodCheck.init(inst, def);
  (_a2 = inst._zod.def).when ?? (_a2.when = _whenHasLength);
  inst._zod.check = (payload) => {
    const input = payload.value;
    const units2 = input.length;
    const length = typeof input === "string" && units2 > def.maximum ? codePointLength(input) : units2;
    if (length <= def.maximum)
      return;
    const origin = getLengthableOrigin(input);
    payload.issues.push({
      origin,
      code: "too_big",
      maximum: def.maximum,
      inclusive: true,
      input,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodCheckMinLength = /* @__PURE__ */ $constructor("$ZodCheckMinLength", (inst, def) => {
  var _a2;
  $ZodCheck.init(inst, def);
  (_a2 = inst._zod.def).when ?? (_a2.when = _whenHasLength);
  inst._zod.check = (payload) => {
    const input = payload.value;
    const units2 = input.length;
    const length = typeof input === "string" && units2 >= def.minimum && units2 < def.minimum * 2 ? codePointLength(input) : units2;
    if (length >= def.minimum)
      return;
    const origin = getLengthableOrigin(input);
    payload.issues.push({
      origin,
      code: "too_small",
      minimum: def.minimum,
      inclusive: true,
      input,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodCheckStringFormat = /* @__PURE__ */ $constructor("$ZodCheckStringFormat", (inst, def) => {
  var _a2, _b;
  $ZodCheck.init(inst, def);
  if (def.pattern)
    (_a2 = inst._zod).check ?? (_a2.check = (payload) => {
      def.pattern.lastIndex = 0;
      if (def.pattern.test(payload.value))
        return;
      payload.issues.push({
        origin: "string",
        code: "invalid_format",
        format: def.format,
        input: payload.value,
        ...def.pattern ? { pattern: def.pattern.toString() } : {},
        inst,
        continue: !def.abort
      });
    });
  else
    (_b = inst._zod).check ?? (_b.check = () => {
    });
});
var $ZodCheckRegex = /* @__PURE__ */ $constructor("$ZodCheckRegex", (inst, def) => {
  $ZodCheckStringFormat.init(inst, def);
  inst._zod.check = (payload) => {
    def.pattern.lastIndex = 0;
    if (def.pattern.test(payload.value))
      return;
    payload.issues.push({
      origin: "string",
      code: "invalid_format",
      format: "regex",
      input: payload.value,
      pattern: def.pattern.toString(),
      inst,
      continue: !def.abort
    });
  };
});

// node_modules/zod/v4/core/versions.js
var version = {
  major: 4,
  minor: 6,
  patch: 7
};

// node_modules/zod/v4/core/schemas.js
var $ZodType = /* @__PURE__ */ $constructor("$ZodType", (inst, def) => {
  var _a2;
  inst ?? (inst = {});
  inst._zod.def = def;
  inst._zod.bag = inst._zod.bag || {};
  inst._zod.version = version;
  const defChecks = inst._zod.def.checks;
  const checks = inst._zod.traits.has("$ZodCheck") ? [inst, ...defChecks ?? []] : defChecks?.length ? [...defChecks] : [];
  for (const ch of checks) {
    for (const fn of ch._zod.onattach) {
      fn(inst);
    }
  }
  if (checks.length === 0) {
    (_a2 = inst._zod).deferred ?? (_a2.deferred = []);
    inst._zod.deferred?.push(() => {
      inst._zod.run = inst._zod.parse;
    });
  } else {
    const runChecks = (payload, checks2, ctx) => {
      if (payload.memo)
        return payload;
      let isAborted = aborted(payload);
      let asyncResult;
      for (const ch of checks2) {
        if (ch._zod.def.when) {
          if (explicitlyAborted(payload))
            continue;
          const shouldRun = ch._zod.def.when(payload);
          if (!shouldRun)
            continue;
        } else if (isAborted) {
          continue;
        }
        const currLen = payload.issues.length;
        const _ = ch._zod.check(payload);
        if (_ instanceof Promise && ctx?.async === false) {
          throw new $ZodAsyncError();
        }
        if (asyncResult || _ instanceof Promise) {
          asyncResult = (asyncResult ?? Promise.resolve()).then(async () => {
            await _;
            const nextLen = payload.issues.length;
            if (nextLen === currLen)
              return;
            attachSchema(payload.issues, currLen, inst);
            if (!isAborted)
              isAborted = aborted(payload, currLen);
          });
        } else {
          const nextLen = payload.issues.length;
          if (nextLen === currLen)
            continue;
          attachSchema(payload.issues, currLen, inst);
          if (!isAborted)
            isAborted = aborted(payload, currLen);
        }
      }
      if (asyncResult) {
        return asyncResult.then(() => {
          return payload;
        });
      }
      return payload;
    };
    const handleCanaryResult = (canary, payload, ctx) => {
      if (aborted(canary)) {
        canary.aborted = true;
        return canary;
      }
      const checkResult = runChecks(payload, checks, ctx);
      if (checkResult instanceof Promise) {
        if (ctx.async === false)
          throw new $ZodAsyncError();
        return checkResult.then((checkResult2) => inst._zod.parse(checkResult2, ctx));
      }
      return inst._zod.parse(checkResult, ctx);
    };
    inst._zod.run = (payload, ctx) => {
      if (ctx.skipChecks) {
        return inst._zod.parse(payload, ctx);
      }
      if (ctx.direction === "backward") {
        const canary = inst._zod.parse({ value: payload.value, issues: [] }, { ...ctx, skipChecks: true });
        if (canary instanceof Promise) {
          return canary.then((canary2) => {
            return handleCanaryResult(canary2, payload, ctx);
          });
        }
        return handleCanaryResult(canary, payload, ctx);
      }
      const result = inst._zod.parse(payload, ctx);
      if (result instanceof Promise) {
        if (ctx.async === false)
          throw new $ZodAsyncError();
        return result.then((result2) => runChecks(result2, checks, ctx));
      }
      return runChecks(result, checks, ctx);
    };
  }
}, {
  // Wrappers extend this by installing a richer factory over it; reading it eagerly would defeat the laziness.
  get "~standard"() {
    return hide(this, "~standard", standardProps(this));
  },
  set "~standard"(value) {
    own(this, "~standard", value);
  }
});
var toStandardResult = (r, ctx) => r.issues.length ? { issues: r.issues.map((iss) => finalizeIssue(iss, ctx, config())) } : { value: r.value };
async function validateAsync(inst, value) {
  const ctx = { async: true };
  return toStandardResult(await inst._zod.run({ value, issues: [] }, ctx), ctx);
}
function standardProps(inst) {
  return {
    validate: (value) => {
      const ctx = { async: false };
      try {
        const r = inst._zod.run({ value, issues: [] }, ctx);
        if (!(r instanceof Promise))
          return toStandardResult(r, ctx);
      } catch (_) {
      }
      return validateAsync(inst, value);
    },
    vendor: "zod",
    version: 1
  };
}
var $ZodString = /* @__PURE__ */ $constructor("$ZodString", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.pattern = def.pattern ?? anyString;
  inst._zod.parse = (payload, _) => {
    if (def.coerce)
      try {
        payload.value = String(payload.value);
      } catch (_2) {
      }
    if (typeof payload.value === "string")
      return payload;
    payload.issues.push({
      expected: "string",
      code: "invalid_type",
      input: payload.value,
      inst
    });
    return payload;
  };
});
var $ZodNumber = /* @__PURE__ */ $constructor("$ZodNumber", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.pattern = number;
  inst._zod.parse = (payload, _ctx) => {
    if (def.coerce)
      try {
        payload.value = Number(payload.value);
      } catch (_) {
      }
    const input = payload.value;
    if (typeof input === "number" && !Number.isNaN(input) && Number.isFinite(input)) {
      return payload;
    }
    const received = typeof input === "number" ? Number.isNaN(input) ? "NaN" : !Number.isFinite(input) ? String(input) : void 0 : void 0;
    payload.issues.push({
      expected: "number",
      code: "invalid_type",
      input,
      inst,
      ...received ? { received } : {}
    });
    return payload;
  };
});
var $ZodNumberFormat = /* @__PURE__ */ $constructor("$ZodNumberFormat", (inst, def) => {
  $ZodCheckNumberFormat.init(inst, def);
  $ZodNumber.init(inst, def);
});
var $ZodBoolean = /* @__PURE__ */ $constructor("$ZodBoolean", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.pattern = boolean;
  inst._zod.parse = (payload, _ctx) => {
    if (def.coerce)
      try {
        payload.value = Boolean(payload.value);
      } catch (_) {
      }
    const input = payload.value;
    if (typeof input === "boolean")
      return payload;
    payload.issues.push({
      expected: "boolean",
      code: "invalid_type",
      input,
      inst
    });
    return payload;
  };
});
var $ZodUnknown = /* @__PURE__ */ $constructor("$ZodUnknown", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.parse = (payload) => payload;
});
function capSize(inst, size) {
  const caps = sizeCaps(inst._zod.def.checks);
  if (!caps.length)
    return;
  const cap = Math.min(...caps.map((c) => c[0]));
  const parse2 = inst._zod.parse;
  inst._zod.parse = (payload, ctx) => {
    const n = size(payload.value);
    if (n > cap && !ctx?.skipChecks && ctx?.direction !== "backward") {
      for (const [max, ch] of sizeCaps(inst._zod.def.checks)) {
        if (n > max && ch._zod.def.when(payload)) {
          const start = payload.issues.length;
          ch._zod.check(payload);
          payload.issues[start].continue = false;
          attachSchema(payload.issues, start, inst);
          return payload;
        }
      }
    }
    return parse2(payload, ctx);
  };
}
var arraySize = (input) => Array.isArray(input) ? input.length : -1;
function handleArrayResult(result, final, index) {
  if (result.issues.length) {
    final.issues.push(...prefixIssues(index, result.issues));
  }
  final.value[index] = result.value;
}
var $ZodArray = /* @__PURE__ */ $constructor("$ZodArray", (inst, def) => {
  $ZodType.init(inst, def);
  const memo = globalConfig.memoizer;
  memo?.attach(inst);
  inst._zod.parse = (payload, ctx) => {
    const input = payload.value;
    if (!Array.isArray(input)) {
      payload.issues.push({
        expected: "array",
        code: "invalid_type",
        input,
        inst
      });
      return payload;
    }
    payload.value = memo ? memo.alloc(inst, payload, Array(input.length), ctx) : Array(input.length);
    const proms = [];
    const abortEarly = ctx?.abortEarly;
    for (let i = 0; i < input.length; i++) {
      const item = input[i];
      const result = def.element._zod.run({
        value: item,
        issues: []
      }, ctx);
      if (result instanceof Promise) {
        proms.push(result.then((result2) => handleArrayResult(result2, payload, i)));
      } else {
        handleArrayResult(result, payload, i);
        if (abortEarly && result.issues.length !== 0 && aborted(result))
          break;
      }
    }
    if (proms.length) {
      return Promise.all(proms).then(() => payload);
    }
    return payload;
  };
  capSize(inst, arraySize);
});
function handlePropertyResult(result, final, key2, input, optin, optout) {
  const isPresent = key2 in input;
  const isOptionalOut = optout === "optional";
  if (!isPresent && isOptionalOut && optin === "optional") {
    return;
  }
  if (result.issues.length) {
    if (optin !== void 0 && isOptionalOut && !isPresent) {
      return;
    }
    final.issues.push(...prefixIssues(key2, result.issues));
  }
  if (!isPresent && optin === void 0) {
    if (!result.issues.length) {
      final.issues.push({
        code: "invalid_type",
        expected: "nonoptional",
        input: void 0,
        path: [key2]
      });
    }
    return;
  }
  if (result.value === void 0) {
    if (isPresent || optin === "defaulted" && !isOptionalOut) {
      final.value[key2] = void 0;
    }
  } else {
    final.value[key2] = result.value;
  }
}
var NO_SYMBOL_KEYS = [];
function normalizeDef(def) {
  const keys = Object.keys(def.shape);
  const ownSymbols = Object.getOwnPropertySymbols(def.shape);
  const symbolKeys = ownSymbols.length ? ownSymbols : NO_SYMBOL_KEYS;
  const allKeys = symbolKeys.length ? [...keys, ...symbolKeys] : keys;
  for (const k of allKeys) {
    if (!def.shape?.[k]?._zod?.traits?.has("$ZodType")) {
      throw new Error(`Invalid element at key "${String(k)}": expected a Zod schema`);
    }
  }
  const okeys = optionalKeys(def.shape);
  return {
    ...def,
    allKeys,
    symbolKeys,
    // string-only: handleCatchall matches it against `for...in`, which never yields a symbol
    keySet: new Set(keys),
    numKeys: keys.length,
    optionalKeys: new Set(okeys)
  };
}
function handleCatchall(proms, input, payload, ctx, def, inst, abortEarly) {
  const unrecognized = [];
  const keySet = def.keySet;
  const _catchall = def.catchall._zod;
  const t = _catchall.def.type;
  const optin = _catchall.optin;
  const optout = _catchall.optout;
  let seen = 0;
  for (const key2 in input) {
    if (abortEarly && payload.issues.length !== seen) {
      if (aborted(payload, seen))
        break;
      seen = payload.issues.length;
    }
    if (keySet.has(key2))
      continue;
    if (key2 === "__proto__") {
      if (t === "never")
        unrecognized.push(key2);
      continue;
    }
    if (t === "never") {
      unrecognized.push(key2);
      continue;
    }
    const r = _catchall.run({ value: input[key2], issues: [] }, ctx);
    if (r instanceof Promise) {
      proms.push(r.then((r2) => handlePropertyResult(r2, payload, key2, input, optin, optout)));
    } else {
      handlePropertyResult(r, payload, key2, input, optin, optout);
    }
  }
  if (unrecognized.length) {
    payload.issues.push({
      code: "unrecognized_keys",
      keys: unrecognized,
      input,
      inst,
      // Describes the shape of the input, not the validity of the parsed value, so it never aborts. The parse still fails; the schema's own checks just get to run first, and an enclosing intersection can reconcile the key against a sibling operand.
      continue: true
    });
  }
  if (!proms.length)
    return payload;
  return Promise.all(proms).then(() => {
    return payload;
  });
}
var $ZodObject = /* @__PURE__ */ $constructor("$ZodObject", (inst, def) => {
  $ZodType.init(inst, def);
  const desc = Object.getOwnPropertyDescriptor(def, "shape");
  const sh = desc?.get ? desc.get.raw : def.shape ?? {};
  if (sh) {
    const get = () => {
      const newSh = { ...sh };
      Object.defineProperty(def, "shape", { value: newSh });
      get.raw = newSh;
      return newSh;
    };
    get.raw = sh;
    Object.defineProperty(def, "shape", { get });
  }
  const _normalized = cached(() => normalizeDef(def));
  defineLazyInternal(inst, "propValues", (zod) => {
    const shape = zod.def.shape;
    const propValues = {};
    for (const key2 in shape) {
      const field = shape[key2]._zod;
      if (field.values) {
        if (!Object.prototype.hasOwnProperty.call(propValues, key2)) {
          assignProp(propValues, key2, /* @__PURE__ */ new Set());
        }
        for (const v of field.values)
          propValues[key2].add(v);
        if (field.optin !== void 0)
          propValues[key2].add(void 0);
      }
    }
    return propValues;
  });
  const isObject2 = isObject;
  const catchall = def.catchall;
  let value;
  const memo = globalConfig.memoizer;
  memo?.attach(inst);
  inst._zod.parse = (payload, ctx) => {
    value ?? (value = _normalized.value);
    const input = payload.value;
    if (!isObject2(input)) {
      payload.issues.push({
        expected: "object",
        code: "invalid_type",
        input,
        inst
      });
      return payload;
    }
    payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
    const proms = [];
    const shape = value.shape;
    const abortEarly = ctx?.abortEarly;
    let seen = payload.issues.length;
    for (const key2 of value.allKeys) {
      if (abortEarly && payload.issues.length !== seen) {
        if (aborted(payload, seen))
          break;
        seen = payload.issues.length;
      }
      if (key2 === "__proto__")
        continue;
      const el = shape[key2];
      const optin = el._zod.optin;
      const optout = el._zod.optout;
      const r = el._zod.run({ value: input[key2], issues: [] }, ctx);
      if (r instanceof Promise) {
        proms.push(r.then((r2) => handlePropertyResult(r2, payload, key2, input, optin, optout)));
      } else {
        handlePropertyResult(r, payload, key2, input, optin, optout);
      }
    }
    if (!catchall) {
      return proms.length ? Promise.all(proms).then(() => payload) : payload;
    }
    return handleCatchall(proms, input, payload, ctx, _normalized.value, inst, abortEarly === true);
  };
});
function handleUnionResults(results, final, inst, ctx) {
  for (const result of results) {
    if (result.issues.length === 0) {
      final.value = result.value;
      return final;
    }
  }
  const nonaborted = results.filter((r) => !aborted(r));
  if (nonaborted.length === 1) {
    final.value = nonaborted[0].value;
    return nonaborted[0];
  }
  final.issues.push({
    code: "invalid_union",
    input: final.value,
    inst,
    errors: results.map((result) => result.issues.map((iss) => finalizeIssue(iss, ctx, config())))
  });
  return final;
}
var $ZodUnion = /* @__PURE__ */ $constructor("$ZodUnion", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "optin", (zod) => zod.def.options.some((o) => o._zod.optin === "defaulted") ? "defaulted" : zod.def.options.some((o) => o._zod.optin !== void 0) ? "optional" : void 0);
  defineLazyInternal(inst, "optout", (zod) => zod.def.options.some((o) => o._zod.optout === "optional") ? "optional" : void 0);
  defineLazyInternal(inst, "values", (zod) => {
    if (zod.def.options.every((o) => o._zod.values)) {
      return new Set(zod.def.options.flatMap((option2) => Array.from(option2._zod.values)));
    }
    return void 0;
  });
  defineLazyInternal(inst, "pattern", (zod) => {
    if (zod.def.options.every((o) => o._zod.pattern)) {
      const patterns = zod.def.options.map((o) => o._zod.pattern);
      return new RegExp(`^(${patterns.map((p) => cleanRegex(p.source)).join("|")})$`);
    }
    return void 0;
  });
  const first = def.options.length === 1 ? def.options[0]._zod.run : null;
  inst._zod.parse = (payload, ctx) => {
    if (first) {
      return first(payload, ctx);
    }
    let async = false;
    const results = [];
    for (const option2 of def.options) {
      const result = option2._zod.run({
        value: payload.value,
        issues: []
      }, ctx);
      if (result instanceof Promise) {
        results.push(result);
        async = true;
      } else {
        if (result.issues.length === 0)
          return result;
        results.push(result);
      }
    }
    if (!async)
      return handleUnionResults(results, payload, inst, ctx);
    return Promise.all(results).then((results2) => {
      return handleUnionResults(results2, payload, inst, ctx);
    });
  };
});
function discriminatorMap(def) {
  const map = /* @__PURE__ */ new Map();
  for (const option2 of def.options) {
    const values = option2._zod.propValues?.[def.discriminator];
    if (!values || values.size === 0)
      throw new Error(`Invalid discriminated union option at index "${def.options.indexOf(option2)}"`);
    for (const value of values) {
      if (map.has(value)) {
        if (value !== void 0)
          throw new Error(`Duplicate discriminator value "${String(value)}"`);
        map.set(value, null);
      } else {
        map.set(value, option2);
      }
    }
  }
  return map;
}
var $ZodDiscriminatedUnion = /* @__PURE__ */ $constructor("$ZodDiscriminatedUnion", (inst, def) => {
  def.inclusive = false;
  $ZodUnion.init(inst, def);
  const _super = inst._zod.parse;
  defineLazyInternal(inst, "propValues", (zod) => {
    const propValues = {};
    let undefinedCount = 0;
    for (const option2 of zod.def.options) {
      const pv = option2._zod.propValues;
      if (!pv || Object.keys(pv).length === 0)
        throw new Error(`Invalid discriminated union option at index "${zod.def.options.indexOf(option2)}"`);
      if (pv[zod.def.discriminator]?.has(void 0))
        undefinedCount++;
      for (const [k, v] of Object.entries(pv)) {
        if (!Object.prototype.hasOwnProperty.call(propValues, k)) {
          assignProp(propValues, k, /* @__PURE__ */ new Set());
        }
        for (const val of v) {
          propValues[k].add(val);
        }
      }
    }
    if (!zod.def.unionFallback && undefinedCount > 1)
      propValues[zod.def.discriminator]?.delete(void 0);
    return propValues;
  });
  def.options.forEach((option2, i) => {
    const propShape = rawShape(option2._zod.def);
    if (propShape && !Object.prototype.hasOwnProperty.call(propShape, def.discriminator)) {
      throw new Error(`Invalid discriminated union option at index "${i}"`);
    }
  });
  const disc = cached(() => discriminatorMap(def));
  inst._zod.parse = (payload, ctx) => {
    const input = payload.value;
    if (!isObject(input)) {
      payload.issues.push({
        code: "invalid_type",
        expected: "object",
        input,
        inst
      });
      return payload;
    }
    const value = input?.[def.discriminator];
    const opt = disc.value.get(value);
    if (opt && (value !== void 0 || ctx.direction !== "backward")) {
      return opt._zod.run(payload, ctx);
    }
    if (def.unionFallback || ctx.direction === "backward") {
      return _super(payload, ctx);
    }
    payload.issues.push({
      code: "invalid_union",
      errors: [],
      note: "No matching discriminator",
      discriminator: def.discriminator,
      options: Array.from(disc.value.keys()).filter((value2) => disc.value.get(value2) !== null),
      input,
      path: [def.discriminator],
      inst
    });
    return payload;
  };
});
var $ZodRecord = /* @__PURE__ */ $constructor("$ZodRecord", (inst, def) => {
  $ZodType.init(inst, def);
  const memo = globalConfig.memoizer;
  memo?.attach(inst);
  inst._zod.parse = (payload, ctx) => {
    const input = payload.value;
    if (!isPlainObject(input)) {
      payload.issues.push({
        expected: "record",
        code: "invalid_type",
        input,
        inst
      });
      return payload;
    }
    const proms = [];
    const values = def.keyType._zod.values;
    if (values && !def.partial) {
      payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
      const recordKeys = /* @__PURE__ */ new Set();
      for (const key2 of values) {
        if (typeof key2 === "string" || typeof key2 === "number" || typeof key2 === "symbol") {
          recordKeys.add(typeof key2 === "number" ? key2.toString() : key2);
          if (key2 === "__proto__")
            continue;
          const keyResult = def.keyType._zod.run({ value: key2, issues: [] }, ctx);
          if (keyResult instanceof Promise) {
            throw new Error("Async schemas not supported in object keys currently");
          }
          if (keyResult.issues.length) {
            payload.issues.push({
              code: "invalid_key",
              origin: "record",
              issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
              input: key2,
              path: [key2],
              inst
            });
            continue;
          }
          const outKey = keyResult.value;
          if (outKey === "__proto__")
            continue;
          const result = def.valueType._zod.run({ value: input[key2], issues: [] }, ctx);
          if (result instanceof Promise) {
            proms.push(result.then((result2) => {
              if (result2.issues.length) {
                payload.issues.push(...prefixIssues(key2, result2.issues));
              }
              payload.value[outKey] = result2.value;
            }));
          } else {
            if (result.issues.length) {
              payload.issues.push(...prefixIssues(key2, result.issues));
            }
            payload.value[outKey] = result.value;
          }
        }
      }
      let unrecognized;
      for (const key2 in input) {
        if (!recordKeys.has(key2)) {
          if (def.mode === "loose") {
            if (key2 === "__proto__")
              continue;
            payload.value[key2] = input[key2];
          } else {
            unrecognized = unrecognized ?? [];
            unrecognized.push(key2);
          }
        }
      }
      if (unrecognized && unrecognized.length > 0) {
        payload.issues.push({
          code: "unrecognized_keys",
          input,
          inst,
          keys: unrecognized,
          continue: true
        });
      }
    } else {
      payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
      let unrecognized;
      for (const key2 of Reflect.ownKeys(input)) {
        if (key2 === "__proto__")
          continue;
        if (!Object.prototype.propertyIsEnumerable.call(input, key2))
          continue;
        let keyResult = def.keyType._zod.run({ value: key2, issues: [] }, ctx);
        if (keyResult instanceof Promise) {
          throw new Error("Async schemas not supported in object keys currently");
        }
        const checkNumericKey = typeof key2 === "string" && number.test(key2) && keyResult.issues.length;
        if (checkNumericKey) {
          const retryResult = def.keyType._zod.run({ value: Number(key2), issues: [] }, ctx);
          if (retryResult instanceof Promise) {
            throw new Error("Async schemas not supported in object keys currently");
          }
          if (retryResult.issues.length === 0) {
            keyResult = retryResult;
          }
        }
        if (keyResult.issues.length) {
          if (def.mode === "loose") {
            payload.value[key2] = input[key2];
          } else if (values) {
            unrecognized = unrecognized ?? [];
            unrecognized.push(key2);
          } else {
            payload.issues.push({
              code: "invalid_key",
              origin: "record",
              issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
              input: key2,
              path: [key2],
              inst
            });
          }
          continue;
        }
        const outKey = keyResult.value;
        if (outKey === "__proto__")
          continue;
        const result = def.valueType._zod.run({ value: input[key2], issues: [] }, ctx);
        if (result instanceof Promise) {
          proms.push(result.then((result2) => {
            if (result2.issues.length) {
              payload.issues.push(...prefixIssues(key2, result2.issues));
            }
            payload.value[outKey] = result2.value;
          }));
        } else {
          if (result.issues.length) {
            payload.issues.push(...prefixIssues(key2, result.issues));
          }
          payload.value[outKey] = result.value;
        }
      }
      if (unrecognized && unrecognized.length > 0) {
        payload.issues.push({
          code: "unrecognized_keys",
          input,
          inst,
          keys: unrecognized,
          continue: true
        });
      }
    }
    if (proms.length) {
      return Promise.all(proms).then(() => payload);
    }
    return payload;
  };
});
var $ZodEnum = /* @__PURE__ */ $constructor("$ZodEnum", (inst, def) => {
  $ZodType.init(inst, def);
  const values = getEnumValues(def.entries);
  const valuesSet = new Set(values);
  inst._zod.values = valuesSet;
  defineLazyInternal(inst, "pattern", (zod) => {
    const patternValues = getEnumValues(zod.def.entries).filter((k) => propertyKeyTypes.has(typeof k));
    return new RegExp(patternValues.length ? `^(${patternValues.map((o) => escapeRegex(o.toString())).join("|")})$` : "^[^\\s\\S]$");
  });
  inst._zod.parse = (payload, _ctx) => {
    const input = payload.value;
    if (valuesSet.has(input)) {
      return payload;
    }
    payload.issues.push({
      code: "invalid_value",
      values,
      input,
      inst
    });
    return payload;
  };
});
var $ZodLiteral = /* @__PURE__ */ $constructor("$ZodLiteral", (inst, def) => {
  $ZodType.init(inst, def);
  const values = new Set(def.values);
  inst._zod.values = values;
  defineLazyInternal(inst, "pattern", (zod) => {
    const vals = zod.def.values;
    return new RegExp(vals.length ? `^(${vals.map((o) => typeof o === "string" ? escapeRegex(o) : o ? escapeRegex(o.toString()) : String(o)).join("|")})$` : "^[^\\s\\S]$");
  });
  inst._zod.parse = (payload, _ctx) => {
    const input = payload.value;
    if (values.has(input)) {
      return payload;
    }
    payload.issues.push({
      code: "invalid_value",
      values: def.values,
      input,
      inst
    });
    return payload;
  };
});
function handleOptionalResult(payload, result) {
  payload.value = result.issues.length ? void 0 : result.value;
  return payload;
}
var $ZodOptional = /* @__PURE__ */ $constructor("$ZodOptional", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
  inst._zod.optout = "optional";
  defineLazyInternal(inst, "values", (zod) => {
    const values = zod.def.innerType._zod.values;
    return values ? /* @__PURE__ */ new Set([...values, void 0]) : void 0;
  });
  defineLazyInternal(inst, "pattern", (zod) => {
    const pattern = zod.def.innerType._zod.pattern;
    return pattern ? new RegExp(`^(${cleanRegex(pattern.source)})?$`) : void 0;
  });
  inst._zod.parse = (payload, ctx) => {
    if (payload.value === void 0) {
      if (def.innerType._zod.optin !== "defaulted")
        return payload;
      const result = def.innerType._zod.run({ value: payload.value, issues: [] }, ctx);
      if (result instanceof Promise)
        return result.then((result2) => handleOptionalResult(payload, result2));
      return handleOptionalResult(payload, result);
    }
    return def.innerType._zod.run(payload, ctx);
  };
});
var $ZodExactOptional = /* @__PURE__ */ $constructor("$ZodExactOptional", (inst, def) => {
  $ZodOptional.init(inst, def);
  defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
  defineLazyInternal(inst, "pattern", (zod) => zod.def.innerType._zod.pattern);
  inst._zod.parse = (payload, ctx) => {
    return def.innerType._zod.run(payload, ctx);
  };
});
var $ZodNullable = /* @__PURE__ */ $constructor("$ZodNullable", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin);
  defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
  defineLazyInternal(inst, "pattern", (zod) => {
    const pattern = zod.def.innerType._zod.pattern;
    return pattern ? new RegExp(`^(${cleanRegex(pattern.source)}|null)$`) : void 0;
  });
  defineLazyInternal(inst, "values", (zod) => {
    return zod.def.innerType._zod.values ? /* @__PURE__ */ new Set([...zod.def.innerType._zod.values, null]) : void 0;
  });
  inst._zod.parse = (payload, ctx) => {
    if (payload.value === null)
      return payload;
    return def.innerType._zod.run(payload, ctx);
  };
});
var $ZodCustom = /* @__PURE__ */ $constructor("$ZodCustom", (inst, def) => {
  $ZodCheck.init(inst, def);
  $ZodType.init(inst, def);
  inst._zod.parse = (payload, _) => {
    return payload;
  };
  inst._zod.check = (payload) => {
    const input = payload.value;
    const r = def.fn(input);
    if (r instanceof Promise) {
      return r.then((r2) => handleRefineResult(r2, payload, input, inst));
    }
    handleRefineResult(r, payload, input, inst);
    return;
  };
});
function handleRefineResult(result, payload, input, inst) {
  if (!result) {
    const _iss = {
      code: "custom",
      input,
      inst,
      // incorporates params.error into issue reporting
      path: [...inst._zod.def.path ?? []],
      // incorporates params.error into issue reporting
      continue: !inst._zod.def.abort
      // params: inst._zod.def.params,
    };
    if (inst._zod.def.params)
      _iss.params = inst._zod.def.params;
    payload.issues.push(issue(_iss));
  }
}

// node_modules/zod/v4/core/api.js
function snapshotChecks(def) {
  if (def.checks)
    def.checks = [...def.checks];
  return def;
}
// @__NO_SIDE_EFFECTS__
function _string(Class, params) {
  return new Class(snapshotChecks({ type: "string", ...normalizeParams(params) }));
}
// @__NO_SIDE_EFFECTS__
function _number(Class, params) {
  return new Class(snapshotChecks({ type: "number", checks: [], ...normalizeParams(params) }));
}
// @__NO_SIDE_EFFECTS__
function _int(Class, params) {
  return new Class({
    type: "number",
    check: "number_format",
    abort: false,
    format: "safeint",
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _boolean(Class, params) {
  return new Class({
    type: "boolean",
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _unknown(Class) {
  return new Class({
    type: "unknown"
  });
}
// @__NO_SIDE_EFFECTS__
function _lte(value, params) {
  return new $ZodCheckLessThan({
    check: "less_than",
    ...normalizeParams(params),
    value,
    inclusive: true
  });
}
// @__NO_SIDE_EFFECTS__
function _gt(value, params) {
  return new $ZodCheckGreaterThan({
    check: "greater_than",
    ...normalizeParams(params),
    value,
    inclusive: false
  });
}
// @__NO_SIDE_EFFECTS__
function _gte(value, params) {
  return new $ZodCheckGreaterThan({
    check: "greater_than",
    ...normalizeParams(params),
    value,
    inclusive: true
  });
}
// @__NO_SIDE_EFFECTS__
function _positive(params) {
  return /* @__PURE__ */ _gt(0, params);
}
// @__NO_SIDE_EFFECTS__
function _maxLength(maximum, params) {
  const ch = new $ZodCheckMaxLength({
    check: "max_length",
    ...normalizeParams(params),
    maximum
  });
  return ch;
}
// @__NO_SIDE_EFFECTS__
function _minLength(minimum, params) {
  return new $ZodCheckMinLength({
    check: "min_length",
    ...normalizeParams(params),
    minimum
  });
}
// @__NO_SIDE_EFFECTS__
function _regex(pattern, params) {
  return new $ZodCheckRegex({
    check: "string_format",
    format: "regex",
    ...normalizeParams(params),
    pattern
  });
}
// @__NO_SIDE_EFFECTS__
function _custom(Class, fn, _params) {
  const norm = normalizeParams(_params);
  norm.abort ?? (norm.abort = true);
  const schema = new Class({
    type: "custom",
    check: "custom",
    fn,
    ...norm
  });
  return schema;
}
// @__NO_SIDE_EFFECTS__
function _refine(Class, fn, _params) {
  const schema = new Class({
    type: "custom",
    check: "custom",
    fn,
    ...normalizeParams(_params)
  });
  return schema;
}

// node_modules/zod/v4/mini/schemas.js
var ZodMiniType = /* @__PURE__ */ $constructor("ZodMiniType", (inst, def) => {
  if (!inst._zod)
    throw new Error("Uninitialized schema in ZodMiniType.");
  $ZodType.init(inst, def);
  inst.def = def;
  inst.type = def.type;
}, {
  // `with` is an alias for `check`: the same function object, not a wrapper.
  get with() {
    return this.check;
  },
  set with(value) {
    own(this, "with", value);
  },
  parse(data, params) {
    return parse(this, data, params, { callee: this.parse });
  },
  parseAsync(data, params) {
    return parseAsync(this, data, params, { callee: this.parseAsync });
  },
  safeParse(data, params) {
    return safeParse(this, data, params);
  },
  safeParseAsync(data, params) {
    return safeParseAsync(this, data, params);
  },
  check(...checks) {
    const def = this.def;
    return this.clone({
      ...def,
      checks: [
        ...def.checks ?? [],
        ...checks.map((ch) => typeof ch === "function" ? { _zod: { check: ch, def: { check: "custom" }, onattach: [] } } : ch)
      ]
    }, { parent: true });
  },
  clone(_def, params) {
    return clone(this, _def, params);
  },
  brand() {
    return this;
  },
  register(reg, meta2) {
    reg.add(this, meta2);
    return this;
  },
  apply(fn, ...args) {
    return args.length === 0 ? fn(this) : fn(this, ...args);
  }
});
var ZodMiniString = /* @__PURE__ */ $constructor("ZodMiniString", (inst, def) => {
  $ZodString.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function string2(params) {
  return _string(ZodMiniString, params);
}
var ZodMiniNumber = /* @__PURE__ */ $constructor("ZodMiniNumber", (inst, def) => {
  $ZodNumber.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function number2(params) {
  return _number(ZodMiniNumber, params);
}
var ZodMiniNumberFormat = /* @__PURE__ */ $constructor("ZodMiniNumberFormat", (inst, def) => {
  $ZodNumberFormat.init(inst, def);
  ZodMiniNumber.init(inst, def);
});
function int(params) {
  return _int(ZodMiniNumberFormat, params);
}
var ZodMiniBoolean = /* @__PURE__ */ $constructor("ZodMiniBoolean", (inst, def) => {
  $ZodBoolean.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function boolean2(params) {
  return _boolean(ZodMiniBoolean, params);
}
var ZodMiniUnknown = /* @__PURE__ */ $constructor("ZodMiniUnknown", (inst, def) => {
  $ZodUnknown.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function unknown() {
  return _unknown(ZodMiniUnknown);
}
var ZodMiniArray = /* @__PURE__ */ $constructor("ZodMiniArray", (inst, def) => {
  $ZodArray.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function array(element, params) {
  return new ZodMiniArray({
    type: "array",
    element,
    ...normalizeParams(params)
  });
}
var ZodMiniObject = /* @__PURE__ */ $constructor("ZodMiniObject", (inst, def) => {
  $ZodObject.init(inst, def);
  ZodMiniType.init(inst, def);
  installLazyProp(inst, "shape", (self) => self._zod.def.shape, false);
});
// @__NO_SIDE_EFFECTS__
function object(shape, params) {
  const def = {
    type: "object",
    shape: shape ?? {},
    ...normalizeParams(params)
  };
  return new ZodMiniObject(def);
}
// @__NO_SIDE_EFFECTS__
function looseObject(shape, params) {
  return new ZodMiniObject({
    type: "object",
    shape,
    catchall: /* @__PURE__ */ unknown(),
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function extend2(schema, shape) {
  return extend(schema, shape);
}
var ZodMiniUnion = /* @__PURE__ */ $constructor("ZodMiniUnion", (inst, def) => {
  $ZodUnion.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function union(options, params) {
  return new ZodMiniUnion({
    type: "union",
    options,
    ...normalizeParams(params)
  });
}
var ZodMiniDiscriminatedUnion = /* @__PURE__ */ $constructor("ZodMiniDiscriminatedUnion", (inst, def) => {
  $ZodDiscriminatedUnion.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function discriminatedUnion(discriminator, options, params) {
  return new ZodMiniDiscriminatedUnion({
    type: "union",
    options,
    discriminator,
    ...normalizeParams(params)
  });
}
var ZodMiniRecord = /* @__PURE__ */ $constructor("ZodMiniRecord", (inst, def) => {
  $ZodRecord.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function record(keyType, valueType, params) {
  if (!valueType || !valueType._zod) {
    return new ZodMiniRecord({
      type: "record",
      keyType: /* @__PURE__ */ string2(),
      valueType: keyType,
      ...normalizeParams(valueType)
    });
  }
  return new ZodMiniRecord({
    type: "record",
    keyType,
    valueType,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function partialRecord(keyType, valueType, params) {
  return new ZodMiniRecord({
    type: "record",
    keyType,
    valueType,
    ...normalizeParams(params),
    partial: true
  });
}
var ZodMiniEnum = /* @__PURE__ */ $constructor("ZodMiniEnum", (inst, def) => {
  $ZodEnum.init(inst, def);
  ZodMiniType.init(inst, def);
  inst.options = [...inst._zod.values];
});
// @__NO_SIDE_EFFECTS__
function _enum(values, params) {
  const entries = Array.isArray(values) ? Object.fromEntries(values.map((v) => [v, v])) : values;
  return new ZodMiniEnum({
    type: "enum",
    entries,
    ...normalizeParams(params)
  });
}
var ZodMiniLiteral = /* @__PURE__ */ $constructor("ZodMiniLiteral", (inst, def) => {
  $ZodLiteral.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function literal(value, params) {
  return new ZodMiniLiteral({
    type: "literal",
    values: Array.isArray(value) ? value : [value],
    ...normalizeParams(params)
  });
}
var ZodMiniOptional = /* @__PURE__ */ $constructor("ZodMiniOptional", (inst, def) => {
  $ZodOptional.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function optional(innerType) {
  return new ZodMiniOptional({
    type: "optional",
    innerType
  });
}
var ZodMiniExactOptional = /* @__PURE__ */ $constructor("ZodMiniExactOptional", (inst, def) => {
  $ZodExactOptional.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function exactOptional(innerType) {
  return new ZodMiniExactOptional({
    type: "optional",
    innerType
  });
}
var ZodMiniNullable = /* @__PURE__ */ $constructor("ZodMiniNullable", (inst, def) => {
  $ZodNullable.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function nullable(innerType) {
  return new ZodMiniNullable({
    type: "nullable",
    innerType
  });
}
var ZodMiniCustom = /* @__PURE__ */ $constructor("ZodMiniCustom", (inst, def) => {
  $ZodCustom.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function custom(fn, _params) {
  return _custom(ZodMiniCustom, fn ?? (() => true), _params);
}
// @__NO_SIDE_EFFECTS__
function refine(fn, _params = {}) {
  return _refine(ZodMiniCustom, fn, _params);
}

// src/cli/log/find-log.ts
init_failure();
init_regular_file();

// src/base/similar.ts
var MAX_CHARACTERS = 64;
var MIN_START = 2;
var CHARACTERS_PER_SLIP = 3;
var MOST_SLIPS = 3;
function similar(word2, known3) {
  if (word2.length > MAX_CHARACTERS) return void 0;
  const wanted = word2.toLowerCase();
  const most = Math.min(MOST_SLIPS, Math.floor(wanted.length / CHARACTERS_PER_SLIP));
  let best;
  for (const name2 of known3) {
    if (name2.length > MAX_CHARACTERS) continue;
    const isStart = wanted.length >= MIN_START && name2.toLowerCase().startsWith(wanted);
    const slips = isStart ? 1 : slipsBetween(wanted, name2.toLowerCase());
    if (slips <= Math.max(most, isStart ? 1 : 0) && (best === void 0 || slips < best.slips)) best = { name: name2, slips };
  }
  return best?.name;
}
function didYouMean(word2, known3) {
  const name2 = similar(word2, known3);
  return name2 === void 0 ? "" : `did you mean '${name2}'? `;
}
function slipsBetween(one, other) {
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const here = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const isSame = one[row - 1] === other[at - 1];
      const isSwapped = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      const changed = (last[at - 1] ?? 0) + (isSame ? 0 : 1);
      const swapped = isSwapped ? (before[at - 2] ?? 0) + 1 : Infinity;
      here.push(Math.min(changed, swapped, (last[at] ?? 0) + 1, (here[at - 1] ?? 0) + 1));
    }
    before = last;
    last = here;
  }
  return last[other.length] ?? Infinity;
}

// src/cli/log/find-log.ts
init_host();

// src/host/paths.ts
var import_node_fs8 = require("fs");
var import_node_os2 = require("os");
var import_node_path5 = require("path");
init_failure();

// src/base/short-hash.ts
var OFFSET_BASIS = 2166136261;
var PRIME = 16777619;
function shortHash(text2) {
  let hash = OFFSET_BASIS;
  for (const byte of Buffer.from(text2)) hash = Math.imul(hash ^ byte, PRIME);
  return (hash >>> 0).toString(16).padStart(8, "0");
}

// src/host/paths.ts
init_files();
var MAX_SOCKET_PATH_BYTES = 103;
var PRIVATE_UMASK = 63;
function stateDirectory(env = process.env) {
  return (0, import_node_path5.join)(xdg(env["XDG_STATE_HOME"], ".local/state"), "geppetto-tmux");
}
function controllerLogFile(env = process.env) {
  return (0, import_node_path5.join)(stateDirectory(env), "controller.log");
}
function runnersDirectory(env = process.env) {
  return (0, import_node_path5.join)(stateDirectory(env), "runners");
}
function controllerSocket({ host, socket }, env = process.env) {
  const isHere = host === void 0 || host.isLocal;
  const name2 = `${shortHash(isHere ? localFiles.canonical(socket) : `${host.name}\0${socket}`)}.sock`;
  const path = (0, import_node_path5.join)(stateDirectory(env), "s", name2);
  if (Buffer.byteLength(path) <= MAX_SOCKET_PATH_BYTES) return path;
  return (0, import_node_path5.join)("/tmp", `geppetto-tmux-${process.getuid?.() ?? 0}`, name2);
}
function ensurePrivateDirectory(path) {
  try {
    (0, import_node_fs8.mkdirSync)(path, { recursive: true, mode: 448 });
  } catch (error) {
    const denied = ["EACCES", "EPERM", "EROFS"].includes(systemCode(error) ?? "");
    throw new Failure(denied ? "permission-denied" : "cannot-create", `cannot create ${path}: ${messageOf(error)}`, {
      next: "set XDG_STATE_HOME to a directory that you can write to",
      cause: error
    });
  }
  requireOwnDirectory(path);
  if (((0, import_node_fs8.lstatSync)(path).mode & 63) !== 0) (0, import_node_fs8.chmodSync)(path, 448);
}
function requireOwnDirectory(path) {
  const found2 = statusOf(path);
  if (found2 === void 0) return;
  const refuse = (problem, next) => new Failure("permission-denied", problem, { next });
  const uid = process.getuid?.();
  if (!found2.isDirectory() || uid !== void 0 && found2.uid !== uid) {
    const problem = `${path} is not a directory of yours (a link, or somebody else's)`;
    throw refuse(problem, "move it away, or set XDG_STATE_HOME to another directory");
  }
  if ((found2.mode & 2) !== 0) {
    throw refuse(`everybody can write into ${path}`, `look what is in it, then: chmod 700 '${path}'`);
  }
}
function statusOf(path) {
  try {
    return (0, import_node_fs8.lstatSync)(path, { throwIfNoEntry: false });
  } catch (error) {
    if (systemCode(error) === "ENOTDIR") return void 0;
    throw error;
  }
}
function xdg(value, fallback) {
  return value !== void 0 && (0, import_node_path5.isAbsolute)(value) ? value : (0, import_node_path5.join)((0, import_node_os2.homedir)(), fallback);
}

// src/runner/source-kind.ts
var SOURCE_KINDS = ["control", "pipe"];
var FEEDS = [...SOURCE_KINDS, "look"];

// src/records/runner-file.ts
var import_node_fs9 = require("fs");
var import_promises4 = require("fs/promises");
var import_node_path6 = require("path");
init_clock();
init_failure();

// src/base/ignore-gone.ts
init_failure();
async function ignoreGone(promise) {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof Failure || systemCode(error) !== void 0 || isAbort(error)) return void 0;
    throw error;
  }
}
function isAbort(error) {
  return error instanceof Error && (error.name === "AbortError" || error.name === "TimeoutError");
}

// src/base/keep-trying.ts
init_failure();

// src/records/runner-file.ts
init_regular_file();

// src/runner/place.ts
var PLACES = ["session", "window", "split"];

// src/records/runner-file.ts
init_host();

// src/records/run-source.ts
var offset = int().check(_gte(0), _lte(2 ** 47));
var processName = string2().check(_regex(/^\d{1,10}-\d{1,20}$/));
var pipePlace = {
  /** Name of the pipe, never used again. */
  id: string2().check(_regex(/^[0-9a-f]{16}$/)),
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

// src/records/runner-id.ts
var import_node_crypto = require("crypto");
function isRunnerId(text2) {
  return /^r[a-z2-7]{6}$/.test(text2);
}

// src/records/runner-file.ts
var text = string2().check(_maxLength(1024));
var time2 = number2().check(_gte(0), _lte(864e13));
var since = time2;
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
    exitCode: exactOptional(number2()),
    signal: exactOptional(text)
  }),
  object({
    kind: literal("stopped"),
    since,
    unseen,
    why: _enum(["unmarked", "agent-ended", "stopped", "max-duration"]),
    exitCode: exactOptional(number2()),
    signal: exactOptional(text)
  }),
  object({ kind: literal("lost"), since, unseen, why: _enum(["pane-closed", "server-gone"]) })
]);
var worktree = object({ path: string2(), branch: text, repository: string2() });
var launch = object({ agent: text, yolo: boolean2(), session: exactOptional(text) });
var started = object({
  command: array(string2()).check(_minLength(1)),
  cwd: string2(),
  env: record(string2(), string2()),
  place: _enum(PLACES),
  keep: boolean2(),
  /** SHA-256 of the secret by which its wrapper tells its end, see EndMark. */
  endDigest: string2().check(_regex(/^[0-9a-f]{64}$/)),
  /** How often it was started again. */
  restarts: exactOptional(int().check(_gte(0))),
  maxDurationMs: exactOptional(number2().check(_positive(), _lte(MAX_DURATION_MS))),
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
  text: string2().check(_maxLength(1024 * 1024)),
  /** When it was queued, ISO 8601. */
  at: string2().check(_maxLength(64)),
  /** The agent that it is for; without, it is for any program. */
  agent: exactOptional(text)
});
var runnerRecord = object({
  schema: literal(1),
  id: string2().check(refine(isRunnerId)),
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
    socket: string2(),
    pid: number2(),
    startedAt: number2()
  }),
  pid: number2(),
  startedAt: time2,
  /** When it was last started again, after it had ended with its server. */
  restartedAt: exactOptional(time2),
  idleAfterMs: number2().check(_positive(), _lte(MAX_DURATION_MS)),
  state,
  /** The `since` of the state for which a person has muted it: it does not ask for attention while that lasts. */
  muted: exactOptional(time2),
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
  endConfirmed: exactOptional(boolean2()),
  /** Milliseconds in each state that it has left. */
  times: exactOptional(partialRecord(_enum(STATE_KINDS), number2().check(_gte(0)))),
  /** Texts that are typed, one each time, when its turn is over. */
  queued: exactOptional(array(queuedText).check(_maxLength(100))),
  /** How many dialogs it has had. */
  dialogs: exactOptional(int().check(_gte(0))),
  /** It lived until its tmux server was gone. */
  endedWithServer: exactOptional(literal(true)),
  lastLine: text
});
var RECORD_FILE = "runner.json";
var MAX_RECORD_BYTES = 16 * 1024 * 1024;

// src/cli/log/find-log.ts
var record2 = object({
  schema: literal(1),
  id: string2().check(refine(isRunnerId)),
  name: string2(),
  agent: string2(),
  pane: string2(),
  pid: number2(),
  server: object({ host: optional(string2()), socket: string2(), pid: number2(), startedAt: number2() }),
  /** Set when it was started by us. */
  started: optional(unknown()),
  endedWithServer: optional(boolean2()),
  state: object({
    kind: _enum(STATE_KINDS),
    since: number2(),
    unseen: optional(boolean2()),
    exitCode: optional(number2()),
    signal: optional(string2())
  })
});
function loggedRunners(context) {
  const { address, env } = context;
  const root = runnersDirectory(env);
  const socket = controllerSocket(address, env);
  return readRecords(root, context).filter(({ server }) => controllerSocket({ ...server, host: hostCalled(server.host) }, env) === socket).map((runner) => ({ ...runner, directory: (0, import_node_path7.join)(root, runner.id) }));
}
function findLog(context, wanted) {
  const { address } = context;
  const sameServer = ({ server }) => address.pid === void 0 || server.pid === address.pid;
  const isLive = (runner) => !isFinal(runner.state) && sameServer(runner);
  const runners = loggedRunners(context);
  const [found2] = runners.filter((runner) => isPaneId(wanted) ? runner.pane === wanted && sameServer(runner) : isCalled(runner, wanted)).toSorted((a, b) => Number(isLive(b)) - Number(isLive(a)) || b.state.since - a.state.since);
  if (found2 === void 0) {
    const known3 = runners.flatMap(({ id, name: name2 }) => [name2, id]);
    const meant = didYouMean(wanted, known3);
    throw new Failure("runner-not-found", `no runner ${wanted} has a log here`, {
      next: `${meant}see \`geppetto-tmux ls --all\`, or watch a pane first: geppetto-tmux mark`
    });
  }
  return found2.directory;
}
function hasEnded(directory) {
  const runner = loggedRunner(directory);
  return runner === void 0 || isFinal(runner.state);
}
function loggedRunner(directory) {
  try {
    return readRecord(directory);
  } catch {
    return void 0;
  }
}
function isCalled({ id, name: name2 }, wanted) {
  return id === wanted || name2 === wanted;
}
function readRecords(root, context) {
  return namesIn(root).flatMap((name2) => {
    const directory = (0, import_node_path7.join)(root, name2);
    try {
      return [readRecord(directory)];
    } catch (error) {
      const isOurs = !["ENOENT", "ENOTDIR"].includes(systemCode(error) ?? "");
      if (isOurs) context.say(`skipped ${directory}: its runner.json is damaged or of another version`);
      return [];
    }
  });
}
function readRecord(directory) {
  return record2.parse(JSON.parse(readRegularFile((0, import_node_path7.join)(directory, RECORD_FILE), MAX_RECORD_BYTES).toString()));
}
function namesIn(root) {
  try {
    return (0, import_node_fs10.readdirSync)(root).filter(isRunnerId);
  } catch (cause) {
    if (systemCode(cause) === "ENOENT") return [];
    throw new Failure("log-unavailable", `cannot read ${root}: ${messageOf(cause)}`, { cause });
  }
}

// src/cli/log/print/forms.ts
var FORMS = [
  {
    name: "raw",
    summary: "the very bytes that the program wrote",
    kind: "bytes",
    output: async (log, request2) => (await Promise.resolve().then(() => (init_raw(), raw_exports))).rawOutput(log, request2)
  },
  {
    name: "text",
    summary: "text without colours",
    kind: "lines",
    output: async (log, request2) => (await Promise.resolve().then(() => (init_text(), text_exports))).textOutput(log, "text", request2)
  },
  {
    name: "ansi",
    summary: "text with colours, in a pipe too",
    kind: "lines",
    output: async (log, request2) => (await Promise.resolve().then(() => (init_text(), text_exports))).textOutput(log, "ansi", request2)
  }
];
function formCalled(name2) {
  return FORMS.find((form) => form.name === name2) ?? FORMS[0];
}

// src/cli/looked.ts
init_failure();

// src/cli/reach/find-controller.ts
var import_node_path9 = require("path");
init_failure();

// src/host/pid-space.ts
var import_node_fs12 = require("fs");
var known2;
function pidSpace() {
  known2 ??= { space: readSpace() };
  return known2.space;
}
function readSpace() {
  try {
    const boot = (0, import_node_fs12.readFileSync)("/proc/sys/kernel/random/boot_id", "latin1").trim();
    return shortHash(`${boot} ${(0, import_node_fs12.readlinkSync)("/proc/self/ns/pid")}`);
  } catch {
    return void 0;
  }
}

// src/cli/reach/find-controller.ts
init_process_state();

// src/ipc/client.ts
var import_node_events = require("events");
var import_node_net2 = require("net");
init_clock();
init_failure();

// src/ipc/event-queue.ts
var MAX_BATCHES = 64;
var EventQueue = class {
  #batches = [];
  #state = { kind: "open" };
  #changed = () => {
  };
  /** Adds a batch and waits until there is room for the next; does nothing once ended. */
  async put(batch) {
    if (!this.#isOpen()) return;
    this.#batches.push(batch);
    this.#changed();
    while (this.#isOpen() && this.#batches.length >= MAX_BATCHES) await this.#change();
  }
  /** Ends the loop after the batches that are here, with `cause` if there is one. The first end counts. */
  end(cause) {
    if (this.#state.kind === "ended") return;
    this.#state = cause === void 0 ? { kind: "ended" } : { kind: "ended", cause };
    this.#changed();
  }
  async *[Symbol.asyncIterator]() {
    try {
      for (; ; ) {
        const batch = this.#batches.shift();
        if (batch !== void 0) {
          this.#changed();
          yield batch;
        } else if (this.#state.kind === "open") {
          await this.#change();
        } else if (this.#state.cause !== void 0) {
          throw this.#state.cause;
        } else {
          return;
        }
      }
    } finally {
      this.end();
      this.#batches = [];
    }
  }
  #isOpen() {
    return this.#state.kind === "open";
  }
  async #change() {
    return new Promise((resolve2) => {
      const others = this.#changed;
      this.#changed = () => {
        this.#changed = () => {
        };
        others();
        resolve2();
      };
    });
  }
};

// src/ipc/frames.ts
init_failure();
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

// src/ipc/errors.ts
init_failure();

// src/ipc/shape.ts
config({ jitless: true });
var time3 = string2();

// src/ipc/errors.ts
var errorBody = object({ kind: _enum(FAILURE_KINDS), message: string2(), next: optional(string2()) });

// src/ipc/events.ts
var MAX_EVENTS_PER_FRAME = 50;
var runnerEvent = looseObject({
  /** Grows by one with every event of this controller. */
  seq: number2(),
  time: time3,
  runner: string2(),
  name: string2(),
  /** marked, started, restarted, resumed, recognised, state, output, dialog, answered, not-taken, moved, renamed, muted, unmuted, queued, sent, unqueued, gap, recovered, log-trouble, log-resumed, removed; metrics where asked for */
  type: string2()
});

// src/ipc/messages.ts
var PROTOCOL_VERSION = 1;
var request = object({
  v: number2(),
  id: union([number2(), string2()]),
  method: string2(),
  params: optional(unknown()),
  /** Until when it is meant, as `machineMs` counts: a controller that was held longer does nothing. */
  until: optional(number2())
});
var response = union([
  object({ id: nullable(union([number2(), string2()])), error: errorBody }),
  object({ id: union([number2(), string2()]), ok: unknown() }),
  object({ events: array(runnerEvent).check(_maxLength(MAX_EVENTS_PER_FRAME)) })
]);

// src/ipc/methods.ts
init_clock();

// src/runner/option-kind.ts
var OPTION_KINDS = ["once", "always", "no", "other"];

// src/ipc/explanation.ts
var weighed = object({
  rule: string2(),
  source: string2(),
  /** Which source is believed when two disagree: the one that weighs more. */
  weight: number2(),
  text: string2(),
  /** The state that it speaks for. */
  says: string2(),
  time: time3
});
var explanation = object({
  /** What won; without it output and silence decide. */
  because: optional(weighed),
  /** What else was seen, the weightiest first. */
  others: array(weighed),
  /** Whether there are rules for its agent. */
  known: boolean2(),
  lastVisibleAt: time3,
  idleAfterMs: number2(),
  title: optional(string2()),
  /** The last lines of the screen, as they were last looked at. */
  screen: array(string2()),
  /** Undefined when its process was not seen. */
  processRuns: optional(boolean2()),
  lastBellAt: optional(time3),
  /** What would put it into another state. */
  changes: array(object({ says: string2(), rule: string2(), when: string2() }))
});

// src/ipc/restart-plan.ts
var restartPlan = object({
  id: string2(),
  name: string2(),
  agent: string2(),
  /** Where it was in tmux. */
  session: string2(),
  window: string2(),
  /** In the session of its agent, as an agent without it, or as the command that it was. */
  how: _enum(["resumed", "anew", "again"]),
  agentSession: optional(string2()),
  /** The command that would be run, and where; missing when the runner was marked and not started. */
  command: optional(array(string2())),
  cwd: optional(string2()),
  /** The pane in which it runs already, and would be watched. */
  pane: optional(string2()),
  /** Why it cannot be started. */
  problem: optional(object({ kind: string2(), message: string2(), next: optional(string2()) }))
});

// src/ipc/dialogs.ts
var option = object({
  /** As the agent wrote it. */
  label: string2(),
  /**
   * The key that chooses it, as it stands on the screen; left out where it cannot be chosen from elsewhere, and so in every
   * option of a dialog that is `unanswerable`.
   */
  key: optional(string2()),
  /** `always` and `other` have to be confirmed: they grant more than this once, or it is not known what they do. */
  kind: _enum(OPTION_KINDS)
});
var dialog = object({
  /** Left out where it was not read. */
  question: optional(string2()),
  /** The command, the file or whatever it is about; it may have several lines. */
  subject: optional(string2()),
  options: array(option),
  /** Stands for question, subject and options, whatever is highlighted, spins or counts. */
  fingerprint: string2(),
  /** How many dialogs this run has had with this one. It also grows when we have pressed a key while one was open. */
  episode: number2(),
  /** Since when it is seen. */
  since: time3,
  /** Why it cannot be answered from elsewhere: a person has to go there. Left out where it can. */
  unanswerable: optional(string2())
});

// src/ipc/runners.ts
var stateKind = _enum(STATE_KINDS);
var metrics = object({
  startedAt: time3,
  /** Output bytes logged, recovered text included. */
  bytes: number2(),
  /** Lines that have ended; left out when the first of them were not counted. */
  lines: optional(number2()),
  /** Bytes of those that were rebuilt from the pane's history. */
  recoveredBytes: number2(),
  /** Number of recorded holes in the log. */
  gaps: number2(),
  /** The known losses: bytes, or lines as tmux counts its history. */
  lostBytes: number2(),
  lostLines: number2(),
  /** Of the holes, those where more is missing than that, and those where perhaps nothing is. */
  gapsAtLeast: number2(),
  gapsPerhaps: number2(),
  lastOutputAt: optional(time3),
  idleAfterMs: number2(),
  /** Once the run has ended: false when nothing shows that the last output is in the log. */
  endConfirmed: optional(boolean2()),
  /** Milliseconds in each state until now. */
  states: partialRecord(stateKind, number2()),
  /** How often a started command was started again. */
  restarts: optional(number2()),
  /** The rest of its time limit. */
  maxDurationLeftMs: optional(number2()),
  /** Of its program and all that it has started, measured over the last moments; left out when it cannot be seen. */
  cpuPercent: optional(number2()),
  memoryBytes: optional(number2()),
  processes: optional(number2()),
  /** Output in the same moments. */
  bytesPerSecond: optional(number2())
});
var worktree2 = object({
  path: string2(),
  /** The branch that was made with it. */
  branch: string2().check(_maxLength(1024)),
  /** Top of the main checkout. */
  repository: string2()
});
var runnerSummary = object({
  id: string2(),
  name: string2(),
  agent: string2(),
  state: stateKind,
  waitingFor: optional(string2()),
  /** Waiting in a dialog that was read off its screen. */
  dialog: optional(dialog),
  /** Waiting for a limit: when it ends, in the words of its agent. */
  resets: optional(string2()),
  /** Idle: its agent is done, and the pane was not looked at since. Ended: it was not looked at since. */
  unseen: optional(boolean2()),
  /** Idle: its program only shows something, such as `top`. */
  showing: optional(boolean2()),
  /** Active: its agent says that it works, and has shown nothing new for minutes. */
  stuck: optional(boolean2()),
  /** When it entered this state. */
  since: time3,
  pane: string2(),
  window: string2(),
  session: string2(),
  /** The tmux server of its pane has gone; another one counts its panes from zero again. */
  earlierServer: optional(boolean2()),
  /** How its output is read: in control mode, from the pane's pipe, or not at all: its pane is only looked at. */
  source: _enum(FEEDS),
  /** The last visible line of output, without control sequences, at most 200 characters. */
  lastLine: string2(),
  /** How many texts wait until its turn is over. */
  queued: optional(number2()),
  /** A person wants to hear nothing of it until its state changes. */
  muted: optional(boolean2()),
  /** Path of the live log file. */
  log: string2(),
  /** Where a command that we have started runs. */
  cwd: optional(string2()),
  /** Set when it was marked by itself, because `@geppetto-auto` is `agents`; it ends with its agent. */
  found: optional(_enum(["agents"])),
  /** The worktree that was made for it. */
  worktree: optional(worktree2)
});
var runnerRow = extend2(runnerSummary, { metrics: optional(metrics) });
var runnerDetail = extend2(runnerSummary, {
  pid: optional(number2()),
  exitCode: optional(number2()),
  signal: optional(string2()),
  /** Why it is in a final state, for states that have more than one reason. */
  reason: optional(string2()),
  /** Of one that we have started: the command with its arguments. */
  command: optional(array(string2())),
  /** How it was found. */
  foundReason: optional(string2()),
  /** Why it is read like that. */
  sourceReason: optional(string2()),
  metrics,
  evidence: array(object({ rule: string2(), source: string2(), text: string2(), time: time3 }))
});

// src/ipc/sessions.ts
var sessionRow = object({
  id: string2(),
  name: string2(),
  windows: number2(),
  /** Terminals attached, our own clients not counted. */
  attached: number2(),
  /** Names of the live runners in it. */
  runners: array(string2())
});

// src/ipc/methods.ts
var counts = partialRecord(stateKind, number2());
var nothing = object({});
var oneRunner = object({ runner: string2().check(_minLength(1), _maxLength(256)) });
var pane2 = string2().check(_minLength(1), _maxLength(256));
var name = optional(string2().check(_maxLength(256)));
var agent = optional(string2().check(_maxLength(64)));
var duration2 = number2().check(_positive(), _lte(MAX_DURATION_MS));
var span = optional(duration2);
var source = optional(_enum(SOURCE_KINDS));
var tell = optional(string2().check(_minLength(1), _maxLength(1024)));
var notice = optional(string2());
var METHODS = {
  hello: {
    params: nothing,
    result: object({
      version: string2(),
      protocol: number2(),
      pid: number2(),
      /** In which space that process id means something: see pidSpace. */
      space: optional(string2())
    })
  },
  mark: {
    params: object({
      /** Any tmux target that names a pane; `%12` is exact. */
      pane: pane2,
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
      command: array(string2()).check(_minLength(1), _maxLength(4096)),
      /** An absolute path. */
      cwd: string2(),
      /** In addition to the environment of the tmux server. */
      env: record(string2(), string2()),
      place: _enum(PLACES),
      /** For a window or a split: the pane beside which it is opened. */
      beside: optional(pane2),
      name,
      /** Names to choose from when the person has given none, the best first. */
      ideas: exactOptional(array(string2().check(_maxLength(256))).check(_maxLength(8))),
      agent,
      idleAfterMs: span,
      source,
      tell,
      /** Whether the pane stays after the command has ended. */
      keep: boolean2(),
      /** Typed into it once it is there. */
      typed: optional(string2()),
      /** It is given a prompt: it is starting until it has been seen at work. */
      prompted: optional(boolean2()),
      maxDurationMs: exactOptional(duration2),
      /** Set for an agent that is started by its name. */
      launch: exactOptional(
        object({
          agent: string2().check(_maxLength(64)),
          yolo: boolean2(),
          session: exactOptional(string2().check(_maxLength(1024)))
        })
      ),
      /** The worktree that was made for it. */
      worktree: exactOptional(worktree2)
    }),
    result: object({ runner: runnerSummary, notice })
  },
  /** How runners that an earlier server took with it would be started again; without names, all of the last one. */
  restorable: {
    params: object({ runners: optional(array(string2().check(_minLength(1), _maxLength(256)))) }),
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
    params: extend2(oneRunner, {
      text: optional(string2()),
      enter: boolean2(),
      keys: array(string2().check(_maxLength(32))).check(_maxLength(256)),
      force: boolean2()
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
      run: string2().check(_minLength(1), _maxLength(256)),
      /** Both as in the dialog that the caller has seen. */
      episode: number2(),
      fingerprint: string2().check(_maxLength(256)),
      /** Key and label of the option, as in that dialog. */
      key: string2().check(_minLength(1), _maxLength(16)),
      label: string2().check(_maxLength(4096)),
      /** A person has confirmed this label: asked for where the option is `always` or `other`. */
      confirm: optional(boolean2()),
      /** Who answers, such as `cli`; stands in the event. */
      by: string2().check(_minLength(1), _maxLength(64))
    }),
    result: object({
      runner: runnerSummary,
      pressed: object({ label: string2(), key: string2(), kind: _enum(OPTION_KINDS) }),
      /** False when the dialog still stood there as it was, one second later. */
      taken: boolean2()
    })
  },
  /** Types a text when the turn of an agent is over. */
  queue: {
    params: extend2(oneRunner, { text: string2().check(_minLength(1)) }),
    result: object({ runner: runnerSummary })
  },
  /** The texts that wait for a runner, the next one first. */
  queued: {
    params: oneRunner,
    result: object({ texts: array(object({ text: string2(), at: time3 })) })
  },
  /** Takes all of them back; `count` says how many there were. */
  unqueue: { params: oneRunner, result: object({ count: number2() }) },
  unmark: { params: oneRunner, result: object({ runner: runnerSummary }) },
  toggle: { params: object({ pane: pane2 }), result: object({ marked: boolean2(), runner: runnerSummary, notice }) },
  list: {
    /** `wide`: with the figures of those that live. */
    params: object({ wide: optional(boolean2()) }),
    result: object({ runners: array(runnerRow) })
  },
  show: { params: oneRunner, result: object({ runner: runnerDetail }) },
  /** A person has looked at these runs since they have ended. */
  looked: {
    params: object({ runners: array(string2().check(_minLength(1), _maxLength(256))).check(_maxLength(1e3)) }),
    result: nothing
  },
  /** Has an idle runner count as not looked at, until its pane comes into view. */
  unread: { params: oneRunner, result: object({ runner: runnerSummary }) },
  /** Has the present state of a runner ask for no attention, or ask again. */
  mute: {
    params: extend2(oneRunner, { muted: boolean2() }),
    result: object({ runner: runnerSummary })
  },
  /** What is on the screen of a runner's pane now: a row of it a line, with SGR sequences. */
  screen: { params: oneRunner, result: object({ lines: array(string2()), columns: number2() }) },
  explain: { params: oneRunner, result: object({ runner: runnerSummary, explanation }) },
  status: {
    params: nothing,
    result: object({
      counts,
      /** How many of the active ones are stuck, and of the idle ones unseen, or only showing something. */
      stuck: number2(),
      unseen: number2(),
      showing: optional(number2()),
      /** Names of those that want a person, the most urgent first. */
      attention: array(string2())
    })
  },
  sessions: { params: nothing, result: object({ sessions: array(sessionRow) }) },
  rename: {
    params: extend2(oneRunner, { name: string2().check(_maxLength(256)) }),
    result: object({ runner: runnerSummary })
  },
  /** Forgets an ended runner and deletes its log. */
  remove: { params: oneRunner, result: object({ runner: runnerSummary }) },
  /** Answers once, then event frames follow on the same connection until it closes. */
  subscribe: {
    params: object({
      runner: optional(string2().check(_maxLength(256))),
      since: optional(number2()),
      /** Also a `metrics` event for each live runner, once a second. */
      metrics: optional(boolean2())
    }),
    result: object({ seq: number2() })
  },
  /** Something in tmux may have changed without a notification: look again. */
  refresh: { params: nothing, result: nothing },
  "controller-status": {
    params: nothing,
    result: object({
      pid: number2(),
      version: string2(),
      startedAt: time3,
      tmux: object({ version: string2(), pid: number2(), binary: string2() }),
      socket: string2(),
      runners: number2(),
      /** How changes of the server are heard of, and why so; left out without runners. */
      watch: optional(object({ by: _enum(SOURCE_KINDS), why: string2(), notes: array(string2()) })),
      clients: array(object({ role: _enum(["line", "tap"]), session: string2(), pid: number2() })),
      /** The process that reads the pipes of panes, if there is one. */
      readers: array(object({ pid: number2(), panes: array(string2()) })),
      /** Things a person should know: a bad option value, logging that is interrupted, ... */
      problems: array(string2())
    })
  },
  /** Ends the controller. With `release` every runner is unmarked and tmux is left as it was found. */
  stop: { params: object({ release: optional(boolean2()) }), result: nothing }
};
var methodName = _enum(Object.keys(METHODS));

// src/ipc/client.ts
var DEFAULT_TIMEOUT_MS = 1e4;
async function connect(path, options = {}) {
  const { timeoutMs = DEFAULT_TIMEOUT_MS, connectMs = timeoutMs } = options;
  const socket = (0, import_node_net2.createConnection)(path);
  try {
    await (0, import_node_events.once)(socket, "connect", { signal: AbortSignal.timeout(connectMs) });
  } catch (error) {
    socket.destroy();
    throw connectFailure(path, error, connectMs);
  }
  return new SocketClient(socket, timeoutMs);
}
function connectFailure(path, cause, timeoutMs) {
  if (cause instanceof Error && cause.name === "AbortError") return unanswered(`${path} is not answered`, timeoutMs);
  if (["EACCES", "EPERM"].includes(systemCode(cause) ?? "")) {
    return new Failure("permission-denied", `cannot open ${path}: it belongs to another user`, { cause });
  }
  return new Failure("controller-unreachable", `no controller answers at ${path}`, {
    next: "start it: geppetto-tmux controller start",
    cause
  });
}
var SocketClient = class {
  #socket;
  #timeoutMs;
  #pending = /* @__PURE__ */ new Map();
  #events = new EventQueue();
  #lastId = 0;
  #expiryMs = Infinity;
  #ended;
  constructor(socket, timeoutMs) {
    this.#socket = socket;
    this.#timeoutMs = timeoutMs;
    socket.on("error", () => socket.destroy());
    void this.#read();
  }
  async call(method, params, timeoutMs) {
    return this.#ask(method, params, timeoutMs);
  }
  subscribe(params) {
    this.#ask("subscribe", params).catch((error) => this.#events.end(error));
    return this.#events;
  }
  expire(afterMs) {
    this.#expiryMs = afterMs;
  }
  close() {
    this.#events.end();
    this.#end(new Failure("controller-unreachable", "the connection is closed"));
  }
  async #ask(method, params, timeoutMs = this.#timeoutMs) {
    if (this.#ended !== void 0) throw this.#ended;
    const id = this.#lastId += 1;
    const until = machineMs() + Math.min(timeoutMs, this.#expiryMs);
    const frame = encodeFrame({ v: PROTOCOL_VERSION, id, method, params, until });
    if (frame.length > MAX_REQUEST_BYTES) throw new Failure("invalid-request", `${method}: too much text`);
    const answer = new Promise((resolve2, reject) => this.#pending.set(id, { resolve: resolve2, reject }));
    const timer = setTimeout(() => {
      this.#pending.get(id)?.reject(unanswered(`no answer to ${method}`, timeoutMs));
    }, timeoutMs);
    this.#socket.write(frame);
    try {
      const checked = METHODS[method].result.safeParse(await answer);
      if (!checked.success) throw unexpected(checked.error);
      return checked.data;
    } finally {
      clearTimeout(timer);
      this.#pending.delete(id);
    }
  }
  async #read() {
    try {
      for await (const frame of readFrames(this.#socket, MAX_RESPONSE_BYTES)) await this.#receive(frame);
      throw new Error("it ended");
    } catch (error) {
      this.#end(
        error instanceof Failure ? error : new Failure("controller-unreachable", `the controller went away: ${messageOf(error)}`, {
          next: "try again; `geppetto-tmux controller log` says why",
          cause: error
        })
      );
    }
  }
  async #receive(frame) {
    const checked = response.safeParse(decodeFrame(frame));
    if (!checked.success) throw unexpected(checked.error);
    const message = checked.data;
    if ("events" in message) {
      await this.#events.put(message.events);
    } else if ("error" in message) {
      const { kind, message: text2, next } = message.error;
      const failure2 = new Failure(kind, text2, { next });
      if (message.id === null) throw failure2;
      this.#pending.get(Number(message.id))?.reject(failure2);
    } else {
      this.#pending.get(Number(message.id))?.resolve(message.ok);
    }
  }
  #end(cause) {
    this.#ended ??= cause;
    this.#socket.destroy();
    this.#events.end(cause);
    for (const { reject } of this.#pending.values()) reject(cause);
  }
};
function unanswered(what, timeoutMs) {
  return new Failure("timeout", `${what} in ${timeoutMs / 1e3} s`, {
    next: "the controller or the tmux server is busy or stopped: try again"
  });
}
function unexpected(cause) {
  return new Failure("version-mismatch", "the controller answered something that this version does not understand", {
    next: "run `geppetto-tmux controller restart`",
    cause
  });
}

// src/cli/reach/find-controller.ts
async function findController({ address, env }, helloMs) {
  return controllerAt(controllerSocket(address, env), helloMs);
}
async function controllerAt(socket, helloMs) {
  const client = await reach(socket, helloMs);
  if (client === void 0) return void 0;
  try {
    const { pid, space, version: version2 } = await client.call("hello", {}, helloMs);
    const isSeen = space === void 0 || space === pidSpace();
    return { client, socket, version: version2, ...isSeen ? { pid, mark: processMark(pid) } : {} };
  } catch (error) {
    if (isKind(error, "version-mismatch")) return { client, socket };
    client.close();
    if (isKind(error, "controller-unreachable")) return void 0;
    throw error;
  }
}
async function reach(socket, withinMs) {
  requireOwnDirectory((0, import_node_path9.dirname)(socket));
  try {
    return await connect(socket, { connectMs: withinMs });
  } catch (error) {
    if (isKind(error, "controller-unreachable")) return void 0;
    throw error;
  }
}
function isKind(error, kind) {
  return error instanceof Failure && error.kind === kind;
}

// src/cli/reach/controller-launch.ts
var import_node_child_process3 = require("child_process");
var import_node_fs13 = require("fs");
init_clock();
init_failure();
init_regular_file();

// src/protocol/quote.ts
init_failure();
var SPACE4 = Buffer.from(" ");
var SEMICOLON3 = Buffer.from(" ; ");

// src/traces/dismissal.ts
init_one_shot();

// src/protocol/rows.ts
function rowFormat(fields) {
  return fields.map((field) => NEVER_TEXT.test(field) ? `#{${field}}` : `#{=${MAX_CELLS};s/${CONTROL}/ /:${field}}`).join(SEPARATOR);
}
var MAX_CELLS = 256;
var SEPARATOR = "	";
var CONTROL = "[-\x7F]";
var NEVER_TEXT = /^(?:(?:session|window|pane|client)_(?:id|pid|index|width|height|dead|dead_status|dead_signal|pipe)|cursor_[xy]|scroll_region_(?:upper|lower)|alternate_on)$/;

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
  "window_zoomed_flag",
  "pane_pipe",
  "version",
  "history_limit",
  "alternate-screen",
  "scroll-on-clear",
  "variation-selector-always-wide",
  "codepoint-widths",
  "@geppetto_id",
  "@geppetto_agent",
  "@geppetto_name",
  "@geppetto_released",
  "pane_current_command",
  "session_name",
  "window_name"
];
var LIST_PANES = ["list-panes", "-a", "-F", rowFormat(FIELDS)];
var SESSION_FIELDS = ["session_id", "session_windows", "session_name"];
var LIST_SESSIONS = ["list-sessions", "-F", rowFormat(SESSION_FIELDS)];
var CLIENT_FIELDS = ["session_id", "client_control_mode", "pane_id", "client_name"];
var LIST_CLIENTS = ["list-clients", "-F", rowFormat(CLIENT_FIELDS)];

// src/traces/claim.ts
init_failure();
init_one_shot();
init_host();
init_process_state();

// src/traces/stale-clients.ts
init_clock();
init_one_shot();
init_process_state();

// src/traces/claim.ts
var OWNER = "GEPPETTO_CONTROLLER";
var SOCKET = "GEPPETTO_SOCKET";
async function liveClaim(address, timeoutMs) {
  const found2 = await runTmux(address, ["display-message", "-p", `#{${OWNER}} #{${SOCKET}}`], { timeoutMs });
  const [claim2 = "", ...path] = found2.split(" ");
  const holder = holderOf(address, claim2);
  if (holder.kind === "none" || holder.kind === "here" && !isController(holder.process)) return void 0;
  return { process: holder.kind === "here" ? holder.process : void 0, socket: path.join(" ") };
}
function holderOf({ host }, claim2) {
  const [, process2, space] = /^(\d+-\d+)(?:@([0-9a-f]+))?$/.exec(claim2) ?? [];
  if (process2 === void 0) return { kind: "none" };
  const isHere = space === void 0 ? host?.isLocal !== false : space === pidSpace();
  return isHere ? { kind: "here", process: process2 } : { kind: "elsewhere" };
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

// src/traces/status-variables.ts
init_plain();

// src/traces/revival.ts
init_failure();
init_one_shot();

// src/cli/reach/controller-launch.ts
init_end_process();
init_host();
init_process_state();
init_binary();

// src/cli/reach/process-end.ts
init_clock();
init_failure();
var TIMEOUT_MS2 = 1e4;
var EVERY_MS = 10;
async function waitForEnd(what, hasEnded2) {
  const deadline = performance.now() + TIMEOUT_MS2;
  while (!await hasEnded2()) {
    if (performance.now() > deadline) {
      throw new Failure("timeout", `${what} was asked to end and is still there`, {
        next: "end it by force: geppetto-tmux controller stop"
      });
    }
    await sleep(EVERY_MS);
  }
}

// src/cli/reach/running-controller.ts
init_clock();
init_failure();
init_process_state();
var HELLO_MS = 4e3;
var CLAIM_MS = 1e3;
var KNOCK_MS = 5e3;
var LOOK_MS3 = 20;
var RESTART = "geppetto-tmux controller restart";
async function runningController(place) {
  const found2 = await lookForController(place);
  if (found2 !== void 0 && "problem" in found2) throw found2.problem;
  return found2;
}
async function lookForController(place) {
  try {
    const here = await findController(place, HELLO_MS);
    if (here !== void 0) return here;
    const claim2 = await claimIn(place);
    if (claim2 === void 0) return void 0;
    const { process: process2 } = claim2;
    if (process2 === void 0) return { process: process2, problem: heldElsewhere("controller-unreachable", place.address) };
    const socket = claim2.socket === "" ? controllerSocket(place.address, place.env) : claim2.socket;
    return await elsewhere2(process2, socket);
  } catch (error) {
    if (!isKind(error, "timeout")) throw error;
    const claim2 = await ignoreGone(claimIn(place, CLAIM_MS));
    return unanswered2(claim2?.process, error);
  }
}
async function elsewhere2(process2, socket) {
  const pid = pidOf(process2);
  const found2 = await controllerAt(socket, HELLO_MS);
  if (found2 !== void 0) return found2;
  if (isStopped(pid)) return { process: process2, problem: stopped(pid) };
  signalProcess(process2, "SIGCONT");
  for (const deadline = performance.now() + KNOCK_MS; performance.now() < deadline; ) {
    await sleep(LOOK_MS3);
    if (!isProcess(process2)) return void 0;
    const back = await controllerAt(socket, HELLO_MS);
    if (back !== void 0) return back;
  }
  const text2 = `the controller (process ${pid}) runs, but cannot be reached at ${socket}`;
  return { process: process2, problem: new Failure("controller-unreachable", text2, { next: RESTART }) };
}
function unanswered2(process2, late) {
  if (process2 === void 0) return { process: process2, problem: late };
  const pid = pidOf(process2);
  if (isStopped(pid)) return { process: process2, problem: stopped(pid) };
  const next = `it may be busy: try again; if it stays so: ${RESTART}`;
  return { process: process2, problem: new Failure("timeout", `the controller (process ${pid}) does not answer`, { next }) };
}
function stopped(pid) {
  const next = `let it go on: kill -CONT ${pid}; or end it: geppetto-tmux controller stop`;
  return new Failure("timeout", `the controller (process ${pid}) is stopped`, { next });
}
async function claimIn({ address }, timeoutMs) {
  return liveClaim(address, timeoutMs).catch((error) => {
    if (isKind(error, "server-gone")) return void 0;
    throw error;
  });
}

// src/cli/reach/tmux-server.ts
var import_node_net3 = require("net");
init_failure();
init_one_shot();
var TIMEOUT_MS3 = 2e3;
async function requireTmuxServer(address) {
  const { host, socket } = address;
  if (host?.isLocal === false) return void await runTmux(address, ["display-message", "-p", ""]);
  const problem = await probe(socket);
  if (problem === void 0) return;
  const code = systemCode(problem);
  if (code === "EACCES" || code === "EPERM") {
    throw new Failure("permission-denied", `no permission for the tmux server at ${socket}`, {
      next: "run this as the user who started that server",
      cause: problem
    });
  }
  throw new Failure("server-gone", `no tmux server at ${socket}`, {
    next: "start tmux first, or name the server with -L NAME or -S PATH",
    cause: problem
  });
}
async function probe(socket) {
  return new Promise((resolve2) => {
    const connection = (0, import_node_net3.createConnection)(socket);
    const settle = (problem) => {
      connection.destroy();
      resolve2(problem);
    };
    connection.setTimeout(TIMEOUT_MS3, () => settle(new Error("no answer")));
    connection.once("connect", () => settle());
    connection.once("error", settle);
  });
}

// src/cli/reach/controller-launch.ts
var READY_MS = 1e4;
var MAX_LOG_BYTES = 4 * 1024 * 1024;
var RIVAL_MS = 3e3;
var RIVAL_EVERY_MS = 20;
var YOUNG_MB = 2;
var startReport = union([object({ ready: literal(true) }), object({ failure: errorBody })]);
async function ensureController(context) {
  const running = await runningController(context);
  if (running?.version === context.version) return running.client;
  if (running !== void 0) await stopController(running);
  return startController(context);
}
async function stopController(controller, options = {}) {
  const { client } = controller;
  try {
    await client.call("stop", options);
  } catch (error) {
    if (!isKind(error, "controller-unreachable")) throw error;
  } finally {
    client.close();
  }
  await awaitEndOf(controller);
}
async function awaitEndOf({ pid, socket }) {
  if (pid === void 0) await waitForEnd("the controller", async () => !await answers(socket));
  else await waitForEnd(`the controller (process ${pid})`, () => !isRunning(pid));
}
async function startController(context) {
  requireLocal(context.address.host, "a controller serves servers of its own machine");
  await requireTmuxServer(context.address);
  try {
    await launch2(context);
  } catch (error) {
    if (!isKind(error, "controller-busy")) throw error;
    return rivalOf(context, error);
  }
  return connect(controllerSocket(context.address, context.env));
}
async function rivalOf(context, busy) {
  const deadline = performance.now() + RIVAL_MS;
  while (performance.now() < deadline) {
    const client = await reach(controllerSocket(context.address, context.env));
    if (client !== void 0) return client;
    await sleep(RIVAL_EVERY_MS);
  }
  throw busy;
}
async function answers(socket) {
  const client = await reach(socket);
  client?.close();
  return client !== void 0;
}
async function launch2({ address, entry, env }) {
  process.umask(PRIVATE_UMASK);
  ensurePrivateDirectory(stateDirectory(env));
  const log = openLog2(controllerLogFile(env));
  const flags = [`--max-semi-space-size=${YOUNG_MB}`];
  const child = (0, import_node_child_process3.spawn)(process.execPath, [...flags, entry, "-S", address.socket, "controller", "run"], {
    detached: true,
    cwd: "/",
    env,
    stdio: ["ignore", log, log, "ipc"]
  });
  (0, import_node_fs13.closeSync)(log);
  try {
    const report = await firstReport(child);
    if ("failure" in report) {
      const { kind, message, next } = report.failure;
      throw new Failure(kind, message, { next });
    }
  } finally {
    child.removeAllListeners();
    if (child.connected) child.disconnect();
    child.unref();
  }
}
function openLog2(path) {
  try {
    if (((0, import_node_fs13.statSync)(path, { throwIfNoEntry: false })?.size ?? 0) > MAX_LOG_BYTES) (0, import_node_fs13.renameSync)(path, `${path}.1`);
    return openToAppend(path);
  } catch (cause) {
    throw new Failure("cannot-create", `cannot write ${path}: ${messageOf(cause)}`, {
      next: "free some space, or set XDG_STATE_HOME to a directory that you can write to",
      cause
    });
  }
}
async function firstReport(child) {
  return new Promise((resolve2, reject) => {
    const fail = (message, cause) => {
      clearTimeout(timer);
      reject(new Failure("spawn-failed", message, { next: "`geppetto-tmux controller log` says why", cause }));
    };
    const timer = setTimeout(() => {
      const text2 = `the controller has started, but has not taken up all runners in ${READY_MS / 1e3} s`;
      reject(new Failure("timeout", text2, { next: "it goes on: try again" }));
    }, READY_MS);
    child.once("message", (message) => {
      clearTimeout(timer);
      const { success, data } = startReport.safeParse(message);
      if (success) resolve2(data);
      else fail("the controller has said something else than that it is ready");
    });
    child.once("error", (error) => fail(`cannot start the controller: ${error.message}`, error));
    child.once("exit", (code, signal) => {
      const end = () => fail(`the controller ended before it was ready (${signal ?? `exit code ${code}`})`);
      if (child.connected) child.once("disconnect", end);
      else end();
    });
  });
}

// src/cli/reach/with-controller.ts
async function withController(context, body) {
  const client = await ensureController(context);
  try {
    return await body(client);
  } finally {
    client.close();
  }
}

// src/cli/looked.ts
var HELLO_MS2 = 1e3;
async function tellLooked(context, directory) {
  const runner = loggedRunner(directory);
  if (runner === void 0 || !isFinal(runner.state) || runner.state.unseen !== true) return;
  const runners = [runner.id];
  try {
    if (isNewFailure(runner.state)) {
      await withController(context, async (client) => client.call("looked", { runners }));
      return;
    }
    const controller = await findController(context, HELLO_MS2);
    await controller?.client.call("looked", { runners }).finally(() => controller.client.close());
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
  }
}

// src/cli/reach/own-pane.ts
var import_node_fs14 = require("fs");
init_one_shot();
var STANDARD_STREAMS = [0, 1, 2];
async function printsInto(pane3, { address }) {
  if (statOf(1)?.isFile() !== false || address.host?.isLocal === false) return false;
  const terminal = await runTmux(address, ["display-message", "-p", "-t", pane3, "#{pane_tty}"]).catch(() => "");
  const device = terminal === "" ? void 0 : (0, import_node_fs14.statSync)(terminal, { throwIfNoEntry: false })?.rdev;
  return device !== void 0 && STANDARD_STREAMS.some((fd) => statOf(fd)?.rdev === device);
}
function statOf(fd) {
  try {
    return (0, import_node_fs14.fstatSync)(fd);
  } catch {
    return void 0;
  }
}

// src/cli/commands/log.ts
var import_promises7 = require("fs/promises");
var import_node_path11 = require("path");
init_failure();

// src/base/pattern.ts
var import_node_vm = require("vm");
init_failure();
var TIMEOUT_MS4 = 250;
var BATCH_LINES = 2e3;
var LINES = ["a", "1", " ", "-", "ab ", "a,"].map((text2) => `${text2.repeat(80)}\0`);
var FIND = new import_node_vm.Script("lines.findIndex((line) => pattern.test(line))");
var MATCH = new import_node_vm.Script("lines.map((line) => pattern.test(line))");
function parsePattern(source2, flags = "") {
  try {
    return new RegExp(source2, flags);
  } catch (error) {
    throw new Failure("invalid-request", messageOf(error), {
      next: "quote it for the shell, and escape what is meant as it is"
    });
  }
}
var PatternSearch = class {
  #context;
  #timeoutMs;
  #isTooSlow = false;
  /** Throws a Failure `invalid-request`. */
  constructor(source2, timeoutMs = TIMEOUT_MS4, flags = "") {
    this.#timeoutMs = timeoutMs;
    this.#context = Object.assign((0, import_node_vm.createContext)({ pattern: parsePattern(source2, flags) }), { lines: [] });
  }
  /** True once it took too long: from then on nothing is found, until `tryAgain`. */
  get isTooSlow() {
    return this.#isTooSlow;
  }
  /** Looks for the pattern again after it took too long. */
  tryAgain() {
    this.#isTooSlow = false;
  }
  /** The first line that matches; undefined when there is none. */
  find(lines) {
    const at = lines.length === 0 ? void 0 : this.#run(FIND, lines);
    return at === void 0 ? void 0 : lines[Number(at)];
  }
  /** Those that match by their texts. Throws a Failure `invalid-request` when that takes too long. */
  filter(items, textOf4) {
    const found2 = [];
    for (let from = 0; from < items.length; from += BATCH_LINES) {
      const batch = items.slice(from, from + BATCH_LINES);
      const matches = this.#run(MATCH, batch.map(textOf4));
      if (matches === void 0) throw tooSlow();
      found2.push(...batch.filter((_, at) => matches[at] === true));
    }
    return found2;
  }
  /** What a script says of some lines; undefined once that takes too long. */
  #run(script, lines) {
    if (this.#isTooSlow) return void 0;
    this.#context.lines = lines;
    try {
      return script.runInContext(this.#context, { timeout: this.#timeoutMs });
    } catch (error) {
      const code = typeof error === "object" && error !== null && "code" in error ? error.code : void 0;
      if (code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
      this.#isTooSlow = true;
      return void 0;
    } finally {
      this.#context.lines = [];
    }
  }
};
function tooSlow() {
  return new Failure("invalid-request", "the pattern takes too long", { next: "write it without nested repetitions" });
}

// src/cli/commands/log.ts
init_reader();
init_line_start();
init_sink();
init_plain();

// src/tui/painter.ts
var HIDE_CURSOR = "\x1B[?25l";
var SHOW_CURSOR = "\x1B[?25h";
var ERASE_TO_END = "\x1B[K";
var ASCII2 = /^[\u001b -~]*$/;
var Painter = class {
  #size = { columns: 0, rows: 0 };
  #shown = [];
  #cursorShown = false;
  /** What to write for a screen of this size to show the frame; empty when it does already. */
  paint({ rows, cursor }, size) {
    if (size.columns !== this.#size.columns || size.rows !== this.#size.rows) {
      this.#size = size;
      this.#shown = [];
    }
    let output = "";
    for (let index = 0; index < size.rows; index += 1) {
      const spans = spansOf2(rows[index], size.columns);
      output += this.#difference(index, spans);
      this.#shown[index] = spans;
    }
    if (cursor !== void 0) output += moveTo(size.rows - 1, cursor);
    if (this.#cursorShown !== (cursor !== void 0)) output += this.#cursorShown ? HIDE_CURSOR : SHOW_CURSOR;
    this.#cursorShown = cursor !== void 0;
    return output;
  }
  #difference(index, spans) {
    const before = this.#shown[index];
    const isCut = before === void 0 || !cutAlike(before, spans);
    let output = isCut && spans.length > 1 ? moveTo(index, 0) + ERASE_TO_END : "";
    let isOverwritten = false;
    for (const [at, span2] of spans.entries()) {
      const isSame = !isCut && before[at]?.ansi === span2.ansi;
      if (isSame && !isOverwritten) continue;
      output += moveTo(index, span2.column) + this.#erased(span2);
      isOverwritten = !isSame && !(ASCII2.test(span2.ansi) && ASCII2.test(before?.[at]?.ansi ?? ""));
    }
    return output;
  }
  /** The text of a span and what erases the rest of its cells. Not at the end of a full row, whose last cell would go. */
  #erased({ ansi, cells, column, width }) {
    if (cells >= width) return ansi;
    return column + width >= this.#size.columns ? ansi + ERASE_TO_END : `\x1B[${width}X${ansi}`;
  }
};
function spansOf2(row, columns) {
  if (row === void 0) return [{ ansi: "", cells: 0, column: 0, width: columns }];
  return "ansi" in row ? [{ ...row, column: 0, width: columns }] : row;
}
function cutAlike(before, spans) {
  const isAlike2 = ({ column, width }, at) => before[at]?.column === column && before[at].width === width;
  return before.length === spans.length && spans.every(isAlike2);
}
function moveTo(row, column) {
  return `\x1B[${row + 1};${column + 1}H`;
}

// src/tui/terminal.ts
var ENTER = `\x1B[?1049h${HIDE_CURSOR}\x1B[?7l\x1B[?2004h\x1B[2J`;
var LEAVE = `\x1B[0m\x1B[?2004l\x1B[?7h${SHOW_CURSOR}\x1B[?1049l`;
var MOUSE = ["\x1B[?1000h\x1B[?1006h", "\x1B[?1006l\x1B[?1000l"];
var SYNC = ["\x1B[?2026h", "\x1B[?2026l"];
var Terminal = class {
  #stdin;
  #stdout;
  #enter;
  #leave;
  #undo = [];
  #open = true;
  /** `isTmux`: it is a pane or a popup of tmux. */
  constructor({ stdin, stdout }, isTmux2) {
    this.#stdin = stdin;
    this.#stdout = stdout;
    this.#leave = `${isTmux2 ? MOUSE[1] : ""}${LEAVE}`;
    this.#enter = `${ENTER}${isTmux2 ? MOUSE[0] : ""}`;
    stdin.setRawMode(true);
    stdout.write(this.#enter);
    this.#on(process, "exit", () => this.#restore());
    for (const signal of ["SIGTERM", "SIGHUP"]) this.#on(process, signal, () => this.#end(signal));
    for (const event of ["end", "close", "error"]) this.#on(stdin, event, () => this.#end("SIGHUP"));
  }
  get size() {
    return { columns: Math.max(1, this.#stdout.columns), rows: Math.max(1, this.#stdout.rows) };
  }
  onInput(listener) {
    this.#on(this.#stdin, "data", listener);
    this.#stdin.resume();
  }
  onResize(listener) {
    this.#on(this.#stdout, "resize", listener);
  }
  write(output) {
    if (this.#open && output !== "") this.#stdout.write(SYNC.join(output));
  }
  /** Gives the terminal to another program, and takes it back by what is returned. */
  suspend() {
    this.#restore();
    this.#stdin.pause();
    return () => {
      if (this.#undo.length === 0) return;
      this.#open = true;
      this.#stdin.setRawMode(true);
      this.#stdout.write(this.#enter);
      this.#stdin.resume();
    };
  }
  close() {
    for (const undo of this.#undo.splice(0)) undo();
    this.#restore();
    this.#stdin.pause();
  }
  /** Not by process.exit(): Node.js aborts there when its terminal is gone. */
  #end(signal) {
    this.close();
    process.kill(process.pid, signal);
  }
  #restore() {
    if (!this.#open) return;
    this.#open = false;
    try {
      this.#stdin.setRawMode(false);
      this.#stdout.write(this.#leave);
    } catch {
    }
  }
  #on(emitter, event, listener) {
    emitter.on(event, listener);
    this.#undo.push(() => emitter.off(event, listener));
  }
};

// src/cli/log/viewer/viewer.ts
init_failure();

// src/tui/keys.ts
var CSI_LETTERS = {
  A: "up",
  B: "down",
  C: "right",
  D: "left",
  F: "end",
  H: "home",
  Z: "S-tab"
};
var CSI_NUMBERS = {
  1: "home",
  4: "end",
  5: "page-up",
  6: "page-down",
  7: "home",
  8: "end"
};
var BUTTONS = { 0: "click", 64: "wheel-up", 65: "wheel-down" };
var CONTROLS2 = {
  "	": "tab",
  "\b": "backspace",
  "\x7F": "backspace",
  "\r": "enter",
  "\n": "enter"
};
var KEY = /^(?:\u001b\[([\d;:<=>?]*)[ -/]*([@-~])|\u001bO([@-~])|\u001b([^[O\u001b])|([^\u001b]))/u;
var MAX_SEQUENCE = 64;
var PASTE_BEGINS = "\x1B[200~";
var PASTE_ENDS = "\x1B[201~";
var MAX_PASTE = 64 * 1024;
var KeyDecoder = class {
  #decoder = new TextDecoder();
  #rest = "";
  /** What was pasted so far; undefined while nothing is. */
  #pasted;
  /** True while an Escape was read that may be a key, or the start of one. */
  get pending() {
    return this.#rest !== "";
  }
  push(data) {
    this.#rest += this.#decoder.decode(data, { stream: true });
    const keys = [];
    for (; ; ) {
      if (this.#pasted !== void 0 || this.#rest.startsWith(PASTE_BEGINS)) {
        const pasted2 = this.#paste();
        if (pasted2 === void 0) return keys;
        keys.push(pasted2);
        continue;
      }
      const match = KEY.exec(this.#rest);
      if (match !== null) {
        this.#rest = this.#rest.slice(match[0].length);
        const key2 = keyOf3(match);
        if (key2 !== void 0) keys.push(key2);
      } else if (this.#rest.startsWith("\x1B\x1B")) {
        this.#rest = this.#rest.slice(1);
        keys.push("escape");
      } else {
        if (this.#rest.length > MAX_SEQUENCE) this.#rest = "";
        return keys;
      }
    }
  }
  /** Takes in pasted text; undefined while its end has not come. */
  #paste() {
    if (this.#pasted === void 0) this.#rest = this.#rest.slice(PASTE_BEGINS.length);
    const end = this.#rest.indexOf(PASTE_ENDS);
    const upTo = end >= 0 ? end : Math.max(0, this.#rest.length - PASTE_ENDS.length + 1);
    this.#pasted = `${this.#pasted ?? ""}${this.#rest.slice(0, upTo)}`.slice(0, MAX_PASTE);
    this.#rest = this.#rest.slice(upTo);
    if (end < 0) return void 0;
    const paste = this.#pasted;
    this.#pasted = void 0;
    this.#rest = this.#rest.slice(PASTE_ENDS.length);
    return { paste };
  }
  /** Nothing more came for a while: an Escape on its own is the key. */
  settle() {
    if (this.#pasted !== void 0) return [];
    const alone = this.#rest === "\x1B";
    this.#rest = "";
    return alone ? ["escape"] : [];
  }
};
function keyOf3(match) {
  const [, numbers = "", final = "", letter = "", alt, character = ""] = match;
  if (alt !== void 0) return void 0;
  if (numbers.startsWith("<")) return final === "M" ? mouseOf(numbers.slice(1)) : void 0;
  if (final === "~") return CSI_NUMBERS[numbers.split(";")[0] ?? ""];
  if (final !== "" || letter !== "") return CSI_LETTERS[final + letter];
  if (character in CONTROLS2) return CONTROLS2[character];
  if (character < " ") return `C-${String.fromCharCode(character.charCodeAt(0) + 96)}`;
  return character;
}
function mouseOf(report) {
  const [button = "", column = "", row = ""] = report.split(";");
  const called = BUTTONS[button];
  if (called === void 0) return void 0;
  return { button: called, column: Math.max(0, Number(column) - 1), row: Math.max(0, Number(row) - 1) };
}

// src/tui/screen.ts
var PAINT_MS = 40;
var ESCAPE_MS = 40;
var Screen2 = class {
  #terminal;
  #scene;
  #paintMs;
  #onError;
  #keys = new KeyDecoder();
  #painter = new Painter();
  #isAway = false;
  #paintedAt = 0;
  #paintTimer;
  #escapeTimer;
  constructor(terminal, scene, { paintMs = PAINT_MS, onError }) {
    this.#terminal = terminal;
    this.#scene = scene;
    this.#paintMs = paintMs;
    this.#onError = onError;
    terminal.onInput((data) => this.#guard(() => this.#input(data)));
    terminal.onResize(() => this.#guard(() => this.#paint()));
    this.#guard(() => this.#paint());
  }
  get size() {
    return this.#terminal.size;
  }
  /** To be called when the scene may look different: paints it now, or as soon as the pace allows. */
  changed() {
    const wait = this.#paintedAt + this.#paintMs - performance.now();
    this.#paintTimer ??= setTimeout(() => this.#guard(() => this.#paint()), Math.max(0, wait));
  }
  /** Writes a sequence that leaves what is shown as it is. */
  write(output) {
    this.#terminal.write(output);
  }
  /** Leaves the terminal to another program; returns how to take it back. */
  suspend() {
    this.#isAway = true;
    const resume = this.#terminal.suspend();
    return () => {
      this.#isAway = false;
      resume();
      this.#painter = new Painter();
      this.#guard(() => this.#paint());
    };
  }
  close() {
    clearTimeout(this.#paintTimer);
    clearTimeout(this.#escapeTimer);
    this.#terminal.close();
  }
  #input(data) {
    if (this.#isAway) return;
    clearTimeout(this.#escapeTimer);
    this.#press(this.#keys.push(data));
    if (!this.#keys.pending) return;
    this.#escapeTimer = setTimeout(() => this.#guard(() => this.#press(this.#keys.settle())), ESCAPE_MS);
  }
  #press(keys) {
    for (const key2 of keys) {
      this.#scene.press(key2);
      if (this.#isAway) return;
    }
    this.changed();
  }
  #paint() {
    clearTimeout(this.#paintTimer);
    this.#paintTimer = void 0;
    if (this.#isAway) return;
    const { size } = this.#terminal;
    this.#terminal.write(this.#painter.paint(this.#scene.frame(size), size));
    this.#paintedAt = performance.now();
  }
  #guard(act) {
    try {
      act();
    } catch (error) {
      this.#onError(error);
    }
  }
};

// src/cli/log/viewer/reading.ts
init_clock();

// src/tui/footer.ts
init_plain();
var INVERSE = "\x1B[0;7m";
var RESET2 = "\x1B[0m";
function footer(left, keys, columns) {
  const start = ` ${plain(left)} `;
  const end = `${keys} `;
  const room = columns - cellWidth(start) - cellWidth(end);
  const text2 = room >= 1 ? `${start}${" ".repeat(room)}${end}` : fit(start, columns);
  const cells = cellWidth(text2);
  return { ansi: `${INVERSE}${text2}${" ".repeat(Math.max(0, columns - cells))}${RESET2}`, cells: columns };
}

// src/cli/log/viewer/position.ts
function positionText(line2, count, whole) {
  const percent = count === 0 ? 100 : Math.floor(line2 / count * 100);
  const lines = count.toLocaleString("en");
  return `line ${line2.toLocaleString("en")} of ${whole ? lines : `the last ${lines}`} \xB7 ${percent} %`;
}

// src/cli/log/viewer/search.ts
var SGR = /\u001b\[[\d;]*m/g;
var CHARACTER_OR_SGR = /\u001b\[[\d;]*m|[^]/g;
var RESET3 = "\x1B[0m";
var MATCH2 = "\x1B[0;7m";
var FOUND = "\x1B[0;1;4;7m";
function searchPattern(text2) {
  if (text2 === "") return void 0;
  const literal2 = text2.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  return new RegExp(literal2, new RegExp("\\p{Lu}", "u").test(text2) ? "gu" : "giu");
}
function findLine(text2, pattern, from, down) {
  for (let index = from; index >= 0 && index < text2.count; index += down ? 1 : -1) {
    if (text2.line(index).text.search(pattern) !== -1) return index;
  }
  return void 0;
}
function highlight(line2, pattern, found2) {
  const ranges = [...line2.replaceAll(SGR, "").matchAll(pattern)].map(({ 0: text2, index }) => ({
    start: index,
    end: index + text2.length
  }));
  if (ranges.length === 0) return line2;
  let marked = "";
  let style = "";
  let at = 0;
  let range = ranges.shift();
  for (const [token] of line2.matchAll(CHARACTER_OR_SGR)) {
    const inside = range !== void 0 && at >= range.start;
    if (token.length > 1) {
      style = token;
      if (!inside) marked += token;
      continue;
    }
    if (at === range?.start) marked += found2 ? FOUND : MATCH2;
    marked += token;
    at += 1;
    if (at !== range?.end) continue;
    marked += RESET3 + (style === RESET3 ? "" : style);
    range = ranges.shift();
  }
  return marked;
}

// src/cli/log/viewer/finder.ts
var Finder = class {
  #page;
  #pattern;
  /** The line that was found last. */
  #found;
  constructor(page) {
    this.#page = page;
  }
  /** True when there is something to look for. */
  get active() {
    return this.#pattern !== void 0;
  }
  /** Looks for another text from the page on; for nothing when that is empty. */
  start(text2) {
    this.#pattern = searchPattern(text2);
    this.#found = void 0;
  }
  /** The next time looks from the page on. */
  forget() {
    this.#found = void 0;
  }
  /** Follows the lines of the text that have moved down; up when negative. */
  shift(lines) {
    if (this.#found !== void 0) this.#found += lines;
  }
  /** Brings the next line below that matches to the page, at first one on the page; false when there is none. */
  down() {
    return this.#find(this.#found === void 0 ? this.#page.top.line : this.#found + 1, true);
  }
  /** Brings the next line above that matches to the page; false when there is none. */
  up() {
    return this.#find((this.#found ?? this.#page.top.line) - 1, false);
  }
  /** The line with its matches marked. */
  mark(line2, form, index) {
    return this.#pattern === void 0 ? line2[form] : highlight(line2[form], this.#pattern, index === this.#found);
  }
  #find(from, down) {
    if (this.#pattern === void 0) return false;
    const line2 = findLine(this.#page.text, this.#pattern, from, down);
    if (line2 === void 0) return false;
    this.#found = line2;
    this.#page.show(line2);
    return true;
  }
};

// src/tui/rows.ts
init_char_width();
init_plain();
var RESET4 = "\x1B[0m";
var TOKEN = /\u001b\[[\d;]*m|[ -~]+|[^\u0000-\u001f\u007f-\u009f]/gu;
var JOINER2 = "\u200D";
function wrap(line2, width) {
  const rows = new RowBuilder(Math.max(1, width));
  for (const [token] of line2.matchAll(TOKEN)) {
    if (token.startsWith("\x1B")) rows.style(token);
    else if (token <= "~") rows.ascii(token);
    else rows.character(token);
  }
  return rows.take();
}
var RowBuilder = class {
  #width;
  #rows = [];
  #ansi = "";
  #cells = 0;
  #style = "";
  /** Cells of the character that a mark would join, and whether a joiner came last. */
  #before = 0;
  #isJoining = false;
  constructor(width) {
    this.#width = width;
  }
  style(sequence2) {
    this.#style = sequence2 === RESET4 ? "" : sequence2;
    this.#ansi += sequence2;
  }
  ascii(text2) {
    for (let from = 0; from < text2.length; ) {
      if (this.#cells >= this.#width) this.#break();
      const part = text2.slice(from, from + this.#width - this.#cells);
      this.#ansi += part;
      this.#cells += part.length;
      from += part.length;
    }
    this.#before = 1;
    this.#isJoining = false;
  }
  character(character) {
    const width = charWidth(character.codePointAt(0) ?? 0);
    const joins = this.#before > 0 && (width === 0 || this.#isJoining);
    const cells = joins ? Math.max(0, width - this.#before) : Math.max(width, 1);
    if (this.#cells > 0 && this.#cells + cells > this.#width) this.#break();
    this.#ansi += character;
    this.#cells += cells;
    this.#before = joins ? this.#before + cells : cells;
    this.#isJoining = joins && character === JOINER2;
  }
  take() {
    this.#end();
    return this.#rows;
  }
  #break() {
    this.#end();
    this.#ansi = this.#style;
    this.#cells = 0;
  }
  #end() {
    this.#rows.push({ ansi: this.#style === "" ? this.#ansi : this.#ansi + RESET4, cells: this.#cells });
  }
};

// src/cli/log/viewer/help.ts
var KEYS = [
  ["\u2191 k   \u2193 j   the wheel", "scroll; at the end the log is followed again"],
  ["PageUp b   PageDown Space", "scroll by a page"],
  ["Ctrl-U   Ctrl-D", "scroll by half a page"],
  ["g Home   G F End", "the first line; the last one, and follow"],
  ["t", "go to a time"],
  ["/   n   N", "search; the next one below; above"],
  ["y", "copy the lines on the screen"],
  ["v", "choose lines: v where they begin, then y where they end"],
  ["e", "open the text in your editor ($VISUAL, $EDITOR)"],
  ["Tab", "what its agent was asked, said and did, turn by turn, as it has noted it"],
  ["?", "these keys"],
  ["q Esc Ctrl-C", "close"]
];
var TURN_KEYS = [
  ["]   [", "the next turn; the one before"],
  ["}   {", "the next tool that failed or was refused; the one before"],
  ["Enter", "unfold what a tool gave back, of the turn all of them; fold it again"],
  ["y", "copy the turn"],
  ["\u2191 k   \u2193 j   the wheel", "scroll"],
  ["PageUp b   PageDown Space", "scroll by a page"],
  ["g Home   G End", "the first line; the last one"],
  ["/   n   N", "search; the next one below; above"],
  ["Tab", "what the pane has shown"],
  ["?", "these keys"],
  ["q Esc Ctrl-C", "close"]
];
function helpRows(columns) {
  return rowsOf(KEYS, columns);
}
function turnHelpRows(columns) {
  return rowsOf(TURN_KEYS, columns);
}
function rowsOf(all, columns) {
  const width = Math.max(...all.map(([keys]) => keys.length)) + 2;
  return all.flatMap(([keys, what]) => wrap(` ${keys.padEnd(width)}${what}`, columns));
}

// src/tui/scroll.ts
var START = { line: 0, row: 0 };
function moveBy(layout, from, rows) {
  let { line: line2 } = from;
  let row = from.row + rows;
  while (row < 0 && line2 > 0) {
    line2 -= 1;
    row += layout.rowsOf(line2);
  }
  while (line2 < layout.count) {
    const height = layout.rowsOf(line2);
    if (row < height) break;
    if (line2 === layout.count - 1) return { line: line2, row: height - 1 };
    row -= height;
    line2 += 1;
  }
  return { line: line2, row: Math.max(0, row) };
}
function lastTop(layout, height) {
  let missing2 = height;
  for (let line2 = layout.count - 1; line2 >= 0; line2 -= 1) {
    const rows = layout.rowsOf(line2);
    if (rows >= missing2) return { line: line2, row: rows - missing2 };
    missing2 -= rows;
  }
  return START;
}
function isBefore(a, b) {
  return a.line < b.line || a.line === b.line && a.row < b.row;
}

// src/cli/log/viewer/page.ts
var NO_TEXT = { count: 0, line: () => ({ text: "", ansi: "" }), above: "nothing", below: false };
var Page = class {
  #form;
  #text = NO_TEXT;
  #size = { columns: 80, rows: 24 };
  /** Undefined while following. */
  #top;
  constructor(form) {
    this.#form = form;
  }
  get text() {
    return this.#text;
  }
  get following() {
    return this.#top === void 0;
  }
  get count() {
    return this.#text.count;
  }
  /** The row at the top of the screen. */
  get top() {
    const last = lastTop(this, this.#size.rows);
    return this.#top === void 0 || !isBefore(this.#top, last) ? last : this.#top;
  }
  /** The last line on the screen, counted from 0; -1 without any. */
  get lastLine() {
    return this.count === 0 ? -1 : moveBy(this, this.top, this.#size.rows - 1).line;
  }
  rowsOf(line2) {
    return wrap(this.#text.line(line2)[this.#form], this.#size.columns).length;
  }
  resize(size) {
    this.#size = size;
  }
  /** Shows another text in which the lines of this one have moved down by `shift`; negative: up. */
  replace(text2, shift) {
    this.#text = text2;
    if (this.#top === void 0) return;
    const line2 = this.#top.line + shift;
    this.#top = line2 < 0 ? START : { line: line2, row: this.#top.row };
  }
  /** True when there are at least `rows` rows above the screen. */
  has(rows) {
    const { top } = this;
    return !isBefore(top, moveBy(this, moveBy(this, top, -rows), rows));
  }
  /** True when there are at least `rows` rows below the screen. */
  hasBelow(rows) {
    return !isBefore(lastTop(this, this.#size.rows), moveBy(this, this.top, rows));
  }
  /** Scrolls down, up when negative. */
  scroll(rows) {
    this.#goTo(moveBy(this, this.top, rows));
  }
  /** Goes to a line, which is at the top then. */
  goTo(line2) {
    this.#goTo({ line: line2, row: 0 });
  }
  goToStart() {
    this.#goTo(START);
  }
  follow() {
    this.#top = void 0;
  }
  /** Stops following, with the line on the screen. */
  show(line2) {
    const { top } = this;
    const start = { line: line2, row: 0 };
    const end = moveBy(this, top, this.#size.rows);
    const visible = !isBefore(start, top) && isBefore(start, end);
    const last = lastTop(this, this.#size.rows);
    const wanted = visible ? top : moveBy(this, start, -Math.floor(this.#size.rows / 3));
    this.#top = isBefore(last, wanted) ? last : wanted;
  }
  /** The rows on the screen, of lines as `styled` draws them. */
  rows(styled) {
    const { top } = this;
    const rows = [];
    let skip = top.row;
    for (let index = top.line; index < this.count && rows.length < this.#size.rows; index += 1) {
      const line2 = styled(this.#text.line(index), this.#form, index);
      rows.push(...wrap(line2, this.#size.columns).slice(skip, skip + this.#size.rows - rows.length));
      skip = 0;
    }
    return rows;
  }
  #goTo(position) {
    const last = lastTop(this, this.#size.rows);
    this.#top = isBefore(position, last) ? position : this.#text.below ? last : void 0;
  }
};

// src/tui/prompt.ts
var MAX_CHARACTERS3 = 200;
var MAX_PASTED = 16 * 1024;
var LINE_BREAK = "\n";
var EMPTY_PROMPT = { text: "", state: "open" };
function typed({ text: text2 }, key2) {
  switch (key2) {
    case "enter":
      return { text: text2, state: "done" };
    case "escape":
    case "C-c":
      return { text: text2, state: "cancelled" };
    case "backspace":
      return { text: [...text2].slice(0, -1).join(""), state: text2 === "" ? "cancelled" : "open" };
    case "C-u":
      return EMPTY_PROMPT;
    default:
      return { text: [...key2].length === 1 && text2.length < MAX_CHARACTERS3 ? text2 + key2 : text2, state: "open" };
  }
}
function pasted({ text: text2 }, paste) {
  const lines = paste.replaceAll(/\r\n?/g, LINE_BREAK).replaceAll(/[^\P{Cc}\n]/gu, "");
  return { text: (text2 + lines).slice(0, Math.max(text2.length, MAX_PASTED)), state: "open" };
}

// src/cli/log/viewer/selection.ts
var MAX_CHARACTERS4 = 1e6;
var WHEEL_ROWS = 5;
var Selection = class {
  #page;
  #cursor;
  #anchor;
  /** Begins at the last line on the screen. */
  constructor(page) {
    this.#page = page;
    this.#cursor = Math.max(0, page.lastLine);
    page.show(this.#cursor);
  }
  /** Begins at the line that is chosen now. */
  begin() {
    this.#anchor = this.#cursor;
  }
  /** Follows the lines of the text that have moved down; up when negative. */
  shift(lines) {
    this.#cursor = Math.max(0, this.#cursor + lines);
    if (this.#anchor !== void 0) this.#anchor = Math.max(0, this.#anchor + lines);
  }
  move(lines) {
    this.#cursor = Math.max(0, Math.min(this.#page.count - 1, this.#cursor + lines));
    this.#page.show(this.#cursor);
  }
  has(line2) {
    return line2 >= this.#first && line2 <= this.#last;
  }
  get count() {
    return this.#last - this.#first + 1;
  }
  get text() {
    return linesText2(this.#page, this.#first, this.#last);
  }
  get #first() {
    return Math.min(this.#cursor, this.#anchor ?? this.#cursor);
  }
  get #last() {
    return Math.min(Math.max(this.#cursor, this.#anchor ?? this.#cursor), this.#page.count - 1);
  }
};
function linesText2({ text: text2 }, first, last) {
  let copied = "";
  for (let at = first; at <= last && copied.length < MAX_CHARACTERS4; at += 1) copied += `${text2.line(at).text}
`;
  return copied.slice(0, MAX_CHARACTERS4);
}
function linesOf(key2, page) {
  switch (key2) {
    case "k":
    case "up":
      return -1;
    case "j":
    case "down":
      return 1;
    case "wheel-up":
      return -WHEEL_ROWS;
    case "wheel-down":
      return WHEEL_ROWS;
    case "C-u":
      return -Math.ceil(page / 2);
    case "C-d":
      return Math.ceil(page / 2);
    case "b":
    case "page-up":
    case "C-b":
      return -page;
    case " ":
    case "page-down":
    case "C-f":
      return page;
    case "g":
    case "home":
      return -Infinity;
    case "G":
    case "end":
      return Infinity;
    default:
      return void 0;
  }
}

// src/cli/log/viewer/reading.ts
var TOO_OLD = "older lines: t goes to a time";
var ASKS = { search: "/", time: `go to (${TIME_FORMS}): ` };
var SELECTED = "\x1B[0;7m";
var NOTHING_YET = "nothing yet";
var NOTHING2 = "it has written nothing";
var Reading = class {
  #name;
  #page;
  #finder;
  /** What is known of the run instead of that it is followed. */
  #state;
  #loaded = false;
  #size = { columns: 80, rows: 24 };
  #prompt;
  /** What is typed: a text to search for, or a time. */
  #asks = "search";
  /** Said instead of the state until the next key. */
  #note;
  #unfinished;
  #isHelping = false;
  #selection;
  constructor(name2, form) {
    this.#name = name2;
    this.#page = new Page(form);
    this.#finder = new Finder(this.#page);
  }
  /** False until there is a text. */
  get loaded() {
    return this.#loaded;
  }
  get following() {
    return this.#page.following;
  }
  set state(text2) {
    this.#state = text2;
  }
  resize(size) {
    this.#size = size;
    this.#page.resize({ columns: size.columns, rows: Math.max(1, size.rows - 1) });
  }
  /** Takes a text in which the lines of the last one have moved down by `shift`; negative: up. */
  replace(text2, shift) {
    this.#loaded = true;
    this.#page.replace(text2, shift);
    this.#finder.shift(shift);
    this.#selection?.shift(shift);
  }
  /** Takes another text and goes to one of its lines. */
  replaceAt(text2, line2) {
    this.#loaded = true;
    this.#page.replace(text2, 0);
    this.#selection = void 0;
    this.#finder.forget();
    this.#page.goTo(line2);
  }
  /** Says how something went that a key has asked for. */
  say(note) {
    this.#note = note;
  }
  /** Says why there are no other lines. */
  refuse(why) {
    this.#unfinished = void 0;
    this.#note = why;
  }
  /** Goes on with what needed other lines. */
  extended() {
    const resume = this.#unfinished;
    this.#unfinished = void 0;
    this.#note = void 0;
    return resume?.() ?? "done";
  }
  press(key2) {
    this.#unfinished = void 0;
    this.#note = void 0;
    if (this.#prompt !== void 0) return this.#type(this.#prompt, key2);
    if (this.#isHelping) {
      this.#isHelping = false;
      return "done";
    }
    if (this.#selection !== void 0) return this.#select(this.#selection, key2);
    const page = Math.max(1, this.#size.rows - 2);
    switch (key2) {
      case "q":
      case "escape":
      case "C-c":
        return "close";
      case "k":
      case "up":
        return this.#up(1);
      case "wheel-up":
        return this.#up(WHEEL_ROWS);
      case "wheel-down":
        return this.#down(WHEEL_ROWS);
      case "C-u":
        return this.#up(Math.ceil(page / 2));
      case "C-d":
        return this.#down(Math.ceil(page / 2));
      case "j":
      case "down":
        return this.#down(1);
      case "b":
      case "page-up":
      case "C-b":
        return this.#up(page);
      case " ":
      case "page-down":
      case "C-f":
        return this.#down(page);
      case "g":
      case "home":
        return this.#start();
      case "G":
      case "end":
      case "F":
        this.#finder.forget();
        this.#page.follow();
        return "done";
      case "/":
        return this.#ask("search");
      case "t":
        return this.#ask("time");
      case "?":
        this.#isHelping = true;
        return "done";
      case "y":
        return this.#copyScreen();
      case "v":
        if (this.#page.count > 0) this.#selection = new Selection(this.#page);
        return "done";
      case "e":
        return "edit";
      case "tab":
        return "turns";
      case "n":
        return this.#next();
      case "N":
        return this.#previous();
      default:
        return "done";
    }
  }
  /** Pasted text is for a prompt, or for nothing. */
  paste(text2) {
    if (this.#prompt !== void 0) this.#prompt = pasted(this.#prompt, text2.split(/[\r\n]/)[0] ?? "");
    return "done";
  }
  frame() {
    const { columns, rows } = this.#size;
    const empty = this.#loaded && this.#page.count === 0;
    const shown2 = this.#isHelping ? helpRows(columns).slice(0, rows - 1) : empty ? [this.#nothing()] : this.#pageRows();
    if (rows < 2) return { rows: shown2, cursor: void 0 };
    while (shown2.length < rows - 1) shown2.push({ ansi: "", cells: 0 });
    if (this.#prompt === void 0) return { rows: [...shown2, this.#footer()], cursor: void 0 };
    const prompt = wrap(`${ASKS[this.#asks]}${this.#prompt.text}`, columns - 1).at(-1) ?? { ansi: "", cells: 0 };
    return { rows: [...shown2, prompt], cursor: prompt.cells };
  }
  #nothing() {
    const text2 = this.#state === void 0 ? NOTHING_YET : NOTHING2;
    return { ansi: `\x1B[2m${text2}\x1B[0m`, cells: text2.length };
  }
  #pageRows() {
    return this.#page.rows((line2, form, index) => {
      if (this.#selection?.has(index) === true) return `${SELECTED}${line2.text === "" ? " " : line2.text}`;
      return this.#finder.mark(line2, form, index);
    });
  }
  #footer() {
    if (this.#isHelping) return footer("keys", "any key: back", this.#size.columns);
    if (this.#selection !== void 0) {
      const { count } = this.#selection;
      return footer(count === 1 ? "1 line" : `${count} lines`, "v begin here  y copy  Esc back", this.#size.columns);
    }
    const keys = this.following ? "\u2191 scroll  / search  ? keys  q close" : "/ search  n next  G follow  ? keys  q close";
    const where = [this.#name, this.#note ?? this.#where()].filter(Boolean).join("  ");
    return footer(where, keys, this.#size.columns);
  }
  #where() {
    if (this.following) return this.#state ?? "following";
    const { count, above, below } = this.#page.text;
    const line2 = this.#page.lastLine + 1;
    const position = below ? `line ${line2.toLocaleString("en")} of this part  more below` : positionText(line2, count, above === "nothing");
    return this.#state === void 0 ? position : `${this.#state}  ${position}`;
  }
  #down(rows) {
    if (this.#page.text.below && !this.#page.hasBelow(rows)) return this.#wait("below", () => this.#down(rows));
    this.#finder.forget();
    this.#page.scroll(rows);
    return "done";
  }
  #up(rows) {
    const { above } = this.#page.text;
    if (!this.#page.has(rows)) {
      if (above === "more") return this.#wait("above", () => this.#up(rows));
      if (above === "too-old") this.#note = TOO_OLD;
    }
    this.#finder.forget();
    this.#page.scroll(-rows);
    return "done";
  }
  #start() {
    const { above } = this.#page.text;
    if (above === "more") return this.#wait("above", () => this.#start());
    if (above === "too-old") this.#note = TOO_OLD;
    this.#finder.forget();
    this.#page.goToStart();
    return "done";
  }
  #copyScreen() {
    const { count, top, lastLine } = this.#page;
    return count === 0 ? "done" : { copy: linesText2(this.#page, top.line, lastLine) };
  }
  #select(selection, key2) {
    const page = Math.max(1, this.#size.rows - 2);
    const lines = linesOf(key2, page);
    if (lines !== void 0) selection.move(lines);
    else if (key2 === "v") selection.begin();
    else if (key2 === "y" || key2 === "enter") {
      this.#selection = void 0;
      return { copy: selection.text };
    } else if (["q", "escape", "C-c"].includes(key2)) this.#selection = void 0;
    return "done";
  }
  #type(prompt, key2) {
    const next = typed(prompt, key2);
    this.#prompt = next.state === "open" ? next : void 0;
    if (next.state !== "done") return "done";
    if (this.#asks === "time") return this.#goTo(next.text);
    this.#finder.start(next.text);
    return this.#find();
  }
  /** Finds the first match from the page on, else the nearest one above. */
  #find() {
    if (!this.#loaded) return this.#awaitText(() => this.#find());
    if (this.#finder.down()) return "done";
    return this.#page.text.below ? this.#wait("below", () => this.#find()) : this.#previous();
  }
  #goTo(text2) {
    if (!this.#loaded) return this.#awaitText(() => this.#goTo(text2));
    const timeMs = timeIn(text2, now());
    this.#note = timeMs === void 0 ? `no time: ${TIME_FORMS}` : "reading what was there";
    return timeMs === void 0 ? "done" : { timeMs };
  }
  #next() {
    if (!this.#finder.active || this.#finder.down()) return "done";
    if (this.#page.text.below) return this.#wait("below", () => this.#next());
    this.#note = "not found below";
    return "done";
  }
  /** Finds the nearest match above, however far back it has to be read for. */
  #previous() {
    if (!this.#finder.active || this.#finder.up()) return "done";
    const { above } = this.#page.text;
    if (above === "more") return this.#wait("above", () => this.#previous());
    this.#note = above === "too-old" ? `not found  ${TOO_OLD}` : "not found";
    return "done";
  }
  #ask(asks) {
    this.#asks = asks;
    this.#prompt = EMPTY_PROMPT;
    return "done";
  }
  /** There is no text yet: `extended()` goes on when it has come. */
  #awaitText(resume) {
    this.#unfinished = resume;
    this.#note = "reading";
    return "done";
  }
  #wait(where, resume) {
    this.#unfinished = resume;
    this.#note = `reading what is ${where}`;
    return where;
  }
};

// src/cli/turns/lines.ts
init_clock();
init_plain();
var STYLES = { bold: "1", dim: "2", red: "31", green: "32", yellow: "33" };
var PROMPT_MARK = "\u25B8";
var TOOL_MARK = "\u2699";
var INDENT = "  ";
var MOST_SUBJECT = 300;
function* placedTurnLines(turns, isOpen) {
  for (const [turn, { at, prompt, steps }] of turns.entries()) {
    const place = { turn, step: void 0 };
    if (turn > 0) yield { ...place, turn: turn - 1, line: line() };
    const [first = "", ...rest] = prompt === "" ? ["(what was before)"] : prompt.split("\n");
    const head = at === void 0 ? `${PROMPT_MARK} ` : `${PROMPT_MARK} ${clockText(at)}  `;
    yield { ...place, line: line([head, "dim"], [first, "bold"]) };
    for (const text2 of rest) yield { ...place, line: line([`${" ".repeat(head.length)}${text2}`, "bold"]) };
    let before;
    for (const [index, step] of steps.entries()) {
      if (step.kind !== before || step.kind === "answer") yield { ...place, line: line() };
      before = step.kind;
      for (const text2 of stepLines(step, isOpen(turn, index))) yield { turn, step: index, line: text2 };
    }
  }
}
function* stepLines(step, tools) {
  switch (step.kind) {
    case "answer":
      for (const text2 of step.text.split("\n")) yield line([text2]);
      return;
    case "remark":
      for (const text2 of step.text.split("\n")) yield line([`${INDENT}\u2014 ${text2}`, "yellow"]);
      return;
    case "tool": {
      const [subject = "", ...more] = step.subject.split("\n");
      const isWhole = more.length === 0 && subject.length <= MOST_SUBJECT;
      const shown2 = isWhole ? subject : `${subject.slice(0, MOST_SUBJECT)} \u2026`;
      const [outcome, style] = outcomeOf(step);
      yield line([`${INDENT}${TOOL_MARK} ${step.name}`], [`  ${shown2}`, "dim"], [`  ${outcome}`, style]);
      if (!tools || step.output === "") return;
      for (const text2 of step.output.trimEnd().split("\n")) yield line([`${INDENT.repeat(3)}${text2}`, "dim"]);
    }
  }
}
function outcomeOf({ outcome, exitCode, tookMs }) {
  const took = tookMs === void 0 ? "" : ` ${tookText(tookMs)}`;
  switch (outcome) {
    case "open":
      return ["\u2026 no result yet", "yellow"];
    case "refused":
      return ["\u2715 refused", "yellow"];
    case "failed":
      return [`\u2715 ${exitCode === void 0 ? "failed" : `exit ${exitCode}`}${took}`, "red"];
    case "done":
      return [`\u2713${took}`, "green"];
  }
}
function tookText(ms) {
  if (ms < 9950) return `${(ms / 1e3).toFixed(1)} s`;
  return ms < 6e4 ? `${Math.round(ms / 1e3)} s` : spanText(ms);
}
function clockText(at) {
  const date2 = new Date(at);
  const two = (value) => String(value).padStart(2, "0");
  const time4 = `${two(date2.getHours())}:${two(date2.getMinutes())}`;
  const isToday = date2.toDateString() === (/* @__PURE__ */ new Date()).toDateString();
  return isToday ? time4 : `${date2.getFullYear()}-${two(date2.getMonth() + 1)}-${two(date2.getDate())} ${time4}`;
}
function line(...spans) {
  const parts = spans.map(([text2, style]) => [plain(text2.replaceAll("	", "    ")), style]);
  return {
    text: parts.map(([text2]) => text2).join("").trimEnd(),
    ansi: parts.map(([text2, style]) => style === void 0 || text2 === "" ? text2 : `\x1B[${STYLES[style]}m${text2}\x1B[0m`).join("")
  };
}

// src/cli/log/viewer/turn-text.ts
var NO_LINE = { text: "", ansi: "" };
var TurnText = class {
  above = "nothing";
  below = false;
  #turns = [];
  /** The tools that are unfolded: their turn and step. */
  #open = /* @__PURE__ */ new Set();
  #lines = [];
  get count() {
    return this.#lines.length;
  }
  line(index) {
    return this.#lines[index]?.line ?? NO_LINE;
  }
  replace(turns) {
    this.#turns = turns;
    this.#draw();
  }
  /** The turn that a line belongs to; -1 where there is none. */
  turnAt(index) {
    return this.#lines[index]?.turn ?? -1;
  }
  /** Where the turn begins that comes so many after that of a line; undefined where there is none. */
  beginOf(index, distance) {
    const wanted = this.turnAt(index) + distance;
    const found2 = this.#lines.findIndex(({ turn, line: line2 }) => turn === wanted && line2.text !== "");
    return found2 < 0 ? void 0 : found2;
  }
  /** The nearest line below another one, or above it, whose tool has failed; undefined without one. */
  failure(index, direction) {
    for (let at = index + direction; at >= 0 && at < this.count; at += direction) if (this.#hasFailed(at)) return at;
    return void 0;
  }
  /** Unfolds the tool of a line, or folds it; of another line all tools of its turn. Returns where that line is then. */
  toggle(index) {
    const here = this.#lines[index];
    if (here === void 0) return index;
    const { turn, step } = here;
    const isTool = step !== void 0 && this.#turns[turn]?.steps[step]?.kind === "tool";
    const keys = isTool ? [key(turn, step)] : (this.#turns[turn]?.steps ?? []).map((_, at) => key(turn, at));
    const isOpen = keys.some((each) => this.#open.has(each));
    for (const each of keys) if (isOpen) this.#open.delete(each);
    for (const each of keys) if (!isOpen) this.#open.add(each);
    this.#draw();
    const found2 = this.#lines.findIndex((line2) => line2.turn === turn && line2.step === step && line2.line.text !== "");
    return Math.max(0, found2);
  }
  /** The lines of one turn. */
  textOf(wanted) {
    const lines = this.#lines.filter(({ turn }) => turn === wanted).map(({ line: line2 }) => `${line2.text}
`);
    return lines.join("");
  }
  #hasFailed(index) {
    const { turn, step } = this.#lines[index] ?? { turn: -1, step: void 0 };
    const found2 = step === void 0 ? void 0 : this.#turns[turn]?.steps[step];
    const isFirst = this.#lines[index - 1]?.step !== step;
    return isFirst && found2?.kind === "tool" && (found2.outcome === "failed" || found2.outcome === "refused");
  }
  #draw() {
    this.#lines = [...placedTurnLines(this.#turns, (turn, step) => this.#open.has(key(turn, step)))];
  }
};
function key(turn, step) {
  return `${turn} ${step}`;
}

// src/cli/log/viewer/turn-reading.ts
var ASK = "/";
var TurnReading = class {
  #name;
  #text = new TurnText();
  #page;
  #finder;
  #size = { columns: 80, rows: 24 };
  #prompt;
  #note;
  #isHelping = false;
  /** The line that was gone to last: Enter and `y` are about it as long as it is on the screen. */
  #at;
  constructor(name2, form) {
    this.#name = name2;
    this.#page = new Page(form);
    this.#finder = new Finder(this.#page);
  }
  resize(size) {
    this.#size = size;
    this.#page.resize({ columns: size.columns, rows: Math.max(1, size.rows - 1) });
  }
  /** Takes the turns as they are now. */
  replace(turns) {
    this.#text.replace(turns);
    this.#page.replace(this.#text, 0);
  }
  /** Says how something went that a key has asked for. */
  say(note) {
    this.#note = note;
  }
  press(key2) {
    this.#note = void 0;
    if (this.#prompt !== void 0) return this.#type(this.#prompt, key2);
    if (this.#isHelping) {
      this.#isHelping = false;
      return "done";
    }
    const lines = linesOf(key2, Math.max(1, this.#size.rows - 2));
    if (lines !== void 0) return this.#scroll(lines);
    switch (key2) {
      case "q":
      case "escape":
      case "C-c":
        return "close";
      case "tab":
        return "screen";
      case "]":
        return this.#go(this.#text.beginOf(this.#here, 1), "the last turn");
      case "[":
        return this.#go(this.#text.beginOf(this.#here, this.#isAtBegin ? -1 : 0), "the first turn");
      case "}":
        return this.#go(this.#text.failure(this.#here, 1), "no failure below");
      case "{":
        return this.#go(this.#text.failure(this.#here, -1), "no failure above");
      case "enter":
        return this.#unfold();
      case "y":
        return { copy: this.#text.textOf(this.#text.turnAt(this.#here)) };
      case "/":
        this.#prompt = EMPTY_PROMPT;
        return "done";
      case "n":
        return this.#found(this.#finder.active && this.#finder.down());
      case "N":
        return this.#found(this.#finder.active && this.#finder.up());
      case "?":
        this.#isHelping = true;
        return "done";
      default:
        return "done";
    }
  }
  /** Pasted text is for a prompt, or for nothing. */
  paste(text2) {
    if (this.#prompt !== void 0) this.#prompt = pasted(this.#prompt, text2.split(/[\r\n]/)[0] ?? "");
  }
  frame() {
    const { columns, rows } = this.#size;
    const shown2 = this.#isHelping ? turnHelpRows(columns).slice(0, Math.max(1, rows - 1)) : this.#page.rows((line2, form, index) => this.#finder.mark(line2, form, index));
    if (rows < 2) return { rows: shown2, cursor: void 0 };
    while (shown2.length < rows - 1) shown2.push({ ansi: "", cells: 0 });
    if (this.#prompt === void 0) return { rows: [...shown2, this.#footer()], cursor: void 0 };
    const prompt = wrap(`${ASK}${this.#prompt.text}`, columns - 1).at(-1) ?? { ansi: "", cells: 0 };
    return { rows: [...shown2, prompt], cursor: prompt.cells };
  }
  get #here() {
    const { top, lastLine } = this.#page;
    if (this.#at !== void 0 && this.#at >= top.line && this.#at <= lastLine) return this.#at;
    return this.#page.following ? Math.max(0, lastLine) : top.line;
  }
  /** True on the first line of a turn: `[` goes to the one before then. */
  get #isAtBegin() {
    return this.#text.beginOf(this.#here, 0) === this.#here;
  }
  #footer() {
    if (this.#isHelping) return footer("keys", "any key: back", this.#size.columns);
    const count = this.#text.turnAt(this.#text.count - 1) + 1;
    const where = `turn ${this.#text.turnAt(this.#here) + 1} of ${count}`;
    const keys = "] [ turns  } { failures  Enter unfold  Tab screen  ? keys  q close";
    return footer(`${this.#name}  ${this.#note ?? where}`, keys, this.#size.columns);
  }
  #scroll(lines) {
    this.#at = void 0;
    this.#finder.forget();
    if (lines === Infinity) this.#page.follow();
    else if (lines === -Infinity) this.#page.goToStart();
    else this.#page.scroll(lines);
    return "done";
  }
  #go(line2, otherwise) {
    if (line2 === void 0) this.#note = otherwise;
    else {
      this.#at = line2;
      this.#page.goTo(line2);
    }
    return "done";
  }
  #unfold() {
    this.#at = this.#text.toggle(this.#here);
    this.#page.replace(this.#text, 0);
    this.#page.goTo(this.#at);
    return "done";
  }
  #type(prompt, key2) {
    const next = typed(prompt, key2);
    this.#prompt = next.state === "open" ? next : void 0;
    if (next.state !== "done") return "done";
    this.#finder.start(next.text);
    return this.#found(this.#finder.down() || this.#finder.up());
  }
  #found(isFound) {
    if (!isFound) this.#note = "not found";
    return "done";
  }
};

// src/cli/log/viewer/viewer.ts
var TURNS_MS = 2e3;
var Viewer = class {
  /** Resolves when it is to be closed; rejects when something is wrong with it. */
  closed;
  #screen;
  #reading;
  #turns;
  #isOnTurns = false;
  #settle = () => void 0;
  #want = () => void 0;
  #copy = async () => Promise.resolve("");
  #edit = async () => Promise.resolve(void 0);
  #readTurns = async () => Promise.resolve([]);
  #turnsReadMs = 0;
  #isReadingTurns = false;
  /** A person has pressed Tab since the turns were read last. */
  #wantsTurns = false;
  #isSuspended = false;
  constructor(terminal, name2, form) {
    this.#reading = new Reading(name2, form);
    this.#turns = new TurnReading(name2, form);
    this.closed = new Promise((resolve2, reject) => {
      this.#settle = (result) => result === void 0 ? resolve2() : reject(result.error);
    });
    const scene = { frame: (size) => this.#frame(size), press: (key2) => this.#press(key2) };
    this.#screen = new Screen2(terminal, scene, { onError: (error) => this.fail(error) });
  }
  get following() {
    return this.#reading.following;
  }
  /** How many rows there are for text. */
  get height() {
    return this.#screen.size.rows - 1;
  }
  onWant(listener) {
    this.#want = listener;
  }
  /** Who copies a text returns what to write to the terminal for it, and throws what is in the way. */
  onCopy(copy) {
    this.#copy = copy;
  }
  /** Who reads the turns of the agent returns them, and throws what is in the way. */
  onTurns(read) {
    this.#readTurns = read;
  }
  /** Who opens an editor takes the terminal for it, gives it back, and returns what went wrong. */
  onEdit(edit2) {
    this.#edit = edit2;
  }
  /** Shows a text in which the lines of the last one have moved down by `shift`; negative: up. */
  show(text2, shift) {
    const isFirst = !this.#reading.loaded;
    this.#reading.replace(text2, shift);
    if (isFirst) this.extended();
    if (this.#isOnTurns && performance.now() - this.#turnsReadMs > TURNS_MS) this.#openTurns(false);
    this.#screen.changed();
  }
  /** Shows another text from one of its lines on. */
  showAt(text2, line2) {
    this.#reading.replaceAt(text2, line2);
    this.#screen.changed();
  }
  /** Goes on with what wanted other lines than those of the text. */
  extended() {
    this.#act(() => this.#reading.extended());
  }
  /** Says why there are no other lines. */
  refuse(why) {
    this.#reading.refuse(why);
    this.#screen.changed();
  }
  /** Says what became of the run. */
  end(state2) {
    this.#reading.state = state2;
    this.#screen.changed();
  }
  fail(error) {
    this.#settle({ error });
  }
  close() {
    this.#screen.close();
  }
  #frame(size) {
    const shown2 = this.#isOnTurns ? this.#turns : this.#reading;
    shown2.resize(size);
    return shown2.frame();
  }
  #press(key2) {
    if (typeof key2 !== "string" && "paste" in key2) {
      if (this.#isOnTurns) this.#turns.paste(key2.paste);
      return this.#act(() => this.#isOnTurns ? "done" : this.#reading.paste(key2.paste));
    }
    const called = typeof key2 === "string" ? key2 : key2.button;
    if (this.#isOnTurns) this.#pressOnTurns(called);
    else this.#act(() => this.#reading.press(called));
  }
  #pressOnTurns(key2) {
    const outcome = this.#turns.press(key2);
    if (outcome === "close") this.#settle();
    else if (outcome === "screen") this.#isOnTurns = false;
    else if (outcome !== "done") this.#copyOut(outcome.copy);
    this.#screen.changed();
  }
  /** Reads the turns, and shows them when they are there. */
  #openTurns(isAsked) {
    if (isAsked) this.#wantsTurns = true;
    if (this.#isReadingTurns) return;
    this.#isReadingTurns = true;
    const said = this.#readTurns().then(
      (turns) => {
        this.#turns.replace(turns);
        this.#isOnTurns ||= this.#wantsTurns;
        return void 0;
      },
      (error) => messageOf(error)
    );
    void said.then((problem) => {
      this.#isReadingTurns = false;
      this.#wantsTurns = false;
      this.#turnsReadMs = performance.now();
      if (problem !== void 0) this.#say(problem);
      this.#screen.changed();
    });
  }
  #say(note) {
    if (this.#isOnTurns) this.#turns.say(note);
    else this.#reading.say(note);
  }
  #act(act) {
    const { following } = this;
    const outcome = act();
    if (outcome === "close") this.#settle();
    else if (outcome === "edit") this.#openEditor();
    else if (outcome === "turns") this.#openTurns(true);
    else if (typeof outcome === "object" && "copy" in outcome) this.#copyOut(outcome.copy);
    else if (outcome !== "done") this.#want(outcome);
    else if (this.following && !following) this.#want("end");
    this.#screen.changed();
  }
  #copyOut(text2) {
    const count = text2.split("\n").length - 1;
    const said = `copied ${count === 1 ? "1 line" : `${count} lines`}`;
    void this.#answer(async () => {
      this.#screen.write(await this.#copy(text2));
      return said;
    }, "could not be copied");
  }
  #openEditor() {
    if (this.#isSuspended) return;
    this.#isSuspended = true;
    this.#reading.say("writing the text for your editor");
    void this.#answer(async () => this.#edit(() => this.#screen.suspend()), "could not be opened in an editor").finally(
      () => {
        this.#isSuspended = false;
      }
    );
  }
  async #answer(work, problem) {
    try {
      this.#say(await work() ?? "");
    } catch (error) {
      this.#say(`${problem}: ${messageOf(error)}`);
    }
    this.#screen.changed();
  }
};

// src/cli/commands/log.ts
var GREP_MS = 2e3;
async function runLog(options, io) {
  const { directory } = options;
  const form = formCalled(options.form);
  if (options.path === true) {
    const file = (0, import_node_path11.join)(directory, "output.log");
    io.stdout.write(`${io.isTTY ? plain(file) : file}
`);
    return;
  }
  if (options.redactor !== void 0 && form.kind === "bytes") {
    throw new Failure("invalid-request", "bytes cannot be masked surely: a secret may be drawn in any order", {
      next: "take --text or --ansi with --redact"
    });
  }
  const grep = options.grep === void 0 ? void 0 : new PatternSearch(options.grep, GREP_MS);
  const hasViewer = options.follow === true && form.kind === "lines" && options.redactor === void 0;
  if (hasViewer && io.terminal !== void 0) {
    await view(options, grep, new Terminal(io.terminal, io.env["TMUX"] !== void 0), io.env);
    return;
  }
  const log = await openExisting(directory);
  if (options.until !== void 0) log.endsAt(log.offsetAtTime(options.until));
  const since2 = await startOf2(log, options);
  const pager = io.isTTY && form.kind === "lines" && options.follow !== true ? await startPager(io.env) : void 0;
  const sink = pager ?? streamSink(io.stdout);
  const stop = new AbortController();
  const end = () => stop.abort();
  sink.gone.addEventListener("abort", end);
  if (pager === void 0) {
    io.signal?.addEventListener("abort", end);
    if (io.signal?.aborted === true) end();
  }
  try {
    const follow2 = options.follow === true ? { directory, final: options.final, signal: stop.signal } : void 0;
    const output = await form.output(log, {
      since: since2,
      lines: options.lines,
      grep,
      follow: follow2,
      onlyOutput: options.onlyOutput,
      redactor: options.redactor
    });
    for await (const data of output) {
      if (data.length > 0 && !await sink.write(data)) break;
    }
  } finally {
    io.signal?.removeEventListener("abort", end);
    await sink.close();
  }
}
async function view(options, grep, terminal, env) {
  const { directory, form, name: name2 = "", lines, final, state: state2, turns } = options;
  const stop = new AbortController();
  const viewer = new Viewer(terminal, name2, form === "ansi" ? "ansi" : "text");
  viewer.onCopy(async (text2) => (await Promise.resolve().then(() => (init_copy(), copy_exports))).copyText(text2, env));
  if (turns !== void 0) viewer.onTurns(turns);
  viewer.onEdit(async (suspend) => (await Promise.resolve().then(() => (init_edit(), edit_exports))).editText(directory, env, suspend));
  const feed = async () => {
    const log = await openExisting(directory);
    const since2 = await startOf2(log, options);
    const { feedViewer: feedViewer2 } = await Promise.resolve().then(() => (init_feed(), feed_exports));
    const { signal } = stop;
    if (signal.aborted) return;
    await feedViewer2(viewer, log, {
      directory,
      since: since2,
      lines,
      grep,
      markers: form === "ansi" ? "all" : "lives",
      signal,
      final
    });
    viewer.end(endText(state2?.()));
  };
  try {
    await Promise.race([viewer.closed, feed().then(async () => viewer.closed)]);
  } finally {
    stop.abort();
    viewer.close();
  }
}
async function startOf2(log, { since: since2, follow: follow2 }) {
  if (since2 === void 0) return log.start;
  const offset2 = log.offsetAtTime(since2);
  if (offset2 === log.end && follow2 !== true) return offset2;
  return isFullScreen(log, offset2) ? offset2 : imageStart(log, await lineStart(log, offset2));
}
async function startPager(env) {
  const { openPager: openPager2 } = await Promise.resolve().then(() => (init_pager(), pager_exports));
  return openPager2(env);
}
async function openExisting(directory) {
  try {
    await (0, import_promises7.stat)(directory);
  } catch (error) {
    const denied = systemCode(error) === "EACCES";
    throw new Failure(denied ? "permission-denied" : "log-unavailable", `there is no log in ${directory}`, {
      cause: error
    });
  }
  return openLog(directory);
}
function endText(state2) {
  if (state2 === void 0 || !isFinal(state2)) return "ended";
  const { kind, exitCode, signal } = state2;
  const how = signal ?? (exitCode === void 0 ? void 0 : `exit code ${exitCode}`);
  return `ended: ${kind}${how === void 0 ? "" : `, ${plain(how)}`}`;
}

// src/cli/commands/open-log.ts
var JSON_LINES = 1e3;
async function openLog3(context, runner, options) {
  if (runner !== void 0 && options.target !== void 0) {
    throw new Failure("invalid-request", "a runner is named by its name or by -t", { next: "leave one of them out" });
  }
  const directory = findLog(context, runner ?? await paneOf(context, options.target));
  if (wantsTurns(options)) return openTurns(context, directory, options);
  const log = {
    directory,
    name: loggedRunner(directory)?.name,
    state: () => loggedRunner(directory)?.state,
    final: async () => Promise.resolve(hasEnded(directory)),
    turns: async () => turnsOf(context, directory),
    lines: options.lines,
    since: options.since,
    until: options.until,
    grep: options.grep,
    redactor: options.redact === true ? await redactor(context) : void 0
  };
  if (options.follow === true && options.path !== true) await refuseOwnPane(context, directory);
  if (context.json) return context.printJson(await jsonLog(context, log));
  await runLog(
    {
      ...log,
      follow: options.follow === true,
      form: formOf(options, context.colour),
      path: options.path === true,
      onlyOutput: options.text === true
    },
    {
      stdout: process.stdout,
      isTTY: process.stdout.isTTY,
      terminal: (0, import_node_tty.isatty)(0) && (0, import_node_tty.isatty)(1) ? process : void 0,
      env: context.env
    }
  );
  if (log.redactor !== void 0) context.say((await import("./cli-log-masking.js")).countsText(log.redactor.counts));
  if (options.path !== true && process.stdout.isTTY) await tellLooked(context, directory);
}
function wantsTurns({ turns, last, markdown, tools }) {
  return turns !== void 0 || last === true || markdown === true || tools === true;
}
async function openTurns(context, directory, options) {
  const { turns, last, markdown, tools, since: since2, until } = options;
  const { printTurns } = await import("./cli-commands-turns.js");
  const masks = options.redact === true ? await redactor(context) : void 0;
  await printTurns(context, recorded(directory), { turns, last, markdown, tools, since: since2, until, redactor: masks });
  if (masks !== void 0) context.say((await import("./cli-log-masking.js")).countsText(masks.counts));
  if (process.stdout.isTTY) await tellLooked(context, directory);
}
async function turnsOf(context, directory) {
  const { findTurns } = await import("./cli-turns-find-turns.js");
  return (await findTurns(context, recorded(directory))).turns;
}
function recorded(directory) {
  const runner = loggedRunner(directory);
  if (runner === void 0) throw new Failure("log-unavailable", "the record of this run cannot be read");
  return { id: runner.id, name: runner.name, directory };
}
async function refuseOwnPane(context, directory) {
  const runner = loggedRunner(directory);
  if (runner === void 0 || isFinal(runner.state) || !await printsInto(runner.pane, context)) return;
  throw new Failure("invalid-request", `${runner.name} runs in this very pane, which would show itself without end`, {
    next: "follow it over the pane with prefix G l, or from another pane"
  });
}
async function redactor({ env }) {
  return (await import("./cli-log-masking.js")).redactorOf(env);
}
async function jsonLog({ env }, options) {
  const chunks = [];
  const stdout = new import_node_stream2.Writable({
    write(chunk, _, done) {
      chunks.push(chunk);
      done();
    }
  });
  const lines = options.lines ?? (options.since === void 0 ? JSON_LINES : void 0);
  await runLog({ ...options, lines, form: "text", onlyOutput: true }, { stdout, isTTY: false, env });
  const text2 = Buffer.concat(chunks).toString();
  return { log: (0, import_node_path12.join)(options.directory, LIVE_FILE), lines: text2 === "" ? [] : text2.replace(/\n$/, "").split("\n") };
}
function formOf(options, colour2) {
  return FORMS.find(({ name: name2 }) => options[name2] === true)?.name ?? (colour2 ? "ansi" : "text");
}
async function paneOf(context, target) {
  if (target === void 0) return currentPane(context);
  const [exists2, asks] = askPaneAt(target, "#{pane_id}");
  const lines = await runTmux(context.address, [...exists2, ";", ...asks]);
  return lines.split("\n").at(-1) ?? "";
}

// src/cli/report.ts
var import_node_fs16 = require("fs");
var import_node_path13 = require("path");
var import_node_util = require("util");
init_failure();

// src/cli/exit-code.ts
init_failure();
var EXIT = {
  ok: 0,
  failure: 1,
  usage: 64,
  noInput: 66,
  unavailable: 69,
  cannotCreate: 73,
  inputOutput: 74,
  tryAgain: 75,
  noPermission: 77,
  configuration: 78,
  interrupted: 130
};
var BY_KIND = {
  "invalid-request": EXIT.usage,
  "version-mismatch": EXIT.unavailable,
  "pane-not-found": EXIT.noInput,
  "pane-dead": EXIT.noInput,
  "runner-not-found": EXIT.noInput,
  "runner-exists": EXIT.failure,
  "runner-live": EXIT.failure,
  "runner-ended": EXIT.noInput,
  "runner-paused": EXIT.failure,
  "runner-busy": EXIT.tryAgain,
  "not-started": EXIT.failure,
  "draft-found": EXIT.failure,
  "dialog-open": EXIT.failure,
  "dialog-changed": EXIT.tryAgain,
  "cwd-not-found": EXIT.noInput,
  "unknown-agent": EXIT.usage,
  "not-installed": EXIT.unavailable,
  "not-supported": EXIT.failure,
  "not-a-repository": EXIT.noInput,
  "branch-exists": EXIT.failure,
  "branch-in-use": EXIT.failure,
  "setup-failed": EXIT.failure,
  "worktree-changed": EXIT.failure,
  "server-gone": EXIT.unavailable,
  "controller-busy": EXIT.tryAgain,
  "controller-unreachable": EXIT.unavailable,
  "version-unsupported": EXIT.unavailable,
  "spawn-failed": EXIT.unavailable,
  "permission-denied": EXIT.noPermission,
  "cannot-create": EXIT.cannotCreate,
  "log-unavailable": EXIT.inputOutput,
  configuration: EXIT.configuration,
  "command-rejected": EXIT.failure,
  timeout: EXIT.tryAgain,
  internal: EXIT.failure,
  "pipe-taken": EXIT.failure,
  "protocol-violation": EXIT.failure,
  "reader-gone": EXIT.unavailable
};
function exitCodeOf(error) {
  if (!(error instanceof Failure)) return EXIT.failure;
  return BY_KIND[error.kind];
}

// src/cli/report.ts
init_plain();
function reportError(error, json) {
  const failure2 = error instanceof Failure ? error : bug(error);
  const { kind, message, next } = failure2;
  if (json) process.stdout.write(`${jsonText({ error: { kind, message, next } })}
`);
  process.stderr.write(`geppetto-tmux: ${plain(message)}
${next === void 0 ? "" : `  ${plain(next)}
`}`);
  return exitCodeOf(failure2);
}
function bug(error) {
  const next = `details: ${keepDetails(error)}`;
  return new Failure("internal", `this is a bug: ${messageOf(error)}`, { next, cause: error });
}
function keepDetails(error) {
  const details = `${(/* @__PURE__ */ new Date()).toISOString()} ${"0.1.0"} node ${process.version}
${(0, import_node_util.inspect)(error)}
`;
  try {
    const directory = stateDirectory();
    ensurePrivateDirectory(directory);
    const path = (0, import_node_path13.join)(directory, "crash.log");
    (0, import_node_fs16.writeFileSync)(path, details, { mode: 384 });
    return path;
  } catch {
    return details;
  }
}

// src/cli/short-words.ts
var SERVER_OPTIONS = {
  S: { type: "string", short: "S" },
  L: { type: "string", short: "L" }
};
function hasLongServerOption(argv) {
  return argv.some((word2) => /^--[SL]\b/.test(word2));
}

// src/cli/short-log.ts
async function showLog(argv, entry) {
  const asked = understood(argv, entry);
  if (asked === void 0) return false;
  try {
    await openLog3(asked.context, asked.runner, asked.options);
  } catch (error) {
    process.exitCode = reportError(error, false);
  }
  return true;
}
function understood(argv, entry) {
  try {
    const { values, positionals } = (0, import_node_util2.parseArgs)({
      args: [...argv],
      allowPositionals: true,
      options: {
        ...SERVER_OPTIONS,
        "no-color": { type: "boolean" },
        quiet: { type: "boolean", short: "q" },
        target: { type: "string", short: "t" },
        follow: { type: "boolean", short: "f" },
        lines: { type: "string", short: "n" },
        since: { type: "string" },
        until: { type: "string" },
        grep: { type: "string" },
        raw: { type: "boolean" },
        text: { type: "boolean" },
        ansi: { type: "boolean" }
      }
    });
    const [name2, runner, ...rest] = positionals;
    const { S, L, quiet = false, target, follow: follow2, grep, raw, text: text2, ansi } = values;
    const forms = FORMS.filter((form) => values[form.name] === true);
    if (name2 !== "log" || rest.length > 0 || forms.length > 1 || [S, L, runner, target].includes("")) return void 0;
    if (hasLongServerOption(argv) || follow2 === true && values.until !== void 0) return void 0;
    const lines = given(values.lines, (count) => /^\d{1,12}$/.test(count) ? Number(count) : void 0);
    const pastTime = (time4) => pastTimeIn(time4, now());
    const [since2, until] = [given(values.since, pastTime), given(values.until, pastTime)];
    const context = createContext({ S, L, quiet, color: values["no-color"] !== true }, entry);
    return {
      context,
      runner,
      options: { target, follow: follow2, lines, since: since2, until, grep, raw, text: text2, ansi }
    };
  } catch {
    return void 0;
  }
}
function given(text2, read) {
  if (text2 === void 0) return void 0;
  const value = read(text2);
  if (value === void 0) throw new RangeError(text2);
  return value;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  showLog
});
