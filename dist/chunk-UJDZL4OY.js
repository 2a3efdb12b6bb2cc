import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  parseDuration
} from "./chunk-K5RZTOG3.js";
import {
  Failure
} from "./chunk-VWOYWCO4.js";

// src/protocol/rows.ts
function rowFormat(fields) {
  return fields.map((field) => NEVER_TEXT.test(field) ? `#{${field}}` : `#{s/${CONTROL}/ /:${field}}`).join(SEPARATOR);
}
function parseRow(line, fieldCount) {
  const values = line.split(SEPARATOR);
  return values.length === fieldCount ? values : void 0;
}
var SEPARATOR = "	";
var CONTROL = "[-\x7F]";
var NEVER_TEXT = /^(?:session|window|pane|client)_(?:id|pid|index|width|height|dead|dead_status|dead_signal)$/;

// src/controller/settings.ts
var DEFAULTS = {
  idleAfterMs: 3e4,
  logMaxBytes: 100 * 1024 * 1024,
  logMaxFiles: 20,
  logRetentionMs: 30 * 864e5
};
var OPTIONS = [
  "@geppetto-idle-after",
  "@geppetto-log-max-size",
  "@geppetto-log-max-files",
  "@geppetto-log-retention"
];
var SHOW_SETTINGS = ["display-message", "-p", rowFormat(OPTIONS)];
function parseSettings(line, report) {
  const [idle = "", size = "", files = "", retention = ""] = parseRow(line, OPTIONS.length) ?? [];
  const setting = (option, text, fallback, parse) => {
    if (text.trim() === "") return fallback;
    const value = parse(text.trim());
    if (value === void 0) report(`${option} has the wrong value '${text}'; the default is used`);
    return value ?? fallback;
  };
  return {
    idleAfterMs: setting(OPTIONS[0], idle, DEFAULTS.idleAfterMs, positiveDuration),
    logMaxBytes: setting(OPTIONS[1], size, DEFAULTS.logMaxBytes, parseSize),
    logMaxFiles: setting(OPTIONS[2], files, DEFAULTS.logMaxFiles, (text) => wholeNumber(text, 1, 999)),
    logRetentionMs: setting(OPTIONS[3], retention, DEFAULTS.logRetentionMs, positiveDuration)
  };
}
function positiveDuration(text) {
  const ms = parseDuration(text);
  return ms !== void 0 && ms > 0 && ms <= 366 * 864e5 ? ms : void 0;
}
function parseSize(text) {
  const match = /^(\d{1,12}(?:\.\d{1,3})?)([KMGT]?)(?:i?B)?$/i.exec(text);
  if (match === null) return void 0;
  const power = ["", "K", "M", "G", "T"].indexOf((match[2] ?? "").toUpperCase());
  const bytes = Math.round(Number(match[1]) * 1024 ** power);
  return bytes >= 4096 && bytes <= 1024 ** 4 ? bytes : void 0;
}
function wholeNumber(text, least, most) {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : void 0;
  return value !== void 0 && value >= least && value <= most ? value : void 0;
}

// src/tmux/version.ts
function capabilities(version) {
  const match = /(?:^|next-)(\d+)\.(\d+)/.exec(version);
  const number = match === null ? Number.POSITIVE_INFINITY : Number(match[1]) * 100 + Number(match[2]);
  if (number < 302) {
    throw new Failure("version-unsupported", `tmux ${version} is too old: 3.2a or newer is needed`, {
      next: "update tmux and restart its server"
    });
  }
  return { version, panesCanBeTurnedOff: number >= 307, repliesAreEscaped: number >= 304 && number < 306 };
}

export {
  rowFormat,
  parseRow,
  SHOW_SETTINGS,
  parseSettings,
  capabilities
};
