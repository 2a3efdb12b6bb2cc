import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  ensurePrivateDirectory,
  stateDirectory
} from "./base-short-hash.js";
import {
  jsonText
} from "./cli-context.js";
import "./tmux-server-address.js";
import {
  exitCodeOf
} from "./cli-exit-code.js";
import "./host-files.js";
import {
  plain
} from "./terminal-char-width.js";
import {
  Failure,
  messageOf
} from "./base-failure.js";
import "./shared.js";

// src/cli/report.ts
import { writeFileSync } from "fs";
import { join } from "path";
import { inspect } from "util";
function reportError(error, json) {
  const failure = error instanceof Failure ? error : bug(error);
  const { kind, message, next } = failure;
  if (json) process.stdout.write(`${jsonText({ error: { kind, message, next } })}
`);
  process.stderr.write(`geppetto-tmux: ${plain(message)}
${next === void 0 ? "" : `  ${plain(next)}
`}`);
  return exitCodeOf(failure);
}
function bug(error) {
  const next = `details: ${keepDetails(error)}`;
  return new Failure("internal", `this is a bug: ${messageOf(error)}`, { next, cause: error });
}
function keepDetails(error) {
  const details = `${(/* @__PURE__ */ new Date()).toISOString()} ${"0.1.0"} node ${process.version}
${inspect(error)}
`;
  try {
    const directory = stateDirectory();
    ensurePrivateDirectory(directory);
    const path = join(directory, "crash.log");
    writeFileSync(path, details, { mode: 384 });
    return path;
  } catch {
    return details;
  }
}
export {
  reportError
};
