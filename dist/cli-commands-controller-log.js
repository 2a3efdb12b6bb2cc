import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  readTail
} from "./base-file-tail.js";
import {
  controllerLogFile
} from "./base-short-hash.js";
import "./host-files.js";
import {
  plain
} from "./terminal-char-width.js";
import "./base-regular-file.js";
import "./base-failure.js";
import "./shared.js";

// src/cli/commands/controller-log.ts
var TAIL_BYTES = 256 * 1024;
async function controllerLog(context, { lines }) {
  const path = controllerLogFile(context.env);
  const found = readTail(path, TAIL_BYTES).split("\n").slice(-lines);
  if (found.join("") === "") context.say(`nothing in ${path}`);
  else context.print(found.map(plain).join("\n"));
}
export {
  controllerLog
};
