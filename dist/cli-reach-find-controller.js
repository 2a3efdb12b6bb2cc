import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  MAX_REQUEST_BYTES,
  MAX_RESPONSE_BYTES,
  METHODS,
  PROTOCOL_VERSION,
  decodeFrame,
  encodeFrame,
  heldElsewhere,
  liveClaim,
  pidSpace,
  readFrames,
  response
} from "./host-pid-space.js";
import {
  controllerSocket,
  requireOwnDirectory
} from "./base-short-hash.js";
import {
  runTmux
} from "./tmux-binary.js";
import {
  machineMs,
  sleep
} from "./base-clock.js";
import {
  isProcess,
  isStopped,
  pidOf,
  processMark,
  signalProcess
} from "./host-process-state.js";
import {
  ignoreGone
} from "./base-ignore-gone.js";
import {
  Failure,
  messageOf,
  systemCode
} from "./base-failure.js";

// src/cli/reach/find-controller.ts
import { dirname } from "path";

// src/ipc/client.ts
import { once } from "events";
import { createConnection } from "net";

// src/ipc/event-queue.ts
var MAX_BATCHES = 64;
var EventQueue = class {
  #batches = [];
  #state = { kind: "open" };
  #changed = () => {
  };
  /** Adds a batch and waits until there is room for the next; does nothing once ended. */
  async put(batch) {
    if (!this.#isOpen()) return;
    this.#batches.push(batch);
    this.#changed();
    while (this.#isOpen() && this.#batches.length >= MAX_BATCHES) await this.#change();
  }
  /** Ends the loop after the batches that are here, with `cause` if there is one. The first end counts. */
  end(cause) {
    if (this.#state.kind === "ended") return;
    this.#state = cause === void 0 ? { kind: "ended" } : { kind: "ended", cause };
    this.#changed();
  }
  async *[Symbol.asyncIterator]() {
    try {
      for (; ; ) {
        const batch = this.#batches.shift();
        if (batch !== void 0) {
          this.#changed();
          yield batch;
        } else if (this.#state.kind === "open") {
          await this.#change();
        } else if (this.#state.cause !== void 0) {
          throw this.#state.cause;
        } else {
          return;
        }
      }
    } finally {
      this.end();
      this.#batches = [];
    }
  }
  #isOpen() {
    return this.#state.kind === "open";
  }
  async #change() {
    return new Promise((resolve) => {
      const others = this.#changed;
      this.#changed = () => {
        this.#changed = () => {
        };
        others();
        resolve();
      };
    });
  }
};

