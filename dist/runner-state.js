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
  "showing",
  "completed",
  "stopped"
];
var ATTENTION = /* @__PURE__ */ new Set(["waiting", "stuck", "unseen"]);
function shownState(state) {
  if (state.stuck === true) return "stuck";
  if (state.kind === "idle" && state.showing === true) return "showing";
  return state.kind === "idle" && state.unseen === true ? "unseen" : state.kind;
}
function isNewFailure(state) {
  return state.kind === "failed" && state.unseen === true;
}
function wantsPerson(state) {
  return isNewFailure(state) || ATTENTION.has(shownState(state));
}
var FINAL = /* @__PURE__ */ new Set(["completed", "failed", "stopped", "lost"]);
function isFinal(state) {
  return FINAL.has(state.kind);
}

export {
  STATE_KINDS,
  SHOWN_STATES,
  shownState,
  isNewFailure,
  wantsPerson,
  isFinal
};
