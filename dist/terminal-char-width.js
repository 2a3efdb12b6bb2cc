import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/terminal/char-width.ts
var WIDE_RANGES = [
  [4352, 4447],
  [9001, 9002],
  [11904, 12350],
  [12353, 42191],
  [43360, 43388],
  [44032, 55203],
  [63744, 64255],
  [65040, 65049],
  [65072, 65131],
  [65281, 65376],
  [65504, 65510],
  [94176, 101631],
  [110576, 111359],
  [127488, 127589],
  [131072, 262141]
];
var ZERO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]$/u;
var EMOJI = new RegExp("^(?!\\p{Regional_Indicator})\\p{Emoji_Presentation}$", "u");
var SOFT_HYPHEN = 173;
var known = new Uint8Array(131072);
function charWidth(codePoint) {
  if (codePoint < 127) return codePoint < 32 ? 0 : 1;
  if (codePoint >= known.length) return measure(codePoint);
  const width = known[codePoint] - 1;
  if (width >= 0) return width;
  const measured = measure(codePoint);
  known[codePoint] = measured + 1;
  return measured;
}
function measure(codePoint) {
  if (codePoint < 160) return 0;
  if (codePoint === SOFT_HYPHEN) return 1;
  const character = String.fromCodePoint(codePoint);
  if (ZERO_WIDTH.test(character)) return 0;
  if (EMOJI.test(character)) return 2;
  return WIDE_RANGES.some(([from, to]) => codePoint >= from && codePoint <= to) ? 2 : 1;
}

// src/terminal/deceptive.ts
var DECEPTIVE = String.raw`\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}`;

// src/terminal/plain.ts
var HARMLESS = /^[ -~]*$/;
var UNSAFE = new RegExp(String.raw`[\u0000-\u001f\u007f-\u009f${DECEPTIVE}]`, "gu");
var MANY_MARKS = new RegExp("(\\p{M}{8})\\p{M}+", "gu");
function plain(text) {
  return HARMLESS.test(text) ? text : text.replaceAll(UNSAFE, "").replaceAll(MANY_MARKS, "$1");
}
function plainJson(value) {
  const json = JSON.stringify(value);
  return HARMLESS.test(json) ? json : json.replaceAll(UNSAFE, escaped);
}
function escaped(character) {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
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
  charWidth,
  plain,
  plainJson,
  cellWidth,
  fit
};
