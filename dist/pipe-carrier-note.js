import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/pipe/fifo-path.ts
function fifoPath(socket, pipe) {
  return `${socket}.${pipe}`;
}

// src/pipe/carrier-note.ts
import { readdirSync, rmSync } from "fs";
import { basename, dirname, join } from "path";
function carrierNote(fifo, pane) {
  return `${fifo}${noteEnd(pane)}`;
}
function noteEnd(pane) {
  return pane === void 0 ? ".carrier" : `.${pane.slice(1)}.carrier`;
}
function removeNote(fifo) {
  const start = `${basename(fifo)}.`;
  try {
    const notes = readdirSync(dirname(fifo)).filter((name) => name.startsWith(start) && name.endsWith(noteEnd()));
    for (const note of notes) rmSync(join(dirname(fifo), note), { force: true });
  } catch {
  }
}

// src/pipe/carrier.ts
var CARRIES = "cat -u -";
var SCRIPT = [
  'umask 077; echo $$ >"$2"; [ -p "$1" ] && exec 3<>"$1" && exec >"$1" 3>&- && [ -p /dev/stdout ] &&',
  `{ command -v cat >/dev/null && echo $$ && exec ${CARRIES}; echo 0; }`
].join(" ");
function carrierCommand(fifo, note) {
  return ["sh", "-c", SCRIPT, "sh", fifo, note];
}
function begins(words, note) {
  return words.join(" ").includes(note);
}
function carries(words) {
  return words.join(" ").trim() === CARRIES;
}
var MAX_DIGITS = 10;
var LINE_FEED = 10;
var CarrierHead = class {
  #text = "";
  /**
   * The id of its process, and how many bytes of this chunk belong to that; 0 when it says that it cannot carry, or
   * anything else. Undefined as long as it has not come whole.
   */
  push(chunk) {
    const end = chunk.indexOf(LINE_FEED);
    this.#text += chunk.toString("latin1", 0, end < 0 ? MAX_DIGITS + 1 : end);
    if (end < 0 && this.#text.length <= MAX_DIGITS) return void 0;
    return { pid: /^\d{1,10}$/.test(this.#text) ? Number(this.#text) : 0, length: end + 1 };
  }
};

export {
  carrierNote,
  noteEnd,
  removeNote,
  carrierCommand,
  begins,
  carries,
  CarrierHead,
  fifoPath
};
