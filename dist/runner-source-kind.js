import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/runner/source-kind.ts
var SOURCE_KINDS = ["control", "pipe"];
var FEEDS = [...SOURCE_KINDS, "look"];

export {
  SOURCE_KINDS,
  FEEDS
};
