import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  charWidth
} from "./terminal-char-width.js";

// src/terminal/pane/behaviour.ts
function behaviourOf(version) {
  const [, major = "99", minor = "0"] = /(?<!\d)(\d{1,4})\.(\d{1,4})/.exec(version) ?? [];
  const number = Number(major) * 100 + Number(minor);
  return {
    joins: number < 304 ? "any" : number < 306 ? "modifiers" : "emoji",
    dropsUnknown: number < 304,
    replacesInvalid: number >= 306,
    keepsTabs: number >= 306,
    cellBytes: number < 306 ? 21 : 32,
    clearsFirstColumn: number >= 306,
    paddingHasWidth: number >= 306,
    drawsSixel: number < 304 ? "none" : number < 306 ? "all" : "set",
    joinedCursor: number < 307 ? "set" : number < 308 ? "kept-cut" : "kept-outside",
    erasesInPlace: number >= 307,
    colorsPadding: number >= 308,
    keepsLinks: number >= 304,
    linkBytes: number < 308 ? Infinity : 1024,
    reflowsAlternate: number < 304,
    capturesDefaults: number < 304,
    repeatsAny: number >= 305
  };
}

// src/terminal/pane/cell.ts
var VALUE_BITS = 2097151;
var CLUSTER = 1 << 22;
var WIDE = 1 << 24;
var ZERO = 1 << 25;
var PADDING = 1 << 26;
var WIDE_PADDING = 1;
var TAB = 1 << 27;
var LONG = 1 << 28;
var SPACE = 32;
function cellOf(value, width) {
  return width === 1 ? value : width === 2 ? value | WIDE : value | ZERO;
}
function tabOf(width) {
  return TAB | width;
}
function widthOf(word) {
  if ((word & ~(VALUE_BITS | LONG)) === 0) return 1;
  if ((word & TAB) !== 0) return word & VALUE_BITS;
  if ((word & PADDING) !== 0) return 0;
  return (word & WIDE) !== 0 ? 2 : (word & ZERO) !== 0 ? 0 : 1;
}
function isSpace(word) {
  const plain = word & ~LONG;
  return plain === 0 || plain === SPACE || plain === tabOf(1);
}

// src/terminal/pane/utf8-reader.ts
var Utf8Reader = class {
  #actions;
  #wanted = 0;
  #have = 0;
  #codePoint = 0;
  #isBroken = false;
  constructor(actions) {
    this.#actions = actions;
  }
  /** True while more bytes of a character are to come. */
  get isWithin() {
    return this.#wanted !== 0;
  }
  /** Takes a character that is there whole, or else a byte of one; returns how many bytes that is. */
  take(data, at) {
    const size = this.#wanted === 0 ? this.#whole(data, at) : 0;
    if (size > 0) return size;
    this.#push(data[at]);
    return 1;
  }
  /** Tells of a character that is there whole; returns how many bytes it has, 0 when there is none. */
  #whole(data, at) {
    const first = data[at];
    const size = first < 194 || first > 244 ? 0 : first < 224 ? 2 : first < 240 ? 3 : 4;
    if (size === 0 || at + size > data.length) return 0;
    let codePoint = first & 255 >> size + 1;
    for (let next = at + 1; next < at + size; next += 1) {
      const byte = data[next];
      if ((byte & 192) !== 128) return 0;
      codePoint = codePoint << 6 | byte & 63;
    }
    if (!isCharacter(codePoint, size)) return 0;
    this.#actions.character(codePoint);
    return size;
  }
  #push(byte) {
    if (this.#wanted === 0) return this.#begin(byte);
    if ((byte & 192) !== 128) this.#isBroken = true;
    this.#codePoint = this.#codePoint << 6 | byte & 63;
    this.#have += 1;
    if (this.#have < this.#wanted) return;
    const size = this.#wanted;
    this.#wanted = 0;
    if (this.#isBroken || !isCharacter(this.#codePoint, size)) this.#actions.invalid();
    else this.#actions.character(this.#codePoint);
  }
  /** Something else comes than the rest of a character. */
  stop() {
    if (this.#wanted === 0) return;
    this.#wanted = 0;
    if (this.#actions.replacesInvalid) this.#actions.invalid();
  }
  #begin(byte) {
    this.#isBroken = false;
    this.#have = 1;
    if (byte >= 194 && byte <= 223) this.#wanted = 2;
    else if (byte >= 224 && byte <= 239) this.#wanted = 3;
    else if (byte >= 240 && byte <= 244) this.#wanted = 4;
    else {
      this.#actions.invalid();
      return;
    }
    this.#codePoint = byte & 255 >> this.#wanted + 1;
  }
};
function isCharacter(codePoint, size) {
  if (codePoint >= 55296 && codePoint <= 57343) return false;
  return size === 2 ? codePoint >= 128 : size === 3 ? codePoint >= 2048 : codePoint >= 65536;
}

// src/terminal/pane/vis.ts
var BACKSLASH = 92;
var DELETE = 127;
function stringOf(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; ) {
    const length = lengthAt(bytes, at);
    const byte = bytes[at] ?? 0;
    if (length > 0) text += Buffer.from(bytes.subarray(at, at + length)).toString();
    else text += byte === BACKSLASH ? "\\\\" : octal(byte);
    at += Math.max(1, length);
  }
  return text;
}
function octal(byte) {
  return `\\${byte.toString(8).padStart(3, "0")}`;
}
function lengthAt(bytes, at) {
  const byte = bytes[at] ?? 0;
  if (byte < 128) return byte === BACKSLASH || byte === DELETE ? 0 : 1;
  const length = byte > 244 ? 0 : byte >= 240 ? 4 : byte >= 224 ? 3 : byte >= 194 ? 2 : 0;
  let codePoint = byte & 255 >> length + 1;
  for (let next = at + 1; next < at + length; next += 1) {
    const more = bytes[next] ?? 0;
    if ((more & 192) !== 128) return 0;
    codePoint = codePoint << 6 | more & 63;
  }
  return isCharacter(codePoint, length) ? length : 0;
}

// src/terminal/pane/link.ts
var ZERO2 = 48;
var SEMICOLON = 59;
var LINK = 8;
function linkIn(osc, number, most) {
  const from = osc.indexOf(SEMICOLON) + 1;
  if (from < 2 || commandOf(osc.subarray(0, from - 1)) !== LINK) return void 0;
  const end = osc.indexOf(SEMICOLON, from);
  if (end < 0) return void 0;
  const ids = stringOf(osc.subarray(from, end)).split(":").filter((parameter) => parameter.startsWith("id=") && parameter.length > 3);
  if (ids.length > 1) return void 0;
  const target = stringOf(osc.subarray(end + 1));
  if (target === "" || Buffer.byteLength(target) > most) return "";
  const id = ids[0]?.slice(3) ?? "";
  return [id === "" ? number : "", id, target].join("\n");
}
function commandOf(digits) {
  let number = 0;
  for (const byte of digits) {
    if (byte < ZERO2 || byte > ZERO2 + 9) return void 0;
    number = Math.imul(number, 10) + byte - ZERO2 >>> 0;
  }
  return number;
}
function partsOf(link) {
  const [, id = "", target = ""] = link.split("\n");
  return { id, target };
}

// src/terminal/pane/styles.ts
var BOLD = 1;
var DIM = 2;
var ITALIC = 4;
var UNDERLINE = 8;
var BLINK = 16;
var REVERSE = 32;
var HIDDEN = 64;
var STRUCK = 128;
var DOUBLE_UNDERLINE = 256;
var CURLY_UNDERLINE = 512;
var DOTTED_UNDERLINE = 1024;
var DASHED_UNDERLINE = 2048;
var OVERLINE = 4096;
var CHARSET = 8192;
var LONG_ATTRIBUTES = STRUCK | DOUBLE_UNDERLINE | CURLY_UNDERLINE | DOTTED_UNDERLINE | DASHED_UNDERLINE | OVERLINE;
var ANY_UNDERLINE = UNDERLINE | DOUBLE_UNDERLINE | CURLY_UNDERLINE | DOTTED_UNDERLINE | DASHED_UNDERLINE;
var NO_COLOUR = 8;
var INDEXED = 16777216;
var RGB = 33554432;
var PLAIN = {
  attributes: 0,
  foreground: NO_COLOUR,
  background: NO_COLOUR,
  underline: NO_COLOUR,
  link: ""
};
var LONG_STYLE = 1 << 30;
var MAX_STYLES = 1 << 20;
var Styles = class {
  #styles = [PLAIN];
  #numbers = /* @__PURE__ */ new Map([[keyOf(PLAIN), 0]]);
  /** Some style draws lines with letters. */
  drawsLines = false;
  number(style) {
    const key = keyOf(style);
    const known = this.#numbers.get(key);
    if (known !== void 0) return known;
    if (this.#styles.length >= MAX_STYLES) return 0;
    const number = this.#styles.length | (isLong(style) ? LONG_STYLE : 0);
    if ((style.attributes & CHARSET) !== 0) this.drawsLines = true;
    this.#styles.push(style);
    this.#numbers.set(key, number);
    return number;
  }
  /** The number of what is left where something was erased. */
  erased(background2) {
    return background2 === NO_COLOUR ? 0 : this.number({ ...PLAIN, background: background2 });
  }
  /** True when two are the same to tmux, which does not look at the colour of an underline. */
  lookAlike(one, other) {
    if (one === other) return true;
    const underline2 = NO_COLOUR;
    return keyOf({ ...this.style(one), underline: underline2 }) === keyOf({ ...this.style(other), underline: underline2 });
  }
  style(number) {
    return this.#styles[number & ~LONG_STYLE] ?? PLAIN;
  }
};
function keyOf({ attributes, foreground: foreground2, background: background2, underline: underline2, link }) {
  return `${attributes},${foreground2},${background2},${underline2},${link}`;
}
function isLong({ attributes, foreground: foreground2, background: background2, underline: underline2, link }) {
  const hasRgb = ((foreground2 | background2) & RGB) !== 0;
  return (attributes & LONG_ATTRIBUTES) !== 0 || hasRgb || underline2 !== NO_COLOUR || link !== "";
}

// src/terminal/pane/capture.ts
function captureRow(row, screen, writer) {
  let text = "";
  const end = Math.min(row.used, screen.grid.cols);
  for (let x = 0; x < end; x += 1) {
    const word = row.word(x);
    if ((word & PADDING) !== 0) continue;
    if (writer !== void 0) text += writer.change(row.style(x));
    text += (word & TAB) !== 0 ? "	" : screen.textOf(word);
  }
  return text + (writer?.endOfRow() ?? "");
}
var CODES = [
  [1, "1"],
  [2, "2"],
  [4, "3"],
  [8, "4"],
  [16, "5"],
  [32, "7"],
  [64, "8"],
  [128, "9"],
  [256, "4:2"],
  [512, "4:3"],
  [1024, "4:4"],
  [2048, "4:5"],
  [4096, "5:3"]
];
var NO_LINK = "\x1B]8;;\x1B\\";
var MOST_LINK_BYTES = 8192 - 18;
var SgrWriter = class {
  #styles;
  #last = PLAIN;
  /** What was written before the last cell. */
  #code = "";
  /** A link has begun in this row. */
  #isLinked = false;
  #writesDefaults;
  constructor(styles, writesDefaults) {
    this.#styles = styles;
    this.#writesDefaults = writesDefaults;
  }
  change(number) {
    this.#code = this.#changeTo(this.#styles.style(number));
    return this.#code;
  }
  /** Ends a link. tmux writes what it wrote before the last cell once more. */
  endOfRow() {
    const isLinked = this.#isLinked;
    this.#isLinked = false;
    return isLinked ? `${this.#code}${NO_LINK}` : "";
  }
  #changeTo(style) {
    const last = this.#last;
    if (style === last) return "";
    this.#last = style;
    const isReset = (last.attributes & ~style.attributes & ~CHARSET) !== 0 || last.underline !== NO_COLOUR && style.underline === NO_COLOUR;
    const before = isReset ? last.attributes & CHARSET : last.attributes;
    const codes = CODES.filter(([mask]) => (style.attributes & mask) !== 0 && (before & mask) === 0);
    const numbers = [...isReset ? ["0"] : [], ...codes.map(([, code]) => code)];
    let text = numbers.length === 0 ? "" : `\x1B[${numbers.join(";")}m`;
    text += this.#colour(foreground(style), foreground(last), isReset);
    text += this.#colour(background(style), background(last), isReset);
    text += this.#colour(underline(style), underline(last), isReset);
    if ((style.attributes & CHARSET) !== (before & CHARSET))
      text += (style.attributes & CHARSET) === 0 ? "" : "";
    return text + this.#link(style.link, last.link);
  }
  #link(link, before) {
    if (link === before) return "";
    if (link !== "") {
      const { id, target } = partsOf(link);
      this.#isLinked = Buffer.byteLength(id) + Buffer.byteLength(target) <= MOST_LINK_BYTES;
      if (!this.#isLinked) return "";
      return `\x1B]8;${id === "" ? "" : `id=${id}`};${target}\x1B\\`;
    }
    const wasLinked = this.#isLinked;
    this.#isLinked = false;
    return wasLinked ? NO_LINK : "";
  }
  #colour(code, before, isReset) {
    if (code === "" || code === before && !isReset) return "";
    if (isReset && !this.#writesDefaults && (code === "39" || code === "49")) return "";
    return `\x1B[${code}m`;
  }
};
function foreground({ foreground: colour }) {
  return extended(38, colour) ?? (colour === NO_COLOUR ? "39" : String(colour < 8 ? colour + 30 : colour));
}
function background({ background: colour }) {
  return extended(48, colour) ?? (colour === NO_COLOUR ? "49" : String(colour < 8 ? colour + 40 : colour + 10));
}
function underline({ underline: colour }) {
  return extended(58, colour) ?? "";
}
function extended(kind, colour) {
  if ((colour & INDEXED) !== 0) return `${kind};5;${colour & 255}`;
  if ((colour & RGB) === 0) return void 0;
  return `${kind};2;${colour >> 16 & 255};${colour >> 8 & 255};${colour & 255}`;
}

// src/terminal/pane/commands.ts
var ASCII = { shifted: false, g0: false, g1: false };
var CONTROLS = {
  8: (screen) => screen.backspace(),
  9: (_, writer) => writer.tab(),
  10: (screen) => screen.lineFeed(),
  11: (screen) => screen.lineFeed(),
  12: (screen) => screen.lineFeed(),
  13: (screen) => screen.carriageReturn()
};
var CAPITAL_H = 72;
var SMALL_M = 109;
var SHIFT_OUT = 14;
var SHIFT_IN = 15;
var Commands = class {
  #screen;
  #writer;
  #kept;
  charsets = ASCII;
  constructor(screen, writer) {
    this.#screen = screen;
    this.#writer = writer;
    this.#kept = { style: screen.style, charsets: ASCII, x: 0, y: 0, origin: false };
  }
  /** True while what is written is line drawing. */
  get drawsLines() {
    const { shifted, g0, g1 } = this.charsets;
    return shifted ? g1 : g0;
  }
  /** True while no character set is chosen. */
  get isPlain() {
    const { shifted, g0, g1 } = this.charsets;
    return !shifted && !g0 && !g1;
  }
  /** Forgets styles and character sets, in use and kept; whether origin mode was on stays kept. */
  reset() {
    this.#screen.style = PLAIN;
    this.charsets = ASCII;
    this.#kept = { style: PLAIN, charsets: ASCII, x: 0, y: 0, origin: this.#kept.origin };
  }
  control(byte) {
    if (byte === SHIFT_OUT || byte === SHIFT_IN) this.charsets = { ...this.charsets, shifted: byte === SHIFT_OUT };
    else CONTROLS[byte]?.(this.#screen, this.#writer);
  }
  /** False for a sequence that tmux does not know. */
  escape(sequence) {
    const screen = this.#screen;
    switch (sequence) {
      case "7":
        this.#keep();
        break;
      case "8":
        this.#restore();
        break;
      case "#8":
        screen.alignmentTest();
        break;
      case "D":
        screen.lineFeed();
        break;
      case "E":
        screen.carriageReturn();
        screen.lineFeed();
        break;
      case "H":
        screen.setTab();
        break;
      case "M":
        screen.reverseIndex();
        break;
      case "c":
        this.reset();
        screen.reset();
        break;
      case "(0":
      case "(B":
        this.charsets = { ...this.charsets, g0: sequence === "(0" };
        break;
      case ")0":
      case ")B":
        this.charsets = { ...this.charsets, g1: sequence === ")0" };
        break;
      case "=":
      case ">":
      case "\\":
        break;
      default:
        return false;
    }
    return true;
  }
  /** False for a sequence that tmux does not know. `repeat` prints the last character again as often as it says. */
  csi(final, intermediates, parameters, repeat) {
    if (intermediates === "") {
      if (final === SMALL_M) {
        this.#screen.restyle(parameters);
        return true;
      }
      if (final === CAPITAL_H) {
        this.#place(parameters);
        return true;
      }
    }
    return this.#obey(intermediates + String.fromCharCode(final), parameters, repeat);
  }
  #place(parameters) {
    const row = parameterAt(parameters, 0, 1, 1);
    const column = parameterAt(parameters, 1, 1, 1);
    if (row === 1 && column === 1) this.#screen.grid.watch?.homing();
    if (row !== void 0 && column !== void 0) this.#screen.moveTo(column - 1, row - 1, true);
  }
  #obey(sequence, parameters, repeat) {
    const screen = this.#screen;
    const count = parameterAt(parameters, 0, 1, 1);
    const counted = COUNTED[sequence];
    if (counted !== void 0) {
      if (count !== void 0) counted(screen, count);
      return true;
    }
    switch (sequence) {
      case "f":
        this.#place(parameters);
        break;
      case "J":
        this.#eraseScreen(parameters);
        break;
      case "K":
        this.#eraseLine(parameters);
        break;
      case "b":
        if (count !== void 0) repeat(Math.min(count, screen.grid.cols - screen.x));
        break;
      case "g":
        this.#clearTabs(parameters);
        break;
      case "r": {
        const last = parameterAt(parameters, 1, 1, screen.grid.rows);
        if (count !== void 0 && last !== void 0) screen.setRegion(count - 1, last - 1);
        break;
      }
      case "s":
        this.#keep();
        break;
      case "u":
        this.#restore();
        break;
      case "h":
      case "l":
        for (const mode of parameters) if (mode === 4) screen.inserts = sequence === "h";
        break;
      case "?h":
      case "?l":
        for (const mode of parameters) if (typeof mode === "number") this.#privateMode(mode, sequence === "?h");
        break;
      default:
        return KNOWN.has(sequence);
    }
    return true;
  }
  #eraseScreen(parameters) {
    const screen = this.#screen;
    switch (parameterAt(parameters, 0, 0, 0)) {
      case 0:
        return screen.eraseScreenEnd();
      case 1:
        return screen.eraseScreenStart();
      case 2:
        return screen.eraseScreen();
      case 3:
        if (parameterAt(parameters, 1, 0, 0) === 0) screen.grid.clearHistory();
        return;
      default:
    }
  }
  #eraseLine(parameters) {
    const screen = this.#screen;
    switch (parameterAt(parameters, 0, 0, 0)) {
      case 0:
        return screen.eraseLineEnd();
      case 1:
        return screen.eraseLineStart();
      case 2:
        return screen.eraseLine();
      default:
    }
  }
  #clearTabs(parameters) {
    const which = parameterAt(parameters, 0, 0, 0);
    if (which === 0) this.#screen.clearTab();
    if (which === 3) this.#screen.clearTabs();
  }
  #privateMode(mode, isOn) {
    const screen = this.#screen;
    switch (mode) {
      case 3:
        screen.moveTo(0, 0, true);
        screen.eraseScreen();
        break;
      case 6:
        screen.origin = isOn;
        screen.moveTo(0, 0, true);
        break;
      case 7:
        screen.wraps = isOn;
        break;
      case 25:
        if (isOn) screen.grid.watch?.painted();
        break;
      case 2026:
        if (!isOn) screen.grid.watch?.painted();
        break;
      case 47:
      case 1047:
      case 1049:
        if (isOn) screen.enterAlternate(mode === 1049);
        else screen.leaveAlternate(mode === 1049);
    }
  }
  #keep() {
    const { style, x, y, origin } = this.#screen;
    this.#kept = { style, charsets: this.charsets, x, y, origin };
  }
  #restore() {
    const { style, charsets, x, y, origin } = this.#kept;
    this.charsets = charsets;
    this.#screen.style = style;
    this.#screen.origin = origin;
    this.#screen.moveTo(x, y);
  }
};
var COUNTED = {
  "@": (screen, count) => screen.insertCells(count),
  A: (screen, count) => screen.up(count),
  B: (screen, count) => screen.down(count),
  C: (screen, count) => screen.right(count),
  D: (screen, count) => screen.left(count),
  E: (screen, count) => {
    screen.carriageReturn();
    screen.down(count);
  },
  F: (screen, count) => {
    screen.carriageReturn();
    screen.up(count);
  },
  G: (screen, count) => screen.moveTo(count - 1, void 0, true),
  L: (screen, count) => screen.insertLines(count),
  M: (screen, count) => screen.deleteLines(count),
  P: (screen, count) => screen.deleteCells(count),
  S: (screen, count) => screen.scrollUp(count),
  T: (screen, count) => screen.scrollDown(count),
  X: (screen, count) => screen.eraseCells(count),
  Z: (screen, count) => screen.backTab(count),
  "`": (screen, count) => screen.moveTo(count - 1, void 0, true),
  d: (screen, count) => screen.moveTo(void 0, count - 1, true)
};
var KNOWN = /* @__PURE__ */ new Set(["c", ">c", ">m", "n", ">n", " q", ">q", "t"]);
function parameterAt(parameters, index, least, missing) {
  const parameter = parameters[index];
  if (typeof parameter === "string") return void 0;
  return parameter === void 0 ? missing : Math.max(parameter, least);
}

