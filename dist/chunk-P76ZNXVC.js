import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  createLook,
  runnerTable,
  statusLine
} from "./chunk-NDIDRIIH.js";

// src/cli/answers.ts
async function printStatus(context, result) {
  if (context.json) return context.printJson(result);
  context.print(statusLine(result, await createLook(context)));
}
async function printRunners(context, runners, { wide, worktrees = /* @__PURE__ */ new Map() }) {
  if (context.json) return context.printJson({ runners: runners.map((runner) => withGlance(runner, worktrees)) });
  if (runners.length === 0) {
    context.say("no runners yet: mark the pane you are in with `geppetto-tmux mark`, or press prefix G m in tmux");
    return;
  }
  context.print(runnerTable(runners, await createLook(context), { wide, worktrees }));
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
