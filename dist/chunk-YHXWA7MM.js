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
var ZERO_WIDTH_JOINER = 8205;
var MAX_JOINED = 32;
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
var widths = {
  version: "geppetto",
  wcwidth: charWidth,
  charProperties(codePoint, preceding) {
    const width = charWidth(codePoint);
    const before = preceding >> 1 & 3;
    const state = preceding >> 3;
    const joins = before > 0 && (width === 0 || (state & 1) === 1) && state >> 1 < MAX_JOINED;
    if (!joins) return Math.max(width, 1) << 1;
    const joiner = codePoint === ZERO_WIDTH_JOINER ? 1 : 0;
    return ((state >> 1) + 1 << 1 | joiner) << 3 | Math.max(width, before) << 1 | 1;
  }
};

export {
  charWidth,
  widths
};