// src/terminal/pane/painting.ts
function painting(screen) {
  const { grid, x, y, top, bottom } = screen;
  if (screen.origin || screen.inserts || !screen.wraps || x >= grid.cols) return void 0;
  const writer = new SgrWriter(screen.styles, true);
  let text = "";
  let goesOn = false;
  for (let at = 0; at < grid.rows; at += 1) {
    const row = grid.row(at);
    if (hasHalves(row, grid.cols)) return void 0;
    text += `${goesOn ? "" : placeCursor(at, 0)}${rowPainting(row, at, screen, writer)}`;
    goesOn = row.wrapped;
    if (goesOn && !wraps(row, at + 1 < grid.rows ? grid.row(at + 1) : void 0, grid.cols)) return void 0;
  }
  const after = `\x1B[${top + 1};${bottom + 1}r${writer.change(screen.styleNumber)}${placeCursor(y, x)}`;
  return `${withLineDrawing(text)}${after}`;
}
function withLineDrawing(captured) {
  return captured.includes("") ? `\x1B)0${captured}\x1B)B` : captured;
}
function rowPainting(row, y, screen, writer) {
  const end = Math.min(Math.max(row.used, row.size), screen.grid.cols);
  let text = "";
  let from = 0;
  for (let x = 0; x < end; x = from) {
    from = x + 1;
    const word = row.word(x);
    if (!isErased(row, x)) {
      if ((word & PADDING) === 0)
        text += writer.change(row.style(x)) + ((word & TAB) !== 0 ? "	" : screen.textOf(word));
      continue;
    }
    const most = x === 0 ? Math.min(end, screen.grid.cols - 1) : end;
    while (from < most && isErased(row, from) && row.style(from) === row.style(x)) from += 1;
    const wasWritten = x < row.used && row.used <= from;
    if (wasWritten) text += `${placeCursor(y, row.used - 1)} ${placeCursor(y, x)}`;
    const cells = from - x;
    if (wasWritten || row.style(x) !== 0) text += `${writer.change(row.style(x))}\x1B[${cells}X`;
    text += `\x1B[${cells}C`;
  }
  return text + writer.endOfRow();
}
function wraps(row, next, cols) {
  return row.used >= cols && !isErased(row, cols - 1) && next !== void 0 && next.used > 0 && !isErased(next, 0);
}
function hasHalves(row, cols) {
  const end = Math.min(row.used, cols);
  if (!row.hasWide) return false;
  for (let x = 0; x < end; ) {
    const cells = Math.max(1, widthOf(row.word(x)));
    if ((row.word(x) & PADDING) !== 0 || x + cells > cols) return true;
    for (let half = x + 1; half < x + cells; half += 1) if ((row.word(half) & PADDING) === 0) return true;
    x += cells;
  }
  return false;
}
function isErased(row, x) {
  return (row.word(x) & ~LONG) === 0;
}
function placeCursor(row, column) {
  return `\x1B[${row + 1};${column + 1}H`;
}

