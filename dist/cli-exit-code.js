import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  Failure
} from "./base-failure.js";

// src/cli/exit-code.ts
var EXIT = {
  ok: 0,
  failure: 1,
  usage: 64,
  noInput: 66,
  unavailable: 69,
  cannotCreate: 73,
  inputOutput: 74,
  tryAgain: 75,
  noPermission: 77,
  configuration: 78,
  interrupted: 130
};
var BY_KIND = {
  "invalid-request": EXIT.usage,
  "version-mismatch": EXIT.unavailable,
  "pane-not-found": EXIT.noInput,
  "pane-dead": EXIT.noInput,
  "runner-not-found": EXIT.noInput,
  "runner-exists": EXIT.failure,
  "runner-live": EXIT.failure,
  "runner-ended": EXIT.noInput,
  "runner-paused": EXIT.failure,
  "runner-busy": EXIT.tryAgain,
  "not-started": EXIT.failure,
  "draft-found": EXIT.failure,
  "dialog-open": EXIT.failure,
  "dialog-changed": EXIT.tryAgain,
  "cwd-not-found": EXIT.noInput,
  "unknown-agent": EXIT.usage,
  "not-installed": EXIT.unavailable,
  "not-supported": EXIT.failure,
  "not-a-repository": EXIT.noInput,
  "branch-exists": EXIT.failure,
  "branch-in-use": EXIT.failure,
  "setup-failed": EXIT.failure,
  "worktree-changed": EXIT.failure,
  "server-gone": EXIT.unavailable,
  "controller-busy": EXIT.tryAgain,
  "controller-unreachable": EXIT.unavailable,
  "version-unsupported": EXIT.unavailable,
  "spawn-failed": EXIT.unavailable,
  "permission-denied": EXIT.noPermission,
  "cannot-create": EXIT.cannotCreate,
  "log-unavailable": EXIT.inputOutput,
  configuration: EXIT.configuration,
  "command-rejected": EXIT.failure,
  timeout: EXIT.tryAgain,
  internal: EXIT.failure,
  "pipe-taken": EXIT.failure,
  "protocol-violation": EXIT.failure,
  "reader-gone": EXIT.unavailable
};
function exitCodeOf(error) {
  if (!(error instanceof Failure)) return EXIT.failure;
  return BY_KIND[error.kind];
}

export {
  EXIT,
  exitCodeOf
};
