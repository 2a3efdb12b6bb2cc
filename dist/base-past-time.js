import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  parseDuration
} from "./base-clock.js";

// src/cli/log/print/forms.ts
var FORMS = [
  {
    name: "raw",
    summary: "the very bytes that the program wrote",
    kind: "bytes",
    output: async (log, request) => (await import("./cli-log-print-raw.js")).rawOutput(log, request)
  },
  {
    name: "text",
    summary: "text without colours",
    kind: "lines",
    output: async (log, request) => (await import("./cli-log-print-text.js")).textOutput(log, "text", request)
  },
  {
    name: "ansi",
    summary: "text with colours, in a pipe too",
    kind: "lines",
    output: async (log, request) => (await import("./cli-log-print-text.js")).textOutput(log, "ansi", request)
  }
];
function formCalled(name) {
  return FORMS.find((form) => form.name === name) ?? FORMS[0];
}

// src/base/past-time.ts
var AGO = /\s+ago$/;
var HAS_UNIT = /[a-z]$/;
var CLOCK = /^(?:(\d{4})-(\d{1,2})-(\d{1,2})(?:[\sT]+|$))?(?:(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)?(Z|[+-]\d{2}:?\d{2})?$/i;
var TIME_FORMS = "14:30, 2026-01-31 14:30, 2h";
function pastTimeIn(text, nowMs) {
  const spanMs = parseDuration(text);
  return spanMs === void 0 ? timeIn(text, nowMs) : nowMs - spanMs;
}
function timeIn(text, nowMs) {
  const ago = text.trim().replace(AGO, "");
  const agoMs = HAS_UNIT.test(ago) ? parseDuration(ago) : void 0;
  if (agoMs !== void 0) return nowMs - agoMs;
  const match = CLOCK.exec(text.trim());
  if (match === null || match[0] === "") return void 0;
  const [, year, month = "1", day = "1", hour, minute = "0", second = "0", zone] = match;
  if (year === void 0 && hour === void 0) return void 0;
  if (zone !== void 0 && (year === void 0 || hour === void 0)) return void 0;
  if (Number(hour ?? 0) > 23 || Number(minute) > 59 || Number(second) > 59) return void 0;
  if (year === void 0) return lastTime([Number(hour), Number(minute), Number(second)], nowMs);
  const date = new Date(Number(year), Number(month) - 1, Number(day), Number(hour ?? 0), Number(minute), Number(second));
  if (date.getMonth() !== Number(month) - 1 || Number(day) === 0) return void 0;
  return zone === void 0 ? date.getTime() : zonedTime(text.trim());
}
function lastTime([hour, minute, second], nowMs) {
  const time = new Date(nowMs);
  time.setHours(hour, minute, second, 0);
  if (time.getTime() > nowMs) time.setDate(time.getDate() - 1);
  return time.getTime();
}
function zonedTime(text) {
  const time = Date.parse(text.replace(/\s+/, "T"));
  return Number.isNaN(time) ? void 0 : time;
}

export {
  TIME_FORMS,
  pastTimeIn,
  timeIn,
  FORMS,
  formCalled
};
