import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  cellWidth,
  charWidth
} from "./terminal-char-width.js";

// src/tui/rows.ts
var RESET = "\x1B[0m";
var TOKEN = /\u001b\[[\d;]*m|[ -~]+|[^\u0000-\u001f\u007f-\u009f]/gu;
var JOINER = "\u200D";
function wrap(line, width) {
  const rows = new RowBuilder(Math.max(1, width));
  for (const [token] of line.matchAll(TOKEN)) {
    if (token.startsWith("\x1B")) rows.style(token);
    else if (token <= "~") rows.ascii(token);
    else rows.character(token);
  }
  return rows.take();
}
var RowBuilder = class {
  #width;
  #rows = [];
  #ansi = "";
  #cells = 0;
  #style = "";
  /** Cells of the character that a mark would join, and whether a joiner came last. */
  #before = 0;
  #isJoining = false;
  constructor(width) {
    this.#width = width;
  }
  style(sequence) {
    this.#style = sequence === RESET ? "" : sequence;
    this.#ansi += sequence;
  }
  ascii(text) {
    for (let from = 0; from < text.length; ) {
      if (this.#cells >= this.#width) this.#break();
      const part = text.slice(from, from + this.#width - this.#cells);
      this.#ansi += part;
      this.#cells += part.length;
      from += part.length;
    }
    this.#before = 1;
    this.#isJoining = false;
  }
  character(character) {
    const width = charWidth(character.codePointAt(0) ?? 0);
    const joins = this.#before > 0 && (width === 0 || this.#isJoining);
    const cells = joins ? Math.max(0, width - this.#before) : Math.max(width, 1);
    if (this.#cells > 0 && this.#cells + cells > this.#width) this.#break();
    this.#ansi += character;
    this.#cells += cells;
    this.#before = joins ? this.#before + cells : cells;
    this.#isJoining = joins && character === JOINER;
  }
  take() {
    this.#end();
    return this.#rows;
  }
  #break() {
    this.#end();
    this.#ansi = this.#style;
    this.#cells = 0;
  }
  #end() {
    this.#rows.push({ ansi: this.#style === "" ? this.#ansi : this.#ansi + RESET, cells: this.#cells });
  }
};
function wrapWords(text, width) {
  const lines = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (cellWidth(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    const parts = wrap(word, width).map(({ ansi }) => ansi);
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1) ?? "";
  }
  return [...lines, line];
}

export {
  wrap,
  wrapWords
};
