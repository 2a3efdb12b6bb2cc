import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  READ_AT_ONCE
} from "./base-regular-file.js";

// src/usage/file-head.ts
import { closeSync, fstatSync, openSync, readSync } from "fs";
var MAX_HEAD_BYTES = 1024 * 1024;
var NEWLINE = 10;
var step = Buffer.allocUnsafe(64 * 1024);
function firstLine(path) {
  const parts = [];
  let size = 0;
  for (const bytes of beginOf(path)) {
    const end = bytes.indexOf(NEWLINE);
    if (end !== -1) return Buffer.concat([...parts, bytes.subarray(0, end)]).toString("utf8");
    parts.push(Buffer.from(bytes));
    size += bytes.length;
    if (size >= MAX_HEAD_BYTES) return void 0;
  }
  return void 0;
}
function beginsWith(path, text) {
  for (const bytes of beginOf(path)) return bytes.includes(text);
  return false;
}
function* beginOf(path) {
  let file;
  try {
    file = openSync(path, READ_AT_ONCE);
  } catch {
    return;
  }
  try {
    if (!fstatSync(file).isFile()) return;
    for (let read = readSync(file, step); read > 0; read = readSync(file, step)) yield step.subarray(0, read);
  } catch {
    return;
  } finally {
    closeSync(file);
  }
}

export {
  firstLine,
  beginsWith
};
