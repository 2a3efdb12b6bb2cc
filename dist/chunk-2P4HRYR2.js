import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  Transcript
} from "./chunk-ZTZXB3PT.js";
import {
  plain
} from "./chunk-UP4NR5UJ.js";

// src/cli/log/view-marker.ts
var UNITS = ["kB", "MB", "GB"];
function markerText(entry) {
  switch (entry.kind) {
    case "gap": {
      const size = entry.bytes === null ? "" : ` (${bytesText(entry.bytes)})`;
      return `\u2500\u2500 gap: output missing${size}: ${plain(entry.why)} \u2500\u2500`;
    }
    case "recovered":
      if (entry.why === "adopted" && entry.at === 0) return void 0;
      return `\u2500\u2500 recovered from the pane's history (${entry.why}) \u2500\u2500`;
    case "restart":
      return "\u2500\u2500 started again: its tmux server had ended \u2500\u2500";
    case "end":
      return entry.confirmed ? void 0 : "\u2500\u2500 end: the last output may be missing \u2500\u2500";
    default:
      return void 0;
  }
}
function bytesText(bytes) {
  if (bytes < 1e3) return `${bytes} B`;
  let value = bytes / 1e3;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1e3;
    unit += 1;
  }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${UNITS[unit] ?? ""}`;
}

// src/cli/log/view.ts
var ALTERNATE_ON = Buffer.from("\x1B[?1049h");
var NEW_PANE = Buffer.from("\x1Bc");
var LogView = class _LogView {
  #log;
  #transcript;
  #markers;
  #at;
  /** Entries of the index that were looked at. */
  #passed;
  constructor(log, from, markers) {
    this.#log = log;
    this.#markers = markers;
    this.#at = Math.max(from, log.start);
    const later = log.entries.findIndex(({ at }) => at >= this.#at);
    this.#passed = later === -1 ? log.entries.length : later;
    this.#transcript = new Transcript(log.sizeAt(this.#at));
  }
  static async open(log, from, markers) {
    const view = new _LogView(log, from, markers);
    const before = log.entries.slice(0, view.#passed);
    const alternate = before.findLast((entry) => entry.kind === "alternate");
    if (alternate?.on === true) await view.#transcript.write(ALTERNATE_ON);
    return view;
  }
  /** Offset of the first byte that was not drawn yet. */
  get at() {
    return this.#at;
  }
  /**
   * Reads on, by default to the end of the log as of its last refresh; yields the lines that became final, in batches.
   */
  async *read(to = this.#log.end) {
    this.#at = Math.max(this.#at, this.#log.start);
    for await (const [at, chunk] of this.#log.pieces(this.#at, to)) {
      if (at > this.#at) await this.#skip(at);
      await this.#draw(chunk);
      const lines = this.#transcript.take();
      if (lines.length > 0) yield lines;
    }
    if (to > this.#at) await this.#skip(to);
    await this.#passEntries(this.#at);
    yield this.#transcript.take();
  }
  /** Lines that are still on the screen, but above the cursor. */
  settled() {
    return this.#transcript.aboveCursor();
  }
  /** All lines that are still on the screen, the alternate one after the normal one. */
  rest() {
    return [...this.#transcript.behind(), ...this.#transcript.screen()];
  }
  async #draw(chunk) {
    let rest = chunk;
    while (rest.length > 0) {
      await this.#passEntries(this.#at);
      const next = this.#log.entries[this.#passed];
      const part = next === void 0 ? rest : rest.subarray(0, next.at - this.#at);
      await this.#transcript.write(part);
      this.#at += part.length;
      rest = rest.subarray(part.length);
    }
  }
  /** What is before an offset is no longer there. */
  async #skip(to) {
    const from = this.#at;
    const isKnown = this.#log.entries.some((entry) => entry.kind === "gap" && entry.at > from && entry.at <= to);
    this.#at = to;
    await this.#passEntries(to);
    const gap = { kind: "gap", at: to, time: 0, bytes: to - from, why: "a file of the log is gone" };
    if (this.#markers && !isKnown) this.#mark(gap);
  }
  /** Acts on the entries of the index up to an offset. */
  async #passEntries(offset) {
    for (; ; ) {
      const entry = this.#log.entries[this.#passed];
      if (entry === void 0 || entry.at > offset) return;
      this.#passed += 1;
      if (entry.kind === "restart") await this.#transcript.write(NEW_PANE);
      if (entry.kind === "size") await this.#transcript.resize(entry.cols, entry.rows);
      else if (this.#markers) this.#mark(entry);
    }
  }
  /** Says it between the lines: drawn on the screen, it would be painted over. */
  #mark(entry) {
    const text = markerText(entry);
    if (text !== void 0) this.#transcript.note({ text, ansi: `\x1B[0;2m${text}\x1B[0m` });
  }
};

export {
  LogView
};
