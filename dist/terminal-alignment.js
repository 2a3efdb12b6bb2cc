import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  LineJoiner,
  bounded
} from "./terminal-screen-size.js";
import {
  PaneTerminal,
  Row,
  USUAL_TRAITS,
  WORDS,
  optionsOf
} from "./terminal-pane-alternate-screen.js";

// src/terminal/recent-text.ts
var HALF_BYTES = 512 * 1024;
var MOST_BYTES_A_UNIT = 3;
var RecentText = class {
  #old;
  #bytes;
  #length = 0;
  /** Characters that were added so far. */
  added = 0;
  /** Adds a line. Of one that is too long nothing is remembered. */
  add(text) {
    this.added += text.length;
    if (text.length * MOST_BYTES_A_UNIT >= HALF_BYTES) return;
    if (this.#bytes === void 0 || this.#length + text.length * MOST_BYTES_A_UNIT >= HALF_BYTES) {
      const spare = this.#old;
      this.#old = this.#bytes?.subarray(0, this.#length);
      this.#bytes = spare === void 0 ? Buffer.allocUnsafeSlow(HALF_BYTES) : Buffer.from(spare.buffer);
      this.#length = 0;
    }
    this.#length += this.#bytes.write(text, this.#length);
    this.#bytes[this.#length] = 10;
    this.#length += 1;
  }
  /** What is remembered, each line with a line feed. */
  get text() {
    return `${this.#old?.toString() ?? ""}${this.#bytes?.toString("utf8", 0, this.#length) ?? ""}`;
  }
};

// src/terminal/ink.ts
var NO_INK = /[\s\u2500-\u259f|]+/gu;
function inkOf(text) {
  return text.replaceAll(NO_INK, "");
}

// src/terminal/repaint.ts
var MOST_SKIPPED = 2e4;
var MOST_NEW = 300;
var LEAST_INK = 8;
var MOST_TRIES = 100;
var Repaint = class _Repaint {
  #ink;
  /** For each place in the ink whether a line begins there. */
  #begins;
  /** How far in the ink the lines have come. */
  #at = 0;
  #isRepeating = false;
  #new = 0;
  constructor(ink, begins) {
    this.#ink = ink;
    this.#begins = begins;
  }
  /** Of all that was painted before, line by line. */
  static of(lines) {
    const inks = lines.map(inkOf);
    const ink = inks.join("");
    const begins = new Uint8Array(ink.length + 1);
    let at = 0;
    for (const { length } of inks) {
      begins[at] = 1;
      at += length;
    }
    return new _Repaint(ink, begins);
  }
  /** True when all of it has come, or something else. */
  get isOver() {
    return this.#at >= this.#ink.length || this.#new > MOST_NEW;
  }
  /** True when this line is there again. */
  repeats({ text }) {
    if (this.isOver) return false;
    const ink = inkOf(text);
    if (ink.length < LEAST_INK) {
      const isNext = this.#isRepeating && this.#ink.startsWith(ink, this.#at);
      if (isNext) this.#at += ink.length;
      return isNext;
    }
    const found = this.#find(ink);
    this.#isRepeating = found >= 0 && (this.#at === 0 || found - this.#at <= MOST_SKIPPED);
    if (!this.#isRepeating) {
      this.#new += 1;
      return false;
    }
    this.#at = found + ink.length;
    this.#new = 0;
    return true;
  }
  /** Where this stands from here on; -1 when it does not. */
  #find(ink) {
    let found = this.#ink.indexOf(ink, this.#at);
    for (let tries = 0; found > this.#at && this.#begins[found] === 0; tries += 1) {
      if (tries === MOST_TRIES) return -1;
      found = this.#ink.indexOf(ink, found + 1);
    }
    return found;
  }
  /** One in the same state, to look ahead with. */
  copy() {
    const copy = new _Repaint(this.#ink, this.#begins);
    copy.#at = this.#at;
    copy.#isRepeating = this.#isRepeating;
    copy.#new = this.#new;
    return copy;
  }
};

