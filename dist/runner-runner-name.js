import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  readConfigPart
} from "./settings-config-file.js";
import {
  builtInPresets,
  newPreset
} from "./agents-aider-agent.js";
import {
  _gte,
  _lte,
  _maxLength,
  _minLength,
  _regex,
  array,
  exactOptional,
  literal,
  number,
  object,
  record,
  refine,
  strictObject,
  string,
  union
} from "./zod-v4-core-api.js";
import {
  Failure
} from "./base-failure.js";

// src/terminal/pasted-text.ts
var LINE_END = /\r\n?/g;
var COLOUR = /\u001b\[[0-9;:]*[mK]/g;
var CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;
var NAMES = "NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US".split(" ");
var DELETE = 127;
function pasteable(given) {
  const text = given.replaceAll(LINE_END, "\n");
  const at = blank(text, COLOUR).search(CONTROL);
  if (at < 0) return text.replaceAll(COLOUR, "");
  const before = text.slice(0, at).split("\n");
  const column = Array.from(before.at(-1) ?? "").length + 1;
  throw new Failure(
    "invalid-request",
    `the text has the control character ${nameOf(text.charCodeAt(at))} in line ${before.length}, column ${column}, and cannot be pasted`,
    { next: "take it out; keys such as Escape are sent by --key" }
  );
}
function blank(text, pattern2) {
  return text.replaceAll(pattern2, (found) => " ".repeat(found.length));
}
function nameOf(code) {
  const point = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  const name = code === DELETE ? "DEL" : NAMES[code];
  return name === void 0 ? point : `${name} (${point})`;
}

// src/runner/runner-name.ts
var MAX_NAME_CHARACTERS = 64;
var MAX_MADE_CHARACTERS = 32;
var MAX_READ_CHARACTERS = 256;
function checkName(name) {
  const trimmed = name.trim();
  if (trimmed === "" || [...trimmed].length > MAX_NAME_CHARACTERS) {
    throw new Failure("invalid-request", `a name has 1 to ${MAX_NAME_CHARACTERS} characters`);
  }
  if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(trimmed) || /^[%-]/.test(trimmed)) {
    throw new Failure("invalid-request", "a name has no control characters and does not start with % or -");
  }
  return trimmed;
}
function windowNameOf(name) {
  return name.replaceAll("#", "_");
}
function sessionNameOf(name, taken) {
  return freeName([name.replaceAll(".", "_")], taken);
}
function checkAgent(agent) {
  if (isAgent(agent)) return agent;
  throw new Failure("invalid-request", "an agent is a word of up to 64 letters, digits and . _ + -");
}
function isAgent(text) {
  return /^[\w.+][\w.+-]{0,63}$/.test(text);
}
function freeName(ideas, taken) {
  const names = ideas.map(plainName).filter((name) => name !== "");
  const free = names.find((name) => !taken.has(name));
  if (free !== void 0) return free;
  const base = names[0] ?? "runner";
  if (!taken.has(base)) return base;
  for (let count = 2; ; count += 1) {
    const name = `${base}-${count}`;
    if (!taken.has(name)) return name;
  }
}
function plainName(text) {
  const plain = text.slice(0, MAX_READ_CHARACTERS).replaceAll(/[^\p{L}\p{N}._-]+/gu, "-").replace(/^[-%.]+/, "");
  return Array.from(plain).slice(0, MAX_MADE_CHARACTERS).join("").replace(/-+$/, "");
}

// src/settings/agents.ts
var MAX_WORDS = 64;
var MAX_DELAY_MS = 1e4;
var word = string().check(_maxLength(4096));
var words = array(word).check(_maxLength(MAX_WORDS));
var pattern = string().check(_minLength(1), _maxLength(500), refine(isPattern, "no regular expression"));
var preset = strictObject({
  command: exactOptional(words.check(_minLength(1))),
  prompt: exactOptional(union([words, literal("typed")])),
  yolo: exactOptional(words),
  yoloEnv: exactOptional(record(string().check(_regex(/^[A-Za-z_][A-Za-z0-9_]*$/)), word)),
  resume: exactOptional(words),
  quit: exactOptional(strictObject({ keys: words, words: word.check(refine(isPasteable, "not text")) })),
  enterDelayMs: exactOptional(number().check(_gte(0), _lte(MAX_DELAY_MS))),
  draft: exactOptional(strictObject({ line: pattern, empty: exactOptional(pattern) }))
});
var config = object({
  agents: exactOptional(record(string().check(refine(isAgent, "not the name of an agent")), preset))
});
function readPresets(path, report) {
  const presets = builtInPresets();
  const { agents = {} } = readConfigPart(path, config, "the agents in it are not used", report) ?? {};
  for (const [agent, own] of Object.entries(agents)) {
    presets.set(agent, { ...presets.get(agent) ?? newPreset(agent), ...own });
  }
  return presets;
}
function isPasteable(text) {
  try {
    return pasteable(text) === text;
  } catch {
    return false;
  }
}
function isPattern(text) {
  try {
    return new RegExp(text, "u") instanceof RegExp;
  } catch {
    return false;
  }
}

export {
  pasteable,
  checkName,
  windowNameOf,
  sessionNameOf,
  checkAgent,
  isAgent,
  freeName,
  readPresets
};
