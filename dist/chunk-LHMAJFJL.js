import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  Failure,
  messageOf
} from "./chunk-VWOYWCO4.js";

// src/base/pattern.ts
import { createContext, Script } from "vm";
var TIMEOUT_MS = 250;
var FIND = new Script("lines.findIndex((line) => pattern.test(line))");
function parsePattern(source) {
  try {
    return new RegExp(source);
  } catch (error) {
    throw new Failure("invalid-request", messageOf(error), {
      next: "quote it for the shell, and escape what is meant as it is"
    });
  }
}
var PatternSearch = class {
  #context;
  #isTooSlow = false;
  /** Throws a Failure `invalid-request`. */
  constructor(source) {
    this.#context = Object.assign(createContext({ pattern: parsePattern(source) }), { lines: [] });
  }
  /** True once it took too long: from then on nothing is found. */
  get isTooSlow() {
    return this.#isTooSlow;
  }
  /** The first line that matches; undefined when there is none. */
  find(lines) {
    if (this.#isTooSlow || lines.length === 0) return void 0;
    this.#context.lines = lines;
    try {
      return lines[Number(FIND.runInContext(this.#context, { timeout: TIMEOUT_MS }))];
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

export {
  parsePattern,
  PatternSearch
};
