import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  plain
} from "./terminal-char-width.js";

// src/tmux/message.ts
var MAX_CHARACTERS = 1e3;
function messageTo(client, text) {
  return ["display-message", "-c", client, "--", literal(text)];
}
function literal(text) {
  return plain(text).slice(0, MAX_CHARACTERS).replaceAll("#", "##").replaceAll("%", "%%");
}

export {
  messageTo
};
