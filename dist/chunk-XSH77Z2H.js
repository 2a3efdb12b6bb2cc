import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  isRunning
} from "./chunk-55T7IDVF.js";
import {
  connect,
  findController,
  isKind,
  reach,
  requireTmuxServer
} from "./chunk-NNCNPMQ7.js";
import {
  sleep
} from "./chunk-66MCBXW5.js";
import {
  PRIVATE_UMASK,
  controllerLogFile,
  controllerSocket,
  ensurePrivateDirectory,
  stateDirectory
} from "./chunk-OXKZ6X4Q.js";
import {
  Failure,
  messageOf
} from "./chunk-VWOYWCO4.js";

// src/cli/process-end.ts
var TIMEOUT_MS = 1e4;
var EVERY_MS = 10;
async function waitForEnd(what, hasEnded) {
  const deadline = performance.now() + TIMEOUT_MS;
  while (!await hasEnded()) {
    if (performance.now() > deadline) {
      throw new Failure("timeout", `${what} was asked to end and is still there`, {
        next: "`geppetto-tmux controller log` may say why"
      });
    }
    await sleep(EVERY_MS);
  }
}

// src/cli/controller-launch.ts
import { spawn } from "child_process";
import { closeSync, openSync, renameSync, statSync } from "fs";
var READY_MS = 1e4;
var MAX_LOG_BYTES = 4 * 1024 * 1024;
var RIVAL_MS = 3e3;
var RIVAL_EVERY_MS = 20;
async function ensureController(context) {
  const running = await findController(context);
  if (running?.version === context.version) return running.client;
  if (running !== void 0) await stopController(context, running);
  return startController(context);
}
async function stopController(context, { client, pid }, options = {}) {
  try {
    await client.call("stop", options);
  } catch (error) {
    if (!isKind(error, "controller-unreachable")) throw error;
  } finally {
    client.close();
  }
  if (pid === void 0) await waitForEnd("the controller", async () => !await answers(context));
  else await waitForEnd(`the controller (process ${pid})`, () => !isRunning(pid));
}
async function startController(context) {
  await requireTmuxServer(context.address);
  try {
    await launch(context);
  } catch (error) {
    if (!isKind(error, "controller-busy")) throw error;
    return rivalOf(context, error);
  }
  return connect(controllerSocket(context.address.socket, context.env));
}
async function rivalOf(context, busy) {
  const deadline = performance.now() + RIVAL_MS;
  while (performance.now() < deadline) {
    const client = await reach(context);
    if (client !== void 0) return client;
    await sleep(RIVAL_EVERY_MS);
  }
  throw busy;
}
async function answers(context) {
  const client = await reach(context);
  client?.close();
  return client !== void 0;
}
async function launch({ address, entry, env }) {
  process.umask(PRIVATE_UMASK);
  ensurePrivateDirectory(stateDirectory(env));
  const log = openLog(controllerLogFile(env));
  const child = spawn(process.execPath, [entry, "-S", address.socket, "controller", "run"], {
    detached: true,
    cwd: "/",
    env,
    stdio: ["ignore", log, log, "ipc"]
  });
  closeSync(log);
  try {
    const report = await firstReport(child);
    if ("failure" in report) {
      const { kind, message, next } = report.failure;
      throw new Failure(kind, message, { next });
    }
  } finally {
    child.removeAllListeners();
    if (child.connected) child.disconnect();
    child.unref();
  }
}
function openLog(path) {
  try {
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > MAX_LOG_BYTES) renameSync(path, `${path}.1`);
    return openSync(path, "a", 384);
  } catch (cause) {
    throw new Failure("cannot-create", `cannot write ${path}: ${messageOf(cause)}`, {
      next: "free some space, or set XDG_STATE_HOME to a directory that you can write to",
      cause
    });
  }
}
async function firstReport(child) {
  return new Promise((resolve, reject) => {
    const fail = (message, cause) => {
      clearTimeout(timer);
      reject(new Failure("spawn-failed", message, { next: "`geppetto-tmux controller log` says why", cause }));
    };
    const timer = setTimeout(() => {
      const text = `the controller has started, but has not taken up all runners in ${READY_MS / 1e3} s`;
      reject(new Failure("timeout", text, { next: "it goes on: try again" }));
    }, READY_MS);
    child.once("message", (message) => {
      clearTimeout(timer);
      resolve(message);
    });
    child.once("error", (error) => fail(`cannot start the controller: ${error.message}`, error));
    child.once("exit", (code, signal) => {
      fail(`the controller ended before it was ready (${signal ?? `exit code ${code}`})`);
    });
  });
}

export {
  waitForEnd,
  ensureController,
  stopController,
  startController
};
