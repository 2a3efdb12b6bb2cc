import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  run,
  textOf
} from "./host-child.js";
import {
  processMark
} from "./host-process-state.js";

// src/host/process-tree.ts
import { readdir, readFile } from "fs/promises";
var MAX_PROCESSES = 64;
var MAX_ARGUMENTS = 64;
var PS_MS = 2e3;
var MAX_PS_BYTES = 64 * 1024 * 1024;
async function processTree(root, most = MAX_PROCESSES) {
  return process.platform === "linux" ? fromProc(root, most) : fromPs(root, most);
}
function markOf({ pid }) {
  return processMark(pid);
}
async function fromProc(root, most) {
  const found = [];
  const queue = [root];
  for (let pid = queue.shift(); pid !== void 0 && found.length < most; pid = queue.shift()) {
    const [argv, place] = await Promise.all([commandLine(pid), placeOf(pid)]);
    if (argv === void 0 || place === void 0) continue;
    found.push({ pid, argv, ...place });
    queue.push(...await children(pid));
  }
  return found;
}
async function commandLine(pid) {
  try {
    const text = await readFile(`/proc/${pid}/cmdline`, "utf8");
    return text.split("\0", MAX_ARGUMENTS).filter((word) => word !== "");
  } catch {
    return void 0;
  }
}
async function placeOf(pid) {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "latin1");
    const [, parent, group, , , front] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { parent: Number(parent), group: Number(group), front: Number(front) };
  } catch {
    return void 0;
  }
}
async function children(pid) {
  try {
    const threads = await readdir(`/proc/${pid}/task`);
    const lists = await Promise.all(
      threads.map(async (thread) => readFile(`/proc/${pid}/task/${thread}/children`, "utf8").catch(() => ""))
    );
    return lists.flatMap((list) => list.split(" ").filter((word) => word !== "")).map(Number);
  } catch {
    return [];
  }
}
async function fromPs(root, most) {
  const ran = await run(["ps", "-A", "-o", "pid=,ppid=,pgid=,tpgid=,args="], {
    timeoutMs: PS_MS,
    maxBytes: MAX_PS_BYTES
  });
  if (ran.code !== 0) return [];
  const rows = textOf(ran).split("\n").flatMap((line) => {
    const [, pid, parent, group, front, args = ""] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(-?\d+)\s+(.*)$/.exec(line) ?? [];
    if (pid === void 0) return [];
    const argv = args.split(" ", MAX_ARGUMENTS);
    return [{ pid: Number(pid), parent: Number(parent), group: Number(group), front: Number(front), argv }];
  });
  const found = rows.filter(({ pid }) => pid === root);
  for (let at = 0; at < found.length && found.length < most; at += 1) {
    found.push(...rows.filter(({ parent }) => parent === found[at]?.pid));
  }
  return found;
}

export {
  processTree,
  markOf
};
