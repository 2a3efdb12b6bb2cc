import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  spanText
} from "./base-clock.js";
import {
  plain
} from "./terminal-char-width.js";

// src/cli/turns/lines.ts
var STYLES = { bold: "1", dim: "2", red: "31", green: "32", yellow: "33" };
var PROMPT_MARK = "\u25B8";
var TOOL_MARK = "\u2699";
var INDENT = "  ";
var MOST_SUBJECT = 300;
function* turnLines(turns, { tools }) {
  for (const { line: line2 } of placedTurnLines(turns, () => tools)) yield line2;
}
function* placedTurnLines(turns, isOpen) {
  for (const [turn, { at, prompt, steps }] of turns.entries()) {
    const place = { turn, step: void 0 };
    if (turn > 0) yield { ...place, turn: turn - 1, line: line() };
    const [first = "", ...rest] = prompt === "" ? ["(what was before)"] : prompt.split("\n");
    const head = at === void 0 ? `${PROMPT_MARK} ` : `${PROMPT_MARK} ${clockText(at)}  `;
    yield { ...place, line: line([head, "dim"], [first, "bold"]) };
    for (const text of rest) yield { ...place, line: line([`${" ".repeat(head.length)}${text}`, "bold"]) };
    let before;
    for (const [index, step] of steps.entries()) {
      if (step.kind !== before || step.kind === "answer") yield { ...place, line: line() };
      before = step.kind;
      for (const text of stepLines(step, isOpen(turn, index))) yield { turn, step: index, line: text };
    }
  }
}
function* stepLines(step, tools) {
  switch (step.kind) {
    case "answer":
      for (const text of step.text.split("\n")) yield line([text]);
      return;
    case "remark":
      for (const text of step.text.split("\n")) yield line([`${INDENT}\u2014 ${text}`, "yellow"]);
      return;
    case "tool": {
      const [subject = "", ...more] = step.subject.split("\n");
      const isWhole = more.length === 0 && subject.length <= MOST_SUBJECT;
      const shown = isWhole ? subject : `${subject.slice(0, MOST_SUBJECT)} \u2026`;
      const [outcome, style] = outcomeOf(step);
      yield line([`${INDENT}${TOOL_MARK} ${step.name}`], [`  ${shown}`, "dim"], [`  ${outcome}`, style]);
      if (!tools || step.output === "") return;
      for (const text of step.output.trimEnd().split("\n")) yield line([`${INDENT.repeat(3)}${text}`, "dim"]);
    }
  }
}
function outcomeOf({ outcome, exitCode, tookMs }) {
  const took = tookMs === void 0 ? "" : ` ${tookText(tookMs)}`;
  switch (outcome) {
    case "open":
      return ["\u2026 no result yet", "yellow"];
    case "refused":
      return ["\u2715 refused", "yellow"];
    case "failed":
      return [`\u2715 ${exitCode === void 0 ? "failed" : `exit ${exitCode}`}${took}`, "red"];
    case "done":
      return [`\u2713${took}`, "green"];
  }
}
function tookText(ms) {
  if (ms < 9950) return `${(ms / 1e3).toFixed(1)} s`;
  return ms < 6e4 ? `${Math.round(ms / 1e3)} s` : spanText(ms);
}
function clockText(at) {
  const date = new Date(at);
  const two = (value) => String(value).padStart(2, "0");
  const time = `${two(date.getHours())}:${two(date.getMinutes())}`;
  const isToday = date.toDateString() === (/* @__PURE__ */ new Date()).toDateString();
  return isToday ? time : `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${time}`;
}
function line(...spans) {
  const parts = spans.map(([text, style]) => [plain(text.replaceAll("	", "    ")), style]);
  return {
    text: parts.map(([text]) => text).join("").trimEnd(),
    ansi: parts.map(([text, style]) => style === void 0 || text === "" ? text : `\x1B[${STYLES[style]}m${text}\x1B[0m`).join("")
  };
}

export {
  turnLines,
  placedTurnLines,
  tookText,
  clockText
};
