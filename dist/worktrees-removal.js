import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  branchExists,
  checkoutOf,
  commonDirectory,
  isCheckout,
  recordOf
} from "./worktrees-branches.js";
import {
  REMOVAL_MS,
  git,
  gitLine
} from "./worktrees-git.js";
import "./host-child.js";
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
import "./shared.js";

// src/worktrees/removal.ts
import { existsSync as existsSync3 } from "fs";
import { rmdir } from "fs/promises";
import { dirname, join as join2 } from "path";

// src/worktrees/submodules.ts
import { existsSync as existsSync2, readdirSync } from "fs";
import { join, relative } from "path";

// src/worktrees/hidden-changes.ts
import { isUtf8 } from "buffer";
import { existsSync } from "fs";
var NAMES_AT_ONCE = 200;
async function hiddenChanges(path) {
  const hidden = (await entries(path, ["ls-files", "-v", "-z"])).filter((entry) => /^(?:[a-z]|S) /.test(entry)).map((entry) => Buffer.from(entry.slice(2), "latin1")).filter((name) => existsSync(Buffer.concat([Buffer.from(`${path}/`), name])));
  const names = hidden.filter(isUtf8).map(String);
  let count2 = hidden.length - names.length;
  for (let from = 0; from < names.length; from += NAMES_AT_ONCE) {
    const some = names.slice(from, from + NAMES_AT_ONCE);
    const staged = await entries(path, ["ls-files", "-s", "-z", "--", ...some.map((name) => `:(literal)${name}`)]);
    const known = new Map(staged.map((entry) => [nameIn(entry), entry.split(" ")[1]]));
    const { stdout } = await git(path, ["hash-object", "--", ...some]);
    const hashes = stdout.toString("latin1").split("\n");
    count2 += some.filter((name, at) => known.get(name) !== hashes[at]).length;
  }
  return count2;
}
function nameIn(entry) {
  return Buffer.from(entry.slice(entry.indexOf("	") + 1), "latin1").toString();
}
async function entries(path, args) {
  const { code, stdout, problem } = await git(path, args);
  if (code !== 0) throw new Failure("worktree-changed", `git does not tell what has changed in ${path}: ${problem}`);
  return stdout.toString("latin1").split("\0").filter(Boolean);
}

