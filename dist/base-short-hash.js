import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  localFiles
} from "./host-files.js";
import {
  Failure,
  messageOf,
  systemCode
} from "./base-failure.js";

// src/host/paths.ts
import { chmodSync, lstatSync, mkdirSync } from "fs";
import { homedir } from "os";
import { isAbsolute, join } from "path";

// src/base/short-hash.ts
var OFFSET_BASIS = 2166136261;
var PRIME = 16777619;
function shortHash(text) {
  let hash = OFFSET_BASIS;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, PRIME);
  return (hash >>> 0).toString(16).padStart(8, "0");
}

// src/host/paths.ts
var MAX_SOCKET_PATH_BYTES = 103;
var PRIVATE_UMASK = 63;
function stateDirectory(env = process.env) {
  return join(xdg(env["XDG_STATE_HOME"], ".local/state"), "geppetto-tmux");
}
function configDirectory(env = process.env) {
  return join(xdg(env["XDG_CONFIG_HOME"], ".config"), "geppetto-tmux");
}
function configFile(env = process.env) {
  return join(configDirectory(env), "config.json");
}
function controllerLogFile(env = process.env) {
  return join(stateDirectory(env), "controller.log");
}
function runnersDirectory(env = process.env) {
  return join(stateDirectory(env), "runners");
}
function hookSpool({ host, pid }, env = process.env) {
  const name = host === void 0 || host.isLocal ? String(pid) : `${shortHash(host.name)}-${pid}`;
  return join(stateDirectory(env), "hooks", name);
}
function findsFile(server, env = process.env) {
  return `${hookSpool(server, env)}.finds`;
}
function controllerSocket({ host, socket }, env = process.env) {
  const isHere = host === void 0 || host.isLocal;
  const name = `${shortHash(isHere ? localFiles.canonical(socket) : `${host.name}\0${socket}`)}.sock`;
  const path = join(stateDirectory(env), "s", name);
  if (Buffer.byteLength(path) <= MAX_SOCKET_PATH_BYTES) return path;
  return join("/tmp", `geppetto-tmux-${process.getuid?.() ?? 0}`, name);
}
function readerSocket(controllerSocketPath) {
  return controllerSocketPath.replace(/\.sock$/, ".pipe");
}
function keysFifo(controllerSocketPath) {
  return controllerSocketPath.replace(/\.sock$/, ".keys");
}
function ensurePrivateDirectory(path) {
  try {
    mkdirSync(path, { recursive: true, mode: 448 });
  } catch (error) {
    const denied = ["EACCES", "EPERM", "EROFS"].includes(systemCode(error) ?? "");
    throw new Failure(denied ? "permission-denied" : "cannot-create", `cannot create ${path}: ${messageOf(error)}`, {
      next: "set XDG_STATE_HOME to a directory that you can write to",
      cause: error
    });
  }
  requireOwnDirectory(path);
  if ((lstatSync(path).mode & 63) !== 0) chmodSync(path, 448);
}
function requireOwnDirectory(path) {
  const found = statusOf(path);
  if (found === void 0) return;
  const refuse = (problem, next) => new Failure("permission-denied", problem, { next });
  const uid = process.getuid?.();
  if (!found.isDirectory() || uid !== void 0 && found.uid !== uid) {
    const problem = `${path} is not a directory of yours (a link, or somebody else's)`;
    throw refuse(problem, "move it away, or set XDG_STATE_HOME to another directory");
  }
  if ((found.mode & 2) !== 0) {
    throw refuse(`everybody can write into ${path}`, `look what is in it, then: chmod 700 '${path}'`);
  }
}
function statusOf(path) {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (systemCode(error) === "ENOTDIR") return void 0;
    throw error;
  }
}
function xdg(value, fallback) {
  return value !== void 0 && isAbsolute(value) ? value : join(homedir(), fallback);
}

export {
  shortHash,
  PRIVATE_UMASK,
  stateDirectory,
  configDirectory,
  configFile,
  controllerLogFile,
  runnersDirectory,
  hookSpool,
  findsFile,
  controllerSocket,
  readerSocket,
  keysFifo,
  ensurePrivateDirectory,
  requireOwnDirectory
};
