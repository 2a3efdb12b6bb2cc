import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  follow
} from "./cli-log-print-follow.js";
import {
  LogView
} from "./cli-log-print-log-printer.js";
import "./cli-log-print-marker.js";
import {
  drawingStart,
  imageStart,
  isFullScreen,
  lastLinesStart,
  lineStart
} from "./cli-log-print-line-start.js";
import "./terminal-alignment.js";
import "./terminal-screen-size.js";
import {
  openLog
} from "./logs-absent.js";
import "./terminal-pane-alternate-screen.js";
import "./base-clock.js";
import "./terminal-char-width.js";
import "./base-regular-file.js";
import {
  Failure
} from "./base-failure.js";
import "./shared.js";

// src/cli/log/viewer/lines.ts
var MAX_LINES = 1e5;
var MAX_CHARACTERS = 24e6;
var SLACK = 1.1;
var HeldLines = class {
  #lines = [];
  #characters = 0;
  #overflown = false;
  get length() {
    return this.#lines.length;
  }
  /** True when one more line may make the oldest ones go. */
  get full() {
    return this.#lines.length >= MAX_LINES || this.#characters >= MAX_CHARACTERS;
  }
  /** True when lines had to go. */
  get overflown() {
    return this.#overflown;
  }
  at(index) {
    return this.#lines[index];
  }
  /** Adds lines; returns how many of the oldest had to go. */
  add(lines) {
    for (const line of lines) {
      this.#lines.push(line);
      this.#characters += charactersOf(line);
    }
    if (this.#lines.length < SLACK * MAX_LINES && this.#characters < SLACK * MAX_CHARACTERS) return 0;
    const { length } = this.#lines;
    let count = 0;
    let characters = this.#characters;
    while (length - count > MAX_LINES || characters > MAX_CHARACTERS) {
      characters -= charactersOf(this.#lines[count]);
      count += 1;
    }
    this.dropFirst(count);
    this.#overflown = true;
    return count;
  }
  dropFirst(count) {
    for (const line of this.#lines.splice(0, count)) this.#characters -= charactersOf(line);
  }
};
function charactersOf({ text, ansi }) {
  return text.length + ansi.length;
}

// src/cli/log/viewer/window.ts
var FIRST_BYTES = 128 * 1024;
var READ_BYTES = 256 * 1024;
var GROWTH = 8;
var MAX_BYTES = 16 * 1024 * 1024;
var SPARE_LINES = 50;
var LogWindow = class _LogWindow {
  #log;
  #request;
  #from;
  #view;
  #final = new HeldLines();
  #live = [];
  /** More than was wanted to begin with has been drawn, and is left out. */
  #cut = false;
  /** It does not go on by itself as the log grows: it was opened somewhere before the end. */
  #isApart = false;
  constructor(log, request, from, view) {
    this.#log = log;
    this.#request = request;
    this.#from = from;
    this.#view = view;
  }
  /** Draws the end of the log, as of its last refresh. */
  static async open(log, request) {
    const { lines, since } = request;
    const oldest = Math.max(since, log.end - MAX_BYTES);
    const from = lines === void 0 ? await lineStart(log, Math.max(since, log.end - FIRST_BYTES)) : await lastLinesStart(log, lines + SPARE_LINES, oldest);
    const window = await _LogWindow.#begin(log, request, Math.max(since, drawingStart(log, from)));
    await window.#draw(log.end);
    if (lines !== void 0) window.#cutTo(lines);
    return window;
  }
  /** Draws what was there at a time, in milliseconds since the epoch; `line` is the first one that came then. */
  static async at(request, timeMs) {
    const log = await openLog(request.directory);
    const offset = Math.max(request.since, log.offsetAtTime(timeMs));
    const start = isFullScreen(log, offset) ? offset : await lineStart(log, offset);
    const from = await lineStart(log, Math.max(request.since, log.start, start - FIRST_BYTES));
    const window = await _LogWindow.#begin(log, request, Math.max(request.since, drawingStart(log, from)));
    window.#isApart = true;
    await window.#draw(start);
    const line = window.count;
    await window.#draw(Math.min(log.end, start + FIRST_BYTES));
    return { window, line };
  }
  static async #begin(log, request, from) {
    return new _LogWindow(log, request, from, await LogView.open(log, from, request.markers));
  }
  get count() {
    return this.#final.length + this.#live.length;
  }
  get above() {
    const oldest = Math.max(this.#request.since, this.#log.start);
    if (!this.#cut && !this.#final.overflown && this.#from <= oldest) return "nothing";
    return this.#final.overflown || this.#view.at - this.#from >= MAX_BYTES ? "too-old" : "more";
  }
  get below() {
    return this.#isApart && this.behind > 0;
  }
  /** True when reading on makes the oldest lines go. */
  get full() {
    return this.#final.full;
  }
  /** How much of the log was not drawn yet. */
  get behind() {
    return this.#log.end - this.#view.at;
  }
  line(index) {
    const line = this.#final.at(index) ?? this.#live[index - this.#final.length];
    if (line === void 0) throw new RangeError(`no line ${index} of ${this.count}`);
    return line;
  }
  /** Looks how much of the log there is by now. */
  async refresh() {
    await this.#log.refresh();
  }
  /**
   * Draws the next part of what there is; all of it appears at once. Returns by how many lines the old ones have moved:
   * up when negative.
   */
  async read() {
    const final = [];
    for await (const lines of this.#view.read(Math.min(this.#log.end, this.#view.at + READ_BYTES))) {
      for (const line of lines) final.push(line);
    }
    return -this.#take(final);
  }
  /** The end of the log drawn anew. */
  async reopened() {
    return _LogWindow.open(this.#log, { ...this.#request, lines: void 0 });
  }
  /** A window that ends where this one does and begins farther back. */
  async grown() {
    const { directory, since } = this.#request;
    const log = await openLog(directory);
    const bytes = Math.min(MAX_BYTES, GROWTH * Math.max(FIRST_BYTES, this.#view.at - this.#from));
    const from = await lineStart(log, Math.max(since, log.start, this.#view.at - bytes));
    const window = await _LogWindow.#begin(log, this.#request, Math.max(since, imageStart(log, from)));
    window.#isApart = this.#isApart;
    await window.#draw(this.#view.at);
    return window;
  }
  /** By how many lines the lines that both hold are farther down in another window that ends where this one does. */
  shiftTo(other) {
    return other.#final.length - this.#final.length;
  }
  async #draw(to) {
    for await (const lines of this.#view.read(to)) {
      this.#take(lines);
      if (this.#request.signal.aborted) return;
    }
  }
  /** Adds final lines together with what the screen shows after them; returns how many lines had to go. */
  #take(lines) {
    const { grep } = this.#request;
    const wanted = (some) => grep?.filter(some, ({ text }) => text) ?? some;
    this.#live = wanted(this.#view.rest());
    return this.#final.add(wanted(lines));
  }
  #cutTo(lines) {
    const count = this.#final.length + Math.min(this.#live.length, lines) - lines;
    if (count <= 0) return;
    this.#cut = true;
    this.#final.dropFirst(count);
  }
};

// src/cli/log/viewer/feed.ts
var MAX_BEHIND_BYTES = 1024 * 1024;
async function feedViewer(viewer, log, request) {
  const feed = new Feed(viewer, request, await LogWindow.open(log, request));
  await feed.fill();
  for await (const moment of follow(log, request)) if (moment === "grown") await feed.update();
  await feed.update();
}
var Feed = class {
  #viewer;
  #request;
  #window;
  /** What happens to the window happens one after the other. */
  #last = Promise.resolve();
  #growing = false;
  constructor(viewer, request, window) {
    this.#viewer = viewer;
    this.#request = request;
    this.#window = window;
    viewer.onWant((want) => {
      this.#give(want).catch((error) => viewer.fail(error));
    });
    viewer.show(window, 0);
  }
  /** Reads farther back until there is a screenful. */
  async fill() {
    if (this.#request.lines !== void 0) return;
    while (this.#window.count < this.#viewer.height && this.#window.above === "more") {
      if (this.#request.signal.aborted || !await this.#inTurn(async () => this.#grow())) return;
    }
  }
  /** Shows what has been written meanwhile. */
  async update() {
    await this.#inTurn(async () => this.#catchUp());
  }
  async #give(want) {
    if (want === "end") return this.update();
    if (this.#growing) return;
    this.#growing = true;
    const isThere = await this.#inTurn(async () => {
      if (want === "above") return this.#grow();
      return want === "below" ? this.#readOn() : this.#goTo(want.timeMs);
    });
    this.#growing = false;
    if (isThere) this.#viewer.extended();
  }
  async #inTurn(work) {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => void 0);
    return turn;
  }
  async #catchUp() {
    await this.#window.refresh();
    do {
      const { following } = this.#viewer;
      if (!following && (this.#window.full || this.#window.below)) return;
      if (following && (this.#window.behind > MAX_BEHIND_BYTES || this.#window.below)) {
        this.#window = await this.#window.reopened();
        this.#viewer.show(this.#window, 0);
      } else {
        this.#viewer.show(this.#window, await this.#window.read());
      }
    } while (this.#window.behind > 0 && !this.#request.signal.aborted);
  }
  async #grow() {
    return this.#tried(async () => {
      const window = await this.#window.grown();
      const shift = this.#window.shiftTo(window);
      this.#window = window;
      this.#viewer.show(window, shift);
    });
  }
  async #readOn() {
    return this.#tried(async () => this.#viewer.show(this.#window, await this.#window.read()));
  }
  async #goTo(timeMs) {
    return this.#tried(async () => {
      const { window, line } = await LogWindow.at(this.#request, timeMs);
      this.#window = window;
      this.#viewer.showAt(window, line);
    });
  }
  /** False when a part of the log cannot be read; the viewer says why. */
  async #tried(read) {
    try {
      await read();
      return true;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.#viewer.refuse(error.message);
      return false;
    }
  }
};
export {
  feedViewer
};
