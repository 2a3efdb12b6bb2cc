import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  ANY_UNDERLINE,
  BLINK,
  BOLD,
  CHARSET,
  CLUSTER,
  DIM,
  HIDDEN,
  INDEXED,
  ITALIC,
  LONG,
  NO_COLOUR,
  OVERLINE,
  PADDING,
  REVERSE,
  RGB,
  STRUCK,
  WORDS,
  widthOf
} from "./terminal-pane-alternate-screen.js";
import {
  plain
} from "./terminal-char-width.js";

// src/terminal/styled-line.ts
var MAX_CHARACTERS = 1024 * 1024;
var RESET = "\x1B[0m";
var DRAWN = "\u25C6\u2592\u2409\u240C\u240D\u240A\xB0\xB1\u2424\u240B\u2518\u2510\u250C\u2514\u253C\u23BA\u23BB\u2500\u23BC\u23BD\u251C\u2524\u2534\u252C\u2502\u2264\u2265\u03C0\u2260\xA3\xB7";
var FIRST_DRAWN = 96;
var SPACE = 32;
var TILDE = 126;
var MOST_KNOWN = 1e4;
var MAX_COLS = 1e4;
var MAX_OUT = 2e4;
var MOST_SGR = 100;
var ascii = Buffer.alloc(MAX_COLS);
var out = Buffer.alloc(MAX_OUT + MAX_COLS + MOST_SGR);
var units = new Uint16Array(MAX_COLS);
var unitBytes = Buffer.from(units.buffer);
var LineJoiner = class _LineJoiner {
  #cells;
  /** By the number of a style. */
  #looks = /* @__PURE__ */ new Map();
  /** Of the row that was read last: cells up to the last that is no blank, and whether any has a style. */
  #ink = 0;
  #hasStyles = false;
  #text = "";
  #ansi = "";
  #style = "";
  /** Blanks that count only if something follows them. */
  #blanks = 0;
  constructor(cells) {
    this.#cells = cells;
  }
  /** True when nothing was added since the last line was taken. */
  get empty() {
    return this.#text === "" && this.#blanks === 0;
  }
  /** True when the line has to be taken now, whatever follows. */
  get full() {
    return this.#text.length + this.#blanks >= MAX_CHARACTERS;
  }
  /** The line that a row makes alone, as most do. Nothing must have been added. */
  line(row, cols) {
    const end = Math.min(row.used, cols, MAX_COLS);
    if (this.#readAscii(row, end)) {
      const text = ascii.toString("latin1", 0, this.#ink);
      if (!this.#hasStyles) return { text, ansi: text };
      const ansi = this.#styled(row, end);
      if (ansi !== void 0) return { text, ansi };
    }
    this.add(row, cols);
    return this.take();
  }
  /** What a row says alone. No style of the pane must draw lines with letters. */
  text(row, cols) {
    const end = Math.min(row.used, cols, MAX_COLS);
    if (this.#readAscii(row, end)) return ascii.toString("latin1", 0, this.#ink);
    let text = "";
    let length = 0;
    for (let x = 0; x < end; x += 1) {
      const word = row.word(x) & ~LONG;
      if ((word & PADDING) !== 0) continue;
      if (word <= TILDE || isUnit(word, this.#cells)) {
        units[length] = word === 0 ? SPACE : word;
        length += 1;
        continue;
      }
      text += unitBytes.toString("utf16le", 0, 2 * length) + textOf(word, this.#cells);
      length = 0;
    }
    return (text + unitBytes.toString("utf16le", 0, 2 * length)).trimEnd();
  }
  /** The row that was just read with its styles; undefined where that is more than its characters with SGR between. */
  #styled(row, end) {
    let length = 0;
    let ink = 0;
    let isStyled = false;
    let number = 0;
    let look = PLAIN_LOOK;
    for (let x = 0; x < end; x += 1) {
      const next = row.style(x);
      if (next !== number) {
        const before = look.sgr;
        number = next;
        look = next === 0 ? PLAIN_LOOK : this.#lookOf(next);
        if (look.drawsLines || length > MAX_OUT) return void 0;
        if (look.sgr !== before) length += out.write(look.sgr === "" ? RESET : `\x1B[0${look.sgr}m`, length, "latin1");
      }
      const byte = ascii[x];
      out[length] = byte;
      length += 1;
      if (byte === SPACE && look.sgr === "") continue;
      ink = length;
      isStyled = look.sgr !== "";
    }
    return out.toString("latin1", 0, ink) + (isStyled ? RESET : "");
  }
  /** Adds a row. */
  add(row, cols) {
    const end = Math.min(row.used, cols, MAX_COLS);
    if (!this.#readAscii(row, end)) return this.#addCells(row, end);
    const text = ascii.toString("latin1", 0, end);
    if (!this.#hasStyles) return this.#put(text, 0);
    const { cells, size } = row;
    let style = 0;
    let from = 0;
    for (let x = 0; x < end; x += 1) {
      const next = x < size ? cells[x * WORDS + 1] : 0;
      if (next === style) continue;
      if (x > from) this.#put(text.slice(from, x), style);
      from = x;
      style = next;
    }
    if (end > from) this.#put(text.slice(from, end), style);
  }
  /** Reads the cells of a row, if all of them are ASCII. */
  #readAscii(row, end) {
    const { cells } = row;
    const made = Math.min(end, row.size);
    let ink = 0;
    let styles = 0;
    for (let x = 0; x < made; x += 1) {
      const word = cells[x * WORDS] & ~LONG;
      if (word > TILDE) return false;
      ascii[x] = word === 0 ? SPACE : word;
      styles |= cells[x * WORDS + 1];
      if (word > SPACE) ink = x + 1;
    }
    if (end > made) ascii.fill(SPACE, made, end);
    this.#ink = ink;
    this.#hasStyles = styles !== 0;
    return true;
  }
  /** Adds a row with any characters: what has one style at once. */
  #addCells(row, end) {
    let style = 0;
    let run = "";
    let length = 0;
    for (let x = 0; x < end; x += 1) {
      const word = row.word(x) & ~LONG;
      if ((word & PADDING) !== 0) continue;
      const next = row.style(x);
      if (length > 0 && (next !== style || word > TILDE)) {
        run += ascii.toString("latin1", 0, length);
        length = 0;
      }
      if (next !== style) {
        if (run !== "") this.#put(run, style);
        run = "";
        style = next;
      }
      if (word > TILDE) run += textOf(word, this.#cells);
      else {
        ascii[length] = word === 0 ? SPACE : word;
        length += 1;
      }
    }
    if (length > 0) run += ascii.toString("latin1", 0, length);
    if (run !== "") this.#put(run, style);
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
    const copy = new _LineJoiner(this.#cells);
    copy.#text = this.#text;
    copy.#ansi = this.#ansi;
    copy.#style = this.#style;
    copy.#blanks = this.#blanks;
    return copy;
  }
  /** Adds text of one style. Plain blanks wait for what follows them. */
  #put(written, number) {
    const { sgr: style, drawsLines } = number === 0 ? PLAIN_LOOK : this.#lookOf(number);
    const characters = drawsLines ? written.replaceAll(/[`-~]/g, drawn) : written;
    let ink = characters.length;
    if (style === "") while (ink > 0 && characters.charCodeAt(ink - 1) === SPACE) ink -= 1;
    if (ink > 0) {
      if (this.#blanks > 0) this.#append(" ".repeat(this.#blanks), "");
      this.#append(ink === characters.length ? characters : characters.slice(0, ink), style);
      this.#blanks = 0;
    }
    this.#blanks += characters.length - ink;
  }
  #append(characters, style) {
    if (style !== this.#style) {
      this.#ansi += style === "" ? RESET : `\x1B[0${style}m`;
      this.#style = style;
    }
    this.#text += characters;
    this.#ansi += characters;
  }
  #lookOf(number) {
    const known = this.#looks.get(number);
    if (known !== void 0) return known;
    const style = this.#cells.styles.style(number);
    const look = { sgr: sgrOf(style), drawsLines: (style.attributes & CHARSET) !== 0 };
    this.#looks.set(number, look);
    return look;
  }
};
var PLAIN_LOOK = { sgr: "", drawsLines: false };
function drawn(letter) {
  return DRAWN[letter.charCodeAt(0) - FIRST_DRAWN] ?? letter;
}
function textOf(word, cells) {
  if ((word & CLUSTER) !== 0) return safeText(word, cells);
  const known = shown.get(word);
  if (known !== void 0) return known;
  const text = safeText(word, cells);
  if (shown.size >= MOST_KNOWN) shown.clear();
  shown.set(word, text);
  return text;
}
var shown = /* @__PURE__ */ new Map();
function isUnit(word, cells) {
  if (word >= UNITS.length) return false;
  const known = UNITS[word];
  if (known !== 0) return known === IS_UNIT;
  const isIt = textOf(word, cells) === String.fromCharCode(word);
  UNITS[word] = isIt ? IS_UNIT : IS_NONE;
  return isIt;
}
var UNITS = new Uint8Array(65536);
var [IS_UNIT, IS_NONE] = [1, 2];
function safeText(word, cells) {
  const safe = plain(cells.textOf(word));
  return safe === "" ? " ".repeat(widthOf(word)) : safe;
}
function sgrOf({ attributes, foreground, background }) {
  let sgr = "";
  if ((attributes & BOLD) !== 0) sgr += ";1";
  if ((attributes & DIM) !== 0) sgr += ";2";
  if ((attributes & ITALIC) !== 0) sgr += ";3";
  if ((attributes & ANY_UNDERLINE) !== 0) sgr += ";4";
  if ((attributes & BLINK) !== 0) sgr += ";5";
  if ((attributes & REVERSE) !== 0) sgr += ";7";
  if ((attributes & HIDDEN) !== 0) sgr += ";8";
  if ((attributes & STRUCK) !== 0) sgr += ";9";
  if ((attributes & OVERLINE) !== 0) sgr += ";53";
  return sgr + colour(foreground, 30) + colour(background, 40);
}
function colour(value, base) {
  if (value === NO_COLOUR) return "";
  if ((value & INDEXED) !== 0) return palette(value & 255, base);
  if ((value & RGB) !== 0) return `;${base + 8};2;${value >> 16 & 255};${value >> 8 & 255};${value & 255}`;
  return `;${value < NO_COLOUR ? base + value : value + base - 30}`;
}
function palette(number, base) {
  if (number < 8) return `;${base + number}`;
  if (number < 16) return `;${base + 60 + number - 8}`;
  return `;${base + 8};5;${number}`;
}

// src/terminal/screen-size.ts
var MAX_COLS2 = 2e3;
var MAX_ROWS = 2e3;
function bounded({ cols, rows }) {
  return { cols: Math.min(Math.max(cols, 1), MAX_COLS2), rows: Math.min(Math.max(rows, 1), MAX_ROWS) };
}

export {
  LineJoiner,
  bounded
};
