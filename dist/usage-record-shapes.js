import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  NEVER,
  _gte,
  _lte,
  _maxLength,
  _minLength,
  int,
  nullish,
  number,
  pipe,
  string,
  transform
} from "./zod-v4-core-api.js";

// src/usage/tokens.ts
var TOKEN_KINDS = ["input", "output", "cacheRead", "cacheWrite", "cacheWrite1h", "reasoning"];
var NO_TOKENS = {
  input: void 0,
  output: void 0,
  cacheRead: void 0,
  cacheWrite: void 0,
  cacheWrite1h: void 0,
  reasoning: void 0
};
function plus(a, b) {
  return byKind((kind) => a[kind] === void 0 ? b[kind] : a[kind] + (b[kind] ?? 0));
}
function growth(a, b) {
  return byKind((kind) => {
    const value = a[kind];
    return value === void 0 ? void 0 : Math.max(0, value - (b[kind] ?? 0));
  });
}
function largest(a, b) {
  return plus(b, growth(a, b));
}
function total({ input, output, cacheRead, cacheWrite }) {
  const known = [input, output, cacheRead, cacheWrite].filter((count2) => count2 !== void 0);
  return known.length === 0 ? void 0 : known.reduce((sum, count2) => sum + count2, 0);
}
function without(whole, ...parts) {
  return Math.max(
    0,
    parts.reduce((rest, part) => rest - (part ?? 0), whole)
  );
}
function byKind(of) {
  return {
    input: of("input"),
    output: of("output"),
    cacheRead: of("cacheRead"),
    cacheWrite: of("cacheWrite"),
    cacheWrite1h: of("cacheWrite1h"),
    reasoning: of("reasoning")
  };
}

// src/usage/record-shapes.ts
var MAX_TOKENS = 1e12;
var count = int().check(_gte(0), _lte(MAX_TOKENS));
var maybeCount = pipe(
  nullish(count),
  transform((value) => value ?? void 0)
);
var dollars = number().check(_gte(0), _lte(1e9));
var maybeDollars = pipe(
  nullish(dollars),
  transform((value) => value === 0 ? void 0 : value ?? void 0)
);
var label = string().check(_minLength(1), _maxLength(256));
var time = pipe(
  string().check(_maxLength(40)),
  transform((text, context) => {
    const at = Date.parse(text);
    if (Number.isFinite(at)) return at;
    context.issues.push({ code: "custom", message: "not a time", input: text });
    return NEVER;
  })
);
var epochMs = number().check(_gte(0), _lte(864e13));

export {
  TOKEN_KINDS,
  NO_TOKENS,
  plus,
  growth,
  largest,
  total,
  without,
  count,
  maybeCount,
  dollars,
  maybeDollars,
  label,
  time,
  epochMs
};
