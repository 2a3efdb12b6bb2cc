import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/runner/rules.ts
var PLACES = ["title", "end", "foot", "base", "tail", "words", "screen", "notification"];
var LINES = { end: 2, foot: 4, tail: 16 };
var WORDS = { base: 7, words: 24 };
var MOST_FRAMED = 60;
var FRAME = /^[\s│┃┆┊|╭╮╰╯┌┐└┘╹─━╌▀▄█]+|[\s│┃┆┊|╭╮╰╯┌┐└┘╹─━╌▀▄█]+$/gu;
function screenView(rows) {
  const lines = rows.map((row) => row.trimEnd()).filter((row) => row !== "");
  const words = lines.slice(-MOST_FRAMED).map((line) => line.replaceAll(FRAME, "")).filter((line) => line !== "");
  const last = (of, count) => of.slice(-count).join("\n");
  return {
    end: last(lines, LINES.end),
    foot: last(lines, LINES.foot),
    base: last(words, WORDS.base),
    tail: last(lines, LINES.tail),
    words: last(words, WORDS.words),
    screen: lines.join("\n")
  };
}
function findRule(rules, view, isSettled = true) {
  for (const rule of rules) {
    const text = rule.settled && !isSettled ? void 0 : matchOf(rule, view);
    if (text !== void 0) return { rule, text };
  }
  return void 0;
}
function isDialog(state) {
  return claimOf(state)?.says === "waiting";
}
function claimOf(state) {
  if (state === "keep") return void 0;
  return state === "working" || state === "idle" ? { says: state } : { says: "waiting", waitingFor: state };
}
function matchOf({ all, none, prompt }, view) {
  let found;
  for (const [place, pattern] of all) {
    const text = view[place];
    const match = text === void 0 ? null : pattern.exec(text);
    if (match === null) return void 0;
    found ??= match[0].trim();
  }
  return isAny(none, view) || isAny(prompt, view) ? void 0 : found;
}
function isAny(patterns, view) {
  return [...patterns].some(([place, pattern]) => pattern.test(view[place] ?? ""));
}

export {
  PLACES,
  screenView,
  findRule,
  isDialog,
  claimOf
};
