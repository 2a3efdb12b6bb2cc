import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  git,
  gitLine
} from "./chunk-54UMSRY5.js";
import {
  Failure
} from "./chunk-VWOYWCO4.js";

// src/worktrees/branches.ts
async function requireNewBranch(root, branch) {
  const { code } = await git(root, ["check-ref-format", `refs/heads/${branch}`]);
  if (code !== 0 || branch.startsWith("-") || branch === "HEAD") {
    throw new Failure("invalid-request", `'${branch}' cannot be the name of a branch`, {
      next: "see: git check-ref-format --help"
    });
  }
  if (!await branchExists(root, branch)) return;
  const place = await checkoutOf(root, branch);
  if (place !== void 0) {
    throw new Failure("branch-in-use", `the branch '${branch}' is checked out in ${place}`, {
      next: `run it there, with --cwd, or name another branch`
    });
  }
  throw new Failure("branch-exists", `there is already a branch '${branch}'`, {
    next: "name another one; or check it out with `git worktree add`, and run there with --cwd"
  });
}
async function branchExists(root, branch) {
  return (await git(root, ["show-ref", "--verify", "--quiet", `refs/heads/${branch}`])).code === 0;
}
async function checkoutOf(root, branch) {
  const list = await gitLine(root, ["worktree", "list", "--porcelain"]) ?? "";
  const found = list.split("\n\n").find((entry) => entry.split("\n").includes(`branch refs/heads/${branch}`));
  return found?.split("\n")[0]?.replace(/^worktree /, "");
}

// src/worktrees/repository.ts
import { realpathSync, statSync } from "fs";
import { basename, dirname, resolve } from "path";
async function findRepository(cwd) {
  if (statSync(cwd, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new Failure("cwd-not-found", `there is no directory ${cwd}`, {
      next: "make it first, or name another one with --cwd"
    });
  }
  const root = await gitLine(cwd, ["rev-parse", "--show-toplevel"]);
  if (root === void 0 || root === "") {
    throw new Failure("not-a-repository", `${cwd} is not in the checkout of a git repository`, {
      next: "go into one, or name one with --cwd; or run it without --worktree"
    });
  }
  const head = await gitLine(root, ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]);
  if (head === void 0) {
    throw new Failure("invalid-request", `the repository ${root} has no commit that a worktree could begin at`, {
      next: "commit something first"
    });
  }
  const prefix = await gitLine(cwd, ["rev-parse", "--show-prefix"]) ?? "";
  return { root, main: await mainCheckout(root), prefix, head };
}
async function isCheckout(path) {
  const root = await gitLine(path, ["rev-parse", "--show-toplevel"]);
  return root !== void 0 && root === realpathSync(path);
}
async function mainCheckout(root) {
  const own = await gitLine(root, ["rev-parse", "--git-dir"]);
  const common = await gitLine(root, ["rev-parse", "--git-common-dir"]);
  if (own === void 0 || common === void 0 || resolve(root, own) === resolve(root, common)) return root;
  const shared = resolve(root, common);
  return basename(shared) === ".git" ? dirname(shared) : shared;
}

export {
  requireNewBranch,
  branchExists,
  findRepository,
  isCheckout
};
