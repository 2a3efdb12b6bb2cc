import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/runner/place.ts
var PLACES = ["session", "window", "split"];

export {
  PLACES
};
