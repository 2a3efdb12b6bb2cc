import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  EMPTY_PROMPT,
  Screen,
  Terminal,
  pasted,
  typed
} from "./tui-keys.js";
import {
  wrap
} from "./tui-rows.js";
import {
  findLine,
  highlight,
  searchPattern
} from "./cli-log-viewer-search.js";
import {
  placedTurnLines
} from "./cli-turns-lines.js";
import {
  streamSink
} from "./cli-log-print-sink.js";
import {
  findLog,
  hasEnded,
  loggedRunner
} from "./cli-log-find-log.js";
import {
  withController
} from "./cli-reach-with-controller.js";
import {
  askPaneAt
} from "./tmux-pane-target.js";
import {
  PatternSearch
} from "./base-pattern.js";
import {
  imageStart,
  isFullScreen,
  lineStart
} from "./cli-log-print-line-start.js";
import {
  LIVE_FILE,
  openLog
} from "./logs-absent.js";
import {
  findController
} from "./cli-reach-find-controller.js";
import {
  isFinal,
  isNewFailure
} from "./runner-state.js";
import {
  FORMS,
  TIME_FORMS,
  formCalled,
  timeIn
} from "./base-past-time.js";
import {
  currentPane
} from "./cli-context.js";
import {
  runTmux
} from "./tmux-binary.js";
import {
  now
} from "./base-clock.js";
import {
  cellWidth,
  fit,
  plain
} from "./terminal-char-width.js";
import {
  Failure,
  messageOf,
  systemCode
} from "./base-failure.js";

// src/cli/commands/open-log.ts
import { join as join2 } from "path";
import { Writable } from "stream";
import { isatty } from "tty";

// src/cli/looked.ts
var HELLO_MS = 1e3;
async function tellLooked(context, directory) {
  const runner = loggedRunner(directory);
  if (runner === void 0 || !isFinal(runner.state) || runner.state.unseen !== true) return;
  const runners = [runner.id];
  try {
    if (isNewFailure(runner.state)) {
      await withController(context, async (client) => client.call("looked", { runners }));
      return;
    }
    const controller = await findController(context, HELLO_MS);
    await controller?.client.call("looked", { runners }).finally(() => controller.client.close());
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
  }
}

// src/cli/reach/own-pane.ts
import { fstatSync, statSync } from "fs";
var STANDARD_STREAMS = [0, 1, 2];
async function printsInto(pane, { address }) {
  if (statOf(1)?.isFile() !== false || address.host?.isLocal === false) return false;
  const terminal = await runTmux(address, ["display-message", "-p", "-t", pane, "#{pane_tty}"]).catch(() => "");
  const device = terminal === "" ? void 0 : statSync(terminal, { throwIfNoEntry: false })?.rdev;
  return device !== void 0 && STANDARD_STREAMS.some((fd) => statOf(fd)?.rdev === device);
}
function statOf(fd) {
  try {
    return fstatSync(fd);
  } catch {
    return void 0;
  }
}

// src/cli/commands/log.ts
import { stat } from "fs/promises";
import { join } from "path";

// src/tui/footer.ts
var INVERSE = "\x1B[0;7m";
var RESET = "\x1B[0m";
function footer(left, keys, columns) {
  const start = ` ${plain(left)} `;
  const end = `${keys} `;
  const room = columns - cellWidth(start) - cellWidth(end);
  const text = room >= 1 ? `${start}${" ".repeat(room)}${end}` : fit(start, columns);
  const cells = cellWidth(text);
  return { ansi: `${INVERSE}${text}${" ".repeat(Math.max(0, columns - cells))}${RESET}`, cells: columns };
}

// src/cli/log/viewer/position.ts
function positionText(line, count, whole) {
  const percent = count === 0 ? 100 : Math.floor(line / count * 100);
  const lines = count.toLocaleString("en");
  return `line ${line.toLocaleString("en")} of ${whole ? lines : `the last ${lines}`} \xB7 ${percent} %`;
}

