import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  branchExists,
  findRepository,
  isCheckout,
  recordOf,
  requireNewBranch
} from "./worktrees-branches.js";
import {
  REMOVAL_MS,
  git,
  gitEnvironment,
  gitLine,
  gitWords,
  noGit,
  problemIn
} from "./worktrees-git.js";
import "./host-child.js";
import "./base-shell-word.js";
import {
  ignoreGone
} from "./base-ignore-gone.js";
import "./base-regular-file.js";
import {
  Failure,
  messageOf,
  systemCode
} from "./base-failure.js";
import "./shared.js";

// src/worktrees/worktree.ts
import { spawn as spawn2 } from "child_process";
import { once as once2 } from "events";
import { existsSync as existsSync3 } from "fs";
import { rmdir } from "fs/promises";
import { dirname as dirname2, join as join3 } from "path";

// src/worktrees/adding.ts
import { spawn } from "child_process";
import { once } from "events";
import { closeSync, existsSync, fstatSync, mkdtempSync, openSync, readSync, rmSync } from "fs";
import { mkdir } from "fs/promises";
import { tmpdir } from "os";
import { dirname, join } from "path";
var CHECKOUT_MS = 10 * 6e4;
var SLOW_MS = 1e4;
var MAX_WORDS_BYTES = 256 * 1024;
async function addWorktree({ path, branch }, options) {
  const { root, head, timeoutMs = CHECKOUT_MS, say = () => void 0 } = options;
  try {
    await mkdir(dirname(path), { recursive: true });
  } catch (cause) {
    throw new Failure("cannot-create", `cannot create ${dirname(path)}: ${messageOf(cause)}`, {
      next: "name another place with --worktree-root",
      cause
    });
  }
  const slow = setTimeout(() => say("git is still making the worktree, or runs its post-checkout hook"), SLOW_MS);
  const args = ["worktree", "add", "--quiet", "--no-track", "-b", branch, path, head];
  const end = await run(root, args, timeoutMs).finally(() => clearTimeout(slow));
  process.stderr.write(end.words);
  if (end.code === 0) return void 0;
  const why = end.isLate ? `did not end in ${timeoutMs / 1e3} s` : problemIn(end.words) || "was interrupted";
  if (end.isInterrupted || !await isFinished(root, path)) {
    throw new Failure("cannot-create", `git cannot make the worktree ${path}: ${why}`);
  }
  return end.isLate ? `the post-checkout hook of git ${why} and is not waited for; the worktree is finished and stays` : "the post-checkout hook of git has failed; the worktree is finished and stays";
}
async function run(root, args, timeoutMs) {
  const file = namelessFile();
  let isLate = false;
  try {
    return await uninterrupted(async (isInterrupted) => {
      const child = spawn("git", gitWords(root, args), {
        cwd: "/",
        env: gitEnvironment(),
        stdio: ["ignore", file, file]
      });
      const timer = setTimeout(() => {
        isLate = true;
        child.kill();
      }, timeoutMs);
      const [code, signal] = await once(child, "exit").finally(() => clearTimeout(timer));
      return {
        code: code ?? void 0,
        words: wordsIn(file),
        isLate,
        isInterrupted: isInterrupted() || signal === "SIGINT"
      };
    });
  } catch (error) {
    if (systemCode(error) === "ENOENT") throw noGit();
    throw error;
  } finally {
    closeSync(file);
  }
}
async function isFinished(root, path) {
  const record = await recordOf(root, path);
  return record !== void 0 && !existsSync(join(record, "locked")) && isCheckout(path);
}
async function uninterrupted(wait) {
  const listeners = process.listeners("SIGINT");
  let isInterrupted = false;
  process.removeAllListeners("SIGINT").on("SIGINT", () => {
    isInterrupted = true;
  });
  try {
    return await wait(() => isInterrupted);
  } finally {
    process.removeAllListeners("SIGINT");
    for (const listener of listeners) process.on("SIGINT", listener);
  }
}
function namelessFile() {
  const directory = mkdtempSync(join(tmpdir(), "geppetto-"));
  try {
    return openSync(join(directory, "words"), "ax+", 384);
  } finally {
    rmSync(directory, { recursive: true });
  }
}
function wordsIn(file) {
  const bytes = Buffer.alloc(Math.min(fstatSync(file).size, MAX_WORDS_BYTES));
  return bytes.toString("utf8", 0, readSync(file, bytes, 0, bytes.length, 0));
}

