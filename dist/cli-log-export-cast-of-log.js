import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  PlayedScreen,
  readMarks
} from "./cli-log-play-marks.js";
import {
  Times,
  timedOutput
} from "./cli-log-play-timed-output.js";
import "./tui-rows.js";
import {
  LogView
} from "./cli-log-print-log-printer.js";
import {
  markerText
} from "./cli-log-print-marker.js";
import "./cli-log-print-line-start.js";
import "./terminal-alignment.js";
import "./terminal-screen-size.js";
import "./terminal-pane-alternate-screen.js";
import {
  castLines
} from "./cli-log-export-cast.js";
import {
  charWidth
} from "./terminal-char-width.js";
import "./base-regular-file.js";
import {
  Failure
} from "./base-failure.js";
import "./shared.js";

// src/cli/log/export/cast-of-log.ts
import { existsSync } from "fs";

// src/cli/log/play/command-marks.ts
var BEGINS = Buffer.from("\x1B]133;C");
var CommandMarks = class {
  #rest = Buffer.alloc(0);
  /** How many begin in the next piece. */
  push(data) {
    if (this.#rest.length === 0 && !data.includes(27)) return 0;
    const text = this.#rest.length === 0 ? data : Buffer.concat([this.#rest, data]);
    let count = 0;
    let at = text.indexOf(BEGINS);
    let after = 0;
    for (; at !== -1; at = text.indexOf(BEGINS, after)) {
      count += 1;
      after = at + BEGINS.length;
    }
    this.#rest = Buffer.from(text.subarray(Math.max(after, text.length - BEGINS.length + 1)));
    return count;
  }
};

// src/cli/log/export/cast-marks.ts
var CastMarks = class {
  #marks;
  #startMs;
  #commands = new CommandMarks();
  #passed = 0;
  /** `startMs`: when the run began, in milliseconds since the epoch. */
  constructor(marks, startMs) {
    this.#marks = marks;
    this.#startMs = startMs;
  }
  /** Those that were due by a time; they do not come before what came before them. */
  *due(timeMs) {
    for (let mark = this.#marks[this.#passed]; mark !== void 0; mark = this.#marks[this.#passed]) {
      const atMs = mark.time - this.#startMs;
      if (atMs > timeMs) return;
      this.#passed += 1;
      yield { timeMs: Math.min(timeMs, Math.max(atMs, 0)), code: "m", data: mark.label };
    }
  }
  /** Those that begin in output. */
  *in(data, timeMs) {
    for (let left = this.#commands.push(data); left > 0; left -= 1) yield { timeMs, code: "m", data: "command" };
  }
  /** Those that the index tells of. */
  *of(entry, timeMs) {
    const text = markerText(entry);
    if (text !== void 0) yield { timeMs, code: "m", data: text.replaceAll(/^── | ──$/g, "") };
  }
};

// src/cli/log/export/exact-events.ts
import { StringDecoder } from "string_decoder";

// src/cli/log/export/cast-event.ts
var RESET_TERMINAL = "\x1Bc";

// src/cli/log/export/exact-events.ts
async function* exactEvents(log, times, marks) {
  const screen = PlayedScreen.begin(log, log.start);
  const decoder = new StringDecoder("utf8");
  const first = screen.painting();
  if (log.start > 0 && first !== void 0) yield { timeMs: 0, code: "o", data: first };
  let { cols, rows } = screen.size;
  for await (const moment of timedOutput(log, times)) {
    const { timeMs } = moment;
    yield* marks.due(timeMs);
    if (moment.kind === "output") {
      yield* marks.in(moment.data, timeMs);
      screen.write(moment.data);
      const data = decoder.write(moment.data);
      if (data !== "") yield { timeMs, code: "o", data };
      continue;
    }
    const { entry } = moment;
    screen.pass(entry);
    yield* marks.of(entry, timeMs);
    if (entry.kind === "gap" || entry.kind === "restart" || entry.kind === "respawn") {
      decoder.end();
      yield { timeMs, code: "o", data: RESET_TERMINAL + (screen.painting() ?? "") };
    }
    const { size } = screen;
    if (size.cols === cols && size.rows === rows) continue;
    ({ cols, rows } = size);
    yield { timeMs, code: "r", data: `${cols}x${rows}` };
  }
  const rest = decoder.end();
  if (rest !== "") yield { timeMs: times.lengthMs, code: "o", data: rest };
  yield* marks.due(times.lengthMs);
}

// src/cli/log/export/masked-events.ts
var SAYS_NOTHING = /* @__PURE__ */ new Set(["time", "anchor", "file", "agent", "alternate", "end"]);
var ERASE_TO_END = "\x1B[K";
var [WRAP_OFF, HIDE_CURSOR, SHOW_CURSOR] = ["\x1B[?7l", "\x1B[?25l", "\x1B[?25h"];
async function* maskedEvents(log, times, marks, mask) {
  const screen = PlayedScreen.begin(log, log.start);
  let shown = [];
  let { cols, rows } = screen.size;
  yield { timeMs: 0, code: "o", data: WRAP_OFF };
  for await (const moment of timedOutput(log, times)) {
    const { timeMs } = moment;
    yield* marks.due(timeMs);
    if (moment.kind === "output") {
      yield* marks.in(moment.data, timeMs);
      screen.write(moment.data);
    } else {
      const { entry } = moment;
      screen.pass(entry);
      yield* marks.of(entry, timeMs);
      if (SAYS_NOTHING.has(entry.kind)) continue;
      const { size } = screen;
      if (size.cols !== cols || size.rows !== rows) {
        ;
        ({ cols, rows } = size);
        yield { timeMs, code: "r", data: `${cols}x${rows}` };
        yield { timeMs, code: "o", data: RESET_TERMINAL + WRAP_OFF };
        shown = [];
      }
    }
    const painted = screen.rows(mask);
    const data = difference(painted, shown, cols);
    shown = painted.map(({ ansi }) => ansi);
    const { x, y } = screen.cursor;
    if (data !== "")
      yield { timeMs, code: "o", data: `${HIDE_CURSOR}${data}${moveTo(y, Math.min(x, cols - 1))}${SHOW_CURSOR}` };
  }
  yield* marks.due(times.lengthMs);
}
function difference(rows, shown, cols) {
  let data = "";
  for (const [at, { ansi, cells }] of rows.entries()) {
    if (ansi === (shown[at] ?? "")) continue;
    data += moveTo(at, 0) + ansi + (cells < cols ? ERASE_TO_END : "");
  }
  return data;
}
function moveTo(row, column) {
  return `\x1B[${row + 1};${column + 1}H`;
}

// src/cli/log/export/screen-mask.ts
var MOST_SECRETS = 1e3;
var MOST_KEY_LINES = 2e4;
var LEAST_SHOWN = 4;
var KEY_LINE = /[A-Za-z0-9+/=]{16,}/g;
async function knownSecrets(log, redactor) {
  const found = /* @__PURE__ */ new Map();
  const keyLines = /* @__PURE__ */ new Set();
  redactor.onSecret = (text, id) => {
    if (id === "private-key") {
      for (const [word] of text.matchAll(KEY_LINE)) if (keyLines.size < MOST_KEY_LINES) keyLines.add(word);
    } else if (found.size < MOST_SECRETS) found.set(text, id);
  };
  const view = await LogView.open(log, log.start, "none");
  for await (const lines of view.read()) redactor.push(lines);
  redactor.push(view.rest());
  redactor.end();
  const secrets = [...found];
  const mask = (lines, cursor) => redactor.preview(lines, (text, at) => {
    const parts = [];
    for (const { 0: word, index } of text.matchAll(KEY_LINE))
      if (keyLines.has(word)) parts.push({ from: index, to: index + word.length, id: "private-key", shown: 0 });
    if (parts.length > 0) return parts;
    const end = at === 0 ? endOfSecret(text, secrets) : void 0;
    const begin = at === cursor.line ? beginOfSecret(text.slice(0, indexOf(text, cursor.cell)), secrets) : void 0;
    return [end, begin, ...wholeSecrets(text, secrets)].filter((part) => part !== void 0);
  });
  const keys = redactor.counts.get("private-key") ?? 0;
  return { mask, counts: () => countsOf(found, keys) };
}
function countsOf(found, keys) {
  const counts = new Map(keys > 0 ? [["private-key", keys]] : []);
  const ordered = [...found.keys()].toSorted();
  for (const [at, secret] of ordered.entries()) {
    if (ordered[at + 1]?.startsWith(secret) === true) continue;
    const id = found.get(secret) ?? "";
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}
function wholeSecrets(text, secrets) {
  return secrets.flatMap(([secret, id]) => {
    const from = secret.length < LEAST_SHOWN ? -1 : text.indexOf(secret);
    return from < 0 ? [] : [{ from, to: from + secret.length, id, shown: 0 }];
  });
}
function endOfSecret(text, secrets) {
  for (const [secret, id] of secrets) {
    for (let length = Math.min(secret.length, text.length); length >= LEAST_SHOWN; length -= 1)
      if (text.startsWith(secret.slice(-length))) return { from: 0, to: length, id, shown: 0 };
  }
  return void 0;
}
function beginOfSecret(text, secrets) {
  for (const [secret, id] of secrets) {
    for (let length = Math.min(secret.length, text.length); length >= LEAST_SHOWN; length -= 1)
      if (text.endsWith(secret.slice(0, length))) return { from: text.length - length, to: text.length, id, shown: 0 };
  }
  return void 0;
}
function indexOf(text, cell) {
  let cells = 0;
  let index = 0;
  for (const character of text) {
    if (cells >= cell) return index;
    cells += charWidth(character.codePointAt(0) ?? 0);
    index += character.length;
  }
  return index;
}

// src/cli/log/export/cast-of-log.ts
async function castOfLog({ directory, log, redactor, title, version, onBytes }) {
  const times = new Times(log);
  const marks = new CastMarks(await readMarks(directory), times.startMs);
  const known = redactor === void 0 ? void 0 : await knownSecrets(log, redactor);
  const events = known === void 0 ? exactEvents(log, times, marks) : maskedEvents(log, times, marks, known.mask);
  const counted = async function* () {
    for await (const event of events) {
      yield event;
      onBytes(times.offsetAt(event.timeMs));
    }
    if (existsSync(directory)) return;
    throw new Failure("log-unavailable", "the log was deleted while it was read", {
      next: "what had been read was thrown away"
    });
  };
  const header = { ...log.sizeAt(log.start), startMs: times.startMs, title };
  return { pieces: castLines(header, counted(), version), counts: () => known?.counts() ?? /* @__PURE__ */ new Map() };
}
export {
  castOfLog
};
