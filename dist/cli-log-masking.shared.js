import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  KeyBlock,
  addBroken,
  chainsOf
} from "./redaction-broken-lines.js";
import {
  BUILT_IN_RULES,
  readRedaction
} from "./base-bounded-matches.js";
import {
  configFile
} from "./base-short-hash.js";
import {
  cellWidth
} from "./terminal-char-width.js";
import {
  Failure
} from "./base-failure.js";

// src/redaction/mask.ts
var WORD = "\u2039redacted\u203A";
var FILL = "*";
var PARTS = /\u001b\[[\d;:]*m|[^]/gu;
function maskOf(secret, shown) {
  const cells = cellWidth(secret);
  const rest = cells - shown - WORD.length;
  return rest < 0 ? FILL.repeat(cells) : secret.slice(0, shown) + WORD + FILL.repeat(rest);
}
function maskText(text, secrets) {
  let masked = "";
  let at = 0;
  for (const { from, to, shown } of secrets) {
    masked += text.slice(at, from) + maskOf(text.slice(from, to), shown);
    at = to;
  }
  return masked + text.slice(at);
}
function maskLine(line, secrets) {
  if (secrets.length === 0) return line;
  const { text, ansi } = line;
  let masked = "";
  let at = 0;
  let next = 0;
  for (const [part] of ansi.matchAll(PARTS)) {
    if (part.startsWith("\x1B")) {
      masked += part;
      continue;
    }
    const secret = secrets[next];
    if (secret === void 0 || at < secret.from) masked += part;
    else if (at === secret.from) masked += maskOf(text.slice(secret.from, secret.to), secret.shown);
    at += part.length;
    if (secret !== void 0 && at >= secret.to) next += 1;
  }
  return { text: maskText(text, secrets), ansi: masked };
}

// src/redaction/entropy.ts
function entropy(text) {
  const counts = /* @__PURE__ */ new Map();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  let bits = 0;
  for (const count of counts.values()) bits -= count / total * Math.log2(count / total);
  return bits;
}

// src/redaction/keyword-index.ts
var LETTERS = 256;
var KeywordIndex = class {
  /** By the first two letters of a keyword: 0 for no keyword, else the number of a list. */
  #starts = new Uint16Array(LETTERS * LETTERS);
  #lists = [[]];
  /** Keywords of two letters and more with what they are of; each is found as it is written. */
  constructor(keywords) {
    for (const entry of keywords) {
      const pair = entry[0].charCodeAt(0) * LETTERS + entry[0].charCodeAt(1);
      const list = this.#starts[pair] ?? 0;
      if (list === 0) this.#starts[pair] = this.#lists.push([entry]) - 1;
      else this.#lists[list]?.push(entry);
    }
  }
  /** Tells of each kind that a text may hold, by the number of the text; of some more than once. */
  find(texts, tell) {
    const starts = this.#starts;
    for (const [number, text] of texts.entries()) {
      let before = LETTERS;
      for (let at = 0; at < text.length; at += 1) {
        const letter = text.charCodeAt(at);
        if (before < LETTERS && letter < LETTERS) {
          const list = starts[before * LETTERS + letter];
          if (list !== 0) this.#tellOf(list, text, at - 1, (kind) => tell(kind, number));
        }
        before = letter;
      }
    }
  }
  #tellOf(list, text, at, tell) {
    for (const [keyword, kind] of this.#lists[list] ?? []) if (text.startsWith(keyword, at)) tell(kind);
  }
};

// src/redaction/secret-finder.ts
var USUAL_KINDS = { off: /* @__PURE__ */ new Set(), own: [] };
var SecretFinder = class {
  #kinds;
  #own;
  #exact;
  #anyCase;
  #tokens;
  constructor({ off, own } = USUAL_KINDS) {
    this.#kinds = BUILT_IN_RULES.filter(({ id }) => !off.has(id)).map((rule) => ({
      rule,
      pattern: new RegExp(rule.pattern, rule.ignoresCase === true ? "dgi" : "dg"),
      allow: patterns(rule.allow)
    }));
    const indexed = (kinds) => new KeywordIndex(kinds.flatMap((kind) => kind.rule.keywords.map((keyword) => [keyword, kind])));
    this.#exact = indexed(this.#kinds.filter(({ rule }) => rule.ignoresCase !== true));
    this.#anyCase = indexed(this.#kinds.filter(({ rule }) => rule.ignoresCase === true));
    this.#tokens = indexed(this.#kinds.filter(({ rule }) => rule.isToken === true));
    this.#own = own.map((of) => ({ of, allow: patterns(of.rule.allow) }));
  }
  /** The secrets of each text in the order of their places, none within another. Throws as OwnRule.find. */
  find(texts) {
    const lower = texts.map((text) => text.toLowerCase());
    const found = texts.map(() => []);
    const wanted = /* @__PURE__ */ new Map();
    const want = (kind, at) => {
      const known = wanted.get(kind);
      if (known === void 0) wanted.set(kind, /* @__PURE__ */ new Set([at]));
      else known.add(at);
    };
    this.#exact.find(texts, want);
    this.#anyCase.find(lower, want);
    for (const kind of this.#kinds) for (const at of wanted.get(kind) ?? []) search(kind, texts[at] ?? "", found[at]);
    for (const { of, allow } of this.#own) {
      const { keywords } = of.rule;
      const isWanted = texts.map((_, at) => keywords.length === 0 || keywords.some((word) => lower[at]?.includes(word)));
      if (!isWanted.includes(true)) continue;
      const places = of.find(texts.map((text, at) => isWanted[at] === true ? text : ""));
      for (const [at, text] of texts.entries())
        for (const match of places[at] ?? []) take(found[at], text, match, { rule: of.rule, allow });
    }
    return found.map(apart);
  }
  /** The secrets in a text that are known by their own letters. */
  tokens(text) {
    const kinds = /* @__PURE__ */ new Set();
    this.#tokens.find([text], (kind) => kinds.add(kind));
    const found = [];
    for (const kind of kinds) search(kind, text, found);
    return apart(found);
  }
};
function search(kind, text, found = []) {
  for (const { indices } of text.matchAll(kind.pattern)) take(found, text, indices ?? [], kind);
}
function patterns(allow = []) {
  return allow.map((source) => new RegExp(source));
}
function take(found = [], text, places, kind) {
  const { id, group = 0, minEntropy = 0 } = kind.rule;
  const place = places[group];
  if (place === void 0) return;
  const [from, to] = place;
  const secret = text.slice(from, to);
  if (secret === "" || kind.allow.some((pattern) => pattern.test(secret))) return;
  if (minEntropy > 0 && entropy(secret) < minEntropy) return;
  const shown = kind.rule.isToken === true ? shownOf(secret, kind.rule.keywords) : 0;
  found.push({ from, to, id, shown });
}
function shownOf(secret, keywords) {
  return Math.max(0, ...keywords.filter((keyword) => secret.startsWith(keyword)).map(({ length }) => length));
}
function apart(secrets) {
  if (secrets.length < 2) return secrets;
  const order = new Map(secrets.map((secret, at) => [secret, at]));
  const apart2 = [];
  for (const secret of secrets.toSorted((one, other) => one.from - other.from)) {
    const last = apart2.at(-1);
    if (last === void 0 || secret.from >= last.to) {
      order.set(secret, order.get(secret) ?? 0);
      apart2.push(secret);
      continue;
    }
    const first = (order.get(last) ?? 0) <= (order.get(secret) ?? 0) ? last : secret;
    const { id, shown } = first;
    const isFromStart = first.from === last.from;
    const both = { from: last.from, to: Math.max(last.to, secret.to), id, shown: isFromStart ? shown : 0 };
    order.set(both, order.get(first) ?? 0);
    apart2[apart2.length - 1] = both;
  }
  return apart2;
}

