import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/redaction/broken-lines.ts
var FRAME = new Set(" 	\xA0\u2502\u2503\u2551\u258F\u258E\u258C\u2595\u2590|\u23BF\u254E");
var BETWEEN = new Set(" 	\xA0\"'`");
var LEAST_WORD = 8;
var MOST_CHARACTERS = 2e3;
var REST = /[0-9A-Z_=+/-]/;
var LEAST_CHARACTERS = 20;
var MOST_BROKEN_LINES = 32;
function chainsOf(texts) {
  const cores = texts.map(coreOf);
  const chains = [];
  let first = 0;
  for (let at = 0; at < cores.length; at += 1) {
    const here = cores[at];
    const next = cores[at + 1];
    const isWhole = here !== void 0 && firstWordLength(here.text) === here.text.length;
    if (at > first && !isWhole) {
      chains.push({ first, count: at - first + 1 });
      first = at;
    }
    const goesOn = here !== void 0 && next !== void 0 && continues(here, next) && at - first < MOST_BROKEN_LINES;
    if (goesOn) continue;
    if (at > first) chains.push({ first, count: at - first + 1 });
    if (at + 1 < cores.length) first = at + 1;
  }
  const last = cores.at(-1);
  const isOpen = last !== void 0 && mayContinue(last);
  return { chains, open: isOpen ? Math.max(first, texts.length - MOST_BROKEN_LINES) : texts.length };
}
function addBroken(texts, { first, count }, find, found) {
  const cores = texts.slice(first, first + count).map(coreOf);
  const pieces = cores.map(({ from, text }, at) => {
    if (at > 0) return { from, text: text.slice(0, firstWordLength(text)) };
    const start = lastWordStart(text);
    return { from: from + start, text: text.slice(start) };
  });
  for (let lines = 2; lines <= count; lines += 1) {
    for (const secret of find(
      pieces.slice(0, lines).map(({ text }) => text).join("")
    ))
      addParts(pieces.slice(0, lines), secret, (at, part) => {
        found[first + at] = merged(found[first + at] ?? [], part);
      });
  }
}
function addParts(pieces, { from, to, id, shown }, add) {
  const firstEnd = pieces[0]?.text.length ?? 0;
  if (from >= firstEnd || to <= firstEnd) return;
  let start = 0;
  for (const [at, piece] of pieces.entries()) {
    const end = start + piece.text.length;
    const place = { from: Math.max(from, start) - start + piece.from, to: Math.min(to, end) - start + piece.from };
    const isWord = at > 0 && to <= end && !REST.test(piece.text);
    if (place.to > place.from && from < end && !isWord)
      add(at, at === 0 ? { ...place, id, shown } : { ...place, id, shown: 0, isContinued: true });
    start = end;
  }
}
function merged(secrets, added) {
  const from = Math.min(added.from, ...secrets.filter((one) => overlaps(one, added)).map((one) => one.from));
  const to = Math.max(added.to, ...secrets.filter((one) => overlaps(one, added)).map((one) => one.to));
  const others = secrets.filter((one) => !overlaps(one, added));
  return [...others, { ...added, from, to }].toSorted((one, other) => one.from - other.from);
}
function overlaps(one, other) {
  return one.from < other.to && other.from < one.to;
}
function coreOf(text) {
  if (text.length > MOST_CHARACTERS) return { from: 0, text: "" };
  let from = 0;
  let to = text.length;
  while (from < to && FRAME.has(text[from] ?? "")) from += 1;
  while (to > from && FRAME.has(text[to - 1] ?? "")) to -= 1;
  return { from, text: from === 0 && to === text.length ? text : text.slice(from, to) };
}
function mayContinue({ from, text }) {
  if (from + text.length < LEAST_CHARACTERS || text.length < LEAST_WORD) return false;
  for (let at = text.length - LEAST_WORD; at < text.length; at += 1) if (BETWEEN.has(text[at] ?? "")) return false;
  return true;
}
function continues(here, next) {
  const length = firstWordLength(next.text);
  return mayContinue(here) && length > 0 && next.from + length <= here.from + here.text.length;
}
function firstWordLength(text) {
  let length = 0;
  while (length < text.length && !BETWEEN.has(text[length] ?? "")) length += 1;
  return length;
}
function lastWordStart(text) {
  let start = text.length;
  while (start > 0 && !BETWEEN.has(text[start - 1] ?? "")) start -= 1;
  return start;
}

// src/redaction/key-block.ts
var BEGIN = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g;
var END = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/;
var BODY = /^[^A-Za-z0-9+/=]{0,40}(?:\d{1,6}[^A-Za-z0-9+/=]{1,10})?[A-Za-z0-9+/=]{1,512}[^A-Za-z0-9+/=]{0,200}$/;
var HEADER = /^\W{0,40}[A-Za-z][A-Za-z-]{2,30}: .{1,200}$/;
var BLANK = /^\W{0,512}$/;
var MOST_KEY_LINES = 400;
var ID = "private-key";
var KeyBlock = class _KeyBlock {
  /** Lines that may still belong to the key that has begun. */
  #left = 0;
  /** Keys that have begun. */
  count = 0;
  /** One in the same state, to look ahead with. */
  copy() {
    const copy = new _KeyBlock();
    copy.#left = this.#left;
    return copy;
  }
  /** What of the next line belongs to such a key. A key that begins and ends in one line is not looked for here. */
  next(text) {
    const found = [];
    let at = 0;
    if (this.#left > 0) {
      this.#left -= 1;
      const end = END.exec(text);
      if (end !== null) {
        this.#left = 0;
        at = end.index + end[0].length;
        if (end.index > 0) found.push(...masked(text, 0, end.index));
      } else if (BODY.test(text) || HEADER.test(text) || BLANK.test(text)) {
        return masked(text, 0, text.length);
      } else this.#left = 0;
    }
    const begin = [...text.slice(at).matchAll(BEGIN)].at(-1);
    if (begin === void 0) return found;
    const from = at + begin.index + begin[0].length;
    if (END.test(text.slice(from))) return found;
    this.#left = MOST_KEY_LINES;
    this.count += 1;
    return [...found, ...masked(text, from, text.length)];
  }
};
function masked(text, from, to) {
  const first = text.slice(from, to).search(/[A-Za-z0-9+/=]/);
  if (first < 0) return [];
  const end = from + text.slice(from, to).trimEnd().length;
  return [{ from: from + first, to: end, id: ID, shown: 0 }];
}

export {
  MOST_BROKEN_LINES,
  chainsOf,
  addBroken,
  MOST_KEY_LINES,
  KeyBlock
};
