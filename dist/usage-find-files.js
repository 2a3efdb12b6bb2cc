import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  systemCode
} from "./base-failure.js";

// src/usage/find-files.ts
import { readdir } from "fs/promises";
import { join } from "path";
var MAX_DEPTH = 6;
async function findFiles(root, isWanted, findings) {
  const found = [];
  const visit = async (directory, within) => {
    try {
      for (const entry of await readdir(directory, { withFileTypes: true })) {
        const path = join(directory, entry.name);
        if (entry.isFile() && isWanted(entry.name, within)) found.push(path);
        else if (entry.isDirectory() && within.length < MAX_DEPTH) await visit(path, [...within, entry.name]);
      }
    } catch (error) {
      if (systemCode(error) !== "ENOENT") findings.problem(directory, error);
    }
  };
  await visit(root, []);
  return found.toSorted();
}

export {
  findFiles
};
