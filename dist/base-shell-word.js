import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/base/shell-word.ts
function shellWord(text) {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

export {
  shellWord
};
