import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  localFiles
} from "./host-files.js";
import {
  sleep
} from "./base-clock.js";
import {
  isNamed,
  isProcess,
  isRunning,
  processMark,
  signalProcess
} from "./host-process-state.js";
import {
  Failure
} from "./base-failure.js";

// src/host/descendants.ts
import { readdirSync, readFileSync } from "fs";
var TMUX_SERVER = "tmux: server";
var MAX_DESCENDANTS = 4096;
var TERM_MS = 1e3;
var LOOK_MS = 20;
function descendants(root, { elsewhere: elsewhere2 }) {
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
  const isOutside = ({ group, session }) => elsewhere2 ? session !== own.session : group !== own.group;
  return found.filter(isOutside).map(({ mark }) => mark);
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
    return readdirSync("/proc").flatMap((name) => /^\d+$/.test(name) ? entryOf(Number(name)) ?? [] : []);
  } catch {
    return [];
  }
}
function entryOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    const end = stat.lastIndexOf(")");
    const fields = stat.slice(end + 2).split(" ");
    const [, parent, group, session] = fields.map(Number);
    const name = stat.slice(stat.indexOf("(") + 1, end);
    return { pid, parent: parent ?? 0, group: group ?? 0, session: session ?? 0, name, mark: `${pid}-${fields[19]}` };
  } catch {
    return void 0;
  }
}

// src/host/end-process.ts
var GO_MS = 1e3;
var GO_STEP_MS = 5;
async function endProcess(mark) {
  signalProcess(mark, "SIGKILL");
  for (let waited = 0; isProcess(mark) && waited < GO_MS; waited += GO_STEP_MS) await sleep(GO_STEP_MS);
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
    const stat = readFileSync2(`/proc/${pid}/stat`, "latin1");
    const [, , group, session, , foreground] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { group: Number(group), session: Number(session), foreground: Number(foreground) };
  } catch {
    return { group: 0, session: 0, foreground: 0 };
  }
}

// src/host/processes.ts
var localProcesses = {
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

// src/host/host.ts
var LOCAL = {
  name: "local",
  isLocal: true,
  argv: (words) => words,
  processes: localProcesses,
  files: localFiles
};
function hostCalled(name) {
  if (name === void 0 || name === LOCAL.name) return LOCAL;
  return {
    name,
    isLocal: false,
    argv: () => {
      throw elsewhere(name, "nothing can be run there from here");
    },
    processes: void 0,
    files: void 0
  };
}
function requireLocal(host, what) {
  if (host?.isLocal === false) throw elsewhere(host.name, what);
}
function requireProcesses({ name, processes: processes2 }) {
  if (processes2 === void 0) throw elsewhere(name, "its processes are not seen from here");
  return processes2;
}
function elsewhere(name, what) {
  return new Failure("not-supported", `the tmux server is on ${name}: ${what}`, {
    next: `run geppetto-tmux on ${name} for this`
  });
}

export {
  signalAll,
  endProcess,
  LOCAL,
  hostCalled,
  requireLocal,
  requireProcesses
};