// src/terminal/final-lines.ts
var MUCH_NEW = 4 * 1024;
var FinalLines = class {
  #lines = [];
  #recent = new RecentText();
  /** What the text was when that was looked at last, and how much had been added by then. */
  #known;
  #knownAt = 0;
  /** While a program may paint again what it has cleared, and how many lines it has since the last new one. */
  #repaint;
  #repeated = 0;
  /** How many of the lines to be taken were final when the history was cleared. */
  #cleared = 0;
  /** Before which of the lines to be taken others may still come; undefined when none may. */
  #heldAt;
  /** What to say where so many lines are left out. */
  noteOfRepaint;
  /** Adds a line of the program, if it is not one that was there before. */
  add(line) {
    if (this.#repaint?.repeats(line) === true) {
      this.#repeated += 1;
      return;
    }
    if (this.#repeated > 0) this.#lines.push(...this.#noteOf(this.#repeated));
    this.#repeated = 0;
    if (this.#repaint?.isOver === true) this.#repaint = void 0;
    this.#lines.push(line);
    this.#recent.add(line.text);
  }
  /** Adds lines that nothing else is to be made of. */
  addAll(lines) {
    for (const line of lines) this.#lines.push(line);
  }
  /** The pane has forgotten all that is final. `isPaintedAgain`: the program may be about to paint it again. */
  cleared(isPaintedAgain) {
    this.#cleared = this.#lines.length;
    if (!isPaintedAgain) return;
    if (this.#known === void 0 || this.#recent.added - this.#knownAt >= MUCH_NEW) {
      this.#known = Repaint.of(this.#recent.text.split("\n"));
      this.#knownAt = this.#recent.added;
    }
    this.#repaint = this.#known.copy();
  }
  /** What a program had to paint again it has painted by now. */
  settled() {
    if (this.#repeated > 0) this.#lines.push(...this.#noteOf(this.#repeated));
    this.#repeated = 0;
    this.#repaint = void 0;
  }
  /** Keeps a place among the lines, and all that come after it, until `release`. */
  hold() {
    this.#heldAt ??= this.#lines.length;
  }
  /** Puts lines into the place that was kept, or to the end when there is none. */
  release(lines) {
    const at = this.#heldAt ?? this.#lines.length;
    this.#heldAt = void 0;
    this.#lines = [...this.#lines.slice(0, at), ...lines, ...this.#lines.slice(at)];
    if (this.#cleared > at) this.#cleared += lines.length;
  }
  /** The lines since the last call, up to the place that is kept. */
  take() {
    const lines = this.#lines.splice(0, this.#heldAt ?? this.#lines.length);
    if (this.#heldAt !== void 0) this.#heldAt = 0;
    this.#cleared = Math.max(0, this.#cleared - lines.length);
    return lines;
  }
  /** As `take`, without the lines that the pane has forgotten since. */
  takeRemembered() {
    const cleared = this.#cleared;
    return this.take().slice(cleared);
  }
  /** The lines that have to wait for what may come before them. */
  get waiting() {
    return this.#heldAt === void 0 ? [] : this.#lines.slice(this.#heldAt);
  }
  /** What becomes of lines that are not final yet, one after the other: none, one, or one and a note before it. */
  preview() {
    const repaint = this.#repaint?.copy();
    let repeated = this.#repeated;
    return (line) => {
      if (repaint?.repeats(line) === true) {
        repeated += 1;
        return [];
      }
      const lines = repeated > 0 ? [...this.#noteOf(repeated), line] : [line];
      repeated = 0;
      return lines;
    };
  }
  #noteOf(repeated) {
    const note = this.noteOfRepaint?.(repeated);
    return note === void 0 ? [] : [note];
  }
};

// src/terminal/alignment.ts
var MUCH = 16;
var LITTLE = 1;
function alignment(before, now) {
  const isSame = (at, to) => saysSame(before[at], now[to]);
  let top = 0;
  while (top < before.length && top < now.length && isSame(top, top)) top += 1;
  let below = 0;
  const most = Math.min(before.length, now.length) - top;
  while (below < most && isSame(before.length - 1 - below, now.length - 1 - below)) below += 1;
  const others = before.slice(top, before.length - below);
  const matches = common(others, now.slice(top, now.length - below));
  return { top, matches: matches.map(([at, to]) => [top + at, top + to]), below };
}
function common(before, now) {
  const [rows, cols] = [before.length, now.length];
  if (rows === 0 || cols === 0) return [];
  const numberOf = numbering();
  const [numbers, nowNumbers] = [before.map(numberOf), now.map(numberOf)];
  const weights = before.map(weightOf);
  const best = new Uint32Array((rows + 1) * (cols + 1));
  const weightFrom = (row, col) => best[row * (cols + 1) + col];
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let col = cols - 1; col >= 0; col -= 1) {
      const skipped = Math.max(weightFrom(row + 1, col), weightFrom(row, col + 1));
      const isSame = numbers[row] === nowNumbers[col];
      const taken = isSame ? weightFrom(row + 1, col + 1) + weights[row] : 0;
      best[row * (cols + 1) + col] = Math.max(skipped, taken);
    }
  }
  const matches = [];
  for (let [row, col] = [0, 0]; row < rows && col < cols; ) {
    if (weightFrom(row, col) === weightFrom(row + 1, col)) row += 1;
    else if (weightFrom(row, col) === weightFrom(row, col + 1)) col += 1;
    else {
      matches.push([row, col]);
      row += 1;
      col += 1;
    }
  }
  return matches;
}
function numbering() {
  const numbers = /* @__PURE__ */ new Map();
  return (line) => {
    const key = line.ink || line.text;
    const known = numbers.get(key);
    if (known !== void 0) return known;
    numbers.set(key, numbers.size);
    return numbers.size - 1;
  };
}
function saysMuch(before, { top, matches, below }) {
  return before.slice(0, top).some(isTelling) || before.slice(before.length - below).some(isTelling) || matches.some(([at]) => isTelling(before[at]));
}
function saysSame(one, other) {
  if (one === void 0 || other === void 0) return false;
  if (one === other || one.text === other.text) return true;
  const ink = one.ink;
  return ink !== "" && ink === other.ink;
}
function weightOf(line) {
  return line.ink.length >= 3 ? MUCH : LITTLE;
}
function isTelling(line) {
  return weightOf(line) === MUCH;
}

// src/terminal/row-changes.ts
var LEAST_PAGE_ROWS = 5;
var DIGITS = /\d+/g;
function isNextPage(before, now) {
  const changed = before.flatMap((line, at) => {
    const text = now[at]?.text ?? "";
    return line.text === "" || line.text === text ? [] : [[line.text, text]];
  });
  if (changed.length < LEAST_PAGE_ROWS) return false;
  const steps = changed.map(([one, other]) => stepOf(one, other)).filter((step) => step !== void 0);
  if (steps.length * 2 < changed.length) return true;
  const [first = 0] = steps;
  return Math.abs(first) >= changed.length && steps.filter((step) => step === first).length * 2 > changed.length;
}
function stepOf(one, other) {
  if (one.replaceAll(DIGITS, "0") !== other.replaceAll(DIGITS, "0")) return void 0;
  const [first, second] = [one, other].map((text) => (text.match(DIGITS) ?? []).map(Number));
  const at = first?.findIndex((number, place) => number !== second?.[place]) ?? -1;
  return (second?.[at] ?? 0) - (first?.[at] ?? 0);
}
function isAlike(one, other) {
  const [first, second] = [one.replaceAll(DIGITS, "0"), other.replaceAll(DIGITS, "0")];
  const most = Math.min(first.length, second.length);
  let same = 0;
  while (same < most && first[same] === second[same]) same += 1;
  let end = 0;
  while (same + end < most && first.at(-1 - end) === second.at(-1 - end)) end += 1;
  return (same + end) * 2 >= Math.max(first.length, second.length);
}

// src/terminal/painted-text.ts
var MOST_HEADER_ROWS = 4;
var LEAST_INK2 = 8;
var SURE_TICKS = 3;
var MOST_SKIPPED2 = 4e3;
var MOST_REMEMBERED = 64 * 1024;
var MOST_LATELY = 200;
var PaintedText = class {
  #seen = [];
  /** What was taken in last. */
  #looked = [];
  /** What a person has scrolled away downwards, from the top. */
  #below = [];
  /** The screen shows what has left it before: how far in that it has come. */
  #backAt;
  /** Lines that gave way to others like them, which may be clocks and counters. */
  #ticked = [];
  #ticks = 0;
  #told = [];
  /** The last lines of it. */
  #lately = [];
  /** Ink of what was told last. */
  #remembered = "";
  /** Takes in the screen as it is when a frame has been painted, from top to bottom. */
  see(lines) {
    if (lines === this.#looked) return;
    this.#looked = lines;
    const before = this.#seen;
    if (this.#stays(lines)) return;
    if (lines.every(({ text }) => text === "")) return;
    const shown = before.map(({ line }) => line);
    const aligned = alignment(shown, lines);
    const after = saysMuch(shown, aligned) ? this.#scroll(lines, aligned) : this.#tick(before, lines) ?? this.#replace(before, lines, lines);
    this.#seen = after;
  }
  /** Lines that have left the screen since the last call. */
  take() {
    const told = this.#told;
    this.#told = [];
    return told;
  }
  /** Lines that are on the screen and were not told. */
  rest() {
    const lines = [...this.#ticked, ...this.#seen].filter(({ told }) => !told).map(({ line }) => line);
    while (lines.at(-1)?.text === "") lines.pop();
    return lines;
  }
  /** These lines are on the screen, and are not told any more. */
  pass(lines) {
    this.#ticked = [];
    this.#looked = lines;
    this.#seen = lines.map((line) => ({ line, told: true }));
  }
  /** The program is done with its screen: what is left on it is told. */
  leave() {
    const rest = this.rest();
    this.#ticked = [];
    for (const line of rest) this.#tell(line);
    this.#seen = [];
    this.#looked = [];
    this.#backAt = void 0;
  }
  /** True when all rows stay what they were, whatever their colours are now: most frames turn a spinner. */
  #stays(lines) {
    const seen = this.#seen;
    if (lines.length !== seen.length) return false;
    let isSame = true;
    for (let at = 0; at < lines.length; at += 1) {
      const [{ line }, now] = [seen[at], lines[at]];
      if (line === now) continue;
      if (!saysSame(line, now)) return false;
      isSame = false;
    }
    if (isSame) return true;
    if (!lines.some(isTelling)) return false;
    for (let at = 0; at < lines.length; at += 1) seen[at].line = lines[at];
    return true;
  }
  /** Another text is there. What it does not show any more has left; of what it shows, some may have been told. */
  #replace(gone, come, screen) {
    const isShown = isPartOf(screen.map(({ ink }) => ink).join(""));
    for (const { line, told } of gone) if (!isShown(line) && !told) this.#tell(line);
    this.#below = [];
    const isKnown = isPartOf(this.#remembered);
    const seen = come.map((line) => ({ line, told: isKnown(line) }));
    const last = seen.findLast(({ line, told }) => told && line.ink.length >= LEAST_INK2);
    this.#goBack(last?.line);
    return seen;
  }
  #scroll(lines, { top, matches, below }) {
    const after = [];
    const header = [];
    const stays = (at, now) => {
      const same = this.#seen[at];
      same.line = lines[now];
      after.push(same);
      header.push(same);
    };
    for (let row = 0; row < top; row += 1) stays(row, row);
    let isBack = false;
    let [from, to] = [top, top];
    const [end, endNow] = [this.#seen.length - below, lines.length - below];
    for (const [at, now] of [...matches, [end, endNow]]) {
      const gone = this.#seen.slice(from, at);
      const come = lines.slice(to, now);
      const isAtTop = to < MOST_HEADER_ROWS;
      const isOther = isAtTop && Math.min(gone.length, come.length) > MOST_HEADER_ROWS;
      if (isAtTop && gone.length > come.length) {
        this.#tellOnce(header);
        if (!isOther) this.#scrolledAway(gone, come);
      }
      if (isOther) after.push(...this.#tick(gone, come) ?? this.#replace(gone, come, lines));
      else if (isAtTop && come.length > gone.length) {
        const isKnown = isPartOf(this.#remembered);
        after.push(...come.map((line) => ({ line, told: isKnown(line) })));
        isBack ||= after.at(-1)?.told === true;
      } else {
        after.push(...come.map((line) => this.#entering(line)));
        if (isBack) this.#below.unshift(...gone);
      }
      if (at < end) stays(at, now);
      from = at + 1;
      to = now + 1;
    }
    for (let left = below; left > 0; left -= 1) stays(this.#seen.length - left, lines.length - left);
    return after;
  }
  /** Lines that have left at the top, where fewer have come: a row that resembles the one in its place has only changed. */
  #scrolledAway(gone, come) {
    for (const [at, { line, told }] of gone.entries()) {
      const inPlace = come[at];
      if (!told && (inPlace === void 0 || !isAlike(line.text, inPlace.text))) this.#tell(line);
    }
  }
  /** A line that enters below others: a new one, or one that has left there when a person scrolled back. */
  #entering(line) {
    const [next] = this.#below;
    if (next?.line.text === line.text) {
      this.#below.shift();
      next.line = line;
      return next;
    }
    return { line, told: this.#follows(line) };
  }
  /** The last line on the screen is one that has left it before; undefined: none is. */
  #goBack(line) {
    const ink = line?.ink ?? "";
    const at = ink === "" ? -1 : this.#remembered.lastIndexOf(ink) + ink.length;
    this.#backAt = at < 0 || at >= this.#remembered.length ? void 0 : at;
  }
  /** True for a line that came next when it was told before. */
  #follows(line) {
    const ink = line.ink;
    if (this.#backAt === void 0 || ink === "") return false;
    const found = this.#remembered.indexOf(ink, this.#backAt);
    const isNext = found >= 0 && found - this.#backAt <= MOST_SKIPPED2;
    const at = found + ink.length;
    this.#backAt = !isNext || at >= this.#remembered.length ? void 0 : at;
    return isNext;
  }
  /**
   * Rows that stand where others stood that most of them resemble. Once that is a page of a table; again and again it is
   * clocks and counters, of which only the last is kept.
   */
  #tick(before, now) {
    if (before.length !== now.length) return void 0;
    const inked = before.filter(({ line }) => line.text !== "");
    const alike = before.filter(({ line }, at) => line.text !== "" && isAlike(line.text, now[at]?.text ?? ""));
    if (alike.length * 2 <= inked.length) return void 0;
    const shown = before.map(({ line }) => line);
    if (isNextPage(shown, now)) return void 0;
    if (now.some(({ ink }) => ink.length >= LEAST_INK2 && this.#remembered.includes(ink))) return void 0;
    this.#ticks += 1;
    const gone = before.filter(({ line, told }, at) => !told && line.text !== now[at]?.text);
    this.#ticked = this.#ticks >= SURE_TICKS ? [] : [...this.#ticked, ...gone];
    return before.map((seen, at) => {
      const line = now[at];
      return { line, told: seen.told && seen.line.text === line.text };
    });
  }
  /** Rows that stand still while what is below them scrolls. One may be the copy of a line that has scrolled away. */
  #tellOnce(header) {
    for (const seen of header) {
      if (!seen.told && !this.#lately.includes(seen.line.text)) this.#tell(seen.line);
      seen.told = true;
    }
  }
  #tell(line) {
    const ticked = this.#ticked;
    this.#ticked = [];
    this.#ticks = 0;
    for (const seen of ticked) this.#tell(seen.line);
    if (line.text === "" && this.#lately.at(-1) === "") return;
    this.#told.push(line);
    this.#lately.push(line.text);
    if (this.#lately.length > 2 * MOST_LATELY) this.#lately = this.#lately.slice(-MOST_LATELY);
    this.#remembered += line.ink;
    if (this.#remembered.length <= 2 * MOST_REMEMBERED) return;
    this.#remembered = this.#remembered.slice(-MOST_REMEMBERED);
    this.#backAt = void 0;
  }
};
function isPartOf(text) {
  let isPart = false;
  return (line) => {
    const ink = line.ink;
    if (ink.length >= LEAST_INK2) isPart = text.includes(ink);
    return isPart;
  };
}

// src/terminal/screen-line.ts
var PIECE_WORDS = 16 * 1024;
var RowReader = class {
  #cells;
  #joiner;
  #copy = new Row();
  #piece = new Uint32Array(0);
  #free = 0;
  constructor(cells) {
    this.#cells = cells;
    this.#joiner = new LineJoiner(cells);
  }
  /** The line that a row makes alone. `before` is what it was when the row was read last: returned where nothing is different. */
  read(row, cols, before) {
    const used = Math.min(row.used, cols);
    const size = Math.min(used, row.size);
    const known = before instanceof RowLine && before.used === used && before.size === size ? before : void 0;
    const from = this.#room(size);
    const piece = this.#piece;
    const { cells } = row;
    const { piece: old, from: oldFrom } = known ?? NOTHING;
    let isOther = known === void 0;
    let isStyled = false;
    for (let at = 0; at < size * WORDS; at += WORDS) {
      const word = cells[at];
      const style = cells[at + 1];
      piece[from + at] = word;
      piece[from + at + 1] = style;
      if (isOther) continue;
      if (word !== old[oldFrom + at]) isOther = true;
      else if (style !== old[oldFrom + at + 1]) isStyled = true;
    }
    if (known !== void 0 && !isOther && !isStyled) return known;
    this.#free = from + size * WORDS;
    const isSame = known !== void 0 && !isOther && !this.#cells.styles.drawsLines;
    return new RowLine({ reader: this, piece, from, size, used }, isSame ? known : void 0);
  }
  /** What a copy of cells says. */
  text(kept) {
    const row = this.#rowOf(kept);
    return this.#cells.styles.drawsLines ? this.#joiner.line(row, kept.used).text : this.#joiner.text(row, kept.used);
  }
  /** The same with colours and attributes. */
  ansi(kept) {
    return this.#joiner.line(this.#rowOf(kept), kept.used).ansi;
  }
  #rowOf({ piece, from, size, used }) {
    const row = this.#copy;
    row.cells = piece.subarray(from, from + size * WORDS);
    row.size = size;
    row.used = used;
    return row;
  }
  /** Where so many cells can be copied to. */
  #room(cells) {
    if (this.#free + cells * WORDS <= this.#piece.length) return this.#free;
    this.#piece = new Uint32Array(Math.max(PIECE_WORDS, cells * WORDS));
    this.#free = 0;
    return 0;
  }
};
var NOTHING = { piece: new Uint32Array(0), from: 0 };
var RowLine = class {
  piece;
  from;
  size;
  used;
  #reader;
  text;
  #ink;
  /** `same` says the same in other colours. */
  constructor({ reader, piece, from, size, used }, same) {
    this.piece = piece;
    this.from = from;
    this.size = size;
    this.used = used;
    this.#reader = reader;
    this.text = same === void 0 ? reader.text(this) : same.text;
    this.#ink = same === void 0 ? void 0 : same.#ink;
  }
  get ansi() {
    return this.#reader.ansi(this);
  }
  get ink() {
    this.#ink ??= inkOf(this.text);
    return this.#ink;
  }
};
function joinedLine({ text, ansi }) {
  return { text, ansi, ink: inkOf(text) };
}
function lastingLine({ text, ansi }) {
  return { text, ansi };
}

// src/terminal/full-screen.ts
var FullScreen = class {
  #pane;
  #joiner;
  #reader;
  /** What rows said when they were read last. */
  #read = /* @__PURE__ */ new WeakMap();
  /** The last look at the screen: the rows from top to bottom that are lines alone, and all lines. */
  #rows = [];
  #lines = [];
  #kept;
  #painted;
  #saysFrames = false;
  /** What has scrolled away at the top since anything was written, as when a program goes to a new line and leaves. */
  #scrolled = [];
  /** What a program has left that may only be painted again. */
  #held;
  /** What is left now may be a program that goes on and is painted again. */
  holds = false;
  constructor(pane, kept) {
    this.#pane = pane;
    this.#joiner = new LineJoiner(pane.cells);
    this.#reader = new RowReader(pane.cells);
    this.#kept = kept;
  }
  get kept() {
    return this.#kept;
  }
  /** Chooses what programs leave, the one that is on the screen and later ones. */
  set kept(kept) {
    this.#kept = kept;
    if (kept === "conversation" && this.#pane.alternate) this.#painted ??= new PaintedText();
  }
  /** A program is about to be shown. */
  enter() {
    this.#saysFrames = false;
    this.#scrolled = [];
    this.#held = void 0;
    const goesOn = this.holds ? this.#painted : void 0;
    this.#painted = this.#kept === "conversation" ? goesOn ?? new PaintedText() : void 0;
  }
  /** The program says that it has painted a frame. */
  painted() {
    this.#saysFrames = true;
    this.#painted?.see(this.#look());
  }
  /** The program may begin a frame. */
  homing() {
    if (!this.#saysFrames) this.#painted?.see(this.#look());
  }
  /** A row is about to scroll away. */
  scrollingAway(row) {
    if (this.#kept !== "screen" || row !== this.#pane.shown[0]) return;
    const before = this.#isUntouched ? this.#scrolled : [];
    this.#scrolled = [...before, ...this.#look().slice(0, 1).map(lastingLine)].slice(-this.#pane.rows);
  }
  /** The program is about to leave; returns what it leaves. */
  leave() {
    if (this.#kept === "nothing") return [];
    if (this.#painted !== void 0) this.#painted.see(this.#look());
    if (!this.holds) return this.#left();
    this.#held = this.#painted === void 0 ? this.#lastScreen() : this.rest();
    return [];
  }
  /** What a program has left that may only be painted again. */
  get held() {
    return this.#held ?? [];
  }
  /** Nothing is painted again any more; returns what a program has left that has gone since. */
  release() {
    this.holds = false;
    const held = this.#held;
    this.#held = void 0;
    if (held === void 0) return [];
    const before = this.take();
    this.#painted = void 0;
    return [...before, ...held];
  }
  #left() {
    if (this.#painted === void 0) return this.#lastScreen();
    this.#painted.leave();
    const lines = this.take();
    this.#painted = void 0;
    return lines;
  }
  /** What is shown now is not given out any more. */
  pass() {
    this.#painted?.pass(this.#look());
  }
  /** Lines that have scrolled away since the last call. */
  take() {
    return this.#painted?.take().map(lastingLine) ?? [];
  }
  /** Lines on the screen that have not been given out. */
  rest() {
    return this.#painted?.rest().map(lastingLine) ?? withoutBlankEnd(this.#look().map(lastingLine));
  }
  /** True when nothing was written since the lines were read. */
  get #isUntouched() {
    return this.#pane.shown.every((row) => row.told || row.isBlank);
  }
  #lastScreen() {
    const scrolled = this.#isUntouched ? this.#scrolled : [];
    return withoutBlankEnds([...scrolled, ...this.#look().map(lastingLine)]);
  }
  /** The lines of the screen, read again where something was written to them; the same array where nothing was. */
  #look() {
    const pane = this.#pane;
    const { cols, rows } = pane;
    if (this.#isAsRead(rows)) return this.#lines;
    const lines = [];
    const joiner = this.#joiner;
    this.#rows.length = rows;
    for (let at = 0; at < rows; at += 1) {
      const row = pane.row(at);
      if (joiner.empty && !row.wrapped) {
        lines.push(this.#lineOf(row, cols));
        this.#rows[at] = row;
        continue;
      }
      joiner.add(row, cols);
      this.#rows[at] = void 0;
      if (!row.wrapped || at + 1 === rows) lines.push(joinedLine(joiner.take()));
    }
    this.#lines = lines;
    return lines;
  }
  /** True when nothing was written since the last look. */
  #isAsRead(rows) {
    if (rows !== this.#rows.length) return false;
    for (let at = 0; at < rows; at += 1) {
      const row = this.#rows[at];
      if (row === void 0 || !row.told || row.wrapped || row !== this.#pane.row(at)) return false;
    }
    return true;
  }
  #lineOf(row, cols) {
    const before = this.#read.get(row);
    if (row.told && before !== void 0) return before;
    const line = this.#reader.read(row, cols, before);
    row.told = true;
    if (line !== before) this.#read.set(row, line);
    return line;
  }
};
function withoutBlankEnds(lines) {
  return withoutBlankEnd(lines).slice(
    Math.max(
      0,
      lines.findIndex(({ ansi }) => ansi !== "")
    )
  );
}
function withoutBlankEnd(lines) {
  while (lines.at(-1)?.ansi === "") lines.pop();
  return lines;
}

// src/terminal/line-rows.ts
function areTold(rows, from, to) {
  for (let at = from; at < to; at += 1) if (!rows[at].told) return false;
  return true;
}
function lineStart(rows, at) {
  let begin = at;
  while (begin > 0 && rows[begin - 1]?.wrapped === true) begin -= 1;
  return begin;
}
function inkEnd(rows) {
  let end = rows.length;
  while (end > 0 && rows[end - 1].isBlank) end -= 1;
  return end;
}

// src/terminal/told-ahead.ts
var ToldAhead = class {
  #lines = [];
  /** The first row that was below the screen. */
  #end = 0;
  /** Remembers the lines of a pane that were told and are on its screen; `gone` rows have left its history. */
  remember({ cells, cols, historySize, lines }, gone) {
    const joiner = new LineJoiner(cells);
    this.#lines = [];
    this.#end = gone + lines.length;
    for (let begin = lineStart(lines, historySize), at = begin; at < lines.length; at += 1) {
      const row = lines[at];
      joiner.add(row, cols);
      if (row.wrapped) continue;
      const { text } = joiner.take();
      if (areTold(lines, begin, at + 1)) this.#lines.push({ text, row: lines[begin] });
      begin = at + 1;
    }
  }
  /** True for a line that begins on `row` and was told, taken away, and painted again. Each counts once. */
  takes(pane, line, row) {
    return this.#takeFrom(this.#lines, pane, line, row);
  }
  /** The same as `takes` on a copy, so that nothing is used up. */
  copy(pane) {
    const lines = [...this.#lines];
    return (line, row) => this.#takeFrom(lines, pane, line, row);
  }
  /** Forgets the lines that begin with one of these rows. */
  forget(rows) {
    this.#lines = this.#lines.filter(({ row }) => !rows.includes(row));
  }
  clear() {
    this.#lines = [];
  }
  #takeFrom(told, pane, { text }, row) {
    if (told.length === 0 || row >= this.#end) return false;
    const at = told.findIndex((each) => each.text === text && !(each.row.told && pane.lines.includes(each.row)));
    if (at >= 0) told.splice(at, 1);
    return at >= 0;
  }
};

// src/terminal/leaving-rows.ts
var LeavingRows = class {
  #options;
  /** The line that goes on in rows that have left. */
  open;
  /** How many rows have left. */
  gone = 0;
  /** Of the open line: the row on which it began, and whether all of it was told before. */
  #openRow = 0;
  #openIsTold = false;
  constructor(options) {
    this.#options = options;
    this.open = new LineJoiner(options.pane().cells);
  }
  /** Another pane is drawn from here on: no line goes on in it. */
  begin() {
    this.open = new LineJoiner(this.#options.pane().cells);
  }
  /** Adds rows that leave to the lines that they belong to. */
  add(rows) {
    const { final, notes, pane } = this.#options;
    const { cols } = pane();
    for (const row of rows) {
      if (this.open.empty) {
        final.addAll(notes.take(this.gone));
        this.#openRow = this.gone;
        this.#openIsTold = true;
      }
      this.open.add(row, cols);
      this.#openIsTold &&= row.told;
      this.gone += 1;
      if (!row.wrapped || this.open.full) this.#endLine();
    }
  }
  /** The line that goes on ends here. */
  end() {
    if (!this.open.empty) this.#endLine();
  }
  /** Adds the open line, if it is news. */
  #endLine() {
    const { final, pane, toldAhead } = this.#options;
    const line = this.open.take();
    if (this.#openIsTold || toldAhead.takes(pane(), line, this.#openRow)) return;
    final.add(line);
  }
};

// src/terminal/pane-lines.ts
var PaneLines = class {
  #parts;
  #told = 0;
  #reflows = 0;
  constructor(parts) {
    this.#parts = parts;
  }
  /** How many rows of the pane, from the oldest on, are known to be told. */
  get told() {
    return this.#told;
  }
  /** Another pane is drawn from here on. */
  begin() {
    this.#told = 0;
    this.#reflows = 0;
  }
  /** Takes in that the oldest rows leave; returns how many of them are known to be told. */
  forget(count) {
    const known = Math.min(this.#told, count);
    this.#told -= known;
    return known;
  }
  /** The lines before a row of the pane that were not told. */
  untold(to) {
    const { final, leaving, toldAhead } = this.#parts;
    const found = [];
    const { cols, lines } = this.#pane;
    const joiner = leaving.open.copy();
    const preview = final.preview();
    const wasTold = toldAhead.copy(this.#pane);
    const end = Math.min(to, lines.length);
    let isTold = joiner.empty;
    for (let begin = this.#told, at = begin; at < end; at += 1) {
      const row = lines[at];
      joiner.add(row, cols);
      isTold &&= row.told;
      if (row.wrapped && at + 1 < end) continue;
      const line = joiner.take();
      if (!isTold && !wasTold(line, leaving.gone + begin))
        for (const each of preview(line)) found.push({ row: begin, line: each });
      begin = at + 1;
      isTold = true;
    }
    return found;
  }
  /** Tells of the lines that are whole in the history. */
  tellHistory() {
    const { lines, historySize, reflows } = this.#pane;
    if (reflows !== this.#reflows) this.#told = 0;
    this.#reflows = reflows;
    let begin = lineStart(lines, Math.min(this.#told, historySize));
    for (let at = begin; at < historySize; at += 1) {
      if (lines[at]?.wrapped === true) continue;
      this.#tell(lines, begin, at + 1);
      begin = at + 1;
    }
    this.#told = begin;
  }
  /** Tells of the lines above the cursor: what stands there will be read before what comes on the alternate screen. */
  tellToCursor() {
    this.tellHistory();
    const { lines, historySize, cursor } = this.#pane;
    const end = Math.min(lines.length, historySize + cursor.y);
    for (let begin = this.#told, at = begin; at < end; at += 1) {
      if (lines[at].wrapped) continue;
      this.#tell(lines, begin, at + 1);
      begin = at + 1;
    }
    this.#parts.toldAhead.remember(this.#pane, this.#parts.leaving.gone);
  }
  /** Tells of one line, if it is news. */
  #tell(rows, from, to) {
    const { leaving, final, notes, toldAhead } = this.#parts;
    const { open } = leaving;
    if (open.empty) {
      if (areTold(rows, from, to)) return;
      final.addAll(notes.take(leaving.gone + from));
    }
    let line;
    if (open.empty && to - from === 1) line = open.line(rows[from], this.#pane.cols);
    else {
      for (let at = from; at < to; at += 1) open.add(rows[at], this.#pane.cols);
      line = open.take();
    }
    if (!toldAhead.takes(this.#pane, line, leaving.gone + from)) final.add(line);
    for (let at = from; at < to; at += 1) rows[at].told = true;
  }
  get #pane() {
    return this.#parts.pane();
  }
};

// src/terminal/row-notes.ts
var RowNotes = class {
  #notes = [];
  /** Adds a note; notes are added from the top. */
  add(note) {
    this.#notes = [...this.#notes, note];
  }
  /** The rows of all notes. */
  get rows() {
    return this.#notes.map(({ row }) => row);
  }
  /** Moves each note to another row. */
  moveTo(rows) {
    this.#notes = this.#notes.map((note, at) => ({ ...note, row: rows[at] ?? note.row }));
  }
  /** The notes on `row` and further up; they are forgotten. */
  take(row) {
    if (this.#notes.length === 0) return [];
    const taken = this.#notes.filter((note) => note.row <= row);
    this.#notes = this.#notes.slice(taken.length);
    return taken.map(({ line }) => line);
  }
  /** Lines with the notes among them, and those behind the last one up to `row`. */
  among(lines, row) {
    const notes = this.#notes.filter((note) => note.row <= row);
    return [...notes, ...lines].toSorted((one, other) => one.row - other.row).map(({ line }) => line);
  }
};

// src/terminal/transcript.ts
var MOST_KEPT = 500;
var ANSWER_MS = 1500;
var Transcript = class {
  #pane;
  #fullScreen;
  /** Rows that the pane has forgotten. */
  #leaving;
  #traits;
  #final = new FinalLines();
  #notes = new RowNotes();
  #telling;
  /** Lines that stood on the screen after they were told. */
  #toldAhead = new ToldAhead();
  /** What time it is, as far as that is told, when the pane had another size, and when its history was cleared. */
  #nowMs = 0;
  #sizedMs = Number.NEGATIVE_INFINITY;
  #clearedMs = 0;
  constructor(size, traits = USUAL_TRAITS) {
    this.#traits = traits;
    this.#pane = this.#newPane(bounded(size), traits);
    this.#fullScreen = new FullScreen(this.#pane, "screen");
    const parts = { pane: () => this.#pane, final: this.#final, notes: this.#notes, toldAhead: this.#toldAhead };
    this.#leaving = new LeavingRows(parts);
    this.#telling = new PaneLines({ ...parts, leaving: this.#leaving });
  }
  #newPane(size, traits) {
    const historyLimit = Math.min(traits.historyLimit, MOST_KEPT);
    return new PaneTerminal(size, optionsOf({ ...traits, historyLimit }), {
      forgetting: (count, isCleared) => this.#forget(count, isCleared),
      scrollingAway: (row) => {
        if (this.alternate) this.#fullScreen.scrollingAway(row);
        else this.#addScrolledAway(row);
      },
      clearing: (rows) => {
        if (!this.alternate) this.#addCleared(rows);
      },
      enteringAlternate: () => {
        if (this.#fullScreen.kept !== "nothing") this.#telling.tellToCursor();
        this.#fullScreen.enter();
      },
      leavingAlternate: () => this.#leaveAlternate(),
      leftAlternate: () => this.#toldAhead.remember(this.#pane, this.#leaving.gone),
      painted: () => this.#fullScreen.painted(),
      homing: () => this.#fullScreen.homing()
    });
  }
  /** True while the alternate screen is shown. */
  get alternate() {
    return this.#pane.alternate;
  }
  /** The cursor's cell on the screen, from 0. */
  get cursor() {
    return this.#pane.cursor;
  }
  /** The row of the cursor, counted as tmux does: from the first row that was written. */
  get row() {
    return this.#leaving.gone + this.#pane.historySize + this.#pane.cursor.y;
  }
  /** The row, counted in the same way, on which the last line with something on it begins. */
  get lastLineRow() {
    return this.#leaving.gone + (this.#lastLine ?? 0);
  }
  /**
   * The row of the normal screen on which its last line with something on it begins: from 0, negative for a line that begins
   * above the screen; undefined when the screen is blank.
   */
  get lastRow() {
    const { lines, historySize } = this.#pane;
    return inkEnd(lines) > historySize ? (this.#lastLine ?? 0) - historySize : void 0;
  }
  /** The row of the normal screen, from 0, below the last one with something on it. */
  get freeRow() {
    return Math.max(0, inkEnd(this.#pane.lines) - this.#pane.historySize);
  }
  /** What to say where so many lines are left out because a program has cleared and painted them again. */
  set noteOfRepaint(noteOf) {
    this.#final.noteOfRepaint = noteOf;
  }
  /** Chooses what programs on the alternate screen leave, this one and later ones. */
  keep(kept) {
    this.#fullScreen.kept = kept;
  }
  /** From here on another pane goes on. All lines of the last one become final. */
  begin(traits = this.#traits) {
    const { cols, rows, lines } = this.#pane;
    this.#final.addAll(this.#normalScreen());
    if (this.alternate) this.#leaveAlternate();
    this.continues();
    this.#leaving.gone += lines.length;
    this.#notes.take(this.#leaving.gone);
    this.#traits = traits;
    this.#pane = this.#newPane({ cols, rows }, traits);
    this.#fullScreen = new FullScreen(this.#pane, this.#fullScreen.kept);
    this.#leaving.begin();
    this.#telling.begin();
  }
  /** Takes over what is known of the pane by now. */
  becomes(traits) {
    const { version, historyLimit } = this.#traits;
    if (version !== traits.version || historyLimit !== traits.historyLimit) return this.begin(traits);
    this.#traits = traits;
    this.#pane.setOptions(optionsOf(traits));
  }
  /** Follows the pane to another size, in cells. */
  resize(cols, rows) {
    const size = bounded({ cols, rows });
    if (size.cols === this.#pane.cols && size.rows === this.#pane.rows) return;
    this.#telling.tellHistory();
    this.#sizedMs = this.#nowMs;
    const above = this.#leaving.gone;
    const noted = this.#notes.rows.map((row) => row - above);
    const places = this.#pane.resize(size.cols, size.rows, noted);
    this.#notes.moveTo(places.map((row) => row + this.#leaving.gone));
    this.#toldAhead.remember(this.#pane, this.#leaving.gone);
  }
  /** Reads the next piece of output; pieces may be cut anywhere. */
  write(data) {
    this.#pane.write(data);
  }
  /** What follows came at this time, in milliseconds. */
  cameAt(timeMs) {
    this.#nowMs = timeMs;
    if (timeMs - this.#clearedMs > ANSWER_MS) this.#final.settled();
  }
  /** What follows is the pane as it was, painted once more, until `continues`. */
  repaints() {
    this.#fullScreen.holds = true;
  }
  /** What a program on the alternate screen shows now is none of what it leaves. */
  pass() {
    this.#fullScreen.pass();
  }
  /** From here on the program writes again. */
  continues() {
    this.#final.release(this.#fullScreen.release());
  }
  /** Puts a line between those of the normal screen, before the one that the next character begins. */
  note(line) {
    this.#notes.add({ row: this.row + (this.#pane.cursor.x > 0 ? 1 : 0), line });
  }
  /** The lines that became final since the last call. */
  take() {
    this.#telling.tellHistory();
    this.#final.addAll(this.#fullScreen.take());
    return this.#final.take();
  }
  /** As `take`, without the lines that the pane has forgotten since, as its history was cleared. */
  takeRemembered() {
    this.#telling.tellHistory();
    return this.#final.takeRemembered();
  }
  /** The lines on the screen that is shown and not final yet, without blank ones at its end. */
  screen() {
    return this.alternate ? this.#fullScreen.rest() : [...this.#fullScreen.held, ...this.#final.waiting, ...this.#normalScreen()];
  }
  /** The lines of the normal screen behind the alternate one; none while that is off. */
  behind() {
    return this.alternate ? [...this.#fullScreen.held, ...this.#final.waiting, ...this.#normalScreen()] : [];
  }
  /** The lines of the normal screen above the one with the cursor: those that a program is likely to be done with. */
  aboveCursor() {
    if (this.alternate) return [];
    this.#telling.tellHistory();
    const { lines, historySize, cursor } = this.#pane;
    const end = lineStart(lines, historySize + cursor.y);
    return end <= this.#telling.told ? [] : this.#withNotes(this.#telling.untold(end), end - 1);
  }
  /** Where the pane's last line with something on it begins; undefined when there is none. */
  get #lastLine() {
    const { lines } = this.#pane;
    const last = inkEnd(lines) - 1;
    return last < 0 ? void 0 : lineStart(lines, last);
  }
  /** What a program leaves stands before what is painted from here on, even when it turns out later that it has left. */
  #leaveAlternate() {
    if (this.#fullScreen.holds) this.#final.hold();
    this.#final.addAll(this.#fullScreen.leave());
  }
  #normalScreen() {
    this.#telling.tellHistory();
    const lines = this.#telling.untold(Infinity);
    while (lines.at(-1)?.line.ansi === "") lines.pop();
    return this.#withNotes(lines, Infinity);
  }
  /** Lines with the notes among them, and those up to a row of the pane. */
  #withNotes(lines, row) {
    const placed = lines.map(({ row: begin, line }) => ({ row: begin + this.#leaving.gone, line }));
    return this.#notes.among(placed, row + this.#leaving.gone);
  }
  /** Rows are about to leave the history. Of a line that goes on they are held. */
  #forget(count, isCleared) {
    this.#telling.tellHistory();
    const leaving = this.#pane.lines.slice(0, count);
    const held = this.#telling.forget(count);
    this.#leaving.gone += held;
    this.#leaving.add(leaving.slice(held));
    if (isCleared) this.#toldAhead.clear();
    else this.#toldAhead.forget(leaving);
    if (!isCleared) return;
    this.#clearedMs = this.#nowMs;
    const isAnswer = this.#nowMs - this.#sizedMs <= ANSWER_MS;
    this.#final.cleared(isAnswer || this.#fullScreen.kept === "conversation");
  }
  /** Adds a row that scrolls away from a screen without history. */
  #addScrolledAway(row) {
    this.#leaving.add([row]);
    this.#toldAhead.forget([row]);
  }
  /** Adds what is cleared from a screen without history. */
  #addCleared(rows) {
    this.#telling.tellHistory();
    this.#leaving.add(rows.slice(0, inkEnd(rows)).filter((row) => !row.told));
    this.#leaving.end();
  }
};

export {
  Transcript
};
