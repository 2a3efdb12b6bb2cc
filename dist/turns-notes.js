import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  Findings
} from "./usage-provider.js";
import {
  openRegular
} from "./base-regular-file.js";
import {
  readLines
} from "./usage-lines.js";
import {
  findFiles
} from "./usage-find-files.js";

// src/turns/notes.ts
async function findNote(root, isWanted) {
  return (await findFiles(root, isWanted, new Findings())).at(-1);
}
function linesWith(...marks) {
  const wanted = marks.map((mark) => Buffer.from(mark));
  const isWanted = (line) => wanted.some((mark) => line.includes(mark));
  return async (path, _session, onEntry, mostBytes) => entriesOfFile(path, onEntry, { isWanted, mostBytes });
}
var MOST_BYTES = 1024 ** 3;
async function entriesOfFile(path, onEntry, { isWanted = () => true, mostBytes = MOST_BYTES } = {}) {
  const file = await openRegular(path);
  if (file === void 0) throw new Error(`${path} is no file`);
  const take = (line) => {
    const entry = isWanted(line) ? parsed(line) : void 0;
    if (entry !== void 0) onEntry(entry);
  };
  try {
    const start = Math.max(0, (await file.stat()).size - mostBytes);
    const stream = file.createReadStream({ start, autoClose: false });
    const { rest } = await readLines(stream, { onLine: take, onTooLong: () => void 0 });
    if (rest !== void 0) take(rest);
  } finally {
    await file.close();
  }
}
function parsed(line) {
  try {
    return JSON.parse(line.toString("utf8"));
  } catch {
    return void 0;
  }
}

export {
  findNote,
  linesWith,
  entriesOfFile
};
