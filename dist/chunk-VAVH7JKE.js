import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/runner/rules.ts
var PLACES = ["title", "end", "foot", "tail", "screen", "notification"];
var LINES = { end: 2, foot: 4, tail: 16 };
function screenView(rows) {
  const lines = rows.map((row) => row.trimEnd()).filter((row) => row !== "");
  const last = (count) => lines.slice(-count).join("\n");
  return { end: last(LINES.end), foot: last(LINES.foot), tail: last(LINES.tail), screen: lines.join("\n") };
}
function findRule(rules, view) {
  for (const rule of rules) {
    const text = matchOf(rule, view);
    if (text !== void 0) return { rule, text };
  }
  return void 0;
}
function claimOf(state) {
  if (state === "keep") return void 0;
  return state === "working" || state === "idle" ? { says: state } : { says: "waiting", waitingFor: state };
}
function matchOf({ all, none }, view) {
  let found;
  for (const [place, pattern] of all) {
    const text = view[place];
    const match = text === void 0 ? null : pattern.exec(text);
    if (match === null) return void 0;
    found ??= match[0].trim();
  }
  for (const [place, pattern] of none) if (pattern.test(view[place] ?? "")) return void 0;
  return found;
}

export {
  PLACES,
  screenView,
  findRule,
  claimOf
};
