import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  lostText,
  printRunners
} from "./cli-looks-answers.js";
import {
  git
} from "./worktrees-git.js";
import {
  loggedRunners
} from "./cli-log-find-log.js";
import {
  withController
} from "./cli-reach-with-controller.js";
import "./cli-looks-show.shared.js";
import "./cli-looks-dialog-card.js";
import "./cli-looks-figures.js";
import "./cli-looks-state-mark.js";
import "./cli-looks-table.js";
import "./cli-reach-controller-launch.js";
import "./base-backoff.js";
import "./traces-status-variables.js";
import "./tmux-snapshot.js";
import "./protocol-ids.js";
import {
  isKind
} from "./cli-reach-find-controller.js";
import "./host-pid-space.js";
import "./protocol-rows.js";
import "./runner-place.js";
import "./runner-option-kind.js";
import "./base-short-hash.js";
import {
  isFinal
} from "./runner-state.js";
import "./base-similar.js";
import "./runner-source-kind.js";
import "./tmux-binary.js";
import "./host-descendants.js";
import "./host-files.js";
import "./host-child.js";
import "./base-clock.js";
import "./terminal-char-width.js";
import "./host-process-state.js";
import "./base-shell-word.js";
import "./zod-v4-locales-en.js";
import "./zod-v4-mini-checks.js";
import {
  ignoreGone
} from "./base-ignore-gone.js";
import "./base-regular-file.js";
import "./zod-v4-core-api.js";
import "./base-failure.js";
import "./shared.js";

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
      const glance = existsSync(path) ? await ignoreGone(look(path, leftMs)) : void 0;
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
