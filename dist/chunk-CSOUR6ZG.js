import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  Failure,
  messageOf
} from "./chunk-VWOYWCO4.js";

// src/base/pattern.ts
function parsePattern(source) {
  try {
    return new RegExp(source);
  } catch (error) {
    throw new Failure("invalid-request", messageOf(error), {
      next: "quote it for the shell, and escape what is meant as it is"
    });
  }
}
function knownPattern(source) {
  try {
    return source === void 0 ? void 0 : parsePattern(source);
  } catch {
    return void 0;
  }
}

export {
  parsePattern,
  knownPattern
};
