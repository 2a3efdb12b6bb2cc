import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/base/failure.ts
var Failure = class extends Error {
  name = "Failure";
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
  Failure,
  failureBody,
  messageOf,
  systemCode,
  unreachable
};
