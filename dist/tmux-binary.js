import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  LOCAL
} from "./host-descendants.js";
import {
  run,
  textOf
} from "./host-child.js";
import {
  Failure
} from "./base-failure.js";

// src/tmux/binary.ts
import { readdirSync, readFileSync, readlinkSync } from "fs";
import { basename } from "path";
var DELETED = " (deleted)";
function serverBinary(address, env = process.env) {
  if (address.host?.isLocal === false) return "tmux";
  const override = env["GEPPETTO_TMUX"];
  if (override !== void 0 && override !== "") return override;
  const pid = address.pid ?? listeningProcess(address.socket);
  return (pid === void 0 ? void 0 : executableOf(pid)) ?? "tmux";
}
function executableOf(pid) {
  try {
    const path = readlinkSync(`/proc/${pid}/exe`);
    return !path.endsWith(DELETED) && basename(path).includes("tmux") ? path : void 0;
  } catch {
    return void 0;
  }
}
function listeningProcess(socket) {
  try {
    const inode = listeningInode(socket);
    if (inode === void 0) return void 0;
    const wanted = `socket:[${inode}]`;
    for (const name of readdirSync("/proc")) {
      if (/^\d+$/.test(name) && isTmux(name) && holds(name, wanted)) return Number(name);
    }
  } catch {
    return void 0;
  }
  return void 0;
}
function listeningInode(socket) {
  for (const line of readFileSync("/proc/net/unix", "utf8").split("\n")) {
    const columns = line.split(" ").filter((column) => column !== "");
    if (columns[3] === "00010000" && columns.slice(7).join(" ") === socket) return columns[6];
  }
  return void 0;
}
function isTmux(pid) {
  return executableOf(Number(pid)) !== void 0;
}
function holds(pid, wanted) {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => {
      try {
        return readlinkSync(`/proc/${pid}/fd/${fd}`) === wanted;
      } catch {
        return false;
      }
    });
  } catch {
    return false;
  }
}

// src/tmux/one-shot.ts
var TIMEOUT_MS = 5e3;
var MAX_OUTPUT_BYTES = 16 * 1024 * 1024;
async function runTmux(address, argv, options = {}) {
  const { host = LOCAL, socket } = address;
  const binary = options.binary ?? serverBinary(address);
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
  const ran = await run(host.argv([binary, "-u", "-N", "-S", socket, ...argv.map(word)]), {
    timeoutMs,
    signal: options.signal,
    maxBytes: MAX_OUTPUT_BYTES,
    // Without a signal: see letBe.
    whenLate: "leave"
  });
  const { how, code, stderr } = ran;
  if (code === 0) return textOf(ran);
  switch (how) {
    case "aborted":
      options.signal?.throwIfAborted();
      break;
    case "late":
      throw new Failure("timeout", `the tmux server at ${socket} did not answer in ${timeoutMs / 1e3} s`, {
        next: "it may be busy or stopped; or GEPPETTO_TMUX has to name the tmux that runs it"
      });
    case "not-found":
      throw new Failure("server-gone", "tmux is not installed, or not in PATH", {
        next: "install tmux 3.2a or newer, or set GEPPETTO_TMUX to its path"
      });
    default:
  }
  throw tmuxFailure(stderr.trim() === "" ? `tmux ended with code ${code ?? "unknown"}` : stderr, address);
}
function word(argument) {
  return argument !== ";" && argument.endsWith(";") ? `${argument.slice(0, -1)}\\;` : argument;
}
function tmuxFailure(text, address) {
  const line = text.trim().split("\n")[0] ?? "";
  if (/permission denied|access not allowed/i.test(line)) {
    return new Failure("permission-denied", `no permission for the tmux server at ${address.socket}: ${line}`, {
      next: "run this as the user who started that server"
    });
  }
  if (/no server running|error connecting|server exited|lost server|no sessions|no current client/i.test(line)) {
    return new Failure("server-gone", `no tmux server at ${address.socket}`, {
      next: "start tmux first, or name the server with -L NAME or -S PATH"
    });
  }
  if (/can't find (pane|window|session)|no such pane/i.test(line)) {
    return new Failure("pane-not-found", line, { next: "list the panes with: tmux list-panes -a" });
  }
  return new Failure("command-rejected", line);
}

export {
  serverBinary,
  runTmux,
  word,
  tmuxFailure
};
