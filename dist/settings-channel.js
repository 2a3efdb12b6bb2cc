import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  parseRow,
  rowFormat
} from "./protocol-rows.js";
import {
  SOURCE_KINDS
} from "./runner-source-kind.js";
import {
  MAX_DURATION_MS,
  parseDuration
} from "./base-clock.js";

// src/settings/channel.ts
var CHANNEL_NAMES = ["bell", "message", "desktop"];
var WORDS = {
  ...Object.fromEntries(CHANNEL_NAMES.map((name) => [name, [name]])),
  off: [],
  both: ["bell", "desktop"]
};
function parseChannels(text) {
  const found = text.split(/[\s,]+/).map((word) => Object.hasOwn(WORDS, word) ? WORDS[word] : void 0);
  return found.includes(void 0) ? void 0 : [...new Set(found.flatMap((channels) => channels ?? []))];
}

// src/settings/quiet-hours.ts
function parseQuietHours(text) {
  const match = /^(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})$/.exec(text);
  if (match === null) return void 0;
  const [hour = 0, minute = 0, endHour = 0, endMinute = 0] = match.slice(1).map(Number);
  if (hour > 23 || endHour > 23 || minute > 59 || endMinute > 59) return void 0;
  const from = hour * 60 + minute;
  const to = endHour * 60 + endMinute;
  return from === to ? void 0 : { from, to };
}
function isQuiet({ from, to }, at) {
  const minute = at.getHours() * 60 + at.getMinutes();
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}

// src/settings/source-choice.ts
var SOURCE_WISHES = ["auto", ...SOURCE_KINDS];
function chooseSource(wish, by, { controlIsSafe, version }) {
  if (wish !== "auto") return { kind: wish, why: `${by} says ${wish}` };
  return controlIsSafe ? { kind: "control", why: `auto: no control client is known to do harm to tmux ${version}` } : { kind: "pipe", why: `auto: control clients can end a tmux server before 3.8, and this is ${version}` };
}
function riskOf({ controlIsSafe, version }) {
  if (controlIsSafe) return void 0;
  return `in control mode tmux ${version} can end with all its sessions when two programs end together (docs/dangers.md): @geppetto-source auto avoids it`;
}

// src/settings/options.ts
var AUTO_MARKS = ["off", "agents"];
var DEFAULTS = {
  idleAfterMs: 3e4,
  // An agent at work shows something all the time, if only how long it has worked.
  stuckAfterMs: 5 * 6e4,
  logMaxBytes: 100 * 1024 * 1024,
  logMaxFiles: 20,
  logRetentionMs: 30 * 864e5,
  logTotalBytes: 2 * 1024 ** 3,
  // A gigabyte or two is what a laptop has free. See docs/decisions/0010-flow-control.md.
  floodMemoryBytes: 512 * 1024 ** 2,
  source: "auto",
  auto: "off",
  notify: [],
  quietHours: void 0
};
var SETTINGS = [
  "@geppetto-idle-after",
  "@geppetto-log-max-size",
  "@geppetto-log-max-files",
  "@geppetto-log-retention",
  "@geppetto-log-total-size",
  "@geppetto-source",
  "@geppetto-stuck-after",
  "@geppetto-notify",
  "@geppetto-quiet-hours",
  "@geppetto-flood-memory",
  "@geppetto-auto"
];
var SHOW_SETTINGS = ["display-message", "-p", rowFormat(SETTINGS)];
async function readSettings(tmux, report) {
  const [line = ""] = await tmux.ask(SHOW_SETTINGS);
  return parseSettings(line, report);
}
function parseSettings(line, report) {
  const row = parseRow(line, SETTINGS.length) ?? [];
  const [idle = "", size = "", files = "", retention = "", total = "", source = "", stuck = ""] = row;
  const [notify = "", quiet = "", flood = "", auto = ""] = row.slice(7);
  const setting = (option, text, fallback, parse) => {
    if (text.trim() === "") return fallback;
    const value = parse(text.trim());
    if (value === void 0) report(`${option} has the wrong value '${text}'; the default is used`);
    return value ?? fallback;
  };
  return {
    idleAfterMs: setting(SETTINGS[0], idle, DEFAULTS.idleAfterMs, positiveDuration),
    logMaxBytes: setting(SETTINGS[1], size, DEFAULTS.logMaxBytes, parseSize),
    logMaxFiles: setting(SETTINGS[2], files, DEFAULTS.logMaxFiles, (text) => wholeNumber(text, 1, 999)),
    logRetentionMs: setting(SETTINGS[3], retention, DEFAULTS.logRetentionMs, positiveDuration),
    logTotalBytes: setting(SETTINGS[4], total, DEFAULTS.logTotalBytes, parseSize),
    source: setting(SETTINGS[5], source, DEFAULTS.source, sourceWish),
    stuckAfterMs: setting(SETTINGS[6], stuck, DEFAULTS.stuckAfterMs, positiveDuration),
    notify: setting(SETTINGS[7], notify, DEFAULTS.notify, parseChannels),
    floodMemoryBytes: setting(SETTINGS[9], flood, DEFAULTS.floodMemoryBytes, parseSize),
    auto: setting(SETTINGS[10], auto, DEFAULTS.auto, (text) => AUTO_MARKS.find((word) => word === text)),
    quietHours: setting(SETTINGS[8], quiet, DEFAULTS.quietHours, parseQuietHours)
  };
}
function positiveDuration(text) {
  const ms = parseDuration(text);
  return ms !== void 0 && ms > 0 && ms <= MAX_DURATION_MS ? ms : void 0;
}
function parseSize(text) {
  const match = /^(\d{1,12}(?:\.\d{1,3})?)([KMGT]?)(?:i?B)?$/i.exec(text);
  if (match === null) return void 0;
  const power = ["", "K", "M", "G", "T"].indexOf((match[2] ?? "").toUpperCase());
  const bytes = Math.round(Number(match[1]) * 1024 ** power);
  return bytes >= 4096 && bytes <= 1024 ** 4 ? bytes : void 0;
}
function sourceWish(text) {
  return SOURCE_WISHES.find((wish) => wish === text);
}
function wholeNumber(text, least, most) {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : void 0;
  return value !== void 0 && value >= least && value <= most ? value : void 0;
}

export {
  isQuiet,
  chooseSource,
  riskOf,
  SETTINGS,
  SHOW_SETTINGS,
  readSettings,
  parseSettings
};
