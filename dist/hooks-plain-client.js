import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  MARK
} from "./hooks-target.js";

// src/hooks/plain-client.ts
import { join } from "path";
var PLAIN_CLIENT = String.raw`[\w./+@-]*/${MARK}`;
function clientPath({ scripts }) {
  return join(scripts, MARK);
}
function plainClientPath(place) {
  const path = clientPath(place);
  if (!new RegExp(`^${PLAIN_CLIENT}$`).test(path)) {
    throw new Error(`the path of geppetto-tmux has characters that cannot stand in it: ${path}`);
  }
  return path;
}

// src/hooks/proven-edit.ts
import { isDeepStrictEqual } from "util";
var MAX_TRIES = 200;
function firstThatReads(texts, read, expected) {
  let tries = 0;
  for (const text of texts) {
    if (isDeepStrictEqual(readOrNothing(text, read), expected)) return text;
    tries += 1;
    if (tries === MAX_TRIES) return void 0;
  }
  return void 0;
}
function readOrNothing(text, read) {
  try {
    return read(text);
  } catch {
    return void 0;
  }
}

export {
  PLAIN_CLIENT,
  clientPath,
  plainClientPath,
  firstThatReads
};
