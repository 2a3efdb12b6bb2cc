import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/tui/painter.ts
var HIDE_CURSOR = "\x1B[?25l";
var SHOW_CURSOR = "\x1B[?25h";
var ERASE_TO_END = "\x1B[K";
var ASCII = /^[\u001b -~]*$/;
var Painter = class {
  #size = { columns: 0, rows: 0 };
  #shown = [];
  #cursorShown = false;
  /** What to write for a screen of this size to show the frame; empty when it does already. */
  paint({ rows, cursor }, size) {
    if (size.columns !== this.#size.columns || size.rows !== this.#size.rows) {
      this.#size = size;
      this.#shown = [];
    }
    let output = "";
    for (let index = 0; index < size.rows; index += 1) {
      const spans = spansOf(rows[index], size.columns);
      output += this.#difference(index, spans);
      this.#shown[index] = spans;
    }
    if (cursor !== void 0) output += moveTo(size.rows - 1, cursor);
    if (this.#cursorShown !== (cursor !== void 0)) output += this.#cursorShown ? HIDE_CURSOR : SHOW_CURSOR;
    this.#cursorShown = cursor !== void 0;
    return output;
  }
  #difference(index, spans) {
    const before = this.#shown[index];
    const isCut = before === void 0 || !cutAlike(before, spans);
    let output = isCut && spans.length > 1 ? moveTo(index, 0) + ERASE_TO_END : "";
    let isOverwritten = false;
    for (const [at, span] of spans.entries()) {
      const isSame = !isCut && before[at]?.ansi === span.ansi;
      if (isSame && !isOverwritten) continue;
      output += moveTo(index, span.column) + this.#erased(span);
      isOverwritten = !isSame && !(ASCII.test(span.ansi) && ASCII.test(before?.[at]?.ansi ?? ""));
    }
    return output;
  }
  /** The text of a span and what erases the rest of its cells. Not at the end of a full row, whose last cell would go. */
  #erased({ ansi, cells, column, width }) {
    if (cells >= width) return ansi;
    return column + width >= this.#size.columns ? ansi + ERASE_TO_END : `\x1B[${width}X${ansi}`;
  }
};
function spansOf(row, columns) {
  if (row === void 0) return [{ ansi: "", cells: 0, column: 0, width: columns }];
  return "ansi" in row ? [{ ...row, column: 0, width: columns }] : row;
}
function cutAlike(before, spans) {
  const isAlike = ({ column, width }, at) => before[at]?.column === column && before[at].width === width;
  return before.length === spans.length && spans.every(isAlike);
}
function moveTo(row, column) {
  return `\x1B[${row + 1};${column + 1}H`;
}

