import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/base/failure.ts
var FAILURE_KINDS = [
  "invalid-request",
  "version-mismatch",
  "pane-not-found",
  "pane-dead",
  "runner-not-found",
  "runner-exists",
  "runner-live",
  "runner-ended",
  "runner-paused",
  "runner-busy",
  "not-started",
  "draft-found",
  "dialog-open",
  "dialog-changed",
  "cwd-not-found",
  "not-installed",
  "not-supported",
  "unknown-agent",
  "not-a-repository",
  "branch-exists",
  "branch-in-use",
  "setup-failed",
  "worktree-changed",
  "server-gone",
  "controller-busy",
  "controller-unreachable",
  "version-unsupported",
  "spawn-failed",
  "permission-denied",
  "cannot-create",
  "log-unavailable",
  "configuration",
  "command-rejected",
  "timeout",
  "internal",
  // These are made into others, or into a state, where they are caught.
  "pipe-taken",
  "protocol-violation",
  "reader-gone"
];
var BRAND = /* @__PURE__ */ Symbol.for("geppetto-tmux.failure");
var Failure = class extends Error {
  /** The bundles of the program have this class each for itself: one knows the failures of the other by the brand. */
  static [Symbol.hasInstance](value) {
    return typeof value === "object" && value !== null && BRAND in value;
  }
  name = "Failure";
  [BRAND] = true;
  kind;
  next;
  constructor(kind, message, options = {}) {
    super(message, options.cause === void 0 ? void 0 : { cause: options.cause });
    this.kind = kind;
    this.next = options.next;
  }
};
function failureBody({ kind, message, next }) {
  return { kind, message, ...next === void 0 ? {} : { next } };
}
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
function systemCode(error) {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : void 0;
}
function unreachable(value) {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}

export {
  FAILURE_KINDS,
  Failure,
  failureBody,
  messageOf,
  systemCode,
  unreachable
};
