import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  Failure,
  messageOf,
  systemCode
} from "./chunk-VWOYWCO4.js";

// src/controller/paths.ts
import { createHash } from "crypto";
import { chmodSync, lstatSync, mkdirSync, realpathSync } from "fs";
import { homedir } from "os";
import { basename, dirname, isAbsolute, join } from "path";
var MAX_SOCKET_PATH_BYTES = 103;
function stateDirectory(env = process.env) {
  return join(xdg(env["XDG_STATE_HOME"], ".local/state"), "geppetto-tmux");
}
function controllerLogFile(env = process.env) {
  return join(stateDirectory(env), "controller.log");
}
function runnersDirectory(env = process.env) {
  return join(stateDirectory(env), "runners");
}
function controllerSocket(tmuxSocket, env = process.env) {
  const name = `${createHash("sha256").update(canonicalSocket(tmuxSocket)).digest("hex").slice(0, 8)}.sock`;
  const path = join(stateDirectory(env), "s", name);
  if (Buffer.byteLength(path) <= MAX_SOCKET_PATH_BYTES) return path;
  return join("/tmp", `geppetto-tmux-${process.getuid?.() ?? 0}`, name);
}
function canonicalSocket(path) {
  try {
    return join(realpathSync(dirname(path)), basename(path));
  } catch {
    return path;
  }
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
  const found = lstatSync(path);
  const uid = process.getuid?.();
  if (!found.isDirectory() || uid !== void 0 && found.uid !== uid) {
    throw new Failure("permission-denied", `${path} is not a directory of yours (a link, or somebody else's)`, {
      next: "move it away, or set XDG_STATE_HOME to another directory"
    });
  }
  if ((found.mode & 63) !== 0) chmodSync(path, 448);
}
function xdg(value, fallback) {
  return value !== void 0 && isAbsolute(value) ? value : join(homedir(), fallback);
}

export {
  stateDirectory,
  controllerLogFile,
  runnersDirectory,
  controllerSocket,
  ensurePrivateDirectory
};
