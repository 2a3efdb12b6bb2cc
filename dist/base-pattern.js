import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  Failure,
  messageOf
} from "./base-failure.js";

// src/base/pattern.ts
import { createContext, Script } from "vm";
var TIMEOUT_MS = 250;
var BATCH_LINES = 2e3;
var LINES = ["a", "1", " ", "-", "ab ", "a,"].map((text) => `${text.repeat(80)}\0`);
var FIND = new Script("lines.findIndex((line) => pattern.test(line))");
var MATCH = new Script("lines.map((line) => pattern.test(line))");
function parsePattern(source, flags = "") {
  try {
    return new RegExp(source, flags);
  } catch (error) {
    throw new Failure("invalid-request", messageOf(error), {
      next: "quote it for the shell, and escape what is meant as it is"
    });
  }
}
var PatternSearch = class {
  #context;
  #timeoutMs;
  #isTooSlow = false;
  /** Throws a Failure `invalid-request`. */
  constructor(source, timeoutMs = TIMEOUT_MS, flags = "") {
    this.#timeoutMs = timeoutMs;
    this.#context = Object.assign(createContext({ pattern: parsePattern(source, flags) }), { lines: [] });
  }
  /** True once it took too long: from then on nothing is found, until `tryAgain`. */
  get isTooSlow() {
    return this.#isTooSlow;
  }
  /** Looks for the pattern again after it took too long. */
  tryAgain() {
    this.#isTooSlow = false;
  }
  /** The first line that matches; undefined when there is none. */
  find(lines) {
    const at = lines.length === 0 ? void 0 : this.#run(FIND, lines);
    return at === void 0 ? void 0 : lines[Number(at)];
  }
  /** Those that match by their texts. Throws a Failure `invalid-request` when that takes too long. */
  filter(items, textOf) {
    const found = [];
    for (let from = 0; from < items.length; from += BATCH_LINES) {
      const batch = items.slice(from, from + BATCH_LINES);
      const matches = this.#run(MATCH, batch.map(textOf));
      if (matches === void 0) throw tooSlow();
      found.push(...batch.filter((_, at) => matches[at] === true));
    }
    return found;
  }
  /** What a script says of some lines; undefined once that takes too long. */
  #run(script, lines) {
    if (this.#isTooSlow) return void 0;
    this.#context.lines = lines;
    try {
      return script.runInContext(this.#context, { timeout: this.#timeoutMs });
    } catch (error) {
      const code = typeof error === "object" && error !== null && "code" in error ? error.code : void 0;
      if (code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
      this.#isTooSlow = true;
      return void 0;
    } finally {
      this.#context.lines = [];
    }
  }
};
function requireQuick(source) {
  const search = new PatternSearch(source);
  search.find(LINES);
  if (search.isTooSlow) throw tooSlow();
}
function tooSlow() {
  return new Failure("invalid-request", "the pattern takes too long", { next: "write it without nested repetitions" });
}

export {
  parsePattern,
  PatternSearch,
  requireQuick,
  tooSlow
};
