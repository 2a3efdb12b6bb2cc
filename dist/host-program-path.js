import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  Failure
} from "./base-failure.js";

// src/host/program-path.ts
import { accessSync, constants, statSync } from "fs";
import { delimiter, resolve } from "path";
function requireProgram(name, { path, cwd }) {
  const folders = name.includes("/") ? ["."] : path.split(delimiter);
  if (folders.some((folder) => isProgram(resolve(cwd, folder, name)))) return;
  throw new Failure("not-installed", `there is no program '${name}'`, {
    next: name.includes("/") ? "check its path" : "install it, or check your PATH"
  });
}
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

export {
  requireProgram
};
