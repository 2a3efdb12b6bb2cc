import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  growth,
  largest
} from "./usage-record-shapes.js";

// src/usage/held.ts
var Held = class {
  #counted = /* @__PURE__ */ new Map();
  /** Takes a record of a request; returns what it adds, undefined when it says nothing new. */
  take(id, tokens) {
    const before = this.#counted.get(id);
    const added = addition(tokens, before);
    if (added !== void 0) this.#counted.set(id, before === void 0 ? tokens : largest(tokens, before));
    return added;
  }
};
function addition(tokens, before) {
  if (before === void 0) return { tokens, isMore: false };
  const more = growth(tokens, before);
  return Object.values(more).some((count) => (count ?? 0) > 0) ? { tokens: more, isMore: true } : void 0;
}

export {
  Held,
  addition
};
