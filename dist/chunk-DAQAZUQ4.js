import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  createLook,
  runnerTable,
  statusLine
} from "./chunk-2GRFZISX.js";
import {
  isFinal
} from "./chunk-Y4CREIRG.js";

// src/cli/answers.ts
async function printStatus(context, result) {
  if (context.json) return context.printJson(result);
  context.print(statusLine(result, await createLook(context)));
}
async function printRunners(context, client, runners, { all = false, wide, worktrees = /* @__PURE__ */ new Map() }) {
  if (context.json) return context.printJson({ runners: runners.map((runner) => withGlance(runner, worktrees)) });
  if (runners.length === 0) {
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
function withGlance(runner, seen) {
  const { worktree } = runner;
  const glance = worktree === void 0 ? void 0 : seen.get(worktree.path);
  if (glance === void 0) return runner;
  return { ...runner, worktree: { ...worktree, current: glance.branch ?? null, dirty: glance.dirty } };
}

export {
  printStatus,
  printRunners
};
