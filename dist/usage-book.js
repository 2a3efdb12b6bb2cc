import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  NO_TOKENS,
  plus,
  total
} from "./usage-record-shapes.js";

// src/usage/book.ts
var Book = class {
  #sinceMs;
  #sums = /* @__PURE__ */ new Map();
  /** By session and model: the cost recorded so far. */
  #recorded = /* @__PURE__ */ new Map();
  #cut = /* @__PURE__ */ new Set();
  /** By session: the time until which its recorded cost counts. */
  costedUntil = /* @__PURE__ */ new Map();
  /** The session that has started another one to work for it, by that other. */
  parents = /* @__PURE__ */ new Map();
  /** By session: what the agent says itself that it has used. */
  agentTotals = /* @__PURE__ */ new Map();
  /** By session: what stands in it and was counted for another. */
  copied = /* @__PURE__ */ new Map();
  #lastAt = 0;
  /** Lines that look like usage and could not be read as such. */
  notUnderstood = 0;
  constructor(sinceMs) {
    this.#sinceMs = sinceMs;
  }
  get sums() {
    return this.#sums.values();
  }
  /** The latest time of its entries; milliseconds since the epoch. */
  get lastAt() {
    return this.#lastAt;
  }
  /** Sessions of which something is older than what was asked for. */
  get cut() {
    return this.#cut;
  }
  add({ session, model, at, tokens, costUsd, isMore = false, requests = 1 }) {
    this.#lastAt = Math.max(this.#lastAt, at);
    if (at < this.#sinceMs) {
      this.#cut.add(session);
      return;
    }
    const sum = this.#sum(session, model, at);
    if (!isMore) sum.requests += requests;
    sum.tokens = plus(sum.tokens, tokens);
    if (costUsd === void 0) sum.uncosted = plus(sum.uncosted, tokens);
    else sum.recordedUsd = (sum.recordedUsd ?? 0) + costUsd;
    sum.lastAt = Math.max(sum.lastAt, at);
  }
  /** Notes what stands in a session and was counted for the one that it was copied from. */
  addCopy(session, tokens, costUsd = 0) {
    const before = this.copied.get(session) ?? { tokens: NO_TOKENS, costUsd: 0 };
    this.copied.set(session, { tokens: plus(before.tokens, tokens), costUsd: before.costUsd + costUsd });
  }
  /**
   * Takes the cost of a whole session until here, by model, in US dollars. It is shared out among what it covers; a session
   * that is only counted in part is left to the price table, and one that was counted elsewhere is left out.
   */
  sessionCost(session, byModel) {
    const open = [...this.#sums.values()].filter((sum) => sum.session === session);
    if (this.#cut.has(session) || open.length === 0) return;
    for (const [model, costUsd] of byModel) {
      const key = `${session}\0${model}`;
      const before = this.#recorded.get(key) ?? 0;
      this.#recorded.set(key, costUsd);
      this.#share(session, model, costUsd >= before ? costUsd - before : costUsd);
    }
    for (const sum of open) sum.uncosted = NO_TOKENS;
    this.costedUntil.set(session, this.#lastAt);
  }
  #share(session, model, costUsd) {
    const same = [...this.#sums.values()].filter((sum) => sum.session === session && sum.model === model);
    const weight = same.reduce((all, sum) => all + (total(sum.uncosted) ?? 0), 0);
    if (weight === 0) {
      const sum = same.at(-1) ?? this.#sum(session, model, this.#lastAt);
      sum.recordedUsd = (sum.recordedUsd ?? 0) + costUsd;
      return;
    }
    for (const sum of same) {
      sum.recordedUsd = (sum.recordedUsd ?? 0) + costUsd * (total(sum.uncosted) ?? 0) / weight;
    }
  }
  #sum(session, model, at) {
    const day = localDay(at);
    const key = `${session}\0${model}\0${day}`;
    const known = this.#sums.get(key);
    if (known !== void 0) return known;
    const sum = {
      session,
      model,
      day,
      requests: 0,
      tokens: NO_TOKENS,
      uncosted: NO_TOKENS,
      recordedUsd: void 0,
      lastAt: at
    };
    this.#sums.set(key, sum);
    return sum;
  }
};
function localDay(at) {
  const date = new Date(at);
  const two = (value) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

export {
  Book
};
