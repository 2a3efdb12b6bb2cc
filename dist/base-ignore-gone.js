import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  Failure,
  systemCode
} from "./base-failure.js";

// src/base/ignore-gone.ts
async function ignoreGone(promise) {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof Failure || systemCode(error) !== void 0 || isAbort(error)) return void 0;
    throw error;
  }
}
function isAbort(error) {
  return error instanceof Error && (error.name === "AbortError" || error.name === "TimeoutError");
}

export {
  ignoreGone
};
