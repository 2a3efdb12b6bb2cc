import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  charWidth
} from "./chunk-YHXWA7MM.js";

// src/cli/plain.ts
var UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;
function plain(text) {
  return text.replaceAll(UNSAFE, "");
}
function cellWidth(text) {
  let cells = 0;
  for (const character of text) cells += charWidth(character.codePointAt(0) ?? 0);
  return cells;
}
function fit(text, cells) {
  if (cellWidth(text) <= cells) return text;
  let used = 0;
  let kept = "";
  for (const character of text) {
    used += charWidth(character.codePointAt(0) ?? 0);
    if (used > cells - 1) break;
    kept += character;
  }
  return cells < 1 ? "" : `${kept}\u2026`;
}

export {
  plain,
  cellWidth,
  fit
};
