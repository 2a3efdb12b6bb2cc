import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  processTree
} from "./host-process-tree.js";
import {
  processMark
} from "./host-process-state.js";

// src/host/agent-processes.ts
import { readFileSync } from "fs";
var TICKS_PER_SECOND = 100;
async function agentProcesses(root) {
  const bootMs = bootTime();
  if (bootMs === void 0) return [];
  return (await processTree(root)).map(({ pid }) => {
    const startTicks = processMark(pid).split("-")[1] ?? "";
    return { pid, startTicks, startedAt: bootMs + Number(startTicks) / TICKS_PER_SECOND * 1e3 };
  });
}
function bootTime() {
  try {
    const seconds = /^btime (\d+)$/m.exec(readFileSync("/proc/stat", "utf8"))?.[1];
    return seconds === void 0 ? void 0 : Number(seconds) * 1e3;
  } catch {
    return void 0;
  }
}

export {
  agentProcesses
};
