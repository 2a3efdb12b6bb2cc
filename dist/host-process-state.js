import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/host/process-state.ts
import { execFileSync } from "child_process";
import { readFileSync, readlinkSync } from "fs";
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
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
    return execFileSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" }).trim().split(" ");
  } catch {
    return [];
  }
}
function processMark(pid) {
  return `${pid}-${statFields(pid)[19] ?? "0"}`;
}
function isNamed(pid, name) {
  if (process.platform !== "linux") return true;
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").startsWith(name);
  } catch {
    return false;
  }
}
function terminalOf(pid) {
  const [group = "", name = "", front = ""] = terminalFields(pid);
  return front === "" || Number(front) <= 0 ? void 0 : { name, group, front };
}
function isSuspended(pid) {
  if (!isStopped(pid)) return false;
  const own = terminalOf(pid);
  return own !== void 0 && own.group !== own.front;
}
function writesToTerminal(pid) {
  if (process.platform !== "linux") return true;
  try {
    return /^\/dev\/(?:pts\/|tty|console)/.test(readlinkSync(`/proc/${pid}/fd/1`));
  } catch {
    return false;
  }
}
function terminalFields(pid) {
  if (process.platform === "linux") {
    const [, , group, , name, front] = statFields(pid);
    return [group, name, front];
  }
  try {
    const row = execFileSync("ps", ["-o", "pgid=,tty=,tpgid=", "-p", String(pid)], { encoding: "utf8" });
    return row.trim().split(/\s+/);
  } catch {
    return [];
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
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
}

export {
  isRunning,
  exists,
  isStopped,
  commandLine,
  processMark,
  isNamed,
  terminalOf,
  isSuspended,
  writesToTerminal,
  pidOf,
  isProcess,
  signalProcess
};