// src/ipc/client.ts
var DEFAULT_TIMEOUT_MS = 1e4;
async function connect(path, options = {}) {
  const { timeoutMs = DEFAULT_TIMEOUT_MS, connectMs = timeoutMs } = options;
  const socket = createConnection(path);
  try {
    await once(socket, "connect", { signal: AbortSignal.timeout(connectMs) });
  } catch (error) {
    socket.destroy();
    throw connectFailure(path, error, connectMs);
  }
  return new SocketClient(socket, timeoutMs);
}
function connectFailure(path, cause, timeoutMs) {
  if (cause instanceof Error && cause.name === "AbortError") return unanswered(`${path} is not answered`, timeoutMs);
  if (["EACCES", "EPERM"].includes(systemCode(cause) ?? "")) {
    return new Failure("permission-denied", `cannot open ${path}: it belongs to another user`, { cause });
  }
  return new Failure("controller-unreachable", `no controller answers at ${path}`, {
    next: "start it: geppetto-tmux controller start",
    cause
  });
}
var SocketClient = class {
  #socket;
  #timeoutMs;
  #pending = /* @__PURE__ */ new Map();
  #events = new EventQueue();
  #lastId = 0;
  #expiryMs = Infinity;
  #ended;
  constructor(socket, timeoutMs) {
    this.#socket = socket;
    this.#timeoutMs = timeoutMs;
    socket.on("error", () => socket.destroy());
    void this.#read();
  }
  async call(method, params, timeoutMs) {
    return this.#ask(method, params, timeoutMs);
  }
  subscribe(params) {
    this.#ask("subscribe", params).catch((error) => this.#events.end(error));
    return this.#events;
  }
  expire(afterMs) {
    this.#expiryMs = afterMs;
  }
  close() {
    this.#events.end();
    this.#end(new Failure("controller-unreachable", "the connection is closed"));
  }
  async #ask(method, params, timeoutMs = this.#timeoutMs) {
    if (this.#ended !== void 0) throw this.#ended;
    const id = this.#lastId += 1;
    const until = machineMs() + Math.min(timeoutMs, this.#expiryMs);
    const frame = encodeFrame({ v: PROTOCOL_VERSION, id, method, params, until });
    if (frame.length > MAX_REQUEST_BYTES) throw new Failure("invalid-request", `${method}: too much text`);
    const answer = new Promise((resolve, reject) => this.#pending.set(id, { resolve, reject }));
    const timer = setTimeout(() => {
      this.#pending.get(id)?.reject(unanswered(`no answer to ${method}`, timeoutMs));
    }, timeoutMs);
    this.#socket.write(frame);
    try {
      const checked = METHODS[method].result.safeParse(await answer);
      if (!checked.success) throw unexpected(checked.error);
      return checked.data;
    } finally {
      clearTimeout(timer);
      this.#pending.delete(id);
    }
  }
  async #read() {
    try {
      for await (const frame of readFrames(this.#socket, MAX_RESPONSE_BYTES)) await this.#receive(frame);
      throw new Error("it ended");
    } catch (error) {
      this.#end(
        error instanceof Failure ? error : new Failure("controller-unreachable", `the controller went away: ${messageOf(error)}`, {
          next: "try again; `geppetto-tmux controller log` says why",
          cause: error
        })
      );
    }
  }
  async #receive(frame) {
    const checked = response.safeParse(decodeFrame(frame));
    if (!checked.success) throw unexpected(checked.error);
    const message = checked.data;
    if ("events" in message) {
      await this.#events.put(message.events);
    } else if ("error" in message) {
      const { kind, message: text, next } = message.error;
      const failure = new Failure(kind, text, { next });
      if (message.id === null) throw failure;
      this.#pending.get(Number(message.id))?.reject(failure);
    } else {
      this.#pending.get(Number(message.id))?.resolve(message.ok);
    }
  }
  #end(cause) {
    this.#ended ??= cause;
    this.#socket.destroy();
    this.#events.end(cause);
    for (const { reject } of this.#pending.values()) reject(cause);
  }
};
function unanswered(what, timeoutMs) {
  return new Failure("timeout", `${what} in ${timeoutMs / 1e3} s`, {
    next: "the controller or the tmux server is busy or stopped: try again"
  });
}
function unexpected(cause) {
  return new Failure("version-mismatch", "the controller answered something that this version does not understand", {
    next: "run `geppetto-tmux controller restart`",
    cause
  });
}

// src/cli/reach/find-controller.ts
async function findController({ address, env }, helloMs) {
  return controllerAt(controllerSocket(address, env), helloMs);
}
async function controllerAt(socket, helloMs) {
  const client = await reach(socket, helloMs);
  if (client === void 0) return void 0;
  try {
    const { pid, space, version } = await client.call("hello", {}, helloMs);
    const isSeen = space === void 0 || space === pidSpace();
    return { client, socket, version, ...isSeen ? { pid, mark: processMark(pid) } : {} };
  } catch (error) {
    if (isKind(error, "version-mismatch")) return { client, socket };
    client.close();
    if (isKind(error, "controller-unreachable")) return void 0;
    throw error;
  }
}
async function reach(socket, withinMs) {
  requireOwnDirectory(dirname(socket));
  try {
    return await connect(socket, { connectMs: withinMs });
  } catch (error) {
    if (isKind(error, "controller-unreachable")) return void 0;
    throw error;
  }
}
function isKind(error, kind) {
  return error instanceof Failure && error.kind === kind;
}

// src/cli/reach/running-controller.ts
var HELLO_MS = 4e3;
var CLAIM_MS = 1e3;
var KNOCK_MS = 5e3;
var LOOK_MS = 20;
var RESTART = "geppetto-tmux controller restart";
async function runningController(place) {
  const found = await lookForController(place);
  if (found !== void 0 && "problem" in found) throw found.problem;
  return found;
}
async function lookForController(place) {
  try {
    const here = await findController(place, HELLO_MS);
    if (here !== void 0) return here;
    const claim = await claimIn(place);
    if (claim === void 0) return void 0;
    const { process } = claim;
    if (process === void 0) return { process, problem: heldElsewhere("controller-unreachable", place.address) };
    const socket = claim.socket === "" ? controllerSocket(place.address, place.env) : claim.socket;
    return await elsewhere(process, socket);
  } catch (error) {
    if (!isKind(error, "timeout")) throw error;
    const claim = await ignoreGone(claimIn(place, CLAIM_MS));
    return unanswered2(claim?.process, error);
  }
}
async function elsewhere(process, socket) {
  const pid = pidOf(process);
  const found = await controllerAt(socket, HELLO_MS);
  if (found !== void 0) return found;
  if (isStopped(pid)) return { process, problem: stopped(pid) };
  signalProcess(process, "SIGCONT");
  for (const deadline = performance.now() + KNOCK_MS; performance.now() < deadline; ) {
    await sleep(LOOK_MS);
    if (!isProcess(process)) return void 0;
    const back = await controllerAt(socket, HELLO_MS);
    if (back !== void 0) return back;
  }
  const text = `the controller (process ${pid}) runs, but cannot be reached at ${socket}`;
  return { process, problem: new Failure("controller-unreachable", text, { next: RESTART }) };
}
function unanswered2(process, late) {
  if (process === void 0) return { process, problem: late };
  const pid = pidOf(process);
  if (isStopped(pid)) return { process, problem: stopped(pid) };
  const next = `it may be busy: try again; if it stays so: ${RESTART}`;
  return { process, problem: new Failure("timeout", `the controller (process ${pid}) does not answer`, { next }) };
}
function stopped(pid) {
  const next = `let it go on: kill -CONT ${pid}; or end it: geppetto-tmux controller stop`;
  return new Failure("timeout", `the controller (process ${pid}) is stopped`, { next });
}
async function claimIn({ address }, timeoutMs) {
  return liveClaim(address, timeoutMs).catch((error) => {
    if (isKind(error, "server-gone")) return void 0;
    throw error;
  });
}

// src/cli/reach/tmux-server.ts
import { createConnection as createConnection2 } from "net";
var TIMEOUT_MS = 2e3;
async function requireTmuxServer(address) {
  const { host, socket } = address;
  if (host?.isLocal === false) return void await runTmux(address, ["display-message", "-p", ""]);
  const problem = await probe(socket);
  if (problem === void 0) return;
  const code = systemCode(problem);
  if (code === "EACCES" || code === "EPERM") {
    throw new Failure("permission-denied", `no permission for the tmux server at ${socket}`, {
      next: "run this as the user who started that server",
      cause: problem
    });
  }
  throw new Failure("server-gone", `no tmux server at ${socket}`, {
    next: "start tmux first, or name the server with -L NAME or -S PATH",
    cause: problem
  });
}
async function probe(socket) {
  return new Promise((resolve) => {
    const connection = createConnection2(socket);
    const settle = (problem) => {
      connection.destroy();
      resolve(problem);
    };
    connection.setTimeout(TIMEOUT_MS, () => settle(new Error("no answer")));
    connection.once("connect", () => settle());
    connection.once("error", settle);
  });
}

export {
  connect,
  findController,
  reach,
  isKind,
  runningController,
  lookForController,
  requireTmuxServer
};