// src/redaction/redactor.ts
var Redactor = class {
  /** Is told each secret that is masked, and its kind. */
  onSecret;
  #finder;
  #key = new KeyBlock();
  #counts = /* @__PURE__ */ new Map();
  #held = [];
  constructor(kinds) {
    this.#finder = new SecretFinder(kinds);
  }
  get counts() {
    return this.#counts;
  }
  /** Takes the next lines; returns those that are done. Throws as OwnRule.find. */
  push(lines) {
    return this.#masked([...this.#held, ...lines], false);
  }
  /** The lines that were held back. */
  end() {
    return this.#masked(this.#held, true);
  }
  /** The lines that were held back, and some that come after them and may still change. Counts nothing. `known`
   * says what else is secret in the text of a line. */
  preview(lines, known) {
    const all = [...this.#held, ...lines];
    const { found } = this.#find(all.map(({ text }) => text));
    const key = this.#key.copy();
    return all.map((line, at) => {
      const ofKey = key.next(line.text);
      return this.#maskOne(line, found[at] ?? [], [...ofKey, ...known?.(line.text, at) ?? []]);
    });
  }
  /** Masks one text that stands alone. Counts nothing. */
  text(text) {
    return maskText(text, this.#finder.find([text])[0] ?? []);
  }
  #masked(lines, isEnd) {
    const { found, open } = this.#find(lines.map(({ text }) => text));
    const done = isEnd ? lines.length : open;
    this.#held = lines.slice(done);
    const begun = this.#key.count;
    const masked = lines.slice(0, done).map((line, at) => {
      const secrets = found[at] ?? [];
      for (const { id, isContinued } of secrets) if (isContinued !== true) this.#count(id, 1);
      return this.#maskOne(line, secrets, this.#key.next(line.text));
    });
    this.#count("private-key", this.#key.count - begun);
    return masked;
  }
  #find(texts) {
    const found = this.#finder.find(texts);
    const { chains, open } = chainsOf(texts);
    for (const chain of chains) addBroken(texts, chain, (text) => this.#finder.tokens(text), found);
    return { found, open };
  }
  #maskOne(line, secrets, others) {
    const apart2 = joined([...secrets, ...others]);
    if (this.onSecret !== void 0) for (const { from, to, id } of apart2) this.onSecret(line.text.slice(from, to), id);
    return maskLine(line, apart2);
  }
  #count(id, added) {
    if (added > 0) this.#counts.set(id, (this.#counts.get(id) ?? 0) + added);
  }
};
function joined(secrets) {
  const apart2 = [];
  for (const secret of secrets.toSorted((one, other) => one.from - other.from)) {
    const last = apart2.at(-1);
    if (last === void 0 || secret.from >= last.to) apart2.push(secret);
    else apart2[apart2.length - 1] = { ...last, to: Math.max(last.to, secret.to) };
  }
  return apart2;
}

// src/cli/log/masking.ts
function redactorOf(env) {
  const problems = [];
  const kinds = readRedaction(configFile(env), (problem2) => problems.push(problem2));
  const [problem] = problems;
  if (problem === void 0) return new Redactor(kinds);
  throw new Failure("configuration", problem, { next: "put it right, so that everything is masked that should be" });
}
function countsText(counts) {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return "found no secrets to mask";
  const kinds = [...counts].toSorted(([one], [other]) => one < other ? -1 : 1).map(([id, count]) => `${count} ${id}`);
  return `masked ${total === 1 ? "1 secret" : `${total} secrets`}: ${kinds.join(", ")}`;
}

export {
  redactorOf,
  countsText
};
