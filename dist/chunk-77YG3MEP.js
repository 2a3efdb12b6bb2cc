import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/runner/state.ts
var STATE_KINDS = [
  "waiting",
  "failed",
  "lost",
  "active",
  "starting",
  "paused",
  "idle",
  "completed",
  "stopped"
];
var SHOWN_STATES = [
  "waiting",
  "failed",
  "lost",
  "stuck",
  "unseen",
  "active",
  "starting",
  "paused",
  "idle",
  "completed",
  "stopped"
];
var ATTENTION = /* @__PURE__ */ new Set(["waiting", "failed", "stuck", "unseen"]);
function shownState(state) {
  return state.stuck === true ? "stuck" : state.unseen === true ? "unseen" : state.kind;
}
function wantsPerson(shown) {
  return ATTENTION.has(shown);
}
var FINAL = /* @__PURE__ */ new Set(["completed", "failed", "stopped", "lost"]);
function isFinal(state) {
  return FINAL.has(state.kind);
}

export {
  STATE_KINDS,
  SHOWN_STATES,
  shownState,
  wantsPerson,
  isFinal
};
