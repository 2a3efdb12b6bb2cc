import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  printRunners
} from "./chunk-DAQAZUQ4.js";
import {
  withController
} from "./chunk-NHRS2GED.js";
import "./chunk-63MFGN3A.js";
import "./chunk-4EHPNPAE.js";
import "./chunk-VIDJIR43.js";
import {
  git
} from "./chunk-54UMSRY5.js";
import "./chunk-2GRFZISX.js";
import "./chunk-XXKZOWHG.js";
import "./chunk-VWB26WUJ.js";
import "./chunk-RIDEJJ5R.js";
import "./chunk-E3Q5KK4L.js";
import "./chunk-66MCBXW5.js";
import "./chunk-C6FTJI3S.js";
import "./chunk-FDE2KFNA.js";
import "./chunk-Y4CREIRG.js";
import "./chunk-VBGKXHLH.js";
import "./chunk-7RWKZMQG.js";
import "./chunk-3VNJBW34.js";
import "./chunk-OXKZ6X4Q.js";
import "./chunk-ICBFY2AY.js";
import "./chunk-UL56V6WZ.js";
import "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";

// src/worktrees/glance.ts
import { existsSync } from "fs";
var PATIENCE_MS = 1500;
var AT_ONCE = 4;
var MAX_WORKTREES = 64;
async function glances(paths) {
  const found = /* @__PURE__ */ new Map();
  const deadline = performance.now() + PATIENCE_MS;
  const queue = [...new Set(paths)].slice(0, MAX_WORKTREES);
  const work = async () => {
    for (let path = queue.shift(); path !== void 0; path = queue.shift()) {
      const leftMs = deadline - performance.now();
      if (leftMs <= 0) return;
      const glance = existsSync(path) ? await look(path, leftMs).catch(() => void 0) : void 0;
      if (glance !== void 0) found.set(path, glance);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return found;
}
async function look(path, timeoutMs) {
  const { code, stdout } = await git(path, ["status", "--porcelain=v2", "--branch", "-z"], {
    timeoutMs: Math.ceil(timeoutMs)
  });
  return code === 0 ? parseStatus(stdout.toString()) : void 0;
}
function parseStatus(text) {
  const entries = text.split("\0").filter((entry) => entry !== "");
  const head = entries.find((entry) => entry.startsWith("# branch.head "))?.slice("# branch.head ".length);
  return {
    branch: head === "(detached)" ? void 0 : head,
    dirty: entries.some((entry) => !entry.startsWith("# "))
  };
}

// src/cli/commands/ls.ts
async function ls(context, { all, wide }) {
  await withController(context, async (client) => {
    const { runners } = await client.call("list", { wide });
    const paths = runners.flatMap(({ worktree }) => worktree === void 0 ? [] : [worktree.path]);
    await printRunners(context, client, runners, { all, wide, worktrees: await glances(paths) });
  });
}
export {
  ls
};
