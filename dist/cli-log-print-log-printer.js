import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  markerText,
  repaintText
} from "./cli-log-print-marker.js";
import {
  drawingStart,
  isFullScreen
} from "./cli-log-print-line-start.js";
import {
  Transcript
} from "./terminal-alignment.js";

// src/cli/log/print/log-printer.ts
var ALTERNATE_ON = Buffer.from("\x1B[?1049h");
var LogView = class _LogView {
  #log;
  #transcript;
  #markers;
  #at;
  /** Entries of the index from `at` on, in the order of their offsets, and how many of them were acted on. */
  #due;
  #passed = 0;
  /** Where it ends that the pane is painted once more; Infinity when it is not. */
  #repaintedTo = Infinity;
  /** How many entries the index had when `due` was brought up to date. */
  #known;
  constructor(log, from, markers) {
    this.#log = log;
    this.#markers = markers;
    this.#at = Math.max(from, log.start);
    this.#due = inOrder(log.entries).filter(({ at }) => at >= this.#at);
    this.#known = log.entries.length;
    this.#transcript = new Transcript(log.sizeAt(this.#at), log.traitsAt(this.#at));
    if (markers === "all") this.#transcript.noteOfRepaint = (lines) => dim(repaintText(lines));
  }
  /** Begins at an offset, on the screen as it was then. */
  static async open(log, from, markers) {
    const view = _LogView.#begin(log, drawingStart(log, from), markers);
    if (view.at >= from) return view;
    for await (const _ of view.read(from)) continue;
    view.#transcript.pass();
    return view;
  }
  static #begin(log, from, markers) {
    const view = new _LogView(log, from, markers);
    const agent = log.entries.findLast((entry) => entry.kind === "agent" && entry.at < view.#at);
    if (agent?.kind === "agent") view.#transcript.keep(keptOf(agent));
    if (isFullScreen(log, view.#at)) view.#transcript.write(ALTERNATE_ON);
    const screen = log.entries.findLast((entry) => entry.kind === "screen" && entry.at === view.#at);
    if (screen?.kind === "screen") view.#transcript.write(Buffer.from(screen.image));
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
    this.#bringUpToDate();
    for await (const [at, chunk] of this.#log.pieces(this.#at, to)) {
      if (at > this.#at) this.#skip(at);
      this.#draw(chunk);
      const lines = this.#transcript.take();
      if (lines.length > 0) yield lines;
    }
    if (to > this.#at) this.#skip(to);
    this.#passEntries(this.#at);
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
  #draw(chunk) {
    let rest = chunk;
    while (rest.length > 0) {
      this.#passEntries(this.#at);
      const next = Math.min(this.#due[this.#passed]?.at ?? Infinity, this.#repaintedTo);
      const part = rest.subarray(0, next - this.#at);
      this.#transcript.write(part);
      this.#at += part.length;
      rest = rest.subarray(part.length);
    }
  }
  /** What is before an offset is no longer there. */
  #skip(to) {
    const from = this.#at;
    const isKnown = this.#log.entries.some((entry) => entry.kind === "gap" && entry.at > from && entry.at <= to);
    this.#at = to;
    this.#passEntries(to);
    const gap = {
      kind: "gap",
      at: to,
      time: 0,
      bytes: to - from,
      loss: "known",
      why: "a file of the log is gone"
    };
    if (!isKnown) this.#mark(gap);
  }
  /** Acts on the entries of the index up to an offset. */
  #passEntries(offset) {
    for (; ; ) {
      if (this.#repaintedTo <= offset) {
        this.#repaintedTo = Infinity;
        this.#transcript.continues();
      }
      const entry = this.#due[this.#passed];
      if (entry === void 0 || entry.at > offset) return;
      this.#passed += 1;
      this.#transcript.cameAt(entry.time);
      if (entry.kind === "recovered" && entry.at > 0) {
        this.#transcript.repaints();
        this.#repaintedTo = entry.at + entry.bytes;
      }
      if (entry.kind === "restart" || entry.kind === "respawn") this.#transcript.begin();
      if (entry.kind === "agent") this.#transcript.keep(keptOf(entry));
      if (entry.kind === "pane") this.#transcript.becomes(entry);
      else if (entry.kind === "size") this.#transcript.resize(entry.cols, entry.rows);
      else this.#mark(entry);
    }
  }
  /** Takes over what the index has by now. A size may be told late: then it takes effect here. */
  #bringUpToDate() {
    const { entries } = this.#log;
    for (const entry of entries.slice(this.#known)) {
      let place = this.#due.length;
      while (place > this.#passed && this.#due[place - 1].at > entry.at) place -= 1;
      this.#due.splice(place, 0, entry);
    }
    this.#known = entries.length;
  }
  /** Says it between the lines: drawn on the screen, it would be painted over. */
  #mark(entry) {
    const isLife = entry.kind === "restart" || entry.kind === "respawn";
    if (this.#markers === "none" || this.#markers === "lives" && !isLife) return;
    const text = markerText(entry);
    if (text !== void 0) this.#transcript.note(dim(text));
  }
};
function inOrder(entries) {
  let entered;
  const placed = entries.map((entry) => {
    if (entry.kind === "alternate") entered = entry.on ? entered ?? entry.at : void 0;
    return entry.kind === "agent" && entered !== void 0 ? { ...entry, at: entered } : entry;
  });
  return placed.toSorted((one, other) => one.at - other.at);
}
function dim(text) {
  return { text, ansi: `\x1B[0;2m${text}\x1B[0m` };
}
function keptOf({ agent }) {
  return agent === "command" ? "screen" : "conversation";
}

export {
  LogView
};
