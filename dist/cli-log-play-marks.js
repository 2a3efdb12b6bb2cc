import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  wrap
} from "./tui-rows.js";
import {
  drawingStart,
  isFullScreen,
  lineStart
} from "./cli-log-print-line-start.js";
import {
  LineJoiner,
  bounded
} from "./terminal-screen-size.js";
import {
  PaneTerminal,
  USUAL_TRAITS,
  optionsOf
} from "./terminal-pane-alternate-screen.js";
import {
  cellWidth,
  plain
} from "./terminal-char-width.js";
import {
  openRegular
} from "./base-regular-file.js";

// src/cli/log/play/marks.ts
import { join } from "path";
import { createInterface } from "readline";
var EVENTS_FILE = "events.jsonl";
var MOST_MARKS = 1e4;
var MAX_LINE = 64 * 1024;
var MAX_LABEL = 100;
async function readMarks(directory) {
  const marks = [];
  const file = await openRegular(join(directory, EVENTS_FILE)).catch(() => void 0);
  if (file === void 0) return marks;
  try {
    for await (const line of linesOf(file)) {
      const mark = line.length > MAX_LINE ? void 0 : markIn(line);
      if (mark !== void 0) marks.push(mark);
      if (marks.length >= MOST_MARKS) break;
    }
  } finally {
    await file.close();
  }
  return marks.toSorted((one, other) => one.time - other.time);
}
function linesOf(file) {
  return createInterface({ input: file.createReadStream({ encoding: "utf8", autoClose: false }), crlfDelay: Infinity });
}
function markIn(line) {
  if (!line.includes('"state"')) return void 0;
  const event = parsed(line);
  if (event["type"] !== "state" || typeof event["time"] !== "string") return void 0;
  const time = Date.parse(event["time"]);
  const state = isRecord(event["state"]) ? event["state"] : {};
  if (Number.isNaN(time)) return void 0;
  if (state["kind"] === "waiting")
    return { time, label: `waiting: ${plain(String(state["waitingFor"])).slice(0, MAX_LABEL)}` };
  return state["kind"] === "idle" && state["unseen"] === true ? { time, label: "turn over" } : void 0;
}
function parsed(line) {
  try {
    const value = JSON.parse(line);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}
function isRecord(value) {
  return typeof value === "object" && value !== null;
}

// src/cli/log/play/played-screen.ts
var ALTERNATE_ON = Buffer.from("\x1B[?1049h");
var HISTORY_ROWS = 0;
var BYTES_BEFORE = 256 * 1024;
var PlayedScreen = class _PlayedScreen {
  #pane;
  #traits;
  #joiner;
  constructor(size, traits = USUAL_TRAITS) {
    this.#traits = traits;
    this.#pane = newPane(size, traits);
    this.#joiner = new LineJoiner(this.#pane.cells);
  }
  /** The screen as it was when the byte at an offset came. */
  static async at(log, offset) {
    const near = await lineStart(log, Math.max(log.start, offset - BYTES_BEFORE));
    const known = drawingStart(log, offset);
    const from = isFullScreen(log, offset) && known < offset ? known : Math.min(near, known);
    const screen = _PlayedScreen.begin(log, from);
    const entries = log.entries.filter(({ at: at2 }) => at2 > from && at2 <= offset).toSorted((a, b) => a.at - b.at);
    let at = from;
    for (const entry of [...entries, void 0]) {
      const to = entry?.at ?? offset;
      if (to > at) for await (const data of log.read(at, to)) screen.write(data);
      at = Math.max(at, to);
      if (entry !== void 0) screen.pass(entry);
    }
    return screen;
  }
  /** A screen on which the byte at an offset comes first. */
  static begin(log, from) {
    const screen = new _PlayedScreen(log.sizeAt(from), log.traitsAt(from));
    if (isFullScreen(log, from)) screen.write(ALTERNATE_ON);
    const image = log.entries.findLast((entry) => entry.kind === "screen" && entry.at === from);
    if (image?.kind === "screen") screen.write(Buffer.from(image.image));
    return screen;
  }
  get size() {
    const { cols, rows } = this.#pane;
    return { cols, rows };
  }
  get cursor() {
    return this.#pane.cursor;
  }
  write(data) {
    this.#pane.write(data);
  }
  /** Takes over what the index says. */
  pass(entry) {
    if (entry.kind === "size") {
      const { cols, rows } = bounded({ cols: entry.cols, rows: entry.rows });
      if (cols !== this.#pane.cols || rows !== this.#pane.rows) this.#pane.resize(cols, rows);
    } else if (entry.kind === "restart" || entry.kind === "respawn") this.#begin(this.#traits);
    else if (entry.kind === "pane" && entry.version !== this.#traits.version) this.#begin(entry);
    else if (entry.kind === "pane") this.#pane.setOptions(optionsOf(entry));
  }
  /** What paints it on a blank screen; undefined where it cannot be had, as within a sequence. */
  painting() {
    return this.#pane.painting();
  }
  /** Its rows; `change` gets the lines that they make where one is wrapped to the next, and returns others of the same width. */
  rows(change) {
    const { cols, shown, cursor } = this.#pane;
    const lines = [];
    const counts = [];
    let cursorLine = { line: 0, cell: 0 };
    let begun;
    let count = 0;
    for (const [y, row] of shown.entries()) {
      if (y === cursor.y) cursorLine = { line: lines.length, cell: count * cols + cursor.x };
      const line = this.#joiner.line(row, cols);
      begun = begun === void 0 ? line : { text: begun.text + line.text, ansi: begun.ansi + line.ansi };
      count += 1;
      if (row.wrapped && y + 1 < shown.length) {
        const missing = " ".repeat(Math.max(0, count * cols - cellWidth(begun.text)));
        begun = { text: begun.text + missing, ansi: begun.ansi + missing };
        continue;
      }
      lines.push(begun);
      counts.push(count);
      begun = void 0;
      count = 0;
    }
    const changed = change?.(lines, cursorLine) ?? lines;
    return changed.flatMap(({ ansi }, at) => exactly(wrap(ansi, cols), counts[at] ?? 1));
  }
  #begin(traits) {
    const { cols, rows } = this.#pane;
    this.#traits = traits;
    this.#pane = newPane({ cols, rows }, traits);
    this.#joiner = new LineJoiner(this.#pane.cells);
  }
};
function exactly(rows, count) {
  while (rows.length < count) rows.push({ ansi: "", cells: 0 });
  return rows.slice(0, count);
}
function newPane(size, traits) {
  return new PaneTerminal(bounded(size), optionsOf({ ...traits, historyLimit: HISTORY_ROWS }));
}

export {
  readMarks,
  PlayedScreen
};
