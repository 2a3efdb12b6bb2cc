import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/base/similar.ts
var MAX_CHARACTERS = 64;
var MIN_START = 2;
var CHARACTERS_PER_SLIP = 3;
var MOST_SLIPS = 3;
function similar(word, known) {
  if (word.length > MAX_CHARACTERS) return void 0;
  const wanted = word.toLowerCase();
  const most = Math.min(MOST_SLIPS, Math.floor(wanted.length / CHARACTERS_PER_SLIP));
  let best;
  for (const name of known) {
    if (name.length > MAX_CHARACTERS) continue;
    const isStart = wanted.length >= MIN_START && name.toLowerCase().startsWith(wanted);
    const slips = isStart ? 1 : slipsBetween(wanted, name.toLowerCase());
    if (slips <= Math.max(most, isStart ? 1 : 0) && (best === void 0 || slips < best.slips)) best = { name, slips };
  }
  return best?.name;
}
function didYouMean(word, known) {
  const name = similar(word, known);
  return name === void 0 ? "" : `did you mean '${name}'? `;
}
function slipsBetween(one, other) {
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const here = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const isSame = one[row - 1] === other[at - 1];
      const isSwapped = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      const changed = (last[at - 1] ?? 0) + (isSame ? 0 : 1);
      const swapped = isSwapped ? (before[at - 2] ?? 0) + 1 : Infinity;
      here.push(Math.min(changed, swapped, (last[at] ?? 0) + 1, (here[at - 1] ?? 0) + 1));
    }
    before = last;
    last = here;
  }
  return last[other.length] ?? Infinity;
}

export {
  similar,
  didYouMean
};
