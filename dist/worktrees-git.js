import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  run
} from "./host-child.js";
import {
  Failure
} from "./base-failure.js";

// src/worktrees/git.ts
var TIMEOUT_MS = 3e4;
var REMOVAL_MS = 10 * 6e4;
var MAX_OUTPUT_BYTES = 64 * 1024 * 1024;
var ELSEWHERE = /^GIT_(?:DIR|WORK_TREE|COMMON_DIR|INDEX_FILE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|NAMESPACE|PREFIX)$/;
async function git(directory, args, options = {}) {
  const { timeoutMs = TIMEOUT_MS, maxBytes = MAX_OUTPUT_BYTES, input } = options;
  const { how, code, stdout, stderr } = await run(["git", ...gitWords(directory, args)], {
    cwd: "/",
    env: gitEnvironment(),
    timeoutMs,
    maxBytes,
    // Empty, it is read to its end all the same.
    input: input ?? ""
  });
  if (how === "not-found") throw noGit();
  if (code === void 0) {
    const why = how === "late" ? `did not answer in ${timeoutMs / 1e3} s` : `failed: ${FAILED[how] ?? stderr}`;
    throw new Failure("timeout", `git ${args[0] ?? ""} ${why}`);
  }
  return { code, stdout, problem: code === 0 ? "" : problemIn(stderr) };
}
var FAILED = {
  killed: "it was ended by a signal",
  "too-long": "its answer is too long"
};
async function gitLine(directory, args) {
  const { code, stdout } = await git(directory, args);
  return code === 0 ? stdout.toString().replace(/\n$/, "") : void 0;
}
function gitWords(directory, args) {
  return ["-C", directory, "--no-optional-locks", "-c", "core.fsmonitor=false", ...args];
}
function gitEnvironment() {
  const kept = Object.entries(process.env).filter(([name]) => !ELSEWHERE.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: "C", GIT_TERMINAL_PROMPT: "0" };
}
function problemIn(stderr) {
  const lines = stderr.trim().split("\n");
  const line = lines.find((each) => /^(?:fatal|error): /.test(each)) ?? lines[0] ?? "";
  return line.replace(/^(?:fatal|error): /, "");
}
function noGit() {
  return new Failure("not-installed", "there is no program git", { next: "install it, or check your PATH" });
}

export {
  REMOVAL_MS,
  git,
  gitLine,
  gitWords,
  gitEnvironment,
  problemIn,
  noGit
};
