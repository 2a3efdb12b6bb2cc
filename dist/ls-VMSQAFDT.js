import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withController
} from "./chunk-KBIXLEWJ.js";
import {
  createLook,
  runnerTable
} from "./chunk-KYMDBMBQ.js";
import "./chunk-OZATN4PM.js";
import "./chunk-J5QYCGSY.js";
import "./chunk-HOMTDTU7.js";
import "./chunk-66MCBXW5.js";
import "./chunk-77YG3MEP.js";
import "./chunk-VBGKXHLH.js";
import "./chunk-YUMONQZL.js";
import "./chunk-OXKZ6X4Q.js";
import "./chunk-ICBFY2AY.js";
import "./chunk-UP4NR5UJ.js";
import "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";

// src/cli/commands/ls.ts
async function ls(context, { wide }) {
  const { runners } = await withController(context, async (client) => client.call("list", { wide }));
  const seen = await worktreesOf(runners);
  if (context.json) return context.printJson({ runners: runners.map((runner) => withGlance(runner, seen)) });
  if (runners.length === 0) {
    context.say("no runners yet: mark the pane you are in with `geppetto-tmux mark`, or press prefix G m in tmux");
    return;
  }
  context.print(runnerTable(runners, await createLook(context), { wide, worktrees: seen }));
}
async function worktreesOf(runners) {
  const paths = runners.flatMap(({ worktree }) => worktree === void 0 ? [] : [worktree.path]);
  return paths.length === 0 ? /* @__PURE__ */ new Map() : (await import("./glance-2O752UMK.js")).glances(paths);
}
function withGlance(runner, seen) {
  const { worktree } = runner;
  const glance = worktree === void 0 ? void 0 : seen.get(worktree.path);
  if (glance === void 0) return runner;
  return { ...runner, worktree: { ...worktree, current: glance.branch ?? null, dirty: glance.dirty } };
}
export {
  ls
};
