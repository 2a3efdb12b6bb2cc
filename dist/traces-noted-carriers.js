import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  begins,
  carries,
  fifoPath,
  noteEnd
} from "./pipe-carrier-note.js";
import {
  endProcess
} from "./host-descendants.js";
import {
  commandLine,
  processMark
} from "./host-process-state.js";

// src/traces/noted-carriers.ts
import { readdirSync, readFileSync, readlinkSync, rmSync } from "fs";
import { basename, dirname, join } from "path";
async function endNotedCarriers(socket, pane) {
  const ended = notesAt(socket, pane).map(async (note) => {
    const pid = carrierIn(note);
    if (pid !== void 0) await endProcess(processMark(pid));
    rmSync(note, { force: true });
    return pid !== void 0;
  });
  return (await Promise.all(ended)).includes(true);
}
function removeOldNotes(socket) {
  for (const note of notesAt(socket)) if (carrierIn(note) === void 0) rmSync(note, { force: true });
}
function notesAt(socket, pane) {
  const start = basename(fifoPath(socket, ""));
  const directory = dirname(socket);
  const notes = filesIn(directory).filter((name) => name.startsWith(start) && name.endsWith(noteEnd(pane)));
  return notes.map((name) => join(directory, name));
}
function filesIn(directory) {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}
function carrierIn(note) {
  try {
    const pid = Number.parseInt(readFileSync(note, "latin1"), 10);
    const words = commandLine(pid);
    return begins(words, note) || carries(words) && writesTo(pid, fifoOf(note)) ? pid : void 0;
  } catch {
    return void 0;
  }
}
function writesTo(pid, fifo) {
  return process.platform !== "linux" || isSameFile(readlinkSync(`/proc/${pid}/fd/1`), fifo);
}
function fifoOf(note) {
  return note.replace(/\.\d+\.carrier$/, "");
}
function isSameFile(link, path) {
  return link === path || link === `${path} (deleted)`;
}

export {
  endNotedCarriers,
  removeOldNotes
};
