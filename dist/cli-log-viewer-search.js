import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/cli/log/viewer/search.ts
var SGR = /\u001b\[[\d;]*m/g;
var CHARACTER_OR_SGR = /\u001b\[[\d;]*m|[^]/g;
var RESET = "\x1B[0m";
var MATCH = "\x1B[0;7m";
var FOUND = "\x1B[0;1;4;7m";
function searchPattern(text) {
  if (text === "") return void 0;
  const literal = text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  return new RegExp(literal, new RegExp("\\p{Lu}", "u").test(text) ? "gu" : "giu");
}
function findLine(text, pattern, from, down) {
  for (let index = from; index >= 0 && index < text.count; index += down ? 1 : -1) {
    if (text.line(index).text.search(pattern) !== -1) return index;
  }
  return void 0;
}
function highlight(line, pattern, found) {
  const ranges = [...line.replaceAll(SGR, "").matchAll(pattern)].map(({ 0: text, index }) => ({
    start: index,
    end: index + text.length
  }));
  if (ranges.length === 0) return line;
  let marked = "";
  let style = "";
  let at = 0;
  let range = ranges.shift();
  for (const [token] of line.matchAll(CHARACTER_OR_SGR)) {
    const inside = range !== void 0 && at >= range.start;
    if (token.length > 1) {
      style = token;
      if (!inside) marked += token;
      continue;
    }
    if (at === range?.start) marked += found ? FOUND : MATCH;
    marked += token;
    at += 1;
    if (at !== range?.end) continue;
    marked += RESET + (style === RESET ? "" : style);
    range = ranges.shift();
  }
  return marked;
}

export {
  searchPattern,
  findLine,
  highlight
};
