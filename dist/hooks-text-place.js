import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/hooks/text-place.ts
function wrongAt(text, offset, what) {
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  const column = offset - before.lastIndexOf("\n");
  return new Error(`line ${line}, column ${column}: ${what}`);
}
function lineEnd(text) {
  return text.includes("\r\n") ? "\r\n" : "\n";
}
function splice(text, start, end, added) {
  return text.slice(0, start) + added + text.slice(end);
}

export {
  wrongAt,
  lineEnd,
  splice
};
