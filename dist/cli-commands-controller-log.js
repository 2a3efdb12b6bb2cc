import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  READ_AT_ONCE,
  requireRegular
} from "./base-regular-file.js";
import {
  controllerLogFile
} from "./base-short-hash.js";
import {
  plain
} from "./terminal-char-width.js";
import {
  Failure,
  messageOf,
  systemCode
} from "./base-failure.js";
import "./shared.js";

// src/cli/commands/controller-log.ts
import { closeSync, openSync, readSync } from "fs";
var TAIL_BYTES = 256 * 1024;
async function controllerLog(context, { lines }) {
  const path = controllerLogFile(context.env);
  const found = readTail(path).split("\n").slice(-lines);
  if (found.join("") === "") context.say(`nothing in ${path}`);
  else context.print(found.map(plain).join("\n"));
}
function readTail(path) {
  let file;
  try {
    file = openSync(path, READ_AT_ONCE);
    const { size } = requireRegular(file);
    const from = Math.max(0, size - TAIL_BYTES);
    const bytes = Buffer.alloc(size - from);
    const text = bytes.subarray(0, readSync(file, bytes, 0, bytes.length, from)).toString().trimEnd();
    return from === 0 ? text : text.slice(text.indexOf("\n") + 1);
  } catch (cause) {
    if (systemCode(cause) === "ENOENT") return "";
    throw new Failure("log-unavailable", `cannot read ${path}: ${messageOf(cause)}`, { cause });
  } finally {
    if (file !== void 0) closeSync(file);
  }
}
export {
  controllerLog
};
