import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  end,
  exitState,
  stoppedState
} from "./runner-life-ending.js";
import {
  claimOf,
  findRule,
  isDialog,
  screenView
} from "./agents-built-in-rules.js";
import {
  kindOf
} from "./runner-option-kind.js";
import {
  isFinal
} from "./runner-state.js";
import {
  plain
} from "./terminal-char-width.js";
import {
  unreachable
} from "./base-failure.js";

// src/protocol/escape.ts
var BACKSLASH = 92;
var ZERO = 48;
function unescapeOutput(line, start, end2) {
  let from = start;
  while (from < end2 && line[from] !== BACKSLASH) from += 1;
  let to = from;
  while (from < end2) {
    const byte = line[from];
    const value = byte === BACKSLASH && from + 3 < end2 ? octal(line, from + 1) : -1;
    line[to] = value === -1 ? byte : value;
    from += value === -1 ? 1 : 4;
    to += 1;
  }
  return to;
}
function unescapeBuffer(line) {
  let to = line.indexOf(BACKSLASH);
  if (to === -1) return line;
  for (let from = to; from < line.length; to += 1) {
    const byte = line[from];
    const isPair = byte === BACKSLASH && line[from + 1] === BACKSLASH;
    const value = byte === BACKSLASH && !isPair && from + 3 < line.length ? octal(line, from + 1) : -1;
    line[to] = value === -1 ? byte : value;
    from += value !== -1 ? 4 : isPair ? 2 : 1;
  }
  return line.subarray(0, to);
}
function octal(data, at) {
  const high = data[at] - ZERO;
  const middle = data[at + 1] - ZERO;
  const low = data[at + 2] - ZERO;
  if (high < 0 || high > 3 || middle < 0 || middle > 7 || low < 0 || low > 7) return -1;
  return high << 6 | middle << 3 | low;
}

