import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/base/shell-word.ts
var BARE = /^[\w@%+:,./][\w@%+=:,./-]*$/;
function shellWord(text) {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
function shortWord(text) {
  return BARE.test(text) ? text : shellWord(text);
}

export {
  shellWord,
  shortWord
};
