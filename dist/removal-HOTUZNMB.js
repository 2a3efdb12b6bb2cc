import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  branchExists,
  isCheckout
} from "./chunk-Q3WKZJW3.js";
import {
  git,
  gitLine
} from "./chunk-54UMSRY5.js";
import {
  Failure
} from "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";

// src/worktrees/removal.ts
import { existsSync } from "fs";
import { rmdir } from "fs/promises";
import { dirname } from "path";
var KEEP = "to forget the runner and keep the worktree, add --keep-worktree";
async function removeWorktree(worktree, anyway) {
  const { path, branch, repository } = worktree;
  if (existsSync(path) && !await isCheckout(path)) {
    throw new Failure("worktree-changed", `${path} is no worktree any more, so nobody knows what would be lost`, {
      next: `look at it and delete it by hand; ${KEEP}`
    });
  }
  if (!anyway) await requireUnchanged(worktree);
  if (existsSync(path)) {
    const { code: code2, problem } = await git(repository, ["worktree", "remove", ...anyway ? ["--force"] : [], path]);
    if (code2 !== 0) throw new Failure("command-rejected", `git does not remove ${path}: ${problem}`, { next: KEEP });
    await rmdir(dirname(path)).catch(() => void 0);
  } else await git(repository, ["worktree", "prune"]);
  if (!await branchExists(repository, branch)) return { tip: void 0 };
  const tip = await gitLine(repository, ["rev-parse", `refs/heads/${branch}`]);
  const { code } = await git(repository, ["branch", "--quiet", "-D", "--", branch]);
  return { tip: code === 0 ? tip : void 0 };
}
async function changesIn({ path, branch, repository }) {
  if (!existsSync(path)) return { files: 0, commits: await ownCommits(repository, branch, []) };
  const { code, stdout, problem } = await git(path, ["status", "--porcelain", "-z", "--untracked-files=all"]);
  if (code !== 0) throw new Failure("worktree-changed", `git does not tell what has changed in ${path}: ${problem}`);
  const files = stdout.toString("latin1").split("\0").filter((entry) => /^.. /.test(entry)).length;
  return { files, commits: await ownCommits(path, branch, ["HEAD"]) };
}
async function requireUnchanged(worktree) {
  const { files, commits } = await changesIn(worktree);
  if (files === 0 && commits === 0) return;
  const what = [count(files, "changed or new file"), count(commits, "commit that is nowhere else")].filter(Boolean);
  throw new Failure("worktree-changed", `${worktree.path} has ${what.join(" and ")}`, {
    next: `commit, merge or push it; ${KEEP}; to delete all that, add --force --force`
  });
}
async function ownCommits(directory, branch, more) {
  const own = await branchExists(directory, branch) ? [`refs/heads/${branch}`] : [];
  const from = [...own, ...more];
  if (from.length === 0) return 0;
  const elsewhere = ["--not", `--exclude=${branch}`, "--branches", "--tags", "--remotes"];
  const found = await gitLine(directory, ["rev-list", "--count", ...from, ...elsewhere]);
  return found === void 0 ? 1 : Number(found);
}
function count(number, what) {
  if (number === 0) return "";
  return number === 1 ? `1 ${what}` : `${number} ${what.replace(/file$/, "files").replace("commit that is", "commits that are")}`;
}
export {
  changesIn,
  removeWorktree
};
