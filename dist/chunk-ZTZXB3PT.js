import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  TerminalInput,
  require_xterm_headless
} from "./chunk-JKDCSGN4.js";
import {
  widths
} from "./chunk-UP4NR5UJ.js";
import {
  __toESM
} from "./chunk-QFKH6YJQ.js";

// src/terminal/transcript.ts
var import_headless = __toESM(require_xterm_headless(), 1);

// src/terminal/cursor-place.ts
function cursorPlace(terminal, cell) {
  const { normal } = terminal.buffer;
  const cursorRow = normal.baseY + normal.cursorY;
  let first = cursorRow;
  while (first > normal.baseY && normal.getLine(first)?.isWrapped === true) first -= 1;
  let cells = normal.cursorX;
  for (let row = first; row < cursorRow; row += 1) cells += rowCells(normal, row, terminal.cols, cell);
  const begin = terminal.registerMarker(first - cursorRow);
  return begin && { begin, cells };
}
function goTo({ begin, cells }, terminal, cell) {
  const { normal } = terminal.buffer;
  let row = begin.line;
  let left = cells;
  for (; continuesBelow(normal, row); row += 1) {
    const here = rowCells(normal, row, terminal.cols, cell);
    if (left < here) break;
    left -= here;
  }
  const moveTo = (x) => `\x1B[${row - normal.baseY + 1};${x + 1}H`;
  if (left < terminal.cols) return moveTo(left);
  const full = normal.getLine(row);
  let last = terminal.cols - 1;
  if (full?.getCell(last, cell)?.getWidth() === 0) last -= 1;
  return moveTo(last) + (full?.getCell(last, cell)?.getChars() ?? "");
}
function continuesBelow(buffer, row) {
  return row + 1 < buffer.length && buffer.getLine(row + 1)?.isWrapped === true;
}
function rowCells(buffer, row, cols, cell) {
  const isEmpty = buffer.getLine(row)?.getCell(cols - 1, cell)?.getCode() === 0 && cell.getWidth() === 1;
  return isEmpty && buffer.getLine(row + 1)?.getCell(0, cell)?.getWidth() === 2 ? cols - 1 : cols;
}