// src/worktrees/branch-name.ts
var MAX_CHARACTERS = 64;
function branchLike(name) {
  const plain = name.replaceAll(/[^\p{L}\p{N}._-]+/gu, "-").replaceAll(/\.{2,}/g, ".").slice(0, MAX_CHARACTERS).replace(/^[-.]+/, "").replace(/(?:\.lock|[.-])+$/, "");
  return plain === "" ? "runner" : plain;
}
function directoryLike(branch) {
  const plain = branch.replaceAll(/[^\p{L}\p{N}._+=@-]+/gu, "-").replace(/^[-.]+/, "");
  return plain === "" ? "worktree" : plain;
}
async function firstFree(name, isFree) {
  for (let count = 1; ; count += 1) {
    const wish = count === 1 ? name : `${name}-${count}`;
    if (await isFree(wish)) return wish;
  }
}

// src/worktrees/ignored-files.ts
import { constants, existsSync as existsSync2 } from "fs";
import { copyFile, lstat, mkdir as mkdir2, readlink, realpath, symlink } from "fs/promises";
import { join as join2 } from "path";
var LIST = ".worktreeinclude";
var MAX_FILES = 2e3;
var MAX_BYTES = 256 * 1024 * 1024;
var SLASH = Buffer.from("/");
async function copyIgnoredFiles(root, worktree, patterns) {
  const names = await wantedFiles(root, patterns);
  if (names.length > MAX_FILES) throw tooMuch(`${names.length} files`, `${MAX_FILES}`);
  const [from, to] = await Promise.all([realpath(root), realpath(worktree)]);
  let bytes = 0;
  let files = 0;
  for (const name of names) {
    const source = inside(from, name);
    const found = await ignoreGone(lstat(source));
    bytes += found?.size ?? 0;
    if (bytes > MAX_BYTES) throw tooMuch("more than 256 MB", "256 MB");
    if (found?.isFile() === true) files += await place(to, name, async (target) => copyTo(source, target));
    else if (found?.isSymbolicLink() === true && await staysInside(from, name)) {
      files += await place(to, name, async (target) => symlink(await readlink(source, "buffer"), target));
    }
  }
  return { files, skipped: names.length - files };
}
async function wantedFiles(root, patterns) {
  const list = join2(root, LIST);
  const wanted = [
    ...existsSync2(list) ? [`--exclude-from=${list}`] : [],
    ...patterns.map((pattern) => `--exclude=${pattern}`)
  ];
  if (wanted.length === 0) return [];
  const listed = await git(root, ["ls-files", "-z", "--others", "--ignored", ...wanted]);
  if (listed.code !== 0) throw new Failure("invalid-request", `git cannot read ${list}: ${listed.problem}`);
  if (listed.stdout.length === 0) return [];
  const ignored = await git(root, ["check-ignore", "-z", "--stdin"], { input: listed.stdout });
  return split(ignored.stdout);
}
function split(names) {
  const found = [];
  for (let from = 0, end = names.indexOf(0); end !== -1; from = end + 1, end = names.indexOf(0, from)) {
    found.push(Buffer.from(names.subarray(from, end)));
  }
  return found;
}
function inside(directory, name) {
  return Buffer.concat([Buffer.from(directory), SLASH, name]);
}
async function place(worktree, name, make) {
  const target = inside(worktree, name);
  const directory = target.subarray(0, target.lastIndexOf(SLASH));
  try {
    if (!await isPlain(worktree, name)) return 0;
    await mkdir2(directory, { recursive: true });
    await make(target);
    return 1;
  } catch (error) {
    if (["EEXIST", "ENOTDIR"].includes(systemCode(error) ?? "")) return 0;
    throw error;
  }
}
async function isPlain(worktree, name) {
  for (let end = name.indexOf(SLASH); end !== -1; end = name.indexOf(SLASH, end + 1)) {
    const found = await ignoreGone(lstat(inside(worktree, name.subarray(0, end))));
    if (found?.isDirectory() === false) return false;
  }
  return true;
}
async function copyTo(source, target) {
  await copyFile(source, target, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
}
async function staysInside(root, name) {
  const source = inside(root, name);
  const way = await readlink(source, "buffer");
  if (way[0] === SLASH[0]) return false;
  const end = await ignoreGone(realpath(source, "buffer"));
  return end?.subarray(0, root.length + 1).equals(Buffer.from(`${root}/`)) ?? false;
}
function tooMuch(found, most) {
  return new Failure("invalid-request", `${found} would be copied into the worktree, at most ${most} are`, {
    next: `name fewer in ${LIST} and config.json; have a setup command bring the rest`
  });
}

// src/worktrees/worktree.ts
var NOTHING = { files: 0, skipped: 0 };
async function makeWorktree(wish) {
  const repository = await findRepository(wish.cwd);
  const { root, main, home, name, prefix, checkout } = repository;
  const parent = wish.root === void 0 ? home : join3(wish.root, name);
  const pathOf = (branch2) => join3(parent, directoryLike(branch2));
  const isFree = async (name2) => !existsSync3(pathOf(name2)) && !await branchExists(root, name2);
  const branch = wish.branch ?? await firstFree(branchLike(wish.name), isFree);
  await requireNewBranch(root, branch);
  const path = pathOf(branch);
  if (existsSync3(path)) {
    throw new Failure("cannot-create", `there is already something at ${path}`, {
      next: "move it away, or name another branch"
    });
  }
  const worktree = { path, branch, repository: main };
  const discard = async () => takeAway(worktree, repository);
  try {
    const hook = await addWorktree(worktree, { ...repository, say: wish.say });
    const copied = checkout === void 0 ? NOTHING : await copyIgnoredFiles(checkout, path, wish.copy);
    if (wish.setup !== void 0) await setUp(wish.setup, worktree, wish.env);
    const sub = join3(path, prefix);
    return { worktree, cwd: existsSync3(sub) ? sub : path, copied, hook, discard };
  } catch (error) {
    await discard();
    throw error;
  }
}
async function setUp(command, { path, branch, repository }, env) {
  const names = { GEPPETTO_WORKTREE: path, GEPPETTO_BRANCH: branch, GEPPETTO_REPOSITORY: repository };
  const child = spawn2("/bin/sh", ["-c", command], { cwd: path, env: { ...env, ...names }, stdio: ["ignore", 2, 2] });
  const [code, signal] = await uninterrupted(async () => once2(child, "exit"));
  if (code === 0) return;
  const end = code === null ? `was ended by ${signal ?? "a signal"}` : `ended with exit code ${code}`;
  throw new Failure("setup-failed", `the setup command ${end}: ${command}`, {
    next: "the worktree and its branch are gone again; correct the command and try again"
  });
}
async function takeAway({ path, branch }, { root, head }) {
  await git(root, ["worktree", "remove", "--force", "--force", path], { timeoutMs: REMOVAL_MS });
  const tip = await gitLine(root, ["rev-parse", "--verify", "--quiet", `refs/heads/${branch}`]);
  if (tip === head) await git(root, ["branch", "--quiet", "-D", "--", branch]);
  await ignoreGone(rmdir(dirname2(path)));
}
export {
  makeWorktree
};