// src/cli/log/viewer/finder.ts
var Finder = class {
  #page;
  #pattern;
  /** The line that was found last. */
  #found;
  constructor(page) {
    this.#page = page;
  }
  /** True when there is something to look for. */
  get active() {
    return this.#pattern !== void 0;
  }
  /** Looks for another text from the page on; for nothing when that is empty. */
  start(text) {
    this.#pattern = searchPattern(text);
    this.#found = void 0;
  }
  /** The next time looks from the page on. */
  forget() {
    this.#found = void 0;
  }
  /** Follows the lines of the text that have moved down; up when negative. */
  shift(lines) {
    if (this.#found !== void 0) this.#found += lines;
  }
  /** Brings the next line below that matches to the page, at first one on the page; false when there is none. */
  down() {
    return this.#find(this.#found === void 0 ? this.#page.top.line : this.#found + 1, true);
  }
  /** Brings the next line above that matches to the page; false when there is none. */
  up() {
    return this.#find((this.#found ?? this.#page.top.line) - 1, false);
  }
  /** The line with its matches marked. */
  mark(line, form, index) {
    return this.#pattern === void 0 ? line[form] : highlight(line[form], this.#pattern, index === this.#found);
  }
  #find(from, down) {
    if (this.#pattern === void 0) return false;
    const line = findLine(this.#page.text, this.#pattern, from, down);
    if (line === void 0) return false;
    this.#found = line;
    this.#page.show(line);
    return true;
  }
};

// src/cli/log/viewer/help.ts
var KEYS = [
  ["\u2191 k   \u2193 j   the wheel", "scroll; at the end the log is followed again"],
  ["PageUp b   PageDown Space", "scroll by a page"],
  ["Ctrl-U   Ctrl-D", "scroll by half a page"],
  ["g Home   G F End", "the first line; the last one, and follow"],
  ["t", "go to a time"],
  ["/   n   N", "search; the next one below; above"],
  ["y", "copy the lines on the screen"],
  ["v", "choose lines: v where they begin, then y where they end"],
  ["e", "open the text in your editor ($VISUAL, $EDITOR)"],
  ["Tab", "what its agent was asked, said and did, turn by turn, as it has noted it"],
  ["?", "these keys"],
  ["q Esc Ctrl-C", "close"]
];
var TURN_KEYS = [
  ["]   [", "the next turn; the one before"],
  ["}   {", "the next tool that failed or was refused; the one before"],
  ["Enter", "unfold what a tool gave back, of the turn all of them; fold it again"],
  ["y", "copy the turn"],
  ["\u2191 k   \u2193 j   the wheel", "scroll"],
  ["PageUp b   PageDown Space", "scroll by a page"],
  ["g Home   G End", "the first line; the last one"],
  ["/   n   N", "search; the next one below; above"],
  ["Tab", "what the pane has shown"],
  ["?", "these keys"],
  ["q Esc Ctrl-C", "close"]
];
function helpRows(columns) {
  return rowsOf(KEYS, columns);
}
function turnHelpRows(columns) {
  return rowsOf(TURN_KEYS, columns);
}
function rowsOf(all, columns) {
  const width = Math.max(...all.map(([keys]) => keys.length)) + 2;
  return all.flatMap(([keys, what]) => wrap(` ${keys.padEnd(width)}${what}`, columns));
}

// src/tui/scroll.ts
var START = { line: 0, row: 0 };
function moveBy(layout, from, rows) {
  let { line } = from;
  let row = from.row + rows;
  while (row < 0 && line > 0) {
    line -= 1;
    row += layout.rowsOf(line);
  }
  while (line < layout.count) {
    const height = layout.rowsOf(line);
    if (row < height) break;
    if (line === layout.count - 1) return { line, row: height - 1 };
    row -= height;
    line += 1;
  }
  return { line, row: Math.max(0, row) };
}
function lastTop(layout, height) {
  let missing = height;
  for (let line = layout.count - 1; line >= 0; line -= 1) {
    const rows = layout.rowsOf(line);
    if (rows >= missing) return { line, row: rows - missing };
    missing -= rows;
  }
  return START;
}
function isBefore(a, b) {
  return a.line < b.line || a.line === b.line && a.row < b.row;
}

// src/cli/log/viewer/page.ts
var NO_TEXT = { count: 0, line: () => ({ text: "", ansi: "" }), above: "nothing", below: false };
var Page = class {
  #form;
  #text = NO_TEXT;
  #size = { columns: 80, rows: 24 };
  /** Undefined while following. */
  #top;
  constructor(form) {
    this.#form = form;
  }
  get text() {
    return this.#text;
  }
  get following() {
    return this.#top === void 0;
  }
  get count() {
    return this.#text.count;
  }
  /** The row at the top of the screen. */
  get top() {
    const last = lastTop(this, this.#size.rows);
    return this.#top === void 0 || !isBefore(this.#top, last) ? last : this.#top;
  }
  /** The last line on the screen, counted from 0; -1 without any. */
  get lastLine() {
    return this.count === 0 ? -1 : moveBy(this, this.top, this.#size.rows - 1).line;
  }
  rowsOf(line) {
    return wrap(this.#text.line(line)[this.#form], this.#size.columns).length;
  }
  resize(size) {
    this.#size = size;
  }
  /** Shows another text in which the lines of this one have moved down by `shift`; negative: up. */
  replace(text, shift) {
    this.#text = text;
    if (this.#top === void 0) return;
    const line = this.#top.line + shift;
    this.#top = line < 0 ? START : { line, row: this.#top.row };
  }
  /** True when there are at least `rows` rows above the screen. */
  has(rows) {
    const { top } = this;
    return !isBefore(top, moveBy(this, moveBy(this, top, -rows), rows));
  }
  /** True when there are at least `rows` rows below the screen. */
  hasBelow(rows) {
    return !isBefore(lastTop(this, this.#size.rows), moveBy(this, this.top, rows));
  }
  /** Scrolls down, up when negative. */
  scroll(rows) {
    this.#goTo(moveBy(this, this.top, rows));
  }
  /** Goes to a line, which is at the top then. */
  goTo(line) {
    this.#goTo({ line, row: 0 });
  }
  goToStart() {
    this.#goTo(START);
  }
  follow() {
    this.#top = void 0;
  }
  /** Stops following, with the line on the screen. */
  show(line) {
    const { top } = this;
    const start = { line, row: 0 };
    const end = moveBy(this, top, this.#size.rows);
    const visible = !isBefore(start, top) && isBefore(start, end);
    const last = lastTop(this, this.#size.rows);
    const wanted = visible ? top : moveBy(this, start, -Math.floor(this.#size.rows / 3));
    this.#top = isBefore(last, wanted) ? last : wanted;
  }
  /** The rows on the screen, of lines as `styled` draws them. */
  rows(styled) {
    const { top } = this;
    const rows = [];
    let skip = top.row;
    for (let index = top.line; index < this.count && rows.length < this.#size.rows; index += 1) {
      const line = styled(this.#text.line(index), this.#form, index);
      rows.push(...wrap(line, this.#size.columns).slice(skip, skip + this.#size.rows - rows.length));
      skip = 0;
    }
    return rows;
  }
  #goTo(position) {
    const last = lastTop(this, this.#size.rows);
    this.#top = isBefore(position, last) ? position : this.#text.below ? last : void 0;
  }
};

// src/cli/log/viewer/selection.ts
var MAX_CHARACTERS = 1e6;
var WHEEL_ROWS = 5;
var Selection = class {
  #page;
  #cursor;
  #anchor;
  /** Begins at the last line on the screen. */
  constructor(page) {
    this.#page = page;
    this.#cursor = Math.max(0, page.lastLine);
    page.show(this.#cursor);
  }
  /** Begins at the line that is chosen now. */
  begin() {
    this.#anchor = this.#cursor;
  }
  /** Follows the lines of the text that have moved down; up when negative. */
  shift(lines) {
    this.#cursor = Math.max(0, this.#cursor + lines);
    if (this.#anchor !== void 0) this.#anchor = Math.max(0, this.#anchor + lines);
  }
  move(lines) {
    this.#cursor = Math.max(0, Math.min(this.#page.count - 1, this.#cursor + lines));
    this.#page.show(this.#cursor);
  }
  has(line) {
    return line >= this.#first && line <= this.#last;
  }
  get count() {
    return this.#last - this.#first + 1;
  }
  get text() {
    return linesText(this.#page, this.#first, this.#last);
  }
  get #first() {
    return Math.min(this.#cursor, this.#anchor ?? this.#cursor);
  }
  get #last() {
    return Math.min(Math.max(this.#cursor, this.#anchor ?? this.#cursor), this.#page.count - 1);
  }
};
function linesText({ text }, first, last) {
  let copied = "";
  for (let at = first; at <= last && copied.length < MAX_CHARACTERS; at += 1) copied += `${text.line(at).text}
`;
  return copied.slice(0, MAX_CHARACTERS);
}
function linesOf(key2, page) {
  switch (key2) {
    case "k":
    case "up":
      return -1;
    case "j":
    case "down":
      return 1;
    case "wheel-up":
      return -WHEEL_ROWS;
    case "wheel-down":
      return WHEEL_ROWS;
    case "C-u":
      return -Math.ceil(page / 2);
    case "C-d":
      return Math.ceil(page / 2);
    case "b":
    case "page-up":
    case "C-b":
      return -page;
    case " ":
    case "page-down":
    case "C-f":
      return page;
    case "g":
    case "home":
      return -Infinity;
    case "G":
    case "end":
      return Infinity;
    default:
      return void 0;
  }
}

// src/cli/log/viewer/reading.ts
var TOO_OLD = "older lines: t goes to a time";
var ASKS = { search: "/", time: `go to (${TIME_FORMS}): ` };
var SELECTED = "\x1B[0;7m";
var NOTHING_YET = "nothing yet";
var NOTHING = "it has written nothing";
var Reading = class {
  #name;
  #page;
  #finder;
  /** What is known of the run instead of that it is followed. */
  #state;
  #loaded = false;
  #size = { columns: 80, rows: 24 };
  #prompt;
  /** What is typed: a text to search for, or a time. */
  #asks = "search";
  /** Said instead of the state until the next key. */
  #note;
  #unfinished;
  #isHelping = false;
  #selection;
  constructor(name, form) {
    this.#name = name;
    this.#page = new Page(form);
    this.#finder = new Finder(this.#page);
  }
  /** False until there is a text. */
  get loaded() {
    return this.#loaded;
  }
  get following() {
    return this.#page.following;
  }
  set state(text) {
    this.#state = text;
  }
  resize(size) {
    this.#size = size;
    this.#page.resize({ columns: size.columns, rows: Math.max(1, size.rows - 1) });
  }
  /** Takes a text in which the lines of the last one have moved down by `shift`; negative: up. */
  replace(text, shift) {
    this.#loaded = true;
    this.#page.replace(text, shift);
    this.#finder.shift(shift);
    this.#selection?.shift(shift);
  }
  /** Takes another text and goes to one of its lines. */
  replaceAt(text, line) {
    this.#loaded = true;
    this.#page.replace(text, 0);
    this.#selection = void 0;
    this.#finder.forget();
    this.#page.goTo(line);
  }
  /** Says how something went that a key has asked for. */
  say(note) {
    this.#note = note;
  }
  /** Says why there are no other lines. */
  refuse(why) {
    this.#unfinished = void 0;
    this.#note = why;
  }
  /** Goes on with what needed other lines. */
  extended() {
    const resume = this.#unfinished;
    this.#unfinished = void 0;
    this.#note = void 0;
    return resume?.() ?? "done";
  }
  press(key2) {
    this.#unfinished = void 0;
    this.#note = void 0;
    if (this.#prompt !== void 0) return this.#type(this.#prompt, key2);
    if (this.#isHelping) {
      this.#isHelping = false;
      return "done";
    }
    if (this.#selection !== void 0) return this.#select(this.#selection, key2);
    const page = Math.max(1, this.#size.rows - 2);
    switch (key2) {
      case "q":
      case "escape":
      case "C-c":
        return "close";
      case "k":
      case "up":
        return this.#up(1);
      case "wheel-up":
        return this.#up(WHEEL_ROWS);
      case "wheel-down":
        return this.#down(WHEEL_ROWS);
      case "C-u":
        return this.#up(Math.ceil(page / 2));
      case "C-d":
        return this.#down(Math.ceil(page / 2));
      case "j":
      case "down":
        return this.#down(1);
      case "b":
      case "page-up":
      case "C-b":
        return this.#up(page);
      case " ":
      case "page-down":
      case "C-f":
        return this.#down(page);
      case "g":
      case "home":
        return this.#start();
      case "G":
      case "end":
      case "F":
        this.#finder.forget();
        this.#page.follow();
        return "done";
      case "/":
        return this.#ask("search");
      case "t":
        return this.#ask("time");
      case "?":
        this.#isHelping = true;
        return "done";
      case "y":
        return this.#copyScreen();
      case "v":
        if (this.#page.count > 0) this.#selection = new Selection(this.#page);
        return "done";
      case "e":
        return "edit";
      case "tab":
        return "turns";
      case "n":
        return this.#next();
      case "N":
        return this.#previous();
      default:
        return "done";
    }
  }
  /** Pasted text is for a prompt, or for nothing. */
  paste(text) {
    if (this.#prompt !== void 0) this.#prompt = pasted(this.#prompt, text.split(/[\r\n]/)[0] ?? "");
    return "done";
  }
  frame() {
    const { columns, rows } = this.#size;
    const empty = this.#loaded && this.#page.count === 0;
    const shown = this.#isHelping ? helpRows(columns).slice(0, rows - 1) : empty ? [this.#nothing()] : this.#pageRows();
    if (rows < 2) return { rows: shown, cursor: void 0 };
    while (shown.length < rows - 1) shown.push({ ansi: "", cells: 0 });
    if (this.#prompt === void 0) return { rows: [...shown, this.#footer()], cursor: void 0 };
    const prompt = wrap(`${ASKS[this.#asks]}${this.#prompt.text}`, columns - 1).at(-1) ?? { ansi: "", cells: 0 };
    return { rows: [...shown, prompt], cursor: prompt.cells };
  }
  #nothing() {
    const text = this.#state === void 0 ? NOTHING_YET : NOTHING;
    return { ansi: `\x1B[2m${text}\x1B[0m`, cells: text.length };
  }
  #pageRows() {
    return this.#page.rows((line, form, index) => {
      if (this.#selection?.has(index) === true) return `${SELECTED}${line.text === "" ? " " : line.text}`;
      return this.#finder.mark(line, form, index);
    });
  }
  #footer() {
    if (this.#isHelping) return footer("keys", "any key: back", this.#size.columns);
    if (this.#selection !== void 0) {
      const { count } = this.#selection;
      return footer(count === 1 ? "1 line" : `${count} lines`, "v begin here  y copy  Esc back", this.#size.columns);
    }
    const keys = this.following ? "\u2191 scroll  / search  ? keys  q close" : "/ search  n next  G follow  ? keys  q close";
    const where = [this.#name, this.#note ?? this.#where()].filter(Boolean).join("  ");
    return footer(where, keys, this.#size.columns);
  }
  #where() {
    if (this.following) return this.#state ?? "following";
    const { count, above, below } = this.#page.text;
    const line = this.#page.lastLine + 1;
    const position = below ? `line ${line.toLocaleString("en")} of this part  more below` : positionText(line, count, above === "nothing");
    return this.#state === void 0 ? position : `${this.#state}  ${position}`;
  }
  #down(rows) {
    if (this.#page.text.below && !this.#page.hasBelow(rows)) return this.#wait("below", () => this.#down(rows));
    this.#finder.forget();
    this.#page.scroll(rows);
    return "done";
  }
  #up(rows) {
    const { above } = this.#page.text;
    if (!this.#page.has(rows)) {
      if (above === "more") return this.#wait("above", () => this.#up(rows));
      if (above === "too-old") this.#note = TOO_OLD;
    }
    this.#finder.forget();
    this.#page.scroll(-rows);
    return "done";
  }
  #start() {
    const { above } = this.#page.text;
    if (above === "more") return this.#wait("above", () => this.#start());
    if (above === "too-old") this.#note = TOO_OLD;
    this.#finder.forget();
    this.#page.goToStart();
    return "done";
  }
  #copyScreen() {
    const { count, top, lastLine } = this.#page;
    return count === 0 ? "done" : { copy: linesText(this.#page, top.line, lastLine) };
  }
  #select(selection, key2) {
    const page = Math.max(1, this.#size.rows - 2);
    const lines = linesOf(key2, page);
    if (lines !== void 0) selection.move(lines);
    else if (key2 === "v") selection.begin();
    else if (key2 === "y" || key2 === "enter") {
      this.#selection = void 0;
      return { copy: selection.text };
    } else if (["q", "escape", "C-c"].includes(key2)) this.#selection = void 0;
    return "done";
  }
  #type(prompt, key2) {
    const next = typed(prompt, key2);
    this.#prompt = next.state === "open" ? next : void 0;
    if (next.state !== "done") return "done";
    if (this.#asks === "time") return this.#goTo(next.text);
    this.#finder.start(next.text);
    return this.#find();
  }
  /** Finds the first match from the page on, else the nearest one above. */
  #find() {
    if (!this.#loaded) return this.#awaitText(() => this.#find());
    if (this.#finder.down()) return "done";
    return this.#page.text.below ? this.#wait("below", () => this.#find()) : this.#previous();
  }
  #goTo(text) {
    if (!this.#loaded) return this.#awaitText(() => this.#goTo(text));
    const timeMs = timeIn(text, now());
    this.#note = timeMs === void 0 ? `no time: ${TIME_FORMS}` : "reading what was there";
    return timeMs === void 0 ? "done" : { timeMs };
  }
  #next() {
    if (!this.#finder.active || this.#finder.down()) return "done";
    if (this.#page.text.below) return this.#wait("below", () => this.#next());
    this.#note = "not found below";
    return "done";
  }
  /** Finds the nearest match above, however far back it has to be read for. */
  #previous() {
    if (!this.#finder.active || this.#finder.up()) return "done";
    const { above } = this.#page.text;
    if (above === "more") return this.#wait("above", () => this.#previous());
    this.#note = above === "too-old" ? `not found  ${TOO_OLD}` : "not found";
    return "done";
  }
  #ask(asks) {
    this.#asks = asks;
    this.#prompt = EMPTY_PROMPT;
    return "done";
  }
  /** There is no text yet: `extended()` goes on when it has come. */
  #awaitText(resume) {
    this.#unfinished = resume;
    this.#note = "reading";
    return "done";
  }
  #wait(where, resume) {
    this.#unfinished = resume;
    this.#note = `reading what is ${where}`;
    return where;
  }
};

// src/cli/log/viewer/turn-text.ts
var NO_LINE = { text: "", ansi: "" };
var TurnText = class {
  above = "nothing";
  below = false;
  #turns = [];
  /** The tools that are unfolded: their turn and step. */
  #open = /* @__PURE__ */ new Set();
  #lines = [];
  get count() {
    return this.#lines.length;
  }
  line(index) {
    return this.#lines[index]?.line ?? NO_LINE;
  }
  replace(turns) {
    this.#turns = turns;
    this.#draw();
  }
  /** The turn that a line belongs to; -1 where there is none. */
  turnAt(index) {
    return this.#lines[index]?.turn ?? -1;
  }
  /** Where the turn begins that comes so many after that of a line; undefined where there is none. */
  beginOf(index, distance) {
    const wanted = this.turnAt(index) + distance;
    const found = this.#lines.findIndex(({ turn, line }) => turn === wanted && line.text !== "");
    return found < 0 ? void 0 : found;
  }
  /** The nearest line below another one, or above it, whose tool has failed; undefined without one. */
  failure(index, direction) {
    for (let at = index + direction; at >= 0 && at < this.count; at += direction) if (this.#hasFailed(at)) return at;
    return void 0;
  }
  /** Unfolds the tool of a line, or folds it; of another line all tools of its turn. Returns where that line is then. */
  toggle(index) {
    const here = this.#lines[index];
    if (here === void 0) return index;
    const { turn, step } = here;
    const isTool = step !== void 0 && this.#turns[turn]?.steps[step]?.kind === "tool";
    const keys = isTool ? [key(turn, step)] : (this.#turns[turn]?.steps ?? []).map((_, at) => key(turn, at));
    const isOpen = keys.some((each) => this.#open.has(each));
    for (const each of keys) if (isOpen) this.#open.delete(each);
    for (const each of keys) if (!isOpen) this.#open.add(each);
    this.#draw();
    const found = this.#lines.findIndex((line) => line.turn === turn && line.step === step && line.line.text !== "");
    return Math.max(0, found);
  }
  /** The lines of one turn. */
  textOf(wanted) {
    const lines = this.#lines.filter(({ turn }) => turn === wanted).map(({ line }) => `${line.text}
`);
    return lines.join("");
  }
  #hasFailed(index) {
    const { turn, step } = this.#lines[index] ?? { turn: -1, step: void 0 };
    const found = step === void 0 ? void 0 : this.#turns[turn]?.steps[step];
    const isFirst = this.#lines[index - 1]?.step !== step;
    return isFirst && found?.kind === "tool" && (found.outcome === "failed" || found.outcome === "refused");
  }
  #draw() {
    this.#lines = [...placedTurnLines(this.#turns, (turn, step) => this.#open.has(key(turn, step)))];
  }
};
function key(turn, step) {
  return `${turn} ${step}`;
}

// src/cli/log/viewer/turn-reading.ts
var ASK = "/";
var TurnReading = class {
  #name;
  #text = new TurnText();
  #page;
  #finder;
  #size = { columns: 80, rows: 24 };
  #prompt;
  #note;
  #isHelping = false;
  /** The line that was gone to last: Enter and `y` are about it as long as it is on the screen. */
  #at;
  constructor(name, form) {
    this.#name = name;
    this.#page = new Page(form);
    this.#finder = new Finder(this.#page);
  }
  resize(size) {
    this.#size = size;
    this.#page.resize({ columns: size.columns, rows: Math.max(1, size.rows - 1) });
  }
  /** Takes the turns as they are now. */
  replace(turns) {
    this.#text.replace(turns);
    this.#page.replace(this.#text, 0);
  }
  /** Says how something went that a key has asked for. */
  say(note) {
    this.#note = note;
  }
  press(key2) {
    this.#note = void 0;
    if (this.#prompt !== void 0) return this.#type(this.#prompt, key2);
    if (this.#isHelping) {
      this.#isHelping = false;
      return "done";
    }
    const lines = linesOf(key2, Math.max(1, this.#size.rows - 2));
    if (lines !== void 0) return this.#scroll(lines);
    switch (key2) {
      case "q":
      case "escape":
      case "C-c":
        return "close";
      case "tab":
        return "screen";
      case "]":
        return this.#go(this.#text.beginOf(this.#here, 1), "the last turn");
      case "[":
        return this.#go(this.#text.beginOf(this.#here, this.#isAtBegin ? -1 : 0), "the first turn");
      case "}":
        return this.#go(this.#text.failure(this.#here, 1), "no failure below");
      case "{":
        return this.#go(this.#text.failure(this.#here, -1), "no failure above");
      case "enter":
        return this.#unfold();
      case "y":
        return { copy: this.#text.textOf(this.#text.turnAt(this.#here)) };
      case "/":
        this.#prompt = EMPTY_PROMPT;
        return "done";
      case "n":
        return this.#found(this.#finder.active && this.#finder.down());
      case "N":
        return this.#found(this.#finder.active && this.#finder.up());
      case "?":
        this.#isHelping = true;
        return "done";
      default:
        return "done";
    }
  }
  /** Pasted text is for a prompt, or for nothing. */
  paste(text) {
    if (this.#prompt !== void 0) this.#prompt = pasted(this.#prompt, text.split(/[\r\n]/)[0] ?? "");
  }
  frame() {
    const { columns, rows } = this.#size;
    const shown = this.#isHelping ? turnHelpRows(columns).slice(0, Math.max(1, rows - 1)) : this.#page.rows((line, form, index) => this.#finder.mark(line, form, index));
    if (rows < 2) return { rows: shown, cursor: void 0 };
    while (shown.length < rows - 1) shown.push({ ansi: "", cells: 0 });
    if (this.#prompt === void 0) return { rows: [...shown, this.#footer()], cursor: void 0 };
    const prompt = wrap(`${ASK}${this.#prompt.text}`, columns - 1).at(-1) ?? { ansi: "", cells: 0 };
    return { rows: [...shown, prompt], cursor: prompt.cells };
  }
  get #here() {
    const { top, lastLine } = this.#page;
    if (this.#at !== void 0 && this.#at >= top.line && this.#at <= lastLine) return this.#at;
    return this.#page.following ? Math.max(0, lastLine) : top.line;
  }
  /** True on the first line of a turn: `[` goes to the one before then. */
  get #isAtBegin() {
    return this.#text.beginOf(this.#here, 0) === this.#here;
  }
  #footer() {
    if (this.#isHelping) return footer("keys", "any key: back", this.#size.columns);
    const count = this.#text.turnAt(this.#text.count - 1) + 1;
    const where = `turn ${this.#text.turnAt(this.#here) + 1} of ${count}`;
    const keys = "] [ turns  } { failures  Enter unfold  Tab screen  ? keys  q close";
    return footer(`${this.#name}  ${this.#note ?? where}`, keys, this.#size.columns);
  }
  #scroll(lines) {
    this.#at = void 0;
    this.#finder.forget();
    if (lines === Infinity) this.#page.follow();
    else if (lines === -Infinity) this.#page.goToStart();
    else this.#page.scroll(lines);
    return "done";
  }
  #go(line, otherwise) {
    if (line === void 0) this.#note = otherwise;
    else {
      this.#at = line;
      this.#page.goTo(line);
    }
    return "done";
  }
  #unfold() {
    this.#at = this.#text.toggle(this.#here);
    this.#page.replace(this.#text, 0);
    this.#page.goTo(this.#at);
    return "done";
  }
  #type(prompt, key2) {
    const next = typed(prompt, key2);
    this.#prompt = next.state === "open" ? next : void 0;
    if (next.state !== "done") return "done";
    this.#finder.start(next.text);
    return this.#found(this.#finder.down() || this.#finder.up());
  }
  #found(isFound) {
    if (!isFound) this.#note = "not found";
    return "done";
  }
};

// src/cli/log/viewer/viewer.ts
var TURNS_MS = 2e3;
var Viewer = class {
  /** Resolves when it is to be closed; rejects when something is wrong with it. */
  closed;
  #screen;
  #reading;
  #turns;
  #isOnTurns = false;
  #settle = () => void 0;
  #want = () => void 0;
  #copy = async () => Promise.resolve("");
  #edit = async () => Promise.resolve(void 0);
  #readTurns = async () => Promise.resolve([]);
  #turnsReadMs = 0;
  #isReadingTurns = false;
  /** A person has pressed Tab since the turns were read last. */
  #wantsTurns = false;
  #isSuspended = false;
  constructor(terminal, name, form) {
    this.#reading = new Reading(name, form);
    this.#turns = new TurnReading(name, form);
    this.closed = new Promise((resolve, reject) => {
      this.#settle = (result) => result === void 0 ? resolve() : reject(result.error);
    });
    const scene = { frame: (size) => this.#frame(size), press: (key2) => this.#press(key2) };
    this.#screen = new Screen(terminal, scene, { onError: (error) => this.fail(error) });
  }
  get following() {
    return this.#reading.following;
  }
  /** How many rows there are for text. */
  get height() {
    return this.#screen.size.rows - 1;
  }
  onWant(listener) {
    this.#want = listener;
  }
  /** Who copies a text returns what to write to the terminal for it, and throws what is in the way. */
  onCopy(copy) {
    this.#copy = copy;
  }
  /** Who reads the turns of the agent returns them, and throws what is in the way. */
  onTurns(read) {
    this.#readTurns = read;
  }
  /** Who opens an editor takes the terminal for it, gives it back, and returns what went wrong. */
  onEdit(edit) {
    this.#edit = edit;
  }
  /** Shows a text in which the lines of the last one have moved down by `shift`; negative: up. */
  show(text, shift) {
    const isFirst = !this.#reading.loaded;
    this.#reading.replace(text, shift);
    if (isFirst) this.extended();
    if (this.#isOnTurns && performance.now() - this.#turnsReadMs > TURNS_MS) this.#openTurns(false);
    this.#screen.changed();
  }
  /** Shows another text from one of its lines on. */
  showAt(text, line) {
    this.#reading.replaceAt(text, line);
    this.#screen.changed();
  }
  /** Goes on with what wanted other lines than those of the text. */
  extended() {
    this.#act(() => this.#reading.extended());
  }
  /** Says why there are no other lines. */
  refuse(why) {
    this.#reading.refuse(why);
    this.#screen.changed();
  }
  /** Says what became of the run. */
  end(state) {
    this.#reading.state = state;
    this.#screen.changed();
  }
  fail(error) {
    this.#settle({ error });
  }
  close() {
    this.#screen.close();
  }
  #frame(size) {
    const shown = this.#isOnTurns ? this.#turns : this.#reading;
    shown.resize(size);
    return shown.frame();
  }
  #press(key2) {
    if (typeof key2 !== "string" && "paste" in key2) {
      if (this.#isOnTurns) this.#turns.paste(key2.paste);
      return this.#act(() => this.#isOnTurns ? "done" : this.#reading.paste(key2.paste));
    }
    const called = typeof key2 === "string" ? key2 : key2.button;
    if (this.#isOnTurns) this.#pressOnTurns(called);
    else this.#act(() => this.#reading.press(called));
  }
  #pressOnTurns(key2) {
    const outcome = this.#turns.press(key2);
    if (outcome === "close") this.#settle();
    else if (outcome === "screen") this.#isOnTurns = false;
    else if (outcome !== "done") this.#copyOut(outcome.copy);
    this.#screen.changed();
  }
  /** Reads the turns, and shows them when they are there. */
  #openTurns(isAsked) {
    if (isAsked) this.#wantsTurns = true;
    if (this.#isReadingTurns) return;
    this.#isReadingTurns = true;
    const said = this.#readTurns().then(
      (turns) => {
        this.#turns.replace(turns);
        this.#isOnTurns ||= this.#wantsTurns;
        return void 0;
      },
      (error) => messageOf(error)
    );
    void said.then((problem) => {
      this.#isReadingTurns = false;
      this.#wantsTurns = false;
      this.#turnsReadMs = performance.now();
      if (problem !== void 0) this.#say(problem);
      this.#screen.changed();
    });
  }
  #say(note) {
    if (this.#isOnTurns) this.#turns.say(note);
    else this.#reading.say(note);
  }
  #act(act) {
    const { following } = this;
    const outcome = act();
    if (outcome === "close") this.#settle();
    else if (outcome === "edit") this.#openEditor();
    else if (outcome === "turns") this.#openTurns(true);
    else if (typeof outcome === "object" && "copy" in outcome) this.#copyOut(outcome.copy);
    else if (outcome !== "done") this.#want(outcome);
    else if (this.following && !following) this.#want("end");
    this.#screen.changed();
  }
  #copyOut(text) {
    const count = text.split("\n").length - 1;
    const said = `copied ${count === 1 ? "1 line" : `${count} lines`}`;
    void this.#answer(async () => {
      this.#screen.write(await this.#copy(text));
      return said;
    }, "could not be copied");
  }
  #openEditor() {
    if (this.#isSuspended) return;
    this.#isSuspended = true;
    this.#reading.say("writing the text for your editor");
    void this.#answer(async () => this.#edit(() => this.#screen.suspend()), "could not be opened in an editor").finally(
      () => {
        this.#isSuspended = false;
      }
    );
  }
  async #answer(work, problem) {
    try {
      this.#say(await work() ?? "");
    } catch (error) {
      this.#say(`${problem}: ${messageOf(error)}`);
    }
    this.#screen.changed();
  }
};

// src/cli/commands/log.ts
var GREP_MS = 2e3;
async function runLog(options, io) {
  const { directory } = options;
  const form = formCalled(options.form);
  if (options.path === true) {
    const file = join(directory, "output.log");
    io.stdout.write(`${io.isTTY ? plain(file) : file}
`);
    return;
  }
  if (options.redactor !== void 0 && form.kind === "bytes") {
    throw new Failure("invalid-request", "bytes cannot be masked surely: a secret may be drawn in any order", {
      next: "take --text or --ansi with --redact"
    });
  }
  const grep = options.grep === void 0 ? void 0 : new PatternSearch(options.grep, GREP_MS);
  const hasViewer = options.follow === true && form.kind === "lines" && options.redactor === void 0;
  if (hasViewer && io.terminal !== void 0) {
    await view(options, grep, new Terminal(io.terminal, io.env["TMUX"] !== void 0), io.env);
    return;
  }
  const log = await openExisting(directory);
  if (options.until !== void 0) log.endsAt(log.offsetAtTime(options.until));
  const since = await startOf(log, options);
  const pager = io.isTTY && form.kind === "lines" && options.follow !== true ? await startPager(io.env) : void 0;
  const sink = pager ?? streamSink(io.stdout);
  const stop = new AbortController();
  const end = () => stop.abort();
  sink.gone.addEventListener("abort", end);
  if (pager === void 0) {
    io.signal?.addEventListener("abort", end);
    if (io.signal?.aborted === true) end();
  }
  try {
    const follow = options.follow === true ? { directory, final: options.final, signal: stop.signal } : void 0;
    const output = await form.output(log, {
      since,
      lines: options.lines,
      grep,
      follow,
      onlyOutput: options.onlyOutput,
      redactor: options.redactor
    });
    for await (const data of output) {
      if (data.length > 0 && !await sink.write(data)) break;
    }
  } finally {
    io.signal?.removeEventListener("abort", end);
    await sink.close();
  }
}
async function view(options, grep, terminal, env) {
  const { directory, form, name = "", lines, final, state, turns } = options;
  const stop = new AbortController();
  const viewer = new Viewer(terminal, name, form === "ansi" ? "ansi" : "text");
  viewer.onCopy(async (text) => (await import("./cli-log-viewer-copy.js")).copyText(text, env));
  if (turns !== void 0) viewer.onTurns(turns);
  viewer.onEdit(async (suspend) => (await import("./cli-log-viewer-edit.js")).editText(directory, env, suspend));
  const feed = async () => {
    const log = await openExisting(directory);
    const since = await startOf(log, options);
    const { feedViewer } = await import("./cli-log-viewer-feed.js");
    const { signal } = stop;
    if (signal.aborted) return;
    await feedViewer(viewer, log, {
      directory,
      since,
      lines,
      grep,
      markers: form === "ansi" ? "all" : "lives",
      signal,
      final
    });
    viewer.end(endText(state?.()));
  };
  try {
    await Promise.race([viewer.closed, feed().then(async () => viewer.closed)]);
  } finally {
    stop.abort();
    viewer.close();
  }
}
async function startOf(log, { since, follow }) {
  if (since === void 0) return log.start;
  const offset = log.offsetAtTime(since);
  if (offset === log.end && follow !== true) return offset;
  return isFullScreen(log, offset) ? offset : imageStart(log, await lineStart(log, offset));
}
async function startPager(env) {
  const { openPager } = await import("./cli-log-print-pager.js");
  return openPager(env);
}
async function openExisting(directory) {
  try {
    await stat(directory);
  } catch (error) {
    const denied = systemCode(error) === "EACCES";
    throw new Failure(denied ? "permission-denied" : "log-unavailable", `there is no log in ${directory}`, {
      cause: error
    });
  }
  return openLog(directory);
}
function endText(state) {
  if (state === void 0 || !isFinal(state)) return "ended";
  const { kind, exitCode, signal } = state;
  const how = signal ?? (exitCode === void 0 ? void 0 : `exit code ${exitCode}`);
  return `ended: ${kind}${how === void 0 ? "" : `, ${plain(how)}`}`;
}

// src/cli/commands/open-log.ts
var JSON_LINES = 1e3;
async function openLog2(context, runner, options) {
  if (runner !== void 0 && options.target !== void 0) {
    throw new Failure("invalid-request", "a runner is named by its name or by -t", { next: "leave one of them out" });
  }
  const directory = findLog(context, runner ?? await paneOf(context, options.target));
  if (wantsTurns(options)) return openTurns(context, directory, options);
  const log = {
    directory,
    name: loggedRunner(directory)?.name,
    state: () => loggedRunner(directory)?.state,
    final: async () => Promise.resolve(hasEnded(directory)),
    turns: async () => turnsOf(context, directory),
    lines: options.lines,
    since: options.since,
    until: options.until,
    grep: options.grep,
    redactor: options.redact === true ? await redactor(context) : void 0
  };
  if (options.follow === true && options.path !== true) await refuseOwnPane(context, directory);
  if (context.json) return context.printJson(await jsonLog(context, log));
  await runLog(
    {
      ...log,
      follow: options.follow === true,
      form: formOf(options, context.colour),
      path: options.path === true,
      onlyOutput: options.text === true
    },
    {
      stdout: process.stdout,
      isTTY: process.stdout.isTTY,
      terminal: isatty(0) && isatty(1) ? process : void 0,
      env: context.env
    }
  );
  if (log.redactor !== void 0) context.say((await import("./cli-log-masking.js")).countsText(log.redactor.counts));
  if (options.path !== true && process.stdout.isTTY) await tellLooked(context, directory);
}
function wantsTurns({ turns, last, markdown, tools }) {
  return turns !== void 0 || last === true || markdown === true || tools === true;
}
async function openTurns(context, directory, options) {
  const { turns, last, markdown, tools, since, until } = options;
  const { printTurns } = await import("./cli-commands-turns.js");
  const masks = options.redact === true ? await redactor(context) : void 0;
  await printTurns(context, recorded(directory), { turns, last, markdown, tools, since, until, redactor: masks });
  if (masks !== void 0) context.say((await import("./cli-log-masking.js")).countsText(masks.counts));
  if (process.stdout.isTTY) await tellLooked(context, directory);
}
async function turnsOf(context, directory) {
  const { findTurns } = await import("./cli-turns-find-turns.js");
  return (await findTurns(context, recorded(directory))).turns;
}
function recorded(directory) {
  const runner = loggedRunner(directory);
  if (runner === void 0) throw new Failure("log-unavailable", "the record of this run cannot be read");
  return { id: runner.id, name: runner.name, directory };
}
async function refuseOwnPane(context, directory) {
  const runner = loggedRunner(directory);
  if (runner === void 0 || isFinal(runner.state) || !await printsInto(runner.pane, context)) return;
  throw new Failure("invalid-request", `${runner.name} runs in this very pane, which would show itself without end`, {
    next: "follow it over the pane with prefix G l, or from another pane"
  });
}
async function redactor({ env }) {
  return (await import("./cli-log-masking.js")).redactorOf(env);
}
async function jsonLog({ env }, options) {
  const chunks = [];
  const stdout = new Writable({
    write(chunk, _, done) {
      chunks.push(chunk);
      done();
    }
  });
  const lines = options.lines ?? (options.since === void 0 ? JSON_LINES : void 0);
  await runLog({ ...options, lines, form: "text", onlyOutput: true }, { stdout, isTTY: false, env });
  const text = Buffer.concat(chunks).toString();
  return { log: join2(options.directory, LIVE_FILE), lines: text === "" ? [] : text.replace(/\n$/, "").split("\n") };
}
function formOf(options, colour) {
  return FORMS.find(({ name }) => options[name] === true)?.name ?? (colour ? "ansi" : "text");
}
async function paneOf(context, target) {
  if (target === void 0) return currentPane(context);
  const [exists, asks] = askPaneAt(target, "#{pane_id}");
  const lines = await runTmux(context.address, [...exists, ";", ...asks]);
  return lines.split("\n").at(-1) ?? "";
}

export {
  footer,
  openLog2 as openLog,
  paneOf
};
