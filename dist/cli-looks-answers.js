import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  createLook,
  runnerTable,
  statusLine
} from "./cli-looks-show.shared.js";
import {
  isFinal
} from "./runner-state.js";

// src/cli/looks/answers.ts
async function printStatus(context, result) {
  if (context.json) return context.printJson(result);
  context.print(statusLine(result, await createLook(context)));
}
async function printRunners(context, client, runners, { all = false, wide, worktrees = /* @__PURE__ */ new Map() }) {
  if (context.json) return context.printJson({ runners: runners.map((runner) => withGlance(runner, worktrees)) });
  const lost = runners.some(({ state }) => !isFinal({ kind: state })) ? 0 : await lostWithServer(client);
  if (lost > 0) context.say(lostText(lost));
  if (runners.length === 0) {
    if (lost > 0) return;
    context.say("no runners yet: mark the pane you are in with `geppetto-tmux mark`, or press prefix G m in tmux");
    return;
  }
  const shown = runners.filter(({ state, unseen }) => all || unseen === true || !isFinal({ kind: state }));
  if (shown.length > 0) context.print(runnerTable(shown, await createLook(context), { wide, worktrees }));
  const left = runners.length - shown.length;
  if (left > 0) context.say(`${left}${shown.length > 0 ? " more" : ""} ${left === 1 ? "has" : "have"} ended: ls --all`);
  const news = shown.filter(({ state, unseen }) => unseen === true && state !== "failed" && isFinal({ kind: state }));
  const isSeen = context.columns !== void 0 && news.length > 0;
  if (isSeen) await client.call("looked", { runners: news.map(({ id }) => id) });
}
function lostText(count) {
  const what = count === 1 ? "1 runner has" : `${count} runners have`;
  return `${what} ended with the last tmux server, and can be started again: geppetto-tmux restore`;
}
async function lostWithServer(client) {
  const { runners } = await client.call("restorable", {});
  return runners.filter(({ problem }) => problem === void 0).length;
}
function withGlance(runner, seen) {
  const { worktree } = runner;
  const glance = worktree === void 0 ? void 0 : seen.get(worktree.path);
  if (glance === void 0) return runner;
  return { ...runner, worktree: { ...worktree, current: glance.branch ?? null, dirty: glance.dirty } };
}

export {
  printStatus,
  printRunners,
  lostText
};
