import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  serverBinary,
  word
} from "./tmux-binary.js";

// src/tmux/overlay.ts
import { spawn } from "child_process";
function openOverlay(address, command) {
  return spawn(serverBinary(address), ["-u", "-N", "-S", address.socket, ...command.map(word)], {
    detached: true,
    stdio: "ignore"
  });
}

export {
  openOverlay
};
