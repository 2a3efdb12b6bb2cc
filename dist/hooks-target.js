import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/hooks/target.ts
var MARK = "geppetto-hook";

export {
  MARK
};