// src/worktrees/submodules.ts
var MAX_INDEX_BYTES = 512 * 1024 * 1024;
var MAX_SUBMODULES = 1e3;
var MAX_DIRECTORIES_EACH = 10;
var MAX_SHALLOW_BYTES = 16 * 1024 * 1024;
var AT_IT = ["--git-dir=.", "--work-tree=."];
var GIT_DIRECTORY = ["HEAD", "objects", "refs"];
async function changedFiles(path) {
  const args = ["status", "--porcelain", "-z", "--untracked-files=all", "--ignore-submodules=dirty"];
  const { code, stdout, problem } = await git(path, args);
  if (code !== 0) throw new Failure("worktree-changed", `git does not tell what has changed in ${path}: ${problem}`);
  const entries2 = stdout.toString("latin1").split("\0");
  return entries2.filter((entry) => /^.. /.test(entry)).length + await hiddenChanges(path);
}
async function changesInSubmodules(path, record, common) {
  const repositories = new Set(record === void 0 ? [] : gitDirectories(join(record, "modules")));
  let files = 0;
  const queue = existsSync2(path) ? [path] : [];
  for (let next = queue.shift(); next !== void 0; next = queue.shift()) {
    for (const name of await submodules(next)) {
      const checkout = join(next, name);
      if (!existsSync2(join(checkout, ".git"))) continue;
      const own = await isCheckout(checkout) ? await gitLine(checkout, ["rev-parse", "--absolute-git-dir"]) : void 0;
      files += own === void 0 ? 1 : await changedFiles(checkout);
      if (own === void 0) continue;
      repositories.add(own);
      requireFew(repositories.size);
      queue.push(checkout);
    }
  }
  let commits = 0;
  for (const repository of repositories) {
    const place = record === void 0 ? "" : relative(record, repository);
    const same = place.startsWith("modules/") ? join(common, place) : void 0;
    commits += await ownCommits(repository, same);
  }
  return { files, commits };
}
async function submodules(checkout) {
  const { code, stdout, problem } = await git(checkout, ["ls-files", "-z", "--stage"], { maxBytes: MAX_INDEX_BYTES });
  if (code !== 0) throw new Failure("worktree-changed", `git does not list the files of ${checkout}: ${problem}`);
  const names = [];
  for (let at = 0, end = stdout.indexOf(0); end !== -1; at = end + 1, end = stdout.indexOf(0, at)) {
    if (stdout.toString("latin1", at, at + 7) !== "160000 ") continue;
    const bytes = stdout.subarray(stdout.indexOf("	", at) + 1, end);
    const name = bytes.toString();
    if (!Buffer.from(name).equals(bytes)) {
      throw new Failure(
        "worktree-changed",
        `the name of a submodule in ${checkout} is no UTF-8, so it cannot be looked at`
      );
    }
    names.push(name);
  }
  return names;
}
function gitDirectories(directory) {
  const found = [];
  const queue = existsSync2(directory) ? [directory] : [];
  for (let looked = 0, next = queue.shift(); next !== void 0; looked += 1, next = queue.shift()) {
    requireFew(Math.max(found.length, looked / MAX_DIRECTORIES_EACH));
    const entries2 = readdirSync(next, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    if (!GIT_DIRECTORY.every((name) => existsSync2(join(next, name)))) {
      for (const { name } of entries2) queue.push(join(next, name));
      continue;
    }
    found.push(next);
    if (entries2.some(({ name }) => name === "modules")) queue.push(join(next, "modules"));
  }
  return found;
}
async function ownCommits(repository, same) {
  const elsewhere = [...shallowEnds(repository), ...same === void 0 ? [] : await tips(same)];
  const own = ["--exclude=refs/remotes/*", "--exclude=refs/tags/*", "--all"];
  const args = ["rev-list", "--count", "--ignore-missing", ...own, "--not", "--remotes", "--stdin"];
  const input = Buffer.from(elsewhere.map((commit) => `^${commit}
`).join(""));
  const { code, stdout } = await git(repository, [...AT_IT, ...args], { input });
  return code === 0 ? Number(stdout.toString()) : 1;
}
function shallowEnds(repository) {
  const file = join(repository, "shallow");
  return existsSync2(file) ? lines(readRegularFile(file, MAX_SHALLOW_BYTES).toString()) : [];
}
async function tips(repository) {
  if (!existsSync2(join(repository, "HEAD"))) return [];
  const head = await gitLine(repository, [...AT_IT, "rev-parse", "--verify", "--quiet", "HEAD"]);
  const refs = await gitLine(repository, [...AT_IT, "for-each-ref", "--format=%(objectname)"]);
  return lines(`${head ?? ""}
${refs ?? ""}`);
}
function lines(text) {
  return text.split("\n").filter((line) => line !== "");
}
function requireFew(count2) {
  if (count2 <= MAX_SUBMODULES) return;
  throw new Failure("worktree-changed", `it has more than ${MAX_SUBMODULES} submodules, so nobody looks at them all`);
}

// src/worktrees/removal.ts
var MAX_REASON_BYTES = 64 * 1024;
var KEEP = "to forget the runner and keep the worktree, add --keep-worktree";
async function removeWorktree(worktree, anyway) {
  const { path, branch, repository } = worktree;
  if (existsSync3(path) && !await isCheckout(path)) {
    throw new Failure("worktree-changed", `${path} is no worktree any more, so nobody knows what would be lost`, {
      next: `look at it and delete it by hand; ${KEEP}`
    });
  }
  const record = await recordOf(repository, path);
  if (!existsSync3(path) && record === void 0) {
    const takenIn = await checkoutOf(repository, branch);
    if (takenIn !== void 0) return { tip: void 0, takenIn };
  }
  if (!anyway) {
    requireUnlocked(path, record);
    await requireUnchanged(worktree, record);
  }
  if (existsSync3(path) || record !== void 0) await takeOut(worktree, anyway);
  await ignoreGone(rmdir(dirname(path)));
  if (!await branchExists(repository, branch)) return { tip: void 0 };
  const tip = await gitLine(repository, ["rev-parse", `refs/heads/${branch}`]);
  const { code } = await git(repository, ["branch", "--quiet", "-D", "--", branch]);
  return { tip: code === 0 ? tip : void 0 };
}
async function changesIn({ path, branch, repository }, record) {
  const isThere = existsSync3(path);
  const files = isThere ? await changedFiles(path) : 0;
  const commits = isThere ? await ownCommits2(path, branch, ["HEAD"]) : await ownCommits2(repository, branch, []);
  const inner = await changesInSubmodules(path, record, await commonDirectory(repository) ?? repository);
  return { files: files + inner.files, commits: commits + inner.commits };
}
function requireUnlocked(path, record) {
  const lock = record === void 0 ? void 0 : join2(record, "locked");
  if (lock === void 0 || !existsSync3(lock)) return;
  const reason = readRegularFile(lock, MAX_REASON_BYTES).toString().trim();
  throw new Failure("worktree-changed", `${path} is locked${reason === "" ? "" : `: ${reason}`}`, {
    next: `git worktree unlock ${shellWord(path)}; ${KEEP}; to delete it all the same, add --force --force`
  });
}
async function requireUnchanged(worktree, record) {
  const { files, commits } = await changesIn(worktree, record);
  if (files === 0 && commits === 0) return;
  const what = [count(files, "changed or new file"), count(commits, "commit that is nowhere else")].filter(Boolean);
  throw new Failure("worktree-changed", `${worktree.path} has ${what.join(" and ")}`, {
    next: `commit, merge or push it; ${KEEP}; to delete all that, add --force --force`
  });
}
async function takeOut({ path, repository }, anyway) {
  const remove = async (...force) => git(repository, ["worktree", "remove", ...force, path], { timeoutMs: REMOVAL_MS });
  let answer = await (anyway ? remove("--force", "--force") : remove());
  if (answer.code !== 0 && !anyway && answer.problem.includes("submodule")) answer = await remove("--force");
  if (answer.code === 0) return;
  throw new Failure("command-rejected", `git does not remove ${path}: ${answer.problem}`, { next: KEEP });
}
async function ownCommits2(directory, branch, more) {
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
  removeWorktree
};
