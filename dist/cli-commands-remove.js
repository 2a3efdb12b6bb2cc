import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  loggedRunners
} from "./cli-log-find-log.js";
import {
  withController
} from "./cli-reach-with-controller.js";
import "./cli-reach-controller-launch.js";
import "./base-backoff.js";
import "./traces-status-variables.js";
import "./tmux-snapshot.js";
import "./protocol-ids.js";
import "./cli-reach-find-controller.js";
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
import {
  now,
  spanText
} from "./base-clock.js";
import {
  plain
} from "./terminal-char-width.js";
import "./host-process-state.js";
import "./base-shell-word.js";
import "./zod-v4-locales-en.js";
import "./zod-v4-mini-checks.js";
import "./base-ignore-gone.js";
import "./base-regular-file.js";
import "./zod-v4-core-api.js";
import {
  Failure
} from "./base-failure.js";
import "./shared.js";

// src/cli/commands/remove.ts
var MOST_IDS = 5;
async function remove(context, runner, options) {
  const { ended = false, older } = options;
  if (runner === void 0 !== ended || older !== void 0 && !ended) {
    throw new Failure("invalid-request", "name a runner, or say --ended, with --older if you like", {
      next: "geppetto-tmux remove NAME, or geppetto-tmux remove --ended --older 2d"
    });
  }
  await withController(context, async (client) => {
    if (runner === void 0) await removeEnded(context, client, options);
    else await removeOne(context, client, runner, options);
  });
}
async function removeOne(context, client, runner, options) {
  const { runner: found } = await client.call("show", { runner });
  if (found.id !== runner) requireOne(context, found, runner);
  const told = await worktreeGone(client, found, options);
  const { runner: removed } = await client.call("remove", { runner: found.id });
  if (context.json) return context.printJson({ runner: removed });
  context.print(plain(removed.name));
  context.say("its log is deleted");
  if (told !== void 0) context.say(plain(told));
}
function requireOne(context, found, name) {
  const runs = endedRuns(context).filter((run) => run.name === name).toReversed();
  const isLive = !isFinal({ kind: found.state });
  if (runs.length < (isLive ? 1 : 2)) return;
  const nowMs = now();
  const ids = runs.map(({ id, state }) => `${id} (${state.kind} ${spanText(nowMs - state.since)} ago)`);
  const more = ids.length > MOST_IDS ? ", ..." : "";
  throw new Failure(
    "invalid-request",
    isLive ? `'${name}' is still running; ended under this name: ${ids.slice(0, MOST_IDS).join(", ")}${more}` : `${ids.length} runs are called '${name}': ${ids.slice(0, MOST_IDS).join(", ")}${more}`,
    {
      next: "name one by its id, or remove all that have ended: geppetto-tmux remove --ended"
    }
  );
}
async function removeEnded(context, client, options) {
  const { older = 0 } = options;
  const before = Date.now() - older;
  const removed = [];
  const kept = [];
  for (const { id, name, state } of endedRuns(context)) {
    if (state.since > before) continue;
    try {
      const { runner } = await client.call("show", { runner: id });
      const told = await worktreeGone(client, runner, options);
      if (told !== void 0) context.say(plain(`'${name}': ${told}`));
      removed.push((await client.call("remove", { runner: id })).runner);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      kept.push({ id, name, why: error.message });
    }
  }
  if (context.json) return context.printJson({ removed, kept });
  for (const { name } of removed) context.print(plain(name));
  for (const { id, name, why } of kept) context.say(plain(`'${name}' (${id}) stays: ${why}`));
  context.say(removed.length === 1 ? "1 log is deleted" : `${removed.length} logs are deleted`);
}
function endedRuns(context) {
  return loggedRunners(context).filter(({ state }) => isFinal(state)).toSorted((a, b) => a.state.since - b.state.since);
}
async function worktreeGone(client, { id, state, worktree }, { force, keepWorktree = false }) {
  if (worktree === void 0 || !isFinal({ kind: state })) return void 0;
  if (keepWorktree) return `its worktree stays: ${worktree.path}`;
  const { runners } = await client.call("list", {});
  const other = runners.find((each) => each.id !== id && each.worktree?.path === worktree.path);
  if (other !== void 0) return `its worktree stays, for '${other.name}': ${worktree.path}`;
  const { inhabitant } = await import("./worktrees-inhabitant.js");
  const pid = force > 1 ? void 0 : inhabitant(worktree.path);
  if (pid !== void 0) return `its worktree stays, process ${pid} works there: ${worktree.path}`;
  const { removeWorktree } = await import("./worktrees-removal.js");
  const { tip, takenIn } = await removeWorktree(worktree, force > 1).catch((error) => {
    if (force === 1 && error instanceof Failure && error.kind === "worktree-changed") {
      throw new Failure(error.kind, `${error.message}: to lose that, --force has to be said twice`, {
        next: error.next
      });
    }
    throw error;
  });
  if (takenIn !== void 0)
    return `its worktree is not where it was, and its branch stays: it is checked out in ${takenIn}`;
  const branch = tip === void 0 ? "" : ` and its branch ${worktree.branch}, which was at ${tip}`;
  return `its worktree is deleted${branch}`;
}
export {
  remove
};