// src/terminal/line-assembler.ts
var MAX_CHARACTERS = 1e3;
var MAX_TOLD = 200;
var TAB_WIDTH = 8;
var SPACE = 32;
var LineAssembler = class {
  #line = new Uint32Array(MAX_CHARACTERS);
  #length = 0;
  #column = 0;
  #finished = new Uint32Array(MAX_CHARACTERS);
  #finishedLength = 0;
  /** The column that was saved on this line. */
  #saved;
  /** The last line with something on it: the one being written, or the one finished before; at most 200 characters. */
  get text() {
    const length = inkEnd(this.#line, this.#length);
    const [line, end2] = length > 0 ? [this.#line, length] : [this.#finished, this.#finishedLength];
    return toText(line, Math.min(end2, MAX_TOLD));
  }
  /** The line being written, blanks at its ends cut. */
  get open() {
    return toText(this.#line, inkEnd(this.#line, this.#length));
  }
  /** Writes the printable ASCII bytes `data[from..to)` at the cursor. */
  writeAscii(data, from, to) {
    const line = this.#line;
    let column = this.#column;
    const end2 = Math.min(to, from + Math.max(0, MAX_CHARACTERS - column));
    for (let at = from; at < end2; at += 1) {
      line[column] = data[at];
      column += 1;
    }
    if (column > this.#length) this.#length = column;
    this.#column = column;
  }
  /** Writes one character at the cursor. */
  writeCodePoint(codePoint) {
    if (this.#column >= MAX_CHARACTERS) return;
    this.#line[this.#column] = codePoint;
    this.#column += 1;
    if (this.#column > this.#length) this.#length = this.#column;
  }
  /** Ends the line and starts an empty one. */
  finish() {
    const length = inkEnd(this.#line, this.#length);
    if (length > 0) {
      const line = this.#line;
      this.#line = this.#finished;
      this.#finished = line;
      this.#finishedLength = length;
    }
    this.#length = 0;
    this.#column = 0;
    this.#saved = void 0;
  }
  /** Saves the cursor. */
  save() {
    this.#saved = this.#column;
  }
  /** Moves the cursor back to where it was saved, if that was on this line; else it is on another line. */
  restore() {
    if (this.#saved === void 0) this.finish();
    else this.moveTo(this.#saved);
  }
  /** Moves the cursor to a column, 0 for the first. What lies between the end of the text and it is blank. */
  moveTo(column) {
    this.#column = Math.min(Math.max(column, 0), MAX_CHARACTERS);
    if (this.#column > this.#length) {
      this.#line.fill(SPACE, this.#length, this.#column);
      this.#length = this.#column;
    }
  }
  /** Moves the cursor by a number of columns, negative to the left. */
  moveBy(columns) {
    this.moveTo(this.#column + columns);
  }
  tab() {
    this.moveBy(TAB_WIDTH - this.#column % TAB_WIDTH);
  }
  /** Erases from the cursor to the end of the line. */
  eraseRight() {
    this.#length = Math.min(this.#length, this.#column);
  }
  /** Erases from the start of the line to the cursor. */
  eraseLeft() {
    this.#line.fill(SPACE, 0, Math.min(this.#column + 1, this.#length));
  }
  /** Erases the line; the cursor stays. */
  eraseAll() {
    this.#line.fill(SPACE, 0, this.#length);
    this.eraseRight();
  }
};
function inkEnd(line, length) {
  let end2 = length;
  while (end2 > 0 && line[end2 - 1] === SPACE) end2 -= 1;
  return end2;
}
function toText(line, length) {
  return String.fromCodePoint(...line.subarray(0, length)).trim();
}

// src/terminal/signal.ts
var MAX_TEXT = 200;
var STATES = /* @__PURE__ */ new Set(["idle", "working", "blocked", "done", "error", "clear"]);
var PROGRESS = ["none", "running", "error", "running", "paused"];
var PROMPTS = {
  A: "prompt",
  B: "input",
  C: "running",
  D: "finished"
};
function parseSignal(osc) {
  const semicolon = osc.indexOf(";");
  if (semicolon < 0) return void 0;
  const body = osc.slice(semicolon + 1);
  switch (osc.slice(0, semicolon)) {
    case "7501":
      return status(body);
    case "9":
      return body.startsWith("4;") ? progress(body) : foreign(body) ? void 0 : notification(body);
    case "777":
      return body.startsWith("notify;") ? notification(body.slice(7).replace(";", ": ")) : void 0;
    case "99":
      return notification(body.slice(body.indexOf(";") + 1));
    case "133": {
      const at = PROMPTS[body.slice(0, 1)];
      return at === void 0 ? void 0 : { kind: "prompt", at };
    }
    default:
      return void 0;
  }
}
function foreign(body) {
  return /^\d{1,2}(?:;|$)/.test(body);
}
function notification(text) {
  const shown2 = printable(text);
  return shown2 === "" ? void 0 : { kind: "notification", text: shown2 };
}
function progress(body) {
  const [, state = "", percent = "0"] = body.split(";", 3);
  const known = /^[0-4]$/.test(state) ? PROGRESS[Number(state)] : void 0;
  if (known === void 0) return void 0;
  const share = /^\d{1,3}$/.test(percent) ? Math.min(Number(percent), 100) : 0;
  return { kind: "progress", state: known, percent: share };
}
function status(body) {
  const fields = /* @__PURE__ */ new Map();
  for (const field of body.split(":", 16)) {
    const equals = field.indexOf("=");
    if (equals > 0) fields.set(field.slice(0, equals).trim(), field.slice(equals + 1).trim());
  }
  const state = fields.get("state") ?? "";
  if (!STATES.has(state)) return void 0;
  return {
    kind: "status",
    state,
    blockedBy: printable(fields.get("kind") ?? ""),
    app: printable(fields.get("app") ?? ""),
    message: decoded(fields.get("msg") ?? fields.get("title") ?? "")
  };
}
function decoded(base64) {
  const text = Buffer.from(base64, "base64").toString();
  return text.includes("\uFFFD") ? "" : printable(text);
}
function printable(text) {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, " ").trim().slice(0, MAX_TEXT);
}
function maySignal(osc) {
  const [first] = osc;
  return first === 55 || first === 57 || first === 49;
}

// src/terminal/skim.ts
var SKIM_BYTES = 512;
var MAX_LINES = 16;
var BELL = 7;
var LINE_FEED = 10;
var CARRIAGE_RETURN = 13;
var ESCAPE = 27;
function plainEnd(data, from) {
  const escape = data.indexOf(ESCAPE, from);
  return escape < 0 ? data.length : escape;
}
function lastTextLineStart(data, from, end2) {
  let lineEnd = data.lastIndexOf(LINE_FEED, end2 - 1);
  for (let lines = 0; lines < MAX_LINES; lines += 1) {
    const before = data.lastIndexOf(LINE_FEED, Math.max(lineEnd - 1, 0));
    if (before < from) return from;
    if (hasOnlyText(data, before + 1, lineEnd)) return before + 1;
    lineEnd = before;
  }
  return from;
}
function bellsIn(data) {
  let count = 0;
  for (let at = data.indexOf(BELL); at >= 0; at = data.indexOf(BELL, at + 1)) count += 1;
  return count;
}
function hasOnlyText(data, from, to) {
  const end2 = data[to - 1] === CARRIAGE_RETURN ? to - 1 : to;
  let hasInk = false;
  for (let at = from; at < end2; at += 1) {
    const byte = data[at];
    if (byte < 32 || byte > 126) return false;
    hasInk ||= byte > 32;
  }
  return hasInk;
}

// src/terminal/title.ts
var MAX_TITLE_BYTES = 1024;
function titleOf(osc) {
  if (osc[0] !== 48 && osc[0] !== 50 || osc[1] !== 59) return void 0;
  const cut = osc.length >= MAX_TITLE_BYTES + 2;
  const text = osc.toString("utf8", 2, MAX_TITLE_BYTES + 2);
  const shown2 = text.replace(/[\u0000-\u001f\u007f-\u009f]/g, "");
  return cut ? shown2.replace(/\ufffd{1,3}$/, "") : shown2;
}

// src/terminal/utf8-assembler.ts
var REPLACEMENT = 65533;
var Utf8Assembler = class {
  #missing = 0;
  #codePoint = 0;
  #least = 0;
  /** True when the byte pushed last came where the character before it still missed some. */
  abandoned = false;
  /** Takes one byte above 0x7f. Returns a finished code point, or -1 while it is incomplete. */
  push(byte) {
    this.abandoned = false;
    if (byte < 192) {
      if (this.#missing === 0) return REPLACEMENT;
      this.#codePoint = this.#codePoint << 6 | byte & 63;
      this.#missing -= 1;
      return this.#missing > 0 ? -1 : this.#valid();
    }
    this.abandoned = this.#missing > 0;
    if (byte < 224) this.#start(1, byte & 31, 128);
    else if (byte < 240) this.#start(2, byte & 15, 2048);
    else if (byte < 248) this.#start(3, byte & 7, 65536);
    else {
      this.#missing = 0;
      return REPLACEMENT;
    }
    return -1;
  }
  /** Forgets what was begun; true when there was something. */
  reset() {
    const begun = this.#missing > 0;
    this.#missing = 0;
    return begun;
  }
  #start(missing, bits, least) {
    this.#missing = missing;
    this.#codePoint = bits;
    this.#least = least;
  }
  /** Overlong forms, surrogates and numbers beyond Unicode are no characters. */
  #valid() {
    const codePoint = this.#codePoint;
    const surrogate = codePoint >= 55296 && codePoint <= 57343;
    return codePoint < this.#least || surrogate || codePoint > 1114111 ? REPLACEMENT : codePoint;
  }
};

// src/terminal/vt-table.ts
var GROUND = 0;
var ESCAPE2 = 1;
var ESCAPE_INTERMEDIATE = 2;
var CSI = 3;
var OSC = 4;
var STRING = 5;
var DCS = 6;
var DCS_ESCAPE = 7;
var DCS_TEXT = 8;
var DCS_TEXT_ESCAPE = 9;
var DCS_START = 10;
var STATES2 = 11;
var NOTHING = 0;
var PRINT = 1;
var HIGH = 2;
var CONTROL = 3;
var ESCAPE_START = 4;
var ESCAPE_COLLECT = 5;
var ESCAPE_END = 6;
var CSI_START = 7;
var CSI_PARAMETER = 8;
var CSI_COLLECT = 9;
var CSI_END = 10;
var OSC_START = 11;
var OSC_PUT = 12;
var OSC_END = 13;
var DCS_END = 14;
var TABLE = build();
function build() {
  const table = new Uint8Array(STATES2 << 8);
  const on = (state, from, to, action, next) => {
    table.fill(action << 4 | next, state << 8 | from, (state << 8 | to) + 1);
  };
  const controlsWithin = (state) => on(state, 0, 31, CONTROL, state);
  const anywhere = (state) => {
    on(state, 24, 24, NOTHING, GROUND);
    on(state, 26, 26, NOTHING, GROUND);
    on(state, 27, 27, ESCAPE_START, ESCAPE2);
  };
  on(GROUND, 32, 126, PRINT, GROUND);
  on(GROUND, 127, 127, NOTHING, GROUND);
  on(GROUND, 128, 255, HIGH, GROUND);
  controlsWithin(GROUND);
  anywhere(GROUND);
  on(ESCAPE2, 32, 47, ESCAPE_COLLECT, ESCAPE_INTERMEDIATE);
  on(ESCAPE2, 48, 126, ESCAPE_END, GROUND);
  on(ESCAPE2, 127, 255, NOTHING, ESCAPE2);
  for (const opener of ["X", "^", "_", "k"]) at(ESCAPE2, opener, NOTHING, STRING);
  at(ESCAPE2, "P", OSC_START, DCS_START);
  at(ESCAPE2, "[", CSI_START, CSI);
  at(ESCAPE2, "]", OSC_START, OSC);
  controlsWithin(ESCAPE2);
  anywhere(ESCAPE2);
  on(ESCAPE_INTERMEDIATE, 32, 47, ESCAPE_COLLECT, ESCAPE_INTERMEDIATE);
  on(ESCAPE_INTERMEDIATE, 48, 126, ESCAPE_END, GROUND);
  on(ESCAPE_INTERMEDIATE, 127, 255, NOTHING, ESCAPE_INTERMEDIATE);
  controlsWithin(ESCAPE_INTERMEDIATE);
  anywhere(ESCAPE_INTERMEDIATE);
  on(CSI, 32, 47, CSI_COLLECT, CSI);
  on(CSI, 48, 63, CSI_PARAMETER, CSI);
  on(CSI, 64, 126, CSI_END, GROUND);
  on(CSI, 127, 255, NOTHING, CSI);
  controlsWithin(CSI);
  anywhere(CSI);
  on(OSC, 0, 31, NOTHING, OSC);
  on(OSC, 32, 255, OSC_PUT, OSC);
  anywhere(OSC);
  on(OSC, 7, 7, OSC_END, GROUND);
  on(OSC, 27, 27, OSC_END, ESCAPE2);
  on(STRING, 0, 255, NOTHING, STRING);
  anywhere(STRING);
  on(DCS, 0, 255, NOTHING, DCS);
  on(DCS, 27, 27, NOTHING, DCS_ESCAPE);
  on(DCS_ESCAPE, 0, 255, NOTHING, DCS);
  at(DCS_ESCAPE, "\\", NOTHING, GROUND);
  on(DCS_START, 0, 255, NOTHING, DCS);
  on(DCS_START, 27, 27, NOTHING, DCS_ESCAPE);
  at(DCS_START, "t", OSC_PUT, DCS_TEXT);
  on(DCS_TEXT, 0, 255, OSC_PUT, DCS_TEXT);
  on(DCS_TEXT, 27, 27, NOTHING, DCS_TEXT_ESCAPE);
  on(DCS_TEXT_ESCAPE, 0, 255, OSC_PUT, DCS_TEXT);
  at(DCS_TEXT_ESCAPE, "\\", DCS_END, GROUND);
  return table;
  function at(state, character, action, next) {
    const byte = character.charCodeAt(0);
    on(state, byte, byte, action, next);
  }
}

// src/terminal/scanner.ts
var MAX_STRING_BYTES = 4096;
var MAX_SIGNALS = 64;
var NO_SIGNALS = [];
var PASSED_THROUGH = "tmux;";
var PASSED_PARTS = /\x1b\]([^\x07\x1b]*)(?:\x07|\x1b\\)|\x07/g;
var MAX_PARAMETERS = 16;
var MAX_PARAMETER = 65535;
var OutputScanner = class {
  #state = GROUND;
  #utf8 = new Utf8Assembler();
  #lines = new LineAssembler();
  /** What is painted on the alternate screen comes in pieces, which are no lines. */
  #pieces = new LineAssembler();
  #alternate;
  #parameters = new Int32Array(MAX_PARAMETERS);
  #parameterCount = 0;
  #prefix = 0;
  #collected = false;
  #string = Buffer.alloc(MAX_STRING_BYTES);
  #stringLength = 0;
  #visible = false;
  #redrawn = false;
  #bells = 0;
  #title;
  #alternateChanges = [];
  #signals = NO_SIGNALS;
  /** `alternate`: the program shows the alternate screen already. */
  constructor(alternate = false) {
    this.#alternate = alternate;
  }
  /** The last line with something on it that was not painted on the alternate screen, at most 200 characters of it. */
  get lastLine() {
    return this.#lines.text;
  }
  /** The line that is being written, at most 1000 characters; empty on the alternate screen. */
  get openLine() {
    return this.#alternate ? "" : this.#lines.open;
  }
  get #line() {
    return this.#alternate ? this.#pieces : this.#lines;
  }
  /** True while the program shows the alternate screen. */
  get alternate() {
    return this.#alternate;
  }
  /** Reads the next piece of output. */
  push(data) {
    this.#visible = false;
    this.#redrawn = false;
    this.#bells = 0;
    this.#title = void 0;
    this.#alternateChanges = [];
    this.#signals = NO_SIGNALS;
    const length = data.length;
    let at = 0;
    let skimAt = length < SKIM_BYTES ? length : 0;
    while (at < length) {
      const entry = TABLE[this.#state << 8 | data[at]];
      const action = entry >> 4;
      this.#state = entry & 15;
      if (action === PRINT) {
        if (at >= skimAt) {
          const end2 = plainEnd(data, at);
          skimAt = Math.max(end2, at + SKIM_BYTES);
          if (end2 - at >= SKIM_BYTES) at = this.#skim(data, at, end2);
        }
        at = this.#print(data, at);
        continue;
      }
      if (action !== NOTHING) this.#perform(action, data[at], at);
      at += 1;
    }
    return {
      visible: this.#visible,
      redrawn: this.#redrawn,
      bells: this.#bells,
      title: this.#title,
      alternateChanges: this.#alternateChanges,
      signals: this.#signals
    };
  }
  /** Skims the text without a sequence in `data[from..end)`; returns where to read on. */
  #skim(data, from, end2) {
    const at = lastTextLineStart(data, from, end2);
    if (at === from) return from;
    this.#bells += bellsIn(data.subarray(from, at));
    this.#utf8.reset();
    this.#line.finish();
    return at;
  }
  /** Takes the run of printable ASCII that starts at `from`; returns where it ends. */
  #print(data, from) {
    const length = data.length;
    this.#abandonCharacter();
    this.#redrawn = true;
    let to = from;
    let byte = data[to];
    while (byte === 32) {
      to += 1;
      byte = to < length ? data[to] : 0;
    }
    if (byte > 32 && byte < 127) this.#visible = true;
    while (byte >= 32 && byte < 127) {
      to += 1;
      byte = to < length ? data[to] : 0;
    }
    this.#line.writeAscii(data, from, to);
    return to;
  }
  #perform(action, byte, at) {
    if (action === HIGH) {
      this.#high(byte);
      return;
    }
    switch (action) {
      case CONTROL:
        this.#control(byte);
        break;
      case ESCAPE_START:
        this.#abandonCharacter();
        this.#collected = false;
        break;
      case ESCAPE_COLLECT:
      case CSI_COLLECT:
        this.#collected = true;
        break;
      case ESCAPE_END:
        if (!this.#collected) this.#escape(byte, at);
        break;
      case CSI_START:
        this.#parameters.fill(0);
        this.#parameterCount = 1;
        this.#prefix = 0;
        break;
      case CSI_PARAMETER:
        this.#parameter(byte);
        break;
      case CSI_END:
        if (!this.#collected) this.#csi(byte, at);
        break;
      case OSC_START:
        this.#stringLength = 0;
        break;
      case OSC_PUT:
        if (this.#stringLength < this.#string.length) {
          this.#string[this.#stringLength] = byte;
          this.#stringLength += 1;
        }
        break;
      case OSC_END:
      case DCS_END:
        this.#stringEnd(action);
        break;
    }
  }
  #stringEnd(action) {
    this.#collected = false;
    const text = this.#string.subarray(0, this.#stringLength);
    if (action === DCS_END) return this.#passedThrough(text.toString());
    const title = titleOf(text);
    if (title !== void 0) this.#title = title;
    else if (maySignal(text)) this.#signal(text.toString());
  }
  #signal(osc) {
    if (this.#signals.length >= MAX_SIGNALS) return;
    const signal = parseSignal(osc);
    if (signal !== void 0) this.#signals = [...this.#signals, signal];
  }
  /** A title that is passed through is that of the outer terminal, not of the pane. */
  #passedThrough(text) {
    if (!text.startsWith(PASSED_THROUGH)) return;
    for (const [, osc] of text.matchAll(PASSED_PARTS)) {
      if (osc === void 0) this.#bells += 1;
      else this.#signal(osc);
    }
  }
  #high(byte) {
    const codePoint = this.#utf8.push(byte);
    if (this.#utf8.abandoned) this.#write(REPLACEMENT2);
    if (codePoint >= 0) this.#write(codePoint);
  }
  /** A character that was cut short shows as a replacement character. */
  #abandonCharacter() {
    if (this.#utf8.reset()) this.#write(REPLACEMENT2);
  }
  #write(codePoint) {
    if (codePoint < 160) return;
    this.#redrawn = true;
    if (codePoint !== NO_BREAK_SPACE) this.#visible = true;
    this.#line.writeCodePoint(codePoint);
  }
  #control(byte) {
    this.#abandonCharacter();
    switch (byte) {
      case 7:
        this.#bells += 1;
        break;
      case 8:
        this.#line.moveBy(-1);
        break;
      case 9:
        this.#line.tab();
        break;
      case 10:
      case 11:
      case 12:
        this.#line.finish();
        this.#redrawn = true;
        break;
      case 13:
        this.#line.moveTo(0);
        break;
    }
  }
  #escape(byte, at) {
    switch (byte) {
      // Next line, index, reverse index, which may scroll: the cursor is on another line.
      case 69:
      case 68:
      case 77:
        this.#redrawn = true;
        this.#line.finish();
        break;
      case 55:
        this.#line.save();
        break;
      case 56:
        this.#line.restore();
        break;
      // Full reset.
      case 99:
        this.#redrawn = true;
        this.#line.finish();
        this.#setAlternate(false, at);
        break;
    }
  }
  #parameter(byte) {
    const last = this.#parameterCount - 1;
    if (byte <= 57) {
      if (last >= MAX_PARAMETERS) return;
      const value = this.#parameters[last] * 10 + byte - 48;
      this.#parameters[last] = Math.min(value, MAX_PARAMETER);
    } else if (byte <= 59) {
      if (last < MAX_PARAMETERS) this.#parameterCount += 1;
    } else {
      this.#prefix = byte;
    }
  }
  #csi(final, at) {
    if (this.#prefix === QUESTION_MARK && (final === 104 || final === 108)) {
      const count = Math.min(this.#parameterCount, MAX_PARAMETERS);
      const modes = this.#parameters.subarray(0, count);
      if (modes.includes(3)) this.#redrawn = true;
      if (modes.some((mode) => mode === 1049 || mode === 1047 || mode === 47)) this.#setAlternate(final === 104, at);
      return;
    }
    if (this.#prefix !== 0) return;
    const first = this.#parameters[0];
    const letter = String.fromCharCode(final);
    if (CHANGES.has(letter)) this.#redrawn = true;
    switch (letter) {
      case "C":
      case "a":
        this.#line.moveBy(Math.max(first, 1));
        break;
      case "D":
        this.#line.moveBy(-Math.max(first, 1));
        break;
      case "G":
      case "`":
        this.#line.moveTo(first - 1);
        break;
      case "K":
        if (first === 0) this.#line.eraseRight();
        else if (first === 1) this.#line.eraseLeft();
        else if (first === 2) this.#line.eraseAll();
        break;
      case "J":
        if (first === 0) this.#line.eraseRight();
        else if (first === 2) this.#line.eraseAll();
        break;
      case "s":
        this.#line.save();
        break;
      case "u":
        this.#line.restore();
        break;
      // Up, down, next and previous line, position, row: the cursor is on another line.
      case "A":
      case "B":
      case "E":
      case "F":
      case "H":
      case "f":
      case "d":
        this.#line.finish();
        break;
    }
  }
  #setAlternate(on, at) {
    if (on === this.#alternate) return;
    this.#alternate = on;
    this.#redrawn = true;
    this.#lines.finish();
    this.#alternateChanges.push({ offset: at + 1, on });
  }
};
var CHANGES = /* @__PURE__ */ new Set(["@", "J", "K", "L", "M", "P", "S", "T", "X", "b"]);
var REPLACEMENT2 = 65533;
var NO_BREAK_SPACE = 160;
var QUESTION_MARK = 63;

// src/runner/evidence.ts
var WEIGHTS = {
  /** The process of the agent has ended. */
  process: 100,
  /** OSC 7501. */
  status: 90,
  /** A file in which the agent notes its own status. */
  "session-file": 80,
  hook: 70,
  title: 60,
  screen: 50,
  notification: 40,
  /** A program that is no agent has begun this line and not ended it. */
  line: 35,
  /** OSC 9;4. */
  progress: 30,
  /** The program in the foreground is one of those that only show something. */
  program: 25,
  /** OSC 133. */
  prompt: 20
};
function withEvidence(seen, evidence) {
  const before = seen.get(evidence.source);
  const same = before !== void 0 && before.rule === evidence.rule && equalClaims(before.claim, evidence.claim);
  return new Map(seen).set(evidence.source, same ? { ...evidence, at: before.at } : evidence);
}
function withoutEvidence(seen, source) {
  if (!seen.has(source)) return seen;
  const rest = new Map(seen);
  rest.delete(source);
  return rest;
}
function equalClaims(a, b) {
  if (a === void 0 || b === void 0) return a === b;
  return a.says === b.says && waitingFor(a) === waitingFor(b);
}
function waitingFor(claim) {
  return claim.says === "waiting" ? claim.waitingFor : void 0;
}

// src/base/sha256.ts
import { createHash } from "crypto";
function sha256(text) {
  return createHash("sha256").update(text).digest("hex");
}

// src/runner/dialog-rows.ts
var SIDES = /^[\s│┃┆┊]+|[\s│┃┆┊▄█▀]+$/gu;
var LINE = /^[╭╮╰╯┌┐└┘╹─━▀▄\s]*[─━▀▄]{4,}[╭╮╰╯┌┐└┘╹─━▀▄\s]*$/u;
var DASHES = /^╌{4,}$/u;
var SPINNER = /^[⠀-⣿✻✶✽✢] /u;
var CLOCK = /\s{2,}(?:\d+[hms] ?)+$|\s{2,}\d{1,2}:\d\d(?: ?[ap]m)?$/iu;
var NUMBERED = /^(?:[❯›●○◉▸►➤→▶>]\s*)?(\d{1,2})\.\s+(\S.*)$/u;
var LETTERED = /\[(\w)\] (\S.*?)(?=\s{2,}\[|$)/gu;
var MARKED = /^(\s*[│┃|]?\s*)[❯›>] (?=\S)/u;
var BESIDE = /^(?:Allow once|Confirm)(?: {2,}\S.*)$/u;
var HINT = /^(?:ctrl|alt|shift)\+|^[⇆←→↑↓]|^(?:enter|esc|tab) /iu;
var FOOT = /^(?:enter|esc|tab|press|↑|↓|ctrl[+-]\w|option \d+\/\d+|[⠀-⣿] )/iu;
var MOST_OPTIONS = 20;
var MOST_BELOW = 5;
function barelyRows(rows) {
  return rows.map((row) => {
    if (LINE.test(row.replaceAll(/[│┃┆┊]/gu, " "))) return "\u2500";
    const bare = row.replaceAll(SIDES, "").replace(SPINNER, "\u283F ").replace(CLOCK, "").trim();
    return DASHES.test(bare) ? "\u254C" : bare;
  });
}
function optionRows(rows, bare, wrapped) {
  const last = bare.findLastIndex((row) => NUMBERED.test(row));
  const found = last < 0 ? lettered(bare) ?? beside(bare) ?? marked(rows, bare) : numbered(bare, last, wrapped);
  const below = found === void 0 ? [] : bare.slice(found.last + 1).filter((row) => row !== "" && row !== "\u2500");
  return below.length > MOST_BELOW ? void 0 : found;
}
function numbered(bare, last, wrapped) {
  const options = [];
  let number = Number(NUMBERED.exec(bare[last] ?? "")?.[1]);
  let end2 = goesOnTo(bare, last);
  const bottom = end2;
  for (let at = last; at >= 0 && options.length < MOST_OPTIONS; at -= 1) {
    const [, found, label = ""] = NUMBERED.exec(bare[at] ?? "") ?? [];
    if (found === void 0) continue;
    if (Number(found) !== number) return void 0;
    const more = bare.slice(at + 1, end2 + 1).filter((row) => row !== "" && row !== "\u2500");
    options.unshift({ key: found, label: wrapped ? [label, ...more].join(" ") : label.split(/\s{2,}/u)[0] ?? label });
    if (number === 1) return { options, first: at, last: bottom, by: "digit" };
    number -= 1;
    end2 = at - 1;
  }
  return void 0;
}
function goesOnTo(bare, at) {
  let end2 = at;
  while (end2 + 1 < bare.length) {
    const next = bare[end2 + 1] ?? "";
    if (next === "" || next === "\u2500" || next === "\u254C" || FOOT.test(next)) break;
    end2 += 1;
  }
  return end2;
}
function lettered(bare) {
  const at = bare.findLastIndex((row) => /^\[\w\] \S/u.test(row));
  if (at < 0) return void 0;
  const options = [...(bare[at] ?? "").matchAll(LETTERED)].map(([, key, label = ""]) => ({ key, label: label.trim() }));
  return { options, first: at, last: at, by: "letter" };
}
function beside(bare) {
  const at = bare.findLastIndex((row) => BESIDE.test(row));
  if (at < 0) return void 0;
  const labels = (bare[at] ?? "").split(/\s{2,}/u).filter((part) => !HINT.test(part));
  return { options: labels.map((label) => ({ label, key: void 0 })), first: at, last: at, by: void 0 };
}
function marked(rows, bare) {
  const at = rows.findLastIndex((row) => MARKED.test(row));
  const column = (MARKED.exec(rows[at] ?? "")?.[0] ?? "").length;
  const isBeside = (row = "") => row[column - 1] === " " && /^[\s│┃|]*$/u.test(row.slice(0, column - 1)) && /\S/u.test(row[column] ?? "");
  if (at < 0) return void 0;
  let [first, last] = [at, at];
  while (isBeside(rows[first - 1])) first -= 1;
  while (isBeside(rows[last + 1])) last += 1;
  if (first === last) return void 0;
  const labels = bare.slice(first, last + 1).map((row) => row.replace(/^[❯›>] /u, ""));
  return { options: labels.map((label) => ({ label, key: void 0 })), first, last, by: void 0 };
}

// src/runner/dialog-parts.ts
var MOST_ROWS = 80;
var NEAR_ROWS = 8;
var RULE = /^[─━═╌┄┈]+$/u;
var QUESTION = /[\p{L}\p{N})\]'"’»`]\?(?=\s|$)/u;
var GOES_ON = /^[\p{Ll}'(]/u;
var BEGINS = new RegExp("^\\p{Lu}[^\u2192]*[^.:?!]$", "u");
function partsOf(screen, rule, layout) {
  const rows = screen.map((row) => row.trimEnd()).slice(-MOST_ROWS);
  const bare = barelyRows(rows);
  const found = optionRows(rows, bare, rule.state === "permission");
  const end2 = found?.first ?? bare.length;
  const top = layout === void 0 ? -1 : rows.slice(0, end2).findLastIndex((row) => layout.top.test(row));
  const hasTop = top >= 0;
  const begin = hasTop ? top : Math.max(0, end2 - NEAR_ROWS);
  const between = bare.slice(begin, end2);
  const at = found === void 0 ? void 0 : questionRows(between, hasTop ? layout?.question : void 0);
  const question = at && between.slice(at[0], at[1] + 1).join(" ");
  return {
    question: question && sentenceOf(question),
    subject: hasTop ? subjectOf(between, at, layout) : void 0,
    found,
    above: between,
    below: bare.slice(end2),
    hasTop,
    width: Math.max(...rows.map((row) => row.length), 0)
  };
}
function questionRows(rows, which) {
  if (which === "top") return rows.length === 0 ? void 0 : [0, 0];
  const asks = (row) => QUESTION.test(row) && !row.startsWith("? ");
  const at = which === "first" ? rows.findIndex(asks) : rows.findLastIndex(asks);
  if (at < 0) return void 0;
  if (!GOES_ON.test(rows[at] ?? "")) return [at, at];
  return BEGINS.test(rows[at - 1] ?? "") ? [at - 1, at] : void 0;
}
function sentenceOf(text) {
  const end2 = text.search(QUESTION);
  return (end2 < 0 ? text : text.slice(0, end2 + 2)).replace(/^[△☐⏺•●✦◆]\s*/u, "").replaceAll(/\s+/gu, " ");
}
function subjectOf(between, at, layout) {
  if (layout === void 0 || at === void 0) return void 0;
  const rows = layout.question === "last" ? between.slice(0, at[0]) : between.slice(at[1] + 1);
  const text = rows.join("\n");
  for (const pattern of layout.subject) {
    const subject = withoutRules(pattern.exec(text)?.[1]?.split("\n") ?? []);
    if (subject !== "") return subject;
  }
  const rest = withoutRules(rows.filter((row) => row !== ""));
  return rest === "" ? void 0 : rest;
}
function withoutRules(rows) {
  const isText = (row) => row.trim() !== "" && !RULE.test(row.trim());
  return rows.slice(Math.max(0, rows.findIndex(isText)), rows.findLastIndex(isText) + 1).join("\n").trim();
}

// src/runner/dialog-refusal.ts
var MAX_SUBJECT = 4e3;
var NEVER = {
  trust: "it asks whether you trust what is there",
  login: "it asks you to log in",
  limit: "it has reached a limit"
};
var NEVER_BY_WORDS = [
  [/\btrust/iu, "it asks whether you trust what is there"],
  [/\b(?:log ?in|sign ?in|api key|authenticat\w+|password|credentials?)\b/iu, "it asks you to log in"],
  [/\b(?:(?:usage|rate) limit|upgrade|credits?|quota)\b/iu, "it has reached a limit"],
  [
    /\b(?:plan(?:ning)?|ready to (?:code|start)|manually (?:approve|accept)|would you like to proceed)\b/iu,
    "it asks about a plan"
  ]
];
var QUOTED = /`[^`]*`?|'[^']*'/gu;
var CUT = /^\W*\[?…?\s*\d+ (?:more |hidden )?lines?\b|\b(?:first|last) \d+ lines? hidden\b|^[▲▼]$|^[↑↓] \d|^[↑↓] \d+ more|^\.{3}\s*\(?\d+ /iu;
var CHECK_BOX = /^\[[ x✔✓]?\]|^[☐☑☒◻◼]/u;
var MOST_DIGITS = 9;
var FEWEST = 2;
function whyUnanswerable(rule, layout, parts) {
  const { question, subject, found, above, below, hasTop } = parts;
  const never = NEVER[rule.state] ?? byWords(rule, parts);
  if (never !== void 0) return never;
  if (rule.press === void 0 || layout === void 0) return "which keys it takes was not tried";
  if (found === void 0 || found.options.length < FEWEST) return "its options cannot be read";
  if (found.by !== rule.press.by || found.options.length > MOST_DIGITS) return "its options have no keys that are known";
  if (found.options.some(({ label }) => CHECK_BOX.test(label))) return "more than one option can be chosen";
  const isCut = !hasTop || question === void 0 || [...above, ...below].some((row) => CUT.test(row));
  const isShort = rule.state === "permission" && subject === void 0;
  if (isCut || isShort || (subject ?? "").length > MAX_SUBJECT) return "not all of it is on the screen";
  if (layout.oneRow && isPerhapsCut(subject ?? "", parts.width)) return "not all of it may be on the screen";
  return void 0;
}
function byWords({ state, press }, { question = "", found }) {
  if (state !== "permission" && press !== void 0) return void 0;
  const words = [question, ...found?.options.map(({ label }) => label) ?? []].map(
    (text) => text.replaceAll(QUOTED, "")
  );
  return NEVER_BY_WORDS.find(([pattern]) => words.some((text) => pattern.test(text)))?.[1];
}
function isPerhapsCut(subject, width) {
  return subject.length > width / 2;
}

// src/runner/dialog.ts
var MAX_QUESTION = 400;
var MAX_LABEL = 400;
var FINGERPRINT_DIGITS = 32;
function readDialog(screen, rule, layout) {
  if (!isDialog(rule.state) || rule.besidePrompt === true) return void 0;
  const parts = partsOf(screen, rule, layout);
  const unanswerable = whyUnanswerable(rule, layout, parts);
  const options = (parts.found?.options ?? []).map(({ label, key }) => {
    const kind = rule.state === "permission" ? kindOf(label) : "other";
    const isWhole2 = label.length <= MAX_LABEL && !label.endsWith("\u2026");
    const isChosen = isWhole2 && rule.press?.except?.test(label) !== true;
    const shown2 = { label: plain(label).slice(0, MAX_LABEL), kind };
    return unanswerable === void 0 && isChosen && key !== void 0 ? { ...shown2, key } : shown2;
  });
  const { question, subject } = parts;
  return {
    ...question === void 0 ? {} : { question: plain(question).slice(0, MAX_QUESTION) },
    ...subject === void 0 ? {} : { subject: linesOf(subject).slice(0, MAX_SUBJECT) },
    options,
    fingerprint: fingerprintOf(rule, parts),
    ...unanswerable === void 0 ? {} : { unanswerable }
  };
}
function fingerprintOf({ state }, { question, subject, found, above, hasTop }) {
  const options = found?.options.map(({ key, label }) => `${key ?? ""} ${label}`) ?? [];
  const parts = [state, question ?? "", subject ?? "", hasTop ? above.join("\n").trim() : "", ...options];
  return sha256(parts.join("\0")).slice(0, FINGERPRINT_DIGITS);
}
function linesOf(text) {
  return text.split("\n").map(plain).join("\n");
}

// src/runner/answer-text.ts
var MAX_CHARACTERS2 = 200;
var PROMPT = /^[\s│|]*(?:[❯›>](?:\s|$)|┃)/u;
var FRAME = /^[\s│┃╹|╭╮╰╯─━╌▀-▟]+|[\s│┃|╭╮╰╯─━╌▀-▟]+$/gu;
var CHROME = /^[\u2800-\u28ff]|\besc to (?:cancel|interrupt)\b|^(?:[✻✽✶✢∗]\s|▣\s|Worked for\s|└\s|(?:⎿\s+)?Tip:|Shift\+Tab\s|\? for\s|[⏵⏸]|(?:press )?ctrl\+|~\/\S*$|\S+ \[⎇)/iu;
var LETTER = new RegExp("\\p{L}", "u");
var BULLET = /^[●•✦◆⏺*]\uFE0E?\s+/u;
var NOTICE = /^⚠/u;
function answerText(rows) {
  const prompt = rows.findLastIndex((row) => PROMPT.test(row));
  let last;
  for (let at = prompt - 1; at >= 0; at -= 1) {
    const row = rows[at] ?? "";
    const line = row.replaceAll(FRAME, "");
    if (NOTICE.test(row)) {
      last = void 0;
      continue;
    }
    const words = line.replace(BULLET, "");
    if (!LETTER.test(line) || CHROME.test(line) || CHROME.test(words)) continue;
    if (PROMPT.test(row)) {
      if (row.includes("\u2503")) continue;
      break;
    }
    last ??= plain(words).slice(0, MAX_CHARACTERS2);
    if (BULLET.test(line)) break;
  }
  return last;
}

// src/runner/dialog-text.ts
var MOST_ROWS2 = 30;
var NEAR_ROWS2 = 8;
var MAX_CHARACTERS3 = 200;
var FRAME2 = /^[\s│┃┆┊|╭╮╰╯─━╌]+|[\s│┃┆┊|╭╮╰╯─━╌]+$/gu;
var CHOICE = /^(?:[❯›●○>*-]\s*)?(?:\d+\.|\[\w\])\s|^[❯›●>]\s/u;
var QUESTION2 = /[\p{L}\p{N})\]'"’»]\?(?=\s|$)/u;
var GOES_ON2 = new RegExp("^\\p{Ll}", "u");
var BEGINS2 = new RegExp("^\\p{Lu}[^\u2192]*[^.:?!]$", "u");
var NEEDS_SUBJECT = /^(?:Do you want to (?:proceed|run)|Allow|Apply|Approve|Would you like to run)/i;
var COMMAND = /^\$\s+(.+)$/;
var NAMED = /^(?:Destination|Path|File|Command):\s+(.+)$/;
var NUMBERED2 = /^\d+\s/;
var TOOL = /^\?\s+(\S.*)$/;
var HEADING = /needs permission$/;
function dialogText(rows) {
  const lines = rows.map((row) => row.replaceAll(FRAME2, "")).slice(-MOST_ROWS2);
  const at = lines.findLastIndex((line) => QUESTION2.test(line) && !CHOICE.test(line) && !TOOL.test(line));
  const first = GOES_ON2.test(lines[at] ?? "") ? at - 1 : at;
  const isWhole2 = first === at || BEGINS2.test(lines[first] ?? "");
  const question = at < 0 || !isWhole2 ? void 0 : sentenceOf2(lines.slice(first, at + 1).join(" "));
  const subject = question === void 0 ? commandIn(lines) : subjectOf2(lines, first, at, question);
  const parts = [question, subject].filter((part) => part !== void 0);
  return parts.length === 0 ? void 0 : plain(parts.join(" ").replaceAll(/\s+/g, " ")).slice(0, MAX_CHARACTERS3);
}
function sentenceOf2(line) {
  return line.slice(0, line.search(QUESTION2) + 2);
}
function commandIn(lines) {
  const at = lines.findLastIndex((line) => COMMAND.test(line));
  return at < 0 ? void 0 : COMMAND.exec(lines[at] ?? "")?.[1];
}
function subjectOf2(lines, first, last, question) {
  const below = lines.slice(last + 1, last + NEAR_ROWS2);
  const choice = below.findIndex((line) => CHOICE.test(line));
  const between = choice < 0 ? below : below.slice(0, choice);
  const named = between.map((line) => (COMMAND.exec(line) ?? NAMED.exec(line))?.[1]).findLast(Boolean);
  if (named !== void 0 || !NEEDS_SUBJECT.test(question)) return named;
  const above = lines.slice(Math.max(0, first - NEAR_ROWS2), first);
  const block = lastBlock(above);
  if (block.length > 0 && !block.some((line) => NUMBERED2.test(line) || TOOL.test(line) || HEADING.test(line))) {
    return block.map((line) => COMMAND.exec(line)?.[1] ?? line).join(" ");
  }
  if (block.some((line) => HEADING.test(line))) return between.filter((line) => line !== "").join(" ");
  const tool = lines.slice(0, first).findLast((line) => TOOL.test(line));
  return tool === void 0 ? void 0 : TOOL.exec(tool)?.[1];
}
function lastBlock(lines) {
  const end2 = lines.findLastIndex((line) => line !== "") + 1;
  const start = lines.slice(0, end2).findLastIndex((line) => line === "") + 1;
  return lines.slice(start, end2);
}

// src/runner/said.ts
var MAX_TEXT2 = 200;
function saidOn(rows, { rule, text }, dialog) {
  if (rule.state === "permission") return wordsOf(dialog) ?? dialogText(rows) ?? text;
  if (isDialog(rule.state)) return dialogText(rows) ?? text;
  return answerText(rows);
}
function wordsOf(dialog) {
  const { question, subject, unanswerable } = dialog ?? {};
  if (question === void 0 || subject === void 0 || unanswerable !== void 0) return void 0;
  if (question.includes(subject)) return question;
  return `${question} ${subject}`.replaceAll(/\s+/g, " ").slice(0, MAX_TEXT2);
}

// src/runner/signal-evidence.ts
function signalEvidence(signal, at) {
  switch (signal.kind) {
    case "status": {
      const claim = statusClaim(signal);
      const text = [signal.app, signal.state, signal.blockedBy, signal.message].filter((word) => word !== "").join(" ");
      const rule = `osc-7501/${signal.state}`;
      return { source: "status", evidence: claim && { source: "status", rule, text, claim, at } };
    }
    case "progress": {
      const runs = signal.state === "running";
      const text = signal.percent === 0 ? "a progress bar runs" : `a progress bar is at ${signal.percent} %`;
      const claim = { says: "working" };
      return {
        source: "progress",
        evidence: runs ? { source: "progress", rule: "osc-9-4", text, claim, at } : void 0
      };
    }
    case "prompt": {
      if (signal.at === "running") return { source: "prompt", evidence: void 0 };
      const claim = { says: "idle" };
      return {
        source: "prompt",
        evidence: { source: "prompt", rule: "osc-133", text: "the shell is at its prompt", claim, at }
      };
    }
  }
}
function statusClaim({ state, blockedBy, message }) {
  switch (state) {
    case "working":
      return { says: "working" };
    case "blocked":
      return { says: "waiting", waitingFor: BLOCKED_BY[blockedBy] ?? "question" };
    case "error":
      return LIMIT.test(message) ? { says: "waiting", waitingFor: "limit" } : { says: "idle" };
    case "idle":
    case "done":
      return { says: "idle" };
    case "clear":
      return void 0;
  }
}
var BLOCKED_BY = {
  permission: "permission",
  question: "question",
  auth: "login"
};
var LIMIT = /\b(?:usage|rate|session|weekly|daily) limit\b|\bquota\b/i;

// src/runner/verdict.ts
var TURN_END_MS = 3e3;
function judge(seen) {
  const current = [...seen.values()].filter((evidence) => !isOutdated(evidence, seen));
  const all = current.toSorted((a, b) => WEIGHTS[b.source] - WEIGHTS[a.source]);
  const gone = all.find(({ source }) => source === "process");
  const waiting = all.filter((evidence) => evidence.claim.says === "waiting" && !isOverruled(evidence, all));
  const won = gone ?? mostExact(waiting) ?? all.find((evidence) => evidence.claim.says !== "waiting" && !isEarly(evidence, all));
  return won === void 0 ? void 0 : { won, others: all.filter((evidence) => evidence !== won) };
}
function isOutdated({ hint, at }, seen) {
  const title = seen.get("title");
  return hint === true && title !== void 0 && title.at.steadyMs > at.steadyMs;
}
function isEarly({ source, claim, sure }, all) {
  if (source !== "session-file" || claim.says !== "idle" || sure === true) return false;
  return all.some((other) => other.source === "screen" && other.claim.says === "working");
}
function isOverruled(waiting, all) {
  return all.some((evidence) => overrules(evidence, waiting));
}
function overrules(evidence, waiting) {
  const { source, claim, at, sure } = evidence;
  if (claim.says === "waiting" || WEIGHTS[source] <= WEIGHTS[waiting.source]) return false;
  if (endsAtLimit(evidence, waiting)) return false;
  return at.steadyMs > waiting.at.steadyMs || sure === true && claim.says === "idle" && isTurns(waiting);
}
function endsAtLimit({ claim, at }, { claim: met, at: metAt }) {
  const isLimit = met.says === "waiting" && met.waitingFor === "limit";
  return isLimit && claim.says === "idle" && at.steadyMs - metAt.steadyMs < TURN_END_MS;
}
function isTurns({ claim }) {
  return claim.says === "waiting" && (claim.waitingFor === "permission" || claim.waitingFor === "question");
}
function mostExact(waiting) {
  const [first] = waiting;
  if (first?.source !== "title" && first?.source !== "session-file") return first;
  return waiting.find(({ source }) => source === "screen") ?? first;
}

// src/runner/gatherer.ts
var ASKED_MS = 250;
var TITLED_MS = 1e3;
var MAX_TEXT3 = 200;
var AUTHORITIES = /* @__PURE__ */ new Set(["status", "session-file", "hook"]);
var Gatherer = class {
  rules;
  #title;
  #titleRule;
  #screen = {};
  /** The finding of a rule on the last screen. */
  #found;
  /** The dialog on the last screen. */
  #dialog;
  /** The last line of an answer that was on a screen. */
  #words;
  #seen = /* @__PURE__ */ new Map();
  #verdict;
  /** A title that says that a person is needed, until the screen says for what. */
  #vague;
  /** A file that says that a dialog is open, until the screen shows it. */
  #noted;
  /** The sources, authorities and the title, that have reported work before. */
  #knowing = /* @__PURE__ */ new Set();
  /** Without rules only the signals count that any program can send about itself. */
  constructor(rules) {
    this.rules = rules;
  }
  get title() {
    return this.#title;
  }
  /** The parts of the screen that was read last. */
  get screen() {
    return this.#screen;
  }
  /** True when a rule has matched the screen that was read last. */
  get isKnown() {
    return this.#found !== void 0;
  }
  get verdict() {
    return this.#verdict;
  }
  get words() {
    return this.#words;
  }
  /** The dialog in which the agent waits, where it was read off the screen. */
  get dialog() {
    return this.#verdict?.won.claim.says === "waiting" ? this.#dialog : void 0;
  }
  /** True while the agent itself reports that it works: then its screen is only a second opinion. */
  get isStated() {
    const won = this.#verdict?.won;
    return won?.claim.says === "working" && WEIGHTS[won.source] > WEIGHTS.screen;
  }
  /** True while a person is needed, and the screen has to be read for the reason. */
  get isCurious() {
    return this.#vague !== void 0 || this.#noted !== void 0;
  }
  /** Takes in a title. True when it means something else than the one before, so that the screen should be read. */
  titled(title, at) {
    this.#title = title;
    const found = this.#titleRuleOf(title);
    const evidence = found === void 0 ? void 0 : evidenceOf("title", found, at);
    const isOther = found?.rule.id !== this.#titleRule;
    this.#titleRule = found?.rule.id;
    if (found?.rule.look === true && (isOther || this.#vague !== void 0)) {
      const since = isOther ? void 0 : this.#vague?.at;
      this.#vague = evidence && { ...evidence, at: since ?? at };
    } else {
      this.#vague = void 0;
      this.told("title", evidence);
    }
    return isOther;
  }
  signalled(signal, at) {
    if (signal.kind === "notification") {
      const found = findRule(this.#rulesFor("notification"), { notification: signal.text });
      if (found !== void 0) this.told("notification", evidenceOf("notification", found, at));
      return;
    }
    const { source, evidence } = signalEvidence(signal, at);
    this.told(source, evidence);
  }
  /** Takes in what the pane shows; undefined: it could not be read. `isSettled`: it no longer changes. */
  looked(view, at, isSettled = true) {
    let seen = withoutEvidence(this.#seen, "process");
    if (view !== void 0) {
      if (this.#title === void 0) seen = this.#firstTitle(seen, view.title, at);
      this.#screen = screenView(view.rows);
      this.#found = this.#findOn(this.#screen, isSettled);
      this.#dialog = this.#dialogOn(this.#found, view.rows);
      const said = this.#found && saidOn(view.rows, this.#found, this.#dialog);
      if (this.#found !== void 0 && !isDialog(this.#found.rule.state)) this.#words = said ?? this.#words;
      seen = withScreen(seen, this.#found, said, at);
    }
    if (this.#vague !== void 0) seen = this.#withVague(seen, this.#vague, view === void 0 ? void 0 : at);
    this.#judge(this.#withNoted(seen, at));
  }
  /** True when these rows give the same finding as the last screen; a dialog's text must be the same word by word. */
  expects(rows, isSettled = true) {
    if (this.isCurious) return false;
    const found = this.#findOn(screenView(rows), isSettled);
    if (found?.rule !== this.#found?.rule) return false;
    if (this.#dialogOn(found, rows)?.fingerprint !== this.#dialog?.fingerprint) return false;
    return found?.text === this.#found?.text || (found && claimOf(found.rule.state))?.says !== "waiting";
  }
  /** The process has ended, or was suspended, as `what` says: all older evidence is void. */
  gone(at, what = "has ended") {
    this.#noted = void 0;
    const text = `${this.rules?.agent ?? "the agent"} ${what}`;
    this.#judge(/* @__PURE__ */ new Map([["process", { source: "process", rule: "process-gone", text, claim: { says: "idle" }, at }]]));
  }
  /** Forgets all evidence, so that output and silence decide. */
  forget() {
    this.#noted = void 0;
    if (this.#seen.size > 0) this.#judge(/* @__PURE__ */ new Map());
  }
  /** Takes in evidence of another source; undefined: that source has none any more. */
  told(source, told) {
    const evidence = told && this.#withKnowledge(told);
    if (source === "session-file") {
      this.#noted = void 0;
      const before = this.#seen.get(source);
      if (evidence?.claim.says === "waiting") {
        if (before?.claim.says === "waiting" && before.text === evidence.text) return;
        this.#noted = evidence;
        return;
      }
    }
    this.#judge(evidence === void 0 ? this.#takenBack(source) : withEvidence(this.#seen, evidence));
  }
  #withKnowledge(told) {
    const { source, claim, hint } = told;
    if (!AUTHORITIES.has(source) || hint === true) return told;
    if (claim.says !== "idle") this.#knowing.add(source);
    return claim.says === "idle" && this.#knowing.has(source) ? { ...told, sure: true } : told;
  }
  /** Takes a source's evidence back, with a dialog that it has overruled: that must not count again. */
  #takenBack(source) {
    const rest = withoutEvidence(this.#seen, source);
    const [before, screen] = [this.#seen.get(source), this.#seen.get("screen")];
    const isOver = before !== void 0 && screen?.claim.says === "waiting" && overrules(before, screen);
    return isOver ? withoutEvidence(rest, "screen") : rest;
  }
  /** Adds a dialog that a title reports, once the screen shows one or has had its time; `seenAt`: when the screen was read. */
  #withVague(seen, vague, seenAt) {
    const isShown = seen.get("screen")?.claim.says === "waiting";
    const mayCome = seenAt !== void 0 && seenAt.steadyMs - vague.at.steadyMs < TITLED_MS;
    if (!isShown && mayCome) return seen;
    this.#vague = void 0;
    return withEvidence(seen, vague);
  }
  /** Adds a dialog that a file reports, with the screen's words for it. */
  #withNoted(seen, at) {
    const noted = this.#noted ?? seen.get("session-file");
    if (noted?.claim.says !== "waiting") return seen;
    const claim = seen.get("screen")?.claim;
    if (claim?.says === "waiting") {
      this.#noted = void 0;
      return withEvidence(seen, { ...noted, claim });
    }
    if (this.#noted === void 0 || at.steadyMs - noted.at.steadyMs < ASKED_MS) return seen;
    this.#noted = void 0;
    return withEvidence(seen, noted);
  }
  #firstTitle(seen, title, at) {
    this.#title = title;
    const found = this.#titleRuleOf(title);
    this.#titleRule = found?.rule.id;
    const evidence = found === void 0 ? void 0 : evidenceOf("title", found, at);
    return evidence === void 0 ? seen : withEvidence(seen, evidence);
  }
  #titleRuleOf(title) {
    const found = findRule(this.#rulesFor("title"), { title });
    if (found?.rule.state === "working") this.#knowing.add("title");
    return found?.rule.afterWork === true && !this.#knowing.has("title") ? void 0 : found;
  }
  #findOn(screen, isSettled) {
    const mayLook = isSettled || this.#found?.rule.settled === true;
    return findRule(this.#rulesFor("screen"), { ...screen, title: this.#title ?? "" }, mayLook);
  }
  #dialogOn(found, rows) {
    return found && readDialog(rows, found.rule, this.rules?.dialogs);
  }
  /** Rules of one kind. Those that only need a title or a notification are of that kind, all others of the screen. */
  #rulesFor(kind) {
    return this.rules?.rules.filter((rule) => kindOf2(rule) === kind) ?? [];
  }
  #judge(seen) {
    if (seen === this.#seen) return;
    this.#seen = seen;
    this.#verdict = judge(seen);
  }
};
function kindOf2({ all }) {
  const [place, ...more] = all.keys();
  return (place === "title" || place === "notification") && more.length === 0 ? place : "screen";
}
function evidenceOf(source, { rule, text }, at) {
  const claim = claimOf(rule.state);
  const shown2 = text.replace(/\s+/g, " ").slice(0, MAX_TEXT3);
  return claim === void 0 ? void 0 : { source, rule: rule.id, text: shown2, claim, at };
}
function withScreen(seen, found, said, at) {
  if (found === void 0) {
    return seen.get("screen")?.claim.says === "idle" ? seen : withoutEvidence(seen, "screen");
  }
  const evidence = evidenceOf("screen", found, at);
  return evidence === void 0 ? seen : withEvidence(seen, { ...evidence, said });
}

// src/runner/look-time.ts
var SETTLE_MS = 50;
var LATEST_MS = 400;
var PATIENT_MS = 2e3;
var LEAST_GAP_MS = 200;
function lookTime({ sinceMs, lastMs, patient }, lookedMs) {
  const wholeMs = Math.min(lastMs + SETTLE_MS, sinceMs + (patient ? PATIENT_MS : LATEST_MS));
  return Math.max(wholeMs, lookedMs + LEAST_GAP_MS);
}
function isWhole({ lastMs }, nowMs) {
  return nowMs - lastMs >= SETTLE_MS - 1;
}
function joinTime({ sinceMs, patient }, lookedMs) {
  return Math.max(sinceMs + (patient ? PATIENT_MS : LATEST_MS) / 2, lookedMs + LEAST_GAP_MS);
}

// src/runner/life/life.ts
function newLife(at, limits, before, lastVisibleAt = at) {
  const isOpen = before?.kind === "active" || before?.kind === "waiting";
  const hasWorked = isOpen || before?.kind === "idle" && before.unseen === true;
  return { state: { kind: "starting", since: at.wallMs }, ...limits, lastVisibleAt, before, hasWorked };
}

// src/runner/life/changes.ts
var NOTHING2 = [];
function unchanged(life) {
  return { life, actions: NOTHING2 };
}
function become(life, state, actions = NOTHING2) {
  return { life: { ...life, state }, actions: [...actions, { kind: "announce", from: life.state }] };
}
function activate(life, at, lastVisibleAt, since = at.wallMs) {
  const inMs = life.claim?.says === "working" ? life.stuckAfterMs : silenceLeftMs({ ...life, lastVisibleAt }, at);
  return {
    life: { ...life, state: { kind: "active", since }, lastVisibleAt },
    actions: [
      { kind: "arm-timer", inMs },
      { kind: "announce", from: life.state }
    ]
  };
}
function silenceLeftMs({ lastVisibleAt, idleAfterMs }, at) {
  return lastVisibleAt.steadyMs + idleAfterMs - at.steadyMs;
}
function goesOn({ before }, state) {
  if (before?.kind === "waiting" && state.kind === "waiting") {
    return before.waitingFor === state.waitingFor ? before : state;
  }
  if (before?.kind !== "idle" || state.kind !== "idle") return state;
  return before.unseen === true && state.unseen === void 0 ? state : before;
}

// src/runner/life/judging.ts
var HOLD_MS = 500;
var MAX_HOLD_MS = 5e3;
function judged(life, before, at) {
  const { claim, state } = life;
  if (equalClaims(claim, before) || state.kind === "starting" || state.kind === "paused") return unchanged(life);
  const settled = { ...life, idleFrom: void 0, before: void 0 };
  switch (claim?.says) {
    case "working":
      if (state.kind !== "active") return activate(settled, at, at);
      return { life: { ...settled, lastVisibleAt: at }, actions: [{ kind: "arm-timer", inMs: life.stuckAfterMs }] };
    case "waiting":
      return become(settled, goesOn(life, { kind: "waiting", since: at.wallMs, waitingFor: claim.waitingFor }), [
        { kind: "disarm-timer" }
      ]);
    case "showing":
      return become(settled, { kind: "idle", since: at.wallMs, showing: true }, [{ kind: "disarm-timer" }]);
    case "idle":
      if (state.kind === "idle" && state.showing === void 0) return unchanged(settled);
      return { life: { ...life, idleFrom: at }, actions: [{ kind: "arm-timer", inMs: HOLD_MS }] };
    case void 0:
      if (state.kind === "idle" && state.showing === void 0) return unchanged(settled);
      if (state.kind === "waiting" || state.kind === "idle") return activate(settled, at, life.lastVisibleAt);
      return { life: settled, actions: [{ kind: "arm-timer", inMs: silenceLeftMs(life, at) }] };
  }
}
function shown(life, at) {
  const seen = { ...life, lastVisibleAt: at };
  if (life.state.kind !== "active" || life.state.stuck === void 0) return unchanged(seen);
  const { stuck: _, ...state } = life.state;
  return become(seen, state, [{ kind: "arm-timer", inMs: life.stuckAfterMs }]);
}
function overdue(life, at) {
  const { claim, firm, idleFrom, lastVisibleAt, state } = life;
  if (idleFrom !== void 0) {
    const quietMs = Math.min(lastVisibleAt.steadyMs + HOLD_MS, idleFrom.steadyMs + MAX_HOLD_MS);
    const heldMs = idleFrom.steadyMs + HOLD_MS;
    const leftMs2 = (firm === true ? heldMs : Math.max(heldMs, quietMs)) - at.steadyMs;
    if (leftMs2 > 0) return { life, actions: [{ kind: "arm-timer", inMs: leftMs2 }] };
    const unseen = life.hasWorked === true && life.inView !== true ? { unseen: true } : {};
    const idle = goesOn(life, { kind: "idle", since: idleFrom.wallMs, ...unseen });
    return become({ ...life, idleFrom: void 0, before: void 0 }, idle);
  }
  if (claim?.says !== "working" || state.kind !== "active" || state.stuck === true) return unchanged(life);
  const leftMs = lastVisibleAt.steadyMs + life.stuckAfterMs - at.steadyMs;
  if (leftMs > 0) return { life, actions: [{ kind: "arm-timer", inMs: leftMs }] };
  return become(life, { ...state, stuck: true });
}
function viewed(life, inView, at) {
  const { state } = life;
  const now = { ...life, inView };
  const comes = inView && life.inView !== true;
  if (!comes || state.kind !== "idle" || state.unseen === void 0) return unchanged(now);
  return become(now, { kind: "idle", since: at.wallMs });
}
function unread(life) {
  const { state } = life;
  if (state.kind !== "idle" || state.unseen === true) return unchanged(life);
  return become(life, { kind: "idle", since: state.since, unseen: true });
}

// src/runner/life/pausing.ts
function pause(life, at) {
  if (life.paused !== void 0) return unchanged(life);
  const paused = { before: life.state, at };
  const held = { ...life, paused, idleFrom: void 0 };
  return become(held, { kind: "paused", since: at.wallMs }, [{ kind: "disarm-timer" }]);
}
function goOn({ paused, ...life }, at) {
  if (paused === void 0) return unchanged(life);
  const { before } = paused;
  const { claim, lastVisibleAt } = life;
  const spanMs = at.steadyMs - Math.max(paused.at.steadyMs, lastVisibleAt.steadyMs);
  const visibleAt = { wallMs: lastVisibleAt.wallMs + spanMs, steadyMs: lastVisibleAt.steadyMs + spanMs };
  if (claim?.says === "waiting" && before.kind !== "waiting") {
    return become(life, { kind: "waiting", since: at.wallMs, waitingFor: claim.waitingFor });
  }
  if (typeof life.prompted === "number" && before.kind === "starting" && claim?.says !== "working") {
    const prompted = life.prompted + at.steadyMs - paused.at.steadyMs;
    return become({ ...life, prompted }, before, [{ kind: "arm-timer", inMs: prompted - at.steadyMs }]);
  }
  if (claim?.says === "idle" && before.kind !== "idle") return become(life, { kind: "idle", since: at.wallMs });
  if (claim?.says === "working" || before.kind === "active") return activate(life, at, visibleAt);
  return become(life, before);
}

// src/runner/life/starting.ts
var FIRST_PROMPT_MS = 2e4;
function isAwaited({ prompted, state }) {
  return typeof prompted === "number" && state.kind === "starting";
}
function connectOrAwait(life, at) {
  const { claim, prompted, ...rest } = life;
  const untilMs = typeof prompted === "number" ? prompted : at.steadyMs + FIRST_PROMPT_MS;
  const leftMs = untilMs - at.steadyMs;
  const isNothingYet = claim === void 0 || claim.says === "idle";
  if (prompted === void 0 || leftMs <= 0 || !isNothingYet) return connect({ ...rest, claim }, at);
  return { life: { ...life, prompted: untilMs }, actions: [{ kind: "arm-timer", inMs: leftMs }] };
}
function connect(life, at) {
  const { claim } = life;
  if (claim?.says === "waiting") {
    const waiting = goesOn(life, { kind: "waiting", since: at.wallMs, waitingFor: claim.waitingFor });
    return become({ ...life, before: void 0 }, waiting);
  }
  if (claim?.says === "showing") {
    return become({ ...life, before: void 0 }, { kind: "idle", since: at.wallMs, showing: true });
  }
  if (claim === void 0 && life.before?.kind === "idle") return become({ ...life, before: void 0 }, life.before);
  const since = life.before?.kind === "active" ? life.before.since : at.wallMs;
  const active = activate(life, at, life.lastVisibleAt, since);
  if (claim === void 0) return active;
  const known = judged(active.life, void 0, at);
  return { life: known.life, actions: [...active.actions, ...known.actions] };
}

// src/runner/life/step.ts
function step(life, event) {
  if (isFinal(life.state)) return unchanged(life);
  switch (event.kind) {
    case "connected":
      return life.state.kind === "starting" ? connectOrAwait(life, event.at) : unchanged(life);
    case "visible-output":
      if (isAwaited(life)) return unchanged({ ...life, lastVisibleAt: event.at });
      if (life.claim !== void 0) return shown(life, event.at);
      if (life.state.kind === "active" || life.state.kind === "paused")
        return unchanged({ ...life, lastVisibleAt: event.at });
      return activate(life, event.at, event.at);
    case "judged": {
      const { claim, firm } = event;
      const hasWorked = life.hasWorked === true || claim?.says === "working" || claim?.says === "waiting";
      const next = { ...life, claim, firm, hasWorked };
      return isAwaited(life) ? connectOrAwait(next, event.at) : judged(next, life.claim, event.at);
    }
    case "viewed":
      return viewed(life, event.inView, event.at);
    case "unread":
      return unread(life);
    case "silence-timer":
      if (isAwaited(life)) return connectOrAwait(life, event.at);
      if (life.claim !== void 0) return overdue(life, event.at);
      return silent(life, event.at, () => ({ life, actions: [{ kind: "catch-up" }] }));
    case "caught-up":
      if (life.claim !== void 0) return unchanged(life);
      return silent(life, event.at, (overMs) => become(life, { kind: "idle", since: event.at.wallMs - overMs }));
    case "exited":
      return end(life, life.ending === void 0 ? exitState(event) : stoppedState(event, life.ending));
    case "vanished":
      if (life.ending !== void 0) return end(life, stoppedState(event, life.ending));
      return end(life, { kind: "lost", since: event.at.wallMs, why: event.why });
    case "unmarked":
    case "agent-ended":
      return end(life, { kind: "stopped", since: event.at.wallMs, why: event.kind });
    case "paused":
      return pause(life, event.at);
    case "continued":
      return goOn(life, event.at);
    case "ending":
      return unchanged({ ...life, ending: event.why });
    default:
      return unreachable(event);
  }
}
function silent(life, at, complete) {
  if (life.state.kind !== "active") return unchanged(life);
  const overMs = -silenceLeftMs(life, at);
  return overMs < 0 ? { life, actions: [{ kind: "arm-timer", inMs: -overMs }] } : complete(overMs);
}

export {
  unescapeOutput,
  unescapeBuffer,
  OutputScanner,
  WEIGHTS,
  equalClaims,
  sha256,
  Gatherer,
  SETTLE_MS,
  lookTime,
  isWhole,
  joinTime,
  newLife,
  step
};
