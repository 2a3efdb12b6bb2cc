import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  READ_AT_ONCE,
  requireRegular
} from "./base-regular-file.js";
import {
  Failure,
  messageOf,
  systemCode
} from "./base-failure.js";

// src/base/file-tail.ts
import { closeSync, openSync, readSync } from "fs";
function readTail(path, bytes) {
  let file;
  try {
    file = openSync(path, READ_AT_ONCE);
    const { size } = requireRegular(file);
    const from = Math.max(0, size - bytes);
    const tail = Buffer.alloc(size - from);
    const text = tail.subarray(0, readSync(file, tail, 0, tail.length, from)).toString().trimEnd();
    return from === 0 ? text : text.slice(text.indexOf("\n") + 1);
  } catch (cause) {
    if (systemCode(cause) === "ENOENT") return "";
    throw new Failure("log-unavailable", `cannot read ${path}: ${messageOf(cause)}`, { cause });
  } finally {
    if (file !== void 0) closeSync(file);
  }
}

export {
  readTail
};