// src/terminal/row-notes.ts
var RowNotes = class {
  #notes = [];
  /** Adds a note; notes are added from the top. */
  add(note) {
    this.#notes = [...this.#notes, note];
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

// src/terminal/styled-line.ts
var MAX_CHARACTERS = 64 * 1024;
var RESET = "\x1B[0m";
var CONTROL = /[\u0000-\u001f\u007f-\u009f]/g;
var LineJoiner = class _LineJoiner {
  #text = "";
  #ansi = "";
  #style = "";
  /** Blanks that count only if something follows them. */
  #blanks = 0;
  /** True when nothing was added since the last line was taken. */
  get empty() {
    return this.#text === "" && this.#blanks === 0;
  }
  /** True when the line has to be taken now, whatever follows. */
  get full() {
    return this.#text.length + this.#blanks >= MAX_CHARACTERS;
  }
  /** Adds a row of cells, the line's last unless it `continues`; `cell` is scratch space. */
  add(row, continues, cell) {
    let end = row.length;
    while (continues && end > 0 && row.getCell(end - 1, cell)?.getChars() === "" && cell.getWidth() === 1) end -= 1;
    let from = 0;
    let style = "";
    for (let x = 0; x < end; x += 1) {
      row.getCell(x, cell);
      if (cell.getWidth() === 0) continue;
      const next = cell.isAttributeDefault() ? "" : styleOf(cell);
      if (next === style) continue;
      this.#put(row.translateToString(false, from, x), style);
      from = x;
      style = next;
    }
    this.#put(row.translateToString(false, from, end), style);
  }
  /** The line so far. Starts a new one. */
  take() {
    const ansi = this.#style === "" ? this.#ansi : this.#ansi + RESET;
    const line = { text: this.#text.trimEnd(), ansi };
    this.#text = "";
    this.#ansi = "";
    this.#style = "";
    this.#blanks = 0;
    return line;
  }
  /** A joiner in the same state, to look ahead with. */
  copy() {
    const copy = new _LineJoiner();
    copy.#text = this.#text;
    copy.#ansi = this.#ansi;
    copy.#style = this.#style;
    copy.#blanks = this.#blanks;
    return copy;
  }
  /** Adds text of one style. Plain blanks wait for what follows them. */
  #put(text, style) {
    const clean = text.replace(CONTROL, "");
    let ink = clean.length;
    if (style === "") while (ink > 0 && clean[ink - 1] === " ") ink -= 1;
    if (ink > 0) {
      if (this.#blanks > 0) this.#append(" ".repeat(this.#blanks), "");
      this.#append(clean.slice(0, ink), style);
      this.#blanks = 0;
    }
    this.#blanks += clean.length - ink;
  }
  #append(characters, style) {
    if (style !== this.#style) {
      this.#ansi += style === "" ? RESET : `\x1B[0${style}m`;
      this.#style = style;
    }
    this.#text += characters;
    this.#ansi += characters;
  }
};
function styleOf(cell) {
  let style = "";
  if (cell.isBold() !== 0) style += ";1";
  if (cell.isDim() !== 0) style += ";2";
  if (cell.isItalic() !== 0) style += ";3";
  if (cell.isUnderline() !== 0) style += ";4";
  if (cell.isBlink() !== 0) style += ";5";
  if (cell.isInverse() !== 0) style += ";7";
  if (cell.isInvisible() !== 0) style += ";8";
  if (cell.isStrikethrough() !== 0) style += ";9";
  if (cell.isOverline() !== 0) style += ";53";
  if (cell.isFgRGB()) style += `;38;${rgb(cell.getFgColor())}`;
  else if (cell.isFgPalette()) style += palette(cell.getFgColor(), 30);
  if (cell.isBgRGB()) style += `;48;${rgb(cell.getBgColor())}`;
  else if (cell.isBgPalette()) style += palette(cell.getBgColor(), 40);
  return style;
}
function rgb(colour) {
  return `2;${colour >> 16 & 255};${colour >> 8 & 255};${colour & 255}`;
}
function palette(colour, base) {
  if (colour < 8) return `;${base + colour}`;
  if (colour < 16) return `;${base + 60 + colour - 8}`;
  return `;${base + 8};5;${colour}`;
}

// src/terminal/transcript.ts
var SLICE = 8192;
var MAX_QUEUED_BYTES = 1024 * 1024;
var MAX_REPEAT = 1e3;
var CLEAR_HISTORY = 3;
var MAX_COLS = 2e3;
var MAX_ROWS = 2e3;
var Transcript = class {
  #terminal;
  #input = new TerminalInput();
  #cell;
  /** The row that left the screen last and was seen; undefined when every row above the screen is still to be seen. */
  #seen;
  #open = new LineJoiner();
  #notes = new RowNotes();
  #lines = [];
  /** Rows that have left the screen, and where among them the last whole line and the one after it begin. */
  #gone = 0;
  #lastStart = 0;
  #openStart = 0;
  /** How many of the lines to be taken were final when the history was cleared. */
  #forgotten = 0;
  /** True while the scroll region starts at the top, so that what scrolls out of it is history. */
  #scrollsAway = true;
  constructor(size) {
    this.#terminal = new import_headless.default.Terminal({
      ...bounded(size),
      scrollback: SLICE,
      reflowCursorLine: true,
      allowProposedApi: true,
      logLevel: "off"
    });
    this.#terminal.unicode.register(widths);
    this.#terminal.unicode.activeVersion = widths.version;
    this.#cell = this.#terminal.buffer.normal.getNullCell();
    this.#watch();
  }
  /** True while the alternate screen is shown. */
  get alternate() {
    return this.#terminal.buffer.active.type === "alternate";
  }
  /** The cursor's cell on the screen, from 0. */
  get cursor() {
    const { cursorX, cursorY } = this.#terminal.buffer.active;
    return { x: cursorX, y: cursorY };
  }
  /** The row of the cursor on the normal screen, counted as tmux does: from the first row that was written. */
  get row() {
    return this.#gone + this.#terminal.buffer.normal.cursorY;
  }
  /** The row, counted in the same way, on which the last line with something on it begins. */
  get lastLineRow() {
    const { lastRow } = this;
    return lastRow === void 0 ? this.#lastStart : this.#gone + lastRow;
  }
  /** Follows the pane to another size, in cells. Lines that are final already stay as they are. */
  async resize(cols, rows) {
    const size = bounded({ cols, rows });
    if (size.cols === this.#terminal.cols && size.rows === this.#terminal.rows) return;
    if (size.cols !== this.#terminal.cols) this.#openStart = this.#gone;
    this.#keepUntil(this.#terminal.buffer.normal.baseY);
    const isFree = !this.alternate && this.#input.betweenSequences;
    const place = isFree ? cursorPlace(this.#terminal, this.#cell) : void 0;
    this.#terminal.options.scrollback = 0;
    this.#terminal.options.scrollback = SLICE;
    this.#seen = void 0;
    this.#terminal.resize(size.cols, size.rows);
    this.#scrollsAway = true;
    if (place !== void 0 && !place.begin.isDisposed) {
      await this.#draw(goTo(place, this.#terminal, this.#cell));
      place.begin.dispose();
    }
    this.#harvest();
  }
  /** Reads the next piece of output; pieces may be cut anywhere. Resolves when it has been drawn. */
  async write(data) {
    for (let from = 0; from < data.length; from += MAX_QUEUED_BYTES) {
      const text = this.#input.push(data.subarray(from, from + MAX_QUEUED_BYTES));
      const slices = Math.ceil(text.length / SLICE);
      for (let slice = 0; slice < slices; slice += 1) {
        const part = text.slice(slice * SLICE, (slice + 1) * SLICE);
        if (slice < slices - 1) this.#terminal.write(part, () => this.#harvest());
        else await this.#draw(part);
      }
      this.#harvest();
    }
  }
  async #draw(text) {
    await new Promise((resolve) => this.#terminal.write(text, resolve));
  }
  /** Puts a line between those of the normal screen, before the one that the next character begins. */
  note(line) {
    this.#notes.add({ row: this.row + (this.#terminal.buffer.normal.cursorX > 0 ? 1 : 0), line });
  }
  /** The lines that became final since the last call. */
  take() {
    const lines = this.#lines;
    this.#lines = [];
    this.#forgotten = 0;
    return lines;
  }
  /** As `take`, without the lines that the pane has forgotten since, as its history was cleared. */
  takeRemembered() {
    const forgotten = this.#forgotten;
    return this.take().slice(forgotten);
  }
  /** The lines on the screen that is shown, without blank ones at its end. */
  screen() {
    if (!this.alternate) return this.#normalScreen();
    return screenLines(this.#terminal.buffer.alternate, new LineJoiner(), this.#cell).map(({ line }) => line);
  }
  /** The lines of the normal screen behind the alternate one; none while that is off. */
  behind() {
    return this.alternate ? this.#normalScreen() : [];
  }
  /** The lines of the normal screen above the one with the cursor: those that a program is likely to be done with. */
  aboveCursor() {
    if (this.alternate) return [];
    const { normal } = this.#terminal.buffer;
    let end = normal.baseY + normal.cursorY;
    while (end >= normal.baseY && normal.getLine(end)?.isWrapped === true) end -= 1;
    if (end < normal.baseY) return [];
    return this.#withNotes(linesOf(normal, this.#open.copy(), this.#cell, end), end);
  }
  /**
   * The row of the normal screen on which its last line with something on it begins: from 0, negative for a line that begins
   * above the screen; undefined when the screen is blank.
   */
  get lastRow() {
    const { normal } = this.#terminal.buffer;
    let row = inkEnd(normal) - 1;
    if (row < normal.baseY) return void 0;
    while (row > normal.baseY && normal.getLine(row)?.isWrapped === true) row -= 1;
    const continues = row === normal.baseY && normal.getLine(row)?.isWrapped === true;
    return continues ? this.#openStart - this.#gone : row - normal.baseY;
  }
  /** The row of the normal screen, from 0, below the last one with something on it. */
  get freeRow() {
    const { normal } = this.#terminal.buffer;
    return inkEnd(normal) - normal.baseY;
  }
  #normalScreen() {
    return this.#withNotes(screenLines(this.#terminal.buffer.normal, this.#open.copy(), this.#cell), Infinity);
  }
  /** Lines of the normal screen with the notes among them, and those up to a row of the buffer. */
  #withNotes(lines, row) {
    const above = this.#gone - this.#terminal.buffer.normal.baseY;
    const placed = lines.map(({ row: begin, line }) => ({ row: begin + above, line }));
    return this.#notes.among(placed, row + above);
  }
  /** Sees to what would take lines away without scrolling them, before it happens. */
  #watch() {
    const { parser } = this.#terminal;
    parser.registerCsiHandler({ final: "J" }, ([mode]) => {
      const { x, y } = this.cursor;
      if (!this.alternate && (mode === 2 || mode === 0 && x === 0 && y === 0)) {
        this.#keepScreen();
        this.#markSeen();
      }
      if (mode !== CLEAR_HISTORY) return false;
      this.#harvest();
      this.#forgotten = this.#lines.length;
      return true;
    });
    parser.registerEscHandler({ final: "c" }, () => {
      this.#keepScreen();
      this.#seen = void 0;
      this.#scrollsAway = true;
      return false;
    });
    parser.registerCsiHandler({ prefix: "?", final: "h" }, (modes) => {
      if (modes.some((mode) => mode === 47 || mode === 1047 || mode === 1049)) this.#harvest();
      return false;
    });
    parser.registerCsiHandler({ final: "r" }, ([top]) => {
      if (!this.alternate) this.#scrollsAway = Number(top) <= 1;
      return false;
    });
    parser.registerCsiHandler({ intermediates: "!", final: "p" }, () => {
      this.#scrollsAway = true;
      return false;
    });
    parser.registerCsiHandler({ final: "S" }, ([count]) => {
      if (Number(count) > MAX_REPEAT) return true;
      if (this.#scrollsAway && !this.alternate) {
        this.#harvest();
        const { baseY } = this.#terminal.buffer.normal;
        this.#keep(baseY, baseY + Math.min(Math.max(1, Number(count)), this.#terminal.rows));
      }
      return false;
    });
    parser.registerCsiHandler({ final: "b" }, ([count]) => Number(count) > this.#terminal.cols);
    for (const final of ["I", "L", "M", "T", "Z"]) {
      parser.registerCsiHandler({ final }, ([count]) => Number(count) > MAX_REPEAT);
    }
  }
  /** Makes the lines of the normal screen final. */
  #keepScreen() {
    this.#keepUntil(inkEnd(this.#terminal.buffer.normal));
    if (!this.#open.empty) this.#takeOpen();
  }
  /** Takes the rows that have left the normal screen since the last time. While the alternate one is on, none do. */
  #harvest() {
    if (this.alternate) return;
    this.#keepUntil(this.#terminal.buffer.normal.baseY);
    this.#markSeen();
  }
  #markSeen() {
    const { normal } = this.#terminal.buffer;
    if (normal.baseY === 0) return;
    this.#seen?.dispose();
    this.#seen = this.#terminal.registerMarker(-normal.cursorY - 1);
  }
  #keepUntil(end) {
    const first = this.#seen === void 0 || this.#seen.isDisposed ? 0 : this.#seen.line + 1;
    this.#keep(first, end);
  }
  /** Adds rows of the normal buffer to the lines they belong to, and the lines that end there to the final ones. */
  #keep(first, end) {
    const { normal } = this.#terminal.buffer;
    for (let row = first; row < end; row += 1) {
      if (this.#open.empty) this.#lines.push(...this.#notes.take(this.#gone));
      const ends = addRow(this.#open, normal, row, this.#cell);
      this.#gone += 1;
      if (ends || this.#open.full) this.#takeOpen();
    }
  }
  #takeOpen() {
    this.#lines.push(this.#open.take());
    this.#lastStart = this.#openStart;
    this.#openStart = this.#gone;
  }
};
function screenLines(buffer, joiner, cell) {
  const lines = linesOf(buffer, joiner, cell, inkEnd(buffer));
  while (lines.at(-1)?.line.ansi === "") lines.pop();
  return lines;
}
function linesOf(buffer, joiner, cell, end) {
  const lines = [];
  let begin = buffer.baseY;
  for (let row = buffer.baseY; row < end; row += 1) {
    if (!addRow(joiner, buffer, row, cell)) continue;
    lines.push({ row: begin, line: joiner.take() });
    begin = row + 1;
  }
  if (!joiner.empty) lines.push({ row: begin, line: joiner.take() });
  return lines;
}
function addRow(joiner, buffer, row, cell) {
  const continues = continuesBelow(buffer, row);
  const cells = buffer.getLine(row);
  if (cells !== void 0) joiner.add(cells, continues, cell);
  return !continues;
}
function inkEnd(buffer) {
  let end = buffer.length;
  while (end > buffer.baseY && buffer.getLine(end - 1)?.translateToString(true) === "") end -= 1;
  return end;
}
function bounded({ cols, rows }) {
  return { cols: Math.min(Math.max(cols, 2), MAX_COLS), rows: Math.min(Math.max(rows, 1), MAX_ROWS) };
}

export {
  Transcript
};