// src/terminal/pane/parser.ts
var MOST_PARAMETER_BYTES = 63;
var MOST_INTERMEDIATES = 3;
var MOST_PARAMETERS = 24;
var MOST_NUMBER = 2 ** 31 - 1;
var MOST_STRING_BYTES = 1024 * 1024 - 1;
var GROUND = 0;
var ESCAPE = 1;
var ESCAPE_INTERMEDIATE = 2;
var CSI = 3;
var CSI_PARAMETER = 4;
var CSI_INTERMEDIATE = 5;
var CSI_IGNORE = 6;
var DCS = 7;
var DCS_PARAMETER = 8;
var DCS_INTERMEDIATE = 9;
var DCS_HANDLER = 10;
var DCS_ESCAPE = 11;
var DCS_IGNORE = 12;
var OSC = 13;
var STRING = 14;
var BEL = 7;
var SEMICOLON2 = 59;
var QUESTION_MARK = 63;
var OPENING_BRACKET = 91;
var CAN = 24;
var SUB = 26;
var ESC = 27;
var Parser = class {
  #actions;
  #state = GROUND;
  #intermediates = "";
  #parameters = "";
  #isTooLong = false;
  #string = [];
  constructor(actions) {
    this.#actions = actions;
  }
  /** True between two commands. */
  get isGround() {
    return this.#state === GROUND;
  }
  /** True while the end of a string is awaited. */
  get isInString() {
    return this.#state >= DCS;
  }
  /** Gives up what has no end. */
  giveUp() {
    this.#state = GROUND;
  }
  push(data) {
    const { length } = data;
    for (let at = 0; at < length; at += 1) {
      const byte = data[at];
      if (this.#state !== GROUND) {
        this.#take(byte);
        continue;
      }
      if (byte >= 32 && byte < 127) {
        let end = at + 1;
        while (end < length && data[end] >= 32 && data[end] < 127) end += 1;
        this.#actions.print(data, at, end);
        at = end - 1;
      } else if (byte === ESC) {
        const end = this.#wholeCsi(data, at + 1);
        if (end === void 0) this.#begin(ESCAPE);
        else at = end;
      } else if (byte >= 128) at += this.#actions.high(data, at) - 1;
      else if (byte !== 127) this.#actions.control(byte);
    }
  }
  /**
   * Carries out a control sequence of plain numbers that is there whole, which most are; `at` is what follows ESC. Returns
   * where it ends; undefined for any other sequence.
   */
  #wholeCsi(data, at) {
    if (data[at] !== OPENING_BRACKET) return void 0;
    const isPrivate = data[at + 1] === QUESTION_MARK;
    const parameters = [];
    const end = Math.min(data.length, at + MOST_PARAMETER_BYTES);
    let number;
    for (let next = at + (isPrivate ? 2 : 1); next < end; next += 1) {
      const byte = data[next];
      if (byte >= 48 && byte <= 57) number = (number ?? 0) * 10 + byte - 48;
      else if (byte === SEMICOLON2) {
        parameters.push(number);
        number = void 0;
      } else if (byte >= 64 && byte < 127) {
        if (number !== void 0 || parameters.length > 0) parameters.push(number);
        if (!areObeyed(parameters)) return next;
        this.#actions.csi(byte, isPrivate ? "?" : "", parameters);
        return next;
      } else return void 0;
    }
    return void 0;
  }
  #begin(state) {
    this.#state = state;
    this.#intermediates = "";
    this.#parameters = "";
    this.#isTooLong = false;
  }
  #beginString(state) {
    this.#begin(state);
    this.#string = [];
    this.#actions.stringBegan();
  }
  #take(byte) {
    const state = this.#state;
    if (state === DCS_HANDLER || state === DCS_ESCAPE) return this.#takeDcs(byte);
    if (byte === ESC) {
      if (state === OSC) this.#endOsc();
      return this.#begin(ESCAPE);
    }
    if (byte === CAN || byte === SUB) {
      this.#actions.control(byte);
      if (state === OSC) this.#endOsc();
      this.#state = GROUND;
      return;
    }
    switch (state) {
      case ESCAPE:
      case ESCAPE_INTERMEDIATE:
        return this.#takeEscape(byte);
      case CSI:
      case CSI_PARAMETER:
      case CSI_INTERMEDIATE:
      case CSI_IGNORE:
        return this.#takeCsi(byte);
      case DCS:
      case DCS_PARAMETER:
      case DCS_INTERMEDIATE:
        return this.#takeDcsHead(byte);
      case OSC:
        if (byte === BEL) {
          this.#endOsc();
          this.#state = GROUND;
        } else if (byte >= 32) this.#keep(byte);
    }
  }
  #takeEscape(byte) {
    if (byte < 32) return this.#actions.control(byte);
    if (byte >= 127) return;
    if (byte < 48) {
      this.#intermediate(byte);
      this.#state = ESCAPE_INTERMEDIATE;
      return;
    }
    if (this.#state === ESCAPE) {
      switch (byte) {
        case 80:
          return this.#beginString(DCS);
        case 91:
          return this.#begin(CSI);
        case 93:
          return this.#beginString(OSC);
        case 88:
        // X
        case 94:
        // ^
        case 95:
        // _
        case 107:
          return this.#beginString(STRING);
      }
    }
    this.#state = GROUND;
    if (!this.#isTooLong) this.#actions.escape(byte, this.#intermediates);
  }
  #takeCsi(byte) {
    if (byte < 32) return this.#actions.control(byte);
    if (byte >= 127) return;
    if (byte >= 64) {
      const isObeyed = this.#state !== CSI_IGNORE && !this.#isTooLong;
      this.#state = GROUND;
      const parameters = isObeyed ? split(this.#parameters) : void 0;
      if (parameters !== void 0) this.#actions.csi(byte, this.#intermediates, parameters);
      return;
    }
    if (this.#state === CSI_IGNORE) return;
    if (byte < 48) {
      this.#intermediate(byte);
      this.#state = CSI_INTERMEDIATE;
    } else if (this.#state === CSI_INTERMEDIATE) this.#state = CSI_IGNORE;
    else if (byte < 60) {
      this.#parameter(byte);
      this.#state = CSI_PARAMETER;
    } else if (this.#state === CSI) {
      this.#intermediate(byte);
      this.#state = CSI_PARAMETER;
    } else this.#state = CSI_IGNORE;
  }
  #takeDcsHead(byte) {
    if (byte < 32 || byte >= 127) return;
    if (byte >= 64) {
      this.#keep(byte);
      this.#state = DCS_HANDLER;
    } else if (byte < 48) {
      this.#intermediate(byte);
      this.#state = DCS_INTERMEDIATE;
    } else if (this.#state === DCS_INTERMEDIATE || byte === 58) this.#state = DCS_IGNORE;
    else if (byte < 60) {
      this.#parameter(byte);
      this.#state = DCS_PARAMETER;
    } else if (this.#state === DCS) {
      this.#intermediate(byte);
      this.#state = DCS_PARAMETER;
    } else this.#state = DCS_IGNORE;
  }
  #takeDcs(byte) {
    if (this.#state === DCS_HANDLER) {
      if (byte === ESC) this.#state = DCS_ESCAPE;
      else this.#keep(byte);
    } else if (byte === 92) {
      this.#state = GROUND;
      if (this.#isTooLong) return;
      this.#actions.dcs(Uint8Array.from(this.#string), this.#intermediates, split(this.#parameters));
    } else {
      this.#keep(byte);
      this.#state = DCS_HANDLER;
    }
  }
  #endOsc() {
    if (!this.#isTooLong) this.#actions.osc(Uint8Array.from(this.#string));
  }
  #parameter(byte) {
    if (this.#parameters.length === MOST_PARAMETER_BYTES) this.#isTooLong = true;
    else this.#parameters += String.fromCharCode(byte);
  }
  #intermediate(byte) {
    if (this.#intermediates.length === MOST_INTERMEDIATES) this.#isTooLong = true;
    else this.#intermediates += String.fromCharCode(byte);
  }
  #keep(byte) {
    if (this.#string.length === MOST_STRING_BYTES) this.#isTooLong = true;
    else this.#string.push(byte);
  }
};
function split(text) {
  if (text === "") return [];
  const words = text.split(";");
  const parameters = words.map((word) => word === "" ? void 0 : word.includes(":") ? word : Number(word));
  return areObeyed(parameters) ? parameters : void 0;
}
function areObeyed(parameters) {
  return parameters.length < MOST_PARAMETERS && parameters.every((parameter) => typeof parameter !== "number" || parameter <= MOST_NUMBER);
}

// src/terminal/pane/picture.ts
function makeRoomForPicture(screen, width, height) {
  const { cols, rows } = screen.grid;
  const isNew = screen.behaviour.drawsSixel === "set";
  const isTooLarge = width > cols || height > (isNew ? rows - 1 : rows);
  const lines = isTooLarge ? Math.min(height, rows - 1) : height;
  if (lines === 0) return;
  if (isTooLarge && screen.x >= cols) return screen.moveTo(0, screen.y);
  const below = rows - screen.y;
  const { y } = screen;
  if (isNew ? below <= lines : below < lines) {
    const scrolled = lines - below + 1;
    for (let left = scrolled; left > 0; left -= 1) screen.grid.scrollUp(0, rows - 1, screen.style.background);
    screen.moveTo(void 0, Math.max(0, y - scrolled));
  }
  screen.moveTo(0, y + lines);
}

// src/terminal/pane/row.ts
var WORDS = 2;
var LAST_SHORT = 126;
var NO_CELLS = new Uint32Array(0);
var Row = class {
  /** Two words a cell. Cells behind its end are blank. */
  cells = NO_CELLS;
  /** How many cells are captured: up to the last one that was ever written. Erasing does not reduce it. */
  used = 0;
  /** Cells that tmux has made, which it does in steps; what is behind them cannot be erased. */
  size = 0;
  /** Some cell is, or was, not one character of one cell. */
  hasWide = false;
  /** tmux since 3.6 keeps some cell in a long entry, or did: only then it looks for halves that are written over. */
  hasLong = false;
  /** Its text goes on in the next row. */
  wrapped = false;
  /** It was read as part of a line, and nothing was written to it since. */
  told = false;
  /** What stands in a cell. */
  word(x) {
    return x < this.size ? this.cells[x * WORDS] : 0;
  }
  /** The number of the style of a cell. */
  style(x) {
    return x < this.size ? this.cells[x * WORDS + 1] : 0;
  }
  /** True when it looks empty but for its colours. */
  get isBlank() {
    for (let x = 0; x < this.used; x += 1) if (!isSpace(this.word(x))) return false;
    return true;
  }
  set(x, word, style, cols) {
    if (x >= this.size) this.expand(x + 1, cols);
    if (x >= this.used) this.used = x + 1;
    this.told = false;
    const isLong2 = (style & LONG_STYLE) !== 0 || word > LAST_SHORT && (word & PADDING) === 0;
    if (isLong2) this.hasLong = true;
    if (isLong2 || word > VALUE_BITS) this.hasWide = true;
    this.cells[x * WORDS] = word | (isLong2 ? LONG : this.cells[x * WORDS] & LONG);
    this.cells[x * WORDS + 1] = style;
  }
  /** Writes a piece of ASCII from column `x` on. */
  setAscii(x, data, from, to, style, cols) {
    const isLong2 = (style & LONG_STYLE) !== 0;
    const end = x + to - from;
    if (end > this.size) this.expand(end, cols);
    if (end > this.used) this.used = end;
    this.told = false;
    const { cells } = this;
    let at = x * WORDS;
    if (this.hasWide || isLong2) {
      this.hasWide = true;
      if (isLong2) this.hasLong = true;
      for (let byte = from; byte < to; byte += 1) {
        cells[at] = data[byte] | (isLong2 ? LONG : cells[at] & LONG);
        cells[at + 1] = style;
        at += WORDS;
      }
      return;
    }
    for (let byte = from; byte < to; byte += 1) {
      cells[at] = data[byte];
      cells[at + 1] = style;
      at += WORDS;
    }
  }
  /** Makes at least this many cells, in the steps in which tmux does, in a grid of this many columns. */
  expand(wanted, cols) {
    if (wanted <= this.size) return;
    const quarter = Math.trunc(cols / 4);
    const half = Math.trunc(cols / 2);
    const before = this.size;
    this.size = wanted < quarter ? quarter : wanted < half ? half : Math.max(wanted, cols);
    if (this.size * WORDS <= this.cells.length) {
      this.cells.fill(0, before * WORDS, this.size * WORDS);
      return;
    }
    const cells = new Uint32Array(Math.max(this.size, cols) * WORDS);
    cells.set(this.cells.subarray(0, before * WORDS));
    this.cells = cells;
  }
  /** Makes cells of a kind that nothing was written to. `keepsLong`: a long entry stays one. */
  erase(from, to, style, cols, keepsLong) {
    this.expand(to, cols);
    this.told = false;
    const { cells } = this;
    if (style === 0 && !this.hasWide) {
      cells.fill(0, from * WORDS, to * WORDS);
      return;
    }
    const isLong2 = (style & LONG_STYLE) !== 0;
    if (isLong2) {
      this.hasWide = true;
      this.hasLong = true;
    }
    for (let x = from; x < to; x += 1) {
      cells[x * WORDS] = isLong2 ? LONG : keepsLong ? cells[x * WORDS] & LONG : 0;
      cells[x * WORDS + 1] = style;
    }
  }
  /** Moves cells within the row; those that are left behind are erased. */
  move(to, from, count, style, cols) {
    if (count <= 0 || to === from) return;
    this.expand(Math.max(to, from) + count, cols);
    this.told = false;
    this.cells.copyWithin(to * WORDS, from * WORDS, (from + count) * WORDS);
    if (to + count > this.used) this.used = to + count;
    if (to > from) this.erase(from, Math.min(to, from + count), style, cols, false);
    else this.erase(Math.max(from, to + count), from + count, style, cols, false);
  }
  /** Makes a blank row of it, and keeps its memory. */
  reset() {
    this.used = 0;
    this.size = 0;
    this.wrapped = false;
    this.hasWide = false;
    this.told = false;
    this.hasLong = false;
    return this;
  }
};

// src/terminal/pane/reflow.ts
function reflow(grid, cols, paddingWidth) {
  const widthOf2 = (word) => (word & PADDING) === 0 ? widthOf(word) : hasWidth(word) ? paddingWidth : 0;
  const target = [];
  const source = grid.lines;
  for (let at = 0; at < source.length; at += 1) {
    const row = source[at];
    if (row === void 0) continue;
    const { width, fits } = measure(row, cols, widthOf2);
    if (width === cols) target.push(row);
    else if (width > cols) split2(grid, source, target, { at, cols, fits, widthOf: widthOf2 });
    else if (row.wrapped) {
      target.push(row);
      join(grid, source, target, { at, cols, width, widthOf: widthOf2 });
    } else target.push(row);
  }
  while (target.length < grid.rows) target.push(new Row());
  grid.reflows += 1;
  grid.history = target.length - grid.rows;
  grid.scrolled = Math.min(grid.scrolled, grid.history);
  grid.lines = target;
}
function measure(row, cols, widthOf2) {
  let width = 0;
  let fits = 0;
  for (let x = 0; x < row.used; x += 1) {
    const next = widthOf2(row.word(x));
    if (fits === 0 && width + next > cols) fits = x;
    width += next;
  }
  return { width, fits };
}
function join(grid, source, target, { at, cols, width: before, widthOf: widthOf2 }) {
  const row = target.at(-1);
  const place = target.length - 1;
  let width = before;
  let end = row.used;
  let lines = 0;
  let isWrapped = true;
  let from;
  let taken = 0;
  let isTold = row.told;
  for (; ; ) {
    const next = source[at + 1 + lines];
    if (next === void 0) break;
    if (!next.wrapped) isWrapped = false;
    if (next.used === 0) {
      if (!isWrapped) break;
      lines += 1;
      continue;
    }
    if (width + widthOf2(next.word(0)) > cols) break;
    from = next;
    isTold &&= next.told;
    for (taken = 0; taken < next.used; taken += 1) {
      const word = next.word(taken);
      if (taken > 0 && width + widthOf2(word) > cols) break;
      width += widthOf2(word);
      row.set(end, moved(word), next.style(taken), cols);
      end += 1;
    }
    lines += 1;
    if (!isWrapped || taken !== next.used || width === cols) break;
  }
  if (lines === 0 || from === void 0) return;
  row.told = isTold;
  const left = from.used - taken;
  if (left !== 0) {
    const wasTold = from.told;
    from.move(0, taken, left, 0, cols);
    from.told = wasTold;
    from.used = left;
    from.size = left;
    lines -= 1;
  } else if (!isWrapped) row.wrapped = false;
  for (let gone = at + 1; gone < at + 1 + lines; gone += 1) source[gone] = void 0;
  if (grid.scrolled > place + lines) grid.scrolled -= lines;
  else if (grid.scrolled > place) grid.scrolled = place;
}
function split2(grid, source, target, { at, cols, fits, widthOf: widthOf2 }) {
  const row = source[at];
  const { used, wrapped } = row;
  target.push(row);
  let part = new Row();
  let lines = 1;
  let width = 0;
  let x = 0;
  const first = target.push(part) - 1;
  for (let cell = fits; cell < used; cell += 1) {
    const word = row.word(cell);
    if (width + widthOf2(word) > cols) {
      part.wrapped = true;
      part = new Row();
      target.push(part);
      lines += 1;
      width = 0;
      x = 0;
    }
    width += widthOf2(word);
    part.set(x, moved(word), row.style(cell), cols);
    x += 1;
  }
  if (wrapped) part.wrapped = true;
  for (const each of target.slice(first)) each.told = row.told;
  row.size = fits;
  row.used = fits;
  row.wrapped = true;
  source[at] = void 0;
  if (at <= grid.scrolled) grid.scrolled += lines;
  if (width < cols && wrapped) join(grid, source, target, { at, cols, width, widthOf: widthOf2 });
}
function moved(word) {
  const copy = word & ~LONG;
  return (word & PADDING) !== 0 && hasWidth(word) ? copy | WIDE_PADDING : copy;
}
function hasWidth(padding) {
  return (padding & LONG) === 0 || (padding & WIDE_PADDING) !== 0;
}
function wrapPlace(lines, x, y) {
  let line = 0;
  let before = 0;
  for (let at = 0; at < y; at += 1) {
    const row = lines[at];
    if (row?.wrapped === true) before += row.used;
    else {
      before = 0;
      line += 1;
    }
  }
  return { x: x >= (lines[y]?.used ?? 0) ? Infinity : before + x, y: line };
}
function unwrapPlace(lines, { x, y }) {
  let at = 0;
  for (let line = 0; at < lines.length - 1 && line !== y; at += 1) if (!lines[at].wrapped) line += 1;
  if (x === Infinity) {
    while (lines[at]?.wrapped === true && at < lines.length - 1) at += 1;
    return { x: lines[at].used, y: at };
  }
  let left = x;
  while (lines[at].wrapped && left >= lines[at].used && at < lines.length - 1) {
    left -= lines[at].used;
    at += 1;
  }
  return { x: left, y: at };
}

// src/terminal/pane/unsigned.ts
function unsigned(value) {
  return value < 0 ? Infinity : value;
}

// src/terminal/pane/resizing.ts
function resizeScreen(screen, { cols, rows, reflows, places = [] }) {
  const { grid } = screen;
  let moved2 = [...places];
  let { x } = screen;
  let y = grid.history + screen.y;
  const isWider = cols !== grid.cols;
  if (isWider) {
    grid.cols = cols;
    screen.resetTabs();
  }
  if (rows !== grid.rows) y -= resizeRows(screen, rows);
  if (isWider && reflows) {
    if (y >= grid.lines.length) screen.isAstray = true;
    const place = wrapPlace(grid.lines, x, y);
    const wrapped = moved2.map((row2) => wrapPlace(grid.lines, 0, row2));
    reflow(grid, cols, screen.behaviour.paddingHasWidth ? 1 : 0);
    ({ x, y } = unwrapPlace(grid.lines, place));
    moved2 = wrapped.map((row2) => unwrapPlace(grid.lines, row2).y);
    const row = grid.lines[y];
    if (row.wrapped && x >= row.used) screen.isAstray = true;
  }
  if (y >= grid.history) {
    screen.x = x;
    screen.y = y - grid.history;
  } else {
    screen.x = 0;
    screen.y = 0;
  }
  return moved2;
}
function resizeRows(screen, rows) {
  const { grid } = screen;
  let deleted = 0;
  if (rows < grid.rows) {
    let needed = grid.rows - rows;
    const below = Math.min(needed, unsigned(grid.rows - 1 - screen.y));
    if (below > 0) grid.deleteLines(grid.rows - below, below, NO_COLOUR);
    needed -= below;
    if (grid.keepsHistory) {
      grid.scrolled += needed;
      grid.history += needed;
    } else if (needed > 0 && screen.y > 0) {
      deleted = Math.min(needed, screen.y);
      grid.deleteLines(0, deleted, NO_COLOUR);
    }
    grid.lines.length = grid.history + rows;
  } else {
    let needed = rows - grid.rows;
    const back = grid.keepsHistory ? Math.min(needed, grid.scrolled) : 0;
    grid.scrolled -= back;
    grid.history -= back;
    needed -= back;
    for (let at = 0; at < needed; at += 1) grid.lines.push(grid.blank(NO_COLOUR));
  }
  grid.rows = rows;
  screen.top = 0;
  screen.bottom = rows - 1;
  return deleted;
}

// src/terminal/pane/alternate-screen.ts
var AlternateScreen = class {
  #screen;
  #saved;
  #savedX;
  #savedY;
  /** The style of the cursor when the alternate screen was entered last. */
  #savedStyle = PLAIN;
  constructor(screen) {
    this.#screen = screen;
  }
  /** The rows of the normal screen; undefined while that is the one that is shown. */
  get normal() {
    return this.#saved?.lines;
  }
  enter(savesCursor) {
    const screen = this.#screen;
    if (!screen.options.alternateScreen || this.#saved !== void 0) return;
    const { grid } = screen;
    grid.watch?.enteringAlternate();
    const lines = grid.lines.slice(grid.history);
    this.#saved = { cols: grid.cols, rows: grid.rows, lines, keepsHistory: grid.keepsHistory };
    this.#savedStyle = screen.style;
    if (savesCursor) {
      this.#savedX = screen.x;
      this.#savedY = screen.y;
    }
    grid.clear(0, 0, grid.cols, grid.rows, NO_COLOUR);
    grid.keepsHistory = false;
  }
  leave(restoresCursor) {
    const screen = this.#screen;
    if (!screen.options.alternateScreen) return;
    const { grid } = screen;
    const { cols, rows } = grid;
    const saved = this.#saved;
    if (saved !== void 0) grid.watch?.leavingAlternate();
    if (saved !== void 0) {
      resizeScreen(screen, { cols: saved.cols, rows: saved.rows, reflows: screen.behaviour.reflowsAlternate });
    }
    if (restoresCursor && this.#savedX !== void 0 && this.#savedY !== void 0) {
      screen.x = this.#savedX;
      screen.y = this.#savedY;
      screen.style = this.#savedStyle;
    }
    if (saved !== void 0) {
      grid.lines.splice(grid.history, grid.rows, ...saved.lines);
      grid.keepsHistory ||= saved.keepsHistory;
      this.#saved = void 0;
      resizeScreen(screen, { cols, rows, reflows: true });
      grid.watch?.leftAlternate();
    }
    screen.x = Math.min(screen.x, grid.cols - 1);
    screen.y = Math.min(screen.y, grid.rows - 1);
  }
};

// src/terminal/pane/clusters.ts
var MAX_CLUSTERS = 1 << 20;
var LOST_BYTES = 32;
var BEYOND_UNICODE = "\uFFFD".repeat(4);
function bytesOf(text) {
  return Buffer.byteLength(text.includes(BEYOND_UNICODE) ? text.replaceAll(BEYOND_UNICODE, "....") : text);
}
var Clusters = class {
  #texts = [];
  #bytes = [];
  #numbers = /* @__PURE__ */ new Map();
  /** The number of a text; undefined when there are too many. */
  number(text) {
    const known = this.#numbers.get(text);
    if (known !== void 0) return known;
    if (this.#texts.length >= MAX_CLUSTERS) return void 0;
    const number = this.#texts.length;
    this.#texts.push(text);
    this.#bytes.push(bytesOf(text));
    this.#numbers.set(text, number);
    return number;
  }
  text(number) {
    return this.isLost(number) ? "" : this.#texts[number] ?? " ";
  }
  /** True where there are as many bytes as tmux, which has five bits for them, takes for none (utf8.c). */
  isLost(number) {
    return this.#bytes[number] === LOST_BYTES;
  }
};

// src/terminal/pane/grid.ts
var MAX_SPARE = 1e4;
var Grid = class {
  cols;
  rows;
  /** History and screen. */
  lines;
  /** Rows of the history. */
  history = 0;
  /** Rows of the history that come back when the screen grows: those that scrolled, and were not cleared away. */
  scrolled = 0;
  /** Off on the alternate screen. */
  keepsHistory;
  /** Counts how often its rows were wrapped anew. */
  reflows = 0;
  watch;
  #limit;
  #styles;
  #keepsLong;
  #spare = [];
  constructor(cols, rows, limit, styles, keepsLong) {
    this.#keepsLong = keepsLong;
    this.cols = cols;
    this.rows = rows;
    this.#limit = limit;
    this.#styles = styles;
    this.keepsHistory = limit > 0;
    this.lines = Array.from({ length: rows }, () => new Row());
  }
  row(y) {
    return this.lines[this.history + y];
  }
  /** A blank row, as an erasure with this background leaves it. */
  blank(background2) {
    const row = this.#spare.pop() ?? new Row();
    if (background2 !== NO_COLOUR) row.erase(0, this.cols, this.#styles.erased(background2), this.cols, false);
    return row;
  }
  /** Erases cells of rows of the screen. */
  clear(x, y, width, height, background2) {
    if (width <= 0 || height === 0) return;
    if (x === 0 && width === this.cols) {
      this.clearLines(y, height, background2);
      return;
    }
    for (let at = y; at < y + height; at += 1) this.clearCells(this.row(at), x, x + width, background2);
  }
  clearCells(row, from, to, background2) {
    const isDefault = background2 === NO_COLOUR;
    const size = Math.min(this.cols, row.size);
    if (isDefault && from > size) return;
    const end = isDefault ? Math.min(to, size) : to;
    if (end > from) row.erase(from, end, this.#styles.erased(background2), this.cols, this.#keepsLong);
  }
  /** Makes rows of the screen blank. */
  clearLines(y, height, background2) {
    for (let at = y; at < y + height; at += 1) this.#replace(at, this.blank(background2));
    this.#unwrap(y - 1);
  }
  /** Moves rows of the screen; those that are left behind are blank. */
  moveLines(to, from, count, background2) {
    if (count <= 0 || to === from) return;
    const moved2 = this.lines.slice(this.history + from, this.history + from + count);
    this.#unwrap(to - 1);
    for (const [at, row] of moved2.entries()) this.lines[this.history + to + at] = row;
    for (let at = from; at < from + count; at += 1) {
      if (at < to || at >= to + count) this.lines[this.history + at] = this.blank(background2);
    }
    if (from < to || from >= to + count) this.#unwrap(from - 1);
  }
  /** Moves a region up by one; its first row goes to the history. */
  scrollUp(top, bottom, background2) {
    if (!this.keepsHistory) {
      this.watch?.scrollingAway(this.row(top));
      this.moveLines(top, top + 1, bottom - top, background2);
      return;
    }
    this.#collect();
    const { lines, history } = this;
    if (top === 0 && bottom === this.rows - 1) {
      lines.push(this.blank(background2));
    } else {
      const [gone] = lines.splice(history + top, 1);
      lines.splice(history + bottom, 0, this.blank(background2));
      lines.splice(history, 0, gone);
    }
    this.history += 1;
    this.scrolled += 1;
  }
  /** Moves a region down by one; its last row is gone. */
  scrollDown(top, bottom, background2) {
    this.moveLines(top + 1, top, bottom - top, background2);
  }
  /** Clears the screen into the history, down to the last row that was written to. */
  clearToHistory(background2) {
    let last = this.rows;
    while (last > 0 && this.row(last - 1).used === 0) last -= 1;
    if (last === 0) {
      this.clear(0, 0, this.cols, this.rows, background2);
      return;
    }
    for (let at = 0; at < last; at += 1) {
      this.#collect();
      this.lines.push(this.blank(background2));
      this.history += 1;
    }
    if (last < this.rows) this.clear(0, 0, this.cols, this.rows - last, background2);
    this.scrolled = 0;
  }
  clearHistory() {
    this.#trim(this.history, true);
    this.history = 0;
    this.scrolled = 0;
  }
  insertLines(y, count, background2) {
    this.moveLines(y + count, y, this.rows - y - count, background2);
  }
  insertLinesInRegion(bottom, y, count, background2) {
    const stay = bottom + 1 - y - count;
    this.moveLines(bottom + 1 - stay, y, stay, background2);
    this.#clearRest(y + stay, count - stay, background2);
  }
  deleteLines(y, count, background2) {
    const stay = this.rows - y - count;
    this.moveLines(y, y + count, stay, background2);
    this.#clearRest(this.rows - count, count - stay, background2);
  }
  deleteLinesInRegion(bottom, y, count, background2) {
    const stay = bottom + 1 - y - count;
    this.moveLines(y, y + count, stay, background2);
    this.#clearRest(y + stay, count - stay, background2);
  }
  insertCells(x, y, count, background2) {
    const row = this.row(y);
    if (x >= this.cols - 1) this.clear(x, y, 1, 1, background2);
    else row.move(x + count, x, this.cols - x - count, this.#styles.erased(background2), this.cols);
  }
  deleteCells(x, y, count, background2) {
    const row = this.row(y);
    row.move(x, x + count, this.cols - x - count, this.#styles.erased(background2), this.cols);
    this.clear(this.cols - count, y, x + count - (this.cols - count), 1, background2);
  }
  /** tmux erases fewer than no rows where the rest is already blank: what remains of that is the end of a wrapped line. */
  #clearRest(y, height, background2) {
    if (height !== 0) this.clearLines(y, height, background2);
  }
  #unwrap(y) {
    const row = this.lines[this.history + y];
    if (row !== void 0) row.wrapped = false;
  }
  #replace(y, row) {
    this.lines[this.history + y] = row;
  }
  /** Forgets the oldest tenth of a history that is full. */
  #collect() {
    if (this.history === 0 || this.history < this.#limit) return;
    const count = Math.min(this.history, Math.max(1, Math.trunc(this.#limit / 10)));
    this.#trim(count, false);
    this.history -= count;
    this.scrolled = Math.min(this.scrolled, this.history);
  }
  #trim(count, isCleared) {
    this.watch?.forgetting(count, isCleared);
    for (const row of this.lines.splice(0, count)) if (this.#spare.length < MAX_SPARE) this.#spare.push(row.reset());
  }
};

// src/terminal/pane/sgr.ts
var UNDERLINES = [0, UNDERLINE, DOUBLE_UNDERLINE, CURLY_UNDERLINE, DOTTED_UNDERLINE, DASHED_UNDERLINE];
var ATTRIBUTES = /* @__PURE__ */ new Map([
  [1, [0, BOLD]],
  [2, [0, DIM]],
  [3, [0, ITALIC]],
  [4, [ANY_UNDERLINE, UNDERLINE]],
  [5, [0, BLINK]],
  [6, [0, BLINK]],
  [7, [0, REVERSE]],
  [8, [0, HIDDEN]],
  [9, [0, STRUCK]],
  [21, [ANY_UNDERLINE, DOUBLE_UNDERLINE]],
  [22, [BOLD | DIM, 0]],
  [23, [ITALIC, 0]],
  [24, [ANY_UNDERLINE, 0]],
  [25, [BLINK, 0]],
  [27, [REVERSE, 0]],
  [28, [HIDDEN, 0]],
  [29, [STRUCK, 0]],
  [53, [0, OVERLINE]],
  [55, [OVERLINE, 0]]
]);
var MOST_PARTS = 8;
function afterSgr(style, parameters) {
  let next = parameters.length === 0 ? PLAIN : style;
  for (let at = 0; at < parameters.length; at += 1) {
    const parameter = parameters[at] ?? 0;
    if (typeof parameter === "string") next = withColons(next, parameter);
    else if (parameter === 38 || parameter === 48 || parameter === 58) {
      at += 1;
      const [colour, used] = colourAt(parameter, parameters, at);
      if (colour !== void 0) next = coloured(next, parameter, colour);
      at += used;
    } else next = afterOne(next, parameter);
  }
  return next;
}
function afterOne(style, number) {
  const change = ATTRIBUTES.get(number);
  if (change !== void 0) return { ...style, attributes: style.attributes & ~change[0] | change[1] };
  if (number === 0) return { ...PLAIN, link: style.link };
  if (number >= 30 && number <= 37) return { ...style, foreground: number - 30 };
  if (number === 39) return { ...style, foreground: NO_COLOUR };
  if (number >= 40 && number <= 47) return { ...style, background: number - 40 };
  if (number === 49) return { ...style, background: NO_COLOUR };
  if (number === 59) return { ...style, underline: NO_COLOUR };
  if (number >= 90 && number <= 97) return { ...style, foreground: number };
  if (number >= 100 && number <= 107) return { ...style, background: number - 10 };
  return style;
}
function colourAt(kind, parameters, at) {
  const number = (index) => {
    const parameter = parameters[index];
    return typeof parameter === "number" ? parameter : void 0;
  };
  switch (number(at)) {
    case 2: {
      const colour = rgb(number(at + 1), number(at + 2), number(at + 3));
      return [colour, colour === void 0 ? 0 : 3];
    }
    case 5:
      return [indexed(kind, number(at + 1)), 1];
    default:
      return [void 0, 0];
  }
}
function withColons(style, text) {
  const words = text.split(":");
  if (words.length >= MOST_PARTS || words.some((word) => !/^\d*$/.test(word))) return style;
  const parts = words.map((word) => word === "" ? void 0 : Number(word));
  const [kind, form] = parts;
  if (kind === 4) {
    const underline2 = parts.length === 2 ? UNDERLINES[form ?? -1] : void 0;
    if (underline2 === void 0) return style;
    return { ...style, attributes: style.attributes & ~ANY_UNDERLINE | underline2 };
  }
  if (parts.length < 3 || kind !== 38 && kind !== 48 && kind !== 58) return style;
  if (form === 5) {
    const colour2 = indexed(kind, parts[2]);
    return colour2 === void 0 ? style : coloured(style, kind, colour2);
  }
  const first = parts.length === 5 ? 2 : 3;
  const colour = form === 2 && parts.length >= first + 3 ? rgb(parts[first], parts[first + 1], parts[first + 2]) : void 0;
  return colour === void 0 ? style : coloured(style, kind, colour);
}
function indexed(kind, number) {
  if (number !== void 0 && number <= 255) return number | INDEXED;
  return kind === 58 ? void 0 : NO_COLOUR;
}
function rgb(...parts) {
  const [red = 256, green = 256, blue = 256] = parts;
  return Math.max(red, green, blue) > 255 ? void 0 : RGB | red << 16 | green << 8 | blue;
}
function coloured(style, kind, colour) {
  if (kind === 38) return { ...style, foreground: colour };
  return kind === 48 ? { ...style, background: colour } : { ...style, underline: colour };
}

// src/terminal/pane/style-key.ts
var KEY_BASE = 1001;
var MOST_IN_SMALL_KEY = 3;
var MOST_IN_KEY = 5;
var LARGE_KEYS = 2 ** 31;
function keyOf2(parameters) {
  const { length } = parameters;
  if (length > MOST_IN_KEY) return parameters.join(";");
  if (length === 5 && parameters[1] === 2 && (parameters[0] === 38 || parameters[0] === 48)) {
    const [kind, , red, green, blue] = parameters;
    if (isByte(red) && isByte(green) && isByte(blue))
      return -1 - ((kind === 38 ? 1 : 2) << 24 | red << 16 | green << 8 | blue);
  }
  let key = 0;
  for (let at = 0; at < length; at += 1) {
    const parameter = parameters[at] ?? 0;
    if (typeof parameter === "string" || parameter >= KEY_BASE - 1) return parameters.join(";");
    key = key * KEY_BASE + parameter + 1;
  }
  return length <= MOST_IN_SMALL_KEY ? key : key + LARGE_KEYS;
}
function isByte(parameter) {
  return typeof parameter === "number" && parameter <= 255;
}

// src/terminal/pane/screen.ts
var TAB_WIDTH = 8;
var MOST_KEPT = 1e3;
var MAX_UNICODE = 1114111;
var CAPITAL_E = 69;
var Screen = class {
  grid;
  styles = new Styles();
  clusters = new Clusters();
  behaviour;
  options;
  x = 0;
  y = 0;
  top = 0;
  bottom;
  /** tmux has looked for the cursor in rows that are not there: from then on its cursor may be anywhere. */
  isAstray = false;
  wraps = true;
  inserts = false;
  origin = false;
  #style = PLAIN;
  /** The number of the style in which characters are written. */
  styleNumber = 0;
  /** Numbers of styles: what SGR makes of one. */
  #restyled = /* @__PURE__ */ new Map();
  #tabs;
  #alternate = new AlternateScreen(this);
  constructor({ cols, rows, historyLimit, behaviour, options }) {
    this.options = options;
    this.behaviour = behaviour;
    this.grid = new Grid(cols, rows, historyLimit, this.styles, behaviour.erasesInPlace);
    this.bottom = rows - 1;
    this.#tabs = tabStops(cols);
  }
  get isAlternate() {
    return this.#alternate.normal !== void 0;
  }
  /** History and normal screen, also while the alternate one is shown. */
  get normalLines() {
    const { grid } = this;
    const { normal } = this.#alternate;
    return normal === void 0 ? grid.lines : [...grid.lines.slice(0, grid.history), ...normal];
  }
  /** The style in which characters are written. */
  get style() {
    return this.#style;
  }
  set style(style) {
    this.#style = style;
    this.styleNumber = this.styles.number(style);
  }
  /** SGR. Programs say the same again and again: what came of it is kept. */
  restyle(parameters) {
    const change = keyOf2(parameters);
    let known = this.#restyled.get(this.styleNumber);
    if (known === void 0) {
      if (this.#restyled.size >= MOST_KEPT) this.#restyled.clear();
      known = /* @__PURE__ */ new Map();
      this.#restyled.set(this.styleNumber, known);
    }
    const number = known.get(change);
    if (number !== void 0) {
      this.styleNumber = number;
      this.#style = this.styles.style(number);
      return;
    }
    this.style = afterSgr(this.#style, parameters);
    if (known.size < MOST_KEPT) known.set(change, this.styleNumber);
  }
  /** The background that erasures leave. */
  get #background() {
    return this.#style.background;
  }
  // The cursor
  moveTo(x, y, isRelative = false) {
    let row = y;
    if (isRelative && row !== void 0 && this.origin) {
      row = row > this.bottom - this.top ? this.bottom : row + this.top;
    }
    this.place(
      x === void 0 ? void 0 : Math.min(x, this.grid.cols - 1),
      row === void 0 ? void 0 : Math.min(row, this.grid.rows - 1)
    );
  }
  /** Puts the cursor to a place; undefined leaves a coordinate as it is. */
  place(x, y) {
    if (x === this.x && y === this.y) return;
    if (x !== void 0) this.x = x > this.grid.cols ? this.grid.cols - 1 : x;
    if (y !== void 0) this.y = Math.min(y, this.grid.rows - 1);
  }
  up(count) {
    const most = this.y < this.top ? this.y : this.y - this.top;
    this.place(this.x === this.grid.cols ? this.x - 1 : this.x, this.y - Math.min(count, most));
  }
  down(count) {
    const most = this.y > this.bottom ? this.grid.rows - 1 - this.y : this.bottom - this.y;
    const rows = Math.min(count, most);
    if (this.x === this.grid.cols) this.place(this.x - 1, this.y + rows);
    else if (rows > 0) this.place(this.x, this.y + rows);
  }
  right(count) {
    const most = this.grid.cols - 1 - this.x;
    const cells = most < 0 ? count : Math.min(count, most);
    if (cells > 0) this.place(this.x + cells, this.y);
  }
  left(count) {
    this.place(this.x - Math.min(count, this.x), this.y);
  }
  backspace() {
    if (this.x > 0) this.place(this.x - 1, this.y);
    else if (this.y > 0 && this.grid.row(this.y - 1).wrapped) this.place(this.grid.cols - 1, this.y - 1);
  }
  carriageReturn() {
    this.x = 0;
  }
  lineFeed(isWrap = false) {
    if (isWrap) this.grid.row(this.y).wrapped = true;
    if (this.y === this.bottom) this.grid.scrollUp(this.top, this.bottom, isWrap ? NO_COLOUR : this.#background);
    else if (this.y < this.grid.rows - 1) this.y += 1;
  }
  reverseIndex() {
    if (this.y === this.top) this.grid.scrollDown(this.top, this.bottom, this.#background);
    else if (this.y > 0) this.y -= 1;
  }
  // Tabs
  /** The next stop to the right of the cursor; undefined where there is none. */
  get nextTab() {
    const { cols } = this.grid;
    if (this.x >= cols - 1) return void 0;
    let to = this.x + 1;
    while (to < cols - 1 && this.#tabs[to] !== 1) to += 1;
    return to;
  }
  backTab(count) {
    let x = Math.min(this.x, this.grid.cols - 1);
    for (let left = count; x > 0 && left > 0; left -= 1) {
      do
        x -= 1;
      while (x > 0 && this.#tabs[x] !== 1);
    }
    this.x = x;
  }
  setTab() {
    if (this.x < this.grid.cols) this.#tabs[this.x] = 1;
  }
  clearTab() {
    if (this.x < this.grid.cols) this.#tabs[this.x] = 0;
  }
  clearTabs() {
    this.#tabs.fill(0);
  }
  /** Sets the tab stops that a new pane has. */
  resetTabs() {
    this.#tabs = tabStops(this.grid.cols);
  }
  // Erasing, inserting, deleting
  insertCells(count) {
    const cells = Math.min(count, this.grid.cols - this.x);
    if (cells > 0) this.grid.insertCells(this.x, this.y, cells, this.#background);
  }
  deleteCells(count) {
    const cells = Math.min(count, this.grid.cols - this.x);
    if (cells > 0) this.grid.deleteCells(this.x, this.y, cells, this.#background);
  }
  eraseCells(count) {
    this.grid.clear(this.x, this.y, Math.min(count, this.grid.cols - this.x), 1, this.#background);
  }
  insertLines(count) {
    const lines = Math.min(count, this.#linesBelow);
    if (this.#isInRegion) this.grid.insertLinesInRegion(this.bottom, this.y, lines, this.#background);
    else this.grid.insertLines(this.y, lines, this.#background);
  }
  deleteLines(count) {
    const lines = Math.min(count, this.#linesBelow);
    if (this.#isInRegion) this.grid.deleteLinesInRegion(this.bottom, this.y, lines, this.#background);
    else this.grid.deleteLines(this.y, lines, this.#background);
  }
  get #isInRegion() {
    return this.y >= this.top && this.y <= this.bottom;
  }
  get #linesBelow() {
    return (this.#isInRegion ? this.bottom + 1 : this.grid.rows) - this.y;
  }
  scrollUp(count) {
    for (let left = this.#linesToScroll(count); left > 0; left -= 1) {
      this.grid.scrollUp(this.top, this.bottom, this.#background);
    }
  }
  scrollDown(count) {
    for (let left = this.#linesToScroll(count); left > 0; left -= 1) {
      this.grid.scrollDown(this.top, this.bottom, this.#background);
    }
  }
  #linesToScroll(count) {
    return Math.min(count, this.bottom - this.top + 1);
  }
  eraseLine() {
    if (this.grid.row(this.y).size === 0 && this.#background === NO_COLOUR) return;
    this.grid.clear(0, this.y, this.grid.cols, 1, this.#background);
  }
  eraseLineEnd() {
    const { cols } = this.grid;
    if (this.x === 0) return this.eraseLine();
    if (this.x > cols - 1) return;
    if (this.x >= this.grid.row(this.y).size && this.#background === NO_COLOUR) return;
    this.grid.clear(this.x, this.y, cols - this.x, 1, this.#background);
  }
  eraseLineStart() {
    if (this.x >= this.grid.cols - 1) this.eraseLine();
    else this.grid.clear(0, this.y, this.x + 1, 1, this.#background);
  }
  eraseScreen() {
    const { grid } = this;
    if (this.#clearsToHistory) return grid.clearToHistory(this.#background);
    grid.watch?.clearing(grid.lines.slice(grid.history));
    grid.clear(0, 0, grid.cols, grid.rows, this.#background);
  }
  eraseScreenEnd() {
    const { cols, rows } = this.grid;
    if (this.x === 0 && this.y === 0) return this.eraseScreen();
    if (this.x <= cols - 1) this.grid.clear(this.x, this.y, cols - this.x, 1, this.#background);
    this.grid.clear(0, this.y + 1, cols, rows - this.y - 1, this.#background);
  }
  eraseScreenStart() {
    const { cols } = this.grid;
    if (this.y > 0) this.grid.clear(0, 0, cols, this.y, this.#background);
    this.grid.clear(0, this.y, Math.min(this.x + 1, cols), 1, this.#background);
  }
  get #clearsToHistory() {
    return this.grid.keepsHistory && this.options.scrollOnClear;
  }
  setRegion(top, bottom) {
    const last = this.grid.rows - 1;
    const [first, end] = [Math.min(top, last), Math.min(bottom, last)];
    if (first >= end) return;
    this.place(0, 0);
    this.top = first;
    this.bottom = end;
  }
  alignmentTest() {
    const { cols, rows } = this.grid;
    for (let y = 0; y < rows; y += 1) {
      for (let x = 0; x < cols; x += 1) this.grid.row(y).set(x, CAPITAL_E, 0, cols);
    }
    this.place(0, 0);
    this.top = 0;
    this.bottom = rows - 1;
  }
  /** RIS. The alternate screen stays. */
  reset() {
    this.style = PLAIN;
    this.resetTabs();
    this.setRegion(0, this.grid.rows - 1);
    this.wraps = true;
    this.inserts = false;
    this.origin = false;
    this.eraseScreen();
    this.place(0, 0);
  }
  // The alternate screen
  enterAlternate(savesCursor) {
    this.#alternate.enter(savesCursor);
  }
  leaveAlternate(restoresCursor) {
    this.#alternate.leave(restoresCursor);
  }
  /** What a pane does when its window has another size. Returns the rows on which those of `places` are afterwards. */
  resize(cols, rows, places = []) {
    return resizeScreen(this, { cols, rows, reflows: !this.isAlternate, places });
  }
  /** The text of a cell; a padding has none. */
  textOf(word) {
    if ((word & ~LONG) === 0) return " ";
    if ((word & PADDING) !== 0) return "";
    if ((word & TAB) !== 0) return " ".repeat(word & VALUE_BITS);
    const value = word & VALUE_BITS;
    if ((word & CLUSTER) !== 0) return this.clusters.text(value);
    return value > MAX_UNICODE ? BEYOND_UNICODE : String.fromCodePoint(value);
  }
};
function tabStops(cols) {
  return Uint8Array.from({ length: cols }, (_, x) => x > 0 && x % TAB_WIDTH === 0 ? 1 : 0);
}

// src/terminal/pane/sixel.ts
var MOST_PIXELS = 1e4;
var MOST_COLOURS = 1024;
var BAND = 6;
var CELL = { width: 16, height: 32 };
function sixelCells(data, countsBlank) {
  const size = pixels(data, countsBlank);
  if (size === void 0 || size.width === 0 || size.height === 0) return void 0;
  return { width: Math.ceil(size.width / CELL.width), height: Math.ceil(size.height / CELL.height) };
}
function pixels(data, countsBlank) {
  if (data.length < 2) return void 0;
  let width = 0;
  let height = 0;
  let x = 0;
  let y = 0;
  const draw = (byte, count) => {
    const bits = byte - 63 & 63;
    const rows = countsBlank ? BAND : 32 - Math.clz32(bits);
    x += count;
    if (!countsBlank && bits === 0) return true;
    if (y + rows > MOST_PIXELS || x > MOST_PIXELS) return false;
    height = Math.max(height, y + rows);
    width = Math.max(width, x);
    return true;
  };
  for (let at = 1; at < data.length; ) {
    const character = data[at] ?? "";
    at += 1;
    switch (character) {
      case '"': {
        const numbers = numbersAt(data, at);
        const parts = numbers.split(";").map(Number);
        at += numbers.length;
        if (parts.length < 2) break;
        const [, , columns = MOST_PIXELS + 1, rows = MOST_PIXELS + 1] = parts;
        if (parts.length !== 4 && parts.length !== 2) return void 0;
        if (parts.length === 2) break;
        if (columns > MOST_PIXELS || rows > MOST_PIXELS) return void 0;
        width = columns;
        height = Math.max(height, rows);
        break;
      }
      case "#": {
        const numbers = numbersAt(data, at);
        const parts = numbers.split(";").map(Number);
        at += numbers.length;
        if ((parts[0] ?? 0) > MOST_COLOURS) return void 0;
        if (parts.length > 1 && !isColour(parts, countsBlank)) return void 0;
        break;
      }
      case "!": {
        const [count = ""] = numbersAt(data, at).split(";");
        const drawn = data.charCodeAt(at + count.length);
        at += count.length + 1;
        if (count === "" || Number.isNaN(drawn) || Number(count) < 1 || Number(count) > MOST_PIXELS) return void 0;
        if (!draw(drawn, Number(count))) return void 0;
        break;
      }
      case "-":
        x = 0;
        y += BAND;
        break;
      case "$":
        x = 0;
        break;
      default: {
        const byte = character.charCodeAt(0);
        if (byte < 32 || byte >= 128) break;
        if (byte < 63 || byte > 126 || !draw(byte, 1)) return void 0;
      }
    }
  }
  return { width, height };
}
function numbersAt(data, at) {
  return /^[\d;]*/.exec(data.slice(at, at + 64))?.[0] ?? "";
}
function isColour(parts, isAnyNumber) {
  const [, kind, first = 0, ...rest] = parts;
  if (parts.length !== 5 || kind !== 1 && kind !== 2) return false;
  return isAnyNumber || first <= (kind === 1 ? 360 : 100) && rest.every((part) => part <= 100);
}

// src/terminal/pane/widths.ts
var WIDE_EMOJI = /* @__PURE__ */ new Set([
  9757,
  9977,
  9994,
  9995,
  9996,
  9997,
  127877,
  127938,
  127939,
  127940,
  127943,
  127946,
  127947,
  127948,
  128372,
  128373,
  128400,
  129783,
  129784
]);
var REGIONAL = { first: 127462, last: 127487 };
var UNASSIGNED = /^[\p{Cn}\p{Cs}]$/u;
var LATER = [
  [2191, 2191],
  [2199, 2199],
  [3164, 3164],
  [3292, 3292],
  [3315, 3315],
  [3790, 3790],
  [6863, 6877],
  [6880, 6891],
  [6990, 6991],
  [7039, 7039],
  [7305, 7306],
  [8232, 8233],
  [8385, 8385],
  [9255, 9257],
  [11158, 11158],
  [12284, 12287],
  [12772, 12773],
  [12783, 12783],
  [42955, 42959],
  [42962, 42962],
  [42964, 42964],
  [42970, 42972],
  [42993, 42993],
  [64451, 64466],
  [64912, 64913],
  [64968, 64974],
  [67008, 67059],
  [67904, 67929],
  [68928, 68965],
  [68969, 68997],
  [69006, 69007],
  [69314, 69319],
  [69328, 69336],
  [69370, 69375],
  [70207, 70209],
  [70528, 70537],
  [70539, 70539],
  [70542, 70542],
  [70544, 70581],
  [70583, 70592],
  [70594, 70594],
  [70597, 70597],
  [70599, 70602],
  [70604, 70613],
  [70615, 70616],
  [70625, 70626],
  [71376, 71395],
  [72448, 72457],
  [72544, 72551],
  [72640, 72673],
  [72688, 72697],
  [73136, 73179],
  [73184, 73193],
  [73472, 73488],
  [73490, 73530],
  [73534, 73562],
  [78895, 78895],
  [78905, 78933],
  [78944, 82938],
  [90368, 90425],
  [93504, 93561],
  [93856, 93880],
  [93883, 93907],
  [94194, 94198],
  [100344, 100351],
  [101631, 101631],
  [101641, 101662],
  [101760, 101874],
  [110898, 110898],
  [110933, 110933],
  [117760, 118012],
  [118016, 118451],
  [118458, 118480],
  [118496, 118512],
  [119488, 119507],
  [122661, 122666],
  [122928, 122989],
  [123023, 123023],
  [124112, 124153],
  [124368, 124410],
  [124415, 124415],
  [124608, 124638],
  [124640, 124661],
  [124670, 124671],
  [128728, 128728],
  [128732, 128732],
  [128884, 128895],
  [128985, 128985],
  [129202, 129211],
  [129216, 129217],
  [129232, 129240],
  [129620, 129623],
  [129653, 129655],
  [129671, 129674],
  [129678, 129679],
  [129709, 129711],
  [129723, 129727],
  [129734, 129734],
  [129736, 129736],
  [129741, 129743],
  [129754, 129756],
  [129759, 129759],
  [129768, 129770],
  [129775, 129775],
  [129783, 129784],
  [129995, 130031],
  [130042, 130042],
  [177977, 177983],
  [183970, 183981],
  [191472, 192093],
  [201552, 210041]
];
var PREPENDED = [
  [1536, 1541],
  [1757, 1757],
  [1807, 1807],
  [2192, 2193],
  [2274, 2274],
  [69821, 69821],
  [69837, 69837]
];
var WITHOUT_WIDTH = [
  [55216, 55238],
  [55243, 55291],
  [71454, 71454]
];
var TANGUT = [[101632, 101640]];
function isRegional(codePoint) {
  return codePoint >= REGIONAL.first && codePoint <= REGIONAL.last;
}
function paneWidth(codePoint, behaviour) {
  if (codePoint > 1114111) return behaviour.dropsUnknown ? void 0 : 1;
  if (codePoint < 160) return behaviour.dropsUnknown ? void 0 : 0;
  if (behaviour.joins !== "any") {
    if (isRegional(codePoint)) return behaviour.joins === "modifiers" ? 2 : 1;
    if (WIDE_EMOJI.has(codePoint)) return 2;
  }
  const width = libraryWidth(codePoint);
  return width >= 0 ? width : behaviour.dropsUnknown ? void 0 : 1;
}
function libraryWidth(codePoint) {
  const known = KNOWN2[codePoint];
  if (known !== void 0 && known !== 0) return known - 2;
  const width = measure2(codePoint);
  if (codePoint < KNOWN2.length) KNOWN2[codePoint] = width + 2;
  return width;
}
var KNOWN2 = new Uint8Array(131072);
function measure2(codePoint) {
  if (UNASSIGNED.test(String.fromCodePoint(codePoint)) || isIn(LATER, codePoint)) return -1;
  if (isIn(PREPENDED, codePoint)) return 1;
  if (isIn(WITHOUT_WIDTH, codePoint)) return 0;
  return isIn(TANGUT, codePoint) ? 2 : charWidth(codePoint);
}
function isIn(ranges, codePoint) {
  return ranges.some(([first, last]) => codePoint >= first && codePoint <= last);
}

// src/terminal/pane/joining.ts
function jamoOf(codePoint) {
  if (codePoint >= 4352 && codePoint <= 4447 || codePoint >= 43360 && codePoint <= 43388) return "leading";
  if (codePoint >= 4448 && codePoint <= 4519 || codePoint >= 55216 && codePoint <= 55238) return "vowel";
  if (codePoint >= 4520 && codePoint <= 4607 || codePoint >= 55243 && codePoint <= 55291) return "trailing";
  return void 0;
}
function jamoJoins(before, codePoint) {
  const jamo = jamoOf(codePoint);
  if (jamo === void 0) return void 0;
  if (jamo === "leading") return "begins";
  const last = jamoOf(before.codePointAt(before.length - 1) ?? 0);
  return last === (jamo === "vowel" ? "leading" : "vowel") ? "joins" : "lost";
}
var TONED = /* @__PURE__ */ new Set([
  128075,
  128076,
  128077,
  128078,
  128079,
  128080,
  128102,
  128103,
  128104,
  128105,
  128110,
  128112,
  128113,
  128114,
  128115,
  128116,
  128117,
  128118,
  128119,
  128120,
  128124,
  128129,
  128130,
  128131,
  128133,
  128134,
  128135,
  128170,
  128373,
  128378,
  128400,
  128405,
  128406,
  128581,
  128582,
  128583,
  128587,
  128588,
  128589,
  128590,
  128591,
  128692,
  128693,
  128694,
  129318,
  129335,
  129336,
  129337,
  129341,
  129342,
  129461,
  129462,
  129464,
  129465,
  129485,
  129486,
  129487,
  129489,
  129490,
  129491,
  129492,
  129493,
  129494,
  129495,
  129496,
  129497,
  129498,
  129499,
  129500,
  129501,
  129502,
  129503
]);
function isSkinTone(codePoint) {
  return codePoint >= 127995 && codePoint <= 127999;
}
function takesTone(emoji, tone) {
  return TONED.has(emoji) && isSkinTone(tone);
}
function joinsBy(behaviour, before, codePoint) {
  const first = before.codePointAt(0) ?? 32;
  if (behaviour.joins === "modifiers") {
    if (isRegional(codePoint) || isSkinTone(codePoint)) return bytesOf(before) < 2 ? void 0 : "wide";
    return before.endsWith("\u200D") ? "joins" : void 0;
  }
  const jamo = jamoJoins(before, codePoint);
  if (jamo === "begins") return void 0;
  if (jamo !== void 0) return jamo;
  const isFlag = isRegional(codePoint) && isRegional(first) && regionals(before) === 1;
  if (isFlag || takesTone(codePoint, first) || takesTone(first, codePoint)) return "wide";
  return before.endsWith("\u200D") ? "joins" : void 0;
}
function regionals(text) {
  return [...text].filter((character) => isRegional(character.codePointAt(0) ?? 0)).length;
}

// src/terminal/pane/standing-alone.ts
var JOINER = 8205;
var VARIATION = 65039;
var HANGUL_FILLER = 12644;
function standsAlone(codePoint, behaviour) {
  const known = ALONE[behaviour.joins];
  if (known[codePoint] === 0) {
    const isAlone = paneWidth(codePoint, behaviour) === 1 && codePoint !== JOINER && codePoint !== VARIATION && codePoint !== HANGUL_FILLER && jamoJoins("", codePoint) === void 0;
    known[codePoint] = isAlone ? YES : NO;
  }
  return known[codePoint] === YES;
}
var [YES, NO] = [1, 2];
var PLAIN_CODES = 65536;
var ALONE = {
  any: new Uint8Array(PLAIN_CODES),
  modifiers: new Uint8Array(PLAIN_CODES),
  emoji: new Uint8Array(PLAIN_CODES)
};

// src/terminal/pane/writer.ts
var REPLACEMENT = 65533;
var SPACE2 = 32;
var Writer = class {
  #screen;
  #behaviour;
  /** Up to 3.3: a joiner has come, and what comes next joins with it. */
  #joinerIsPending = false;
  constructor(screen) {
    this.#screen = screen;
    this.#behaviour = screen.behaviour;
  }
  /** The program has written nothing for a while: up to 3.3 tmux forgets a joiner between two reads. */
  rest() {
    this.#joinerIsPending = false;
  }
  /** Goes to the next tab stop. Over blank cells the tab may stay one. */
  tab() {
    const screen = this.#screen;
    const to = screen.nextTab;
    if (to === void 0) return;
    const row = screen.grid.row(screen.y);
    const width = to - screen.x;
    const isKept = this.#behaviour.keepsTabs && width <= this.#behaviour.cellBytes && this.#isBlank(row, screen.x, to);
    if (isKept) this.#write(tabOf(width), " ".repeat(width), width, row.style(screen.x));
    else screen.x = to;
  }
  /** True when cells are blank and look alike, so that a tab can stand for them. */
  #isBlank(row, from, to) {
    const first = row.word(from);
    for (let x = from; x < to; x += 1) {
      const word = row.word(x);
      const isAlike = ((word ^ first) & TAB) === 0 && this.#screen.styles.lookAlike(row.style(x), row.style(from));
      if (!isSpace(word) || !isAlike) return false;
    }
    return true;
  }
  /** Writes printable ASCII. */
  writeAscii(data, from, to) {
    if (!this.#screen.wraps || this.#screen.inserts || (this.#screen.style.attributes & CHARSET) !== 0) {
      for (let at = from; at < to; at += 1) this.#write(data[at], "", 1);
      return;
    }
    const { cols } = this.#screen.grid;
    for (let at = from; at < to; ) {
      if (this.#screen.x > cols - 1) {
        this.#screen.lineFeed(true);
        this.#screen.x = 0;
      }
      const end = Math.min(to, at + cols - this.#screen.x);
      const row = this.#screen.grid.row(this.#screen.y);
      if (row.hasWide) this.#clearHalves(row, this.#screen.x);
      row.setAscii(this.#screen.x, data, at, end, this.#screen.styleNumber, cols);
      this.#screen.x += end - at;
      if (row.hasWide) for (let x = this.#screen.x; x < cols && isPadding(row, x); x += 1) this.#clearHalf(row, x);
      at = end;
    }
  }
  /** Takes away what is left of a wide character whose second half is written over. */
  #clearHalves(row, x) {
    if (x === 0) return;
    let at = x;
    for (; at > 0 && isPadding(row, at); at -= 1) this.#clearHalf(row, at);
    if (at === 0 && !this.#behaviour.clearsFirstColumn) return;
    if (at !== x && (widthOf(row.word(at)) > 1 || isPadding(row, at))) this.#clearHalf(row, at);
  }
  /** Writes a character that is not ASCII. */
  writeCharacter(codePoint) {
    const behaviour = this.#behaviour;
    if (this.#writePlain(codePoint)) return true;
    const width = this.#screen.options.codepointWidths.get(codePoint) ?? paneWidth(codePoint, behaviour);
    if (width === void 0) return false;
    const word = cellOf(codePoint, width);
    this.#write(word, this.#screen.textOf(word), width);
    return true;
  }
  /** Writes a character of one cell that joins no other, as most do, where that is nothing special. False: it was not. */
  #writePlain(codePoint) {
    const screen = this.#screen;
    if (codePoint >= PLAIN_CODES || this.#joinerIsPending || !screen.wraps || screen.inserts) return false;
    if (screen.options.codepointWidths.size > 0 || !standsAlone(codePoint, this.#behaviour)) return false;
    const { grid, x, y } = screen;
    const { cols } = grid;
    if (x >= cols || y >= grid.rows) return false;
    const row = grid.row(y);
    if (x > 0 && (row.word(x - 1) & (CLUSTER | PADDING)) !== 0) return false;
    if ((row.word(x) & ~(VALUE_BITS | LONG)) !== 0) return false;
    row.set(x, codePoint, screen.styleNumber, cols);
    screen.x = x + 1;
    return true;
  }
  writeReplacement() {
    this.#write(REPLACEMENT, String.fromCodePoint(REPLACEMENT), 1);
  }
  /** Writes what a cell holds; `text` is empty for what never joins. */
  #write(word, text, width, style = this.#screen.styleNumber) {
    if (text !== "" && this.#joins(word, text, width)) return;
    if (text === "" && this.#joinerIsPending) return this.#joinPending(String.fromCodePoint(word));
    const { grid } = this.#screen;
    const { cols, rows } = grid;
    if (!this.#screen.wraps && width > 1 && (width > cols || this.#screen.x !== cols && this.#screen.x > cols - width))
      return;
    if (this.#screen.inserts) grid.insertCells(this.#screen.x, this.#screen.y, width, NO_COLOUR);
    if (this.#screen.wraps && this.#screen.x > unsigned(cols - width)) {
      this.#screen.lineFeed(true);
      this.#screen.x = 0;
    }
    if (this.#screen.x > unsigned(cols - width) || this.#screen.y > rows - 1) return;
    const row = grid.row(this.#screen.y);
    const hasLong = this.#behaviour.paddingHasWidth ? row.hasLong : row.hasWide;
    const isHalf = hasLong && this.#overwrite(row, width);
    for (let x = this.#screen.x + 1; x < this.#screen.x + width; x += 1)
      row.set(x, PADDING, this.#paddingStyle(style), cols);
    if (this.#screen.inserts || isHalf || !this.#isThere(row, word)) row.set(this.#screen.x, word, style, cols);
    const last = this.#screen.wraps ? 0 : 1;
    if (this.#screen.x <= unsigned(cols - last - width)) this.#screen.place(this.#screen.x + width, void 0);
    else this.#screen.place(cols - last, void 0);
  }
  /** A half of a character goes. */
  #clearHalf(row, x) {
    row.set(x, SPACE2, this.#paddingStyle(row.style(x)), this.#screen.grid.cols);
  }
  /**
   * True where tmux sees no change, and leaves a cell as it is. It does not look at the colour of an underline, and at links
   * only where it has no cell yet.
   */
  #isThere(row, word) {
    const { attributes, foreground: foreground2, background: background2, link } = this.#screen.style;
    const isNew = this.#screen.x >= row.size;
    if (word !== (isNew ? SPACE2 : row.word(this.#screen.x)) || ((foreground2 | background2) & INDEXED) !== 0) return false;
    const there = this.#screen.styles.style(row.style(this.#screen.x));
    if (attributes !== there.attributes || foreground2 !== there.foreground) return false;
    return background2 === there.background && (link === "" || !isNew);
  }
  #paddingStyle(style) {
    return this.#behaviour.colorsPadding ? this.#screen.styles.erased(this.#screen.styles.style(style).background) : 0;
  }
  /** Takes away what is left of characters that are partly written over. True when there was any. */
  #overwrite(row, width) {
    const { cols } = this.#screen.grid;
    const word = row.word(this.#screen.x);
    const style = row.style(this.#screen.x);
    let done = false;
    if (isPadding(row, this.#screen.x)) {
      let x = this.#screen.x;
      for (; x > 0 && isPadding(row, x); x -= 1) this.#clearHalf(row, x);
      this.#clearHalf(row, x);
      done = true;
    }
    if (width !== 1 || widthOf(word) !== 1 || (word & PADDING) !== 0) {
      const isTab = (word & TAB) !== 0 && !this.#behaviour.colorsPadding;
      for (let x = this.#screen.x + width; x < cols && isPadding(row, x); x += 1) {
        if (isTab) row.set(x, tabOf(1), style, cols);
        else this.#clearHalf(row, x);
        done = true;
      }
    }
    return done;
  }
  /** True when a character has joined the one before, or makes no sense without one. */
  #joins(word, text, width) {
    const codePoint = (word & TAB) === 0 ? word & VALUE_BITS : SPACE2;
    if (this.#behaviour.joins === "any") {
      if (codePoint === JOINER) {
        this.#joinerIsPending = true;
        return true;
      }
      if (this.#joinerIsPending) {
        this.#joinPending(text);
        return true;
      }
      if (width > 0) return false;
      this.#append(text);
      return true;
    }
    if (this.#behaviour.joins === "emoji" && codePoint === HANGUL_FILLER) return true;
    const isVariation = codePoint === VARIATION;
    const hasNoWidth = codePoint === JOINER || isVariation || width === 0;
    let isWide = isVariation && (this.#behaviour.joins === "modifiers" || this.#screen.options.wideVariations);
    if (this.#screen.x === 0 || bytesOf(text) < 2) return hasNoWidth;
    const row = this.#screen.grid.row(this.#screen.y);
    const back = this.#screen.x !== 1 && isPadding(row, this.#screen.x - 1) ? 2 : 1;
    const before = row.word(this.#screen.x - back);
    if (back !== widthOf(before) || (before & PADDING) !== 0) return hasNoWidth;
    const beforeText = this.#screen.textOf(before);
    if (!hasNoWidth) {
      const joins = joinsBy(this.#behaviour, beforeText, codePoint);
      if (joins === "lost") return true;
      if (joins === void 0) return false;
      if (joins === "wide") isWide = true;
    }
    const whole = beforeText + text;
    if (bytesOf(whole) > this.#behaviour.cellBytes) return hasNoWidth && this.#behaviour.colorsPadding;
    const number = this.#screen.clusters.number(whole);
    if (number === void 0) return hasNoWidth;
    const widens = isWide && widthOf(before) === 1;
    const x = this.#screen.x - back;
    const cellWidth = widens || this.#screen.clusters.isLost(number) && widthOf(before) === 1 ? 2 : widthOf(before);
    const joined = (before & TAB) === 0 ? CLUSTER | cellOf(number, cellWidth) : tabOf(cellWidth);
    row.set(x, joined, row.style(x), this.#screen.grid.cols);
    if (widens) row.set(x + 1, PADDING, this.#paddingStyle(row.style(x)), this.#screen.grid.cols);
    this.#moveBehind(x, widens ? 2 : back);
    return true;
  }
  /** Sets the cursor behind a character that another one has joined. It may stand outside of a pane that became smaller. */
  #moveBehind(x, width) {
    const { cols } = this.#screen.grid;
    const { joinedCursor } = this.#behaviour;
    if (x <= cols && x + width > cols && joinedCursor !== "set") return;
    if (x > cols && joinedCursor === "kept-outside") return;
    this.#screen.place(x, void 0);
    this.#screen.place(x + width, void 0);
  }
  /** Up to 3.3: adds a joiner and what follows it to the character before. */
  #joinPending(text) {
    this.#joinerIsPending = false;
    this.#append("\u200D");
    this.#append(text);
  }
  /** Up to 3.3: adds a text to the character before the cursor, wherever that has moved. */
  #append(text) {
    const row = this.#screen.grid.row(this.#screen.y);
    let x = this.#screen.x - 1;
    while (x >= 0 && isPadding(row, x)) x -= 1;
    if (x < 0) return;
    const before = row.word(x);
    const whole = this.#screen.textOf(before) + text;
    const number = bytesOf(whole) > this.#behaviour.cellBytes ? void 0 : this.#screen.clusters.number(whole);
    if (number === void 0) return;
    row.set(x, CLUSTER | cellOf(number, widthOf(before)), row.style(x), this.#screen.grid.cols);
  }
};
function isPadding(row, x) {
  return (row.word(x) & PADDING) !== 0;
}

// src/terminal/pane/pane-terminal.ts
function screenOptions(options) {
  const { alternateScreen, scrollOnClear = true, variationSelectorAlwaysWide: wideVariations = true } = options;
  return { alternateScreen, scrollOnClear, wideVariations, codepointWidths: options.codepointWidths ?? /* @__PURE__ */ new Map() };
}
var GIVEN_UP_MS = 5e3;
var SIXEL = 113;
var PaneTerminal = class {
  #screen;
  #writer;
  #commands;
  #parser;
  #behaviour;
  #utf8;
  /** Links so far. */
  #links = 0;
  /** What REP repeats: a code point. */
  #last;
  /** How long the string that has begun rested. */
  #restedMs = 0;
  constructor(size, options, watch) {
    const behaviour = behaviourOf(options.version);
    const screen = new Screen({
      ...size,
      historyLimit: options.historyLimit,
      behaviour,
      options: screenOptions(options)
    });
    screen.grid.watch = watch;
    this.#screen = screen;
    this.#writer = new Writer(screen);
    this.#behaviour = behaviour;
    this.#commands = new Commands(screen, this.#writer);
    this.#utf8 = new Utf8Reader({
      character: (codePoint) => this.#character(codePoint),
      invalid: () => {
        if (behaviour.replacesInvalid) this.#writer.writeReplacement();
      },
      replacesInvalid: behaviour.replacesInvalid
    });
    const repeat = (count) => this.#repeat(count);
    this.#parser = new Parser({
      print: (data, from, to) => this.#print(data, from, to),
      high: (data, at) => {
        this.#last = void 0;
        return this.#utf8.take(data, at);
      },
      control: (byte) => {
        this.#utf8.stop();
        this.#commands.control(byte);
        this.#last = void 0;
      },
      escape: (final, intermediates) => {
        if (this.#commands.escape(intermediates + String.fromCharCode(final))) this.#last = void 0;
      },
      csi: (final, intermediates, parameters) => {
        if (this.#commands.csi(final, intermediates, parameters, repeat)) this.#last = void 0;
      },
      osc: (bytes) => this.#osc(bytes),
      dcs: (bytes, intermediates, parameters) => this.#dcs(bytes, intermediates === "" && parameters !== void 0),
      stringBegan: () => {
        this.#last = void 0;
        this.#restedMs = 0;
      }
    });
  }
  get cursor() {
    return { x: this.#screen.x, y: this.#screen.y };
  }
  /** True while the alternate screen is shown. */
  get alternate() {
    return this.#screen.isAlternate;
  }
  /** The rows of the history, oldest first, and those of the normal screen, also while the alternate one is shown. */
  get lines() {
    return this.#screen.normalLines;
  }
  /** The rows of the screen that is shown. */
  get shown() {
    const { grid } = this.#screen;
    return grid.lines.slice(grid.history);
  }
  /** A row of the screen that is shown, from 0. */
  row(y) {
    return this.#screen.grid.row(y);
  }
  get cols() {
    return this.#screen.grid.cols;
  }
  get rows() {
    return this.#screen.grid.rows;
  }
  /** Counts how often rows were wrapped anew, which makes others of them. */
  get reflows() {
    return this.#screen.grid.reflows;
  }
  /** The text of a cell, and how it looks: see row.ts. */
  get cells() {
    return this.#screen;
  }
  /**
   * True once tmux has read the cursor outside of its memory, which it does at some resizes: from then on its place is
   * unknown.
   */
  get astray() {
    return this.#screen.isAstray;
  }
  /** Rows of the history. */
  get historySize() {
    return this.#screen.grid.history;
  }
  /** Reads the next piece of output; pieces may be cut anywhere. */
  write(data) {
    this.#parser.push(data);
  }
  /**
   * To be called when the program has written nothing for `ms` milliseconds. Its next output is read apart from the
   * last, and a string without an end is given up, with styles and character sets.
   */
  rest(ms = 0) {
    this.#writer.rest();
    this.#restedMs += ms;
    if (this.#restedMs < GIVEN_UP_MS || !this.#parser.isInString) return;
    this.#parser.giveUp();
    this.#commands.reset();
    this.#last = void 0;
  }
  /**
   * Takes over another size of the pane. Returns where rows of before are now, from the oldest of the history on, as far as
   * there are such rows.
   */
  resize(cols, rows, places = []) {
    this.#writer.rest();
    return this.#screen.resize(Math.max(1, cols), Math.max(1, rows), places);
  }
  /** As the command clear-history. */
  clearHistory() {
    this.#screen.grid.clearHistory();
  }
  /** The text of the rows of the screen that is shown, without blanks at their ends, as `capture-pane -p` prints it. */
  shownText() {
    return this.shown.map((row) => captureRow(row, this.#screen).trimEnd());
  }
  /** What paints the screen that is shown on a blank one, see painting.ts; undefined also within a sequence or character. */
  painting() {
    const isBetween = this.#parser.isGround && !this.#utf8.isWithin && this.#commands.isPlain;
    return isBetween ? painting(this.#screen) : void 0;
  }
  /** The options of the pane have changed. Its version and its limit cannot. */
  setOptions(options) {
    this.#screen.options = screenOptions(options);
  }
  /** What `capture-pane -pJ -S -` prints, line by line; `escapes`: with `-e`. */
  captured({ escapes = false } = {}) {
    const screen = this.#screen;
    const writer = escapes ? new SgrWriter(screen.styles, this.#behaviour.capturesDefaults) : void 0;
    const lines = [];
    let line = "";
    for (const row of screen.grid.lines) {
      line += captureRow(row, screen, writer);
      if (row.wrapped) continue;
      lines.push(line);
      line = "";
    }
    if (line !== "") lines.push(line);
    return lines;
  }
  #osc(bytes) {
    const { keepsLinks, linkBytes } = this.#behaviour;
    const link = keepsLinks ? linkIn(bytes, this.#links += 1, linkBytes) : void 0;
    if (link !== void 0) this.#screen.style = { ...this.#screen.style, link };
  }
  /** `isPlain`: what stands before the string is what tmux since 3.6 expects before a picture. */
  #dcs(bytes, isPlain) {
    const { drawsSixel } = this.#behaviour;
    const isPicture = bytes[0] === SIXEL && (drawsSixel === "all" || drawsSixel === "set" && isPlain);
    const size = isPicture ? sixelCells(Buffer.from(bytes).toString("latin1"), drawsSixel === "all") : void 0;
    if (size !== void 0) makeRoomForPicture(this.#screen, size.width, size.height);
  }
  #print(data, from, to) {
    const isLine = this.#commands.drawsLines;
    this.#utf8.stop();
    this.#drawLines(isLine);
    this.#writer.writeAscii(data, from, to);
    if (isLine) this.#drawLines(false);
    this.#last = data[to - 1];
  }
  #character(codePoint) {
    if (this.#writer.writeCharacter(codePoint)) {
      if (this.#behaviour.repeatsAny) this.#last = codePoint;
    } else if (this.#behaviour.replacesInvalid) this.#writer.writeReplacement();
  }
  #repeat(count) {
    const codePoint = this.#last;
    if (codePoint === void 0) return;
    const isAscii = codePoint < 127;
    const byte = Uint8Array.of(codePoint);
    this.#drawLines(this.#commands.drawsLines);
    for (let left = count; left > 0; left -= 1) {
      if (isAscii) this.#writer.writeAscii(byte, 0, 1);
      else this.#writer.writeCharacter(codePoint);
    }
    if (!this.#behaviour.repeatsAny) this.#drawLines(false);
  }
  /** Sets the attribute for line drawing, or takes it away. */
  #drawLines(isOn) {
    const { style } = this.#screen;
    const attributes = isOn ? style.attributes | CHARSET : style.attributes & ~CHARSET;
    if (attributes !== style.attributes) this.#screen.style = { ...style, attributes };
  }
};

// src/terminal/pane/traits.ts
var USUAL_TRAITS = {
  version: "3.3a",
  historyLimit: 2e3,
  alternateScreen: true,
  scrollOnClear: true,
  variationSelectorAlwaysWide: true,
  codepointWidths: ""
};
var MOST_WIDTHS = 131072;
var ENTRY = /^(?:U\+([0-9a-f]{1,6})(?:-U\+([0-9a-f]{1,6}))?|(.))=([012])$/iu;
function optionsOf({ codepointWidths, ...options }) {
  return codepointWidths === "" ? options : { ...options, codepointWidths: widthsIn(codepointWidths) };
}
function widthsIn(text) {
  const widths = /* @__PURE__ */ new Map();
  for (const entry of text.split(" ")) {
    const [whole, from, to, character, width] = ENTRY.exec(entry) ?? [];
    if (whole === void 0) continue;
    const first = character === void 0 ? parseInt(from ?? "", 16) : character.codePointAt(0) ?? 0;
    const last = Math.min(to === void 0 ? first : parseInt(to, 16), first + MOST_WIDTHS);
    for (let codePoint = first; codePoint <= last; codePoint += 1) widths.set(codePoint, Number(width));
  }
  return widths;
}

export {
  CLUSTER,
  PADDING,
  LONG,
  widthOf,
  BOLD,
  DIM,
  ITALIC,
  BLINK,
  REVERSE,
  HIDDEN,
  STRUCK,
  OVERLINE,
  CHARSET,
  ANY_UNDERLINE,
  NO_COLOUR,
  INDEXED,
  RGB,
  withLineDrawing,
  WORDS,
  Row,
  PaneTerminal,
  USUAL_TRAITS,
  optionsOf
};
