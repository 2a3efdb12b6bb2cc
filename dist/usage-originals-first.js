import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  beginsWith
} from "./usage-file-head.js";
import {
  ignoreGone
} from "./base-ignore-gone.js";

// src/usage/originals-first.ts
import { stat } from "fs/promises";
var FORK_MARK = '"forkedFrom"';
async function originalsFirst(paths, sinceMs) {
  const files = [];
  for (const path of paths) {
    const changedAt = (await ignoreGone(stat(path)))?.mtimeMs ?? Infinity;
    if (changedAt >= sinceMs) files.push({ path, isFork: beginsWith(path, FORK_MARK), changedAt });
  }
  const ordered = files.toSorted((a, b) => Number(a.isFork) - Number(b.isFork) || a.changedAt - b.changedAt);
  return ordered.map(({ path }) => path);
}

export {
  originalsFirst
};