// src/tui/terminal.ts
var ENTER = `\x1B[?1049h${HIDE_CURSOR}\x1B[?7l\x1B[?2004h\x1B[2J`;
var LEAVE = `\x1B[0m\x1B[?2004l\x1B[?7h${SHOW_CURSOR}\x1B[?1049l`;
var MOUSE = ["\x1B[?1000h\x1B[?1006h", "\x1B[?1006l\x1B[?1000l"];
var SYNC = ["\x1B[?2026h", "\x1B[?2026l"];
var Terminal = class {
  #stdin;
  #stdout;
  #enter;
  #leave;
  #undo = [];
  #open = true;
  /** `isTmux`: it is a pane or a popup of tmux. */
  constructor({ stdin, stdout }, isTmux) {
    this.#stdin = stdin;
    this.#stdout = stdout;
    this.#leave = `${isTmux ? MOUSE[1] : ""}${LEAVE}`;
    this.#enter = `${ENTER}${isTmux ? MOUSE[0] : ""}`;
    stdin.setRawMode(true);
    stdout.write(this.#enter);
    this.#on(process, "exit", () => this.#restore());
    for (const signal of ["SIGTERM", "SIGHUP"]) this.#on(process, signal, () => this.#end(signal));
    for (const event of ["end", "close", "error"]) this.#on(stdin, event, () => this.#end("SIGHUP"));
  }
  get size() {
    return { columns: Math.max(1, this.#stdout.columns), rows: Math.max(1, this.#stdout.rows) };
  }
  onInput(listener) {
    this.#on(this.#stdin, "data", listener);
    this.#stdin.resume();
  }
  onResize(listener) {
    this.#on(this.#stdout, "resize", listener);
  }
  write(output) {
    if (this.#open && output !== "") this.#stdout.write(SYNC.join(output));
  }
  /** Gives the terminal to another program, and takes it back by what is returned. */
  suspend() {
    this.#restore();
    this.#stdin.pause();
    return () => {
      if (this.#undo.length === 0) return;
      this.#open = true;
      this.#stdin.setRawMode(true);
      this.#stdout.write(this.#enter);
      this.#stdin.resume();
    };
  }
  close() {
    for (const undo of this.#undo.splice(0)) undo();
    this.#restore();
    this.#stdin.pause();
  }
  /** Not by process.exit(): Node.js aborts there when its terminal is gone. */
  #end(signal) {
    this.close();
    process.kill(process.pid, signal);
  }
  #restore() {
    if (!this.#open) return;
    this.#open = false;
    try {
      this.#stdin.setRawMode(false);
      this.#stdout.write(this.#leave);
    } catch {
    }
  }
  #on(emitter, event, listener) {
    emitter.on(event, listener);
    this.#undo.push(() => emitter.off(event, listener));
  }
};

// src/tui/keys.ts
var CSI_LETTERS = {
  A: "up",
  B: "down",
  C: "right",
  D: "left",
  F: "end",
  H: "home",
  Z: "S-tab"
};
var CSI_NUMBERS = {
  1: "home",
  4: "end",
  5: "page-up",
  6: "page-down",
  7: "home",
  8: "end"
};
var BUTTONS = { 0: "click", 64: "wheel-up", 65: "wheel-down" };
var CONTROLS = {
  "	": "tab",
  "\b": "backspace",
  "\x7F": "backspace",
  "\r": "enter",
  "\n": "enter"
};
var KEY = /^(?:\u001b\[([\d;:<=>?]*)[ -/]*([@-~])|\u001bO([@-~])|\u001b([^[O\u001b])|([^\u001b]))/u;
var MAX_SEQUENCE = 64;
var PASTE_BEGINS = "\x1B[200~";
var PASTE_ENDS = "\x1B[201~";
var MAX_PASTE = 64 * 1024;
var KeyDecoder = class {
  #decoder = new TextDecoder();
  #rest = "";
  /** What was pasted so far; undefined while nothing is. */
  #pasted;
  /** True while an Escape was read that may be a key, or the start of one. */
  get pending() {
    return this.#rest !== "";
  }
  push(data) {
    this.#rest += this.#decoder.decode(data, { stream: true });
    const keys = [];
    for (; ; ) {
      if (this.#pasted !== void 0 || this.#rest.startsWith(PASTE_BEGINS)) {
        const pasted2 = this.#paste();
        if (pasted2 === void 0) return keys;
        keys.push(pasted2);
        continue;
      }
      const match = KEY.exec(this.#rest);
      if (match !== null) {
        this.#rest = this.#rest.slice(match[0].length);
        const key = keyOf(match);
        if (key !== void 0) keys.push(key);
      } else if (this.#rest.startsWith("\x1B\x1B")) {
        this.#rest = this.#rest.slice(1);
        keys.push("escape");
      } else {
        if (this.#rest.length > MAX_SEQUENCE) this.#rest = "";
        return keys;
      }
    }
  }
  /** Takes in pasted text; undefined while its end has not come. */
  #paste() {
    if (this.#pasted === void 0) this.#rest = this.#rest.slice(PASTE_BEGINS.length);
    const end = this.#rest.indexOf(PASTE_ENDS);
    const upTo = end >= 0 ? end : Math.max(0, this.#rest.length - PASTE_ENDS.length + 1);
    this.#pasted = `${this.#pasted ?? ""}${this.#rest.slice(0, upTo)}`.slice(0, MAX_PASTE);
    this.#rest = this.#rest.slice(upTo);
    if (end < 0) return void 0;
    const paste = this.#pasted;
    this.#pasted = void 0;
    this.#rest = this.#rest.slice(PASTE_ENDS.length);
    return { paste };
  }
  /** Nothing more came for a while: an Escape on its own is the key. */
  settle() {
    if (this.#pasted !== void 0) return [];
    const alone = this.#rest === "\x1B";
    this.#rest = "";
    return alone ? ["escape"] : [];
  }
};
function keyOf(match) {
  const [, numbers = "", final = "", letter = "", alt, character = ""] = match;
  if (alt !== void 0) return void 0;
  if (numbers.startsWith("<")) return final === "M" ? mouseOf(numbers.slice(1)) : void 0;
  if (final === "~") return CSI_NUMBERS[numbers.split(";")[0] ?? ""];
  if (final !== "" || letter !== "") return CSI_LETTERS[final + letter];
  if (character in CONTROLS) return CONTROLS[character];
  if (character < " ") return `C-${String.fromCharCode(character.charCodeAt(0) + 96)}`;
  return character;
}
function mouseOf(report) {
  const [button = "", column = "", row = ""] = report.split(";");
  const called = BUTTONS[button];
  if (called === void 0) return void 0;
  return { button: called, column: Math.max(0, Number(column) - 1), row: Math.max(0, Number(row) - 1) };
}

// src/tui/screen.ts
var PAINT_MS = 40;
var ESCAPE_MS = 40;
var Screen = class {
  #terminal;
  #scene;
  #paintMs;
  #onError;
  #keys = new KeyDecoder();
  #painter = new Painter();
  #isAway = false;
  #paintedAt = 0;
  #paintTimer;
  #escapeTimer;
  constructor(terminal, scene, { paintMs = PAINT_MS, onError }) {
    this.#terminal = terminal;
    this.#scene = scene;
    this.#paintMs = paintMs;
    this.#onError = onError;
    terminal.onInput((data) => this.#guard(() => this.#input(data)));
    terminal.onResize(() => this.#guard(() => this.#paint()));
    this.#guard(() => this.#paint());
  }
  get size() {
    return this.#terminal.size;
  }
  /** To be called when the scene may look different: paints it now, or as soon as the pace allows. */
  changed() {
    const wait = this.#paintedAt + this.#paintMs - performance.now();
    this.#paintTimer ??= setTimeout(() => this.#guard(() => this.#paint()), Math.max(0, wait));
  }
  /** Writes a sequence that leaves what is shown as it is. */
  write(output) {
    this.#terminal.write(output);
  }
  /** Leaves the terminal to another program; returns how to take it back. */
  suspend() {
    this.#isAway = true;
    const resume = this.#terminal.suspend();
    return () => {
      this.#isAway = false;
      resume();
      this.#painter = new Painter();
      this.#guard(() => this.#paint());
    };
  }
  close() {
    clearTimeout(this.#paintTimer);
    clearTimeout(this.#escapeTimer);
    this.#terminal.close();
  }
  #input(data) {
    if (this.#isAway) return;
    clearTimeout(this.#escapeTimer);
    this.#press(this.#keys.push(data));
    if (!this.#keys.pending) return;
    this.#escapeTimer = setTimeout(() => this.#guard(() => this.#press(this.#keys.settle())), ESCAPE_MS);
  }
  #press(keys) {
    for (const key of keys) {
      this.#scene.press(key);
      if (this.#isAway) return;
    }
    this.changed();
  }
  #paint() {
    clearTimeout(this.#paintTimer);
    this.#paintTimer = void 0;
    if (this.#isAway) return;
    const { size } = this.#terminal;
    this.#terminal.write(this.#painter.paint(this.#scene.frame(size), size));
    this.#paintedAt = performance.now();
  }
  #guard(act) {
    try {
      act();
    } catch (error) {
      this.#onError(error);
    }
  }
};

// src/tui/prompt.ts
var MAX_CHARACTERS = 200;
var MAX_PASTED = 16 * 1024;
var LINE_BREAK = "\n";
var EMPTY_PROMPT = { text: "", state: "open" };
function typed({ text }, key) {
  switch (key) {
    case "enter":
      return { text, state: "done" };
    case "escape":
    case "C-c":
      return { text, state: "cancelled" };
    case "backspace":
      return { text: [...text].slice(0, -1).join(""), state: text === "" ? "cancelled" : "open" };
    case "C-u":
      return EMPTY_PROMPT;
    default:
      return { text: [...key].length === 1 && text.length < MAX_CHARACTERS ? text + key : text, state: "open" };
  }
}
function pasted({ text }, paste) {
  const lines = paste.replaceAll(/\r\n?/g, LINE_BREAK).replaceAll(/[^\P{Cc}\n]/gu, "");
  return { text: (text + lines).slice(0, Math.max(text.length, MAX_PASTED)), state: "open" };
}

export {
  Terminal,
  Screen,
  LINE_BREAK,
  EMPTY_PROMPT,
  typed,
  pasted
};
