import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  messageOf,
  systemCode
} from "./base-failure.js";

// src/host/run.ts
import { spawn } from "child_process";

// src/host/child.ts
import { Socket } from "net";
async function settlesWithin(promise, ms, signal) {
  let giveUp = () => void 0;
  const late = new Promise((resolve) => {
    giveUp = () => resolve(false);
  });
  const timer = setTimeout(giveUp, ms);
  signal?.addEventListener("abort", giveUp, { once: true });
  if (signal?.aborted === true) giveUp();
  const settled = Promise.resolve(promise).then(() => true);
  return Promise.race([settled, late]).finally(() => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", giveUp);
  });
}
function letBe(child) {
  child.unref();
  for (const stream of [child.stdin, child.stdout, child.stderr]) {
    stream?.on("error", () => void 0);
    if (stream instanceof Socket) stream.unref();
  }
}
function abandon(child) {
  child.kill("SIGTERM");
  child.unref();
  for (const stream of [child.stdin, child.stdout, child.stderr]) stream?.destroy();
}

// src/host/run.ts
var MAX_BYTES = 1024 * 1024;
var MAX_WORDS = 64 * 1024;
async function run([file, ...args], options) {
  const { env, cwd, input, timeoutMs, signal, whenLate = "end", maxBytes = MAX_BYTES, onStdout } = options;
  return new Promise((resolve) => {
    const chunks = [];
    let bytes = 0;
    let stderr = "";
    let why;
    let child;
    const settle = (how, code, problem = stderr) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
      resolve({ how: why ?? how, code, stdout: Buffer.concat(chunks), stderr: problem });
    };
    const fail = (error) => {
      for (const stream of [child?.stdin, child?.stdout, child?.stderr]) stream?.destroy();
      settle(systemCode(error) === "ENOENT" ? "not-found" : "not-started", void 0, messageOf(error));
    };
    const giveUp = (reason) => {
      why ??= reason;
      if (child === void 0) return;
      if (whenLate === "end" || reason === "too-long") return void child.kill("SIGTERM");
      letBe(child);
      settle(reason);
    };
    const abort = () => giveUp("aborted");
    const timer = setTimeout(() => giveUp("late"), timeoutMs);
    if (signal?.aborted === true) {
      why = "aborted";
      return settle("aborted");
    }
    signal?.addEventListener("abort", abort, { once: true });
    try {
      const stdin = input === void 0 ? "ignore" : "pipe";
      child = spawn(file, args, { env, cwd, stdio: [stdin, "pipe", "pipe"] });
    } catch (error) {
      return fail(error);
    }
    child.once("error", fail);
    child.once("close", (code) => code === null ? settle("killed") : settle("exited", code));
    child.stdin?.on("error", () => void 0).end(input);
    if (child.stdout !== null && onStdout !== void 0) onStdout(child.stdout);
    else
      child.stdout?.on("data", (chunk) => {
        bytes += chunk.length;
        if (bytes <= maxBytes) chunks.push(chunk);
        else giveUp("too-long");
      });
    child.stderr?.on("data", (chunk) => {
      if (stderr.length < MAX_WORDS) stderr = (stderr + chunk.toString()).slice(0, MAX_WORDS);
    });
  });
}
function textOf({ stdout }) {
  return stdout.toString().replace(/\r?\n$/, "");
}

export {
  settlesWithin,
  letBe,
  abandon,
  run,
  textOf
};
