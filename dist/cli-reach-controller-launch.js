import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  statusVariables
} from "./traces-status-variables.js";
import {
  LIST_CLIENTS,
  parseClients
} from "./tmux-snapshot.js";
import {
  connect,
  isKind,
  lookForController,
  reach,
  requireTmuxServer,
  runningController
} from "./cli-reach-find-controller.js";
import {
  CLAIM,
  OWNER,
  claimant,
  endStaleClients,
  errorBody,
  holderOf,
  isController,
  sequence
} from "./host-pid-space.js";
import {
  PRIVATE_UMASK,
  controllerLogFile,
  controllerSocket,
  ensurePrivateDirectory,
  stateDirectory
} from "./base-short-hash.js";
import {
  runTmux,
  serverBinary
} from "./tmux-binary.js";
import {
  endProcess,
  requireLocal
} from "./host-descendants.js";
import {
  sleep
} from "./base-clock.js";
import {
  isProcess,
  isRunning,
  isStopped,
  pidOf,
  signalProcess
} from "./host-process-state.js";
import {
  ignoreGone
} from "./base-ignore-gone.js";
import {
  openToAppend
} from "./base-regular-file.js";
import {
  literal,
  object,
  union
} from "./zod-v4-core-api.js";
import {
  Failure,
  messageOf
} from "./base-failure.js";

// src/cli/reach/controller-launch.ts
import { spawn } from "child_process";
import { closeSync, renameSync, statSync } from "fs";

// src/traces/dismissal.ts
async function dismissMissed(address, binary) {
  const missed = await claimant(address, binary);
  const holder = holderOf(address, missed);
  if (holder.kind === "none") return true;
  if (holder.kind === "elsewhere" || isController(holder.process)) return false;
  await endStaleClients(address, binary);
  const names = [...CLAIM, ...statusVariables([], false).keys()];
  const unset = sequence(names.map((name) => ["set-environment", "-gu", name])).toString();
  await runTmux(address, ["if-shell", "-F", `#{==:#{${OWNER}},${missed}}`, unset], { binary });
  const clients = parseClients((await runTmux(address, LIST_CLIENTS, { binary })).split("\n"));
  for (const { name } of clients.filter(({ control }) => !control)) {
    await ignoreGone(runTmux(address, ["refresh-client", "-S", "-t", name], { binary }));
  }
  return await claimant(address, binary) === "";
}

// src/cli/reach/process-end.ts
var TIMEOUT_MS = 1e4;
var EVERY_MS = 10;
async function waitForEnd(what, hasEnded) {
  const deadline = performance.now() + TIMEOUT_MS;
  while (!await hasEnded()) {
    if (performance.now() > deadline) {
      throw new Failure("timeout", `${what} was asked to end and is still there`, {
        next: "end it by force: geppetto-tmux controller stop"
      });
    }
    await sleep(EVERY_MS);
  }
}

// src/cli/reach/controller-launch.ts
var READY_MS = 1e4;
var MAX_LOG_BYTES = 4 * 1024 * 1024;
var RIVAL_MS = 3e3;
var RIVAL_EVERY_MS = 20;
var YOUNG_MB = 2;
var startReport = union([object({ ready: literal(true) }), object({ failure: errorBody })]);
async function ensureController(context) {
  const running = await runningController(context);
  if (running?.version === context.version) return running.client;
  if (running !== void 0) await stopController(running);
  return startController(context);
}
async function stopController(controller, options = {}) {
  const { client } = controller;
  try {
    await client.call("stop", options);
  } catch (error) {
    if (!isKind(error, "controller-unreachable")) throw error;
  } finally {
    client.close();
  }
  await awaitEndOf(controller);
}
async function awaitEndOf({ pid, socket }) {
  if (pid === void 0) await waitForEnd("the controller", async () => !await answers(socket));
  else await waitForEnd(`the controller (process ${pid})`, () => !isRunning(pid));
}
async function endController(context, options = {}) {
  let end = "none";
  for (; ; ) {
    const found = await lookForController(context);
    if (found === void 0) {
      if (await isDismissed(context)) return end;
    } else if (await isEndedOrderly(found, options)) return "ended";
    else {
      await kill(found);
      end = "killed";
    }
  }
}
async function isEndedOrderly(found, { release = false, gently = false }) {
  try {
    if (!("problem" in found)) {
      await stopController(found, { release });
      return true;
    }
    const { process: mark, problem } = found;
    if (mark === void 0 || gently && isStopped(pidOf(mark))) throw problem;
    signalProcess(mark, "SIGTERM");
    signalProcess(mark, "SIGCONT");
    await waitForEnd(`the controller (process ${pidOf(mark)})`, () => !isProcess(mark));
    return true;
  } catch (error) {
    if (gently || !isKind(error, "timeout") || markOf(found) === void 0) throw error;
    return false;
  }
}
async function kill(found) {
  const mark = markOf(found);
  if (mark !== void 0) await endProcess(mark);
}
function markOf(found) {
  return "problem" in found ? found.process : found.mark;
}
async function isDismissed({ address }) {
  try {
    return await dismissMissed(address, serverBinary(address));
  } catch (error) {
    if (isKind(error, "server-gone")) return true;
    throw error;
  }
}
async function startController(context) {
  requireLocal(context.address.host, "a controller serves servers of its own machine");
  await requireTmuxServer(context.address);
  try {
    await launch(context);
  } catch (error) {
    if (!isKind(error, "controller-busy")) throw error;
    return rivalOf(context, error);
  }
  return connect(controllerSocket(context.address, context.env));
}
async function rivalOf(context, busy) {
  const deadline = performance.now() + RIVAL_MS;
  while (performance.now() < deadline) {
    const client = await reach(controllerSocket(context.address, context.env));
    if (client !== void 0) return client;
    await sleep(RIVAL_EVERY_MS);
  }
  throw busy;
}
async function answers(socket) {
  const client = await reach(socket);
  client?.close();
  return client !== void 0;
}
async function launch({ address, entry, env }) {
  process.umask(PRIVATE_UMASK);
  ensurePrivateDirectory(stateDirectory(env));
  const log = openLog(controllerLogFile(env));
  const flags = [`--max-semi-space-size=${YOUNG_MB}`];
  const child = spawn(process.execPath, [...flags, entry, "-S", address.socket, "controller", "run"], {
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
    return openToAppend(path);
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
      const { success, data } = startReport.safeParse(message);
      if (success) resolve(data);
      else fail("the controller has said something else than that it is ready");
    });
    child.once("error", (error) => fail(`cannot start the controller: ${error.message}`, error));
    child.once("exit", (code, signal) => {
      const end = () => fail(`the controller ended before it was ready (${signal ?? `exit code ${code}`})`);
      if (child.connected) child.once("disconnect", end);
      else end();
    });
  });
}

export {
  ensureController,
  stopController,
  awaitEndOf,
  endController,
  startController
};
