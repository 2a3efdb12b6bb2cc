import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  readLines
} from "./usage-lines.js";

// src/turns/notes.ts
import { createReadStream } from "fs";
function linesWith(...marks) {
  const wanted = marks.map((mark) => Buffer.from(mark));
  const isWanted = (line) => wanted.some((mark) => line.includes(mark));
  return async (path, _session, onEntry) => entriesOfFile(path, onEntry, isWanted);
}
async function entriesOfFile(path, onEntry, isWanted = () => true) {
  const take = (line) => {
    const entry = isWanted(line) ? parsed(line) : void 0;
    if (entry !== void 0) onEntry(entry);
  };
  const { rest } = await readLines(createReadStream(path), { onLine: take, onTooLong: () => void 0 });
  if (rest !== void 0) take(rest);
}
function parsed(line) {
  try {
    return JSON.parse(line.toString("utf8"));
  } catch {
    return void 0;
  }
}

export {
  linesWith,
  entriesOfFile
};
