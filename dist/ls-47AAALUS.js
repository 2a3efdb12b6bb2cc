import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  loggedRunners
} from "./chunk-HNXDVFCX.js";
import {
  lostText,
  printRunners
} from "./chunk-KRJQFKHV.js";
import "./chunk-JREZJ7UK.js";
import "./chunk-ETA3YGOS.js";
import {
  withController
} from "./chunk-SUFLQ7WG.js";
import "./chunk-WYKUGY37.js";
import "./chunk-FVNSIZUY.js";
import "./chunk-VIDJIR43.js";
import {
  git
} from "./chunk-OKEDQAEB.js";
import "./chunk-ILVXLYLG.js";
import {
  isKind
} from "./chunk-SXU6HTEN.js";
import "./chunk-AWSOPMSU.js";
import "./chunk-TSC2EHDH.js";
import "./chunk-E3Q5KK4L.js";
import "./chunk-46G5WS5J.js";
import "./chunk-4BAQKYEO.js";
import "./chunk-C6FTJI3S.js";
import "./chunk-FDE2KFNA.js";
import "./chunk-7RWKZMQG.js";
import "./chunk-LPYA5HOJ.js";
import {
  isFinal
} from "./chunk-WR3AZBJZ.js";
import "./chunk-VBGKXHLH.js";
import "./chunk-ICBFY2AY.js";
import "./chunk-Y2CN3AD2.js";
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
  try {
    await withController(context, async (client) => {
      const { runners } = await client.call("list", { wide });
      const paths = runners.flatMap(({ worktree }) => worktree === void 0 ? [] : [worktree.path]);
      await printRunners(context, client, runners, { all, wide, worktrees: await glances(paths) });
    });
  } catch (error) {
    if (isKind(error, "server-gone") && !context.json) sayWhatIsLost(context);
    throw error;
  }
}
function sayWhatIsLost(context) {
  const lost = loggedRunners(context).filter(
    ({ started, state, endedWithServer }) => started !== void 0 && state.kind !== "stopped" && (endedWithServer === true || !isFinal(state))
  );
  const last = Math.max(...lost.map(({ server }) => server.startedAt));
  const count = lost.filter(({ server }) => server.startedAt === last).length;
  if (count > 0) context.say(lostText(count));
}
export {
  ls
};
