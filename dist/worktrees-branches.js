import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  git,
  gitLine
} from "./worktrees-git.js";
import {
  shellWord
} from "./base-shell-word.js";
import {
  ignoreGone
} from "./base-ignore-gone.js";
import {
  readRegularFile
} from "./base-regular-file.js";
import {
  Failure
} from "./base-failure.js";

// src/worktrees/repository.ts
import { existsSync, readdirSync, realpathSync, statSync } from "fs";
import { basename, dirname, join, resolve } from "path";

// src/worktrees/branches.ts
async function requireNewBranch(root, branch) {
  const { code } = await git(root, ["check-ref-format", `refs/heads/${branch}`]);
  if (code !== 0 || branch.startsWith("-") || ["HEAD", "@"].includes(branch)) {
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
var SOON_MS = 500;
var MAX_PATH_BYTES = 64 * 1024;
async function findRepository(cwd) {
  if (statSync(cwd, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new Failure("cwd-not-found", `there is no directory ${cwd}`, {
      next: "make it first, or name another one with --cwd"
    });
  }
  const { code, stdout, problem } = await git(cwd, ["rev-parse", "--show-toplevel"]);
  if (code === 0) return inCheckout(cwd, stdout.toString().replace(/\n$/, ""));
  if (await gitLine(cwd, ["rev-parse", "--is-bare-repository"]) === "true") return inBare(cwd);
  throw distrust(problem) ?? noCheckout(cwd, problem);
}
async function isCheckout(path) {
  const { code, stdout, problem } = await git(path, ["rev-parse", "--show-toplevel"]);
  if (code === 0) return stdout.toString().replace(/\n$/, "") === realpathSync(path);
  const refused = distrust(problem);
  if (refused !== void 0) throw refused;
  return false;
}
async function recordOf(repository, path) {
  const common = await commonDirectory(repository);
  if (common === void 0) return void 0;
  const file = join(withoutLinks(path), ".git");
  const records = join(common, "worktrees");
  const names = existsSync(records) ? readdirSync(records) : [];
  return names.map((name) => join(records, name)).find((record) => checkoutFile(record) === file);
}
async function linkedBranch(directory) {
  const args = ["rev-parse", "--absolute-git-dir", "--symbolic-full-name", "HEAD"];
  const answer = await ignoreGone(git(directory, args, { timeoutMs: SOON_MS }));
  const [own = "", head = ""] = answer?.stdout.toString().split("\n") ?? [];
  if (answer?.code !== 0 || !existsSync(join(own, "commondir"))) return void 0;
  return /^refs\/heads\/(.+)$/.exec(head)?.[1];
}
async function commonDirectory(directory) {
  const common = await gitLine(directory, ["rev-parse", "--git-common-dir"]);
  return common === void 0 ? void 0 : resolve(directory, common);
}
async function inCheckout(cwd, root) {
  const head = await gitLine(root, ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]);
  if (head === void 0) {
    throw new Failure("invalid-request", `the repository ${root} has no commit that a worktree could begin at`, {
      next: "commit something first"
    });
  }
  const prefix = await gitLine(cwd, ["rev-parse", "--show-prefix"]) ?? "";
  return { root, prefix, head, checkout: root, ...await placeOf(root) };
}
async function inBare(cwd) {
  const place = await placeOfBare(await commonDirectory(cwd) ?? cwd);
  const { main } = place;
  const head = await gitLine(main, ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]);
  if (head === void 0) {
    throw new Failure("invalid-request", `the HEAD of the bare repository ${main} leads to no commit`, {
      next: "go into one of its worktrees; or: git symbolic-ref HEAD refs/heads/BRANCH"
    });
  }
  const branch = await gitLine(main, ["symbolic-ref", "--quiet", "--short", "HEAD"]);
  const checkout = branch === void 0 ? void 0 : await checkoutOf(main, branch);
  const isThere = checkout !== void 0 && existsSync(join(checkout, ".git"));
  return { root: main, prefix: "", head, checkout: isThere ? checkout : void 0, ...place };
}
async function placeOf(root) {
  const own = await gitLine(root, ["rev-parse", "--git-dir"]);
  const common = await commonDirectory(root);
  if (own === void 0 || common === void 0 || resolve(root, own) === common) return placeOfCheckout(root);
  if (await gitLine(common, ["rev-parse", "--is-bare-repository"]) === "true") return placeOfBare(common);
  return placeOfCheckout(basename(common) === ".git" ? dirname(common) : common);
}
function placeOfCheckout(main) {
  return { main, home: `${main}.worktrees`, name: basename(main) };
}
async function placeOfBare(common) {
  const parent = dirname(common);
  if (!basename(common).startsWith(".")) {
    const name = basename(common, ".git");
    return { main: common, home: join(parent, `${name}.worktrees`), name };
  }
  const leadsThere = await commonDirectory(parent) === common;
  return { main: leadsThere ? parent : common, home: parent, name: basename(parent) };
}
function distrust(problem) {
  if (!/dubious ownership|unsafe repository/.test(problem)) return void 0;
  const [, place = "DIRECTORY"] = /'(.+)'/.exec(problem) ?? [];
  return new Failure("permission-denied", `git does not trust it: ${problem}`, {
    next: `if you trust its owner: git config --global --add safe.directory ${shellWord(place)}`
  });
}
function noCheckout(cwd, problem) {
  const why = problem.startsWith("not a git repository (or any") ? "" : `: ${problem}`;
  return new Failure("not-a-repository", `${cwd} is not in the checkout of a git repository${why}`, {
    next: "go into one, or name one with --cwd; or run it without --worktree"
  });
}
function checkoutFile(record) {
  try {
    return resolve(record, readRegularFile(join(record, "gitdir"), MAX_PATH_BYTES).toString().replace(/\n$/, ""));
  } catch {
    return void 0;
  }
}
function withoutLinks(path) {
  try {
    return join(realpathSync(dirname(path)), basename(path));
  } catch {
    return path;
  }
}

export {
  requireNewBranch,
  branchExists,
  checkoutOf,
  findRepository,
  isCheckout,
  recordOf,
  linkedBranch,
  commonDirectory
};
