import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/controller/processes/process-state.ts
import { readFileSync } from "fs";
function isRunning(pid) {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
  return !["Z", "X"].includes(statFields(pid)[0] ?? "");
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
  processMark,
  isNamed,
  pidOf,
  isProcess,
  signalProcess
};
