import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  branchExists,
  findRepository,
  requireNewBranch
} from "./chunk-Q3WKZJW3.js";
import {
  git,
  gitLine
} from "./chunk-54UMSRY5.js";
import {
  Failure,
  messageOf,
  systemCode
} from "./chunk-VWOYWCO4.js";
import "./chunk-QFKH6YJQ.js";

// src/worktrees/worktree.ts
import { spawn } from "child_process";
import { once } from "events";
import { existsSync as existsSync2 } from "fs";
import { mkdir as mkdir2, rmdir } from "fs/promises";
import { basename, dirname, join as join2 } from "path";

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
import { constants, existsSync } from "fs";
import { copyFile, lstat, mkdir, readlink, realpath, symlink } from "fs/promises";
import { join } from "path";
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
    const found = await lstat(source).catch(() => void 0);
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
  const list = join(root, LIST);
  const wanted = [
    ...existsSync(list) ? [`--exclude-from=${list}`] : [],
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
    await mkdir(directory, { recursive: true });
    await make(target);
    return 1;
  } catch (error) {
    if (["EEXIST", "ENOTDIR"].includes(systemCode(error) ?? "")) return 0;
    throw error;
  }
}
async function isPlain(worktree, name) {
  for (let end = name.indexOf(SLASH); end !== -1; end = name.indexOf(SLASH, end + 1)) {
    const found = await lstat(inside(worktree, name.subarray(0, end))).catch(() => void 0);
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
  const end = await realpath(source, "buffer").catch(() => void 0);
  return end?.subarray(0, root.length + 1).equals(Buffer.from(`${root}/`)) ?? false;
}
function tooMuch(found, most) {
  return new Failure("invalid-request", `${found} would be copied into the worktree, at most ${most} are`, {
    next: `name fewer in ${LIST} and config.json; have a setup command bring the rest`
  });
}

// src/worktrees/worktree.ts
var CHECKOUT_MS = 10 * 6e4;
async function makeWorktree(wish) {
  const repository = await findRepository(wish.cwd);
  const { root, main, prefix } = repository;
  const pathOf = (branch2) => {
    const parent = wish.root === void 0 ? `${main}.worktrees` : join2(wish.root, basename(main));
    return join2(parent, directoryLike(branch2));
  };
  const isFree = async (name) => !existsSync2(pathOf(name)) && !await branchExists(root, name);
  const branch = wish.branch ?? await firstFree(branchLike(wish.name), isFree);
  await requireNewBranch(root, branch);
  const path = pathOf(branch);
  if (existsSync2(path)) {
    throw new Failure("cannot-create", `there is already something at ${path}`, {
      next: "move it away, or name another branch"
    });
  }
  const worktree = { path, branch, repository: main };
  const discard = async () => takeAway(worktree, repository);
  try {
    await add(worktree, repository);
    const copied = await copyIgnoredFiles(root, path, wish.copy);
    if (wish.setup !== void 0) await setUp(wish.setup, worktree, wish.env);
    const sub = join2(path, prefix);
    return { worktree, cwd: existsSync2(sub) ? sub : path, copied, discard };
  } catch (error) {
    await discard();
    throw error;
  }
}
async function add({ path, branch }, { root, head }) {
  try {
    await mkdir2(dirname(path), { recursive: true });
  } catch (cause) {
    throw new Failure("cannot-create", `cannot create ${dirname(path)}: ${messageOf(cause)}`, {
      next: "name another place with --worktree-root",
      cause
    });
  }
  const args = ["worktree", "add", "--quiet", "--no-track", "-b", branch, path, head];
  const { code, problem } = await git(root, args, { timeoutMs: CHECKOUT_MS });
  if (code !== 0) throw new Failure("cannot-create", `git cannot make the worktree ${path}: ${problem}`);
}
async function setUp(command, { path, branch, repository }, env) {
  const names = { GEPPETTO_WORKTREE: path, GEPPETTO_BRANCH: branch, GEPPETTO_REPOSITORY: repository };
  const child = spawn("/bin/sh", ["-c", command], { cwd: path, env: { ...env, ...names }, stdio: ["ignore", 2, 2] });
  const [code, signal] = await uninterrupted(async () => once(child, "exit"));
  if (code === 0) return;
  const end = code === null ? `was ended by ${signal ?? "a signal"}` : `ended with exit code ${code}`;
  throw new Failure("setup-failed", `the setup command ${end}: ${command}`, {
    next: "the worktree and its branch are gone again; correct the command and try again"
  });
}
async function uninterrupted(wait) {
  const listeners = process.listeners("SIGINT");
  process.removeAllListeners("SIGINT").on("SIGINT", () => void 0);
  try {
    return await wait();
  } finally {
    process.removeAllListeners("SIGINT");
    for (const listener of listeners) process.on("SIGINT", listener);
  }
}
async function takeAway({ path, branch }, { root, head }) {
  await git(root, ["worktree", "remove", "--force", path]);
  const tip = await gitLine(root, ["rev-parse", "--verify", "--quiet", `refs/heads/${branch}`]);
  if (tip === head) await git(root, ["branch", "--quiet", "-D", "--", branch]);
  await rmdir(dirname(path)).catch(() => void 0);
}
export {
  makeWorktree
};
