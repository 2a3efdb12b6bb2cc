import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  isNewFailure
} from "./runner-state.js";

// src/runner/next-in-line.ts
function inLine(runners) {
  return runners.map((runner) => ({ runner, rank: rankOf(runner) })).filter(({ rank }) => rank < Infinity).toSorted((a, b) => a.rank - b.rank || Date.parse(a.runner.since) - Date.parse(b.runner.since)).map(({ runner }) => runner);
}
function nextInLine(runners, isHere) {
  const queue = inLine(runners);
  const next = queue[(queue.findIndex(isHere) + 1) % Math.max(1, queue.length)];
  return next === void 0 || isHere(next) ? void 0 : next;
}
function rankOf({ state, unseen, stuck, muted }) {
  if (muted === true) return Infinity;
  if (state === "waiting") return 0;
  if (isNewFailure({ kind: state, unseen })) return 1;
  if (stuck === true) return 2;
  if (state === "idle") return unseen === true ? 3 : 4;
  return Infinity;
}

export {
  inLine,
  nextInLine
};
