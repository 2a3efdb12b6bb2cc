import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/protocol/ids.ts
var ID = /^([$@%])\d{1,10}$/;
function isSessionId(text) {
  return text.startsWith("$") && ID.test(text);
}
function isWindowId(text) {
  return text.startsWith("@") && ID.test(text);
}
function isPaneId(text) {
  return text.startsWith("%") && ID.test(text);
}

export {
  isSessionId,
  isWindowId,
  isPaneId
};
